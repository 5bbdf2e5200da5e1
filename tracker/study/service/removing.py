"""Taking a bank or a question out with every answer to it, so that undo brings all of it back as it was."""

from __future__ import annotations

from tracker.kernel.drafts import new_uid
from tracker.study.kept import Removal
from tracker.study.repo import REMOVALS, answers, removed
from tracker.study.repo import banks as repo
from tracker.study.repo import search as index
from tracker.study.service.practice import scheduler

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.store.session import Store, Writer

KEPT_BYTES = 64_000_000
"""How much is kept of what was removed, packed: some six banks of 100,000 questions."""


def remove_bank(store: Store, number: int, watch: Callable[[], None] | None = None) -> None:
    """Take a bank out, with its questions and every answer to them. Undo brings it back.

    `watch` is called now and then and may raise; nothing is changed then. Raises `NotFound`.
    """
    _remove(store, "bank.delete", Removal(uid=new_uid(), bank=repo.bank(store.read(), number).id), watch)


def remove_question(store: Store, number: int) -> None:
    """Take a question out, with every answer to it. Undo brings it back. Raises `NotFound`."""
    bank = repo.asked(store.read(), 0, number).bank
    _remove(store, "question.delete", Removal(uid=new_uid(), bank=bank, question=number))


def _remove(store: Store, command: str, removal: Removal, watch: Callable[[], None] | None = None) -> None:
    with store.write(command, subject=str(removal.question or removal.bank)) as writer:
        REMOVALS.insert(writer, removal)
        _take_out(writer, removal, watch)
    _drop_oldest(store)


def _take_out(writer: Writer, removal: Removal, watch: Callable[[], None] | None = None) -> None:
    for person in removed.take_out(writer, removal, watch):
        answers.recount(writer, person)
    if removal.question is not None:
        repo.recount(writer, removal.bank)


def _drop_oldest(store: Store) -> None:
    """Let go of the oldest removals once there are too many: the file must not grow without end."""
    oldest = removed.beyond(store.read(), KEPT_BYTES)
    if oldest:
        with store.write("study.drop", journaled=False) as writer:
            for uid in oldest:
                removed.drop(writer, uid)
            index.start_over(writer)


def follow(writer: Writer) -> None:
    """Let questions follow the list of removals, inside an undo or redo that may have changed it."""
    listed, packed = {one.uid: one for one in REMOVALS.select(writer)}, removed.packed(writer)
    for uid in packed - listed.keys():
        _bring_back(writer, uid)
    for uid in listed.keys() - packed:
        _take_out(writer, listed[uid])


def _bring_back(writer: Writer, uid: str) -> None:
    back = removed.put_back(writer, uid)
    for person, question in sorted(back.answered_twins):
        answers.replay(writer, person, question, scheduler(writer, person))
    for person in sorted(back.people):
        answers.recount(writer, person)
    for bank in back.banks:
        repo.recount(writer, bank)
        index.learn_missing(writer, bank)
        if not repo.bank(writer, bank).questions:  # all of them are in another bank now
            repo.remove_bank(writer, bank)
