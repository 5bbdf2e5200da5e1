"""Benefits: what each is, its exact amount, what is missing, until when it can be claimed; and the claim's steps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from tracker.benefits.model import ClaimState
from tracker.benefits.rules import applies_in
from tracker.benefits.service import benefits_of
from tracker.paths.worth import levels_ahead, regions_of_worth, worth_ahead, worth_everywhere
from ui.forms.worth_forms import claim_form, paper_form
from ui.models.turns import Turns
from ui.pages.opening import opens
from ui.pages.person_page import PersonPart
from ui.pages.worth.claim import ClaimPart
from ui.text import tr
from ui.text.labels import label, region_name
from ui.text.rules import name_words
from ui.text.worth import benefit_state, closed_words, regions_words, window_words, worth_words
from ui.theme import current_theme
from ui.widgets.action_row import ActionRow
from ui.widgets.badge import StateBadge, UnverifiedBadge
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceEdit
from ui.widgets.editors import MoneyEdit
from ui.widgets.flow import FlowRow
from ui.widgets.form import FormRow
from ui.widgets.scroll import ScrollColumn
from ui.widgets.space import Column, Row, clear
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.benefits.model import BenefitVerdict, Claim, RegionWorth
    from tracker.catalog.model import Benefit
    from tracker.kernel.terms import Level
    from tracker.people.model import Person
    from ui.context import Context
    from ui.pages.person_page import Asking
    from ui.widgets.sheet import SheetHost

EVERYWHERE = "*"
MOST_REGIONS = 4
"""More columns than these cannot be read side by side."""
_CLOSED = (ClaimState.CLOSED, ClaimState.SHUT_OUT)
_ORDER = (ClaimState.OPEN, ClaimState.CLAIMED, ClaimState.NOT_MET, ClaimState.SHUT_OUT, ClaimState.CLOSED)


class BenefitsPart(PersonPart):
    """What each level ahead adds here and there; a region, a price where a share is paid of one, and the benefits."""

    def __init__(self, context: Context, host: SheetHost, parent: QWidget | None = None) -> None:
        super().__init__(context, host, parent)
        self._person: Person | None = None
        self._price_shown: int | None = None
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
        self._turns = Turns(self)
        self._scroll = ScrollColumn(margin=0, gap=16)
        column = Column(self, gap=12)
        column.addLayout(asked)
        column.addWidget(self._scroll, 1)

    def show_person(self, person: Person, asking: Asking) -> None:
        """Read a worker's benefits; another worker begins with the own region."""
        self._asking = asking
        every = asking.once(benefits_of, person.uid)
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
        if self._price_row.check() and self._price() != self._price_shown:
            self._show()

    def _show(self) -> None:
        person = self._person
        if person is None:
            return
        reader, today = self.context.work.store.read(), self.context.work.today()
        chosen = self.region.value()
        region = None if chosen == EVERYWHERE else chosen
        price = self._price_shown = self._price()
        if price is None:
            every = self._asking.once(benefits_of, person.uid)
        else:
            every = benefits_of(reader, person.uid, today=today, price_fen=price)
        found = [one for one in every if applies_in(one.benefit, region)]
        levels = levels_ahead(reader, person.uid, today=today)
        regions = self._asking.once(regions_of_worth, person.uid)[:MOST_REGIONS]
        if price is None:
            everywhere = self._asking.once(worth_everywhere, person.uid)
            ahead = tuple(one for one in everywhere if one.region in regions)
        else:
            ahead = worth_ahead(reader, person.uid, regions, today=today, price_fen=price)
        shares = any(one.benefit.amount.share is not None for one in found)
        shares = shares or any(one.benefit.amount.share is not None for each in ahead for one in each.gained)
        self._price_row.setVisible(shares)
        clear(self._scroll.body)
        if levels:
            self._scroll.body.addWidget(AheadCard(ahead, levels, regions, own=person.region))
        steps = {one.benefit.id: levels.index(each.level) for each in reversed(ahead) for one in each.gained}
        found.sort(key=lambda one: (_ORDER.index(one.state), steps.get(one.benefit.id, len(levels))))
        self._turns.fill(self._cards(self._scroll.body, found), below=bool(levels))

    def _cards(self, column: Column, found: Sequence[BenefitVerdict]) -> Iterator[None]:
        """What can be claimed or may come, the nearest first, a card each; then what is closed, each line with why."""
        closed = [one for one in found if one.state in _CLOSED and one.claim is None]
        for one in found:
            if one not in closed:
                column.addWidget(self._card(one))
                yield
        place = region_name(self.region.value()) if self.region.value() != EVERYWHERE else tr("All regions")
        if len(closed) == len(found):
            column.addWidget(Quiet(tr("{region}: nothing can be claimed today.").format(region=place)))
        if closed:
            card = Card(tr("What you cannot claim, and why"))
            for one in closed:
                card.body.addWidget(self._closed_line(one))
            column.addWidget(card)
        if not found:
            column.addWidget(
                Quiet(tr("The rules in this file name no benefit here. Packs with more can be installed."))
            )
        column.addWidget(
            Quiet(tr("Amounts and windows change: check with the office that pays before you count on it."), small=True)
        )

    def _closed_line(self, one: BenefitVerdict) -> ActionRow:
        """A benefit that cannot be claimed any more, with the reason; it leads to its rule."""
        state, icon, word = benefit_state(one, today=self.context.work.today())
        row = ActionRow(
            tr("{benefit}: {amount}").format(benefit=name_words(one.benefit), amount=worth_words(one)),
            closed_words(one, self._asking.names),
            name=f"closed_{one.benefit.id}",
            badge=StateBadge(state, word, icon=icon),
        )
        row.acted.connect(lambda: self._asking.show_rule("benefit", one.benefit, row))
        return row

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
        claim = ClaimPart(self.context, self, one, region=self._claim_region(one), price_fen=self._price())
        if claim.shown:
            card.body.addWidget(claim)
        return card

    @opens
    def note_step(self, benefit: Benefit, claim: Claim) -> None:
        """Note how far a claim has come."""
        self.host.open_sheet(claim_form(self.context, benefit, claim))

    @opens
    def add_paper(self, claim: Claim) -> None:
        """Put one more paper on a claim's list."""
        self.host.open_sheet(paper_form(self.context, claim))

    def _price(self) -> int | None:
        return self.price.value() if self.price.problem() is None else None

    def _claim_region(self, one: BenefitVerdict) -> str | None:
        chosen = self.region.value()
        return one.benefit.regions[0] if chosen == EVERYWHERE and one.benefit.regions[0] != "*" else chosen


