"""Files and people for the tests of the store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tracker.certificates.model import Certificate
from tracker.kernel.clock import FixedClock
from tracker.kernel.terms import CertificateKind
from tracker.people.model import Person
from tracker.store.database import create
from tracker.store.session import Store

CLOCK = FixedClock(date(2026, 11, 23))


def worker(uid: str = "p-1", name: str = "李工") -> Person:
    """A worker with nothing but a name."""
    return Person(uid=uid, name=name)


def certificate(uid: str, person: str = "p-1", number: str | None = None) -> Certificate:
    """A certificate with the least there must be."""
    return Certificate(uid=uid, person=person, kind=CertificateKind.DRIVING, number=number, issued_on=date(2020, 2, 29))


@pytest.fixture
def place(tmp_path: Path) -> str:
    """Where an empty career file is."""
    path = str(tmp_path / "李工.db")
    create(path)
    return path


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """That file, open."""
    opened = Store.open(place, CLOCK)
    yield opened
    opened.close()
