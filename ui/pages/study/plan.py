"""The plan: what today and this week ask to reach the aim, or what would; made anew with every look."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from tracker.kernel.terms import Component
from tracker.study.readiness import ENOUGH_ANSWERS
from tracker.study.service import planning, targets
from ui.pages.study.part import StudyPart
from ui.pages.study.practice import Wanted
from ui.text import tr
from ui.text.formats import weekday
from ui.text.labels import label
from ui.text.plan import calendar_lines, chance_within, last_days_words, plan_words, share_words, way_out_words
from ui.text.study import topic_names, whole
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

    from tracker.study.kept import Target
    from tracker.study.plan import Plan
    from tracker.study.service.planning import LastDays, Planned, Share
    from ui.pages.study.acts import StudyActs


class PlanPart(StudyPart):
    """Today and each component's week at the left; the days there are, and the days gone, at the right."""

    def __init__(self, acts: StudyActs, parent: QWidget | None = None) -> None:
        super().__init__(acts, parent=parent)
        self._columns = TwoColumns()
        self.body.addWidget(self._columns)

    def refresh(self) -> None:
        """Plan anew and show it."""
        clear(self._columns.main)
        clear(self._columns.side)
        target = self.acts.target
        if target is None or target.on <= self.context.work.today():
            self._columns.main.addWidget(self._no_exam(target))
            return
        work, person = self.context.work, self.acts.person.uid
        planned = planning.plans(work.store.read(), person, target, today=work.today())
        self._columns.main.addWidget(self._today(planned))
        for one in planned:
            self._columns.main.addWidget(self._component(one))
        self._columns.side.addWidget(self._days(target))
        gone = planning.last_days(work.store.read(), person, target, today=work.today())
        if gone:
            self._columns.side.addWidget(_gone(gone))

    def _no_exam(self, target: Target | None) -> Card:
        card = Card(tr("Plan"))
        words = tr("The plan needs the day of the exam, and the chance to aim at.")
        card.body.addWidget(Label(words if target is None else tr("The exam is here: there is nothing left to plan.")))
        button = Button(tr("Set the exam"), name="plan_target", kind="primary", icon_name="target")
        button.clicked.connect(self.acts.edit_target)
        card.body.addWidget(FlowRow(button))
        return card

    def _component(self, planned: Planned) -> Card:
        """Whether the aim can be reached, the chance without and with study, the week, and its topics."""
        card, found = Card(label(planned.part.component)), planned.plan
        if found is None or not planned.answers:
            words = tr("Practise some questions first; then the plan says how much it takes.")
            if planned.part.component is not Component.THEORY:
                words = tr("Log some exercises with a rating first; then the plan says how much it takes.")
            card.body.addWidget(Label(words))
            return card
        state = StateBadge("good", tr("can be reached")) if found.reachable else StateBadge("due", tr("out of reach"))
        card.head.addWidget(state)
        card.body.addWidget(Label(plan_words(found), size="emphasis"))
        for words in way_out_words(found, planned.answers):
            card.body.addWidget(Label(words))
        if planned.answers < ENOUGH_ANSWERS:
            card.body.addWidget(Quiet(tr("Few answers so far: the plan will change as you practise."), small=True))
        chances = tr("Without more study {without} %; with the plan {then} % (80 % range {low}–{high} %)")
        card.body.addWidget(
            Quiet(
                chances.format(
                    without=chance_within(found, found.without.chance),
                    then=chance_within(found, found.outlook.chance),
                    low=whole(found.outlook.low),
                    high=whole(found.outlook.high),
                )
            )
        )
        if found.week:
            card.body.addWidget(Label(tr("The next seven days")))
            self._add_week(card, found)
            card.body.addWidget(Label(tr("Topics of these days, where an hour pays most first")))
            self._add_topics(card, planned, found)
        return card

    def _add_week(self, card: Card, found: Plan) -> None:
        most = max(day.minutes for day in found.week)
        for day in found.week:
            words = tr("{minutes} min").format(minutes=day.minutes)
            card.body.addWidget(BarLine(f"{day.on:%m-%d} {weekday(day.on)}", words, day.minutes / most))

    def _add_topics(self, card: Card, planned: Planned, found: Plan) -> None:
        named, most = topic_names(planned.part), max(topic.minutes for topic in found.topics)
        said = tr("{minutes} min · {marks} marks an hour")
        for topic in found.topics:
            name = named.get(topic.topic) or topic.topic or tr("no topic")
            words = said.format(minutes=topic.minutes, marks=f"{topic.marks_an_hour:.1f}")
            card.body.addWidget(BarLine(name, words, topic.minutes / most))

    def _today(self, planned: Sequence[Planned]) -> Card:
        """Today's share, to be begun in one press."""
        card = Card(tr("Today"))
        shares = planning.shares_of(planned, today=self.context.work.today())
        for number, share in enumerate(shares):
            words = share_words(share, topic_names(share.part))
            if len(planned) > 1:
                words = tr("{where}: {what}").format(where=label(share.part.component), what=words)
            card.body.addWidget(Label(words))
            if share.minutes:
                self._add_act(card, share, kind="" if number else "primary")
        if not shares:
            card.body.addWidget(Quiet(_nothing_today(planned)))
        return card

    def _add_act(self, card: Card, share: Share, *, kind: str) -> None:
        """The way to begin a share; where no bank has questions for it, to bring some. Exercises are logged."""
        component = share.part.component
        if self._weights(share):
            act = Button(tr("Begin practising"), name=f"plan_begin_{component}", icon_name="play", kind=kind)
            act.clicked.connect(partial(self._begin, share))
        elif component is Component.THEORY:
            card.body.addWidget(Quiet(tr("There are no questions on these topics yet.")))
            act = Button(tr("Import a question bank…"), name="plan_import", icon_name="import", kind=kind)
            act.clicked.connect(self.acts.bringing.choose)
        else:
            act = Button(tr("Log an exercise…"), name=f"plan_drill_{component}", icon_name="plus", kind="quiet")
            act.clicked.connect(self.acts.log_drill)
        card.body.addWidget(FlowRow(act))

    def _weights(self, share: Share) -> dict[str, float]:
        return planning.bank_weights(self.context.work.store.read(), self.acts.person.uid, share)

    def _begin(self, share: Share) -> None:
        self.acts.practise(Wanted(mode="due", weights=tuple(self._weights(share).items())))

    def begin_today(self) -> None:
        """Practise today's share, the first for which there are questions; nothing where there is none."""
        work, target = self.context.work, self.acts.target
        if target is None:
            return
        planned = planning.plans(work.store.read(), self.acts.person.uid, target, today=work.today())
        share = next(filter(self._weights, planning.shares_of(planned, today=work.today())), None)
        if share:
            self._begin(share)

    def _days(self, target: Target) -> Card:
        card = Card(tr("When you can study"))
        for words in calendar_lines(targets.calendar_of(target), today=self.context.work.today()):
            card.body.addWidget(Label(words))
        change = Button(tr("Change the days…"), name="plan_calendar", kind="quiet", icon_name="calendar")
        change.clicked.connect(self.acts.edit_calendar)
        card.body.addWidget(FlowRow(change))
        return card


def _gone(last: LastDays) -> Card:
    card = Card(tr("The last seven days"))
    for words in last_days_words(last):
        card.body.addWidget(Label(words))
    return card


def _nothing_today(planned: Sequence[Planned]) -> str:
    if any(one.plan and one.plan.week for one in planned):
        return tr("Today is off.")
    return tr("Nothing is asked today.")
