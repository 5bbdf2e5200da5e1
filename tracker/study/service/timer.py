"""The study timer: it begins at a moment that is kept in the file, so that it runs on whatever is closed meanwhile."""

from __future__ import annotations

from datetime import datetime

from tracker.kernel.changes import Area
from tracker.kernel.jsontext import from_json, to_json
from tracker.kernel.record import Record
from tracker.kernel.terms import Component
from tracker.store import settings
from tracker.study.repo import log, number_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.store.session import Reader, Store

LONG_MINUTES = 240
"""Whoever studies for longer than this in one go has more likely forgotten the timer."""

MOST_MINUTES = 1440


class Timer(Record):
    """A timer that runs `since` a moment in the time of the place, for a component and perhaps a topic."""

    since: datetime
    component: Component
    topic: str | None = None

    def seconds(self, at: datetime) -> int:
        """How long it has run; nothing where the clock was set back."""
        return max(0, int((at - self.since).total_seconds()))


def running(reader: Reader, person: str) -> Timer | None:
    """A worker's timer, where one runs."""
    text = settings.get(reader, _name(reader, person))
    if not text:
        return None
    since, component, topic = from_json(text)
    return Timer(since=datetime.fromisoformat(since), component=Component(component), topic=topic)


def start(store: Store, person: str, *, at: datetime, component: Component, topic: str | None = None) -> None:
    """Begin to measure; a timer that runs already begins anew."""
    _put(store, person, to_json([at.isoformat(timespec="seconds"), component.value, topic]))


def stop(store: Store, person: str) -> None:
    """Measure no more; what it measured is logged by `diary.add_session`, or not."""
    _put(store, person, "")


def minutes(reader: Reader, person: str, timer: Timer, at: datetime) -> int:
    """The minutes to log: those the timer ran, less the time of answers given in the app, which counts by itself."""
    answering = log.milliseconds_since(reader, number_of(reader, person), timer.since.isoformat())
    return min(MOST_MINUTES, max(1, round((timer.seconds(at) - answering / 1000) / 60)))


def _put(store: Store, person: str, text: str) -> None:
    with store.write("study.timer", subject=person, journaled=False) as writer:
        settings.put(writer, _name(writer, person), text)
        writer.touch(Area.STUDY)


def _name(reader: Reader, person: str) -> str:
    return f"study.timer.{number_of(reader, person)}"
