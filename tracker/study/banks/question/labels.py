"""Numbers before questions and letters before options, as people write them: `1、` `(1)` `A.` `（B）` `C：`."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import ne

from tracker.kernel.patterns import regex
from tracker.study.banks.question.wording import kind_of
from tracker.study.banks.texts import EDGES, LONGEST, clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LISTED = ("A、", "A.", "A．")
"""One of which a text holds that may list options of its own."""

_WIDE = str.maketrans("ＡＢＣＤＥＦＧＨＩＪＫＬａｂｃｄｅｆｇｈｉｊｋｌ", "ABCDEFGHIJKLabcdefghijkl")

NUMBER = regex(
    r"""^\s*(?:
        [【\[]\s*第\s*(?P<framed>\d{1,5})\s*题\s*[】\]]
      | 第\s*(?P<ordinal>\d{1,5})\s*题(?!\s*[到至～~—–\-]+\s*第?\s*\d)\s*[、.．,，:：。)）]?
      | [（(\[【〔]\s*(?P<bracketed>\d{1,5})\s*[)）\]】〕]\s*[、.．:：]?
      | (?:题目|试题|题|[Qq]uestion|[Qq]|[Nn]o\.?)\s*(?P<named>\d{1,5})\s*[、.．,，:：。)）]?(?![\d表图])
      | (?P<plain>\d{1,5})\s*(?:[、．:：。)）]|[.,，](?!\d)|[.．](?=(?:19|20)\d\d\s*年))
    )\s*""",
    re.VERBOSE,
)
"""A question's number. A decimal (`1.5 m`) and a date are not one; a bare number needs more context."""

_BARE_NUMBER = regex(r"\s*\d{1,5}\s*[、.．,，:：]?\s*(?=\S)")
_LONE_NUMBER = regex(r"\s*(\d{1,3})\s*([.．、])\s*(?=[一-鿿“《（(【])|\s*(\d{1,3})\s*(\.)\s*(?=[A-ZÀ-ÞА-Я¿¡])")
_AFTER = r"\s*(?:[)）\]】]\s*[、.．:：]?|[、.．:：,，;；](?!\\))"
_UPPER = rf"[（(\[【]?\s*(?P<upper>[A-L]){_AFTER}"
_LOWER = r"[（(\[【]?\s*(?P<lower>[a-l])\s*(?:[)）]|[、.．])"
_BARE = r"(?:^|(?<=[\s　]))[（(\[【]?(?P<bare>[A-L])(?:[\s　]+|(?=[一-鿿“《]))"
_BEFORE = r"(?<![0-9A-Za-z_０-９Ａ-Ｚａ-ｚ.˚°+*=＝＋])"
_STRICT = regex(f"{_BEFORE}(?:{_UPPER}|{_LOWER})", re.MULTILINE)
_MIXED = regex(f"{_BEFORE}{_UPPER}|{_BARE}", re.MULTILINE)
_LOOSE = regex(rf"(?<![˚°]){_UPPER}")
_GLUED = regex(
    rf"(?<![˚°]){_UPPER}|(?:^|(?<=[\s　一-鿿”》）)。；;]))(?P<bare>[A-L])(?:[\s　]+(?=\S)|(?=[一-鿿“《]))", re.MULTILINE
)
"""From the surest to the least sure way of writing the letter of an option; the last also finds `停电C 挂牌`."""

_SIGNED = regex(r"[（(\[【]?\s*([A-L])(?:\s*[)）\]】]\s*[、.．:：]?|\s*[、.．:：,，](?!\\)|-(?=\s))\s*")
"""The letter of an option that carries one, with a sign after it."""

_BARE_LABEL = regex(r"([A-L])(?:[\s　]+(?=\S)|(?=[一-鿿“《]))")
_FIRST_LETTER = regex(r"([A-L])(?:\s*[.．、:：]\s*|[\s　]+|(?=[\d一-鿿“《（(]))(?=\S)")
BARELY = 3
CLASSES = "类级型相区股档座点段面侧端班组项车車"
"""What letters name: in A类, B类 they belong to the text."""

