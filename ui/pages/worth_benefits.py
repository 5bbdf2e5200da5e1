"""Benefits: what each is, its exact amount, what is missing, until when it can be claimed; and the claim's steps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.benefits.model import ClaimState
from tracker.benefits.service import benefits_of
from tracker.paths.service import worth_ahead
from ui.pages.asking import PersonPart
from ui.pages.worth_claim import ClaimPart
from ui.text import ntr, tr
from ui.text.labels import label, region_name
from ui.text.rules import name_words
from ui.text.worth import benefit_state, regions_words, window_words, worth_words
from ui.theme import current_theme
from ui.widgets.badge import StateBadge, UnverifiedBadge
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceEdit
from ui.widgets.disclosure import Disclosure
from ui.widgets.editors import MoneyEdit
from ui.widgets.flow import FlowRow
from ui.widgets.form import FormRow
from ui.widgets.scroll import ScrollColumn
from ui.widgets.space import Column, Row, clear
from ui.widgets.two_columns import TwoColumns
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.benefits.model import BenefitVerdict, RegionWorth
    from tracker.people.model import Person
    from ui.context import Context
    from ui.pages.asking import Asking
    from ui.widgets.sheet import SheetHost

EVERYWHERE = "*"
_ORDER = (ClaimState.OPEN, ClaimState.CLAIMED, ClaimState.NOT_MET, ClaimState.SHUT_OUT, ClaimState.CLOSED)


class BenefitsPart(PersonPart):
    """A region and, where an amount is a share of a price, that price; the benefits, and what each level ahead adds."""

    def __init__(self, context: Context, host: SheetHost, parent: QWidget | None = None) -> None:
        super().__init__(context, host, parent)
        self._person: Person | None = None
        self.region = ChoiceEdit(name="worth_region")
        self.region.setSizeAdjustPolicy(ChoiceEdit.SizeAdjustPolicy.AdjustToContents)
        self.region.setMaximumWidth(current_theme().px(300))
        self.price = MoneyEdit(name="worth_price", hint=tr("Price in yuan"))
        self.price.setMaximumWidth(current_theme().px(200))
        self._price_row = FormRow(tr("Price of the home (yuan)"), self.price)
        self.region.changed.connect(self._show)
        self.price.editingFinished.connect(self._take_price)
        asked = Row(gap=24)
        asked.addWidget(FormRow(tr("Benefits in"), self.region))
        asked.addWidget(self._price_row)
        asked.addStretch(1)
        self._scroll = ScrollColumn(margin=0, gap=16)
        column = Column(self, gap=12)
        column.addLayout(asked)
        column.addWidget(self._scroll, 1)

    def show_person(self, person: Person, asking: Asking) -> None:
        """Read a worker's benefits; another worker begins with the own region."""
        self._asking = asking
        reader, today = self.context.work.store.read(), self.context.work.today()
        every = benefits_of(reader, person.uid, today=today)
        regions = dict.fromkeys(region for one in every for region in one.benefit.regions if region != "*")
        offered = dict.fromkeys(filter(None, (person.region, *regions)))
        self.region.set_choices(
            [*((region, region_name(region)) for region in offered), (EVERYWHERE, tr("All regions"))]
        )
        if self._person is None or self._person.uid != person.uid:
            self.region.set_value(person.region or EVERYWHERE)
        self._person = person
        self._show()

    def focus_filter(self) -> None:
        """The region."""
        self.region.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take_price(self) -> None:
        if self._price_row.check():
            self._show()

    def _show(self) -> None:
        person = self._person
        if person is None:
            return
        reader, today = self.context.work.store.read(), self.context.work.today()
        chosen = self.region.value()
        region = None if chosen == EVERYWHERE else chosen
        price = self.price.value() if self.price.problem() is None else None
        found = benefits_of(reader, person.uid, today=today, region=region, price_fen=price)
        regions = (region,) if region else tuple(dict.fromkeys(one for each in found for one in each.benefit.regions))
        ahead = worth_ahead(reader, person.uid, regions, today=today, price_fen=price)
        self._price_row.setVisible(any(one.benefit.amount.share is not None for one in found))
        clear(self._scroll.body)
        parts = TwoColumns()
        self._fill(parts.main, found)
        parts.side.addWidget(AheadCard(ahead, with_region=region is None))
        self._scroll.body.addWidget(parts)

    def _fill(self, column: Column, found: Sequence[BenefitVerdict]) -> None:
        ordered = sorted(found, key=lambda one: _ORDER.index(one.state))
        lapsed = [one for one in ordered if one.state is ClaimState.CLOSED and one.claim is None]
        for one in ordered:
            if one not in lapsed:
                column.addWidget(self._card(one))
        if not found:
            column.addWidget(
                Quiet(tr("The rules in this file name no benefit here. Packs with more can be installed."))
            )
        if lapsed:
            words = ntr("{n} that can no longer be claimed", "{n} that can no longer be claimed", len(lapsed)).format(
                n=len(lapsed)
            )
            folded = Disclosure(words, name="worth_lapsed")
            folded.toggled.connect(lambda unfolded: self._unfold(folded.body, lapsed) if unfolded else None)
            column.addWidget(folded)
        column.addWidget(
            Quiet(tr("Amounts and windows change: check with the office that pays before you count on it."), small=True)
        )

    def _unfold(self, column: Column, lapsed: Sequence[BenefitVerdict]) -> None:
        if not column.count():
            for one in lapsed:
                column.addWidget(self._card(one))

    def _card(self, one: BenefitVerdict) -> Card:
        """One benefit."""
        today, key = self.context.work.today(), one.benefit.id
        card = Card(name_words(one.benefit))
        state, icon, word = benefit_state(one, today=today)
        card.head.addWidget(StateBadge(state, word, icon=icon), 0, Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(Label(worth_words(one), size="section", tone="ink"))
        card.body.addWidget(Label(window_words(one, self._asking.names, today=today)))
        if not one.verdict.met and one.benefit.requires:
            card.body.addWidget(self._asking.fold("benefit", one.benefit, one.verdict, name=f"benefit_asks_{key}"))
        source = FlowRow(Quiet(regions_words(one.benefit.regions)))
        source.add(self._asking.rule_button("benefit", one.benefit, name=f"benefit_rule_{key}"))
        if one.benefit.unverified:
            source.add(UnverifiedBadge())
        card.body.addWidget(source)
        claim = ClaimPart(self.context, self.host, one, region=self._claim_region(one), price_fen=self._price())
        if claim.shown:
            card.body.addWidget(claim)
        return card

    def _price(self) -> int | None:
        return self.price.value() if self.price.problem() is None else None

    def _claim_region(self, one: BenefitVerdict) -> str | None:
        chosen = self.region.value()
        return one.benefit.regions[0] if chosen == EVERYWHERE and one.benefit.regions[0] != "*" else chosen


class AheadCard(Card):
    """What each level above the worker's own would bring."""

    def __init__(self, ahead: Sequence[RegionWorth], *, with_region: bool) -> None:
        super().__init__(tr("What the next levels bring"))
        for one in ahead:
            row = Column(gap=4)
            place = region_name(one.region) if with_region else ""
            row.addWidget(Label(" · ".join(filter(None, (label(one.level), place))), tone="accent"))
            for gained in one.gained:
                row.addWidget(
                    Label(
                        tr("{benefit}: {amount}").format(benefit=name_words(gained.benefit), amount=worth_words(gained))
                    )
                )
            self.body.addLayout(row)
        if not ahead:
            self.body.addWidget(Quiet(tr("The rules in this file name nothing more for a higher level here.")))
