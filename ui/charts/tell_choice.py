"""What flips a choice in words: how far each thing by itself moves the lead of the first option. No matplotlib."""

from __future__ import annotations

from tracker.kernel.record import Record
from tracker.paths.answers import FlipKind
from ui.charts.words import rows
from ui.text import ptr, tr
from ui.text.labels import label
from ui.text.options import flip_words, option_name
from ui.text.requirements import inside

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction

    from tracker.overview.path_series import ChoiceSeries
    from tracker.paths.answers import Comparison, Swing


class Sides(Record):
    """The first two of a comparison by name, and how many points the first is ahead."""

    first: str
    second: str
    lead: Fraction


def is_empty(series: ChoiceSeries) -> bool:
    """Whether there is nothing to draw: fewer than two options, or nothing to weigh them by."""
    return series.found is None or len(series.found.ranking) < 2 or not bars(series.found)


def empty_hint() -> str:
    """What fills this chart."""
    return tr("Enter an option beside staying, with figures to compare; what would change the order appears here.")


def sides(found: Comparison) -> Sides:
    """The first two."""
    names = {one.option.uid: option_name(one) for one in found.answers}
    first, second = (names[rank.option.uid] for rank in found.ranking[:2])
    return Sides(first=first, second=second, lead=found.lead or found.ranking[0].points * 0)


def bars(found: Comparison) -> list[Swing]:
    """What moves the lead at all, the widest first."""
    return sorted((one for one in found.swings if one.low != one.high), key=lambda one: one.low - one.high)


def flips(one: Swing) -> bool:
    """Whether it can turn the first two round by itself."""
    return one.low < 0


def finding(series: ChoiceSeries) -> str:
    """The first option, and what could put the second before it."""
    if series.found is None or is_empty(series):
        return tr("Nothing to weigh yet")
    two = sides(series.found)
    turning = list(dict.fromkeys(swing_name(one) for one in bars(series.found) if flips(one)))
    if not turning:
        return tr("{first} stays before {second}, whichever single thing changes").format(
            first=two.first, second=two.second
        )
    return tr("{first} is first; {second} could pass it by: {things}").format(
        first=two.first, second=two.second, things=tr(", ").join(turning)
    )


def swing_name(one: Swing) -> str:
    """What varies: how much a criterion weighs, or its figure."""
    if one.kind is FlipKind.WEIGHT:
        return ptr("swing", "weight of {criterion}").format(criterion=inside(label(one.criterion)))
    return ptr("swing", "figure of {criterion}").format(criterion=inside(label(one.criterion)))


def swing_words(one: Swing, found: Comparison) -> str:
    """One bar with the lead at its ends."""
    two = sides(found)
    ends = tr("the lead of {first} goes from {low} to {high} points").format(
        first=two.first, low=points(one.low), high=points(one.high)
    )
    return tr("{what}: {outcome}").format(what=swing_name(one), outcome=ends)


def points(amount: Fraction) -> str:
    """Points with a sign and one decimal."""
    return f"{float(amount):+.1f}"


def describe(series: ChoiceSeries) -> str:
    """Everything the chart shows, in rows."""
    if series.found is None or is_empty(series):
        return "\n".join((finding(series), empty_hint()))
    found = series.found
    lines = [swing_words(one, found) for one in bars(found)]
    turns = [flip_words(flip, found) for flip in found.flips if flip.possible]
    now = tr("Now {first} leads {second} by {lead} points").format(
        first=sides(found).first, second=sides(found).second, lead=points(sides(found).lead)
    )
    return "\n".join(
        [finding(series), now, *rows(tr("If one thing alone varies"), lines), *rows(tr("Turning points"), turns)]
    )
