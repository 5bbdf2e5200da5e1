"""A card: one matter on its own ground, parted by a hairline and by space."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from ui.widgets.space import Column, Row
from ui.widgets.words import Label


class Card(QFrame):
    """Add content to `body`, and buttons or badges to `head`, at the right of the title."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        column = Column(self, margin=16, gap=12)
        self._title = Label(size="emphasis", parent=self)
        self.head = Row()
        self.head.addWidget(self._title, 1)
        self.body = Column()
        column.addLayout(self.head)
        column.addLayout(self.body)
        self._titled = True
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Name the card; an empty title takes no room."""
        self._title.setText(title)
        if bool(title) is not self._titled:  # to show what is not hidden would style it before the card has its place
            self._titled = bool(title)
            self._title.setVisible(self._titled)
        self.setAccessibleName(title)
