"""Certificates in words: what a list says of each, and the answer to what is held and what runs out."""

from __future__ import annotations

import os

from tracker.certificates.rules import State
from tracker.kernel.dates import parts_between
from ui.text.catalogue import ntr, ptr, tr
from ui.text.formats import day_words, parts_words
from ui.text.labels import label, region_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.certificates.model import Attachment, Certificate, Review
    from tracker.certificates.rules import Deadline
    from tracker.overview.certificate_list import Held, Tally
    from tracker.overview.names import Names

DAYS_COUNTED = 99
"""Up to so many days are counted as days; what is farther is told in years and months."""

STATE_LOOKS = {
    State.VALID: ("good", "check"),
    State.DUE: ("due", "clock"),
    State.OVERDUE: ("bad", "warning"),
    State.EXPIRED: ("bad", "cross"),
    State.REVOKED: ("quiet", "minus"),
    State.NOT_YET: ("info", "calendar"),
}
"""The state of a badge and its icon; the word is `label(state)`."""

STATE_TONES = {
    State.VALID: "quiet",
    State.DUE: "due",
    State.OVERDUE: "bad",
    State.EXPIRED: "quiet",
    State.REVOKED: "quiet",
    State.NOT_YET: "info",
}
"""The colour of what is said about the next date."""


def title_words(certificate: Certificate, names: Names) -> str:
    """What a certificate is about: its title, else its occupation, else its kind."""
    return certificate.title or names.occupation(certificate.occupation) or label(certificate.kind)


def next_words(held: Held, *, today: date) -> tuple[str, str]:
    """The next date of a certificate, and what happens then or happened: "2023-05-10", "review in 47 days"."""
    day = _told_day(held)
    return (day.isoformat(), _after_day(held, day, today)) if day else ("", tr("no end given"))


def _told_day(held: Held) -> date | None:
    """The day that a certificate's state is about."""
    if held.state is State.REVOKED:
        return held.certificate.revoked_on
    if held.state is State.NOT_YET:
        return held.certificate.issued_on
    if held.deadline is None:
        return None
    return held.deadline.ends_on if held.state is State.EXPIRED else held.deadline.due_on


def _after_day(held: Held, day: date, today: date) -> str:
    words = {
        State.REVOKED: tr("revoked {span} ago"),
        State.NOT_YET: tr("valid in {span}"),
        State.EXPIRED: tr("ended {span} ago"),
        State.OVERDUE: tr("review missed {span} ago"),
    }.get(held.state)
    if words is None and day == today:
        return tr("review today") if is_review(held) else tr("ends today")
    if words is None:
        words = tr("review in {span}") if is_review(held) else tr("ends in {span}")
    return words.format(span=away(*sorted((day, today))))


def is_review(held: Held) -> bool:
    """Whether the next date is a review, and not the certificate's end."""
    deadline = held.deadline
    return deadline is not None and deadline.rule is not None and deadline.due_on != deadline.ends_on


def away(start: date, end: date) -> str:
    """How far one day is from a later one: in days while they can be counted, then without the small parts."""
    days = (end - start).days
    if days <= DAYS_COUNTED:
        return ntr("{n} day", "{n} days", days).format(n=days)
    years, months, _days = parts_between(start, end)
    return parts_words(years, months, 0)


def first_line(tally: Tally, *, today: date) -> str:
    """The answer of the page: how many are valid, and what wants care."""
    counts = tally.counts
    said = [_valid_words(tally.valid)]
    if counts[State.OVERDUE]:
        missed = ntr("{n} missed its review", "{n} missed their review", counts[State.OVERDUE])
        said.append(missed.format(n=f"{counts[State.OVERDUE]:,}"))
    if counts[State.DUE]:
        said.append(_due_words(tally, today))
    if counts[State.EXPIRED] and not tally.valid:
        expired = ntr("{n} has expired", "{n} have expired", counts[State.EXPIRED])
        said.append(expired.format(n=f"{counts[State.EXPIRED]:,}"))
    if len(said) == 1 and tally.valid:
        said.append(tr("nothing runs out soon"))
    return ptr("clauses", ", ").join(said)


def _valid_words(count: int) -> str:
    if not count:
        return tr("No certificate is valid")
    return ntr("{n} certificate is valid", "{n} certificates are valid", count).format(n=f"{count:,}")


def _due_words(tally: Tally, today: date) -> str:
    count, first = tally.counts[State.DUE], tally.due
    if count == 1 and first and first.deadline:
        left = away(today, first.deadline.due_on)
        one = tr("1 needs its review within {span}") if is_review(first) else tr("1 ends within {span}")
        return one.format(span=left) if first.deadline.due_on > today else tr("1 is due today")
    return ntr("{n} is due soon", "{n} are due soon", count).format(n=f"{count:,}")


def next_sentence(held: Held, *, today: date) -> str:
    """The same as a sentence of its own, with the day of the week."""
    day = _told_day(held)
    if day is None:
        return tr("It names no end, and no rule asks for a review.")
    words = {
        State.REVOKED: tr("Revoked on {day}, {span} ago."),
        State.NOT_YET: tr("Valid from {day}, in {span}."),
        State.EXPIRED: tr("Ended on {day}, {span} ago."),
        State.OVERDUE: tr("The review was due by {day}, {span} ago."),
    }.get(held.state)
    if words is None:
        words = tr("Review due by {day}, {span} left.") if is_review(held) else tr("Valid until {day}, {span} left.")
    span = away(*sorted((day, today)))
    return words.format(day=day_words(day), span=span)


def window_words(deadline: Deadline, rule: Review) -> str:
    """When a review can be applied for, and what follows from when."""
    opens = tr("It can be applied for from {day}, {days} before.").format(
        day=day_words(deadline.opens_on), days=ntr("{n} day", "{n} days", rule.window_days).format(n=rule.window_days)
    )
    ends = (
        tr("The certificate itself ends on {day}.").format(day=day_words(deadline.ends_on)) if deadline.ends_on else ""
    )
    return "\n".join(filter(None, (opens, ends)))


def issuer_words(certificate: Certificate) -> str:
    """Who issued it, of what kind, and where."""
    kind = label(certificate.issuer_kind) if certificate.issuer_kind else ""
    region = region_name(certificate.issuer_region) if certificate.issuer_region else ""
    return " · ".join(filter(None, (certificate.issuer, kind, region)))


def size_words(attachment: Attachment) -> str:
    """What sort of file it is, how large, and since when it is kept."""
    kind = os.path.splitext(attachment.name)[1].lstrip(".").upper()
    size = (
        f"{attachment.size / 1024 / 1024:.1f} MB"
        if attachment.size >= 1024 * 1024
        else f"{-(-attachment.size // 1024)} KB"
    )
    added = tr("added {day}").format(day=attachment.added_at.astimezone().date())
    return " · ".join(filter(None, (kind, size, added)))


def second_line(tally: Tally, names: Names, *, today: date, whose: bool) -> str:
    """Quietly below the first line: what to see to first, by when, and whether the rule is in doubt."""
    held = tally.overdue or tally.due
    if held is None:
        return ""
    words = tr("First: {title}, {worker}. {when}") if whose else tr("First: {title}. {when}")
    said = words.format(
        title=title_words(held.certificate, names), worker=held.worker, when=next_sentence(held, today=today)
    )
    rule = held.deadline.rule if held.deadline else None
    return tr("{said} The rule is not verified.").format(said=said) if rule and rule.unverified else said
