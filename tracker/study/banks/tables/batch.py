"""Many rows of a bank at a time, column by column: what a hundred thousand questions are read and stored by.

A record for each of them would cost as much as all the rest. Whoever wants records gets them made on the way.
"""

from __future__ import annotations

from functools import cached_property
from itertools import islice, repeat

from tracker.study.banks.model import RowReading
from tracker.study.banks.quick import make_question, make_reading
from tracker.study.banks.tables.block import SIZE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.study.banks.model import Answer, Image, Kind, Question


class Columns:
    """Questions, one list for each of their fields; `images` only of those that have any, by their place."""

    __slots__ = ("answers", "difficulties", "explanations", "images", "kinds", "options", "sources", "stems", "topics")

    def __init__(  # noqa: PLR0913, PLR0917  as many as a question has fields
        self,
        kinds: Sequence[Kind],
        stems: Sequence[str],
        options: Sequence[tuple[str, ...]],
        answers: Sequence[Answer],
        explanations: Sequence[str],
        topics: Sequence[str],
        difficulties: Sequence[str],
        sources: Sequence[str],
        images: dict[int, tuple[Image, ...]],
    ) -> None:
        self.kinds = kinds
        self.stems = stems
        self.options = options
        self.answers = answers
        self.explanations = explanations
        self.topics = topics
        self.difficulties = difficulties
        self.sources = sources
        self.images = images

    @classmethod
    def of(cls, questions: Sequence[Question]) -> Columns:
        """The columns of questions."""
        return cls(
            [one.kind for one in questions],
            [one.stem for one in questions],
            [one.options for one in questions],
            [one.answer for one in questions],
            [one.explanation for one in questions],
            [one.topic for one in questions],
            [one.difficulty for one in questions],
            [one.source for one in questions],
            {place: one.images for place, one in enumerate(questions) if one.images},
        )

    def __len__(self) -> int:
        return len(self.stems)

    def part(self, start: int, end: int) -> Columns:
        """Those from `start` to before `end`; for columns without images."""
        if end - start == len(self):
            return self
        return Columns(
            self.kinds[start:end],
            self.stems[start:end],
            self.options[start:end],
            self.answers[start:end],
            self.explanations[start:end],
            self.topics[start:end],
            self.difficulties[start:end],
            self.sources[start:end],
            {},
        )

    def questions(self) -> Iterator[Question]:
        """The same as records."""
        images: Iterable[tuple[Image, ...]] = repeat(())
        if self.images:
            images = (self.images.get(place, ()) for place in range(len(self)))
        return map(
            make_question,
            self.kinds,
            self.stems,
            self.options,
            self.answers,
            self.explanations,
            self.topics,
            self.difficulties,
            self.sources,
            images,
        )


class Plain:
    """Rows that are questions without any doubt, of one sheet."""

    def __init__(self, columns: Columns, numbers: Sequence[int], sheet: str) -> None:
        self.columns = columns
        self.doubtful: Sequence[RowReading] = ()
        self._numbers = numbers
        self._sheet = sheet

    def __len__(self) -> int:
        return len(self._numbers)

    def readings(self) -> Iterator[RowReading]:
        """The rows one by one."""
        return map(make_reading, self.columns.questions(), repeat(()), repeat(self._sheet), self._numbers)


class Readings:
    """Rows that were looked at one by one."""

    def __init__(self, rows: Sequence[RowReading]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @cached_property
    def columns(self) -> Columns:
        """The questions among them."""
        return Columns.of([row.question for row in self._rows if row.question is not None])

    @property
    def doubtful(self) -> Sequence[RowReading]:
        """The rows a person should look at."""
        return [row for row in self._rows if row.doubts]

    def readings(self) -> Iterator[RowReading]:
        """The rows one by one."""
        return iter(self._rows)


Batch = Plain | Readings
"""Rows of a bank: `columns` of their questions, those that are `doubtful`, and `readings()` of all one by one."""


def in_batches(rows: Iterable[RowReading]) -> Iterator[Batch]:
    """Rows that come one by one, many at a time."""
    rows = iter(rows)
    while taken := list(islice(rows, SIZE)):
        yield Readings(taken)


def in_columns(questions: Iterable[Question]) -> Iterator[Columns]:
    """Questions that come one by one, many at a time, column by column."""
    questions = iter(questions)
    while taken := list(islice(questions, SIZE)):
        yield Columns.of(taken)
