"""Separated text (CSV), with one bound on the length of a field."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

FIELD_LIMIT = 4 * 1024 * 1024
"""In characters. Python has one limit for the whole process, which libraries raise: it is set before each reading."""


def separated(text: Iterable[str], separator: str = ",", *, spaced: bool = False) -> Any:
    """A reader of rows, as `csv.reader`; a field over `FIELD_LIMIT` raises `csv.Error` while it reads.

    In a `spaced` text blanks stand behind the separators, also before the quotes of a field.
    """
    import csv

    csv.field_size_limit(FIELD_LIMIT)
    return csv.reader(text, delimiter=separator, skipinitialspace=spaced)
