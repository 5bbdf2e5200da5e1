"""What an answer cell or line says: letters, signs, numbers, or the text of the right option."""

from __future__ import annotations

import ast
import json
import re

from tracker.kernel.patterns import regex
from tracker.study.banks.model import AnswerStyle
from tracker.study.banks.question.labels import LETTERS, split_options, unlabelled, without_label
from tracker.study.banks.question.wording import truth_of
from tracker.study.banks.texts import EDGES, LOOKALIKES, clean, folded, normalise, same_option

_BETWEEN = regex(r"[\s,，、;；:：/\\|和及与&+.。·\-—~()（）\[\]【】<>《》\"'`#$]+")
_APART = regex(r"[\s　、,，;；|｜]+")
_LABELLED = regex(r"(?:^|[\s、；;,，|┋‖¦┃│])[（(\[]?([A-Ha-h])(?:\s*[.、．,，:：)）\]】]\s*|\s+)(?=\S)")
_PARTS = tuple(
    regex(part) for part in (r"\n+", r"[;；]", r"\|+", r"[$#&@^]+", r"[、]", r"[,，]", r"[\s　]{2,}", r"\s+")
)
_BETWEEN_OPTIONS = (*((part, 2) for part in _PARTS[:4]), (regex("/"), 4), *((part, 2) for part in _PARTS[4:6]))
"""What stands between the options of a cell, and how many there are at least: two parts of a slash are one word."""

_BETWEEN_BLANKS = (*_PARTS, regex("/"))
_ODD = regex(r"\s*(?:[|#$^~@&*;；]{2,}|%%+|<br\s*/?>|[┋‖¦┃│])\s*", re.IGNORECASE)
"""Separators that no option holds; 问卷星 and other systems write them between options."""

_PLACE_NUMBER = regex(r"\s*(?:[（(]\d{1,2}[)）]|[①-⑳]|\d{1,2}[.．、)）](?!\d))\s*")
_BLANK_NAMED = regex(
    r"[-•]?\s*(?:第\s*\d{1,2}\s*空|第?\s*空\s*\d{1,2})(?:\s*[:：、.\ue000-\uf8ff]\s*|(?<!空)\s+(?=\S))"
)
_ONLY_PLACE = regex(r"^[（(]\s*1\s*[)）]\s*(?=\S)(?!.*[（(]\s*2\s*[)）])", re.DOTALL)
_BLANK = regex(r"[（(\[【〔][\s　_＿]*[)）\]】〕]|[_＿]{2,}|﹍{2,}|…{3,}")
_COLUMN = regex(r"(?:option|opt|choice|answer|ans|选项|答案)[\s_\-]*([a-h]|[1-9])", re.IGNORECASE)
_IDENTIFIER = regex(r"(?:^|_)(?:id|uuid|key)$|[a-z]I[dD]$")
_USUAL_OPTIONS, _LONGEST = 12, 60
"""Letters beyond the usual ones make words, NO for instance; what is longer is no row of letters."""

_KEYS = frozenset(LETTERS + LETTERS.lower())
_LETTERS_CACHE: dict[str, tuple[int, ...] | None] = {}


def letters_in(text: str) -> tuple[int, ...] | None:
    """The option indices that an answer such as `ABD`, `A、B、D` or `（b）` names; None if it is no such answer."""
    if text in _LETTERS_CACHE:
        return _LETTERS_CACHE[text]
    named = letters_among(text, _USUAL_OPTIONS)
    if len(_LETTERS_CACHE) < 10_000:
        _LETTERS_CACHE[text] = named
    return named


def letters_among(text: str, options: int) -> tuple[int, ...] | None:
    """Like `letters_in`, where there are so many options to name."""
    plain = _BETWEEN.sub("", folded(text.translate(LOOKALIKES)).upper()) if len(text) <= _LONGEST else ""
    if not plain or len(plain) > options or not plain.isascii() or not plain.isalpha():
        return None
    indices = sorted({LETTERS.index(letter) for letter in plain})
    return tuple(indices) if len(indices) == len(plain) and indices[-1] < options else None


def letters_in_order(text: str) -> tuple[int, ...] | None:
    """Like `letters_in`, in the order they are named: what an ordering question asks for."""
    plain = _BETWEEN.sub("", folded(text.translate(LOOKALIKES)).upper()).replace(">", "")
    if plain.isdigit() and "0" not in plain:
        return tuple(int(digit) - 1 for digit in plain) if len(set(plain)) == len(plain) else None
    if not plain or not plain.isascii() or not plain.isalpha() or len(set(plain)) != len(plain):
        return None
    return tuple(LETTERS.index(letter) for letter in plain)


