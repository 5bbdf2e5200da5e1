"""The questions of a bank, or of all: looked through, searched, corrected and taken out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from tracker.kernel.changes import Area, Changes
from tracker.study.service import banks, removing
from ui.forms.question_form import QuestionForm
from ui.models.questions import ANSWER, AT_ONCE, KIND, STANDING, STEM, TOPIC, QuestionsTable
from ui.run import run
from ui.text import ntr, tr
from ui.text.study import question_words
from ui.widgets.buttons import Button
from ui.widgets.detail import Detail
from ui.widgets.editors import TextEdit
from ui.widgets.flow import FlowRow
from ui.widgets.sheet import SheetHost
from ui.widgets.space import Column, Row
from ui.widgets.table import Shares, Table
from ui.widgets.words import FirstLine, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.model import Question
    from tracker.study.kept import Asked, Bank
    from ui.context import Context, Report

TYPING_MS = 120


class QuestionsView(QWidget):
    """`left` follows Esc and Back. Without a bank all questions of the file are listed."""

    left = Signal()
    stays = True

    def __init__(self, context: Context, person: str, bank: Bank | None) -> None:
        super().__init__()
        self._context = context
        self._person = person
        self._bank = bank
        self._number = bank.id if bank else None
        self._there = 0
        self.model = QuestionsTable(self)
        shares = Shares(importance=(STEM, ANSWER, STANDING, KIND, TOPIC), grows=STEM)
        self.table = Table(name="questions", title=tr("Questions"), shares=shares, snug=True)
        self.words = TextEdit(name="questions_search", hint=tr("Words to look for"))
        self._first, self._found = FirstLine(), Quiet()
        self._detail = Detail(self.table)
        self._edit = Button(tr("Correct…"), name="question_edit", icon_name="edit")
        self._remove = Button(tr("Remove"), name="question_remove", icon_name="delete")
        self._typed = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._build()
        self._connect()
        self.list_anew()

    def _build(self) -> None:
        self.table.setSortingEnabled(False)
        self.table.setModel(self.model)
        self.words.setAccessibleName(tr("Words to look for"))
        self._edit.setToolTip("Enter")
        self._remove.setToolTip("Del")
        self._first.setText(self._bank.name if self._bank else tr("All questions"))
        back = Button(tr("Back (Esc)"), name="questions_back", icon_name="chevron-left")
        back.clicked.connect(self.left)
        content = QWidget()
        column = Column(content, margin=24, gap=12)
        head = Row(gap=16)
        head.addWidget(self._first, 1)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addWidget(self._found)
        column.add_list(self.table)
        column.addWidget(self._detail)
        column.addWidget(FlowRow(self._edit, self._remove))
        column.addStretch(1)
        self.host = SheetHost(content)
        Column(self, gap=0).addWidget(self.host)
        self.setFocusProxy(self.words)

    def _connect(self) -> None:
        self.words.textChanged.connect(lambda _text: self._typed.start())
        self.words.returnPressed.connect(self._go_to_first)
        self._typed.timeout.connect(self.list_anew)
        self._edit.clicked.connect(self.edit)
        self._remove.clicked.connect(self.remove)
        self.table.opened.connect(self.edit)
        self.table.selectionModel().currentRowChanged.connect(self._show_row)
        self.model.rowsInserted.connect(self._tell)
        self._context.bus.changed.connect(self._hear)
        for keys, place, act in (
            ("Esc", self.host.content, self.left.emit),
            ("Del", self.table, self.remove),
            ("Ctrl+F", self, self.words.setFocus),
        ):
            shortcut = QShortcut(QKeySequence(keys), place)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # What is listed

    def list_anew(self) -> None:
        """List what has the words typed, from the beginning."""
        self._typed.stop()
        text, self._there = self.words.value(), self._count()
        self.model.show(partial(self._matching, text) if text else self._next)
        self._tell()
        self._go_to(0)

    def _next(self, after: int) -> Sequence[Asked]:
        reader = self._context.work.store.read()
        return banks.questions(reader, self._person, bank=self._number, after=after, limit=AT_ONCE)

    def _matching(self, text: str, after: int) -> Sequence[Asked]:
        reader = self._context.work.store.read()
        found = banks.search(reader, text, bank=self._number, limit=AT_ONCE, after=after)
        return banks.questions_among(reader, self._person, found)

    def _tell(self) -> None:
        """How many are listed."""
        shown = self.model.rowCount()
        self.table.setVisible(shown > 0)
        if not shown and self.words.value():
            self._found.setText(tr("No question has these words. Try fewer of them, or a part of a word."))
        elif self.words.value():
            found = ntr("{n} question found", "{n} questions found", shown).format(n=shown)
            self._found.setText(found if self.model.complete else tr("More than {n} questions found").format(n=shown))
        else:
            number = self._there
            self._found.setText(ntr("{n} question", "{n} questions", number).format(n=number))

    def _count(self) -> int:
        """How many there are in the bank, or in all."""
        known = banks.banks(self._context.work.store.read())
        return sum(bank.questions for bank in known if self._number in (None, bank.id))

    def _hear(self, changes: Changes) -> None:
        """List anew what undo brought back or took out; what is removed here goes out of the list by itself."""
        if Area.STUDY not in changes.areas:
            return
        if self._count() != self._there:
            at = self._current()
            self.list_anew()
            self._go_to(max(0, at))
        elif changes.command == banks.CORRECTION:
            self.model.show_again(partial(banks.questions_among, self._context.work.store.read(), self._person))
            self._show_row(self.table.currentIndex())

    def _go_to_first(self) -> None:
        self.list_anew()
        self.table.setFocus()

    def _go_to(self, at: int) -> None:
        rows = self.model.rowCount()
        if rows:
            self.table.selectRow(min(at, rows - 1))
        self._show_row(self.table.currentIndex() if rows else QModelIndex())

    def _show_row(self, index: QModelIndex) -> None:
        shown = index.isValid()
        for part in (self._edit, self._remove):
            part.setVisible(shown)
        if shown:
            question = self.model.asked(index.row()).question
            self._detail.say(
                question_words(question), " · ".join(filter(None, (question.explanation, question.source)))
            )
        else:
            self._detail.say("")

    def _current(self) -> int:
        index = self.table.currentIndex()
        return index.row() if index.isValid() else -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._detail.fit(self.height())

    # What a person does with a question

    def edit(self) -> None:
        """Open the chosen question in a form."""
        at = self._current()
        if at < 0:
            return
        asked = banks.question(self._context.work.store.read(), self._person, self.model.asked(at).id)
        self.host.open_sheet(QuestionForm(tr("Correct a question"), asked.question, partial(self._keep, asked.id)))

    def _keep(self, number: int, changed: Question) -> bool:
        store = self._context.work.store
        return run(self._context, lambda: banks.edit_question(store, number, changed), said=tr("Corrected."))

    def remove(self) -> None:
        """Take the chosen question out, behind the window: the figures of all answers may have to be counted anew."""
        at = self._current()
        if at < 0:
            return
        again, number = self._context.work.again, self.model.asked(at).id
        self._there -= 1

        def act(_report: Report) -> None:
            with again() as other:
                removing.remove_question(other.store, number)

        self._context.shell.work_on(tr("Removing the question"), act, lambda _done: self._removed(at))

    def _removed(self, at: int) -> None:
        self.model.remove(at)
        self._tell()
        self._go_to(at)
        self._context.shell.say(tr("Question removed, with the answers to it."))
