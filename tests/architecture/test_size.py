"""Small files, small functions, a word on each module. Exceptions are named with their reason."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.house import modules, name_of, text_files, tree

LINES_OF_A_FILE = 500
LINES_OF_A_FUNCTION = 50
CODE = {".py", ".toml", ".qss", ".md", ".sh", ""}
DATA = ("seeds/", "tests/data/")

LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno
            yield f"{name_of(path)}:{node.name}", node.end_lineno - node.lineno + 1


def test_no_file_is_long() -> None:
    code = (path for path in text_files() if path.suffix in CODE and not name_of(path).startswith(DATA))
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in code}
    assert {name: length for name, length in lengths.items() if length >= LINES_OF_A_FILE}.keys() == LONG_FILES.keys()


def test_no_function_is_long() -> None:
    lengths = dict(entry for path in modules() for entry in functions(path))
    long = {name: length for name, length in lengths.items() if length > LINES_OF_A_FUNCTION}
    assert long.keys() == LONG_FUNCTIONS.keys(), long


def test_every_module_says_what_it_is() -> None:
    silent = [name_of(path) for path in modules() if not path.read_text(encoding="utf-8").startswith(('"""', 'r"""'))]
    assert silent == []
