"""Long random lives from a seed: up to 60 jobs and 40 certificates, with overlaps, gaps, leap days and re-issues."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

LEVEL_KINDS = ["skill_level", "qualification"]
OTHER_KINDS = ["special_operation", "special_equipment", "specialised_ability", "professional_title", "driving"]
LEVELS = ["apprentice", "level_5", "level_4", "level_3", "level_2", "level_1", "special"]
TITLES = ["junior", "intermediate", "associate_senior", "senior"]
TIERS = ["national_1", "national_2", "provincial", "municipal", "county", "enterprise"]
STAGES = ["technical_school", "senior_technical_school", "technician_college", "secondary_vocational", "college"]
SKILLS = ["pole", "meter", "aid", "other"]
TURNS = ["2012-02-29", "2015-12-31", "2016-02-29", "2016-03-01", "2019-02-28", "2020-02-29", "2022-08-31"]
REGIONS = ["500116", "500000", "510100", "510000", "420607", "330100", "820000"]


class Life:
    """Draws one life; the same seed gives the same life."""

    def __init__(
        self, seed: int, *, occupations: list[str], roles: list[str], jobs: int = 60, certificates: int = 40
    ) -> None:
        self.random = Random(seed)
        self.occupations = occupations
        self.roles = roles
        self.jobs = jobs
        self.certificates = certificates

    def maybe(self, value: Any, chance: float = 0.8) -> Any:
        """A value, or nothing."""
        return value if self.random.random() < chance else None

    def day(self, first: int = 2008, last: int = 2024) -> date:
        """Any day, more often a turn of the calendar."""
        if self.random.random() < 0.1:
            return date.fromisoformat(self.random.choice(TURNS))
        return date(first, 1, 1) + timedelta(days=self.random.randrange((last - first + 1) * 365))

    def uid(self) -> str:
        """An identifier of its own."""
        return str(UUID(int=self.random.getrandbits(128), version=4))

    def record(self, **fields: Any) -> dict[str, Any]:
        """A record as a career file has it."""
        given = {name: value for name, value in fields.items() if value is not None}
        dated = {name: value.isoformat() if isinstance(value, date) else value for name, value in given.items()}
        return {"uid": self.uid(), **dated}

    def experience(self) -> list[dict[str, Any]]:
        """Jobs that follow, touch, overlap or leave gaps; some go on, some lie ahead."""
        found, start = [], self.day()
        for _ in range(self.random.randint(0, self.random.choice([3, 12, self.jobs]))):
            length = self.random.choice(
                [0, self.random.randrange(60), self.random.randrange(1500), 364, 365, 1460, 1461]
            )
            end = self.maybe(start + timedelta(days=length), 0.95)
            found.append(
                self.record(
                    start=start,
                    end=end,
                    occupation=self.maybe(self.random.choice(self.occupations), 0.9),
                    role=self.maybe(self.random.choice(self.roles)),
                    region=self.maybe(self.random.choice(REGIONS)),
                )
            )
            beside = (end or start) + timedelta(days=self.random.choice([-2, 0, 1, 2, 1, 30, -200]))
            start = beside if self.random.random() < 0.7 else self.day()
        self.random.shuffle(found)
        return found

    def held(self) -> list[dict[str, Any]]:
        """Certificates of any kind, revoked, run out, or issued again around the end of the one before."""
        found, issued = [], self.day()
        for _ in range(self.random.randint(0, self.random.choice([4, 12, self.certificates]))):
            kind = self.random.choice([*LEVEL_KINDS * 2, *OTHER_KINDS])
            ladder = LEVELS if kind in LEVEL_KINDS else TITLES if kind == "professional_title" else [None]
            until = self.maybe(issued + timedelta(days=self.random.randrange(3000)), 0.4)
            found.append(
                self.record(
                    kind=kind,
                    level=self.maybe(self.random.choice(ladder), 0.95),
                    occupation=self.maybe(self.random.choice(self.occupations), 0.9),
                    issuer_kind=self.maybe(self.random.choice(["government", "registered_body", "employer"])),
                    issuer_region=self.maybe(self.random.choice(REGIONS)),
                    issued_on=issued,
                    valid_until=until,
                    last_review_on=self.maybe(issued + timedelta(days=self.random.randrange(2500)), 0.3),
                    revoked_on=self.maybe(issued + timedelta(days=self.random.randrange(1, 3000)), 0.2),
                )
            )
            again = (until or issued) + timedelta(days=self.random.choice([-1, 0, 1, 2]))
            issued = again if self.random.random() < 0.4 else self.day()
        return found

    def acceptances(self, held: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """What employers did with some of the certificates."""
        return [
            self.record(
                certificate=self.random.choice(held)["uid"],
                region=self.maybe(self.random.choice(REGIONS)),
                on=self.maybe(self.day()),
                accepted=self.maybe(self.random.random() < 0.5),
            )
            for _ in range(self.random.randrange(6) if held else 0)
        ]

    def learnt(self) -> dict[str, list[dict[str, Any]]]:
        """Schools, courses, prizes, exams and sign-offs, some without what a rule would ask for, some still to come."""
        pick, maybe = self.random.choice, self.maybe
        return {
            "education": [
                self.record(
                    stage=maybe(pick(STAGES)), major_matches=maybe(pick([True, False])), graduated_on=maybe(self.day())
                )
                for _ in range(self.random.randrange(4))
            ],
            "training": [
                self.record(
                    title="课程",
                    occupation=maybe(pick(self.occupations)),
                    level=maybe(pick(LEVELS)),
                    hours=maybe(pick([8, 20, 12.5, 60])),
                    completed_on=maybe(self.day()),
                )
                for _ in range(self.random.randrange(5))
            ],
            "awards": [
                self.record(
                    competition="竞赛",
                    tier=pick(TIERS),
                    rank=maybe(self.random.randint(1, 9), 0.6),
                    prize=maybe(pick(["first", "second", "third", "merit"]), 0.6),
                    on=self.day(),
                )
                for _ in range(self.random.randrange(4))
            ],
            "exams": [
                self.record(
                    occupation=pick(self.occupations),
                    level=pick(LEVELS),
                    on=self.day(),
                    theory=maybe(pick([59, 59.5, 60, 80])),
                    skills=maybe(pick([45, 60, 75])),
                )
                for _ in range(self.random.randrange(4))
            ],
            "signoffs": [
                self.record(
                    skill=pick(SKILLS),
                    stage=maybe(pick(["seen", "assisted", "supervised", "independent"]), 0.95),
                    on=self.day(),
                )
                for _ in range(self.random.randrange(9))
            ],
        }

    def career(self) -> dict[str, Any]:
        """A whole career file."""
        held = self.held()
        return {
            "format": "career-file",
            "version": 1,
            "person": self.record(
                name="示例",
                occupation=self.random.choice(self.occupations),
                region=self.maybe(self.random.choice(REGIONS)),
                birth_date=self.maybe(self.day(1960, 2006)),
            ),
            **self.learnt(),
            "certificates": held,
            "experience": self.experience(),
            "acceptances": self.acceptances(held),
        }
