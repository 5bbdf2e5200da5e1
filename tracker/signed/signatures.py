"""Ed25519 keys and signatures, and what may be believed of a signed statement.

`cryptography` is imported when something is signed or checked, never before.
"""

from __future__ import annotations

import json
from enum import StrEnum

from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem
from tracker.signed.canonical import canonical
from tracker.signed.union import rank

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from tracker.signed.model import Key, Statement

RECORD = b"career-record/1\n"
MANIFEST = b"career-bundle/1\n"
"""What stands before the bytes that are signed, so that a signature on one thing is never one on another."""

BY_MENTORS = frozenset({"signoff", "mentorship", "monthly_review"})
"""The kinds of records that may be a mentor's word."""

NOBODY = ""
"""Whose word something is that nobody can say."""

_CONSONANTS = "bdfghjklmnprstvz"
_VOWELS = "aiou"
WORDS = 6
"""Spoken words of 16 bits each: nobody finds a second key with the same 96 bits."""


class SignatureState(StrEnum):
    """What may be believed of a statement; only `VALID` ones count."""

    VALID = "valid"
    CHANGED = "changed"
    UNKNOWN_KEY = "unknown_key"
    MIS_ATTRIBUTED = "mis_attributed"
    REPLAYED = "replayed"
    REVOKED = "revoked"


def new_key(password: bytes | None = None) -> tuple[str, str]:
    """A fresh key: the public half in hex, the private half as PEM, encrypted where there is a password."""
    from cryptography.hazmat.primitives import serialization as to
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    made = Ed25519PrivateKey.generate()
    guard = to.BestAvailableEncryption(password) if password else to.NoEncryption()
    private = made.private_bytes(to.Encoding.PEM, to.PrivateFormat.PKCS8, guard)
    return made.public_key().public_bytes_raw().hex(), private.decode()


def private_key(pem: str, password: bytes | None = None) -> Ed25519PrivateKey:
    """The private half, ready to sign. Raises `Refused` (`key_locked`) where the password is missing or wrong."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        found = load_pem_private_key(pem.encode(), password)
    except (TypeError, ValueError):
        found = None
    if not isinstance(found, Ed25519PrivateKey):
        raise Refused([Problem(code="key_locked")])
    return found


def verify(key: str, signature: str, content: bytes) -> bool:
    """Whether the holder of this public key (hex) signed this content."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), content)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(key: str) -> str:
    """A key in short, in groups of four hex digits, for the eye."""
    digits = _digest(key).hex()
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def spoken(key: str) -> str:
    """The same 96 bits as six words that can be read out and heard."""
    digest = _digest(key)
    return "-".join(_word(int.from_bytes(digest[at : at + 2])) for at in range(0, len(digest), 2))


def _digest(key: str) -> bytes:
    from hashlib import sha256

    return sha256(bytes.fromhex(key)).digest()[: 2 * WORDS]


def _word(bits: int) -> str:
    """Sixteen bits as consonant, vowel, consonant, vowel, consonant."""
    return (
        _CONSONANTS[bits >> 12]
        + _VOWELS[bits >> 10 & 3]
        + _CONSONANTS[bits >> 6 & 15]
        + _VOWELS[bits >> 4 & 3]
        + _CONSONANTS[bits & 15]
    )


def plain(statement: Statement) -> dict[str, Any]:
    """A statement as JSON has it, with its signature."""
    return {**statement.as_dict(), "body": json.loads(statement.body) if statement.body else None}


def signed_content(statement: Statement) -> bytes:
    """The bytes that a statement's signature is over: the canonical form of everything but the signature.

    The body is canonical already and stands second in the order of keys, so it is put in as it is: reading a bundle
    takes half the time.
    """
    said = statement.as_dict()
    author, body = canonical({"author": said.pop("author")}), said.pop("body") or "null"
    del said["signature"]
    return RECORD + author[:-1] + b',"body":' + body.encode() + b"," + canonical(said)[1:]


def sign(statement: Statement, private: Ed25519PrivateKey) -> Statement:
    """The statement with its author's signature."""
    return statement.replace(signature=private.sign(signed_content(statement)).hex())


def judge(statement: Statement, held: Statement | None, keys: Mapping[str, Key]) -> SignatureState:
    """What may be believed of a statement, beside what this file holds of the record and the keys it knows.

    No date is looked at, since clocks are wrong: what was held before a key was revoked stays, nothing new comes in.
    """
    key = keys.get(statement.author)
    known = statement == held  # and was checked when it was taken in
    if not known and not verify(statement.author, statement.signature, signed_content(statement)):
        return SignatureState.CHANGED
    if key is None:
        return SignatureState.UNKNOWN_KEY
    if author_due(statement) not in (None, key.person) or (held and not _may_follow(statement, held, keys)):
        return SignatureState.MIS_ATTRIBUTED
    if held and rank(statement) < rank(held):
        return SignatureState.REPLAYED
    if key.revoked_on and not known:
        return SignatureState.REVOKED
    return SignatureState.VALID


def author_due(statement: Statement) -> str | None:
    """Whose word a statement must be, as `author_of` says.

    None for a deleted record that may be a mentor's, as it no longer says whose it was: there the author must be the
    one before.
    """
    kind = statement.kind.partition(".")[0]
    if kind not in BY_MENTORS:
        return statement.person
    if statement.body is None or "of" in (body := json.loads(statement.body)):
        return None
    return author_of(kind, statement.person, body.get("mentor_uid"))


def author_of(kind: str, person: str, mentor: str | None) -> str:
    """Whose word a record of a kind is, given the worker it is about and the mentor it names.

    A sign-off is its mentor's, who is never the worker; a mentorship and a review are the mentor's they name, else the
    worker's; anything else is the worker's own.
    """
    if kind == "signoff":
        return mentor if mentor and mentor != person else NOBODY
    return mentor if kind in BY_MENTORS and mentor else person


def _may_follow(statement: Statement, held: Statement, keys: Mapping[str, Key]) -> bool:
    """Whether this can be a later word on the same record: of the same author, or of the same person's next key."""
    if (statement.kind, statement.person) != (held.kind, held.person):
        return False
    before, now = keys.get(held.author), keys[statement.author]
    next_key = before is not None and before.revoked_on is not None and before.person == now.person
    return statement.author == held.author or next_key
