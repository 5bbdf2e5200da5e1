"""Practice: one question at a time in large type, answered by the keyboard alone, explained afterwards."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from tracker.kernel.record import Record
from tracker.study.mock import mark
from tracker.study.options import shuffle_options
from tracker.study.service import banks, practice, targets
from tracker.study.service.practice import Reply
from ui.pages.study.question import ENTER, QuestionView
from ui.run import run
from ui.text import language, ntr, tr
from ui.text.study import topic_name
from ui.theme import theme_changed
from ui.widgets.buttons import Button
from ui.widgets.scroll import ScrollColumn
from ui.widgets.space import Column, Row
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.study.kept import Asked, Target
    from tracker.study.mock import Response
    from tracker.study.service.practice import Given
    from ui.context import Context

AT_A_TIME = 20
"""So many questions are looked for at once."""

TICK_MS = 5_000
"""The minutes in sight are never older than this."""

LONGEST_MS = 300_000
"""Who takes longer than this has gone away from the question."""


class Wanted(Record):
    """What to practise: `due` questions first, one `topic`, or the `notebook` of wrong answers.

    `weights` mix the topics of the banks otherwise than the exam does, as for a day's share of the plan. After
    `minutes` the sitting comes to an end by itself; with none it goes on for as long as there are questions.
    """

    mode: str
    topic: str | None = None
    weights: tuple[tuple[str, float], ...] = ()
    minutes: int | None = None


class Tally(Record):
    """What became of a sitting so far."""

    answered: int = 0
    right: int = 0


class PracticeView(QWidget):
    """`left` follows Esc and the buttons that end the sitting."""

    left = Signal()
    stays = True

    def __init__(self, context: Context, person: str, wanted: Wanted, *, exam: Target | None) -> None:
        super().__init__()
        self._context = context
        self._person = person
        self._wanted = wanted
        self._exam_on = exam.on if exam and exam.on > context.work.today() else None
        self._weights = dict(wanted.weights) or (self._weights_of(exam) if wanted.mode == "due" else None)
        self._session = practice.new_session(self._context.work.moment())
        self._queue: list[Asked] = []
        self._given: list[tuple[int, bool]] = []
        self._asked: Asked | None = None
        self._begun = self._began_at = monotonic()
        self._minutes = wanted.minutes
        self._clock = QTimer(self, interval=TICK_MS)
        self._clock.timeout.connect(self._tell)
        self._clock.start()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("study_practice")
        self._counts = Quiet()
        self._over = Label(size="section")
        self.question = QuestionView()
        self.question.responded.connect(self._respond)
        self._leave = Button("", name="practice_end", icon_name="close")
        self._next = Button("", name="practice_next", kind="primary", icon_name="chevron-right")
        self._back = Button("", name="practice_undo", icon_name="undo")
        self._finish = Button("", name="practice_finish", kind="primary", icon_name="check")
        self._build()
        self._say()
        self.go_on()
        theme_changed.connect(self._follow_language)

    def _build(self) -> None:
        self._leave.clicked.connect(self.left)
        self._next.clicked.connect(self.go_on)
        self._back.clicked.connect(self.take_back)
        self._finish.clicked.connect(self.left)
        for button in (self._leave, self._next, self._finish, self._back):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        head = Row(gap=16)
        head.addWidget(self._counts, 1)
        head.addWidget(self._leave)
        self._scrolled = scrolled = ScrollColumn(margin=0, gap=16)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.body.addWidget(self._over)
        scrolled.body.addWidget(self.question)
        foot = Row()
        foot.addWidget(self._next)
        foot.addWidget(self._finish)
        foot.addWidget(self._back)
        foot.addStretch(1)
        column = Column(self, margin=24, gap=16)
        column.addLayout(head)
        column.addWidget(scrolled, 1)
        column.addLayout(foot)

    def _say(self) -> None:
        """What stands around the questions, in the language in use."""
        self._language = language()
        self.setAccessibleName(tr("Practice"))
        self._leave.say(tr("End (Esc)"))
        self._next.say(tr("Next question (Enter)"))
        self._back.say(tr("Take back the last answer (Backspace)"))
        self._finish.say(tr("End (Enter)"))

    def _follow_language(self) -> None:
        """After a switch of language say all anew; a question whose answer was begun stays as it is until the next."""
        if language() == self._language:
            return
        self._say()
        if self._asked is not None and not self.question.begun:
            self._show_question(self._asked)
        self._tell()

    def _weights_of(self, exam: Target | None) -> dict[str, float] | None:
        from tracker.kernel.terms import Component

        reader = self._context.work.store.read()
        part = targets.paper(reader, exam, Component.THEORY, self._person)
        return targets.bank_weights(reader, self._person, part) or None

    # The questions, one after the other

    @property
    def _minutes_spent(self) -> int:
        return int((monotonic() - self._began_at) // 60)

    def go_on(self) -> None:
        """The next question, or what became of the sitting when there is none or its time is up."""
        if self._minutes is not None and self._minutes_spent >= self._minutes:
            self._minutes = None
            self._end_of_time()
            return
        if not self._queue:
            self._queue = list(self._look_for())
        asked = self._queue.pop(0) if self._queue else None
        self._ask(asked.id if asked else None)

    def _end_of_time(self) -> None:
        """Say what the minutes brought; who wants more goes on."""
        self._asked = None
        words = tr("{minutes} minutes are over: {answered}, {right} right.")
        tally = self.tally
        said = words.format(minutes=self._minutes_spent, answered=_answered(tally), right=tally.right)
        self._show_over(said)
        self._next.say(tr("Go on all the same (Enter)"))
        self._next.setVisible(True)
        self.setFocus()

    def _show_over(self, words: str) -> None:
        self._over.setText(words)
        self._over.setVisible(True)
        self.question.setVisible(False)
        self._tell()

    def _look_for(self) -> tuple[Asked, ...]:
        reader, skip = self._context.work.store.read(), [question for question, _right in self._given]
        if self._wanted.mode == "notebook":
            return practice.notebook(reader, self._person, count=AT_A_TIME, skip=skip)
        today = self._context.work.today()
        return practice.next_questions(
            reader,
            self._person,
            today=today,
            count=AT_A_TIME,
            topic=self._wanted.topic,
            weights=self._weights,
            skip=skip,
        )

    def _ask(self, number: int | None) -> None:
        reader = self._context.work.store.read()
        self._asked = banks.question(reader, self._person, number) if number is not None else None
        self._next.setVisible(False)
        self._finish.setVisible(self._asked is None)
        if self._asked is None:
            all_done = tr("That was all there is to practise here.")
            self._show_over(all_done if self._given else tr("Nothing waits here."))
            self._finish.setFocus()
            return
        self._show_question(self._asked)
        self._over.setVisible(False)
        self.question.setVisible(True)
        self._next.say(tr("Next question (Enter)"))
        self._tell()
        self._begun = monotonic()
        self.setFocus() if not self.question.take_focus() else None

    def _show_question(self, asked: Asked) -> None:
        order = shuffle_options(asked.question, f"{self._session}/{asked.id}")
        self.question.ask(asked.question, order, topic=topic_name(asked.topic))

    def _respond(self, response: Response) -> None:
        """Mark the answer, log it, and explain."""
        assert self._asked
        right = mark(self._asked.question, response) >= 1
        took = min(LONGEST_MS, round(1000 * (monotonic() - self._begun)))
        reply = Reply(
            question=self._asked.id,
            correct=right,
            at=self._context.work.moment(),
            ms=max(1, took),
            session=self._session,
        )
        store = self._context.work.store
        given: list[Given] = []
        if not run(
            self._context,
            lambda: given.append(practice.answer(store, self._person, reply, exam_on=self._exam_on)),
        ):
            return
        self._given.append((self._asked.id, right))
        card = self.question.explain(right=right, due=given[0].due)
        self._next.setVisible(True)
        self._tell()
        self._scrolled.reveal(card)
        self.setFocus()

    def take_back(self) -> None:
        """Ask the question answered last again, as if it had not been answered."""
        if not self._given:
            return
        store, taken = self._context.work.store, []
        done = run(
            self._context,
            lambda: taken.append(
                practice.undo_answer(store, self._person, session=self._session, exam_on=self._exam_on)
            ),
        )
        if done and taken[0] is not None:
            if self._asked and self._asked.id != self._given[-1][0]:
                self._queue.insert(0, self._asked)
            self._given.pop()
            self._ask(taken[0])

    @property
    def tally(self) -> Tally:
        """How many were answered, and how many of them right."""
        return Tally(answered=len(self._given), right=sum(right for _question, right in self._given))

    def _tell(self) -> None:
        """What the sitting came to so far."""
        tally = self.tally
        self._back.setVisible(bool(self._given))
        minutes = f"{self._minutes_spent}/{self._minutes}" if self._minutes is not None else self._minutes_spent
        words = tr("{answered}, {right} right · {minutes} min").format(
            answered=_answered(tally), right=tally.right, minutes=minutes
        )
        self._counts.setText(words)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z takes back the last answer here; as the window's shortcut it would undo some act of before."""
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Backspace or event.matches(QKeySequence.StandardKey.Undo):
            self.take_back()
        elif key in ENTER and not self._next.isHidden():
            self.go_on()
        elif key in ENTER and not self._finish.isHidden():
            self.left.emit()
        elif self._asked is None or not self.question.press(event):
            super().keyPressEvent(event)


def _answered(tally: Tally) -> str:
    return ntr("{n} answered", "{n} answered", tally.answered).format(n=tally.answered)
