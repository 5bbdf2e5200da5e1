"""What one question of a running text, its options, its answer and its explanation begin with, shown by a person."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from tracker.study.banks.model import Role, TextMarks
from tracker.study.banks.prose.shown_marks import OPTION, beginning, usual_marks
from ui.models.text_lines import PART, TextLinesTable
from ui.text import tr
from ui.text.bank_import import part_name
from ui.theme import current_theme
from ui.widgets.buttons import Button
from ui.widgets.editors import TextEdit
from ui.widgets.flow import FlowRow
from ui.widgets.form import FormRow
from ui.widgets.space import Column
from ui.widgets.table import Shares, Table
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.study.banks.model import BankReading

_FIELDS = {"question": Role.STEM, "option": OPTION, "answer": Role.ANSWER, "explanation": Role.EXPLANATION}
_HEIGHT = 240


class MarksFields(QWidget):
    """`changed` follows whatever a person shows; before that nothing is told, and `marks` is None.

    `given_up` says that the text is to be read as if nothing had been shown, of it or of one before it.
    """

    changed = Signal()
    given_up = Signal()

    def __init__(self, reading: BankReading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        start = reading.marks or usual_marks(reading.lines)
        self.marks = reading.marks
        self._lines = TextLinesTable(reading.lines, start, self)
        self.table = Table(
            name="marks_lines", title=tr("Lines of the text"), shares=Shares(importance=(PART, 1), grows=1), parent=self
        )
        self._edits = {field: TextEdit(name=f"marks_{field}") for field in _FIELDS}
        self._back = Button(
            tr("Read it as most texts are written"), name="marks_give_up", kind="quiet", icon_name="undo"
        )
        self._back.setVisible(self.marks is not None)
        self._back.clicked.connect(self._give_up)
        self._build(start)

    def _build(self, start: TextMarks) -> None:
        self.table.setSortingEnabled(False)
        self.table.setModel(self._lines)
        self.table.setFixedHeight(current_theme().px(_HEIGHT))
        column = Column(self, gap=12)
        column.addWidget(Label(tr("Show one question"), size="emphasis"))
        column.addWidget(Quiet(tr("Choose a line, and say what it begins. All others like it are read the same way.")))
        buttons = []
        for field, part in _FIELDS.items():
            button = Button(part_name(part), name=f"marks_take_{field}")
            button.clicked.connect(partial(self._take, field))
            buttons.append(button)
        column.addWidget(FlowRow(*buttons))
        column.addWidget(self.table)
        column.addWidget(Quiet(tr("They begin with this; its number and its letter stand for any:")))
        for field, edit in self._edits.items():
            edit.set_value(getattr(start, field))
            edit.changed.connect(self._tell)
            column.addWidget(FormRow(part_name(_FIELDS[field]), edit))
        column.addWidget(FlowRow(self._back))
        self.table.selectRow(0)

    def _take(self, field: str) -> None:
        """The chosen line begins such a part."""
        at: QModelIndex = self.table.currentIndex()
        if at.isValid():
            self._edits[field].set_value(beginning(self._lines.lines[at.row()], _FIELDS[field]))
            self._tell()

    def _tell(self) -> None:
        self.marks = TextMarks(**{field: edit.value() or "" for field, edit in self._edits.items()})
        self._lines.show_marks(self.marks)
        self._back.show()
        self.changed.emit()

    def _give_up(self) -> None:
        usual = usual_marks(self._lines.lines)
        for field, edit in self._edits.items():
            edit.set_value(getattr(usual, field))
        self.marks = None
        self._lines.show_marks(usual)
        self._back.hide()
        self.given_up.emit()
