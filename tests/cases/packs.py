"""Random rules from a seed: editions, routes, agreements that overlap, reviews, benefits and ladders; and as TOML."""

from __future__ import annotations

import json
from datetime import date, timedelta
from random import Random
from typing import Any

OCCUPATIONS = ["4-11-01-01", "6-31-01-03", "6-18-01-01", "6-18-02-04"]
ROLES = ["reader", "leader", "technician", "head", "chief"]
LEVELS = ["level_5", "level_4", "level_3", "level_2", "level_1", "special", "chief"]
TITLES = ["junior", "intermediate", "associate_senior", "senior"]
STAGES = ["seen", "assisted", "supervised", "independent"]
SCOPES = ["same", "same_or_related", "any", "6-31-01-03"]
KINDS = ["skill_level", "qualification", "special_operation", "professional_title"]
PREFIXES = ["50", "51", "42", "5001", "5101", "500116", "33", "82", "*"]


def toml(sections: dict[str, Any]) -> str:
    """A pack as TOML."""
    lines = ["[pack]", *(f"{key} = {_value(value)}" for key, value in sections["pack"].items())]
    for section, entries in sections.items():
        for entry in entries if section != "pack" else ():
            lines += ["", f"[[{section}]]", *(f"{key} = {_value(value)}" for key, value in entry.items())]
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


