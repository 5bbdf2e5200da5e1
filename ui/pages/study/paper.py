"""A mock exam being sat: the question in large type, the clock, and every number to go to. All of it by keyboard."""

from __future__ import annotations

from functools import partial
from time import monotonic

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from tracker.study.options import shuffle_options
from tracker.study.service import mocks
from ui.pages.study.paper_question import PaperQuestion
from ui.run import run
from ui.text import ntr, tr
from ui.text.mocks import clock_words, minutes_left_words
from ui.widgets.ask import ask
from ui.widgets.badge import StateBadge
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowRow
from ui.widgets.number_grid import NumberCell, NumberGrid
from ui.widgets.scroll import ScrollColumn
from ui.widgets.space import Column, Row
from ui.widgets.two_columns import TwoColumns
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.study.kept import Target
    from tracker.study.mock import PaperItem, Response, Sitting
    from ui.context import Context

LAST_MINUTES = 10
"""From here on the clock says that time is short."""

LONGEST_TICK_SECONDS = 5.0
"""A clock that ticks every second and then not for longer was asleep with the computer: that time is not counted."""


class PaperView(QWidget):
    """`left` follows leaving for now, and handing in; then `handed_in` has brought the exam's number before."""

    left = Signal()
    stays = True
    handed_in = Signal(int)

    def __init__(self, context: Context, person: str, number: int, *, exam: Target | None) -> None:
        super().__init__()
        self._context = context
        self._person = person
        self._number = number
        self._exam_on = exam.on if exam and exam.on > context.work.today() else None
        reader = context.work.store.read()
        self.sitting: Sitting = mocks.mock(reader, number).sitting
        self._questions = mocks.questions(reader, self.sitting)
        self._items = [item for item in self.sitting.paper.items if item.question in self._questions]
        self._at = min(self.sitting.position, max(0, len(self._items) - 1))
        self._spent = 0.0
        self._looked = monotonic()
        self.over = False
        self.setObjectName("study_paper")
        self.setAccessibleName(tr("Mock exam"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        self._ticking = QTimer(self, interval=1000)
        self._ticking.timeout.connect(self.tick)
        self._ask()

    def _build(self) -> None:
        self.clock = Label(size="section", wrap=False)
        self.clock.setObjectName("paper_clock")
        self._short = StateBadge("due", minutes_left_words(LAST_MINUTES))
        self._place = Label(size="emphasis", wrap=False)
        self._counts = Quiet()
        self.question = PaperQuestion()
        self.question.responded.connect(self._respond)
        self.question.done.connect(self.go_on)
        self.grid = NumberGrid(tr("Questions of the paper"), name="paper_numbers")
        self.grid.chosen.connect(self.go_to)
        column = Column(self, margin=24, gap=16)
        column.addLayout(self._head())
        column.addWidget(self._body(), 1)
        column.addWidget(self._foot())
        for keys, act in (
            ("PgDown", self.go_on),
            ("PgUp", self.go_back),
            ("Ctrl+M", self.turn_flag),
            ("Ctrl+Return", self.ask_hand_in),
            ("Esc", self.leave),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _head(self) -> Row:
        leave = self._button(tr("Leave for now (Esc)"), "paper_leave", "pause", self.leave)
        head = Row(gap=16)
        head.addWidget(self.clock)
        head.addWidget(self._short)
        head.addWidget(self._place)
        head.addWidget(self._counts, 1)
        head.addWidget(leave)
        return head

    def _body(self) -> QWidget:
        self._scrolled = ScrollColumn(margin=0, gap=16)
        columns = TwoColumns()
        columns.main.addWidget(self.question)
        card = Card(tr("Questions of the paper"))
        card.body.addWidget(self.grid)
        card.body.addWidget(Quiet(tr("Filled: answered. Flag: to come back to."), small=True))
        columns.side.addWidget(card)
        self._scrolled.body.addWidget(columns)
        return self._scrolled

    def _foot(self) -> FlowRow:
        self._back = self._button(tr("Back (PgUp)"), "paper_back", "chevron-left", self.go_back)
        self._next = self._button(tr("On (Enter)"), "paper_next", "chevron-right", self.go_on, kind="primary")
        self._flag = self._button(tr("Flag (Ctrl+M)"), "paper_flag", "flag", self.turn_flag)
        hand_in = self._button(tr("Hand in (Ctrl+Enter)"), "paper_hand_in", "check", self.ask_hand_in)
        return FlowRow(self._back, self._next, self._flag, hand_in)

    def _button(self, text: str, name: str, icon: str, act: object, *, kind: str = "") -> Button:
        button = Button(text, name=name, kind=kind, icon_name=icon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        return button

    # The clock

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._looked = monotonic()
        self._ticking.start()
        self._tell_time()

    def hideEvent(self, event: QHideEvent) -> None:
        """Away from the paper the clock stands still."""
        super().hideEvent(event)
        self._ticking.stop()
        if not self.over and not self._context.work.store.closed:
            self._keep_time()

    def tick(self) -> None:
        """One more second gone; the time is kept now and then, and at its end the paper is handed in."""
        self._count()
        if self.seconds_left <= 0:
            self.hand_in(time_up=True)
            return
        if self._spent >= mocks.KEPT_EVERY_SECONDS:
            self._keep_time()
        self._tell_time()

    @property
    def seconds_left(self) -> int:
        """Whole seconds until the end."""
        return max(0, self.sitting.seconds_left - int(self._spent))

    def _count(self) -> None:
        now = monotonic()
        self._spent += min(now - self._looked, LONGEST_TICK_SECONDS)
        self._looked = now

    def _take_seconds(self) -> int:
        """The whole seconds not kept yet; they are to be kept now."""
        self._count()
        seconds = int(self._spent)
        self._spent -= seconds
        return seconds

    def _keep_time(self) -> None:
        self.question.keep()
        seconds, store = self._take_seconds(), self._context.work.store
        self._write(lambda: mocks.pause(store, self._number, seconds=seconds, position=self._at))

    def _tell_time(self) -> None:
        self.clock.setText(clock_words(self.seconds_left))
        minutes = -(-self.seconds_left // 60)
        self.clock.setAccessibleName(minutes_left_words(minutes))
        self._short.setVisible(minutes <= LAST_MINUTES)
        self._short.show_state("due", minutes_left_words(minutes))

    # The questions

    @property
    def item(self) -> PaperItem:
        """The question in sight."""
        return self._items[self._at]

    def go_on(self) -> None:
        """The next question; after the last one there is handing in."""
        if self._at + 1 < len(self._items):
            self.go_to(self._at + 1)
        else:
            self.ask_hand_in()

    def go_back(self) -> None:
        """The question before."""
        self.go_to(max(0, self._at - 1))

    def go_to(self, place: int) -> None:
        """Any question, by its place from 0."""
        self.question.keep()
        self._at = place
        self._ask()

    def _ask(self) -> None:
        if not self._items:
            self._place.setText(tr("The paper has no questions."))
            return
        question = self._questions[self.item.question]
        order = shuffle_options(question, f"{self.sitting.paper.seed}/{self.item.question}")
        response = dict(self.sitting.responses).get(self.item.question)
        self.question.ask_for(question, order, response, marks=self.item.marks)
        self._scrolled.verticalScrollBar().setValue(0)
        self._tell()
        self.setFocus() if not self.question.take_focus() else None

    def _respond(self, response: Response) -> None:
        seconds, store, asked = self._take_seconds(), self._context.work.store, self.item.question
        self._write(lambda: mocks.keep(store, self._number, asked, response, seconds=seconds, position=self._at))
        self._tell()

    def turn_flag(self) -> None:
        """Note this question to come back to, or no longer."""
        self.question.keep()
        asked = self.item.question
        seconds, store, on = self._take_seconds(), self._context.work.store, asked not in self.sitting.flagged
        self._write(lambda: mocks.flag(store, self._number, asked, on=on, seconds=seconds, position=self._at))
        self._tell()

    def _write(self, act: object) -> None:
        """Keep something of the sitting; trouble of the disk is explained, and the paper goes on."""
        assert callable(act)
        run(self._context, lambda: setattr(self, "sitting", act()))

    def _tell(self) -> None:
        """Where in the paper this is, and how far it is."""
        answered, flagged = {name for name, _ in self.sitting.responses}, set(self.sitting.flagged)
        there = [item.question for item in self._items]
        self._place.setText(tr("Question {n} of {count}").format(n=self._at + 1, count=len(there)))
        parts = [ntr("{n} answered", "{n} answered", len(answered)).format(n=len(answered))]
        if flagged:
            parts.append(ntr("{n} flagged", "{n} flagged", len(flagged)).format(n=len(flagged)))
        self._counts.setText(tr(", ").join(parts))
        self._flag.say(tr("Flag off (Ctrl+M)") if self.item.question in flagged else tr("Flag (Ctrl+M)"))
        self._back.setEnabled(self._at > 0)
        self.grid.show_cells([_cell(name in answered, flagged=name in flagged) for name in there], self._at)

    # The end

    def leave(self) -> None:
        """Leave for now: the clock stands still until the paper is opened again."""
        self._keep_time()
        self.over = True
        self.left.emit()

    def ask_hand_in(self) -> None:
        """Say what is still open before it is too late."""
        self.question.keep()
        still = len(self._items) - len(self.sitting.responses)
        words = [ntr("{n} question is still open.", "{n} questions are still open.", still).format(n=still)]
        flagged = len(self.sitting.flagged)
        if flagged:
            words.append(ntr("{n} question is flagged.", "{n} questions are flagged.", flagged).format(n=flagged))
        if not still and not flagged:
            words = [tr("Every question is answered.")]
        ask(
            self._context.shell.window_widget(),
            tr("Hand in the paper?"),
            " ".join(words),
            [("hand_in", tr("Hand in"), "primary"), ("cancel", tr("Go on"), "")],
            lambda answer: self.hand_in() if answer == "hand_in" else None,
        )

    def hand_in(self, *, time_up: bool = False) -> None:
        """Have the paper marked."""
        if self.over:
            return
        self._keep_time()
        work = self._context.work
        act = partial(mocks.hand_in, work.store, self._person, self._number, at=work.moment(), exam_on=self._exam_on)
        if not run(self._context, act, said=tr("Time is up: the paper was handed in.") if time_up else "", undo=False):
            return
        self.over = True
        self._ticking.stop()
        self.handed_in.emit(self._number)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Right:
            self.go_on()
        elif event.key() == Qt.Key.Key_Left:
            self.go_back()
        elif not self._items or not self.question.press(event):
            super().keyPressEvent(event)


def _cell(answered: bool, *, flagged: bool) -> NumberCell:
    word = tr("answered") if answered else tr("open")
    if flagged:
        word = tr("{state}, flagged").format(state=word)
    return NumberCell(word=word, role="due" if flagged else "accent", icon="flag" if flagged else "", full=answered)
