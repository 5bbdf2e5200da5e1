"""The pages of a file, each made on its first visit; those being written on may outlive a change of the look."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from ui.models.turns import Turns
from ui.pages.registry import PAGES, make_page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from ui.context import Context
    from ui.pages.base import Page


class PageStack(QStackedWidget):
    """One page of a file in view."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.made: dict[str, Page] = {}
        """The pages there are, by name."""

    def page(self, name: str) -> Page:
        """The page of that name, made if need be."""
        if name not in self.made:
            entry = next(entry for entry in PAGES if entry.name == name)
            self.made[name] = make_page(entry, self._context, self)
            self.addWidget(self.made[name])
        return self.made[name]

    def written(self) -> dict[str, SignalInstance]:
        """The pages on which something is being written, each with what tells that this is over."""
        return {name: over for name, page in self.made.items() if (over := page.written()) is not None}

    def take_out(self, name: str) -> Page:
        """A page that is to outlive this stack."""
        page = self.made.pop(name)
        page.setParent(None)
        return page

    def put_back(self, name: str, page: Page) -> None:
        """Show a page that outlived the stack before, in place of the one made meanwhile."""
        if name in self.made:
            self.drop(name)
        self.made[name] = page
        self.addWidget(page)

    def drop(self, name: str) -> None:
        """Let go of a page."""
        self.let_go(self.made.pop(name))

    @staticmethod
    def let_go(page: Page) -> None:
        """Let a page hear of nothing more, leave off what it was at, and go."""
        page.context.bus.changed.disconnect(page.hear)
        for under_way in page.findChildren(Turns):
            under_way.stop()
        page.deleteLater()

    def drop_all(self) -> None:
        """Let go of every page."""
        for name in tuple(self.made):
            self.drop(name)
