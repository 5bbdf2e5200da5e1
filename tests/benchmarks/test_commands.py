"""What commands cost as whole processes, in start-ups of a bare interpreter; and how long a folder of workers takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pytest

from tracker.workspace import Workspace

pytestmark = pytest.mark.benchmark

ROOT = Path(__file__).parents[2]
RUNS = 15
ALLOWED = 3.0
COMMANDS = ["next", "due", "roles", "benefits", "opportunities", "packs list", "check", "export {folder}/out.json"]
SCRIPT = "from ui.__main__ import script; script()"


def seconds(arguments: list[str], env: dict[str, str]) -> float:
    """How long one process takes from start to end."""
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], env=env, cwd=ROOT, capture_output=True, check=False)
    return time.perf_counter() - started


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which modules are compiled once, as they are after an installation."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(tmp_path_factory.mktemp("compiled"))}


@pytest.mark.parametrize("command", COMMANDS)
def test_answers_within_three_start_ups(compiled: dict[str, str], tmp_path: Path, command: str) -> None:
    file = str(tmp_path / "career.db")
    Workspace.create(file, "han-song").close()
    words = command.format(folder=tmp_path).split()
    asked = ["-c", SCRIPT, *words, "--json", "--file", file]
    seconds(asked, compiled)
    ratios = []
    for _ in range(RUNS):
        bare = seconds(["-c", "pass"], compiled)
        ratios.append(seconds(asked, compiled) / bare)
    print(f"\n{command}: {median(ratios):.2f} start-ups")
    assert median(ratios) < ALLOWED


def test_a_folder_of_five_thousand_workers(tmp_path: Path) -> None:
    from tracker.exchange.folder import import_folder

    for number in range(5000):
        document = {
            "format": "career-file",
            "version": 1,
            "person": {"uid": f"p-{number}", "name": f"工人{number}"},
            "certificates": [
                {"uid": f"c-{number}-{at}", "kind": "skill_level", "level": "level_4", "issued_on": "2017-06-30"}
                for at in range(10)
            ],
            "experience": [{"uid": f"e-{number}-{at}", "start": "2010-01-01"} for at in range(10)],
        }
        (tmp_path / f"{number:04}.json").write_text(json.dumps(document), "utf-8")
    with Workspace.create(str(tmp_path / "station.db")) as work:
        started = time.perf_counter()
        report = import_folder(work.store, str(tmp_path))
        took = time.perf_counter() - started
    print(f"\n5,000 workers with 20 records each: {took:.1f} s")
    assert report.added == 5000 * 21
    assert took < 60
