"""Bundles made to do harm, or harmed on the way: refused in words, quickly, and nothing is stored."""

from __future__ import annotations

import io
import json
import os
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture.house import run_python
from tests.exchange.conftest import everything
from tests.exchange.stations import TODAY, file_of, owner, trust
from tracker.exchange import bundle, container, keys
from tracker.exchange.sharing import Choice
from tracker.kernel.errors import Refused, StorageProblem
from tracker.people import service as people
from tracker.signed.canonical import canonical
from tracker.signed.guarding import unlock
from tracker.store.session import Store
from ui.text.problems import lines as words

Parts = dict[str, bytes]


@pytest.fixture
def worker() -> Store:
    made = file_of("学徒")
    for number in range(3):
        people.add(made, "training", owner(made), {"title": str(number)})
    return made


@pytest.fixture
def mentor(worker: Store) -> Store:
    made = file_of("师傅")
    trust(made, worker)
    return made


@pytest.fixture
def good(worker: Store, tmp_path: Path) -> Parts:
    path = tmp_path / "good.career"
    bundle.make(worker, owner(worker), str(path), Choice(), today=TODAY)
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def packed(parts: Parts, *, method: int = zipfile.ZIP_STORED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return made.getvalue()


def refused(store: Store, path: Path, content: bytes) -> set[str]:
    """The codes a bundle is refused with, having checked that it was quick and left nothing."""
    path.write_bytes(content)
    before = everything(store)
    began = time.process_time()
    for attempt in (
        lambda: bundle.verify(store.read(), str(path)),
        lambda: bundle.open_bundle(store, str(path), dry_run=True, today=TODAY),
        lambda: bundle.open_bundle(store, str(path), today=TODAY),
    ):
        with pytest.raises(Refused) as error:
            attempt()
    assert time.process_time() - began < 6
    assert everything(store) == before
    assert all(line.strip() for line in words(error.value))
    return {problem.code for problem in error.value.problems}


def signed_anew(worker: Store, records: bytes, **changes: object) -> Parts:
    """A bundle whose outside is in order, signed by the worker's own key, around records of the test's choice."""
    own = keys.own_key(worker, today=TODAY)
    contents = container.Contents(
        person=owner(worker),
        name="学徒",
        sender=keys.sender_of(own),
        lines=tuple(records.splitlines()),
        attachments={},
    )
    made = io.BytesIO()
    container.write_container(made, contents.replace(**changes), (), unlock(own.private or "", None))
    with zipfile.ZipFile(made) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../../evil", "foreign_entry"),
        ("/etc/passwd", "foreign_entry"),
        ("attachments/../evil", "foreign_entry"),
        ("attachments\\..\\evil", "foreign_entry"),
        ("C:evil", "foreign_entry"),
        ("attachments/" + "0" * 63, "foreign_entry"),
        ("attachments/", "foreign_entry"),
        ("attachments/" + "0" * 64, "bad_manifest"),
    ],
)
def test_names_that_do_not_belong(mentor: Store, good: Parts, tmp_path: Path, name: str, code: str) -> None:
    assert refused(mentor, tmp_path / "b", packed({**good, name: b"x"})) == {code}


def test_a_manifest_cut_off_at_any_byte(mentor: Store, good: Parts, tmp_path: Path) -> None:
    manifest = good["manifest.json"]
    for at in range(len(manifest)):
        (tmp_path / "b").write_bytes(packed({**good, "manifest.json": manifest[:at]}))
        with pytest.raises(Refused) as error:
            bundle.verify(mentor.read(), str(tmp_path / "b"))
        assert words(error.value)


def test_a_file_cut_off_anywhere(mentor: Store, good: Parts, tmp_path: Path) -> None:
    whole = packed(good)
    for at in range(0, len(whole), 3):
        (tmp_path / "b").write_bytes(whole[:at])
        with pytest.raises(Refused):
            bundle.verify(mentor.read(), str(tmp_path / "b"))


def test_any_bit_of_the_file_turned_over(mentor: Store, good: Parts, tmp_path: Path) -> None:
    """What is not noticed must be what zip itself does not use: then the content is the same."""
    whole = packed(good)
    (tmp_path / "b").write_bytes(whole)
    expected = bundle.verify(mentor.read(), str(tmp_path / "b"))
    for at in range(0, len(whole), 7):
        (tmp_path / "b").write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        try:
            assert bundle.verify(mentor.read(), str(tmp_path / "b")) == expected
        except Refused:
            continue


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda manifest: {**manifest, "version": 2}, "unknown_version"),
        (lambda manifest: {**manifest, "version": True}, "manifest_changed"),
        (lambda manifest: {**manifest, "format": "other"}, "not_bundle"),
        (lambda manifest: {**manifest, "name": "他人"}, "manifest_changed"),
        (lambda manifest: {**manifest, "more": 1}, "bad_manifest"),
        (lambda manifest: {**manifest, "sender": []}, "bad_manifest"),
        (lambda manifest: {**manifest, "attachments": {"0" * 64: 1}}, "manifest_changed"),
        (lambda manifest: [manifest], "not_bundle"),
    ],
)
def test_another_manifest(
    mentor: Store, good: Parts, tmp_path: Path, change: Callable[[dict[str, object]], object], code: str
) -> None:
    changed = canonical(change(json.loads(good["manifest.json"])))
    assert refused(mentor, tmp_path / "b", packed({**good, "manifest.json": changed})) == {code}


