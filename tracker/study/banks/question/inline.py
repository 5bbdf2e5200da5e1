"""Answers and options that stand inside the stem: `…是（B）。`, `…可靠。（√）`, `【多选】…`."""

from __future__ import annotations

import re

from tracker.kernel.patterns import regex
from tracker.study.banks.model import Kind
from tracker.study.banks.question.answers import letters_in
from tracker.study.banks.question.wording import kind_of, truth_of
from tracker.study.banks.texts import EDGES, clean

BLANK = "（ ）"

_BRACKETED = regex(r"[（(\[【〔]([^（()）\[\]【】〔〕]{1,24})[)）\]】〕]")
_UNDERLINED = regex(
    r"(?:[（(][ 　]*)?(?:[_＿]+|(?<=[:：]))[ 　]*([A-Ha-hＡ-Ｈ](?:[ 　、,，]?[A-Ha-hＡ-Ｈ]){0,7})[ 　]*[_＿]+"
    r"(?:[ 　]*[)）])?"
)
_LETTERS_AT_END = regex(r"(?<=[)）_＿。.?？:：”])[ 　\t]*([A-HＡ-Ｈ](?:[ 　、,，]?[A-HＡ-Ｈ]){0,7})[ 　]*$")
_LETTERS_APART = regex(r"(?<=\S)[ 　\t]+([A-H]{1,6})[ 　]*$")
_LETTERS_BESIDE = regex(r"(?<=[)）])[ 　]*([A-H]{1,6})[ 　]*$")
_LETTERS_GLUED = regex(r"(?<=[一-鿿”》）)：:])([A-H]{1,6})[ 　]*$")
_LETTERS_BEHIND = regex(r"(?<=[。？?：:])[ 　\t]*([A-H]{1,6})[ 　]*$")
_FILLED_BLANK = regex(r"[（(](?:[\s　]+[A-H][A-H\s　,，、]{0,12}|[A-H]{1,6}[\s　]+)[)）]")
_EMPTY_BLANK = regex(r"[（(][\s　]*[)）]")
_AROUND_LETTERS = EDGES + "?？"
"""What pads the letters in a blank; a question mark is what became of a wide space in another encoding."""

_ANSWER_IN_BRACKETS = regex(r"[（(]\s*([A-H]{1,6})\s*[)）]")
_MAY_HIDE = regex(r"[（(\[【〔_＿][\s　]*[A-Ha-hＡ-Ｈ]")
_TRUTH_AT_END = regex(r"(?<=[^√×✓✗✔✘])[ 　]*([√×✓✗✔✘])[ 　。.]*$|(?<=[。.！!）)；;])[ 　]*(对|错|正确|错误)[ 　。.]*$")
_TRUTH_AT_START = regex(r"^[（(\[【]\s*([√×✓✗✔✘对错TFtf]|正确|错误)\s*[)）\]】]\s*")
_SIGNED = r"[（(]\s*(?:[√×✓✗✔✘对错]|正确|错误)\s*[)）]"
_STATED = regex(rf"^{_SIGNED}\s*\S|(?:{_SIGNED}|[√×✓✗✔✘])[\s。.]*$")
_MARK = regex(
    r"^[\[【（(〔]\s*([^\[\]【】（()）〔〕,，;；\d]{1,10}?)\s*(?:[,，;；、]?\s*(?:共|每题|本题)?\s*[\d.]+\s*分[^)）\]】]*)?[\])】）〕]\s*[、.:：]?\s*"
)
_TELLS_OF = ("案例", "材料", "情景")
"""What a mark may say of the text of a question, and not of its kind."""

_NAMED = regex(
    r"^((?:单[项选]|多[项选]|不定项|选择|判断|是非|填空|简答|问答|计算|论述|名词解释|案例分析)(?:选择)?题)\s*[:：]\s*(?=\S)"
)
_MARK_AT_END = regex(
    r"\s*[\[【（(]\s*([^\[\]【】（()）\d]{1,6}题|单选|多选|[单多]项选择|判断|不定项(?:选择)?)\s*[\])】）]"
    r"(?:\s*[*。.]?\s*$|(?=\s*[（(]\s*[)）]\s*[。.]?$))"
)
"""At the very end, or before the blank there."""

