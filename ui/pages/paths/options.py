"""Options side by side: what follows from each, their order by the worker's weights, and what would turn it round."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from tracker.overview.path_series import ChoiceSeries, OptionDaysSeries, pay_series
from tracker.paths import service
from tracker.paths.model import Criterion, OptionKind
from tracker.people.service import records
from ui.charts.chart_view import ChartView
from ui.forms.path_forms import OptionForm
from ui.models.turns import Turns
from ui.pages.person_page import PersonPart
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
    from collections.abc import Iterator

    from tracker.paths.answers import Comparison, OptionAnswer
    from tracker.paths.model import Option
    from tracker.people.model import Person
    from ui.context import Context
    from ui.pages.person_page import Asking
    from ui.widgets.sheet import SheetHost

_TOP = Qt.AlignmentFlag.AlignTop


class OptionsPart(PersonPart):
    """Staying and every option in a column each; then the order and what turns it, the weights, days and pay."""

    def __init__(self, context: Context, host: SheetHost, parent: QWidget | None = None) -> None:
        super().__init__(context, host, parent)
        self.add = Button(tr("New option"), name="option_add", kind="primary", icon_name="plus")
        self.add.setToolTip("Ctrl+N")
        self.add.clicked.connect(lambda: self.ask(None))
        if context.work.store.read_only:
            self.add.hide()
        self._table, self._order, self._weighing = Column(), Column(gap=4), Column()
        self._turns = Turns(self)
        self._turns.ended.connect(lambda: self.setProperty("busy", False))
        self.charts = {name: ChartView(name=f"chart_{name}") for name in ("choice", "days", "pay")}
        cards = [Card(tr("Side by side")), Card(tr("In what order")), Card(tr("What matters to me")), Card(), Card()]
        self._compared = cards[1:]
        self._alone = Quiet(tr("Enter a post or a region you think of: it is laid beside staying."))
        scroll = ScrollColumn(margin=0, gap=16)
        column = Column(self, gap=12)
        column.addWidget(FlowRow(self.add))
        column.addWidget(scroll, 1)
        for part in (cards[0], self._alone, *self._compared):
            scroll.body.addWidget(part)
        for card in self._compared:
            card.hide()
        cards[0].body.addLayout(self._table)
        cards[1].body.addLayout(self._order)
        cards[1].body.addWidget(self.charts["choice"])
        cards[2].body.addLayout(self._weighing)
        cards[3].body.addWidget(self.charts["days"])
        cards[4].body.addWidget(self.charts["pay"])

    def show_person(self, person: Person, asking: Asking) -> None:
        """Answer a worker's options anew."""
        self._person, self._asking = person, asking
        reader, today = self.context.work.store.read(), self.context.work.today()
        entered = {one.uid for one in service.options_of(reader, person.uid)}
        found = service.compare(reader, person.uid, service.all_options(reader, person.uid), today=today)
        self._fill_table(found, entered)
        self._alone.setVisible(not entered)
        if not entered:
            for card in self._compared:
                card.hide()
        self.setProperty("busy", True)
        self._turns.fill(self._compare(found) if entered else iter(()))

    def _compare(self, found: Comparison) -> Iterator[None]:
        """The order and what turns it, the weights, days and pay; each is seen once it is filled."""
        reader, today = self.context.work.store.read(), self.context.work.today()
        order, weights, days, pay = self._compared
        self._fill_order(found)
        self.charts["choice"].set_series(ChoiceSeries(found=found, today=today))
        order.show()
        yield
        self._fill_weights(found)
        weights.show()
        yield
        self.charts["days"].set_series(OptionDaysSeries(answers=found.answers, today=today))
        days.show()
        yield
        earned = records(reader, "income", self._person.uid)
        self.charts["pay"].set_series(pay_series(found.answers, earned, today=today))
        pay.show()

    def focus_filter(self) -> None:
        """The first thing there is to do."""
        self.add.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_record(self) -> None:
        """A new option."""
        self.ask(None)

    def ask(self, option: Option | None, kind: OptionKind = OptionKind.POST) -> None:
        """The form of an option; without one of a new one of this kind."""
        self.host.open_sheet(OptionForm(self.context, self._asking.names, self._person.uid, option, kind=kind))

    def _fill_table(self, found: Comparison, entered: set[str]) -> None:
        """A column for each option, the first in the order at the left; a row for each criterion."""
        clear(self._table)
        today, table = self.context.work.today(), QWidget()
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
            grid.addWidget(self._acts(one, stored=one.option.uid in entered), len(Criterion) + 1, column, _TOP)
        self._table.addWidget(table)

    def _acts(self, one: OptionAnswer, *, stored: bool) -> QWidget:
        """What can be done with an option: look into it; choose, change or remove one that was entered."""
        uid, acts = one.option.uid, FlowRow(gap=4)
        if one.option.chosen_on:
            acts.add(StateBadge("good", tr("Chosen")))
        look = Button(tr("Details"), name=f"option_details_{uid}", kind="quiet")
        look.clicked.connect(lambda: self._explain(one, look))
        acts.add(look)
        if self.context.work.store.read_only:
            return acts
        if not stored:
            stay = partial(self.ask, None, OptionKind.STAY)
            acts.add(self._button(tr("Enter how it is now…"), "option_stay", stay))
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

    def _explain(self, one: OptionAnswer, beside: QWidget) -> None:
        """Everything known of an option, beside the button that asked."""
        from ui.pages.paths.option_note import OptionNote
        from ui.widgets.popover import Popover

        note = OptionNote(one, self._asking)
        Popover(note, option_name(one), self.context.shell.window_widget()).show_beside(beside)

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

    def _fill_order(self, found: Comparison) -> None:
        """The order, and what would turn the first two round; never a bare score."""
        clear(self._order)
        self._order.addWidget(Label(ranking_words(found)))
        flips = [flip for flip in found.flips if flip.possible]
        if flips:
            self._order.addWidget(Quiet(tr("What would turn it round:")))
        for flip in flips:
            self._order.addWidget(Label(f"· {flip_words(flip, found)}"))
        if found.left_out:
            words = tr("Not counted, because it is not known of every option: {criteria}")
            named = tr(", ").join(label(criterion) for criterion in found.left_out)
            self._order.addWidget(Quiet(words.format(criteria=named)))

    def _fill_weights(self, found: Comparison) -> None:
        """How much each criterion matters to the worker."""
        clear(self._weighing)
        fields = FlowRow(gap=16)
        levels = [(str(weight), _weight_words(weight)) for weight in range(11)]
        for criterion, weight in found.weights:
            field = ChoiceEdit(levels, name=f"weight_{criterion}")
            field.set_value(str(weight))
            field.setEnabled(not self.context.work.store.read_only)
            field.changed.connect(partial(self._weigh, criterion, field))
            fields.add(FormRow(label(criterion), field))
        self._weighing.addWidget(fields)

    def _weigh(self, criterion: Criterion, field: ChoiceEdit) -> None:
        store, weight = self.context.work.store, int(field.value() or 0)
        run(
            self.context,
            lambda: service.set_weight(store, self._person.uid, criterion, weight),
            said=tr("Weight noted."),
        )


def _weight_words(weight: int) -> str:
    """A weight from 0 to 10; its ends and its middle in words as well."""
    known = {0: tr("0: not at all"), 5: tr("5: as usual"), 10: tr("10: most of all")}
    return known.get(weight, str(weight))
