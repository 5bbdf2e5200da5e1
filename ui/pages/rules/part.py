"""What every tab of the rules can do."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.pages.tabbed import Part

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.catalog.model import Pack
    from tracker.overview.names import Names


class RulesPart(Part, QWidget):
    """A tab of the rules."""

    def show_rules(self, names: Names, packs: dict[str, Pack]) -> None:
        """Show what the packs say now."""
        raise NotImplementedError

    def reveal(self, key: str) -> None:
        """Bring the entry of that key into sight."""
