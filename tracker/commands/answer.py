"""What a command answers: plain data and the exit code."""

from __future__ import annotations

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class Answer(Record):
    """`data` as `--json` prints it; `exit_code` 1 where the answer to the question asked is no.

    `found` is what the data was made from, for saying it in words.
    """

    data: Mapping[str, Any]
    exit_code: int = 0
    found: Any = None
