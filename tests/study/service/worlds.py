"""A worker with a small bank, and answers of his."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from tests.worlds import world
from tracker.study.banks.model import Kind, Question
from tracker.study.service import banks, practice
from tracker.study.service.banks import NewBank
from tracker.workspace import Workspace

PERSON = "p-1"
TODAY = date(2026, 3, 2)
NOW = datetime.fromisoformat("2026-03-02T12:00")
CAREER = {"person": {"uid": PERSON, "name": "李工", "occupation": "4-11-01-01"}}


def question(number: int, topic: str = "安全", **changes: object) -> Question:
    """A single choice of four."""
    made = Question(
        kind=Kind.SINGLE,
        stem=f"验电器的用法{number}应当是",
        options=("先试验", "直接用", f"第{number}种", "不用"),
        answer=(0,),
        topic=topic,
    )
    return made.replace(**changes)


def study_world(*questions: Question, packs: bool = False) -> Workspace:
    """A worker, and a bank of these questions where there are any."""
    work = world(CAREER, TODAY, packs=packs)
    if questions:
        banks.store_bank(work.store, questions, bank=NewBank(name="题库"), now=NOW)
    return work


def ten(topics: int = 2) -> list[Question]:
    """Ten questions in turn of so many topics."""
    return [question(number, f"章{number % topics}") for number in range(10)]


def answer(work: Workspace, number: int, *, correct: bool, at: datetime, session: int | None = None) -> None:
    """One answer."""
    reply = practice.Reply(question=number, correct=correct, at=at, ms=8000, session=session)
    practice.answer(work.store, PERSON, reply)


def answered(work: Workspace, number: int) -> list[tuple[datetime, bool]]:
    """When a question was answered, and whether rightly."""
    rows = work.store.read().rows("SELECT at, correct FROM answer WHERE question = ? ORDER BY at", (number,))
    return [(datetime.fromisoformat(at), bool(correct)) for at, correct in rows]


def practised(work: Workspace, random: Random, answers: int, questions: int = 10) -> datetime:
    """So many answers over some weeks, in order; the moment of the last."""
    at = NOW - timedelta(days=60)
    for _ in range(answers):
        at += timedelta(hours=random.choice((0, 0, 0, 5, 30, 100)), seconds=20)
        answer(work, random.randrange(1, questions + 1), correct=random.random() < 0.6, at=at)
    return at
