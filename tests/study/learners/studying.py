"""A learner who does what the plan says, made anew each week, until the day of the exam."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from statistics import fmean

from tests.study.learners.course import PAPERS, PASS, START, Asked, Course, Family, Learner, draw_course, practise, sit
from tracker.kernel.record import Record
from tracker.study.evidence import read
from tracker.study.mock import allocate
from tracker.study.model import Answer, weekly
from tracker.study.plan import Plan, for_day, make_plan
from tracker.study.readiness import Exam, Stock

DAYS = 31
GOAL = 0.8
AN_HOUR = weekly(*[60] * 7)
ANSWER_SECONDS = 40


class Kept(Record):
    """What the first plan promised, and the part of the papers that was passed after keeping to the plans."""

    plan: Plan
    passed: float


def keep_to_the_plan(family: Family, seed: int) -> Kept | None:
    """One learner with some practice behind and a month ahead; None where nothing is left to do."""
    random = Random(f"plan {family.__name__} {seed}")
    course = draw_course(random).replace(idle=0, bank=True, each=random.choice((30, 60, 120)), order="due", most=400)
    learner = family(course, random)
    studying = _Studying(course, learner, practise(course, learner, random), random)
    first = studying.plan(studying.today + timedelta(days=1))
    if not first.minutes_a_day:
        return None
    found = first
    for ahead in range(1, DAYS):
        day = studying.today + timedelta(days=ahead)
        if ahead % 7 == 1:
            found = studying.plan(day)
        studying.study(day, found)
    on = (studying.exam_on - START).days
    passed = fmean(sit(course, learner, studying.counts, on, random) >= PASS for _ in range(PAPERS))
    return Kept(plan=first, passed=passed)


class _Studying:
    def __init__(self, course: Course, learner: Learner, answers: list[Answer], random: Random) -> None:
        self.today = max(answer.at.date() for answer in answers)
        self.exam_on = self.today + timedelta(days=DAYS)
        weights: dict[str, float | None] = {str(topic): weight for topic, weight in enumerate(course.weights)}
        self.counts = allocate(course.questions, {str(topic): weight for topic, weight in enumerate(course.weights)})
        stock = Stock(questions=course.each, guess=course.guess)
        self._exam = Exam(weights=weights, bank=dict.fromkeys(weights, stock), marks=(1.0,) * course.questions)
        self._course, self._learner, self._answers, self._random = course, learner, answers, random
        self._right = {tuple(map(int, answer.question.split("/"))): answer.correct for answer in answers}
        self._due: dict[tuple[int, ...], tuple[date, int]] = {}

    def plan(self, day: date) -> Plan:
        return make_plan(
            read(self._answers, today=day - timedelta(days=1)),
            self._exam,
            goal=GOAL,
            calendar=AN_HOUR,
            today=day,
            exam_on=self.exam_on,
            seconds_per_answer=ANSWER_SECONDS,
        )

    def study(self, day: date, plan: Plan) -> None:
        """A day's share: what is due, then what was wrong, then new questions, then any."""
        self._learner.begin((day - START).days)
        for topic in for_day(plan, day):
            number = topic.minutes * 60 // ANSWER_SECONDS
            for place in self._in_turn(int(topic.topic), day)[:number]:
                self._answer(place, day)

    def _in_turn(self, topic: int, day: date) -> list[tuple[int, ...]]:
        places = [(topic, number) for number in range(self._course.each)]
        self._random.shuffle(places)

        def turn(place: tuple[int, ...]) -> int:
            if place in self._due:
                return 0 if self._due[place][0] <= day else 4
            return 2 if place not in self._right else 3 if self._right[place] else 1

        return sorted(places, key=turn)

    def _answer(self, place: tuple[int, ...], day: date) -> None:
        asked, number = Asked(topic=place[0], number=place[1]), (day - START).days
        right = self._random.random() < self._learner.chance(asked, number)
        self._learner.learn(asked, number, right=right)
        interval = min(2 * self._due[place][1] + 1, DAYS) if right and place in self._due else 1
        self._due[place] = day + timedelta(days=interval), interval
        self._right[place] = right
        at = datetime.combine(day, time(20))
        name, topic = f"{place[0]}/{place[1]}", str(place[0])
        self._answers.append(Answer(question=name, topic=topic, at=at, correct=right, guess=self._course.guess))
