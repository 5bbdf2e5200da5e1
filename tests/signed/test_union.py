"""Merging agrees in any order, any number of times, whatever the clocks say and however files were copied."""

from __future__ import annotations

import random
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.signed.model import Statement
from tracker.signed.union import rank, union


def statement(author: str, uid: str, version: int, body: str | None) -> Statement:
    return Statement(
        uid=uid,
        person="p",
        kind="practice",
        author=author,
        version=version,
        deleted=body is None,
        body=body,
        signature="s",
    )


STATEMENTS = st.builds(
    statement,
    st.sampled_from("AB"),
    st.sampled_from(["1", "2", "3"]),
    st.integers(1, 4),
    st.sampled_from([None, "x", "y"]),
)
HISTORIES = st.lists(STATEMENTS, max_size=8)


@given(HISTORIES, HISTORIES)
def test_either_side_first(one: list[Statement], other: list[Statement]) -> None:
    assert union(one, other) == union(other, one)


@given(HISTORIES, HISTORIES, HISTORIES)
def test_in_any_grouping(a: list[Statement], b: list[Statement], c: list[Statement]) -> None:
    assert union(union(a, b).values(), c) == union(a, union(b, c).values()) == union(a, b, c)


@given(HISTORIES, HISTORIES)
def test_again_and_again(one: list[Statement], other: list[Statement]) -> None:
    merged = union(one, other)
    assert union(merged.values(), one, other, merged.values()) == merged


@given(HISTORIES)
def test_nothing_is_lost(history: list[Statement]) -> None:
    merged = union(history)
    assert {(one.author, one.uid) for one in history} == set(merged)
    assert all(rank(merged[one.author, one.uid]) >= rank(one) for one in history)


def test_an_older_copy_does_not_bring_back_what_was_deleted() -> None:
    old, deleted = statement("A", "1", 1, "x"), statement("A", "1", 2, None)
    assert union([deleted], [old])["A", "1"].deleted


def test_another_author_cannot_replace_a_record() -> None:
    own, foreign = statement("A", "1", 1, "x"), statement("B", "1", 99, None)
    assert union([own], [foreign])["A", "1"] == own


def exchanged(chance: random.Random) -> None:
    """Up to six files, their clocks years wrong, write, delete and merge at random; then all merge in many orders."""
    authors = [chr(65 + n) for n in range(chance.randint(2, 6))]
    files = {author: union() for author in authors}
    latest = {}
    for _ in range(chance.randint(5, 30)):
        author, other = chance.sample(authors, 2)
        if chance.random() < 0.6:
            uid = f"{author}{chance.randint(1, 3)}"
            before = files[author].get((author, uid))
            body = None if before and chance.random() < 0.3 else f"{chance.randint(1970, 2099)} {chance.random()}"
            latest[author, uid] = statement(author, uid, before.version + 1 if before else 1, body)
            files[author] = union(files[author].values(), [latest[author, uid]])
        else:
            files[author] = union(files[author].values(), files[other].values())
    orders = (
        list(permutations(authors)) if len(authors) < 4 else [chance.sample(authors, len(authors)) for _ in range(6)]
    )
    assert all(union(*(files[author].values() for author in order)) == latest for order in orders)


@pytest.mark.parametrize("seed", range(300))
def test_files_that_exchange_at_random_end_alike(seed: int) -> None:
    exchanged(random.Random(seed))


@pytest.mark.benchmark
@pytest.mark.timeout(300)
def test_ten_thousand_histories() -> None:
    for seed in range(10_000):
        exchanged(random.Random(seed))
