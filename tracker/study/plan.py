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
from functools import cached_property

from tracker.kernel.dates import days_after
from tracker.kernel.record import Record
from tracker.study.evidence import FIRM, FRESH
from tracker.study.mastery import KEPT, fitted
from tracker.study.mock import allocate
from tracker.study.model import shares
from tracker.study.readiness import SURPRISE, add, expect, forecast, settle, standing, standing_on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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

LATER_WEEKS = (1, 2, 3, 5, 8, 16, 32, 52)
"""A later exam is looked for within a year: at these weeks first, then between them."""

NEAR = 0.01
"""Between two of these weeks the chance is at most so much above that of both."""

MOST_CHANCE = 1 - SURPRISE / 2
"""No study makes a pass more certain than this."""

UNIT_MINUTES = 5
"""A week's minutes are shared out in pieces of this size."""


class DayPlan(Record):
    """The minutes to study on one day; of today, those that are left."""

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
    """The exam so many weeks later, or from today where it is past, with the time the calendar gives."""
    no_days: bool = False
    """Whether the calendar names no time at all until then: nothing can be told before it does."""


class Plan(Record):
    """How to reach `goal` (a chance of passing) by the exam day."""

    goal: float
    reachable: bool
    minutes_a_day: int
    """On each day as many of these minutes as the calendar gives; all there is where the goal is out of reach."""
    every_day: bool
    """Whether the calendar gives that many on every day up to the exam."""
    needed: int
    """All the minutes from now to the eve of the exam."""
    asked_today: int
    """Today's minutes, those studied already among them."""
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
    done_today: int = 0,
) -> Plan:
    """The least study that reaches the goal, from today, the day of the evidence, to the day before the exam.

    `seconds_per_answer` counts reading the explanation; for practical drills it is the time of one drill. `done_today`
    minutes are taken off today's.
    """
    ahead = _ahead(evidence, exam, today, seconds_per_answer)
    free = _Free(calendar, today, exam_on, done_today)
    days = max(0, (exam_on - today).days)
    course = ahead.course(days)
    enough = _least(lambda minutes: course.chance(free.supply(minutes)) >= goal, free.most)
    minutes = free.most if enough is None else enough
    supply = free.supply(minutes)
    week = free.week(minutes)
    return Plan(
        goal=goal,
        reachable=enough is not None,
        minutes_a_day=minutes,
        every_day=all(there >= minutes for there in free.days.values()),
        needed=supply,
        asked_today=min(free.days.get(today, 0), minutes),
        without=ahead.without(days),
        outlook=course.outlook(supply),
        week=week,
        topics=course.topics(supply, sum(day.minutes for day in week)),
        way_out=None if enough is not None else _way_out(ahead, goal, free, exam_on),
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
    """Bringing one lot of questions to where study brings it: what that costs, and what it changes.

    `gain` is what each answer adds to the score, by itself and by waking the topic.
    """

    def __init__(self, topic: str, cost: float, change: Expectation, weight: float, waking: float = 0.0) -> None:
        self.topic = topic
        self.cost = cost
        self.change = change
        self.gain = weight * change[1] / cost + waking
        self._weight = weight

    def part(self, share: float, waking: float = 0.0) -> _Step:
        """So much of the step, each answer of which also adds so much by waking the topic."""
        return _Step(self.topic, self.cost * share, tuple(share * by for by in self.change), self._weight, waking)


def _change(before: Expectation, after: Expectation) -> Expectation:
    return tuple(b - a for a, b in zip(before, after, strict=True))


def _woken(steps: list[_Step], waking: float) -> Iterable[_Step]:
    """A topic's steps, the best first; the first few answers, which wake it, are worth so much more each."""
    left: float = STUDIED_ANSWERS
    for step in sorted(steps, key=lambda step: -step.gain):
        share = min(1.0, left / step.cost)
        left -= share * step.cost
        if share > 0:
            yield step.part(share, waking)
        if share < 1:
            yield step.part(1 - share)


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
        found = settle(self._ahead.mastery, expected, self._ahead.exam, days_ahead=self._days)
        found.doubt = self._doubt
        return found

    @cached_property
    def _doubt(self) -> float:
        """As without study: then nobody is surer than today."""
        start = settle(self._ahead.mastery, self._start, self._ahead.exam, days_ahead=self._days)
        return start.no_surer_than(self._ahead.chance_today).doubt

    def topics(self, minutes: float, week: int) -> tuple[TopicPlan, ...]:
        """The week's minutes by topic, the ones that pay most first."""
        answers = self._answers(minutes)
        pays = {topic: self.pay(topic).gain for topic in answers}
        pieces, rest = divmod(week, UNIT_MINUTES)
        shared = allocate(pieces, answers)
        given = {topic: shared[topic] * UNIT_MINUTES for topic in sorted(pays, key=lambda topic: -pays[topic])}
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
        steps: list[_Step] = []
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
            steps += (
                _Step(topic, number * answers, _change(before, after), weight / total)
                for answers, before, after in zip((cost, FIRMER, OVERLEARNED), path, path[1:], strict=False)
            )
        self._start[topic] = add(resting)
        self._waking[topic] = _change(add(resting), add(stands))
        waking = weight / total * self._waking[topic][1] / STUDIED_ANSWERS
        self._steps += _woken([step for step in steps if step.gain > 0], waking)

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
        self.chance_today = self.without(0).chance
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


def _way_out(ahead: _Ahead, goal: float, free: _Free, exam_on: date) -> WayOut:
    course = ahead.course(len(free.days))
    start = max(exam_on, free.today)

    def by_effort(minutes: int) -> bool:
        return course.chance(free.effort(minutes)) >= goal

    def by_weeks(weeks: int) -> float:
        later = free.until(days_after(start, 7 * weeks))
        return ahead.course(len(later.days)).chance(later.supply(later.most))

    weeks = _first_week(by_weeks, goal) if goal <= MOST_CHANCE else None
    return WayOut(
        minutes_a_day=_least(by_effort, MOST_MINUTES),
        exam_on=None if weeks is None else days_after(start, 7 * weeks),
        no_days=not free.most and (bool(free.days) or not any(free.calendar.pattern)),
    )


class _Free:
    """The days from today to the day before the exam with the minutes there are on each, of today's some studied."""

    def __init__(self, calendar: Calendar, today: date, exam_on: date, done: int) -> None:
        self.calendar = calendar
        self.today = today
        ahead = (today + timedelta(days=number) for number in range((exam_on - today).days))
        self.days = {day: calendar.minutes_on(day) for day in ahead}
        self.most = max(self.days.values(), default=0)
        self._done = done

    def until(self, exam_on: date) -> _Free:
        """The same with another day of the exam."""
        return _Free(self.calendar, self.today, exam_on, self._done)

    def supply(self, minutes: int) -> int:
        """All the minutes, with at most so many on a day."""
        return sum(self._left(day, min(there, minutes)) for day, there in self.days.items())

    def effort(self, minutes: int) -> int:
        """All the minutes, with so many on every day that is not off."""
        return sum(self._left(day, minutes) for day, there in self.days.items() if there)

    def week(self, minutes: int) -> tuple[DayPlan, ...]:
        """The days of the next seven on which there is something to do."""
        ahead = [(day, min(there, minutes)) for day, there in self.days.items() if (day - self.today).days < 7]
        return tuple(DayPlan(on=day, minutes=left) for day, asked in ahead if (left := self._left(day, asked)))

    def _left(self, day: date, asked: int) -> int:
        return max(0, asked - self._done) if day == self.today else asked


def _least(enough: Callable[[int], bool], most: int) -> int | None:
    """The least number from 0 to `most` that is enough, supposing that more never spoils it; None if none is."""
    if not enough(most):
        return None
    return bisect_left(range(most), True, key=enough)


def _first_week(chance: Callable[[int], float], goal: float) -> int | None:
    """The first week within a year that is enough; None if none is.

    More weeks bring more study and more forgetting: the chance rises to its highest and falls again. Its height is
    climbed from the best of a few weeks until one is enough; the first such week lies between that one and the one
    before it of those looked at.
    """
    known: dict[int, float] = {0: 0.0}
    for week in LATER_WEEKS:
        known[week] = chance(week)
        if known[week] >= goal:
            break
    while (best := max(known.values())) < goal:
        if best < goal - NEAR:
            return None
        looked = sorted(known)
        at = looked.index(max(known, key=known.__getitem__))
        gaps = [(a + b) // 2 for a, b in zip(looked[at - 1 :], looked[at : at + 2], strict=False) if b - a > 1]
        if not gaps:
            return None
        known.update((week, chance(week)) for week in gaps)
    found = min(week for week in known if known[week] >= goal)
    below = max(week for week in known if week < found)
    return below + 1 + bisect_left(range(below + 1, found), True, key=lambda week: chance(week) >= goal)
