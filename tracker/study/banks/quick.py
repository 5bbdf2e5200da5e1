"""Making records by the hundred thousand.

A record checks the names of what it is given each time; for a bank of 100,000 questions that would be a third of the
time of reading it. Here the caller is one line of one module, and a test compares both ways.
"""

from __future__ import annotations

from tracker.study.banks.model import Image, Kind, Question, RowReading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.study.banks.model import Answer, Doubt

_new_question, _new_reading = Question.__new__, RowReading.__new__
_kind, _stem, _options, _answer, _explanation, _topic, _difficulty, _source, _images = (
    getattr(Question, field).__set__ for field in Question._fields
)
_question, _doubts, _sheet, _row, _text = (getattr(RowReading, field).__set__ for field in RowReading._fields)


def make_question(  # noqa: PLR0913, PLR0917  as many as the record has fields
    kind: Kind,
    stem: str,
    options: tuple[str, ...],
    answer: Answer,
    explanation: str,
    topic: str,
    difficulty: str,
    source: str,
    images: tuple[Image, ...],
) -> Question:
    """A question from all its fields in their order."""
    made = _new_question(Question)
    _kind(made, kind)
    _stem(made, stem)
    _options(made, options)
    _answer(made, answer)
    _explanation(made, explanation)
    _topic(made, topic)
    _difficulty(made, difficulty)
    _source(made, source)
    _images(made, images)
    return made


def make_reading(
    question: Question | None, doubts: tuple[Doubt, ...], sheet: str, row: int, text: str = ""
) -> RowReading:
    """A reading from all its fields in their order."""
    made = _new_reading(RowReading)
    _question(made, question)
    _doubts(made, doubts)
    _sheet(made, sheet)
    _row(made, row)
    _text(made, text)
    return made