_NAMED = regex(r"[A-L][^\s、.．:：,，)）\]】]")
_NARROW = str.maketrans("．（）：", ".():")
_JOINT = "\x0b"
"""Where two parts of a cell meet: white space to a pattern, and gone from a cleaned text."""

_GAPS = ("  ", "\u3000", "\xa0\xa0")
_SEPARATORS = "|$#&@^,，/"
_USUAL, _MOST_OPTIONS = 4, 8
_UNITS = "#$/"
"""Those of them that may belong to what is counted; then the last option ends with one too."""

_DASHES = ("- ", "– ", "— ")
_BETWEEN = frozenset("|$#&@^")
"""Those of them that end no text; one may also stand before the first option."""

_OWN = regex(r"^[（(\[【]?\s*([A-La-l])\s*(?:[)）\]】]\s*[、.．:：]?|[、.．:：](?!\\)|-(?=\s))(?!(?<=\.) ?[A-Z]\.)\s*")
"""The letter of an option; initials, as in `C. A. T.`, are none, nor is that of a drive, `C:\\data`."""


def question_number(text: str) -> tuple[int, int]:
    """The number a text begins with and where the text after it begins; (-1, 0) where it begins with none."""
    found = NUMBER.match(text)
    if not found:
        return -1, 0
    number = found["framed"] or found["ordinal"] or found["bracketed"] or found["named"] or found["plain"]
    return int(number), found.end()


def without_number(text: str, *, bare: bool = False) -> str:
    """The text after its number; with `bare` also after one that no sign sets apart: `69当…`, `54.1A`."""
    end = question_number(text)[1]
    if not end and bare and (found := _BARE_NUMBER.match(text)):
        end = found.end()
    return text[end:]


def without_lone_number(text: str) -> str:
    """The text after its number where those around it carry none: `74.通过…`, but not `1.验电 2.挂牌` nor `110.5`."""
    found = _LONE_NUMBER.match(text)
    if not found:
        return text
    number, sign = found[1] or found[3], found[2] or found[4]
    return text if f"{int(number) + 1}{sign}" in text[found.end() :] else text[found.end() :]


def without_label(text: str, index: int) -> str:
    """An option without its own letter, if it carries the letter of its place."""
    if not text or text[0] not in "（([【ABCDEFGHIJKLabcdefghijklＡＢＣＤＥＦＧＨＩＪＫＬ":
        return text
    found = _OWN.match(text.translate(_WIDE)[:8])
    if not found or found[1].upper() != LETTERS[index : index + 1]:
        return text
    return clean(text[found.end() :])


def without_bare_labels(options: tuple[str, ...], signed: int = 0) -> tuple[str, ...]:
    """Options without letters that no sign sets apart, `A 停电`, `B验电`: where all of them, but one, carry theirs.

    In A类, B类, C类 the letters are all that tells them apart. `signed` of the options had a letter with a sign, which
    is gone: beside `A.停电` and `C.挂牌`, `B验电` has one as well.
    """
    if len(options) < BARELY or (options[0][:1].translate(_WIDE) != "A" and not signed):
        return options
    found = [_BARE_LABEL.match(option.translate(_WIDE)[:4]) for option in options]
    own = [label is not None and label[1] == LETTERS[index] for index, label in enumerate(found)]
    texts = tuple(
        option[label.end() :] if label and mine else option
        for option, label, mine in zip(options, found, own, strict=True)
    )
    if signed and sum(own) + signed == len(options):
        return texts
    spaced = 2 * sum(label is not None and label.end() > 1 for label in found) > len(options)
    begin = [text[:1] for text in texts]
    named = not spaced and (len(set(texts)) < len(texts) or any(begin.count(sign) > 1 for sign in CLASSES))
    return options if named or sum(own) < max(BARELY, len(options) - 1) else texts


