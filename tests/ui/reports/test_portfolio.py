"""The signed page on paper, and that a program finds in the PDF what proves it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.commands.conftest import Run, run  # noqa: F401 - a fixture
from tests.worlds import demo_world
from tracker.exchange.portfolio import check_summary, found_in, portfolio
from tracker.overview.names import names
from tracker.signed import repo
from ui.reports.portfolio import portfolio_sheet, save_portfolio
from ui.text import set_language


def test_the_pdf_carries_its_proof_and_the_picture_shows_it(qtbot: QtBot, tmp_path: Path) -> None:
    work = demo_world("han-song")
    set_language("zh_CN")
    reader = work.store.read()
    page = portfolio(work.store, work.person().uid, today=work.today())
    known = names(reader, "zh_CN")
    save_portfolio(page, known, str(tmp_path / "p.pdf"))
    found = found_in((tmp_path / "p.pdf").read_bytes())
    assert found is not None
    checked = check_summary(found, repo.keys(reader))
    assert (checked.state, checked.name) == ("valid", "韩松")
    assert len(checked.certificates) == len(page.certificates) > 0
    said = portfolio_sheet(page, known)._document.toPlainText()
    assert all(one.issued_on.isoformat() in said for one in page.certificates)
    save_portfolio(page, known, str(tmp_path / "p.PNG"))
    assert QImage(str(tmp_path / "p.PNG")).width() == 1240


def test_the_command_writes_it_and_another_checks_it(run: Run, tmp_path: Path, qtbot: QtBot) -> None:  # noqa: F811
    file, page = str(tmp_path / "career.db"), str(tmp_path / "page.pdf")
    assert run("new", file, "--demo", "han-song").code == 0
    made = run("report", "portfolio", "--out", page, "--file", file, "--json").data
    assert made["codes"][0].startswith("CAREER1")
    seen = run("bundle", "verify", page, "--file", file, "--json")
    assert (seen.code, seen.data["kind"], seen.data["state"]) == (0, "portfolio", "valid")
    scanned = tmp_path / "scanned.txt"
    scanned.write_text("\n".join(made["codes"]), "utf-8")
    assert "genuine" in run("bundle", "verify", str(scanned), "--file", file).out
    scanned.write_text("\n".join(made["codes"])[:-2] + "0", "utf-8")
    assert run("bundle", "verify", str(scanned), "--file", file).code != 0
