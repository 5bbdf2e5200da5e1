"""The panel at the right in which things are edited while the list stays in sight."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget
from shiboken6 import isValid

from ui.text import tr
from ui.theme import current_theme, theme_changed
from ui.widgets.buttons import Button, IconButton
from ui.widgets.space import Column, Row
from ui.widgets.words import SectionTitle

_WIDTH, _LIST = 360, 400


class Sheet(QFrame):
    """Put rows into `body`, more buttons into `foot`. Saves by its button or Ctrl+Enter, closes by Esc.

    With `editing=False` it only shows something: there is nothing to save or to cancel. `saved` only asks for saving:
    the form checks, saves and calls `close_sheet`. `closed` comes with each closing, while the sheet still has the
    keyboard, so that it can be handed on.
    """

    saved = Signal()
    closed = Signal()

    def __init__(self, title: str = "", parent: QWidget | None = None, *, editing: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self._editing = editing
        self.opening: object | None = None
        """How it came to be opened, for opening it once more; None where that cannot be told."""
        self._title = SectionTitle()
        self._close = IconButton("close", "", name="sheet_close")
        self._save = Button("", name="sheet_save", kind="primary")
        self._cancel = Button("", name="sheet_cancel")
        self._scroll = QScrollArea()
        self._rows = QWidget()
        self.body = Column(margin=(16, 4, 16, 16), gap=16)
        self.foot = Row(margin=16)
        self._build()
        self._connect()
        self.set_title(title)
        self._say()
        theme_changed.connect(self._say)

    def _build(self) -> None:
        head = Row(margin=16)
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.setObjectName("scrolled")
        filled = Column(self._rows, gap=0)
        filled.addLayout(self.body)
        filled.addStretch()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._rows)
        if self._editing:
            self.foot.addWidget(self._save)
            self.foot.addWidget(self._cancel)
            self.foot.addStretch()
        column = Column(self, gap=0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addLayout(self.foot)

    def _connect(self) -> None:
        self._close.clicked.connect(self.close_sheet)
        self._cancel.clicked.connect(self.close_sheet)
        self._save.clicked.connect(self.saved)
        save = (("Ctrl+Return", self.saved.emit), ("Ctrl+Enter", self.saved.emit)) if self._editing else ()
        for keys, act in (("Esc", self.close_sheet), *save):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _say(self) -> None:
        self._close.say(tr("Close (Esc)"))
        self._save.say(tr("Save"))
        self._save.setToolTip("Ctrl+Enter")
        self._cancel.say(tr("Cancel"))

    @property
    def editing(self) -> bool:
        """Whether something can be written here."""
        return self._editing

    @property
    def unsaved(self) -> bool:
        """Whether something was written here that closing would lose."""
        return False

    def take_over(self, other: Sheet) -> bool:
        """Take over what was written in the same form, made before; False where that is not possible with all of it."""
        from ui.widgets.written import copy_written

        return type(other) is type(self) and copy_written(other, self)

    def set_title(self, title: str) -> None:
        """Say what is edited."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def show_field(self, field: QWidget) -> None:
        """Bring a field into sight and give it the keyboard."""
        self._scroll.ensureWidgetVisible(field)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Give the keyboard to the first field."""
        fields = (child for child in self._rows.findChildren(QWidget) if child.focusPolicy() & Qt.FocusPolicy.TabFocus)
        otherwise = self._save if self._editing else self._close
        first = next((field for field in fields if field.isEnabled() and field.isVisibleTo(self._rows)), otherwise)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_sheet(self) -> None:
        """Put the sheet away."""
        self.closed.emit()
        self.hide()


class SheetHost(QWidget):
    """Holds a page's content and, at its right, the sheet; where the window is narrow the sheet covers the content."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self.sheet: Sheet | None = None
        self._had_focus: QWidget | None = None
        content.setParent(self)
        theme_changed.connect(self._arrange)

    def open_sheet(self, sheet: Sheet, *, focus: bool = True) -> None:
        """Show a sheet in place of any other; the keyboard goes to its first field, and back when it closes.

        Without `focus` the keyboard stays where it is, as in a list whose rows are shown one after the other; where
        the sheet covers the list it goes to the sheet all the same.
        """
        if self.sheet is not None and self.sheet is not sheet:
            self.sheet.close_sheet()
        if self.sheet is None:
            self._had_focus = QApplication.focusWidget()
            self.sheet = sheet
            sheet.setParent(self)
            sheet.closed.connect(self._close)
        sheet.show()
        self._arrange()
        if focus or self.covers:
            sheet.focus_first()

    @property
    def covers(self) -> bool:
        """Whether there is no room for the content beside the sheet."""
        return self.sheet is not None and self.narrow

    @property
    def narrow(self) -> bool:
        """Whether a sheet would cover the content."""
        theme = current_theme()
        return self.width() - theme.px(_WIDTH) < theme.px(_LIST)

    def _close(self) -> None:
        if self.sheet is None:
            return
        focus = QApplication.focusWidget()
        inside = focus is None or self.sheet.isAncestorOf(focus) or not self.content.isVisible()
        self.sheet.closed.disconnect(self._close)
        self.sheet = None
        self._arrange()
        if not inside:
            return
        before = self._had_focus if self._had_focus is not None and isValid(self._had_focus) else self.content
        before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._had_focus = None

    def _arrange(self) -> None:
        width = 0 if self.sheet is None else self.width() if self.covers else current_theme().px(_WIDTH)
        if self.sheet is not None:
            self.sheet.setGeometry(self.width() - width, 0, width, self.height())
            self.sheet.raise_()
        self.content.setVisible(not self.covers)
        if not self.covers:
            self.content.setGeometry(0, 0, self.width() - width, self.height())

    def sizeHint(self) -> QSize:
        return self.content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.content.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)
