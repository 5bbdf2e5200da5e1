"""Reading what a person typed: dates, months, amounts and numbers. Plain functions, no Qt.

Empty text reads as `None`; text that means nothing raises `Unreadable`, so that it can never be kept as "nothing".
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_SEPARATED = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?", re.ASCII)
_RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*月?|(\d{4})(\d{2})", re.ASCII)
_AMOUNT = re.compile(r"¥?\s*(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?\s*(万?)元?", re.ASCII)
_WHOLE = re.compile(r"[-+]?\d+", re.ASCII)
_DECIMAL = re.compile(r"[-+]?\d+(?:\.\d*)?", re.ASCII)
_FIRST_YEAR = 1900
_LONGEST_AMOUNT = 13


class Unreadable(ValueError):
    """What was typed means nothing here; `text` is what was typed."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def read_date(text: str) -> date | None:
    """2023-11-20, 2023.11.20, 2023/11/20, 20231120 or 2023年11月20日, from 1900 on."""
    typed = _plain(text)
    if not typed:
        return None
    found = _SEPARATED.fullmatch(typed) or _RUN_TOGETHER.fullmatch(typed)
    if found is None or int(found[1]) < _FIRST_YEAR:
        raise Unreadable(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise Unreadable(text) from None


def read_month(text: str) -> str | None:
    """2023-11, 2023.11, 2023/11, 202311 or 2023年11月, as YYYY-MM."""
    typed = _plain(text)
    if not typed:
        return None
    found = _MONTH.fullmatch(typed)
    if found is None:
        raise Unreadable(text)
    year, month = int(found[1] or found[3]), int(found[2] or found[4])
    if year < _FIRST_YEAR or not 1 <= month <= 12:
        raise Unreadable(text)
    return f"{year:04d}-{month:02d}"


def read_fen(text: str) -> int | None:
    """1234.5, 1,234.50, ¥1234, 3.5万 or 1234元, exactly in fen. Parts of a fen are unreadable."""
    typed = _plain(text)
    if not typed:
        return None
    found = _AMOUNT.fullmatch(typed)
    if found is None:
        raise Unreadable(text)
    whole, fraction, ten_thousand = found[1].replace(",", ""), (found[2] or "").rstrip("0"), bool(found[3])
    places = 6 if ten_thousand else 2
    if len(fraction) > places or len(whole) > _LONGEST_AMOUNT:
        raise Unreadable(text)
    return int(whole + fraction.ljust(places, "0"))


def write_fen(amount: int) -> str:
    """An amount as it is typed: 1,234.50."""
    return f"{amount // 100:,}.{amount % 100:02d}"


def read_whole(text: str) -> int | None:
    """A whole number."""
    typed = _plain(text)
    if typed and not _WHOLE.fullmatch(typed):
        raise Unreadable(text)
    return int(typed) if typed else None


def read_decimal(text: str) -> float | None:
    """A number that may have a fraction, such as an examination mark."""
    typed = _plain(text)
    if typed and not _DECIMAL.fullmatch(typed):
        raise Unreadable(text)
    return float(typed) if typed else None


def _plain(text: str) -> str:
    """Full-width figures and signs as plain ones: a Chinese keyboard types both."""
    return unicodedata.normalize("NFKC", text).strip()
