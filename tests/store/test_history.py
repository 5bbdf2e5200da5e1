"""Undo and redo from the journal, across restarts, without ever losing a later change."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.conftest import CLOCK, certificate, worker
from tracker.certificates.model import Acceptance
from tracker.certificates.repo import ACCEPTANCES, CERTIFICATES
from tracker.kernel.errors import Conflict, NotFound
from tracker.kernel.terms import Level
from tracker.people.model import Exam
from tracker.people.repo import EXAMS, PEOPLE
from tracker.store import history, journal
from tracker.store.session import Store


def add(store: Store, uid: str) -> None:
    """Add a certificate."""
    with store.write("certificate.add", subject=uid) as writer:
        CERTIFICATES.insert(writer, certificate(uid))


def number(store: Store, uid: str, value: str) -> None:
    """Change a certificate's number."""
    with store.write("certificate.edit", subject=uid) as writer:
        CERTIFICATES.update(writer, CERTIFICATES.get(writer, uid).replace(number=value))


def everything(store: Store) -> list[tuple[object, ...]]:
    """Every row of every journaled table."""
    return [row for table in journal.JOURNALED for row in store.read().rows(f"SELECT * FROM {table} ORDER BY 1, 2")]


@pytest.fixture
def peopled(store: Store) -> Store:
    """A file with one worker, put there without the journal."""
    with store.write("setup", journaled=False) as writer:
        PEOPLE.insert(writer, worker())
    return store


def test_undo_and_redo_step_by_step(peopled: Store) -> None:
    states = [everything(peopled)]
    add(peopled, "c-1")
    states.append(everything(peopled))
    number(peopled, "c-1", "A")
    states.append(everything(peopled))
    with peopled.write("certificate.delete") as writer:
        CERTIFICATES.delete(writer, "c-1")
    states.append(everything(peopled))
    for expected in states[-2::-1]:
        assert history.undo(peopled)
        assert everything(peopled) == expected
    assert history.undo(peopled) is None
    for expected in states[1:]:
        assert history.redo(peopled)
        assert everything(peopled) == expected
    assert history.redo(peopled) is None


def test_across_a_restart(place: str, peopled: Store) -> None:
    add(peopled, "c-1")
    number(peopled, "c-1", "A")
    peopled.close()
    again = Store.open(place, CLOCK)
    assert history.undo(again)
    assert CERTIFICATES.get(again.read(), "c-1").number is None
    again.close()
    once_more = Store.open(place, CLOCK)
    assert history.redo(once_more)
    assert CERTIFICATES.get(once_more.read(), "c-1").number == "A"
    assert [act.command for act in history.acts(once_more.read())] == [
        "certificate.edit",
        "certificate.edit",
        "certificate.edit",
        "certificate.add",
    ]
    once_more.close()


def test_what_leaves_everything_as_it_was_is_no_act(peopled: Store) -> None:
    add(peopled, "c-1")
    number(peopled, "c-1", "A")
    number(peopled, "c-1", "A")
    with peopled.write("an older version kept this") as writer:
        writer.run("UPDATE change SET before = after WHERE before IS NOT NULL")
    (act,) = (act for act in history.acts(peopled.read()) if act.command == "certificate.add")
    assert history.undoable(peopled.read()) == act
    assert len(history.acts(peopled.read())) == 2


def test_something_new_ends_redo(peopled: Store) -> None:
    add(peopled, "c-1")
    assert history.undo(peopled)
    add(peopled, "c-2")
    assert history.redo(peopled) is None
    assert history.undo(peopled)
    assert CERTIFICATES.select(peopled.read()) == ()


def test_an_older_act_alone_unless_something_later_touched_it(peopled: Store) -> None:
    add(peopled, "c-1")
    add(peopled, "c-2")
    first, second = sorted(act.id for act in history.acts(peopled.read()))
    number(peopled, "c-2", "A")
    history.revert(peopled, first)
    assert CERTIFICATES.find(peopled.read(), "c-1") is None
    before = everything(peopled)
    with pytest.raises(Conflict) as caught:
        history.revert(peopled, second)
    assert caught.value.code == "changed_since"
    assert caught.value.params["uid"] == "c-2"
    assert everything(peopled) == before


