"""Markdown and HTML in running text: what they show is read, and an option that stands out may be the answer."""

from __future__ import annotations

import re
from html import unescape
from itertools import count, takewhile

from tracker.kernel.patterns import regex
from tracker.kernel.record import Record
from tracker.study.banks.prose.line_marks import (
    chapter_of,
    is_key_heading,
    numbered,
    section_kind,
    start_mark,
    start_word,
)
from tracker.study.banks.question.wording import truth_of
from tracker.study.banks.texts import clean, with_whole_characters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_FEW, _TWO, _MOST = 3, 2, 0.8
_ANSWERS = regex("答案|[Aa]nswer")
_LINE_OF_TABLE = regex(r"[|:\s\-]+")
_MARKDOWN = regex(r"^#{1,6}\s+\S|\*\*[^*\s][^*]*\*\*|^[-*+]\s+\[[ xX]\]")
_HEADING = regex(r"^#{1,6}\s+(?=\S)")
_QUOTED = regex(r"^(?:>\s*)+")
_SAYS_WHAT = regex(r"\W{0,4}(?:\w{0,6}(?:答案|解析|[Aa]nswer|[Ee]xplanation)|[A-Ha-h]\s*[.、．:：)）]|\d+\s*[.、．])")
_BOLD = regex(r"(?<!\*)\*\*(?=[^\s*])((?:[^*]|(?<=\s)\*{1,2}(?=\s))+)(?<=\S)\*\*(?!\*)")
_FRAMED = regex(r"`{1,3}([A-H](?:[,，、]?[A-H]){0,7}|[√✓✔×对错])`{1,3}")
_WHOLE_BOLD = regex(r"^(\W{0,3}\d{0,4}\W{0,3})__(?=[^\s_])(.*[^\s_])__(?=\s*(?:\*|$))")
_RULE = regex(r"^(?:[-*_]\s*){3,}$")
_MARKER = regex(r"\*\*(?=\S)|(?<=\S)\*\*")
_SLANTED = regex(r"(?<=\S)\*([A-H](?:[,，、]?[A-H]){0,7}|对|错|√|×)\*$")
_BOLD_WORD = regex(
    r"\*\*((?:正确|参考|标准)?答案(?:解析)?|(?:答案|试题)?解析|[Aa]nswer|[Ee]xplanation)\*\*\s*(?=[^\s:：])"
)
_BULLET = regex(r"^[-*+•●▪]\s+(?=[（(]?\s*[A-Za-h]\s*[)）.、．:：])")
_BULLET_INSIDE = regex(r"\s*[-•●▪]\s+(?=[B-H]\s*[.、．:：])")
_ICON_BEHIND = regex(r"^(\W{0,3}(?:题目|题干|正确答案|答案|空\s*\d))\s*[\ue000-\uf8ff]\s*(?=\S)")
"""A sign for a colon, that only a font of the page's own had."""

_BEFORE_LABEL = regex(
    r"(?<=题目[:：] )[*＊](?=\d)|(?<=题目[:：])[*＊](?=\d)|^(?:&(?=[A-H][.、．])|[*＊](?=\d{1,4}\s*[.、．]\s*\S)"
    r"|(?:(?:得\s*分|评卷人|阅卷人|评分人|复查人|总分)[\s|]*)+(?=[一二三四五六七八九十]{1,3}\s*[、.．]))"
)
"""What stands before the letter of an option, before the number of a question that must be answered, and on papers
before a section: the boxes for its marks."""

_ESCAPED = regex(r"^\d+\\[.)]")
_ESCAPES = regex(r"\\([\\`*_{}\[\]()#+\-.!>'\"]|$)")
_ENTITY = regex(r"&(?:quot|nbsp|amp|[lr][ds]quo|hellip|mdash|times|#\d{2,5});")
_TAGGED = regex(r"<(font|span|mark|details|summary|u|z|b|strong|em|i)\b[^<>]*>(.*?)</\1\s*>", re.IGNORECASE)
_LABEL_ALONE = regex(r"^[（(]?[A-Ha-h]\s*[)）.、．:：]\s*$")
_PRAISE = regex(r"(?<=[A-H对错√×])\s*你(?:选对了|答对了|选错了|错选为?\s*[A-H]{0,6})\s*[。.！!]?$")
"""What a page tells a pupil behind the answer."""

_PICTURE = regex(r"!\[[^\]]*\]\([^()\s]*\)")
_LONE_TAG = regex(r"</?(?:details|summary|font|span|br|hr|p|div|center)\b[^<>]*>", re.IGNORECASE)
_FOLD_ENDS = regex(r"</details\s*>\s*$", re.IGNORECASE)
_SUMMARY = regex(r"<summary\b[^<>]*>.*?</summary\s*>", re.IGNORECASE)
_STANDS_OUT = regex(
    r"^\W{0,3}(?:\*\*|<(?:font|mark|span|b|strong|u)\b[^<>]*>)\s*[（(]?([A-H])\s*[)）.、．:：]\s*\S.*(?:\*\*|</\w+>)\W{0,3}$"
    r"|^\W{0,3}([A-H])\s*[)）.、．:：]\s*(?:\*\*|<(?:font|mark|span|b|strong|u)\b[^<>]*>)\s*\S.*(?:\*\*|</\w+>)\W{0,3}$",
    re.IGNORECASE,
)


class Shown(Record):
    """Lines as they show themselves, and the letters of options that stand out, by the number of their line from 1.

    `heads` are the places of headings, `folded` those of lines that a page shows when it is asked to.
    """

    lines: list[str]
    standing_out: dict[int, str]
    heads: frozenset[int]
    folded: frozenset[int]


