"""Looks a file over: its structure, its references, and whether every attachment still is what was put in."""

from __future__ import annotations

from tracker.kernel.errors import StorageProblem
from tracker.kernel.problems import Problem
from tracker.store.migrations import PARTS, SCHEMA_VERSION
from tracker.store.parts import missing_parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.store.session import Reader


UNREADABLE = Problem(code="unreadable_parts")
"""The damage is such that the check itself, or the opening of the file, came to it."""


def check(reader: Reader) -> tuple[Problem, ...]:
    """Everything wrong with the file; nothing is changed. Takes a second for each 300 MB or so."""
    try:
        return tuple(_parts(reader)) or (*_structure(reader), *_references(reader), *_attachments(reader))
    except StorageProblem as error:
        if error.code not in ("corrupt", "not_career_file"):
            raise
        return (UNREADABLE,)


def _structure(reader: Reader) -> Iterator[Problem]:
    """SQLite's own check of pages, indexes and the rules of each column."""
    for (message,) in reader.rows("PRAGMA integrity_check"):
        if message != "ok":
            yield Problem(code="damaged", value=message)


def _parts(reader: Reader) -> Iterator[Problem]:
    """Tables and views that another program took away, or took columns out of."""
    if reader.value("PRAGMA user_version") != SCHEMA_VERSION:  # an older copy, looked over before it is gone back to
        return
    for name, columns in missing_parts(set(reader.rows(PARTS))).items():
        yield Problem(code="missing_part", where=name, value=columns)


def _references(reader: Reader) -> Iterator[Problem]:
    """Rows that name a person, certificate, attachment content or change that is not there."""
    for table, row, parent, _key in reader.rows("PRAGMA foreign_key_check"):
        yield Problem(code="broken_reference", where=f"{table}[{row}]", expected=parent)


def _attachments(reader: Reader) -> Iterator[Problem]:
    """Contents whose bytes no longer have the SHA-256 or the size they had when they were put in."""
    for sha256, size, content in reader.stream("SELECT sha256, size, content FROM blob"):
        if _digest(content) != sha256 or len(content) != size:
            names = reader.rows("SELECT name FROM attachment WHERE sha256 = ? ORDER BY name", (sha256,))
            yield Problem(code="damaged_attachment", where=f"blob[{sha256}]", value=[name for (name,) in names])


def _digest(content: bytes) -> str:
    import hashlib

    return hashlib.sha256(content).hexdigest()
