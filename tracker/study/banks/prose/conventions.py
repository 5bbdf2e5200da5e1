"""What the author of a text agreed upon with himself, put into the words that every bank is read by.

A sign before each option, a word of another language before each answer, a code before each question: one such line
means little, the same all through a file means what it says. Lines keep their places.
"""

from __future__ import annotations

import re
from collections import Counter

from tracker.kernel.patterns import regex
from tracker.study.banks.prose.keys_by_section import with_sections_named
from tracker.study.banks.prose.line_marks import next_filled, segments
from tracker.study.banks.prose.numbered_blanks import with_numbered_blanks
from tracker.study.banks.prose.option_lines import (
    with_circled_letters,
    with_counted_options,
    with_latin_letters,
    with_letters,
    with_missing_signs,
    with_option_signs,
    with_repeated_options,
)
from tracker.study.banks.prose.own_words import (
    first_options,
    with_answer_words,
    with_answers_apart,
    without_option_words,
    without_question_words,
)
from tracker.study.banks.prose.quiz_pages import without_quiz_page
from tracker.study.banks.prose.signed_options import with_starred_options, with_ticked_options, without_signs
from tracker.study.banks.prose.uncounted import with_filled_sentences, with_uncounted_sections
from tracker.study.banks.question.labels import LETTERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FEW, _PAIRS, _MOST, _MANY, _OFTEN = 3, 8, 0.7, 0.4, 0.2
_TAG = regex(r"\[([QTABCDEIJPF])\]\s*")
_TAGS = {"T": "答案：", **{letter: f"{letter}. " for letter in "ABCDE"}}
_KEY = regex(
    r"(?P<number>\d{1,5})\s*(?:(?P<asked>stem|title|question)|(?:choice|option)\s*(?P<option>[1-9A-H])|answer)"
    r"\s*[:：=]?\s*(?P<text>.*?)[;；]?$"
)
_BEFORE_MARK = regex(
    r"([^\s、.．（(：:][^、.．（(]{2,24}?)\s+(?=[^\s:：]{0,6}(?:答案|解析|来源|出处|难度|知识点)\s*[:：]\s*\S)"
)
_ASKS = regex(r"[（(][\s　]*[)）]|_{2,}|[?？]$")
_DIGIT_KEY = regex(
    r"([0-2])\s*(?:表示|代表|为|[:：=\-])?\s*[对正√].{0,12}?([0-2])\s*(?:表示|代表|为|[:：=\-])?\s*[错×]"
)
_DIGIT_AT_END = regex(r"[（(]\s*([0-2])\s*[)）][。.]?$")
_DASHES_BEFORE = regex(r"[-－—–=]{1,8}\s*(?:(?:正确|参考)?答案|回答|答)\s*[:：]\s*")
_BUTTON = regex(r"(?:[\s　]+|(?<=[。？?_）)]))(?:保存|收藏|纠错|标记|举报|分享|笔记|反馈)$")
_DIGITS = regex(r"\d+")
_CODE = regex(
    r"(?P<before>\W{0,3}(?:\d{1,4}\s*[.、．]\s*)?)(?:[\[【]\s*[A-Z]{1,4}-?\d{2,6}\s*[\]】]\s*(?=\S)|[A-Z]{1,4}-\d{1,4}\s*[.、．]\s*(?=[\[【]))"
)
_LEAD = regex(r"(?P<number>\d{1,4}\s*[.、．)])\s*(?P<lead>[^\W\d].{7,59}[^?？）)_\s])$")
_TOLD = regex(r"(?P<stem>\S.{5,}?)\s*[-—–]+\s*(?P<said>[A-H]{1,6}|对|错|√|×|正确|错误)\s*[:：]\s*(?P<text>.*)$")
_SCORED_QUESTION = regex(r"[（(]?\d{1,4}\s*[)）.、．]\s*\S|第\s*\d+\s*题")
_STATED = regex(
    r"(?P<stem>\S.{11,}?)(?<!答案)\s*[:：]\s*(?P<said>[Tt]rue|[Ff]alse|TRUE|FALSE|对|错|√|×|正确|错误)(?P<text>\s*)$"
)
_BEFORE_ANSWER = r"(?=(?:(?:正确|参考|标准)?答案\s*[:：].*)?$)"
_SCORE = regex(rf"[（(]\s*\d{{1,2}}(?:\.\d)?\s*[)）]\s*{_BEFORE_ANSWER}")
_KIND_INSIDE = regex(
    r"(?P<number>\d{1,4})\s*(?:[、.．]?\s*(?P<kind>单选|多选|判断|填空|简答)题?\s*"
    r"(?:[（(]\s*\d+(?:\.\d+)?\s*分\s*[)）]|[（(])?\s*(?:(?=[^\s题类）)])|$)"
    r"|[【\[]\s*(?P<marked>单选|多选|判断|填空|简答)题?\s*[】\]]\s*(?=\S))"
)
_NUMBERED_ANSWER = regex(r"\s*第\s*\d{1,4}\s*题\s*(?:参考|正确|标准)?答案\s*[:：]?\s*(?=[A-H√×对错])")
_ANSWER_FIRST = regex(
    r"(?P<number>\d{1,4}\s*[、.．:：]\s*)?(?P<answer>(?:正确|参考)?答案\s*[:：]\s*[^\s,，;；]{1,12}?)\s*[,，;；\s]\s*"
    r"(?:题目|题干|试题|问题)\s*[:：]\s*(?P<stem>\S.*)"
)
_NAMED_NUMBER = regex(r"[【\[<（(][^【】\[\]<>()（）]{0,24}第\s*0*(\d{1,4})\s*题[^【】\[\]<>()（）]{0,12}[】\]>）)]")
_SAID = regex(
    r"(?P<option>[（(]?[A-Ha-h]\s*[)）.、．:：].*?)\s*[-–—=]+>?\s*(?P<said>yes|no|true|false|right|wrong|对|错|√|×)",
    re.IGNORECASE,
)
_RIGHT = ("yes", "true", "right", "对", "√")
_HEADS = {"答案": "答案：", "正确答案": "答案：", "参考答案": "答案：", "解析": "解析：", "答案解析": "解析："}
_SHORT_ANSWER = 12
_CALLED = regex(r"!\s*[A-H][).、．]\s*\S")
_CALLED_BEHIND = regex(
    r"\W{0,6}(?P<option>[A-Ha-h]\s*[)).、．:].*?)\s*[-–—=_.<*]{2,}>?\s*"
    r"(?:ans(?:wer)?|correct(?: answer)?|right(?: answer)?|答案|正确(?:答案|选项)?)\W*",
    re.IGNORECASE,
)
_CODED_ANSWER = regex(r"\S{0,6}\d{1,4}\s*[Aa][Nn][Ss]\w*\s*[=:]\s*([A-H]{1,6})|[Aa]ns(?:wer)?\s*[-–—=_.]+\s*(\S.*)")
_GLUED_TRUTH = regex(r"[A-H]\s*[、.．:：]\s*(?:正确|错误)(?=答案\s*[:：])")
_ICON = regex("[\ue000-\uf8ff]")
_ICON_IN_BLANK = regex("(?<=[（(])(\\s*[A-H√×对错]?\\s*)[\ue000-\ue00f\ue012-\uf8ff]+(\\s*)(?=[)）])")
"""A sign of a font that only the author has, behind an answer; not what keeps the place of a picture."""

