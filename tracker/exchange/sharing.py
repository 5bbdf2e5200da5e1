"""Which records travel and in what form: what is withheld, which versions are due, and how a statement becomes a row.

A worker's records are the worker's own word, a sign-off is its mentor's, a mentorship or a review that of whom it names
(`signatures.author_of`). What of a record is private is said in `tracker.signed.saying`.
"""

from __future__ import annotations

from tracker.certificates.repo import ACCEPTANCES, ATTACHMENTS, CERTIFICATES
from tracker.exchange.fields import Unfit, fields_of
from tracker.exchange.study_reports import study_reports
from tracker.kernel.jsontext import from_json
from tracker.kernel.problems import Problem
from tracker.kernel.record import Record
from tracker.mentoring import repo as mentoring
from tracker.people import repo as people
from tracker.people.genuine import checked_signoffs
from tracker.signed.model import INTERNAL
from tracker.signed.saying import PRIVATE, body_text, is_private, parts, private_uid, seal, unsigned
from tracker.signed.signatures import SignatureState, author_of
from tracker.store.table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from tracker.exchange.fields import Field
    from tracker.signed.model import Statement
    from tracker.store.session import Reader

KINDS: dict[str, Table[Any]] = {
    table.name: table
    for table in (
        people.PEOPLE,
        CERTIFICATES,
        people.EXPERIENCE,
        people.EDUCATION,
        people.TRAINING,
        people.AWARDS,
        people.EXAMS,
        ACCEPTANCES,
        people.INCOME,
        people.GOALS,
        mentoring.MENTORSHIPS,
        mentoring.PRACTICES,
        people.SIGNOFFS,
        mentoring.REVIEWS,
        mentoring.STUDY_REPORTS,
        ATTACHMENTS,
    )
}
"""Tables whose records travel, each after those it refers to."""

_FIELDS: dict[str, Mapping[str, Field]] = {}


class Choice(Record):
    """What goes into a bundle: the kinds of records, and whether what is private in them comes along."""

    kinds: frozenset[str] = frozenset(KINDS) - {"income"}
    private: bool = False

    def takes(self, kind: str) -> bool:
        """Whether statements of a kind go in."""
        return kind.removesuffix(PRIVATE) in self.kinds and (self.private or not kind.endswith(PRIVATE))


def due(reader: Reader, person: str, me: str, held: Mapping[str, Statement]) -> dict[str, tuple[str, str]]:
    """What the author `me` has to say of a worker's records today: by uid, the kind and the canonical body.

    Of a sign-off that is not genuinely one's own nothing new is said: signing is an act of its own, never a by-product.
    """
    said: dict[str, tuple[str, str]] = {}
    doubtful = {one.signoff.uid for one in checked_signoffs(reader, person) if one.state is not SignatureState.VALID}
    for kind, table in KINDS.items():
        records = (table.get(reader, person),) if kind == "person" else table.of_person(reader, person)
        for record in records:
            if author_of(kind, person, getattr(record, "mentor_uid", None)) != me:
                continue
            if kind == "signoff" and record.uid in doubtful:
                said |= _as_before(record.uid, held)
                continue
            shown, private = parts(record)
            said[record.uid] = kind, body_text(shown)
            if private:
                said[private_uid(record.uid)] = kind + PRIVATE, body_text({"of": record.uid, "fields": private})
    reports = study_reports(reader, person) if me == person else ()
    return said | {one.uid: (mentoring.STUDY_REPORTS.name, body_text(parts(one)[0])) for one in reports}


def _as_before(uid: str, held: Mapping[str, Statement]) -> dict[str, tuple[str, str]]:
    """What was last said of a record and of what is private in it."""
    spoken = [held[one] for one in (uid, private_uid(uid)) if one in held]
    return {one.uid: (one.kind, one.body) for one in spoken if one.body}


def new_versions(
    said: Mapping[str, tuple[str, str]], held: Mapping[str, Statement], person: str, mine: Mapping[str, bool]
) -> Iterator[Statement]:
    """Unsigned statements for what changed since it was last said; `mine` has one's keys, True for the one in use."""
    author = next(key for key, in_use in mine.items() if in_use)
    for uid, (kind, body) in said.items():
        before = held.get(uid)
        if before is None or (before.author in mine and (before.body != body or not mine[before.author])):
            version = before.version + 1 if before else 1
            yield unsigned(uid, person, kind, author, version, body)
    for uid, before in held.items():
        if uid not in said and not before.deleted and before.author in mine:
            yield unsigned(uid, person, before.kind, author, before.version + 1, None)


def chosen(statements: Iterable[Statement], choice: Choice) -> tuple[Statement, ...]:
    """The statements that go into a bundle: of the kinds chosen, and nothing that refers to what stays at home."""
    taken = {one.uid: one for one in statements if choice.takes(one.kind)}
    return tuple(one for one in taken.values() if all(uid in taken for uid in _refers_to(one)))


def _refers_to(statement: Statement) -> Iterator[str]:
    body = from_json(statement.body) if statement.body else {}
    names = {"attachment": "subject", "acceptance": "certificate"}
    name = "of" if statement.kind.endswith(PRIVATE) else names.get(statement.kind)
    if name and body:
        yield body[name]


def fault(kind: str, body: Any) -> Problem | None:
    """What is wrong with the body of a statement; None where it makes a record."""
    if kind.endswith(PRIVATE):
        if not isinstance(body, dict) or body.keys() != {"of", "fields"} or not isinstance(body["of"], str):
            return Problem(code="wrong_type", where="body", expected="object")
        return _field_fault(kind.removesuffix(PRIVATE), body["fields"], whole=False)
    return _field_fault(kind, body, whole=True)


def _field_fault(kind: str, values: Any, *, whole: bool) -> Problem | None:
    if kind not in KINDS:
        return Problem(code="unknown_code", where="kind", value=kind, expected=tuple(KINDS))
    if not isinstance(values, dict):
        return Problem(code="wrong_type", where="body", expected="object")
    fields = _fields(kind)
    for name, value in values.items():
        if name not in fields or name in INTERNAL:
            return Problem(code="unknown_key", where=f"body.{name}", value=name, expected=tuple(fields))
        try:
            fields[name].convert(value)
        except Unfit as why:
            return Problem(code=why.code, where=f"body.{name}", value=value, expected=why.expected).short()
    missing = [name for name, field in fields.items() if whole and field.required and name not in values]
    return Problem(code="missing", where=f"body.{missing[0]}") if missing else None


def _fields(kind: str) -> Mapping[str, Field]:
    """The fields of a kind of record, derived once: a bundle may have thousands."""
    if kind not in _FIELDS:
        _FIELDS[kind] = fields_of(KINDS[kind].record)
    return _FIELDS[kind]


def as_record(statement: Statement, current: Record | None, private: Statement | None) -> Record:
    """The row that a standing statement asks for; what it withholds stays as the row has it now."""
    table = KINDS[statement.kind]
    fields = _fields(statement.kind)
    body = from_json(statement.body or "{}")
    if private and private.body and private.author == statement.author:
        body |= from_json(private.body)["fields"]
    given = {name: fields[name].convert(value) for name, value in body.items()}
    kept = {
        name: value
        for name, value in (current.as_dict() if current else {}).items()
        if name in INTERNAL or (name not in given and is_private(name, value))
    }
    owner = {"person": statement.person} if "person" in table.record._fields else {}
    signed = {"signature": seal(statement)} if "signature" in table.record._fields else {}
    made: Record = table.record(**{**kept, "uid": statement.uid, **owner, **signed, **given})
    return made
