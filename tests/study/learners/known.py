"""Families whose relatives were in view when the priors of the fitted model were chosen."""

from __future__ import annotations

from math import exp, log, sqrt
from random import Random

from tests.study.learners.course import Asked, Course, Family


def logistic(value: float) -> float:
    return 1 / (1 + exp(-value)) if value > -30 else 0.0


class Base:
    """Draws what a family needs when it is first asked for, by the same random numbers as everything else."""

    def __init__(self, course: Course, random: Random) -> None:
        self.course, self.random = course, random
        self._drawn: dict[tuple[int, int], float] = {}
        self.count = [0] * course.topics
        self.last = [0] * course.topics

    def begin(self, day: int) -> None:
        """Nothing happens at the beginning of a day."""

    def hardness(self, asked: Asked, spread: float = 1.0) -> float:
        """How hard a question is, in logits."""
        place = asked.topic, asked.number
        if place not in self._drawn:
            self._drawn[place] = self.random.gauss(0, spread)
        return self._drawn[place]

    def guessing(self, known: float) -> float:
        return self.course.guess + (1 - self.course.guess) * known

    def learn(self, asked: Asked, day: int, *, right: bool) -> None:
        self.count[asked.topic] += 1
        self.last[asked.topic] = day

    def abilities(self, middle: float, spread: float) -> list[float]:
        usual = self.random.gauss(middle, 1)
        return [self.random.gauss(usual, spread) for _ in range(self.course.topics)]


class Steady(Base):
    """A fixed chance in each topic, learned and forgotten by nobody."""

    def __init__(self, course: Course, random: Random) -> None:
        super().__init__(course, random)
        usual, firm = random.uniform(0.3, 0.95), random.choice((4, 10, 40))
        self.shares = [random.betavariate(usual * firm, (1 - usual) * firm) for _ in range(course.topics)]

    def chance(self, asked: Asked, day: int) -> float:
        return self.shares[asked.topic]


class Items(Base):
    """Three-parameter item response theory with a memory of each question, rust and wandering ability."""

    def __init__(self, course: Course, random: Random) -> None:
        super().__init__(course, random)
        self.ability = self.abilities(0, 0.45)
        self.gain, self.rust, self.rusts_in = random.uniform(0.1, 0.7), random.uniform(0, 2), random.uniform(20, 120)
        self.wander, self.help = random.uniform(0, 0.04), random.uniform(0.8, 3)
        self.lasts, self.grows, self.by_power = (
            random.lognormvariate(2, 0.5),
            random.uniform(1.3, 2.2),
            random.random() < 0.5,
        )
        self.met: dict[tuple[int, int], tuple[int, float]] = {}
        self.day = 0

    def begin(self, day: int) -> None:
        moved = self.wander * sqrt(max(0, day - self.day))
        self.ability = [one + self.random.gauss(0, moved) for one in self.ability]
        self.day = day

    def chance(self, asked: Asked, day: int) -> float:
        rusted = self.rust * (1 - exp(-(day - self.last[asked.topic]) / self.rusts_in))
        helped = 0.0
        if (asked.topic, asked.number) in self.met:
            last, lasts = self.met[asked.topic, asked.number]
            gone = (day - last) / lasts
            helped = self.help * ((1 + gone) ** -0.7 if self.by_power else exp(-gone))
        return self.guessing(logistic(self.ability[asked.topic] - rusted - self.hardness(asked) + helped))

    def learn(self, asked: Asked, day: int, *, right: bool) -> None:
        self.ability[asked.topic] += self.gain / (20 + self.count[asked.topic])
        _, lasts = self.met.get((asked.topic, asked.number), (day, self.lasts))
        self.met[asked.topic, asked.number] = day, lasts * self.grows if right else max(lasts / 2, self.lasts)
        super().learn(asked, day, right=right)


class Rules(Base):
    """A diagnosis model (DINA: Junker and Sijtsma, 2001): a question needs one or two hidden rules of its topic."""

    def __init__(self, course: Course, random: Random) -> None:
        super().__init__(course, random)
        self.each = random.randint(4, 12)
        share = random.betavariate(3, 3)
        rules = [(topic, rule) for topic in range(course.topics) for rule in range(self.each)]
        self.known = {rule: 1.0 if random.random() < share else 0.0 for rule in rules}
        self.day, self.firm = dict.fromkeys(rules, 0), dict.fromkeys(rules, 1.0)
        self.slip, self.learns, self.forgets = (
            random.uniform(0.02, 0.12),
            random.uniform(0.1, 0.6),
            random.uniform(0.001, 0.02),
        )
        self._needs: dict[tuple[int, int], list[tuple[int, int]]] = {}

    def needs(self, asked: Asked) -> list[tuple[int, int]]:
        place = asked.topic, asked.number
        if place not in self._needs:
            chosen = self.random.sample(range(self.each), self.random.choice((1, 1, 2)))
            self._needs[place] = [(asked.topic, rule) for rule in chosen]
        return self._needs[place]

    def chance(self, asked: Asked, day: int) -> float:
        able = 1.0
        for rule in self.needs(asked):
            able *= self.known[rule] * (1 - self.forgets / self.firm[rule]) ** (day - self.day[rule])
        return able * (1 - self.slip) + (1 - able) * self.course.guess

    def learn(self, asked: Asked, day: int, *, right: bool) -> None:
        for rule in self.needs(asked):
            kept = self.known[rule] and self.random.random() < (1 - self.forgets / self.firm[rule]) ** (
                day - self.day[rule]
            )
            self.known[rule] = 1.0 if kept or self.random.random() < self.learns else 0.0
            self.day[rule] = day
            self.firm[rule] += 0.2


