"""The log of answers and what is kept with it in the same write: memories, and the tables figures are read from."""

from __future__ import annotations

from datetime import date

from tracker.study.repo.counts import held_of
from tracker.study.repo.log import rows
from tracker.study.scheduling import Memory, Rating
from tracker.study.tally import Held, Tally, after, cell_key, scale

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from tracker.store.session import Reader, Writer
    from tracker.study.scheduling import Scheduler
    from tracker.study.tally import CellKey, Resting, Row

_HELD = "topic, choices, streak, answers, lapses, last_on"
_ANSWER = "answer (person, question, topic, choices, at, correct, rating, ms, session)"


def add(
    writer: Writer, person: int, row: Row, session: int | None, scheduler: Scheduler, latest: date | None = None
) -> None:
    """Log an answer given no earlier than those `log.counted_until` tells of; renew the memory and every count."""
    question, topic, choices, at, correct, rating, ms = row
    day = date.fromisoformat(at[:10])
    held, memory = _standing(writer, person, question)
    key = cell_key(held, topic, choices, day, _resting(writer, person, topic, day))
    writer.insert(_ANSWER, [(person, question, topic, choices, at, correct, rating, ms, session)])
    _count(writer, person, row, key, fresh=held is None)
    scheduled = scheduler.review(memory, Rating(rating), today=day, latest=latest)
    now = after(held, topic, choices, day, correct=bool(correct))
    _put_memory(writer, person, question, now, scheduled.memory, scheduled.due)


def undo(writer: Writer, person: int, scheduler: Scheduler, latest: date | None = None) -> int | None:
    """Take back the answer logged last; the question it was to. `rebuild` has to follow where later ones count."""
    found = writer.row(
        "SELECT id, question, topic, choices, at, correct, rating, ms FROM answer WHERE person = ? "
        "ORDER BY id DESC LIMIT 1",
        (person,),
    )
    if found is None:
        return None
    number, *row = found
    question, topic, choices, at, *_ = row
    writer.run("DELETE FROM answer WHERE id = ?", (number,))
    day = date.fromisoformat(at[:10])
    held = replay(writer, person, question, scheduler, latest)
    _uncount_days(writer, person, tuple(row), fresh=held is None)
    _uncount_cell(writer, person, cell_key(held, topic, choices, day, _resting(writer, person, topic, day)), row)
    return int(question)


def log(writer: Writer, person: int, rows: Iterable[Row], session: int | None = None) -> None:
    """Log answers of any time, counting nothing: `rebuild` has to follow."""
    writer.insert(_ANSWER, ((person, *row, session) for row in rows))


def rebuild(writer: Writer, person: int, scheduler: Scheduler, latest: date | None = None) -> None:
    """Count all answers of a person again and work out every memory anew."""
    answered: dict[int, list[tuple[date, Rating]]] = {}
    tally = _count_again(writer, person, _noting(rows(writer, person), answered))
    writer.run("DELETE FROM memory WHERE person = ?", (person,))
    for question, given in answered.items():
        scheduled = scheduler.replay(given, latest=latest)
        if scheduled:
            _put_memory(writer, person, question, tally.held[question], scheduled.memory, scheduled.due)


def nothing_later(writer: Writer, person: int, latest: date) -> None:
    """What would be due later than a day is due on it."""
    writer.run("UPDATE memory SET due = ?2 WHERE person = ?1 AND due > ?2", (person, latest.isoformat()))


def recount(writer: Writer, person: int) -> None:
    """Count all answers of a person again; memories stay as they are."""
    _count_again(writer, person, rows(writer, person))


def _noting(given: Iterable[Row], answered: dict[int, list[tuple[date, Rating]]]) -> Iterator[Row]:
    """The same answers, with day and rating of each noted by question."""
    ratings = {int(rating): rating for rating in Rating}
    days: dict[str, date] = {}
    for row in given:
        text = row[3][:10]
        day = days.get(text) or days.setdefault(text, date.fromisoformat(text))
        answered.setdefault(row[0], []).append((day, ratings[row[5]]))
        yield row


def _count_again(writer: Writer, person: int, given: Iterable[Row]) -> Tally:
    tally = Tally.of(given)
    for table in ("answer_day", "answer_topic_day", "answer_hour", "answer_cell"):
        writer.run(f"DELETE FROM {table} WHERE person = ?", (person,))
    _put_counts(writer, person, tally)
    return tally


def _put_counts(writer: Writer, person: int, tally: Tally) -> None:
    days = ((person, day, *values) for day, values in tally.days.items())
    topic_days = ((person, *key, *values) for key, values in tally.topic_days.items())
    hours = ((person, *key, *values) for key, values in tally.hours.items())
    cells = ((person, *key, *values) for key, values in tally.cells.items())
    writer.insert("answer_day", days)
    writer.insert("answer_topic_day", topic_days)
    writer.insert("answer_hour", hours)
    writer.insert("answer_cell", cells)


