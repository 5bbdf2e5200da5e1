"""Making, importing, exporting, checking, copying, restoring; undo, redo and history."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tracker.catalog import own_skills
from tracker.study.service import mocks
from tracker.workspace import Workspace

SEED = Path(__file__).parents[2] / "seeds" / "demo" / "wang-chuanjiang.json"


@pytest.fixture
def career(tmp_path: Path) -> str:
    """A career file of somebody else than the demo worker."""
    path = tmp_path / "wang.json"
    sample = json.loads(SEED.read_text("utf-8"))["career"]
    path.write_text(json.dumps(sample, ensure_ascii=False), "utf-8")
    return str(path)


def test_new_is_empty(file: str, run: Run) -> None:
    made = run("new", file, "--json")
    assert made.code == 0
    assert made.data["person"] is None
    assert run("next", "--file", file).code == 2
    assert run("packs", "list", "--file", file, "--json").data["packs"]


def test_new_never_writes_over(demo: str, run: Run) -> None:
    before = Path(demo).read_bytes()
    again = run("new", demo)
    assert (again.code, again.out) == (2, "")
    assert again.err.count("\n") == 1
    assert Path(demo).read_bytes() == before


def test_new_leaves_nothing_where_it_fails(file: str, run: Run) -> None:
    assert run("new", file, "--demo", "nobody").code == 2
    assert not os.path.exists(file)


def test_a_demo_is_shown_as_of_its_day_unless_another_is_asked(demo: str, run: Run) -> None:
    assert run("next", "--file", demo, "--json").data["today"] == "2023-03-24"
    assert run("next", "--file", demo, "--json", "--today", "2024-02-01").data["today"] == "2024-02-01"


def test_import_then_export_is_the_identity(file: str, career: str, tmp_path: Path, run: Run) -> None:
    run("new", file)
    first = run("import", career, "--file", file, "--json")
    assert first.code == 0
    assert first.data["added"] == sum(count["added"] for count in first.data["lists"].values())
    assert first.data["unknown_keys"] == []
    again = run("--json", "import", career, "--file", file).data
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, first.data["added"])
    target = str(tmp_path / "out.json")
    assert run("export", target, "--file", file).code == 0
    assert json.loads(Path(target).read_text("utf-8")) == json.loads(Path(career).read_text("utf-8"))


def test_import_tried_only(demo: str, career: str, run: Run) -> None:
    tried = run("import", career, "--file", demo, "--json", "--dry-run").data
    assert tried["dry_run"]
    assert tried["added"] > 0
    assert run("history", "--file", demo, "--json").data["history"] == []


def test_faulty_import_changes_nothing_and_names_every_fault(demo: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "bad.json"
    path.write_text(
        '{"format": "career-file", "version": 1, "person": {}, "income": [{"month": "5", "amount_fen": -1}]}'
    )
    before = Path(demo).read_bytes()
    refused = run("import", str(path), "--file", demo, "--json")
    assert (refused.code, refused.out) == (2, "")
    assert [line.split(":")[0] for line in refused.err.splitlines()[1:]] == [
        "- person.name",
        "- income[0].month",
        "- income[0].amount_fen",
    ]
    assert Path(demo).read_bytes() == before


def test_import_of_a_folder(file: str, career: str, tmp_path: Path, run: Run) -> None:
    run("new", file)
    folder = tmp_path / "station"
    folder.mkdir()
    for number in range(3):
        text = Path(career).read_text("utf-8").replace("0190a000-", f"0190a00{number}-")
        (folder / f"{number}.json").write_text(text, "utf-8")
    (folder / "bad.json").write_text("{")
    refused = run("import", str(folder), "--file", file, "--json")
    assert refused.code == 2
    assert "bad.json" in refused.err
    report = run("import", str(folder), "--file", file, "--json", "--skip-bad")
    assert report.code == 1
    assert (report.data["files"], len(report.data["refused"])) == (4, 1)
    assert run("undo", "--file", file).code == 0
    assert run("next", "--file", file).code == 2


def test_one_person_of_many(demo: str, career: str, tmp_path: Path, run: Run) -> None:
    uid = run("import", career, "--file", demo, "--json").data["person"]["uid"]
    assert run("next", "--file", demo, "--json").data["occupation"] == "4-11-01-01"
    assert run("next", "--file", demo, "--json", "--person", uid).data["occupation"] == "6-18-01-01"
    missing = run("next", "--file", demo, "--person", "nobody")
    assert (missing.code, missing.err.count("\n")) == (2, 1)


def test_undo_and_redo(demo: str, career: str, run: Run) -> None:
    assert run("undo", "--file", demo, "--json").code == 1
    run("import", career, "--file", demo)
    assert run("undo", "--file", demo, "--json").data["done"]["command"] == "import"
    assert run("undo", "--file", demo).code == 1
    assert run("redo", "--file", demo).code == 0
    assert run("redo", "--file", demo).code == 1
    assert len(run("history", "--file", demo, "--json").data["history"]) == 3
    assert len(run("history", "--file", demo, "--json", "--limit", "1").data["history"]) == 1


def test_what_the_window_took_out_comes_back_by_command(demo: str, run: Run) -> None:
    with Workspace.open(demo) as work:
        uid, count = work.person().uid, len(mocks.history(work.store.read(), work.person().uid))
        mocks.remove(work.store, mocks.history(work.store.read(), uid)[0].id)
        own_skills.put_own_skill(work.store, {"name": "拉线", "stage": "seen"}, now=work.clock.now())
        own_skills.remove_own_skill(work.store, "拉线", now=work.clock.now())
    done = [run("undo", "--file", demo, "--json").data["done"]["command"] for _ in range(3)]
    assert done == ["own_skill.delete", "own_skill.add", "mock.delete"]
    with Workspace.open(demo) as work:
        assert len(mocks.history(work.store.read(), uid)) == count
    assert [run(word, "--file", demo).code for word in ("redo", "redo", "redo", "redo")] == [0, 0, 0, 1]
    with Workspace.open(demo) as work:
        assert len(mocks.history(work.store.read(), uid)) == count - 1
        assert own_skills.own_skills(work.store.read()) == ()


def test_check(demo: str, run: Run) -> None:
    assert run("check", "--file", demo, "--json").data == {"file": demo, "healthy": True, "problems": []}
    other = sqlite3.connect(demo)
    other.execute("INSERT INTO goal (uid, person) VALUES ('g', 'nobody')")
    other.commit()
    other.close()
    found = run("check", "--file", demo, "--json")
    assert found.code == 1
    assert [problem["code"] for problem in found.data["problems"]] == ["broken_reference"]
    assert "nobody" not in run("check", "--file", demo).err


def test_backup_and_restore(demo: str, career: str, tmp_path: Path, run: Run) -> None:
    made = run("backup", "--file", demo, "--json").data["backup"]
    assert os.path.isfile(made)
    run("import", career, "--file", demo)
    back = run("restore", made, "--file", demo, "--json")
    assert back.code == 0
    assert os.path.isfile(back.data["kept"])
    assert run("history", "--file", demo, "--json").data["history"] == []
    stick = str(tmp_path / "stick.db")
    assert run("backup", stick, "--file", demo, "--json").data["backup"] == stick
    assert run("check", "--file", stick).code == 0
    assert run("restore", career, "--file", demo).code == 2


def test_a_file_left_behind_by_a_crash_is_read(demo: str, run: Run) -> None:
    """A journal that must be played back needs a writer: reading commands open the file to write, then."""
    crash = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); "
        "c.execute('PRAGMA cache_size = 1'); c.execute('BEGIN'); "
        "c.execute('UPDATE person SET note = ?', ('x' * 100000,)); c.execute('DELETE FROM pack'); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", crash, demo], check=False)
    assert os.path.getsize(f"{demo}-journal") > 0
    assert run("next", "--file", demo, "--json").data["current_level"] == "level_3"
    assert run("check", "--file", demo, "--json").data["healthy"]


def test_a_file_too_damaged_to_open_is_an_answer_of_the_check(demo: str, run: Run) -> None:
    Path(demo).write_bytes(Path(demo).read_bytes()[:100_000])
    found = run("check", "--file", demo, "--json")
    assert (found.code, found.data["healthy"]) == (1, False)
    assert "cannot be read" in run("check", "--file", demo).out
    assert run("next", "--file", demo).code == 2
