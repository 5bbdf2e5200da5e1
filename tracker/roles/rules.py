"""How the posts of a ladder stand for a worker."""

from __future__ import annotations

from tracker.catalog.rules import bearings_of
from tracker.requirements.leaves import Leaf
from tracker.requirements.model import Verdict
from tracker.requirements.tree import measure_shared
from tracker.roles.model import RoleVerdict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.catalog.model import Knowledge, Role
    from tracker.requirements.model import Bearings, Facts


def measure_roles(facts: Facts, known: Knowledge, *, today: date, ladder: str | None = None) -> tuple[RoleVerdict, ...]:
    """Every post in force on a ladder (or on all), in the order of the packs."""
    around = bearings_of(known, facts.occupation)
    ladders = dict.fromkeys(role.ladder for role in known.roles)
    on = {name: (around.replace(ladder=name), dict[Leaf, Verdict]()) for name in ladders}
    return tuple(
        measure(role, facts, on[role.ladder][0], today=today, shared=on[role.ladder][1])
        for role in known.roles
        if ladder in (None, role.ladder) and role.in_force(today)
    )


def measure(
    role: Role, facts: Facts, bearings: Bearings, *, today: date, shared: dict[Leaf, Verdict] | None = None
) -> RoleVerdict:
    """One post; one that asks nothing is open to everybody. `shared` has the leaves measured already."""
    if role.requires is None:
        verdict = Verdict(kind="all", met=True, met_on=today, expected_on=today, progress=1.0)
    else:
        verdict = measure_shared(role.requires, facts, bearings, {} if shared is None else shared, today=today)
    held = [job.start for job in facts.experience if job.role == role.id and job.start <= today <= (job.end or today)]
    return RoleVerdict(role=role, verdict=verdict, held_since=min(held, default=None))
