"""A few weeks around a leap day, so crowded that every edge of the arithmetic is met: engine and model agree."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from tests.requirements.careers import PACK
from tests.requirements.obvious import Question
from tests.requirements.test_against_obvious import agree, measured

OCCUPATIONS = ["4-11-01-01", "6-31-01-03", "6-18-01-01"]
LEVELS = ["level_5", "level_4", "level_3"]


class Weeks:
    """Draws jobs and certificates within weeks of 2020-02-29."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def day(self) -> date:
        return date(2020, 1, 20) + timedelta(days=self.random.randrange(70))

    def span(self, longest: int) -> tuple[str, str]:
        first = self.day()
        return first.isoformat(), (first + timedelta(days=self.random.randrange(longest))).isoformat()

    def job(self) -> dict[str, Any]:
        start, end = self.span(25)
        job = {
            "start": start,
            "occupation": self.random.choice(OCCUPATIONS),
            "role": self.random.choice(["reader", "leader", "head"]),
        }
        return job if self.random.random() < 0.1 else {**job, "end": end}

    def certificate(self) -> dict[str, Any]:
        issued, until = self.span(20)
        kind = self.random.choice(["skill_level", "qualification", "professional_title"])
        held = {"kind": kind, "issued_on": issued, "occupation": self.random.choice(OCCUPATIONS)}
        held["level"] = "junior" if kind == "professional_title" else self.random.choice(LEVELS)
        if self.random.random() < 0.6:
            held["valid_until"] = until
        if self.random.random() < 0.2:
            held["revoked_on"] = self.span(20)[1]
        return held

    def career(self) -> dict[str, Any]:
        return {
            "person": {},
            "experience": [self.job() for _ in range(self.random.randint(1, 5))],
            "certificates": [self.certificate() for _ in range(self.random.randint(0, 4))],
        }

    def rule(self) -> dict[str, Any]:
        scope = self.random.choice(["same", "same_or_related", "any", "6-31-01-03"])
        start = self.random.choice(
            [{}, {}, {"since": "level_4"}, {"since_title": "junior"}, {"since": "level_5", "since_title": "junior"}]
        )
        parts: list[dict[str, Any]] = [
            {"tenure": {"months": self.random.randint(0, 2), "occupation": scope, **start}},
            {"tenure": {"months": self.random.randint(1, 2), "occupation": "any"}},
            {"holds": {"kinds": ["skill_level", "qualification"], "level": "level_4", "occupation": scope}},
        ]
        word = self.random.choice(["all", "any", "at_least"])
        return {word: {"n": 2, "of": parts} if word == "at_least" else parts}


@pytest.mark.parametrize("batch", range(10))
def test_crowded_weeks(batch: int) -> None:
    for seed in range(batch * 150, batch * 150 + 150):
        weeks = Weeks(seed)
        career, rule, today = weeks.career(), weeks.rule(), weeks.day()
        occupation = weeks.random.choice(OCCUPATIONS)
        said = Question(career, PACK, today=today, occupation=occupation).measure(rule)
        agree(measured(career, rule, occupation, None, today), said)


def test_crowded_certificates() -> None:
    """Issues, ends and revocations within a dozen days: runs of validity touch, overlap and break."""
    for seed in range(1500):
        random = Random(seed)
        held = []
        for _ in range(random.randint(1, 4)):
            issued = date(2020, 2, 25) + timedelta(days=random.randrange(10))
            ends = [(issued + timedelta(days=random.randint(1, 5))).isoformat() for _ in range(2)]
            held.append({"kind": "skill_level", "level": random.choice(LEVELS), "issued_on": issued.isoformat()})
            held[-1] |= random.choice(
                [{"valid_until": ends[0]}, {"revoked_on": ends[1]}, {"valid_until": ends[0], "revoked_on": ends[1]}]
            )
        rule = {"holds": {"kinds": ["skill_level"], "level": "level_4", "occupation": "any"}}
        today = date(2020, 2, 25) + timedelta(days=random.randrange(15))
        career = {"person": {}, "certificates": held}
        agree(measured(career, rule, None, None, today), Question(career, PACK, today=today).measure(rule))


def test_the_years_around_a_leap_day() -> None:
    """A year of 365 days worked, then a stretch whose clock crosses 29 February, and the other way round."""
    for first in (date(2019, 2, 27), date(2019, 3, 1), date(2020, 2, 28), date(2020, 2, 29), date(2020, 3, 1)):
        for worked in (364, 365, 366, 367, 730, 731):
            for gap in (1, 2, 30, 300):
                again = first + timedelta(days=worked + gap)
                ended = (first + timedelta(days=worked - 1)).isoformat()
                career = {
                    "person": {},
                    "experience": [{"start": first.isoformat(), "end": ended}, {"start": again.isoformat()}],
                }
                rule = {"tenure": {"years": 1 if worked < 400 else 2, "occupation": "any"}}
                for wait in (-1, 0, 1, 2, 400):
                    today = again + timedelta(days=wait)
                    agree(measured(career, rule, None, None, today), Question(career, PACK, today=today).measure(rule))
