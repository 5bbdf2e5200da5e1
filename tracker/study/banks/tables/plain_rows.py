"""The quick way through a large table: rows with nothing unusual about them, many at a time.

It takes a row only where the full way (`rows.RowReader`) would come to the same without any doubt; a test reads
banks both ways. What a whole column of many rows does not hold need not be looked for row by row.
"""

from __future__ import annotations

import re
from itertools import chain, combinations
from operator import eq, itemgetter

from tracker.kernel.patterns import regex
from tracker.study.banks.markup import with_typed_signs
from tracker.study.banks.model import AnswerStyle, ColumnMapping, Kind, Role, option_index
from tracker.study.banks.question.answers import letters_in
from tracker.study.banks.question.labels import LISTED, without_number
from tracker.study.banks.question.left_over import MARK, mark_left
from tracker.study.banks.question.run_together import may_hold_more, run_together
from tracker.study.banks.question.wording import CHOICE, NOTE, kind_of
from tracker.study.banks.tables.batch import Columns
from tracker.study.banks.texts import FILLERS, FRAMES, LEVELS, clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.study.banks.tables.block import Block

_UNUSUAL_STARTS = frozenset("[【（(〔*＊★☆" + FRAMES)
_HIDING = {opening: regex(rf"{re.escape(opening)}[\s　]*[A-Ha-hＡ-Ｈ]") for opening in "（([【〔_＿"}
_LIKE_A_HEADER = regex(r"题|内容|question|title|content|stem|text|prompt|描述|正文|名称", re.IGNORECASE)
_LABEL_STARTS = frozenset("（([【*√✓ABCDEFGHIJKLabcdefghijklＡＢＣＤＥＦＧＨＩＪＫＬａｂｃｄｅｆｇｈｉｊｋｌ") | {""}
_LABELLED, _UNUSUALLY = (regex(f"\0[{re.escape(''.join(starts))}]") for starts in (_LABEL_STARTS, _UNUSUAL_STARTS))
_MARKED = regex(rf"\0(?:{MARK})")
_NOTED = regex(f"\0{NOTE.pattern}", re.IGNORECASE)
_LEVEL_SIGNS = frozenset(level[-1] for level in LEVELS)
_last = itemgetter(-1)
_SHORT = 14
_MOST_ANSWERS = 10_000
_KINDS = {
    ("", False): Kind.SINGLE,
    ("", True): Kind.MULTIPLE,
    (CHOICE, False): Kind.SINGLE,
    (CHOICE, True): Kind.MULTIPLE,
    (Kind.SINGLE, False): Kind.SINGLE,
    (Kind.MULTIPLE, False): Kind.MULTIPLE,
    (Kind.MULTIPLE, True): Kind.MULTIPLE,
}
"""The kind by what the row says and whether several options are right; what is missing here is doubtful."""


