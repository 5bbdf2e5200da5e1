"""Families written after the priors were chosen: nothing was tuned to them."""

from __future__ import annotations

from math import exp
from random import Random

from tests.study.learners.course import Asked, Course, Family
from tests.study.learners.known import Base, logistic


class Chains(Base):
    """A knowledge space (Doignon and Falmagne, 1985): in each topic steps are learned in order, and lost from the end.

    A question needs all steps up to its own; the step after the last one known is learned with some luck from an
    answer to a question on it, or a little from any other.
    """

    def __init__(self, course: Course, random: Random) -> None:
        super().__init__(course, random)
        self.steps = random.randint(3, 9)
        reached = random.uniform(0.1, 0.9)
        self.reached = [sum(random.random() < reached for _ in range(self.steps)) for _ in range(course.topics)]
        self.learns, self.life = random.uniform(0.05, 0.5), random.lognormvariate(4.5, 0.7)
        self.slip = random.uniform(0.02, 0.1)

    def chance(self, asked: Asked, day: int) -> float:
        step, topic = asked.number % self.steps, asked.topic
        rest = day - self.last[topic] if self.count[topic] else 0
        kept = exp(-rest / self.life * (step + 1) / self.steps)
        known = kept if step < self.reached[topic] else 0.0
        return known * (1 - self.slip) + (1 - known) * self.course.guess

    def learn(self, asked: Asked, day: int, *, right: bool) -> None:
        topic, step = asked.topic, asked.number % self.steps
        for lost in reversed(range(self.reached[topic])):
            rest = day - self.last[topic] if self.count[topic] else 0
            if self.random.random() < exp(-rest / self.life * (lost + 1) / self.steps):
                break
            self.reached[topic] = lost
        luck = self.learns if step == self.reached[topic] else self.learns / 10
        if self.reached[topic] < self.steps and self.random.random() < luck:
            self.reached[topic] += 1
        super().learn(asked, day, right=right)


class TwoTraces(Base):
    """Two traces of each question and of each topic, a strong quick one and a weak lasting one (Simon, 1966).

    Each answer adds to both; what a logistic choice makes of their sum decides, with guessing.
    """

    def __init__(self, course: Course, random: Random) -> None:
        super().__init__(course, random)
        self.ability = self.abilities(-0.4, 0.5)
        self.lives = random.lognormvariate(1, 0.5), random.lognormvariate(4.8, 0.6)
        self.adds = random.uniform(0.3, 1.2), random.uniform(0.1, 0.6)
        self.spill = random.uniform(0, 0.04)
        self.traces: dict[object, list[float]] = {}
        self.when: dict[object, int] = {}

    def _now(self, place: object, day: int) -> list[float]:
        rest = day - self.when.get(place, day)
        return [
            trace * exp(-rest / life)
            for trace, life in zip(self.traces.get(place, [0.0, 0.0]), self.lives, strict=True)
        ]

    def chance(self, asked: Asked, day: int) -> float:
        strength = sum(self._now((asked.topic, asked.number), day)) + self.spill * sum(self._now(asked.topic, day))
        return self.guessing(logistic(self.ability[asked.topic] + min(strength, 4) - self.hardness(asked)))

    def learn(self, asked: Asked, day: int, *, right: bool) -> None:
        for place in ((asked.topic, asked.number), asked.topic):
            self.traces[place] = [now + add for now, add in zip(self._now(place, day), self.adds, strict=True)]
            self.when[place] = day


FAMILIES: tuple[Family, ...] = (Chains, TwoTraces)
