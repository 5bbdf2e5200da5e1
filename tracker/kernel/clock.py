"""The only reader of the real date and time."""

from __future__ import annotations

from datetime import UTC, date, datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class Clock(Protocol):
        """Tells what day it is and, for the journal, what moment."""

        def today(self) -> date:
            """The day."""

        def now(self) -> datetime:
            """The moment, in UTC."""


class SystemClock:
    """The computer's own date."""

    def today(self) -> date:
        """Today where the computer is."""
        return datetime.now(UTC).astimezone().date()

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)


class FixedClock(SystemClock):
    """A clock whose day stands still: tests, `--today`, and demo workers shown as of their day."""

    def __init__(self, day: date) -> None:
        self.day = day

    def today(self) -> date:
        """The fixed day."""
        return self.day
