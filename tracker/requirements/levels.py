"""The level a worker holds, and the one above it."""

from __future__ import annotations

from tracker.kernel.terms import LEVEL_KINDS, RANK, Level
from tracker.requirements.rules import valid_on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tracker.certificates.model import Certificate


def current_level(certificates: Sequence[Certificate], occupation: str, *, today: date) -> Level | None:
    """The highest level with a level certificate valid today in the same occupation."""
    held = [
        one.level
        for one in certificates
        if one.kind in LEVEL_KINDS
        and isinstance(one.level, Level)
        and one.occupation == occupation
        and valid_on(one, today)
    ]
    return max(held, key=RANK.__getitem__, default=None)


def level_above(level: Level | None) -> Level | None:
    """The next level in rank; the lowest certificate level where none is held, None above the highest."""
    above = levels_above(level)
    return above[0] if above else None


def levels_above(level: Level | None) -> tuple[Level, ...]:
    """Every level above one, lowest first; from the lowest certificate level where none is held."""
    ladder = list(Level)
    return tuple(ladder[ladder.index(level) + 1 if level else ladder.index(Level.LEVEL_5) :])
