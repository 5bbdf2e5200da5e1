"""Goals and their steps in the window: on Home to be ticked off, on Paths to be written, moved and removed."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QLabel

from tests.ui.look import cut_off, nameless
from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import click, part, parts
from tests.worlds import demo_world, world
from tracker.benefits.service import benefits_of
from tracker.catalog import repo as catalog
from tracker.catalog.repo import name_of
from tracker.paths import service
from tracker.paths.model import OptionKind
from tracker.people import service as people
from tracker.people.repo import GOALS
from tracker.workspace import Workspace
from ui.forms.record_form import RecordForm
from ui.pages.paths.page import PathsPage
from ui.pages.record.page import RecordPage
from ui.text.rules import name_words
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty_state import EmptyState

TODAY = date(2023, 3, 24)


def with_option() -> Workspace:
    """The electrician who decided to become head of the station."""
    work = demo_world("han-song")
    values = {"kind": OptionKind.POST, "ladder": "rural-supply-station", "role": "station_head"}
    option = service.add_option(work.store, work.person().uid, {**values, "start": date(2024, 1, 1)})
    service.choose(work.store, option, today=TODAY)
    return work


def goal_of(work: Workspace) -> str:
    return GOALS.of_person(work.store.read(), work.person().uid)[-1].uid


def paths(window: NotingWindow) -> PathsPage:
    page = window.page("paths")
    assert isinstance(page, PathsPage)
    return page


def said(window: NotingWindow) -> str:
    return "\n".join(label.text() for label in parts(window, QLabel))


def test_a_chosen_option_is_on_home_with_its_steps(window: NotingWindow) -> None:
    work = with_option()
    window.open_on(work, "home")
    assert "Station head (by 2024-01-01)" in said(window)
    assert "0 of 1 step done" in said(window)
    (step,) = service.steps_of(work.store.read(), goal_of(work))
    box = part(window, QCheckBox, f"step_{step.uid}")
    assert box.accessibleName() == "First day as Station head"
    box.click()
    window.settle()
    assert service.step(work.store.read(), step.uid).done_on == TODAY
    assert "1 of 1 step done" in said(window)
    window.undo()
    assert service.step(work.store.read(), step.uid).done_on is None


def test_a_goal_on_home_leads_to_its_steps(window: NotingWindow) -> None:
    work = with_option()
    window.open_on(work, "paths")
    paths(window).reveal(goal_of(work))
    window.settle()
    assert paths(window).part_name == "goals"
    assert "First day as Station head" in said(window)


def test_steps_are_added_changed_moved_and_removed(window: NotingWindow) -> None:
    work = with_option()
    goal = goal_of(work)
    window.open_on(work, "paths")
    paths(window).show_part("goals")
    window.settle()
    click(window, Button, f"step_add_{goal}")
    form = part(window, RecordForm)
    assert not form.submit(), "a step of one's own needs words"
    form.rows["title"].editor.set_value("找所长谈")
    form.rows["by"].editor.set_value(date(2023, 4, 1))
    assert form.submit()
    window.settle()
    assert "by 2023-04-01, in 8 days" in said(window)
    own, begin = service.steps_of(work.store.read(), goal)
    click(window, IconButton, f"step_chevron-down_{own.uid}")
    window.settle()
    assert [step.uid for step in service.steps_of(work.store.read(), goal)] == [begin.uid, own.uid]
    click(window, IconButton, f"step_edit_{begin.uid}")
    form = part(window, RecordForm)
    form.rows["title"].editor.set_value("上任")
    form.rows["done_on"].editor.set_value(date(2023, 3, 20))
    assert form.submit()
    window.settle()
    assert "done on 2023-03-20" in said(window)
    click(window, IconButton, f"step_delete_{own.uid}")
    assert [step.title for step in service.steps_of(work.store.read(), goal)] == ["上任"]
    window.undo()
    assert len(service.steps_of(work.store.read(), goal)) == 2


def test_goals_are_set_changed_and_removed(window: NotingWindow) -> None:
    work = world({"person": {"uid": "p", "name": "李工", "occupation": "4-11-01-01"}}, TODAY)
    window.open_on(work, "paths")
    paths(window).show_part("goals")
    window.settle()
    part(window, EmptyState)
    paths(window).add_record()
    form = part(window, RecordForm)
    form.rows["kind"].editor.set_value("level")
    form.rows["level"].editor.set_value("level_5")
    assert form.submit()
    window.settle()
    (goal,) = people.records(work.store.read(), "goal", "p")
    click(window, Button, f"goal_change_{goal.uid}")
    form = part(window, RecordForm)
    form.rows["by"].editor.set_value(date(2024, 1, 1))
    assert form.submit()
    window.settle()
    assert "Junior worker (level 5) by 2024-01-01" in said(window)
    click(window, Button, f"goal_remove_{goal.uid}")
    assert people.records(work.store.read(), "goal", "p") == ()


def choose_kind(form: RecordForm, kind: str) -> None:
    editor = form.rows["kind"].editor
    editor.set_value(kind)
    editor.changed.emit()


def shown(form: RecordForm) -> set[str]:
    return {name for name, row in form.rows.items() if not row.isHidden()}


def test_a_goal_asks_only_what_its_kind_needs(window: NotingWindow) -> None:
    work = demo_world("han-song")
    window.open_on(work, "paths")
    paths(window).show_part("goals")
    window.settle()
    paths(window).add_record()
    form = part(window, RecordForm)
    assert shown(form) == {"kind", "occupation", "level", "by"}
    assert not form.submit(), "a level is still missing"
    choose_kind(form, "role")
    assert shown(form) == {"kind", "role", "by"}
    choose_kind(form, "benefit")
    assert shown(form) == {"kind", "benefit", "by"}
    assert not form.submit(), "nothing says which benefit"
    offered = benefits_of(work.store.read(), work.person().uid, today=work.today())
    form.rows["benefit"].editor.set_value(offered[0].benefit.id)
    assert form.submit()
    window.settle()
    goal = GOALS.of_person(work.store.read(), work.person().uid)[-1]
    assert (goal.kind, goal.benefit, goal.level, goal.occupation) == ("benefit", offered[0].benefit.id, None, None)
    assert name_words(offered[0].benefit) in said(window)


def test_a_goal_of_an_option_keeps_what_it_has(window: NotingWindow) -> None:
    work = with_option()
    before = GOALS.get(work.store.read(), goal_of(work))
    window.open_on(work, "paths")
    paths(window).show_part("goals")
    window.settle()
    click(window, Button, f"goal_change_{before.uid}")
    form = part(window, RecordForm)
    assert shown(form) == {"kind", "role", "by"}
    form.rows["by"].editor.set_value(date(2025, 1, 1))
    assert form.submit()
    assert GOALS.get(work.store.read(), before.uid) == before.replace(by=date(2025, 1, 1))


def test_goals_are_set_and_changed_among_the_records_too(window: NotingWindow) -> None:
    work = world({"person": {"uid": "p", "name": "李工", "occupation": "4-11-01-01"}}, TODAY)
    window.open_on(work, "record")
    record = window.page("record")
    assert isinstance(record, RecordPage)
    record.begin("goal")
    form = part(window, RecordForm)
    assert shown(form) == {"kind", "occupation", "level", "by"}
    form.rows["level"].editor.set_value("level_5")
    assert form.submit()
    window.settle()
    (goal,) = GOALS.of_person(work.store.read(), "p")
    assert (goal.kind, goal.occupation, goal.level) == ("level", "4-11-01-01", "level_5")
    record.edit_record(goal)
    form = part(window, RecordForm)
    form.rows["by"].editor.set_value(date(2024, 1, 1))
    assert form.submit()
    assert GOALS.get(work.store.read(), goal.uid) == goal.replace(by=date(2024, 1, 1))


def test_a_benefit_that_is_aimed_at_has_its_name_among_the_records(window: NotingWindow) -> None:
    work = demo_world("han-song")
    benefit = catalog.benefits(work.store.read())[0]
    uid = people.add(work.store, "goal", work.person().uid, {"kind": "benefit", "benefit": benefit.id})
    window.open_on(work, "record")
    record = window.page("record")
    assert isinstance(record, RecordPage)
    columns = {one.title: one.text for one in record.section("goal").kind.columns}
    goal = GOALS.get(work.store.read(), uid)
    assert columns["Post or benefit"](goal) == name_of(benefit, "en")
    assert columns["Occupation"](goal) == "–", "a benefit needs none"
    assert columns["Occupation"](goal.replace(kind="level")) == "not given"


def test_every_kind_of_record_has_a_form(window: NotingWindow) -> None:
    window.open_on(demo_world("han-song"), "record")
    record = window.page("record")
    assert isinstance(record, RecordPage)
    for kind in record.tabs():
        record.begin(kind)
        form = part(window, RecordForm)
        assert shown(form), kind
        form.close_sheet()
        window.settle()


def test_nothing_is_cut_off_and_everything_has_a_name(window: NotingWindow) -> None:
    window.open_on(with_option(), "paths", size=(1024, 600))
    paths(window).show_part("goals")
    window.settle()
    assert cut_off(paths(window)) == []
    assert nameless(paths(window)) == []
