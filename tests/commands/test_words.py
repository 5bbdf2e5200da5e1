"""Every answer can be read by a person, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import Run

PACK = str(Path(__file__).parents[2] / "seeds" / "packs" / "cn-general")
CERTIFICATE = "0190a000-0000-7000-8000-000000000012"
ANSWERS = [
    ("next", "2023-11-20"),
    ("next --level level_1", "2018"),
    ("next --occupation 6-18-01-01", "2018"),
    ("due", "2023-05-10"),
    ("due --within 1", ""),
    (f"recognise {CERTIFICATE} --in 510000", ""),
    (f"recognise {CERTIFICATE} --in 420000", ""),
    ("benefits --price 100000000", "襄州区"),
    ("roles", "rural-supply-station"),
    ("roles --ladder none", ""),
    ("opportunities", "2023"),
    ("packs list", "cn-general"),
    (f"packs check {PACK}", "cn-general"),
    (f"packs install {PACK}", "cn-general"),
    ("packs remove cn-benefits", "cn-benefits"),
    ("check", "career.db"),
    ("backup", "career backups"),
    ("history", ""),
    ("undo", ""),
    ("redo", ""),
]


@pytest.mark.parametrize("language", ["en_GB.UTF-8", "zh_CN.UTF-8"])
@pytest.mark.parametrize(("words", "said"), ANSWERS, ids=[words for words, _ in ANSWERS])
def test_said(demo: str, run: Run, monkeypatch: pytest.MonkeyPatch, words: str, said: str, language: str) -> None:
    monkeypatch.setenv("LC_ALL", language)
    answer = run(*words.split(), "--file", demo)
    assert answer.code in (0, 1)
    assert answer.err == ""
    assert answer.out.strip()
    assert said in answer.out
    assert not {"{", "}", "None"} & set(answer.out.replace("(", " ").split())
    assert any("\u4e00" <= sign <= "\u9fff" for sign in answer.out) or language != "zh_CN.UTF-8"


def test_what_was_imported_and_exported_and_undone(demo: str, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "han.json"
    assert "韩松" in run("export", str(target), "--file", demo).out
    changed = target.read_text("utf-8").replace("420607", "420600").replace('"region"', '"hobby": 1, "region"', 1)
    target.write_text(changed, "utf-8")
    tried = run("import", str(target), "--dry-run", "--file", demo).out
    assert "nothing was changed" in tried
    assert "person.hobby" in run("import", str(target), "--file", demo).out
    assert "Import" in run("undo", "--file", demo).out
    assert "Import" in run("history", "--file", demo).out
    back = run("restore", run("backup", "--file", demo, "--json").data["backup"], "--file", demo).out
    assert "career.db is now as in" in back
