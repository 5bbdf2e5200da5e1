"""`roles`: the posts of a ladder, what each asks, and the earliest day."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.commands.shapes import entry_data, plain, top_data
from tracker.roles.service import roles_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from tracker.commands.options import Options
    from tracker.roles.model import RoleVerdict


def run(options: Options) -> Answer:
    """Every post in force, in the order the packs give them."""
    if options.everybody:
        from tracker.catalog.model import Role
        from tracker.commands.everybody import everybody

        return everybody(options, Role, "roles", options.ladder)
    with options.workspace() as work:
        found = roles_of(work.store.read(), work.person().uid, today=work.today(), ladder=options.ladder)
    return Answer(found=found, data=roles_data(found))


def roles_data(found: Iterable[RoleVerdict]) -> dict[str, Any]:
    """Posts as `--json` has them."""
    return {
        "roles": [
            {
                "id": one.role.id,
                "ladder": one.role.ladder,
                "channel": one.role.channel,
                "above": list(one.role.above),
                "grades": plain(one.role.grades),
                "held_since": plain(one.held_since),
                **entry_data(one.role),
                **top_data(one.verdict),
            }
            for one in found
        ]
    }
