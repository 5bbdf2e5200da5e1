"""A paper handed in: what it came to, topic by topic and type by type, and every question with why."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker.study.mock import by_kind
from tracker.study.options import shuffle_options
from tracker.study.service import mocks, targets
from ui.pages.study.paper_question import PaperQuestion
from ui.pages.study.question import place_of
from ui.run import run
from ui.text import ntr, tr
from ui.text.banks import kind_name
from ui.text.mocks import change_words, marks_words, outcome_line
from ui.text.study import topic_names
from ui.widgets.bars import BarLine
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Chip, Chips
from ui.widgets.flow import FlowRow
from ui.widgets.number_grid import NumberCell, NumberGrid
from ui.widgets.scroll import ScrollColumn
from ui.widgets.space import Column, Row, clear
from ui.widgets.two_columns import TwoColumns
from ui.widgets.words import FirstLine, Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.study.kept import Target
    from tracker.study.mock import PaperItem
    from tracker.study.service.mocks import Mock
    from ui.context import Context

PARTS = (1.0, 0.5, 0.0)
"""What one may give one's own answer: all of its marks, half, or none; by the keys 1 to 3."""


class ReviewView(QWidget):
    """`left` follows Esc and the button that closes it."""

    left = Signal()
    stays = True

    def __init__(self, context: Context, person: str, number: int, *, exam: Target | None) -> None:
        super().__init__()
        self._context = context
        self._person = person
        self._exam = exam
        reader = context.work.store.read()
        self.mock: Mock = mocks.mock(reader, number)
        self._questions = mocks.questions(reader, self.mock.sitting)
        self._items = [item for item in self.mock.sitting.paper.items if item.question in self._questions]
        self._before = self._paper_before()
        self._shown: list[PaperItem] = []
        self._at = 0
        self.setObjectName("study_review")
        self.setAccessibleName(tr("Review of a mock exam"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        self._begin_with()

    def _paper_before(self) -> dict[str, float]:
        """The part of each topic's marks on the paper of the same component that was sat before."""
        reader = self._context.work.store.read()
        earlier = [
            sat
            for sat in mocks.history(reader, self._person)
            if sat.component is self.mock.component and sat.begun_at < self.mock.begun_at
        ]
        return {topic.topic: topic.got / topic.marks for topic in earlier[-1].topics} if earlier else {}

    def _build(self) -> None:
        self.first = FirstLine()
        self._about = Quiet()
        leave = Button(tr("Close (Esc)"), name="review_close", icon_name="close")
        leave.clicked.connect(self.left)
        head = Row(gap=16)
        head.addWidget(self.first, 1)
        head.addWidget(leave, 0, Qt.AlignmentFlag.AlignTop)
        self._which = Chips(self._chips(), name="review_which", title=tr("Which questions"))
        self._which.changed.connect(self._narrow)
        self.grid = NumberGrid(tr("Questions of the paper"), name="review_numbers")
        self.grid.chosen.connect(self.go_to)
        self.question = PaperQuestion()
        self._none = Label(tr("There are none of these."))
        self._judging = self._make_judging()
        self._outcome = Column(gap=16)
        self._numbers = Card(tr("Questions of the paper"))
        self._numbers.body.addWidget(self.grid)
        self._columns = TwoColumns()
        self._columns.side.addLayout(self._outcome)
        self._columns.side.addWidget(self._numbers)
        for part in (self._which, self._none, self.question, self._judging):
            self._columns.main.addWidget(part)
        self._scrolled = ScrollColumn(margin=0, gap=16)
        self._scrolled.body.addWidget(self._columns)
        column = Column(self, margin=24, gap=12)
        column.addLayout(head)
        column.addWidget(self._about)
        column.addWidget(self._scrolled, 1)
        column.addWidget(self._foot())
        for keys, act in (("PgDown", self.go_on), ("PgUp", self.go_back), ("Esc", self.left.emit)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _foot(self) -> FlowRow:
        self._back = self._button(tr("Back (PgUp)"), "review_back", "chevron-left", self.go_back)
        self._next = self._button(tr("On (PgDn)"), "review_next", "chevron-right", self.go_on, kind="primary")
        self._done = self._button(tr("Marking is finished"), "review_finish", "check", self.finish, kind="primary")
        remove = self._button(tr("Remove this paper"), "review_remove", "delete", self.remove, kind="quiet")
        return FlowRow(self._back, self._next, self._done, remove)

    def _button(self, text: str, name: str, icon: str, act: object, *, kind: str = "") -> Button:
        button = Button(text, name=name, kind=kind, icon_name=icon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        return button

    def _make_judging(self) -> Card:
        """How much of its marks one's own answer deserves."""
        card = Card(tr("Mark your own answer by the model answer"))
        words = (tr("1  All of it"), tr("2  Half"), tr("3  Nothing"))
        card.body.addWidget(
            FlowRow(
                *(
                    self._button(text, f"review_judge_{number}", "", partial(self.judge, part))
                    for number, (text, part) in enumerate(zip(words, PARTS, strict=True), 1)
                )
            )
        )
        return card

    # What is shown

    def _begin_with(self) -> None:
        """Those to be marked first, else the wrong ones, else all."""
        self._tell()
        which = "own" if self.mock.unjudged else "wrong" if self._of("wrong") else "all"
        self._which.set_value(which)
        self._which.say(self._chips())
        self._narrow()

    def _of(self, which: str) -> list[PaperItem]:
        shares, waiting = dict(self.mock.shares), set(self._own)
        if which == "own":
            return [item for item in self._items if item.question in waiting]
        if which == "wrong":
            return [item for item in self._items if shares.get(item.question, 0) < 1 and item.question not in waiting]
        return self._items

    @property
    def _own(self) -> list[str]:
        """Answers the worker marks, as long as the marking goes on."""
        sitting = self.mock.sitting
        return [] if sitting.final else [*self.mock.unjudged, *(name for name, _share in sitting.judged)]

    def _chips(self) -> list[Chip]:
        counts = {which: len(self._of(which)) for which in ("own", "wrong", "all")}
        return [
            Chip(
                code="own",
                words=tr("To be marked by you ({n})").format(n=counts["own"]),
                icon="edit",
                role="info",
                hidden=not counts["own"],
            ),
            Chip(code="wrong", words=tr("Not all right ({n})").format(n=counts["wrong"]), icon="cross", role="bad"),
            Chip(code="all", words=tr("All ({n})").format(n=counts["all"])),
        ]

    def _narrow(self) -> None:
        self._shown = self._of(self._which.value())
        self._at = 0
        self._show()

    def go_to(self, place: int) -> None:
        """A question of those shown, by its place from 0."""
        self._at = place
        self._show()

    def go_on(self) -> None:
        """The next question of those shown."""
        self.go_to(min(self._at + 1, max(0, len(self._shown) - 1)))

    def go_back(self) -> None:
        """The question before."""
        self.go_to(max(0, self._at - 1))

    @property
    def item(self) -> PaperItem | None:
        """The question in sight."""
        return self._shown[self._at] if self._shown else None

    def _show(self) -> None:
        item = self.item
        for part in (self.question, self._numbers):
            part.setVisible(item is not None)
        self._none.setVisible(item is None)
        self._judging.setVisible(item is not None and item.question in self._own)
        self._back.setEnabled(self._at > 0)
        self._next.setEnabled(self._at + 1 < len(self._shown))
        if item is None:
            return
        numbers = {one.question: number for number, one in enumerate(self._items, 1)}
        shown = [one.question for one in self._shown]
        self.grid.show_cells([self._cell(name) for name in shown], self._at, [str(numbers[name]) for name in shown])
        question = self._questions[item.question]
        order = shuffle_options(question, f"{self.mock.sitting.paper.seed}/{item.question}")
        share = None if item.question in self.mock.unjudged else dict(self.mock.shares).get(item.question, 0.0)
        response = dict(self.mock.sitting.responses).get(item.question)
        self.question.show_marked(question, order, response, marks=item.marks, share=share)
        self.setFocus()

    def _cell(self, name: str) -> NumberCell:
        share = dict(self.mock.shares).get(name, 0.0)
        if name in self.mock.unjudged:
            return NumberCell(word=tr("to be marked by you"), role="info", icon="edit", full=True)
        if share >= 1:
            return NumberCell(word=tr("right"), role="good", icon="check", full=True)
        if name not in dict(self.mock.sitting.responses):
            return NumberCell(word=tr("left open"), icon="minus")
        if share > 0:
            return NumberCell(word=tr("partly right"), role="due", icon="minus", full=True)
        return NumberCell(word=tr("wrong"), role="bad", icon="cross", full=True)

    def _tell(self) -> None:
        """The outcome, and the cards beside the questions."""
        mock = self.mock
        self.first.setText(outcome_line(mock))
        minutes = -(-mock.sitting.seconds_used // 60)
        parts = [
            mock.begun_at.date().isoformat(),
            tr("{used} of {minutes} minutes used").format(used=minutes, minutes=mock.sitting.paper.minutes),
        ]
        if mock.unanswered:
            parts.append(
                ntr("{n} question left open", "{n} questions left open", mock.unanswered).format(n=mock.unanswered)
            )
        self._about.setText(tr(" · ").join(parts))
        self._which.say(self._chips())
        self._done.setVisible(not mock.sitting.final)
        clear(self._outcome)
        self._outcome.addWidget(self._by_topic())
        self._outcome.addWidget(self._by_kind())

    def _by_topic(self) -> Card:
        card = Card(tr("By topic"))
        reader = self._context.work.store.read()
        named = topic_names(targets.paper(reader, self._exam, self.mock.component, self._person))
        for one in self.mock.topics:
            share = one.got / one.marks
            name = named.get(one.topic) or one.topic or tr("no topic")
            card.body.addWidget(BarLine(name, change_words(share, self._before.get(one.topic)), share))
        return card

    def _by_kind(self) -> Card:
        card = Card(tr("By type"))
        for one in by_kind(self.mock.sitting.paper, dict(self.mock.shares)):
            words = marks_words(one.marks, got=one.got)
            card.body.addWidget(BarLine(kind_name(one.kind), words, one.got / one.marks if one.marks else 0.0))
        return card

    # Marking one's own answers

    def judge(self, part: float, *_clicked: object) -> None:
        """Give the answer in sight this part of its marks, and go on to the next."""
        item, store = self.item, self._context.work.store
        if item is None or item.question not in self._own:
            return
        if run(self._context, lambda: setattr(self, "mock", mocks.judge(store, self.mock.id, item.question, part))):
            self._tell()
            self.go_on()

    def finish(self) -> None:
        """The marking is over: what was not marked earned nothing, and the answers count."""
        store, exam_on = self._context.work.store, self._exam.on if self._exam else None
        today = self._context.work.today()
        ahead = exam_on if exam_on and exam_on > today else None
        if run(
            self._context,
            lambda: setattr(self, "mock", mocks.finish(store, self._person, self.mock.id, exam_on=ahead)),
        ):
            self._begin_with()

    def remove(self) -> None:
        """Take the paper out of the list, and close it; the answers given on it stay in practice."""
        store = self._context.work.store
        if run(self._context, lambda: mocks.remove(store, self.mock.id), said=tr("The paper is removed.")):
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = place_of(event)
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        elif event.key() == Qt.Key.Key_Left:
            self.go_back()
        elif self._judging.isVisible() and 0 <= place < len(PARTS):
            self.judge(PARTS[place])
        else:
            super().keyPressEvent(event)