_SCORE = r"[（(\[【]\s*(?:本题|每题|满分)?\s*\d+(?:\.\d+)?\s*分\s*[)）\]】]"
_SCORE_BEFORE = regex(rf"^{_SCORE}\s*")
_SCORE_BEHIND = regex(rf"\s*{_SCORE}\s*[。.]?$|(?<=[）)])\s*{_SCORE}")
"""At the end, or behind a blank."""

_KIND_AND_NUMBER = regex(r"^((?:单选|多选|单项选择|多项选择|不定项选择|判断|填空|简答|问答)题)\s+\d{1,4}\s*[.．、]\s*")
_STAR_BEFORE = regex(r"^(?:[*＊]{1,3}[\s　]+|[★☆]+\s*)(?=\S)")
"""What marks a question that is asked often."""

_PLACE_IN_CASE = regex(r"^[\[【（(]\s*([^\[\]【】（()）\d]{0,8}?)[\s·•—-]*第\s*\d{1,2}\s*(?:小题|问)\s*[\])】）]\s*")
_NUMBER_BEFORE_MARK = regex(
    r"^[（(]?\s*\d{1,4}\s*[)）]?\s*[、.．]?\s*(?=[\[【]\s*(?:单|多|不定|选择|判断|填空|简答|问答))"
)
_HOW_MANY = regex(r"\s*[（(]\s*正确(?:答案|选项)(?:的?个数)?\s*[:：]?\s*\d\s*个?\s*[)）]")
_SAYS_MULTIPLE = regex(
    r"[（(\[【]\s*(?:多选|多项选择|不定项|可多选|选[两二三四多2-5]项|选择[两二三四多2-5]项)题?\s*[)）\]】]"
)
_CHOOSE_ONE = regex(r"\s*[（(\[【]\s*选择?[一1][项个]\s*[)）\]】]")
_STAR_BEFORE_NEXT = regex(r"\n[ 　]*[*＊√✓✔✅☑]+\ufe0f?\s*$")
_STARRED = regex(r"^(?:[*＊√✓✔✅☑★]+\ufe0f?|//)\s*(?=\S)")
_STARRED_AT_END = regex(
    r"\s*(?:[√✓✔✅☑]\ufe0f?|\+{3,}|[（(\[【]\s*"
    r"(?:正确(?:答案|选项)?|答案|√|✓|true|correct|right|wahr|richtig|vrai|corr?ec?t[ao]|верно|правильно)\s*[)）\]】])\s*$",
    re.IGNORECASE,
)
_WRONG_AT_END = regex(
    r"\s*[（(\[【]\s*(?:错误|×|✗|false|incorrect|wrong|falsch|faux|errad[ao]|incorrect[ao]|неверно|неправильно)\s*[)）\]】]\s*$",
    re.IGNORECASE,
)
_NAME_BEFORE = regex(r"[A-Za-z]{2,}$")
_ASKED_AT_END = ("是", "为", "有", "：", ":", "？", "?")
"""With what a stem ends that asks there, and not by a blank inside."""

_DRAWN = regex(r"[_＿]{3,}")
_BLANK_AND_TEXT = regex(r"[_＿]{3,}[ 　]*[（(](?!填|单位)[ 　]*([^（()）_＿]{1,60}?)[ 　]*[)）]")
_APART = regex(r"(?<=[^\s（(])[ 　]{2,}(\S{1,30}(?: \S{1,30}){0,3})[ 　]{2,}(?=[^\s)）])")
_GAP, _WIDE_GAP = regex(r"(?<=\S)[ 　]{2,}(?=\S)"), 8
_FILLED = regex(r"[（(]([^（()）]{1,60})[)）]|[_＿]{1,}\s*([^_＿\s][^_＿]{0,60}?)\s*[_＿]{1,}")
_LINE, _LONG_LINE = regex(r"[_＿]+"), 6
_BOXED = regex(r"【([^【】]{1,60})】")
_BESIDE = regex(r"[\s　、,，;；]*")
CLOZE = regex(r"\{\{c\d+::(.*?)(?:::([^{}]*?))?\}\}", re.DOTALL)
"""A blank of an Anki note: its text, and a hint."""

