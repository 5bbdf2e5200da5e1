"""Measures the storage of study: import against a bare insert, an answer on the disk, search, figures of a million."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time
from typing import Any

import pytest

from tracker.kernel.clock import FixedClock
from tracker.kernel.terms import Component
from tracker.overview import study_charts
from tracker.people.service import add_person
from tracker.store.session import Reader
from tracker.study import mastery
from tracker.study.banks.model import Kind, Question
from tracker.study.repo import answers, number_of
from tracker.study.repo import banks as questions
from tracker.study.service import banks, health, knowledge, mocks, planning, practice, progress, targets
from tracker.study.service.banks import NewBank
from tracker.workspace import Workspace

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]

TODAY = date(2026, 11, 23)
NOW = datetime.fromisoformat("2026-11-23T12:00")
WORDS = [
    "变压器",
    "断路器",
    "隔离开关",
    "接地线",
    "验电器",
    "绝缘手套",
    "安全距离",
    "停电",
    "送电",
    "操作票",
    "工作票",
    "电流",
    "电压",
    "线路",
    "电缆",
]
MILLION = 1_000_000


def milliseconds(work: Callable[[], object], rounds: int = 15) -> float:
    """Of CPU, so that a busy machine is no defect."""
    times = []
    for _ in range(rounds):
        start = process_time()
        work()
        times.append(1000 * (process_time() - start))
    return median(times)


def on_the_clock(work: Callable[[], object], rounds: int) -> float:
    """Milliseconds that pass, with the waiting for the disk."""
    times = []
    for _ in range(rounds):
        start = perf_counter()
        work()
        times.append(1000 * (perf_counter() - start))
    return median(times)


def sheet(path: Path, number: int) -> str:
    random = Random(1)

    def phrase(words: int) -> str:
        return "".join(random.choices(WORDS, k=words))

    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["题型", "题干", "选项A", "选项B", "选项C", "选项D", "答案", "解析", "章节"])
        for at in range(number):
            options = [phrase(3) + mark for mark in "甲乙丙丁"]
            answer = random.choice("ABCD")
            stem = f"第{at}种情况下{phrase(8)}应（  ）。"
            writer.writerow(["单选题", stem, *options, answer, phrase(10), f"第{at * 20 // number}章"])
    return str(path)


def opened(folder: Path, name: str = "career.db") -> tuple[Workspace, str]:
    work = Workspace.create(str(folder / name), clock=FixedClock(TODAY))
    return work, add_person(work.store, {"name": "李工"})


def imported(work: Workspace, path: str) -> float:
    from tracker.study.banks.reading import open_bank

    start = perf_counter()
    bank = open_bank(banks.load_file(path), path)
    asked = (row.question for row in bank.rows() if row.question is not None)
    banks.store_bank(work.store, asked, bank=NewBank(name="b", format=bank.format), now=NOW)
    return perf_counter() - start


def bare(path: str, target: Path) -> float:
    """Rows from the reader of CSV straight into one table without an index."""
    start = perf_counter()
    with open(path, encoding="utf-8", newline="") as file:
        connection = sqlite3.connect(target)
        connection.execute("CREATE TABLE q (a, b, c, d, e, f, g, h, i)")
        connection.executemany("INSERT INTO q VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", csv.reader(file))
        connection.commit()
        connection.close()
    return perf_counter() - start


@pytest.mark.parametrize("number", [10_000, 100_000])
def test_import(tmp_path: Path, number: int) -> None:
    path = sheet(tmp_path / "bank.csv", number)
    ratios = []
    for turn in range(3):
        work, _ = opened(tmp_path, f"{turn}.db")
        floor = bare(path, tmp_path / f"bare{turn}.db")
        took = imported(work, path)
        ratios.append(took / floor)
        work.close()
    print(f"\n{number} questions: {took:.2f} s, a bare insert {floor:.2f} s, {median(ratios):.1f} times that")
    assert median(ratios) < 12


TERMS = ("电流", "绝缘手套", "变压器断路器")


@pytest.mark.skipif("ANKI_PYTHON" not in os.environ, reason="ANKI_PYTHON names no interpreter with Anki")
@pytest.mark.parametrize("number", [10_000, 100_000])
def test_import_and_search_beside_anki(tmp_path: Path, number: int) -> None:
    """Each in a process of its own, seven times by turns; Anki takes in every column of the sheet, as we do.

    Finding out how the sheet is laid out, which Anki is told, weighs more on 10,000 questions than on 100,000.
    """
    path = sheet(tmp_path / "bank.csv", number)
    ours, theirs = [], []
    for turn in range(7):
        ours.append(measured("own_import", sys.executable, path, tmp_path / f"own{turn}", *TERMS))
        theirs.append(measured("anki_import", os.environ["ANKI_PYTHON"], path, tmp_path / f"anki{turn}", "9", *TERMS))
    assert ours[0]["notes"] == number

    def ratio(figure: Callable[[dict[str, Any]], float]) -> float:
        return median(map(figure, ours)) / median(map(figure, theirs))

    spent, memory = ratio(lambda run: run["seconds"]), ratio(lambda run: run["megabytes"])
    searched = {term: ratio(lambda run, term=term: run["search"][term]) for term in TERMS}  # type: ignore[misc]
    print(f"\n{number} questions: {spent:.2f} times Anki's time, {memory:.2f} times its memory; search {searched}")
    assert spent < 0.5
    assert memory < 0.35
    assert number < 100_000 or max(searched.values()) < 0.05


def measured(script: str, python: str, path: str, folder: Path, *more: str) -> dict[str, Any]:
    """What one of the scripts beside this file says of an import into a new folder."""
    folder.mkdir()
    root = Path(__file__).parents[2]
    command = [python, str(Path(__file__).with_name(f"{script}.py")), path, str(folder), *more]
    said = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(root)}
    )
    found: dict[str, Any] = json.loads(said.stdout.splitlines()[-1])
    return found


def test_an_answer_and_its_undo_on_the_disk(tmp_path: Path) -> None:
    work, person = opened(tmp_path)
    imported(work, sheet(tmp_path / "bank.csv", 10_000))
    numbers = iter(range(1, 1000))

    def answer() -> None:
        at = NOW + timedelta(seconds=next(numbers))
        practice.answer(work.store, person, practice.Reply(question=next(numbers), correct=True, at=at, ms=9000))

    took, back = on_the_clock(answer, 100), on_the_clock(lambda: practice.undo_answer(work.store, person), 50)
    chosen = milliseconds(lambda: practice.next_questions(work.store.read(), person, today=TODAY, count=1))
    print(f"\nanswer {took:.2f} ms, undo {back:.2f} ms, next question {chosen:.2f} ms")
    assert took < 10
    assert back < 10


def test_search(tmp_path: Path) -> None:
    work, _ = opened(tmp_path)
    imported(work, sheet(tmp_path / "bank.csv", 100_000))
    start = perf_counter()
    while banks.index_more(work.store):
        pass
    print(f"\nindex of 100,000 questions: {perf_counter() - start:.1f} s in slices")
    reader = work.store.read()
    for term in ("电流", "器断", "绝缘手套", "变压器断路器", "验电器在兆", "没有"):
        found = banks.search(reader, term)
        took = milliseconds(lambda term=term: banks.search(reader, term))  # type: ignore[misc]
        print(f"  {term}: {len(found)} found in {took:.2f} ms")
        assert took < 20


def lives(facts: dict[int, tuple[int, int]]) -> Iterator[tuple[int, int, int, str, int, int, int]]:
    random, start = Random(1), NOW - timedelta(days=730)
    for at in range(MILLION):
        question, correct = random.randrange(1, len(facts) + 1), random.random() < 0.75
        moment = (start + timedelta(seconds=at * 63)).isoformat(timespec="milliseconds")
        yield question, *facts[question], moment, int(correct), 3 if correct else 1, 9000


def a_million(folder: Path) -> tuple[Workspace, str]:
    """A worker with a million answers to ten thousand questions over two years, and the exam ahead."""
    work, person = opened(folder)
    store = work.store
    asked = (
        Question(
            kind=Kind.SINGLE, stem=f"问题{at}", options=("甲", "乙", "丙", "丁"), answer=(0,), topic=f"章{at % 20}"
        )
        for at in range(10_000)
    )
    banks.store_bank(store, asked, bank=NewBank(name="b"), now=NOW)
    with store.write("fill", journaled=False) as writer:
        number = number_of(writer, person)
        answers.log(writer, number, lives(questions.facts(writer)))
        answers.rebuild(writer, number, practice.scheduler(writer, number))
    targets.add_target(store, person, {"on": TODAY + timedelta(days=40), "chance": 0.9}, [Component.THEORY])
    return work, person


def anew(page: Callable[[], object]) -> None:
    """As when the file was just opened."""
    knowledge._REMEMBERED.clear()
    mastery._FITTED.clear()
    page()


def test_a_million_answers(tmp_path: Path) -> None:
    """Every tab, cold and as it is after another one; where ANKI_PYTHON names an interpreter with Anki, beside Anki."""
    work, person = a_million(tmp_path)
    reader, theory = work.store.read(), Component.THEORY
    target = targets.current(reader, person, today=TODAY)
    assert target
    pages: dict[str, Callable[[], object]] = {
        "status": lambda: progress.status(reader, person, today=TODAY),
        "readiness": lambda: progress.readiness(reader, person, theory, target=target, on=target.on, today=TODAY),
        "plan": lambda: planning.plans(reader, person, target, today=TODAY),
        "mock exams": lambda: (mocks.history(reader, person), mocks.stock(reader, theory)),
        "next": lambda: practice.next_questions(reader, person, today=TODAY, count=20),
        "work done": lambda: study_charts.burn_up(reader, person, today=TODAY),
        "where an hour pays": lambda: study_charts.payoff(reader, person, today=TODAY),
        "calendar": lambda: study_charts.heat(reader, person, today=TODAY),
        "hours of the day": lambda: study_charts.hours(reader, person, today=TODAY),
        "forgetting": lambda: study_charts.forgetting(reader, person, today=TODAY),
        "mock scores": lambda: study_charts.mock_scores(reader, person, today=TODAY),
    }
    print()
    for name, page in pages.items():
        cold, warm = milliseconds(partial(anew, page), 7), milliseconds(page)
        print(f"  {name}: {cold:.1f} ms, after another tab {warm:.1f} ms")
        assert cold < 50
    figures = milliseconds(lambda: all_figures(reader, person))
    assert health.check(reader) == (), "every figure is what a count of all answers gives"
    work.close()
    python = os.environ.get("ANKI_PYTHON")
    if python:
        theirs = anki(python, tmp_path)
        print(f"  all figures {figures:.1f} ms; Anki's graphs of the same reviews {theirs:.1f} ms")
        assert figures < 0.1 * theirs


def all_figures(reader: Reader, person: str) -> None:
    """What Anki's graphs show as well: days, hours of the day, what comes due, the state of every topic, and totals."""
    progress.days(reader, person)
    progress.hours(reader, person)
    reader.rows("SELECT due, count(*) FROM memory WHERE person = ? GROUP BY due", (number_of(reader, person),))
    progress.status(reader, person, today=TODAY)


def anki(python: str, folder: Path) -> float:
    """The milliseconds of CPU of Anki's graphs."""
    script = str(Path(__file__).with_name("anki_graphs.py"))
    said = subprocess.run(
        [python, script, str(folder / "career.db"), str(folder)], capture_output=True, text=True, check=True
    )
    found = json.loads(said.stdout.splitlines()[-1])
    assert found["reviews"] == MILLION
    return float(found["milliseconds"])
