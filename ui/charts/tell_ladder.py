"""The way up a ladder in words: where the worker is, what is next, and every post. No matplotlib."""

from __future__ import annotations

from ui.charts.words import from_to, length_words, rows
from ui.text import tr
from ui.text.labels import channel_name
from ui.text.paths import CHANNELS, grade_words, post_outcome
from ui.text.rules import name_words
from ui.widgets.ladder_places import places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.path_series import LadderSeries, PostOnWay


def is_empty(series: LadderSeries) -> bool:
    """Whether there is nothing to draw."""
    return not series.posts


def empty_hint() -> str:
    """What fills this chart."""
    return tr("Install the rules of a ladder, or write the one of your company; your way on it appears here.")


def from_the_top(series: LadderSeries) -> list[PostOnWay]:
    """The posts as rows, the highest first; beside each other on the map means in the order of the channels."""
    stand = places([one.post.role for one in series.posts], CHANNELS)
    return sorted(series.posts, key=lambda one: (-stand[one.post.role.id].row, stand[one.post.role.id].column))


def finding(series: LadderSeries) -> str:
    """The post held now, and the nearest one ahead."""
    if is_empty(series):
        return tr("No ladder of posts is known yet")
    parts = [
        tr("{post} since {day}").format(post=name_words(one.post.role), day=one.post.held_since)
        for one in series.posts
        if one.post.held_since
    ]
    ahead = _next_post(series)
    if ahead:
        words = tr("next: {post}, {outcome}")
        outcome = post_outcome(ahead.post, today=series.today)
        parts.append(words.format(post=name_words(ahead.post.role), outcome=outcome))
    return tr("; ").join(parts) or tr("Nothing is left to climb on this ladder")


def _next_post(series: LadderSeries) -> PostOnWay | None:
    """A post that asks something and was never held: the highest open already, else with the earliest day, else any."""
    ahead = [one for one in from_the_top(series) if not one.held and one.post.role.requires]
    return next((one for one in ahead if one.post.verdict.met), None) or min(
        ahead,
        key=lambda one: (one.post.verdict.expected_on is None, str(one.post.verdict.expected_on or "")),
        default=None,
    )


def describe(series: LadderSeries) -> str:
    """Everything the chart shows, in rows."""
    if is_empty(series):
        return "\n".join((finding(series), empty_hint()))
    return "\n".join(
        [finding(series), *rows(tr("Posts from the top"), [post_words(one, series) for one in from_the_top(series)])]
    )


def post_words(one: PostOnWay, series: LadderSeries) -> str:
    """A post with its channel, the time in it, and how it stands."""
    held = [
        tr("{days} ({span})").format(days=from_to(part.start, part.end), span=length_words(part.start, part.end))
        for part in one.held
    ]
    stands = post_outcome(one.post, today=series.today)
    parts = (channel_name(one.post.role.channel), *held, stands, grade_words(one.post))
    return tr("{what}: {outcome}").format(what=name_words(one.post.role), outcome=tr("; ").join(filter(None, parts)))