def _put_memory(writer: Writer, person: int, question: int, held: Held, memory: Memory, due: date) -> None:
    """Keep how a question stands."""
    writer.run(
        "INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            person,
            question,
            held.topic,
            held.choices,
            held.streak,
            held.answers,
            held.lapses,
            memory.stability,
            memory.difficulty,
            held.last_on.isoformat(),
            due.isoformat(),
        ),
    )


def _standing(reader: Reader, person: int, question: int) -> tuple[Held | None, Memory | None]:
    found = reader.row(
        f"SELECT {_HELD}, stability, difficulty FROM memory WHERE person = ? AND question = ?", (person, question)
    )
    if found is None:
        return None, None
    *kept, stability, difficulty = found
    held = held_of(kept)
    return held, Memory(stability=stability, difficulty=difficulty, on=held.last_on)


def _resting(reader: Reader, person: int, topic: int, day: date) -> Resting:
    """The days a topic had rested when it was first practised on a day, and all its answers so far."""
    before: str | None = reader.value(
        "SELECT day FROM answer_topic_day WHERE person = ? AND topic = ? AND day < ? ORDER BY day DESC LIMIT 1",
        (person, topic, day.isoformat()),
    )
    answers: int = reader.value(
        "SELECT coalesce(sum(answers), 0) FROM answer_topic_day WHERE person = ? AND topic = ?", (person, topic)
    )
    return (day - date.fromisoformat(before)).days if before else 0, answers


def _count(writer: Writer, person: int, row: Row, key: CellKey, *, fresh: bool) -> None:
    _question, topic, _choices, at, correct, _rating, ms = row
    day, said = at[:10], scale(date.fromisoformat(at[:10]))
    more = "answers = answers + excluded.answers, correct = correct + excluded.correct, ms = ms + excluded.ms"
    counted = (1, correct, ms or 0)
    writer.run(
        f"INSERT INTO answer_day VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET {more}, "
        "fresh = fresh + excluded.fresh",
        (person, day, *counted, fresh),
    )
    writer.run(
        f"INSERT INTO answer_topic_day VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET {more}",
        (person, topic, day, *counted),
    )
    writer.run(
        f"INSERT INTO answer_hour VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET {more}",
        (person, date.fromisoformat(day).weekday(), int(at[11:13]), *counted),
    )
    writer.run(
        "INSERT INTO answer_cell VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
        "answers = answers + 1, tries = tries + excluded.tries, correct = correct + excluded.correct",
        (person, *key, 1, said, said * correct),
    )


def _uncount_days(writer: Writer, person: int, row: Row, *, fresh: bool) -> None:
    _question, topic, _choices, at, correct, _rating, ms = row
    day, hour = at[:10], (date.fromisoformat(at[:10]).weekday(), int(at[11:13]))
    for table, sets, more, where, place in (
        ("answer_day", ", fresh = fresh - ?", (fresh,), "day = ?", (day,)),
        ("answer_topic_day", "", (), "topic = ? AND day = ?", (topic, day)),
        ("answer_hour", "", (), "weekday = ? AND hour = ?", hour),
    ):
        writer.run(
            f"UPDATE {table} SET answers = answers - 1, correct = correct - ?, ms = ms - ?{sets} "
            f"WHERE person = ? AND {where}",
            (correct, ms or 0, *more, person, *place),
        )
        writer.run(f"DELETE FROM {table} WHERE answers = 0 AND person = ? AND {where}", (person, *place))


def _uncount_cell(writer: Writer, person: int, key: CellKey, row: list[Any]) -> None:
    said = scale(date.fromisoformat(row[3][:10]))
    where = "person = ? AND topic = ? AND streak = ? AND gap = ? AND rest = ? AND practice = ? AND choices = ?"
    writer.run(
        f"UPDATE answer_cell SET answers = answers - 1, tries = tries - ?, correct = correct - ? WHERE {where}",
        (said, said * row[4], person, *key),
    )
    writer.run(f"DELETE FROM answer_cell WHERE answers = 0 AND {where}", (person, *key))


def replay(writer: Writer, person: int, question: int, scheduler: Scheduler, latest: date | None = None) -> Held | None:
    """How a question stands by the log; the memory is put to that, or taken away."""
    held: Held | None = None
    given = []
    for topic, choices, at, correct, rating in writer.rows(
        "SELECT topic, choices, at, correct, rating FROM answer WHERE question = ? AND person = ? "
        "ORDER BY substr(at, 1, 10), id",
        (question, person),
    ):
        day = date.fromisoformat(at[:10])
        held = after(held, topic, choices, day, correct=bool(correct))
        given.append((day, Rating(rating)))
    scheduled = scheduler.replay(given, latest=latest)
    if held is None or scheduled is None:
        writer.run("DELETE FROM memory WHERE person = ? AND question = ?", (person, question))
        return None
    _put_memory(writer, person, question, held, scheduled.memory, scheduled.due)
    return held
