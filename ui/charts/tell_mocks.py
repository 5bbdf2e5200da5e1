"""Mock exams in words: the scores one after the other, and the topics of each. No matplotlib."""

from __future__ import annotations

from ui.charts.words import rows
from ui.text import tr
from ui.text.study import topic_name, topic_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.study_series import MockSeries, PaperScore


def is_empty(series: MockSeries) -> bool:
    """Whether there is nothing to draw."""
    return not series.papers


def empty_hint() -> str:
    """What fills this chart."""
    return tr("Sit a mock exam; its score and topics appear here, and how they change with the next.")


def finding(series: MockSeries) -> str:
    """From the first to the last score, and the weakest topic of the last paper."""
    if is_empty(series):
        return tr("No mock exam yet")
    last = series.papers[-1]
    topic, share = min(last.topics, key=lambda one: one[1])
    known = {"topic": name_of(series, topic), "share": round(100 * share), "last": f"{last.score:g}"}
    if len(series.papers) == 1:
        return tr("One mock exam: {last} of 100; weakest: {topic} ({share} %)").format(**known)
    said = tr("From {first} to {last} in {n} papers; weakest on the last: {topic} ({share} %)")
    return said.format(first=f"{series.papers[0].score:g}", n=len(series.papers), **known)


def name_of(series: MockSeries, topic: str) -> str:
    """A topic in the language in use."""
    named = topic_names(series.part) if series.part else {}
    return topic_name(named.get(topic, topic))


def describe(series: MockSeries) -> str:
    """Everything the chart shows, in rows."""
    if is_empty(series):
        return "\n".join((finding(series), empty_hint()))
    return "\n".join([finding(series), *rows(tr("Papers"), [paper_words(series, one) for one in series.papers])])


def paper_words(series: MockSeries, paper: PaperScore) -> str:
    """One paper: its day, its score, and its topics."""
    topics = tr(", ").join(
        tr("{topic} {share} %").format(topic=name_of(series, topic), share=round(100 * share))
        for topic, share in paper.topics
    )
    said = tr("{day}: {score} of 100; {topics}")
    return said.format(day=paper.on.isoformat(), score=f"{paper.score:g}", topics=topics)
