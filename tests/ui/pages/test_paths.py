"""Paths: the first line by channel, the map with the worker's place, options side by side, applications."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.look import cut_off, nameless
from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import click, part, parts, press
from tests.worlds import demo_world, world
from tracker.paths import service
from tracker.paths.model import Criterion
from tracker.people.repo import GOALS
from tracker.workspace import Workspace
from ui.charts import kinds
from ui.charts.chart_view import ChartView
from ui.forms.record_form import RecordForm
from ui.pages.paths.ladder import LadderPart
from ui.pages.paths.page import PathsPage
from ui.pages.paths.what_if import WhatIfPart
from ui.widgets.action_row import ActionRow
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoiceEdit
from ui.widgets.empty_state import EmptyState
from ui.widgets.ladder_map import LadderMap
from ui.widgets.popover import Popover
from ui.widgets.requirement_tree import RequirementRow
from ui.widgets.words import FirstLine

TODAY = date(2023, 3, 24)


def paths(window: NotingWindow) -> PathsPage:
    page = window.page("paths")
    assert isinstance(page, PathsPage)
    return page


def said(root: QWidget) -> list[str]:
    return [label.text() for label in parts(root, QLabel) if label.text()]


def test_each_channel_is_in_the_first_line(window: NotingWindow) -> None:
    window.open_on(demo_world("han-song"), "paths", language="zh_CN")
    assert part(paths(window), FirstLine).text() == "技术通道：您现任供电所技术员；管理通道：供电所所长条件已具备"


def test_what_is_missing_is_in_the_first_line(window: NotingWindow) -> None:
    window.open_on(demo_world("wang-chuanjiang"), "paths")
    assert part(paths(window), FirstLine).text() == (
        "Technical channel: Senior lathe operator, still to do: obtain a certificate; "
        "management channel: Lathe operator team leader, still to do: serve in a post"
    )


def test_the_map_says_every_post_in_words(window: NotingWindow) -> None:
    window.open_on(demo_world("han-song"), "paths")
    twin = part(paths(window), LadderMap).text_twin().split("\n")
    assert len(twin) == 5
    assert twin[0] == "Meter reader; Entry posts; no conditions known"
    assert (
        "Station technician; Technical channel; held since 2022-08-03; "
        "Job grade: Suburban 14, Rural 15, Remote rural 16" in twin
    )


def test_arrows_go_from_post_to_post_and_show_what_each_asks(window: NotingWindow) -> None:
    window.open_on(demo_world("han-song"), "paths")
    drawn = part(paths(window), LadderMap)
    assert drawn.accessibleDescription().startswith("Station technician")
    drawn.setFocus()
    press(drawn, Qt.Key.Key_Right)
    window.settle()
    assert drawn.accessibleDescription().startswith("Station head")
    assert "Management channel" in said(paths(window))
    assert part(paths(window), RequirementRow).told.state == "met"
    press(drawn, Qt.Key.Key_Down)
    assert drawn.accessibleDescription().startswith("Team leader")
    press(drawn, Qt.Key.Key_Down)
    press(drawn, Qt.Key.Key_Down)
    window.settle()
    assert drawn.accessibleDescription().split(";")[0] in ("Meter reader", "Transformer-area manager")


def test_a_click_chooses_a_post_and_its_rule_opens(window: NotingWindow) -> None:
    window.open_on(demo_world("han-song"), "paths")
    drawn = part(paths(window), LadderMap)
    QTest.mouseClick(drawn, Qt.MouseButton.LeftButton, pos=QPoint(drawn.width() - 60, drawn.height() // 6))
    window.settle()
    click(paths(window), Button, "post_rule")
    popover = part(window, Popover)
    assert "Station head" in said(popover)
    click(popover, Button, "rule_more")
    assert window.went == [("rules", "rural-supply-station/station_head")]


def test_another_ladder_is_chosen(window: NotingWindow) -> None:
    window.open_on(demo_world("han-song"), "paths")
    part_of_page = paths(window).part("ladder")
    assert isinstance(part_of_page, LadderPart)
    part_of_page.ladder.set_value("workshop-welder")
    part_of_page.ladder.changed.emit()
    window.settle()
    assert "The way up" in part_of_page.map.accessibleName()
    assert len(part_of_page.map.text_twin().split("\n")) == 10


def test_an_empty_file_leads_to_the_worker(window: NotingWindow) -> None:
    window.open_on(world(None, TODAY), "paths")
    part(paths(window), EmptyState)
    click(paths(window), Button, "paths_nobody_act")
    assert window.went == [("record", None)]


def test_without_packs_the_page_says_so(window: NotingWindow) -> None:
    window.open_on(world({"person": {"uid": "p", "name": "李工"}}, TODAY, packs=False), "paths")
    assert part(paths(window), FirstLine).text() == "The installed rules name no ladder of posts"


def test_nothing_is_cut_off_and_everything_has_a_name(window: NotingWindow) -> None:
    window.open_on(demo_world("wang-chuanjiang"), "paths", size=(1024, 600))
    for name in ("ladder", "options", "what_if", "selections"):
        paths(window).show_part(name)
        window.settle()
        assert cut_off(paths(window)) == []
        assert nameless(paths(window)) == []


def test_options_stand_side_by_side_with_what_would_turn_them(window: NotingWindow) -> None:
    work = demo_world("han-song")
    person = work.person().uid
    window.open_on(work, "paths")
    paths(window).show_part("options")
    assert "Enter a post or a region you think of: it is laid beside staying." in said(paths(window))
    paths(window).add_record()
    form = part(paths(window), RecordForm)
    assert not form.submit()
    assert form.rows["role"].problem
    form.rows["role"].editor.set_value("rural-supply-station/station_head")
    form.rows["pay_low_fen"].editor.set_value(700000)
    form.rows["pay_high_fen"].editor.set_value(600000)
    assert not form.submit()
    assert form.rows["pay_high_fen"].problem
    form.rows["pay_high_fen"].editor.set_value(850000)
    assert form.submit()
    window.settle()
    option = service.options_of(work.store.read(), person)[0]
    assert (option.ladder, option.role) == ("rural-supply-station", "station_head")
    words = said(paths(window))
    assert {
        "¥7,000 to ¥8,500 a month, +17 % to +42 % against now",
        "In what order",
        "What would turn it round:",
    } <= set(words)


def with_a_move() -> Workspace:
    """The electrician who thinks of Chongqing, with figures."""
    work = demo_world("han-song")
    values = {"kind": "move", "region": "500000", "pay_low_permille": 100, "pay_high_permille": 300}
    service.add_option(work.store, work.person().uid, {**values, "distance_km": 600.0, "travel": "火车"})
    return work


def test_charts_tell_the_days_the_pay_and_what_flips_the_choice(window: NotingWindow) -> None:
    window.open_on(with_a_move(), "paths")
    paths(window).show_part("options")
    window.settle()
    found = {view.objectName(): kinds.finding(view.series) for view in parts(paths(window), ChartView) if view.series}
    assert set(found) == {"chart_choice", "chart_days", "chart_pay"}
    assert found["chart_days"] == "Today: Stay, Chongqing"
    assert "more than staying" in found["chart_pay"]
    ladder = paths(window).part("ladder")
    assert isinstance(ladder, LadderPart)
    assert ladder.chart.series
    assert "Station technician since 2022-08-03" in kinds.finding(ladder.chart.series)


def test_an_option_is_explained_layer_by_layer(window: NotingWindow) -> None:
    work = with_a_move()
    window.open_on(work, "paths")
    paths(window).show_part("options")
    window.settle()
    assert "600 km, 火车" in said(paths(window))
    (option,) = service.options_of(work.store.read(), work.person().uid)
    click(paths(window), Button, f"option_details_{option.uid}")
    words = said(part(window, Popover))
    assert "Who recognises my certificates there" in words
    assert "By agreement: No agreement known" in words


def test_how_it_is_now_can_be_entered_to_be_compared(window: NotingWindow) -> None:
    work = with_a_move()
    window.open_on(work, "paths")
    paths(window).show_part("options")
    window.settle()
    click(paths(window), Button, "option_stay")
    form = part(paths(window), RecordForm)
    assert form.rows["role"].isHidden()
    form.rows["distance_km"].editor.set_value(5)
    assert form.submit()
    window.settle()
    stay = service.all_options(work.store.read(), work.person().uid)[-1]
    assert (stay.kind, stay.distance_km) == ("stay", 5)
    assert "5 km" in said(paths(window))


def test_pay_may_be_given_against_today(window: NotingWindow) -> None:
    work = demo_world("han-song")
    window.open_on(work, "paths")
    paths(window).show_part("options")
    paths(window).add_record()
    form = part(paths(window), RecordForm)
    form.rows["role"].editor.set_value("rural-supply-station/station_head")
    form.rows["pay_as"].editor.set_value("change")
    form.rows["pay_as"].editor.changed.emit()
    assert form.rows["pay_low_fen"].isHidden()
    form.rows["pay_low_permille"].editor.set_value(-60)
    form.rows["pay_high_permille"].editor.set_value(120)
    assert form.submit()
    window.settle()
    (option,) = service.options_of(work.store.read(), work.person().uid)
    assert (option.pay_low_permille, option.pay_high_permille, option.pay_low_fen) == (-60, 120, None)
    assert any(line.endswith("-6 % to +12 % against now") for line in said(paths(window)))


def test_a_weight_changes_the_order_and_can_be_undone(window: NotingWindow) -> None:
    work = demo_world("han-song")
    person = work.person().uid
    service.add_option(work.store, person, {"kind": "move", "region": "500000", "pay_low_fen": 900000})
    window.open_on(work, "paths")
    paths(window).show_part("options")
    window.settle()
    field = part(paths(window), ChoiceEdit, "weight_pay")
    field.set_value("0")
    field.changed.emit()
    window.settle()
    assert service.weights_of(work.store.read(), person)[Criterion.PAY] == 0
    assert part(paths(window), ChoiceEdit, "weight_pay").value() == "0"
    window.undo()
    assert service.weights_of(work.store.read(), person)[Criterion.PAY] == 5


def test_choosing_an_option_makes_it_a_goal_until_given_up(window: NotingWindow) -> None:
    work = demo_world("han-song")
    uid = service.add_option(
        work.store,
        work.person().uid,
        {"kind": "post", "ladder": "rural-supply-station", "role": "station_head"},
    )
    window.open_on(work, "paths")
    paths(window).show_part("options")
    window.settle()
    click(paths(window), Button, f"option_choose_{uid}")
    window.settle()
    goal = service.option(work.store.read(), uid).goal
    assert goal is not None
    assert service.steps_of(work.store.read(), goal)
    click(paths(window), Button, f"option_unchoose_{uid}")
    assert service.option(work.store.read(), uid).goal is None


def test_an_application_is_noted_changed_and_removed(window: NotingWindow) -> None:
    work = demo_world("han-song")
    person = work.person().uid
    window.open_on(work, "paths")
    paths(window).show_part("selections")
    window.settle()
    click(paths(window), Button, "selections_none_act")
    form = part(paths(window), RecordForm)
    form.rows["post"].editor.set_value("供电所技术员")
    form.rows["on"].editor.set_value(date(2022, 8, 2))
    form.rows["candidates"].editor.set_value(40)
    form.rows["posts"].editor.set_value(12)
    form.rows["rank"].editor.set_value(41)
    assert not form.submit()
    assert [name for name, row in form.rows.items() if row.problem] == ["rank"]
    form.rows["rank"].editor.set_value(7)
    form.rows["result"].editor.set_value("selected")
    assert form.submit()
    window.settle()
    row = part(paths(window), ActionRow)
    assert row.accessibleName() == "供电所技术员. Selected. 2022-08-02 · 40 candidates · 12 posts · place 7"
    press(row, Qt.Key.Key_Return)
    click(paths(window), Button, "selection_remove")
    assert not service.selections_of(work.store.read(), person)
    window.undo()
    assert len(service.selections_of(work.store.read(), person)) == 1


def supposing(window: NotingWindow, work: Workspace) -> WhatIfPart:
    window.open_on(work, "paths")
    paths(window).show_part("what_if")
    window.settle()
    asked = paths(window).part("what_if")
    assert isinstance(asked, WhatIfPart)
    return asked


def test_what_if_recomputes_the_dates_and_stores_nothing(window: NotingWindow) -> None:
    work = demo_world("han-song")
    asked = supposing(window, work)
    before = work.store.read().value("SELECT count(*) FROM change")
    assert "What would change by 2023-11-20" in said(asked)  # the next level on its earliest day, to begin with
    asked.level.set_value("level_2")
    asked.passed_on.set_value(date(2024, 6, 1))
    asked.level.changed.emit()
    window.settle()
    words = said(asked)
    assert "What would change by 2024-06-01" in words
    assert any(line.startswith("Technician (level 2) → Senior technician (level 1)") for line in words)
    assert work.store.read().value("SELECT count(*) FROM change") == before
    asked.passed_on.setText("soon")
    asked.passed_on.changed.emit()
    assert "What would change by 2024-06-01" not in said(asked)


def test_a_supposed_move_is_kept_only_when_asked(window: NotingWindow) -> None:
    work = demo_world("han-song")
    person = work.person().uid
    asked = supposing(window, work)
    asked.region.set_value("500000")
    asked.moved_on.set_value(date(2023, 9, 1))
    asked.region.changed.emit()
    window.settle()
    assert not service.options_of(work.store.read(), person)
    click(asked, Button, "what_if_keep")
    option = service.options_of(work.store.read(), person)[0]
    assert (option.region, option.start) == ("500000", date(2023, 9, 1))


def test_a_supposed_level_becomes_a_goal_only_when_asked(window: NotingWindow) -> None:
    """The demo worker aims at technician already: the goal gets the day; another level is a goal of its own."""
    work = demo_world("han-song")
    person = work.person().uid
    asked = supposing(window, work)
    for level, day in (("level_2", date(2024, 6, 1)), ("level_1", date(2029, 6, 1))):
        asked.level.set_value(level)
        asked.passed_on.set_value(day)
        asked.level.changed.emit()
        window.settle()
        click(asked, Button, "what_if_aim")
        window.settle()
    aims = [(goal.level, goal.by) for goal in GOALS.of_person(work.store.read(), person) if goal.level]
    assert aims == [("level_2", date(2024, 6, 1)), ("level_1", date(2029, 6, 1))]
