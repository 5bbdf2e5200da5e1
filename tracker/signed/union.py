"""Histories from any number of files become one: of every author's word on a record the latest version stays.

Each author alone counts the versions of what he says, so no clock is asked. Versions are in one total order and the
greatest stays: whatever the order of merging and however often, the result is the same. What an author deleted is
remembered as deleted, or an older copy would bring it back.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.signed.model import Statement

    History = dict[tuple[str, str], Statement]


def union(*histories: Iterable[Statement]) -> History:
    """The latest word of every author on every record, by author and uid."""
    merged: History = {}
    for history in histories:
        for one in history:
            place = (one.author, one.uid)
            if place not in merged or rank(one) > rank(merged[place]):
                merged[place] = one
    return merged


def rank(statement: Statement) -> tuple[int, bool, str, str]:
    """Where a statement stands among its author's statements on the record.

    Two different ones with one version come from copies of a file that went different ways: deleting wins, then the
    greater text; chosen alike everywhere.
    """
    return statement.version, statement.deleted, statement.body or "", statement.signature