_OPENS = regex(r"[（(]")
_MEASURED = tuple("流容感荷量度级类")
"""What words end with behind which A, C, F or H in brackets is a unit or a class."""


def without_marks(stem: str) -> tuple[str, str]:
    """The stem without a leading `[单选题]`, `(判断题, 2 分)` or `简答题：`, and the kind that it or `（多选）` names.

    What a question is worth, `（2 分）`, is no part of it either, nor is the number of its right options.
    """
    hint = ""
    stem = _STAR_BEFORE.sub("", stem)
    if found := _PLACE_IN_CASE.match(stem):
        stem, hint = stem[found.end() :], kind_of(found[1])
    if found := _KIND_AND_NUMBER.match(stem):
        stem, hint = stem[found.end() :], kind_of(found[1])
    stem = _HOW_MANY.sub("", _SCORE_BEFORE.sub("", _NUMBER_BEFORE_MARK.sub("", stem)))
    while (found := _MARK.match(stem)) and found[1] not in _TELLS_OF and (named := kind_of(found[1])):
        stem, hint = _SCORE_BEFORE.sub("", clean(stem[found.end() :])), hint or named
    if found := _NAMED.match(stem):
        stem, hint = stem[found.end() :], hint or kind_of(found[1])
    stem = _SCORE_BEHIND.sub("", stem)
    trailing = _MARK_AT_END.search(stem)
    if trailing and (named := kind_of(trailing[1])):
        stem, hint = clean(stem[: trailing.start()] + stem[trailing.end() :]), hint or named
    if not hint and _SAYS_MULTIPLE.search(stem):
        hint = Kind.MULTIPLE
    elif not hint and _CHOOSE_ONE.search(stem):
        hint = Kind.SINGLE
    return stem, hint


def take_letters(stem: str, options: int) -> tuple[str, str]:
    """The stem with its blank open again, and the letters that stood in it; "" where none did.

    Of different letters those count that space sets apart, `（ A ）与（ B ）`, or that fill several blanks,
    `（A）和（B）`, else the last that stands in a blank.
    """
    found = [match for pattern in (_BRACKETED, _UNDERLINED) for match in pattern.finditer(stem)]
    open_yet = _EMPTY_BLANK.search(stem) is not None
    fitting = []
    for match in found:
        letters = letters_in(match[1].strip(_AROUND_LETTERS))
        if letters is not None and letters[-1] < max(options, 1) and not (open_yet and _is_a_name(match)):
            fitting.append(match)
    if not fitting:
        return stem, ""
    if len({match[1].strip(_AROUND_LETTERS).upper() for match in fitting}) > 1:
        for several in (list(filter(_is_padded, fitting)), list(filter(_fills_a_blank, fitting))):
            together = "".join(match[1].strip(_AROUND_LETTERS).upper() for match in several)
            if len(several) > 1 and len(set(together)) == len(together):
                return _opened(stem, several), "".join(sorted(together))
        fitting = [match for match in fitting if _stands_in_blank(stem, match)][-1:]
        if not fitting:
            return stem, ""
    return _opened(stem, fitting[-1:]), fitting[-1][1].strip(_AROUND_LETTERS)


def _opened(stem: str, filled: list[re.Match[str]]) -> str:
    """The stem with blanks where brackets were filled."""
    for match in reversed(filled):
        stem = stem[: match.start()] + BLANK + stem[match.end() :]
    return stem