def digits_in(text: str) -> tuple[int, ...] | None:
    """The numbers that an answer such as `1`, `1,3` or `①③` is made of; None if it holds anything else."""
    parts = [part for part in _BETWEEN.split(folded(text)) if part] if len(text) <= 60 else []
    if not parts or len(parts) > 12 or not all(part.isdigit() and len(part) < 3 for part in parts):
        return None
    return tuple(map(int, parts))


def chosen(text: str, options: tuple[str, ...], style: AnswerStyle) -> tuple[int, ...] | None:
    """The indices of the right options by what the answer says, trying the table's own style first."""
    readers = _READERS.get(style, _READERS[AnswerStyle.LETTERS])
    for reader in readers:
        found = reader(text, options)
        if found is not None:
            return found
    return None


def _by_letters(text: str, options: tuple[str, ...]) -> tuple[int, ...] | None:
    found = letters_in(text) or letters_among(text, len(options))
    return found if found is not None and (not options or found[-1] < len(options)) else None


def _by_labelled(text: str, options: tuple[str, ...]) -> tuple[int, ...] | None:
    """`B、《史记》` or `A 道德准则、C 道德品质`: letters with the text of their options after them."""
    letters = [found.upper() for found in _LABELLED.findall(folded(text))]
    if not letters or letters != sorted(set(letters)):
        return None
    found = tuple(LETTERS.index(letter) for letter in letters)
    if options and found[-1] >= len(options):
        return None
    said = normalise(text)
    return found if all(normalise(options[index]) in said for index in found if options) else None


_NUMBER_SIGNS = (")", "）", ".", "、", ":", "：", " ")


def _by_label(text: str, options: tuple[str, ...]) -> tuple[int, ...] | None:
    """`B) the busbar` or `2. the busbar`: the letter or number of one option with exactly its text.

    `1.5 mm` is the text of an option of its own where there is such an option.
    """
    if same_option(text) in map(same_option, options):
        return None
    for index, option in enumerate(options):
        bare = without_label(text, index)
        if bare == text and (behind := text.removeprefix(f"{index + 1}")).startswith(_NUMBER_SIGNS):
            bare = behind.lstrip("".join(_NUMBER_SIGNS))
        if bare != text and same_option(bare) == same_option(option):
            return (index,)
    return None


def _by_text(text: str, options: tuple[str, ...]) -> tuple[int, ...] | None:
    """The texts of the right options themselves, one or several."""
    if options.count(text) == 1:
        return (options.index(text),)
    places = {same_option(option): index for index, option in enumerate(options)}
    whole = places.get(same_option(text))
    if whole is not None:
        return (whole,)
    listed = listed_texts(text)
    candidates = [list(listed)] if listed else [pattern.split(text.strip(EDGES)) for pattern in _PARTS]
    for parts in candidates:
        indices = [places.get(same_option(part)) for part in parts if part.strip(EDGES)]
        found = sorted({index for index in indices if index is not None})
        if len(found) == len(indices) and found:
            return tuple(found)
    return None


def _by_name(text: str, options: tuple[str, ...]) -> tuple[int, ...] | None:
    """The word above the column of the right option: `option3`, `Option C`, `选项B`."""
    found = _COLUMN.fullmatch(folded(text)) if len(text) < 20 else None
    if found is None:
        return None
    index = int(found[1]) - 1 if found[1].isdigit() else LETTERS.index(found[1].upper())
    return (index,) if 0 <= index < len(options) else None


def _by_truth(text: str, options: tuple[str, ...]) -> tuple[int, ...] | None:
    said = truth_of(text)
    found = tuple(index for index, option in enumerate(options) if said is not None and truth_of(option) is said)
    return found if len(found) == 1 else None


def _from_zero(text: str, options: tuple[str, ...]) -> tuple[int, ...] | None:
    digits = digits_in(text)
    if digits is None or (options and max(digits) >= len(options)) or len(set(digits)) != len(digits):
        return None
    return tuple(sorted(digits))


def _from_one(text: str, options: tuple[str, ...]) -> tuple[int, ...] | None:
    digits = digits_in(text)
    if digits is None or (options and len(digits) == 1 and digits[0] > len(options)):
        return _digit_by_digit(folded(text), len(options))
    if len(digits) == len(options) > 1 and set(digits) <= {0, 1}:
        return tuple(index for index, flag in enumerate(digits) if flag)
    if min(digits) < 1 or (options and max(digits) > len(options)) or len(set(digits)) != len(digits):
        return None
    return tuple(sorted(digit - 1 for digit in digits))


def _digit_by_digit(text: str, options: int) -> tuple[int, ...] | None:
    """`134` of four options: the first, the third and the fourth."""
    if not text.isdecimal() or sorted(set(text)) != list(text) or text[0] == "0" or int(text[-1]) > options:
        return None
    return tuple(int(digit) - 1 for digit in text)


