"""The career file in and out: what the window and the commands do with it."""

from __future__ import annotations

from tracker.exchange.merging import ListReport, carry_out, plan
from tracker.exchange.parsing import MAX_BYTES
from tracker.exchange.reading import read_career
from tracker.kernel.errors import Refused
from tracker.kernel.files import read_bounded
from tracker.kernel.problems import Problem
from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.exchange.merging import Plan
    from tracker.exchange.reading import CareerFile
    from tracker.store.session import Reader, Store, Writer


class ImportReport(Record):
    """What an import did, or would do: whose file it was, the records of each list, and the keys not understood."""

    person: str
    name: str
    lists: Mapping[str, ListReport]
    unknown: tuple[str, ...]

    @property
    def added(self) -> int:
        """Records that were not there, the person counted as one."""
        return sum(count.added for count in self.lists.values())

    @property
    def changed(self) -> int:
        """Records that were there and differed."""
        return sum(count.changed for count in self.lists.values())

    @property
    def unchanged(self) -> int:
        """Records that were there just so."""
        return sum(count.unchanged for count in self.lists.values())


def preview(store: Store, data: bytes) -> ImportReport:
    """What importing `data` would do; nothing is changed. Raises `Refused`."""
    return _report(*_planned(store.read(), data))


def import_career(store: Store, data: bytes) -> ImportReport:
    """Merge a career file into the store by uid, all of it or nothing. Raises `Refused`, `StorageProblem`."""
    with store.write("import") as writer:
        return merge(writer, data)


def merge(writer: Writer, data: bytes) -> ImportReport:
    """Merge a career file as part of a larger write. Raises `Refused`, having changed nothing."""
    career, made = _planned(writer, data)
    carry_out(writer, made)
    return _report(career, made)


def export_career(reader: Reader, person: str, path: str) -> int:
    """Write a person's career file to `path`; returns its size. Raises `NotFound`, `StorageProblem`."""
    from tracker.exchange.writing import career_bytes
    from tracker.kernel.files import write_whole
    from tracker.people.repo import PEOPLE

    content = career_bytes(reader, PEOPLE.get(reader, person))
    write_whole(path, content)
    return len(content)


def read_bytes(path: str, *, most: int = MAX_BYTES) -> bytes:
    """The content of a file to import, never more than it can be. Raises `Refused`, `StorageProblem`."""
    return read_bounded(path, most)


def _planned(reader: Reader, data: bytes) -> tuple[CareerFile, Plan]:
    problems: list[Problem] = []
    career = read_career(data, problems)
    made = plan(reader, career, problems) if career else None
    if problems or career is None or made is None:
        raise Refused(problems)
    return career, made


def _report(career: CareerFile, made: Plan) -> ImportReport:
    return ImportReport(person=career.person.uid, name=career.person.name, lists=made.report(), unknown=career.unknown)
