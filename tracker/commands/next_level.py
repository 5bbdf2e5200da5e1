"""`next`: the next level, how far, the earliest day, and which rule says so."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.commands.shapes import entry_data, plain, top_data
from tracker.kernel.terms import Level
from tracker.overview.next_level import next_level

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from tracker.commands.options import Options
    from tracker.overview.next_level import EditionVerdict, NextLevel


def run(options: Options) -> Answer:
    """Exit code 1 where the level is not open yet."""
    with options.workspace() as work:
        found = next_level(
            work.store.read(),
            work.person().uid,
            today=work.today(),
            occupation=options.occupation,
            level=Level(options.level) if options.level else None,
        )
        data = next_data(found, today=work.today())
    return Answer(data=data, exit_code=0 if data["met"] else 1, found=found)


def next_data(found: NextLevel, *, today: date) -> dict[str, Any]:
    """The next level as `--json` has it."""
    return {
        "today": plain(today),
        "occupation": found.occupation,
        "current_level": found.current_level,
        "target_level": found.target_level,
        **_edition(found.applying),
        "other_editions": [_edition(other) for other in found.others],
    }


def _edition(measured: EditionVerdict | None) -> dict[str, Any]:
    verdict = measured.verdict if measured else None
    return {
        "edition": measured.edition if measured else None,
        "met": verdict.met if verdict else None,
        "met_on": plain(verdict.met_on) if verdict else None,
        "expected_on": plain(verdict.expected_on) if verdict else None,
        "progress": verdict.progress if verdict else None,
        "unknown": list(verdict.unknown) if verdict else [],
        "routes": [
            {"id": one.route.id, **entry_data(one.route), **top_data(one.verdict)}
            for one in (measured.routes if measured else ())
        ],
    }
