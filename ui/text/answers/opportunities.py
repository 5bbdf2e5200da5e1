"""What can be entered, at the terminal."""

from __future__ import annotations

from ui.text.answers.around import MARKS, line, origin, parts, surroundings
from ui.text.catalogue import tr
from ui.text.labels import name_in, opportunity_kind
from ui.text.verdicts import UNKNOWN, outcome, state_of
from ui.text.worth import opens_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options
    from tracker.opportunities.model import OpportunityVerdict


def run(answer: Answer, options: Options) -> Iterator[str]:
    """Each opportunity with its last day, and what is missing."""
    if options.everybody:
        from ui.text.answers.everybody import everybody

        yield from everybody(answer)
        return
    names, today = surroundings(options)
    found: tuple[OpportunityVerdict, ...] = answer.found
    if not found:
        yield tr("The packs in the file name none.")
    for one in found:
        kind, named = opportunity_kind(one.opportunity.kind), name_in(one.opportunity.name, one.opportunity.id)
        closes = one.opportunity.closes_on
        until = tr("until {day}").format(day=closes) if closes else tr("no closing day known")
        until = tr(", ").join(filter(None, (opens_words(one), until)))
        state = MARKS[state_of(one.verdict) if one.verdict else UNKNOWN]
        said = outcome(one.verdict, today=today) if one.verdict else tr("no conditions known")
        what = tr("{name} ({kind}, {until})").format(name=named, kind=kind, until=until)
        yield f"{state} {line(what, said)}"
        if one.verdict and not one.verdict.met:
            yield from parts(one.verdict, names, today)
        yield f"    {origin(one.opportunity)}"
