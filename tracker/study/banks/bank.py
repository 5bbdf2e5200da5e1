"""A bank that was recognised: its parts, each with its rows, which are understood as they are asked for."""

from __future__ import annotations

from functools import cached_property
from itertools import chain, islice

from tracker.study.banks.tables.batch import in_batches

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tracker.study.banks.model import ColumnMapping, Doubt, Progress, RowReading, TextMarks
    from tracker.study.banks.tables.batch import Batch
    from tracker.study.banks.tables.table import Table

    Sample = tuple[tuple[int, tuple[str, ...]], ...]
    Lines = Callable[[], Sequence[str]]
    Rows = Callable[[Progress | None], Iterator[RowReading]]
    Batches = Callable[[Progress | None], Iterator[Batch]]

SAMPLE = 256
"""The first rows, by which ways to read a part are compared."""

NEARLY_ALL = 0.9
_OPTIONS_MISSING = ("options_missing",)
_SHOWN_ROWS, _SHOWN_LINES, _SHOWN_CHARACTERS = 24, 200, 80


class Part:
    """One sheet, text or package of a bank: its rows, understood as they are asked for, and how they are read."""

    def __init__(
        self,
        batches: Batches,
        mapping: ColumnMapping | None = None,
        table: Table | None = None,
        lines: Lines = tuple,
    ) -> None:
        self.batches = batches
        self.mapping = mapping
        self._table = table
        self._lines = lines

    @classmethod
    def one_by_one(cls, rows: Rows, lines: Lines = tuple) -> Part:
        """A part whose rows are understood one after the other; of a running text with its `lines`."""
        return cls(lambda progress: in_batches(rows(progress)), lines=lines)

    @property
    def hidden(self) -> bool:
        """Whether this is a sheet that whoever opens the workbook does not see."""
        return self._table is not None and self._table.kind == "hidden"

    @property
    def lines(self) -> tuple[str, ...]:
        """The first lines of a running text that hold anything, cut short."""
        filled = (line.strip() for line in self._lines())
        return tuple(islice((line[:_SHOWN_CHARACTERS] for line in filled if line), _SHOWN_LINES))

    def rows(self, progress: Progress | None = None) -> Iterator[RowReading]:
        """The rows one by one."""
        for batch in self.batches(progress):
            yield from batch.readings()

    def sample(self) -> Sample:
        """The first rows of a table as they stand in it, their cells cut short."""
        rows = self._table.sample(_SHOWN_ROWS) if self._table else []
        return tuple((number, tuple(cell[:_SHOWN_CHARACTERS] for cell in cells)) for number, cells in rows)

    @cached_property
    def _first(self) -> list[RowReading]:
        return list(islice(self.rows(), SAMPLE))

    def sampled(self, *, options_needed: bool = True) -> tuple[int, int]:
        """How many of the first rows are questions, and how many of those without any doubt.

        Where no options are needed, an answered question without them counts as one, if nearly all rows are questions.
        """
        found = [reading for reading in self._first if reading.question is not None]
        allowed = _OPTIONS_MISSING if not options_needed and len(found) > NEARLY_ALL * len(self._first) else ()
        return len(found), sum(_is_clear(reading, allowed) for reading in found)

    def asks(self) -> bool:
        """Whether any of the first rows is plainly a question."""
        return any(row.asks for row in self._first)

    def answered(self) -> float:
        """The share of the first rows that are questions with an answer."""
        answers = (row.question.answer for row in self._first if row.question is not None)
        return sum(answer is not None for answer in answers) / (len(self._first) or 1)

    def clear(self) -> float:
        """The share of the first rows that are questions without any doubt."""
        return sum(not row.doubts for row in self._first) / (len(self._first) or 1)


def _is_clear(reading: RowReading, allowed: Sequence[str]) -> bool:
    """Whether a question is without doubts, or answered and without others than those allowed."""
    answered = reading.question is not None and reading.question.answer is not None
    return not reading.doubts or (answered and all(doubt.code in allowed for doubt in reading.doubts))


class Bank:
    """A bank that was recognised and can be read, row by row, as often as needed.

    `explicit`: what stands in it is a question by the signs of its format, even with neither options nor answer.
    """

    def __init__(
        self,
        form: str,
        parts: Sequence[Part],
        *,
        encoding: str = "",
        delimiter: str = "",
        marks: TextMarks | None = None,
        explicit: bool = False,
    ) -> None:
        self.format = form
        self.explicit = explicit
        self.encoding = encoding
        self.delimiter = delimiter
        self.marks = marks
        self._parts = list(parts)

    @property
    def mappings(self) -> tuple[ColumnMapping, ...]:
        """How the tables of the bank are read; none for text, GIFT and Anki."""
        return tuple(part.mapping for part in self._parts if part.mapping is not None)

    @property
    def samples(self) -> tuple[Sample, ...]:
        """The first rows of each of those tables."""
        return tuple(part.sample() for part in self._parts if part.mapping is not None)

    @property
    def lines(self) -> tuple[str, ...]:
        """The first lines of the running text in it."""
        return next((lines for part in self._parts if (lines := part.lines)), ())

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What is doubtful about whole tables."""
        return tuple(doubt for mapping in self.mappings for doubt in mapping.doubts)

    def rows(self, progress: Progress | None = None) -> Iterator[RowReading]:
        """Everything in the bank, in order; `progress` gets rows done and rows in all (0: unknown), and may raise."""
        return chain.from_iterable(part.rows(progress) for part in self._parts)

    def batches(self, progress: Progress | None = None) -> Iterator[Batch]:
        """The same many at a time: the way to store a large bank."""
        return chain.from_iterable(part.batches(progress) for part in self._parts)
