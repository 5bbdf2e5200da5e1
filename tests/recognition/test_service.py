"""Certificates by regions, the layers apart; what a move asks; looks into query channels with their screenshots."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.worlds import demo_file
from tracker.certificates import service as certificates
from tracker.people import service as people
from tracker.recognition import service
from tracker.recognition.model import CheckResult, Redo, VerdictByRule
from tracker.workspace import Workspace

TURNER = "0190a000-0000-7000-8000-000000000111"
CHONGQING, HUBEI = "500000", "420000"


@pytest.fixture
def work(file: str) -> Iterator[Workspace]:
    with Workspace.open(demo_file(file, "wang-chuanjiang")) as opened:
        yield opened


def row(work: Workspace, today: date, *regions: str, employer: str | None = None) -> list[tuple[str, str, int]]:
    found = service.matrix(work.store.read(), work.person().uid, regions, today=today, employer=employer)
    line = next(one for one in found.rows if one.certificate.uid == TURNER)
    return [(cell.in_law.verdict, cell.by_rule.verdict, len(cell.practice.accepted)) for cell in line.cells]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2020, 7, 2), [("unknown", "not_recognised", 0), ("unknown", "not_recognised", 0)]),
        (date(2020, 7, 3), [("unknown", "recognised", 0), ("unknown", "not_recognised", 0)]),
        (date(2021, 11, 1), [("unknown", "recognised", 1), ("unknown", "not_recognised", 0)]),
        (date(2023, 8, 21), [("recognised", "recognised", 1), ("recognised", "not_recognised", 0)]),
    ],
)
def test_no_layer_answers_for_another(work: Workspace, today: date, expected: list[tuple[str, str, int]]) -> None:
    assert row(work, today, CHONGQING, HUBEI) == expected


def test_what_is_not_valid_is_so_in_every_layer(work: Workspace) -> None:
    certificates.revoke(work.store, TURNER, date(2022, 1, 1))
    ((law, rule, _practice),) = row(work, date(2023, 9, 1), CHONGQING)
    assert law == rule == VerdictByRule.NOT_RECOGNISED


def test_practice_of_one_employer(work: Workspace) -> None:
    today = date(2023, 3, 24)
    assert row(work, today, CHONGQING, employer="江津某机械厂")[0][2] == 1
    assert row(work, today, CHONGQING, employer="另一家厂")[0][2] == 0


def redo(work: Workspace, region: str, today: date = date(2023, 9, 1)) -> Redo:
    found = service.to_redo(work.store.read(), work.person().uid, region, today=today)
    return next(one.redo for one in found if one.cell.certificate.uid == TURNER)


def test_what_a_move_asks(work: Workspace) -> None:
    assert redo(work, CHONGQING) is Redo.NOTHING
    assert redo(work, HUBEI) is Redo.ASK, "the law alone settles nothing with an employer"
    person = work.person().uid
    refusal = {"certificate": TURNER, "region": "500116", "on": date(2023, 5, 1), "accepted": False}
    certificates.add_acceptance(work.store, person, refusal)
    assert redo(work, CHONGQING) is Redo.ASSESS_AGAIN
    assert redo(work, CHONGQING, date(2023, 4, 30)) is Redo.NOTHING, "not refused yet"
    certificates.add_acceptance(work.store, person, {**refusal, "on": date(2023, 6, 1), "accepted": True})
    assert redo(work, CHONGQING) is Redo.NOTHING
    certificates.edit(work.store, TURNER, {"issuer_region": None})
    assert redo(work, HUBEI) is Redo.COMPLETE
    certificates.revoke(work.store, TURNER, date(2023, 1, 1))
    assert redo(work, CHONGQING) is Redo.RENEW


def test_a_look_into_a_query_channel_is_kept_with_its_screenshot(work: Workspace, tmp_path: Path) -> None:
    person, reader = work.person().uid, work.store.read()
    channel = service.QUERY_CHANNELS[0].host
    for day, result in ((date(2023, 3, 1), CheckResult.NO_ANSWER), (date(2023, 3, 9), CheckResult.CONFIRMED)):
        values = {"certificate": TURNER, "channel": channel, "checked_on": day, "result": result}
        uid = service.add_check(work.store, person, values)
    picture = tmp_path / "查询.png"
    picture.write_bytes(b"picture")
    certificates.attach(work.store, person, uid, [str(picture)], now=work.clock.now())
    found = service.matrix(reader, person, (), today=date(2023, 3, 24))
    line = next(one for one in found.rows if one.certificate.uid == TURNER)
    assert line.checked is not None
    assert (line.checked.checked_on, line.checked.result) == (date(2023, 3, 9), CheckResult.CONFIRMED)
    assert [one.name for one in certificates.attachments(reader, uid)] == ["查询.png"]
    service.edit_check(work.store, uid, {"note": "编号一致"})
    assert service.check(reader, uid).note == "编号一致"
    service.delete_check(work.store, uid)
    assert len(service.checks_of(reader, person)) == 1
    assert certificates.attachments(reader, uid) == ()
    work.undo()
    assert len(certificates.attachments(reader, uid)) == 1


def test_the_regions_a_worker_has_to_do_with(work: Workspace) -> None:
    found = service.regions_of_interest(work.store.read(), work.person().uid, "420607")
    assert found[:2] == ("500000", "510000")
    assert "420000" in found
    assert len(set(found)) == len(found)


def test_what_others_in_the_file_noted_stands_apart_from_the_own_log(work: Workspace) -> None:
    held = {"kind": "qualification", "occupation": "6-18-01-01", "level": "level_3", "issuer_region": "510100"}
    for name, changes in (
        ("alike", {}),
        ("other trade", {"occupation": "6-18-02-04"}),
        ("other province", {"issuer_region": "420000"}),
    ):
        other = people.add_person(work.store, {"name": name})
        values = {**held, **changes, "issued_on": date(2020, 1, 1)}
        theirs = certificates.add(work.store, other, values)
        certificates.add_acceptance(
            work.store,
            other,
            {"certificate": theirs, "employer": name, "region": "500000", "on": date(2023, 1, 1), "accepted": False},
        )
    found = service.matrix(work.store.read(), work.person().uid, ("500000",), today=date(2023, 3, 24))
    cell = next(row.cells[0] for row in found.rows if row.certificate.uid == TURNER)
    assert [one.employer for one in cell.station.refused] == ["alike"]
    assert (len(cell.practice.accepted), cell.practice.refused) == (1, ())
    before = service.matrix(work.store.read(), work.person().uid, ("500000",), today=date(2022, 12, 31))
    assert not next(row.cells[0] for row in before.rows if row.certificate.uid == TURNER).station.refused


def test_the_employers_of_a_log_narrow_practice_down(work: Workspace) -> None:
    reader, person = work.store.read(), work.person().uid
    (employer,) = service.employers_of(reader, person)
    for name, count in ((employer, 1), ("nobody", 0)):
        found = service.matrix(reader, person, ("500000",), today=date(2023, 3, 24), employer=name)
        assert sum(len(row.cells[0].practice.accepted) for row in found.rows) == count
