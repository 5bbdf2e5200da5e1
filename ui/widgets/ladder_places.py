"""Where the posts of a ladder stand on its map: plain arithmetic, no Qt."""

from __future__ import annotations

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.catalog.model import Role


class Place(Record):
    """A column counted from the left and a row counted from the lowest post."""

    column: int
    row: int


def places(roles: Sequence[Role], channels: Sequence[str]) -> dict[str, Place]:
    """Each post in the columns of its channel, above every post it is one step above.

    Posts of one channel on the same row stand beside each other. A ladder that leads back, as one being written may, is
    drawn as if the step that closes the circle were not there.
    """
    rows = _rows({role.id: role for role in roles})
    seats: dict[str, int] = {}
    taken: dict[tuple[str, int], int] = {}
    for role in roles:
        at = (role.channel, rows[role.id])
        seats[role.id] = taken.get(at, 0)
        taken[at] = seats[role.id] + 1
    first, count = {}, 0
    for channel in dict.fromkeys([*channels, *(role.channel for role in roles)]):
        first[channel] = count
        count += max((seat for (of, _row), seat in taken.items() if of == channel), default=0)
    return {role.id: Place(column=first[role.channel] + seats[role.id], row=rows[role.id]) for role in roles}


def _rows(roles: Mapping[str, Role]) -> dict[str, int]:
    """The row of each post: one above the highest post it stands on."""
    found: dict[str, int] = {}
    under_way: set[str] = set()

    def row(name: str) -> int:
        if name not in found:
            under_way.add(name)
            below = [row(other) + 1 for other in roles[name].above if other in roles and other not in under_way]
            under_way.discard(name)
            found[name] = max(below, default=0)
        return found[name]

    for name in roles:
        row(name)
    return found
