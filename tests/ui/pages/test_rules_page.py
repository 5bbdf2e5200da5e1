"""Rules: what a level asks in each edition, every section in words, and the packs with their acts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTabBar
from pytestqt.qtbot import QtBot

from tests.ui.look import cut_off, nameless
from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import click, part, parts
from tests.worlds import POWER, TURNER, demo_world, world
from tracker.catalog import service
from tracker.exchange.career_file import merge
from tracker.kernel.clock import FixedClock
from tracker.overview.rulebook import SECTIONS
from tracker.workspace import Workspace
from ui.models.record_table import ROW_ROLE
from ui.pages.rules.browse import SectionBrowser
from ui.pages.rules.levels import LevelRules
from ui.pages.rules.packs import PackList
from ui.pages.rules.page import PACKS, RulesPage
from ui.text.rules import name_words
from ui.widgets.badge import StateBadge, UnverifiedBadge
from ui.widgets.choices import ChoiceEdit
from ui.widgets.problem_list import ProblemList
from ui.widgets.rule_note import RuleNote
from ui.widgets.words import FirstLine

TODAY = date(2026, 11, 23)
OWN = """
[pack]
id = "own-company"
title = { zh_CN = "本公司规则", en = "Our company" }
version = "1"
as_of = 2026-11-01
source = "公司文件"

[[benefit]]
id = "company-bonus"
name = { zh_CN = "技师奖金", en = "Technician bonus" }
regions = ["*"]
requires = { holds = { kinds = ["skill_level"], level = "level_2", occupation = "any" } }
amount = { fixed_fen = 300000 }
source = "公司文件"
"""
BAD = """
[pack]
id = "bad"
title = { en = "Bad" }
version = "1"
as_of = "yesterday"
source = "x"

[[benefit]]
id = "one"
regions = ["*"]
colour = "red"
amount = { fixed_fen = -1 }

