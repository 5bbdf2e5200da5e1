"""Everything that was wrong, as a list that can be read to its end and copied."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListView, QWidget

from ui.text import ntr, tr
from ui.theme import current_theme
from ui.widgets.buttons import Button
from ui.widgets.space import Column, Row
from ui.widgets.words import Label, Quiet, SectionTitle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class ProblemList(QDialog):
    """`summary` says what became of the whole, `problems` are the lines. Open it with `open()`."""

    def __init__(self, parent: QWidget, title: str, summary: str, problems: Sequence[str]) -> None:
        super().__init__(parent)
        self.setObjectName("problem_list")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.problems = QStringListModel([line.removeprefix("- ") for line in problems], self)
        column = Column(self, margin=24, gap=12)
        column.addWidget(SectionTitle(title))
        column.addWidget(Label(summary))
        if problems:
            count = len(problems)
            column.addWidget(
                Quiet(ntr("{n} problem to put right:", "{n} problems to put right:", count).format(n=count))
            )
            column.addWidget(self._list(title), 1)
        buttons = Row()
        copy = Button(tr("Copy the list"), name="problems_copy", icon_name="copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText("\n".join([summary, *problems])))
        close = Button(tr("Close"), name="problems_close", kind="primary")
        close.clicked.connect(self.accept)
        buttons.addWidget(copy)
        buttons.addStretch()
        buttons.addWidget(close)
        column.addLayout(buttons)
        theme = current_theme()
        self.resize(min(theme.px(640), parent.width()), min(theme.px(480), parent.height()))

    def _list(self, title: str) -> QListView:
        view = QListView()
        view.setObjectName("problems")
        view.setAccessibleName(title)
        view.setModel(self.problems)
        view.setWordWrap(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setUniformItemSizes(False)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        return view
