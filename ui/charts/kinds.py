"""The charts there are: what a series is told as and drawn by. matplotlib is imported when the first one is drawn."""

from __future__ import annotations

import os
from importlib import import_module

from tracker.overview.path_series import ChoiceSeries, LadderSeries, OptionDaysSeries, PaySeries
from tracker.overview.series import CareerSeries, IncomeSeries, ProgressSeries, ValiditySeries
from tracker.overview.study_series import (
    BurnUpSeries,
    ForgettingSeries,
    HeatSeries,
    HourSeries,
    MockSeries,
    PayoffSeries,
)
from ui.charts import (
    tell_burnup,
    tell_career,
    tell_choice,
    tell_days,
    tell_forgetting,
    tell_heat,
    tell_hours,
    tell_income,
    tell_ladder,
    tell_mocks,
    tell_pay,
    tell_payoff,
    tell_progress,
    tell_validity,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ui.charts.sheet import Drawing
    from ui.charts.style import ChartStyle

    Series = (
        BurnUpSeries
        | CareerSeries
        | ChoiceSeries
        | ForgettingSeries
        | HeatSeries
        | HourSeries
        | IncomeSeries
        | LadderSeries
        | MockSeries
        | OptionDaysSeries
        | PayoffSeries
        | PaySeries
        | ProgressSeries
        | ValiditySeries
    )

_NAMES = {
    BurnUpSeries: "burnup",
    CareerSeries: "career",
    ChoiceSeries: "choice",
    ForgettingSeries: "forgetting",
    HeatSeries: "heat",
    HourSeries: "hours",
    IncomeSeries: "income",
    LadderSeries: "ladder",
    MockSeries: "mocks",
    OptionDaysSeries: "days",
    PayoffSeries: "payoff",
    PaySeries: "pay",
    ProgressSeries: "progress",
    ValiditySeries: "validity",
}
_TELLERS: dict[str, Any] = {
    "burnup": tell_burnup,
    "career": tell_career,
    "choice": tell_choice,
    "days": tell_days,
    "forgetting": tell_forgetting,
    "heat": tell_heat,
    "hours": tell_hours,
    "income": tell_income,
    "ladder": tell_ladder,
    "mocks": tell_mocks,
    "pay": tell_pay,
    "payoff": tell_payoff,
    "progress": tell_progress,
    "validity": tell_validity,
}


def name_of(series: Series) -> str:
    """Which chart a series makes, such as `career`."""
    return _NAMES[type(series)]


def is_empty(series: Series) -> bool:
    """Whether there is nothing to draw yet; the chart then says what belongs there."""
    return bool(_TELLERS[name_of(series)].is_empty(series))


def finding(series: Series) -> str:
    """What the chart shows, in one line."""
    return str(_TELLERS[name_of(series)].finding(series))


def describe(series: Series) -> str:
    """Everything the chart says, in rows of words."""
    return str(_TELLERS[name_of(series)].describe(series))


def draw(series: Series, style: ChartStyle) -> Drawing:
    """The chart as a figure with what its parts say. The first call takes up to a second: it imports matplotlib."""
    prepare()
    name = name_of(series)
    drawing: Drawing = getattr(import_module(f"ui.charts.draw_{name}"), f"draw_{name}")(series, style)
    return drawing


def load() -> None:
    """Import all that drawing needs."""
    prepare()
    import_module("matplotlib.backends.backend_agg")
    for name in _TELLERS:
        import_module(f"ui.charts.draw_{name}")


def prepare() -> None:
    """Tell matplotlib, before it is imported, to keep its list of fonts with this program's other passing files.

    Building that list costs half a second; kept, it is built once. Without a folder it goes where matplotlib likes.
    """
    if "MPLCONFIGDIR" in os.environ:
        return
    from platformdirs import user_cache_dir

    os.environ["MPLCONFIGDIR"] = os.path.join(user_cache_dir("career-tracker", appauthor=False), "charts")
