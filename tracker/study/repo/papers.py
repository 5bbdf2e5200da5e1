"""Mock exams under way and handed in."""

from __future__ import annotations

from tracker.kernel.errors import NotFound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.kernel.terms import Component
    from tracker.store.session import Reader, Writer

_MOCK = "id, target, component, begun_at, sitting, handed_in_at, score, passed, result"


def add(writer: Writer, person: int, target: str | None, component: Component, at: str, sitting: str) -> int:
    """A mock exam that begins; its number."""
    writer.run(
        "INSERT INTO mock (person, target, component, begun_at, sitting) VALUES (?, ?, ?, ?, ?)",
        (person, target, component, at, sitting),
    )
    return int(writer.value("SELECT last_insert_rowid()"))


def keep(writer: Writer, number: int, sitting: str) -> None:
    """Keep how far a mock exam is. Raises `NotFound`, also for one handed in."""
    if not writer.run("UPDATE mock SET sitting = ? WHERE id = ? AND handed_in_at IS NULL", (sitting, number)):
        raise NotFound("mock", str(number))


def put_result(writer: Writer, number: int, sitting: str, at: str, outcome: tuple[float, bool, str]) -> None:
    """Keep what it came to: the score, whether that is a pass, and all else as JSON."""
    writer.run(
        "UPDATE mock SET sitting = ?, handed_in_at = ?, score = ?, passed = ?, result = ? WHERE id = ?",
        (sitting, at, *outcome, number),
    )


def remove(writer: Writer, number: int) -> None:
    """Take a mock exam out. Raises `NotFound`."""
    if not writer.run("DELETE FROM mock WHERE id = ?", (number,)):
        raise NotFound("mock", str(number))


def get(reader: Reader, number: int) -> tuple[Any, ...]:
    """A mock exam as a row. Raises `NotFound`."""
    found = reader.row(f"SELECT {_MOCK} FROM mock WHERE id = ?", (number,))
    if found is None:
        raise NotFound("mock", str(number))
    return found


def handed_in(reader: Reader, person: int) -> list[tuple[Any, ...]]:
    """What a person's mock exams came to, the first one first, without the papers."""
    return reader.rows(
        "SELECT id, component, begun_at, handed_in_at, score, passed, result FROM mock "
        "WHERE person = ? AND handed_in_at IS NOT NULL ORDER BY begun_at, id",
        (person,),
    )


def under_way(reader: Reader, person: int) -> int | None:
    """The number of the mock exam begun last of those not handed in."""
    found: int | None = reader.value(
        "SELECT id FROM mock WHERE person = ? AND handed_in_at IS NULL ORDER BY begun_at DESC, id DESC LIMIT 1",
        (person,),
    )
    return found


def stock(reader: Reader, component: Component) -> list[tuple[str, int]]:
    """The types of question in the banks of a component, and how many there are of each."""
    return reader.rows(
        "SELECT kind, sum(questions) FROM bank_topic JOIN topic ON topic.id = bank_topic.topic "
        "WHERE component = ? GROUP BY kind",
        (component,),
    )
