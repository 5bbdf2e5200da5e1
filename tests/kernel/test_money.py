"""Shares of money, exact to the fen."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.kernel.money import parse_share, share_of


@given(share=st.decimals(0, 1, places=4), amount=st.integers(0, 10**13))
def test_rounded_half_up_once(share: Decimal, amount: int) -> None:
    expected = int((share * amount).quantize(Decimal(1), ROUND_HALF_UP))
    assert share_of(f"{share:f}", amount) == expected


@pytest.mark.parametrize(("share", "amount", "expected"), [("0.10", 5, 1), ("0.5", 1, 1), ("1", 7, 7), ("0", 7, 0)])
def test_shares(share: str, amount: int, expected: int) -> None:
    assert share_of(share, amount) == expected


@pytest.mark.parametrize(
    "text", ["", ".", ".5", "-0.1", "+0.1", "1.01", "2", "0,1", "10%", "１", "1e-1", " 0.1", "nan"]
)
def test_not_a_share(text: str) -> None:
    with pytest.raises(ValueError):
        parse_share(text)
