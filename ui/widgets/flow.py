"""Chips, badges and buttons side by side, going on in the next line where the width ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from ui.theme import current_theme, theme_changed


class FlowLayout(QLayout):
    """Lines of things, each as wide as it wants; the height follows from the width."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        """The heights that widths were found to need; Qt asks for the same again and again."""
        super().__init__(parent) if parent is not None else super().__init__()
        self._step = gap
        self.setContentsMargins(0, 0, 0, 0)
        self._follow_theme()
        theme_changed.connect(self._follow_theme)

    def _follow_theme(self) -> None:
        self.setSpacing(current_theme().space(self._step))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._place(area, move=True)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, area: QRect, *, move: bool) -> int:
        """Lay the lines out, each thing in the middle of its line's height; answers the height of all lines."""
        y = area.y()
        for line in self._lines(area.width()):
            height = max(size.height() for _item, size in line)
            x = area.x()
            for item, size in line if move else ():
                item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        return max(0, y - self.spacing() - area.y())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """What stands in each line, with its size: no wider than the line unless it cannot be narrower."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        free = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(max(min(size.width(), width), item.minimumSize().width()))
            if not lines or size.width() > free:
                lines.append([])
                free = width
            lines[-1].append((item, size))
            free -= size.width() + self.spacing()
        return lines


class FlowRow(QWidget):
    """A widget with a `FlowLayout`."""

    def __init__(self, *widgets: QWidget, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._layout = FlowLayout(self, gap=gap)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """One more at the end."""
        self._layout.addWidget(widget)

    def clear(self) -> None:
        """Take all away."""
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
