"""The first-run page: start empty, open a file, or look at a demo worker."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.shell.files import default_folder, default_name, demo_work, file_kinds
from ui.shell.opening import create_into, open_into
from ui.text import tr
from ui.theme import current_theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowRow
from ui.widgets.open_dialog import open_dialog
from ui.widgets.save_dialog import save_dialog
from ui.widgets.space import Column, Row
from ui.widgets.words import FirstLine, Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.shell.frame import Frame


def _demo_titles() -> tuple[tuple[str, str], ...]:
    """The demo files: workers and their trades, and a mentor's."""
    return (
        ("han-song", tr("Han Song, rural electrician")),
        ("mentor", tr("Han Song as a mentor of five")),
        ("wang-chuanjiang", tr("Wang Chuanjiang, lathe operator")),
        ("zhou-xuyang", tr("Zhou Xuyang, welder")),
    )


class Welcome(QWidget):
    """Three ways to begin, each in its own card, the first with the keyboard."""

    def __init__(self, window: Frame) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self._window = window
        paper = QWidget()
        paper.setObjectName("scrolled")
        paper.setMaximumWidth(current_theme().px(720))
        column = Column(paper, margin=32, gap=16)
        column.addStretch()
        column.addWidget(FirstLine(tr("See where your next level is")))
        column.addWidget(
            Quiet(
                tr(
                    "Certificates, work history and study in one file on this computer. It works without a network; "
                    "copying the file is a complete copy."
                )
            )
        )
        column.addWidget(self._way(tr("Start my own file"), tr("For you, or for the people you teach."), self._start()))
        column.addWidget(self._way(tr("Open a file"), tr("One you made before, or got on a USB stick."), self._open()))
        column.addWidget(
            self._way(
                tr("Look at a demo worker"),
                tr("People from a newspaper report, with made-up numbers. Try anything; nothing is kept."),
                self._demos(),
            )
        )
        column.addWidget(self._look())
        column.addStretch()
        self._scroll_around(paper)

    def _scroll_around(self, paper: QWidget) -> None:
        middle = QWidget()
        middle.setObjectName("scrolled")
        row = Row(middle, gap=0)
        row.addStretch(1)
        row.addWidget(paper, 10)
        row.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(middle)
        Column(self, gap=0).addWidget(scroll)

    def _way(self, title: str, text: str, acts: QWidget) -> Card:
        card = Card(title)
        card.body.addWidget(Label(text))
        card.body.addWidget(acts)
        return card

    def _start(self) -> QWidget:
        return _row(_button(tr("Start empty…"), "welcome_new", self._choose_new, "primary"))

    def _open(self) -> QWidget:
        return _row(_button(tr("Open…"), "welcome_open", self._choose_open))

    def _demos(self) -> QWidget:
        row = FlowRow()
        for name, title in _demo_titles():
            row.add(_button(title, f"welcome_demo_{name}", partial(self.show_demo, name)))
        return row

    def _look(self) -> QWidget:
        row = FlowRow()
        row.add(_button("中文", "welcome_zh_CN", partial(self._speak, "zh_CN"), "quiet"))
        row.add(_button("English", "welcome_en", partial(self._speak, "en"), "quiet"))
        row.add(_button(tr("Theme and text size…"), "welcome_settings", self._window.settings, "quiet"))
        return row

    def _speak(self, language: str) -> None:
        self._window.preferences.language = language
        self._window.relook()

    def show_demo(self, name: str) -> None:
        """Open a demo worker."""
        self._window.open_work(demo_work(name))

    def _choose_new(self) -> None:
        dialog = save_dialog(self, tr("Where to keep your file"), default_name(), {file_kinds(): "db"})
        dialog.fileSelected.connect(partial(create_into, self._window))
        dialog.open()

    def _choose_open(self) -> None:
        dialog = open_dialog(self, tr("Open a file"), file_kinds(), folder=default_folder())
        dialog.fileSelected.connect(partial(open_into, self._window))
        dialog.open()


def _button(text: str, name: str, act: Callable[[], object], kind: str = "") -> Button:
    button = Button(text, name=name, kind=kind)
    button.clicked.connect(lambda: act())  # noqa: PLW0108 - without the `checked` Qt would hand over
    return button


def _row(button: Button) -> QWidget:
    holder = QWidget()
    row = Row(holder)
    row.addWidget(button)
    row.addStretch()
    return holder
