"""A bundle locked for the road, with what standard tools of the age format use."""

from __future__ import annotations

import io
import shutil
import subprocess
from base64 import b64decode
from functools import partial
from pathlib import Path
from typing import IO

import pytest
from pyrage import x25519

from tests.exchange.age_format import locked
from tests.exchange.stations import TODAY, file_of, owner
from tracker.exchange import bundle, keys, locking
from tracker.exchange.container import read_container
from tracker.exchange.locking import Keyring, Lock, LockKind
from tracker.exchange.recipients import identity, recipient
from tracker.exchange.sharing import Choice
from tracker.kernel.errors import Refused
from tracker.signed.guarding import unlock
from tracker.signed.signatures import new_key
from tracker.store.session import Store

SECRET = "登杆装表接电"
LOCKED = b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCB6cmh0c1NWWEFhR2x3MmNBRFhvQld3IDEwCiszMlp5MjlqaWRYTngxNGpW"
    "WUJuQ2xkb0ViNldqUHM4aXdRbXJ4TGFvNFkKLS0tIHNSeTFCbHpmVUFNcUNxVWtyVFd3V2U1eEcrQ2t1eHlPRS9ZWWIvaVNqMmcK"
    "NQ0saeNUR9vcf6TzAFUjR/viZGjiBAJoMucuRJ9WbiehtnEhp7uuqW4="
)
"""`no bundle`, locked with it in the age format at a cost of 2**10; files made by a program cost a second."""


@pytest.fixture
def worker() -> Store:
    return file_of("学徒")


def made(worker: Store, path: Path, lock: Lock) -> str:
    bundle.make(worker, owner(worker), str(path), Choice(), today=TODAY, lock=lock)
    return str(path)


def identities(private: str) -> list[str]:
    return [identity(unlock(private, None))]


def code_of(store: Store, path: str, keyring: Keyring) -> str:
    with pytest.raises(Refused) as refused:
        bundle.verify(store.read(), path, keyring=keyring)
    return refused.value.problems[0].code


def test_a_locked_bundle_opens_with_its_passphrase_alone(worker: Store, tmp_path: Path) -> None:
    path = made(worker, tmp_path / "b.career", Lock(passphrase=SECRET))
    assert locking.kind_of(path) is LockKind.PASSPHRASE
    assert bundle.verify(worker.read(), path, keyring=Keyring(passphrase=SECRET)).counts() == {"valid": 1}
    assert code_of(worker, path, Keyring()) == "locked"


def test_another_program_locks_alike(worker: Store, tmp_path: Path) -> None:
    path = made(worker, tmp_path / "b.career", Lock())
    Path(path).write_bytes(locked(Path(path).read_bytes(), SECRET))
    assert bundle.verify(worker.read(), path, keyring=Keyring(passphrase=SECRET)).counts() == {"valid": 1}
    assert code_of(worker, path, Keyring(passphrase="x")) == "wrong_passphrase"


def test_a_bundle_locked_for_people_opens_with_their_keys_alone(worker: Store, tmp_path: Path) -> None:
    people = [new_key() for _ in range(3)]
    path = made(worker, tmp_path / "b.career", Lock(recipients=tuple(recipient(key) for key, _ in people[:2])))
    assert locking.kind_of(path) is LockKind.PERSON
    rings = [Keyring(identities=partial(identities, private)) for _, private in people]
    for ring in rings[:2]:
        assert bundle.verify(worker.read(), path, keyring=ring).counts() == {"valid": 1}
    for ring in (rings[2], Keyring(), Keyring(passphrase=SECRET)):
        assert code_of(worker, path, ring) == "locked_for_other"
    whole = Path(path).read_bytes()
    Path(path).write_bytes(whole[:-1])
    assert code_of(worker, path, rings[0]) == "bad_archive"


def test_a_files_own_keys_open_what_is_locked_for_it_also_old_ones(worker: Store, tmp_path: Path) -> None:
    first = keys.own_key(worker, today=TODAY)
    path = made(worker, tmp_path / "b.career", Lock(recipients=(recipient(first.key),)))
    keys.renew(worker, today=TODAY)
    keys.set_password(worker, password=None, next_password=b"x")
    ring = keys.keyring(worker.read(), password=lambda: b"x")
    assert bundle.verify(worker.read(), path, keyring=ring).counts() == {"valid": 1}
    assert code_of(worker, path, keys.keyring(worker.read(), password=lambda: b"y")) == "wrong_password"


def test_the_address_of_a_key_is_that_of_its_secret() -> None:
    for _ in range(20):
        public, private = new_key()
        secret = identity(unlock(private, None))
        assert str(x25519.Identity.from_str(secret).to_public()) == recipient(public)


@pytest.mark.parametrize("key", ["01" + "00" * 31, "ff" * 32])
def test_what_is_no_point_of_the_curve_has_no_address(key: str) -> None:
    with pytest.raises(ValueError):
        recipient(key)


def test_what_is_no_address_is_refused(worker: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        made(worker, tmp_path / "b.career", Lock(recipients=("age1nobody",)))
    assert refused.value.problems[0].code == "bad_recipient"
    assert not list(tmp_path.iterdir())


def test_what_is_too_large_for_a_passphrase_is_said_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "MAX_IN_MEMORY", locking.MEGABYTE)

    def put(file: IO[bytes]) -> None:
        file.write(bytes(locking.MEGABYTE + 1))

    path = tmp_path / "b.career"
    with pytest.raises(Refused) as refused:
        locking.write(str(path), put, Lock(passphrase=SECRET))
    (problem,) = refused.value.problems
    assert (problem.code, problem.value, problem.expected) == ("too_large_for_passphrase", 2, 1)


def test_a_locked_file_that_is_damaged_is_refused(worker: Store, tmp_path: Path) -> None:
    path = tmp_path / "b.career"
    path.write_bytes(LOCKED[:-3])
    assert code_of(worker, str(path), Keyring(passphrase=SECRET)) == "wrong_passphrase"


@pytest.mark.parametrize("work", ["21", "63", "999", "x", ""])
def test_a_lock_that_would_keep_the_computer_busy_is_not_tried(worker: Store, tmp_path: Path, work: str) -> None:
    head, rest = LOCKED.split(b"\n", 2)[1:]
    costly = b"\n".join([locking.MARK, b" ".join([*head.split()[:3], work.encode()]).strip(), rest])
    (tmp_path / "b.career").write_bytes(costly)
    assert code_of(worker, str(tmp_path / "b.career"), Keyring(passphrase=SECRET)) == "too_costly"


@pytest.mark.skipif(not shutil.which("age"), reason="the standard tool is not installed")
def test_the_standard_tool_opens_it(worker: Store, tmp_path: Path) -> None:
    own = keys.own_key(worker, today=TODAY)
    path = made(worker, tmp_path / "b.career", Lock(recipients=(recipient(own.key),)))
    (tmp_path / "identity").write_text(identity(unlock(own.private or "", None)), "utf-8")
    opened = subprocess.run(["age", "-d", "-i", str(tmp_path / "identity"), path], capture_output=True, check=True)
    assert read_container(io.BytesIO(opened.stdout)).person == owner(worker)
