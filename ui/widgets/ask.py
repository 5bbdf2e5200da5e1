"""A question that cannot be undone, or a message that must be read: beside the work, never blocking it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from ui.text import tr
from ui.theme import current_theme
from ui.widgets.buttons import Button
from ui.widgets.space import Column, Row
from ui.widgets.words import Label, SectionTitle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Answer = tuple[str, str, str]
"""What is answered, the words on its button, and the kind of the button."""


class Question(QDialog):
    """A title, some words and an answer for each button; Esc answers `None`."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str,
        answers: Sequence[Answer],
        answered: Callable[[str | None], object],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("question")
        self.setWindowTitle(title)
        self.setAccessibleDescription(text)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._answered = answered
        self._answer: str | None = None
        self.setFixedWidth(current_theme().px(420))
        column = Column(self, margin=24, gap=16)
        column.addWidget(SectionTitle(title))
        column.addWidget(Label(text))
        buttons = Row()
        buttons.addStretch()
        for answer, words, kind in answers:
            button = Button(words, name=f"question_{answer}", kind=kind)
            button.clicked.connect(partial(self._take, answer))
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.finished.connect(self._tell)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as the words need at this width, which Qt would ask for at a width of its own choice."""
        layout = self.layout()
        assert layout
        self.setFixedHeight(layout.totalHeightForWidth(self.width()))
        super().showEvent(event)

    def _take(self, answer: str) -> None:
        self._answer = answer
        self.accept()

    def _tell(self) -> None:
        self._answered(self._answer)


def ask(
    parent: QWidget,
    title: str,
    text: str,
    answers: Sequence[Answer],
    answered: Callable[[str | None], object],
) -> Question:
    """Ask and go on at once; `answered` is called with the answer chosen, or `None` after Esc."""
    question = Question(parent, title, text, answers, answered)
    question.open()
    return question


def ask_first(parent: QWidget, title: str, text: str, answer: Answer, act: Callable[[], object]) -> Question:
    """Ask before an act; it is done where the answer is given, and nothing after Cancel or Esc."""
    cancel = "cancel", tr("Cancel"), ""
    return ask(parent, title, text, [answer, cancel], lambda given: act() if given == answer[0] else None)
