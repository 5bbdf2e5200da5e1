"""An open file with its clock and the person shown: where the window, the commands and the tests start."""

from __future__ import annotations

import os
from datetime import date

from tracker.kernel.clock import FixedClock, SystemClock
from tracker.kernel.errors import NotFound, StorageProblem
from tracker.kernel.jsontext import from_json, to_json
from tracker.store import settings
from tracker.store.database import create
from tracker.store.session import Store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from typing import Any, Self

    from tracker.kernel.clock import Clock
    from tracker.kernel.password import Password
    from tracker.kernel.problems import Problem
    from tracker.people.model import Person
    from tracker.store.backup import Copy
    from tracker.store.history import ChangeSet, Follow
    from tracker.store.lock import WindowLock
    from tracker.store.session import Writer

DEMOS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "seeds", "demo")


class Workspace:
    """One career file, the day it is looked at, and whose record is shown. Use it in a `with`, or `close` it."""

    def __init__(self, store: Store, clock: Clock, *, lock: WindowLock | None = None) -> None:
        self.store = store
        self.clock = clock
        self.shown: str | None = None
        """The uid of the person shown; None for the file's own worker."""
        self.key_password: bytes | None = None
        """The password of the file's key where the person asked to be asked once only; never written anywhere."""
        self._lock = lock
        self._alone = lock is not None

    @classmethod
    def open(
        cls,
        path: str,
        clock: Clock | None = None,
        *,
        read_only: bool = False,
        alone: bool = False,
        password: Password | None = None,
    ) -> Self:
        """Open a file; `alone` keeps other windows from it. Without a clock, a demo file shows its own day.

        Raises `StorageProblem`: see `store.database.connect`, and `in_use` or `read_only` where `alone` cannot be had.
        """
        lock = _window_lock(path) if alone else None
        try:
            store = Store.open(path, clock or SystemClock(), read_only=read_only, password=password)
            return cls(store, clock or _clock_of(store), lock=lock)
        except BaseException:
            if lock:
                lock.release()
            raise

    @classmethod
    def create(cls, path: str, demo: str | None = None, clock: Clock | None = None, *, alone: bool = False) -> Self:
        """Make a file with the packs that come with the program, and a demo worker where one is named; open it.

        Raises `StorageProblem` (`exists`, `no_folder`, …) and `NotFound` for an unknown demo; nothing is left then.
        """
        from tracker.catalog.service import install_shipped

        sample = _demo(demo) if demo else None
        moment = clock or SystemClock()

        def fill(store: Store) -> None:
            with store.write("file.create", journaled=False) as writer:
                install_shipped(writer, moment.now())
                if sample:
                    _fill(writer, sample)

        create(path, lambda connection: fill(Store(connection, path, moment)))
        return cls.open(path, clock, alone=alone)

    def again(self, *, read_only: bool = False) -> Self:
        """The same file and day on a connection of its own, for work on another thread. Raises `StorageProblem`."""
        return self.open(self.store.path, self.clock, read_only=read_only, password=self.store.password)

    def reopen(self, password: Password | None = None) -> Self:
        """The same file, day and person after it was closed; under another password where one is given."""
        work = self.open(
            self.store.path,
            self.clock,
            read_only=self.store.read_only,
            alone=self._alone,
            password=password or self.store.password,
        )
        work.shown, work.key_password = self.shown, self.key_password
        return work

    def today(self) -> date:
        """The day everything is computed for."""
        return self.clock.today()

    def moment(self) -> datetime:
        """This moment in the time of the place, on the day everything is computed for: what answers are logged with."""
        from datetime import datetime

        return datetime.combine(self.today(), self.clock.now().astimezone().time().replace(tzinfo=None))

    def find_person(self) -> Person | None:
        """The person shown: the one chosen, else the file's worker, else the first; None in an empty file."""
        from tracker.people.repo import PEOPLE

        reader = self.store.read()
        uid = self.shown or settings.get(reader, settings.OWNER)
        found = PEOPLE.find(reader, uid) if uid else None
        if found or self.shown:
            return found
        return next(iter(PEOPLE.select(reader, "ORDER BY id LIMIT 1")), None)

    def person(self) -> Person:
        """The person shown. Raises `NotFound` (`person`, with an empty name where the file has nobody)."""
        found = self.find_person()
        if found is None:
            raise NotFound("person", self.shown or "")
        return found

    def show(self, uid: str) -> None:
        """Show another person of the file; every screen hears of it."""
        from tracker.kernel.changes import Area

        if uid != self.shown:
            self.shown = uid
            self.store.announce(frozenset(Area), "person.show")

    @property
    def demo(self) -> bool:
        """Whether this is a demo worker's file."""
        return settings.get(self.store.read(), settings.DEMO_TODAY) is not None

    @property
    def locked(self) -> bool:
        """Whether the file has a password."""
        return self.store.password is not None

    @property
    def file_name(self) -> str:
        """What the file is called, without its folder."""
        return os.path.basename(self.store.path)

    def undo(self) -> ChangeSet | None:
        """Take back the latest act; None where there is nothing to take back. Raises `Conflict`."""
        from tracker.store import history

        return history.undo(self.store, self._follow())

    def redo(self) -> ChangeSet | None:
        """Do again what was last taken back; None where there is nothing. Raises `Conflict`."""
        from tracker.store import history

        return history.redo(self.store, self._follow(redo=True))

    def _follow(self, *, redo: bool = False) -> Follow | None:
        """What has to follow the next undo or redo; loaded only where it is needed."""
        if self.takes_long(redo=redo):
            from tracker.study.service.removing import follow

            return follow
        if self._next_act(redo=redo) == "question.edit":
            from tracker.study.service.banks import follow_corrections

            return follow_corrections
        return None

    def takes_long(self, *, redo: bool = False) -> bool:
        """Whether undo, or redo, would move questions and count answers anew: seconds in a large file."""
        return self._next_act(redo=redo) in ("bank.delete", "question.delete")

    def _next_act(self, *, redo: bool) -> str | None:
        """The name of the act that undo would take back, or redo do again."""
        from tracker.store import history

        latest = (history.redoable if redo else history.undoable)(self.store.read())
        return latest.command if latest else None

    def check(self, *, recount: bool = False) -> tuple[Problem, ...]:
        """Everything wrong with the file, forged records too; `recount` also counts every answer of study again."""
        from tracker.signed import health as signed
        from tracker.store import health
        from tracker.study.service import health as study

        reader = self.store.read()
        found = health.check(reader) or (study.check(reader) if recount else study.look_over(reader))
        return tuple(found) or signed.check(reader)

    def own(self, uid: str) -> None:
        """Make a person the file's worker."""
        with self.store.write("file.owner", subject=uid, journaled=False) as writer:
            settings.put(writer, settings.OWNER, uid)

    def close(self) -> None:
        """Let go of the file and of the hold on it."""
        self.store.close()
        if self._lock:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


