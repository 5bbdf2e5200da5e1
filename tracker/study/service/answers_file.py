"""Answers brought from elsewhere: a CSV with the columns at, question, topic, correct, ms, rating."""

from __future__ import annotations

from datetime import datetime

from tracker.kernel.changes import Area
from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem
from tracker.kernel.record import Record
from tracker.kernel.terms import Component
from tracker.study.identity import identity_of_name
from tracker.study.repo import answers, banks, log, number_of
from tracker.study.scheduling import Rating, rate
from tracker.study.service.practice import USUAL_MS, scheduler

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.store.session import Store, Writer
    from tracker.study.banks.model import Progress
    from tracker.study.tally import Row

COLUMNS = ("at", "question", "topic", "correct", "ms", "rating")
NEEDED = ("at", "question", "correct")
TRUE, FALSE = ("1", "true", "yes", "对", "t", "y", "正确", "√"), ("0", "false", "no", "错", "f", "n", "错误", "×")
MOST_PROBLEMS = 200
STEP = 4096
UNKNOWN_CHOICES = 4
"""A question that is not in the file is taken to have four options."""


class AnswersReport(Record):
    """What an import of answers did: rows read, answers added, those that were there, questions not in any bank."""

    read: int
    added: int
    known: int
    unknown_questions: int


class _Line(Record):
    at: str
    question: str
    topic: str
    correct: int
    ms: int | None
    rating: int | None


def import_answers(
    store: Store, person: str, path: str, *, dry_run: bool = False, progress: Progress | None = None
) -> AnswersReport:
    """Add past answers to a worker's log; those that are there already are left out.

    `question` is the text of one in the banks, or any name: then the answer counts for its topic. A moment without an
    hour is noon. Raises `Refused` with every bad row, nothing being changed, and `StorageProblem`.
    """
    lines = _lines(path)
    lines.sort(key=lambda line: line.at)
    with store.write("study.import_answers", journaled=False) as writer:
        number = number_of(writer, person)
        taking = _Taking(writer, number)
        answers.log(writer, number, _watched(taking.rows(lines), len(lines), progress))
        if taking.added:
            answers.rebuild(writer, number, scheduler(writer, number))
            writer.touch(Area.STUDY)
        if dry_run:
            writer.take_back()
    return AnswersReport(
        read=len(lines), added=taking.added, known=len(lines) - taking.added, unknown_questions=len(taking.unknown)
    )


def _watched(rows: Iterator[Row], total: int, progress: Progress | None) -> Iterator[Row]:
    for done, row in enumerate(rows):
        if progress and not done % STEP:
            progress(done, total)
        yield row


class _Taking:
    """Lines on their way into the log."""

    def __init__(self, writer: Writer, person: int) -> None:
        self._writer = writer
        self._topics = banks.Topics(writer, Component.THEORY)
        self._known = log.moments(writer, person)
        self._right: set[int] = set()
        self._found: dict[str, tuple[int, int, int]] = {}
        self._stems = banks.by_stem(writer)
        self.unknown: set[int] = set()
        self.added = 0

    def rows(self, lines: Sequence[_Line]) -> Iterator[Row]:
        """The answers that are new."""
        for line in lines:
            question, topic, choices = self._question(line)
            if (question, line.at) in self._known:
                continue
            self._known.add((question, line.at))
            self.added += 1
            correct = bool(line.correct)
            rating = line.rating or rate(correct=correct, ms=line.ms, usual_ms=USUAL_MS, known=question in self._right)
            (self._right.add if correct else self._right.discard)(question)
            yield question, topic, choices, line.at, line.correct, int(rating), line.ms

    def _question(self, line: _Line) -> tuple[int, int, int]:
        """The number, topic and choices of a question; one that is not in the file is noted by its name."""
        found = self._found.get(line.question)
        if found is None:
            found = self._stems.get(line.question) or self._named(line)
            self._found[line.question] = found
        if not line.topic:
            return found
        return found[0], self._topics.number(line.topic), found[2]

    def _named(self, line: _Line) -> tuple[int, int, int]:
        number = banks.named(
            self._writer,
            line.question,
            identity_of_name(line.question),
            self._topics.number(line.topic),
            UNKNOWN_CHOICES,
        )
        self.unknown.add(number)
        return number, self._topics.number(line.topic), UNKNOWN_CHOICES


def _lines(path: str) -> list[_Line]:
    import csv
    import io

    from tracker.study.banks.encoding import encoding_of
    from tracker.study.service.banks import load_file

    data = load_file(path)
    text = data.decode(encoding_of(data), "replace")
    reader = csv.reader(io.StringIO(text, newline=""))
    header = [name.strip().lower() for name in next(reader, [])]
    missing = [name for name in NEEDED if name not in header]
    if missing:
        raise Refused([Problem(code="missing_column", value=missing, expected=COLUMNS)], path=path)
    place = {name: header.index(name) for name in COLUMNS if name in header}
    lines: list[_Line] = []
    problems: list[Problem] = []
    for row in reader:
        if any(row) and len(problems) < MOST_PROBLEMS:
            given = {name: row[at].strip() if at < len(row) else "" for name, at in place.items()}
            wrong = list(_wrong(given))
            problems += (problem.at(f"[{reader.line_num}]") for problem in wrong)
            if not wrong:
                lines.append(_line(given))
    if problems:
        raise Refused(problems, path=path)
    return lines


def _wrong(given: Mapping[str, str]) -> Iterator[Problem]:
    if not given["question"]:
        yield Problem(code="missing", where="question")
    if _moment(given["at"]) is None:
        yield Problem(code="bad_moment", where="at", value=given["at"])
    if given["correct"].lower() not in (*TRUE, *FALSE):
        yield Problem(code="unknown_code", where="correct", value=given["correct"], expected=("1", "0"))
    if _whole(given.get("ms", "")) is False:
        yield Problem(code="wrong_type", where="ms", value=given["ms"], expected="int")
    if given.get("rating", "") not in ("", "1", "2", "3", "4"):
        yield Problem(code="out_of_range", where="rating", value=given["rating"], expected=(1, 4))


def _line(given: Mapping[str, str]) -> _Line:
    correct = given["correct"].lower() in TRUE
    rating = int(given["rating"]) if given.get("rating") else None
    if rating is not None and not correct:
        rating = int(Rating.AGAIN)
    ms = _whole(given.get("ms", ""))
    return _Line(
        at=_moment(given["at"]) or "",
        question=given["question"],
        topic=given.get("topic", ""),
        correct=int(correct),
        ms=ms or None,
        rating=rating,
    )


def _whole(text: str) -> int | bool | None:
    """A number of milliseconds, None for nothing, False for anything else."""
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        return False
    return int(number) if 0 <= number < 1e12 else False


def _moment(text: str) -> str | None:
    """A moment as the log has it, in the time of the place; None for what is no moment."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if len(text) <= 10:
        moment = moment.replace(hour=12)
    elif moment.tzinfo is not None:
        moment = moment.astimezone().replace(tzinfo=None)
    return moment.isoformat(timespec="milliseconds")
