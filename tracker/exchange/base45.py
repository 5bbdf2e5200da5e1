"""Base45 (RFC 9285): bytes as the signs that a QR code packs most tightly."""

from __future__ import annotations

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def encode(content: bytes) -> str:
    """Two bytes as three signs, a last single one as two."""
    written = []
    for at in range(0, len(content), 2):
        pair = content[at : at + 2]
        number = int.from_bytes(pair)
        for _ in range(3 if len(pair) == 2 else 2):
            number, sign = divmod(number, 45)
            written.append(SIGNS[sign])
    return "".join(written)


def decode(text: str) -> bytes:
    """The bytes again. Raises `ValueError` for what is no Base45."""
    made = bytearray()
    for at in range(0, len(text), 3):
        group = text[at : at + 3]
        number = sum(SIGNS.index(sign) * 45**place for place, sign in enumerate(group))
        made += _bytes_of(number, {3: 2, 2: 1}.get(len(group), 0))
    return bytes(made)


def _bytes_of(number: int, length: int) -> bytes:
    try:
        return number.to_bytes(length)
    except OverflowError:
        raise ValueError("no Base45") from None
