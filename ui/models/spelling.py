"""How names follow one another."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCollator, QCollatorSortKey, QLocale


@cache
def sound_of(name: str) -> QCollatorSortKey:
    """What a name sorts by: its sound in Chinese. To find it takes longer than to sort by it, so that it is kept."""
    return _collator().sortKey(name)


@cache
def _collator() -> QCollator:
    return QCollator(QLocale(QLocale.Language.Chinese))
