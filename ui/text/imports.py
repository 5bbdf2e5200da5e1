"""What an import did, or would do, in words."""

from __future__ import annotations

from ui.text.catalogue import ntr, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.exchange.career_file import ImportReport
    from tracker.exchange.folder import FolderReport

SHOWN = 8


def import_words(report: ImportReport, *, short: bool = False) -> str:
    """Whose file it is and how many records are new; unless `short`, also the keys that were not understood."""
    said = tr("{name}: {records}").format(name=report.name, records=_counts(report))
    if short or not report.unknown:
        return said
    keys = "\n".join(report.unknown[:SHOWN])
    return f"{said}\n\n{tr('Keys not understood; they are kept and exported again:')}\n{keys}"


def folder_words(report: FolderReport) -> str:
    """How many files were read and what came of them."""
    files = ntr("{n} file", "{n} files", report.files).format(n=report.files)
    return tr("{name}: {records}").format(name=files, records=_counts(report))


def _counts(report: ImportReport | FolderReport) -> str:
    return tr("{added} records added, {changed} changed, {unchanged} unchanged").format(
        added=report.added, changed=report.changed, unchanged=report.unchanged
    )
