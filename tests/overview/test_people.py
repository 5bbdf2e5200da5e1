"""Finding a person among many, by parts of the name or the employer."""

from __future__ import annotations

from datetime import date

import pytest

from tests.worlds import world
from tracker.overview.people import find_people, people_in_file
from tracker.people.model import Person
from tracker.people.repo import PEOPLE
from tracker.store.session import Reader

TODAY = date(2026, 1, 1)


@pytest.fixture
def reader() -> Reader:
    work = world(None, TODAY, packs=False)
    with work.store.write("fill", journaled=False) as writer:
        for uid, name, employer in (
            ("1", "韩松", "程河镇供电所"),
            ("2", "王伟", "程河镇供电所"),
            ("3", "王伟", None),
            ("4", "Li Ming", "Station 5%"),
        ):
            PEOPLE.insert(writer, Person(uid=uid, name=name, employer=employer))
    return work.store.read()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("韩", ["1"]),
        ("程河", ["1", "2"]),
        ("王 供电", ["2"]),
        ("王伟", ["2", "3"]),
        ("li ming", ["4"]),
        ("%", ["4"]),
        ("nobody", []),
        ("  ", ["1", "2", "3", "4"]),
    ],
)
def test_every_word_must_fit(reader: Reader, text: str, found: list[str]) -> None:
    assert sorted(person.uid for person in find_people(reader, text, limit=10)) == found


def test_no_more_than_asked_for(reader: Reader) -> None:
    assert people_in_file(reader) == 4
    assert len(find_people(reader, "", limit=2)) == 2
