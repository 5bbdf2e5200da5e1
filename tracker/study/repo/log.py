"""The log of answers, read: the last one, when a question is due by it, all of them day by day."""

from __future__ import annotations

from datetime import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.store.session import Reader
    from tracker.study.tally import Row


def last_answer(reader: Reader, person: int) -> tuple[int, int, str, int | None] | None:
    """The question, the topic, the moment and the session of the answer logged last."""
    return reader.row(
        "SELECT question, topic, at, session FROM answer WHERE person = ? ORDER BY id DESC LIMIT 1", (person,)
    )


def milliseconds_since(reader: Reader, person: int, moment: str) -> int:
    """The time of the answers logged last that were given at a moment or later."""
    spent = 0
    for at, ms in reader.stream("SELECT at, ms FROM answer WHERE person = ? ORDER BY id DESC", (person,)):
        if at < moment:
            break
        spent += ms or 0
    return spent


def due(reader: Reader, person: int, question: int) -> date:
    """When a question that was answered is due again."""
    return date.fromisoformat(
        reader.value("SELECT due FROM memory WHERE person = ? AND question = ?", (person, question))
    )


def streak(reader: Reader, person: int, question: int) -> int:
    """How often running a question was right; 0 where it was not, or never asked."""
    return reader.value("SELECT streak FROM memory WHERE person = ? AND question = ?", (person, question)) or 0


def last_day(reader: Reader, person: int) -> str | None:
    """The last day there are answers of."""
    found: str | None = reader.value("SELECT max(day) FROM answer_day WHERE person = ?", (person,))
    return found


def counted_until(reader: Reader, person: int, question: int, topic: int) -> str:
    """The last day of answers to a question or on a topic, "" before any: later ones change no count but their own."""
    found: str = reader.value(
        "SELECT max(coalesce((SELECT max(day) FROM answer_topic_day WHERE person = ?1 AND topic = ?3), ''), "
        "coalesce((SELECT last_on FROM memory WHERE person = ?1 AND question = ?2), ''))",
        (person, question, topic),
    )
    return found


def rows(reader: Reader, person: int, until: date | None = None) -> Iterator[Row]:
    """All answers up to and including a day, day by day."""
    return reader.stream(
        "SELECT question, topic, choices, at, correct, rating, ms FROM answer WHERE person = ? AND at < ? "
        "ORDER BY substr(at, 1, 10), id",
        (person, f"{until.isoformat()}U" if until else "Z"),
    )


def moments(reader: Reader, person: int) -> set[tuple[int, str]]:
    """The question and the moment of each answer."""
    return set(reader.stream("SELECT question, at FROM answer WHERE person = ?", (person,)))


def people(reader: Reader) -> list[int]:
    """Everybody who has answered anything."""
    return [person for (person,) in reader.rows("SELECT DISTINCT person FROM answer_day")]
