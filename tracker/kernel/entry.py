"""What every entry of a knowledge pack has: its source, the days it applies, and whether it is in doubt."""

from __future__ import annotations

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    Names = Mapping[str, str]


def in_doubt(note: str | None) -> bool:
    """Whether a pack's own note says that the source is unsure."""
    return (note or "").lower().startswith("unverified")


class Entry(Record):
    """One entry of the pack with that id. A note that begins with "unverified" is shown as a mark of doubt."""

    pack: str
    key: str
    name: Names | None = None
    source: str | None = None
    note: str | None = None
    in_force_from: date | None = None
    in_force_until: date | None = None

    @property
    def unverified(self) -> bool:
        """Whether the pack itself says that this entry's source is unsure."""
        return in_doubt(self.note)

    def in_force(self, day: date) -> bool:
        """Whether the entry applies on a day; both its ends are included."""
        return (self.in_force_from is None or self.in_force_from <= day) and (
            self.in_force_until is None or day <= self.in_force_until
        )
