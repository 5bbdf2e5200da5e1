"""A rule in full: what it says, who says so, since when, how sure that is, and how old the knowledge is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.text import ptr, tr
from ui.text.rules import force_words, name_words, note_words, pack_words
from ui.widgets.badge import StateBadge, UnverifiedBadge
from ui.widgets.flow import FlowRow
from ui.widgets.lines import AskedLines
from ui.widgets.space import Column
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tracker.catalog.model import Pack
    from tracker.kernel.entry import Entry
    from ui.text.requirements import AskedLine


class RuleNote(QWidget):
    """One entry of a pack with its origin; `lines` are what it says, `title` stands above unless its name will do."""

    def __init__(
        self,
        entry: Entry,
        pack: Pack | None,
        lines: Sequence[AskedLine],
        *,
        today: date,
        title: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.body = Column(self, gap=12)
        self.body.addWidget(Label(title or name_words(entry), size="emphasis"))
        badges: list[QWidget] = [UnverifiedBadge()] if entry.unverified else []
        badges += [] if entry.in_force(today) else [StateBadge("quiet", tr("Not in force today"))]
        if badges:
            self.body.addWidget(FlowRow(*badges))
        self.body.addWidget(AskedLines(lines))
        for head, words in (
            (ptr("rule", "Source"), entry.source or tr("The pack names no source.")),
            (ptr("rule", "Note"), note_words(entry)),
            (ptr("rule", "In force"), force_words(entry)),
            (ptr("rule", "From"), pack_words(pack) if pack else ""),
        ):
            if words:
                fact = Column(gap=4)
                fact.addWidget(Quiet(head, small=True))
                fact.addWidget(Label(words))
                self.body.addLayout(fact)
        self.body.addWidget(Quiet(tr("Rules change: check with your local office before you apply."), small=True))