def take_texts(stem: str, options: tuple[str, ...]) -> tuple[str, tuple[int, ...]]:
    """The stem with its blank open again, and the options whose very texts stood in it, `…的是（验电）。`."""
    if _EMPTY_BLANK.search(stem) or "__" in stem:
        return stem, ()
    for bracket in _OPENS.finditer(stem):
        start, end = bracket.end(), _closing(stem, bracket.start())
        named = _named_one_by_one(stem[start:end], options)
        if named:
            return stem[: start - 1] + BLANK + stem[end + 1 :], named
    return stem, ()


def _closing(text: str, start: int) -> int:
    """Where the bracket that opens at a place is closed, with other brackets inside; the end where it is not."""
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] in "（(") - (text[at] in "）)")
        if depth == 0:
            return at
    return len(text)


def _named_one_by_one(text: str, options: tuple[str, ...]) -> tuple[int, ...]:
    """The options, in their order, that a text is made of; none where it says anything else."""
    rest = text.strip(EDGES)
    named = []
    for index, option in enumerate(options):
        if option and rest.startswith(option):
            rest = _BESIDE.sub("", rest.removeprefix(option), count=1)
            named.append(index)
    return () if rest else tuple(named)


def filled_in(stem: str) -> bool:
    """Whether letters, set apart by space, stand in a blank of the stem: they are its answer and no unit."""
    return _FILLED_BLANK.search(stem) is not None


def letters_at_end(stem: str) -> str:
    """The letters behind the blank at the end of a stem, `…是（ ） B`, where `（ ）A` may be amperes; "" for none."""
    found = _LETTERS_AT_END.search(stem)
    return found[1] if found else ""


def letters_glued(line: str) -> str:
    """The letters that end a text without a blank, `…的是D`; "" where none do."""
    found = _LETTERS_GLUED.search(line)
    return found[1] if found else ""


def take_letters_at_end(stem: str) -> tuple[str, str]:
    """The stem without the letters behind its blank, and those letters: for banks that write every answer there."""
    found = _LETTERS_AT_END.search(stem) or _LETTERS_APART.search(stem) or _LETTERS_GLUED.search(stem)
    return (stem[: found.start()], found[1]) if found else (stem, "")


def take_letters_apart(stem: str, options: int) -> tuple[str, str]:
    """The same for one question alone: letters right behind its blank, `…有( )B`, or set apart from a stem without."""
    beside = _LETTERS_BESIDE.search(stem)
    found = beside or (None if _EMPTY_BLANK.search(stem) or "__" in stem else _LETTERS_APART.search(stem))
    letters = letters_in(found[1]) if found and (beside or not stem[found.start() - 1].isascii()) else None
    return (stem[: found.start()], found[1]) if found and letters and letters[-1] < options else (stem, "")


def take_letters_behind(stem: str, options: int) -> tuple[str, str]:
    """The same for a bank that writes its answers elsewhere: only behind what ends a sentence, `…的是：ACD`."""
    found = _LETTERS_BEHIND.search(stem)
    letters = letters_in(found[1]) if found else None
    return (stem[: found.start()], found[1]) if found and letters and letters[-1] < options else (stem, "")


def _stands_in_blank(stem: str, match: re.Match[str]) -> bool:
    """Whether brackets are a blank rather than a unit or a symbol: padded with space, or at the end of the stem."""
    return _is_padded(match) or not stem[match.end() :].strip(EDGES + "。.？?：:，,")


def _is_a_name(match: re.Match[str]) -> bool:
    """Whether letters in brackets are a name for what stands before them, as （DAC） is: answers come in order."""
    letters = match[1].upper()
    return len(letters) > 1 and not _is_padded(match) and list(letters) != sorted(letters)


