"""A company's ladder written in the window: the map follows, every fault is said, and the pack is shared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from tests.ui.look import cut_off, nameless
from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import click, part, parts, press
from tests.worlds import demo_world, ladders
from tracker.catalog.load import load_pack
from tracker.roles.drafts import install_ladder, ladder_draft
from tracker.roles.service import roles_of
from tracker.workspace import Workspace
from ui.forms.leaf_form import LeafForm
from ui.forms.record_form import RecordForm
from ui.pages.paths.ladder_asks import AsksEditor
from ui.pages.paths.ladder_editor import LadderEditor
from ui.pages.paths.page import PathsPage
from ui.text.ladders import leaf_kinds
from ui.widgets.action_row import ActionRow
from ui.widgets.ask import Question
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choices import ChoiceEdit
from ui.widgets.ladder_map import LadderMap
from ui.widgets.ticks import TicksEdit


@pytest.fixture
def work() -> Iterator[Workspace]:
    with demo_world("han-song") as opened:
        yield opened


def paths(window: NotingWindow) -> PathsPage:
    page = window.page("paths")
    assert isinstance(page, PathsPage)
    return page


def editor(window: NotingWindow) -> LadderEditor:
    found = paths(window).whole.currentWidget()
    assert isinstance(found, LadderEditor)
    return found


def type_into(root: QWidget, name: str, text: str) -> None:
    field = part(root, QLineEdit, name)
    field.setText(text)
    field.textEdited.emit(text)


def push(window: NotingWindow, name: str) -> None:
    click(paths(window), Button, name)
    window.settle()


def faults(window: NotingWindow) -> list[str]:
    editor(window).check()
    window.settle()
    return [row.accessibleName() for row in parts(editor(window), ActionRow)]


def keep(window: NotingWindow, **values: object) -> None:
    form = part(editor(window), LeafForm)
    for name, value in values.items():
        form.rows[name].editor.set_value(value)
    assert form.submit()
    window.settle()


def test_a_ladder_is_written_saved_and_changed(window: NotingWindow, work: Workspace) -> None:
    window.open_on(work, "paths")
    push(window, "ladder_new")
    assert faults(window) == [
        "Name of the ladder: this must be filled in",
        "Source: this must be filled in",
        "Posts: this must be filled in",
    ]
    type_into(editor(window), "ladder_title_zh_CN", "本公司岗位")
    type_into(editor(window), "ladder_source", "公司文件")
    push(window, "ladder_add_post")
    type_into(editor(window), "post_name_zh_CN", "外线工")
    push(window, "ladder_add_post")
    assert faults(window) == ["Post without a name; Name of the post: this must be filled in"]
    assert not part(editor(window), Button, "ladder_save").isEnabled()
    press(part(editor(window), ActionRow), Qt.Key.Key_Return)
    window.settle()
    assert window.focusWidget() is part(editor(window), QLineEdit, "post_name_zh_CN")
    type_into(editor(window), "post_name_zh_CN", "外线班长")
    type_into(editor(window), "post_grade_rural", "12")
    asks = part(editor(window), AsksEditor)
    asks.new("tenure")
    window.settle()
    keep(window, years=3, occupation="any")
    assert faults(window) == []
    assert (
        "外线班长; Technical channel; conditions met (since 2011-09-01); Job grade: Rural 12"
        in editor(window).map.text_twin()
    )
    push(window, "ladder_save")
    reader = work.store.read()
    own = next(name for name in ladders(reader) if name.startswith("own-"))
    found = roles_of(reader, work.person().uid, today=work.today(), ladder=own)
    assert [one.role.name for one in found] == [{"zh_CN": "外线工"}, {"zh_CN": "外线班长"}]
    assert found[1].role.above == (found[0].role.id,)
    assert part(paths(window), ChoiceEdit, "paths_ladder").value() == own
    push(window, "ladder_change")
    push(window, "post_remove")
    push(window, "ladder_save")
    assert len(roles_of(work.store.read(), work.person().uid, today=work.today(), ladder=own)) == 1


def test_a_ladder_taken_out_comes_back(window: NotingWindow, work: Workspace) -> None:
    today = work.today()
    draft = ladder_draft(work.store.read(), ladders(work.store.read())[0], today=today)
    install_ladder(work.store, draft, now=work.clock.now())
    window.open_on(work, "paths")
    choice, own = part(paths(window), ChoiceEdit, "paths_ladder"), draft.ladder
    choice.set_value(own)
    choice.changed.emit()
    window.settle()
    there = part(paths(window), LadderMap).text_twin()
    push(window, "ladder_take_out")
    assert own not in ladders(work.store.read())
    assert choice.value() != own
    window.take_keyboard()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.settle()
    choice.set_value(own)
    choice.changed.emit()
    assert part(paths(window), LadderMap).text_twin() == there
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    window.settle()
    assert own not in ladders(work.store.read())
    assert choice.value() != own


def test_what_cannot_be_read_is_said_and_holds_the_saving_back(window: NotingWindow, work: Workspace) -> None:
    window.open_on(work, "paths")
    push(window, "ladder_change")
    assert editor(window).draft.ladder.startswith("rural-supply-station-")
    type_into(editor(window), "post_grade_rural", "many")
    editor(window).check()
    assert not part(editor(window), Button, "ladder_save").isEnabled()
    type_into(editor(window), "post_grade_rural", "15")
    type_into(editor(window), "post_in_force_from", "2023-03-24")
    type_into(editor(window), "post_in_force_until", "2023-03-01")
    assert faults(window) == ["Meter reader; In force until: 2023-03-01 is before 2023-03-24"]


def test_a_circle_is_drawn_and_named(window: NotingWindow, work: Workspace) -> None:
    window.open_on(work, "paths")
    push(window, "ladder_change")
    above = part(editor(window), TicksEdit, "post_above")
    above.set_value(["station_head"])
    above.changed.emit()
    said = faults(window)
    assert len(said) == 3
    assert all("One step above: the ladder leads back to" in line for line in said)


def test_groups_are_put_together_and_taken_apart(window: NotingWindow, work: Workspace) -> None:
    window.open_on(work, "paths")
    push(window, "ladder_change")
    editor(window).map.chosen.emit("station_head")
    window.settle()
    asks = part(editor(window), AsksEditor)
    menu = part(asks, Button, "asks_add").menu()
    assert isinstance(menu, QMenu)
    menu.actions()[-1].trigger()
    asks.new("age", (1,))
    window.settle()
    keep(window, min=30)
    asks.new("award", (1,))
    window.settle()
    keep(window, tier="provincial", rank=3)
    leader = {"role": {"role": "team_leader", "years": 0}}
    either = {"any": [{"age": {"min": 30}}, {"award": {"tier": "provincial", "rank": 3}}]}
    assert asks.value() == {"all": [leader, either]}
    click(asks, IconButton, "asks_chevron-up_1_1")
    window.settle()
    either["any"].reverse()
    assert asks.value() == {"all": [leader, either]}
    kind = part(asks, ChoiceEdit, "asks_kind")
    kind.set_value("at_least")
    kind.changed.emit()
    window.settle()
    type_into(asks, "asks_count", "2")
    part(asks, QLineEdit, "asks_count").editingFinished.emit()
    window.settle()
    assert asks.value() == {"at_least": {"n": 2, "of": [leader, either]}}
    click(asks, IconButton, "asks_delete_1")
    window.settle()
    click(asks, IconButton, "asks_delete_0")
    assert asks.value() is None
    assert faults(window) == []


def test_every_kind_of_requirement_has_its_form(window: NotingWindow, work: Workspace) -> None:
    window.open_on(work, "paths")
    push(window, "ladder_new")
    push(window, "ladder_add_post")
    filled: dict[str, dict[str, object]] = {
        "holds": {"level": "level_3"},
        "tenure": {"months": 18},
        "role": {"role": "rural-supply-station/team_leader", "years": 2},
        "education": {"stages": ["college"]},
        "training": {"hours": 40},
        "exam": {"component": "theory"},
        "signoffs": {"share": 805},
        "award": {"tier": "county"},
        "age": {"max": 50},
        "region": {"in": ["42", "500116"]},
        "issuer": {"kinds": ["employer"]},
    }
    for kind, _words in leaf_kinds():
        part(editor(window), AsksEditor).new(kind)
        window.settle()
        if kind in ("tenure", "education", "age", "region", "issuer"):
            assert not part(editor(window), LeafForm).submit(), "something must be asked"
        keep(window, **filled[kind])
    written = part(editor(window), AsksEditor).value()
    assert written
    said = {name: data for leaf in written["all"] for name, data in leaf.items()}
    assert said["role"] == {"role": "team_leader", "years": 2, "ladder": "rural-supply-station"}
    assert said["signoffs"]["share"] == "0.805"
    assert said["region"] == {"in": ["42", "500116"]}
    assert faults(window) == [
        "Name of the ladder: this must be filled in",
        "Source: this must be filled in",
        "Post without a name; Name of the post: this must be filled in",
    ]
    for at in (2, 6, 9):
        part(editor(window), AsksEditor).edit((at,))
        window.settle()
        keep(window)
    assert part(editor(window), AsksEditor).value() == written


def test_it_is_handed_on_as_an_archive(window: NotingWindow, work: Workspace, tmp_path: Path) -> None:
    window.open_on(work, "paths")
    push(window, "ladder_change")
    editor(window).export_to(str(tmp_path / "ours.zip"))
    assert len(load_pack(str(tmp_path / "ours.zip")).entries) == 5
    dialog = editor(window).ask_where()
    dialog.close()


def test_leaving_asks_only_where_something_was_written(window: NotingWindow, work: Workspace) -> None:
    window.open_on(work, "paths")
    push(window, "ladder_change")
    editor(window).leave()
    window.settle()
    assert not paths(window).away
    push(window, "ladder_change")
    type_into(editor(window), "ladder_source", "别的文件")
    editor(window).leave()
    click(part(window, Question), Button, "question_stay")
    assert paths(window).away
    editor(window).leave()
    click(part(window, Question), Button, "question_leave")
    assert not paths(window).away


def test_nothing_is_cut_off_and_everything_has_a_name(window: NotingWindow, work: Workspace) -> None:
    window.open_on(work, "paths", language="zh_CN", size=(1024, 600))
    push(window, "ladder_change")
    assert cut_off(editor(window)) == []
    assert nameless(editor(window)) == []
    part(editor(window), AsksEditor).new("holds")
    window.settle()
    assert cut_off(part(editor(window), RecordForm)) == []
    assert nameless(editor(window)) == []


def test_what_is_being_written_outlives_a_change_of_language_and_is_not_left_unasked(
    window: NotingWindow, work: Workspace
) -> None:
    window.open_on(work, "paths")
    push(window, "ladder_new")
    type_into(editor(window), "ladder_title_zh_CN", "本公司岗位")
    push(window, "ladder_add_post")
    type_into(editor(window), "post_name_zh_CN", "外线工")
    written = editor(window).draft
    window.preferences.language = "zh_CN"
    window.relook()
    window.settle()
    assert editor(window).draft == written
    assert part(editor(window), QLineEdit, "ladder_title_zh_CN").text() == "本公司岗位"
    window.close()
    assert window.isVisible()
    question = next(one for one in window.findChildren(Question) if one.isVisible())
    click(question, Button, "question_stay")
    assert editor(window).draft == written
    push(window, "ladder_leave")
    click(next(one for one in window.findChildren(Question) if one.isVisible()), Button, "question_leave")
    window.settle()
    assert paths(window).unfinished() is None
    paths(window).show_part("goals")
    window.relook()
    window.settle()
    assert paths(window).part_name == "goals"
