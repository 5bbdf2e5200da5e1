"""What commands cost as whole processes, in start-ups of a bare interpreter; and how long a folder of workers takes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pytest

from tracker.catalog.service import SEEDS
from tracker.workspace import DEMOS, Workspace

pytestmark = pytest.mark.benchmark

ROOT = Path(__file__).parents[2]
RUNS = 15
ALLOWED = 3
CONSOLE = Path(sys.executable).with_name("career-tracker")
CERTIFICATE = "0190a000-0000-7000-8000-000000000013"
COMMANDS = [
    "next",
    "due",
    "roles",
    "benefits",
    "opportunities",
    f"recognise {CERTIFICATE} --in 500116",
    "study status",
    "signoff list",
    "packs list",
    f"packs check {SEEDS}/packs/cn-recognition",
    "packs remove cn-recognition",
    "check",
    "history",
    "undo",
    "new {folder}/new.db",
    "import {folder}/career.json --file {folder}/empty.db",
    "export {folder}/out.json",
    "backup",
    "backup {folder}/copy.db",
    "restore {folder}/empty.db",
]
"""What a worker or a script asks often; `packs check` on a pack of a few entries, since TOML is read letter by letter."""

LONGER = {
    "cohort": 3.8,  # knows as many rules as everything above together, to measure all apprentices
    "what-if next --pass level_2@2024-01-01": 4,  # every answer is measured, as it is and as it would be
    "compare": 4.5,  # fractions are exact, and bring decimals and regular expressions along
    f"packs install {SEEDS}/packs/cn-recognition": 4.5,  # the reader of TOML takes more than two, the digest a quarter
    "study readiness": 5,  # a model is fitted to the answers
    "study plan": 6,
    "key show": 6.5,  # loads `cryptography`
    "agenda export {folder}/dates.ics": 9.5,  # loads `icalendar`
    "new {folder}/new.db --demo han-song": 12,  # answers thousands of questions
}
"""What cannot be had within three, how many it may take, and why."""


def seconds(program: list[str], env: dict[str, str]) -> float:
    """How long one process takes from start to end."""
    started = time.perf_counter()
    done = subprocess.run(program, env=env, cwd=ROOT, capture_output=True, check=False)
    took = time.perf_counter() - started
    assert done.returncode in (0, 1), done.stderr.decode()
    return took


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo worker, the same worker's career file, and an empty file to import it into."""
    folder = tmp_path_factory.mktemp("files")
    Workspace.create(str(folder / "career.db"), "han-song").close()
    Workspace.create(str(folder / "empty.db")).close()
    with open(os.path.join(DEMOS, "han-song.json"), encoding="utf-8") as demo:
        (folder / "career.json").write_text(json.dumps(json.load(demo)["career"], ensure_ascii=False), "utf-8")
    return folder


@pytest.mark.parametrize(("command", "allowed"), {**dict.fromkeys(COMMANDS, ALLOWED), **LONGER}.items())
def test_answers_within_start_ups(
    compiled: dict[str, str], files: Path, tmp_path: Path, command: str, allowed: float
) -> None:
    def once() -> float:
        folder = tmp_path / str(time.monotonic_ns())
        shutil.copytree(files, folder)
        words = command.format(folder=folder).split()
        named = () if "--file" in words else ("--file", str(folder / "career.db"))
        return seconds([str(CONSOLE), *words, "--json", *named], compiled)

    once()
    ratios = []
    for _ in range(RUNS):
        bare = seconds([sys.executable, "-c", "pass"], compiled)
        ratios.append(once() / bare)
    print(f"\n{command}: {median(ratios):.2f} start-ups")
    assert median(ratios) < allowed


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
