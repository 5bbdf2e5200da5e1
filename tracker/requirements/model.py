"""What a requirement is measured over, and what the measuring answers."""

from __future__ import annotations

from tracker.kernel.record import Record
from tracker.kernel.terms import LEVEL_KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from tracker.certificates.model import Certificate
    from tracker.kernel.terms import Act
    from tracker.people.model import Award, Education, Exam, Experience, Person, Signoff, Training


class Facts(Record):
    """One worker's records, as far as requirements look at them."""

    person: Person
    certificates: tuple[Certificate, ...] = ()
    experience: tuple[Experience, ...] = ()
    education: tuple[Education, ...] = ()
    training: tuple[Training, ...] = ()
    awards: tuple[Award, ...] = ()
    exams: tuple[Exam, ...] = ()
    signoffs: tuple[Signoff, ...] = ()

    @property
    def occupation(self) -> str | None:
        """What a question is about where none is named: the worker's own, else that of the latest level certificate."""
        if self.person.occupation:
            return self.person.occupation
        certified = [held for held in self.certificates if held.kind in LEVEL_KINDS and held.occupation]
        return max(certified, key=lambda held: held.issued_on).occupation if certified else None


class SkillAsked(Record):
    """What a checklist asks of a skill: a stage (a code of `SkillStage`), seen by a mentor so often.

    The stage lapses when no mentor confirmed the skill for `lapses_months`; None: it never does.
    """

    stage: str
    observations: int = 1
    lapses_months: int | None = None


class Bearings(Record):
    """What the packs know that leaves need: relations between occupations, ladders, checklists.

    `related` holds both directions. `roles_from` maps a role, by ladder and name, to itself and every role above it
    on that ladder. `checklists` maps a checklist to its skills and what each asks.
    """

    occupation: str | None
    related: Mapping[str, frozenset[str]] = {}
    roles_from: Mapping[tuple[str, str], frozenset[str]] = {}
    checklists: Mapping[str, Mapping[str, SkillAsked]] = {}
    ladder: str | None = None

    def scope(self, named: str) -> frozenset[str] | None:
        """The occupations of a scope: `same`, `same_or_related`, a code; None for `any`, which takes them all."""
        if named == "any":
            return None
        asked = self.occupation if named in ("same", "same_or_related") else named
        if asked is None:
            return frozenset()
        if named == "same_or_related":
            return self.related.get(asked, frozenset()) | {asked}
        return frozenset((asked,))


class Verdict(Record):
    """How a requirement stands on a day, with the reason.

    `met_on` is the first day of its being met, null where not met; `expected_on` repeats it, else is the first day
    it will hold if the present job goes on and nothing else is done, null where an act is needed, and then `act`
    names it. `progress` is 0 to 1. `have` and `need` are plain codes, dates and numbers. `unknown` lists uids of
    records that could not be counted because a field is missing. `of` holds the parts of a composite.
    """

    kind: str
    met: bool
    met_on: date | None = None
    expected_on: date | None = None
    progress: float = 0.0
    have: Mapping[str, Any] = {}
    need: Mapping[str, Any] = {}
    act: Act | None = None
    unknown: tuple[str, ...] = ()
    of: tuple[Verdict, ...] = ()
