"""Knowledge as packs state it: dated, sourced entries, and the pack they came in."""

from __future__ import annotations

from tracker.kernel.entry import Entry
from tracker.kernel.record import Record
from tracker.requirements.model import SkillAsked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tracker.kernel.terms import CertificateKind, Level
    from tracker.requirements.tree import Requirement

    Names = Mapping[str, str]


class Pack(Record):
    """An installed pack. `rulebook`: it states routes for every occupation to a level of the national standards.

    Two sets of national rules are never mixed: while the file has a rulebook of the user's own, what came with the
    program stands back section by section, where the rulebook has something to say itself. `standing_back` names those
    sections; `in_force` is false where nothing is left.
    """

    id: str
    title: Names
    version: str
    as_of: date
    source: str
    origin: str
    rulebook: bool
    digest: str
    standing_back: tuple[str, ...] = ()
    in_force: bool


class Edition(Record):
    """Which edition an occupation's own standard follows, and since when."""

    edition: str
    since: date


class Occupation(Entry):
    """An occupation of the national classification (职业分类大典)."""

    code: str
    related: tuple[str, ...] = ()
    editions: tuple[Edition, ...] = ()

    def edition_on(self, day: date) -> str | None:
        """The last of its editions begun by that day."""
        begun = sorted((named for named in self.editions if named.since <= day), key=lambda named: named.since)
        return begun[-1].edition if begun else None


class Route(Entry):
    """A way to be admitted to the assessment of a level (申报条件)."""

    id: str
    edition: str
    occupations: tuple[str, ...]
    level: Level
    requires: Requirement

    def is_for(self, occupation: str) -> bool:
        """Whether it is open to an occupation, by name or as one of all."""
        return occupation in self.occupations or "*" in self.occupations


class Topic(Record):
    """One row of a weight table; `weight` is in percent, empty while the table is not known."""

    id: str
    name: Names
    weight: float | None = None


class Syllabus(Entry):
    """The sections one component of an assessment is made of."""

    occupation: str
    level: Level | None
    component: str
    pass_mark: float
    topics: tuple[Topic, ...]


class Agreement(Entry):
    """Regions (prefixes, or `*` for the whole country) that count each other's certificates of the kinds.

    `in_law`: no agreement of regions but a statement of law on the standing of the kinds; it decides nothing by itself.
    """

    id: str
    parties: tuple[str, ...]
    kinds: tuple[CertificateKind, ...]
    in_law: bool = False


class Amount(Record):
    """Either a fixed sum in fen, or a share of a price with a cap in fen."""

    fixed_fen: int | None = None
    share: str | None = None
    of: str | None = None
    cap_fen: int | None = None


class Benefit(Entry):
    """What a level is worth in some regions; `claim_months` after the certificate was issued it lapses.

    Where `shut_out_by` is met it is not given (a higher level already held, say).
    """

    id: str
    regions: tuple[str, ...]
    requires: Requirement | None
    amount: Amount
    claim_months: int | None = None
    documents: tuple[str, ...] = ()
    shut_out_by: Requirement | None = None


class Role(Entry):
    """A post on a ladder; `above` names the roles it is next above, `grades` its job grade by station class."""

    ladder: str
    id: str
    channel: str
    above: tuple[str, ...] = ()
    grades: Mapping[str, int] = {}
    requires: Requirement | None = None


class Skill(SkillAsked):
    """One skill of a checklist, with what it asks."""

    id: str
    name: Names


class Checklist(Entry):
    """Skills a newcomer is signed off on."""

    id: str
    occupation: str | None
    skills: tuple[Skill, ...]


class Opportunity(Entry):
    """A competition, opening, course, casual work or market, with the days it can be entered."""

    id: str
    kind: str
    regions: tuple[str, ...] = ()
    opens_on: date | None = None
    closes_on: date | None = None
    requires: Requirement | None = None


class Knowledge(Record):
    """What the packs in force say, read once for many questions."""

    occupations: tuple[Occupation, ...] = ()
    routes: tuple[Route, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    roles: tuple[Role, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
