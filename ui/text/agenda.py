"""A date to keep, in words: what it is about; and the agenda as a calendar file."""

from __future__ import annotations

from tracker.certificates.rules import DueState
from tracker.overview.agenda import ItemKind, agenda
from tracker.overview.names import names
from ui.text.catalogue import language, ntr, set_language, system_language, tr
from ui.text.formats import yuan
from ui.text.labels import certificate_name, label, name_in
from ui.text.verdicts import left_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options
    from tracker.overview.agenda import AgendaItem
    from tracker.overview.names import Names
    from tracker.workspace import Workspace

_REMINDED = 3
"""So many dates are named in a reminder."""


def item_words(item: AgendaItem, known: Names) -> str:
    """What a date is about."""
    if item.certificate:
        return certificate_name(item.certificate, known)
    if item.rule:
        return name_in(item.rule.name, item.rule.key)
    if item.exam or item.target:
        return _exam_name(item, known)
    return _intended(item, known)


def _intended(item: AgendaItem, known: Names) -> str:
    """What the worker means to do by that date, or agreed to."""
    if item.agreed:
        return item.agreed.step.text
    from ui.text.goals import goal_name, step_words

    if item.step:
        return step_words(item.step)
    return goal_name(item.goal, known) if item.goal else ""


def _exam_name(item: AgendaItem, known: Names) -> str:
    """The title an exam was given, else its occupation and level; empty where neither is known."""
    if item.target and item.target.title:
        return item.target.title
    of = item.exam or item.target
    if of is None or of.occupation is None or of.level is None:
        return ""
    return tr("{occupation} {level}").format(occupation=known.occupation(of.occupation), level=label(of.level))


def item_title(item: AgendaItem, known: Names) -> str:
    """What kind of date it is, and what it is about."""
    about = item_words(item, known)
    return tr("{where}: {what}").format(where=label(item.kind), what=about) if about else label(item.kind)


def item_deadline(item: AgendaItem, *, today: date) -> str:
    """When it is, and how far off."""
    if item.kind in (ItemKind.REVIEW, ItemKind.EXPIRY):
        return deadline_words(item, today=today)
    if item.days_left < 0:
        return tr("{day}, {span} ago").format(day=item.due_on, span=left_words(item.due_on, today))
    if item.days_left == 0:
        return tr("today")
    said = tr("{day}, in {span}").format(day=item.due_on, span=left_words(today, item.due_on))
    amount = item.benefit.amount_fen if item.benefit else None
    return tr("; ").join((said, yuan(amount))) if amount else said


def deadline_words(item: AgendaItem, *, today: date) -> str:
    """What a date of a certificate is, how far off, and whether the rule is in doubt."""
    said = _deadline_words(item, today)
    return tr("{said} (rule not verified)").format(said=said) if item.unverified else said


def _deadline_words(item: AgendaItem, today: date) -> str:
    if item.state is DueState.EXPIRED:
        return tr("ended; last day to act was {day}").format(day=item.due_on)
    if item.state is DueState.OVERDUE:
        return tr("review was due on {day}, {span} ago").format(day=item.due_on, span=left_words(item.due_on, today))
    left = left_words(today, item.due_on)
    if item.kind is ItemKind.EXPIRY:
        return tr("valid until {day}, {left} left").format(day=item.due_on, left=left)
    if item.state is DueState.LATER:
        return tr("review due by {day}, possible from {opens}").format(day=item.due_on, opens=item.opens_on)
    return tr("review due by {day}, {left} left").format(day=item.due_on, left=left)


def reminder(items: Sequence[AgendaItem], known: Names, *, today: date) -> tuple[str, str]:
    """A title and a few lines for what to remind of."""
    count = len(items)
    title = ntr("{n} date to keep", "{n} dates to keep", count).format(n=count)
    lines = [
        tr("{what}: {outcome}").format(what=item_title(item, known), outcome=item_deadline(item, today=today))
        for item in items[:_REMINDED]
    ]
    if count > _REMINDED:
        lines.append(tr("and {n} more dates").format(n=count - _REMINDED))
    return title, "\n".join(lines)


def calendar(work: Workspace, *, within: int | None = None) -> bytes:
    """The agenda of the person shown as a calendar file in the language in use."""
    from tracker.overview.calendar import calendar_file

    reader = work.store.read()
    known = names(reader, language())
    items = agenda(reader, work.person().uid, today=work.today(), within=within)
    told = [(item, item_title(item, known), item.source or "") for item in items]
    return calendar_file(told, now=work.clock.now(), name=tr("Career Tracker"))


def export(options: Options) -> Answer:
    """`agenda export`: writes the calendar file whole, or not at all."""
    from tracker.commands.answer import Answer
    from tracker.overview.calendar import save

    set_language(system_language())
    with options.workspace() as work:
        content = calendar(work, within=options.within)
    save(options.path, content)
    return Answer(data={"file": options.path, "events": content.count(b"BEGIN:VEVENT")})
