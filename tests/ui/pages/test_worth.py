"""Worth: amounts to the fen, claims step by step, three layers of recognition kept apart, applications."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.look import cut_off, nameless
from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import click, part, parts, press
from tests.worlds import POWER, demo_world, world
from tracker.benefits.model import ClaimStep
from tracker.benefits.service import claims_of, documents_of
from tracker.catalog.service import install
from tracker.certificates.service import acceptances, attachments, of_person
from tracker.opportunities.service import entries_of, opportunities_of
from tracker.people.service import records
from tracker.recognition.service import checks_of
from tracker.workspace import Workspace
from ui.forms.record_form import RecordForm
from ui.pages.attached_files import AttachedFiles
from ui.pages.worth.benefits import BenefitsPart
from ui.pages.worth.cell import CellNote
from ui.pages.worth.page import WorthPage
from ui.pages.worth.recognition import RecognitionPart
from ui.pages.worth.sheet_preview import SheetPreview, read
from ui.widgets.action_row import ActionRow
from ui.widgets.badge import StateBadge
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.popover import Popover
from ui.widgets.problem_list import ProblemList
from ui.widgets.recognition_grid import RecognitionTile
from ui.widgets.requirement_tree import RequirementRow
from ui.widgets.words import FirstLine

TODAY = date(2023, 3, 24)
OWN = """
[pack]
id = "own-company"
title = { zh_CN = "本公司规则", en = "Our company" }
version = "1"
as_of = 2022-11-01
source = "公司文件"

