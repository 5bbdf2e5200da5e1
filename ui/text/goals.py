"""Goals and the steps to them, in words."""

from __future__ import annotations

from tracker.paths.model import StepKind
from tracker.paths.rules import open_leaves
from ui.text.catalogue import ntr, tr
from ui.text.formats import span_words
from ui.text.labels import certificate_name, label, name_in, region_name
from ui.text.requirements import asked_words
from ui.text.rules import name_words
from ui.text.verdicts import ACT, MET, left_words, outcome, state_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tracker.certificates.model import Certificate
    from tracker.overview.goals import GoalStanding
    from tracker.overview.names import Names
    from tracker.paths.model import GoalStep
    from tracker.people.model import Goal


def goal_name(goal: Goal, names: Names) -> str:
    """What a goal aims at, from its own fields."""
    if goal.role:
        return names.role(goal.role)
    if goal.benefit:
        return names.benefit(goal.benefit)
    return label(goal.level) if goal.level else tr("Goal")


def goal_title(found: GoalStanding, names: Names) -> str:
    """A goal and its day."""
    goal = found.goal
    if found.option and found.option.title:
        named = found.option.title
    elif found.role:
        named = name_words(found.role)
    elif found.benefit:
        named = name_words(found.benefit)
    elif found.option and found.option.region and not goal.role:
        named = tr("Move to {region}").format(region=region_name(found.option.region))
    else:
        named = goal_name(goal, names)
    if goal.by is None:
        return named
    words = tr("{level} by {day}") if goal.level and not goal.role else tr("{goal} (by {day})")
    return words.format(level=named, goal=named, day=goal.by)


def goal_outcome(found: GoalStanding, *, today: date) -> tuple[str, str]:
    """The state a goal shows (of those that badges have) and the words for it."""
    if found.reached:
        return "good", tr("Reached")
    if found.verdict is None:
        by = found.goal.by
        if found.steps and by and by > today:
            return "info", tr("{span} to go").format(span=left_words(today, by))
        return "quiet", tr("No rule known")
    if found.in_time is False and found.goal.by and found.verdict.expected_on:
        late = span_words(found.goal.by, found.verdict.expected_on)
        return "due", tr("{span} too late: {day} at the earliest").format(span=late, day=found.verdict.expected_on)
    if found.in_time:
        return "good", tr("In time: {outcome}").format(outcome=outcome(found.verdict, today=today))
    state = {MET: "good", ACT: "due"}.get(state_of(found.verdict), "info")
    return state, outcome(found.verdict, today=today)


def steps_done(found: GoalStanding) -> str:
    """How many of its steps are done; nothing where it has none."""
    every = len(found.steps)
    if not every:
        return ""
    done = every - len(found.open_steps)
    return ntr("{done} of {n} step done", "{done} of {n} steps done", every).format(done=done, n=every)


def step_words(step: GoalStep) -> str:
    """A step as one reads it: the worker's own words, else what kind of act it is."""
    return step.title or (label(step.act) if step.act else label(step.kind))


def full_step_words(step: GoalStep, found: GoalStanding, names: Names, certificates: Iterable[Certificate]) -> str:
    """The same with what it is about: the requirement still open, or the certificate to see to."""
    if step.title:
        return step.title
    if step.kind is StepKind.REDO:
        held = next((one for one in certificates if one.uid == step.subject), None)
        if held:
            return tr("See to the certificate: {name}").format(name=certificate_name(held, names))
    if found.verdict and step.kind in (StepKind.ACT, StepKind.WAIT):
        leaf = next((one for one in open_leaves(found.verdict) if one.kind == step.subject), None)
        if leaf:
            return asked_words(leaf.kind, leaf.need, names)
    if step.kind is StepKind.BEGIN and found.role:
        return tr("First day as {post}").format(post=name_in(found.role.name, found.role.id))
    return step_words(step)


def step_day(step: GoalStep, *, today: date) -> str:
    """When a step was done, or by when it is to be done."""
    if step.done_on:
        return tr("done on {day}").format(day=step.done_on)
    if step.by is None:
        return tr("no day set")
    if step.by < today:
        return tr("was to be done by {day}").format(day=step.by)
    if step.by == today:
        return tr("to be done today")
    return tr("by {day}, in {span}").format(day=step.by, span=left_words(today, step.by))
