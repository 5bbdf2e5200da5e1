"""Figures from the tables kept with each answer: none of these queries reads the answers themselves."""

from __future__ import annotations

from datetime import date

from tracker.study.kept import Day, Hour, TopicStand

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.kernel.terms import Component
    from tracker.store.session import Reader

IN_NOTEBOOK = "lapses > 0 AND streak < 2"
"""A question answered wrongly stays in the notebook until it was right twice running."""

_OUTSIDE = (
    "question CROSS JOIN memory ON memory.person = ?1 AND memory.question = question.id AND question.bank IS NULL"
)
"""What is remembered of questions in no bank: known by a name from answers brought along, they are never asked."""

_LATEST = 500

_TOTALS = (
    "SELECT topic, sum(answers) AS answers, sum(correct) AS correct, max(day) AS last FROM answer_topic_day "
    "WHERE person = ?1 GROUP BY topic"
)


def days(reader: Reader, person: int, first: date | None = None, last: date | None = None) -> tuple[Day, ...]:
    """The days with answers, in order."""
    return tuple(
        Day(on=date.fromisoformat(day), answers=answers, correct=correct, ms=ms, fresh=fresh)
        for day, answers, correct, ms, fresh in reader.rows(
            "SELECT day, answers, correct, ms, fresh FROM answer_day WHERE person = ? AND day BETWEEN ? AND ? "
            "ORDER BY day",
            (person, (first or date.min).isoformat(), (last or date.max).isoformat()),
        )
    )


def latest_days(reader: Reader, person: int, last: date) -> Iterator[Day]:
    """The days with answers up to one, the latest first."""
    for day, answers, correct, ms, fresh in reader.stream(
        "SELECT day, answers, correct, ms, fresh FROM answer_day WHERE person = ? AND day <= ? ORDER BY day DESC",
        (person, last.isoformat()),
    ):
        yield Day(on=date.fromisoformat(day), answers=answers, correct=correct, ms=ms, fresh=fresh)


def answered_days(reader: Reader, person: int, last: date) -> Iterator[tuple[date, int]]:
    """The same days with the number of answers alone."""
    for day, answers in reader.stream(
        "SELECT day, answers FROM answer_day WHERE person = ? AND day <= ? ORDER BY day DESC",
        (person, last.isoformat()),
    ):
        yield date.fromisoformat(day), answers


def totals(reader: Reader, person: int, last: date) -> tuple[int, int]:
    """All answers up to a day, and the right ones among them."""
    found = reader.row(
        "SELECT coalesce(sum(answers), 0), coalesce(sum(correct), 0) FROM answer_day WHERE person = ? AND day <= ?",
        (person, last.isoformat()),
    )
    return found or (0, 0)


def time_by_day(reader: Reader, person: int, first: date | None, last: date | None) -> list[tuple[str, int]]:
    """The ISO days with answers and the milliseconds these took."""
    return reader.rows(
        "SELECT day, ms FROM answer_day WHERE person = ? AND day BETWEEN ? AND ? ORDER BY day",
        (person, (first or date.min).isoformat(), (last or date.max).isoformat()),
    )


def hours(reader: Reader, person: int) -> tuple[Hour, ...]:
    """The hours of the day with answers, in order."""
    return tuple(
        Hour(hour=hour, answers=answers, correct=correct)
        for hour, answers, correct in reader.rows(
            "SELECT hour, sum(answers), sum(correct) FROM answer_hour WHERE person = ? GROUP BY hour ORDER BY hour",
            (person,),
        )
    )


