"""Entries of packs in words: names, notes, days in force, and what each section says."""

from __future__ import annotations

from ui.text.catalogue import ptr, tr
from ui.text.labels import name_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.catalog.model import Pack
    from tracker.kernel.entry import Entry

_MARK = "unverified"


def name_words(entry: Entry) -> str:
    """An entry's name in the language in use."""
    return name_in(entry.name, entry.key)


def note_words(entry: Entry) -> str:
    """A note without the mark of doubt that it may begin with; the mark is shown by itself."""
    note = entry.note or ""
    return note[len(_MARK) :].lstrip(":： ") if entry.unverified else note


def force_words(entry: Entry) -> str:
    """The days an entry applies; nothing where it names none."""
    first, last = entry.in_force_from, entry.in_force_until
    if first and last:
        return ptr("rule", "{first} to {last}").format(first=first, last=last)
    if first:
        return ptr("rule", "since {day}").format(day=first)
    return ptr("rule", "until {day}").format(day=last) if last else ""


def pack_words(pack: Pack) -> str:
    """A pack with its version and how old its knowledge is."""
    return tr("{pack} {version}, rules as of {day}").format(
        pack=name_in(pack.title, pack.id), version=pack.version, day=pack.as_of
    )
