"""The diary of study: a timer, sessions and exercises logged by hand, and the time of the practice in the app."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from tracker.kernel.terms import Component
from tracker.study.kept import Day, DrillDone, StudySession
from tracker.study.service import diary, progress, targets, timer
from ui.forms.diary_forms import DrillForm, SessionForm
from ui.models.diary import DAY, FORM, OUTCOME, SUBJECT, TIME, DiaryTable
from ui.pages.opening import opens
from ui.pages.study.part import StudyPart
from ui.run import run
from ui.text import tr
from ui.text.diary import time_words
from ui.text.labels import choices
from ui.text.mocks import clock_words
from ui.text.study import topic_names
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoiceEdit
from ui.widgets.flow import FlowRow
from ui.widgets.table import Shares, Table
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.study.service.timer import Timer
    from ui.pages.study.acts import StudyActs

TICK_MS = 1000


class LogPart(StudyPart):
    """The timer above, the entries below it, the latest first."""

    def __init__(self, acts: StudyActs, parent: QWidget | None = None) -> None:
        super().__init__(acts, gap=12, filling=True, parent=parent)
        self._timer: Timer | None = None
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._tell_time)
        self.model = DiaryTable(self)
        shares = Shares(importance=(DAY, SUBJECT, TIME, FORM, OUTCOME), grows=SUBJECT)
        self.table = Table(name="diary", title=tr("What was studied"), shares=shares, snug=True)
        self._sum = Quiet()
        self._nothing = Quiet(tr("Nothing has been logged yet. Study from books and courses counts as well."))
        self._clock = Label(size="emphasis")
        self.component = ChoiceEdit(choices(Component), name="timer_component")
        self.component.setAccessibleName(tr("Part of the exam"))
        self._start = Button(tr("Start the timer"), name="timer_start", icon_name="play")
        self._stop = Button(tr("Stop and log…"), name="timer_stop", kind="primary", icon_name="clock")
        self._discard = Button(tr("Do not log it"), name="timer_discard", kind="quiet", icon_name="close")
        self._edit = Button(tr("Change…"), name="diary_edit", icon_name="edit")
        self._remove = Button(tr("Remove"), name="diary_remove", icon_name="delete")
        self._build()
        self._connect()

    def _build(self) -> None:
        self.table.setSortingEnabled(False)
        self.table.setModel(self.model)
        self._edit.setToolTip("Enter")
        self._remove.setToolTip("Del")
        self._session = Button(tr("Log a study session…"), name="diary_session", icon_name="plus")
        self._drill = Button(tr("Log an exercise…"), name="diary_drill", icon_name="plus")
        timing = (self._clock, self.component, self._start, self._stop, self._discard)
        self.body.addWidget(FlowRow(*timing, self._session, self._drill))
        self.body.addWidget(self._sum)
        self.body.addWidget(self._nothing)
        self.body.add_list(self.table)
        self.body.addWidget(FlowRow(self._edit, self._remove))
        self.body.addStretch(1)

    def _connect(self) -> None:
        self._start.clicked.connect(self.start)
        self._stop.clicked.connect(self.stop)
        self._discard.clicked.connect(self.discard)
        self._session.clicked.connect(self.add_record)
        self._drill.clicked.connect(self.log_drill)
        self._edit.clicked.connect(self.edit)
        self._remove.clicked.connect(self.remove)
        self.table.opened.connect(self.edit)
        self.table.selectionModel().currentRowChanged.connect(self._show_acts)
        shortcut = QShortcut(QKeySequence("Del"), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.remove)

    # What is shown

    def refresh(self) -> None:
        """Read the diary and the timer anew."""
        work, person = self.context.work, self.acts.person.uid
        reader, today = work.store.read(), work.today()
        self._timer = timer.running(reader, person)
        at = self.table.currentIndex().row()
        self.model.show(diary.entries(reader, person))
        rows = self.model.rowCount()
        self.table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        if rows:
            self.table.selectRow(min(max(at, 0), rows - 1))
        this_week = today - timedelta(days=today.weekday())
        minutes = progress.minutes_by_day(reader, person, first=this_week - timedelta(days=7), last=today)
        words = tr("This week {this}, last week {last}: everything together, practice in the app as well.")
        week = sum(spent for day, spent in minutes.items() if day >= this_week)
        self._sum.setText(words.format(this=time_words(week), last=time_words(sum(minutes.values()) - week)))
        self._show_timer()
        self._show_acts()

    def _show_timer(self) -> None:
        runs = self._timer is not None
        for part in (self._stop, self._discard, self._clock):
            part.setVisible(runs)
        for other in (self._start, self.component):
            other.setVisible(not runs)
        self._tick.start() if runs and self.isVisible() else self._tick.stop()
        self._tell_time()

    def _tell_time(self) -> None:
        if self._timer is not None:
            spent = self._timer.seconds(self.context.work.moment())
            words = tr("Studying since {time}: {clock}")
            self._clock.setText(words.format(time=f"{self._timer.since:%H:%M}", clock=clock_words(spent)))

    def _show_acts(self, *_index: object) -> None:
        """Answers are no entries of their own: practice takes them back."""
        entry = self._entry()
        for act in (self._edit, self._remove):
            act.setVisible(entry is not None and not isinstance(entry, Day))

    def _entry(self) -> StudySession | DrillDone | Day | None:
        index = self.table.currentIndex()
        return self.model.entry(index.row()).of if index.isValid() and self.model.rowCount() else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_timer()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    # The timer

    def start(self) -> None:
        """Measure from now on, whatever is closed meanwhile."""
        work, person = self.context.work, self.acts.person.uid
        component = Component(self.component.value() or Component.THEORY)
        run(
            self.context,
            lambda: timer.start(work.store, person, at=work.moment(), component=component),
            said=tr("The timer runs, also when the window is closed."),
            undo=False,
        )

    @opens
    def stop(self) -> None:
        """Log what was measured, as the person sees fit; until it is saved the timer runs on."""
        if self._timer is None:
            return
        work, person = self.context.work, self.acts.person.uid
        spent = timer.minutes(work.store.read(), person, self._timer, work.moment())
        self.acts.open_sheet(SessionForm(self.context, person, self._topics(), timed=(self._timer, spent)))

    def discard(self) -> None:
        """Measure no more and log nothing."""
        store, person = self.context.work.store, self.acts.person.uid
        run(self.context, lambda: timer.stop(store, person), said=tr("The timer was stopped."), undo=False)

    # Entries

    @opens
    def add_record(self) -> None:
        """Ctrl+N: a study session."""
        self.acts.open_sheet(SessionForm(self.context, self.acts.person.uid, self._topics()))

    def log_drill(self) -> None:
        """A practical exercise."""
        self._open_drill(None)

    @opens
    def _open_drill(self, known: DrillDone | None) -> None:
        context, person = self.context, self.acts.person.uid
        tasks = diary.tasks(context.work.store.read(), person)
        self.acts.open_sheet(DrillForm(context, person, tasks, self._topics(), known))

    def edit(self) -> None:
        """Change the chosen entry."""
        entry = self._entry()
        if isinstance(entry, DrillDone):
            self._open_drill(entry)
        elif isinstance(entry, StudySession):
            self._open_session(entry)

    @opens
    def _open_session(self, known: StudySession) -> None:
        form = SessionForm(self.context, self.acts.person.uid, self._topics(), known=known)
        self.acts.open_sheet(form)

    def remove(self) -> None:
        """Take the chosen entry out; Undo brings it back."""
        entry, store = self._entry(), self.context.work.store
        if isinstance(entry, DrillDone):
            run(self.context, lambda: diary.delete_drill(store, entry.uid), said=tr("Removed."))
        elif isinstance(entry, StudySession):
            run(self.context, lambda: diary.delete_session(store, entry.uid), said=tr("Removed."))

    def _topics(self) -> list[str]:
        """The topics of all parts of the exam, in the language in use."""
        reader, person = self.context.work.store.read(), self.acts.person.uid
        parts = (targets.paper(reader, self.acts.target, component, person) for component in Component)
        return list(dict.fromkeys(name for part in parts for name in topic_names(part).values() if name))
