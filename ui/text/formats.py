"""Days, spans and money in words."""

from __future__ import annotations

from tracker.kernel.dates import parts_between
from ui.text.catalogue import language, ntr, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date


def day_words(day: date | None) -> str:
    """2023-11-20 with its weekday; a dash where there is no day."""
    return f"{day.isoformat()} {weekday(day)}" if day else "–"


def weekday(day: date) -> str:
    """The short name of a day's weekday."""
    return (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))[day.weekday()]


def span_words(start: date, end: date) -> str:
    """The time from one day to a later one as a person says it: 7 个月 27 天."""
    return parts_words(*parts_between(start, end))


def parts_words(years: int, months: int, days: int) -> str:
    """Years, months and days in words; parts that are nothing are left out."""
    parts = [
        words
        for count, words in (
            (years, ntr("{n} year", "{n} years", years).format(n=years)),
            (months, ntr("{n} month", "{n} months", months).format(n=months)),
            (days, ntr("{n} day", "{n} days", days).format(n=days)),
        )
        if count
    ]
    return " ".join(parts) or ntr("{n} day", "{n} days", 0).format(n=0)


def yuan(amount_fen: int) -> str:
    """An amount in yuan with thousands parted; fen only where there are some."""
    whole, fen = divmod(amount_fen, 100)
    number = f"{whole:,}" if fen == 0 else f"{whole:,}.{fen:02d}"
    return f"{number} 元" if language() == "zh_CN" else f"¥{number}"


def percent(share: float) -> str:
    """A share as whole percent, never 100 % before it is full."""
    return f"{min(99, round(share * 100)) if share < 1 else 100} %"
