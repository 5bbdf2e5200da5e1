"""Regular expressions that are made when they are first used.

Those that tell how banks are written are hundreds; to make them all took a third of the time of taking in a sheet,
which needs few of them.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, AnyStr

_METHODS = ("match", "search", "fullmatch", "sub", "split", "finditer", "findall")


class _Unmade:
    """Stands for an expression until the first of its methods is asked for, and has them all from then on."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        made = re.compile(self.pattern, self.flags)
        vars(self).update((method, getattr(made, method)) for method in _METHODS)
        return getattr(made, name)


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, made at its first use; an error in it shows only then, or in the test of them all."""
    made: Any = _Unmade(pattern, flags)
    return made  # type: ignore[no-any-return]
