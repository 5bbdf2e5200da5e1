"""The requirement tree: alternatives folded, parts set in, each row with its own bar and its own sentence."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.parts import part, parts, press
from tracker.kernel.terms import Act, Tier
from tracker.overview.long_pole import long_pole
from tracker.overview.names import Names
from tracker.requirements.model import Verdict
from tracker.requirements.rules import all_of, any_of, at_least
from ui.widgets.bars import Bar
from ui.widgets.requirement_tree import RequirementRow, RequirementTree

TODAY = date(2023, 3, 24)


def aged(years: int, *, met: bool = False) -> Verdict:
    day = date(2000 + years, 1, 1)
    return Verdict(
        kind="age",
        met=met,
        met_on=day if met else None,
        expected_on=day,
        progress=1.0 if met else 0.4,
        have={"birth_date": date(2000, 1, 1)},
        need={"min": years},
    )


def blocked() -> Verdict:
    return Verdict(kind="award", met=False, act=Act.AWARD, need={"tier": Tier.COUNTY})


def tree(qtbot: QtBot, verdict: Verdict, width: int = 700) -> RequirementTree:
    made = RequirementTree(verdict, Names(), today=TODAY, pole=long_pole(verdict))
    qtbot.addWidget(made)
    made.resize(width, 400)
    made.show()
    return made


def rows(made: RequirementTree) -> list[RequirementRow]:
    return parts(made, RequirementRow)


def test_all_parts_are_rows_in_the_rule_s_order(qtbot: QtBot) -> None:
    made = tree(qtbot, all_of([aged(30), aged(16, met=True), aged(40)]))
    assert [row.told.asked for row in rows(made)] == [f"At least {age} years old" for age in (30, 16, 40)]
    assert [row.decides for row in rows(made)] == [False, False, True]


def test_each_row_has_its_own_bar_with_words(qtbot: QtBot) -> None:
    made = tree(qtbot, all_of([aged(30), aged(16, met=True)]))
    bars = [part(row, Bar) for row in rows(made)]
    assert [bar.progress for bar in bars] == [0.4, 1.0]
    assert [(bar.accessibleName(), bar.accessibleDescription()) for bar in bars] == [
        ("At least 30 years old", "23 years old today"),
        ("At least 16 years old", "23 years old today"),
    ]


def test_of_alternatives_the_best_is_open_and_the_others_are_folded(qtbot: QtBot) -> None:
    made = tree(qtbot, all_of([aged(16, met=True), any_of([blocked(), aged(40), aged(30)])]))
    assert [row.told.asked for row in rows(made)] == ["At least 16 years old", "At least 30 years old"]
    assert "Any one of these (on 2030-01-01)" in [label.text() for label in made.findChildren(QLabel)]
    fold = part(made, QToolButton, "requirement_others")
    assert fold.accessibleName() == "2 other ways"
    fold.click()
    qtbot.waitUntil(lambda: len(rows(made)) == 4)
    fold.click()
    fold.click()
    qtbot.waitUntil(lambda: len(rows(made)) == 4)


def test_of_so_many_that_many_are_open(qtbot: QtBot) -> None:
    made = tree(qtbot, at_least(2, [aged(40), aged(30), aged(50)]))
    assert [row.told.asked for row in rows(made)] == ["At least 30 years old", "At least 40 years old"]
    assert [row.decides for row in rows(made)] == [False, True]


def test_a_lone_leaf_is_a_tree_of_one_row(qtbot: QtBot) -> None:
    made = tree(qtbot, blocked())
    (row,) = rows(made)
    assert row.decides
    assert row.accessibleName().endswith("Enter the award once it is won.")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_ask_for_the_rule_and_bring_the_row(qtbot: QtBot, key: Qt.Key) -> None:
    made = tree(qtbot, aged(30))
    (row,) = rows(made)
    with qtbot.waitSignal(made.rule_asked) as asked:
        press(row, key)
    assert asked.args == [row]


def test_where_it_is_narrow_the_day_stands_below_the_words(qtbot: QtBot) -> None:
    made = tree(qtbot, aged(30), width=700)
    (row,) = rows(made)
    asked, when = (part(row, QLabel, name) for name in ("requirement_asked", "requirement_when"))
    assert when.y() < asked.y() + asked.height()
    made.resize(320, 400)
    qtbot.waitUntil(lambda: when.y() >= asked.y() + asked.height())