def topics(reader: Reader, person: int, component: Component, today: date) -> tuple[TopicStand, ...]:
    """How each topic of a component stands, by name, in the order the topics came into the file.

    Questions in no bank are not met, due or in the notebook: nobody can be asked them.
    """
    rows = reader.rows(
        "SELECT topic.name, (SELECT coalesce(sum(questions), 0) FROM bank_topic WHERE bank_topic.topic = topic.id), "
        "coalesce(days.answers, 0), coalesce(days.correct, 0), days.last, "
        "(SELECT count(*) FROM memory WHERE person = ?1 AND memory.topic = topic.id) - coalesce(outside.met, 0), "
        "(SELECT count(*) FROM memory WHERE person = ?1 AND memory.topic = topic.id AND due <= ?3) "
        "- coalesce(outside.due, 0), "
        f"(SELECT count(*) FROM memory WHERE person = ?1 AND memory.topic = topic.id AND {IN_NOTEBOOK}) "
        "- coalesce(outside.wrong, 0) "
        f"FROM topic LEFT JOIN ({_TOTALS}) AS days ON days.topic = topic.id "
        "LEFT JOIN (SELECT memory.topic, count(*) AS met, sum(due <= ?3) AS due, "
        f"sum({IN_NOTEBOOK}) AS wrong FROM {_OUTSIDE} GROUP BY memory.topic) AS outside ON outside.topic = topic.id "
        "WHERE topic.component = ?2 ORDER BY topic.id",
        (person, component, today.isoformat()),
    )
    return tuple(
        TopicStand(
            topic=name,
            questions=questions,
            met=met,
            due=due,
            wrong=wrong,
            answers=answers,
            correct=correct,
            last_on=date.fromisoformat(last) if last else None,
        )
        for name, questions, answers, correct, last, met, due, wrong in rows
        if questions or answers
    )


def pace(reader: Reader, person: int) -> float | None:
    """Milliseconds an answer takes, by those of the last answers of which the time is known; None before any is."""
    found: float | None = reader.value(
        "SELECT avg(ms) FROM (SELECT ms FROM answer WHERE person = ? ORDER BY id DESC LIMIT ?) WHERE ms > 0",
        (person, _LATEST),
    )
    return found


def cells(reader: Reader, person: int, component: Component) -> list[tuple[str, int, int, int, int, int, float, float]]:
    """Answers counted by what they say: topic, streak, gap, rest, practice, choices, tries, right ones.

    The last two by `tally.scale`.
    """
    return reader.rows(
        "SELECT topic.name, streak, gap, rest, practice, choices, tries, correct FROM answer_cell "
        "JOIN topic ON topic.id = answer_cell.topic WHERE person = ? AND component = ?",
        (person, component),
    )


def standings(reader: Reader, person: int, ages: Sequence[str]) -> list[tuple[int, int, int, int, int, int]]:
    """Questions counted by how they stand: topic, streak, age, choices, how many, how many answered but once.

    `ages` are the first days, as ISO dates, of each step of age but the last, the latest first.
    """
    return reader.rows(
        f"SELECT topic, streak, {_age(ages)} AS age, choices, sum(number), sum(single) FROM ("
        "SELECT topic, streak, last_on, choices, count(*) AS number, sum(answers = 1) AS single "
        "FROM memory INDEXED BY memory_standing WHERE person = ?1 GROUP BY topic, streak, last_on, choices"
        ") GROUP BY topic, streak, age, choices",
        (person, *ages),
    )


def standings_outside(reader: Reader, person: int, ages: Sequence[str]) -> list[tuple[int, int, int, int, int]]:
    """Questions in no bank counted in the same way: topic, streak, age, choices, how many."""
    return reader.rows(
        f"SELECT memory.topic, streak, {_age(ages)} AS age, memory.choices, count(*) FROM {_OUTSIDE} "
        "GROUP BY memory.topic, streak, age, memory.choices",
        (person, *ages),
    )


def _age(ages: Sequence[str]) -> str:
    steps = " ".join(f"WHEN last_on >= ?{place + 2} THEN {place}" for place in range(len(ages)))
    return f"CASE {steps} ELSE {len(ages)} END"


def topic_totals(reader: Reader, person: int) -> list[tuple[int, str, int]]:
    """The last day and the number of answers of each topic."""
    return reader.rows(f"SELECT topic, last, answers FROM ({_TOTALS})", (person,))


def days_of(reader: Reader, person: int, component: Component) -> int:
    """On how many days a component was answered."""
    return int(
        reader.value(
            "SELECT count(*) FROM answer_day WHERE person = ?1 AND EXISTS ("
            "SELECT 1 FROM topic CROSS JOIN answer_topic_day AS days "
            "ON days.person = ?1 AND days.topic = topic.id AND days.day = answer_day.day WHERE component = ?2)",
            (person, component),
        )
    )
