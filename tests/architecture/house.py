"""What the rules of the house are checked on: the project's own files, and fresh interpreters."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import sysconfig
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = ("tracker", "ui", "resources", "seeds", "tests", ".ci")
BINARY = {".mo", ".png", ".db", ".ico", ".pdf", ".ttf", ".pyc"}


@cache
def text_files() -> tuple[Path, ...]:
    """Every text file of the project, top level included, made ones left out."""
    inside = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    top = (path for path in ROOT.iterdir() if path.name not in {".git", ".coverage"})
    return tuple(
        sorted(
            path
            for path in (*inside, *top)
            if path.is_file() and path.suffix not in BINARY and "__pycache__" not in path.parts
        )
    )


@cache
def modules() -> tuple[Path, ...]:
    """Every Python file of the program and its tests."""
    return tuple(path for path in text_files() if path.suffix == ".py")


def tree(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    """A file's path as it is written in lists and messages: relative, with slashes."""
    return path.relative_to(ROOT).as_posix()


def run_python(code: str, *arguments: str, site: bool = True) -> subprocess.CompletedProcess[str]:
    """Run `code` in a fresh interpreter in the project's folder; without `site`, nothing is imported before it."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    environment["PYTHONPATH"] = os.pathsep.join((str(ROOT), sysconfig.get_path("purelib")))
    command = [sys.executable, *([] if site else ["-S"]), "-c", code, *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