class PlainRows:
    """Reads choice questions with their options in columns and their answer in letters."""

    def __init__(self, mapping: ColumnMapping) -> None:
        place = {role: index for index, role in enumerate(mapping.roles) if role}
        options = sorted((option_index(role), at) for role, at in place.items() if option_index(role) >= 0)
        self.fits = (
            len(options) > 2
            and mapping.answers is AnswerStyle.LETTERS
            and Role.ANSWER in place
            and not (mapping.verbatim or mapping.html)
            and Role.OPTIONS not in place
            and Role.PASSAGE not in place
            and [index for index, _ in options] == list(range(len(options)))
        )
        self._stem, self._answer = place[Role.STEM], place.get(Role.ANSWER, -1)
        self._kind = place.get(Role.KIND, -1)
        self._options = [at for _, at in options]
        self._extras = [place.get(role, -1) for role in (Role.EXPLANATION, Role.TOPIC, Role.DIFFICULTY, Role.SOURCE)]
        self._numbered, self._bare = mapping.numbered_stems, mapping.bare_numbers
        self._width = len(mapping.roles)
        self._kinds: dict[str, str] = dict(mapping.kind_codes)
        self._letters: dict[str, tuple[int, ...]] = {}

    def read(self, block: Block, default_kind: str, topic: str) -> tuple[Columns, list[bool]]:
        """The columns of rows whose cells were not cleaned yet, and which of the rows need nothing but that.

        What the columns say of the other rows means nothing.
        """
        blank = ("",) * len(block)
        cells = [*block.columns, *[blank] * (self._width - len(block.columns))]
        if not block.tidy:
            cells = list(map(_cleaned, cells))
        stems = cells[self._stem]
        if self._numbered:
            stems = [without_number(stem, bare=self._bare) for stem in stems]
        options = self._read_options(cells)
        answers = self._read_answers(cells[self._answer])
        kinds = self._read_kinds(cells, answers, default_kind)
        explanations, topics, difficulties, sources = (cells[at] if at >= 0 else blank for at in self._extras)
        if topic:
            topics = [own or topic for own in topics]
        plain = _plain(kinds, stems, options, answers)
        _rule_out(plain, stems)
        named = [kind or Kind.SINGLE for kind in kinds]
        columns = Columns(named, stems, options, answers, explanations, topics, difficulties, sources, {})
        return columns, plain

    def _read_options(self, columns: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
        """Three or more different options in each row, without letters of their own, gaps and notes; else none."""
        texts = [columns[at] for at in self._options]
        rows: list[tuple[str, ...]] = list(zip(*texts, strict=True))
        unlike = not any(any(map(eq, one, other)) for one, other in combinations(texts, 2))
        whole = unlike and all(map(all, texts)) and FILLERS.isdisjoint(texts[-1])
        if not whole or _any_begins(chain(*texts), _LABELLED):
            rows = list(map(_distinct, rows))
        if _any_begins(texts[-1] if whole else map(_last, filter(None, rows)), _NOTED):
            rows = [() if row and NOTE.match(row[-1]) else row for row in rows]
        return [() if run_together("", row) else row for row in rows] if may_hold_more(texts) else rows

    def _read_kinds(
        self, columns: Sequence[Sequence[str]], answers: Sequence[tuple[int, ...]], default_kind: str
    ) -> list[Kind | None]:
        """The kind of each row by what it says and how many options are right; None where that is doubtful."""
        several = [len(right) > 1 for right in answers]
        if self._kind < 0:
            kinds = {said: _KINDS.get((default_kind, said)) for said in (False, True)}
            return [kinds[said] for said in several]
        words = columns[self._kind]
        for word in set(words) - self._kinds.keys():
            self._kinds[word] = kind_of(word)
        known = self._kinds
        pairs = zip(words, several, strict=True)
        return [_KINDS.get((known[word] or default_kind, said)) for word, said in pairs]

    def _read_answers(self, cells: Sequence[str]) -> list[tuple[int, ...]]:
        """The options that the answers name; none for what names none."""
        known = self._letters
        for answer in set(cells) - known.keys():
            known[answer] = letters_in(answer) or ()
        answers = [known[answer] for answer in cells]
        if len(known) > _MOST_ANSWERS:
            known.clear()
        return answers


def _cleaned(column: Sequence[str]) -> Sequence[str]:
    """A column of cleaned texts: where none of them holds anything but signs and blanks, only their edges matter."""
    together = "".join(column)
    if "&" in together:
        column = list(map(with_typed_signs, column))
    if "_x" in together or not together.isprintable():
        return list(map(clean, column))
    return list(map(str.strip, column)) if " " in together else column


def _any_begins(texts: Iterable[str], one_of: re.Pattern[str]) -> bool:
    """Whether one of many texts begins with a sign: all at one go, since few ever do."""
    return one_of.search("\0" + "\0".join(texts)) is not None


def _plain(
    kinds: Sequence[Kind | None],
    stems: Sequence[str],
    options: Sequence[tuple[str, ...]],
    answers: Sequence[tuple[int, ...]],
) -> list[bool]:
    """Which rows say their kind, what they ask and a right option, which the stem does not end with."""
    least = min(map(len, options))
    whole = all(kinds) and all(answers) and all(stems) and max(map(max, set(answers))) < least
    if whole and not _any_begins(stems, _UNUSUALLY) and not any(map(str.endswith, stems, map(_last, options))):
        return [True] * len(stems)
    return [
        bool(kind and choices and right and right[-1] < len(choices) and stem)
        and stem[0] not in _UNUSUAL_STARTS
        and not stem.endswith(choices[-1])
        for kind, stem, choices, right in zip(kinds, stems, options, answers, strict=True)
    ]


def _rule_out(plain: list[bool], stems: Sequence[str]) -> None:
    """Mark the rows whose stem may carry a mark of its kind or its answer, or repeats a header, as not plain."""
    together = "\0" + "\0".join(stems)
    if _unusual(together) or _MARKED.search(together) or not _LEVEL_SIGNS.isdisjoint({stem[-1:] for stem in stems}):
        plain[:] = [
            fit and not (_unusual(stem) or mark_left(stem) or stem.endswith(LEVELS))
            for fit, stem in zip(plain, stems, strict=True)
        ]
    if min(map(len, stems)) < _SHORT:
        plain[:] = [fit and not _names_a_column(stem) for fit, stem in zip(plain, stems, strict=True)]


def _unusual(text: str) -> bool:
    """Whether a stem, or any of many, may carry a mark of its kind or its answer."""
    return (
        "选" in text
        or ("A" in text and any(map(text.__contains__, LISTED)))
        or ("分" in text and ("分）" in text or "分)" in text))
        or "题：" in text
        or "题:" in text
        or ("案" in text and "正确答案" in text)
        or "\t" in text
        or "\ufffd" in text
        or '",' in text
        or "&" in text
        or any(opening in text and hiding.search(text) for opening, hiding in _HIDING.items())
    )


def _names_a_column(stem: str) -> bool:
    return len(stem) < _SHORT and _LIKE_A_HEADER.search(stem) is not None


def _distinct(row: tuple[str, ...]) -> tuple[str, ...]:
    """The options of a row without the empty places at its end; none if they need a closer look."""
    while row and not row[-1]:
        row = row[:-1]
    if (
        len(row) < 3
        or len(set(row)) != len(row)
        or row[-1] in FILLERS
        or any(text[:1] in _LABEL_STARTS for text in row)
    ):
        return ()
    return row