def _fills_a_blank(match: re.Match[str]) -> bool:
    """Whether one letter stands in round brackets between Chinese words, and is not the unit of what comes before."""
    before, behind = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    single = len(match[1]) == 1 and match[0][0] in "（("
    return (
        single
        and before not in _MEASURED
        and (not before or not before.isascii())
        and not (behind.isascii() and behind.isalnum())
    )


def _is_padded(match: re.Match[str]) -> bool:
    return match[1] != match[1].strip(EDGES)


def take_truth(stem: str) -> tuple[str, str]:
    """The statement without the sign that says whether it is true, and that sign; "" where there is none."""
    brackets = [match for match in _BRACKETED.finditer(stem) if truth_of(match[1]) is not None and not _of(stem, match)]
    if brackets:
        last = brackets[-1]
        if not stem[last.end() :].strip(EDGES + "。.；;"):
            rest = stem[: last.start()].rstrip(EDGES) + stem[last.end() :].strip(EDGES)
            return clean(rest), last[1].strip(EDGES)
    start = _TRUTH_AT_START.match(stem)
    if start:
        return clean(stem[start.end() :]), start[1]
    end = _TRUTH_AT_END.search(stem)
    if end:
        return clean(stem[: end.start()]), end[1] or end[2]
    if brackets:
        last = brackets[-1]
        return clean(stem[: last.start()] + stem[last.end() :]), last[1].strip(EDGES)
    return stem, ""


def is_stated(stem: str) -> bool:
    """Whether a sign that can only say true or false stands before or behind a statement."""
    return _STATED.search(stem) is not None


def _of(stem: str, match: re.Match[str]) -> bool:
    """Whether a letter in brackets is what a function is of: `O(n)`, `f(x)`."""
    before = stem[match.start() - 1 : match.start()]
    return match[1].isascii() and before.isascii() and before.isalpha()


def take_clozes(stem: str) -> tuple[str, tuple[str, ...]]:
    """The stem with blanks for Anki's clozes, `{{c1::停电}}`, and their texts, without the hints behind them."""
    return CLOZE.sub("____", stem), tuple(clean(found[0]) for found in CLOZE.findall(stem))


def take_boxed(stem: str) -> tuple[str, tuple[str, ...]]:
    """The stem with blanks where texts stood in 【 】, and those texts."""
    return _BOXED.sub("____", stem), tuple(map(clean, _BOXED.findall(stem)))


def take_filled(stem: str) -> tuple[str, tuple[str, ...]]:
    """The stem with its blanks open again, and the texts that filled them, or stand in brackets behind each.

    What space sets apart on both sides fills a line that is not drawn.
    """
    behind = _BLANK_AND_TEXT.findall(stem)
    if behind and len(behind) == len(_DRAWN.findall(stem)):
        return _BLANK_AND_TEXT.sub("____", stem), tuple(map(clean, behind))
    opened, boxed = take_boxed(stem)
    if boxed:
        return opened, boxed
    apart = () if "_" in stem else _APART.findall(stem)
    if apart:
        return (stem, ()) if _are_gaps(stem, apart) else (_APART.sub("____", stem), tuple(apart))
    places = [found for found in _FILLED.finditer(stem) if not _is_unit(found)]
    if any(found[2] for found in places):  # then brackets hold what belongs to the sentence
        places = [found for found in places if found[2]]
        if _are_empty(stem):
            return stem, ()
    filled = tuple(clean(found[1] or found[2]) for found in places)
    if not all(filled):
        return stem, ()
    for found in reversed(places):
        stem = stem[: found.start()] + (BLANK if found[1] else "____") + stem[found.end() :]
    return stem, filled


def _are_empty(stem: str) -> bool:
    """Whether drawn blanks are still to be filled in, and text merely stands between them: 将________引入________中心.

    Whoever fills a blank leaves lines of different lengths on both sides, or short ones.
    """
    lines = list(map(len, _LINE.findall(stem)))
    return len(lines) % 2 > 0 or (min(lines) == max(lines) >= _LONG_LINE)


