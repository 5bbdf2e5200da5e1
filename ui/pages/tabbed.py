"""A page of several tabs under one first line, where a view may take the whole page for a while."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from ui.pages.base import Page
from ui.widgets.sheet import SheetHost
from ui.widgets.space import Column
from ui.widgets.words import FirstLine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Any

    from PySide6.QtCore import SignalInstance

    from ui.context import Context
    from ui.widgets.sheet import Sheet


class Part:
    """What the tab in sight may be asked; a part without such a thing leaves it at that."""

    def focus_filter(self) -> None:
        """Ctrl+F: go to what narrows this part."""

    def add_record(self) -> None:
        """Ctrl+N: begin a new record of this part's kind."""


class TabbedPage(Page):
    """Base of the pages with tabs.

    A tab's part is made when it is first turned to and filled when it is in sight and behind. A subclass reads in
    `refresh()` what its parts share, ends it with `show_parts()` or with `show_instead()`, and says in `make_part()`
    and `fill_part()` how a part comes about. Forms open in `host`; a view with a signal `left` may take the whole page.
    One that `stays` is kept until then when the page is made anew; whether it is `unsaved`, it says itself.
    """

    def __init__(
        self, context: Context, tabs: Mapping[str, str], title: str, *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._names = tuple(tabs)
        self._made: dict[str, QWidget] = {}
        self._filled: set[str] = set()
        self._led_away = ""
        self.first = FirstLine()
        self._tabs = QTabBar()
        self._tabs.setObjectName(f"{name}_tabs")
        self._tabs.setAccessibleName(title)
        self._tabs.setUsesScrollButtons(True)
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        for words in tabs.values():
            self._tabs.addTab(words)
        self._tabs.currentChanged.connect(self._turn)
        self._stack = QStackedWidget()
        self._instead: dict[QWidget, None] = {}
        content = QWidget()
        self.host = SheetHost(content)
        self.whole = QStackedWidget()
        self.whole.addWidget(self.host)
        Column(self, gap=0).addWidget(self.whole)
        self._column = Column(content, margin=24, gap=12)
        for part in (self.first, self._tabs):
            self._column.addWidget(part)
        self._column.addWidget(self._stack, 1)

    def make_part(self, name: str) -> QWidget:
        """A tab's part, made when it is first turned to."""
        raise NotImplementedError

    def fill_part(self, name: str, part: QWidget) -> None:
        """Show in a part what `refresh()` has read."""
        raise NotImplementedError

    # What is in sight

    def show_parts(self) -> None:
        """Show the tabs; every part is behind now."""
        self._show(None)
        self._filled.clear()
        self._turn(self._tabs.currentIndex())

    def show_instead(self, widget: QWidget) -> None:
        """Show something in place of the first line and the tabs: what belongs here, and the first act."""
        if widget not in self._instead:
            self._instead[widget] = None
            self._column.addWidget(widget, 1)
        self._show(widget)

    @property
    def ready(self) -> bool:
        """Whether the tabs are shown, not something in their place."""
        return not self._stack.isHidden()

    def offer_parts(self, names: Collection[str]) -> None:
        """Let only these tabs be turned to, as when the others have nothing to show in this file; for `refresh()`."""
        stays = self.part_name if self.part_name in names else next(name for name in self._names if name in names)
        with QSignalBlocker(self._tabs):  # no part is made that is only passed by; `show_parts()` turns to the last
            for place, name in enumerate(self._names):
                self._tabs.setTabVisible(place, name in names)
            self.show_part(stays)

    def call_part(self, name: str, words: str) -> None:
        """Call a tab something else."""
        self._tabs.setTabText(self._names.index(name), words)

    def tabs(self) -> tuple[str, ...]:
        return tuple(name for at, name in enumerate(self._names) if self.ready and self._tabs.isTabVisible(at))

    def show_part(self, name: str) -> None:
        """Turn to a tab."""
        self._tabs.setCurrentIndex(self._names.index(name))

    @property
    def part_name(self) -> str:
        """The tab in sight."""
        return self._names[self._tabs.currentIndex()]

    def part(self, name: str) -> QWidget:
        """A tab's part, made, and filled unless there is nothing to fill it with."""
        if name not in self._made:
            self._made[name] = self.make_part(name)
        part = self._made[name]
        if name not in self._filled and self.ready and not self._behind:
            self._filled.add(name)
            self.fill_part(name, part)
        if self._stack.indexOf(part) < 0:  # the first one added is seen at once
            self._stack.addWidget(part)
        return part

    def sheet(self) -> Sheet | None:
        host = getattr(self.whole.currentWidget(), "host", None) if self.away else self.host
        return host.sheet if isinstance(host, SheetHost) else None

    def written(self) -> SignalInstance | None:
        view: Any = self.whole.currentWidget()
        if self.away and getattr(view, "stays", False):
            left: SignalInstance = view.left
            return left
        return super().written()

    @property
    def unsaved(self) -> bool:
        return super().unsaved or (self.away and getattr(self.whole.currentWidget(), "unsaved", False))

    def focus_filter(self) -> None:
        """Ctrl+F: what narrows the tab in sight."""
        shown = self.part(self.part_name)
        if self.ready and not self.away and isinstance(shown, Part):
            shown.focus_filter()

    def add_record(self) -> None:
        """Ctrl+N: a new record of the kind in sight."""
        shown = self.part(self.part_name)
        if self.ready and not self.away and not self.context.work.store.read_only and isinstance(shown, Part):
            shown.add_record()

    def _show(self, instead: QWidget | None) -> None:
        for part in (self.first, self._tabs, self._stack):
            part.setVisible(instead is None)
        for widget in self._instead:
            widget.setVisible(widget is instead)

    def _turn(self, at: int) -> None:
        self._stack.setCurrentWidget(self.part(self._names[at]))

    # What takes the whole page

    @property
    def away(self) -> bool:
        """Whether a view has the whole page."""
        return self.whole.currentWidget() is not self.host

    def take_over(self, view: QWidget) -> None:
        """Give the whole page to a view until its signal `left`."""
        led, inside = self.host.focusWidget(), view.focusWidget()
        if self.host.isAncestorOf(led):
            self._led_away = self._led_away or led.objectName()
        view.left.connect(partial(self._come_back, view))  # type: ignore[attr-defined]
        self.whole.addWidget(view)
        self.whole.setCurrentWidget(view)
        (inside if view.isAncestorOf(inside) else view).setFocus()

    def _come_back(self, view: QWidget) -> None:
        self.whole.setCurrentWidget(self.host)
        self.whole.removeWidget(view)
        view.deleteLater()
        self._behind = False
        self.refresh()
        QTimer.singleShot(0, self, self._take_up)  # what was made just now is not shown yet

    def _take_up(self) -> None:
        """Give the keyboard to what led away, or to what stands in its place now; to the tabs where there is nothing.

        A view may follow on another: then what led to the first waits for the last.
        """
        if not self._tabs.isVisible():  # behind another view, or on a page left meanwhile
            return
        name, self._led_away = self._led_away, ""
        again = [part for part in self.host.findChildren(QWidget, name) if part.isVisible()] if name else []
        (again[0] if again else self._tabs).setFocus()
