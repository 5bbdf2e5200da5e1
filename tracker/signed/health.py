"""Whether what was signed still is what it was when it was taken in: every signature checked again."""

from __future__ import annotations

from tracker.kernel.problems import Problem
from tracker.signed.repo import STATEMENTS
from tracker.signed.signatures import signed_content, verify

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.store.session import Reader


def check(reader: Reader) -> tuple[Problem, ...]:
    """Statements that another program changed in the file; the file's own pages only compare, which is quicker."""
    return tuple(
        Problem(code="record_changed", where=f"statement[{one.uid}]")
        for one in STATEMENTS.select(reader)
        if not verify(one.author, one.signature, signed_content(one))
    )