def test_not_while_others_depend_on_it(peopled: Store) -> None:
    add(peopled, "c-1")
    with peopled.write("acceptance.add") as writer:
        ACCEPTANCES.insert(writer, Acceptance(uid="a-1", person="p-1", certificate="c-1", accepted=True))
    added = min(act.id for act in history.acts(peopled.read()))
    before = everything(peopled)
    with pytest.raises(Conflict) as caught:
        history.revert(peopled, added)
    assert caught.value.code == "others_depend"
    assert everything(peopled) == before


def test_a_person_comes_back_with_everything(peopled: Store) -> None:
    add(peopled, "c-1")
    with peopled.write("acceptance.add") as writer:
        ACCEPTANCES.insert(writer, Acceptance(uid="a-1", person="p-1", certificate="c-1", accepted=False))
    before = everything(peopled)
    with peopled.write("person.delete") as writer:
        PEOPLE.delete(writer, "p-1")
    assert everything(peopled) == []
    history.undo(peopled)
    assert everything(peopled) == before


def test_unknown_act(peopled: Store) -> None:
    with pytest.raises(NotFound):
        history.revert(peopled, 99)


@settings(max_examples=10)
@given(marks=st.lists(st.floats(min_value=0, max_value=100), min_size=1, max_size=20))
def test_marks_come_back_to_the_last_bit(marks: list[float]) -> None:
    store = Store.in_memory(CLOCK)
    exam = Exam(uid="", person="p-1", occupation="6-18-01-01", level=Level.LEVEL_3, on=date(2024, 2, 29))
    exams = tuple(exam.replace(uid=f"e-{number}", theory=mark) for number, mark in enumerate(marks))
    with store.write("setup") as writer:
        PEOPLE.insert(writer, worker())
        EXAMS.insert_many(writer, exams)
    with store.write("delete") as writer:
        for one in exams:
            EXAMS.delete(writer, one.uid)
    assert history.undo(store)
    assert tuple(EXAMS.get(store.read(), one.uid) for one in exams) == exams
    store.close()


ACTS = st.lists(
    st.tuples(st.sampled_from(["add", "change", "remove", "undo", "redo"]), st.integers(0, 3), st.text(max_size=3)),
    max_size=14,
)


@settings(max_examples=50)
@given(acts=ACTS)
def test_like_a_stack_of_states(acts: list[tuple[str, int, str]]) -> None:
    """Whatever is done: undo leads to the state before the latest act that stands, redo back again."""
    store = Store.in_memory(CLOCK)
    with store.write("setup", journaled=False) as writer:
        PEOPLE.insert(writer, worker())
    done, undone = [everything(store)], []
    for act, at, text in acts:
        uid = f"c-{at}"
        known = CERTIFICATES.find(store.read(), uid)
        if act == "undo":
            assert (history.undo(store) is None) == (len(done) == 1)
            if len(done) > 1:
                undone.append(done.pop())
        elif act == "redo":
            assert (history.redo(store) is None) == (not undone)
            if undone:
                done.append(undone.pop())
        else:
            with store.write(act) as writer:
                if act == "add" and not known:
                    CERTIFICATES.insert(writer, certificate(uid, number=text))
                elif act == "change" and known and known.number != text:
                    CERTIFICATES.update(writer, known.replace(number=text))
                elif act == "remove" and known:
                    CERTIFICATES.delete(writer, uid)
            if everything(store) != done[-1]:
                done.append(everything(store))
                undone.clear()
        assert everything(store) == done[-1]
    store.close()


def test_whose_records_were_changed(peopled: Store) -> None:
    reader = peopled.read()
    assert (history.latest_change(reader), history.people_changed(reader, 0)) == (0, frozenset())
    add(peopled, "c-1")
    since = history.latest_change(reader)
    with peopled.write("person.add") as writer:
        PEOPLE.insert(writer, worker().replace(uid="p-2"))
    assert history.people_changed(reader, since) == {"p-2"}
    history.undo(peopled)
    history.undo(peopled)
    assert history.people_changed(reader, since) == {"p-2", worker().uid}
    assert history.people_changed(reader, history.latest_change(reader)) == frozenset()
