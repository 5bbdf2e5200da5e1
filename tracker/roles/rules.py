"""How the posts of a ladder stand for a worker."""

from __future__ import annotations

from tracker.catalog.rules import bearings_of
from tracker.requirements.model import Verdict
from tracker.roles.model import RoleVerdict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.catalog.model import Knowledge, Role
    from tracker.requirements.model import Bearings, Facts


def measure_roles(facts: Facts, known: Knowledge, *, today: date, ladder: str | None = None) -> tuple[RoleVerdict, ...]:
    """Every post in force on a ladder (or on all), in the order of the packs."""
    around = bearings_of(known, facts.occupation)
    return tuple(
        measure(role, facts, around.replace(ladder=role.ladder), today=today)
        for role in known.roles
        if ladder in (None, role.ladder) and role.in_force(today)
    )


def measure(role: Role, facts: Facts, bearings: Bearings, *, today: date) -> RoleVerdict:
    """One post; one that asks nothing is open to everybody."""
    if role.requires is None:
        verdict = Verdict(kind="all", met=True, met_on=today, expected_on=today, progress=1.0)
    else:
        verdict = role.requires.measure(facts, bearings, today=today)
    held = [job.start for job in facts.experience if job.role == role.id and job.start <= today <= (job.end or today)]
    return RoleVerdict(role=role, verdict=verdict, held_since=min(held, default=None))
