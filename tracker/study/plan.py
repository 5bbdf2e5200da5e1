"""Minutes a day and topics for the week that bring readiness to a chosen chance by the exam day, or why they cannot.

The plan looks ahead with the model of `tracker.study.readiness`: a question studied now stands on the day as one got
right twice running, or three times with still more study, and asked again a few days before; and each answer teaches
a little for good, a tenth of a logit, as Koedinger, Carvalho, Liu and McLaughlin (2023) found in 27 sets of data.
Getting there costs answers, the more the less firm a question is; answers go where each adds most to the expected
score (weight of the topic × what is gained), which is why the list of topics is also the list of where the next hour
pays. That practice also helps with questions not practised is left out, so the plan errs on the side of too much study.
Nothing is stored: after missed days the same question, asked again, spreads what is left over the days left.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta

from tracker.kernel.dates import days_after
from tracker.kernel.record import Record
from tracker.study.evidence import FIRM, FRESH
from tracker.study.mastery import KEPT, fitted
from tracker.study.mock import allocate
from tracker.study.model import shares
from tracker.study.readiness import add, expect, forecast, settle, standing, standing_on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tracker.study.evidence import Evidence
    from tracker.study.model import Calendar
    from tracker.study.readiness import Exam, Expectation, Marks, Outlook

STUDIED, FIRMER, OVERLEARNED = 2, 2.0, 6.0
"""A question worked on will have been right twice running; FIRMER answers more make it firm; beyond OVERLEARNED more
there is little left to learn on it."""

TAUGHT = 0.04
"""Logits that each answer with its explanation adds for good.

Koedinger and others found a tenth for each practice of one skill; a question is one of many of its topic, and with this
much plans keep what they promise to made-up learners.
"""

COST = {FRESH: 4.0, 0: 3.0, 1: 2.0, 2: 1.0, FIRM: 1.0}
"""Answers that bring a question there, by its streak now: those still missing, and one in three that goes wrong."""

LAST_SEEN_PART, LAST_SEEN_DAYS = 1 / 3, 10
"""A studied question was last asked a third of the remaining days before the exam, but not longer ago than this."""

STUDIED_REST_DAYS, STUDIED_ANSWERS = 2, 20
"""How long a topic on the plan has rested by the exam, if so many answers go to it; with fewer, in proportion."""

MOST_MINUTES = 240
"""No more than four hours a day are ever proposed."""

LATER_WEEKS = 52
"""A later exam is looked for within a year."""

UNIT_MINUTES = 5
"""A week's minutes are shared out in pieces of this size."""


class DayPlan(Record):
    """The minutes to study on one day."""

    on: date
    minutes: int


class TopicPlan(Record):
    """A topic's part of the week, and what its next hour adds to the expected score, in marks of 100."""

    topic: str
    minutes: int
    marks_an_hour: float


class TopicPay(Record):
    """A topic's part of the paper, the part of its marks expected on the day, and what an hour on it would add.

    `gain` in marks of 100.
    """

    topic: str
    weight: float
    on_day: float
    gain: float


class WayOut(Record):
    """What would make an unreachable goal reachable; None where that alone does not."""

    minutes_a_day: int | None
    """So many minutes on every day that is not off."""
    exam_on: date | None
    """The exam so many weeks later, with the time the calendar gives."""
    goal: float
    """The chance that can be reached with the time there is."""


class Plan(Record):
    """How to reach `goal` (a chance of passing) by the exam day."""

    goal: float
    reachable: bool
    minutes_a_day: int
    """On each day as many of these minutes as the calendar gives; all there is where the goal is out of reach."""
    without: Outlook
    """The outlook if nothing more is studied."""
    outlook: Outlook
    """The outlook if the plan is kept."""
    week: tuple[DayPlan, ...]
    topics: tuple[TopicPlan, ...]
    way_out: WayOut | None = None


def make_plan(
    evidence: Evidence,
    exam: Exam,
    *,
    goal: float,
    calendar: Calendar,
    today: date,
    exam_on: date,
    seconds_per_answer: float = 40,
) -> Plan:
    """The least study that reaches the goal, from today, the day of the evidence, to the day before the exam.

    `seconds_per_answer` counts reading the explanation; for practical drills it is the time of one drill.
    """
    ahead = _ahead(evidence, exam, today, seconds_per_answer)
    free = _free(calendar, today, exam_on)
    days = max(0, (exam_on - today).days)
    course = ahead.course(days)
    enough = _least(lambda minutes: course.chance(_supply(free, minutes)) >= goal, max(free.values(), default=0))
    minutes = max(free.values(), default=0) if enough is None else enough
    supply = _supply(free, minutes)
    week = tuple(
        DayPlan(on=day, minutes=min(there, minutes))
        for day, there in free.items()
        if (day - today).days < 7 and min(there, minutes)
    )
    return Plan(
        goal=goal,
        reachable=enough is not None,
        minutes_a_day=minutes,
        without=ahead.without(days),
        outlook=course.outlook(supply),
        week=week,
        topics=course.topics(supply, sum(day.minutes for day in week)),
        way_out=None if enough is not None else _way_out(ahead, goal, calendar, today, exam_on),
    )