_OPTION_LETTER = regex(r"([A-H])\s*[.．、]")
_PUPIL_CHOSE = regex(r"(?<=\S)\s*你(?:选对了|没选择任何选项|错选为\s*[A-Ha-h、,，\s]+)$")
_CHOSEN = regex(r"[A-H][.、．]\s*.*\S\s*(?:未选|已选|漏选|错选)$")
_NAMED = regex(r"[0-9A-Za-z.\-]{2,12}\s*[（(]\s*([A-H])\s*[)）]\s*(?:\[.*\])?\.?$")


def usual_lines(lines: Sequence[str]) -> list[str]:
    """As many lines as there were, cleaned before; what a file does its own way is written as most write it."""
    found = list(lines)
    for convention in _CONVENTIONS:
        found = convention(found)
    return found


def _often(
    lines: Sequence[str], find: Callable[[str], re.Match[str] | None], word: str = ""
) -> dict[int, re.Match[str]]:
    """What is found in lines that hold the word, by their numbers: nothing where in a few lines only."""
    found = {at: match for at, line in enumerate(lines) if word in line and (match := find(line))}
    return found if len(found) > _FEW else {}


def _with_marks(lines: list[str]) -> list[str]:
    """`T1A01 (C) [97.1]` above a question names the question and says its answer."""
    found = {at: named for at, line in enumerate(lines) if line[-1:] in ")]）." and (named := _NAMED.match(line))}
    if len(found) >= max(_FEW, _MANY * first_options(lines)):
        for at, named in found.items():
            lines[at] = f"[单选][{named[1]}]"
    return lines