class Tracing(Base):
    """Bayesian knowledge tracing (Corbett and Anderson, 1995) of some skills in each topic, with forgetting."""

    def __init__(self, course: Course, random: Random) -> None:
        super().__init__(course, random)
        self.skills = random.randint(1, 10)
        share = random.betavariate(2, 2)
        skills = [(topic, skill) for topic in range(course.topics) for skill in range(self.skills)]
        self.known = {skill: random.random() < share for skill in skills}
        self.day = dict.fromkeys(skills, 0)
        self.learns, self.forgets = random.uniform(0.01, 0.25), random.choice((0.0, random.uniform(0, 0.02)))
        self.slip, self.guess = random.uniform(0.02, 0.15), random.choice((course.guess, 0.15, 0.25, 0.3))

    def chance(self, asked: Asked, day: int) -> float:
        skill = asked.topic, asked.number % self.skills
        known = self.known[skill] * (1 - self.forgets) ** (day - self.day[skill])
        return known * (1 - self.slip) + (1 - known) * self.guess

    def learn(self, asked: Asked, day: int, *, right: bool) -> None:
        skill = asked.topic, asked.number % self.skills
        kept = self.known[skill] and self.random.random() < (1 - self.forgets) ** (day - self.day[skill])
        self.known[skill] = kept or self.random.random() < self.learns
        self.day[skill] = day


class HalfLives(Base):
    """Half-life regression (Settles and Meeder, 2016): each question met is forgotten by its own half-life."""

    def __init__(self, course: Course, random: Random) -> None:
        super().__init__(course, random)
        usual = random.betavariate(2, 3)
        self.before = [min(0.97, max(0.02, usual + random.gauss(0, 0.12))) for _ in range(course.topics)]
        self.life, self.up, self.down = random.lognormvariate(1.8, 0.6), random.uniform(1.5, 3), random.uniform(0.4, 1)
        self.slip = random.uniform(0, 0.08)
        self.lives: dict[tuple[int, int], tuple[int, float]] = {}

    def chance(self, asked: Asked, day: int) -> float:
        place = asked.topic, asked.number
        known = 1.0 if logistic(self.hardness(asked)) < self.before[asked.topic] else 0.0
        if place in self.lives:
            last, life = self.lives[place]
            known = max(known, 2 ** (-(day - last) / life))
        return known * (1 - self.slip) + (1 - known) * self.course.guess

    def learn(self, asked: Asked, day: int, *, right: bool) -> None:
        place = asked.topic, asked.number
        life = self.lives[place][1] * (self.up if right else self.down) if place in self.lives else self.life
        self.lives[place] = day, min(600.0, max(1.0, life))


class Curves(Base):
    """Two-parameter items; ability grows by the power law of practice and fades by a power of the topic's rest."""

    def __init__(self, course: Course, random: Random) -> None:
        super().__init__(course, random)
        self.ability = self.abilities(-0.3, 0.6)
        self.learns, self.fades = random.uniform(0, 0.5), random.uniform(0, 0.35)
        self.guess = course.guess if random.random() < 0.5 else 0.0

    def chance(self, asked: Asked, day: int) -> float:
        rest = day - self.last[asked.topic] if self.count[asked.topic] else 0
        learned = self.learns * log(1 + self.count[asked.topic] / 3) * (1 + rest) ** -self.fades
        ability = self.ability[asked.topic] + learned - self.fades / 2 * log(1 + rest / 7)
        return self.guess + (1 - self.guess) * logistic(ability - self.hardness(asked, 0.8))


class Moody(Base):
    """Fixed ability with daily form, also on the day of the exam, slips, and for most some rust."""

    def __init__(self, course: Course, random: Random) -> None:
        super().__init__(course, random)
        self.ability = self.abilities(0.3, random.choice((0.2, 0.5, 1)))
        self.moods, self.slip = random.uniform(0.2, 0.6), random.uniform(0, 0.1)
        self.rust = random.uniform(0.1, 1.8) if random.random() < 0.6 else 0.0
        self.rusts_in, self.mood = random.uniform(15, 150), 0.0

    def begin(self, day: int) -> None:
        self.mood = self.random.gauss(0, self.moods)

    def chance(self, asked: Asked, day: int) -> float:
        rusted = self.rust * (1 - exp(-(day - self.last[asked.topic]) / self.rusts_in))
        able = logistic(self.ability[asked.topic] + self.mood - rusted - self.hardness(asked))
        return self.guessing(able) * (1 - self.slip)


FAMILIES: tuple[Family, ...] = (Steady, Items, Rules, Tracing, HalfLives, Curves, Moody)
