"""The sheet that shows one certificate: its state and why, all it says, its scans, and what employers did with it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tracker.catalog import service as catalog
from ui.pages.certificates.acceptances import Acceptances
from ui.pages.certificates.scans import Scans
from ui.text import tr
from ui.text.certificates import STATE_LOOKS, issuer_words, next_sentence, title_words, window_words
from ui.text.formats import day_words
from ui.text.labels import label
from ui.widgets.badge import StateBadge, UnverifiedBadge
from ui.widgets.buttons import Button, IconButton
from ui.widgets.facts import Facts
from ui.widgets.flow import FlowRow
from ui.widgets.sheet import Sheet
from ui.widgets.space import Column
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.certificates.model import Review
    from tracker.overview.certificate_list import Held
    from tracker.overview.names import Names
    from ui.context import Context
    from ui.pages.certificates.acts import CertificateActs


class CertificateDetails(Sheet):
    """Shows a certificate and offers what can be done with it; whoever shows another calls `show_held` again."""

    def __init__(self, context: Context, names: Names, acts: CertificateActs) -> None:
        super().__init__(editing=False)
        self._context = context
        self._names = names
        self._acts = acts
        self._shown: tuple[Held, bool] | None = None
        self.scans = Scans(context)
        self.acceptances = Acceptances(context, acts)
        self._state = QWidget()
        self._facts = QWidget()
        for part in (self._state, self._facts, self.scans, self.acceptances):
            self.body.addWidget(part)
        self.foot.addWidget(FlowRow(*(acts.button(name) for name in ("edit", "review", "revoke", "remove")), gap=4), 1)

    def show_held(self, held: Held, *, whose: bool) -> None:
        """Show a certificate as it is now; `whose` adds the name of its worker."""
        if (held, whose) != self._shown:
            self._shown = (held, whose)
            self.set_title(title_words(held.certificate, self._names))
            self._state = self._replace(self._state, self._state_part(held))
            self._facts = self._replace(self._facts, self._facts_part(held, whose=whose))
        self.scans.show_certificate(held.certificate)
        self.acceptances.show_certificate(held.certificate)

    def _replace(self, before: QWidget, after: QWidget) -> QWidget:
        self.body.replaceWidget(before, after)
        before.hide()
        before.deleteLater()
        return after

    def _state_part(self, held: Held) -> QWidget:
        part = QWidget()
        column = Column(part, gap=8)
        state, icon = STATE_LOOKS[held.state]
        column.addWidget(FlowRow(StateBadge(state, label(held.state), icon=icon)))
        today = self._context.work.today()
        column.addWidget(Label(next_sentence(held, today=today)))
        if held.deadline and held.deadline.rule:
            column.addWidget(Quiet(window_words(held.deadline, held.deadline.rule)))
            column.addWidget(self._source_row(held.deadline.rule))
        return part

    def _source_row(self, rule: Review) -> QWidget:
        source = Button(tr("Which rule says so?"), name="certificate_rule", kind="quiet", icon_name="rules")
        source.clicked.connect(lambda: self._show_rule(rule, source))
        return FlowRow(source, *([UnverifiedBadge()] if rule.unverified else []))

    def _show_rule(self, rule: Review, beside: QWidget) -> None:
        """The rule in full, beside the button that asks for it."""
        from ui.text.entries import reading
        from ui.text.rules import name_words
        from ui.widgets.popover import Popover
        from ui.widgets.rule_note import RuleNote

        work = self._context.work
        pack = next((pack for pack in catalog.installed(work.store.read()) if pack.id == rule.pack), None)
        note = RuleNote(rule, pack, reading("review", rule, self._names), today=work.today())
        Popover(note, name_words(rule), self._context.shell.window_widget()).show_beside(beside)

    def _facts_part(self, held: Held, *, whose: bool) -> QWidget:
        certificate, facts = held.certificate, Facts()
        copy = IconButton("copy", tr("Copy the number (Ctrl+C)"), name="certificate_copy")
        copy.setProperty("kind", "inside")
        copy.clicked.connect(self._acts.copy_number)
        occupation = self._names.occupation(certificate.occupation)
        for name, value, *tools in (
            (tr("Worker"), held.worker if whose else None),
            (tr("Kind"), label(certificate.kind)),
            (tr("Level"), label(certificate.level) if certificate.level else None),
            (
                tr("Occupation"),
                tr("{name} ({code})").format(name=occupation, code=certificate.occupation) if occupation else None,
            ),
            (tr("Number"), certificate.number, copy),
            (tr("Issued by"), issuer_words(certificate)),
            (tr("Issued on"), day_words(certificate.issued_on)),
            (tr("Last review"), _day(certificate.last_review_on)),
            (tr("Valid until"), _day(certificate.valid_until)),
            (tr("Revoked on"), _day(certificate.revoked_on)),
            (tr("Note"), certificate.note),
        ):
            facts.add(name, value, *tools)
        return facts


def _day(day: date | None) -> str | None:
    return day_words(day) if day else None
