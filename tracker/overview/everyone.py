"""Every post, benefit and opportunity measured for everybody in the file: what an office or a mentor rolls up."""

from __future__ import annotations

from tracker.catalog.repo import knowledge
from tracker.catalog.rules import bearings_of
from tracker.kernel.record import Record
from tracker.requirements.crowd_repo import crowd_of
from tracker.requirements.crowd_tree import measure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tracker.catalog.model import Benefit, Opportunity, Role
    from tracker.requirements.columns import Column
    from tracker.store.session import Reader


class EntryColumn(Record):
    """One rule that asks something and how everybody stands to it, in the order of `people`."""

    entry: Role | Benefit | Opportunity
    people: tuple[str, ...]
    column: Column

    @property
    def met_by(self) -> frozenset[str]:
        """The uids of those who meet it today."""
        return frozenset(uid for uid, met in zip(self.people, self.column.met, strict=True) if met)


def measure_everyone(reader: Reader, *kinds: type[Role | Benefit | Opportunity], today: date) -> Iterator[EntryColumn]:
    """The posts, benefits and opportunities in force that ask something, one after the other; or some kinds of these.

    Each leaf is measured once for all of them; the verdicts are those of one person measured alone.
    """
    known = knowledge(reader)
    crowd = crowd_of(reader, bearings_of(known, None), today=today)
    entries: tuple[Role | Benefit | Opportunity, ...] = (*known.roles, *known.benefits, *known.opportunities)
    for entry in entries:
        if entry.in_force(today) and entry.requires is not None and isinstance(entry, kinds or (object,)):
            ladder = getattr(entry, "ladder", None)
            yield EntryColumn(entry=entry, people=crowd.people, column=measure(crowd, entry.requires, ladder))
