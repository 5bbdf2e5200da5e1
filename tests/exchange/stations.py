"""Files of a worker and a mentor who never meet on a network, and what travels between them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tracker.exchange import bundle, keys
from tracker.exchange.sharing import Choice
from tracker.exchange.signing import sign_off
from tracker.kernel.clock import FixedClock
from tracker.people import service as people
from tracker.store import settings
from tracker.store.session import Store

TODAY = date(2026, 11, 23)
CLOCK = FixedClock(TODAY)
SKILL = {"skill": "pole-climbing", "stage": "supervised"}
ALL = Choice(kinds=Choice().kinds | {"income"}, private=True)


def file_of(name: str) -> Store:
    """A file with its owner."""
    store = Store.in_memory(CLOCK)
    uid = people.add_person(store, {"name": name, "birth_date": date(1990, 1, 2)})
    with store.write("file.owner", journaled=False) as writer:
        settings.put(writer, settings.OWNER, uid)
    return store


def owner(store: Store) -> str:
    return people.owner(store.read()).uid


def trust(store: Store, other: Store) -> None:
    """The two compared words in person: `store` believes `other` from now on."""
    key = keys.own_key(other, today=TODAY)
    keys.trust(store, key.key, name=key.name, person=key.person, today=TODAY)


def carry(source: Store, target: Store, person: str, folder: Path, choice: Choice | None = None) -> bundle.Opened:
    """A bundle on a stick from one file to the other."""
    path = str(folder / "stick.career")
    bundle.make(source, person, path, choice or Choice(), today=TODAY)
    return bundle.open_bundle(target, path, today=TODAY)


def sign_and_return(mentor: Store, worker: Store, folder: Path) -> None:
    """The worker's records go to the mentor, who signs one skill off; the worker gets it."""
    carry(worker, mentor, owner(worker), folder)
    sign_off(mentor, owner(worker), SKILL, today=TODAY)
    carry(mentor, worker, owner(worker), folder)
