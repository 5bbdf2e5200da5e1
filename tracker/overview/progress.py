"""Progress to the next level: the requirements of the nearest way, each with its own bar, never a made-up average."""

from __future__ import annotations

from tracker.overview.next_level import best_first
from tracker.overview.series import NAMELESS, ProgressSeries, RequirementProgress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tracker.overview.names import Names
    from tracker.overview.next_level import NextLevel
    from tracker.requirements.model import Verdict


def progress_series(answer: NextLevel, *, names: Names = NAMELESS, today: date) -> ProgressSeries:
    """The best route of the edition that applies; no items where no route leads to the level."""
    applying = answer.applying
    if applying is None or not applying.routes:
        return ProgressSeries(target_level=answer.target_level, occupation=answer.occupation, names=names, today=today)
    best = applying.routes[0]
    verdict = best.verdict
    return ProgressSeries(
        target_level=answer.target_level,
        occupation=answer.occupation,
        items=tuple(RequirementProgress(verdict=leaf, decides=_decides(leaf, verdict)) for leaf in asked(verdict)),
        met=verdict.met,
        met_on=verdict.met_on,
        expected_on=verdict.expected_on,
        act=verdict.act,
        edition=applying.edition,
        source=best.route.source,
        other_ways=len(applying.routes) - 1,
        names=names,
        today=today,
    )


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


def _decides(leaf: Verdict, whole: Verdict) -> bool:
    """Whether the day of the whole is the day this leaf completes; false where waiting is not enough."""
    return not leaf.met and leaf.expected_on is not None and leaf.expected_on == whole.expected_on
