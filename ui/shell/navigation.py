"""The list of pages at the left: names and icons, icons alone where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QSizePolicy, QToolButton, QWidget

from ui.pages.registry import PAGES, page_title
from ui.text import tr
from ui.theme import current_theme, icon, restyle, theme_changed
from ui.widgets.space import Column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

WIDTH = 200
_HIGH = 40


class Navigation(QFrame):
    """One button a page (Ctrl+1 …), then the tools of the window below; `narrow` is without their names."""

    chosen = Signal(str)

    def __init__(self, *, narrow: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._narrow = narrow
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._column = Column(inside, margin=12, gap=0)
        self._inside, self._frame = inside, Column(self, gap=0)
        self._frame.addWidget(inside)
        self._scroll: QScrollArea | None = None
        for number, entry in enumerate(PAGES, start=1):
            button = self._button(entry.name, page_title(entry.name), entry.icon)
            button.setCheckable(True)
            button.setToolTip(_with_keys(page_title(entry.name), f"Ctrl+{number}"))
            button.clicked.connect(self._choose)
            self._group.addButton(button)
            self._buttons[entry.name] = button
            self._column.addWidget(button)
        self._column.addStretch()
        self._tools: dict[str, QToolButton] = {}
        self.setFixedWidth(self.sizeHint().width())
        theme_changed.connect(self._follow_theme)

    def add_tool(self, name: str, text: str, icon_name: str, keys: str = "") -> QToolButton:
        """A button below the pages, for the window's own tools."""
        button = self._button(name, text, icon_name)
        button.setToolTip(_with_keys(text, keys) if keys else text)
        self._tools[name] = button
        self._column.addWidget(button)
        return button

    def tool(self, name: str) -> QToolButton:
        """The button of a tool."""
        return self._tools[name]

    def show_page(self, name: str) -> None:
        """Mark the page in view; the keyboard goes along where it was among the pages."""
        if self.window().focusWidget() in self._buttons.values():
            self._buttons[name].setFocus()
        self._buttons[name].setChecked(True)

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, or icons with names."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for button in (*self._buttons.values(), *self._tools.values()):
            restyle(button, narrow=narrow)
        self.setFixedWidth(self.sizeHint().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is low for the first time, what is below becomes reachable by scrolling."""
        super().resizeEvent(event)
        if self._scroll is None and self.height() < self._inside.minimumSizeHint().height():
            with_keyboard = self.window().focusWidget()
            self._scroll = _scrolled(self._inside, self)
            self._frame.addWidget(self._scroll)
            self._scroll.show()
            self._inside.show()
            if with_keyboard in (*self._buttons.values(), *self._tools.values()):
                with_keyboard.setFocus()

    def minimumSizeHint(self) -> QSize:
        """As low as the window likes: what does not fit scrolls."""
        return QSize(self.sizeHint().width(), 0)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        side = _icon_side() + 2 * theme.space(12) + 2 * theme.space(12)
        return QSize(side if self._narrow else theme.px(WIDTH), theme.px(400))

    def _button(self, name: str, text: str, icon_name: str) -> QToolButton:
        button = _nav_button(name, text, icon_name)
        button.setProperty("narrow", self._narrow)
        return button

    def _follow_theme(self) -> None:
        for button in (*self._buttons.values(), *self._tools.values()):
            _fit(button)
        self.setFixedWidth(self.sizeHint().width())

    def _choose(self) -> None:
        for name, button in self._buttons.items():
            if button is self.sender():
                self.chosen.emit(name)


def _icon_side() -> int:
    """Smaller where the window is low: all pages and all tools are to be in sight."""
    return current_theme().px(16 if current_theme().low else 20)


def _fit(button: QToolButton) -> None:
    button.setIconSize(QSize(_icon_side(), _icon_side()))
    button.setMinimumHeight(0 if current_theme().low else current_theme().px(_HIGH))


def _scrolled(inside: QWidget, parent: QWidget) -> QScrollArea:
    """Where the window is low, the wheel and the keyboard reach what is below; a bar would take the icons' room."""
    scroll = QScrollArea(parent)
    scroll.setObjectName("scrolled")
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    from PySide6.QtCore import Qt

    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inside)
    return scroll


def _nav_button(name: str, text: str, icon_name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(f"nav_{name}")
    button.setText(f" {text}".replace("&", "&&"))  # a little more room beside the icon than the style leaves
    button.setAccessibleName(text)
    button.setIcon(icon(icon_name, "ink"))
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    button.setProperty("kind", "nav")
    _fit(button)
    return button


def _with_keys(act: str, keys: str) -> str:
    return tr("{act} ({keys})").format(act=act, keys=keys)
