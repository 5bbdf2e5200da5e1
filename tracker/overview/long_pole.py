"""Which requirement decides the day: the long pole of a verdict."""

from __future__ import annotations

from tracker.overview.progress import asked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.requirements.model import Verdict


def long_pole(verdict: Verdict) -> Verdict | None:
    """The leaf (the very object) a verdict's day hangs on; None where it is met.

    Where waiting is enough it is the leaf met last; else the first that surely needs an act, else the first of which
    an incomplete record keeps the answer open.
    """
    if verdict.met:
        return None
    open_leaves = [leaf for leaf in asked(verdict) if not leaf.met]
    deciding = [leaf for leaf in open_leaves if leaf.expected_on == verdict.expected_on]
    return next((leaf for leaf in deciding if leaf.expected_on or (leaf.act and not leaf.unknown)), deciding[0])
