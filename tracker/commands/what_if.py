"""`what-if`: an answer as it would be if a level were passed or the worker moved. Nothing is written."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.commands.benefits import benefits_data
from tracker.commands.next_level import next_data
from tracker.commands.recognise import cell_data
from tracker.commands.roles import roles_data
from tracker.commands.shapes import plain
from tracker.kernel.terms import Level
from tracker.overview.what_if import what_if
from tracker.paths.answers import Move, Pass, WhatIf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.commands.options import Options
    from tracker.overview.what_if import Outlook


def run(options: Options) -> Answer:
    """The answer's own data as it would be, with what was supposed, and the same as it is `now`.

    The exit code of `next` is that of the supposed answer.
    """
    supposed = WhatIf(
        passes=tuple(Pass(level=Level(level), on=day) for level, day in options.passes or ()),
        moves=tuple(Move(region=region.ljust(6, "0"), on=day) for region, day in options.moves or ()),
    )
    with options.workspace() as work:
        found = what_if(
            work.store.read(),
            work.person().uid,
            supposed,
            today=work.today(),
            region=options.region,
            price_fen=options.price,
        )
    then = _data(options.answer, found.then)
    data = {
        **then,
        "today": plain(found.now.day),
        "as_of": plain(found.then.day),
        "if": {
            "pass": [{"level": one.level, "on": plain(one.on)} for one in supposed.passes],
            "move": [{"region": one.region, "on": plain(one.on)} for one in supposed.moves],
        },
        "now": _data(options.answer, found.now),
    }
    unmet = options.answer == "next" and not then["met"]
    return Answer(data=data, found=found, exit_code=1 if unmet else 0)


def _data(asked: str, outlook: Outlook) -> dict[str, Any]:
    if asked == "next":
        return next_data(outlook.next, today=outlook.day)
    if asked == "roles":
        return roles_data(outlook.roles)
    if asked == "benefits":
        return benefits_data(outlook.benefits, outlook.region)
    cells = [{**cell_data(one.cell), "redo": one.redo} for one in outlook.recognition]
    return {"in": outlook.region, "recognition": cells}
