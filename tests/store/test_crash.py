"""Whatever was said to be saved is there after the program was killed at any moment, and the file is sound."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from tests.store.conftest import CLOCK
from tracker.certificates.repo import CERTIFICATES
from tracker.store.health import check
from tracker.store.session import Store

WRITES = """
import sys
from datetime import date
from tests.store.conftest import CLOCK, certificate, worker
from tracker.certificates.repo import CERTIFICATES
from tracker.people.repo import PEOPLE
from tracker.store.session import Store

store = Store.open(sys.argv[1], CLOCK)
for number in range(200):
    with store.write("certificate.add") as writer:
        if number == 0:
            PEOPLE.insert(writer, worker())
        CERTIFICATES.insert_many(writer, (certificate(f"{number}-{part}", number="x" * 900) for part in range(3)))
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("seed", range(6))
def test_killed_at_any_moment(place: str, seed: int) -> None:
    child = subprocess.Popen([sys.executable, "-c", WRITES, place], stdout=subprocess.PIPE, text=True)
    assert child.stdout
    first = child.stdout.readline()
    time.sleep(random.Random(seed).random() * 0.4)
    os.kill(child.pid, signal.SIGKILL)
    said = [int(line) for line in [first, *child.stdout.read().splitlines()] if line.strip()]
    child.stdout.close()
    child.wait()
    assert said, "killed before its first write"

    store = Store.open(place, CLOCK)
    kept = {one.uid for one in CERTIFICATES.select(store.read())}
    assert {f"{number}-{part}" for number in said for part in range(3)} <= kept
    assert len(kept) in (3 * len(said), 3 * len(said) + 3)
    assert check(store.read()) == ()
    store.close()
