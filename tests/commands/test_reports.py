"""Sheets of paper from the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.commands.conftest import Run

FIRST = "0190a000-0000-7000-8102-000000000001"


@pytest.fixture
def mentor(file: str, run: Run, qapp: QApplication) -> str:
    assert run("new", file, "--demo", "mentor", "--json").code == 0
    return file


def test_sheets_of_mentoring(mentor: str, run: Run, tmp_path: Path) -> None:
    month, everybody = tmp_path / "month.pdf", tmp_path / "all.pdf"
    asked = ("--file", mentor, "--person", FIRST, "--out", str(month), "--json")
    assert run("report", "review", *asked).data["title"] == "Monthly review: 毕业生甲（示例）, 2023-02"
    assert run("report", "cohort", "--file", mentor, "--out", str(everybody)).out == f"Written: {everybody}\n"
    assert month.read_bytes()[:4] == everybody.read_bytes()[:4] == b"%PDF"


def test_what_is_no_month(mentor: str, run: Run) -> None:
    wrong = run("report", "review", "--month", "2023-13", "--out", "x.pdf", "--file", mentor)
    assert (wrong.code, wrong.err) == (2, "--month: “2023-13” is not a month such as 2026-11.\n")
