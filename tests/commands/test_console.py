"""The console script as a process: what it prints where, how it ends, and what it costs to import."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tracker.cli import COMMANDS
from ui.__main__ import main

ROOT = Path(__file__).parents[2]


def console(*words: str, env: dict[str, str] | None = None, package: str = "ui") -> subprocess.CompletedProcess[bytes]:
    """Run the console script in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", package, *words],
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        capture_output=True,
        check=False,
    )


def test_answers_in_utf8_whatever_the_terminal_has(demo: str) -> None:
    for encoding in ("cp1252", "ascii", "gbk", "utf-8"):
        done = console("export", f"{demo}.json", "--json", "--file", demo, env={"PYTHONIOENCODING": encoding})
        assert json.loads(done.stdout.decode("utf-8"))["person"]["name"] == "韩松"
        assert done.stderr == b""


def test_answers_into_a_stream_in_memory(demo: str, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = io.StringIO()
    monkeypatch.setattr(sys, "stdout", memory)
    assert main(["check", "--json", "--file", demo]) == 0
    assert json.loads(memory.getvalue())["problems"] == []


def test_in_the_language_of_the_system(demo: str) -> None:
    assert "磁盘" not in console("next", "--file", demo, env={"LC_ALL": "C"}).stdout.decode()
    chinese = console("check", "--file", demo, env={"LC_ALL": "zh_CN.UTF-8"}).stdout.decode()
    assert "没有发现问题" in chinese


def test_a_closed_pipe_is_no_error(demo: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    child = subprocess.Popen(
        [sys.executable, "-m", "ui", "packs", "list", "--file", demo], cwd=ROOT, stdout=writing, stderr=subprocess.PIPE
    )
    os.close(writing)
    assert child.communicate()[1] == b""
    assert child.returncode == 0


def test_by_the_name_of_the_domain_too(demo: str) -> None:
    for words in (("next", "--file", demo), ("nonsense",), ("--help",)):
        one, other = console(*words), console(*words, package="tracker")
        assert (one.returncode, one.stdout, one.stderr) == (other.returncode, other.stdout, other.stderr)


def test_exit_codes(demo: str) -> None:
    assert console("check", "--file", demo).returncode == 0
    assert console("next", "--file", demo).returncode == 1
    assert console("nonsense").returncode == 2


@pytest.mark.parametrize("words", [("nonsense",), ("next", "--level", "3"), ("export",), ("due", "--file", "/none")])
def test_errors_are_one_line(run: Run, words: tuple[str, ...]) -> None:
    said = run(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_without_a_display_no_window_and_no_crash() -> None:
    done = console(env={"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "", "LC_ALL": "C"})
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("There is no display")


@pytest.mark.parametrize("words", [(), ("screens", "pictures"), ("report", "cohort", "--out", "a.pdf")])
def test_a_library_that_qt_misses_is_named(words: tuple[str, ...], tmp_path: Path, demo: str) -> None:
    broken = tmp_path / "PySide6"
    broken.mkdir()
    (broken / "__init__.py").touch()
    (broken / f"QtCore{EXTENSION_SUFFIXES[0]}").write_bytes(b"needs what is not there")
    done = console(*words, "--file", demo, env={"PYTHONPATH": str(tmp_path), "LC_ALL": "C"})
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert "QtCore" in done.stderr.decode()
    assert "sudo apt install" in done.stderr.decode()


@pytest.mark.skipif(sys.platform != "linux", reason="asks for the fonts of this system")
def test_drawing_without_a_chinese_font_says_how_to_get_one(tmp_path: Path, demo: str) -> None:
    (tmp_path / "fonts.conf").write_text("<fontconfig/>", encoding="utf-8")
    out = tmp_path / "all.pdf"
    done = console(
        "report", "cohort", "--out", str(out), "--file", demo, env={"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    )
    assert (done.returncode, out.exists()) == (0, True)
    assert done.stderr.decode().count("fonts-noto-cjk") == 1


def test_interrupted_quietly(demo: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_work: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tracker.workspace.Workspace.person", interrupted)
    said = run("next", "--file", demo)
    assert (said.code, said.out, said.err) == (130, "", "")


def test_the_list_of_commands_fits_a_terminal(run: Run) -> None:
    lines = run("--help").out.splitlines()
    assert max(map(len, lines)) <= 120
    assert all(any(line.startswith(f"  {name}") for line in lines) for name in COMMANDS)


@pytest.mark.parametrize("name", ["", "packs", *COMMANDS])
def test_help(run: Run, name: str) -> None:
    said = run(*name.split(), "--help")
    assert (said.code, said.err) == (0, "")
    assert name in said.out


def test_the_users_own_file_is_the_default(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    said = run("next")
    assert said.code == 2
    assert "career.db" in said.err
    assert "career-tracker new" in said.err


SLOW = (
    "argparse",
    "click",
    "dataclasses",
    "inspect",
    "platformdirs",
    "pathlib",
    "tomllib",
    "typing",
    "uuid",
    "contextlib",
)
HEAVY = ("PySide6", "fsrs_rs_python", "matplotlib", "numpy", "python_calamine", "sqlcipher3", "sqlite_utils")
QUICK = ["next", "due", "roles", "benefits", "opportunities", "packs list", "check", "history"]
STUDY = ["study status", "study readiness", "study plan"]


@pytest.mark.parametrize("name", QUICK + STUDY)
def test_imports_nothing_slow(demo: str, name: str) -> None:
    """A command may cost three start-ups of a bare interpreter."""
    script = (
        "import sys; before = set(sys.modules); from ui.__main__ import main; "
        "main(sys.argv[1:]); print('|'.join(set(sys.modules) - before), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *name.split(), "--json", "--file", demo],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    imported = set(done.stderr.decode().strip().split("|"))
    assert "sqlite3" in imported
    assert not imported & {*SLOW, *HEAVY}
    assert not [module for module in imported if module.startswith("ui.text")]
