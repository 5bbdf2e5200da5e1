"""An editor of agreed steps: what, and by when, a line each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from tracker.mentoring.model import Step
from tracker.mentoring.rules import read_steps, write_steps
from ui.text import ptr, tr
from ui.widgets.buttons import Button
from ui.widgets.dates import DateEdit
from ui.widgets.editors import TextEdit
from ui.widgets.flow import FlowRow
from ui.widgets.space import Column

_LINES = 3


class StepsEdit(QWidget):
    """`value()` is the text a review keeps."""

    changed = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._lines: list[tuple[TextEdit, DateEdit]] = []
        self._rows = Column(gap=12)
        more = Button(tr("One more step"), name=f"{name}_more", kind="quiet", icon_name="plus")
        more.clicked.connect(self._add)
        column = Column(self, gap=8)
        column.addLayout(self._rows)
        column.addWidget(FlowRow(more))
        for _line in range(_LINES):
            self._add()

    def _add(self, _checked: bool = False) -> None:
        number = len(self._lines) + 1
        text = TextEdit(name=f"{self.objectName()}_text_{number}", hint=ptr("step", "What"))
        text.setAccessibleName(tr("Step {n}").format(n=number))
        day = DateEdit(name=f"{self.objectName()}_by_{number}", hint=tr("By when"))
        day.setAccessibleName(tr("Step {n}, by when").format(n=number))
        for editor in (text, day):
            editor.changed.connect(self.changed)
        self._lines.append((text, day))
        pair = Column(gap=4)
        pair.addWidget(text)
        pair.addWidget(day, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addLayout(pair)
        if number == 1:
            self.setFocusProxy(text)

    def value(self) -> str | None:
        """The steps as lines. Raises `Unreadable` for a day that is none."""
        steps = [Step(text=what, by=day.value()) for text, day in self._lines if (what := text.value())]
        return write_steps(steps)

    def set_value(self, value: str | None) -> None:
        """Show the steps of a review."""
        steps = read_steps(value)
        while len(self._lines) < len(steps):
            self._add()
        for (text, day), step in zip(self._lines, steps, strict=False):
            text.set_value(step.text)
            day.set_value(step.by)

    def problem(self) -> str | None:
        """Why a day cannot be read."""
        return next((why for _text, day in self._lines if (why := day.problem())), None)
