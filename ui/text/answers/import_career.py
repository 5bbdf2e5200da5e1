"""An import, at the terminal."""

from __future__ import annotations

from ui.text.answers.around import line
from ui.text.catalogue import ntr, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options
    from tracker.exchange.career_file import ImportReport
    from tracker.exchange.folder import FolderReport, RefusedFile

SHOWN = 20
"""How many unknown keys and refused files are named; the rest are counted."""


def run(answer: Answer, _options: Options) -> Iterator[str]:
    """How many records were added, changed, unchanged; which keys were not understood; which files were left out."""
    report: ImportReport | FolderReport = answer.found
    if answer.data["dry_run"]:
        yield tr("Tried only, nothing was changed. It would be:")
    if "files" in answer.data:
        count = answer.data["files"]
        yield ntr("{n} file", "{n} files", count).format(n=count)
    else:
        yield answer.data["person"]["name"]
    yield tr("Records: {added} added, {changed} changed, {unchanged} unchanged").format(
        added=report.added, changed=report.changed, unchanged=report.unchanged
    )
    yield from _some(tr("Keys not understood; they are kept and exported again:"), report.unknown)
    yield from _some(tr("Left out:"), _refused(getattr(report, "refused", ())))


def _refused(left_out: Sequence[RefusedFile]) -> list[str]:
    if not left_out:
        return []
    from ui.text.problems import problem_sentence

    return [line(one.name, tr("; ").join(problem_sentence(problem) for problem in one.problems)) for one in left_out]


def _some(title: str, listed: Sequence[str]) -> Iterator[str]:
    if listed:
        yield title
        yield from (f"  {one}" for one in listed[:SHOWN])
    if len(listed) > SHOWN:
        more = len(listed) - SHOWN
        yield ntr("… and {n} more", "… and {n} more", more).format(n=more)
