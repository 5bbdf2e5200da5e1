"""Evidence kept with a job: added where the job is edited, gone and back with it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.look import nameless
from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import part
from tracker.certificates.service import attachments
from tracker.people.service import records
from tracker.workspace import Workspace
from ui.forms.record_form import RecordForm
from ui.pages.attached_files import AttachedFiles
from ui.pages.record.page import RecordPage


def test_a_job_has_its_own_evidence(window: NotingWindow, qtbot: QtBot, tmp_path: Path) -> None:
    with Workspace.create(str(tmp_path / "c.db"), "han-song") as work:
        window.open_on(work, "record")
        page = window.page("record")
        assert isinstance(page, RecordPage)
        job = records(work.store.read(), "experience", work.person().uid)[0]
        page.edit_record(job)
        window.settle()
        proof = tmp_path / "工资单.txt"
        proof.write_text("2023-03", encoding="utf-8")
        part(page, AttachedFiles).attach([str(proof)])
        qtbot.waitUntil(lambda: len(attachments(work.store.read(), job.uid)) == 1 and not window.busy)
        window.settle()
        assert nameless(page) == []
        part(page, RecordForm).close_sheet()
        page.delete_record(job)
        assert attachments(work.store.read(), job.uid) == ()
        window.undo()
        assert [one.name for one in attachments(work.store.read(), job.uid)] == ["工资单.txt"]
