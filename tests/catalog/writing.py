"""Packs written for a test: TOML text by file name."""

from __future__ import annotations

from pathlib import Path

from tracker.catalog.load import LoadedPack, load_pack
from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem

CASES = Path(__file__).parents[1] / "data" / "cases" / "pack"

HEAD = """
[pack]
id = "test"
title = { zh_CN = "试验", en = "Test" }
version = "1"
as_of = 2026-11-01
source = "a test"
"""


def write(folder: Path, **files: str) -> str:
    """A folder of TOML files; `pack` alone carries the head unless it has its own."""
    made = folder / "pack"
    made.mkdir(exist_ok=True)
    for name, text in files.items():
        head = HEAD if name == "pack" and "[pack]" not in text else ""
        (made / f"{name}.toml").write_text(text + head, encoding="utf-8")
    return str(made)


def read(folder: Path, **files: str) -> LoadedPack:
    """The pack made of these files."""
    return load_pack(write(folder, **files))


def problems(path: str) -> tuple[Problem, ...]:
    """Everything wrong with the pack at a path; nothing if it is sound."""
    try:
        load_pack(path)
    except Refused as refused:
        return refused.problems
    return ()


def faults(folder: Path, text: str) -> list[tuple[str, str]]:
    """What is wrong with a pack of one file, and where."""
    return [(problem.code, problem.where) for problem in problems(write(folder, pack=text))]
