"""When a certificate must be reviewed, and the state it shows."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from tracker.kernel.dates import add_months
from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tracker.catalog.model import Review
    from tracker.certificates.model import Certificate


class DueState(StrEnum):
    """How a deadline stands: its window not yet open, open, missed, or past the certificate's end."""

    LATER = "later"
    OPEN = "open"
    OVERDUE = "overdue"
    EXPIRED = "expired"


class State(StrEnum):
    """What a certificate's badge shows."""

    VALID = "valid"
    DUE = "due"
    OVERDUE = "overdue"
    EXPIRED = "expired"
    REVOKED = "revoked"
    NOT_YET = "not_yet"


class Deadline(Record):
    """When a certificate's review window opens and closes, or simply when it ends (`rule` is None)."""

    opens_on: date
    due_on: date
    ends_on: date | None
    state: DueState
    rule: Review | None


EXPIRY_WINDOW_DAYS = 60
"""How long before its end a certificate without a review rule counts as running out: our choice, no rule's."""


def review_rule(certificate: Certificate, rules: Iterable[Review], *, today: date) -> Review | None:
    """The review rule in force for a certificate's kind; of several the newest."""
    fits = [rule for rule in rules if certificate.kind in rule.kinds and rule.in_force(today)]
    return max(fits, key=lambda rule: str(rule.in_force_from or ""), default=None)


def deadline(certificate: Certificate, rules: Iterable[Review], *, today: date) -> Deadline | None:
    """A certificate's next deadline; None if nothing about it runs out.

    due_on = (last_review_on or issued_on) + every_months, no later than the certificate's end (its own valid_until,
    else issued_on + valid_months); the window opens window_days before.
    """
    rule = review_rule(certificate, rules, today=today)
    end = certificate.valid_until
    if rule is None:
        if end is None:
            return None
        return _deadline(end, end, EXPIRY_WINDOW_DAYS, None, today=today)
    if end is None and rule.valid_months is not None:
        end = add_months(certificate.issued_on, rule.valid_months)
    due = add_months(certificate.last_review_on or certificate.issued_on, rule.every_months)
    return _deadline(min(due, end) if end else due, end, rule.window_days, rule, today=today)


def _deadline(due: date, end: date | None, window: int, rule: Review | None, *, today: date) -> Deadline:
    opens = due - timedelta(days=window)
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
