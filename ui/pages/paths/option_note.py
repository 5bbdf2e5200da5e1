"""An option in full: what its post asks, each certificate layer by layer, benefits with their amounts, the notes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.text import tr
from ui.text.labels import certificate_name
from ui.text.options import option_name
from ui.text.rules import name_words
from ui.text.worth import law_words, practice_words, rule_words, worth_words
from ui.widgets.space import Column
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.benefits.model import BenefitVerdict
    from tracker.paths.answers import OptionAnswer
    from tracker.recognition.model import RecognitionCell
    from ui.pages.person_page import Asking


class OptionNote(QWidget):
    """Only what is known of it; the layers of recognition are never merged."""

    def __init__(self, one: OptionAnswer, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = Column(self, gap=12)
        self._column.addWidget(Label(option_name(one), size="emphasis"))
        if one.post and one.post.role.requires:
            self._title(tr("What it asks"))
            self._column.addWidget(asking.tree("role", one.post.role, one.post.verdict))
        if one.recognition:
            self._title(tr("Who recognises my certificates there"))
            for cell in one.recognition:
                self._certificate(cell, asking)
        self._benefits(tr("Benefits gained"), one.benefits.gained)
        self._benefits(tr("Benefits lost"), one.benefits.lost)
        chances = one.chances
        if chances and chances.selection:
            self._title(tr("The past selection"))
            self._column.addWidget(Label(f"{chances.selection.on.isoformat()} · {chances.selection.post}"))
        for title, words in ((tr("Employer"), one.option.employer), (tr("Note"), one.option.note)):
            if words:
                self._title(title)
                self._column.addWidget(Label(words))

    def _title(self, words: str) -> None:
        self._column.addWidget(Quiet(words, small=True))

    def _certificate(self, cell: RecognitionCell, asking: Asking) -> None:
        """In law, by agreement, in practice: three lines."""
        part = Column(gap=0)
        part.addWidget(Label(certificate_name(cell.certificate, asking.names)))
        for name, words in (
            (tr("In law"), law_words(cell.in_law)),
            (tr("By agreement"), rule_words(cell.by_rule)),
            (tr("In practice"), practice_words(cell.practice)),
        ):
            part.addWidget(Quiet(tr("{where}: {what}").format(where=name, what=words), small=True))
        self._column.addLayout(part)

    def _benefits(self, title: str, found: Sequence[BenefitVerdict]) -> None:
        if found:
            self._title(title)
        for one in found:
            words = tr("{benefit}: {amount}").format(benefit=name_words(one.benefit), amount=worth_words(one))
            self._column.addWidget(Label(words))
