"""Sign-offs, at the terminal."""

from __future__ import annotations

from tracker.kernel.terms import PracticeAnswer, SkillStage
from ui.text.answers.around import surroundings
from ui.text.catalogue import language, ntr, tr
from ui.text.columns import columns
from ui.text.labels import label
from ui.text.signatures import state_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options


def give(answer: Answer, _options: Options) -> Iterator[str]:
    """What was signed off."""
    data = answer.data
    yield tr("Signed off: {skill}, {stage}").format(skill=data["skill"], stage=_stage(data["stage"]))
    yield data["uid"]


def confirm_practices(answer: Answer, _options: Options) -> Iterator[str]:
    """How many practices were confirmed."""
    count = len(answer.data["confirmed"])
    yield ntr("{n} practice confirmed.", "{n} practices confirmed.", count).format(n=count)


def return_practices(answer: Answer, _options: Options) -> Iterator[str]:
    """How many practices were returned."""
    count = len(answer.data["returned"])
    yield ntr("{n} practice returned.", "{n} practices returned.", count).format(n=count)


def list_signoffs(answer: Answer, options: Options) -> Iterator[str]:
    """Each sign-off in a line, with what its signature says; then what waits for a mentor."""
    names, _today = surroundings(options)
    rows = [
        (
            one["on"],
            names.skill(one["skill"]),
            _said(one),
            one["by"] or "",
            state_words(one["state"]),
            one["uid"],
        )
        for one in answer.data["signoffs"]
    ]
    if rows:
        yield from columns(rows, indent="")
    else:
        yield tr("There are no sign-offs yet.")
    waiting = [
        (one["on"], names.skill(one["skill"]), _stage(one["stage"]), one["uid"]) for one in answer.data["waiting"]
    ]
    if waiting:
        yield tr("Practices that wait for a mentor:")
        yield from columns(waiting)


def export(answer: Answer, _options: Options) -> Iterator[str]:
    """Where the badge went."""
    yield tr("Written: {file}").format(file=answer.data["file"])


def _said(one: dict[str, Any]) -> str:
    return label(PracticeAnswer.RETURNED) if one["answer"] == PracticeAnswer.RETURNED else _stage(one["stage"])


def verify(answer: Answer, _options: Options) -> Iterator[str]:
    """What it says, and what may be believed of it."""
    data = answer.data
    said = tr("{name}: {skill}, {stage}, signed off on {day} by {mentor}")
    yield said.format(
        name=data["worker"], skill=data["skill"], stage=_stage(data["stage"]), day=data["on"], mentor=data["issuer"]
    )
    yield state_words(data["state"])
    if data["words"]:
        yield tr("In words: {words}").format(words=data["words"][language()])
    if data["revoked_on"]:
        yield tr("Revoked on {day}").format(day=data["revoked_on"])


def _stage(stage: str | None) -> str:
    return label(SkillStage(stage)) if stage else ""
