"""Home: the answer in one line, the requirement tree, what runs out, what to do, and where each of it leads."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from tests.architecture.house import ROOT
from tests.ui.look import cut_off, nameless
from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import click, part, parts, press
from tests.worlds import POWER, demo_world, world
from tracker.people import service
from ui.pages.home.page import HomePage
from ui.widgets.action_row import ActionRow
from ui.widgets.badge import UnverifiedBadge
from ui.widgets.buttons import Button
from ui.widgets.date_rail import DateRail
from ui.widgets.disclosure import Disclosure
from ui.widgets.popover import Popover
from ui.widgets.requirement_tree import RequirementRow
from ui.widgets.words import FirstLine

TODAY = date(2026, 11, 23)


def home(window: NotingWindow) -> HomePage:
    page = window.page("home")
    assert isinstance(page, HomePage)
    return page


def first_line(window: NotingWindow) -> str:
    return part(home(window), FirstLine).text()


def words(root: QWidget) -> list[str]:
    return [label.text() for label in parts(root, QLabel) if label.text()]


def rows(window: NotingWindow) -> list[RequirementRow]:
    return parts(home(window), RequirementRow)


def person(**fields: Any) -> dict[str, Any]:
    return {"uid": "p", "name": "李工", **fields}


def level_4(**fields: Any) -> dict[str, Any]:
    return {
        "uid": "c",
        "kind": "skill_level",
        "occupation": POWER,
        "level": "level_4",
        "issued_on": "2023-05-06",
        **fields,
    }


def test_the_answer_is_the_first_line(window: NotingWindow) -> None:
    window.open_on(demo_world("han-song"), "home", language="zh_CN")
    assert first_line(window) == "高级工（三级） → 技师（二级）：最早 2023-11-20 可申报，还差 7 个月 27 天"
    rail = part(home(window), DateRail)
    assert rail.accessibleDescription() == ("2019-11-20 起算; 今天 2023-03-24; 2023-05-10 复审; 2023-11-20 最早可申报")


def test_each_requirement_is_a_row_and_one_decides_the_day(window: NotingWindow) -> None:
    window.open_on(demo_world("han-song"), "home")
    held, clock = rows(window)
    assert (held.told.state, held.decides) == ("met", False)
    assert (clock.told.state, clock.decides) == ("waiting", True)
    assert clock.accessibleName() == (
        "4 years of work in this or a related occupation after obtaining the Senior worker (level 3) certificate; "
        "3 years 4 months 4 days of 4 years; on 2023-11-20; this decides the day"
    )


def test_enter_on_a_row_opens_the_rule_in_full(window: NotingWindow) -> None:
    window.open_on(demo_world("han-song"), "home")
    row = rows(window)[1]
    row.setFocus()
    press(row, Qt.Key.Key_Return)
    popover = part(window, Popover)
    said = "\n".join(words(popover))
    assert "Level 3, then 4 years of work" in said
    assert "2018年版" in said
    assert "since 2018-03-07" in said
    assert "rules as of 2026-11-23" in said
    assert "check with your local office" in said
    click(popover, Button, "rule_more")
    assert window.went == [("rules", "2018/level_2/a")]
    assert not popover.isVisible()


def test_the_mark_of_a_row_opens_the_rule_and_esc_closes_it(window: NotingWindow) -> None:
    window.open_on(demo_world("han-song"), "home")
    click(rows(window)[0], QToolButton, "requirement_rule")
    popover = part(window, Popover)
    assert popover.isVisible()
    press(popover, Qt.Key.Key_Escape)
    assert not popover.isVisible()


def test_arrows_go_from_row_to_row(window: NotingWindow) -> None:
    window.open_on(demo_world("han-song"), "home")
    first, second = rows(window)
    first.setFocus()
    press(first, Qt.Key.Key_Down)
    assert window.focusWidget() is second
    press(second, Qt.Key.Key_Down)
    assert window.focusWidget() is second
    press(second, Qt.Key.Key_Up)
    assert window.focusWidget() is first


def test_other_ways_are_folded_until_asked_for(window: NotingWindow) -> None:
    window.open_on(demo_world("han-song"), "home")
    folded = part(home(window), Disclosure)
    assert len(rows(window)) == 2
    chevron = part(folded, QToolButton, "home_way")
    assert chevron.accessibleName().endswith("still to do: graduate from a school")
    chevron.setFocus()
    press(chevron, Qt.Key.Key_Space)
    window.settle()
    assert [row.told.state for row in rows(window)] == ["met", "waiting", "met", "act", "met"]


def test_what_to_do_and_what_runs_out_lead_to_the_certificate(window: NotingWindow) -> None:
    window.open_on(demo_world("han-song"), "home")
    uid = "0190a000-0000-7000-8000-000000000013"
    to_do = part(home(window), ActionRow, "to_do_1")
    assert to_do.accessibleName() == "Have it reviewed: 低压电工作业. review due by 2023-05-10, 47 days left"
    to_do.setFocus()
    press(to_do, Qt.Key.Key_Return)
    runs_out = click(home(window), ActionRow, f"runs_out_{uid}")
    assert "Can be done now" in runs_out.accessibleName()
    assert window.went == [("certificates", uid), ("certificates", uid)]


def test_a_level_that_is_open_says_since_when_and_leads_to_its_rule(window: NotingWindow) -> None:
    window.open_on(demo_world("wang-chuanjiang"), "home")
    assert first_line(window).endswith("you may apply (conditions met since 2022-07-31)")
    assert not any(row.decides for row in rows(window))
    click(home(window), ActionRow, "to_do_1")
    assert window.went == [("rules", "2018/same/level_3/a")]
    goal = click(home(window), ActionRow, "goal_0190a000-0000-7000-8000-000000000141")
    assert "In time: conditions met (since 2022-07-31)" in words(goal)
    assert window.went[1:] == [("paths", "0190a000-0000-7000-8000-000000000141")]


def test_no_rule_known_is_said_and_leads_to_the_rules(window: NotingWindow) -> None:
    window.open_on(demo_world("zhou-xuyang"), "home")
    assert "the installed rules name no way" in first_line(window)
    assert rows(window) == []
    click(home(window), Button, "home_rules")
    assert window.went == [("rules", None)]


def test_missing_data_is_said_in_words_with_a_way_to_the_record(window: NotingWindow) -> None:
    jobs = [{"uid": "j", "employer": "供电所", "start": "2015-03-01"}]
    work = world({"person": person(occupation=POWER), "experience": jobs, "certificates": [level_4()]}, TODAY)
    window.open_on(work, "home")
    assert first_line(window).endswith("cannot be told yet, a record is incomplete")
    row = next(row for row in rows(window) if row.told.doubt)
    assert row.told.state == "unknown"
    click(row, Button, "requirement_fill")
    click(home(window), ActionRow, "to_do_1")
    assert window.went == [("record", "j"), ("record", "j")]


def test_rules_that_are_not_verified_are_marked(window: NotingWindow) -> None:
    jobs = [{"uid": "j", "occupation": POWER, "start": "2024-01-01"}]
    work = world({"person": person(occupation=POWER), "experience": jobs, "certificates": [level_4()]}, TODAY)
    window.open_on(work, "home")
    badge = part(home(window), UnverifiedBadge)
    assert badge.isVisible()
    assert badge.text == "Not verified"


def test_the_answer_of_the_other_edition_is_folded_below(window: NotingWindow) -> None:
    jobs = [{"uid": "j", "occupation": POWER, "start": "2024-01-01"}]
    work = world({"person": person(occupation=POWER), "experience": jobs, "certificates": [level_4()]}, TODAY)
    window.open_on(work, "home")
    assert first_line(window).endswith("from 2028-01-01 at the earliest, in 1 year 1 month 9 days")
    other = part(home(window), QToolButton, "home_edition_2018")
    assert other.accessibleName().startswith(
        "Some assessment centres use the 2018 edition: from 2029-01-01 at the earliest"
    )
    before = len(rows(window))
    other.click()
    window.settle()
    assert len(rows(window)) > before


@pytest.mark.parametrize(
    ("lists", "done", "place"),
    [
        ({}, "", ("record", "person")),
        ({"person": person()}, "", ("record", "person")),
        ({"person": person(), "certificates": [level_4(occupation=None)]}, "certificate", ("record", "person")),
        ({"person": person(occupation=POWER)}, "who", ("certificates", None)),
        (
            {"person": person(occupation=POWER), "certificates": [level_4()]},
            "who certificate",
            ("record", "experience"),
        ),
    ],
)
def test_the_first_steps_lead_on_one_by_one(
    window: NotingWindow, lists: dict[str, Any], done: str, place: tuple[str, str | None]
) -> None:
    window.open_on(world(lists or None, TODAY), "home")
    steps = {name: part(home(window), ActionRow, f"first_{name}") for name in ("who", "certificate", "job")}
    assert {name for name, row in steps.items() if ". Done. " in row.accessibleName()} == set(done.split())
    click(home(window), Button, "first_act")
    assert window.went == [place]
    measured = place[1] == "experience"
    assert first_line(window).startswith("What is your next level") is not measured, "nothing entered, nothing said"


def test_whoever_holds_nothing_yet_says_so(window: NotingWindow) -> None:
    work = world({"person": person(occupation=POWER)}, TODAY)
    window.open_on(work, "home")
    click(home(window), Button, "first_none")
    window.settle()
    assert first_line(window).startswith("No level yet")
    service.add(work.store, "experience", "p", {"employer": "供电所", "occupation": POWER, "start": date(2024, 1, 1)})
    window.settle()
    assert not parts(home(window), Button, "first_act")


def test_a_change_in_the_file_changes_the_answer_at_once(window: NotingWindow) -> None:
    work = world({"person": person(occupation=POWER), "certificates": [level_4()]}, TODAY)
    window.open_on(work, "home")
    assert "still lacks" in first_line(window)
    job = {"employer": "供电所", "occupation": POWER, "start": date(2024, 1, 1)}
    service.add(work.store, "experience", "p", job)
    window.settle()
    assert first_line(window).endswith("from 2028-01-01 at the earliest, in 1 year 1 month 9 days")


def test_only_what_is_near_is_listed_and_the_rest_counted(window: NotingWindow) -> None:
    held = [
        {
            "uid": f"d{at}",
            "kind": "driving",
            "title": f"证 {at}",
            "issued_on": "2020-01-01",
            "valid_until": f"2027-0{at}-01",
        }
        for at in range(1, 9)
    ]
    window.open_on(world({"person": person(occupation=POWER), "certificates": held}, TODAY), "home")
    listed = [row.objectName() for row in parts(home(window), ActionRow)]
    assert [name for name in listed if name.startswith("runs_out_")] == [f"runs_out_d{at}" for at in range(1, 6)]
    more = click(home(window), Button, "home_more_dates")
    assert more.text() == "3 more certificates with a date"
    assert window.went == [("certificates", None)]


@pytest.mark.parametrize("demo", ["han-song", "zhou-xuyang"])
@pytest.mark.parametrize("size", [(1600, 1000), (1200, 780), (1024, 600), (640, 420)])
def test_nothing_is_cut_off_at_any_size(window: NotingWindow, demo: str, size: tuple[int, int]) -> None:
    window.open_on(demo_world(demo), "home", language="zh_CN", size=size)
    area = home(window).scroll_area
    assert area.horizontalScrollBar().maximum() == 0
    assert cut_off(home(window)) == []
    assert nameless(home(window)) == []


def test_home_loads_nothing_slow() -> None:
    code = "import sys, ui.pages.home.page; print([name for name in sys.modules if name in sys.argv])"
    slow = ["matplotlib", "numpy", "sqlite_utils", "dateutil"]
    done = subprocess.run(
        [sys.executable, "-c", code, *slow], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == "[]"
