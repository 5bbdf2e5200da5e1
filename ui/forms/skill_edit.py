"""An editor of a skill: one of the lists, or another in one's own words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.text import tr
from ui.widgets.choices import ChoiceEdit
from ui.widgets.editors import TextEdit
from ui.widgets.space import Column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_OTHER = "\n"
"""Stands for another skill: no name has a line break in it."""


class SkillEdit(QWidget):
    """`value()` is the id of a skill, or the words for one that no list has."""

    changed = Signal()

    def __init__(self, skills: Iterable[tuple[str, str]], *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._listed = ChoiceEdit(
            [*skills, (_OTHER, tr("Another skill…"))], name=f"{name}_list", empty=tr("Choose a skill")
        )
        self._listed.setAccessibleName(tr("Skill"))
        self._own = TextEdit(name=f"{name}_own", hint=tr("What it is called"))
        self._own.setAccessibleName(tr("Another skill"))
        self.setFocusProxy(self._listed)
        column = Column(self, gap=4)
        for part in (self._listed, self._own):
            column.addWidget(part)
        self._listed.changed.connect(self._choose)
        self._own.changed.connect(self.changed)
        self._show()

    def value(self) -> str | None:
        """The skill chosen or written."""
        chosen = self._listed.value()
        return self._own.value() if chosen == _OTHER else chosen

    def set_value(self, value: str | None) -> None:
        """Show a skill; one that is not listed is shown as it is."""
        self._listed.set_value(value)
        self._show()

    def problem(self) -> str | None:
        """None: whatever is chosen will do."""
        return None

    def _choose(self) -> None:
        self._show()
        if self._listed.value() == _OTHER:
            self._own.setFocus()
        self.changed.emit()

    def _show(self) -> None:
        self._own.setVisible(self._listed.value() == _OTHER)
