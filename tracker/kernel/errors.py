"""Errors a person can act on. Anything else is our own bug and stays loud."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from tracker.kernel.problems import Problem


class TrackerError(Exception):
    """Base of all errors with words for the user; `code` and `params` choose the words in ui/text/problems.py."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


class Refused(TrackerError):
    """Input that was refused whole: nothing was changed. `problems` lists everything wrong with it."""

    def __init__(self, problems: Iterable[Problem], **params: Any) -> None:
        super().__init__("refused", **params)
        self.problems = tuple(problems)


class NotFound(TrackerError):
    """Something asked for by name or uid is not in the file."""

    def __init__(self, what: str, name: str) -> None:
        super().__init__("not_found", what=what, name=name)


class Conflict(TrackerError):
    """A change cannot be undone because a later one touched the same records; undo that one first."""


class StorageProblem(TrackerError):
    """The user's environment is in the way; the code says how.

    `missing`, `no_career_file` (the one a command is to work on), `exists`, `no_folder`, `is_folder`,
    `no_regular_file` (a device or a pipe), `long_name`, `no_permission`, `read_only`, `disk_full`, `io`, `too_large`,
    `no_memory`; `in_use` by a window, `busy` for a moment; `not_career_file`, `corrupt`, `newer`, `older_read_only`,
    `no_update` where a step fails;
    `moved` away while open; `password_needed`, `wrong_password`, `no_cipher` where the driver for those is missing.
    """


class Cancelled(TrackerError):
    """The person stopped a long piece of work; nothing of it was kept."""

    def __init__(self) -> None:
        super().__init__("cancelled")
