"""Stores and career files for the tests of exchange."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.exchange.stations import CLOCK, file_of, trust
from tracker.store.journal import JOURNALED
from tracker.store.session import Store
from tracker.store.watching import named_by


def career(**lists: Any) -> dict[str, Any]:
    """A career file with a worker and these lists."""
    return {"format": "career-file", "version": 1, "person": {"uid": "p-1", "name": "李工"}, **lists}


def data(document: Any) -> bytes:
    """A document as the bytes of a file."""
    return json.dumps(document, ensure_ascii=False).encode()


def everything(store: Store) -> list[tuple[object, ...]]:
    """Every row of every table of records."""
    records = [table for table in JOURNALED if named_by(table) == ("uid",)]
    return [row for table in records for row in store.read().rows(f"SELECT * FROM {table} ORDER BY id")]


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty store."""
    opened = Store.in_memory(CLOCK)
    yield opened
    opened.close()


@pytest.fixture
def worker() -> Store:
    """An apprentice's own file."""
    return file_of("学徒")


@pytest.fixture
def mentor(worker: Store) -> Store:
    """A mentor's file; the two compared the words of their keys."""
    made = file_of("师傅")
    trust(made, worker)
    trust(worker, made)
    return made


FULL = career(
    certificates=[
        {
            "uid": "c-1",
            "kind": "skill_level",
            "title": "车工",
            "occupation": "6-18-01-01",
            "level": "level_4",
            "number": "示例-1",
            "issuer": "示例机构",
            "issuer_kind": "registered_body",
            "issuer_region": "510000",
            "issued_on": "2017-06-30",
            "valid_until": "2030-06-30",
            "last_review_on": "2020-02-29",
            "revoked_on": "2029-01-01",
            "note": "第一行\n第二行",
        },
        {"uid": "c-2", "kind": "professional_title", "level": "senior", "issued_on": "2024-02-29"},
    ],
    experience=[
        {
            "uid": "e-1",
            "employer": "某厂",
            "role": "meter_reader",
            "title": "抄表工",
            "occupation": "4-11-01-01",
            "region": "42",
            "station_class": "remote",
            "start": "2009-04-01",
            "end": "2022-08-02",
            "contract": "casual",
            "note": "",
        },
        {"uid": "e-2", "start": "2022-08-03"},
    ],
    education=[
        {"uid": "s-1", "school": "某技师学院", "stage": "technician_college", "major_matches": False},
        {"uid": "s-2", "graduated_on": "2008-07-01", "major_matches": True},
    ],
    training=[
        {
            "uid": "t-1",
            "title": "车工三级培训",
            "occupation": "6-18-01-01",
            "level": "level_3",
            "hours": 72.5,
            "completed_on": "2021-05-01",
            "provider": "某中心",
        },
        {"uid": "t-2", "title": "安全", "hours": 72},
    ],
    awards=[
        {
            "uid": "a-1",
            "competition": "市赛",
            "tier": "municipal",
            "event": "车工",
            "rank": 3,
            "prize": "third",
            "on": "2019-10-01",
        }
    ],
    exams=[
        {
            "uid": "x-1",
            "occupation": "6-18-01-01",
            "level": "level_3",
            "on": "2022-05-01",
            "theory": 66.5,
            "skills": 0,
            "review": 100,
            "result": "partial",
        }
    ],
    acceptances=[
        {
            "uid": "o-1",
            "certificate": "c-1",
            "employer": "某厂",
            "region": "500116",
            "on": "2021-11-01",
            "accepted": False,
            "note": "要重考",
        }
    ],
    income=[{"month": "2022-07", "amount_fen": 480000}, {"month": "2022-07", "amount_fen": 480000}],
    goals=[
        {
            "uid": "g-1",
            "kind": "level",
            "occupation": "6-18-01-01",
            "level": "level_2",
            "role": "r",
            "benefit": "b",
            "by": "2027-01-01",
        }
    ],
    signoffs=[
        {
            "uid": "n-1",
            "skill": "pole-climbing",
            "stage": "independent",
            "on": "2020-01-01",
            "by": "韩师傅",
            "mentor_uid": "m-1",
            "note": "好",
            "signature": "ed25519:00",
            "practice": "q-1",
            "answer": "confirmed",
        }
    ],
    mentorships=[
        {
            "uid": "h-1",
            "mentor": "韩师傅",
            "mentor_uid": "m-1",
            "start": "2019-10-01",
            "end": "2020-12-31",
            "contract_start": "2019-10-01",
            "contract_end": "2020-09-30",
            "goals": "登杆\n装表",
            "note": "好",
        }
    ],
    practices=[
        {
            "uid": "q-1",
            "skill": "pole-climbing",
            "on": "2019-12-30",
            "place": "训练场",
            "what": "登 10 米杆",
            "rating": 4,
            "stage": "supervised",
        }
    ],
    reviews=[
        {
            "uid": "v-1",
            "month": "2019-12",
            "mentor_uid": "m-1",
            "by": "韩师傅",
            "on": "2020-01-02",
            "note": "好",
            "steps": "2020-01-31 登杆两次",
            "done": "2019-12-31 登杆一次",
            "paper_on": "2020-01-03",
            "signature": "ed25519:00",
        }
    ],
)
"""A career file that uses every field there is."""
