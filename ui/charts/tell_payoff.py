"""Where the next hour pays, in words, topic by topic. No matplotlib."""

from __future__ import annotations

from ui.charts.words import rows
from ui.text import tr
from ui.text.study import topic_name, topic_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.study_series import PayoffSeries
    from tracker.study.plan import TopicPay

LEAST = 0.05
"""Less than this many marks is nothing."""


def is_empty(series: PayoffSeries) -> bool:
    """Whether there is nothing to draw."""
    return not series.topics


def empty_hint() -> str:
    """What fills this chart."""
    return tr("Answer some questions; where the next hour pays most appears here.")


def finding(series: PayoffSeries) -> str:
    """The topic on which the next hour adds most."""
    if is_empty(series):
        return tr("Nothing is answered yet")
    best = series.topics[0]
    if best.gain < LEAST:
        return tr("No single hour changes much any more: keep a little of everything")
    return tr("The next hour pays most in {topic}: {gain} marks more").format(
        topic=name_of(series, best), gain=f"{best.gain:.1f}"
    )


def describe(series: PayoffSeries) -> str:
    """Everything the chart shows, in rows."""
    if is_empty(series):
        return "\n".join((finding(series), empty_hint()))
    lines = [tr("{topic}: {said}").format(topic=name_of(series, one), said=topic_words(one)) for one in series.topics]
    return "\n".join([finding(series), *rows(tr("Topics, where an hour pays most first"), lines), "", *notes(series)])


def name_of(series: PayoffSeries, one: TopicPay) -> str:
    """A topic in the language in use."""
    named = topic_names(series.part) if series.part else {}
    return topic_name(named.get(one.topic, one.topic))


def topic_words(one: TopicPay) -> str:
    """Its marks, those expected on the day, and what an hour adds."""
    return tr("{weight} marks, {expected} expected; an hour adds {gain}").format(
        weight=f"{100 * one.weight:.1f}", expected=f"{100 * one.weight * one.on_day:.1f}", gain=f"{one.gain:.1f}"
    )


def notes(series: PayoffSeries) -> list[str]:
    """What the lengths stand for, and whether the weights are known."""
    said = [tr("Length: the topic's marks on the paper. Filled: what is expected on the day of the exam.")]
    if series.part and not series.part.weighted:
        said.append(tr("The weights of the topics are not known: they count equally. Type the booklet's table."))
    return said
