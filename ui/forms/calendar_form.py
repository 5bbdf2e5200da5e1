"""The form for the days there are for study: a week or a cycle of shifts, and the days that differ from it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.study.days_off import Stretch, exceptions, stretches
from tracker.study.model import MONDAY, Calendar
from tracker.study.service import targets
from ui.run import run
from ui.text import ptr, tr
from ui.text.plan import cycles, weekdays
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoiceEdit
from ui.widgets.dates import DateEdit
from ui.widgets.editors import NumberEdit
from ui.widgets.form import FormRow, ProblemLabel
from ui.widgets.sheet import Sheet
from ui.widgets.space import Column, Row, clear
from ui.widgets.words import Quiet, SectionTitle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.kept import Target
    from ui.context import Context

MOST_MINUTES, LONGEST_CYCLE = 600, 28
WEEK, OWN = "week", "own"
ON_A_DAY_OFF = 60
"""What a cycle begins with on its days off, when there is the most time."""


class CalendarForm(Sheet):
    """Minutes for each day of the pattern; a cycle also has a first day."""

    def __init__(self, context: Context, target: Target, *, today: date) -> None:
        super().__init__(tr("When you can study"))
        self._context = context
        self._target = target
        self._today = today
        calendar = targets.calendar_of(target)
        rhythms = [(WEEK, tr("By the week")), *((code, " ".join(days)) for code, days in cycles().items())]
        self.rhythm = ChoiceEdit([*rhythms, (OWN, tr("Another cycle of shifts"))], name="calendar_rhythm")
        self.length = NumberEdit(name="calendar_length", lowest=2, highest=LONGEST_CYCLE)
        self.starts_on = DateEdit(name="calendar_starts_on")
        self._length_row = FormRow(tr("Days of the cycle"), self.length)
        self._start_row = FormRow(
            tr("First day of a cycle"), self.starts_on, hint=tr("Any day on which a cycle begins.")
        )
        self._days = Column(gap=8)
        self.minutes: list[NumberEdit] = []
        self._day_rows: list[FormRow] = []
        self._off = Column(gap=12)
        self.stretches: list[StretchRow] = []
        self._problem = ProblemLabel()
        self._place_rows()
        self._show(calendar)
        self.rhythm.changed.connect(self._turn)
        self.length.changed.connect(self._fit_own)
        self.saved.connect(self.submit)

    def _place_rows(self) -> None:
        more = Button(tr("Another day that differs"), name="calendar_add_off", kind="quiet", icon_name="plus")
        more.clicked.connect(lambda: self.show_field(self._add_stretch(None).first))
        self.body.addWidget(FormRow(tr("Your days go"), self.rhythm))
        self.body.addWidget(self._length_row)
        self.body.addWidget(self._start_row)
        self.body.addWidget(Quiet(tr("Minutes there are for study; 0 on a day off."), small=True))
        self.body.addLayout(self._days)
        self.body.addWidget(SectionTitle(tr("Days off and others that differ")))
        self.body.addLayout(self._off)
        self.body.addWidget(more)
        self.body.addWidget(self._problem)

    def _show(self, calendar: Calendar) -> None:
        """What is kept: a pattern of seven days that begins on a Monday is a week."""
        pattern = calendar.pattern or (0,) * 7
        is_week = len(pattern) == 7 and calendar.starts_on.weekday() == 0
        usual = next((code for code, days in cycles().items() if len(days) == len(pattern)), OWN)
        self.rhythm.set_value(WEEK if is_week else usual)
        self.length.set_value(len(pattern))
        self.starts_on.set_value(self._today if is_week else _last_start(calendar, self._today))
        self._lay_out(pattern)
        for one in stretches(calendar.exceptions):
            if one.last >= self._today:
                self._add_stretch(one)

    def _turn(self) -> None:
        """Another rhythm: its days, with the minutes of before where they fit, else a start to change."""
        code = str(self.rhythm.value())
        if code == WEEK:
            self._lay_out((targets.USUAL_MINUTES,) * 7)
        elif code == OWN:
            self._lay_out(self._typed() or (targets.USUAL_MINUTES,) * 4)
        else:
            days = cycles()[code]
            self._lay_out(tuple(ON_A_DAY_OFF if day == days[-1] else targets.USUAL_MINUTES for day in days))

    def _fit_own(self) -> None:
        """As many days as were typed."""
        if self.length.problem() is None and (length := self.length.value()) and self.rhythm.value() == OWN:
            typed = self._typed()
            self._lay_out((*typed, *[targets.USUAL_MINUTES] * length)[:length])

    def _typed(self) -> tuple[int, ...]:
        """The minutes that can be read."""
        return tuple(0 if editor.problem() else editor.value() or 0 for editor in self.minutes)

    def _lay_out(self, pattern: Sequence[int]) -> None:
        code = str(self.rhythm.value())
        self._length_row.setVisible(code == OWN)
        self._start_row.setVisible(code != WEEK)
        clear(self._days)
        self.minutes, self._day_rows = [], []
        for number, (words, there) in enumerate(zip(_names(code, len(pattern)), pattern, strict=True), 1):
            editor = NumberEdit(name=f"calendar_minutes_{number}", highest=MOST_MINUTES)
            editor.set_value(there)
            row = FormRow(words, editor)
            self.minutes.append(editor)
            self._day_rows.append(row)
        for at in range(0, len(self._day_rows), 2):
            self._days.addLayout(_beside(self._day_rows[at : at + 2]))

    def _add_stretch(self, known: Stretch | None) -> StretchRow:
        row = StretchRow(len(self.stretches) + 1, known)
        self.stretches.append(row)
        self._off.addWidget(row)
        return row

    def calendar(self) -> Calendar | None:
        """The days as they stand in the form; None where something cannot be read, which is then shown."""
        cycle = self.rhythm.value() != WEEK
        rows = [*self._day_rows, *([self._start_row] if cycle else [])]
        sound = [row.check() for row in rows] + [row.check() for row in self.stretches]
        starts_on = MONDAY if not cycle or self._start_row.problem else self.starts_on.value()
        if starts_on is None:
            self._start_row.show_problem(tr("Give the first day of a cycle."))
        if not all(sound) or starts_on is None:
            return None
        past = tuple(pair for pair in targets.calendar_of(self._target).exceptions if pair[0] < self._today)
        ahead = exceptions(one for row in self.stretches if (one := row.stretch()))
        return Calendar(pattern=self._typed(), starts_on=starts_on, exceptions=(*past, *ahead))

    def submit(self) -> bool:
        """Keep it. Returns whether it was saved."""
        calendar = self.calendar()
        self._problem.show_problem(None if calendar else tr("Something above cannot be read."))
        if calendar is None:
            return False
        store, uid = self._context.work.store, self._target.uid
        text = targets.calendar_text(calendar)
        done = run(self._context, lambda: targets.edit_target(store, uid, {"calendar": text}), said=tr("Saved."))
        if done:
            self.close_sheet()
        return done


class StretchRow(QWidget):
    """Days that differ from the pattern; without a first day the row counts for nothing."""

    def __init__(self, number: int, known: Stretch | None) -> None:
        super().__init__()
        self.first = DateEdit(name=f"off_first_{number}")
        self.last = DateEdit(name=f"off_last_{number}")
        self.minutes = NumberEdit(name=f"off_minutes_{number}", highest=MOST_MINUTES)
        self.minutes.set_value(known.minutes if known else 0)
        if known:
            self.first.set_value(known.first)
            self.last.set_value(known.last if known.last != known.first else None)
        self._first_row = FormRow(tr("From"), self.first)
        self._last_row = FormRow(ptr("last day", "Until"), self.last, hint=tr("Leave empty for one day."))
        self._minutes_row = FormRow(tr("Minutes"), self.minutes)
        column = Column(self, gap=4)
        days = Row(gap=16)
        days.addWidget(self._first_row, 1, Qt.AlignmentFlag.AlignTop)
        days.addWidget(self._last_row, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(days)
        column.addWidget(self._minutes_row)

    def stretch(self) -> Stretch | None:
        """What the row says. Everything must be readable."""
        first = self.first.value()
        if first is None:
            return None
        return Stretch(first=first, last=self.last.value() or first, minutes=self.minutes.value() or 0)

    def check(self) -> bool:
        """Whether it can be taken; where not, why not is shown."""
        if not all([self._first_row.check(), self._last_row.check(), self._minutes_row.check()]):
            return False
        first, last = self.first.value(), self.last.value()
        wrong = first is not None and last is not None and last < first
        self._last_row.show_problem(tr("This is before the first day.") if wrong else None)
        return not wrong


def _beside(rows: Sequence[FormRow]) -> Row:
    """Two days in a line; one alone is no wider than the others."""
    line = Row(gap=16)
    for row in rows:
        line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
    if len(rows) == 1:
        line.addStretch(1)
    return line


def _names(code: str, length: int) -> list[str]:
    """What each day of the pattern is called."""
    if code == WEEK:
        return weekdays()
    kinds = cycles().get(code, ())
    said = tr("Day {n}")
    plain = [said.format(n=number) for number in range(1, length + 1)]
    return [f"{name} · {kind}" for name, kind in zip(plain, kinds, strict=True)] if kinds else plain


def _last_start(calendar: Calendar, today: date) -> date:
    """The last day up to today on which the cycle began."""
    return today - timedelta(days=(today - calendar.starts_on).days % len(calendar.pattern))
