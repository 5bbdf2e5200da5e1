"""A bank between reading and storing: rows corrected, left out, repeated."""

from __future__ import annotations

from tests.study.banks.samples import SINGLES
from tracker.study.banks.model import BankReading, Doubt, Question, RowReading
from tracker.study.identity import identity
from tracker.study.import_draft import ImportDraft, State

FIRST, SECOND, THIRD, FOURTH = SINGLES


def draft_of(*rows: Question | None, doubtful: int = -1, kept: tuple[Question, ...] = ()) -> ImportDraft:
    """A draft of these rows; one of them doubtful, and some questions kept in the file."""
    readings = [
        RowReading(question=one, doubts=(Doubt(code="answer_missing"),) if at == doubtful else (), row=at + 1)
        for at, one in enumerate(rows)
    ]
    there = {identity(one): one for one in kept}
    who = [None if one is None else identity(one) for one in rows]
    return ImportDraft(BankReading(rows=tuple(readings), format="csv"), who, there.keys(), there)


def states(draft: ImportDraft) -> list[State]:
    return [draft.state(at) for at in range(len(draft))]


def test_rows_stand_as_they_were_read() -> None:
    draft = draft_of(FIRST, SECOND, None, FIRST, THIRD, doubtful=1, kept=(THIRD,))
    assert states(draft) == ["understood", "doubtful", "unread", "repeated", "repeated"]
    assert (draft.copy_of(3), draft.copy_of(4), draft.in_file(4)) == (0, None, True)
    assert draft.taken() == [FIRST, SECOND, FIRST, THIRD]
    assert draft.taken(doubtful=False) == [FIRST, FIRST, THIRD]


def test_another_answer_than_the_copy_has_is_told_first() -> None:
    turned = FIRST.replace(options=FIRST.options[::-1], answer=(1,))
    wrong = SECOND.replace(answer=(3,))
    draft = draft_of(FIRST, turned, wrong, THIRD.replace(answer=(0,)), kept=(THIRD, SECOND))
    assert states(draft) == ["understood", "repeated", "differs", "differs"]


def test_what_was_corrected_is_certain() -> None:
    draft = draft_of(FIRST, SECOND.replace(answer=None), None, doubtful=1)
    draft.correct(1, SECOND)
    draft.correct(2, THIRD)
    assert states(draft) == ["understood", "corrected", "corrected"]
    assert draft.taken(doubtful=False) == [FIRST, SECOND, THIRD]
    draft.take_back(1)
    assert states(draft)[1] == "doubtful"
    draft.correct(1, FIRST)
    assert states(draft)[1] == "repeated"


def test_what_is_left_out_is_no_copy_of_anything() -> None:
    draft = draft_of(FIRST, FIRST, SECOND)
    draft.leave_out(0)
    assert states(draft) == ["left_out", "understood", "understood"]
    assert draft.taken() == [FIRST, SECOND]
    assert draft.question(0) == FIRST


def test_corrections_hold_for_the_same_file_read_again() -> None:
    draft = draft_of(FIRST, SECOND, THIRD)
    draft.correct(0, FOURTH)
    draft.leave_out(2)
    again = draft_of(FIRST.replace(topic="安全"), SECOND, THIRD)
    again.repeat(draft.corrections)
    assert again.taken() == [FOURTH, SECOND]
