"""A row of a form: the label, its editor, and below it a hint or what is wrong, right at the field."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.text import tr
from ui.theme import restyle
from ui.widgets.icon_mark import IconMark
from ui.widgets.space import Column, Row
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ui.widgets.editors import Editor


class ProblemLabel(QWidget):
    """What is wrong, with an icon; it takes no room while nothing is."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label(size="small", tone="bad", parent=self)
        row = Row(self, gap=4)
        row.addWidget(IconMark("warning", role="bad", size=14, beside="small"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.show_problem(text)

    def show_problem(self, text: str | None) -> None:
        """Say what is wrong, or with nothing to say go away."""
        self._words.setText(text or "")
        self.setAccessibleName(text or "")
        self.setVisible(bool(text))

    @property
    def text(self) -> str:
        """What is said to be wrong."""
        return self._words.text()


class FormRow(QWidget):
    """Names its editor, also for screen readers; a problem is shown until the value changes.

    A value that is `required` is said to be.
    """

    def __init__(
        self, label: str, editor: Editor, hint: str = "", parent: QWidget | None = None, *, required: bool = False
    ) -> None:
        super().__init__(parent)
        self._required = required
        field = _widget_of(editor)
        self.editor = editor
        self._label = Label(tone="quiet", parent=self)
        self._label.setBuddy(field)
        self.setFocusProxy(field)
        self._column = Column(self, gap=4)
        self._column.addWidget(self._label)
        self._column.addWidget(field)
        self._hint = Quiet(hint, small=True, parent=self) if hint else None
        if self._hint is not None:
            self._column.addWidget(self._hint)
        self.set_label(label)
        self._describe(hint)
        editor.changed.connect(self._forget_problem)

    def set_label(self, label: str) -> None:
        """Call the value something else, as when another field decides what it means."""
        self._name = label
        self._label.setText(tr("{label} (required)").format(label=label) if self._required else label)
        _widget_of(self.editor).setAccessibleName(label)

    @property
    def label(self) -> str:
        """What the value is called."""
        return self._name

    def check(self) -> bool:
        """Whether the value can be taken; where not, why not is shown."""
        problem = self.editor.problem()
        self.show_problem(problem)
        return problem is None

    def show_problem(self, text: str | None) -> None:
        """Show what is wrong with this value, in place of the hint."""
        if not text and not self.problem:
            return
        self._told.show_problem(text)
        if self._hint is not None:
            self._hint.setVisible(not text)
        self._describe(text or (self._hint.text() if self._hint is not None else ""))
        restyle(_widget_of(self.editor), problem=bool(text))

    def _describe(self, text: str) -> None:
        needed = tr("Required.") if self._required else ""
        _widget_of(self.editor).setAccessibleDescription(" ".join(filter(None, (needed, text))))

    @cached_property
    def _told(self) -> ProblemLabel:
        """The line that tells of a problem: most rows never have one."""
        told = ProblemLabel(parent=self)
        self._column.addWidget(told)
        return told

    @property
    def problem(self) -> str:
        """The problem shown, or nothing."""
        return self._told.text if "_told" in self.__dict__ else ""

    def _forget_problem(self) -> None:
        self.show_problem(None)


def _widget_of(editor: Any) -> QWidget:
    """The editor as the widget it is as well, which a protocol cannot say."""
    if not isinstance(editor, QWidget):
        raise TypeError(f"{editor!r} is no widget")
    return editor
