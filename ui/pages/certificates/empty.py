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
        self._acts = {"nobody": enter, "none": add, "nothing": widen}
        self._pages = {"list": listed}
        self.addWidget(listed)

    def show_page(self, name: str) -> None:
        """Show `list`, `nobody`, `none`, or `nothing` where the filter leaves nothing."""
        if name not in self._pages:
            icon, title, text, act = _words(name)
            state = EmptyState(icon, title, text, act, name=f"certificates_{name}")
            state.acted.connect(self._acts[name])
            self._pages[name] = state
            self.addWidget(state)
        self.setCurrentWidget(self._pages[name])


def _words(name: str) -> tuple[str, str, str, str]:
    """An icon, why there is no list, what belongs here, and the first act."""
    return {
        "nobody": (
            "person",
            tr("Which certificates do you hold?"),
            tr("Enter your name first. Then your certificates can be listed, with the days on which they run out."),
            tr("Enter who I am"),
        ),
        "none": (
            "certificate",
            tr("No certificate yet"),
            tr(
                "Add what you hold: level certificates, qualifications, special operation certificates, titles. "
                "Then this page says what is valid and what runs out, and keeps the scans."
            ),
            tr("Add my first certificate"),
        ),
        "nothing": (
            "filter",
            tr("No certificate fits"),
            tr("Nothing in the list has these words, this kind and this state together."),
            tr("Show all"),
        ),
    }[name]