def _without_tags(lines: list[str]) -> list[str]:
    """`[Q]` before each question, `[A]` before an option, `[T]` before the answer, as in the banks of radio amateurs.

    What `[I]`, `[J]`, `[P]` and `[F]` say, numbers in a catalogue and files of pictures, is no part of a question.
    """
    tags = {at: tag for at, line in enumerate(lines) if line[:1] == "[" and (tag := _TAG.match(line))}
    asked = [at for at, tag in tags.items() if tag[1] == "Q"]
    if len(asked) > _FEW:
        for at, tag in tags.items():
            lines[at] = _TAGS[tag[1]] + lines[at][tag.end() :] if tag[1] in _TAGS else ""
        for number, at in enumerate(asked, 1):  # so that `[Q]2 米波段…` keeps its figure, and `[Q]A 类…` is no option
            lines[at] = f"{number}. {tags[at].string[tags[at].end() :]}"
    return lines


def _without_keys(lines: list[str]) -> list[str]:
    """`1stem…;` `1choice1…;` `1answerA;`, as a program reads them: the number of the question, and what comes."""
    keys = _often(lines, _KEY.match)
    if sum(key["asked"] is not None for key in keys.values()) > _FEW:
        for at, key in keys.items():
            place = key["option"] or ""
            letter = LETTERS[int(place) - 1] if place.isdecimal() else place
            before = f"{key['number']}. " if key["asked"] else f"{letter}. " if letter else "答案："
            lines[at] = before + key["text"]
    return lines


def _without_words_before_marks(lines: list[str]) -> list[str]:
    """`复核模式 ID: 872 正确答案: A`: what stands before many marks, the same but for a number, says nothing."""
    found = _often(lines, _BEFORE_MARK.match)
    words = Counter(_DIGITS.sub("9", told[1]) for told in found.values())
    for at, told in found.items():
        if words[_DIGITS.sub("9", told[1])] > max(_FEW, _OFTEN * len(found)):
            lines[at] = lines[at][told.end(1) :].lstrip()
    return lines


def _with_signs_for_digits(lines: list[str]) -> list[str]:
    """`判断题 1对 2错` above statements that end with （1） and （2）: the digits become signs."""
    told = next((key for line in lines if "对" in line or "正" in line if (key := _DIGIT_KEY.search(line))), None)
    if told is None:
        return lines
    for at, found in _often(lines, _DIGIT_AT_END.search).items():
        if found[1] in (told[1], told[2]):
            lines[at] = f"{lines[at][: found.start()]}（{'√' if found[1] == told[1] else '×'}）"
    return lines


def _without_buttons(lines: list[str]) -> list[str]:
    """`…是________。 保存`: the word on a button of the page behind many questions."""
    for at, found in _often(lines, _BUTTON.search).items():
        lines[at] = lines[at][: found.start()]
    return lines


def _with_kinds_apart(lines: list[str]) -> list[str]:
    """`3单选(有人…`, `5、判断题症状…`, `7【多选题】…`: the kind between number and question."""
    for at, kind in _often(lines, _KIND_INSIDE.match).items():
        lines[at] = f"{kind['number']}. [{kind['kind'] or kind['marked']}题] {lines[at][kind.end() :]}"
    return lines


def _without_codes(lines: list[str]) -> list[str]:
    """`[LK0082]` before each question is its number in a catalogue and no part of it."""
    found = {at: code for at, line in enumerate(lines) if ("[" in line or "【" in line) and (code := _CODE.match(line))}
    for at, code in found.items() if len(found) > _FEW else ():
        lines[at] = code["before"] + lines[at][code.end() :]
    return lines


