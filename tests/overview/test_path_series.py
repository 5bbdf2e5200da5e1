"""What the charts of ways ahead show."""

from __future__ import annotations

from datetime import date

from tests.worlds import demo_world
from tracker.overview.path_series import ladder_series, pay_series
from tracker.overview.series import Stretch
from tracker.paths import service
from tracker.paths.model import OptionKind
from tracker.people.model import Income
from tracker.people.service import records
from tracker.roles.service import roles_of

TODAY = date(2023, 3, 24)


def test_the_way_up_is_the_jobs_in_each_post_up_to_today() -> None:
    work = demo_world("han-song")
    reader, person = work.store.read(), work.person().uid
    posts = roles_of(reader, person, today=TODAY, ladder="rural-supply-station")
    found = ladder_series(posts, records(reader, "experience", person), today=TODAY)
    assert {one.post.role.id: one.held for one in found.posts} == {
        "meter_reader": (Stretch(start=date(2008, 9, 1), end=date(2014, 12, 31)),),
        "transformer_area_manager": (),
        "team_leader": (Stretch(start=date(2015, 1, 1), end=date(2022, 8, 2)),),
        "station_technician": (Stretch(start=date(2022, 8, 3), end=TODAY),),
        "station_head": (),
    }
    earlier = ladder_series(posts, records(reader, "experience", person), today=date(2010, 1, 1))
    assert [part for one in earlier.posts for part in one.held] == [
        Stretch(start=date(2008, 9, 1), end=date(2010, 1, 1))
    ]


def test_pay_over_the_years_stands_beside_what_was_earned() -> None:
    work = demo_world("han-song")
    person = work.person().uid
    service.add_option(work.store, person, {"kind": OptionKind.MOVE, "region": "500000"})
    reader = work.store.read()
    answers = service.answers(reader, person, service.all_options(reader, person), today=TODAY)
    months = [
        Income(uid=f"{at}", person=person, month=month, amount_fen=100)
        for at, month in enumerate(("2023-04", "2023-02", "2023-02"))
    ]
    found = pay_series(answers, months, today=TODAY)
    stay, move = found.options
    assert [(one.month, one.amount_fen) for one in found.history] == [("2023-02", 200)]
    assert stay.total == (sum(one.low_fen for one in stay.years), sum(one.high_fen for one in stay.years))
    assert (len(stay.years), move.years) == (10, ())
