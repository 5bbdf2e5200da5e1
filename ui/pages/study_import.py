"""A new bank before anything of it is stored: what was understood, what is doubtful and why, row by row."""

from __future__ import annotations

import os

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker.kernel.terms import Component
from tracker.study.service import banks
from ui.models.bank_preview import ALL, DOUBTFUL, REPEATED, STATE, STEM, UNREAD, BankPreviewTable
from ui.text import ntr, tr
from ui.text.banks import doubt_words, kind_name, role_name
from ui.text.labels import choices
from ui.text.study import answer_words, letter, topic_name
from ui.theme import current_theme
from ui.widgets.buttons import Button
from ui.widgets.cells import Cells
from ui.widgets.chips import Chip, Chips
from ui.widgets.choices import ChoiceEdit
from ui.widgets.editors import TextEdit
from ui.widgets.form import FormRow
from ui.widgets.space import Column, Row
from ui.widgets.table import Table
from ui.widgets.words import FirstLine, Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.study.banks.model import Question
    from tracker.study.service.banks import Preview, Stored
    from ui.context import Context, Report

_WIDTHS = (130, 70, 100, 380, 200)


class PreviewView(QWidget):
    """`left` follows Esc, Cancel, and storing."""

    left = Signal()

    def __init__(self, context: Context, preview: Preview) -> None:
        super().__init__()
        self._context = context
        self._preview = preview
        self.model = BankPreviewTable(preview, self)
        self.table = Table(name="preview_rows", title=tr("Rows of the bank"))
        self._detail = Label()
        self._why = Quiet()
        self._name = TextEdit(name="preview_name")
        self._name.set_value(os.path.splitext(preview.name)[0])
        self._component = ChoiceEdit(choices(Component), name="preview_component")
        self._doubtful = Chips(
            [Chip(code="with", words=tr("Take doubtful rows too")), Chip(code="without", words=tr("Leave them out"))],
            name="preview_doubtful",
            title=tr("Doubtful rows"),
        )
        self._chips = Chips(self._listed(), name="preview_list", title=tr("Rows listed"))
        self._store = Button("", name="preview_store", kind="primary", icon_name="import")
        self._build()
        self._chips.changed.connect(lambda: self._list(self._chips.value()))
        self._doubtful.changed.connect(self._tell)
        self._store.clicked.connect(self.store)
        self._list(DOUBTFUL if self.model.count(DOUBTFUL) else ALL)
        self._tell()

    def _listed(self) -> list[Chip]:
        words = {
            ALL: tr("All {n}"),
            DOUBTFUL: tr("To look at {n}"),
            REPEATED: tr("There already or twice {n}"),
            UNREAD: tr("No question {n}"),
        }
        return [
            Chip(
                code=code,
                words=text.format(n=self.model.count(code)),
                hidden=code != ALL and not self.model.count(code),
            )
            for code, text in words.items()
        ]

    def _build(self) -> None:
        self.table.setModel(self.model)
        self.table.setSortingEnabled(False)
        self.table.setItemDelegate(Cells(self.table))
        for at, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(at, current_theme().px(width))
        self.table.selectionModel().currentRowChanged.connect(self._show_row)
        cancel = Button(tr("Cancel"), name="preview_cancel")
        cancel.clicked.connect(self.left)
        leave = QShortcut(QKeySequence("Esc"), self)
        leave.activated.connect(self.left)
        column = Column(self, margin=24, gap=12)
        column.addWidget(FirstLine(self._answer()))
        guessed = self._guessed()
        if guessed:
            column.addWidget(Quiet(guessed))
        column.addWidget(self._chips)
        column.addWidget(self.table, 1)
        column.addWidget(self._detail)
        column.addWidget(self._why)
        if self.model.count(DOUBTFUL):
            column.addWidget(self._doubtful)
        foot = Row(gap=16)
        foot.addWidget(FormRow(tr("Name of the bank"), self._name), 2)
        foot.addWidget(FormRow(tr("Part of the exam"), self._component), 1)
        column.addLayout(foot)
        acts = Row()
        acts.addWidget(self._store)
        acts.addWidget(cancel)
        acts.addStretch(1)
        column.addLayout(acts)
        self.setFocusProxy(self.table)

    def _answer(self) -> str:
        """How much was understood."""
        number = len(self._preview.reading.questions)
        said = ntr("{n} question understood", "{n} questions understood", number).format(n=number)
        doubtful = self.model.count(DOUBTFUL)
        if doubtful:
            look = ntr("{n} of them to look at", "{n} of them to look at", doubtful).format(n=doubtful)
            said = tr("{said}, {look}").format(said=said, look=look)
        return said

    def _guessed(self) -> str:
        """How the columns were read, where that was a guess."""
        lines = []
        for mapping in self._preview.reading.mappings:
            if not mapping.certain:
                columns = tr(", ").join(map(role_name, mapping.roles))
                lines.append(tr("The columns were guessed: {columns}").format(columns=columns))
                lines += map(doubt_words, mapping.doubts)
        return "\n".join((*lines, *map(doubt_words, self._preview.reading.doubts)))

    def _list(self, code: str) -> None:
        self._chips.set_value(code)
        self.model.show_only(code)
        if self.model.rowCount():
            self.table.selectRow(0)
            self.table.scrollTo(self.model.index(0, STATE))

    def _show_row(self, index: QModelIndex) -> None:
        """The chosen row in full below the table."""
        if not index.isValid():
            return
        asked = self.model.row(index.row()).question
        self._detail.setText(question_words(asked) if asked else str(self.model.index(index.row(), STEM).data()))
        why = self.model.why(index.row())
        self._why.setText(tr("Why to look at it: {why}").format(why=why) if why and asked else "")
        self._why.setVisible(bool(self._why.text()))

    def _taken(self) -> list[Question]:
        """The questions to store."""
        without = self._doubtful.value() == "without"
        rows = self._preview.reading.rows
        return [row.question for row in rows if row.question is not None and not (without and row.doubts)]

    def _tell(self) -> None:
        number = len(self._taken())
        self._store.say(ntr("Store {n} question", "Store {n} questions", number).format(n=number))
        self._store.setEnabled(number > 0)

    def store(self) -> None:
        """Keep the questions as a bank, all or none, with progress and Cancel."""
        taken, preview, work = self._taken(), self._preview, self._context.work
        made = banks.NewBank(
            name=self._name.value() or preview.name,
            format=preview.reading.format,
            component=Component(self._component.value() or Component.THEORY),
        )

        def act(report: Report) -> Stored:
            with work.again() as other:
                return banks.store_bank(
                    other.store,
                    taken,
                    bank=made,
                    now=other.clock.now(),
                    mappings=preview.reading.mappings,
                    total=len(taken),
                    progress=lambda done, total: report(done, total, ""),
                )

        self._store.setEnabled(False)
        self._context.shell.work_on(tr("Storing the questions"), act, self._stored)

    def _stored(self, stored: Stored) -> None:
        said = ntr("{n} question stored", "{n} questions stored", stored.added).format(n=stored.added)
        if stored.merged:
            merged = ntr("{n} was there already", "{n} were there already", stored.merged).format(n=stored.merged)
            said = tr("{said}, {merged}").format(said=said, merged=merged)
        if stored.differing:
            number = len(stored.differing)
            said += tr("; ") + ntr(
                "{n} question in the file has another answer there; the one kept was not changed.",
                "{n} questions in the file have other answers there; those kept were not changed.",
                number,
            ).format(n=number)
        self._context.shell.say(said, undo=False)
        self.left.emit()


def question_words(asked: Question) -> str:
    """A question in full, on as many lines as it needs."""
    options = [f"{letter(place)}. {option}" for place, option in enumerate(asked.options)]
    answer = tr("Answer: {answer}").format(answer=answer_words(asked))
    kind = tr("{kind} · {topic}").format(kind=kind_name(asked.kind), topic=topic_name(asked.topic))
    return "\n".join((kind, asked.stem, "   ".join(options), answer)).replace("\n\n", "\n")