def _without_scores(lines: list[str]) -> list[str]:
    """`…是（ ）(1.0)` tells at the end of nearly every question what it is worth."""
    asked = [line for line in lines if _SCORED_QUESTION.match(line)]
    scores = Counter(found[0] for line in asked if (found := _SCORE.search(line)))
    usual = [score for score, count in scores.items() if count > max(_FEW, 0.2 * len(asked))]
    if not usual or sum(scores.values()) <= 0.5 * len(asked):
        return lines
    score = re.compile(rf"\s*(?:{'|'.join(map(re.escape, usual))})\s*{_BEFORE_ANSWER}")
    return [score.sub("　", line).rstrip() for line in lines]


def _without_leads(lines: list[str]) -> list[str]:
    """What questions begin with on a line of its own behind their numbers, "Choose the right answer", says nothing.

    What asks, "What is the output?" above pieces of code, is the question.
    """
    leads = {at: lead for at, line in enumerate(lines) if (lead := _LEAD.match(line)) and next_filled(lines, at)}
    counts = Counter(lead["lead"] for lead in leads.values())
    for at, lead in leads.items():
        below = lines[at + 1]
        if counts[lead["lead"]] > max(_FEW, _OFTEN * len(leads)) and below and not first_options([below]):
            lines[at] = lead["number"]
    return lines


def _without_choices(lines: list[str]) -> list[str]:
    """未选 behind an option and 你错选为A behind an answer, on pages of exam systems, tell what a pupil chose."""
    lines = [_PUPIL_CHOSE.sub("", line) if "你" in line else line for line in lines]
    for at in _often(lines, _CHOSEN.match):
        lines[at] = lines[at][:-2].rstrip()
    return lines


def _with_answers_between(lines: list[str]) -> list[str]:
    """Questions with blanks and their answers by turns, a line each, get the words for both."""
    filled = [at for at, line in enumerate(lines) if line]
    asked, told = filled[::2], filled[1::2]
    pairs = list(zip(asked, told, strict=False))
    asks = sum(bool(_ASKS.search(lines[at])) for at in asked)
    short = sum(len(lines[answer]) < len(lines[at]) and not _ASKS.search(lines[answer]) for at, answer in pairs)
    if len(pairs) < _PAIRS or len(asked) != len(told) or asks < _MOST * len(pairs) or short < len(pairs):
        return lines
    marked = any(segments(lines[at]) != [("", lines[at])] for at in filled[: 2 * _PAIRS])
    if marked or first_options(lines):
        return lines
    for at, answer in pairs:
        lines[at], lines[answer] = f"题目：{lines[at]}", f"答案：{lines[answer]}"
    return lines


def _with_called_options(lines: list[str]) -> list[str]:
    """`! B) …` and `b) …-----ans` call the right option out, and `A#Q7ANS=B`, `Ans---True` answer."""
    for at in _often(lines, _CALLED.match):
        lines[at] = "*" + lines[at][1:].lstrip()
    for at, found in _often(lines, _CALLED_BEHIND.fullmatch).items():
        lines[at] = f"{found['option']}（正确答案）"
    for at, found in _often(lines, _CODED_ANSWER.fullmatch).items():
        lines[at] = f"答案：{found[1] or found[2]}"
    return lines


def _with_bare_numbers(lines: list[str]) -> list[str]:
    """`【2021真题第01题：绿色】` above each question tells its number."""
    for at, found in _often(lines, _NAMED_NUMBER.fullmatch, "题").items():
        lines[at] = f"第{found[1]}题"
    return lines


def _with_said_options(lines: list[str]) -> list[str]:
    """`B： 接地   -->yes` says behind every option whether it is right."""
    found = _often(lines, _SAID.fullmatch)
    if {match["said"].lower() in _RIGHT for match in found.values()} == {True, False}:
        for at, match in found.items():
            lines[at] = match["option"] + ("（正确答案）" if match["said"].lower() in _RIGHT else "")
    return lines