def hour_pays(
    evidence: Evidence, exam: Exam, *, today: date, exam_on: date, seconds_per_answer: float
) -> tuple[TopicPay, ...]:
    """Where the next hour pays: every topic of the paper with what an hour on it alone would add, the most first."""
    course = _ahead(evidence, exam, today, seconds_per_answer).course(max(0, (exam_on - today).days))
    return tuple(sorted((course.pay(topic) for topic in exam.weights), key=lambda pay: -pay.gain))


def for_day(plan: Plan, day: date) -> tuple[TopicPlan, ...]:
    """A day's part of the week: its minutes among the topics, by their parts of the week; nothing on other days.

    Pieces are of five minutes, so on a short day the topics that pay most come alone.
    """
    minutes = next((one.minutes for one in plan.week if one.on == day), 0)
    pieces, rest = divmod(minutes, UNIT_MINUTES)
    if not pieces:
        return tuple(topic.replace(minutes=rest) for topic in plan.topics[:1] if rest)
    given = allocate(pieces, {topic.topic: float(topic.minutes) for topic in plan.topics})
    chosen = [topic.replace(minutes=given[topic.topic] * UNIT_MINUTES) for topic in plan.topics if given[topic.topic]]
    return (chosen[0].replace(minutes=chosen[0].minutes + rest), *chosen[1:]) if chosen else ()


class _Step:
    """Bringing one lot of questions to where study brings it: what that costs, and what it changes."""

    def __init__(self, topic: str, cost: float, before: Expectation, after: Expectation, weight: float) -> None:
        self.topic = topic
        self.cost = cost
        self.change = _change(before, after)
        self.gain = weight * self.change[1] / cost


def _change(before: Expectation, after: Expectation) -> Expectation:
    return tuple(b - a for a, b in zip(before, after, strict=True))


def _moved(start: Expectation, change: Expectation, part: float) -> Expectation:
    return tuple(value + part * by for value, by in zip(start, change, strict=True))


class _Course:
    """What any amount of study makes of the outlook for one exam day."""

    def __init__(self, ahead: _Ahead, days: int) -> None:
        self._ahead = ahead
        self._days = days
        self._steps: list[_Step] = []
        self._start: dict[str, Expectation] = {}
        self._waking: dict[str, Expectation] = {}
        for topic, weight in shares(ahead.exam.weights).items():
            self._plan_topic(topic, weight)
        self._steps.sort(key=lambda step: -step.gain)

    def outlook(self, minutes: float) -> Outlook:
        """The outlook after so many minutes of study."""
        return self._marks(minutes).outlook(self._ahead.evidence)

    def chance(self, minutes: float) -> float:
        """The chance of passing after so many minutes of study."""
        return self._marks(minutes).chance()

    def _marks(self, minutes: float) -> Marks:
        expected = dict(self._start)
        for topic, answers in self._answers(minutes).items():
            expected[topic] = _moved(expected[topic], self._waking[topic], min(1.0, answers / STUDIED_ANSWERS))
        for step, part in self._taken(minutes):
            expected[step.topic] = _moved(expected[step.topic], step.change, part)
        return settle(self._ahead.mastery, expected, self._ahead.exam, days_ahead=self._days)

    def topics(self, minutes: float, week: int) -> tuple[TopicPlan, ...]:
        """The week's minutes by topic, the ones that pay most first."""
        pays: dict[str, float] = {}
        for step, _ in self._taken(minutes):
            pays.setdefault(step.topic, 100 * step.gain * 3600 / self._ahead.seconds)
        pieces, rest = divmod(week, UNIT_MINUTES)
        shared = allocate(pieces, self._answers(minutes))
        given = {topic: number * UNIT_MINUTES for topic, number in shared.items()}
        if given:
            given[next(iter(given))] += rest
        return tuple(
            TopicPlan(topic=topic, minutes=number, marks_an_hour=pays[topic])
            for topic, number in given.items()
            if number
        )

    def pay(self, topic: str) -> TopicPay:
        """What the next hour on one topic adds to the expected score."""
        answers = 3600 / self._ahead.seconds
        number, right, *_ = self._start[topic]
        reached = _moved(self._start[topic], self._waking[topic], min(1.0, answers / STUDIED_ANSWERS))
        for step in self._steps:
            if step.topic == topic and answers > 0:
                reached = _moved(reached, step.change, min(1.0, answers / step.cost))
                answers -= step.cost
        weight = shares(self._ahead.exam.weights)[topic]
        gain = 100 * weight * (reached[1] - right) / number
        return TopicPay(topic=topic, weight=weight, on_day=right / number, gain=max(0.0, gain))

    def _plan_topic(self, topic: str, weight: float) -> None:
        ahead = self._ahead
        last_seen = min(self._days * LAST_SEEN_PART, LAST_SEEN_DAYS)
        lots = ahead.lots[topic]
        total = sum(number for number, *_ in lots)
        at_rest = standing_on(ahead.evidence, topic, self._days)
        at_work = STUDIED_REST_DAYS, at_rest[1]
        resting, stands = [], []
        for number, streak, gap, guess in lots:
            cost = COST[streak]
            stages = (
                (0.0, streak, gap + self._days),
                (cost, max(streak, STUDIED), last_seen),
                (cost + FIRMER, FIRM, last_seen),
                (cost + FIRMER + OVERLEARNED, FIRM, last_seen),
            )
            path = [
                expect(ahead.mastery, topic, (number, reached, days, guess), at_work, TAUGHT * answers)
                for answers, reached, days in stages
            ]
            resting.append(expect(ahead.mastery, topic, (number, streak, gap + self._days, guess), at_rest))
            stands.append(path[0])
            steps = (
                _Step(topic, number * answers, before, after, weight / total)
                for answers, before, after in zip((cost, FIRMER, OVERLEARNED), path, path[1:], strict=False)
            )
            self._steps += [step for step in steps if step.gain > 0]
        self._start[topic] = add(resting)
        self._waking[topic] = _change(add(resting), add(stands))

    def _answers(self, minutes: float) -> dict[str, float]:
        """How many of the answers that so many minutes are enough for go to each topic."""
        answers: dict[str, float] = {}
        for step, part in self._taken(minutes):
            answers[step.topic] = answers.get(step.topic, 0.0) + part * step.cost
        return answers

    def _taken(self, minutes: float) -> Iterable[tuple[_Step, float]]:
        """The steps that so many minutes are enough for, and the part of the last one."""
        answers = minutes * 60 / self._ahead.seconds
        for step in self._steps:
            if answers <= 0:
                return
            part = min(1.0, answers / step.cost)
            answers -= step.cost
            yield step, part