def test_other_records_than_were_signed_for(mentor: Store, good: Parts, tmp_path: Path) -> None:
    changed = good["records.jsonl"].replace(b'"title":"1"', b'"title":"9"')
    assert refused(mentor, tmp_path / "b", packed({**good, "records.jsonl": changed})) == {"wrong_hash"}


def test_signatures_swapped_between_records(worker: Store, mentor: Store, good: Parts, tmp_path: Path) -> None:
    first, second, *rest = map(json.loads, good["records.jsonl"].splitlines())
    first["signature"], second["signature"] = second["signature"], first["signature"]
    swapped = b"\n".join(map(canonical, [first, second, *rest]))
    (tmp_path / "b").write_bytes(packed(signed_anew(worker, swapped)))
    before = everything(mentor)
    with pytest.raises(Refused) as error:
        bundle.open_bundle(mentor, str(tmp_path / "b"), today=TODAY)
    assert [problem.code for problem in error.value.problems] == ["record_changed"] * 2
    assert everything(mentor) == before
    assert bundle.verify(mentor.read(), str(tmp_path / "b")).counts() == {"changed": 2, "valid": 2}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"version": 0}, "out_of_range"),
        ({"version": 2**40}, "out_of_range"),
        ({"version": 1.0}, None),
        ({"version": "1"}, "wrong_type"),
        ({"kind": "statement"}, "unknown_code"),
        ({"person": "other"}, "uid_of_other_person"),
        ({"body": {"title": 1}}, "wrong_type"),
        ({"body": {}}, "missing"),
        ({"body": {"title": "x", "person": "y"}}, "unknown_key"),
        ({"body": {"title": "x", "completed_on": "2024-02-30"}}, "bad_date"),
        ({"body": None}, "wrong_type"),
        ({"deleted": True, "kind": "none", "body": None}, "unknown_code"),
        ({"kind": "person", "deleted": True, "body": None}, "uid_of_other_person"),
        ({"uid": "x" * 65}, "bad_uid"),
        ({"more": 1}, "wrong_type"),
    ],
)
def test_records_that_are_none(
    worker: Store, mentor: Store, good: Parts, tmp_path: Path, change: dict[str, object], code: str | None
) -> None:
    lines = [json.loads(line) for line in good["records.jsonl"].splitlines()]
    training = next(line for line in lines if line["kind"] == "training")
    content = packed(signed_anew(worker, canonical(training | change)))
    if code:
        assert refused(mentor, tmp_path / "b", content) == {code}
    else:  # in canonical JSON one and one point nought are the same
        (tmp_path / "b").write_bytes(content)
        assert bundle.verify(mentor.read(), str(tmp_path / "b")).counts() == {"valid": 1}


def test_one_record_twice(worker: Store, mentor: Store, good: Parts, tmp_path: Path) -> None:
    line = good["records.jsonl"].splitlines()[0]
    assert refused(mentor, tmp_path / "b", packed(signed_anew(worker, line + b"\n" + line))) == {"duplicate"}


def test_far_too_many_records(worker: Store, mentor: Store, tmp_path: Path) -> None:
    content = packed(signed_anew(worker, b"{}\n" * 10_001))
    assert refused(mentor, tmp_path / "b", content) == {"too_many_records"}


def test_as_many_records_as_there_may_be(worker: Store, mentor: Store, good: Parts, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in good["records.jsonl"].splitlines()]
    training = next(line for line in lines if line["kind"] == "training")
    many = b"\n".join(canonical(training | {"uid": str(number)}) for number in range(10_000))
    (tmp_path / "b").write_bytes(packed(signed_anew(worker, many)))
    began = time.process_time()
    with pytest.raises(Refused):
        bundle.open_bundle(mentor, str(tmp_path / "b"), today=TODAY)
    assert time.process_time() - began < 2


def test_records_that_swell(mentor: Store, good: Parts, tmp_path: Path) -> None:
    bomb = packed({"manifest.json": good["manifest.json"]})
    made = io.BytesIO(bomb)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as target, target.open("records.jsonl", "w") as entry:
        for _ in range(250):
            entry.write(bytes(1024 * 1024))
    assert refused(mentor, tmp_path / "b", made.getvalue()) == {"too_large"}


