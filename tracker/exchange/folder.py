"""A whole folder of career files at once: a station's workers, in one step that can be undone, watched and stopped."""

from __future__ import annotations

import os

from tracker.exchange.career_file import merge, read_bytes
from tracker.kernel.errors import Refused, StorageProblem
from tracker.kernel.files import system_problem
from tracker.kernel.problems import Problem
from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.exchange.career_file import ImportReport
    from tracker.store.session import Store, Writer

    Progress = Callable[[int, int, str], None]


class RefusedFile(Record):
    """A file that was left out, and why."""

    name: str
    problems: tuple[Problem, ...]


class FolderReport(Record):
    """What the import of a folder did, or would do. `unknown` has paths after the name of their file."""

    files: int
    added: int
    changed: int
    unchanged: int
    unknown: tuple[str, ...]
    refused: tuple[RefusedFile, ...]


def import_folder(
    store: Store,
    folder: str,
    *,
    progress: Progress | None = None,
    skip_bad: bool = False,
    dry_run: bool = False,
) -> FolderReport:
    """Merge every `.json` file of a folder, all in one write.

    `progress(done, total, name)` is called before each file and may raise `Cancelled`: nothing is kept then. Files
    with faults are left out with `skip_bad`; otherwise all are read to the end and `Refused` lists every fault of
    every file, and nothing is changed.
    """
    names = _names(folder)
    tally = _Tally()
    with store.write("import", subject=os.path.basename(os.path.abspath(folder))) as writer:
        for done, name in enumerate(names):
            if progress:
                progress(done, len(names), name)
            tally.add(name, _one(writer, os.path.join(folder, name)))
        if tally.refused and not skip_bad:
            raise Refused(tally.problems(), path=folder)
        if progress:
            progress(len(names), len(names), "")
        if dry_run:
            writer.take_back()
    return tally.report(len(names))


def _names(folder: str) -> Sequence[str]:
    try:
        names = sorted(name for name in os.listdir(folder) if name.lower().endswith(".json"))
    except OSError as error:
        raise system_problem(error, folder) from None
    if not names:
        raise Refused([Problem(code="no_json")], path=folder)
    return names


def _one(writer: Writer, path: str) -> ImportReport | tuple[Problem, ...]:
    """The report of one file, or what is wrong with it."""
    try:
        data = read_bytes(path)
    except StorageProblem as error:
        return (Problem(code="unreadable", value=error.params.get("detail")),)
    except Refused as error:
        return error.problems
    try:
        return merge(writer, data)
    except Refused as error:
        return error.problems


class _Tally:
    """Adds up what became of each file."""

    def __init__(self) -> None:
        self.added = self.changed = self.unchanged = 0
        self.unknown: list[str] = []
        self.refused: list[RefusedFile] = []

    def add(self, name: str, outcome: ImportReport | tuple[Problem, ...]) -> None:
        if isinstance(outcome, tuple):
            self.refused.append(RefusedFile(name=name, problems=outcome))
            return
        self.added += outcome.added
        self.changed += outcome.changed
        self.unchanged += outcome.unchanged
        self.unknown += (f"{name}: {where}" for where in outcome.unknown)

    def problems(self) -> list[Problem]:
        return [
            problem.replace(where=f"{file.name}: {problem.where}".rstrip(": "))
            for file in self.refused
            for problem in file.problems
        ]

    def report(self, files: int) -> FolderReport:
        return FolderReport(
            files=files,
            added=self.added,
            changed=self.changed,
            unchanged=self.unchanged,
            unknown=tuple(self.unknown),
            refused=tuple(self.refused),
        )
