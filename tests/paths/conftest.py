"""A file with the electrician of the demo, open for writing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.worlds import demo_file
from tracker.workspace import Workspace

TODAY = date(2023, 3, 24)


@pytest.fixture
def work(file: str) -> Iterator[Workspace]:
    """The demo electrician's file."""
    with Workspace.open(demo_file(file, "han-song")) as opened:
        yield opened


@pytest.fixture
def turner(file: str) -> Iterator[Workspace]:
    """The demo lathe operator's file."""
    with Workspace.open(demo_file(file, "wang-chuanjiang")) as opened:
        yield opened
