"""F1: what has the keyboard, what this page is for, and every key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from ui.pages.registry import page_title
from ui.text import tr
from ui.text.help import how_to, keys, question
from ui.theme import current_theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.space import Column, Row
from ui.widgets.words import Label, Quiet, SectionTitle

_WIDTH, _HEIGHT = 560, 620


class Help(QDialog):
    """One page of help, read from the top: the field or button one is at comes first."""

    def __init__(self, page: str, focus: QWidget | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Help"))
        inside = QWidget()
        inside.setObjectName("scrolled")
        body = Column(inside, margin=24, gap=16)
        at = self._at(focus)
        if at:
            body.addWidget(at)
        about = Card(page_title(page))
        about.body.addWidget(SectionTitle(question(page)))
        about.body.addWidget(Label(how_to(page)))
        body.addWidget(about)
        body.addWidget(self._keys())
        body.addStretch()
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        close = Button(tr("Close"), name="help_close", kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = Row(margin=(24, 12, 24, 16))
        foot.addStretch()
        foot.addWidget(close)
        column = Column(self, gap=0)
        column.addWidget(scroll, 1)
        column.addLayout(foot)
        theme, room = current_theme(), parent.size()
        self.resize(min(theme.px(_WIDTH), room.width() - 16), min(theme.px(_HEIGHT), room.height() - 16))
        close.setFocus()

    def _at(self, focus: QWidget | None) -> Card | None:
        """What the thing with the keyboard is called and does, where it says so."""
        name = focus.accessibleName() if focus else ""
        if focus is None or not name:
            return None
        card = Card(tr("Where you are: {name}").format(name=name))
        said = [words for words in (focus.accessibleDescription(), focus.toolTip()) if words and words != name]
        for words in dict.fromkeys(said):
            card.body.addWidget(Quiet(words))
        return card

    def _keys(self) -> Card:
        card, facts = Card(tr("Keys")), Facts()
        for pressed, does in keys():
            facts.add(pressed, does)
        card.body.addWidget(facts)
        return card
