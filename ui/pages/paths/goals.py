"""What the worker aims at: each goal with how it stands, and its steps to be added, dated, moved, done, removed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.certificates.service import of_person
from tracker.overview.goals import GoalStanding, goals_of
from tracker.paths import service
from ui.forms.goal_form import GoalForm
from ui.forms.path_forms import step_form
from ui.pages.goal_steps import full_steps
from ui.pages.opening import opens
from ui.pages.person_page import PersonPart
from ui.run import run
from ui.text import tr
from ui.text.goals import goal_outcome, goal_title, steps_done
from ui.widgets.badge import StateBadge
from ui.widgets.bars import Bar
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowRow
from ui.widgets.scroll import ScrollColumn
from ui.widgets.space import Column, clear
from ui.widgets.words import Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.certificates.model import Certificate
    from tracker.people.model import Goal, Person
    from ui.context import Context
    from ui.pages.person_page import Asking
    from ui.widgets.sheet import SheetHost


class GoalsPart(PersonPart):
    """A card for each goal; what a goal asks can be unfolded."""

    def __init__(self, context: Context, host: SheetHost, parent: QWidget | None = None) -> None:
        super().__init__(context, host, parent)
        self.add = Button(tr("New goal"), name="goal_add", kind="primary", icon_name="plus")
        self.add.setToolTip("Ctrl+N")
        self.add.clicked.connect(lambda: self.ask(None))
        self._cards: dict[str, Card] = {}
        self._scroll = ScrollColumn(margin=0, gap=16)
        column = Column(self, gap=12)
        column.addWidget(FlowRow(self.add))
        column.addWidget(self._scroll, 1)

    def show_person(self, person: Person, asking: Asking) -> None:
        """Measure a worker's goals."""
        self._person, self._asking = person, asking
        reader, today = self.context.work.store.read(), self.context.work.today()
        found = goals_of(reader, person.uid, today=today)
        certificates = of_person(reader, person.uid)
        self.add.setVisible(bool(found) and not self.context.work.store.read_only)
        clear(self._scroll.body)
        self._cards = {one.goal.uid: self._card(one, certificates) for one in found}
        for card in self._cards.values():
            self._scroll.body.addWidget(card)
        if not found:
            self._scroll.body.addWidget(self._empty())

    def focus_filter(self) -> None:
        """The first thing there is to do."""
        self.add.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_record(self) -> None:
        """A new goal."""
        self.ask(None)

    def reveal(self, goal: str) -> None:
        """Bring a goal into sight."""
        if goal in self._cards:
            self._scroll.reveal(self._cards[goal])

    @opens
    def ask(self, goal: Goal | None) -> None:
        """The form of a goal, a new one without."""
        self.host.open_sheet(GoalForm(self.context, self._asking.names, self._person, goal))

    def _card(self, found: GoalStanding, certificates: tuple[Certificate, ...]) -> Card:
        uid, today = found.goal.uid, self.context.work.today()
        card = Card(goal_title(found, self._asking.names))
        state, words = goal_outcome(found, today=today)
        card.head.addWidget(StateBadge(state, words), 0, Qt.AlignmentFlag.AlignTop)
        done = steps_done(found)
        if done:
            bar = Bar(1 - len(found.open_steps) / len(found.steps))
            bar.setAccessibleName(done)
            card.body.addWidget(bar)
            card.body.addWidget(Quiet(done))
        for line in full_steps(
            self.context, found, self._asking.names, certificates, lambda step: self._ask_step(uid, step.uid)
        ):
            card.body.addWidget(line)
        if found.verdict and not found.verdict.met and found.role:
            card.body.addWidget(self._asking.fold("role", found.role, found.verdict, name=f"goal_asks_{uid}"))
        if not self.context.work.store.read_only:
            card.body.addWidget(self._acts(found))
        return card

    def _acts(self, found: GoalStanding) -> FlowRow:
        uid, acts = found.goal.uid, FlowRow()
        for icon, words, name, act in (
            ("plus", tr("Add a step"), "step_add", partial(self._ask_step, uid, None)),
            ("edit", tr("Change the goal…"), "goal_change", partial(self.ask, found.goal)),
            ("delete", tr("Remove the goal"), "goal_remove", partial(self._remove, uid)),
        ):
            button = Button(words, name=f"{name}_{uid}", kind="quiet", icon_name=icon)
            button.clicked.connect(lambda _checked, act=act: act())
            acts.add(button)
        return acts

    @opens
    def _ask_step(self, goal: str, step: str | None) -> None:
        known = service.step(self.context.work.store.read(), step) if step else None
        self.host.open_sheet(step_form(self.context, goal, known))

    def _remove(self, uid: str) -> None:
        run(self.context, lambda: service.remove_goal(self.context.work.store, uid), said=tr("Removed."))

    def _empty(self) -> EmptyState:
        empty = EmptyState(
            "target",
            tr("What are you aiming at?"),
            tr("Choose an option, or set a goal yourself: a level, a post, a benefit. Steps with days go with it."),
            "" if self.context.work.store.read_only else tr("New goal"),
            name="goals_none",
        )
        empty.acted.connect(lambda: self.ask(None))
        return empty
