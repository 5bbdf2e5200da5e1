"""Money is integer fen; shares of it are rounded half up, once."""

from __future__ import annotations


def parse_share(text: str) -> tuple[int, int]:
    """A decimal such as "0.10" as numerator and denominator. Raises `ValueError` for anything but 0 to 1."""
    whole, _, fraction = text.partition(".")
    if not (whole + fraction).isdecimal() or not (whole + fraction).isascii() or not whole:
        raise ValueError(text)
    numerator, denominator = int(whole + fraction), 10 ** len(fraction)
    if numerator > denominator:
        raise ValueError(text)
    return numerator, denominator


def share_of(share: str, amount_fen: int) -> int:
    """`share` of an amount in fen, rounded half up to a whole fen."""
    numerator, denominator = parse_share(share)
    return (2 * numerator * amount_fen + denominator) // (2 * denominator)
