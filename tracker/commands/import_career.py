"""`import`: career files into the file, one or a whole folder."""

from __future__ import annotations

import os

from tracker.commands.answer import Answer
from tracker.exchange.career_file import import_career, preview, read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.commands.options import Options


def run(options: Options) -> Answer:
    """Exit code 1 where faulty files of a folder were left out."""
    return _folder(options) if os.path.isdir(options.path) else _file(options)


def _file(options: Options) -> Answer:
    data = read_bytes(options.path)
    with options.workspace(write=not options.dry_run) as work:
        report = preview(work.store, data) if options.dry_run else import_career(work.store, data)
    return Answer(
        found=report,
        data={
            "dry_run": bool(options.dry_run),
            "person": {"uid": report.person, "name": report.name},
            "added": report.added,
            "changed": report.changed,
            "unchanged": report.unchanged,
            "lists": {name: count.as_dict() for name, count in report.lists.items()},
            "unknown_keys": list(report.unknown),
        },
    )


def _folder(options: Options) -> Answer:
    from tracker.exchange.folder import import_folder

    with options.workspace(write=True) as work:
        report = import_folder(
            work.store,
            options.path,
            progress=options.progress,
            skip_bad=bool(options.skip_bad),
            dry_run=bool(options.dry_run),
        )
    return Answer(
        found=report,
        data={
            "dry_run": bool(options.dry_run),
            "files": report.files,
            "added": report.added,
            "changed": report.changed,
            "unchanged": report.unchanged,
            "unknown_keys": list(report.unknown),
            "refused": [
                {"file": one.name, "problems": [problem.as_dict() for problem in one.problems]}
                for one in report.refused
            ],
        },
        exit_code=1 if report.refused else 0,
    )
