"""What is said of a record when it is signed: what everyone may see, what is private, and the seal a row keeps.

What is private in a record (birth dates, numbers of identity cards, notes marked as family's) is a statement of its
own beside the record, kind `certificate.private` and so on, so that a version of a record says the same to everyone.
"""

from __future__ import annotations

import re

from tracker.kernel.jsontext import from_json
from tracker.signed.canonical import canonical
from tracker.signed.model import INTERNAL, SEAL, Statement

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from tracker.kernel.record import Record

PRIVATE = ".private"
ID_NUMBER = re.compile(r"[1-9]\d{16}[\dXx]")
"""The number of an identity card (GB 11643); numbers of special operation certificates contain it."""

IDENTIFIERS = frozenset({"sha256", "subject", "certificate", "mentor_uid", "practice"})
"""Fields that name other things: they have digits of no meaning, as a hash may have eighteen in a row."""

FAMILY = re.compile(r"#(家|family)", re.IGNORECASE)
"""What marks a note as the family's: #家, #家庭, #family."""


def parts(record: Record) -> tuple[dict[str, Any], dict[str, Any]]:
    """A record as JSON: what everyone may see, and what is private in it."""
    shown: dict[str, Any] = {}
    private: dict[str, Any] = {}
    for name, value in record.as_dict().items():
        if name not in INTERNAL and value is not None:
            plain = value.isoformat() if hasattr(value, "isoformat") else value
            needed = name not in record._defaults
            hidden = not needed and is_private(name, plain)
            blanked = needed and _is_text(plain) and name not in IDENTIFIERS
            (private if hidden else shown)[name] = ID_NUMBER.sub("…", plain) if blanked else plain
    return shown, private


def is_private(name: str, value: Any) -> bool:
    """Whether the value of a field stays at home unless it is asked for."""
    if name in IDENTIFIERS or not _is_text(value):
        return name == "birth_date"
    return name == "birth_date" or bool(ID_NUMBER.search(value) or FAMILY.search(value))


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def private_uid(uid: str) -> str:
    """The identifier of what is private in a record."""
    return derived_uid(PRIVATE, uid)


def derived_uid(*names: str) -> str:
    """An identifier (UUID, version 8) that always is the same for the same names."""
    from hashlib import sha256

    digest = sha256("\n".join(names).encode()).hexdigest()
    return f"{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-a{digest[17:20]}-{digest[20:32]}"


def unsigned(uid: str, person: str, kind: str, author: str, version: int, body: str | None) -> Statement:
    """A statement that its author has still to sign."""
    return Statement(
        uid=uid,
        person=person,
        kind=kind,
        author=author,
        version=version,
        deleted=body is None,
        body=body,
        signature="",
    )


def body_text(body: Mapping[str, Any]) -> str:
    """The fields of a record as canonical JSON."""
    return canonical(body).decode()


def seal(statement: Statement) -> str:
    """What a record's `signature` holds, so that a career file alone is enough to check it years later."""
    return f"{SEAL}{statement.author}:{statement.version}:{statement.signature}"


def from_seal(kind: str, record: Any) -> Statement | None:
    """The statement that the fields of a record and its `signature` make; None where it has none of ours."""
    parted = (record.signature or "").split(":")
    if len(parted) != 4 or parted[0] != SEAL[:-1] or not (parted[2].isdecimal() and len(parted[2]) < 10):
        return None
    said = unsigned(record.uid, record.person, kind, parted[1], int(parted[2]), body_text(parts(record)[0]))
    return said.replace(signature=parted[3])


def still_says(record: Any, held: Statement) -> bool:
    """Whether a row with a seal is, word for word, what this statement said when it was checked and kept."""
    return record.signature == seal(held) and held.body is not None and from_json(held.body) == parts(record)[0]
