"""Handing records over and taking them in, as two people do at two windows with a stick between them."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.exchange.age_format import locked
from tests.ui.look import nameless
from tracker.certificates.repo import CERTIFICATES
from tracker.certificates.service import attach
from tracker.exchange import bundle, keys
from tracker.exchange.locking import Lock
from tracker.exchange.sharing import Choice
from tracker.people import service as people
from tracker.people.repo import AWARDS, PEOPLE
from tracker.workspace import Workspace
from ui.forms.record_form import RecordForm
from ui.pages.mentoring.page import MentoringPage
from ui.shell.hand_over import HandOver
from ui.shell.keys import Keys
from ui.shell.take_in import TakeIn
from ui.shell.window import MainWindow

TODAY = date(2026, 11, 23)


def press(root: QWidget, name: str) -> None:
    button = root.findChild(QPushButton, name)
    assert button is not None, name
    assert button.isEnabled(), name
    button.click()


def asked(window: QWidget, name: str) -> QDialog:
    """The question that is open."""
    return next(dialog for dialog in window.findChildren(QDialog, name) if dialog.isVisible())


def type_secret(window: QWidget, secret: str, *, twice: bool = False) -> None:
    dialog = asked(window, "secret")
    for name in ("secret_first", *(["secret_again"] if twice else [])):
        dialog.findChild(QWidget, name).setText(secret)  # type: ignore[union-attr]
    press(dialog, "secret_take")


@pytest.fixture
def me(window: MainWindow) -> str:
    assert window.context
    return window.context.work.person().uid


@pytest.fixture
def handing(window: MainWindow, me: str, tmp_path: Path, qtbot: QtBot) -> HandOver:
    """A worker with a photo and an income, about to hand over."""
    assert window.context
    store = window.context.work.store
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0)
    image.save(str(tmp_path / "现场.png"))
    held = CERTIFICATES.of_person(store.read(), me)[0]
    attach(store, me, held.uid, [str(tmp_path / "现场.png")], now=window.context.work.clock.now())
    people.edit_person(store, me, {"birth_date": date(1990, 1, 2)})
    people.add(store, "income", me, {"month": "2026-10", "amount_fen": 480000})
    dialog = HandOver(window, window.context.work, me)
    dialog.open()
    gathered(dialog, qtbot)
    return dialog


def gathered(dialog: HandOver, qtbot: QtBot) -> None:
    """Wait until what there is to hand over is in view."""
    qtbot.waitUntil(dialog.findChild(QPushButton, "hand_over_save").isEnabled, timeout=10_000)  # type: ignore[union-attr]


def test_what_is_shown_is_what_goes_out(handing: HandOver, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert window.context
    path = tmp_path / "b.career"
    listed = {line.uid for line in handing.reader.model._rows}
    assert listed == {
        one.uid for one in bundle.preview(window.context.work.store.read(), handing._person, Choice()).records
    }
    press(handing, "hand_over_list_staying")
    assert {"income", "person.private"} <= {line.code for line in handing.reader.model._rows}
    press(handing, "hand_over_list_photos")
    assert handing.findChild(QWidget, "hand_over_records") is not None
    with qtbot.waitSignal(handing.accepted, timeout=20_000):
        handing.save_to(str(path), handing.lock.value())  # type: ignore[arg-type]
    seen = bundle.verify(window.context.work.store.read(), str(path))
    assert {one.uid for one, _ in seen.states} == listed
    assert b"1990-01-02" not in zipfile.ZipFile(path).read("records.jsonl")


def test_the_records_are_gathered_behind_the_window(window: MainWindow, me: str, qtbot: QtBot) -> None:
    assert window.context
    work = window.context.work
    other = people.add_person(work.store, {"name": "示例徒弟"})
    dialog = HandOver(window, work, me)
    dialog.open()
    assert not dialog.findChild(QPushButton, "hand_over_save").isEnabled()  # type: ignore[union-attr]
    assert dialog.accessibleName() == "Gathering the records of 韩松"
    assert dialog.reader.model.rowCount() == 0
    dialog._who.set_value(other)  # before the first ones are there
    dialog._who.changed.emit()
    gathered(dialog, qtbot)
    assert dialog.accessibleName() == "The other side will see 0 records of 示例徒弟"
    qtbot.wait(50)
    assert dialog.reader.model.rowCount() == 0, "the first ones came too late to be shown"
    dialog.show_person(me)
    dialog.reject()  # nothing is left behind by leaving meanwhile
    qtbot.wait(50)


def test_a_tick_changes_what_is_shown_at_once(handing: HandOver) -> None:
    before = handing.reader.model.rowCount()
    handing._private.tick("income")
    handing._private.tick("private")
    assert handing.reader.model.rowCount() > before
    handing._kinds.tick("certificate", ticked=False)
    codes = {line.code for line in handing.reader.model._rows}
    assert "income" in codes
    assert not codes & {"certificate", "attachment"}, "what belongs to a certificate stays with it"
    assert nameless(handing) == []


def test_a_passphrase_must_be_typed_before_it_locks(handing: HandOver) -> None:
    press(handing, "lock_secret")
    assert handing.lock.value() is None
    handing.lock._secret.set_value("登杆")
    assert handing.lock.value() == Lock(passphrase="登杆")


def test_a_guarded_key_is_asked_for_and_a_full_disk_is_explained(
    handing: HandOver, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.context
    store = window.context.work.store
    keys.own_key(store, today=TODAY)
    keys.set_password(store, password=None, next_password="口令".encode())
    handing.save_to(str(tmp_path / "b.career"), handing.lock.value())  # type: ignore[arg-type]
    type_secret(handing, "wrong")
    assert asked(handing, "secret").isVisible()
    with qtbot.waitSignal(handing.accepted, timeout=20_000):
        type_secret(handing, "口令")
    assert window.context.work.key_password is None


def test_where_it_cannot_be_written_is_said(handing: HandOver, qtbot: QtBot, tmp_path: Path) -> None:
    handing.save_to(str(tmp_path / "none" / "b.career"), handing.lock.value())  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(handing.findChildren(QDialog, "question")), timeout=20_000)
    assert handing._save.isEnabled()


# Taking in


@pytest.fixture
def apprentice(tmp_path: Path) -> Workspace:
    """Another file, with its owner and an award."""
    work = Workspace.create(str(tmp_path / "apprentice.db"))
    uid = people.add_person(work.store, {"name": "小李"})
    work.own(uid)
    people.add(work.store, "award", uid, {"competition": "县赛", "tier": "county", "on": date(2026, 1, 1)})
    return work


def handed_over(work: Workspace, folder: Path, **more: object) -> str:
    path = str(folder / "stick.career")
    bundle.make(work.store, work.person().uid, path, Choice(), today=TODAY, **more)  # type: ignore[arg-type]
    return path


def reading(window: MainWindow, path: str, qtbot: QtBot) -> TakeIn:
    assert window.context
    dialog = TakeIn(window, window.context.work, path)
    dialog.begin()
    qtbot.waitUntil(lambda: dialog._opened is not None or dialog._problems.isVisible(), timeout=20_000)
    return dialog


def test_a_stranger_is_compared_trusted_and_taken_in_as_one_act(
    window: MainWindow, apprentice: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.context
    store, uid = window.context.work.store, apprentice.person().uid
    dialog = reading(window, handed_over(apprentice, tmp_path), qtbot)
    assert not dialog._take.isEnabled()
    assert [line.becomes for line in dialog.reader.model._rows] == ["Key unknown", "Key unknown"]
    press(dialog, "take_in_trust")
    qtbot.waitUntil(dialog._take.isEnabled, timeout=20_000)
    assert [line.becomes for line in dialog.reader.model._rows] == ["New", "New"]
    assert nameless(dialog) == []
    assert PEOPLE.find(store.read(), uid) is None, "nothing is kept before it is taken in"
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        press(dialog, "take_in_take")
    assert len(AWARDS.of_person(store.read(), uid)) == 1
    window.undo()
    assert PEOPLE.find(store.read(), uid) is None


def test_who_was_noted_by_hand_is_put_together_with_who_came(
    window: MainWindow, apprentice: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.context
    store, uid = window.context.work.store, apprentice.person().uid
    noted = people.add_person(store, {"name": apprentice.person().name, "employer": "程河镇供电所"})
    people.add(store, "award", noted, {"competition": "县赛", "tier": "county", "on": date(2025, 5, 1)})
    dialog = reading(window, handed_over(apprentice, tmp_path), qtbot)
    press(dialog, "take_in_trust")
    qtbot.waitUntil(dialog._take.isEnabled, timeout=20_000)
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        press(dialog, "take_in_take")
    question = asked(window, "question")
    assert "程河镇供电所" in question.accessibleDescription()
    press(question, "question_same")
    assert PEOPLE.find(store.read(), noted) is None
    assert len(AWARDS.of_person(store.read(), uid)) == 2
    window.undo()
    assert len(AWARDS.of_person(store.read(), noted)) == 1
    window.go("mentoring", noted)
    page = window.page("mentoring")
    assert isinstance(page, MentoringPage)
    page.shown.show_everybody(True)
    page.shown.choose(noted)
    press(page, "apprentice_same")
    form = page.findChild(RecordForm)
    assert isinstance(form, RecordForm)
    form.rows["person"].editor.set_value(uid)
    assert form.submit()
    assert (PEOPLE.find(store.read(), noted), page.shown.chosen) == (None, uid)


def test_a_change_is_shown_field_by_field(
    window: MainWindow, apprentice: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.context
    store, uid = window.context.work.store, apprentice.person().uid
    key = keys.own_key(apprentice.store, today=TODAY)
    keys.trust(store, key.key, name=key.name, person=key.person, today=TODAY)
    bundle.open_bundle(store, handed_over(apprentice, tmp_path), today=TODAY)
    (award,) = AWARDS.of_person(apprentice.store.read(), uid)
    people.edit(apprentice.store, "award", award.uid, {"competition": "市赛"})
    dialog = reading(window, handed_over(apprentice, tmp_path), qtbot)
    (line,) = dialog.reader.model._rows
    assert (line.becomes, line.note) == ("Changed", "Competition: 县赛 → 市赛")
    dialog.reject()


def test_a_passphrase_is_asked_for_again_where_it_is_wrong(
    window: MainWindow, apprentice: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.context
    path = handed_over(apprentice, tmp_path)
    Path(path).write_bytes(locked(Path(path).read_bytes(), "登杆"))
    dialog = TakeIn(window, window.context.work, path)
    dialog.begin()
    type_secret(dialog, "装表")
    qtbot.waitUntil(lambda: any(one.isVisible() for one in dialog.findChildren(QDialog, "secret")), timeout=30_000)
    asked(dialog, "secret").reject()
    assert not dialog.isVisible()


def test_what_is_no_bundle_is_refused_in_words(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "x.career").write_bytes(b"PK nothing")
    dialog = reading(window, str(tmp_path / "x.career"), qtbot)
    assert "damaged" in dialog._problems.text()
    assert not dialog._take.isEnabled()
    dialog = reading(window, str(tmp_path / "none.career"), qtbot)
    assert "There is no file" in dialog._problems.text()


# Keys


def test_a_key_is_made_guarded_renewed_and_others_revoked(
    window: MainWindow, apprentice: Workspace, qtbot: QtBot
) -> None:
    assert window.context
    store = window.context.work.store
    dialog = Keys(window, window.context.work)
    dialog.open()
    press(dialog, "keys_make")
    first = keys.own_key(store, today=TODAY)
    press(dialog, "keys_password")
    type_secret(dialog, "口令", twice=True)
    assert keys.needs_password(store.read())
    press(dialog, "keys_next")
    press(asked(dialog, "question"), "question_next")
    type_secret(dialog, "口令")
    assert keys.own_key(store, today=TODAY).vouched_by == first.key
    press(dialog, "keys_unguard")
    type_secret(dialog, "口令")
    assert not keys.needs_password(store.read())
    other = keys.own_key(apprentice.store, today=TODAY)
    from tracker.signed.fingerprints import card_text

    qtbot.waitUntil(dialog._card.isVisible)
    dialog._card.set_value(card_text(other.key, other.person, other.name))
    press(dialog, "keys_trust")
    press(asked(dialog, "question"), "question_trust")
    assert keys.known_keys(store.read())[other.key].name == "小李"
    press(dialog, f"keys_revoke_{other.key[:8]}")
    press(asked(dialog, "question"), "question_revoke")
    assert keys.known_keys(store.read())[other.key].revoked_on
    dialog._card.set_value("x")
    press(dialog, "keys_trust")
    assert dialog._row.problem
    assert nameless(dialog) == []


def test_the_acts_are_in_the_file_menu_and_found_by_name(window: MainWindow) -> None:
    named = {action.text() for action in window.commands()}
    assert {"Hand over records…", "Take in a bundle…", "Keys for signing…"} <= named
    window.hand_over()
    assert asked(window, "hand_over").isVisible()
