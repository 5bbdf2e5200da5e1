"""The posts of a ladder as they stand for a worker."""

from __future__ import annotations

from tracker.catalog import repo as catalog
from tracker.catalog.model import Knowledge
from tracker.requirements.repo import facts_of
from tracker.roles.rules import measure_roles

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.roles.model import RoleVerdict
    from tracker.store.session import Reader


def roles_of(reader: Reader, person: str, *, today: date, ladder: str | None = None) -> tuple[RoleVerdict, ...]:
    """Every post in force on a ladder (or on all), measured for a worker. Raises `NotFound`."""
    known = Knowledge(
        occupations=catalog.occupations(reader), roles=catalog.roles(reader), checklists=catalog.checklists(reader)
    )
    return measure_roles(facts_of(reader, person), known, today=today, ladder=ladder)
