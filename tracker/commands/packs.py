"""`packs`: check, install, list and remove knowledge packs."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.commands.shapes import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.catalog.load import LoadedPack
    from tracker.commands.options import Options


def install(options: Options) -> Answer:
    """Validate a pack whole, then put it in place of an older version."""
    from tracker.catalog import service

    with options.workspace(write=True) as work:
        loaded, replaced = service.install(work.store, options.path, now=work.clock.now())
    return Answer(data={**_summary(loaded), "replaced": replaced})


def check(options: Options) -> Answer:
    """Validate a pack and change nothing."""
    from tracker.catalog.load import load_pack

    return Answer(data=_summary(load_pack(options.path)))


def list_packs(options: Options) -> Answer:
    """Every pack in the file, and whether it is in force."""
    from tracker.catalog import installed

    with options.workspace() as work:
        reader = work.store.read()
        packs = [
            {
                "id": pack.id,
                "title": plain(pack.title),
                "version": pack.version,
                "as_of": plain(pack.as_of),
                "source": pack.source,
                "origin": pack.origin,
                "in_force": pack.in_force,
                "standing_back": list(pack.standing_back),
                "entries": installed.counts(reader, pack.id),
            }
            for pack in installed.packs(reader)
        ]
    return Answer(data={"packs": packs})


def remove(options: Options) -> Answer:
    """Take a pack out of the file."""
    from tracker.catalog import service

    with options.workspace(write=True) as work:
        service.remove(work.store, options.id)
    return Answer(data={"removed": options.id})


def _summary(loaded: LoadedPack) -> dict[str, Any]:
    sections: dict[str, int] = {}
    for entry in loaded.entries:
        sections[entry.section] = sections.get(entry.section, 0) + 1
    return {"id": loaded.head["id"], "version": loaded.head["version"], "entries": sections, "problems": []}