def set_password(path: str, *, present: Password | None, wanted: Password | None) -> None:
    """Lock a file that nobody has open with another password, or with none. Raises `StorageProblem`."""
    from tracker.store.locked import set_password

    set_password(path, SystemClock(), present=present, wanted=wanted)


def readable_copies(path: str) -> tuple[str, ...]:
    """The copies beside a file that anybody can read, newest first."""
    from tracker.store.backup import copies
    from tracker.store.kind import is_locked

    return tuple(copy for copy in copies(path) if not is_locked(copy))


def remove_copies(paths: Iterable[str]) -> None:
    """Take copies beside a file away for good. Raises `StorageProblem`."""
    from tracker.store.backup import remove_copies

    remove_copies(paths)


def listed_copies(path: str) -> tuple[Copy, ...]:
    """The copies beside a file, newest first."""
    from tracker.store.backup import listed

    return listed(path)


def restore(path: str, copy: str, password: Password | None = None) -> str | None:
    """Put a copy in the place of a file that nobody has open; the password is the copy's, if it has one.

    Returns where the file as it was went. Raises `Refused` with what is wrong with the copy, and `StorageProblem`.
    """
    from tracker.store.restore import restore

    return restore(path, copy, SystemClock(), password)


def unlocks(path: str, password: Password | None) -> bool:
    """Whether a password opens a file that nobody has open; None opens those that have none."""
    from tracker.store.database import connect_to_look

    try:
        connect_to_look(path, password).close()
    except StorageProblem as error:
        if error.code not in ("wrong_password", "password_needed"):
            raise
        return False
    return True


def copy_file(path: str, target: str) -> None:
    """Copy a file that is not open, whole or not at all. Raises `StorageProblem`."""
    from tracker.kernel.files import copy_bytes, make_whole

    make_whole(target, lambda beside: copy_bytes(path, beside))


def demos() -> tuple[str, ...]:
    """The names of the demo workers that come with the program."""
    return tuple(sorted(name.removesuffix(".json") for name in os.listdir(DEMOS) if name.endswith(".json")))


def _demo(name: str) -> Mapping[str, Any]:
    """A demo: the day, the career file and study of the file's worker, the career files of those he teaches.

    A mentor's demo names another for its worker.
    """
    if name not in demos():
        raise NotFound("demo", name)
    with open(os.path.join(DEMOS, f"{name}.json"), encoding="utf-8") as file:
        sample: dict[str, Any] = from_json(file.read())
    return {**_demo(sample["worker"]), **sample} if "worker" in sample else sample


def _fill(writer: Writer, sample: Mapping[str, Any]) -> None:
    from tracker.exchange.career_file import merge

    people = [
        merge(writer, to_json(career).encode()).person for career in (sample["career"], *sample.get("apprentices", ()))
    ]
    settings.put(writer, settings.DEMO_TODAY, sample["today"])
    settings.put(writer, settings.OWNER, people[0])
    if "paths" in sample:
        from tracker.paths import demo

        demo.fill_demo(writer, people[0], sample["paths"])
    if "study" in sample:
        from tracker.study.service.practice_set import fill_demo

        fill_demo(writer, people[0], sample["study"])


def _clock_of(store: Store) -> Clock:
    day = settings.get(store.read(), settings.DEMO_TODAY)
    try:
        return FixedClock(date.fromisoformat(day)) if day else SystemClock()
    except ValueError:
        raise store.read().damaged from None


def _window_lock(path: str) -> WindowLock:
    from tracker.store.lock import WindowLock

    if not os.path.isfile(path):
        raise StorageProblem("missing", path=path)
    if not os.access(path, os.W_OK):
        raise StorageProblem("read_only", path=path)
    return WindowLock.take(path, SystemClock())