class AheadCard(Card):
    """What each level above the worker's own would bring here and there: a row for each level, a column each region."""

    def __init__(
        self, ahead: Sequence[RegionWorth], levels: Sequence[Level], regions: Sequence[str], *, own: str | None
    ) -> None:
        super().__init__(tr("What the next levels bring, here and there"))
        cells = {(one.level, one.region): one.gained for one in ahead}
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(current_theme().space(16))
        grid.setVerticalSpacing(current_theme().space(12))
        top = Qt.AlignmentFlag.AlignTop
        for column, region in enumerate(regions, start=1):
            here = own is not None and region == own.ljust(6, "0")
            name = tr("{region} (here)").format(region=region_name(region)) if here else region_name(region)
            grid.addWidget(Label(name, size="emphasis"), 0, column, top)
            grid.setColumnStretch(column, 1)
        for row, level in enumerate(levels, start=1):
            grid.addWidget(Label(label(level), tone="accent"), row, 0, top)
            for column, region in enumerate(regions, start=1):
                grid.addWidget(_gained(level, region, cells.get((level, region), ())), row, column, top)
        self.body.addWidget(table)
        if not ahead:
            self.body.addWidget(Quiet(tr("The rules in this file name nothing more for a higher level.")))


def _gained(level: Level, region: str, gained: Sequence[BenefitVerdict]) -> Label:
    """What a level adds in a region."""
    words = "\n".join(
        tr("{benefit}: {amount}").format(benefit=name_words(one.benefit), amount=worth_words(one)) for one in gained
    )
    cell = Label(words or tr("none listed"), tone="ink" if gained else "quiet")
    cell.setAccessibleName(
        tr("{option}, {criterion}: {answer}").format(
            option=label(level), criterion=region_name(region), answer=cell.text()
        )
    )
    return cell
