"""Statements, which carry records between files, and the keys of those who make them."""

from __future__ import annotations

from datetime import date

from tracker.kernel.record import Record

__all__ = ["INTERNAL", "SEAL", "Key", "Statement", "date"]

SEAL = "ed25519:"
"""How the signature that a row keeps begins."""

INTERNAL = frozenset({"uid", "person", "extra", "file_extra", "signature"})
"""Fields that never travel: what the statement says itself, and keys of other programs, which may hold anything."""


class Statement(Record):
    """What one author says of one record: the whole of it, or that it is no more.

    `author` is the public key in hex, `version` counts the author's own changes and is no date, `person` the worker
    the record is about, `body` the record as canonical JSON, empty for a record that the author deleted.
    """

    uid: str
    person: str
    kind: str
    author: str
    version: int
    deleted: bool
    body: str | None = None
    signature: str


class Key(Record):
    """An Ed25519 key in hex, whose it is and since when it is trusted here; `private` is there for one's own.

    `vouch` is the signature of the key before it, `vouched_by`, which says that this is the same person's next one.
    `ended` is the key's own word that it is no more, which travels; whoever revokes another's key has none.
    """

    key: str
    name: str
    person: str
    since: date
    revoked_on: date | None = None
    private: str | None = None
    vouched_by: str | None = None
    vouch: str | None = None
    ended: str | None = None

    @property
    def over(self) -> bool:
        """Whether nothing new under it counts: revoked here, or by its own word."""
        return self.revoked_on is not None or self.ended is not None
