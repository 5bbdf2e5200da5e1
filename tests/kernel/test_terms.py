"""Levels are compared by rank, on their own ladder only."""

from __future__ import annotations

import pytest

from tracker.kernel.terms import Level, TitleRank, at_or_above


@pytest.mark.parametrize(
    ("held", "asked", "expected"),
    [
        (Level.LEVEL_3, Level.LEVEL_4, True),
        (Level.LEVEL_3, Level.LEVEL_3, True),
        (Level.LEVEL_3, Level.LEVEL_2, False),
        (Level.APPRENTICE, Level.LEVEL_5, False),
        (Level.CHIEF, Level.SPECIAL, True),
        (TitleRank.SENIOR, TitleRank.JUNIOR, True),
        (TitleRank.JUNIOR, TitleRank.SENIOR, False),
        (TitleRank.SENIOR, Level.APPRENTICE, False),
        (Level.CHIEF, TitleRank.JUNIOR, False),
        (None, Level.APPRENTICE, False),
    ],
)
def test_at_or_above(held: str | None, asked: str, expected: bool) -> None:
    assert at_or_above(held, asked) is expected
