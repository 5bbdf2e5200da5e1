"""Random careers under random rules, asked through the command line: every answer is the slow obvious one."""

from __future__ import annotations

import json
import shutil
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.cases import obvious
from tests.cases.conftest import in_order
from tests.cases.lives import REGIONS, Life
from tests.cases.packs import LEVELS, OCCUPATIONS, ROLES, Rules, toml
from tests.commands.conftest import Run
from tracker.workspace import Workspace

IN_THE_SUITE, MEASURED = 40, 1500


def said(value: Any) -> Any:
    """A model's answer as JSON has it."""
    return value.isoformat() if isinstance(value, date) else value


class Case:
    """One random file and the questions asked of it."""

    def __init__(self, seed: int, template: Path, folder: Path, run: Run) -> None:
        self.random = Random(seed)
        self.pack = Rules(seed).pack()
        life = Life(seed, occupations=OCCUPATIONS, roles=ROLES)
        self.career, self.today = life.career(), life.day(2010, 2024)
        self.run = run
        self.file = str(folder / "random.db")
        shutil.copyfile(template, self.file)
        (folder / "rules.toml").write_text(toml(self.pack), encoding="utf-8")
        (folder / "career.json").write_text(json.dumps(self.career), encoding="utf-8")
        in_order(run("packs", "install", str(folder / "rules.toml"), "--file", self.file, "--json"))
        in_order(run("import", str(folder / "career.json"), "--file", self.file, "--json"))

    def ask(self, *words: str) -> Any:
        return in_order(self.run(*words, "--file", self.file, "--today", self.today.isoformat(), "--json"))

    def next(self) -> None:
        for occupation in {self.career["person"]["occupation"], self.random.choice(OCCUPATIONS)}:
            answer = self.ask("next", "--occupation", occupation)
            expected = obvious.next_level(self.career, self.pack, self.today, occupation)
            routes = expected.pop("routes")
            assert {key: answer[key] for key in expected} == {key: said(value) for key, value in expected.items()}
            assert {route["id"] for route in answer["routes"]} == set(routes)
            for route in answer["routes"]:
                self.same(route, routes[route["id"]])

    def same(self, answer: dict[str, Any], verdict: dict[str, Any]) -> None:
        """A route or post, and each part of what it asks."""
        for key in ("met", "met_on", "expected_on"):
            assert answer[key] == said(verdict[key])
        if "progress" in verdict:
            assert answer["progress"] == pytest.approx(verdict["progress"])
            whole = verdict["kind"] == "all"
            for part, expected in zip(answer["requirements"], verdict["of"] if whole else [verdict], strict=True):
                self.same_part(part, expected)

    def same_part(self, answer: dict[str, Any], verdict: dict[str, Any]) -> None:
        """A requirement and all below it; of a leaf also the act."""
        below = verdict.get("of")
        keys = ("kind", "met", "met_on", "expected_on", *(() if below else ("act",)))
        assert {key: answer[key] for key in keys} == {key: said(verdict[key]) for key in keys}
        assert answer["progress"] == pytest.approx(min(1.0, verdict["progress"]))
        for part, expected in zip(answer.get("requirements", []), below or [], strict=True):
            self.same_part(part, expected)

    def due(self) -> None:
        answer = self.ask("due")["deadlines"]
        expected = obvious.deadlines(self.career, self.pack, self.today)
        assert [one["due_on"] for one in answer] == sorted(one["due_on"] for one in answer)
        fields = ("opens_on", "due_on", "days_left", "state")
        of_certificates = [one for one in answer if one["kind"] in ("review", "expiry")]
        found = {one["subject"]: {field: one[field] for field in fields} for one in of_certificates}
        assert found == {uid: {field: said(one[field]) for field in fields} for uid, one in expected.items()}

    def recognise(self) -> None:
        for held in self.random.sample(self.career["certificates"], min(3, len(self.career["certificates"]))):
            region = self.random.choice([*REGIONS, "50", "5101"])
            answer = self.ask("recognise", held["uid"], "--in", region)
            expected = obvious.recognition(self.career, self.pack, held["uid"], region, self.today)
            found = {**answer["by_rule"], **answer["practice"]}
            assert {key: found[key] for key in expected} == expected

    def benefits(self) -> None:
        caps = [one["amount"]["cap_fen"] for one in self.pack["benefit"] if "cap_fen" in one["amount"]]
        near = [cap * 10 + beside for cap in caps for beside in (-15, -5, -4, 0, 4, 5, 6)]
        for price in (self.random.choice([*near, 83456789]), self.random.randrange(10**10)):
            region = self.random.choice(REGIONS)
            answer = self.ask("benefits", "--in", region, "--price", str(price))["benefits"]
            expected = obvious.benefits(self.career, self.pack, region, price, self.today)
            fields = ("met", "amount_fen", "claim_until", "state")
            found = {one["id"]: {field: one[field] for field in fields} for one in answer}
            assert found == {name: {field: said(one[field]) for field in fields} for name, one in expected.items()}

    def roles(self) -> None:
        answer = self.ask("roles")["roles"]
        expected = obvious.roles(self.career, self.pack, self.today)
        assert [(one["ladder"], one["id"]) for one in answer] == list(expected)
        for one in answer:
            self.same(one, expected[one["ladder"], one["id"]])

    def opportunities(self) -> None:
        answer = {one["id"]: (one["met"], one["expected_on"]) for one in self.ask("opportunities")["opportunities"]}
        expected = obvious.opportunities(self.career, self.pack, self.today)
        assert answer == {name: (one["met"], said(one["expected_on"])) for name, one in expected.items()}

    def what_if(self) -> None:
        """A level passed some day, and the answer of that day; the file stays as it is."""
        level, day = self.random.choice(LEVELS), self.today + timedelta(days=self.random.randrange(2000))
        before = Path(self.file).read_bytes()
        answer = self.ask("what-if", "next", "--pass", f"{level}@{day}")
        assert Path(self.file).read_bytes() == before
        career = obvious.passed(self.career, level, day)
        expected = obvious.next_level(career, self.pack, day, career["person"]["occupation"])
        assert {route["id"] for route in answer["routes"]} == set(expected.pop("routes"))
        assert {key: answer[key] for key in expected} == {key: said(value) for key, value in expected.items()}

    def all_questions(self) -> None:
        self.next()
        self.due()
        self.recognise()
        self.benefits()
        self.roles()
        self.opportunities()
        self.what_if()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new file, made once."""
    path = tmp_path_factory.mktemp("template") / "new.db"
    Workspace.create(str(path)).close()
    return path


@pytest.mark.parametrize("seed", range(IN_THE_SUITE))
def test_random_cases(seed: int, template: Path, tmp_path: Path, run: Run) -> None:
    Case(seed, template, tmp_path, run).all_questions()


@pytest.mark.benchmark
@pytest.mark.timeout(1800)
def test_many_more_random_cases(template: Path, tmp_path: Path, run: Run) -> None:
    for seed in range(IN_THE_SUITE, MEASURED):
        Case(seed, template, tmp_path, run).all_questions()
