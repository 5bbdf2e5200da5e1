"""A bank before it is stored, row by row: how each row stands, what was understood, and why to look at it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.study.import_draft import State
from ui.text import tr
from ui.text.bank_import import STATE_LOOKS, copy_words, place_words, state_word
from ui.text.banks import doubt_words, kind_name
from ui.text.study import answer_words, listed_words
from ui.widgets.cells import BADGE_ROLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from tracker.study.import_draft import ImportDraft

STATE, ROW, KIND, STEM, ANSWER, WHY = range(6)
_ROOT = QModelIndex()
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
_SHOWN = 300
"""Characters of a cell: no column has room for more."""

ALL, DOUBTFUL, REPEATED, UNREAD, LEFT_OUT, CORRECTED = "all", "doubtful", "repeated", "unread", "left_out", "corrected"
"""What can be listed; a row may be in several lists."""

LISTS = {
    DOUBTFUL: (State.DOUBTFUL, State.DIFFERS),
    REPEATED: (State.REPEATED, State.DIFFERS),
    UNREAD: (State.UNREAD,),
    LEFT_OUT: (State.LEFT_OUT,),
    CORRECTED: (State.CORRECTED,),
}


class BankPreviewTable(QAbstractTableModel):
    """Words are made for the cells in sight only: a bank may have a hundred thousand rows.

    A list stays as it is while its rows are corrected, so that nothing jumps away under a person's hand.
    """

    def __init__(self, draft: ImportDraft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self._shown: Sequence[int] = range(len(draft))

    def count(self, listed: str) -> int:
        """How many rows a list would have now."""
        return len(self.draft) if listed == ALL else self.draft.count(*LISTS[listed])

    def show_only(self, listed: str) -> None:
        """List these rows."""
        self.beginResetModel()
        self._shown = range(len(self.draft)) if listed == ALL else self.draft.standing(*LISTS[listed])
        self.endResetModel()

    def number(self, at: int) -> int:
        """The number, in the draft, of a row of the table."""
        return self._shown[at]

    def changed(self) -> None:
        """Rows of the draft were corrected or left out: show them as they stand now, in the same list."""
        if self._shown:
            self.dataChanged.emit(self.index(0, STATE), self.index(len(self._shown) - 1, WHY))

    def why(self, at: int) -> str:
        """Why a row of the table should be looked at; what it repeats."""
        number = self._shown[at]
        state = self.draft.state(number)
        words = (
            [] if state in (State.CORRECTED, State.LEFT_OUT) else list(map(doubt_words, self.draft.row(number).doubts))
        )
        if state in LISTS[REPEATED]:
            words.append(copy_words(self.draft, number, differs=state is State.DIFFERS))
        return " ".join(words)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else WHY + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Read as"), tr("Row"), tr("Type"), tr("Question"), tr("Answer"), tr("Why to look at it"))[section]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        at, column = index.row(), index.column()
        if column == STATE:
            state = self.draft.state(self._shown[at])
            if role == BADGE_ROLE:
                return STATE_LOOKS[state]
            return state_word(state) if role in _WORDS else None
        return self._words(at, column)[:_SHOWN] if role in _WORDS else None

    def match(self, *_sought: object) -> list[QModelIndex]:
        """Nothing is found by typing: nobody knows what a row begins with, and each key would ask every row."""
        return []

    def _words(self, at: int, column: int) -> str:
        number = self._shown[at]
        row, asked = self.draft.row(number), self.draft.question(number)
        if column == ROW:
            return place_words(self.draft, number)
        if column == WHY:
            return self.why(at)
        if asked is None:
            return row.text.replace("\n", " ") if column == STEM else "–"
        if column == KIND:
            return kind_name(asked.kind)
        if column == STEM:
            above = self.draft.question(self._shown[at - 1]) if at else None
            return listed_words(asked.stem, above.stem if above else "")
        return "–" if asked.answer is None else answer_words(asked).replace("\n", " ")