def split_options(text: str) -> tuple[str, tuple[str, ...]]:
    """What stands before the first option, and the options of a text that holds several: `A.… B.… C.…`.

    Letters have to follow each other from A, with something between them, so that 三相 `A、B、C` is no list of
    options. No options: the whole text and an empty tuple.
    """
    if len(text) > 5 * LONGEST or not ("A" in text or "a" in text or "Ａ" in text or "ａ" in text):
        return text, ()
    wide = text.translate(_WIDE)
    best: list[tuple[int, int]] = []
    for pattern in (_STRICT, _MIXED, _LOOSE, _GLUED):
        if len(best) >= 4 and pattern is not _LOOSE:
            break
        if pattern is _GLUED and not ("B" in wide and "C" in wide):
            break
        places = _places(wide, pattern)
        if len(places) > max(len(best), 1) and _trusted(wide, places) >= _trusted(wide, best):
            best = places
    best = _with_mistyped(wide, best) if 0 < len(best) < _USUAL else best
    best = _first_letters(wide) or best if len(best) < _USUAL else best
    if not best:
        return text, ()
    ends = [start for start, _ in best[1:]] + [len(text)]
    options = tuple(clean(text[after:end]) for (_, after), end in zip(best, ends, strict=True))
    options = _with_unlettered(_in_order(options, wide, best), wide, best)
    options = options if options[-1] or len(options) < 3 else options[:-1]
    before, endings = clean(text[: best[0][0]]), {option[-1:] for option in options[:-1]}
    if len(endings) == 1 and endings <= _BETWEEN and before.endswith(tuple(endings)):
        before = before.rstrip("".join(endings)).rstrip()
    twice = tuple(without_label(option, index) for index, option in enumerate(options))
    return before, _trimmed(twice if all(map(ne, twice, options)) else options)


def _trimmed(options: tuple[str, ...]) -> tuple[str, ...]:
    """Options without what separates them: a stop after any, another sign where it stands after each but the last.

    A dash before each, `A - ohm`, goes as well.
    """
    if all(option[:2] in _DASHES for option in options):
        options = tuple(clean(option[2:]) for option in options)
    ends = {option[-1:] for option in options[:-1]}
    if len(ends) == 1 and ends <= set(_SEPARATORS) and not (ends <= set(_UNITS) and options[-1].endswith(tuple(ends))):
        sign = "".join(ends)
        options = (*(option.rstrip(sign).rstrip() for option in options[:-1]), options[-1])
    return tuple(option[:-1].rstrip() if option.endswith((";", "；", "、")) else option for option in options)


def unlabelled(parts: Sequence[str]) -> tuple[str, ...]:
    """Options that were already cut apart, without their letters, and in the order of these.

    A cell may have been cut in the middle of an option as well (`A、`, `A3 steel`, `B、copper`): the letters decide.
    """
    lettered = (_by_letters(parts) or _by_glued_letters(parts)) if len(parts) > 1 else ()
    if lettered:
        return lettered
    signed = [found[1] for part in parts if (found := _SIGNED.match(part.translate(_WIDE)))]
    if signed.count("A") > 1 and "B" not in signed:
        return tuple(parts)  # letters that the options speak of
    if len({part[1:] for part in parts}) < len(parts) and all(_NAMED.match(part) for part in parts):
        return tuple(parts)  # the letters are all that tells them apart
    before, options = split_options(_JOINT.join(parts))
    if options and (not before or kind_of(before)) and (len(options) == len(parts) or len(options) > 2):
        return options
    return tuple(without_label(part, index) for index, part in enumerate(parts))


