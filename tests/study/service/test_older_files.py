"""Files from before answers were counted by practice: the counts are made anew from the answers, in SQL alone."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from random import Random

from tests.study.service.worlds import question
from tracker.people import service as people
from tracker.store.migrations import STEPS
from tracker.study.repo import answers, number_of
from tracker.study.repo import banks as questions
from tracker.study.service import banks, health, practice
from tracker.workspace import Workspace

STEP = "m0008_answer_practice"
BEFORE = """
CREATE TABLE answer_cell (
    person INTEGER NOT NULL, topic INTEGER NOT NULL, streak INTEGER NOT NULL, gap INTEGER NOT NULL,
    rest INTEGER NOT NULL, choices INTEGER NOT NULL, answers INTEGER NOT NULL, tries REAL NOT NULL,
    correct REAL NOT NULL, PRIMARY KEY (person, topic, streak, gap, rest, choices)
) STRICT, WITHOUT ROWID
"""


def test_counts_are_made_anew(file: str) -> None:
    now, random = datetime.fromisoformat("2026-03-02T12:00"), Random(5)
    work = Workspace.create(file)
    person = people.add_person(work.store, {"name": "李工"})
    banks.store_bank(
        work.store, [question(n, f"章{n % 3}") for n in range(30)], bank=banks.NewBank(name="题库"), now=now
    )
    with work.store.write("fill", journaled=False) as writer:
        number, facts, at = (
            number_of(writer, person),
            questions.facts(writer),
            datetime.fromisoformat("2018-05-01T08:00"),
        )
        rows = []
        for _ in range(3000):
            at += timedelta(hours=random.choice((0, 0, 0, 0, 5, 30, 100, 300)), seconds=20)
            asked, right = random.randrange(1, 31), random.random() < 0.6
            moment = at.isoformat(timespec="milliseconds")
            rows.append((asked, *facts[asked], moment, int(right), 3 if right else 1, None))
        answers.log(writer, number, rows)
        answers.rebuild(writer, number, practice.scheduler(writer, number))
    work.close()
    old = sqlite3.connect(file)
    old.execute("DROP TABLE answer_cell")
    old.execute(BEFORE)
    old.execute("DELETE FROM _sqlite_migrations WHERE name = ?", (STEP,))
    old.execute(f"PRAGMA user_version = {STEPS.index(STEP)}")
    old.commit()
    old.close()
    with Workspace.open(file) as again:
        assert health.check(again.store.read()) == ()
