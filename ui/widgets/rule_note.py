"""A rule in full: what it asks, who says so, since when, how sure that is, and how old the knowledge is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.text import ptr, tr
from ui.text.rules import force_words, name_words, note_words, pack_words
from ui.widgets.badge import UnverifiedBadge
from ui.widgets.flow import FlowRow
from ui.widgets.space import Column
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.catalog.model import Entry, Pack
    from ui.text.requirements import AskedLine


class RuleNote(QWidget):
    """One entry of a pack with its origin; `lines` are what it asks, `badges` what else is to be marked."""

    def __init__(
        self, entry: Entry, pack: Pack | None, lines: Sequence[AskedLine] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.body = Column(self, gap=8)
        self.body.addWidget(Label(name_words(entry), size="emphasis"))
        if entry.unverified:
            self.body.addWidget(FlowRow(UnverifiedBadge()))
        for line in lines:
            self.body.addWidget(Label("　" * line.depth + tr("· {text}").format(text=line.text)))
        self._facts(entry, pack)

    def _facts(self, entry: Entry, pack: Pack | None) -> None:
        for title, words in (
            (ptr("rule", "Source"), entry.source or tr("The pack names no source.")),
            (ptr("rule", "Note"), note_words(entry)),
            (ptr("rule", "In force"), force_words(entry)),
            (ptr("rule", "From"), pack_words(pack) if pack else ""),
        ):
            if words:
                self.body.addWidget(Quiet(title, small=True))
                self.body.addWidget(Label(words))
        self.body.addWidget(Quiet(tr("Rules change: check with your local office before you apply."), small=True))
