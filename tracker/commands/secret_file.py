"""A secret out of a file, so that no line of words, and no list of processes, has it."""

from __future__ import annotations

from tracker.kernel.errors import Refused
from tracker.kernel.files import system_problem
from tracker.kernel.password import Password
from tracker.kernel.problems import Problem


def password_in(path: str) -> Password:
    """The password that the file at `path` holds. Raises as `first_line` does."""
    return Password(first_line(path))


def first_line(path: str) -> str:
    """The first line of a file. Raises `StorageProblem`, `Refused` where it is empty or no text."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            found = file.readline(4096).rstrip("\r\n")
    except OSError as error:
        raise system_problem(error, path) from None
    except UnicodeDecodeError as error:
        raise Refused([Problem(code="not_utf8", value=error.start)], path=path) from None
    if not found:
        raise Refused([Problem(code="empty_file")], path=path)
    return found
