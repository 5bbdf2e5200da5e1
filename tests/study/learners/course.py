"""A learner's course: what is practised when and in which order, the papers sat at its end, and what was foreseen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from math import exp, log
from random import Random
from statistics import fmean
from typing import Protocol

from tracker.kernel.record import Record
from tracker.study.evidence import read
from tracker.study.mock import allocate
from tracker.study.model import Answer
from tracker.study.readiness import Exam, Readiness, Stock, assess

START = date(2025, 1, 1)
PAPERS = 20
PASS = 0.6


class Asked(Record):
    """A question: its topic and its number there."""

    topic: int
    number: int


class Course(Record):
    """The circumstances of one learner, drawn alike for every family."""

    topics: int
    each: int
    days: int
    most: int
    idle: int
    ahead: int
    questions: int
    weights: tuple[float, ...]
    a_day: int
    often: float
    order: str
    guess: float
    bank: bool
    """Whether the file has the bank, or only the answers."""
    practised: int
    """Only the first so many topics are practised."""
    rhythm: str = "steady"

    def studies(self, day: int, random: Random) -> bool:
        """Whether there is practice on a day: when the rhythm has it, on a part of the days."""
        if self.rhythm == "last days":
            return day >= self.days - 4
        if self.rhythm == "with gaps":
            return day // max(5, self.days // 6) % 2 == 0 and random.random() < self.often
        if self.rhythm == "less and less":
            return random.random() < self.often * exp(-3 * day / self.days)
        return not day or random.random() < self.often


class Learner(Protocol):
    """What a family is asked for. Days are counted from the first."""

    def begin(self, day: int) -> None:
        """A day of practice, or that of the exam, begins."""

    def chance(self, asked: Asked, day: int) -> float:
        """The chance of a right answer."""

    def learn(self, asked: Asked, day: int, *, right: bool) -> None:
        """The answer was given, and the right one read."""


Family = Callable[[Course, Random], Learner]


class Outcome(Record):
    """What was foreseen for one learner and what came: `passed` is the part of the papers sat that was passed."""

    foreseen: Readiness
    passed: float
    practised: float
    """The plain part of answers that were right, one half without answers."""
    in_range: float
    """The part of the papers sat whose score lay in the range foreseen for it."""


def draw_course(random: Random) -> Course:
    """Some plausible circumstances, from a hurried week to a year."""
    topics = random.randint(1, 10)
    return Course(
        topics=topics,
        each=random.choice((15, 30, 60, 120, 400)),
        days=random.choice((3, 7, 20, 60, 120, 200, 365)),
        most=random.choice((30, 60, 100, 200, 400, 1000, 2000)),
        idle=random.choice((0, 0, 0, 1, 2, 5, 20)),
        ahead=random.choice((0, 1, 3, 7, 14, 30, 60, 90)),
        questions=random.choice((50, 100, 160)),
        weights=tuple(random.gammavariate(4, 1) for _ in range(topics)),
        a_day=random.choice((5, 10, 20, 40)),
        often=random.uniform(0.2, 1),
        order=random.choice(("random", "in turn", "due")),
        guess=random.choice((0.25, 0.25, 0.2, 0.5, 0.0)),
        bank=random.random() < 0.5,
        practised=topics,
    )


def draw_harsh_course(random: Random) -> Course:
    """The same where one topic or a few are practised alone, in bursts or too early, one by one or what was wrong first."""
    course = draw_course(random)
    return course.replace(
        practised=random.choice((1, random.randint(1, course.topics), course.topics, course.topics)),
        rhythm=random.choice(("steady", "last days", "with gaps", "less and less")),
        order=random.choice(("random", "in turn", "wrong first", "topic by topic")),
        idle=random.choice((0, 0, 1, 5, 20, 45)),
        ahead=random.choice((0, 3, 14, 30, 60, 100)),
    )


def follow(family: Family, seed: int, circumstances: Callable[[Random], Course] = draw_course) -> Outcome:
    """One learner of a family, from the first answer to the papers."""
    random = Random(f"{family.__name__} {seed}")
    course = circumstances(random)
    learner = family(course, random)
    answers = practise(course, learner, random)
    today = max((answer.at.date() for answer in answers), default=START) + timedelta(days=course.idle)
    on = (today - START).days + course.ahead
    counts = allocate(course.questions, {str(topic): weight for topic, weight in enumerate(course.weights)})
    scores = [sit(course, learner, counts, on, random) for _ in range(PAPERS)]
    stock = Stock(questions=course.each, guess=course.guess)
    exam = Exam(
        weights={str(topic): weight for topic, weight in enumerate(course.weights)},
        bank={str(topic): stock for topic in range(course.topics)} if course.bank else {},
        marks=(1.0,) * course.questions,
    )
    foreseen = assess(read(answers, today=today), exam, days_ahead=course.ahead)
    return Outcome(
        foreseen=foreseen,
        passed=fmean(score >= PASS for score in scores),
        practised=fmean(answer.correct for answer in answers) if answers else 0.5,
        in_range=fmean(foreseen.score_low <= 100 * score <= foreseen.score_high for score in scores),
    )


def practise(course: Course, learner: Learner, random: Random) -> list[Answer]:
    """The answers given, day after day."""
    pool = [Asked(topic=topic, number=number) for topic in range(course.practised) for number in range(course.each)]
    if course.order != "topic by topic":
        random.shuffle(pool)
    queue = _Queue(pool, course, random)
    answers: list[Answer] = []
    for day in range(course.days):
        if len(answers) >= course.most or not course.studies(day, random):
            continue
        learner.begin(day)
        at = datetime.combine(START + timedelta(days=day), time(20))
        for asked in queue.pick(day, max(1, round(random.gauss(course.a_day, course.a_day / 4)))):
            right = random.random() < learner.chance(asked, day)
            learner.learn(asked, day, right=right)
            queue.put_back(asked, day, right=right)
            name, topic = f"{asked.topic}/{asked.number}", str(asked.topic)
            answers.append(Answer(question=name, topic=topic, at=at, correct=right, guess=course.guess))
    return answers


class _Queue:
    """Which question comes next: any, one after the other, or those due and then new ones."""

    def __init__(self, pool: list[Asked], course: Course, random: Random) -> None:
        self._pool, self._order, self._random = pool, course.order, random
        self._turn = 0
        self._due: dict[tuple[int, int], tuple[int, float, Asked]] = {}
        self._wrong: list[Asked] = []

    def pick(self, day: int, number: int) -> list[Asked]:
        if self._order == "random":
            return self._random.choices(self._pool, k=number)
        waiting = sorted((due, place) for place, (due, _, _) in self._due.items() if due <= day)
        chosen = [self._due[place][2] for _, place in waiting[:number]] if self._order == "due" else []
        if self._order == "wrong first":
            chosen, self._wrong = self._wrong[: number // 2], self._wrong[number // 2 :]
        while len(chosen) < number:
            chosen.append(self._pool[self._turn % len(self._pool)])
            self._turn += 1
        return chosen

    def put_back(self, asked: Asked, day: int, *, right: bool) -> None:
        place = asked.topic, asked.number
        interval = max(1.0, 2.5 * self._due[place][1]) if right and place in self._due else 1.0
        self._due[place] = day + round(interval), interval, asked
        if not right:
            self._wrong.append(asked)


def sit(course: Course, learner: Learner, counts: dict[str, int], day: int, random: Random) -> float:
    """The part of a paper's questions answered right."""
    learner.begin(day)
    right = 0
    for topic, number in counts.items():
        for _ in range(number):
            right += random.random() < learner.chance(
                Asked(topic=int(topic), number=random.randrange(course.each)), day
            )
    return right / course.questions


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
