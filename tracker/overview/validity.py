"""How long each certificate is valid, and which one asks for attention first."""

from __future__ import annotations

from tracker.certificates.rules import State, deadline, state_of
from tracker.kernel.dates import DAY, FOREVER
from tracker.overview.series import NAMELESS, CertificateSpan, ValiditySeries

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tracker.certificates.model import Certificate, Review
    from tracker.overview.names import Names

_URGENCY = (State.OVERDUE, State.DUE, State.VALID, State.NOT_YET, State.EXPIRED, State.REVOKED)


def validity_series(
    certificates: Iterable[Certificate], rules: Iterable[Review], *, names: Names = NAMELESS, today: date
) -> ValiditySeries:
    """All certificates: missed reviews first, then by what comes due next; what has ended last, the latest first."""
    known = tuple(rules)
    spans = [_span(one, known, today=today) for one in certificates]
    return ValiditySeries(certificates=tuple(sorted(spans, key=_pressing)), names=names, today=today)


def _span(one: Certificate, rules: tuple[Review, ...], *, today: date) -> CertificateSpan:
    found = deadline(one, rules, today=today)
    ends = [one.valid_until, found.ends_on if found else None, one.revoked_on - DAY if one.revoked_on else None]
    state = state_of(one, rules, today=today)
    runs = found is not None and state not in (State.REVOKED, State.EXPIRED)
    return CertificateSpan(
        uid=one.uid,
        kind=one.kind,
        title=one.title,
        occupation=one.occupation,
        level=one.level,
        starts_on=one.issued_on,
        ends_on=min((day for day in ends if day), default=None),
        opens_on=found.opens_on if found and runs else None,
        due_on=found.due_on if found and runs else None,
        is_review=found is not None and found.rule is not None and found.due_on != found.ends_on,
        state=state,
    )


def _pressing(span: CertificateSpan) -> tuple[int, int, str]:
    """Sort key: the most urgent state, then the next day something happens; of what ended, the latest first."""
    place = _URGENCY.index(State(span.state))
    if span.state in (State.EXPIRED, State.REVOKED):
        return place, -(span.ends_on or span.starts_on).toordinal(), span.uid
    return place, (span.due_on or FOREVER).toordinal(), span.uid