[[route]]
id = "two"
edition = "2018"
occupations = ["*"]
level = "level_9"
requires = { holdz = {} }
"""


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Workspace]:
    """A file on the disk, as long work needs one: it opens a connection of its own."""
    work = Workspace.create(str(tmp_path / "career.db"), demo="han-song", clock=FixedClock(TODAY))
    yield work
    work.close()


def page(window: NotingWindow) -> RulesPage:
    made = window.page("rules")
    assert isinstance(made, RulesPage)
    return made


def levels(window: NotingWindow) -> LevelRules:
    return part(page(window), LevelRules)


def browser(window: NotingWindow, section: str) -> SectionBrowser:
    found = page(window).part(section)
    assert isinstance(found, SectionBrowser)
    return found


def packs(window: NotingWindow) -> PackList:
    found = page(window).part(PACKS)
    assert isinstance(found, PackList)
    return found


def turn(window: NotingWindow, title: str) -> None:
    tabs = part(page(window), QTabBar, "rules_tabs")
    tabs.setCurrentIndex([tabs.tabText(at) for at in range(tabs.count())].index(title))
    window.settle()


def words(window: NotingWindow) -> list[str]:
    return [label.text() for label in parts(page(window), QLabel)]


def write(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_first_line_says_which_edition_and_of_when(window: NotingWindow) -> None:
    window.open_on(demo_world("han-song"), "rules", language="zh_CN")
    assert part(page(window), FirstLine).text() == "依据 2018 年版，2026-11-23 核对"


def test_without_a_worker_it_says_how_many_packs_there_are(window: NotingWindow) -> None:
    window.open_on(world(None, TODAY), "rules")
    assert part(page(window), FirstLine).text() == "10 rule packs in force, checked on 2026-11-23 or later"
    assert "1 year of work" in words(window), "some level's rules are better to look at than none"


def test_without_packs_it_says_so(window: NotingWindow) -> None:
    window.open_on(world(None, TODAY, packs=False), "rules")
    assert part(page(window), FirstLine).text() == "No rules are installed"
    assert "No occupation is known yet. Install a rule pack first." in words(window)


def test_the_next_level_of_the_worker_is_shown_to_begin_with(window: NotingWindow) -> None:
    window.open_on(demo_world("han-song"), "rules")
    assert levels(window).occupation.value() == POWER
    assert levels(window).level.value() == "level_2"
    said = words(window)
    assert "2018 edition" in said
    assert "Level 3, then 4 years of work" in said
    assert (
        "4 years of work in this or a related occupation after obtaining the Senior worker (level 3) certificate"
        in said
    )
    assert "In force since 2018-03-07" in said
    assert [badge.text for badge in parts(page(window), StateBadge)] == ["Applies to this occupation"]


def test_another_worker_begins_with_the_own_next_level(window: NotingWindow) -> None:
    work = demo_world("han-song")
    person = {"uid": "p", "name": "李工", "occupation": TURNER}
    with work.store.write("fill", journaled=False) as writer:
        merge(writer, json.dumps({"format": "career-file", "version": 1, "person": person}).encode())
    window.open_on(work, "rules")
    work.show("p")
    window.settle()
    assert (levels(window).occupation.value(), levels(window).level.value()) == (TURNER, "level_5")


def test_both_editions_stand_below_each_other_the_applying_one_first(window: NotingWindow) -> None:
    window.open_on(world({"person": {"uid": "p", "name": "李", "occupation": TURNER}}, TODAY), "rules")
    page(window).reveal("2018/lathe-electrician/level_2/a")
    window.settle()
    editions = [text for text in words(window) if text.endswith("edition")]
    assert editions == ["2018 edition", "2023 edition"]
    assert parts(page(window), UnverifiedBadge), "the pack marks these as not read in full"


def test_another_occupation_and_level_can_be_chosen(window: NotingWindow) -> None:
    window.open_on(demo_world("han-song"), "rules")
    level = part(page(window), ChoiceEdit, "rules_level")
    level.setFocus()
    QTest.keyClick(level, Qt.Key.Key_Up)
    window.settle()
    assert level.value() == "level_3"
    assert "Level 4, then 5 years of work" in words(window)


def test_what_was_chosen_stays_chosen_when_the_rules_change(
    window: NotingWindow, file: Workspace, tmp_path: Path
) -> None:
    window.open_on(file, "rules")
    levels(window).level.set_value("level_1")
    service.install(file.store, write(tmp_path / "own.toml", OWN), now=file.clock.now())
    window.settle()
    assert levels(window).level.value() == "level_1"


@pytest.mark.parametrize(
    ("title", "entry", "said"),
    [
        ("Reviews", "Review of the special operation certificate", "Reviewed every 36 months"),
        ("Recognition", "Sichuan-Chongqing memorandum on mutual recognition", "Between: Sichuan, Chongqing"),
        ("Benefits", "Jiangjin home-purchase subsidy", "Amount: 10 % of the price, at most ¥100,000"),
        ("Occupations", "Lathe operator", "Code: 6-18-01-01"),
    ],
)
def test_every_section_reads_in_plain_words(window: NotingWindow, title: str, entry: str, said: str) -> None:
    window.open_on(world(None, TODAY), "rules")
    turn(window, title)
    page(window).focus_filter()
    filter_line = window.focusWidget()
    assert isinstance(filter_line, QLineEdit)
    QTest.keyClicks(filter_line, entry[:12])
    QTest.qWait(200)
    window.settle()
    note = "\n".join(label.text() for label in parts(part(page(window), RuleNote), QLabel))
    assert entry in note
    assert said in note
    assert "check with your local office" in note


def test_a_filter_that_fits_nothing_says_so(window: NotingWindow) -> None:
    window.open_on(world(None, TODAY), "rules")
    turn(window, "Benefits")
    shown = browser(window, "benefit")
    assert shown.table.model().rowCount() > 10
    QTest.keyClicks(shown.filter, "zzz")
    QTest.qWait(200)
    window.settle()
    assert shown.table.model().rowCount() == 0
    assert "Nothing here fits. Clear the filter to see all." in words(window)


@pytest.mark.parametrize(
    ("key", "section"),
    [("jiangjin-home", "benefit"), ("6-18-01-01", "occupation"), ("rural-electrician-basics", "checklist")],
)
def test_an_entry_is_revealed_by_its_key(window: NotingWindow, key: str, section: str) -> None:
    window.open_on(world(None, TODAY), "rules")
    page(window).reveal(key)
    window.settle()
    shown = browser(window, section)
    assert shown.isVisible()
    assert shown.table.currentIndex().data(ROW_ROLE).key == key
    assert name_words(shown.table.currentIndex().data(ROW_ROLE)) in words(window)


def test_packs_say_version_day_origin_and_whether_they_are_in_use(window: NotingWindow) -> None:
    window.open_on(world(None, TODAY), "rules")
    turn(window, "Rule packs")
    said = words(window)
    assert "National rules" in said
    assert "Version 2026.1, checked on 2026-11-23, came with the program" in said
    assert {badge.text for badge in parts(page(window), StateBadge)} == {"In use"}
    assert parts(page(window), QPushButton, "packs_update") == [], "there is nothing newer"


def test_a_pack_is_installed_beside_the_window_and_taken_out_and_back(
    window: NotingWindow, qtbot: QtBot, file: Workspace, tmp_path: Path
) -> None:
    window.open_on(file, "rules")
    turn(window, "Rule packs")
    packs(window).install(write(tmp_path / "own.toml", OWN))
    qtbot.waitUntil(lambda: "Our company" in words(window), timeout=5000)
    assert "Installed: Our company 1" in [label.text() for label in parts(window, QLabel)]
    click(page(window), QPushButton, "pack_remove_own-company")
    window.settle()
    assert parts(page(window), QPushButton, "pack_remove_own-company") == []
    click(window, QPushButton, "undo_bar_undo")
    window.settle()
    assert parts(page(window), QPushButton, "pack_remove_own-company")


def test_every_problem_of_a_bad_pack_is_listed_and_nothing_changed(
    window: NotingWindow, qtbot: QtBot, file: Workspace, tmp_path: Path
) -> None:
    window.open_on(file, "rules")
    before = service.installed(file.store.read())
    packs(window).install(write(tmp_path / "bad.toml", BAD))
    qtbot.waitUntil(lambda: bool(parts(window, ProblemList)), timeout=5000)
    shown = part(window, ProblemList)
    listed = shown.problems.stringList()
    assert len(listed) >= 5
    for fault in ("as_of", "colour", "fixed_fen", "level_9", "holdz"):
        assert any(fault in line for line in listed), fault
    click(shown, QPushButton, "problems_copy")
    assert "holdz" in QGuiApplication.clipboard().text()
    click(shown, QPushButton, "problems_close")
    assert service.installed(file.store.read()) == before


def test_rules_of_the_program_are_brought_up_to_date(window: NotingWindow, file: Workspace) -> None:
    with file.store.write("age", journaled=False) as writer:
        writer.run("UPDATE pack SET version = '2020.1' WHERE id = 'cn-general'")
    window.open_on(file, "rules")
    turn(window, "Rule packs")
    click(page(window), QPushButton, "packs_update")
    window.settle()
    assert parts(page(window), QPushButton, "packs_update") == []
    assert service.shipped_updates(file.store.read()) == ()


def test_a_newer_pack_of_the_program_is_never_replaced_by_an_older_one(file: Workspace) -> None:
    with file.store.write("age", journaled=False) as writer:
        writer.run("UPDATE pack SET version = '2999.1' WHERE id = 'cn-general'")
        writer.run("DELETE FROM pack WHERE id = 'cn-benefits'")
    assert service.update_shipped(file.store, now=file.clock.now()) == ("cn-benefits",)
    versions = {pack.id: pack.version for pack in service.installed(file.store.read())}
    assert versions["cn-general"] == "2999.1"


def test_a_file_opened_to_look_at_offers_no_change(window: NotingWindow, file: Workspace) -> None:
    file.close()
    with Workspace.open(file.store.path, FixedClock(TODAY), read_only=True) as looking:
        window.open_on(looking, "rules")
        turn(window, "Rule packs")
        assert not part(page(window), QPushButton, "packs_file").isEnabled()


@pytest.mark.parametrize("size", [(1600, 1000), (1024, 600)])
def test_nothing_is_cut_off_in_any_part(window: NotingWindow, size: tuple[int, int]) -> None:
    window.open_on(demo_world("wang-chuanjiang"), "rules", language="zh_CN", size=size)
    for section in ("route", *SECTIONS, PACKS):
        page(window).show_part(section)
        window.settle()
        assert cut_off(page(window)) == []
        assert nameless(page(window)) == []
