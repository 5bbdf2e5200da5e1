"""The packs in the file, written whole. Pack rows and user rows never share a table."""

from __future__ import annotations

from datetime import date

from tracker.kernel.jsontext import from_json, to_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from typing import Any

    from tracker.catalog.model import Pack
    from tracker.store.session import Reader, Writer

    Row = tuple[str, str, str | None, str | None, str | None, str | None, str | None, str]
    """An entry as it is kept: section, key, level, first and last day in force, source, note, all of it as JSON."""

RULEBOOKS = "FROM pack AS own WHERE own.origin = 'own' AND own.rulebook"
"""The rulebooks the user brought."""

STANDS_BACK = (
    "pack.origin = 'shipped' AND section <> 'occupation' AND section IN "
    f"(SELECT said.section FROM pack_entry AS said WHERE said.pack IN (SELECT own.id {RULEBOOKS}))"
)
"""Of an entry that came with the program: a rulebook of the user's own has its section; names of occupations stay."""


def packs(reader: Reader) -> tuple[Pack, ...]:
    """Every installed pack, those that came with the program first."""
    from tracker.catalog.model import Pack

    stand_back: dict[str, dict[str, bool]] = {}
    for pack, section, back in reader.rows(
        f"SELECT DISTINCT pack, section, {STANDS_BACK} FROM pack_entry JOIN pack ON pack.id = pack_entry.pack "
        "ORDER BY pack, section"
    ):
        stand_back.setdefault(pack, {})[section] = bool(back)
    return tuple(
        Pack(
            id=pack,
            title=from_json(title),
            version=version,
            as_of=date.fromisoformat(as_of),
            source=source,
            origin=origin,
            rulebook=bool(rulebook),
            digest=digest,
            standing_back=tuple(section for section, back in stand_back.get(pack, {}).items() if back),
            in_force=not all(stand_back.get(pack, {"": False}).values()),
        )
        for pack, title, version, as_of, source, origin, rulebook, digest in reader.rows(
            "SELECT id, title, version, as_of, source, origin, rulebook, digest FROM pack "
            "ORDER BY origin DESC, installed_at, id"
        )
    )


def versions(reader: Reader) -> dict[str, tuple[str, str]]:
    """Of every installed pack, its version and its origin: all that is needed to put another in its place."""
    return {pack: (version, origin) for pack, version, origin in reader.rows("SELECT id, version, origin FROM pack")}


def counts(reader: Reader, pack: str) -> dict[str, int]:
    """How many entries a pack has in each section."""
    found = reader.rows("SELECT section, count(*) FROM pack_entry WHERE pack = ? GROUP BY section", (pack,))
    return dict(found)


def remove(writer: Writer, pack: str) -> bool:
    """Take a pack out; says whether it was there."""
    return bool(writer.run("DELETE FROM pack WHERE id = ?", (pack,)))


def row_of(section: str, key: str, body: Mapping[str, Any]) -> Row:
    """A checked entry as it is kept."""
    said = (body.get(field) for field in ("level", "in_force_from", "in_force_until", "source", "note"))
    level, first, last, source, note = said
    return section, key, level, first, last, source, note, to_json(body, compact=True)


def add(
    writer: Writer,
    head: Mapping[str, Any],
    rows: Iterable[Row],
    *,
    origin: str,
    rulebook: bool,
    digest: str,
    now: datetime,
) -> None:
    """Write a checked pack."""
    writer.run(
        "INSERT INTO pack (id, title, version, as_of, source, origin, rulebook, digest, installed_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            head["id"],
            to_json(head["title"]),
            head["version"],
            head["as_of"],
            head["source"],
            origin,
            rulebook,
            digest,
            now.isoformat(timespec="microseconds"),
        ),
    )
    writer.insert(
        "pack_entry (pack, position, section, key, level, in_force_from, in_force_until, source, note, body)",
        ((head["id"], position, *row) for position, row in enumerate(rows)),
    )
