"""What an answer is said with: the names the packs give, and the day."""

from __future__ import annotations

from ui.text.catalogue import language, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tracker.commands.options import Options
    from tracker.kernel.entry import Entry
    from tracker.overview.names import Names
    from tracker.requirements.model import Verdict

MARKS = {"met": "✓", "waiting": "…", "act": "!", "unknown": "?", "closed": "✗"}
"""A sign for each way a requirement stands; the words beside it say the same."""


def surroundings(options: Options) -> tuple[Names, date]:
    """The names of the file's packs in the language in use, and the day the file is looked at."""
    from tracker.overview.names import names

    with options.workspace() as work:
        return names(work.store.read(), language()), work.today()


def parts(verdict: Verdict, names: Names, today: date) -> Iterator[str]:
    """What a whole requirement asks and how that stands, part by part."""
    whole = verdict.kind == "all" and verdict.of
    for part in verdict.of if whole else (verdict,):
        yield from _part(part, names, today, "    ")


def _part(verdict: Verdict, names: Names, today: date, indent: str) -> Iterator[str]:
    from ui.text.verdicts import tell

    told = tell(verdict, names, today=today)
    yield f"{indent}{MARKS[told.state]} {told.asked}"
    yield f"{indent}  {tr('; ').join(filter(None, (told.have, told.when, told.doubt)))}"
    for part in verdict.of:
        yield from _part(part, names, today, f"{indent}  ")


def line(where: str, what: str) -> str:
    """A thing and what is said of it."""
    return tr("{where}: {what}").format(where=where, what=what)


def origin(entry: Entry) -> str:
    """Which rule says so, and that it is unsure where it is."""
    unsure = tr("(unsure) ") if entry.unverified else ""
    return tr("Rule: {source}").format(source=f"{unsure}{entry.source or tr('no source given')}")