def _with_headed_parts(lines: list[str]) -> list[str]:
    """答案 as the heading of a short answer below each question, and 解析 as that of its explanation."""
    heads = [at for at, line in enumerate(lines) if line in _HEADS]
    explained = [at for at in heads if lines[at].endswith("解析")]
    answered = [at for at in heads if lines[at].endswith("答案") and len(next_filled(lines, at)) <= _SHORT_ANSWER]
    for at in (*answered, *explained) if len(answered) > _FEW else ():
        lines[at] = _HEADS[lines[at]]
    return lines


def _with_answers_off(lines: list[str]) -> list[str]:
    """`B、错误答案：A`: 错误 is the option, and 答案 what comes behind it."""
    return [_GLUED_TRUTH.sub(r"\g<0>　", line) if "答案" in line else line for line in lines]


def _without_dashes(lines: list[str]) -> list[str]:
    """`－－答案：…`, `——回答：…` below each question."""
    for at, found in _often(lines, _DASHES_BEFORE.match).items():
        lines[at] = f"答案：{lines[at][found.end() :]}"
    return lines


def _with_chosen_icons(lines: list[str]) -> list[str]:
    """An icon above an option marks what a pupil chose; 回答正确 below the options makes that the answer."""
    chosen: list[str] = []
    icon = False
    for at, line in enumerate(lines):
        if _ICON.fullmatch(line):
            icon, lines[at] = True, ""
        elif line and icon:
            letter = _OPTION_LETTER.match(line)
            chosen.append(letter[1] if letter else line)
            icon = False
        elif line.startswith("回答"):
            if line == "回答正确" and chosen:
                lines[at] = f"正确答案：{'、'.join(chosen)}"
            chosen = []
    return lines


def _without_icons(lines: list[str]) -> list[str]:
    """`（ A \ue004）`: what is drawn by a font behind the answer in a blank says nothing."""
    return [_ICON_IN_BLANK.sub(r"\1\2", line) for line in lines]


def _with_numbered_answers(lines: list[str]) -> list[str]:
    """`第2题参考答案C。` behind or below a question says its answer, and whose it is."""
    for at in _often(lines, _NUMBERED_ANSWER.search, "答案"):
        lines[at] = _NUMBERED_ANSWER.sub("　正确答案：", lines[at]).strip()
    return lines


def _with_answers_last(lines: list[str]) -> list[str]:
    """`1、答案：C，题目：…` says the answer before what is asked."""
    for at, found in _often(lines, _ANSWER_FIRST.fullmatch, "答案").items():
        lines[at] = f"{found['number'] or ''}{found['stem']}　{found['answer']}"
    return lines


def _with_told_options(lines: list[str]) -> list[str]:
    """`…是（ ）-D:接地`, `…-对:` and `…: True` tell only what is right: the text, if there is one, is the answer."""
    behind = ((at, line) for at, line in enumerate(lines) if ":" in line or "：" in line)
    told = {at: found for at, line in behind if (found := _TOLD.match(line) or _STATED.match(line))}
    for at, found in told.items() if len(told) > max(_FEW, 0.5 * sum(map(bool, lines))) else ():
        lines[at] = f"{found['stem']}　正确答案：{found['text'].strip() or found['said']}"
    return lines


_CONVENTIONS = (
    without_quiz_page,
    _without_tags,
    _without_keys,
    with_numbered_blanks,
    _without_buttons,
    _without_dashes,
    _with_signs_for_digits,
    _without_words_before_marks,
    without_signs,
    with_ticked_options,
    with_starred_options,
    without_option_words,
    with_circled_letters,
    with_counted_options,
    with_latin_letters,
    with_option_signs,
    with_missing_signs,
    _with_marks,
    with_repeated_options,
    with_answers_apart,
    with_answer_words,
    without_question_words,
    _with_kinds_apart,
    _without_codes,
    _without_scores,
    _without_leads,
    _without_choices,
    _with_answers_between,
    _with_called_options,
    _with_said_options,
    _with_bare_numbers,
    _with_headed_parts,
    _with_answers_off,
    _with_chosen_icons,
    _without_icons,
    _with_numbered_answers,
    _with_answers_last,
    _with_told_options,
    with_sections_named,
    with_letters,
    with_uncounted_sections,
    with_filled_sentences,
)
"""Those that make letters of what has none come before those that count them; `with_letters` takes what is left."""
