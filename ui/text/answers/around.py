"""What an answer is said with: the names the packs give, and the day."""

from __future__ import annotations

from tracker.overview.names import names
from ui.text.catalogue import language, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tracker.catalog.model import Entry
    from tracker.commands.options import Options
    from tracker.overview.names import Names
    from tracker.requirements.model import Verdict

MARKS = {"met": "✓", "waiting": "…", "act": "!", "unknown": "?", "closed": "✗"}
"""A sign for each way a requirement stands; the words beside it say the same."""


def surroundings(options: Options) -> tuple[Names, date]:
    """The names of the file's packs in the language in use, and the day the file is looked at."""
    with options.workspace() as work:
        return names(work.store.read(), language()), work.today()


def parts(verdict: Verdict, names: Names, today: date, depth: int = 1) -> Iterator[str]:
    """A requirement line by line, parts set in."""
    from ui.text.verdicts import tell

    if verdict.kind == "all" and depth == 1:
        for part in verdict.of:
            yield from parts(part, names, today, 2)
        return
    told = tell(verdict, names, today=today)
    said = tr("; ").join(filter(None, (told.have, told.when, told.doubt)))
    yield f"{'  ' * depth}{MARKS[told.state]} {told.asked}"
    yield f"{'  ' * depth}  {said}"
    for part in verdict.of:
        yield from parts(part, names, today, depth + 1)


def line(where: str, what: str) -> str:
    """A thing and what is said of it."""
    return tr("{where}: {what}").format(where=where, what=what)


def origin(entry: Entry) -> str:
    """Which rule says so, and that it is unsure where it is."""
    unsure = tr("(unsure) ") if entry.unverified else ""
    return tr("Rule: {source}").format(source=f"{unsure}{entry.source or tr('no source given')}")
