"""Copies of the file in words."""

from __future__ import annotations

from ui.text.catalogue import tr
from ui.text.formats import day_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


def copy_words(made_at: datetime, reason: str) -> str:
    """When a copy was made, and why."""
    reasons = {
        "schema": tr("before the file was brought up to date"),
        "restore": tr("before going back to a copy"),
    }
    when = tr("{day} at {time}").format(day=day_words(made_at.date()), time=made_at.strftime("%H:%M"))
    return tr("{when}, {why}").format(when=when, why=reasons.get(reason, tr("made by hand")))
