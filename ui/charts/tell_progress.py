"""Progress to the next level in words: its finding, and everything the picture says. No matplotlib."""

from __future__ import annotations

from ui.charts.words import rows
from ui.text import ntr, tr
from ui.text.formats import percent
from ui.text.labels import edition_name, label
from ui.text.verdicts import left_words, tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.series import ProgressSeries, RequirementProgress
    from ui.text.verdicts import Told


def is_empty(series: ProgressSeries) -> bool:
    """Whether there is nothing to draw."""
    return not series.items


def empty_hint(series: ProgressSeries) -> str:
    """What fills this chart."""
    if series.occupation is None:
        return tr("Enter your occupation or a certificate of a level; what the next level asks appears here.")
    if series.target_level is None:
        return tr("No rule asks anything more.")
    return tr("The rules installed name no way to this level. A rule pack of your trade may.")


def finding(series: ProgressSeries) -> str:
    """When the level can be had, or how much of what it asks is met."""
    if series.occupation is None:
        return tr("No occupation is recorded yet")
    if series.target_level is None:
        return tr("The highest level is reached")
    level = label(series.target_level)
    if not series.items:
        return tr("{level}: no way is known").format(level=level)
    if series.met_on:
        return tr("{level}: everything asked is met since {day}").format(level=level, day=series.met_on)
    if series.expected_on:
        left = left_words(series.today, series.expected_on)
        return tr("{level} on {day} at the earliest, {span} left").format(
            level=level, day=series.expected_on, span=left
        )
    done, count = sum(item.verdict.met for item in series.items), len(series.items)
    words = ntr("{level}: {done} of {n} requirement met", "{level}: {done} of {n} requirements met", count)
    return words.format(level=level, done=done, n=count)


def describe(series: ProgressSeries) -> str:
    """Everything the chart shows, in rows."""
    if is_empty(series):
        return "\n".join((finding(series), empty_hint(series)))
    lines = [item_words(item, series) for item in series.items]
    return "\n".join([finding(series), *rows(tr("What is asked"), lines), "", *notes(series)]).strip()


def told(item: RequirementProgress, series: ProgressSeries) -> Told:
    """What is asked and how it stands."""
    return tell(item.verdict, series.names, today=series.today)


def item_words(item: RequirementProgress, series: ProgressSeries) -> str:
    """One requirement, how far it is, and when it completes."""
    words = tr("{requirement} ({share})").format(
        requirement=told(item, series).sentence, share=percent(item.verdict.progress)
    )
    return tr("{words}. It decides the day.").format(words=words) if item.decides else words


def state_words(item: RequirementProgress, series: ProgressSeries) -> str:
    """Since when it is met, the day it completes and how far off that is, or the act it waits for."""
    words = told(item, series).when
    if not item.verdict.met and item.verdict.expected_on:
        left = left_words(series.today, item.verdict.expected_on)
        words = tr("{when}, {span} left").format(when=words, span=left)
    return tr("{state} · decides the day").format(state=words) if item.decides else words


def notes(series: ProgressSeries) -> list[str]:
    """The edition and source of the rule, and how many other ways there are."""
    parts = [edition_name(series.edition)] if series.edition else []
    if series.source:
        parts.append(tr("source: {source}").format(source=series.source))
    if series.other_ways:
        words = ntr("{n} other way in the rules", "{n} other ways in the rules", series.other_ways)
        parts.append(words.format(n=series.other_ways))
    return [" · ".join(parts)] if parts else []
