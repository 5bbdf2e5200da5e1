"""A bank between reading and storing: rows corrected, left out, repeated."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

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


WRONG = FIRST.replace(answer=(3,))
ASKED = st.sampled_from([FIRST, WRONG, SECOND, None])


@given(st.lists(ASKED, min_size=1, max_size=6), st.lists(st.tuples(st.integers(0, 5), ASKED | st.just("back"))))
def test_what_is_done_to_one_row_leaves_all_as_if_they_had_been_read_so(
    rows: list[Question | None], acts: list[tuple[int, Question | str | None]]
) -> None:
    draft, now, out = draft_of(*rows, kept=(SECOND,)), list(rows), set()
    for row, act in acts:
        at = row % len(rows)
        out.discard(at)
        if isinstance(act, Question):
            draft.correct(at, act)
            now[at] = act
        elif act is None:
            draft.leave_out(at)
            now[at] = rows[at]
            out.add(at)
        else:
            draft.take_back(at)
            now[at] = rows[at]
    read = draft_of(*(None if at in out else one for at, one in enumerate(now)), kept=(SECOND,))
    for at in range(len(rows)):
        if at in out:
            assert draft.state(at) == ("left_out" if now[at] else "unread")
        elif draft.corrected(at) and read.state(at) is State.UNDERSTOOD:
            assert draft.state(at) is State.CORRECTED
        else:
            assert draft.state(at) is read.state(at)
        assert draft.copy_of(at) == read.copy_of(at)
    for state in State:
        assert draft.count(state) == states(draft).count(state) == len(draft.standing(state))
    assert draft.stored == len(draft.taken())
    assert draft.understood == sum(draft.question(at) is not None for at in range(len(rows)))
