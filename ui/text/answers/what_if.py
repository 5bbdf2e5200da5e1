"""What if, at the terminal: what is supposed, then each answer as it is and as it would be."""

from __future__ import annotations

from tracker.overview.names import names
from ui.text.answers.around import line
from ui.text.catalogue import language, tr
from ui.text.formats import yuan
from ui.text.headline import headline
from ui.text.labels import certificate_name, label, name_in, region_name
from ui.text.verdicts import outcome

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options
    from tracker.overview.names import Names
    from tracker.overview.what_if import Outlook, WhatIfAnswer

    Rows = Iterator[tuple[str, str]]


def run(answer: Answer, options: Options) -> Iterator[str]:
    """Only what differs is told twice."""
    found: WhatIfAnswer = answer.found
    with options.workspace() as work:
        known = names(work.store.read(), language())
    for one in found.what_if.passes:
        yield tr("Supposed: {level} passed on {day}").format(level=label(one.level), day=one.on)
    for move in found.what_if.moves:
        yield tr("Supposed: in {region} from {day}").format(region=region_name(move.region), day=move.on)
    rows = ROWS[options.answer]
    now, then = dict(rows(found.now, known)), dict(rows(found.then, known))
    for what in {**now, **then}:
        before, after = now.get(what, "–"), then.get(what, "–")
        yield line(what, before if before == after else tr("{before} ⇒ {after}").format(before=before, after=after))


def _next(found: Outlook, known: Names) -> Rows:
    if found.next.occupation:
        yield known.occupation(found.next.occupation), headline(found.next, known, today=found.day)


def _roles(found: Outlook, _known: Names) -> Rows:
    for one in found.roles:
        said = outcome(one.verdict, today=found.day) if one.role.requires else tr("no conditions known")
        yield name_in(one.role.name, one.role.id), said


def _benefits(found: Outlook, _known: Names) -> Rows:
    for one in found.benefits:
        amount = tr("depends on the price") if one.amount_fen is None else yuan(one.amount_fen)
        yield name_in(one.benefit.name, one.benefit.id), tr("; ").join((label(one.state), amount))


def _recognition(found: Outlook, known: Names) -> Rows:
    for one in found.recognition:
        told = line(region_name(one.cell.region), label(one.cell.by_rule.verdict))
        yield certificate_name(one.cell.certificate, known), tr("; ").join((told, label(one.redo)))


ROWS: dict[str, Callable[[Outlook, Names], Rows]] = {
    "next": _next,
    "roles": _roles,
    "benefits": _benefits,
    "recognition": _recognition,
}
"""What each answer says row by row."""
