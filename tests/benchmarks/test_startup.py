"""From the start of the program to its first usable paint, as a ratio to a bare window measured in the same run."""

from __future__ import annotations

import json
import subprocess
import sys
from statistics import median
from time import monotonic
from typing import Any

import pytest

from tracker.workspace import Workspace

PAIRS = 9
MOST = 1.5
MODULES = 270
HEAVY = {"matplotlib", "numpy", "sqlite_utils", "dateutil", "click"}


def first_paint(of: str, env: dict[str, str] | None = None) -> tuple[float, float, dict[str, Any]]:
    """Seconds until the first paint, processor seconds spent by then, and all that was told."""
    started = monotonic()
    told = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.first_paint", of], check=True, capture_output=True, text=True, env=env
    )
    found = json.loads(told.stdout.splitlines()[-1])
    return found["at"] - started, found["cpu"], found


def test_nothing_heavy_is_made_before_the_first_paint(file: str) -> None:
    Workspace.create(file, "han-song").close()
    _seconds, _cpu, told = first_paint(file)
    assert {name.partition(".")[0] for name in told["modules"]} & HEAVY == set()
    assert len(told["modules"]) < MODULES
    assert not told["codes_of_qt"], "something before the first paint names Qt (see ui.app)"


@pytest.mark.benchmark
def test_the_demo_paints_within_half_again_a_bare_window(file: str, compiled: dict[str, str]) -> None:
    Workspace.create(file, "han-song").close()
    first_paint("bare", compiled), first_paint(file, compiled)
    pairs = [(first_paint("bare", compiled), first_paint(file, compiled)) for _pair in range(PAIRS)]
    wall = median(ours[0] / bare[0] for bare, ours in pairs)
    cpu = median(ours[1] / bare[1] for bare, ours in pairs)
    print(f"\nfirst paint against a bare window: wall {wall:.2f}, processor {cpu:.2f} (at most {MOST})")
    assert min(wall, cpu) <= MOST
