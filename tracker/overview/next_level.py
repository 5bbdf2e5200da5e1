"""Where a worker stands and what the next level asks: the answer of Home and of `next`."""

from __future__ import annotations

from tracker.catalog import repo as catalog
from tracker.catalog.model import Knowledge
from tracker.catalog.rules import bearings_of, edition_for, routes_for
from tracker.kernel.record import Record
from tracker.requirements.levels import current_level, level_above
from tracker.requirements.repo import facts_of
from tracker.requirements.rules import any_of, best_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tracker.catalog.model import Route
    from tracker.kernel.terms import Level
    from tracker.requirements.model import Bearings, Facts, Verdict
    from tracker.store.session import Reader


class RouteVerdict(Record):
    """One way to be admitted, measured."""

    route: Route
    verdict: Verdict


class EditionVerdict(Record):
    """All ways of one edition, the best first, and how they stand together; no verdict where there is no route."""

    edition: str
    routes: tuple[RouteVerdict, ...]
    verdict: Verdict | None


class NextLevel(Record):
    """The present level, the target, and the target measured by the edition that applies and by the others in force."""

    occupation: str | None
    current_level: Level | None
    target_level: Level | None
    applying: EditionVerdict | None
    others: tuple[EditionVerdict, ...] = ()


def next_level(
    reader: Reader, person: str, *, today: date, occupation: str | None = None, level: Level | None = None
) -> NextLevel:
    """Measure the next level (or the one named) in an occupation (or the worker's own). Raises `NotFound`."""
    facts = facts_of(reader, person)
    target = _target(facts, occupation or facts.occupation, level, today=today)
    known = catalog.around(reader, routes=catalog.routes(reader, target) if target else ())
    return measure_next(facts, known, today=today, occupation=occupation, level=level)


def measure_next(
    facts: Facts, known: Knowledge, *, today: date, occupation: str | None = None, level: Level | None = None
) -> NextLevel:
    """The same of facts and rules at hand."""
    asked = occupation or facts.occupation
    if asked is None:
        return NextLevel(occupation=None, current_level=None, target_level=level, applying=None)
    current = current_level(facts.certificates, asked, today=today)
    target = _target(facts, asked, level, today=today)
    if target is None:
        return NextLevel(occupation=asked, current_level=current, target_level=None, applying=None)
    ways = [route for route in known.routes if route.level == target]
    routes = routes_for(ways, asked, today=today)
    edition = edition_for(asked, known.occupations, ways, today=today)
    around = bearings_of(known, asked)
    others = sorted((name for name in routes if name != edition), reverse=True)
    return NextLevel(
        occupation=asked,
        current_level=current,
        target_level=target,
        applying=_measure(edition, routes.get(edition, ()), facts, around, today=today) if edition else None,
        others=tuple(_measure(name, routes[name], facts, around, today=today) for name in others),
    )


def _target(facts: Facts, occupation: str | None, level: Level | None, *, today: date) -> Level | None:
    if level or occupation is None:
        return level
    return level_above(current_level(facts.certificates, occupation, today=today))


def _measure(edition: str, routes: Sequence[Route], facts: Facts, around: Bearings, *, today: date) -> EditionVerdict:
    measured = [
        RouteVerdict(route=route, verdict=route.requires.measure(facts, around, today=today)) for route in routes
    ]
    measured.sort(key=lambda one: best_first(one.verdict))
    return EditionVerdict(
        edition=edition,
        routes=tuple(measured),
        verdict=any_of([one.verdict for one in measured]) if measured else None,
    )
