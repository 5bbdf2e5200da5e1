"""A career file into the store: what would be added or changed, then doing it. Nothing is ever deleted.

Records are matched by uid; the file's record replaces the stored one whole, so a field the file leaves out becomes
empty. Income has no uid in the format: the n-th amount of a month matches the n-th stored for that month.
"""

from __future__ import annotations

from tracker.certificates.repo import CERTIFICATES
from tracker.exchange.sections import PERSON, SECTIONS
from tracker.kernel.problems import Problem
from tracker.kernel.record import Record
from tracker.people.repo import INCOME
from tracker.store.table import holders

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from tracker.exchange.reading import CareerFile
    from tracker.people.model import Income
    from tracker.store.session import Reader, Writer

    Holder = tuple[str, str]


class ListReport(Record):
    """What becomes of the records of one list."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


class Plan(Record):
    """What an import would do: the records to add and to change, by list, and how many stay as they are."""

    added: Mapping[str, Sequence[Any]]
    changed: Mapping[str, Sequence[Any]]
    unchanged: Mapping[str, int]

    def report(self) -> dict[str, ListReport]:
        """How many of each; lists the file does not have are left out."""
        counts = {
            section.name: ListReport(
                added=len(self.added[section.name]),
                changed=len(self.changed[section.name]),
                unchanged=self.unchanged[section.name],
            )
            for section in (PERSON, *SECTIONS)
        }
        return {name: count for name, count in counts.items() if count != ListReport()}


def plan(reader: Reader, career: CareerFile, problems: list[Problem]) -> Plan:
    """Compare a career file with the store; uids and references that cannot be go to `problems`."""
    owner = career.person.uid
    records: dict[str, Sequence[Any]] = {PERSON.name: (career.person,), **career.records}
    records["income"] = _match_income(INCOME.of_person(reader, owner), records["income"])
    named = {record.uid for listed in records.values() for record in listed}
    named |= {acceptance.certificate for acceptance in records["acceptances"]}
    known = holders(reader, [section.table for section in (PERSON, *SECTIONS)], named)
    added, changed, unchanged = {}, {}, {}
    for section in (PERSON, *SECTIONS):
        name, mine = section.name, (section.table.name, owner)
        problems += _foreign(records[name], mine, known, career.places)
        hits = [record for record in records[name] if known.get(record.uid) == mine]
        stored = {one.uid: one for one in section.table.of_uids(reader, [hit.uid for hit in hits])} if hits else {}
        added[name] = [record for record in records[name] if record.uid not in known]
        changed[name] = [hit for hit in hits if hit != stored[hit.uid]]
        unchanged[name] = len(hits) - len(changed[name])
    problems += _references(records["acceptances"], owner, known, career.places)
    return Plan(added=added, changed=changed, unchanged=unchanged)


def carry_out(writer: Writer, made: Plan) -> None:
    """Do what was planned, certificates before what refers to them."""
    for section in (PERSON, *SECTIONS):
        if made.added[section.name]:
            section.table.insert_many(writer, made.added[section.name])
        for record in made.changed[section.name]:
            section.table.update(writer, record)


def _match_income(stored: Iterable[Income], given: Iterable[Income]) -> list[Income]:
    """The given amounts under the uids of the stored ones they stand for."""
    waiting: dict[str, list[str]] = {}
    taken: set[str] = set()
    for one in stored:
        waiting.setdefault(one.month, []).append(one.uid)
        taken.add(one.uid)
    matched = []
    for one in given:
        same_month = waiting.get(one.month)
        if same_month:
            uid = same_month.pop(0)
        else:
            uid = one.uid
            while uid in taken:
                uid += "+"
        taken.add(uid)
        matched.append(one.replace(uid=uid))
    return matched


def _foreign(
    records: Iterable[Any], mine: Holder, known: Mapping[str, Holder], places: Mapping[str, str]
) -> Iterable[Problem]:
    """Records whose uid already names something else: another kind of record, or another person's."""
    for record in records:
        holder = known.get(record.uid, mine)
        if holder != mine:
            code = "uid_of_other_kind" if holder[0] != mine[0] else "uid_of_other_person"
            yield Problem(code=code, where=places.get(record.uid, ""), value=record.uid, expected=holder[0])


def _references(
    acceptances: Iterable[Any], owner: str, known: Mapping[str, Holder], places: Mapping[str, str]
) -> Iterable[Problem]:
    """Acceptances of a certificate that neither the file nor the person has."""
    for one in acceptances:
        here = places.get(one.certificate, "").startswith("certificates[")
        if not here and known.get(one.certificate) != (CERTIFICATES.name, owner):
            where = f"{places[one.uid].removesuffix('.uid')}.certificate"
            yield Problem(code="unknown_certificate", where=where, value=one.certificate)
