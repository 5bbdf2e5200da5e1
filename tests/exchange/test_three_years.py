"""Two apprentices and their mentor over three years, without a network: fifty sticks, wrong clocks, old copies."""

from __future__ import annotations

import random
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.stations import CLOCK, file_of, owner
from tracker.exchange import bundle, keys
from tracker.exchange.sharing import Choice
from tracker.exchange.signing import confirm, sign_off
from tracker.kernel.terms import SkillStage
from tracker.mentoring.repo import PRACTICES
from tracker.mentoring.service import delete_practice, log_practice
from tracker.people import service as people
from tracker.people.genuine import checked_signoffs
from tracker.people.repo import AWARDS, SIGNOFFS
from tracker.signed.signatures import SignatureState
from tracker.store import history
from tracker.store.session import Store

STICKS = 50
BEGUN = date(2023, 9, 1)


class Station:
    """One file and the computer it is on, whose clock is wrong by so many days."""

    def __init__(self, name: str, wrong_by: int) -> None:
        self.store = file_of(name)
        self.uid = owner(self.store)
        self._wrong_by = timedelta(days=wrong_by)

    def today(self, real: date) -> date:
        """What day this computer thinks it is."""
        return real + self._wrong_by

    def trusts(self, other: Station, real: date) -> None:
        key = keys.own_key(other.store, today=real)
        keys.trust(self.store, key.key, name=key.name, person=key.person, today=self.today(real))


class Years:
    """What the three do, at random."""

    def __init__(self, chance: random.Random, folder: Path) -> None:
        self.chance, self.folder, self.real = chance, folder, BEGUN
        self.mentor = Station("师傅", 0)
        self.workers = [Station("甲", -5 * 365), Station("乙", 4 * 365)]
        self.old: list[tuple[str, Station]] = []
        self.given: dict[str, str | None] = {}
        for one in self.workers:
            self.mentor.trusts(one, self.real)
            one.trusts(self.mentor, self.real)
            self.carry(one, self.mentor, one)

    def carry(self, source: Station, target: Station, worker: Station) -> None:
        """A stick from one to the other; some are copied and turn up again later."""
        path = str(self.folder / "stick.career")
        bundle.make(source.store, worker.uid, path, Choice(), today=source.today(self.real))
        bundle.open_bundle(target.store, path, today=target.today(self.real))
        if self.chance.random() < 0.3:
            copy = str(self.folder / f"old-{len(self.old)}.career")
            shutil.copy(path, copy)
            self.old.append((copy, target))

    def step(self) -> None:
        """Some weeks pass: work, then a stick this way or that, and perhaps an old one again."""
        self.real += timedelta(days=self.chance.randint(5, 38))
        one = self.chance.choice(self.workers)
        for act in self.chance.sample([self.practise, self.win, self.take_back, self.sign, self.undo], 3):
            act(one)
        source, target = self.chance.choice([(one, self.mentor), (self.mentor, one)])
        self.carry(source, target, one)
        if self.old and self.chance.random() < 0.4:
            path, where = self.chance.choice(self.old)
            before = rows(where.store)
            bundle.open_bundle(where.store, path, today=where.today(self.real))
            assert rows(where.store) == before, "an old stick changes nothing"
        if self.chance.random() < 0.05:
            self.renew_key()

    def practise(self, one: Station) -> None:
        values = {"skill": "登杆", "on": one.today(self.real), "what": str(self.chance.random())}
        log_practice(one.store, one.uid, values, today=one.today(self.real), now=CLOCK.now())

    def win(self, one: Station) -> None:
        values = {"competition": str(self.chance.random()), "tier": "county", "on": self.real}
        people.add(one.store, "award", one.uid, values)

    def take_back(self, one: Station) -> None:
        awards = AWARDS.of_person(one.store.read(), one.uid)
        logged = PRACTICES.of_person(one.store.read(), one.uid)
        if awards and self.chance.random() < 0.5:
            people.delete(one.store, "award", self.chance.choice(awards).uid)
        elif awards:
            people.edit(one.store, "award", self.chance.choice(awards).uid, {"event": str(self.chance.random())})
        elif logged:
            delete_practice(one.store, self.chance.choice(logged).uid)

    def sign(self, one: Station) -> None:
        today = self.mentor.today(self.real)
        waiting = PRACTICES.of_person(self.mentor.store.read(), one.uid)
        if waiting and self.chance.random() < 0.5:
            confirm(self.mentor.store, [self.chance.choice(waiting).uid], stage=SkillStage.SUPERVISED, today=today)
        else:
            sign_off(self.mentor.store, one.uid, {"skill": "装表", "stage": "independent"}, today=today)
        for given in SIGNOFFS.of_person(self.mentor.store.read(), one.uid):
            self.given.setdefault(given.uid, given.stage)

    def undo(self, one: Station) -> None:
        """The worker takes back his latest act, where that can be done."""
        last = history.undoable(one.store.read())
        if last and last.command in ("award.add", "practice.add"):
            history.undo(one.store)

    def renew_key(self) -> None:
        """The mentor's key is followed by the next, in good order or lost; at the next meeting all compare words."""
        keys.renew(self.mentor.store, today=self.mentor.today(self.real), lost=self.chance.random() < 0.5)
        for one in self.workers:
            one.trusts(self.mentor, self.real)


def rows(store: Store) -> list[tuple[Any, ...]]:
    return [
        row
        for table in ("award", "practice", "signoff", "statement")
        for row in store.read().rows(f"SELECT * FROM {table} ORDER BY uid")
    ]


def shared(store: Store, person: str) -> set[tuple[Any, ...]]:
    """What both sides hold: everything said of a worker but what is private."""
    asked = "SELECT uid, author, version, deleted, body FROM statement WHERE person = ? AND kind NOT LIKE '%.private'"
    return set(store.read().rows(asked, (person,)))


@pytest.mark.parametrize("seed", range(3))
def test_three_years_of_sticks_end_with_equal_records(seed: int, tmp_path: Path) -> None:
    years = Years(random.Random(seed), tmp_path)
    for _ in range(STICKS):
        years.step()
    mentor = years.mentor
    for one in years.workers:
        for source, target in ((one, mentor), (mentor, one), (one, mentor), (mentor, one)):
            years.carry(source, target, one)
        assert shared(one.store, one.uid) == shared(mentor.store, one.uid)
        for table in (AWARDS, PRACTICES, SIGNOFFS):
            mine, theirs = (set(table.of_person(store.read(), one.uid)) for store in (one.store, mentor.store))
            assert mine == theirs
        checked = checked_signoffs(one.store.read(), one.uid)
        assert checked
        assert set(checked) == set(checked_signoffs(mentor.store.read(), one.uid))
        assert {signed.state for signed in checked} == {SignatureState.VALID}
        assert all(signed.signoff.stage == years.given[signed.signoff.uid] for signed in checked)
    known = {given.uid for one in years.workers for given in SIGNOFFS.of_person(mentor.store.read(), one.uid)}
    assert known == set(years.given), "no sign-off was lost"