class Rules:
    """Draws one pack; the same seed gives the same pack."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.taken: set[date] = set()

    def day(self, first: int = 2008, last: int = 2023) -> date:
        """A day no other rule of this pack begins on, so that the newest and the earliest are never a tie."""
        while True:
            found = date(first, 1, 1) + timedelta(days=self.random.randrange((last - first + 1) * 365))
            if found not in self.taken:
                self.taken.add(found)
                return found

    def in_force(self) -> dict[str, date]:
        """From a day, until a day, both or neither."""
        since = self.day()
        dates = {"in_force_from": since, "in_force_until": since + timedelta(days=self.random.randrange(4000))}
        return {name: day for name, day in dates.items() if self.random.random() < 0.6}

    def chosen(self, items: list[Any], most: int = 3) -> list[Any]:
        """Some of them."""
        return self.random.sample(items, self.random.randint(1, most))

    def holds(self) -> dict[str, Any]:
        """A certificate asked for."""
        if self.random.random() < 0.1:
            title = self.random.choice(TITLES)
            return {"holds": {"kinds": KINDS[3:], "level": title, "occupation": self.random.choice(SCOPES)}}
        level = self.random.choice(LEVELS[:5])
        return {"holds": {"kinds": KINDS[:2], "level": level, "occupation": self.random.choice(SCOPES)}}

    def tenure(self) -> dict[str, Any]:
        """Work asked for."""
        asked: dict[str, Any] = {"occupation": self.random.choice(SCOPES)}
        asked |= self.random.choice([{"years": self.random.randint(0, 10)}, {"months": self.random.randint(1, 130)}])
        since = self.random.random()
        if since < 0.6:
            asked["since"] = self.random.choice(LEVELS[:4])
        elif since < 0.7:
            asked["since_title"] = self.random.choice(TITLES[:3])
        return {"tenure": asked}

    def role(self) -> dict[str, Any]:
        """A post asked for."""
        return {"role": {"role": self.random.choice(ROLES), "years": self.random.randint(0, 10)}}

    def other(self) -> dict[str, Any]:
        """Anything else that can be asked for."""
        pick = self.random.choice
        return pick(
            [
                {"education": {"stages": ["technical_school", "college"], **pick([{}, {"major_matches": True}])}},
                {"training": {"hours": pick([8, 40, 100]), **pick([{}, {"occupation": pick(SCOPES)}])}},
                {"training": {"occupation": pick(SCOPES), "level": pick(LEVELS[:5])}},
                {"award": {"tier": pick(["national_2", "county"]), **pick([{}, {"rank": 5}, {"prize": "third"}])}},
                {"signoffs": {"checklist": "basics", "share": pick(["0.34", "0.50", "1.00"]), "stage": pick(STAGES)}},
                {
                    "exam": {
                        "component": pick(["theory", "skills"]),
                        "occupation": pick(SCOPES),
                        "mark": pick([59.5, 60]),
                    }
                },
                {"age": {"min": self.random.randint(16, 60)}},
                {"region": {"in": self.chosen(["50", "5101", "420607"], 2)}},
                {"issuer": {"kinds": ["government", "employer"], "occupation": pick(SCOPES)}},
            ]
        )

    def requires(self) -> dict[str, Any]:
        """What an entry asks."""
        parts = [self.holds(), self.tenure(), self.random.choice([self.holds, self.tenure, self.role, self.other])()]
        return self.random.choice(
            [
                {"all": parts[:2]},
                {"all": [parts[0], {"any": parts[1:]}]},
                {"any": parts},
                {"at_least": {"n": 2, "of": parts}},
                {"at_least": 1, "of": [{"all": parts[1:]}, self.other()]},
                parts[1],
            ]
        )

    def routes(self) -> list[dict[str, Any]]:
        """Three editions, each with ways for all and sometimes for one occupation, some of them over."""
        found: list[dict[str, Any]] = []
        for edition in ("old", "new", "late"):
            since = self.day()
            until = since + timedelta(days=self.random.randrange(1, 5000))
            dates = {"in_force_from": since, **({"in_force_until": until} if self.random.random() < 0.4 else {})}
            for level in LEVELS:
                for way in range(self.random.randint(0, 3)):
                    whose = self.random.choice([["*"], ["*"], self.chosen(OCCUPATIONS, 2)])
                    route = {"id": f"{edition}/{level}/{way}", "edition": edition, "occupations": whose, "level": level}
                    own = self.in_force() if self.random.random() < 0.2 else dates
                    found.append({**route, **own, "requires": self.requires()})
        return found

    def occupations(self) -> list[dict[str, Any]]:
        """Relations on either side, and sometimes the editions a standard follows."""
        found: list[dict[str, Any]] = []
        for code in OCCUPATIONS:
            entry: dict[str, Any] = {"code": code, "name": {"en": code}}
            if self.random.random() < 0.5:
                entry["related"] = [other for other in self.chosen(OCCUPATIONS) if other != code]
            if self.random.random() < 0.4:
                entry["editions"] = [
                    {"edition": name, "from": self.day()} for name in self.chosen(["old", "new", "late"])
                ]
            found.append(entry)
        return found

    def benefits(self) -> list[dict[str, Any]]:
        """Fixed sums and capped shares, with and without a last day."""
        found = []
        for at in range(6):
            share = {"share": self.random.choice(["0.10", "0.005", "0.333", "1"]), "of": "price"}
            capped = {**share, "cap_fen": self.random.randrange(10**8)}
            entry = {
                "id": f"benefit-{at}",
                "regions": self.chosen(PREFIXES),
                "requires": self.random.choice([self.holds(), {"all": [self.holds(), self.holds(), self.tenure()]}]),
                "amount": self.random.choice([{"fixed_fen": self.random.randrange(10**7)}, share, capped]),
                **self.in_force(),
            }
            if self.random.random() < 0.7:
                entry["claim_within"] = {"months": self.random.choice([0, 1, 6, 12, 13, 120]), "from": "issued_on"}
            found.append(entry)
        return found

    def roles(self) -> list[dict[str, Any]]:
        """A ladder that climbs, with side steps; the same posts on a second one."""
        found: list[dict[str, Any]] = []
        for ladder in ("station", "workshop"):
            for at, name in enumerate(ROLES):
                entry: dict[str, Any] = {"ladder": ladder, "id": name, "channel": "technical"}
                if at and self.random.random() < 0.8:
                    entry["above"] = self.chosen(ROLES[:at], 1)
                if self.random.random() < 0.8:
                    entry["requires"] = self.random.choice([self.role, self.holds, self.requires])()
                found.append(entry)
        return found

    def reviews(self) -> list[dict[str, Any]]:
        """Two rules for one kind, one for another, some with an end of validity."""
        found = []
        for kind in ("special_operation", "special_operation", "special_equipment"):
            entry = {
                "kinds": [kind],
                "every_months": self.random.choice([12, 13, 36, 47]),
                "window_days": self.random.choice([0, 30, 60]),
                "in_force_from": self.day(2000, 2012),
            }
            if self.random.random() < 0.2:
                entry["in_force_until"] = self.day(2013, 2023)
            if self.random.random() < 0.6:
                entry["valid_months"] = self.random.choice([30, 48, 72])
            found.append(entry)
        return found

    def opportunities(self) -> list[dict[str, Any]]:
        """A few things to enter; one does not say what it asks."""
        asked = [{"requires": self.requires()}, {"requires": self.other()}, {}]
        return [{"id": f"chance-{at}", "kind": "competition", **self.in_force(), **one} for at, one in enumerate(asked)]

    def pack(self) -> dict[str, Any]:
        """A whole pack."""
        head = {"id": "random", "title": {"en": "Random rules"}, "version": "1", "as_of": date(2026, 11, 1)}
        agreements = [
            {
                "id": f"agreement-{at}",
                "parties": self.chosen(PREFIXES, 4),
                "kinds": self.chosen(KINDS),
                **self.in_force(),
            }
            for at in range(8)
        ]
        return {
            "pack": {**head, "source": "drawn by lot"},
            "occupation": self.occupations(),
            "route": [
                {
                    "id": "for-all",
                    "edition": "never",
                    "occupations": ["*"],
                    "level": "apprentice",
                    "requires": self.tenure(),
                },
                *self.routes(),
            ],
            "agreement": agreements,
            "review": self.reviews(),
            "benefit": self.benefits(),
            "role": self.roles(),
            "checklist": [
                {
                    "id": "basics",
                    "skills": [
                        {"id": skill, "name": {"en": skill}, "stage": "assisted"} for skill in ("pole", "meter", "aid")
                    ],
                }
            ],
            "opportunity": self.opportunities(),
        }
