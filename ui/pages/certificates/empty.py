"""What the page of certificates says while there is nothing to list."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.text import tr
from ui.widgets.empty_state import EmptyState

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class ListOrEmpty(QStackedWidget):
    """The list; or why there is none, with the first act."""

    def __init__(
        self, listed: QWidget, *, add: Callable[[], object], enter: Callable[[], object], widen: Callable[[], object]
    ) -> None:
        super().__init__()
        self._pages = {
            "list": listed,
            "nobody": _empty(
                "person",
                tr("Whose certificates are these?"),
                tr("Enter your name first. Then your certificates can be listed, with the days on which they run out."),
                tr("Enter who I am"),
                "certificates_nobody",
                enter,
            ),
            "none": _empty(
                "certificate",
                tr("No certificate yet"),
                tr(
                    "Add what you hold: level certificates, qualifications, special operation certificates, titles. "
                    "Then this page says what is valid and what runs out, and keeps the scans."
                ),
                tr("Add my first certificate"),
                "certificates_none",
                add,
            ),
            "nothing": _empty(
                "filter",
                tr("No certificate fits"),
                tr("Nothing in the list has these words, this kind and this state together."),
                tr("Show all"),
                "certificates_nothing",
                widen,
            ),
        }
        for page in self._pages.values():
            self.addWidget(page)

    def show_page(self, name: str) -> None:
        """Show `list`, `nobody`, `none`, or `nothing` where the filter leaves nothing."""
        self.setCurrentWidget(self._pages[name])


def _empty(icon: str, title: str, text: str, action: str, name: str, act: Callable[[], object]) -> EmptyState:
    state = EmptyState(icon, title, text, action, name=name)
    state.acted.connect(act)
    return state