def _by_letters(parts: Sequence[str]) -> tuple[str, ...]:
    """The parts if each begins with a letter and a sign: by their letters, or as they stand if one is mistyped."""
    found = [_SIGNED.match(part.translate(_WIDE)) for part in parts]
    texts = _trimmed(tuple(clean(part[label.end() :]) for part, label in zip(parts, found, strict=True) if label))
    if len(texts) < len(parts) or not all(texts):
        return ()
    places = [LETTERS.index(label[1]) for label in found if label]
    if sorted(places) == list(range(len(parts))):
        return tuple(texts[places.index(place)] for place in range(len(parts)))
    return texts if 2 * sum(place == index for index, place in enumerate(places)) > len(parts) else ()


def _by_glued_letters(parts: Sequence[str]) -> tuple[str, ...]:
    """`Aφ1.6`, `Bφ2.0`, `Cφ2.4`: letters without a sign before different texts."""
    starts = [part[:1].translate(_WIDE) for part in parts]
    if len(parts) < 3 or sorted(starts) != list(LETTERS[: len(parts)]):
        return ()
    signed = (_SIGNED.match(part.translate(_WIDE)) for part in parts)
    texts = _trimmed(
        tuple(clean(part[label.end() if label else 1 :]) for part, label in zip(parts, signed, strict=True))
    )
    if not all(texts) or len(set(texts)) < len(texts) or all(len(text) < 2 and text.isalpha() for text in texts):
        return ()
    return tuple(texts[starts.index(letter)] for letter in LETTERS[: len(parts)])


