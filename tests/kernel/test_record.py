"""Records behave as frozen, keyword-only dataclasses do."""

from __future__ import annotations

import pickle

import pytest

from tracker.kernel.codes import Codes
from tracker.kernel.record import Record, enums_named, type_names


class Colour(Codes):
    RED = "red"


class Shape(Codes):
    ROUND = "round"


class Base(Record):
    """One field without and one with a default."""

    uid: str
    note: str | None = None

    @property
    def named(self) -> str:
        return f"{self.uid}!"


class Thing(Base):
    """Fields after those of its base."""

    colour: Colour | Shape | None = None
    count: int = 3


def test_fields_in_order_with_defaults() -> None:
    assert Thing._fields == ("uid", "note", "colour", "count")
    thing = Thing(uid="a")
    assert thing.as_dict() == {"uid": "a", "note": None, "colour": None, "count": 3}
    assert thing.named == "a!"
    assert repr(Thing(uid="a", count=4)) == "Thing(uid='a', count=4)"


@pytest.mark.parametrize("given", [{}, {"uid": "a", "size": 1}, {"note": "x"}])
def test_missing_and_unknown_fields(given: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        Thing(**given)  # type: ignore[arg-type]


def test_frozen() -> None:
    thing = Thing(uid="a")
    with pytest.raises(AttributeError):
        thing.note = "b"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del thing.note
    assert thing.replace(note="b") == Thing(uid="a", note="b")
    assert thing.note is None
    assert not hasattr(thing, "__dict__")


def test_equal_by_value_and_type() -> None:
    assert Thing(uid="a") == Thing(uid="a")
    assert hash(Thing(uid="a")) == hash(Thing(uid="a"))
    assert Thing(uid="a") != Thing(uid="b")
    assert Base(uid="a") != Thing(uid="a")
    assert len({Thing(uid="a"), Thing(uid="a"), Thing(uid="b")}) == 2


def test_travels_between_processes() -> None:
    thing = Thing(uid="a", colour=Colour.RED)
    assert pickle.loads(pickle.dumps(thing)) == thing


def test_codes_named_by_annotations() -> None:
    assert type_names("Level | TitleRank | None") == ("Level", "TitleRank")
    assert enums_named(Thing, Thing._types["colour"]) == (Colour, Shape)
    assert enums_named(Thing, "str | None") == ()
