"""The diary of study outside the questions: sessions by the timer or by hand, and practical drills."""

from __future__ import annotations

from datetime import date
from itertools import islice

from tracker.kernel.record import Record
from tracker.store import acts
from tracker.study import repo
from tracker.study.kept import Day, DrillDone, StudySession
from tracker.study.repo import figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from tracker.store.session import Reader, Store

MOST = 1000
"""So many sessions, drills and days of practice go back further than anybody looks."""


class Entry(Record):
    """A line of the diary: a session, a drill, or all answers given in the app on one day; `minutes` it took."""

    on: date
    minutes: int
    of: StudySession | DrillDone | Day


def entries(reader: Reader, person: str) -> tuple[Entry, ...]:
    """What was studied, the latest first; of each kind at most `MOST`."""
    found = [Entry(on=one.on, minutes=one.minutes, of=one) for one in sessions(reader, person)]
    found += [Entry(on=one.on, minutes=one.minutes or 0, of=one) for one in drills(reader, person)]
    days = islice(figures.latest_days(reader, repo.number_of(reader, person), date.max), MOST)
    found += [Entry(on=day.on, minutes=round(day.ms / 60_000), of=day) for day in days if day.answers]
    return tuple(sorted(found, key=lambda entry: entry.on, reverse=True))


def tasks(reader: Reader, person: str) -> tuple[str, ...]:
    """The practical exercises a worker has logged before, the latest first, each once."""
    return tuple(dict.fromkeys(done.task for done in drills(reader, person)))


def add_session(store: Store, person: str, values: Mapping[str, Any]) -> str:
    """A stretch of study from a form's values (on, minutes, component, topic, timed, note); its uid. Raises `Refused`.

    Time spent answering questions in the app is known from the answers: it is not logged here as well.
    """
    return acts.add(store, repo.SESSIONS, person, {"timed": False, **values})


def edit_session(store: Store, uid: str, values: Mapping[str, Any]) -> None:
    """Change a session. Raises `Refused`, `NotFound`."""
    acts.edit(store, repo.SESSIONS, uid, values)


def delete_session(store: Store, uid: str) -> None:
    """Remove a session. Raises `NotFound`."""
    acts.delete(store, repo.SESSIONS, uid)


def sessions(reader: Reader, person: str) -> tuple[StudySession, ...]:
    """A worker's sessions, the latest `MOST`, the last one first."""
    return repo.SESSIONS.select(reader, 'WHERE person = ? ORDER BY "on" DESC, id DESC LIMIT ?', (person, MOST))


def add_drill(store: Store, person: str, values: Mapping[str, Any]) -> str:
    """A practical exercise done, from a form's values; returns its uid. Raises `Refused`.

    Values: task, on, topic, repeats, minutes, self_rating and mentor_rating from 1 to 5, mentor, note.
    """
    return acts.add(store, repo.DRILLS, person, {"repeats": 1, **values})


def edit_drill(store: Store, uid: str, values: Mapping[str, Any]) -> None:
    """Change a drill, such as by the mentor's rating. Raises `Refused`, `NotFound`."""
    acts.edit(store, repo.DRILLS, uid, values)


def delete_drill(store: Store, uid: str) -> None:
    """Remove a drill. Raises `NotFound`."""
    acts.delete(store, repo.DRILLS, uid)


def drills(reader: Reader, person: str) -> tuple[DrillDone, ...]:
    """A worker's drills, the latest `MOST`, the last one first."""
    return repo.DRILLS.select(reader, 'WHERE person = ? ORDER BY "on" DESC, id DESC LIMIT ?', (person, MOST))
