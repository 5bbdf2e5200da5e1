"""A requirement taken apart for writing and put together again asks the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.requirements.outline import Group, add, group_at, moved, outline, part_at, plain, put, without
from tracker.requirements.tree import read_requirement

LEAVES = st.one_of(
    st.builds(lambda years: {"age": {"min": years}}, st.integers(16, 60)),
    st.builds(lambda years: {"role": {"role": "leader", "years": years}}, st.integers(0, 9)),
)


def combined(parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    lists = st.lists(parts, min_size=1, max_size=3)
    return st.one_of(
        st.builds(lambda kind, of: {kind: of}, st.sampled_from(["all", "any"]), lists),
        st.builds(lambda of: {"at_least": {"n": len(of), "of": of}}, lists),
        st.builds(lambda of: {"at_least": 1, "of": of}, lists),
    )


REQUIREMENTS = st.recursive(LEAVES, combined, max_leaves=8)


def leaf(years: int) -> dict[str, Any]:
    return {"age": {"min": years}}


@given(REQUIREMENTS)
def test_nothing_is_lost(data: dict[str, Any]) -> None:
    problems: list[Any] = []
    written = plain(outline(data))
    assert read_requirement(written, problems) is not None
    assert problems == []
    assert plain(outline(written)) == written
    assert outline(written) == outline(plain(outline(written)))


def test_what_asks_nothing_says_nothing() -> None:
    assert outline(None) == Group()
    assert plain(Group(parts=(Group(kind="any"),))) is None
    assert Group(parts=(Group(kind="any"),)).empty
    assert plain(outline(leaf(30))) == leaf(30)


def test_parts_are_put_added_moved_and_removed_by_their_place() -> None:
    whole = add(add(Group(), (), leaf(30)), (), Group(kind="any"))
    whole = add(add(whole, (1,), leaf(40)), (1,), leaf(50))
    assert plain(whole) == {"all": [leaf(30), {"any": [leaf(40), leaf(50)]}]}
    assert part_at(whole, (1, 1)) == leaf(50)
    assert plain(put(whole, (1, 0), leaf(45))) == {"all": [leaf(30), {"any": [leaf(45), leaf(50)]}]}
    assert plain(moved(whole, (1, 1), -1)) == {"all": [leaf(30), {"any": [leaf(50), leaf(40)]}]}
    assert moved(whole, (1, 1), 1) == whole
    assert plain(without(without(whole, (1, 1)), (0,))) == leaf(40)
    assert plain(put(whole, (), group_at(whole, ()).replace(kind="at_least", count=2))) == {
        "at_least": {"n": 2, "of": [leaf(30), {"any": [leaf(40), leaf(50)]}]}
    }
    with pytest.raises(TypeError):
        group_at(whole, (0,))
