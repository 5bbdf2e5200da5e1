"""The validity of certificates in words: its finding, and everything the picture says. No matplotlib."""

from __future__ import annotations

from tracker.certificates.rules import State
from ui.charts.words import certificate_name, from_to, rows
from ui.text import ntr, tr
from ui.text.verdicts import left_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.overview.series import CertificateSpan, ValiditySeries


def is_empty(series: ValiditySeries) -> bool:
    """Whether there is nothing to draw."""
    return not series.certificates


def empty_hint() -> str:
    """What fills this chart."""
    return tr("Enter a certificate with the day it was issued; its validity and its reviews appear here.")


def finding(series: ValiditySeries) -> str:
    """How many certificates are valid, and which deadline comes first."""
    if is_empty(series):
        return tr("No certificates are recorded yet")
    states = [one.state for one in series.certificates]
    valid = states.count(State.VALID) + states.count(State.DUE)
    parts = [ntr("{n} certificate valid", "{n} certificates valid", valid).format(n=valid)]
    if missed := states.count(State.OVERDUE):
        parts.append(ntr("{n} review missed", "{n} reviews missed", missed).format(n=missed))
    if ended := states.count(State.EXPIRED):
        parts.append(ntr("{n} expired", "{n} expired", ended).format(n=ended))
    coming = [one for one in series.certificates if one.due_on and one.state in (State.DUE, State.VALID)]
    if coming:
        parts.append(
            tr("next: {certificate}, {what}").format(
                certificate=certificate_name(coming[0], series.names), what=state_words(coming[0], series.today)
            )
        )
    return " · ".join(parts)


def describe(series: ValiditySeries) -> str:
    """Everything the chart shows, in rows."""
    if is_empty(series):
        return "\n".join((finding(series), empty_hint()))
    lines = [span_words_of(one, series) for one in series.certificates]
    return "\n".join([finding(series), *rows(tr("Certificates"), lines)])


def state_words(one: CertificateSpan, today: date) -> str:
    """How a certificate stands, with the day that matters."""
    day = one.due_on or one.ends_on
    if one.state is State.NOT_YET:
        return tr("valid from {day}").format(day=one.starts_on)
    if day is None:
        return tr("valid, no end named")
    words = {
        State.REVOKED: tr("revoked, last valid {day}"),
        State.EXPIRED: tr("expired, last valid {day}"),
        State.OVERDUE: tr("review missed on {day}"),
        State.DUE: tr("review by {day}, {span} left") if one.is_review else tr("ends {day}, {span} left"),
        State.VALID: tr("review by {day}") if one.is_review else tr("valid until {day}"),
    }[one.state]
    return words.format(day=day.isoformat(), span=left_words(today, day) if one.state is State.DUE else "")


def span_words_of(one: CertificateSpan, series: ValiditySeries) -> str:
    """One certificate with its days, its state and the window of its review."""
    end = one.ends_on.isoformat() if one.ends_on else tr("no end named")
    words = tr("{certificate}: {start} – {end}; {state}").format(
        certificate=certificate_name(one, series.names),
        start=one.starts_on.isoformat(),
        end=end,
        state=state_words(one, series.today),
    )
    if one.is_review and one.opens_on and one.due_on:
        words += tr("; review open {days}").format(days=from_to(one.opens_on, one.due_on))
    return words
