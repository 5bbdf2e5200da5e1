"""Mock exams: begin one as the paper will be, go on with one, and what those sat so far came to."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from tracker.kernel.terms import Component
from tracker.study.service import mocks, progress, targets
from ui.pages.study.part import StudyPart
from ui.run import run
from ui.text import ntr, tr
from ui.text.labels import label
from ui.text.mocks import clock_words, sat_words, shape_words, short_words, topic_path, trend_line
from ui.text.study import topic_names
from ui.widgets.action_row import ActionRow
from ui.widgets.badge import StateBadge
from ui.widgets.bars import BarLine
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowRow
from ui.widgets.space import clear
from ui.widgets.two_columns import TwoColumns
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.service.mocks import Mock, Sat
    from ui.pages.study.acts import StudyActs

SHOWN = 8
"""So many papers are listed; the rest are counted."""

COMPARED = 4
"""So many papers stand beside each other topic by topic."""


class MocksPart(StudyPart):
    """The next paper at the left, those sat at the right; topic by topic below."""

    def __init__(self, acts: StudyActs, parent: QWidget | None = None) -> None:
        super().__init__(acts, parent=parent)
        self._columns = TwoColumns()
        self.body.addWidget(self._columns)

    def refresh(self) -> None:
        """Show it all anew."""
        main, side = self._columns.main, self._columns.side
        clear(main)
        clear(side)
        reader, person = self.context.work.store.read(), self.acts.person.uid
        history = mocks.history(reader, person)
        main.addWidget(Label(trend_line(history), size="emphasis"))
        going = mocks.under_way(reader, person)
        if going:
            main.addWidget(self._under_way(going))
        else:
            for card in self._next_papers():
                main.addWidget(card)
        if history:
            main.addWidget(self._topics(history))
            side.addWidget(self._history(history))

    def _under_way(self, going: Mock) -> Card:
        card = Card(tr("A paper is under way"))
        sitting = going.sitting
        said = tr("Begun {day}, {answered} of {count} answered, {time} left. The clock stands still until you go on.")
        words = said.format(
            day=going.begun_at.date().isoformat(),
            answered=len(sitting.responses),
            count=len(sitting.paper.items),
            time=clock_words(sitting.seconds_left),
        )
        card.body.addWidget(Label(words))
        go_on = Button(tr("Go on with it"), name="mock_go_on", kind="primary", icon_name="play")
        go_on.clicked.connect(partial(self.acts.sit, going.id))
        drop = Button(tr("Throw it away"), name="mock_drop", kind="quiet", icon_name="delete")
        drop.clicked.connect(partial(self.drop, going.id))
        card.body.addWidget(FlowRow(go_on, drop))
        return card

    def _next_papers(self) -> list[Card]:
        """A card for each component that the banks have questions for; without any, how to come by some."""
        reader = self.context.work.store.read()
        asked = [one for one in progress.components(reader, self.acts.target) if mocks.stock(reader, one)]
        if asked:
            return [self._next_paper(component) for component in asked]
        card = Card(tr("A new paper"))
        card.body.addWidget(Label(tr("A paper is made of the questions in your banks; there are none yet.")))
        bring = Button(tr("Import a question bank…"), name="mocks_import", kind="primary", icon_name="import")
        bring.clicked.connect(self.acts.bringing.choose)
        card.body.addWidget(FlowRow(bring))
        return [card]

    def _next_paper(self, component: Component) -> Card:
        """The paper as it will be, by the usual shape and the weights, and what the banks have for it."""
        reader, person = self.context.work.store.read(), self.acts.person.uid
        part = targets.paper(reader, self.acts.target, component, person)
        shape, stock = targets.usual_shape(part), mocks.stock(reader, component)
        card = Card(tr("A new paper: {component}").format(component=label(component)))
        card.body.addWidget(Label(shape_words(shape)))
        if part.weighted:
            card.body.addWidget(
                Quiet(tr("Topics by their weights; a multiple choice counts only with all of it right."))
            )
        else:
            card.body.addWidget(Quiet(tr("Topics equally, as their weights are not known; type the booklet's table.")))
        for words in short_words(shape, stock):
            card.body.addWidget(Quiet(words, small=True))
        begin = Button(tr("Begin"), name=f"mock_begin_{component}", kind="primary", icon_name="play")
        begin.clicked.connect(partial(self._begin, component))
        begin.setEnabled(any(stock.get(one.kind) for one in shape.sections))
        change = Button(tr("Change the paper…"), name=f"mock_shape_{component}", kind="quiet", icon_name="edit")
        change.clicked.connect(partial(self.acts.edit_shape, component))
        card.body.addWidget(FlowRow(begin, change))
        return card

    def _begin(self, component: Component) -> None:
        acts, work = self.acts, self.context.work
        at, begun = work.moment(), []

        def act() -> None:
            seed = int(at.timestamp())
            begun.append(mocks.begin(work.store, acts.person.uid, component, target=acts.own_target, at=at, seed=seed))

        if run(self.context, act):
            acts.sit(begun[0].id)

    def drop(self, number: int) -> None:
        """Take a paper out."""
        store = self.context.work.store
        run(self.context, lambda: mocks.remove(store, number), said=tr("The paper is removed."))

    # What was sat

    def _history(self, history: Sequence[Sat]) -> Card:
        card = Card(tr("Papers sat"))
        for sat in reversed(history[-SHOWN:]):
            row = ActionRow(
                sat.handed_in_at.date().isoformat(), sat_words(sat), name=f"mock_{sat.id}", badge=_badge(sat)
            )
            row.acted.connect(partial(self.acts.review, sat.id))
            card.body.addWidget(row)
        earlier = len(history) - SHOWN
        if earlier > 0:
            words = ntr("{n} earlier paper", "{n} earlier papers", earlier).format(n=earlier)
            card.body.addWidget(Quiet(words, small=True))
        return card

    def _topics(self, history: Sequence[Sat]) -> Card:
        """The same topics on the latest papers, side by side."""
        card = Card(tr("Topic by topic, the latest papers"))
        latest = [sat for sat in history if sat.component is history[-1].component][-COMPARED:]
        reader, acts = self.context.work.store.read(), self.acts
        named = topic_names(targets.paper(reader, acts.target, latest[-1].component, acts.person.uid))
        for one in latest[-1].topics:
            shares = [topic.got / topic.marks for sat in latest for topic in sat.topics if topic.topic == one.topic]
            name = named.get(one.topic) or one.topic or tr("no topic")
            card.body.addWidget(BarLine(name, topic_path(shares), shares[-1]))
        return card


def _badge(sat: Sat) -> StateBadge:
    if sat.unjudged:
        return StateBadge("info", tr("to be marked"), icon="edit")
    return StateBadge("good", tr("passed")) if sat.passed else StateBadge("due", tr("not passed"), icon="cross")
