"""The list of certificates held, by one worker or by everyone in the file: sorted, narrowed, counted, never waiting.

Whatever has to look at many rows is an iterator whose every step is a few milliseconds of work: the window takes a
step whenever it has nothing else to do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from tracker.catalog.repo import reviews
from tracker.certificates.model import CertificateFilter, CertificateOrder
from tracker.certificates.repo import listing
from tracker.certificates.rules import URGENCY, State, deadline, rules_by_kind, state_of
from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from tracker.certificates.model import Certificate
    from tracker.certificates.rules import Deadline
    from tracker.kernel.terms import CertificateKind
    from tracker.store.session import Reader

_SURVEYED = (CertificateOrder.STATE, CertificateOrder.NEXT)
_OVER = {str(state): state in (State.EXPIRED, State.REVOKED) for state in URGENCY}
_RANK = {str(state): rank * 10**8 for rank, state in enumerate(URGENCY)}
_NO_DAY = 9999_12_31
_ROW_BITS = 32
_ROW = (1 << _ROW_BITS) - 1


class Held(Record):
    """A certificate as a list shows it: whose it is, its state today and its deadline, if it has any."""

    certificate: Certificate
    worker: str
    state: State
    deadline: Deadline | None


class View(Record):
    """What a person asked a list for."""

    order: CertificateOrder = CertificateOrder.STATE
    descending: bool = False
    filter: CertificateFilter = CertificateFilter()


class Tally(Record):
    """How many certificates are in each state, and the first of those that are overdue and of those that are due."""

    counts: Mapping[State, int]
    overdue: Held | None
    due: Held | None

    @property
    def valid(self) -> int:
        """How many are valid today, those due soon among them."""
        return self.counts[State.VALID] + self.counts[State.DUE]


class CertificateList:
    """The certificates of one person, or of all, as the file is now; after a change make another one."""

    def __init__(self, reader: Reader, *, person: str | None, today: date) -> None:
        self._reader = reader
        self._person = person
        self._today = today
        self._rules = reviews(reader)
        self._counts: Counter[str] = Counter()
        self._by_state: list[int] = []
        self._by_day: list[int] = []
        self._steps = self._look_at_all()

    @property
    def reviewed(self) -> frozenset[CertificateKind]:
        """The kinds of certificates that a rule in force today asks to have reviewed."""
        return frozenset(rules_by_kind(self._rules, today=self._today))

    def ids(self, view: View) -> Iterator[Sequence[int]]:
        """The rows that the view asks for, in order; a step may bring none."""
        fits: set[int] | None = None
        if view.filter != CertificateFilter():
            fits = set()
            for found in listing.ids_that_fit(
                self._reader, view.filter, self._rules, person=self._person, today=self._today
            ):
                fits.update(found)
                yield ()
        for ids in self._in_order(view, fits):
            yield ids if fits is None else [number for number in ids if number in fits]

    def _in_order(self, view: View, fits: set[int] | None) -> Iterator[Sequence[int]]:
        if view.order not in _SURVEYED:
            few = sorted(fits) if fits is not None and len(fits) <= listing.SLICE else None
            yield from listing.ids_in_order(
                self._reader, view.order, person=self._person, among=few, descending=view.descending
            )
            return
        for _step in self.survey():
            yield ()
        places = self._places(view)
        for first in range(0, len(places), listing.SLICE):
            yield [place & _ROW for place in places[first : first + listing.SLICE]]

    def _places(self, view: View) -> list[int]:
        """Everything surveyed, in order; what has no day comes last either way."""
        if view.order is CertificateOrder.STATE:
            return self._by_state[::-1] if view.descending else self._by_state
        dated = bisect_left(self._by_day, _NO_DAY << _ROW_BITS)
        return self._by_day[:dated][::-1] + self._by_day[dated:] if view.descending else self._by_day

    def survey(self) -> Iterator[None]:
        """Look at the state and the next day of every certificate, step by step, once.

        Each becomes one number to sort by that ends with its row. What is over comes the latest first.
        """
        for _step in self._steps:  # not `yield from`: a list given up half way must not end the survey of the next
            yield

    def _look_at_all(self) -> Iterator[None]:
        for found in listing.standings(self._reader, self._rules, person=self._person, today=self._today):
            for row, state, day in found:
                at = day or _NO_DAY
                place = _RANK[state] + (_NO_DAY - at if _OVER[state] else at)
                self._by_state.append(place << _ROW_BITS | row)
                self._by_day.append(at << _ROW_BITS | row)
            self._counts.update([state for _row, state, _day in found])
            yield
        self._by_state.sort()
        yield
        self._by_day.sort()

    def tally(self) -> Tally:
        """The counts of the whole list, whatever it is narrowed to; finishes the survey if need be."""
        for _step in self.survey():
            pass
        counts = {state: self._counts[state] for state in URGENCY}
        return Tally(
            counts=counts,
            overdue=self._nth(0) if counts[State.OVERDUE] else None,
            due=self._nth(counts[State.OVERDUE]) if counts[State.DUE] else None,
        )

    def _nth(self, place: int) -> Held | None:
        row = self._by_state[place] & _ROW
        return self.held([row]).get(row)

    def held(self, ids: Sequence[int]) -> dict[int, Held]:
        """Certificates by row; a row removed meanwhile is left out."""
        return {
            number: Held(
                certificate=certificate,
                worker=worker,
                state=state_of(certificate, self._rules, today=self._today),
                deadline=deadline(certificate, self._rules, today=self._today),
            )
            for number, (certificate, worker) in listing.by_ids(self._reader, ids).items()
        }

    def row_of(self, uid: str) -> int | None:
        """The row of the certificate with this uid."""
        return listing.find_id(self._reader, uid)