_READERS = {
    AnswerStyle.LETTERS: (_by_letters, _by_label, _by_labelled, _by_text, _by_truth, _by_name, _from_one),
    AnswerStyle.TEXT: (_by_text, _by_label, _by_letters, _by_labelled, _by_truth, _by_name, _from_one),
    AnswerStyle.FROM_ZERO: (_from_zero, _by_letters, _by_label, _by_labelled, _by_text, _by_truth, _by_name),
    AnswerStyle.FROM_ONE: (_from_one, _by_letters, _by_label, _by_labelled, _by_text, _by_truth, _by_name),
}


def letters_apart(text: str) -> tuple[str, ...] | None:
    """The letters of several answers in one text, `C,D,B`; None where one of them is something else."""
    answers = tuple(filter(None, _APART.split(text)))
    return answers if all(map(letters_in, answers)) else None


def listed_texts(text: str) -> tuple[str, ...] | None:
    """The texts of a list or map in JSON or Python (`["V", "A"]`, `{"A": "V"}`), as some tools store options."""
    plain = text.strip(EDGES)
    if not plain or plain[0] not in "[{" or plain[-1] not in "]}" or len(plain) > 20_000:
        return None
    try:
        value = json.loads(plain)
    except ValueError:
        try:
            value = ast.literal_eval(plain)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            return None
    if isinstance(value, dict):
        value = list(value.values())
    if not isinstance(value, list):
        return None
    return tuple(clean(item_text(item)) for item in value)


def item_text(item: object) -> str:
    """An item of a list of options: its text, or the longest text of a record such as `{"key": "A", "value": "5"}`."""
    if isinstance(item, dict):
        named = {name: part for name, part in item.items() if isinstance(part, str | int | float)}
        parts = [part for name, part in named.items() if not _IDENTIFIER.search(name)] or list(named.values())
        return str(max(parts, key=lambda part: (part not in _KEYS, isinstance(part, str), len(str(part))), default=""))
    return str(item)


def options_of(cell: str) -> tuple[str, ...]:
    """The options of a cell that holds all of them: labelled, listed, one a line, or between separators."""
    listed = listed_texts(cell)
    if listed is not None:
        return unlabelled(listed)
    odd = [part for part in map(clean, _ODD.split(cell)) if part]
    if len(odd) > 1:
        return unlabelled(odd)
    cell = odd[0] if odd else cell
    bars = [clean(part) for part in cell.split("|")] if cell.count("|") > 1 else []
    if bars and all(bars) and len({part[0] in _KEYS for part in bars}) == 1:  # absolute values stand beside nothing
        return unlabelled(bars)
    before, options = split_options(cell)
    if options and not before:
        return options
    for pattern, least in _BETWEEN_OPTIONS:
        parts = [clean(part) for part in pattern.split(cell)]
        filled = [part for part in parts if part]
        if len(filled) >= least:
            return unlabelled(filled)
    return (cell,) if cell else ()


def blanks_in(stem: str) -> int:
    """How many blanks a stem leaves: `（ ）`, `( )`, `____`."""
    return len(_BLANK.findall(stem))


def blank_answers(text: str, blanks: int) -> tuple[tuple[str, ...], bool]:
    """One answer per blank, and whether their number fits: split at the first separator that gives that many."""
    text = text.strip(EDGES)
    if not text:
        return (), True
    listed = listed_texts(text)
    if listed and (blanks <= 1 or len(listed) == blanks):
        return listed, True
    text = listed[0] if listed and len(listed) == 1 else text
    named = _each_named(text)
    if named:
        return named, blanks in (0, len(named))
    text = _ONLY_PLACE.sub("", text)
    if blanks <= 1:
        return (text,), True
    for pattern in (_PLACE_NUMBER, *_BETWEEN_BLANKS) if _PLACE_NUMBER.match(text) else _BETWEEN_BLANKS:
        parts = [clean(part) for part in pattern.split(text)]
        filled = tuple(part.rstrip(";；,，、") for part in parts if part)
        if len(filled) == blanks:
            return _unnumbered(filled), True
    return (text,), False


def _each_named(text: str) -> tuple[str, ...]:
    """The answers of a text that names each blank, or has a numbered line for each; none of any other text."""
    if _BLANK_NAMED.match(text):
        return tuple(filter(None, map(clean, _BLANK_NAMED.split(text))))
    lines = tuple(text.split("\n"))
    unnumbered = _unnumbered(lines) if len(lines) > 1 else lines
    return unnumbered if unnumbered != lines else ()


def _unnumbered(parts: tuple[str, ...]) -> tuple[str, ...]:
    """`(1) 断开 (2) 接地`: answers without the numbers of their blanks, where all of them carry theirs."""
    stripped = []
    for place, part in enumerate(parts, 1):
        found = re.match(rf"[（(]?\s*{place}\s*[)）.．、:：]\s*", folded(part)[:6])
        if not found:
            return parts
        stripped.append(clean(part[found.end() :]))
    return tuple(stripped)
