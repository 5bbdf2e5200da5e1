"""What employers did with a certificate, as its holder noted it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.certificates import service
from ui.text import ptr, tr
from ui.text.labels import region_name
from ui.widgets.badge import StateBadge
from ui.widgets.buttons import Button, IconButton
from ui.widgets.flow import FlowRow
from ui.widgets.space import Column, Row, clear
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.certificates.model import Acceptance, Certificate
    from ui.context import Context
    from ui.pages.certificates.acts import CertificateActs


class Acceptances(QWidget):
    """The notes on one certificate, the latest first, each to be changed or removed."""

    def __init__(self, context: Context, acts: CertificateActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._acts = acts
        self._notes = Column(gap=12)
        add = Button(tr("Add a note"), name="acceptance_add", kind="quiet", icon_name="plus")
        add.clicked.connect(lambda: acts.note_acceptance(None))
        column = Column(self, gap=8)
        column.addWidget(Label(tr("What employers did with it"), size="emphasis"))
        column.addLayout(self._notes)
        column.addWidget(FlowRow(add))
        add.setVisible(acts.writing)

    def show_certificate(self, certificate: Certificate) -> None:
        """Show the notes on a certificate."""
        clear(self._notes)
        found = service.acceptances(self._context.work.store.read(), certificate.uid)
        for note in reversed(found):
            self._notes.addWidget(self._row(note))
        if not found:
            self._notes.addWidget(Quiet(tr("Note here who accepted it and who did not, and where.")))

    def _row(self, note: Acceptance) -> QWidget:
        row = QWidget()
        words = Column(gap=4)
        words.addWidget(FlowRow(_badge(note)))
        place = " · ".join(filter(None, (note.employer, region_name(note.region) if note.region else "")))
        for text in (place, " · ".join(filter(None, (note.on.isoformat() if note.on else "", note.note)))):
            if text:
                words.addWidget(Quiet(text) if words.count() > 1 else Label(text))
        line = Row(row, gap=4)
        line.addLayout(words, 1)
        for icon, text, name, act in (
            ("edit", tr("Change the note"), "acceptance_edit", partial(self._acts.note_acceptance, note)),
            ("delete", tr("Remove the note"), "acceptance_remove", partial(self._acts.remove_acceptance, note)),
        ):
            button = IconButton(icon, text, name=f"{name}_{note.uid}")
            button.clicked.connect(act)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            button.setVisible(self._acts.writing)
        return row


def _badge(note: Acceptance) -> StateBadge:
    if note.accepted is None:
        return StateBadge("quiet", ptr("acceptance", "Not said"))
    words = ptr("acceptance", "Accepted") if note.accepted else ptr("acceptance", "Not accepted")
    return StateBadge("good", words) if note.accepted else StateBadge("bad", words, icon="cross")