[[benefit]]
id = "own-bonus"
name = { zh_CN = "等级奖金", en = "Level bonus" }
regions = ["*"]
amount = { fixed_fen = 30050 }
documents = ["证书原件", "申请表"]
source = "公司文件"
"""


def worth(window: NotingWindow) -> WorthPage:
    page = window.page("worth")
    assert isinstance(page, WorthPage)
    return page


def benefits(window: NotingWindow) -> BenefitsPart:
    found = worth(window).part("benefits")
    assert isinstance(found, BenefitsPart)
    return found


def said(root: QWidget) -> str:
    return "\n".join(label.text() for label in parts(root, QLabel) if label.text())


def form(window: NotingWindow) -> RecordForm:
    return part(worth(window), RecordForm)


def newly_certified() -> dict[str, Any]:
    """A worker who may claim: the certificate is three months old."""
    held = {"uid": "c", "kind": "skill_level", "occupation": POWER, "level": "level_4", "issued_on": "2022-12-24"}
    return {"person": {"uid": "p", "name": "李工", "occupation": POWER}, "certificates": [held]}


def test_the_answer_is_the_first_line(window: NotingWindow) -> None:
    window.open_on(demo_world("han-song"), "worth", language="zh_CN")
    assert part(worth(window), FirstLine).text() == "重庆江津区：再升 3 级可得江津区特级技师购房补贴，最高 100,000 元"


def test_what_the_own_region_pays_is_said_without_its_name(window: NotingWindow) -> None:
    window.open_on(demo_world("wang-chuanjiang"), "worth", language="zh_CN")
    assert not part(worth(window), FirstLine).text().startswith("重庆江津区")


def test_what_can_be_claimed_today_comes_first(window: NotingWindow) -> None:
    window.open_on(world(newly_certified(), TODAY), "worth")
    answer = part(worth(window), FirstLine).text()
    assert answer == "You can claim: Skill-upgrade subsidy 2023, level 4, ¥1,500, by 2023-12-24"


def test_a_price_gives_the_amount_to_the_fen(window: NotingWindow) -> None:
    window.open_on(demo_world("wang-chuanjiang"), "worth")
    price = benefits(window).price
    for typed, amount in (("999999.95", "¥100,000"), ("999999.94", "¥99,999.99"), ("12.34", "¥1.23")):
        price.setText(typed)
        press(price, Qt.Key.Key_Return)
        window.settle()
        assert amount in said(benefits(window)).split("\n")
    price.setText("much")
    press(price, Qt.Key.Key_Return)
    assert "This is no amount in yuan" in said(benefits(window))


def test_what_is_missing_is_said_and_unfolds_to_the_rule(window: NotingWindow) -> None:
    window.open_on(demo_world("wang-chuanjiang"), "worth")
    assert "still missing: hold a valid" in said(benefits(window))
    part(benefits(window), QWidget, "benefit_asks_jiangjin-home").setFocus()
    press(part(benefits(window), QWidget, "benefit_asks_jiangjin-home"), Qt.Key.Key_Space)
    window.settle()
    row = part(benefits(window), RequirementRow)
    press(row, Qt.Key.Key_Return)
    assert "10 % of the price" in said(part(window, Popover))


def test_what_the_levels_ahead_bring_here_and_there(window: NotingWindow) -> None:
    window.open_on(demo_world("han-song"), "worth")
    words = said(benefits(window))
    assert "Hubei 襄阳市襄州区 (here)" in words
    assert "Chongqing 江津区" in words
    cells = {child.accessibleName() for child in parts(benefits(window), QLabel)}
    assert any(
        cell.startswith("Special-grade technician, Chongqing 江津区: ") and "at most ¥100,000" in cell for cell in cells
    )
    assert "Technician (level 2), Hubei 襄阳市襄州区: none listed" in cells


def test_what_is_closed_says_why_and_leads_to_its_rule(window: NotingWindow) -> None:
    window.open_on(demo_world("han-song"), "worth")
    assert "nothing can be claimed today" in said(benefits(window))
    row = part(benefits(window), ActionRow, "closed_skill-upgrade-2023-level_3")
    assert "by the certificate’s day it had to be claimed by 2020-11-20" in row.accessibleName()
    press(row, Qt.Key.Key_Return)
    assert "within 12 months" in said(part(window, Popover))


def test_a_claim_goes_from_its_beginning_to_the_payment(window: NotingWindow) -> None:
    work = world(newly_certified(), TODAY)
    window.open_on(work, "worth")
    click(benefits(window), Button, "claim_begin_skill-upgrade-2023-level_4")
    window.settle()
    click(benefits(window), Button, "claim_step_skill-upgrade-2023-level_4")
    rows = form(window).rows
    rows["state"].editor.set_value("paid")
    rows["paid_fen"].editor.set_value(150000)
    assert not form(window).submit()
    assert [name for name, row in rows.items() if row.problem] == ["handed_in_on", "answered_on"]
    rows["handed_in_on"].editor.set_value(date(2023, 3, 25))
    rows["answered_on"].editor.set_value(date(2023, 4, 20))
    assert form(window).submit()
    window.settle()
    claim = claims_of(work.store.read(), "p")[0]
    assert (claim.state, claim.amount_fen, claim.paid_fen) == (ClaimStep.PAID, 150000, 150000)
    assert "handed in on 2023-03-25, answered on 2023-04-20, ¥1,500 paid" in said(benefits(window))
    work.undo()
    assert claims_of(work.store.read(), "p")[0].state is ClaimStep.PREPARING


def test_removing_a_claim_can_be_undone(window: NotingWindow) -> None:
    work = world(newly_certified(), TODAY)
    window.open_on(work, "worth")
    click(benefits(window), Button, "claim_begin_skill-upgrade-2023-level_4")
    window.settle()
    click(benefits(window), Button, "claim_remove_skill-upgrade-2023-level_4")
    window.settle()
    assert not claims_of(work.store.read(), "p")
    window.undo()
    assert len(claims_of(work.store.read(), "p")) == 1


def test_papers_are_ticked_off(window: NotingWindow, tmp_path: Path) -> None:
    work = world(newly_certified(), TODAY)
    pack = tmp_path / "own.toml"
    pack.write_text(OWN, encoding="utf-8")
    install(work.store, str(pack), now=work.clock.now())
    window.open_on(work, "worth")
    click(benefits(window), Button, "claim_begin_own-bonus")
    window.settle()
    first, second = parts(benefits(window), QCheckBox)
    assert (first.text(), first.isChecked(), second.isChecked()) == ("证书原件", False, False)
    second.click()
    claim = claims_of(work.store.read(), "p")[0]
    assert [(one.name, one.ready) for one in documents_of(claim)] == [("证书原件", False), ("申请表", True)]
    window.settle()
    click(benefits(window), Button, "claim_paper_add_own-bonus")
    form = part(window, RecordForm)
    assert not form.submit()
    form.rows["name"].editor.set_value("银行卡")
    assert form.submit()
    window.settle()
    assert [box.text() for box in parts(benefits(window), QCheckBox)] == ["证书原件", "申请表", "银行卡"]
    part(benefits(window), IconButton, "claim_paper_off_own-bonus").click()
    window.settle()
    assert len(parts(benefits(window), QCheckBox)) == 2


def test_three_layers_stand_apart_in_each_field(window: NotingWindow) -> None:
    window.open_on(demo_world("zhou-xuyang"), "worth")
    worth(window).show_part("recognition")
    window.settle()
    tiles = parts(worth(window), RecognitionTile)
    assert len(tiles) == 4
    assert tiles[1].accessibleName() == (
        "电焊工 · Senior technician (level 1), Sichuan; In law: no statement known; "
        "By agreement: No agreement known; In practice: refused 2 times"
    )
    tiles[0].setFocus()
    press(tiles[0], Qt.Key.Key_Right)
    assert window.focusWidget() is tiles[1]
    press(tiles[1], Qt.Key.Key_Return)
    note = part(window, CellNote)
    assert "Not accepted" in said(note)
    click(note, Button, "cell_certificate")
    assert window.went == [("certificates", tiles[1].cell.certificate.uid)]


def test_a_move_lists_what_must_be_redone(window: NotingWindow) -> None:
    window.open_on(demo_world("zhou-xuyang"), "worth")
    worth(window).show_part("recognition")
    recognition = worth(window).part("recognition")
    assert isinstance(recognition, RecognitionPart)
    recognition.move_to.set_value("510000")
    recognition.move_to.changed.emit()
    window.settle()
    first, second = parts(recognition, ActionRow)
    assert "Be assessed again" in first.accessibleName()
    assert "Nothing to redo" in second.accessibleName()
    press(first, Qt.Key.Key_Return)
    assert window.went[0][0] == "certificates"


def test_an_employers_answer_is_noted_where_it_is_missing(window: NotingWindow) -> None:
    work = demo_world("zhou-xuyang")
    window.open_on(work, "worth")
    worth(window).show_part("recognition")
    window.settle()
    tile = parts(worth(window), RecognitionTile)[0]
    press(tile, Qt.Key.Key_Return)
    click(part(window, CellNote), Button, "cell_note")
    window.settle()
    assert form(window).rows["region"].editor.value() == tile.cell.region
    form(window).rows["employer"].editor.set_value("某厂")
    form(window).rows["accepted"].editor.set_value(True)
    assert form(window).submit()
    window.settle()
    assert "某厂" in [one.employer for one in acceptances(work.store.read(), tile.cell.certificate.uid)]
    recognition = worth(window).part("recognition")
    assert isinstance(recognition, RecognitionPart)
    recognition.employer.set_value("某厂")
    recognition.employer.changed.emit()
    window.settle()
    words = [one.accessibleName() for one in parts(worth(window), RecognitionTile)]
    assert sum("accepted 1 time" in line for line in words) == 1
    assert not any("refused" in line for line in words)


def test_a_look_up_of_the_issuer_is_kept_with_its_screenshot(
    window: NotingWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    with Workspace.create(str(tmp_path / "c.db"), "zhou-xuyang") as work:
        window.open_on(work, "worth")
        worth(window).show_part("recognition")
        window.settle()
        held = of_person(work.store.read(), work.person().uid)[0]
        assert "Not looked up yet" in {child.accessibleName() for child in parts(worth(window), StateBadge)}
        click(worth(window), Button, f"check_add_{held.uid}")
        assert form(window).rows["channel"].editor.value() == "zscx.osta.org.cn"
        form(window).rows["result"].editor.set_value("confirmed")
        assert form(window).submit()
        window.settle()
        (check,) = checks_of(work.store.read(), work.person().uid)
        assert (check.checked_on, check.result) == (work.today(), "confirmed")
        part(worth(window), IconButton, f"checks_{held.uid}").click()
        window.settle()
        picture = tmp_path / "查询.png"
        QImage(20, 10, QImage.Format.Format_RGB32).save(str(picture))
        part(worth(window), AttachedFiles).attach([str(picture)])
        qtbot.waitUntil(lambda: len(attachments(work.store.read(), check.uid)) == 1 and not window.busy)
        window.settle()
        click(worth(window), IconButton, f"check_edit_{check.uid}")
        form(window).rows["note"].editor.set_value("编号一致")
        assert form(window).submit()
        window.settle()
        assert "编号一致" in said(worth(window))
        click(worth(window), IconButton, f"check_remove_{check.uid}")
        window.settle()
        assert attachments(work.store.read(), check.uid) == ()
        window.undo()
        assert len(attachments(work.store.read(), check.uid)) == 1


def test_an_application_and_its_result_are_kept(window: NotingWindow) -> None:
    work = demo_world("han-song")
    window.open_on(work, "worth")
    worth(window).show_part("opportunities")
    window.settle()
    assert "Conditions not known" in {child.accessibleName() for child in worth(window).findChildren(QWidget)}
    click(worth(window), Button, "entry_apply_coal-15")
    assert form(window).submit()
    window.settle()
    click(worth(window), Button, "entry_result_coal-15")
    form(window).rows["result"].editor.set_value("won")
    form(window).rows["rank"].editor.set_value(3)
    assert form(window).submit()
    window.settle()
    assert entries_of(work.store.read(), work.person().uid)[0].rank == 3
    assert "applied on 2023-03-24, Placed, place 3" in said(worth(window))


def sheet_of(folder: Path, *rows: str) -> str:
    path = folder / "机会.csv"
    path.write_text("\n".join(["名称,类型,地区,截止日期,等级", *rows]), encoding="utf-8")
    return str(path)


def test_a_sheet_is_looked_at_before_it_is_taken_in(window: NotingWindow, qtbot: QtBot, tmp_path: Path) -> None:
    with Workspace.create(str(tmp_path / "c.db"), "han-song") as work:
        window.open_on(work, "worth")
        page, person = worth(window), work.person()
        page.show_part("opportunities")
        path = sheet_of(tmp_path, "电工比武,竞赛,襄州区,2023-04-10,四级", "搬运,零工,湖北,,")
        read(worth(window).context, person, path, page.take_over)
        qtbot.waitUntil(lambda: page.away)
        window.settle()
        view = part(page, SheetPreview)
        assert "2 opportunities in the sheet, you can enter 1" in said(view)
        assert view.model.rowCount() == 2
        window.relook()
        window.settle()
        assert part(worth(window), SheetPreview) is view, "another look throws nothing away"
        before = len(opportunities_of(work.store.read(), person.uid, today=work.today()))
        view.store()
        qtbot.waitUntil(lambda: worth(window) is not page)
        page = worth(window)
        window.settle()
        assert len(opportunities_of(work.store.read(), person.uid, today=work.today())) == before + 2
        assert "电工比武" in said(page)
        click(page, Button, "entry_apply_row-3")
        assert form(window).submit()
        window.settle()
        click(page, Button, "entry_work_row-3")
        assert form(window).rows["contract"].editor.value() == "casual"
        assert form(window).submit()
        assert [job.title for job in records(work.store.read(), "experience", person.uid)][-1] == "搬运"


def test_every_fault_of_a_sheet_is_listed_by_row(window: NotingWindow, qtbot: QtBot, tmp_path: Path) -> None:
    with Workspace.create(str(tmp_path / "c.db"), "han-song") as work:
        window.open_on(work, "worth")
        path = sheet_of(tmp_path, "坏,飞行,某地,2023-02-30,", "好,课程,,,")
        read(worth(window).context, work.person(), path, worth(window).take_over)
        qtbot.waitUntil(lambda: bool(window.findChildren(ProblemList)))
        (listed,) = window.findChildren(ProblemList)
        lines = listed.problems.stringList()
        assert [line.partition(":")[0] for line in lines] == ["Row 2, Kind", "Row 2, Region", "Row 2, Closes on"]
        listed.close()
        assert not worth(window).away


def test_an_empty_file_leads_to_the_worker(window: NotingWindow) -> None:
    window.open_on(world(None, TODAY), "worth")
    part(worth(window), EmptyState)
    click(worth(window), Button, "worth_nobody_act")
    assert window.went == [("record", None)]


def test_nothing_is_cut_off_and_everything_has_a_name(window: NotingWindow) -> None:
    window.open_on(demo_world("zhou-xuyang"), "worth", size=(1024, 600))
    for name in ("benefits", "recognition", "opportunities"):
        worth(window).show_part(name)
        window.settle()
        assert cut_off(worth(window)) == []
        assert nameless(worth(window)) == []
