"""The project's own practice set: every answer with its source, and a demo year that is made up and says so."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.study.service.worlds import NOW, PERSON, study_world
from tests.worlds import world
from tracker.kernel.terms import Component
from tracker.study.banks.model import Kind
from tracker.study.banks.texts import question_key
from tracker.study.service import banks, health, mocks, practice_set, progress, targets
from tracker.workspace import Workspace

QUESTIONS = practice_set.questions("electrical-safety")


def test_every_answer_has_its_source_and_its_reason() -> None:
    assert len(QUESTIONS) >= 120
    assert all("《" in one.source and "》" in one.source for one in QUESTIONS)
    assert all(one.explanation and one.topic for one in QUESTIONS)
    assert all(one.answer is not None for one in QUESTIONS)
    assert len(set(map(question_key, QUESTIONS))) == len(QUESTIONS)


@pytest.mark.parametrize("replaced", ["JGJ 46—2005", "令第30号", "GB/T 3608—2008", "GB 2893—2008", "GB 2894—2008"])
def test_a_source_that_was_replaced_says_by_what(replaced: str) -> None:
    """A worker must not learn from a rule that is gone without being told: 代替 where it stands first, 原 where it follows."""
    named = [one.source for one in QUESTIONS if replaced in one.source]
    assert named
    assert all("代替" in source or f"（原{replaced}" in source for source in named)


def test_the_right_answer_is_not_always_in_the_same_place() -> None:
    singles = [one.answer for one in QUESTIONS if one.kind is Kind.SINGLE]
    truths = [one.answer for one in QUESTIONS if one.kind is Kind.TRUE_FALSE]
    assert all(singles.count((place,)) > len(singles) / 8 for place in range(4))
    assert len(truths) / 3 < truths.count(True) < 2 * len(truths) / 3


def test_the_right_figure_is_not_always_the_one_in_between() -> None:
    """Who knows nothing must not find it by leaving out the least and the greatest."""
    ranks = []
    for one in QUESTIONS:
        figures = [float(found[0]) for option in one.options if (found := re.match(r"[\d.]+", option))]
        if len(figures) == len(one.options) and isinstance(one.answer, tuple):
            ranks.append(sorted(figures).index(figures[int(str(one.answer[0]))]))
    outer = sum(rank in (0, 3) for rank in ranks)
    assert len(ranks) / 3 < outer < 2 * len(ranks) / 3


def test_the_file_reads_as_a_bank_without_any_doubt() -> None:
    from tracker.study.banks.reading import load, read_bank

    path = str(Path(practice_set.FOLDER) / "electrical-safety.csv")
    reading = read_bank(load(path), path)
    assert reading.doubtful == ()
    assert list(reading.questions) == QUESTIONS


def test_it_can_be_put_into_any_file() -> None:
    work = study_world()
    stored = practice_set.add_practice_set(work.store, "electrical-safety", now=NOW)
    assert stored.added == len(QUESTIONS)
    (bank,) = banks.banks(work.store.read())
    assert (bank.origin, bank.name) == ("practice_set", practice_set.SETS["electrical-safety"])


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace.create(str(tmp_path_factory.mktemp("demo") / "demo.db"), "han-song")


def test_the_demo_worker_has_studied_for_a_year(demo: Workspace) -> None:
    reader, person, today = demo.store.read(), demo.person().uid, demo.today()
    days = progress.days(reader, person)
    assert (today - days[0].on).days > 330
    assert days[-1].on < today
    assert sum(day.answers for day in days) > 1500
    target = targets.current(reader, person, today=today)
    assert target is not None
    assert target.note is not None
    assert target.note.startswith("示例")
    assert [one.handed_in_at is not None for one in mocks.history(reader, person)] == [True] * 3
    assert health.check(reader) == ()
    outcome = progress.readiness(reader, person, Component.THEORY, target=target, on=target.on, today=today)
    assert outcome.readiness is not None
    assert not outcome.readiness.thin
    assert 0.3 < outcome.readiness.chance < 0.99


def test_the_year_is_the_one_the_simulator_draws() -> None:
    answers, _ = practice_set.draw_year()
    lines = (Path(practice_set.FOLDER) / "han-song-answers.csv").read_text("utf-8").splitlines()[1:]
    assert len(lines) == len(answers)
    assert [line.split(",")[1] for line in lines] == [one.question for one in answers]
    assert all(answer.at.date() < date(2023, 3, 24) for answer in answers)


def test_other_workers_have_no_study() -> None:
    work = world({"person": {"uid": PERSON, "name": "李工"}}, date(2023, 3, 24))
    assert banks.banks(work.store.read()) == ()
