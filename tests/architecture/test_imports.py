"""What must not be loaded: the toolkit by the domain, anything slow by a command."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, modules, name_of, run_python

SLOW = {
    "PySide6",
    "click",
    "contextlib",
    "dataclasses",
    "inspect",
    "matplotlib",
    "numpy",
    "pathlib",
    "sqlcipher3",
    "sqlite_utils",
    "typing",
    "uuid",
}
SETTEXT_20000_TIMES = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel()
for _ in range(20_000):
    label.setText("x")
print("alive")
"""
RUN_A_COMMAND = """
import sys
from ui.__main__ import main
try:
    code = main()
except SystemExit as end:
    code = end.code
print("\\n" + " ".join(sys.modules), file=sys.stderr)
sys.exit(code)
"""


def loaded(stderr: str) -> set[str]:
    """The top-level modules a child process named on the last line of its stderr."""
    return {name.split(".")[0] for name in stderr.splitlines()[-1].split()}


def test_the_domain_loads_no_toolkit() -> None:
    names = [name_of(path).removesuffix(".py").replace("/", ".") for path in modules()]
    own = [name.removesuffix(".__init__") for name in names if name.startswith("tracker.")]
    code = f"import importlib, sys\nfor name in {own!r}: importlib.import_module(name)\n"
    done = run_python(code + "print(' '.join(sys.modules), file=sys.stderr)")
    assert done.returncode == 0, done.stderr
    assert not loaded(done.stderr) & {"PySide6", "shiboken6", "matplotlib", "ui"}


@pytest.mark.parametrize("command", [["next"], ["due"], ["check"]])
def test_a_command_loads_nothing_slow(command: list[str], tmp_path: Path) -> None:
    file = str(tmp_path / "worker.db")
    made = run_python(RUN_A_COMMAND, "new", file, "--demo", "han-song")
    assert made.returncode == 0, made.stderr
    done = run_python(RUN_A_COMMAND, *command, "--file", file, "--json", "--today", "2026-03-01", site=False)
    assert done.returncode in (0, 1), done.stderr
    assert json.loads(done.stdout)
    assert not loaded(done.stderr) & SLOW


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_the_toolkit_keeps_its_references_to_none() -> None:
    done = run_python(SETTEXT_20000_TIMES)
    assert done.stdout.strip() == "alive", f"this PySide6 must not be allowed in pyproject.toml: {done.stderr}"


def test_the_bound_on_the_toolkit_is_in_place() -> None:
    assert "<6.12; python_version < '3.12'" in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
