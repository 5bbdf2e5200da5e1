"""`study` at the command line: banks and answers in and out, and what stands in words and in JSON."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from time import process_time

import pytest

from tests.commands.conftest import Run

ROWS = ["题型,题干,选项A,选项B,答案,章节", *(f"单选,设备{n}检修前先做什么,停电{n},送电{n},A,安全" for n in range(12))]


@pytest.fixture
def bank(tmp_path: Path) -> str:
    path = tmp_path / "bank.csv"
    path.write_text("\n".join(ROWS), "gbk")
    return str(path)


@pytest.fixture
def empty(file: str, run: Run, tmp_path: Path) -> str:
    """A file with a worker and nothing else."""
    career = tmp_path / "career.json"
    career.write_text(
        json.dumps({"format": "career-file", "version": 1, "person": {"uid": "p-1", "name": "李工"}}), "utf-8"
    )
    assert run("new", file).code == 0
    assert run("import", str(career), "--file", file).code == 0
    return file


def test_a_bank_tried_then_stored_then_known(empty: str, run: Run, bank: str) -> None:
    tried = run("study", "import", bank, "--dry-run", "--json", "--file", empty).data
    assert (tried["added"], tried["merged"], len(tried["rows"])) == (12, 0, 12)
    assert tried["rows"][0]["question"]["options"] == ["停电0", "送电0"]
    assert run("study", "status", "--json", "--file", empty).data["questions"] == 0
    stored = run("study", "import", bank, "--json", "--file", empty).data
    assert (stored["added"], stored["merged"], stored["format"], stored["questions"]) == (12, 0, "csv", 12)
    again = run("study", "import", bank, "--json", "--file", empty).data
    assert (again["added"], again["merged"], again["bank"]) == (0, 12, None)
    assert run("study", "status", "--json", "--file", empty).data["topics"][0]["questions"] == 12


@pytest.mark.parametrize("ending", ["xlsx", "apkg", "gift"])
def test_an_export_comes_back_as_it_was(empty: str, run: Run, bank: str, tmp_path: Path, ending: str) -> None:
    run("study", "import", bank, "--file", empty)
    out = str(tmp_path / f"out.{ending}")
    assert run("study", "export", out, "--json", "--file", empty).data["questions"] == 12
    back = run("study", "import", out, "--json", "--file", empty).data
    assert (back["added"], back["merged"], back["differing"]) == (0, 12, [])


@pytest.mark.parametrize("ending", ["xlsx", "apkg", "gift"])
def test_so_does_one_of_tasks_without_any_answer(empty: str, run: Run, tmp_path: Path, ending: str) -> None:
    bank = tmp_path / "tasks.gift"
    bank.write_text("简述验电的步骤。 {}\n\n简述触电急救的步骤。 {}\n", "utf-8")
    assert run("study", "import", str(bank), "--json", "--file", empty).data["added"] == 2
    out = str(tmp_path / f"out.{ending}")
    assert run("study", "export", out, "--json", "--file", empty).data["questions"] == 2
    back = run("study", "import", out, "--json", "--file", empty).data
    assert (back["added"], back["merged"], back["differing"]) == (0, 2, [])
    assert run("study", "import", out, "--dry-run", "--json", "--file", empty).data["questions"] == 2


def test_answers_make_a_readiness(empty: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    days = [f"2026-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 29)]
    rows = [
        f"{day}T12:00:{place:02},q{(place * 7 + at) % 40},t{at % 2},{int(at % 4 > 0)},9000,"
        for at, day in enumerate(days)
        for place in range(5)
    ]
    path.write_text("\n".join(["at,question,topic,correct,ms,rating", *rows]), "utf-8")
    report = run("study", "import-answers", str(path), "--json", "--file", empty, "--today", "2026-03-01").data
    assert report["added"] == len(rows)
    asked = run("study", "readiness", "--on", "2026-04-01", "--today", "2026-03-01", "--json", "--file", empty)
    (theory,) = asked.data["components"]
    assert theory["range"][0] <= theory["chance"] <= theory["range"][1]
    assert {topic["topic"] for topic in theory["topics"]} == {"t0", "t1"}
    assert not theory["weights_known"]
    assert asked.code == (0 if theory["chance"] >= 0.8 else 1)
    earlier = run("study", "readiness", "--on", "2026-04-01", "--today", "2026-02-01", "--json", "--file", empty)
    assert earlier.data["components"][0]["chance"] != theory["chance"]


def test_the_plan_of_the_demo(demo: str, run: Run) -> None:
    plan = run("study", "plan", "--json", "--file", demo)
    assert plan.code == (0 if plan.data["reachable"] else 1)
    (theory,) = plan.data["components"]
    assert sum(topic["minutes"] for topic in theory["topics"]) == sum(day["minutes"] for day in theory["week"])
    assert run("study", "plan", "--goal", "100", "--json", "--file", demo).code == 1
    none = run("study", "plan", "--minutes", "0", "--goal", "99", "--json", "--file", demo).data["components"][0]
    assert none["minutes_a_day"] == 0


def test_an_exam_today_or_over(demo: str, run: Run) -> None:
    assert "no time is free" in run("study", "plan", "--today", "2023-04-22", "--file", demo).out
    for command in ("plan", "readiness"):
        assert "2023-04-22 is over" in run("study", command, "--today", "2023-05-01", "--file", demo).out
        assert "is over" not in run("study", command, "--today", "2023-04-22", "--file", demo).out


@pytest.mark.parametrize("goal", ["0", "101", "-1", "80%"])
def test_aims_that_are_none(demo: str, run: Run, goal: str) -> None:
    said = run("study", "plan", "--goal", goal, "--file", demo)
    assert (said.code, said.out) == (2, "")


def test_a_day_must_be_known(empty: str, run: Run) -> None:
    assert run("study", "readiness", "--file", empty).code == 2
    assert "--on" in run("study", "plan", "--file", empty).err


SAID = [
    ("study status", "2023-04-22"),
    ("study fit", "2557"),
    ("study readiness", "80"),
    ("study readiness --on 2024-01-01", "2024-01-01"),
    ("study plan", ""),
    ("study plan --goal 99 --minutes 1", "99"),
    ("study import {bank} --dry-run", "12"),
    ("study import {bank}", "12"),
    ("study export {folder}/o.xlsx", "144"),
]


@pytest.mark.parametrize("language", ["en_GB.UTF-8", "zh_CN.UTF-8"])
@pytest.mark.parametrize(("words", "said"), SAID, ids=[words for words, _ in SAID])
def test_said(
    demo: str,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    bank: str,
    tmp_path: Path,
    words: str,
    said: str,
    language: str,
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    answer = run(*words.format(bank=bank, folder=tmp_path).split(), "--file", demo)
    assert (answer.code, answer.err) in ((0, ""), (1, ""))
    assert said in answer.out
    assert not {"{", "}", "None"} & set(answer.out.replace("(", " ").split())
    assert any("\u4e00" <= sign <= "\u9fff" for sign in answer.out) or language != "zh_CN.UTF-8"


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(400):
                part.write(bytes(1_000_000))


def hostile(folder: Path, kind: str) -> str:
    path = folder / {"bomb": "a.xlsx", "junk": "b.xlsx", "empty": "c.csv", "pdf": "d.pdf", "cut": "e.xlsx"}[kind]
    if kind == "bomb":
        bomb(path)
    else:
        path.write_bytes(
            {"junk": bytes(range(256)) * 40, "empty": b"", "pdf": b"%PDF-1.7\n", "cut": b"PK\x03\x04xx"}[kind]
        )
    return str(path)


@pytest.mark.parametrize("kind", ["bomb", "junk", "empty", "pdf", "cut"])
def test_files_that_are_no_banks(empty: str, run: Run, tmp_path: Path, kind: str) -> None:
    path = hostile(tmp_path, kind)
    before = Path(empty).read_bytes()
    started = process_time()
    said = run("study", "import", path, "--file", empty)
    assert process_time() - started < 5
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert Path(empty).read_bytes() == before


def test_a_text_without_questions_leaves_nothing(empty: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("尊敬的各位同事：\n明天停电检修。\n请相互转告。\n", "utf-8")
    assert run("study", "import", str(path), "--file", empty).code == 2
    assert run("study", "status", "--json", "--file", empty).data["banks"] == 0


def test_other_endings(empty: str, run: Run, bank: str, tmp_path: Path) -> None:
    run("study", "import", bank, "--file", empty)
    said = run("study", "export", str(tmp_path / "o.pdf"), "--file", empty)
    assert said.code == 2
    assert ".apkg" in said.err


@pytest.mark.parametrize(
    ("wrong", "at_a_glance"),
    [
        ("UPDATE answer_day SET correct = correct - 1 WHERE day = (SELECT max(day) FROM answer_day)", True),
        ("UPDATE answer_topic_day SET ms = ms + 1 WHERE day = (SELECT max(day) FROM answer_day)", True),
        ("DELETE FROM answer_hour", True),
        ("UPDATE answer_cell SET answers = answers + 1 WHERE gap = 0", True),
        ("UPDATE memory SET lapses = lapses + 1 WHERE question = (SELECT max(question) FROM memory)", True),
        ("UPDATE bank_topic SET questions = questions + 1", True),
        ("UPDATE memory SET last_on = '2020-01-01'", False),
        ("UPDATE answer_cell SET tries = tries + 1", False),
    ],
)
def test_wrong_counts_are_found(demo: str, run: Run, wrong: str, at_a_glance: bool) -> None:
    import sqlite3

    assert run("check", "--recount", "--file", demo).code == 0
    with sqlite3.connect(demo) as connection:
        connection.execute(wrong)
    connection.close()
    assert run("check", "--file", demo).code == int(at_a_glance)
    assert "recount" in run("check", "--recount", "--file", demo).out
