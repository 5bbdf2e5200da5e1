"""A card: one matter on its own ground, parted by a hairline and by space."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from ui.widgets.space import Column, Row
from ui.widgets.words import Label


class Card(QFrame):
    """Add content to `body`, and buttons or badges to `head`, at the right of the title."""

    def __init__(self, title: str = "", parent: QWidget | None = None, *, margin: int = 16) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._title = Label(size="emphasis")
        self.head = Row()
        self.head.addWidget(self._title, 1)
        self.body = Column()
        column = Column(self, margin=margin, gap=12)
        column.addLayout(self.head)
        column.addLayout(self.body)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Name the card; an empty title takes no room."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)
