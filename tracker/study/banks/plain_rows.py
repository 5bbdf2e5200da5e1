"""The quick way through a large table: rows with nothing unusual about them, many at a time.

It takes a row only where the full way (`rows.RowReader`) would come to the same without any doubt; a test reads
banks both ways. What a whole column of many rows does not hold need not be looked for row by row.
"""

from __future__ import annotations

import re

from tracker.study.banks.answers import letters_in
from tracker.study.banks.labels import without_number
from tracker.study.banks.model import AnswerStyle, ColumnMapping, Kind, Role, RowReading, option_index
from tracker.study.banks.quick import make_question, make_reading
from tracker.study.banks.run_together import may_hold_more, run_together
from tracker.study.banks.texts import FILLERS, FRAMES, clean
from tracker.study.banks.wording import CHOICE, kind_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.table import Row

_UNUSUAL_STARTS = frozenset("[【（(〔" + FRAMES)
_HIDING = {opening: re.compile(rf"{re.escape(opening)}[\s　]*[A-Ha-hＡ-Ｈ]") for opening in "（([【〔_＿"}
_LIKE_A_HEADER = re.compile(r"题|内容|question|title|content|stem|text|prompt|描述|正文|名称", re.IGNORECASE)
_LABEL_STARTS = frozenset("（([【*√✓ABCDEFGHIJKLabcdefghijklＡＢＣＤＥＦＧＨＩＪＫＬａｂｃｄｅｆｇｈｉｊｋｌ") | {""}
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
            and [index for index, _ in options] == list(range(len(options)))
        )
        self._stem, self._answer = place[Role.STEM], place.get(Role.ANSWER, -1)
        self._kind = place.get(Role.KIND, -1)
        self._options = [at for _, at in options]
        self._extras = [place.get(role, -1) for role in (Role.EXPLANATION, Role.TOPIC, Role.DIFFICULTY, Role.SOURCE)]
        self._numbered = mapping.numbered_stems
        self._sheet = mapping.sheet
        self._width = len(mapping.roles)
        self._kinds: dict[str, str] = dict(mapping.kind_codes)
        self._letters: dict[str, tuple[int, ...]] = {}

    def read(self, rows: Sequence[Row], default_kind: str, topic: str) -> list[RowReading | None]:
        """The readings of rows whose cells were not cleaned yet; None for each that needs the full way."""
        columns = list(zip(*(self._padded(cells) for _, cells in rows), strict=False))
        stems = _cleaned(columns[self._stem])
        unusual = _unusual if _unusual("\n".join(stems)) else _never
        options = self._read_options(columns)
        answers = [self._right(answer) for answer in columns[self._answer]]
        hints = self._hints(columns, default_kind, len(rows))
        blank = ("",) * len(rows)
        extras = zip(*(_cleaned(columns[at]) if at >= 0 else blank for at in self._extras), strict=True)
        readings: list[RowReading | None] = []
        for row, stem, choices, right, hint, (explanation, own_topic, difficulty, source) in zip(
            rows, stems, options, answers, hints, extras, strict=True
        ):
            kind = _KINDS.get((hint, len(right) > 1))
            usual = kind and choices and right and right[-1] < len(choices) and stem and not unusual(stem)
            if not usual or stem[0] in _UNUSUAL_STARTS or stem.endswith(choices[-1]) or _names_a_column(stem):
                readings.append(None)
                continue
            text = without_number(stem) if self._numbered else stem
            question = make_question(
                kind or Kind.SINGLE, text, choices, right, explanation, own_topic or topic, difficulty, source, ()
            )
            readings.append(make_reading(question, (), self._sheet, row[0]))
        return readings

    def _padded(self, cells: list[str]) -> list[str]:
        return cells if len(cells) >= self._width else cells + [""] * (self._width - len(cells))

    def _read_options(self, columns: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Three or more different options in each row, without letters of their own and without gaps; else none."""
        texts = [_cleaned(columns[at]) for at in self._options]
        plain = not any(_LABEL_STARTS & {text[:1] for text in column} for column in texts)
        rows = zip(*texts, strict=True)
        if plain:
            usual = [row if len(set(row)) == len(row) and row[-1] not in FILLERS else () for row in rows]
        else:
            usual = [_distinct(row) for row in rows]
        return [() if run_together("", row) else row for row in usual] if may_hold_more(texts) else usual

    def _hints(self, columns: Sequence[tuple[str, ...]], default_kind: str, count: int) -> list[str]:
        if self._kind < 0:
            return [default_kind] * count
        words = columns[self._kind]
        for word in set(words) - self._kinds.keys():
            self._kinds[word] = kind_of(clean(word))
        return [self._kinds[word] or default_kind for word in words]

    def _right(self, answer: str) -> tuple[int, ...]:
        right = self._letters.get(answer)
        if right is None:
            right = letters_in(clean(answer)) or ()
            if len(self._letters) < 10_000:
                self._letters[answer] = right
        return right


def _cleaned(column: Sequence[str]) -> list[str]:
    """A column of cleaned texts: where none of them holds anything but signs and blanks, only their edges matter."""
    together = "".join(column)
    if together.isprintable() and "_x" not in together:
        return list(map(str.strip, column))
    return list(map(clean, column))


def _unusual(text: str) -> bool:
    """Whether a stem, or any of many, may carry a mark of its kind or its answer."""
    return (
        "选" in text
        or "\ufffd" in text
        or "&" in text
        or any(opening in text and hiding.search(text) for opening, hiding in _HIDING.items())
    )


def _never(text: str) -> bool:  # noqa: ARG001
    """Stands for `_unusual` where nothing unusual is in any of the stems."""
    return False


def _names_a_column(stem: str) -> bool:
    return len(stem) < 14 and _LIKE_A_HEADER.search(stem) is not None


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
