"""The list of certificates as a page asks for it: what needs care first, counted, narrowed, given up half way."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.certificates.model import Certificate, CertificateFilter, CertificateOrder, FilterWord
from tracker.certificates.repo import CERTIFICATES, listing
from tracker.certificates.rules import State
from tracker.kernel.clock import FixedClock
from tracker.kernel.terms import CertificateKind
from tracker.overview.certificate_list import CertificateList, View
from tracker.people.model import Person
from tracker.people.repo import PEOPLE
from tracker.store.session import Store

TODAY = date(2024, 6, 1)
HELD = [
    ("no end", "2015-01-01", None, None),
    ("later", "2020-01-01", "2026-01-01", None),
    ("soon", "2020-01-01", "2024-07-01", None),
    ("sooner", "2020-01-01", "2024-06-01", None),
    ("long over", "2010-01-01", "2016-01-01", None),
    ("over", "2014-01-01", "2020-01-01", None),
    ("revoked", "2020-01-01", None, "2021-01-01"),
    ("ahead", "2024-07-01", None, None),
]
BY_CARE = ["sooner", "soon", "later", "no end", "ahead", "over", "long over", "revoked"]


@pytest.fixture
def store() -> Store:
    made = Store.in_memory(FixedClock(TODAY))
    with made.write("fill", journaled=False) as writer:
        PEOPLE.insert(writer, Person(uid="p", name="韩松"))
        PEOPLE.insert(writer, Person(uid="q", name="无证"))
        for uid, issued, until, revoked in HELD:
            certificate = Certificate(
                uid=uid,
                person="p",
                kind=CertificateKind.DRIVING,
                issued_on=date.fromisoformat(issued),
                valid_until=date.fromisoformat(until) if until else None,
                revoked_on=date.fromisoformat(revoked) if revoked else None,
            )
            CERTIFICATES.insert(writer, certificate)
    return made


def uids(listed: CertificateList, view: View) -> list[str]:
    rows = [row for step in listed.ids(view) for row in step]
    held = listed.held(rows)
    return [held[row].certificate.uid for row in rows]


@pytest.fixture
def listed(store: Store) -> CertificateList:
    return CertificateList(store.read(), person=None, today=TODAY)


def test_what_needs_care_comes_first(listed: CertificateList) -> None:
    assert uids(listed, View()) == BY_CARE
    assert uids(listed, View(descending=True)) == BY_CARE[::-1]


def test_by_the_next_day_those_without_one_come_last_either_way(listed: CertificateList) -> None:
    dated = ["long over", "over", "revoked", "sooner", "soon", "ahead", "later"]
    assert uids(listed, View(order=CertificateOrder.NEXT)) == [*dated, "no end"]
    assert uids(listed, View(order=CertificateOrder.NEXT, descending=True)) == [*dated[::-1], "no end"]


@pytest.mark.parametrize("order", [CertificateOrder.STATE, CertificateOrder.ISSUED])
def test_narrowed_in_every_order(listed: CertificateList, order: CertificateOrder) -> None:
    found = uids(listed, View(order=order, filter=CertificateFilter(states=("due", "revoked"))))
    assert sorted(found) == ["revoked", "soon", "sooner"]


def test_many_that_fit_keep_the_order(listed: CertificateList, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "SLICE", 2)
    view = View(order=CertificateOrder.ISSUED, filter=CertificateFilter(words=(FilterWord(text="韩"),)))
    assert uids(listed, view)[:2] == ["long over", "over"]
    assert len(uids(listed, view)) == len(HELD)


def test_the_tally_counts_all_and_names_the_first(listed: CertificateList) -> None:
    tally = listed.tally()
    assert dict(tally.counts) == {
        State.OVERDUE: 0,
        State.DUE: 2,
        State.VALID: 2,
        State.NOT_YET: 1,
        State.EXPIRED: 2,
        State.REVOKED: 1,
    }
    assert tally.valid == 4
    assert tally.overdue is None
    assert tally.due
    assert tally.due.certificate.uid == "sooner"
    assert tally.due.worker == "韩松"


def test_nothing_wants_care_where_nothing_runs_out(store: Store) -> None:
    assert CertificateList(store.read(), person=None, today=date(2023, 1, 1)).tally().due is None
    assert CertificateList(store.read(), person="q", today=TODAY).tally().valid == 0


def test_a_list_given_up_half_way_leaves_the_survey_whole(
    listed: CertificateList, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "SLICE", 2)
    given_up = listed.ids(View())
    next(given_up)
    del given_up
    assert uids(listed, View()) == BY_CARE
    assert sum(listed.tally().counts.values()) == len(HELD)


def test_a_row_removed_meanwhile_is_left_out(store: Store, listed: CertificateList) -> None:
    rows = [row for step in listed.ids(View()) for row in step]
    with store.write("certificate.delete") as writer:
        CERTIFICATES.delete(writer, "soon")
    assert len(listed.held(rows)) == len(HELD) - 1
