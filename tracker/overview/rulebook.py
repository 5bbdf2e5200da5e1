"""The rules of the packs in force, for a page that browses them."""

from __future__ import annotations

from tracker.catalog import installed
from tracker.catalog import repo as catalog
from tracker.catalog.rules import edition_for, routes_for
from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.catalog.model import Route
    from tracker.kernel.entry import Entry
    from tracker.kernel.terms import Level
    from tracker.store.session import Reader

SECTIONS = ("review", "agreement", "benefit", "role", "checklist", "opportunity", "occupation", "syllabus")
"""The sections browsed entry by entry; ways to a level are asked for by occupation and level."""


class EditionRules(Record):
    """The ways of one edition to a level; `applies` where the occupation's own standard follows it."""

    edition: str
    routes: tuple[Route, ...]
    applies: bool


def ways_to(reader: Reader, occupation: str, level: Level, *, today: date) -> tuple[EditionRules, ...]:
    """The ways in force today, edition by edition, the one that applies first."""
    routes = catalog.routes(reader, level)
    found = routes_for(routes, occupation, today=today)
    applying = edition_for(occupation, catalog.occupations(reader), routes, today=today)
    order = sorted(found, key=lambda edition: (edition == applying, edition), reverse=True)
    return tuple(EditionRules(edition=edition, routes=found[edition], applies=edition == applying) for edition in order)


def find_route(reader: Reader, key: str) -> Route | None:
    """The way of that key, of any level."""
    return next((route for route in catalog.routes(reader) if route.key == key), None)


def entries(reader: Reader, section: str) -> tuple[Entry, ...]:
    """The entries of one of `SECTIONS`, in the order of the packs."""
    return catalog.entries(reader, section)


def section_of(reader: Reader, key: str) -> str | None:
    """The section with an entry of that key, `route` included; None where no pack in force has it."""
    return catalog.section_of(reader, key)


def entry_counts(reader: Reader, pack: str) -> dict[str, int]:
    """How many entries a pack has in each section."""
    return installed.counts(reader, pack)
