"""A requirement while it is being written: an outline of groups and leaves that any step may leave unfinished.

A leaf is the plain data packs have, such as `{"age": {"min": 30}}`; whether it says anything is for
`read_requirement`. A place in the outline is a path of positions; the empty path is the whole.
"""

from __future__ import annotations

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypeAlias

    Part: TypeAlias = "Mapping[str, Any] | Group"
    Path = tuple[int, ...]

KINDS = ("all", "any", "at_least")
"""How the parts of a group count together."""


class Group(Record):
    """Parts of which all, any one, or at least `count` must be met."""

    kind: str = "all"
    count: int = 1
    parts: tuple[Part, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is no leaf in it, however deep."""
        return all(isinstance(part, Group) and part.empty for part in self.parts)


def outline(data: Mapping[str, Any] | None) -> Group:
    """The outline of a requirement as packs have it; the whole is always a group."""
    found = _part(data) if data else Group()
    return found if isinstance(found, Group) else Group(parts=(found,))


def _part(data: Mapping[str, Any]) -> Part:
    if set(data) == {"at_least", "of"}:
        return Group(kind="at_least", count=data["at_least"], parts=tuple(map(_part, data["of"])))
    ((word, inside),) = data.items()
    if word == "at_least":
        return Group(kind=word, count=inside["n"], parts=tuple(map(_part, inside["of"])))
    return Group(kind=word, parts=tuple(map(_part, inside))) if word in KINDS else data


def plain(group: Group) -> dict[str, Any] | None:
    """What a pack says for an outline: empty groups say nothing, and one part alone needs no group around it."""
    parts = [_plain(part) for part in group.parts]
    said = [part for part in parts if part is not None]
    if not said:
        return None
    if group.kind == "at_least":
        return {"at_least": {"n": group.count, "of": said}}
    return said[0] if len(said) == 1 else {group.kind: said}


def _plain(part: Part) -> dict[str, Any] | None:
    return plain(part) if isinstance(part, Group) else dict(part)


def part_at(group: Group, path: Path) -> Part:
    """The part at a path."""
    if not path:
        return group
    *above, at = path
    return group_at(group, tuple(above)).parts[at]


def group_at(group: Group, path: Path) -> Group:
    """The group at a path. Raises `TypeError` where a leaf is."""
    found = part_at(group, path)
    if not isinstance(found, Group):
        raise TypeError(path)
    return found


def put(group: Group, path: Path, part: Part) -> Group:
    """The outline with another part at a path; a leaf in place of the whole is its only part."""
    if not path:
        return part if isinstance(part, Group) else Group(parts=(part,))
    at, *rest = path
    inside = put(group_at(group, (at,)), tuple(rest), part) if rest else part
    return group.replace(parts=(*group.parts[:at], inside, *group.parts[at + 1 :]))


def add(group: Group, path: Path, part: Part) -> Group:
    """The outline with one more part at the end of the group at a path."""
    inside = group_at(group, path)
    return put(group, path, inside.replace(parts=(*inside.parts, part)))


def without(group: Group, path: Path) -> Group:
    """The outline without the part at a path, which must not be the whole."""
    *above, at = path
    inside = group_at(group, tuple(above))
    return put(group, tuple(above), inside.replace(parts=inside.parts[:at] + inside.parts[at + 1 :]))


def moved(group: Group, path: Path, step: int) -> Group:
    """The outline with a part one place further up (-1) or down (1) in its group; nothing changes at the ends."""
    *above, at = path
    inside = group_at(group, tuple(above))
    to = at + step
    if not 0 <= to < len(inside.parts):
        return group
    parts = list(inside.parts)
    parts.insert(to, parts.pop(at))
    return put(group, tuple(above), inside.replace(parts=tuple(parts)))
