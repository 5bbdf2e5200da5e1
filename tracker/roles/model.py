"""A post measured for a worker."""

from __future__ import annotations

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.catalog.model import Role
    from tracker.requirements.model import Verdict


class RoleVerdict(Record):
    """A post and how its requirement stands; `held_since` is the start of a job in it that still goes on."""

    role: Role
    verdict: Verdict
    held_since: date | None
