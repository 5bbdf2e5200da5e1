"""Pay over the years in words: what each option brings beside what was earned so far. No matplotlib."""

from __future__ import annotations

from tracker.paths.model import OptionKind
from ui.charts.words import mean_words, rows
from ui.text import ntr, ptr, tr
from ui.text.formats import yuan
from ui.text.options import option_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.path_series import OptionPay, PaySeries


def known(series: PaySeries) -> list[OptionPay]:
    """The options of which pay and day are known."""
    return [one for one in series.options if one.years]


def is_empty(series: PaySeries) -> bool:
    """Whether there is nothing to draw."""
    return not known(series)


def empty_hint() -> str:
    """What fills this chart."""
    return tr("Give the pay of an option; what it brings over the years appears here, beside your income so far.")


def finding(series: PaySeries) -> str:
    """The option that brings most over the years, and how much more than staying."""
    if is_empty(series):
        return tr("No pay is known yet")
    best = max(known(series), key=lambda one: sum(one.total))
    words = tr("{option} brings most over {years}: {total}").format(
        option=option_name(best.answer), years=_years(len(best.years)), total=_range_words(*best.total)
    )
    stay = next((one for one in known(series) if one.answer.option.kind is OptionKind.STAY), None)
    if stay is None or stay is best:
        return words
    low, high = (mine - theirs for mine, theirs in zip(best.total, stay.total, strict=True))
    more = tr("{amount} more than staying").format(amount=_range_words(low, high))
    return tr("{first}, {last}").format(first=words, last=more)


def _years(count: int) -> str:
    return ntr("{n} year", "{n} years", count).format(n=count)


def _range_words(low_fen: int, high_fen: int) -> str:
    """An amount in whole yuan, or from one to another."""
    if low_fen == high_fen:
        return mean_words(low_fen)
    return ptr("money", "{low} to {high}").format(low=mean_words(low_fen), high=mean_words(high_fen))


def month_words(one: OptionPay) -> str:
    """What an option pays a month once it has begun."""
    pay = one.answer.pay
    return tr("{pay} a month").format(pay=_range_words(pay.low_fen or 0, pay.high_fen or 0))


def option_words(one: OptionPay) -> str:
    """An option with its pay a month and the sum over the years."""
    return tr("{what}: {month}, together {total}").format(
        what=option_name(one.answer), month=month_words(one), total=_range_words(*one.total)
    )


def describe(series: PaySeries) -> str:
    """Everything the chart shows, in rows."""
    if is_empty(series):
        return "\n".join((finding(series), empty_hint()))
    lines = [finding(series)]
    for one in known(series):
        years = [
            tr("{month}: {amount}").format(month=year.year, amount=_range_words(year.low_fen, year.high_fen))
            for year in one.years
        ]
        lines += rows(option_words(one), years)
    without = [option_name(one.answer) for one in series.options if not one.years]
    lines += rows(tr("Pay not known"), without)
    history = [tr("{month}: {amount}").format(month=one.month, amount=yuan(one.amount_fen)) for one in series.history]
    return "\n".join([*lines, *rows(tr("Income so far"), history)])
