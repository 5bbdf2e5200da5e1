"""One section of the rules: a list that filters as one types, and the entry chosen, in full."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QWidget

from tracker.overview.rulebook import entries
from ui.models.record_table import ROW_ROLE, RecordTable
from ui.models.record_table import Column as TableColumn
from ui.pages.rules.part import RulesPart
from ui.text import ntr, ptr, tr
from ui.text.entries import reading, summary, title
from ui.text.labels import section_name
from ui.theme import current_theme
from ui.widgets.card import Card
from ui.widgets.editors import TextEdit
from ui.widgets.rule_note import RuleNote
from ui.widgets.scroll import ScrollColumn
from ui.widgets.space import Column, Row
from ui.widgets.table import Shares, Table
from ui.widgets.words import Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from tracker.catalog.model import Pack
    from tracker.kernel.entry import Entry
    from tracker.overview.names import Names
    from ui.context import Context

_PAUSE_MS = 120
_GIST = 170
"""How much of what an entry says in short stays beside a long name."""

_BESIDE = 760
"""From this width on (at 100 % text) the entry stands beside the list, else below it."""


class SectionBrowser(RulesPart):
    """`section` is one of `tracker.overview.rulebook.SECTIONS`."""

    def __init__(self, section: str, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section, self._context = section, context
        self._entries: tuple[Entry, ...] = ()
        self._texts: list[str] = []
        self.filter = TextEdit(name=f"rules_filter_{section}", hint=tr("Type to filter"))
        self.filter.setAccessibleName(tr("Filter the rules"))
        self.filter.setMaximumWidth(current_theme().px(360))
        self._count = Quiet()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._narrow_down)
        self.filter.textEdited.connect(self._pause.start)
        shares = Shares(importance=(0, 1), gives=1, least=current_theme().px(_GIST))
        self.table = Table(name=f"rules_{section}", title=section_name(section), shares=shares, snug=True)
        self._detail = ScrollColumn(margin=0, gap=12)
        head = Row(gap=12)
        head.addWidget(self.filter, 1)
        head.addWidget(self._count, 1, Qt.AlignmentFlag.AlignVCenter)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(current_theme().space(16))
        listed = Column()
        listed.add_list(self.table)
        listed.addStretch(1)
        self._box.addLayout(listed, 5)
        self._box.addWidget(self._detail, 4)
        column = Column(self, gap=12)
        column.addLayout(head)
        column.addLayout(self._box, 1)

    def show_rules(self, names: Names, packs: dict[str, Pack]) -> None:
        """Read the section anew."""
        self._names, self._packs = names, packs
        self._entries = entries(self._context.work.store.read(), self._section)
        self._texts = [self._search_text(entry) for entry in self._entries]
        self._model = RecordTable(self._columns(), self)
        self.table.setModel(self._model)
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.table.selectionModel().currentRowChanged.connect(self._show_entry)
        self._narrow_down()

    def focus_filter(self) -> None:
        """Give the filter the keyboard."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def reveal(self, key: str) -> None:
        """Choose the entry of that key."""
        self.filter.set_value("")
        self._narrow_down()
        keys = [self._model.index(row, 0).data(ROW_ROLE).key for row in range(self._model.rowCount())]
        if key in keys:
            self.table.setCurrentIndex(self._model.index(keys.index(key), 0))

    def _columns(self) -> list[TableColumn]:
        places = {entry.key: at for at, entry in enumerate(self._entries)}
        return [
            TableColumn(title=ptr("rule", "Name"), text=self._title, raw=lambda entry: places[entry.key]),
            TableColumn(title=tr("In short"), text=self._summary, raw=self._summary),
        ]

    def _title(self, entry: Entry) -> str:
        return title(self._section, entry, self._names)

    def _summary(self, entry: Entry) -> str:
        """What it says, and what to know before relying on it: the space beside a name holds one mark."""
        mark = tr("Not verified") if entry.unverified else ""
        if not entry.in_force(self._context.work.today()):
            mark = tr("Not in force today")
        return "  ·  ".join(filter(None, (summary(self._section, entry, self._names), mark)))

    def _search_text(self, entry: Entry) -> str:
        parts = (self._title(entry), self._summary(entry), entry.source, entry.note, entry.key)
        return " ".join(filter(None, parts)).lower()

    def _narrow_down(self) -> None:
        """Keep the entries that have every word typed."""
        self._pause.stop()
        words = self.filter.text().lower().split()
        kept = [
            entry for entry, text in zip(self._entries, self._texts, strict=True) if all(word in text for word in words)
        ]
        self._model.set_rows(kept)
        self._count.setText(ntr("{n} entry", "{n} entries", len(kept)).format(n=len(kept)))
        if kept:
            self.table.setCurrentIndex(self._model.index(0, 0))
        else:
            self._show_entry(QModelIndex())

    def _show_entry(self, index: QModelIndex) -> None:
        while (item := self._detail.body.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        entry = index.data(ROW_ROLE) if index.isValid() else None
        if entry is None:
            self._detail.body.addWidget(Quiet(tr("Nothing here fits. Clear the filter to see all.")))
            return
        lines = reading(self._section, entry, self._names)
        today = self._context.work.today()
        note = RuleNote(entry, self._packs.get(entry.pack), lines, today=today, title=self._title(entry))
        card = Card()
        card.body.addWidget(note)
        self._detail.body.addWidget(card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= current_theme().px(_BESIDE)
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
