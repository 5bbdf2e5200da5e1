"""What a person does with certificates, each act taken back again by undo."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker.certificates import service
from tracker.kernel.clock import FixedClock
from tracker.kernel.errors import Cancelled, NotFound, Refused, StorageProblem
from tracker.kernel.terms import CertificateKind, Level, TitleRank
from tracker.people.service import add_person
from tracker.store import history
from tracker.store.session import Store

TODAY = date(2023, 3, 24)
NOW = FixedClock(TODAY).now()
OPERATION = {"kind": "special_operation", "title": " 低压电工作业 ", "issued_on": date(2020, 5, 10)}


@pytest.fixture
def store() -> Store:
    return Store.in_memory(FixedClock(TODAY))


@pytest.fixture
def person(store: Store) -> str:
    return add_person(store, {"name": "韩松"})


@pytest.fixture
def uid(store: Store, person: str) -> str:
    return service.add(store, person, OPERATION)


def refused(problems: Refused) -> dict[str, str]:
    return {problem.where: problem.code for problem in problems.problems}


def test_a_certificate_is_kept_as_it_was_typed(store: Store, uid: str, person: str) -> None:
    held = service.certificate(store.read(), uid)
    assert (held.kind, held.title, held.person) == (CertificateKind.SPECIAL_OPERATION, "低压电工作业", person)
    assert service.of_person(store.read(), person) == (held,)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, {"kind": "missing", "issued_on": "missing"}),
        ({**OPERATION, "valid_until": date(2020, 5, 9)}, {"valid_until": "before_issue"}),
        (
            {**OPERATION, "last_review_on": date(2019, 1, 1), "revoked_on": date(2019, 1, 1)},
            {"last_review_on": "before_issue", "revoked_on": "before_issue"},
        ),
        ({**OPERATION, "kind": "professional_title", "level": Level.LEVEL_3}, {"level": "wrong_ladder"}),
        ({**OPERATION, "kind": "skill_level", "level": TitleRank.JUNIOR}, {"level": "wrong_ladder"}),
    ],
)
def test_everything_wrong_is_told_at_once(
    store: Store, person: str, values: dict[str, Any], found: dict[str, str]
) -> None:
    with pytest.raises(Refused) as error:
        service.add(store, person, values)
    assert refused(error.value) == found
    assert service.of_person(store.read(), person) == ()


def test_review_and_revocation_change_only_what_they_say(store: Store, uid: str) -> None:
    before = service.certificate(store.read(), uid)
    service.renew(store, uid, {"last_review_on": date(2023, 4, 1)})
    service.revoke(store, uid, date(2023, 5, 1))
    after = service.certificate(store.read(), uid)
    assert after == before.replace(last_review_on=date(2023, 4, 1), revoked_on=date(2023, 5, 1))
    history.undo(store)
    history.undo(store)
    assert service.certificate(store.read(), uid) == before


def test_saving_what_is_there_already_writes_nothing(store: Store, uid: str) -> None:
    service.edit(store, uid, OPERATION)
    assert [act.command for act in history.acts(store.read())] == ["certificate.add", "person.add"]


def test_removing_takes_scans_and_notes_along_and_undo_brings_all_back(
    store: Store, uid: str, person: str, tmp_path: Path
) -> None:
    scan = tmp_path / "正面.png"
    scan.write_bytes(b"picture")
    service.attach(store, person, uid, [str(scan)], now=NOW)
    service.add_acceptance(store, person, {"certificate": uid, "employer": "程河供电所", "accepted": True})
    reader = store.read()
    before = service.attachments(reader, uid), service.acceptances(reader, uid)
    service.delete(store, uid)
    assert (service.attachments(reader, uid), service.acceptances(reader, uid)) == ((), ())
    history.undo(store)
    assert (service.attachments(reader, uid), service.acceptances(reader, uid)) == before
    assert service.content(reader, before[0][0]) == b"picture"


def test_what_employers_did(store: Store, uid: str, person: str) -> None:
    note = service.add_acceptance(store, person, {"certificate": uid, "accepted": True})
    service.edit_acceptance(store, note, {"accepted": False, "employer": "新桥机械厂"})
    service.edit_acceptance(store, note, {"accepted": False})
    (kept,) = service.acceptances(store.read(), uid)
    assert (kept.accepted, kept.employer) == (False, "新桥机械厂")
    assert len(history.acts(store.read())) == 4, "the second change changed nothing"
    service.delete_acceptance(store, note)
    assert service.acceptances(store.read(), uid) == ()


class TestScans:
    def test_all_or_none_and_equal_contents_once(self, store: Store, person: str, uid: str, tmp_path: Path) -> None:
        for name, content in (("a.pdf", b"same"), ("b.PDF", b"same"), ("c.txt", b"other")):
            (tmp_path / name).write_bytes(content)
        heard: list[tuple[int, int, str]] = []
        paths = [str(tmp_path / name) for name in ("a.pdf", "b.PDF")]
        assert service.attach(store, person, uid, paths, now=NOW, report=lambda *news: heard.append(news)) == 1
        assert heard == [(0, 2, "a.pdf"), (1, 2, "b.PDF")]
        assert service.attach(store, person, uid, [*paths, str(tmp_path / "c.txt")], now=NOW) == 1
        assert [(one.name, one.media_type, one.size) for one in service.attachments(store.read(), uid)] == [
            ("a.pdf", "application/pdf", 4),
            ("c.txt", "text/plain", 5),
        ]
        history.undo(store)
        other = service.add(store, service.certificate(store.read(), uid).person, OPERATION)
        assert service.attach(store, person, other, paths[:1], now=NOW) == 1
        history.undo(store)
        history.undo(store)
        assert store.read().value("SELECT count(*) FROM blob") == 2
        history.undo(store)
        assert service.attachments(store.read(), uid) == ()

    def test_each_file_that_cannot_be_kept_is_named(self, store: Store, person: str, uid: str, tmp_path: Path) -> None:
        contents = {"good.jpg": b"x", "empty.jpg": b"", "program.exe": b"x", "noending": b"x"}
        for name, content in contents.items():
            (tmp_path / name).write_bytes(content)
        with (tmp_path / "huge.tif").open("wb") as huge:
            huge.truncate(service.MAX_ATTACHMENT + 1)
        with pytest.raises(Refused) as error:
            service.attach(store, person, uid, [str(tmp_path / name) for name in (*contents, "huge.tif")], now=NOW)
        assert refused(error.value) == {
            "empty.jpg": "empty_file",
            "program.exe": "unknown_media",
            "noending": "unknown_media",
            "huge.tif": "attachment_too_large",
        }
        assert (error.value.problems[-1].value, error.value.problems[-1].expected) == (20.1, 20)
        assert service.attachments(store.read(), uid) == ()

    def test_a_file_that_is_gone_is_the_disks_trouble(
        self, store: Store, person: str, uid: str, tmp_path: Path
    ) -> None:
        with pytest.raises(StorageProblem) as error:
            service.attach(store, person, uid, [str(tmp_path / "gone.png")], now=NOW)
        assert error.value.code == "missing"

    def test_stopped_half_way_nothing_is_kept(self, store: Store, person: str, uid: str, tmp_path: Path) -> None:
        for name in ("a.png", "b.png"):
            (tmp_path / name).write_bytes(name.encode())

        def stop(done: int, _total: int, _name: str) -> None:
            if done:
                raise Cancelled

        with pytest.raises(Cancelled):
            service.attach(store, person, uid, [str(tmp_path / "a.png"), str(tmp_path / "b.png")], now=NOW, report=stop)
        assert service.attachments(store.read(), uid) == ()

    def test_there_and_back(self, store: Store, person: str, uid: str, tmp_path: Path) -> None:
        (tmp_path / "scan.png").write_bytes(b"picture")
        service.attach(store, person, uid, [str(tmp_path / "scan.png")], now=NOW)
        (kept,) = service.attachments(store.read(), uid)
        service.save_copy(store.read(), kept, str(tmp_path / "copy.png"))
        assert (tmp_path / "copy.png").read_bytes() == b"picture"
        service.detach(store, kept.uid)
        assert service.attachments(store.read(), uid) == ()
        history.undo(store)
        assert service.attachments(store.read(), uid) == (kept,)

    def test_lost_bytes_are_said_to_be_lost(self, store: Store, person: str, uid: str, tmp_path: Path) -> None:
        (tmp_path / "scan.png").write_bytes(b"picture")
        service.attach(store, person, uid, [str(tmp_path / "scan.png")], now=NOW)
        (kept,) = service.attachments(store.read(), uid)
        with pytest.raises(NotFound):
            service.content(store.read(), kept.replace(sha256="0" * 64))


@pytest.mark.parametrize("act", [service.delete, service.detach, service.delete_acceptance])
def test_what_is_not_there_cannot_be_removed(store: Store, act: Any) -> None:
    with pytest.raises(NotFound):
        act(store, "nobody")
