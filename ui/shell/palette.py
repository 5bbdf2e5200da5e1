"""Ctrl+K: type to go to a page, find any record, or run any command."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QStyledItemDelegate, QStyleOptionViewItem

from tracker.certificates import service as certificates
from tracker.kernel.record import Record
from tracker.overview.names import names
from tracker.overview.search import search
from ui.pages.registry import PAGES, page_title
from ui.text import language, tr
from ui.text.finds import find_words, meant
from ui.theme import current_theme, icon
from ui.widgets.space import Column
from ui.widgets.words import Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from tracker.overview.search import Find
    from ui.context import Context
    from ui.shell.frame import Frame

_PAGE_OF = {"certificate": "certificates", "acceptance": "certificates", "person": "home"}
_ICONS = {
    "person": "person",
    "certificate": "certificate",
    "attachment": "attach",
    "experience": "work",
    "education": "school",
    "training": "study",
    "award": "trophy",
    "exam": "signature",
    "income": "money",
    "goal": "target",
    "acceptance": "worth",
}
TYPING_PAUSE_MS = 120
HINT_ROLE = Qt.ItemDataRole.UserRole + 1


class Entry(Record):
    """One line of the palette: what it says, quietly after it why, and what choosing it does."""

    text: str
    hint: str
    icon: str
    act: Callable[[], object]


class Entries(QAbstractListModel):
    """The lines shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return len(self.entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == HINT_ROLE:
            return entry.hint
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(entry.icon, "quiet")
        return None


class Lines(QStyledItemDelegate):
    """Paints a line with its hint at the right, one below the other for all of them."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        theme = current_theme()
        painter.setPen(theme.color("quiet"))
        painter.setFont(option.font)
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(option.rect.adjusted(0, 0, -theme.space(12), 0), side, index.data(HINT_ROLE))


class Palette(QDialog):
    """A line to type in and what it finds; arrows choose, Enter goes, Esc leaves."""

    def __init__(self, context: Context, window: Frame) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Find"))
        self._context = context
        self._names = names(context.work.store.read(), language())
        self._window = window
        self._line = QLineEdit()
        self._line.setObjectName("palette_line")
        self._line.setPlaceholderText(tr("Page, record or command"))
        self._line.setAccessibleName(tr("Find a page, a record or a command"))
        self._line.installEventFilter(self)
        self._entries = Entries(self)
        self._list = QListView()
        self._list.setObjectName("palette_list")
        self._list.setAccessibleName(tr("Found"))
        self._list.setModel(self._entries)
        self._list.setItemDelegate(Lines(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.clicked.connect(lambda index: self._take(index.row()))
        self._nothing = Quiet(tr("Nothing found"))
        column = Column(self, margin=16, gap=12)
        for part in (self._line, self._list, self._nothing):
            column.addWidget(part)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._find)
        self._steps: Iterator[tuple[Find, ...]] = iter(())
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._find_more)
        self._line.textChanged.connect(self._pause.start)
        self._line.returnPressed.connect(self._enter)
        theme = current_theme()
        self.resize(theme.px(560), theme.px(420))
        self._find()

    def entries(self) -> Sequence[Entry]:
        """The lines shown now."""
        return self._entries.entries

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self._entries.entries:
                row = (self._list.currentIndex().row() + step) % len(self._entries.entries)
                self._list.setCurrentIndex(self._entries.index(row))
                return True
        return super().eventFilter(watched, event)

    def _find(self) -> None:
        """Begin anew with what is typed now: places at once, records in steps between which the window goes on."""
        self._pause.stop()
        text = self._line.text().strip()
        self._steps = search(self._context.work.store.read(), text, meant=lambda word: meant(word, self._names))
        self._show(self._places(text))
        self._next.start()

    def _find_more(self) -> None:
        step = next(self._steps, None)
        if step is None:
            self._next.stop()
            self._nothing.setVisible(not self._entries.entries)
        else:
            self._show([*self._entries.entries, *map(self._entry, step)])

    def _show(self, found: list[Entry]) -> None:
        chosen = max(self._list.currentIndex().row(), 0) if self._entries.entries else 0
        self._entries.show_entries(found)
        self._list.setVisible(bool(found))
        self._nothing.hide()
        if found:
            self._list.setCurrentIndex(self._entries.index(min(chosen, len(found) - 1)))

    def _enter(self) -> None:
        if self._pause.isActive():
            self._find()
        self._take(self._list.currentIndex().row())

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._entries.entries):
            entry = self._entries.entries[row]
            self.accept()
            entry.act()

    def _places(self, text: str) -> list[Entry]:
        known = [
            Entry(
                text=page_title(page.name),
                hint=f"Ctrl+{number}",
                icon=page.icon,
                act=partial(self._window.go, page.name),
            )
            for number, page in enumerate(PAGES, start=1)
        ]
        known += [
            Entry(text=action.text(), hint=action.shortcut().toString(), icon="chevron-right", act=action.trigger)
            for action in self._window.commands()
        ]
        return [entry for entry in known if text.lower() in entry.text.lower()]

    def _entry(self, find: Find) -> Entry:
        return Entry(
            text=find_words(find, self._names),
            hint=" ".join(filter(None, (find.person_name if find.table != "person" else find.title, find.on))),
            icon=_ICONS[find.table],
            act=partial(self._go_to, find),
        )

    def _go_to(self, find: Find) -> None:
        self._context.work.show(find.person)
        page = _PAGE_OF.get(find.table, "record")
        if find.table == "attachment" and certificates.find(self._context.work.store.read(), find.uid):
            page = "certificates"
        self._window.go(page, None if find.table == "person" else find.uid)
