"""Runs commands as the console script does, on real files."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.worlds import demo_file
from tracker.kernel.record import Record
from ui.__main__ import main


class Outcome(Record):
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The JSON it printed: one object, on one line."""
        assert self.out.count("\n") == 1
        return json.loads(self.out)


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a line of words, given one by one."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def run(*words: str) -> Outcome:
        capsys.readouterr()
        code = main(words)
        printed = capsys.readouterr()
        return Outcome(code=code, out=printed.out, err=printed.err)

    return run


@pytest.fixture
def demo(file: str) -> str:
    """A file with the electrician of the demo."""
    return demo_file(file, "han-song")
