"""What is kept of how banks were read."""

from __future__ import annotations

from tests.study.service.worlds import NOW, question, study_world
from tracker.store.session import Store
from tracker.study.banks.model import TextMarks
from tracker.study.service import banks, earlier
from tracker.study.service.banks import NewBank


def keep(store: Store, n: int, marks: TextMarks) -> None:
    """Store a bank that was read by some marks."""
    banks.store_bank(store, [question(n)], bank=NewBank(name=f"b{n}"), now=NOW, marks=marks)


def test_marks_are_kept_the_latest_first_each_once_and_not_without_end() -> None:
    store = study_world().store
    assert earlier.marks(store.read()) == ()
    shown = [TextMarks(question=f"◇1◇{n}", answer="选→") for n in range(25)]
    for n, marks in enumerate(shown):
        keep(store, n, marks)
    keep(store, 25, shown[20])
    kept = earlier.marks(store.read())
    assert kept[:3] == (shown[20], shown[24], shown[23])
    assert len(kept) == len(set(map(repr, kept))) == 20


def test_a_bank_read_without_marks_leaves_them() -> None:
    store = study_world().store
    keep(store, 1, TextMarks(question="◇1◇"))
    banks.store_bank(store, [question(2)], bank=NewBank(name="b"), now=NOW)
    assert earlier.marks(store.read()) == (TextMarks(question="◇1◇"),)
