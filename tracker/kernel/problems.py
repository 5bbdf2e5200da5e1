"""What is wrong with an input, without words: ui/text/problems.py has those."""

from __future__ import annotations

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


MOST = 10_000
"""How many problems of one file are gathered; where there are more it is something else than it should be."""


class Problem(Record):
    """One thing wrong: `code` says what, `where` the path or field, `value` what was found, `expected` what fits."""

    code: str
    where: str = ""
    value: Any = None
    expected: Any = None

    def short(self) -> Problem:
        """The same problem with its value fit to be shown: the start of a long one, the kind of a nested one."""
        value = self.value
        if isinstance(value, (dict, list)):
            value = "{…}" if isinstance(value, dict) else "[…]"
        elif isinstance(value, int) and abs(value) > 2**63:
            value = "…"  # thousands of digits cannot even be turned into text
        elif isinstance(value, str) and len(value) > 80:
            value = f"{value[:80]}…"
        return self.replace(value=value)

    def at(self, prefix: str) -> Problem:
        """The same problem seen from one level up."""
        joint = "" if not self.where or self.where.startswith("[") else "."
        return self.replace(where=f"{prefix}{joint}{self.where}")
