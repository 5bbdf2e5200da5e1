"""From plain JSON values to checked records: every fault is listed with its path, none hides the next."""

from __future__ import annotations

from math import isfinite

from tracker.exchange.fields import Unfit, fields_of, unfit_anywhere
from tracker.exchange.parsing import parse
from tracker.exchange.sections import FORMAT, PERSON, SECTIONS, VERSION
from tracker.kernel.drafts import conflicts
from tracker.kernel.jsontext import to_json
from tracker.kernel.problems import MOST, Problem
from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from tracker.exchange.fields import Field
    from tracker.exchange.sections import Section
    from tracker.people.model import Person

_NAMESPACE = "career-file"
"""Records that come without a uid get one from what they say, so that the same file gives the same uids."""

_FIELDS: dict[str, dict[str, Field]] = {}


class CareerFile(Record):
    """A career file, read: the worker, the records of each list, where each uid stands, and the keys we do not know."""

    person: Person
    records: Mapping[str, tuple[Record, ...]]
    places: Mapping[str, str]
    unknown: tuple[str, ...]


class Draft(Record):
    """One object of the file, checked by itself: its values, and under `extra` what no field of ours can keep.

    That is the keys we do not know, and known ones given as empty: a file comes out just as it went in.
    """

    where: str
    raw: Mapping[str, Any]
    values: dict[str, Any]
    extra: Mapping[str, Any]
    sound: bool


def read_career(data: bytes, problems: list[Problem]) -> CareerFile | None:
    """The career file in `data`; what is wrong with it goes to `problems`, and faulty records are left out.

    None where there is not even a worker to speak of.
    """
    document = parse(data, problems)
    if problems or not _is_career_file(document, problems):
        return None
    reading = _Reading(problems)
    return reading.file(document)


def _is_career_file(document: Any, problems: list[Problem]) -> bool:
    """Whether the rest can be understood at all; where not, that alone is said."""
    if not isinstance(document, dict):
        problems.append(Problem(code="wrong_type", value=_short(document), expected="object"))
    elif document.get("format") != FORMAT:
        problems.append(
            Problem(code="wrong_format", where="format", value=_short(document.get("format")), expected=FORMAT)
        )
    elif type(document.get("version")) is not int or document["version"] != VERSION:
        problems.append(
            Problem(code="unknown_version", where="version", value=_short(document.get("version")), expected=VERSION)
        )
    else:
        return True
    return False


