"""Files made, filled and asked as a stranger would: by the commands alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import Outcome, Run, run

__all__ = ["run"]

CASES = Path(__file__).parents[1] / "data" / "cases"
RULES = CASES / "pack"

Fill = Callable[[dict[str, Any]], str]


def in_order(outcome: Outcome) -> Any:
    """The data a command printed that had nothing to complain about."""
    assert outcome.err == ""
    assert outcome.code in (0, 1)
    return outcome.data


@pytest.fixture
def fill(tmp_path: Path, run: Run) -> Fill:
    """Makes a file with the rules of the cases and a career in it."""

    def fill(career: dict[str, Any], rules: Path = RULES) -> str:
        plain, made = tmp_path / "career.json", str(tmp_path / "made.db")
        plain.write_text(json.dumps(career, ensure_ascii=False), encoding="utf-8")
        in_order(run("new", made, "--json"))
        in_order(run("packs", "install", str(rules), "--file", made, "--json"))
        in_order(run("import", str(plain), "--file", made, "--json"))
        return made

    return fill
