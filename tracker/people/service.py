"""What a person does with a worker and the records of a working life: add, change, remove; each can be undone."""

from __future__ import annotations

from tracker.kernel.drafts import build, new_uid
from tracker.kernel.errors import NotFound, Refused
from tracker.kernel.problems import Problem
from tracker.kernel.record import Record
from tracker.people import repo
from tracker.people.model import Person
from tracker.signed.repo import forget_person
from tracker.store import acts, settings
from tracker.store.table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from tracker.store.session import Reader, Store

TABLES: dict[str, Table[Any]] = {
    table.name: table
    for table in (
        repo.EXPERIENCE,
        repo.EDUCATION,
        repo.TRAINING,
        repo.AWARDS,
        repo.EXAMS,
        repo.INCOME,
        repo.GOALS,
    )
}
"""The kinds of records a worker's own page edits, by the name the journal calls them."""


class Belongings(Record):
    """What the file keeps about a worker: certificates, scans and photos, and how many other records."""

    certificates: int
    files: int
    others: int


def owner(reader: Reader) -> Person:
    """Whose file it is: who signs, and who cannot be removed. Raises `NotFound` in an empty file."""
    uid = settings.get(reader, settings.OWNER)
    found = (
        repo.PEOPLE.find(reader, uid) if uid else next(iter(repo.PEOPLE.select(reader, "ORDER BY id LIMIT 1")), None)
    )
    if found is None:
        raise NotFound("person", uid or "")
    return found


def add_person(store: Store, values: Mapping[str, Any]) -> str:
    """A new worker from a form's values; returns the uid. Raises `Refused`."""
    person = build(Person, {**values, "uid": new_uid()})
    with store.write("person.add", subject=person.uid) as writer:
        repo.PEOPLE.insert(writer, person)
    return person.uid


def edit_person(store: Store, uid: str, values: Mapping[str, Any]) -> None:
    """Change a worker's own fields. Raises `Refused`, `NotFound`."""
    acts.edit(store, repo.PEOPLE, uid, values)


def belongings(reader: Reader, uid: str) -> Belongings:
    """What would go with a worker."""
    counts = repo.count_records(reader, uid)
    certificates, files = counts.pop("certificate"), counts.pop("attachment")
    return Belongings(certificates=certificates, files=files, others=sum(counts.values()))


def delete_person(store: Store, uid: str) -> None:
    """Remove a worker with all records and all that bundles said of him; undo brings everything back.

    His answers to questions stay out of sight until then. Raises `NotFound`, and `Refused` (`own_worker`) for whose
    file it is.
    """
    if uid == owner(store.read()).uid:
        raise Refused([Problem(code="own_worker")])
    with store.write("person.delete", subject=uid) as writer:
        forget_person(writer, uid)
        repo.PEOPLE.delete(writer, uid)


def add(store: Store, kind: str, person: str, values: Mapping[str, Any]) -> str:
    """A new record of a kind (a name of `TABLES`) for a worker; returns its uid. Raises `Refused`."""
    return acts.add(store, TABLES[kind], person, values)


def edit(store: Store, kind: str, uid: str, values: Mapping[str, Any]) -> None:
    """Change some fields of a record. Raises `Refused`, `NotFound`."""
    acts.edit(store, TABLES[kind], uid, values)


def delete(store: Store, kind: str, uid: str) -> None:
    """Remove a record. Raises `NotFound`."""
    acts.delete(store, TABLES[kind], uid)


def records(reader: Reader, kind: str, person: str) -> tuple[Any, ...]:
    """A worker's records of a kind, in the order they were entered."""
    return TABLES[kind].of_person(reader, person)


def record(reader: Reader, kind: str, uid: str) -> Any:
    """One record of a kind. Raises `NotFound`."""
    return TABLES[kind].get(reader, uid)
