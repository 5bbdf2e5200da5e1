"""What was done to the file, at the terminal."""

from __future__ import annotations

from datetime import datetime

from ui.text.catalogue import tr
from ui.text.columns import columns
from ui.text.journal import act_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options


def run(answer: Answer, _options: Options) -> Iterator[str]:
    """A line for each act: its number, when, what."""
    acts = answer.data["history"]
    if not acts:
        yield tr("Nothing has been done to the file yet.")
        return
    yield from columns([(str(act["id"]), _moment(act["at"]), _what(act)) for act in acts], indent="")


def _moment(at: str) -> str:
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")


def _what(act: Mapping[str, Any]) -> str:
    said = act_words(act["command"])
    return tr("{act} (takes back {number})").format(act=said, number=act["reverts"]) if act["reverts"] else said
