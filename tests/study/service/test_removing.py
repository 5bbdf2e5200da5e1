"""A bank or a question goes with all that hangs on it, and undo brings every row of it back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.study.service.worlds import NOW, PERSON, TODAY, answer, answered, practised, question, study_world, ten
from tests.worlds import demo_file
from tracker.kernel.errors import Cancelled, NotFound, StorageProblem
from tracker.people.service import add_person
from tracker.study.banks.model import Image
from tracker.study.repo import removed
from tracker.study.service import banks, health, practice, progress, removing
from tracker.study.service.banks import NewBank
from tracker.workspace import Workspace

TABLES = (
    "bank", "bank_topic", "question", "question_image", "question_text_docsize", "answer", "memory", "answer_day",
    "answer_topic_day", "answer_hour", "answer_cell", "topic", "topic_link", "mock",
)  # fmt: skip


def everything(work: Workspace) -> list[list[tuple[object, ...]]]:
    """Every row of study; sums of fractions depend a little on the order of adding."""
    reader = work.store.read()
    found = [sorted(reader.rows(f"SELECT * FROM {table}"), key=repr) for table in TABLES if table != "answer_cell"]
    cells = reader.rows("SELECT * FROM answer_cell ORDER BY 1, 2, 3, 4, 5, 6, 7")
    return [*found, [(*row[:-2], round(row[-2], 6), round(row[-1], 6)) for row in cells]]


def pictured() -> Workspace:
    """Two workers, two banks that share topics, pictures, answers of both to both banks, all in the index."""
    picture = Image(data=b"a picture", suffix="png", role="stem", option=-1)
    work = study_world(*ten()[:9], question(9, "章1", images=(picture,), explanation="看铭牌"))
    banks.store_bank(work.store, [question(number, f"章{number % 3}") for number in range(50, 55)], bank=NewBank(name="b"), now=NOW)  # fmt: skip
    banks.fill_index(work.store)
    practised(work, Random(4), 60, 15)
    other = add_person(work.store, {"name": "示例徒弟"})
    for number in (1, 10, 12):
        practice.answer(work.store, other, practice.Reply(question=number, correct=number > 1, at=NOW))
    return work


@pytest.mark.parametrize("what", ["bank", "question"])
def test_every_row_goes_and_every_row_comes_back(what: str) -> None:
    work = pictured()
    before = everything(work)
    if what == "bank":
        removing.remove_bank(work.store, 1)
        assert [bank.id for bank in banks.banks(work.store.read())] == [2]
    else:
        removing.remove_question(work.store, 10)
        assert banks.search(work.store.read(), "铭牌") == []
    gone = everything(work)
    assert gone != before
    assert health.check(work.store.read()) == ()
    for _ in range(2):
        assert work.undo()
        assert everything(work) == before
        assert banks.search(work.store.read(), "铭牌") == [10]
        assert work.redo()
        assert everything(work) == gone
    assert work.check(recount=True) == ()


def test_after_a_restart_too(tmp_path: Path) -> None:
    path = demo_file(str(tmp_path / "file.db"), "han-song")
    with Workspace.open(path) as work:
        before = everything(work)
        removing.remove_bank(work.store, 1)
    with Workspace.open(path) as work:
        assert banks.banks(work.store.read()) == ()
        assert work.undo()
        assert everything(work) == before


@settings(max_examples=25)
@given(st.data())
def test_whatever_is_done_meanwhile_counts_stay_right(data: st.DataObject) -> None:
    work, at = pictured(), NOW
    for step in range(data.draw(st.integers(1, 8))):
        at += timedelta(hours=7)
        there = [number for (number,) in work.store.read().rows("SELECT id FROM question ORDER BY id")]
        act = data.draw(st.sampled_from(["bank", "question", "undo", "redo", "answer", "again"]))
        if act == "undo":
            work.undo()
        elif act == "redo":
            work.redo()
        elif act == "again":
            banks.store_bank(work.store, ten(), bank=NewBank(name=f"n{step}"), now=NOW)
        elif there and act == "question":
            removing.remove_question(work.store, data.draw(st.sampled_from(there)))
        elif there and act == "answer":
            answer(work, data.draw(st.sampled_from(there)), correct=bool(step % 2), at=at)
        elif act == "bank" and banks.banks(work.store.read()):
            removing.remove_bank(work.store, data.draw(st.sampled_from(banks.banks(work.store.read()))).id)
        assert health.check(work.store.read()) == ()


def test_answers_of_the_meantime_come_after_those_that_return() -> None:
    work = study_world(*ten())
    other = banks.store_bank(work.store, [question(50)], bank=NewBank(name="b"), now=NOW)
    answer(work, 1, correct=True, at=NOW)
    answer(work, 2, correct=False, at=NOW)
    removing.remove_bank(work.store, 1)
    answer(work, 11, correct=True, at=NOW + timedelta(minutes=1), session=5)
    assert work.undo()
    assert [row[1] for row in work.store.read().rows("SELECT id, question FROM answer ORDER BY id")] == [1, 2, 11]
    assert practice.undo_answer(work.store, PERSON, session=5) == 11
    assert other.bank == 2


def test_questions_brought_in_again_meanwhile_take_their_answers_over() -> None:
    work = study_world(*ten())
    answer(work, 1, correct=False, at=NOW)
    removing.remove_bank(work.store, 1)
    again = banks.store_bank(work.store, ten()[:3], bank=NewBank(name="again"), now=NOW)
    answer(work, 11, correct=True, at=NOW + timedelta(days=1))
    assert work.undo()
    reader = work.store.read()
    assert {bank.id: bank.questions for bank in banks.banks(reader)} == {1: 7, again.bank: 3}
    assert [correct for _, correct in answered(work, 11)] == [False, True]
    assert banks.question(reader, PERSON, 11).answers == 2
    assert health.check(reader) == ()


def test_a_bank_brought_in_again_as_a_whole_does_not_come_back_empty() -> None:
    work = study_world(*ten())
    answer(work, 1, correct=True, at=NOW)
    removing.remove_bank(work.store, 1)
    banks.store_bank(work.store, ten(), bank=NewBank(name="again"), now=NOW)
    for step in (work.undo, work.redo, work.undo):
        assert step()
        assert [(bank.id, bank.questions) for bank in banks.banks(work.store.read())] == [(2, 10)]
        assert len(answered(work, 11)) == 1
        assert health.check(work.store.read()) == ()


def test_what_is_packed_may_be_damaged() -> None:
    work = study_world(*ten())
    removing.remove_bank(work.store, 1)
    with work.store.write("test", journaled=False) as writer:
        writer.run("UPDATE removed_part SET content = x'00' WHERE id = 2")
    with pytest.raises(StorageProblem):
        work.undo()
    assert banks.banks(work.store.read()) == ()


def test_the_oldest_are_let_go_once_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    work = study_world(*ten())
    monkeypatch.setattr(removing, "KEPT_BYTES", 1)
    for start in (100, 200):
        banks.store_bank(work.store, [question(start + one) for one in range(5)], bank=NewBank(name="b"), now=NOW)
    banks.fill_index(work.store)
    removing.remove_question(work.store, 1)
    assert work.undo()
    assert work.redo()
    removing.remove_bank(work.store, 2)
    reader = work.store.read()
    assert len(removed.packed(reader)) == 1
    assert reader.value("SELECT count(*) FROM removal") == 1
    assert reader.value("SELECT count(*) FROM question_text_docsize") == 0
    banks.fill_index(work.store)
    assert work.undo()
    assert work.undo() is None
    assert {bank.id: bank.questions for bank in banks.banks(reader)} == {1: 9, 2: 5, 3: 5}
    assert len(banks.search(reader, "验电器")) == 19
    assert reader.value("SELECT count(*) FROM question_text_docsize") == 19
    assert work.check(recount=True) == ()


def test_stopped_half_way_nothing_is_changed() -> None:
    work = study_world(*ten())
    before = everything(work)

    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        removing.remove_bank(work.store, 1, stop)
    assert everything(work) == before
    with pytest.raises(NotFound):
        removing.remove_bank(work.store, 9)
    with pytest.raises(NotFound):
        removing.remove_question(work.store, 99)
    assert progress.status(work.store.read(), PERSON, today=TODAY).questions == 10
    assert work.undo() is None


@pytest.mark.parametrize("again", [slice(10), slice(1, 10)], ids=["with it", "without it"])
def test_a_question_comes_back_though_its_bank_went_after_it(again: slice) -> None:
    work = study_world(*ten())
    answer(work, 1, correct=True, at=NOW)
    removing.remove_question(work.store, 1)
    removing.remove_bank(work.store, 1)
    banks.store_bank(work.store, ten()[again], bank=NewBank(name="again"), now=NOW)
    for _ in range(2):
        assert work.undo()
        assert work.undo()
        reader = work.store.read()
        assert sum(bank.questions for bank in banks.banks(reader)) == 10
        assert reader.value("SELECT count(*) FROM answer") == 1
        assert health.check(reader) == ()
        assert work.redo()
        assert work.redo()
        assert health.check(work.store.read()) == ()
