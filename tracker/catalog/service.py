"""What a person does with packs: check, install, list, remove; and the packs that come with the program."""

from __future__ import annotations

import os

from tracker.catalog import installed as in_file
from tracker.kernel.errors import NotFound, Refused
from tracker.kernel.jsontext import from_json, to_json
from tracker.kernel.problems import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from typing import Any

    from tracker.catalog.installed import Row
    from tracker.catalog.load import LoadedPack
    from tracker.catalog.model import Pack
    from tracker.store.session import Reader, Store, Writer

SEEDS = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "seeds")
SHIPPED = os.path.join(SEEDS, "shipped.json")
"""The packs of seeds/packs, checked and compiled to the rows they are kept in: a new file gets them as they are."""


def check(path: str) -> LoadedPack:
    """Read and validate a pack, installing nothing. Raises `Refused` with every problem."""
    from tracker.catalog.load import load_pack

    return load_pack(path)


def install(store: Store, path: str, *, now: datetime, act: str = "packs.install") -> tuple[LoadedPack, str | None]:
    """Validate a pack and put it in the place of an older version of the same id, whole or not at all.

    `act` names it in the journal. Returns the pack and the version it replaced. Raises `Refused`, also where a newer
    version is installed already.
    """
    loaded = check(path)
    pack, version = loaded.head["id"], loaded.head["version"]
    known, origin = in_file.versions(store.read()).get(pack, (None, "own"))
    if known and _version(known) > _version(version):
        raise Refused([Problem(code="older_pack", where=pack, value=version, expected=known)], path=path)
    with store.write(act, subject=pack) as writer:
        _put(
            writer, loaded.head, _rows(loaded), origin=origin, rulebook=loaded.rulebook, digest=_digest(loaded), now=now
        )
    return loaded, known


def remove(store: Store, pack: str, *, act: str = "packs.remove") -> None:
    """Take a pack out of the file; `act` names it in the journal. Raises `NotFound`."""
    with store.write(act, subject=pack) as writer:
        if not in_file.remove(writer, pack):
            raise NotFound("pack", pack)


def install_shipped(writer: Writer, now: datetime) -> None:
    """Give a file the packs that come with the program, replacing earlier versions of them."""
    with open(SHIPPED, encoding="utf-8") as compiled:
        for pack in from_json(compiled.read()):
            _put_shipped(writer, pack, now)


def update_shipped(store: Store, *, now: datetime) -> tuple[str, ...]:
    """Take those packs of the program that are newer than the file's, or that it lacks; returns their ids."""
    newer = shipped_updates(store.read())
    with open(SHIPPED, encoding="utf-8") as compiled, store.write("packs.update") as writer:
        for pack in from_json(compiled.read()):
            if pack["head"]["id"] in newer:
                _put_shipped(writer, pack, now)
    return newer


def shipped_updates(reader: Reader) -> tuple[str, ...]:
    """Ids of packs of which the program brings a newer version than the file has."""
    installed = in_file.versions(reader)
    with open(SHIPPED, encoding="utf-8") as compiled:
        brought = [pack["head"] for pack in from_json(compiled.read())]
    return tuple(
        head["id"]
        for head in brought
        if head["id"] not in installed or _version(head["version"]) > _version(installed[head["id"]][0])
    )


def installed(reader: Reader) -> tuple[Pack, ...]:
    """Every pack in the file."""
    return in_file.packs(reader)


def _put(
    writer: Writer,
    head: Mapping[str, Any],
    rows: Iterable[Row],
    *,
    origin: str,
    rulebook: bool,
    digest: str,
    now: datetime,
) -> None:
    in_file.remove(writer, head["id"])
    in_file.add(writer, head, rows, origin=origin, rulebook=rulebook, digest=digest, now=now)


def _put_shipped(writer: Writer, pack: Mapping[str, Any], now: datetime) -> None:
    _put(
        writer,
        pack["head"],
        pack["rows"],
        origin="shipped",
        rulebook=pack["rulebook"],
        digest=pack["digest"],
        now=now,
    )


def _rows(loaded: LoadedPack) -> list[Row]:
    return [in_file.row_of(entry.section, entry.key, entry.body) for entry in loaded.entries]


def _digest(loaded: LoadedPack) -> str:
    """The SHA-256 of what a pack says, whatever its files looked like."""
    import hashlib

    entries = [[entry.section, entry.key, entry.body] for entry in loaded.entries]
    content = to_json([loaded.head, entries], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def _version(text: str) -> list[tuple[int, int | str]]:
    """Versions in order: runs of digits by number, anything else by letter; 2026.10 is after 2026.9."""
    parts = "".join(letter if letter.isalnum() else " " for letter in text).split()
    return [(1, int(part)) if part.isdecimal() else (0, part) for part in parts]


def compile_shipped() -> str:
    """The content of shipped.json made from seeds/packs; a test keeps the file equal to it."""
    import json

    folder = os.path.join(SEEDS, "packs")
    packs = []
    for name in sorted(os.listdir(folder)):
        loaded = check(os.path.join(folder, name))
        about = {"head": loaded.head, "rulebook": loaded.rulebook, "digest": _digest(loaded)}
        packs.append({**about, "rows": _rows(loaded)})
    return json.dumps(packs, ensure_ascii=False, indent=0, separators=(",", ":"))


if __name__ == "__main__":
    with open(SHIPPED, "w", encoding="utf-8") as target:
        target.write(compile_shipped())
