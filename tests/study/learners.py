"""Learners of two families other than the fitted model, their answers up to a day, and how often they then pass.

Items: `tracker.study.simulate`, item response theory with a memory of each question. Rules: a cognitive diagnosis
model (DINA: Junker and Sijtsma, 2001), where a question needs one or two hidden rules of its topic, a rule is known or
not, may be learned from an explanation, and is forgotten with a chance each day. The priors of the fitted model were
chosen with relatives of the first family in view, never with the second, so the second is the harder measure.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from math import log
from random import Random
from statistics import fmean

from tracker.kernel.record import Record
from tracker.study.evidence import read
from tracker.study.mock import allocate
from tracker.study.model import Answer
from tracker.study.readiness import Exam, Readiness, Stock, assess
from tracker.study.simulate import Mind, Practice, draw_habit, draw_items, draw_learner, sit

START = date(2025, 1, 1)
PAPERS = 20
PASS = 0.6


class Outcome(Record):
    """What was foreseen for one learner and what came: `passed` is the part of the papers sat that was passed."""

    foreseen: Readiness
    passed: float
    practised: float
    """The plain part of answers that were right, one half without answers."""


class Course(Record):
    """The circumstances of one learner, drawn alike for every family."""

    topics: tuple[str, ...]
    each: int
    days: int
    most: int
    ahead: int
    questions: int
    weights: dict[str, float]


def draw_course(random: Random) -> Course:
    topics = tuple(f"topic {number}" for number in range(random.randint(3, 10)))
    return Course(
        topics=topics,
        each=random.choice((15, 30, 60, 120)),
        days=random.choice((7, 20, 60, 120, 200)),
        most=random.choice((30, 100, 400, 1500, 3000)),
        ahead=random.choice((1, 3, 7, 14, 30, 60)),
        questions=random.choice((50, 100, 160)),
        weights={topic: random.gammavariate(4, 1) for topic in topics},
    )


def of_items(seed: int) -> Outcome:
    """One learner of the first family."""
    random = Random(f"items {seed}")
    course = draw_course(random)
    items = draw_items(course.topics, course.each, random)
    skipped = random.sample(course.topics, random.choice((0, 0, 0, 1)))
    mind = Mind(draw_learner(course.topics, random), random)
    practice = Practice(mind, [item for item in items if item.topic not in skipped], draw_habit(random), random)
    for number in range(course.days):
        if len(practice.answers) < course.most:
            practice.day(START + timedelta(days=number))
    on = (START + timedelta(days=course.days + course.ahead)).toordinal()
    mind.live_to(on)
    counts = allocate(course.questions, course.weights)
    drawn = {topic: [item for item in items if item.topic == topic] for topic in course.topics}
    passed = fmean(
        sit(mind, [item for topic in counts for item in random.choices(drawn[topic], k=counts[topic])], on, random)
        >= PASS
        for _ in range(PAPERS)
    )
    bank = {topic: Stock(questions=course.each, guess=fmean(item.guess for item in drawn[topic])) for topic in drawn}
    return _outcome(course, practice.answers, bank, passed)


class Rules:
    """A learner of the second family."""

    GUESS = 0.25

    def __init__(self, course: Course, random: Random) -> None:
        self._random = random
        each = random.randint(4, 12)
        share = random.betavariate(3, 3)
        self._known = {(topic, rule): random.random() < share for topic in course.topics for rule in range(each)}
        self._day = dict.fromkeys(self._known, 0)
        self._firm = dict.fromkeys(self._known, 1.0)
        self._slip = random.uniform(0.02, 0.12)
        self._learns = random.uniform(0.1, 0.6)
        self._forgets = random.uniform(0.001, 0.02)
        self.needs = {
            f"{topic}/{number}": [(topic, rule) for rule in random.sample(range(each), random.choice((1, 1, 2)))]
            for topic in course.topics
            for number in range(course.each)
        }

    def right(self, question: str, day: int) -> bool:
        """Whether an answer on this day is right; what was forgotten by then stays so until it is learned again."""
        for rule in self.needs[question]:
            rested, self._day[rule] = day - self._day[rule], day
            if self._random.random() > (1 - self._forgets / self._firm[rule]) ** rested:
                self._known[rule] = False
        able = all(self._known[rule] for rule in self.needs[question])
        return self._random.random() < (1 - self._slip if able else self.GUESS)

    def explained(self, question: str) -> None:
        """Reads the explanation after an answer."""
        for rule in self.needs[question]:
            self._firm[rule] += 0.2
            self._known[rule] = self._known[rule] or self._random.random() < self._learns

    def expected(self, question: str, day: int) -> float:
        """The chance of a right answer on a day that is still to come."""
        able = 1.0
        for rule in self.needs[question]:
            able *= self._known[rule] * (1 - self._forgets / self._firm[rule]) ** (day - self._day[rule])
        return able * (1 - self._slip) + (1 - able) * self.GUESS


def of_rules(seed: int) -> Outcome:
    """One learner of the second family."""
    random = Random(f"rules {seed}")
    course = draw_course(random)
    learner = Rules(course, random)
    habit = draw_habit(random)
    questions = sorted(learner.needs)
    answers: list[Answer] = []
    for day in range(course.days):
        if len(answers) >= course.most or random.random() >= habit.days:
            continue
        for question in random.choices(questions, k=habit.questions):
            at = datetime.combine(START + timedelta(days=day), time(20))
            topic = question.partition("/")[0]
            answers.append(Answer(question=question, topic=topic, at=at, correct=learner.right(question, day)))
            learner.explained(question)
    counts = allocate(course.questions, course.weights)
    chances = {
        topic: [learner.expected(f"{topic}/{n}", course.days + course.ahead) for n in range(course.each)]
        for topic in course.topics
    }
    passed = fmean(
        sum(random.random() < random.choice(chances[topic]) for topic in counts for _ in range(counts[topic]))
        >= PASS * course.questions
        for _ in range(PAPERS)
    )
    return _outcome(course, answers, {topic: Stock(questions=course.each) for topic in course.topics}, passed)


def _outcome(course: Course, answers: list[Answer], bank: dict[str, Stock], passed: float) -> Outcome:
    exam = Exam(weights=dict(course.weights), bank=bank, marks=(1.0,) * course.questions)
    evidence = read(answers, today=START + timedelta(days=course.days))
    return Outcome(
        foreseen=assess(evidence, exam, days_ahead=course.ahead),
        passed=passed,
        practised=fmean(answer.correct for answer in answers) if answers else 0.5,
    )


def brier(foreseen: list[float], passed: list[float]) -> float:
    """The mean squared distance of chances from what came, 0 the best (Brier, 1950)."""
    return fmean(
        share * (1 - chance) ** 2 + (1 - share) * chance**2 for chance, share in zip(foreseen, passed, strict=True)
    )


def log_loss(foreseen: list[float], passed: list[float]) -> float:
    """The mean surprise, in nats."""
    return -fmean(
        share * log(max(chance, 1e-9)) + (1 - share) * log(max(1 - chance, 1e-9))
        for chance, share in zip(foreseen, passed, strict=True)
    )


def calibration_error(foreseen: list[float], passed: list[float]) -> float:
    """The expected calibration error over ten equal bins (Naeini, Cooper and Hauskrecht, 2015)."""
    bins: dict[int, list[tuple[float, float]]] = {}
    for chance, share in zip(foreseen, passed, strict=True):
        bins.setdefault(min(int(chance * 10), 9), []).append((chance, share))
    return sum(
        len(pairs) / len(foreseen) * abs(fmean(chance for chance, _ in pairs) - fmean(share for _, share in pairs))
        for pairs in bins.values()
    )
