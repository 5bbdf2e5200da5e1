"""The way to the next level on a rail of days."""

from __future__ import annotations

from tracker.overview.long_pole import long_pole
from ui.text import tr
from ui.text.labels import label
from ui.widgets.date_rail import DateRail, Mark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.overview.standing import Standing
    from tracker.requirements.model import Verdict


def day_rail(standing: Standing, *, today: date) -> DateRail | None:
    """From where the deciding clock began over today to the day of the next level; None where no day is known."""
    applying = standing.next.applying
    if applying is None or not applying.routes:
        return None
    best = applying.routes[0].verdict
    if best.expected_on is None:
        return None
    start = _begin(long_pole(best) or _last_met(best))
    if start is None or start >= min(today, best.expected_on):
        return None
    rail = DateRail()
    rail.setAccessibleName(tr("The way to {level}").format(level=label(standing.next.target_level)))
    target = tr("{day} conditions met") if best.met else tr("{day} earliest day")
    marks = [
        Mark(on=item.due_on, text=tr("{day} review due").format(day=item.due_on))
        for item in standing.agenda
        if start < item.due_on < best.expected_on and item.due_on >= today
    ]
    rail.show_days(
        Mark(on=start, text=tr("{day} counted from here").format(day=start)),
        Mark(on=today, text=tr("Today {day}").format(day=today)),
        Mark(on=best.expected_on, text=target.format(day=best.expected_on)),
        tuple(marks),
    )
    return rail


def _begin(leaf: Verdict | None) -> date | None:
    begins: date | None = leaf.have.get("counted_from") if leaf else None
    return begins


def _last_met(verdict: Verdict) -> Verdict | None:
    """The leaf with a clock that was met last."""
    if not verdict.of:
        return verdict if verdict.met and verdict.have.get("counted_from") else None
    found = [leaf for leaf in map(_last_met, verdict.of) if leaf and leaf.met_on]
    return max(found, key=lambda leaf: str(leaf.met_on), default=None)
