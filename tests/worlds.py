"""Small worlds for tests of whole answers: a career, the packs that come with the program, and a day."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tracker.catalog.repo import roles
from tracker.catalog.service import install_shipped
from tracker.exchange.career_file import merge
from tracker.kernel.clock import FixedClock
from tracker.store.session import Reader, Store
from tracker.workspace import DEMOS, Workspace

POWER, TURNER, WELDER = "4-11-01-01", "6-18-01-01", "6-18-02-04"


def world(career: dict[str, Any] | None, today: date, *, packs: bool = True) -> Workspace:
    """A workspace in memory with one career; without one the file is empty."""
    clock = FixedClock(today)
    store = Store.in_memory(clock)
    with store.write("fill", journaled=False) as writer:
        if packs:
            install_shipped(writer, clock.now())
        if career is not None:
            merge(writer, json.dumps({"format": "career-file", "version": 1, **career}).encode())
    return Workspace(store, clock)


def demo_world(name: str) -> Workspace:
    """A demo worker on the demo's own day."""
    sample = json.loads((Path(DEMOS) / f"{name}.json").read_text(encoding="utf-8"))
    return world(sample["career"], date.fromisoformat(sample["today"]))


def demo_file(path: str, name: str) -> str:
    """A demo file, put at that path as the program makes it; made once, since a year of study takes its time."""
    Path(path).write_bytes(_demo_bytes(name))
    return path


@cache
def _demo_bytes(name: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        Workspace.create(str(path), name).close()
        return path.read_bytes()


def ladders(reader: Reader) -> list[str]:
    """The ladders of the packs in force, in their order."""
    return list(dict.fromkeys(role.ladder for role in roles(reader)))
