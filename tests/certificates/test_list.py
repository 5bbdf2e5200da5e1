"""Lists of certificates: what SQL says of states, next days, order and fit is what the plain rules say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from tracker.certificates.model import Certificate, CertificateFilter, CertificateOrder, FilterWord, Review
from tracker.certificates.repo import CERTIFICATES, listing
from tracker.certificates.rules import State, deadline, state_of
from tracker.kernel.clock import FixedClock
from tracker.kernel.terms import CertificateKind, Level, TitleRank
from tracker.people.model import Person
from tracker.people.repo import PEOPLE
from tracker.store.session import Reader, Store

Fits = Callable[[Certificate], object]

TODAY = date(2024, 2, 29)
DAYS = [TODAY, date(2023, 3, 1), date(2023, 2, 28), date(2024, 12, 31), date(2021, 4, 30)]
TURNS = [
    date(2020, 2, 29),
    date(2021, 1, 31),
    date(2021, 3, 31),
    date(2018, 2, 28),
    date(2018, 3, 1),
    date(2021, 2, 28),
]


def rule(kind: str, every: int | None, window: int, valid: int | None, since: date | None = None) -> Review:
    return Review(
        pack="p",
        key=f"{kind}-{every}",
        kinds=(CertificateKind(kind),),
        every_months=every,
        window_days=window,
        valid_months=valid,
        in_force_from=since,
    )


RULES = {
    "no rules": [],
    "the country's": [rule("special_operation", 36, 60, 72), rule("special_equipment", 47, 30, 48)],
    "without an end": [rule("special_operation", 1, 0, None), rule("driving", 13, 400, None)],
    "one after another": [
        rule("special_operation", 72, 0, 72, date(2010, 7, 1)),
        rule("special_operation", 36, 60, 72, date(2021, 6, 1)),
        rule("special_operation", 12, 60, 24, date(2030, 1, 1)),
    ],
    "only an end": [rule("driving", None, 90, None), rule("special_operation", None, 60, 72)],
    "beyond the calendar": [rule("driving", 99_999, 60, 99_999), rule("special_equipment", 30_000, 0, None)],
}


def some_certificates(count: int) -> Iterator[Certificate]:
    chance = Random(7)

    def day() -> date:
        return chance.choice([*TURNS, date(2016, 1, 1) + timedelta(days=chance.randrange(3300))])

    for number in range(count):
        issued = day()
        later = sorted({issued, day(), day(), day()} - {min(issued, day())})
        kind = chance.choice(list(CertificateKind))
        yield Certificate(
            uid=f"c{number}",
            person=chance.choice(["p1", "p2", "p3"]),
            kind=kind,
            title=chance.choice([None, "低压电工作业", "100%合格", "a_b", "O'Neil", "车工"]),
            occupation=chance.choice([None, "6-18-01-01"]),
            level=chance.choice([None, *(TitleRank if kind is CertificateKind.PROFESSIONAL_TITLE else Level)]),
            number=chance.choice([None, f"No{number % 40:03}"]),
            issuer=chance.choice([None, "A", "B"]),
            issued_on=issued,
            valid_until=chance.choice([None, None, *(one for one in later if one >= issued)]),
            last_review_on=chance.choice([None, None, *(one for one in later if one >= issued)]),
            revoked_on=chance.choice([*[None] * 8, *(one for one in later if one >= issued)]),
        )


@pytest.fixture(scope="module")
def store() -> Store:
    made = Store.in_memory(FixedClock(TODAY))
    with made.write("fill", journaled=False) as writer:
        for uid, name in (("p1", "韩松"), ("p2", "Ann"), ("p3", "韩松")):
            PEOPLE.insert(writer, Person(uid=uid, name=name))
        CERTIFICATES.insert_many(writer, some_certificates(900))
        writer.run("DELETE FROM certificate WHERE id BETWEEN 200 AND 300")
    return made


@pytest.fixture(scope="module")
def rows(store: Store) -> dict[int, Certificate]:
    numbers = [number for (number,) in store.read().rows("SELECT id FROM certificate")]
    return {number: held for number, (held, _worker) in listing.by_ids(store.read(), numbers).items()}


@pytest.fixture(params=[10_000, 64], ids=["in one slice", "in many slices"], autouse=True)
def _slices(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "SLICE", request.param)
    monkeypatch.setattr(listing, "SCAN", request.param)


def all_of(steps: Iterable[Sequence[int]]) -> list[int]:
    return [number for step in steps for number in step]


@pytest.mark.parametrize("rules", RULES.values(), ids=RULES)
@pytest.mark.parametrize("today", DAYS, ids=str)
def test_state_and_next_day_are_those_of_the_rules(
    store: Store, rows: dict[int, Certificate], rules: list[Review], today: date
) -> None:
    found = {
        row: (state, day) for step in listing.standings(store.read(), rules, today=today) for row, state, day in step
    }
    assert found.keys() == rows.keys()
    for row, held in rows.items():
        state = state_of(held, rules, today=today)
        due = deadline(held, rules, today=today)
        day = {State.REVOKED: held.revoked_on, State.NOT_YET: held.issued_on}.get(state, due.due_on if due else None)
        assert found[row] == (state, int(day.isoformat().replace("-", "")) if day else None), held


def test_every_state_occurs_in_the_examples(store: Store) -> None:
    found = [
        state
        for rules in RULES.values()
        for step in listing.standings(store.read(), rules, today=TODAY)
        for _row, state, _day in step
    ]
    assert set(found) == set(State)


def test_one_persons_standings(store: Store, rows: dict[int, Certificate]) -> None:
    found = [row for step in listing.standings(store.read(), [], person="p2", today=TODAY) for row, *_rest in step]
    assert sorted(found) == [row for row, held in rows.items() if held.person == "p2"]


KEYS: dict[CertificateOrder, Callable[[Certificate], Any]] = {
    CertificateOrder.TITLE: lambda held: held.title,
    CertificateOrder.NUMBER: lambda held: held.number,
    CertificateOrder.ISSUER: lambda held: held.issuer,
    CertificateOrder.ISSUED: lambda held: held.issued_on,
    CertificateOrder.KIND: lambda held: (list(CertificateKind).index(held.kind), held.last_review_on or held.issued_on),
    CertificateOrder.LEVEL: lambda held: held.level and [*Level, *TitleRank].index(held.level),
    CertificateOrder.WORKER: lambda held: {"p1": "韩松", "p2": "Ann", "p3": "韩松"}[held.person],
}


@pytest.mark.parametrize("order", KEYS)
@pytest.mark.parametrize("descending", [False, True], ids=["up", "down"])
@pytest.mark.parametrize("person", [None, "p2"])
@pytest.mark.parametrize("few", [False, True], ids=["all", "few"])
def test_order(
    store: Store, rows: dict[int, Certificate], order: CertificateOrder, descending: bool, person: str | None, few: bool
) -> None:
    asked = [row for row, held in rows.items() if person in (None, held.person)]
    among = asked[::7] if few else None
    found = all_of(listing.ids_in_order(store.read(), order, person=person, among=among, descending=descending))
    assert sorted(found) == (among or asked)
    keys = [KEYS[order](rows[row]) for row in found]
    filled = [key for key in keys if key is not None]
    assert filled == sorted(filled, reverse=descending)
    assert keys == filled + [None] * (len(keys) - len(filled)), "what is empty comes last either way"


def test_people_of_one_name_are_kept_apart(store: Store, rows: dict[int, Certificate]) -> None:
    found = [rows[row].person for row in all_of(listing.ids_in_order(store.read(), CertificateOrder.WORKER))]
    assert sum(before != after for before, after in pairwise(found)) == 2


@pytest.mark.parametrize("order", KEYS)
def test_every_order_is_read_along_an_index(store: Store, order: CertificateOrder) -> None:
    plans: list[str] = []

    class Explaining(Reader):
        def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[object, ...]]:
            plans.extend(line for *_ids, line in super().rows(f"EXPLAIN QUERY PLAN {sql}", parameters))
            return super().rows(sql, parameters)

    reader = Explaining(store._connection, "")
    for descending in (False, True):
        all_of(listing.ids_in_order(reader, order, descending=descending))
    assert plans
    assert not [line for line in plans if "TEMP B-TREE" in line]


FILTERS: dict[str, tuple[CertificateFilter, Fits]] = {
    "kind": (CertificateFilter(kinds=("driving", "other")), lambda held: held.kind in ("driving", "other")),
    "state": (
        CertificateFilter(states=("expired", "due")),
        lambda held: state_of(held, RULES["the country's"], today=TODAY) in ("expired", "due"),
    ),
    "word": (CertificateFilter(words=(FilterWord(text="no01"),)), lambda held: "No01" in (held.number or "")),
    "sign %": (CertificateFilter(words=(FilterWord(text="0%合"),)), lambda held: held.title == "100%合格"),
    "sign _": (CertificateFilter(words=(FilterWord(text="_"),)), lambda held: held.title == "a_b"),
    "quote": (CertificateFilter(words=(FilterWord(text="o'n"),)), lambda held: held.title == "O'Neil"),
    "name": (CertificateFilter(words=(FilterWord(text="ann"),)), lambda held: held.person == "p2"),
    "code": (
        CertificateFilter(words=(FilterWord(text="nothing", levels=("level_3", "junior"), occupations=("x'y",)),)),
        lambda held: held.level in ("level_3", "junior"),
    ),
    "two words": (
        CertificateFilter(words=(FilterWord(text="车工"), FilterWord(text="ann")), kinds=("driving",)),
        lambda held: held.title == "车工" and held.person == "p2" and held.kind == "driving",
    ),
    "nothing": (CertificateFilter(words=(FilterWord(text="没有"),)), lambda _held: False),
}


@pytest.mark.parametrize(("wanted", "fits"), FILTERS.values(), ids=FILTERS)
@pytest.mark.parametrize("person", [None, "p2"])
def test_filter(
    store: Store, rows: dict[int, Certificate], wanted: CertificateFilter, fits: Fits, person: str | None
) -> None:
    steps = listing.ids_that_fit(store.read(), wanted, RULES["the country's"], person=person, today=TODAY)
    assert sorted(all_of(steps)) == [row for row, held in rows.items() if fits(held) and person in (None, held.person)]
