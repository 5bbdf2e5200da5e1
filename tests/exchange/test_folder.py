"""A folder of career files: in one step, watched, stopped, taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.exchange.conftest import career, everything
from tracker.exchange.folder import import_folder
from tracker.kernel.changes import Changes
from tracker.kernel.errors import Cancelled, Refused, StorageProblem
from tracker.store import history
from tracker.store.session import Store

COUNT = 30


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A station's workers, a file for each."""
    for number in range(COUNT):
        document = career(
            experience=[{"uid": f"e-{number}", "start": "2020-01-01"}],
            income=[{"month": "2022-07", "amount_fen": number}],
        )
        document["person"] = {"uid": f"p-{number}", "name": f"工人{number}"}
        (tmp_path / f"{number:03}.json").write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    (tmp_path / "readme.txt").write_text("not a career file")
    return tmp_path


def test_all_in_one_step(store: Store, folder: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    announced: list[Changes] = []
    store.on_commit.append(announced.append)
    report = import_folder(store, str(folder), progress=lambda *now: seen.append(now))
    assert (report.files, report.added, report.changed, report.unchanged) == (COUNT, 3 * COUNT, 0, 0)
    assert seen == [(at, COUNT, f"{at:03}.json") for at in range(COUNT)] + [(COUNT, COUNT, "")]
    assert len(announced) == 1
    again = import_folder(store, str(folder))
    assert (again.added, again.changed, again.unchanged) == (0, 0, 3 * COUNT)
    assert history.undo(store)
    assert everything(store) == []


def test_stopped_half_way_keeps_nothing(store: Store, folder: Path) -> None:
    def stop(done: int, _total: int, _name: str) -> None:
        if done == COUNT // 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_folder(store, str(folder), progress=stop)
    assert everything(store) == []
    assert history.acts(store.read()) == ()


def test_stopped_at_the_very_end_keeps_nothing(store: Store, folder: Path) -> None:
    def stop(done: int, total: int, _name: str) -> None:
        if done == total:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_folder(store, str(folder), progress=stop)
    assert everything(store) == []


def test_tried_only(store: Store, folder: Path) -> None:
    report = import_folder(store, str(folder), dry_run=True)
    assert report.added == 3 * COUNT
    assert everything(store) == []
    assert import_folder(store, str(folder)).added == 3 * COUNT


def test_faulty_files_stop_it_all_and_every_one_is_named(store: Store, folder: Path) -> None:
    (folder / "005.json").write_bytes(b"{")
    (folder / "007.json").write_bytes(b'{"format": "career-file", "version": 1, "person": {}}')
    with pytest.raises(Refused) as caught:
        import_folder(store, str(folder))
    assert [(problem.where, problem.code) for problem in caught.value.problems] == [
        ("005.json", "cut_off"),
        ("007.json: person.name", "missing"),
    ]
    assert everything(store) == []


def test_faulty_files_left_out_where_asked(store: Store, folder: Path) -> None:
    (folder / "005.json").write_bytes(b"{")
    (folder / "009.json").write_text((folder / "008.json").read_text("utf-8").replace("p-8", "p-9"), "utf-8")
    report = import_folder(store, str(folder), skip_bad=True)
    assert [(one.name, one.problems[0].code) for one in report.refused] == [
        ("005.json", "cut_off"),
        ("009.json", "uid_of_other_person"),
    ]
    assert report.added == 3 * (COUNT - 2)
    assert store.read().value("SELECT count(*) FROM person") == COUNT - 2


def test_unknown_keys_are_named_with_their_file(store: Store, folder: Path) -> None:
    document = career(hobbies=1)
    (folder / "z.json").write_text(json.dumps(document), "utf-8")
    assert import_folder(store, str(folder)).unknown == ("z.json: hobbies",)


def test_nothing_to_import(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        import_folder(store, str(tmp_path))
    assert [problem.code for problem in caught.value.problems] == ["no_json"]
    with pytest.raises(StorageProblem) as missing:
        import_folder(store, str(tmp_path / "none"))
    assert missing.value.code == "missing"
