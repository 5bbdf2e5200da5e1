"""What a worker aims at, each goal measured: whether it is reached, its earliest day, and the steps to it."""

from __future__ import annotations

from tracker.benefits.model import ClaimState
from tracker.benefits.service import benefits_of
from tracker.catalog.repo import knowledge
from tracker.catalog.rules import bearings_of
from tracker.kernel.record import Record
from tracker.kernel.terms import RANK, GoalKind
from tracker.overview.next_level import next_level
from tracker.paths.repo import OPTIONS
from tracker.paths.service import steps_of
from tracker.people.repo import GOALS
from tracker.requirements.leaves import covers
from tracker.requirements.repo import facts_of
from tracker.roles.rules import measure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.catalog.model import Benefit, Role
    from tracker.overview.next_level import NextLevel
    from tracker.paths.model import GoalStep, Option
    from tracker.people.model import Goal
    from tracker.requirements.model import Facts, Verdict
    from tracker.store.session import Reader


class GoalStanding(Record):
    """A goal measured; `reached` where the level or the post is held, the benefit claimed, the region lived in.

    `verdict` is None where no rule says what the goal asks, `in_time` where the goal or the verdict names no day.
    `role`, `benefit` and `option` are what the goal is about, where the file has it.
    """

    goal: Goal
    reached: bool
    verdict: Verdict | None
    in_time: bool | None
    role: Role | None = None
    benefit: Benefit | None = None
    option: Option | None = None
    steps: tuple[GoalStep, ...] = ()

    @property
    def open_steps(self) -> tuple[GoalStep, ...]:
        """The steps not done yet."""
        return tuple(step for step in self.steps if step.done_on is None)


def goals_of(reader: Reader, person: str, *, today: date, answer: NextLevel | None = None) -> tuple[GoalStanding, ...]:
    """A worker's goals in the order they were entered; `answer` saves measuring the next level again."""
    goals = GOALS.of_person(reader, person)
    options = {one.goal: one for one in OPTIONS.of_person(reader, person) if one.goal} if goals else {}
    return tuple(
        _measured(reader, goal, options.get(goal.uid), answer, today=today).replace(steps=steps_of(reader, goal.uid))
        for goal in goals
    )


def _measured(
    reader: Reader, goal: Goal, option: Option | None, answer: NextLevel | None, *, today: date
) -> GoalStanding:
    if goal.kind is GoalKind.LEVEL and goal.level:
        return _level(reader, goal, answer, today=today)
    facts = facts_of(reader, goal.person)
    if goal.role:
        return _role(reader, goal, option, facts, today=today)
    if goal.benefit:
        return _benefit(reader, goal, today=today)
    there = option.region if option else None
    lives = facts.person.region
    reached = there is not None and lives is not None and covers(there, lives)
    return GoalStanding(goal=goal, reached=reached, verdict=None, in_time=None, option=option)


def _level(reader: Reader, goal: Goal, answer: NextLevel | None, *, today: date) -> GoalStanding:
    same = answer and goal.level == answer.target_level and goal.occupation in (None, answer.occupation)
    if answer is None or not same:
        answer = next_level(reader, goal.person, today=today, occupation=goal.occupation, level=goal.level)
    verdict = answer.applying.verdict if answer.applying else None
    held = answer.current_level
    reached = held is not None and goal.level is not None and RANK[held] >= RANK[goal.level]
    return GoalStanding(goal=goal, reached=reached, verdict=verdict, in_time=in_time(goal.by, verdict))


def _role(reader: Reader, goal: Goal, option: Option | None, facts: Facts, *, today: date) -> GoalStanding:
    known = knowledge(reader)
    ladder = option.ladder if option else None
    role = next((one for one in known.roles if one.id == goal.role and ladder in (None, one.ladder)), None)
    if role is None:
        reached = any(job.role == goal.role and job.start <= today <= (job.end or today) for job in facts.experience)
        return GoalStanding(goal=goal, reached=reached, verdict=None, in_time=None, option=option)
    found = measure(role, facts, bearings_of(known, facts.occupation).replace(ladder=role.ladder), today=today)
    verdict = found.verdict if role.requires else None
    return GoalStanding(
        goal=goal,
        reached=found.held_since is not None,
        verdict=verdict,
        in_time=in_time(goal.by, verdict),
        role=role,
        option=option,
    )


def _benefit(reader: Reader, goal: Goal, *, today: date) -> GoalStanding:
    found = next((one for one in benefits_of(reader, goal.person, today=today) if one.benefit.id == goal.benefit), None)
    if found is None:
        return GoalStanding(goal=goal, reached=False, verdict=None, in_time=None)
    return GoalStanding(
        goal=goal,
        reached=found.state is ClaimState.CLAIMED,
        verdict=found.verdict,
        in_time=in_time(goal.by, found.verdict),
        benefit=found.benefit,
    )


def in_time(by: date | None, verdict: Verdict | None) -> bool | None:
    """Whether the earliest day is not after the day aimed at; None where either is open."""
    if by is None or verdict is None or verdict.expected_on is None:
        return None
    return verdict.expected_on <= by
