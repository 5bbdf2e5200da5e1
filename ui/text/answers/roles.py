"""Posts at the terminal, ladder by ladder."""

from __future__ import annotations

from ui.text.answers.around import MARKS, line, parts, surroundings
from ui.text.catalogue import tr
from ui.text.labels import channel_name, name_in
from ui.text.verdicts import outcome, state_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options
    from tracker.roles.model import RoleVerdict


def run(answer: Answer, options: Options) -> Iterator[str]:
    """A line for each post, and below it what it asks where it is not open yet."""
    if options.everybody:
        from ui.text.answers.everybody import everybody

        yield from everybody(answer)
        return
    names, today = surroundings(options)
    found: tuple[RoleVerdict, ...] = answer.found
    if not found:
        yield tr("The packs in the file name no posts here.")
    ladder = None
    for one in found:
        if one.role.ladder != ladder:
            ladder = one.role.ladder
            yield f"{ladder}:"
        named, channel = name_in(one.role.name, one.role.id), channel_name(one.role.channel)
        post = tr("{name} ({channel})").format(name=named, channel=channel)
        yield f"  {MARKS[state_of(one.verdict)]} {line(post, _said(one, today))}"
        if not one.verdict.met:
            yield from parts(one.verdict, names, today)


def _said(one: RoleVerdict, today: date) -> str:
    if one.held_since:
        return tr("held since {day}").format(day=one.held_since)
    return outcome(one.verdict, today=today) if one.role.requires else tr("no conditions known")
