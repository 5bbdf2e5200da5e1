"""Copies of the file in words."""

from __future__ import annotations

from ui.text.catalogue import tr
from ui.text.formats import day_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.store.backup import Copy


def copy_words(copy: Copy) -> str:
    """When a copy was made, and why."""
    reasons = {
        "schema": tr("before the file was brought up to date"),
        "restore": tr("before going back to a copy"),
    }
    when = tr("{day} at {time}").format(day=day_words(copy.made_at.date()), time=copy.made_at.strftime("%H:%M"))
    return tr("{when}, {why}").format(when=when, why=reasons.get(copy.reason, tr("made by hand")))
