"""One certificate in one region, layer by layer, each with who says so and since when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.text import ptr, tr
from ui.text.labels import certificate_name, label, region_name
from ui.text.worth import law_words, practice_words, rule_words
from ui.widgets.badge import UnverifiedBadge
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowRow
from ui.widgets.space import Column
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.catalog.model import Agreement
    from tracker.recognition.model import Practice, RecognitionCell
    from ui.pages.person_page import Asking


class CellNote(QWidget):
    """`left` comes when a button leads away from it; `noting` when an employer's answer is to be noted."""

    left = Signal()
    noting = Signal()

    def __init__(self, cell: RecognitionCell, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = Column(self, gap=12)
        title = tr("{certificate} in {region}").format(
            certificate=certificate_name(cell.certificate, asking.names), region=region_name(cell.region)
        )
        self._column.addWidget(Label(title, size="emphasis"))
        self._layer(tr("In law"), law_words(cell.in_law), cell.in_law.statement)
        self._layer(tr("By agreement"), rule_words(cell.by_rule), cell.by_rule.agreement)
        self._layer(tr("In practice"), practice_words(cell.practice), None)
        self._answers(cell.practice)
        if cell.station.accepted or cell.station.refused:
            self._layer(tr("Noted by others in this file"), practice_words(cell.station), None)
            self._answers(cell.station)
        issuer = cell.issuer.kind
        if issuer:
            self._layer(tr("Issued by"), label(issuer), None)
        acts = FlowRow()
        if not asking.context.work.store.read_only:
            note = Button(tr("Note an employer's answer"), name="cell_note", kind="quiet", icon_name="plus")
            note.clicked.connect(self.left)
            note.clicked.connect(self.noting)
            acts.add(note)
        lead = Button(tr("Show the certificate"), name="cell_certificate", kind="quiet", icon_name="certificate")
        lead.clicked.connect(self.left)
        lead.clicked.connect(lambda: asking.context.shell.go("certificates", cell.certificate.uid))
        acts.add(lead)
        self._column.addWidget(acts)

    def _answers(self, practice: Practice) -> None:
        """Who answered what, when."""
        for answer in (*practice.accepted, *practice.refused):
            said = ptr("acceptance", "Accepted") if answer.accepted else ptr("acceptance", "Not accepted")
            parts = (said, answer.employer, answer.on.isoformat() if answer.on else "", answer.note)
            self._column.addWidget(Quiet(" · ".join(filter(None, parts))))

    def _layer(self, name: str, words: str, entry: Agreement | None) -> None:
        layer = Column(gap=4)
        layer.addWidget(Quiet(name, small=True))
        layer.addWidget(Label(words))
        if entry is not None:
            layer.addWidget(Quiet(tr("Source: {source}").format(source=entry.source or tr("no source given"))))
            if entry.unverified:
                layer.addWidget(FlowRow(UnverifiedBadge()))
        self._column.addLayout(layer)
