"""Ed25519 keys as decentralised identifiers that contain them (W3C did:key), and bytes in multibase base58btc."""

from __future__ import annotations

_SIGNS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ED25519 = b"\xed\x01"
_LONGEST = 200


def did_key(key: str) -> str:
    """The identifier of a public key in hex."""
    return f"did:key:{multibase(_ED25519 + bytes.fromhex(key))}"


def key_method(did: str) -> str:
    """The address of the key within its identifier, as proofs name it."""
    return f"{did}#{did.removeprefix('did:key:')}"


def key_of(did: str) -> str | None:
    """The public key (hex) that an identifier contains; None for any other identifier."""
    found = from_multibase(did.removeprefix("did:key:")) if did.startswith("did:key:") else None
    if found is None or len(found) != 34 or not found.startswith(_ED25519):
        return None
    return found[2:].hex()


def multibase(content: bytes) -> str:
    """Bytes as base58btc with its mark, `z`."""
    number = int.from_bytes(content)
    digits = ""
    while number:
        number, digit = divmod(number, 58)
        digits = _SIGNS[digit] + digits
    return "z" + "1" * (len(content) - len(content.lstrip(b"\0"))) + digits


def from_multibase(text: str) -> bytes | None:
    """The bytes again; None for what is no base58btc."""
    if not text.startswith("z") or len(text) > _LONGEST or set(text) - set(_SIGNS):
        return None
    number = 0
    for sign in text[1:]:
        number = number * 58 + _SIGNS.index(sign)
    zeros = len(text[1:]) - len(text[1:].lstrip("1"))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8)
