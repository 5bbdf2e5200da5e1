"""Sign-offs, at the terminal."""

from __future__ import annotations

from tracker.kernel.terms import SkillStage
from ui.text.catalogue import tr
from ui.text.columns import columns
from ui.text.labels import label
from ui.text.signatures import state_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options


def give(answer: Answer, _options: Options) -> Iterator[str]:
    """What was signed off."""
    data = answer.data
    yield tr("Signed off: {skill}, {stage}").format(skill=data["skill"], stage=_stage(data["stage"]))
    yield data["uid"]


def list_signoffs(answer: Answer, _options: Options) -> Iterator[str]:
    """Each sign-off in a line, with what its signature says."""
    rows = [
        (one["on"], one["skill"], _stage(one["stage"]), one["by"] or "", state_words(one["state"]), one["uid"])
        for one in answer.data["signoffs"]
    ]
    if not rows:
        yield tr("There are no sign-offs yet.")
        return
    yield from columns(rows, indent="")


def export(answer: Answer, _options: Options) -> Iterator[str]:
    """Where the badge went."""
    yield tr("Written: {file}").format(file=answer.data["file"])


def _stage(stage: str | None) -> str:
    return label(SkillStage(stage)) if stage else ""
