"""What every tab of study has in common."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.pages.tabbed import Part
from ui.widgets.scroll import ScrollColumn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.pages.study.acts import StudyActs
    from ui.widgets.sheet import SheetHost


class StudyPart(Part, ScrollColumn):
    """A tab: what it is about and what can be done from any of them is in `acts`."""

    def __init__(self, acts: StudyActs, parent: QWidget | None = None, *, gap: int = 16, filling: bool = False) -> None:
        super().__init__(parent, margin=0, gap=gap, filling=filling)
        self.acts, self.context = acts, acts.context

    @property
    def host(self) -> SheetHost:
        """Where forms open, beside the tab."""
        return self.acts.host

    def refresh(self) -> None:
        """Read and show it all anew."""
        raise NotImplementedError