def test_attachments_that_swell(mentor: Store, good: Parts, tmp_path: Path) -> None:
    content = packed({**good, "attachments/" + "0" * 64: bytes(1024)}, method=zipfile.ZIP_DEFLATED)
    assert refused(mentor, tmp_path / "b", content) == {"swollen"}


@pytest.mark.parametrize("content", [b"", b"PK", b"x" * 100, b"PK\5\6" + bytes(18), b"PK\5\6" + bytes(18) + b"\n"])
def test_what_is_no_bundle_at_all(mentor: Store, tmp_path: Path, content: bytes) -> None:
    assert refused(mentor, tmp_path / "b", content) <= {"bad_archive", "missing"}


@pytest.mark.parametrize(
    "manifest",
    [
        b"[" * 500_000,
        b'{"format":' * 200_000,
        b'{"format":"career-bundle","version":' + b"9" * 900_000 + b"}",
        b'{"format":"career-bundle","version":1e999}',
        b'{"format":"career-bundle","version":1,"version":1}',
        b"\xff\xfe{}",
        b"null",
    ],
    ids=["deep list", "deep objects", "huge number", "infinite", "twice", "not UTF-8", "null"],
)
def test_manifests_made_to_choke_on(mentor: Store, good: Parts, tmp_path: Path, manifest: bytes) -> None:
    assert refused(mentor, tmp_path / "b", packed({**good, "manifest.json": manifest}))


@pytest.mark.parametrize("value", [b"9" * 900_000, b"1e999", b"[" * 200_000, b"-0.0", b"1" + b"0" * 400])
def test_records_made_to_choke_on(worker: Store, mentor: Store, good: Parts, tmp_path: Path, value: bytes) -> None:
    line = good["records.jsonl"].splitlines()[-1]
    start = line.index(b'"version":')
    changed = line[:start] + b'"version":' + value + b"}"
    assert refused(mentor, tmp_path / "b", packed(signed_anew(worker, changed)))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["manifest.json", "records.jsonl"])
def test_one_entry_twice(mentor: Store, good: Parts, tmp_path: Path, name: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for entry, content in [*good.items(), (name, b"{}")]:
            target.writestr(entry, content)
    assert refused(mentor, tmp_path / "b", made.getvalue()) == {"foreign_entry"}


def test_links_lead_nowhere(mentor: Store, good: Parts, tmp_path: Path) -> None:
    """An entry that says it is a link is bytes like any other; nothing is ever unpacked into a folder."""
    made = io.BytesIO(packed(good))
    link = zipfile.ZipInfo("attachments/" + "0" * 64)
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(made, "a") as target:
        target.writestr(link, "/etc/passwd")
    assert refused(mentor, tmp_path / "b", made.getvalue()) == {"bad_manifest"}
    assert {one.name for one in tmp_path.iterdir()} == {"b", "good.career"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes in folders")
def test_what_is_no_file(mentor: Store, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (str(tmp_path / "pipe"), str(tmp_path), "/dev/zero"):
        with pytest.raises((Refused, StorageProblem)):
            bundle.open_bundle(mentor, path, today=TODAY)


MILLION = """
import os, re, sys, time
from tests.exchange.stations import TODAY, file_of
from tracker.exchange import bundle
from tracker.kernel.errors import Refused, StorageProblem
store = file_of("x")
began = time.process_time()
try:
    bundle.open_bundle(store, sys.argv[1], today=TODAY)
except Refused as error:
    print(error.problems[0].code)
highest = open("/proc/self/status").read() if os.path.exists("/proc/self/status") else "VmHWM: 0"
print(time.process_time() - began, int(re.search(r"VmHWM:\\s+(\\d+)", highest)[1]) // 1024)
"""


@pytest.mark.parametrize("lie", [False, True])
def test_a_million_entries(tmp_path: Path, lie: bool) -> None:
    """As zip64 says it honestly, and with an end that claims to have one entry in a small directory."""
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\1\2", 20, 0, 20, 0, *[0] * 4, 0, 0, 0, 1, *[0] * 4, 0, 0) + b"a"
    directory = entry * 1_000_000
    zip64 = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 10**6, 10**6, len(directory), 0)
    zip64 += struct.pack("<4sLQL", b"PK\6\7", 0, len(directory), 1)
    counts = (1, 1, 47) if lie else (0xFFFF, 0xFFFF, 0xFFFFFFFF)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, *counts, 0, 0)
    (tmp_path / "b").write_bytes(directory + zip64 + end)
    done = run_python(MILLION, str(tmp_path / "b"))
    code, figures = done.stdout.splitlines()
    assert code == "too_many_entries"
    seconds, megabytes = map(float, figures.split())
    assert seconds < 2
    assert megabytes < 300
