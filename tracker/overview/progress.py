"""Progress to the next level: the requirements of the nearest way, each with its own bar, never a made-up average."""

from __future__ import annotations

from tracker.overview.long_pole import asked
from tracker.overview.series import NAMELESS, ProgressSeries, RequirementProgress

TYPE_CHECKING = False
if TYPE_CHECKING:
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


def _decides(leaf: Verdict, whole: Verdict) -> bool:
    """Whether the day of the whole is the day this leaf completes; false where waiting is not enough."""
    return not leaf.met and leaf.expected_on is not None and leaf.expected_on == whole.expected_on
