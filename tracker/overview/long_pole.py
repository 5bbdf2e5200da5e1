"""Which requirements a verdict comes down to, and which of them decides the day: its long pole."""

from __future__ import annotations

from tracker.requirements.rules import best_first

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.requirements.model import Verdict


def asked(verdict: Verdict) -> Iterator[Verdict]:
    """The leaves a verdict comes down to: all of `all`, the best of `any`, the n best of `at_least`."""
    if not verdict.of:
        yield verdict
        return
    parts = list(verdict.of)
    if verdict.kind != "all":
        parts = sorted(parts, key=best_first)[: verdict.need["parts"]]
    for part in parts:
        yield from asked(part)


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
