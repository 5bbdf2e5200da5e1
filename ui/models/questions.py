"""The questions in the file as a table that is read on as far as a person scrolls."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.text import tr
from ui.text.banks import kind_name
from ui.text.study import answer_words, listed_words, standing_words, topic_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from tracker.study.kept import Asked

KIND, TOPIC, STEM, ANSWER, STANDING = range(5)
AT_ONCE = 100
_ROOT = QModelIndex()
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
_SHOWN = 300


class QuestionsTable(QAbstractTableModel):
    """`fetch(after)` gives the next questions behind number `after`, at most `AT_ONCE`; fewer are the last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch: Callable[[int], Sequence[Asked]] | None = None
        self._rows: list[Asked] = []
        self._more = False

    def show(self, fetch: Callable[[int], Sequence[Asked]]) -> None:
        """List other questions, or the same ones anew."""
        self.beginResetModel()
        self._fetch, self._rows = fetch, list(fetch(0))
        self._more = len(self._rows) == AT_ONCE
        self.endResetModel()

    @property
    def complete(self) -> bool:
        """Whether there are no more than those listed so far."""
        return not self._more

    def asked(self, at: int) -> Asked:
        """The question in a row."""
        return self._rows[at]

    def show_again(self, read: Callable[[Sequence[int]], Sequence[Asked]]) -> None:
        """Show the questions listed as they are now; `read` gives them by their numbers, in that order."""
        if self._rows:
            self._rows = list(read([one.id for one in self._rows]))
            self.dataChanged.emit(self.index(0, KIND), self.index(len(self._rows) - 1, STANDING))

    def remove(self, at: int) -> None:
        """Show a question no more."""
        self.beginRemoveRows(_ROOT, at, at)
        del self._rows[at]
        self.endRemoveRows()

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        assert self._fetch
        found = self._fetch(self._rows[-1].id if self._rows else 0)
        self._more = len(found) == AT_ONCE
        if found:
            self.beginInsertRows(_ROOT, len(self._rows), len(self._rows) + len(found) - 1)
            self._rows += found
            self.endInsertRows()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else STANDING + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Type"), tr("Topic"), tr("Question"), tr("Answer"), tr("How it stands"))[section]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _WORDS:
            return None
        return self._words(index.row(), index.column())[:_SHOWN]

    def _words(self, at: int, column: int) -> str:
        asked = self._rows[at]
        question = asked.question
        if column == KIND:
            return kind_name(question.kind)
        if column == TOPIC:
            return topic_name(asked.topic)
        if column == STANDING:
            return standing_words(asked)
        if column == STEM:
            return listed_words(question.stem, self._rows[at - 1].question.stem if at else "")
        return answer_words(question).replace("\n", " ")