class _Reading:
    """Goes through one document, gathering problems, places and unknown keys."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.places: dict[str, str] = {}
        self.unknown: list[str] = []

    def file(self, document: dict[str, Any]) -> CareerFile | None:
        listed = {"format", "version", "person", *(section.name for section in SECTIONS)}
        person = self._draft(PERSON, document.get("person"), "person") if "person" in document else None
        if "person" not in document:
            self._fault("missing", "person")
        drafts = {section.name: self._drafts(section, document.get(section.name)) for section in SECTIONS}
        rest = self._unknown({key: value for key, value in document.items() if key not in listed}, "")
        rest |= {key: value for key, value in document.items() if key in listed and value in (None, [])}
        self._doubled(document, "")
        if person is None or not person.sound:
            return None
        owner = self._uid_of_person(person)
        worker = PERSON.table.record(
            **{**person.values, "uid": owner}, extra=_json(person.extra), file_extra=_json(rest)
        )
        records = {section.name: self._records(section, drafts[section.name], owner) for section in SECTIONS}
        return CareerFile(person=worker, records=records, places=self.places, unknown=tuple(self.unknown))

    def _drafts(self, section: Section, listed: Any) -> list[Draft]:
        if listed is None:
            return []
        if not isinstance(listed, list):
            self._fault("wrong_type", section.name, listed, "list")
            return []
        drafts = []
        for at, raw in enumerate(listed):
            drafts.append(self._draft(section, raw, f"{section.name}[{at}]"))
            if len(self.problems) > MOST:
                self._fault("many_more", section.name)
                break
        return drafts

    def _draft(self, section: Section, raw: Any, where: str) -> Draft:
        """Check one object by itself and note its uid."""
        before = len(self.problems)
        if not isinstance(raw, dict):
            self._fault("wrong_type", where, raw, "object")
            return Draft(where=where, raw={}, values={}, extra={}, sound=False)
        fields = _fields(section)
        values = {name: self._value(field, raw.get(name), f"{where}.{name}") for name, field in fields.items()}
        extra = self._unknown({key: value for key, value in raw.items() if key not in fields}, f"{where}.")
        extra |= {key: None for key, value in raw.items() if value is None and key in fields}
        self._doubled(raw, where)
        self.problems += (problem.at(where) for problem in conflicts(values))
        self._note(values.get("uid"), f"{where}.uid")
        return Draft(where=where, raw=raw, values=values, extra=extra, sound=len(self.problems) == before)

    def _value(self, field: Field, value: Any, where: str) -> Any:
        """The value of a field as ours; None where it is absent or faulty."""
        if value is None:
            if field.required:
                self._fault("missing", where)
            return None
        try:
            return field.convert(value)
        except Unfit as why:
            self._fault(why.code, where, value, why.expected)
        return None

    def _note(self, uid: str | None, where: str) -> None:
        if uid is None:
            return
        if uid in self.places:
            self._fault("duplicate_uid", where, uid, self.places[uid])
        else:
            self.places[uid] = where

    def _unknown(self, rest: dict[str, Any], prefix: str) -> dict[str, Any]:
        """Keep keys this version does not know, provided they can be kept."""
        for key, value in rest.items():
            self.unknown.append(f"{prefix}{key}")
            for below, why in (*unfit_anywhere(key), *unfit_anywhere(value)):
                self._fault(why.code, f"{prefix}{key}{below}", why.value, why.expected)
        return rest

    def _doubled(self, raw: dict[str, Any], where: str) -> None:
        for key in getattr(raw, "doubled", ()):
            self._fault("duplicate_key", where, key)

    def _uid_of_person(self, person: Draft) -> str:
        uid: str = person.values["uid"] or _derived_uid("person", _canonical(person.raw))
        self.places.setdefault(uid, "person.uid")
        return uid

    def _records(self, section: Section, drafts: list[Draft], owner: str) -> tuple[Record, ...]:
        times: dict[str, int] = {}
        return tuple(
            section.table.record(
                **{**draft.values, "uid": draft.values.get("uid") or self._derive(section, draft, owner, times)},
                person=owner,
                extra=_json(draft.extra),
            )
            for draft in drafts
            if draft.sound
        )

    def _derive(self, section: Section, draft: Draft, owner: str, times: dict[str, int]) -> str:
        """A uid from what a record says; equal records are told apart by their order, income by month and order."""
        says = _canonical(draft.raw) if section.has_uid else str(draft.values["month"])
        while True:
            times[says] = times.get(says, 0) + 1
            if section.has_uid:
                uid = _derived_uid(owner, section.name, says, str(times[says]))
            else:
                uid = f"{owner} {says} {times[says]}"  # never leaves this file
            if uid not in self.places:
                self.places[uid] = draft.where
                return uid

    def _fault(self, code: str, where: str, value: Any = None, expected: Any = None) -> None:
        self.problems.append(Problem(code=code, where=where, value=_short(value), expected=expected))


def _fields(section: Section) -> dict[str, Field]:
    if section.name not in _FIELDS:
        _FIELDS[section.name] = fields_of(section.table.record, has_uid=section.has_uid)
    return _FIELDS[section.name]


def _derived_uid(*parts: str) -> str:
    """The UUID (version 8: of one's own making) that follows from these words, always the same one."""
    from hashlib import sha256

    digest = sha256("\n".join((_NAMESPACE, *parts)).encode()).hexdigest()
    return f"{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-a{digest[17:20]}-{digest[20:32]}"


def _canonical(raw: Mapping[str, Any]) -> str:
    """An object as text that does not depend on the order of its keys or on empty ones."""
    given = {key: value for key, value in raw.items() if value is not None and key != "uid"}
    return to_json(given, sort_keys=True)


def _json(extra: Mapping[str, Any]) -> str | None:
    return to_json(extra) if extra else None


def _short(value: Any) -> Any:
    """A value fit to be shown in a list of problems: the start of a long one, the kind of a nested one."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    shown = value if isinstance(value, str) else str(value)
    if len(shown) > 80:
        return f"{shown[:80]}…"
    return shown if isinstance(value, float) and not isfinite(value) else value
