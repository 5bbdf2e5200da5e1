"""The side of Home: what to do this week, what runs out, and the goals."""

from __future__ import annotations

from functools import partial

from tracker.certificates.rules import DueState
from tracker.kernel.terms import Act
from tracker.overview.standing import Step
from ui.pages.goal_steps import short_steps
from ui.text import ntr, tr
from ui.text.agenda import deadline_words
from ui.text.goals import goal_outcome, goal_title, steps_done
from ui.text.labels import certificate_name, label
from ui.text.standing import quiet_week, to_do_words
from ui.widgets.action_row import ActionRow
from ui.widgets.badge import StateBadge
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowRow
from ui.widgets.space import Column
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.agenda import AgendaItem
    from tracker.overview.names import Names
    from tracker.overview.standing import Standing, ToDo
    from ui.context import Context

NEAR_DAYS = 365
"""What is due later than in a year, or was due more than a year ago, is only counted."""

SHOWN = 5

STEPS = 3
"""How many of the next steps to a goal are shown; all are on the page of paths."""

_ICONS = {
    Step.REVIEW: ("refresh", "due"),
    Step.RENEW: ("refresh", "due"),
    Step.RESULT: ("edit", "info"),
    Step.APPLY: ("flag", "good"),
    Step.COMPLETE: ("question", "info"),
    Step.ACT: ("target", "accent"),
}
_URGENCY = (DueState.OVERDUE, DueState.OPEN, DueState.EXPIRED, DueState.LATER)
_STATES = {DueState.LATER: "quiet", DueState.OPEN: "due", DueState.OVERDUE: "bad", DueState.EXPIRED: "bad"}


class WeekCard(Card):
    """What follows from the rules and the record, the most pressing first; nothing is invented."""

    def __init__(self, context: Context, standing: Standing, names: Names) -> None:
        super().__init__(tr("To do this week"))
        today = context.work.today()
        for number, todo in enumerate(standing.to_do, start=1):
            title, text = to_do_words(todo, standing, names, today=today)
            icon, role = _ICONS[todo.step]
            row = ActionRow(title, text, name=f"to_do_{number}", icon=icon, role=role)
            row.acted.connect(partial(context.shell.go, *_place(todo, standing)))
            self.body.addWidget(row)
        if not standing.to_do:
            self.body.addWidget(Label(quiet_week(standing.next)))


class RunsOutCard(Card):
    """The dates of certificates: missed and open ones first; what ended long ago or is due late is only counted."""

    def __init__(self, context: Context, standing: Standing, names: Names) -> None:
        super().__init__(tr("What runs out"))
        today = context.work.today()
        near = sorted(
            (item for item in standing.agenda if abs(item.days_left) <= NEAR_DAYS),
            key=lambda item: _URGENCY.index(item.state),
        )
        for item in near[:SHOWN]:
            if item.certificate:
                row = ActionRow(
                    certificate_name(item.certificate, names),
                    deadline_words(item, today=today),
                    name=f"runs_out_{item.subject}",
                    badge=_badge(item),
                )
                row.acted.connect(partial(context.shell.go, "certificates", item.subject))
                self.body.addWidget(row)
        if not near:
            self.body.addWidget(Quiet(tr("No certificate runs out within a year.")))
        more = len(standing.agenda) - len(near[:SHOWN])
        if more:
            words = ntr("{n} more certificate with a date", "{n} more certificates with a date", more)
            others = Button(words.format(n=more), name="home_more_dates", kind="quiet")
            others.clicked.connect(lambda: context.shell.go("certificates"))
            self.body.addWidget(FlowRow(others))


class GoalCard(Card):
    """What the worker aims at, whether its day fits, and the next steps to tick off."""

    def __init__(self, context: Context, standing: Standing, names: Names) -> None:
        super().__init__(tr("My goal"))
        for goal in standing.goals:
            state, words = goal_outcome(goal, today=context.work.today())
            icon = "check" if goal.reached else "target"
            text = " · ".join(filter(None, (words, steps_done(goal))))
            row = ActionRow(goal_title(goal, names), text, name=f"goal_{goal.goal.uid}", icon=icon, role=state)
            row.acted.connect(partial(context.shell.go, "paths", goal.goal.uid))
            self.body.addWidget(row)
            steps = Column(margin=(32, 0, 8, 8), gap=8)
            for line in short_steps(context, goal, names, standing.facts.certificates, most=STEPS):
                steps.addWidget(line)
            self.body.addLayout(steps)


def _badge(item: AgendaItem) -> StateBadge:
    return StateBadge(_STATES[item.state], label(item.state))


def _place(todo: ToDo, standing: Standing) -> tuple[str, str | None]:
    """The page that a step leads to, and the record on it."""
    if todo.item:
        return "certificates", todo.item.subject
    if todo.exam:
        return "record", todo.exam.uid
    if todo.gap:
        return "certificates" if todo.gap.table == "certificate" else "record", todo.gap.uid
    if todo.step is Step.APPLY and standing.next.applying:
        return "rules", standing.next.applying.routes[0].route.key
    certificate = todo.verdict is not None and todo.verdict.act is Act.CERTIFICATE
    return "certificates" if certificate else "record", None
