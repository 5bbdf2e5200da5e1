"""An option of a question: a wide button whose words wrap, with a mark beside it once the answer is known."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt

from ui.text import tr
from ui.widgets.buttons import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.space import Row
from ui.widgets.words import Label


class OptionButton(Button):
    """An option over the whole width, its words at the left; long ones wrap."""

    def __init__(self, text: str, *, name: str) -> None:
        super().__init__("", name=name)
        self.setProperty("kind", "option")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(text)
        words = Label(text, size="section")
        self._mark = IconMark("check", size=20, beside="section")
        self._mark.hide()
        self._row = Row(self, margin=12, gap=12)
        self._row.addWidget(words, 1)
        self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        for part in (words, self._mark):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def rest(self) -> None:
        """Stay readable, but take no more clicks."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_mark(self, *, right: bool) -> None:
        """Say that this option is right, or that it was chosen and is wrong."""
        self._mark.show_icon("check" if right else "cross", "good" if right else "bad")
        self._mark.setVisible(True)
        said = tr("right") if right else tr("wrong")
        self.setAccessibleName(tr("{option}: {said}").format(option=self.accessibleName(), said=said))

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()
