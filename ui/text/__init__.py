"""Words a user reads: translations, labels, problems, dates and money in words. No Qt.

Source strings are English. `tr("Valid until {day}").format(day=…)`: translate first, fill in after, so that the
extractor sees whole sentences.
"""

from __future__ import annotations

from ui.text.catalogue import language, ntr, ptr, set_language, system_language, tr

__all__ = ["language", "ntr", "ptr", "set_language", "system_language", "tr"]