def _places(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where the letters A, B, C… begin and end, taking the A after which most letters follow.

    Of equals those of which more are written alike, then begin lines: an answer in a stem, `…是（A）。`, is not the
    first option, and `(D)` in a formula not the fourth.
    """
    best: list[tuple[int, int]] = []
    best_rank = (0, 0, 0, False)
    every = [(found[found.lastgroup or 0].upper(), found.span()) for found in pattern.finditer(text)]
    lined = [label for label in every if _begins_line(text, label[1])] if "\n" in text else every
    for labels in (every, *([lined] if len(lined) < len(every) else ()), *_alike(text, every)):
        for at, (first, _) in enumerate(labels):
            if first != "A":
                continue
            places = _sequence(labels[at:])
            if len(places) < 2:
                break
            full = _without_empty(text, _on_lines(text, places))
            lines = sum(_begins_line(text, place) for place in full)
            rank = (_trusted(text, full), len(full), lines, _begins_line(text, places[0]))
            if full and rank > best_rank:
                best, best_rank = full, rank
    return best


def _with_mistyped(text: str, best: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places of letters that begin lines, four or more, in another order or one mistyped; else those given.

    A, C, B, D are two columns copied line by line; A, B, C, C and A, B, C, E hold a slip of the pen. A wide gap is as
    good as a new line.
    """
    every = [(found[found.lastgroup or 0].upper(), found.span()) for found in _STRICT.finditer(text)]
    lined = [(letter, place) for letter, place in every if _begins_line(text, place) or _behind_gap(text, place)]
    first = next((at for at, (letter, _) in enumerate(lined) if letter == "A"), len(lined))
    letters, places = [letter for letter, _ in lined[first:]], [place for _, place in lined[first:]]
    wrong = [at for at, letter in enumerate(letters) if letter != LETTERS[at : at + 1]]
    if not _USUAL <= len(letters) <= _MOST_OPTIONS:
        return best
    if wrong and sorted(letters) == list(LETTERS[: len(letters)]):
        return _without_empty(text, places) or best
    if len(wrong) != 1:
        return best
    beside = letters[wrong[0] - 1 : wrong[0]] + letters[wrong[0] + 1 : wrong[0] + 2]
    if wrong[0] == len(letters) - 1:
        beside += LETTERS[len(letters)] if len(letters) > _USUAL else LETTERS[: _USUAL + 1]
    return _without_empty(text, places) or best if letters[wrong[0]] in beside else best


def _first_letters(text: str) -> list[tuple[int, int]]:
    """The places of the letters A, B, C and so on that begin the last lines of a text, with a sign, space or neither.

    `A 1955年`, `B1956年`: four lines or more, whose texts differ from one another.
    """
    places: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        found = _FIRST_LETTER.match(line)
        if found and found[1] == LETTERS[len(places)]:
            places.append((at, at + found.end()))
        elif places:
            return []
        at += len(line) + 1
    texts = [text[end : text.find("\n", end) if "\n" in text[end:] else len(text)] for _, end in places]
    return places if len(places) >= _USUAL and len(set(texts)) == len(texts) else []


def _in_order(options: tuple[str, ...], text: str, places: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """The options by their letters, where each has one of its own."""
    letters = [next((sign for sign in text[slice(*place)].upper() if sign.isalpha()), "") for place in places]
    if sorted(letters) != list(LETTERS[: len(letters)]):
        return options
    return tuple(options[letters.index(letter)] for letter in LETTERS[: len(letters)])


def _with_unlettered(options: tuple[str, ...], text: str, places: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """The options, and those behind the last that have lost their letters, where tabs part all of them."""
    *before, last = options
    if "\t" not in last or not before or not all(_behind_tab(text, place) for place in places[1:]):
        return options
    return (*before, *filter(None, map(clean, last.split("\t"))))


def _behind_tab(text: str, place: tuple[int, int]) -> bool:
    return "\t" in text[slice(*place)] or text[: place[0]].rstrip(" ").endswith("\t")


def _behind_gap(text: str, place: tuple[int, int]) -> bool:
    return _behind_tab(text, place) or text[slice(*place)].startswith(_GAPS) or text[: place[0]].endswith(_GAPS)


def _alike(text: str, labels: list[tuple[str, tuple[int, int]]]) -> list[list[tuple[str, tuple[int, int]]]]:
    """The labels that are written as the first A is, where others are written otherwise."""
    first = next((_form(text, place) for letter, place in labels if letter == "A"), None)
    alike = [label for label in labels if _form(text, label[1]) == first]
    return [alike] if 2 < len(alike) < len(labels) else []


def _sequence(labels: Sequence[tuple[str, tuple[int, int]]]) -> list[tuple[int, int]]:
    """The places of A, B, C… as far as they follow each other; other letters between are passed over."""
    places: list[tuple[int, int]] = []
    for letter, place in labels:
        if letter == LETTERS[len(places)]:
            places.append(place)
    return places


def _on_lines(text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The labels that begin lines, where three or more do: what comes behind them, `voltage (E)`, is none."""
    begin = next((at for at, place in enumerate(places) if not _begins_line(text, place)), len(places))
    return places[:begin] if begin > 2 and _form(text, places[0]) != _form(text, places[-1]) else places


def _form(text: str, place: tuple[int, int]) -> str:
    """How a label is written, without its letter: "、" or "（）"."""
    signs = "".join(sign for sign in text[slice(*place)] if not sign.isalnum() and not sign.isspace())
    return signs.translate(_NARROW)


def _trusted(text: str, places: Sequence[tuple[int, int]]) -> int:
    """How many labels count: all, or of four and more those written as the first, if these are less than half.

    The letters in `A.(A,B)`, `B.(A,C)` follow each other by chance.
    """
    alike = [_form(text, place) for place in places].count(_form(text, places[0])) if places else 0
    return len(places) if len(places) < _USUAL or 2 * alike >= len(places) else alike


def _begins_line(text: str, place: tuple[int, int]) -> bool:
    before, label = text[: place[0]], text[slice(*place)]
    return label[:1] == "\n" or not before.rpartition("\n")[2].strip(EDGES)


def _without_empty(text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places, or none of them if two letters follow each other with nothing between."""
    for (_, after), (start, _) in pairwise(places):
        if not text[after:start].strip(EDGES + "、，,"):
            return []
    return places
