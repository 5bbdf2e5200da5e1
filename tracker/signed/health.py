"""Whether what was signed still is what it was when it was taken in: every signature checked again."""

from __future__ import annotations

from tracker.kernel.problems import Problem
from tracker.signed.repo import STATEMENTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.store.session import Reader


def check(reader: Reader) -> tuple[Problem, ...]:
    """Statements that another program changed in the file; the file's own pages only compare, which is quicker."""
    told = STATEMENTS.select(reader)
    if not told:
        return ()
    from tracker.signed.signatures import signed_content, verify

    return tuple(
        Problem(code="record_changed", where=f"statement[{one.uid}]")
        for one in told
        if not verify(one.author, one.signature, signed_content(one))
    )
