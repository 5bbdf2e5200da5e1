"""Titles between questions that name no kind of question: 共用题干题, 2021春《论法的精神》测试题, 1.2农业革命."""

from __future__ import annotations

from collections import Counter, defaultdict

from tracker.kernel.patterns import regex
from tracker.study.banks.prose.drafts import begins_option
from tracker.study.banks.prose.line_marks import filled_below, numbered, section_kind, start_mark
from tracker.study.banks.prose.passages import passage_from

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_KIND_OF_ITS_OWN = regex(r"(?:[一二三四五六七八九十]{1,3}\s*[、.．]\s*)?\w{1,10}题\s*(?:[（(].{0,60}[)）])?\s*[:：]?$")
_TITLE = regex(
    r"(?:[^\d]|\d{4}).{2,40}?(?:测试题?|测验|试卷|试题|作业|练习题?|习题|考试)\s*[一二三四五六七八九十\d]{0,3}$"
)
_CHAPTER = regex(r"\d{1,2}[.．]\d{1,2}\s*[^\s\d].{1,40}$")
_NAME = regex(r"[^\W\d_][\w（）()、/·\-]{1,23}")
_NEAR, _LONGEST, _MANY, _MOST = 4, 80, 3, 0.8
_ENDS = frozenset("题验卷业习试）)：:一二三四五六七八九十0123456789")


def names_above_sections(lines: Sequence[str]) -> frozenset[int]:
    """Where names such as 给水泵站 stand, right above one and the same heading, 选择题, all through a text."""
    above: dict[str, list[int]] = defaultdict(list)
    again = Counter(lines)  # few lines stand often: only these need a closer look
    last = -1
    for at, line in enumerate(lines):
        if line and again[line] >= _MANY and section_kind(line):
            above[line].append(last)
        last = at if line else last
    found: set[int] = set()
    for places in above.values():
        named = [at for at in places if at >= 0 and _is_name(lines[at])]
        if len(named) >= max(_MANY, _MOST * len(places)):
            found.update(named)
    return frozenset(found)


def _is_name(line: str) -> bool:
    return bool(_NAME.fullmatch(line)) and not (section_kind(line) or begins_option(line))


def heads_questions(lines: Sequence[str], at: int, last: int) -> bool:
    """Whether a line behind question number `last` heads the next ones, or the text that they share.

    Behind the word for a kind they count on, behind any other title they begin with 1.
    """
    if _CHAPTER.match(lines[at]):
        ahead = [*filled_below(lines, at, _NEAR), "", ""]
        return ahead[0] == "1" and bool(start_mark(ahead[1])[0])
    if lines[at][-1] not in _ENDS or len(lines[at]) > _LONGEST or numbered(lines[at])[0] >= 0:
        return False
    kind = _KIND_OF_ITS_OWN.match(lines[at])
    if not kind and not _TITLE.match(lines[at]):
        return False
    below = next((place for place in range(at + 1, min(at + _NEAR, len(lines))) if lines[place]), None)
    if below is None:
        return False
    number = numbered(lines[below])[0]
    return number == 1 or bool(kind and (number == last + 1 or passage_from(lines, below)))
