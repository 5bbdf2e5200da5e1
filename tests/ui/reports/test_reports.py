"""Sheets of paper: whole PDFs in the language asked for, as many pages as it takes."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.worlds import demo_file
from tracker.kernel.errors import StorageProblem
from tracker.overview.cohort import Cohort, Member, begun_of
from tracker.overview.monthly import month_of
from tracker.overview.names import names
from tracker.workspace import Workspace
from ui.reports.cohort import CohortSheet
from ui.reports.paper import save_pdf
from ui.reports.review import review_sheet, review_title
from ui.text import set_language

HAN = "0190a000-0000-7000-8000-000000000001"
FIRST = "0190a000-0000-7000-8102-000000000001"


@pytest.fixture
def work(qapp: QApplication, tmp_path: Path) -> Workspace:
    set_language("zh_CN")
    return Workspace.open(demo_file(str(tmp_path / "mentor.db"), "mentor"))


def pages(path: Path) -> int:
    """How many pages a PDF has, by its own tree of pages."""
    return max(int(count) for count in re.findall(rb"/Count (\d+)", path.read_bytes()))


def members(work: Workspace) -> list[Member]:
    found = Cohort(work.store.read(), mentor=HAN, today=work.today())
    return [member for step in found.survey() for member in step]


def test_a_month_is_one_sheet_also_where_nothing_is_written_yet(work: Workspace, tmp_path: Path) -> None:
    reader = work.store.read()
    for month in ("2023-02", "2023-03"):
        found = month_of(reader, FIRST, month, mentor=HAN, today=work.today())
        path = tmp_path / f"{month}.pdf"
        save_pdf(review_sheet(found, names(reader, "zh_CN")).draw, str(path), title=review_title(found))
        assert pages(path) == 1
    assert review_title(found) == "月度小结：毕业生甲（示例），2023 年 3 月"


@pytest.mark.parametrize(("people", "count"), [(1, 2), (40, 8)])
def test_everybody_takes_as_many_pages_as_it_must(work: Workspace, tmp_path: Path, people: int, count: int) -> None:
    found = (members(work) * 8)[:people]
    skills = [skill.id for skill in begun_of(members(work))]
    sheet = CohortSheet(found, skills, names(work.store.read(), "zh_CN"), today=date(2023, 3, 24))
    path = tmp_path / "all.pdf"
    save_pdf(sheet.draw, str(path), title="t", landscape=True)
    assert pages(path) == count


def test_a_sheet_that_cannot_be_written_leaves_what_was_there(work: Workspace, tmp_path: Path) -> None:
    sheet = CohortSheet([], [], names(work.store.read(), "zh_CN"), today=date(2023, 3, 24))
    with pytest.raises(StorageProblem):
        save_pdf(sheet.draw, str(tmp_path / "no" / "all.pdf"), title="t")
