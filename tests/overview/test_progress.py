"""Which requirements the progress chart shows, and which of them decide the day."""

from __future__ import annotations

from datetime import date

from tracker.catalog.model import Route
from tracker.kernel.terms import Act, Level
from tracker.overview.long_pole import asked
from tracker.overview.next_level import EditionVerdict, NextLevel, RouteVerdict
from tracker.overview.progress import progress_series
from tracker.requirements.leaves import Holds
from tracker.requirements.model import Verdict
from tracker.requirements.rules import all_of, any_of, at_least

TODAY = date(2023, 3, 24)


def met(day: str) -> Verdict:
    found = date.fromisoformat(day)
    return Verdict(kind="holds", met=True, met_on=found, expected_on=found, progress=1.0)


def coming(day: str, progress: float = 0.5) -> Verdict:
    return Verdict(kind="tenure", met=False, expected_on=date.fromisoformat(day), progress=progress)


def blocked(act: Act, progress: float = 0.0) -> Verdict:
    return Verdict(kind="training", met=False, act=act, progress=progress)


def answer(*verdicts: Verdict) -> NextLevel:
    routes = tuple(
        RouteVerdict(
            route=Route(
                pack="p",
                key=str(place),
                id=str(place),
                edition="2018",
                occupations=("*",),
                level=Level.LEVEL_2,
                requires=Holds(kinds=()),
                source="the rule",
            ),
            verdict=verdict,
        )
        for place, verdict in enumerate(verdicts)
    )
    return NextLevel(
        occupation="4-11-01-01",
        current_level=Level.LEVEL_3,
        target_level=Level.LEVEL_2,
        applying=EditionVerdict(edition="2018", routes=routes, verdict=any_of(verdicts) if verdicts else None),
    )


def test_the_last_to_complete_by_itself_decides() -> None:
    parts = [met("2019-11-20"), coming("2023-11-20"), coming("2023-06-01")]
    series = progress_series(answer(all_of(parts), all_of(parts)), today=TODAY)
    assert [item.verdict for item in series.items] == parts
    assert [item.decides for item in series.items] == [False, True, False]
    assert (series.expected_on, series.edition, series.source, series.other_ways) == (
        date(2023, 11, 20),
        "2018",
        "the rule",
        1,
    )


def test_where_an_act_is_needed_no_day_is_decided() -> None:
    parts = [coming("2023-11-20"), blocked(Act.TRAINING), blocked(Act.EXAM)]
    series = progress_series(answer(all_of(parts)), today=TODAY)
    assert [item.decides for item in series.items] == [False, False, False]
    assert (series.expected_on, series.act) == (None, Act.TRAINING)


def test_nothing_decides_once_everything_is_met() -> None:
    series = progress_series(answer(all_of([met("2019-11-20"), met("2020-01-01")])), today=TODAY)
    assert (series.met, series.met_on) == (True, date(2020, 1, 1))
    assert not any(item.decides for item in series.items)


def test_of_alternatives_the_best_is_shown() -> None:
    nearer, farther = coming("2023-06-01"), coming("2024-06-01", 0.9)
    assert list(asked(any_of([blocked(Act.AWARD), farther, nearer]))) == [nearer]
    assert list(asked(at_least(2, [blocked(Act.AWARD), farther, nearer]))) == [nearer, farther]
    assert list(asked(all_of([any_of([met("2019-01-01"), nearer]), farther]))) == [met("2019-01-01"), farther]


def test_without_a_route_there_are_no_items() -> None:
    assert progress_series(answer(), today=TODAY).items == ()
    nobody = NextLevel(occupation=None, current_level=None, target_level=None, applying=None)
    assert progress_series(nobody, today=TODAY).items == ()
