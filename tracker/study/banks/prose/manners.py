"""What holds for a whole text while it is cut into questions: how its questions are counted, where answers stand."""

from __future__ import annotations

import re
from collections import Counter

from tracker.kernel.patterns import regex
from tracker.study.banks.model import Role
from tracker.study.banks.prose.drafts import begins_option
from tracker.study.banks.prose.line_marks import (
    BARE,
    WEAK,
    number_in_word,
    numbered,
    section_kind,
    segments,
    start_mark,
    start_word,
)
from tracker.study.banks.question.inline import letters_at_end, letters_glued
from tracker.study.banks.question.labels import split_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ENDS_WITH_BLANK = regex(r"[（(][\s　]*[)）][\s　。.？?：:]*[A-HＡ-Ｈ、,， ]*$")
_LABELLED = regex(r"([一-鿿]{2,14})\s*[:：]")
_FIRST_OPTION = regex(r"[（(\[【]?\s*[AＡ]\s*[)）\]】.．、:：]")
_MANY, _SOME, _OFTEN = 5, 3, 0.3
_BEFORE_PAGE = regex(r"(?<=\S{6})[ \t]+\d{1,4}$")
_PAGE_LINES = 150
"""No page has more lines; what comes less often is an option that several questions have."""

_SUMS_UP = ("以上", "上述", "都", "均", "全部")
"""What an option begins with that speaks of the others: banks without letters have it on a line of its own."""

_CODE = frozenset('@;{}<>="')


def answers_end_stems(lines: Sequence[str]) -> bool:
    """Whether the letters of the answers stand behind the blanks that end the stems: in most, and various ones."""
    stems = [line for line in lines if _ENDS_WITH_BLANK.search(line)]
    return _various([letters_at_end(line) for line in stems], 0.8) or _various(list(_glued(lines)), 0.4)


def _various(letters: Sequence[str], most: float) -> bool:
    """Whether most of some answers are there, and not always the same."""
    answered = sum(map(bool, letters))
    return answered > _SOME and answered > most * len(letters) and len(set(letters)) > 2


def _glued(lines: Sequence[str]) -> Iterator[str]:
    """The letters that end each line right above a first option."""
    above = ""
    for line in lines:
        if _FIRST_OPTION.match(line):
            yield letters_glued(above)
        above = line or above


def one_line_questions(lines: Sequence[str]) -> bool:
    """Whether each line of a text is a whole question with its answer behind it, and carries no number."""
    filled = [line for line in lines if line][:400]
    whole = 0
    for line in filled:
        roles = [role for role, _ in segments(line)]
        whole += len(roles) > 1 and roles[0] == "" and Role.ANSWER in roles and numbered(line)[0] < 0
    return whole > 0.8 * len(filled)


def unknown_labels(lines: Sequence[str]) -> frozenset[str]:
    """Words before a colon that begin a line of nearly every question and that nobody knows: 修订日期：2024-05."""
    found = Counter(label[1] for line in lines if (label := _LABELLED.match(line)))
    least = max(_MANY, _OFTEN * sum(bool(_FIRST_OPTION.match(line)) for line in lines))
    known = (_known_label(word) for word in found)
    return frozenset(word for word, said in zip(found, known, strict=True) if found[word] >= least and not said)


def label_of(line: str) -> str:
    """The word before a colon that a line begins with; "" where there is none."""
    found = _LABELLED.match(line)
    return found[1] if found else ""


def _known_label(word: str) -> bool:
    line = f"{word}："
    return (
        [role for role, _ in segments(line)] != [""] or bool(section_kind(line)) or start_word(f"{line}x") is not None
    )


def repeated_lines(lines: Sequence[str]) -> frozenset[str]:
    """Lines that come again and again, but for the number of a page, and belong to no question: titles of pages."""
    titles = {line: _BEFORE_PAGE.sub("", line) for line in lines if len(line) >= 8}
    counts = Counter(titles.get(line, "") for line in lines)
    least = max(4, sum(map(bool, lines)) / _PAGE_LINES)
    return frozenset(line for line, title in titles.items() if counts[title] > least and _is_title(title))


def without_titles(lines: Sequence[str], repeated: frozenset[str]) -> list[str]:
    """As many lines, without the title of a page and its number behind a line that the page ended with."""
    titles = {_BEFORE_PAGE.sub("", line) for line in repeated}
    if not titles:
        return list(lines)
    glued = re.compile(rf"(?<=\S)[ \t]+(?:{'|'.join(map(re.escape, titles))})[ \t]+\d{{1,4}}$")
    return [glued.sub("", line) if line[-1:].isdigit() else line for line in lines]


def _is_title(line: str) -> bool:
    """Whether a line is no option, heading, mark, number, piece of code, nor the end of a question."""
    if (
        not _CODE.isdisjoint(line)
        or line.startswith(_SUMS_UP)
        or line.rstrip().endswith(("。", "？", "?", "（ ）", "( )", "()", "（）", "：", ":"))
        or section_kind(line)
        or start_mark(line)[0]
    ):
        return False
    if (
        numbered(line)[0] >= 0
        or split_options(line)[1]
        or re.match(r"[（(\[【]?(?:[A-Ha-hＡ-Ｈ][)）\]】、.．:：\s]|[A-H][一-鿿])", line)
    ):
        return False
    return [role for role, _ in segments(line)] == [""]


def counts_questions(lines: Sequence[str]) -> bool:
    """Whether the questions of a text carry numbers: at least half as many numbers as answers, or first options."""
    numbers = answers = firsts = 0
    for line in lines:
        numbers += numbered(line)[1] not in ("", BARE, WEAK) or start_word(line) is not None
        answers += any(role == Role.ANSWER for role, _ in segments(line))
        firsts += begins_option(line) and "A" in line.translate({0xFF21: "A"})[:3]
    bare = sum(numbered(line)[1] == BARE for line in lines)
    glued = sum(bool(number_in_word(line)) for line in lines if line[:1].isdigit())
    return max(numbers, bare, glued) >= 0.5 * max(answers, firsts, 1)
