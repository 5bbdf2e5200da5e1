"""Options side by side: what follows from each, their order by the worker's weights, and what would turn it round."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from tracker.paths import service
from tracker.paths.model import Criterion, OptionKind
from ui.forms.path_forms import OptionForm
from ui.pages.asking import PersonPart
from ui.run import run
from ui.text import tr
from ui.text.labels import label
from ui.text.options import answer_rows, flip_words, option_name, ranking_words
from ui.theme import current_theme
from ui.widgets.badge import StateBadge
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceEdit
from ui.widgets.flow import FlowRow
from ui.widgets.form import FormRow
from ui.widgets.scroll import ScrollColumn
from ui.widgets.space import Column, clear
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.paths.model import Comparison, Option, OptionAnswer
    from tracker.people.model import Person
    from ui.context import Context
    from ui.pages.asking import Asking
    from ui.widgets.sheet import SheetHost

_TOP = Qt.AlignmentFlag.AlignTop


class OptionsPart(PersonPart):
    """Staying and every option entered in a column each; then the order, the weights, and the turning points."""

    def __init__(self, context: Context, host: SheetHost, parent: QWidget | None = None) -> None:
        super().__init__(context, host, parent)
        self.add = Button(tr("New option"), name="option_add", kind="primary", icon_name="plus")
        self.add.setToolTip("Ctrl+N")
        self.add.clicked.connect(lambda: self.ask(None))
        self.add.setVisible(not context.work.store.read_only)
        self._scroll = ScrollColumn(margin=0, gap=16)
        column = Column(self, gap=12)
        column.addWidget(FlowRow(self.add))
        column.addWidget(self._scroll, 1)

    def show_person(self, person: Person, asking: Asking) -> None:
        """Answer a worker's options anew."""
        self._person, self._asking = person, asking
        reader, today = self.context.work.store.read(), self.context.work.today()
        entered = service.options_of(reader, person.uid)
        stays = any(one.kind is OptionKind.STAY for one in entered)
        named = () if stays else service.options_named(reader, person.uid, (service.STAY,))
        found = service.compare(reader, person.uid, (*named, *entered), today=today)
        clear(self._scroll.body)
        self._scroll.body.addWidget(self._side_by_side(found, {one.uid for one in entered}))
        if not entered:
            self._scroll.body.addWidget(Quiet(tr("Enter a post or a region you think of: it is laid beside staying.")))
            return
        if len(found.ranking) > 1:
            self._scroll.body.addWidget(_ranking(found))
        self._scroll.body.addWidget(self._weights(found))

    def focus_filter(self) -> None:
        """The first thing there is to do."""
        self.add.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_record(self) -> None:
        """A new option."""
        self.ask(None)

    def ask(self, option: Option | None) -> None:
        """The form of an option, a new one without."""
        self.host.open_sheet(OptionForm(self.context, self._asking.names, self._person.uid, option))

    def _side_by_side(self, found: Comparison, entered: set[str]) -> Card:
        """A column for each option, the first in the order at the left; a row for each criterion."""
        card, today = Card(tr("Side by side")), self.context.work.today()
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(current_theme().space(16))
        grid.setVerticalSpacing(current_theme().space(12))
        for row, criterion in enumerate(Criterion, start=1):
            grid.addWidget(Quiet(label(criterion)), row, 0, _TOP)
        order = [rank.option.uid for rank in found.ranking]
        for column, one in enumerate(sorted(found.answers, key=lambda each: order.index(each.option.uid)), start=1):
            grid.addWidget(Label(option_name(one), size="emphasis"), 0, column, _TOP)
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, current_theme().px(140))
            for row, (criterion, words) in enumerate(answer_rows(one, today=today), start=1):
                cell = Label(words)
                cell.setAccessibleName(
                    tr("{option}, {criterion}: {answer}").format(
                        option=option_name(one), criterion=label(criterion), answer=words
                    )
                )
                grid.addWidget(cell, row, column, _TOP)
            if one.option.uid in entered:
                grid.addWidget(self._acts(one), len(Criterion) + 1, column, _TOP)
        card.body.addWidget(table)
        return card

    def _acts(self, one: OptionAnswer) -> QWidget:
        """What can be done with an option that was entered."""
        uid, acts = one.option.uid, FlowRow()
        if one.option.chosen_on:
            acts.add(StateBadge("good", tr("Chosen")))
        if self.context.work.store.read_only:
            return acts
        if one.option.chosen_on:
            acts.add(self._button(tr("Give it up"), f"option_unchoose_{uid}", partial(self._unchoose, uid)))
        else:
            acts.add(self._button(tr("Choose it"), f"option_choose_{uid}", partial(self._choose, uid)))
        acts.add(self._button(tr("Change…"), f"option_change_{uid}", partial(self.ask, one.option)))
        acts.add(self._button(tr("Remove"), f"option_remove_{uid}", partial(self._remove, uid)))
        return acts

    @staticmethod
    def _button(text: str, name: str, act: partial[None]) -> Button:
        button = Button(text, name=name, kind="quiet")
        button.clicked.connect(lambda _checked: act())
        return button

    def _choose(self, uid: str) -> None:
        work = self.context.work
        run(
            self.context,
            lambda: service.choose(work.store, uid, today=work.today()),
            said=tr("Chosen: it is a goal now, with its steps."),
        )

    def _unchoose(self, uid: str) -> None:
        run(self.context, lambda: service.unchoose(self.context.work.store, uid), said=tr("Given up."))

    def _remove(self, uid: str) -> None:
        run(self.context, lambda: service.delete_option(self.context.work.store, uid), said=tr("Removed."))

    def _weights(self, found: Comparison) -> Card:
        """How much each criterion matters to the worker."""
        card = Card(tr("What matters to me"))
        fields = FlowRow(gap=16)
        levels = [(str(weight), _weight_words(weight)) for weight in range(11)]
        for criterion, weight in found.weights:
            field = ChoiceEdit(levels, name=f"weight_{criterion}")
            field.set_value(str(weight))
            field.setEnabled(not self.context.work.store.read_only)
            field.changed.connect(partial(self._weigh, criterion, field))
            fields.add(FormRow(label(criterion), field))
        card.body.addWidget(fields)
        return card

    def _weigh(self, criterion: Criterion, field: ChoiceEdit) -> None:
        store, weight = self.context.work.store, int(field.value() or 0)
        run(
            self.context,
            lambda: service.set_weight(store, self._person.uid, criterion, weight),
            said=tr("Weight noted."),
        )


def _ranking(found: Comparison) -> Card:
    """The order, and what would turn the first two round; never a bare score."""
    card = Card(tr("In what order"))
    card.body.addWidget(Label(ranking_words(found)))
    flips = [flip for flip in found.flips if flip.possible]
    if flips:
        card.body.addWidget(Quiet(tr("What would turn it round:")))
    for flip in flips:
        card.body.addWidget(Label(flip_words(flip, found)))
    if found.left_out:
        card.body.addWidget(
            Quiet(
                tr("Not counted, because it is not known of every option: {criteria}").format(
                    criteria=tr(", ").join(label(criterion) for criterion in found.left_out)
                )
            )
        )
    return card


def _weight_words(weight: int) -> str:
    """A weight from 0 to 10; its ends and its middle in words as well."""
    known = {0: tr("0: not at all"), 5: tr("5: as usual"), 10: tr("10: most of all")}
    return known.get(weight, str(weight))