def _are_gaps(stem: str, between: list[str]) -> bool:
    """The same where nothing is drawn: 将        引入        中心. Around an answer space is narrow, on both sides."""
    gaps = list(map(len, _GAP.findall(stem)))
    return len(gaps) % 2 > 0 or min(gaps) >= _WIDE_GAP or any(text[0] in "，、；。,;." for text in between)


def _is_unit(match: re.Match[str]) -> bool:
    """Whether one letter in brackets belongs to the unit before it: `MPa（G）`."""
    before = match.string[: match.start()][-1:]
    return bool(match[1]) and len(match[1]) == 1 and before.isascii() and before.isalpha() and match[1].isalpha()


def hide_letters(stem: str, letters: tuple[int, ...]) -> tuple[str, str]:
    """The stem without the answer in its blank or behind it, where that repeats the answer known from elsewhere.

    With it the letters that fill a blank and name other options: one of the two answers is wrong.
    """
    behind = _LETTERS_AT_END.search(stem)
    if behind and letters_in(behind[1]) == letters and _EMPTY_BLANK.search(stem):
        return clean(stem[: behind.start()]), ""
    if not _MAY_HIDE.search(stem):
        return stem, ""
    if _EMPTY_BLANK.search(stem):
        return stem, ""  # the answer belongs there, and letters in brackets are (A) of a formula
    opened, inside = take_letters(stem, 26)
    if inside and letters_in(inside) == letters and _opened_at_blank(stem, opened):
        return opened, ""
    return stem, inside if inside and _can_only_answer(stem, opened.find(BLANK)) else ""


def _can_only_answer(stem: str, at: int) -> bool:
    """Whether capitals in brackets are an answer and no name or formula: at the end, or one behind 是, 为 and such."""
    match = _ANSWER_IN_BRACKETS.match(stem, at)
    if match is None or list(match[1]) != sorted(match[1]) or stem[at - 1 : at].isascii():
        return False
    ends = not stem[match.end() :].strip(EDGES + "。.")
    return ends or (len(match[1]) == 1 and stem[at - 1 : at] in "是为的在有于用由")


def _opened_at_blank(stem: str, opened: str) -> bool:
    """Whether what was opened is a blank, and neither a unit in brackets nor what a function is given, `ABC(A,C)`."""
    at = opened.find(BLANK)
    match = _BRACKETED.match(stem, at)
    if match is None or len(match[1].strip(_AROUND_LETTERS)) > 1:
        return match is None or _is_padded(match) or not _NAME_BEFORE.search(stem, 0, at)
    return (
        _stands_in_blank(stem, match)
        or stem[at - 1 : at] in "是为的在有于用由"
        or (_fills_a_blank(match) and not stem.endswith(_ASKED_AT_END))
    )


def take_starred(stem: str, options: tuple[str, ...]) -> tuple[str, tuple[str, ...], tuple[int, ...]]:
    """Stem and options without the signs that mark the right ones (`*B. …`, `…（正确答案）`), and which those are.

    A sign before an option's letter stands at the end of what comes before it, on a line of its own.
    """
    bare, right = [], set()
    for index, text in enumerate((stem, *options)):
        before_next = _STAR_BEFORE_NEXT.search(text)
        if before_next:
            right.add(index)
            text = text[: before_next.start()]  # noqa: PLW2901
        own = (_STARRED.search(text) or _STARRED_AT_END.search(text)) if index else None
        if own and own[0] != text:  # a sign alone is what the option says
            right.add(index - 1)
            text = text[: own.start()] + text[own.end() :]  # noqa: PLW2901
        bare.append(clean(text))
    if not right or len(right) >= len(options) or max(right) >= len(options):
        return stem, options, ()
    if all(index in right or _WRONG_AT_END.search(text) for index, text in enumerate(bare[1:])):
        bare[1:] = [_WRONG_AT_END.sub("", text) for text in bare[1:]]
    return bare[0], tuple(bare[1:]), tuple(sorted(right))
