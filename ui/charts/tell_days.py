"""Options on one line of time in words: which can begin first, and what the others wait for. No matplotlib."""

from __future__ import annotations

from ui.charts.words import rows
from ui.text import tr
from ui.text.options import option_name
from ui.text.verdicts import left_words, outcome

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.path_series import OptionDaysSeries
    from tracker.paths.answers import OptionAnswer


def is_empty(series: OptionDaysSeries) -> bool:
    """Whether there is nothing to draw."""
    return not series.answers


def empty_hint() -> str:
    """What fills this chart."""
    return tr("Enter a post or a region you think of; the first day of each appears here.")


def in_order(series: OptionDaysSeries) -> list[OptionAnswer]:
    """The earliest first; what needs an act first comes last."""
    return sorted(series.answers, key=lambda one: (one.earliest is None, str(one.earliest or "")))


def finding(series: OptionDaysSeries) -> str:
    """What can begin today, and the next day after that."""
    if is_empty(series):
        return tr("No option is entered yet")
    now = [option_name(one) for one in in_order(series) if one.earliest == series.today]
    later = [one for one in in_order(series) if one.earliest and one.earliest > series.today]
    parts = [tr("Today: {options}").format(options=tr(", ").join(now))] if now else []
    if later:
        parts.append(tr("{option} from {day}").format(option=option_name(later[0]), day=later[0].earliest))
    return tr("; ").join(parts) or tr("Every option needs something to be done first")


def describe(series: OptionDaysSeries) -> str:
    """Everything the chart shows, in rows."""
    if is_empty(series):
        return "\n".join((finding(series), empty_hint()))
    lines = [
        tr("{what}: {outcome}").format(what=option_name(one), outcome=day_words(one, series))
        for one in in_order(series)
    ]
    return "\n".join([finding(series), *rows(tr("First day of each"), lines)])


def day_words(one: OptionAnswer, series: OptionDaysSeries) -> str:
    """The first day of an option, or what must be done before there is one."""
    if one.earliest is None:
        return outcome(one.verdict, today=series.today) if one.verdict else tr("not known")
    if one.earliest == series.today:
        return tr("today")
    return tr("{day}, in {span}").format(day=one.earliest, span=left_words(series.today, one.earliest))
