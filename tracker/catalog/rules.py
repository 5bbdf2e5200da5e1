"""What the packs say about a question: related occupations, ladders, the edition that applies, its routes."""

from __future__ import annotations

from tracker.requirements.model import Bearings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tracker.catalog.model import Checklist, Knowledge, Occupation, Role, Route


def related_occupations(occupations: Iterable[Occupation]) -> dict[str, frozenset[str]]:
    """Occupation to the occupations that either side lists as related (相关职业)."""
    related: dict[str, set[str]] = {}
    for occupation in occupations:
        for other in occupation.related:
            related.setdefault(occupation.code, set()).add(other)
            related.setdefault(other, set()).add(occupation.code)
    return {code: frozenset(others) for code, others in related.items()}


def roles_from(roles: Sequence[Role]) -> dict[tuple[str, str], frozenset[str]]:
    """(ladder, role) to that role and every role above it, following `above` upwards."""
    uppers: dict[tuple[str, str], set[str]] = {}
    for role in roles:
        for lower in role.above:
            uppers.setdefault((role.ladder, lower), set()).add(role.id)

    def climb(ladder: str, role: str) -> frozenset[str]:
        todo, seen = [role], {role}
        while todo:
            for upper in uppers.get((ladder, todo.pop()), ()):
                if upper not in seen:
                    seen.add(upper)
                    todo.append(upper)
        return frozenset(seen)

    return {(role.ladder, role.id): climb(role.ladder, role.id) for role in roles}


def bearings(
    occupation: str | None,
    *,
    occupations: Iterable[Occupation] = (),
    roles: Sequence[Role] = (),
    checklists: Iterable[Checklist] = (),
) -> Bearings:
    """What leaves need to know, for a question about an occupation."""
    return Bearings(
        occupation=occupation,
        related=related_occupations(occupations),
        roles_from=roles_from(roles),
        checklists={one.id: {skill.id: skill for skill in one.skills} for one in checklists},
    )


_AROUND: list[tuple[Knowledge, Bearings]] = []
"""The rules last asked about: a question about many people, levels or regions is asked of the same ones."""


def bearings_of(known: Knowledge, occupation: str | None) -> Bearings:
    """What leaves need to know of the packs, for a question about an occupation."""
    if not _AROUND or _AROUND[0][0] is not known:
        around = bearings(None, occupations=known.occupations, roles=known.roles, checklists=known.checklists)
        _AROUND[:] = [(known, around)]
    return _AROUND[0][1].replace(occupation=occupation)


def routes_for(routes: Iterable[Route], occupation: str, *, today: date) -> dict[str, tuple[Route, ...]]:
    """Edition to its routes in force for an occupation; its own routes replace the general ones of that edition."""
    own: dict[str, list[Route]] = {}
    general: dict[str, list[Route]] = {}
    for route in routes:
        if route.in_force(today):
            if occupation in route.occupations:
                own.setdefault(route.edition, []).append(route)
            elif "*" in route.occupations:
                general.setdefault(route.edition, []).append(route)
    return {edition: tuple(found) for edition, found in {**general, **own}.items()}


def edition_for(
    occupation: str, occupations: Iterable[Occupation], routes: Iterable[Route], *, today: date
) -> str | None:
    """The edition an occupation's own standard names for today, else that of the newest route in force for it.

    A general route counts here also where the occupation's own take its place: its edition has begun all the same.
    """
    named = next((one.edition_on(today) for one in occupations if one.code == occupation), None)
    if named:
        return named
    begun = [
        (str(one.in_force_from or ""), one.edition) for one in routes if one.in_force(today) and one.is_for(occupation)
    ]
    return max(begun)[1] if begun else None
