"""A career file in the hands of other tools: everything in it can be listed, counted and read."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

import pytest
from click.testing import CliRunner
from sqlite_utils.cli import cli

from tests.worlds import demo_file
from tracker.workspace import Workspace

VIEWS = ["answers", "certificates", "history", "income_by_month", "jobs", "rules"]


@pytest.fixture
def demo(file: str) -> str:
    """The file of a demo worker."""
    with Workspace.open(demo_file(file, "han-song")) as work:
        work.own(work.person().uid)
    return file


def ask(*words: str) -> Any:
    """What the command line of sqlite-utils answers."""
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def test_what_the_readme_says(demo: str) -> None:
    counts = {table["table"]: table["count"] for table in ask("tables", demo, "--counts")}
    assert counts["certificate"] > 0
    assert counts["question_text"] == 0
    assert ask("rows", demo, "certificates")[0]["worker"] == "韩松"
    assert sorted(view["view"] for view in ask("views", demo)) == VIEWS
    other = sqlite3.connect(demo)
    assert other.execute("SELECT * FROM jobs").fetchone()
    other.close()


@pytest.mark.parametrize("view", VIEWS)
def test_views_are_in_plain_words(demo: str, view: str) -> None:
    rows = ask("rows", demo, view, "--limit", "3")
    assert rows or view == "history"
    assert not any(name in ("extra", "person", "id") for row in rows for name in row if view != "history")
