"""Codes behave as string enumerations do: the same questions get the same answers from both."""

from __future__ import annotations

import copy
import json
import pickle
import sqlite3
from enum import StrEnum  # noqa: TID251 - the real thing, to compare with

import pytest

from tracker.kernel.codes import Codes


class Ours(Codes):
    """A list of words."""

    RED_HOT = "red"
    BLUE = "blue"

    @property
    def warm(self) -> bool:
        """Methods are no codes."""
        return self is Ours.RED_HOT


class Theirs(StrEnum):
    """A list of words."""

    RED_HOT = "red"
    BLUE = "blue"


@pytest.mark.parametrize("codes", [Ours, Theirs])
def test_as_a_list_of_words(codes: type[Ours]) -> None:
    assert [code.name for code in codes] == ["RED_HOT", "BLUE"]
    assert [code.value for code in codes] == ["red", "blue"]
    assert len(codes) == 2
    assert codes("red") is codes.RED_HOT is codes(codes.RED_HOT)
    assert type(codes.BLUE.value) is str
    assert isinstance(codes.BLUE, codes)
    assert set(codes._value2member_map_) == {"red", "blue"}


@pytest.mark.parametrize("codes", [Ours, Theirs])
def test_as_text(codes: type[Ours]) -> None:
    red = codes.RED_HOT
    assert red == "red"
    assert hash(red) == hash("red")
    assert {"red": 1}[red] == 1
    assert f"{red} {red!s}" == "red red"
    assert repr(red) == f"<{codes.__name__}.RED_HOT: 'red'>"
    assert json.dumps({red: red}) == '{"red": "red"}'
    assert sqlite3.connect(":memory:").execute("SELECT ?", (red,)).fetchone() == ("red",)


@pytest.mark.parametrize("codes", [Ours, Theirs])
def test_copies_are_the_same_code(codes: type[Ours]) -> None:
    assert pickle.loads(pickle.dumps(codes.BLUE)) is codes.BLUE
    assert copy.deepcopy(codes.BLUE) is codes.BLUE


@pytest.mark.parametrize("codes", [Ours, Theirs])
def test_other_words_are_refused(codes: type[Ours]) -> None:
    with pytest.raises(ValueError, match="'green' is not a valid"):
        codes("green")


def test_methods_are_no_codes() -> None:
    assert Ours.RED_HOT.warm
    assert len(Ours) == 2
