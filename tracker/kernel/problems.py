"""What is wrong with an input, without words: ui/text/problems.py has those."""

from __future__ import annotations

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Problem(Record):
    """One thing wrong: `code` says what, `where` the path or field, `value` what was found, `expected` what fits."""

    code: str
    where: str = ""
    value: Any = None
    expected: Any = None

    def at(self, prefix: str) -> Problem:
        """The same problem seen from one level up."""
        joint = "" if not self.where or self.where.startswith("[") else "."
        return self.replace(where=f"{prefix}{joint}{self.where}")
