"""Income by month in words: its finding, and everything the picture says. No matplotlib."""

from __future__ import annotations

from ui.charts.words import job_name, mean_words, rows
from ui.text import ntr, tr
from ui.text.formats import yuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.names import Names
    from tracker.overview.series import AverageIncome, IncomeSeries, JobChange, MonthIncome


def is_empty(series: IncomeSeries) -> bool:
    """Whether there is nothing to draw."""
    return not series.months


def empty_hint() -> str:
    """What fills this chart."""
    return tr("Enter what a month brought; what each job change did to your income appears here.")


def finding(series: IncomeSeries) -> str:
    """What the last job change did to the average, or where income stands."""
    if is_empty(series):
        return tr("No income is recorded yet")
    last = series.averages[-1]
    mean = mean_words(last.mean_fen)
    if len(series.averages) > 1 and series.averages[-2].mean_fen > 0:
        before = series.averages[-2].mean_fen
        percent = round(abs(last.mean_fen - before) * 100 / before)
        if not percent:
            return tr("{mean} a month since the job change, as much as before").format(mean=mean)
        words = (
            tr("{mean} a month since the job change, {percent} % more than before")
            if last.mean_fen > before
            else tr("{mean} a month since the job change, {percent} % less than before")
        )
        return words.format(mean=mean, percent=percent)
    count = len(series.months)
    whole = mean_words(sum(one.amount_fen for one in series.months) // count)
    words = ntr("{mean} in the one month recorded", "{mean} a month on average over {n} months", count)
    return words.format(mean=whole, n=count)


def describe(series: IncomeSeries) -> str:
    """Everything the chart shows, in rows."""
    if is_empty(series):
        return "\n".join((finding(series), empty_hint()))
    lines = [finding(series)]
    lines += rows(tr("Average between job changes"), [average_words(one) for one in series.averages])
    lines += rows(tr("Job changes"), [change_words(one, series.names) for one in series.job_changes])
    lines += rows(tr("Months"), [month_words(one) for one in series.months])
    return "\n".join(lines)


def month_words(one: MonthIncome) -> str:
    """One month and its amount."""
    return tr("{month}: {amount}").format(month=one.month, amount=yuan(one.amount_fen))


def change_words(one: JobChange, names: Names) -> str:
    """The day of a change and the job that began."""
    return tr("{day}: {job}").format(day=one.on.isoformat(), job=job_name(one, names))


def average_words(one: AverageIncome) -> str:
    """The mean between two changes and the months it is of."""
    days = one.first if one.first == one.last else f"{one.first} – {one.last}"
    months = ntr("{n} month recorded", "{n} months recorded", one.months).format(n=one.months)
    return tr("{days}: {mean} a month on average, {months}").format(
        days=days, mean=mean_words(one.mean_fen), months=months
    )
