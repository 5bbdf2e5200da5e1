"""The agenda as a calendar file (RFC 5545) with alarms, which calendar programs take in."""

from __future__ import annotations

from datetime import timedelta

from tracker.kernel.dates import FOREVER, next_day
from tracker.kernel.files import write_whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from icalendar import Event

    from tracker.overview.agenda import AgendaItem

ALARMS = (30, 7, 1)
"""How many days before a date its alarms go off, at nine in the morning of that day."""

NAMESPACE = "career-tracker"


def calendar_file(items: Iterable[tuple[AgendaItem, str, str]], *, now: datetime, name: str) -> bytes:
    """Whole-day events for dates that are still to come, each given with its title and description.

    The same date of the same record always has the same UID, so that taking the file in again moves events instead of
    doubling them. `now` is when the file was made.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Career Tracker//career-tracker//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for item, title, description in items:
        if item.days_left >= 0:
            calendar.add_component(_event(item, title, description, now=now))
    made: bytes = calendar.to_ical()
    return made


def save(path: str, content: bytes) -> None:
    """Write a calendar file whole, in place of an earlier one. Raises `StorageProblem`."""
    write_whole(path, content)


def uid_of(item: AgendaItem) -> str:
    """The UID of an event: from what it is about, never from its date."""
    return f"{item.kind}-{item.subject}@{NAMESPACE}"


def _event(item: AgendaItem, title: str, description: str, *, now: datetime) -> Event:
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", uid_of(item))
    event.add("dtstamp", now)
    event.add("dtstart", item.due_on)
    if item.due_on < FOREVER:  # the last day of the calendar has no next; without an end it is one day as well
        event.add("dtend", next_day(item.due_on))
    event.add("summary", title)
    event.add("transp", "TRANSPARENT")
    if description:
        event.add("description", description)
    for days in ALARMS:
        if days <= item.days_left:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", title)
            alarm.add("trigger", timedelta(days=-days, hours=9))
            event.add_component(alarm)
    return event
