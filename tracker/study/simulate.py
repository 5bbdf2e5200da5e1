"""Made-up learners, and the answers they would give: for the demo worker and for measuring readiness.

Questions follow the three-parameter logistic model of item response theory (Birnbaum, 1968): difficulty,
discrimination, and a floor for guessing. Ability differs by topic, grows with practice, rusts while a topic
rests and wanders a little each day. Having met a question helps with that question, the longer the oftener it was
right, fading exponentially or as a power of time. Readiness is fitted with another model on purpose. Everything
drawn comes from the random numbers given, so one seed always makes the same learner.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from math import exp, sqrt

from tracker.kernel.codes import Codes
from tracker.kernel.record import Record
from tracker.study.model import Answer, Calendar
from tracker.study.scheduling import Memory, Scheduler, rate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from random import Random

SPARE_TIMES = (time(12, 20), time(19, 40))
"""When a worker sits down to practise: in the lunch break or after supper."""


class Item(Record):
    """A question as item response theory sees it: difficulty and discrimination in logits."""

    question: str
    topic: str
    difficulty: float
    discrimination: float
    guess: float


class Order(Codes):
    """How a learner picks the next question."""

    RANDOM = "random"
    IN_TURN = "in_turn"
    DUE = "due"
    """What the scheduler says is due, then new ones in turn."""


class Habit(Record):
    """How a learner practises: on which part of the days, how many questions, in which order."""

    days: float
    questions: int
    order: Order


class Learner(Record):
    """A person; abilities by topic and `help` (of having met a question) in logits, times in days."""

    abilities: Mapping[str, float]
    gain: float
    """What each answer adds to the ability in its topic, divided by 20 and the answers before it."""
    rust: float
    """What a long rest of a topic takes from its ability, until it is practised again."""
    rusts_in: float
    wander: float
    help: float
    help_lasts: float
    help_grows: float
    """The factor by which each right answer makes the help last longer."""
    by_power: bool
    """Whether help fades as a power of time instead of exponentially."""
    usual_ms: int = 18_000


STEADY = {
    "gain": 0.4,
    "rust": 0.6,
    "rusts_in": 60.0,
    "wander": 0.02,
    "help": 1.5,
    "help_lasts": 8.0,
    "help_grows": 1.6,
    "by_power": True,
}
"""What is usual among the learners that `draw_learner` makes."""


class Mind:
    """What a learner knows as days go by. Days are numbers, as `date.toordinal` gives them."""

    def __init__(self, learner: Learner, random: Random) -> None:
        self.learner = learner
        self._random = random
        self._gained = dict.fromkeys(learner.abilities, 0.0)
        self._wandered = dict.fromkeys(learner.abilities, 0.0)
        self._last: dict[str, int] = {}
        self._count = dict.fromkeys(learner.abilities, 0)
        self._met: dict[str, tuple[int, float]] = {}
        self._day: int | None = None

    def chance(self, item: Item, day: int) -> float:
        """The chance that the learner answers this question right on this day."""
        logit = item.discrimination * (self._ability(item.topic, day) - item.difficulty) + self._help(item, day)
        return item.guess + (1 - item.guess) / (1 + exp(-logit))

    def meet(self, item: Item, day: int, *, correct: bool) -> None:
        """The learner answered and read the right answer."""
        topic, learner = item.topic, self.learner
        self._gained[topic] += learner.gain / (20 + self._count[topic])
        self._count[topic] += 1
        self._last[topic] = day
        lasts = self._met[item.question][1] if item.question in self._met else learner.help_lasts
        self._met[item.question] = day, lasts * learner.help_grows if correct else max(lasts / 2, learner.help_lasts)

    def live_to(self, day: int) -> None:
        """Lets ability wander until this day."""
        days = 0 if self._day is None else max(0, day - self._day)
        self._day = day
        for topic in self._wandered:
            self._wandered[topic] += self._random.gauss(0, self.learner.wander * sqrt(days))

    def _ability(self, topic: str, day: int) -> float:
        rusted = 1 - exp(-(day - self._last.get(topic, day)) / self.learner.rusts_in)
        gained, wandered = self._gained[topic], self._wandered[topic]
        return self.learner.abilities[topic] + gained + wandered - self.learner.rust * rusted

    def _help(self, item: Item, day: int) -> float:
        if item.question not in self._met:
            return 0.0
        last, lasts = self._met[item.question]
        gone = (day - last) / lasts
        return self.learner.help * float((1 + gone) ** -0.7 if self.learner.by_power else exp(-gone))


def draw_item(question: str, topic: str, guess: float, random: Random, harder: float = 0.0) -> Item:
    """A question of unknown difficulty."""
    return Item(
        question=question,
        topic=topic,
        difficulty=random.gauss(harder, 1),
        discrimination=random.lognormvariate(0, 0.3),
        guess=guess,
    )


def draw_learner(topics: Iterable[str], random: Random, *, ability: float | None = None) -> Learner:
    """Someone: anything between hopeless and able where no ability is given."""
    usual = random.gauss(0, 1) if ability is None else ability
    return Learner(
        abilities={topic: random.gauss(usual, 0.45) for topic in topics},
        gain=random.uniform(0.1, 0.7),
        rust=random.uniform(0, 2),
        rusts_in=random.uniform(20, 120),
        wander=random.uniform(0, 0.04),
        help=random.uniform(0.8, 3),
        help_lasts=random.lognormvariate(2, 0.5),
        help_grows=random.uniform(1.3, 2.2),
        by_power=random.random() < 0.5,
        usual_ms=int(random.uniform(9_000, 30_000)),
    )


class Practice:
    """A learner working through questions by a habit; `answers` grow day by day."""

    def __init__(self, mind: Mind, items: Sequence[Item], habit: Habit, random: Random) -> None:
        self.mind = mind
        self.answers: list[Answer] = []
        self._habit = habit
        self._random = random
        self._queue = random.sample(items, len(items))
        self._turn = 0
        self._by_name = {item.question: item for item in items}
        self._scheduler = Scheduler()
        self._memories: dict[str, Memory] = {}
        self._due: dict[str, int] = {}
        self._known: set[str] = set()

    def day(self, day: date, *, questions: int | None = None) -> None:
        """One day's practice: as many questions as given, else as the habit has it."""
        self.mind.live_to(day.toordinal())
        if questions is None:
            if self._random.random() >= self._habit.days:
                return
            questions = max(1, round(self._random.gauss(self._habit.questions, self._habit.questions / 4)))
        at = datetime.combine(day, self._random.choice(SPARE_TIMES)) + timedelta(seconds=self._random.randrange(1200))
        for item in self._pick(day.toordinal(), questions):
            answer = self._answer(item, at)
            self.answers.append(answer)
            at += timedelta(milliseconds=answer.ms or 0, seconds=self._random.randrange(3, 12))

    def _pick(self, day: int, number: int) -> list[Item]:
        if self._habit.order is Order.RANDOM:
            return self._random.choices(self._queue, k=number)
        due: list[str] = []
        if self._habit.order is Order.DUE:
            due = sorted(
                (name for name, on in self._due.items() if on <= day), key=lambda name: (self._due[name], name)
            )
        chosen = [self._by_name[name] for name in due[:number]]
        while len(chosen) < number:
            chosen.append(self._queue[self._turn % len(self._queue)])
            self._turn += 1
        return chosen

    def _answer(self, item: Item, at: datetime) -> Answer:
        day, usual = at.date(), self.mind.learner.usual_ms
        correct = self._random.random() < self.mind.chance(item, day.toordinal())
        ms = int(usual * self._random.lognormvariate(0 if correct else 0.3, 0.45))
        rating = rate(correct=correct, ms=ms, usual_ms=usual, known=item.question in self._known)
        self.mind.meet(item, day.toordinal(), correct=correct)
        scheduled = self._scheduler.review(self._memories.get(item.question), rating, today=day)
        self._memories[item.question] = scheduled.memory
        self._due[item.question] = scheduled.due.toordinal()
        (self._known.add if correct else self._known.discard)(item.question)
        return Answer(
            question=item.question, topic=item.topic, at=at, correct=correct, ms=ms, rating=rating, guess=item.guess
        )


def a_year(items: Sequence[Item], random: Random, *, ends_on: date, calendar: Calendar) -> list[Answer]:
    """The answers of one fairly steady worker over a year: neither quick nor slow, better in some topics than others.

    He takes due questions first, as his shifts leave time, now and then does nothing for a week, and more towards the
    end.
    """
    learner = draw_learner(dict.fromkeys(item.topic for item in items), random, ability=-0.4).replace(**STEADY)
    practice = Practice(Mind(learner, random), items, Habit(days=0.6, questions=15, order=Order.DUE), random)
    idle_until = 0
    for number in range(365):
        day = ends_on - timedelta(days=364 - number)
        if number % 28 == 0 and random.random() < 0.4:
            idle_until = number + random.randrange(4, 10)
        keen = random.random() < 0.45 + 0.4 * number / 365
        if number >= idle_until and keen and (minutes := calendar.minutes_on(day)):
            practice.day(day, questions=max(4, round(min(minutes, 25) * random.uniform(0.5, 1.1))))
    return practice.answers
