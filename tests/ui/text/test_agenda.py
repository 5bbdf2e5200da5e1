"""What a date is about, in words."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.certificates.rules import DueState
from tracker.kernel.terms import Level
from tracker.overview.agenda import AgendaItem, ItemKind
from tracker.overview.names import Names
from tracker.study.kept import Target
from ui.text.agenda import item_title

DAY = date(2023, 4, 22)
TRADE = Names(occupations={"6-18-01-01": "Lathe operator"})


@pytest.mark.parametrize(
    ("target", "title"),
    [
        ({"title": "Review, low voltage"}, "Exam: Review, low voltage"),
        ({"occupation": "6-18-01-01", "level": Level.LEVEL_3}, "Exam: Lathe operator Senior worker (level 3)"),
        ({}, "Exam"),
    ],
)
def test_an_exam_studied_for_is_called_by_its_title_or_its_level(target: dict[str, str], title: str) -> None:
    studied = Target(uid="t", person="p", on=DAY, chance=0.9, **target)  # type: ignore[arg-type]
    item = AgendaItem(
        kind=ItemKind.EXAM, subject="t", opens_on=DAY, due_on=DAY, days_left=7, state=DueState.LATER, target=studied
    )
    assert item_title(item, TRADE) == title
