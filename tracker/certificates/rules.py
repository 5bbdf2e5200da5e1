"""When a certificate must be reviewed, and the state it shows."""

from __future__ import annotations

from datetime import timedelta

from tracker.kernel.codes import Codes
from tracker.kernel.dates import add_months, days_after, days_before, last_start
from tracker.kernel.record import Record
from tracker.kernel.terms import CertificateKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tracker.certificates.model import Certificate, Review


class DueState(Codes):
    """How a deadline stands: its window not yet open, open, missed, or past the certificate's end."""

    LATER = "later"
    OPEN = "open"
    OVERDUE = "overdue"
    EXPIRED = "expired"


class State(Codes):
    """What a certificate's badge shows."""

    VALID = "valid"
    DUE = "due"
    OVERDUE = "overdue"
    EXPIRED = "expired"
    REVOKED = "revoked"
    NOT_YET = "not_yet"


URGENCY = (State.OVERDUE, State.DUE, State.VALID, State.NOT_YET, State.EXPIRED, State.REVOKED)
"""The states in the order in which they need care."""


class Deadline(Record):
    """When a certificate's review window opens and closes, or simply when it ends (`rule` is None)."""

    opens_on: date
    due_on: date
    ends_on: date | None
    state: DueState
    rule: Review | None

    @property
    def reviewed(self) -> bool:
        """Whether reviews belong to the certificate, not only an end."""
        return self.rule is not None and self.rule.every_months is not None


EXPIRY_WINDOW_DAYS = 60
"""How long before its end a certificate without a review rule counts as running out: our choice, no rule's."""


def review_rule(certificate: Certificate, rules: Iterable[Review], *, today: date) -> Review | None:
    """The review rule in force for a certificate's kind; of several one the user brought, then the newest."""
    return _rule_for(certificate.kind, rules, today)


def rules_by_kind(rules: Iterable[Review], *, today: date) -> dict[CertificateKind, Review]:
    """The review rule in force for each kind of certificate that has one."""
    listed = tuple(rules)
    found = {kind: _rule_for(kind, listed, today) for kind in CertificateKind}
    return {kind: rule for kind, rule in found.items() if rule}


def _rule_for(kind: CertificateKind, rules: Iterable[Review], today: date) -> Review | None:
    fits = [rule for rule in rules if kind in rule.kinds and rule.in_force(today)]
    return max(fits, key=lambda rule: (rule.own, str(rule.in_force_from or "")), default=None)


def deadline(certificate: Certificate, rules: Iterable[Review], *, today: date) -> Deadline | None:
    """A certificate's next deadline; None if nothing about it runs out.

    due_on = (last_review_on or issued_on) + every_months, no later than the certificate's end (its own valid_until,
    else issued_on + valid_months), which is all that counts where the rule asks for no review; the window opens
    window_days before.
    """
    rule = review_rule(certificate, rules, today=today)
    end = certificate.valid_until
    if rule is None:
        if end is None:
            return None
        return _deadline(end, end, EXPIRY_WINDOW_DAYS, None, today=today)
    if end is None and rule.valid_months is not None:
        end = add_months(certificate.issued_on, rule.valid_months)
    days = [end] if end else []
    if rule.every_months is not None:
        days.append(add_months(certificate.last_review_on or certificate.issued_on, rule.every_months))
    return _deadline(min(days), end, rule.window_days, rule, today=today) if days else None


def _deadline(due: date, end: date | None, window: int, rule: Review | None, *, today: date) -> Deadline:
    opens = days_before(due, window)
    if end and today > end:
        state = DueState.EXPIRED
    elif today > due:
        state = DueState.OVERDUE
    else:
        state = DueState.OPEN if today >= opens else DueState.LATER
    return Deadline(opens_on=opens, due_on=due, ends_on=end, state=state, rule=rule)


def state_of(certificate: Certificate, rules: Iterable[Review], *, today: date) -> State:
    """The badge of a certificate: revoked and not-yet-issued before all else, then its deadline's state."""
    if certificate.revoked_on and certificate.revoked_on <= today:
        return State.REVOKED
    if certificate.issued_on > today:
        return State.NOT_YET
    found = deadline(certificate, rules, today=today)
    if found is None or found.state is DueState.LATER:
        return State.VALID
    return {DueState.OPEN: State.DUE, DueState.OVERDUE: State.OVERDUE, DueState.EXPIRED: State.EXPIRED}[found.state]


class Parting(Record):
    """The days that part the states of certificates under one rule today: `state_of` turned round, for a query.

    Of the rest, in this order: expired if it ends before `ends_before` or, naming no end, was issued by
    `ended_if_issued_by`; overdue if last reviewed (else issued) by `late_if_reviewed_by`; due if it ends by `near_end`,
    was issued by `near_if_issued_by` or last reviewed by `near_if_reviewed_by`. None: that is true of no day.
    """

    ends_before: date
    ended_if_issued_by: date | None
    late_if_reviewed_by: date | None
    near_end: date
    near_if_issued_by: date | None
    near_if_reviewed_by: date | None


def parting(rule: Review | None, *, today: date) -> Parting:
    """What parts the states of the certificates that `rule` is about, or of those without a rule."""
    yesterday = today - timedelta(days=1)
    near = days_after(today, rule.window_days if rule else EXPIRY_WINDOW_DAYS)
    valid = rule.valid_months if rule else None
    every = rule.every_months if rule else None
    return Parting(
        ends_before=today,
        ended_if_issued_by=_last_start(yesterday, valid),
        late_if_reviewed_by=_last_start(yesterday, every),
        near_end=near,
        near_if_issued_by=_last_start(near, valid),
        near_if_reviewed_by=_last_start(near, every),
    )


def _last_start(day: date, months: int | None) -> date | None:
    return None if months is None else last_start(day, months)
