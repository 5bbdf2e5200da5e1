"""Plain careers and packs as the records the engine measures."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any, TypeVar

from tracker.catalog.model import Checklist, Occupation, Role, Skill
from tracker.catalog.rules import bearings
from tracker.certificates.model import Acceptance, Certificate
from tracker.kernel.record import Record, type_names
from tracker.people.model import Award, Education, Exam, Experience, Person, Signoff, Training
from tracker.requirements.model import Bearings, Facts

R = TypeVar("R", bound=Record)

LISTS: dict[str, type[Record]] = {
    "certificates": Certificate,
    "experience": Experience,
    "education": Education,
    "training": Training,
    "awards": Award,
    "exams": Exam,
    "signoffs": Signoff,
}


def record(kind: type[R], plain: dict[str, Any], at: int = 0) -> R:
    """One record of a career file; uid and person are filled in."""
    given = {"uid": f"{kind.__name__}-{at}", **({"person": "p"} if "person" in kind._fields else {}), **plain}
    return kind(**{field: _typed(kind, field, value) for field, value in given.items()})


def _typed(kind: type[Record], field: str, value: Any) -> Any:
    names = type_names(kind._types[field])
    if value is None or names[0] in ("str", "int", "float", "bool"):
        return value
    if names[0] == "date":
        return date.fromisoformat(value)
    codes = [code for name in names for code in getattr(sys.modules[kind.__module__], name)]
    return next(code for code in codes if code == value)


def facts_of(career: dict[str, Any]) -> Facts:
    """What the engine measures, from a plain career."""
    lists = {
        name: tuple(record(kind, plain, at) for at, plain in enumerate(career.get(name, [])))
        for name, kind in LISTS.items()
    }
    person = record(Person, {"name": "example", **career.get("person", {})})
    return Facts(person=person, **lists)  # type: ignore[arg-type]


def acceptances_of(career: dict[str, Any]) -> tuple[Acceptance, ...]:
    """What employers did, from a plain career."""
    return tuple(record(Acceptance, plain, at) for at, plain in enumerate(career.get("acceptances", [])))


def bearings_of(pack: dict[str, Any], occupation: str | None, ladder: str | None = None) -> Bearings:
    """What the packs know, from a plain pack."""
    return bearings(
        occupation,
        occupations=[
            Occupation(pack="p", key=one["code"], code=one["code"], related=tuple(one.get("related", ())))
            for one in pack.get("occupation", [])
        ],
        roles=[
            Role(
                pack="p",
                key=f"{one['ladder']}/{one['id']}",
                ladder=one["ladder"],
                id=one["id"],
                channel="entry",
                above=tuple(one.get("above", ())),
            )
            for one in pack.get("role", [])
        ],
        checklists=[
            Checklist(
                pack="p",
                key=one["id"],
                id=one["id"],
                occupation=None,
                skills=tuple(Skill(**{"name": {}, **skill}) for skill in one["skills"]),
            )
            for one in pack.get("checklist", [])
        ],
    ).replace(ladder=ladder)
