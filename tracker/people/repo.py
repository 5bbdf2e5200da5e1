"""The tables of a worker's records."""

from __future__ import annotations

from tracker.people.model import (
    Award,
    Education,
    Exam,
    Experience,
    Goal,
    Income,
    Person,
    Signoff,
    Training,
)
from tracker.store.table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.store.session import Reader, Writer

PEOPLE = Table("person", Person)
EXPERIENCE = Table("experience", Experience)
EDUCATION = Table("education", Education)
TRAINING = Table("training", Training)
AWARDS = Table("award", Award)
EXAMS = Table("exam", Exam)
INCOME = Table("income", Income)
GOALS = Table("goal", Goal)
SIGNOFFS = Table("signoff", Signoff)


_ONCE = {"preference": ("criterion",), "topic_link": ("component", "topic")}
"""What a person has but once, by table: the other one's own stands."""


def hand_to(writer: Writer, person: str, other: str) -> None:
    """Give every record of one person to another one; of what there can be only one, what the other lacks."""
    for table in _own_tables():
        same = " AND ".join(f'known."{column}" = {table}."{column}"' for column in _ONCE.get(table, ()))
        lacking = f" AND NOT EXISTS (SELECT 1 FROM {table} AS known WHERE known.person = ?1 AND {same})" if same else ""
        writer.run(f"UPDATE {table} SET person = ?1 WHERE person = ?2{lacking}", (other, person))


def count_records(reader: Reader, person: str) -> dict[str, int]:
    """How many records a person has in each table."""
    return {
        table: int(reader.value(f"SELECT count(*) FROM {table} WHERE person = ?", (person,))) for table in _own_tables()
    }


def _own_tables() -> list[str]:
    """The tables of the records a person has; what was said of them in bundles is none of these."""
    from tracker.store.journal import JOURNALED
    from tracker.store.watching import named_by

    of_nobody = ("person", "statement", "removal")
    return [table for table in JOURNALED if named_by(table) == ("uid",) and table not in of_nobody]


def count_people(reader: Reader) -> int:
    """How many people the file holds."""
    return int(reader.value("SELECT count(*) FROM person"))


def people_in_order(reader: Reader) -> list[tuple[str, str]]:
    """The uid and the name of everybody, by name."""
    return [(uid, name) for uid, name in reader.rows("SELECT uid, name FROM person ORDER BY name, id")]


def people_named(reader: Reader, text: str, limit: int) -> tuple[Person, ...]:
    """People whose name or employer has every word of `text`, by name; at most `limit`."""
    words = text.split()
    has = " AND ".join(["instr(lower(name || ' ' || coalesce(employer, '')), lower(?))"] * len(words))
    return PEOPLE.select(reader, f"{'WHERE ' + has if words else ''} ORDER BY name, id LIMIT ?", (*words, limit))
