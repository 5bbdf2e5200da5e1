"""Options side by side: what follows from each, their order by the worker's weights, and what would turn it round."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QWidget

from tracker.overview.path_series import ChoiceSeries, OptionDaysSeries, pay_series
from tracker.paths import service
from tracker.paths.model import Criterion, OptionKind
from tracker.people.service import records
from ui.charts.chart_view import ChartView
from ui.forms.path_forms import OptionForm
from ui.models.turns import Turns
from ui.pages.opening import opens
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
    from ui.charts.kinds import Series
    from ui.context import Context
    from ui.pages.person_page import Asking
    from ui.widgets.sheet import SheetHost

_TOP = Qt.AlignmentFlag.AlignTop

_LEAST = 84
"""The least width of an option's column: six Chinese characters."""


class ComparedCard(Card):
    """What follows from a comparison in `words`, and below them a chart of it where it has one."""

    def __init__(self, title: str, *, chart: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.words = Column(gap=4)
        self.body.addLayout(self.words)
        self._chart = ChartView(name=chart, parent=self) if chart else None
        if self._chart is not None:
            self.body.addWidget(self._chart)

    def show_series(self, series: Series) -> None:
        """Draw a series in the chart."""
        assert self._chart is not None
        self._chart.set_series(series)


class OptionsPart(PersonPart):
    """Staying and every option in a column each; then the order and what turns it, the weights, days and pay."""

    def __init__(self, context: Context, host: SheetHost, parent: QWidget | None = None) -> None:
        super().__init__(context, host, parent)
        self.add = Button(tr("New option"), name="option_add", kind="primary", icon_name="plus")
        self.add.setToolTip("Ctrl+N")
        self.add.clicked.connect(lambda: self.ask(None))
        if context.work.store.read_only:
            self.add.hide()
        self._turns = Turns(self)
        column = Column(self, gap=12)
        column.addWidget(FlowRow(self.add))
        self._scroll = ScrollColumn(self, margin=0, gap=16)
        column.addWidget(self._scroll, 1)
        beside = Card(tr("Side by side"))
        self._scroll.body.addWidget(beside)
        self._table = beside.body
        self._alone = Quiet(tr("Enter a post or a region you think of: it is laid beside staying."))
        self._scroll.body.addWidget(self._alone)
        self._compared: dict[str, ComparedCard] = {}

    def show_person(self, person: Person, asking: Asking) -> None:
        """Answer a worker's options anew."""
        self._person, self._asking = person, asking
        reader, today = self.context.work.store.read(), self.context.work.today()
        entered = {one.uid for one in service.options_of(reader, person.uid)}
        found = service.compare(reader, person.uid, service.all_options(reader, person.uid), today=today)
        self._fill_table(found, entered)
        self._alone.setVisible(not entered)
        for card in self._compared.values():
            card.setVisible(bool(entered))
        if entered:
            self._fill_order(self._card("choice", tr("In what order")), found)
        self._turns.fill(self._compare(found) if entered else iter(()), below=True)

    def _compare(self, found: Comparison) -> Iterator[None]:
        """What turns the order, the weights, days and pay."""
        reader, today = self.context.work.store.read(), self.context.work.today()
        self._card("choice").show_series(ChoiceSeries(found=found, today=today))
        yield
        yield from self._fill_weights(self._card("weights", tr("What matters to me"), chart=False), found)
        self._card("days").show_series(OptionDaysSeries(answers=found.answers, today=today))
        yield
        earned = records(reader, "income", self._person.uid)
        self._card("pay").show_series(pay_series(found.answers, earned, today=today))

    def _card(self, name: str, title: str = "", *, chart: bool = True) -> ComparedCard:
        """A card below the table, made the first time."""
        if name not in self._compared:
            self._compared[name] = ComparedCard(title, chart=f"chart_{name}" if chart else "")
            self._scroll.body.addWidget(self._compared[name])
        return self._compared[name]

    def focus_filter(self) -> None:
        """The first thing there is to do."""
        self.add.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_record(self) -> None:
        """A new option."""
        self.ask(None)

    @opens
    def ask(self, option: Option | None, kind: OptionKind = OptionKind.POST) -> None:
        """The form of an option; without one of a new one of this kind."""
        self.host.open_sheet(OptionForm(self.context, self._asking.names, self._person.uid, option, kind=kind))

    def _fill_table(self, found: Comparison, entered: set[str]) -> None:
        """A column for each option, the first in the order at the left; a row for each criterion."""
        clear(self._table)
        today, table = self.context.work.today(), QWidget()
        self._table.addWidget(table)
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(current_theme().space(16))
        grid.setVerticalSpacing(current_theme().space(12))
        grid.setColumnMinimumWidth(0, _longest_word())
        for row, criterion in enumerate(Criterion, start=1):
            grid.addWidget(Quiet(label(criterion)), row, 0, _TOP)
        order = [rank.option.uid for rank in found.ranking]
        for column, one in enumerate(sorted(found.answers, key=lambda each: order.index(each.option.uid)), start=1):
            grid.addWidget(Label(option_name(one), size="emphasis"), 0, column, _TOP)
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, current_theme().px(_LEAST))
            for row, (criterion, words) in enumerate(answer_rows(one, today=today), start=1):
                cell = Label(words)
                cell.setAccessibleName(
                    tr("{option}, {criterion}: {answer}").format(
                        option=option_name(one), criterion=label(criterion), answer=words
                    )
                )
                grid.addWidget(cell, row, column, _TOP)
            acts = FlowRow(gap=4, parent=table)
            grid.addWidget(acts, len(Criterion) + 1, column, _TOP)
            self._fill_acts(acts, one, stored=one.option.uid in entered)

    def _fill_acts(self, acts: FlowRow, one: OptionAnswer, *, stored: bool) -> None:
        """What can be done with an option: look into it; choose, change or remove one that was entered."""
        uid = one.option.uid
        if one.option.chosen_on:
            acts.add(StateBadge("good", tr("Chosen")))
        look = Button(tr("Details"), name=f"option_details_{uid}", kind="quiet")
        look.clicked.connect(lambda: self._explain(one, look))
        acts.add(look)
        if self.context.work.store.read_only:
            return
        if not stored:
            stay = partial(self.ask, None, OptionKind.STAY)
            acts.add(self._button(tr("Enter how it is now…"), "option_stay", stay))
            return
        if one.option.chosen_on:
            acts.add(self._button(tr("Give it up"), f"option_unchoose_{uid}", partial(self._unchoose, uid)))
        else:
            acts.add(self._button(tr("Choose it"), f"option_choose_{uid}", partial(self._choose, uid)))
        acts.add(self._button(tr("Change…"), f"option_change_{uid}", partial(self.ask, one.option)))
        acts.add(self._button(tr("Remove"), f"option_remove_{uid}", partial(self._remove, uid)))

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

    def _fill_order(self, card: ComparedCard, found: Comparison) -> None:
        """The order, and what would turn the first two round; never a bare score."""
        clear(card.words)
        card.words.addWidget(Label(ranking_words(found)))
        flips = [flip for flip in found.flips if flip.possible]
        if flips:
            card.words.addWidget(Quiet(tr("What would turn it round:")))
        for flip in flips:
            card.words.addWidget(Label(f"· {flip_words(flip, found)}"))
        if found.left_out:
            words = tr("Not counted, because it is not known of every option: {criteria}")
            named = tr(", ").join(label(criterion) for criterion in found.left_out)
            card.words.addWidget(Quiet(words.format(criteria=named)))

    def _fill_weights(self, card: ComparedCard, found: Comparison) -> Iterator[None]:
        """How much each criterion matters to the worker."""
        clear(card.words)
        fields = FlowRow(gap=16, parent=card)
        card.words.addWidget(fields)
        levels = [(str(weight), _weight_words(weight)) for weight in range(11)]
        for criterion, weight in found.weights:
            field = ChoiceEdit(levels, name=f"weight_{criterion}")
            field.set_value(str(weight))
            field.setEnabled(not self.context.work.store.read_only)
            field.changed.connect(partial(self._weigh, criterion, field))
            fields.add(FormRow(label(criterion), field, parent=fields))
            yield

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


def _longest_word() -> int:
    """The width of the longest word that names a criterion: none is broken, however large the text."""
    words = QFontMetrics(current_theme().font("body"))
    return max(words.horizontalAdvance(word) for criterion in Criterion for word in label(criterion).split())
