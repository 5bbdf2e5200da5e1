"""Ed25519 keys and signatures, and what may be believed of a signed statement.

`cryptography` is imported when something is signed or checked, never before.
"""

from __future__ import annotations

from tracker.kernel.codes import Codes
from tracker.kernel.jsontext import from_json
from tracker.signed.canonical import canonical
from tracker.signed.guarding import guard
from tracker.signed.union import rank

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from tracker.signed.model import Key, Statement

RECORD = b"career-record/1\n"
MANIFEST = b"career-bundle/1\n"
NEXT_KEY = b"career-next-key/1\n"
END_OF_KEY = b"career-end-of-key/1\n"
SUMMARY = b"career-summary/1\n"
"""What stands before the bytes that are signed, so that a signature on one thing is never one on another."""

BY_MENTORS = frozenset({"signoff", "mentorship", "monthly_review"})
"""The kinds of records that may be a mentor's word."""

NOBODY = ""
"""Whose word something is that nobody can say."""


class SignatureState(Codes):
    """What may be believed of a statement; only `VALID` ones count."""

    VALID = "valid"
    CHANGED = "changed"
    UNKNOWN_KEY = "unknown_key"
    MIS_ATTRIBUTED = "mis_attributed"
    REPLAYED = "replayed"
    REVOKED = "revoked"


def new_key(password: bytes | None = None) -> tuple[str, str]:
    """A fresh key: the public half in hex, and the private half as text to be kept, sealed with a password if any."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    made = Ed25519PrivateKey.generate()
    return made.public_key().public_bytes_raw().hex(), guard(made, password)


def verify(key: str, signature: str, content: bytes) -> bool:
    """Whether the holder of this public key (hex) signed this content."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), content)
    except (InvalidSignature, ValueError):
        return False
    return True


def vouch(old: Ed25519PrivateKey, new: str, person: str) -> str:
    """The word of a key that this other key is the next one of the same person."""
    return old.sign(_next_key(new, person)).hex()


def is_vouched(new: str, person: str, old: str, signature: str) -> bool:
    """Whether the old key says that the new one is the next of this person."""
    return verify(old, signature, _next_key(new, person))


def end_word(private: Ed25519PrivateKey) -> str:
    """The word of a key that it is no more. Only the key itself can say it: a thief who does so harms nobody."""
    return private.sign(_end_of_key(private.public_key().public_bytes_raw().hex())).hex()


def is_ended(key: str, word: str) -> bool:
    """Whether the key itself says that it is no more."""
    return verify(key, word, _end_of_key(key))


def _end_of_key(key: str) -> bytes:
    return END_OF_KEY + canonical({"key": key})


def _next_key(new: str, person: str) -> bytes:
    return NEXT_KEY + canonical({"key": new, "person": person})


def plain(statement: Statement) -> dict[str, Any]:
    """A statement as JSON has it, with its signature."""
    return {**statement.as_dict(), "body": from_json(statement.body) if statement.body else None}


def line_of(statement: Statement) -> bytes:
    """A statement with its signature in its canonical form, as a line of a bundle."""
    return _canonical(statement, f',"signature":{_text(statement.signature)}')


def signed_content(statement: Statement) -> bytes:
    """The bytes that a statement's signature is over: the canonical form of everything but the signature."""
    return RECORD + _canonical(statement)


def _canonical(statement: Statement, signature: str = "") -> bytes:
    """The canonical form put together from its parts, keys in order; the body is canonical already.

    A bundle has thousands of them: the general way takes seven times as long. Raises `ValueError` as `canonical` does.
    """
    said = statement
    return (
        f'{{"author":{_text(said.author)},"body":{said.body or "null"},"deleted":{"true" if said.deleted else "false"},'
        f'"kind":{_text(said.kind)},"person":{_text(said.person)}{signature},"uid":{_text(said.uid)},'
        f'"version":{said.version}}}'
    ).encode()


def _text(text: str) -> str:
    """A text in canonical form; most are plain."""
    plain_already = text.isascii() and text.isprintable() and '"' not in text and "\\" not in text
    return f'"{text}"' if plain_already else canonical(text).decode()


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
    if _author_due(statement) not in (None, key.person) or (held and not _may_follow(statement, held, keys)):
        return SignatureState.MIS_ATTRIBUTED
    if held and rank(statement) < rank(held):
        return SignatureState.REPLAYED
    if key.over and not known:
        return SignatureState.REVOKED
    return SignatureState.VALID


def _author_due(statement: Statement) -> str | None:
    """Whose word a statement must be, as `author_of` says.

    None for a deleted record that may be a mentor's, as it no longer says whose it was: there the author must be the
    one before.
    """
    kind = statement.kind.partition(".")[0]
    if kind not in BY_MENTORS:
        return statement.person
    if statement.body is None or "of" in (body := from_json(statement.body)):
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
    next_key = before is not None and before.over and before.person == now.person
    return statement.author == held.author or next_key
