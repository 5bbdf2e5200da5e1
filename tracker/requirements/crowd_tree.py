"""Many people measured at once: the same verdicts as one by one, column by column.

Each leaf is measured once for everybody and shared by all requirements that ask it; a requirement is then a few
comparisons of columns. Only what rolls up many people imports this: numpy is slow to load.
"""

from __future__ import annotations

from tracker.requirements.columns import combine
from tracker.requirements.crowd_leaves import measure_leaf
from tracker.requirements.leaves import Leaf
from tracker.requirements.tree import AllOf, AtLeast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.requirements.columns import Column
    from tracker.requirements.crowd import Crowd
    from tracker.requirements.tree import Requirement


def measure(crowd: Crowd, requirement: Requirement, ladder: str | None = None) -> Column:
    """How a requirement stands for everybody; `ladder` is the one a post stands on."""
    if isinstance(requirement, Leaf):
        return crowd.keep((requirement, ladder), lambda: measure_leaf(crowd, requirement, ladder))
    parts = [measure(crowd, part, ladder) for part in requirement.parts]
    if isinstance(requirement, AllOf):
        return combine(parts, len(parts))
    return combine(parts, requirement.count if isinstance(requirement, AtLeast) else 1)
