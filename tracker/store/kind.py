"""What kind of file there is, by its first bytes alone: one with a password, one that was a career file."""

from __future__ import annotations

from tracker.store.migrations import APPLICATION_ID

_LOOK, _KINDS_OF_BYTES = 1024, 230
"""Of 256 kinds of bytes, 1,024 encrypted ones have 251 on average and never fewer than these; few other files do."""

_KNOWN_STARTS = (b"SQLite format 3\0", b"PK", b"age-encryption.org", b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"\x1f\x8b")


def is_locked(path: str) -> bool:
    """Whether a file looks like one with a password: noise from its first byte on.

    Not for a file that this process has open: on POSIX, closing it here would give up SQLite's own locks on it.
    """
    with open(path, "rb") as file:
        start = file.read(_LOOK)
    return len(set(start)) >= _KINDS_OF_BYTES and not start.startswith(_KNOWN_STARTS)


def is_marked(path: str) -> bool:
    """Whether a file bears the mark of career files where SQLite keeps it, whatever else became of it."""
    with open(path, "rb") as file:
        return file.read(72)[68:] == APPLICATION_ID.to_bytes(4)
