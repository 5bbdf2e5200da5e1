"""A claim of a benefit: begin it, tick the papers off, note each step; the quiet line offers to take it back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from tracker.benefits import service
from tracker.benefits.model import ClaimStep
from ui.run import run
from ui.text import tr
from ui.text.worth import claim_look, claim_words
from ui.widgets.badge import StateBadge
from ui.widgets.buttons import Button, IconButton
from ui.widgets.flow import FlowRow
from ui.widgets.space import Column, Row
from ui.widgets.words import Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from tracker.benefits.model import BenefitVerdict, Claim, Document
    from tracker.catalog.model import Benefit
    from ui.context import Context

    class ClaimForms(Protocol):
        """What opens the forms of claims."""

        def note_step(self, benefit: Benefit, claim: Claim) -> None: ...
        def add_paper(self, claim: Claim) -> None: ...


_OVER = (ClaimStep.REFUSED, ClaimStep.MISSED)


class ClaimPart(QWidget):
    """`shown` says whether there is anything to do or to tell."""

    def __init__(
        self,
        context: Context,
        asks: ClaimForms,
        one: BenefitVerdict,
        *,
        region: str | None,
        price_fen: int | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._asks, self._one = context, asks, one
        self._place = (region if region != "*" else None, price_fen)
        writing = not context.work.store.read_only
        begin = writing and one.verdict.met and (one.claim is None or one.claim.state in _OVER)
        self.shown = one.claim is not None or begin
        self._column = Column(self)
        if one.claim:
            self._tell(one.claim, writing=writing)
        if begin:
            words = tr("Claim again") if one.claim else tr("Begin my claim")
            button = Button(words, name=f"claim_begin_{one.benefit.id}", icon_name="plus")
            button.clicked.connect(self._begin)
            self._column.addWidget(FlowRow(button))

    def _tell(self, claim: Claim, *, writing: bool) -> None:
        state, icon, word = claim_look(claim.state)
        self._column.addWidget(FlowRow(StateBadge(state, word, icon=icon), Quiet(claim_words(claim)), gap=12))
        if claim.state is ClaimStep.PREPARING:
            for document in service.documents_of(claim):
                self._column.addLayout(self._paper(claim, document, writing=writing))
        if writing:
            step = Button(tr("Note a step…"), name=f"claim_step_{claim.benefit}", icon_name="edit")
            step.clicked.connect(lambda: self._asks.note_step(self._one.benefit, claim))
            remove = Button(tr("Remove"), name=f"claim_remove_{claim.benefit}", kind="quiet")
            remove.clicked.connect(partial(self._remove, claim))
            acts = FlowRow(step)
            if claim.state is ClaimStep.PREPARING:
                paper = Button(tr("Add a paper…"), name=f"claim_paper_add_{claim.benefit}", icon_name="plus")
                paper.clicked.connect(lambda: self._asks.add_paper(claim))
                acts.add(paper)
            acts.add(remove)
            self._column.addWidget(acts)

    def _paper(self, claim: Claim, document: Document, *, writing: bool) -> Row:
        """A paper to be ticked off; one that the worker added can go again."""
        row = Row(gap=4)
        box = QCheckBox(document.name)
        box.setObjectName(f"claim_paper_{claim.benefit}")
        box.setAccessibleName(document.name)
        box.setChecked(document.ready)
        box.setEnabled(writing)
        box.toggled.connect(partial(self._tick, claim, document.name))
        row.addWidget(box)
        if document.own and writing:
            words = tr("Take {name} off the list").format(name=document.name)
            off = IconButton("delete", words, name=f"claim_paper_off_{claim.benefit}")
            off.clicked.connect(partial(self._drop, claim, document.name))
            row.addWidget(off)
        row.addStretch()
        return row

    def _begin(self) -> None:
        work, (region, price_fen) = self._context.work, self._place
        run(
            self._context,
            lambda: service.begin_claim(
                work.store,
                work.person().uid,
                self._one.benefit.id,
                today=work.today(),
                region=region,
                price_fen=price_fen,
            ),
            said=tr("Claim begun."),
        )

    def _tick(self, claim: Claim, name: str, ready: bool) -> None:
        run(self._context, lambda: service.tick_document(self._context.work.store, claim.uid, name, ready=ready))

    def _drop(self, claim: Claim, name: str, _checked: bool = False) -> None:
        run(self._context, lambda: service.drop_document(self._context.work.store, claim.uid, name))

    def _remove(self, claim: Claim, _checked: bool = False) -> None:
        run(
            self._context,
            lambda: service.delete_claim(self._context.work.store, claim.uid),
            said=tr("Claim removed."),
        )
