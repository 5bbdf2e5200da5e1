"""A window's hold on a file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.conftest import CLOCK
from tracker.kernel.errors import StorageProblem
from tracker.store.lock import WindowLock

HOLD = """
import sys, time
from tests.store.conftest import CLOCK
from tracker.store.lock import WindowLock
lock = WindowLock.take(sys.argv[1], CLOCK)
print("held", flush=True)
sys.stdin.read()
lock.release()
"""


def test_second_window_is_told_who_has_it(place: str) -> None:
    with WindowLock.take(place, CLOCK):
        with pytest.raises(StorageProblem) as caught:
            WindowLock.take(place, CLOCK)
        assert caught.value.code == "in_use"
        assert caught.value.params["pid"] == os.getpid()
        assert caught.value.params["host"]
    assert not os.path.exists(f"{place}.lock")
    WindowLock.take(place, CLOCK).release()


def test_another_process_and_its_crash(place: str) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, place], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    )
    assert holder.stdout
    assert holder.stdin
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(StorageProblem) as caught:
        WindowLock.take(place, CLOCK)
    assert caught.value.params["pid"] == holder.pid
    os.kill(holder.pid, signal.SIGTERM)
    holder.wait()
    holder.stdout.close()
    holder.stdin.close()
    assert os.path.exists(f"{place}.lock")
    WindowLock.take(place, CLOCK).release()


def test_left_over_rubbish_does_not_matter(place: str) -> None:
    Path(f"{place}.lock").write_bytes(b"\xff\xfe rubbish")
    with WindowLock.take(place, CLOCK), pytest.raises(StorageProblem) as caught:
        WindowLock.take(place, CLOCK)
    assert caught.value.params["pid"] == os.getpid()


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(StorageProblem) as caught:
        WindowLock.take(str(tmp_path / "none" / "a.db"), CLOCK)
    assert caught.value.code == "no_folder"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_folder_that_cannot_be_written(place: str) -> None:
    folder = os.path.dirname(place)
    os.chmod(folder, 0o500)
    try:
        with pytest.raises(StorageProblem) as caught:
            WindowLock.take(place, CLOCK)
    finally:
        os.chmod(folder, 0o700)
    assert caught.value.code == "read_only"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot bound a process's files")
def test_a_full_disk_holds_without_a_note(place: str) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        lock = WindowLock.take(place, CLOCK)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    with lock, pytest.raises(StorageProblem) as caught:
        WindowLock.take(place, CLOCK)
    assert caught.value.code == "in_use"
    assert caught.value.params["pid"] is None
