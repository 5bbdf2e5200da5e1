"""Answers brought from elsewhere: a CSV with the columns at, question, topic, correct, ms, rating."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from operator import itemgetter

from tracker.kernel.changes import Area
from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem
from tracker.kernel.record import Record
from tracker.kernel.separated import FIELD_LIMIT, separated
from tracker.kernel.terms import Component
from tracker.study.identity import identity_of_name, stem_key
from tracker.study.repo import answers, banks, log, number_of
from tracker.study.scheduling import Rating, rate
from tracker.study.service import targets
from tracker.study.service.practice import USUAL_MS, scheduler

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tracker.store.session import Store, Writer
    from tracker.study.banks.model import Progress
    from tracker.study.tally import Row

    Line = tuple[str, str, str, int, int | None, int | None]
    """Moment, question, topic, correct, milliseconds, rating: plain, since there may be a million of them."""

COLUMNS = ("at", "question", "topic", "correct", "ms", "rating")
NEEDED = ("at", "question", "correct")
TRUE, FALSE = ("1", "true", "yes", "对", "t", "y", "正确", "√"), ("0", "false", "no", "错", "f", "n", "错误", "×")
SAID = {**dict.fromkeys(TRUE, 1), **dict.fromkeys(FALSE, 0)}
STARS = ("", "1", "2", "3", "4")
DAY_LENGTH, MINUTE_LENGTH = len("2026-11-23"), len("2026-11-23T12:20")
MOST_PROBLEMS = 10_000
SEPARATORS = (",", ";", "\t")
AS_SHEETS_WRITE = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")
"""A moment as spreadsheets make of one: "2026/1/3 9:05"."""

WHOLE_AS_DECIMAL = ".0"
"""What statistics programs write after whole numbers, where another row of the column is empty."""

EARLIEST_YEAR, LATEST_YEAR = 1950, 2199
"""Other years are a slip of the pen, and the days of review after the last of them could not be reckoned."""

STEP = 4096
UNKNOWN_CHOICES = 4
"""A question that is not in the file is taken to have four options."""


class AnswersReport(Record):
    """What an import of answers did: rows read, answers added, those that were there, questions not in any bank."""

    read: int
    added: int
    known: int
    unknown_questions: int


def import_answers(
    store: Store, person: str, path: str, *, today: date, dry_run: bool = False, progress: Progress | None = None
) -> AnswersReport:
    """Add past answers to a worker's log; those that are there already are left out.

    `question` is the text of one in the banks, or any name: then the answer counts for its topic. Where there is a day
    without an hour, answers to one question on that day are told apart by their order from noon on, and in the same way
    those of one minute. Raises `Refused` with every bad row, nothing being changed, and `StorageProblem`.
    """
    lines = _lines(path, today)
    lines.sort(key=itemgetter(0))
    with store.write("study.import_answers", journaled=False) as writer:
        number = number_of(writer, person)
        taking = _Taking(writer, number)
        answers.log(writer, number, _watched(taking.rows(lines), len(lines), progress))
        if taking.added:
            latest = targets.last_review(writer, person, today=today)
            answers.rebuild(writer, number, scheduler(writer, number), latest)
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
        self._alike: dict[str, tuple[int, int, int]] | None = None
        self.unknown: set[int] = set()
        self.added = 0

    def rows(self, lines: Sequence[Line]) -> Iterator[Row]:
        """The answers that are new."""
        for at, asked, about, correct, ms, stars in lines:
            question, topic, choices = self._question(asked, about)
            if (question, at) in self._known:
                continue
            self._known.add((question, at))
            self.added += 1
            known = question in self._right
            rating = stars or rate(correct=bool(correct), ms=ms, usual_ms=USUAL_MS, known=known)
            (self._right.add if correct else self._right.discard)(question)
            yield question, topic, choices, at, correct, int(rating), ms

    def _question(self, asked: str, about: str) -> tuple[int, int, int]:
        """The number, topic and choices of a question; one that is not in the file is noted by its name."""
        found = self._found.get(asked)
        if found is None:
            found = self._stems.get(asked) or self._but_for_punctuation(asked) or self._named(asked, about)
            self._found[asked] = found
        if not about:
            return found
        return found[0], self._topics.number(about), found[2]

    def _but_for_punctuation(self, asked: str) -> tuple[int, int, int] | None:
        """The question of a bank that has this text but for brackets, spaces and the like."""
        if self._alike is None:
            self._alike = {stem_key(stem): facts for stem, facts in banks.stems(self._writer)}
        return self._alike.get(stem_key(asked))

    def _named(self, asked: str, about: str) -> tuple[int, int, int]:
        topic = self._topics.number(about)
        number = banks.named(self._writer, asked, identity_of_name(asked), topic, UNKNOWN_CHOICES)
        self.unknown.add(number)
        return number, topic, UNKNOWN_CHOICES


def _lines(path: str, today: date) -> list[Line]:
    import csv
    import io

    from tracker.study.banks.encoding import decoded
    from tracker.study.service.banks import load_file

    text = decoded(load_file(path)).whole()
    first_line = text[: text.find("\n") + 1]
    reader = separated(io.StringIO(text, newline=""), max(SEPARATORS, key=first_line.count))
    header = [name.strip().lower() for name in next(reader, [])]
    missing = [name for name in NEEDED if name not in header]
    if missing:
        raise Refused([Problem(code="missing_column", value=missing, expected=COLUMNS)], path=path)
    reading = _Reading(header, today)
    problems: list[Problem] = []
    lines: list[Line] = []
    try:
        for row in reader:
            if any(row) and len(problems) < MOST_PROBLEMS:
                line = reading.line(row)
                if line is None:
                    problems += (problem.at(f"[{reader.line_num}]") for problem in reading.problems(row))
                else:
                    lines.append(line)
    except csv.Error:
        problems.append(Problem(code="long_cell", where=f"[{reader.line_num}]", expected=FIELD_LIMIT))
    if problems:
        raise Refused(problems, path=path)
    return lines


class _Reading:
    """Rows of the sheet as lines; texts that come again are kept once."""

    def __init__(self, header: Sequence[str], today: date) -> None:
        self._place = {name: header.index(name) for name in COLUMNS if name in header}
        self._texts: dict[str, str] = {}
        self._alike: dict[tuple[str, str], int] = {}
        self._end = datetime.combine(today + timedelta(days=2), time.min)  # where it is tomorrow already, it may be so

    def _given(self, row: Sequence[str], name: str) -> str:
        place = self._place.get(name, len(row))
        return row[place].strip() if place < len(row) else ""

    def _code(self, row: Sequence[str], name: str) -> str:
        return self._given(row, name).lower().removesuffix(WHOLE_AS_DECIMAL)

    def line(self, row: Sequence[str]) -> Line | None:
        """A row that says all it must; None for any other."""
        asked, about = self._given(row, "question"), self._given(row, "topic")
        moment, said = _moment(text := self._given(row, "at")), self._code(row, "correct")
        ms, stars = _whole(self._given(row, "ms")), self._code(row, "rating")
        if not asked or moment is None or said not in SAID or ms is False or stars not in STARS:
            return None
        if moment >= self._end:
            return None
        question = self._texts.setdefault(asked, asked)
        if len(text) <= MINUTE_LENGTH:
            moment = self._in_order(question, moment)
        correct = SAID[said]
        rating = (int(stars) if correct else int(Rating.AGAIN)) if stars else None
        at = moment.isoformat(timespec="milliseconds")
        return at, question, self._texts.setdefault(about, about), correct, ms or None, rating

    def _in_order(self, question: str, moment: datetime) -> datetime:
        """The moment of the first answer to a question on a day or in a minute, a millisecond more for each further."""
        key = question, moment.isoformat()
        place = self._alike[key] = self._alike.get(key, -1) + 1
        return moment + timedelta(milliseconds=place)

    def problems(self, row: Sequence[str]) -> Iterator[Problem]:
        """What is wrong with a row that is no line."""
        given = {name: self._given(row, name) for name in COLUMNS}
        if not given["question"]:
            yield Problem(code="missing", where="question")
        moment = _moment(given["at"])
        if moment is None:
            yield Problem(code="bad_moment", where="at", value=given["at"])
        elif moment >= self._end:
            yield Problem(code="moment_to_come", where="at", value=given["at"])
        if self._code(row, "correct") not in SAID:
            yield Problem(code="unknown_code", where="correct", value=given["correct"], expected=("1", "0"))
        if _whole(given["ms"]) is False:
            yield Problem(code="wrong_type", where="ms", value=given["ms"], expected="int")
        if self._code(row, "rating") not in STARS:
            yield Problem(code="out_of_range", where="rating", value=given["rating"], expected=(1, 4))


def _whole(text: str) -> int | bool | None:
    """A number of milliseconds, None for nothing, False for anything else."""
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        return False
    return int(number) if 0 <= number < 1e12 else False


def _moment(text: str) -> datetime | None:
    """A moment in the time of the place; noon of a day without an hour; None for what is no moment of a life."""
    moment: datetime | None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = _moment_of_a_sheet(text)
    if moment is None or not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
        return None
    if len(text) <= DAY_LENGTH:
        return moment.replace(hour=12)
    return moment if moment.tzinfo is None else moment.astimezone().replace(tzinfo=None)


def _moment_of_a_sheet(text: str) -> datetime | None:
    found = AS_SHEETS_WRITE.fullmatch(text)
    if found is None:
        return None
    year, month, day, *clock = (None if part is None else int(part) for part in found.groups())
    hour, minute, second = clock if clock[0] is not None else (12, 0, 0)
    try:
        return datetime(year or 0, month or 0, day or 0, hour or 0, minute or 0, second or 0)  # noqa: DTZ001 - the place's
    except ValueError:
        return None
