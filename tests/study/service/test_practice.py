"""What an answer changes, that all of it is taken back, and which question comes next."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.study.service.worlds import (
    CAREER,
    NOW,
    PERSON,
    TODAY,
    answer,
    answered,
    practised,
    question,
    study_world,
    ten,
)
from tests.worlds import demo_file
from tracker.kernel.changes import Area
from tracker.kernel.errors import NotFound
from tracker.study.scheduling import DEFAULT_PARAMETERS, Rating
from tracker.study.service import banks, health, practice, progress
from tracker.study.service.practice import Reply
from tracker.workspace import Workspace

TABLES = ("memory", "answer_day", "answer_topic_day", "answer_hour", "answer_cell", "answer")


def kept(work: Workspace) -> list[object]:
    """All that answers leave in the file, to nine digits."""
    return [
        [tuple(round(value, 5) if isinstance(value, float) else value for value in row) for row in rows]
        for rows in (work.store.read().rows(f"SELECT * FROM {table} ORDER BY 1, 2, 3") for table in TABLES)
    ]


@pytest.mark.parametrize("seed", range(5))
def test_what_is_kept_is_what_a_recount_gives_and_undo_takes_all_back(seed: int) -> None:
    work, random = study_world(*ten(3)), Random(seed)
    at = practised(work, random, 40)
    before = kept(work)
    assert health.check(work.store.read()) == ()
    for step in range(15):
        moment = at + timedelta(hours=9 * step)
        answer(work, random.randrange(1, 11), correct=random.random() < 0.5, at=moment)
        assert health.check(work.store.read()) == ()
    for _ in range(15):
        assert practice.undo_answer(work.store, PERSON) is not None
        assert health.check(work.store.read()) == ()
    assert kept(work) == before


def test_undo_to_the_very_beginning() -> None:
    work = study_world(*ten())
    answer(work, 3, correct=False, at=NOW)
    answer(work, 3, correct=True, at=NOW)
    assert practice.undo_answer(work.store, PERSON) == 3
    assert practice.undo_answer(work.store, PERSON) == 3
    assert practice.undo_answer(work.store, PERSON) is None
    assert all(rows == [] for rows in kept(work))


def test_undo_stays_within_the_sitting() -> None:
    work = study_world(*ten())
    answer(work, 1, correct=True, at=NOW, session=1)
    answer(work, 2, correct=True, at=NOW, session=2)
    assert practice.undo_answer(work.store, PERSON, session=2) == 2
    assert practice.undo_answer(work.store, PERSON, session=2) is None


def test_an_answer_of_an_earlier_day_is_put_in_its_place() -> None:
    work = study_world(*ten())
    answer(work, 1, correct=True, at=NOW)
    answer(work, 1, correct=False, at=NOW - timedelta(days=9))
    assert health.check(work.store.read()) == ()
    assert banks.question(work.store.read(), PERSON, 1).streak == 1
    assert practice.undo_answer(work.store, PERSON) == 1
    assert health.check(work.store.read()) == ()
    assert banks.question(work.store.read(), PERSON, 1).answers == 1


def test_the_answer_is_on_the_disk_when_it_is_given(tmp_path: Path) -> None:
    path = str(tmp_path / "file.db")
    with Workspace.open(demo_file(path, "han-song")) as work:
        person = work.person().uid
        given = practice.answer(work.store, person, Reply(question=1, correct=True, at=NOW, ms=5000))
        with Workspace.open(path, read_only=True) as other:
            assert answered(other, 1)[-1][0] == NOW
    assert given.due > NOW.date()


def test_an_answer_says_that_study_changed_and_leaves_no_history_of_acts() -> None:
    work = study_world(*ten())
    heard: list[frozenset[Area]] = []
    work.store.on_commit.append(lambda changes: heard.append(changes.areas))
    acts = work.store.read().value("SELECT count(*) FROM change_set")
    answer(work, 1, correct=True, at=NOW)
    assert heard == [frozenset({Area.STUDY})]
    assert work.store.read().value("SELECT count(*) FROM change_set") == acts


def test_ratings() -> None:
    work = study_world(*ten())
    wrong = practice.answer(work.store, PERSON, Reply(question=1, correct=False, at=NOW, ms=1000))
    slow = practice.answer(work.store, PERSON, Reply(question=2, correct=True, at=NOW, ms=100_000))
    own = practice.answer(work.store, PERSON, Reply(question=3, correct=True, at=NOW, rating=Rating.EASY))
    assert (wrong.rating, slow.rating, own.rating) == (Rating.AGAIN, Rating.HARD, Rating.EASY)
    with pytest.raises(NotFound):
        practice.answer(work.store, PERSON, Reply(question=99, correct=True, at=NOW))
    with pytest.raises(NotFound):
        practice.answer(work.store, "nobody", Reply(question=1, correct=True, at=NOW, rating=Rating.GOOD))


def test_nothing_is_due_after_the_day_before_the_exam() -> None:
    work, exam = study_world(*ten()), TODAY + timedelta(days=4)
    reply = Reply(question=1, correct=True, at=NOW, rating=Rating.EASY)
    assert practice.answer(work.store, PERSON, reply, exam_on=exam).due == exam - timedelta(days=1)


def test_due_ones_come_first_the_longest_overdue_first_then_new_ones() -> None:
    work = study_world(*ten())
    answer(work, 4, correct=False, at=NOW - timedelta(days=5))
    answer(work, 7, correct=False, at=NOW - timedelta(days=9))
    asked = practice.next_questions(work.store.read(), PERSON, today=TODAY, count=4)
    assert {one.id for one in asked[:2]} == {4, 7}
    assert all(one.answers == 0 for one in asked[2:])
    mine = practice.next_questions(work.store.read(), PERSON, today=TODAY, count=10, topic="章0")
    assert {one.topic for one in mine} == {"章0"}
    assert practice.next_questions(work.store.read(), PERSON, today=TODAY, topic="没有") == ()
    skipped = practice.next_questions(work.store.read(), PERSON, today=TODAY, count=9, skip=[4, 7])
    assert {4, 7}.isdisjoint(one.id for one in skipped)
    assert len(skipped) == 8


def test_mixed_by_weight() -> None:
    work = study_world(*(question(number, f"章{number % 3}") for number in range(60)))
    reader = work.store.read()
    asked = practice.next_questions(
        reader, PERSON, today=TODAY, count=10, weights={"章0": 0.7, "章1": 0.3, "别处": 0.5}
    )
    topics = [one.topic for one in asked]
    assert len(topics) == 10
    assert topics.count("章0") > topics.count("章1") >= topics.count("章2")


def test_the_notebook_lets_go_after_two_right_answers_running() -> None:
    work = study_world(*ten())
    answer(work, 1, correct=False, at=NOW - timedelta(days=3))
    answer(work, 2, correct=True, at=NOW - timedelta(days=3))
    for day, there in ((2, True), (1, False)):
        answer(work, 1, correct=True, at=NOW - timedelta(days=day))
        assert [one.id for one in practice.notebook(work.store.read(), PERSON)] == [1][: int(there)]
    answer(work, 1, correct=False, at=NOW)
    assert progress.status(work.store.read(), PERSON, today=TODAY).notebook == 1


def test_what_waits() -> None:
    work = study_world(*ten())
    answer(work, 1, correct=False, at=NOW - timedelta(days=5))
    found = progress.status(work.store.read(), PERSON, today=TODAY)
    assert (found.due, found.new, found.notebook) == (1, 9, 1)


def test_own_parameters_schedule_from_then_on() -> None:
    work = study_world(*ten())
    answer(work, 1, correct=True, at=NOW)
    usual = banks.question(work.store.read(), PERSON, 1).due
    practice.keep_parameters(
        work.store, PERSON, [value * 2 if place < 4 else value for place, value in enumerate(DEFAULT_PARAMETERS)]
    )
    changed = banks.question(work.store.read(), PERSON, 1).due
    assert usual is not None
    assert changed is not None
    assert changed > usual
    with pytest.raises(ValueError):
        practice.keep_parameters(work.store, PERSON, [1.0])
    assert practice.histories(work.store.read(), PERSON) == [[(NOW.date(), Rating.GOOD)]]


def test_undoing_the_removal_of_a_worker_brings_the_answers_back() -> None:
    from tracker.people.service import add_person, delete_person

    work = study_world(*ten())
    other = add_person(work.store, {"name": "示例徒弟"})
    practice.answer(work.store, other, Reply(question=1, correct=True, at=NOW))
    delete_person(work.store, other)
    assert health.check(work.store.read()) == ()
    work.undo()
    assert progress.status(work.store.read(), other, today=TODAY).answers == 1


def test_two_workers_do_not_mix(tmp_path: Path) -> None:
    from tracker.people.service import add_person

    work = study_world(*ten())
    other = add_person(work.store, {"name": CAREER["person"]["name"]})
    answer(work, 1, correct=False, at=NOW)
    practice.answer(work.store, other, Reply(question=1, correct=True, at=NOW))
    reader = work.store.read()
    assert practice.notebook(reader, other) == ()
    assert len(practice.notebook(reader, PERSON)) == 1
    assert progress.days(reader, other)[0].correct == 1
    assert health.check(reader) == ()
    assert progress.days(reader, other, first=date(2027, 1, 1)) == ()


@pytest.mark.parametrize("seed", range(6))
def test_days_in_any_order_come_to_the_same(seed: int) -> None:
    """As when the clock stood wrong for a day: what is counted at once and what is counted again agree."""
    work, random = study_world(*ten(3)), Random(seed)
    for _ in range(40):
        if random.random() < 0.2:
            practice.undo_answer(work.store, PERSON)
        at = NOW + timedelta(days=random.choice((0, 0, 1, 2, -3, 900)), seconds=random.randrange(9999))
        answer(work, random.randrange(1, 11), correct=random.random() < 0.6, at=at)
        assert health.check(work.store.read()) == ()
    kept = memories(work)
    practice.keep_parameters(work.store, PERSON, DEFAULT_PARAMETERS)
    assert memories(work) == kept


def memories(work: Workspace) -> list[tuple[object, ...]]:
    """What is remembered of each question."""
    return work.store.read().rows(
        "SELECT question, streak, answers, lapses, round(stability, 6), last_on, due FROM memory ORDER BY question"
    )