class _Ahead:
    """One worker's fitted model and standing, asked for different exam days."""

    def __init__(self, evidence: Evidence, exam: Exam, today: date, seconds: float) -> None:
        self.mastery = fitted(evidence)
        self.exam = exam
        self.today = today
        self.seconds = seconds
        self.lots = standing(evidence, exam)
        self.evidence = evidence
        self._courses: dict[int, _Course] = {}

    def course(self, days: int) -> _Course:
        if days not in self._courses:
            self._courses[days] = _Course(self, days)
        return self._courses[days]

    def without(self, days: int) -> Outlook:
        return forecast(self.evidence, self.exam, [days])[0]


_ASKED: list[_Ahead] = []


def _ahead(evidence: Evidence, exam: Exam, today: date, seconds: float) -> _Ahead:
    """The last few are kept: the plan, its chart and the day's share of it ask for the same."""
    for known in _ASKED:
        if known.evidence is evidence and (known.exam, known.today, known.seconds) == (exam, today, seconds):
            return known
    made = _Ahead(evidence, exam, today, seconds)
    _ASKED[:] = [*_ASKED[-(KEPT - 1) :], made]
    return made


def _way_out(ahead: _Ahead, goal: float, calendar: Calendar, today: date, exam_on: date) -> WayOut:
    free = _free(calendar, today, exam_on)
    course = ahead.course(max(0, (exam_on - today).days))

    def by_effort(minutes: int) -> bool:
        return course.chance(minutes * sum(1 for there in free.values() if there)) >= goal

    def by_weeks(weeks: int) -> bool:
        days = _free(calendar, today, days_after(exam_on, 7 * weeks))
        later = max(0, (exam_on - today).days) + 7 * weeks
        return ahead.course(later).chance(sum(days.values())) >= goal

    weeks = _least(by_weeks, LATER_WEEKS)
    reached = course.chance(sum(free.values()))
    return WayOut(
        minutes_a_day=_least(by_effort, MOST_MINUTES),
        exam_on=None if weeks is None else exam_on + timedelta(weeks=weeks),
        goal=int(reached * 100) / 100,
    )


def _free(calendar: Calendar, today: date, exam_on: date) -> dict[date, int]:
    """The days from today to the day before the exam and the minutes there are on each."""
    days = (today + timedelta(days=number) for number in range((exam_on - today).days))
    return {day: calendar.minutes_on(day) for day in days}


def _supply(free: Mapping[date, int], minutes: int) -> int:
    return sum(min(there, minutes) for there in free.values())


def _least(enough: Callable[[int], bool], most: int) -> int | None:
    """The least number from 0 to `most` that is enough, supposing that more never spoils it; None if none is."""
    if not enough(most):
        return None
    return bisect_left(range(most), True, key=enough)
