"""Making records by the hundred thousand."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from tracker.kernel.record import Record

    R = TypeVar("R", bound=Record)


def maker(cls: type[R]) -> Callable[..., R]:
    """A function that makes a record from all its values in the order of its fields, unchecked.

    A record checks the names of what it is given at each call; for a bank of 100,000 questions that is most of the
    time of reading it. Here the caller is one line of one module, and a test compares both ways.
    """
    new = cls.__new__
    setters = tuple(getattr(cls, field).__set__ for field in cls._fields)

    def make(*values: Any) -> R:
        made = new(cls)
        for put, value in zip(setters, values, strict=True):
            put(made, value)
        return made

    return make
