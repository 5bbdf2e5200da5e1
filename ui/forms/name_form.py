"""The form of a name alone."""

from __future__ import annotations

from ui.text import tr
from ui.widgets.editors import TextEdit
from ui.widgets.form import FormRow
from ui.widgets.sheet import Sheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class NameForm(Sheet):
    """`keep` gets the name and says whether it was kept."""

    def __init__(self, title: str, name: str, keep: Callable[[str], bool]) -> None:
        super().__init__(title)
        self._keep = keep
        self.name = TextEdit(name="field_name")
        self.name.set_value(name)
        self._row = FormRow(tr("Name"), self.name)
        self.body.addWidget(self._row)
        self.saved.connect(self.submit)

    def submit(self) -> bool:
        """Keep the name; an empty one is none. Returns whether it was kept."""
        name = self.name.value()
        if not name:
            self._row.show_problem(tr("Give it a name."))
            return False
        kept = self._keep(name)
        if kept:
            self.close_sheet()
        return kept
