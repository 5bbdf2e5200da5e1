"""The forms of the diary of study: a session, and a practical exercise."""

from __future__ import annotations

from functools import partial

from tracker.kernel.terms import Component
from tracker.study.kept import DrillDone, StudySession
from tracker.study.service import diary, timer
from ui.forms.record_form import Field, RecordForm
from ui.forms.rows import choice_row, day_row, note_row, number_row, text_row
from ui.text import tr
from ui.text.labels import choices
from ui.text.mentoring import rating_words
from ui.widgets.choices import CompletingEdit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from typing import Any

    from tracker.kernel.problems import Problem
    from tracker.study.service.timer import Timer
    from ui.context import Context

    Choice = tuple[str, str]

BEST = 5
MOST_REPEATS = 999


def _free_row(name: str, label: str, offered: Iterable[str]) -> Field:
    """Words of one's own, or some that were used before."""
    known = tuple((word, word) for word in offered)
    return Field(name=name, label=label, editor=partial(CompletingEdit, known, name=f"field_{name}", free=True))


def _minutes_row(*, hint: str = "") -> Field:
    return number_row("minutes", tr("Minutes"), highest=timer.MOST_MINUTES, hint=hint)


class SessionForm(RecordForm):
    """A stretch of study, a new one or `known`; with `timed` the one that was just measured."""

    def __init__(
        self,
        context: Context,
        person: str,
        topics: Iterable[str],
        *,
        known: StudySession | None = None,
        timed: tuple[Timer, int] | None = None,
    ) -> None:
        self._work = context.work
        self._person = person
        self._known = known
        self._timed = timed
        super().__init__(
            context,
            tr("Change a study session") if known else tr("Log a study session"),
            StudySession,
            [
                day_row("on", tr("Day")),
                _minutes_row(hint=_hint(timed)),
                choice_row("component", tr("Part of the exam"), choices(Component)),
                _free_row("topic", tr("Topic"), topics),
                note_row(),
            ],
            save=self._keep,
            said=tr("Changed.") if known else tr("Logged."),
            start=known.as_dict() if known else self._start(),
            fixed={"uid": known.uid if known else "new", "person": person, "timed": bool(timed)},
        )

    def _start(self) -> dict[str, Any]:
        if self._timed is None:
            return {"on": self._work.today(), "component": Component.THEORY}
        measured, minutes = self._timed
        return {
            "on": measured.since.date(),
            "minutes": minutes,
            "component": measured.component,
            "topic": measured.topic,
        }

    def _keep(self, values: dict[str, Any]) -> None:
        store = self._work.store
        if self._known:
            diary.edit_session(store, self._known.uid, values)
            return
        diary.add_session(store, self._person, {**values, "timed": self._timed is not None})
        if self._timed is not None:
            timer.stop(store, self._person)


def _hint(timed: tuple[Timer, int] | None) -> str:
    if timed is None:
        return tr("Answers given in the app count by themselves.")
    if timed[1] >= timer.LONG_MINUTES:
        return tr("That is long: correct it if the timer was forgotten.")
    return tr("Measured, less the time of answers given in the app, which counts by itself.")


class DrillForm(RecordForm):
    """A practical exercise that was done, a new one or `known`."""

    def __init__(
        self,
        context: Context,
        person: str,
        tasks: Iterable[str],
        topics: Iterable[str],
        known: DrillDone | None = None,
    ) -> None:
        self._work = context.work
        self._person = person
        self._known = known
        today: date = context.work.today()
        super().__init__(
            context,
            tr("Change an exercise") if known else tr("Log a practical exercise"),
            DrillDone,
            [
                _free_row("task", tr("Task, as in the exam"), tasks),
                day_row("on", tr("Day")),
                number_row("repeats", tr("How many times"), highest=MOST_REPEATS),
                _minutes_row(hint=tr("For all of them together.")),
                choice_row("self_rating", tr("Your own mark"), _ratings(), empty=tr("Not given")),
                choice_row("mentor_rating", tr("The mentor’s mark"), _ratings(), empty=tr("Not given")),
                text_row("mentor", tr("Mentor")),
                _free_row("topic", tr("Topic"), topics),
                note_row(),
            ],
            save=self._keep,
            said=tr("Changed.") if known else tr("Logged."),
            start=_start_of(known) if known else {"on": today, "repeats": 1},
            fixed={"uid": known.uid if known else "new", "person": person},
        )

    def _problems(self, values: Mapping[str, Any]) -> list[Problem]:
        return super()._problems(_rated(values))

    def _keep(self, values: dict[str, Any]) -> None:
        store, given = self._work.store, _rated(values)
        if self._known:
            diary.edit_drill(store, self._known.uid, given)
        else:
            diary.add_drill(store, self._person, {**given, "repeats": given["repeats"] or 1})


def _ratings() -> list[Choice]:
    return [(str(mark), rating_words(mark)) for mark in range(BEST, 0, -1)]


def _rated(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with marks as numbers."""
    marks = {name: values.get(name) for name in ("self_rating", "mentor_rating")}
    return {**values, **{name: int(mark) if mark else None for name, mark in marks.items()}}


def _start_of(known: DrillDone) -> dict[str, Any]:
    """What the rows begin with: marks by their code."""
    marks = {name: getattr(known, name) for name in ("self_rating", "mentor_rating")}
    return {**known.as_dict(), **{name: str(mark) for name, mark in marks.items() if mark}}