def shown(lines: Sequence[str]) -> Shown:
    """As many lines as there were, cleaned; Markdown and tags only where several lines plainly have them."""
    found = [_ICON_BEHIND.sub(r"\1：", _BEFORE_LABEL.sub("", with_whole_characters(clean(line)))) for line in lines]
    if _plainly(_ESCAPED, found):
        found = [_ESCAPES.sub(r"\1", line) for line in found]
    if _plainly(_ENTITY, found):
        found = [clean(unescape(line)) if "&" in line else line for line in found]
    found = [_PRAISE.sub("", line) if "你" in line else line for line in found]
    folded = _folded(found)
    found = _with_whole_bold(found)
    marked = ((row, line) for row, line in enumerate(found, 1) if "*" in line or "<" in line)
    letters = {row: letter for row, line in marked if (letter := _STANDS_OUT.match(line))}
    standing_out = {row: (letter[1] or letter[2]).upper() for row, letter in letters.items()}
    if _plainly(_TAGGED, found):
        bare = [_without_tags(line) if "<" in line else line for line in found]
        emptied = [text for line, text in zip(found, bare, strict=True) if line != text]
        found = found if _plainly(_LABEL_ALONE, emptied) else bare  # a bank on HTML asks for tags
    heads: frozenset[int] = frozenset()
    if _plainly(_MARKDOWN, found):
        heads = frozenset(at for at, line in enumerate(found) if line[:1] == "#")
        found = [_BOLD_WORD.sub(r"\1：", _HEADING.sub("", line)) for line in _with_quotes(_without_titles(found))]
        found = [_BOLD.sub(r"\1", line) for line in found]
        found = [_SLANTED.sub(r"　答案：\1", _WHOLE_BOLD.sub(r"\1\2", _FRAMED.sub(r"\1", line))) for line in found]
        found = [line.replace("\\_", "_") for line in found]
        found = _with_table_rows([_RULE.sub("", line) for line in found])
        found = [_PICTURE.sub("", line) if "](" in line else line for line in found]
    if _plainly(_BULLET, found):
        found = [_BULLET_INSIDE.sub(" ", _BULLET.sub("", line)) for line in found]
    return Shown(lines=found, standing_out=standing_out, heads=heads, folded=folded)


def _with_table_rows(lines: list[str]) -> list[str]:
    """The rows of tables of two columns, questions and their answers, as numbered questions with theirs."""
    rows = {at: cells for at, line in enumerate(lines) if line[:1] == "|" and len(cells := _cells(line)) == _TWO}
    for head in [at for at in rows if at - 1 not in rows]:
        table = list(takewhile(lambda at: at in rows, count(head)))
        asked = [at for at in table[1:] if not _LINE_OF_TABLE.fullmatch(lines[at])]
        answered = sum(truth_of(rows[at][1]) is not None for at in asked)
        if asked and (answered > _MOST * len(asked) or _ANSWERS.search(rows[head][1])):
            lines[head : table[-1] + 1] = [""] * len(table)
            for number, at in enumerate(asked, 1):
                lines[at] = f"{number}. {rows[at][0]}　答案：{rows[at][1]}"
    return lines


def _cells(line: str) -> list[str]:
    return [clean(cell) for cell in line.strip("|").split("|")]


def _folded(lines: Sequence[str]) -> frozenset[int]:
    """The places of lines between `<details>` and `</details>`."""
    inside: list[int] = []
    open_yet = False
    for at, line in enumerate(lines):
        if "details>" in line:
            open_yet = not _FOLD_ENDS.search(line) and (open_yet or "<details" in line)
        elif open_yet:
            inside.append(at)
    return frozenset(inside)


def _with_whole_bold(lines: list[str]) -> list[str]:
    """Bold text that goes on in the next lines, with marks around each of its lines."""
    bold = False
    for at, line in enumerate(lines):
        if not line:
            bold = False
        elif "**" in line and len(_MARKER.findall(line)) % 2:
            lines[at] = f"**{line}" if bold else f"{line}**"
            bold = not bold
        elif bold and "**" not in line:
            lines[at] = f"**{line}**"
    return lines


def _without_titles(lines: Sequence[str]) -> list[str]:
    """Headings above another heading or a numbered question are titles, unless they name a kind or the answers."""
    found = list(lines)
    below = ""
    for at in range(len(found) - 1, -1, -1):
        heading = _HEADING.match(found[at])
        title = found[at][heading.end() :] if heading else ""
        above_question = _HEADING.match(below) or start_word(_BOLD.sub(r"\1", below)) is not None
        below = found[at] or below
        if title and above_question and numbered(title)[0] < 0 and start_word(title) is None and not _names(title):
            found[at] = ""
    return found


def _names(title: str) -> bool:
    return bool(section_kind(title) or chapter_of(title) or start_mark(title)[0]) or is_key_heading(title)


def _with_quotes(lines: Sequence[str]) -> list[str]:
    """Quotes without their mark; one that does not say what it is explains what stands above it."""
    quoted = [_QUOTED.match(line) for line in lines]
    found = []
    for at, (line, quote) in enumerate(zip(lines, quoted, strict=True)):
        text = line[quote.end() :] if quote else line
        begins = quote and text and not (at and quoted[at - 1])
        found.append(f"解析：{text}" if begins and not _SAYS_WHAT.match(text) else text)
    return found


def _plainly(mark: re.Pattern[str], lines: Sequence[str]) -> bool:
    return sum(mark.search(line) is not None for line in lines) > _FEW


def _without_tags(line: str) -> str:
    line = _SUMMARY.sub("", line)
    while (bare := _TAGGED.sub(r"\2", line)) != line:
        line = bare
    return clean(_LONE_TAG.sub(" ", line))
