"""What all pages share: they answer one question in their first line, and draw anew when they are behind the file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from tracker.kernel.changes import Area, Changes
from ui.theme import current_theme, theme_changed
from ui.widgets.space import Column, Row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

    from PySide6.QtCore import SignalInstance

    from ui.context import Context
    from ui.widgets.sheet import Sheet

COLUMN_WIDTH = 1040


class Page(QWidget):
    """Base of the pages. A page says in `AREAS` what it depends on and fills itself in `refresh()`.

    A page in sight refreshes at once when one of its areas changes; a hidden one does when it is shown again. After
    a switch of language or theme the window makes its pages anew, so a page need not translate itself.
    """

    AREAS: ClassVar[frozenset[Area]] = frozenset(Area)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._behind = True
        context.bus.changed.connect(self.hear)

    def refresh(self) -> None:
        """Read the file and show it."""
        raise NotImplementedError

    def add_record(self) -> None:
        """Ctrl+N: begin a new record of this page's kind. Pages without one do nothing."""

    def begin(self, kind: str) -> None:
        """Begin a new record of a kind, where the page has several."""
        self.add_record()

    def sheet(self) -> Sheet | None:
        """The form that is open at the page's side."""
        return None

    def written(self) -> SignalInstance | None:
        """What tells that nothing is written here any more, while something is."""
        sheet = self.sheet()
        return sheet.closed if sheet is not None and sheet.editing else None

    def focus_filter(self) -> None:
        """Ctrl+F: go to this page's filter, if it has one."""

    def tabs(self) -> tuple[str, ...]:
        """The names of the tabs to be seen, in their order; none on a page without."""
        return ()

    def show_part(self, name: str) -> None:
        """Turn to a tab; pages without tabs have only the one."""

    @property
    def part_name(self) -> str:
        """The tab in sight; empty on a page without."""
        return ""

    def unfinished(self) -> object | None:
        """What is being written here and is nowhere kept yet, for `go_on_with` of the page made anew."""
        return None

    def go_on_with(self, unfinished: Any) -> None:
        """Go on with what was `unfinished` when the page before was taken away."""

    @property
    def unsaved(self) -> bool:
        """Whether leaving would lose something that is being written here."""
        sheet = self.sheet()
        return self.unfinished() is not None or (sheet is not None and sheet.unsaved)

    @property
    def place(self) -> str:
        """Whom or what the page shows, for `stand`; empty where it need not be chosen again."""
        return ""

    def stand(self, place: str, part: str) -> None:
        """Show what the page showed that this one takes the place of: its `place`, and the tab that was in sight."""
        self.refresh_if_behind()
        if place:
            self.reveal(place)
        if part in self.tabs():
            self.show_part(part)

    def reveal(self, uid: str) -> None:
        """Show the record with this uid, as when the palette found it."""

    def refresh_if_behind(self) -> None:
        """Bring the page up to date; called before it is shown and before it is drawn to a picture."""
        if self._behind:
            self._behind = False
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh_if_behind()
        super().showEvent(event)

    def hear(self, changes: Changes) -> None:
        if changes.areas & self.AREAS:
            self._behind = True
            if self.isVisible():
                self.refresh_if_behind()


class ScrollPage(Page):
    """A page of one column, at most `WIDEST` wide, that scrolls: put things into `self.column`."""

    WIDEST: ClassVar[int] = COLUMN_WIDTH

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sheet_of_paper = QWidget()
        self._sheet_of_paper.setObjectName("scrolled")
        self.column = Column(self._sheet_of_paper, margin=24, gap=16)
        self._middle = QWidget()
        self._middle.setObjectName("scrolled")
        row = Row(self._middle, gap=0)
        row.addWidget(self._sheet_of_paper, 1)
        row.setAlignment(self._sheet_of_paper, Qt.AlignmentFlag.AlignTop)
        row.addStretch()
        self.scroll_area = QScrollArea()
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setWidget(self._middle)
        Column(self, gap=0).addWidget(self.scroll_area)
        self._fit()
        theme_changed.connect(self._fit)

    def _fit(self) -> None:
        self._sheet_of_paper.setMaximumWidth(current_theme().px(self.WIDEST))
        self._sheet_of_paper.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
