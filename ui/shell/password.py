"""The password of the file: asked for when it is opened; set, changed and removed from the File menu."""

from __future__ import annotations

import os
from functools import partial

from tracker.kernel.errors import StorageProblem
from tracker.kernel.password import Password
from tracker.workspace import readable_copies, remove_copies, set_password
from ui.shell.apart import work_apart
from ui.text import ntr, tr
from ui.text.problems import sentence
from ui.widgets.ask import ask
from ui.widgets.secret import SecretDialog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.workspace import Workspace
    from ui.shell.files import Asked
    from ui.shell.frame import Frame


def ask_password(
    window: Frame,
    title: str,
    text: str,
    check: Callable[[Password], str | None],
    then: Callable[[Password], object],
) -> None:
    """Ask for a password until `check` says nothing against it, then go on with it."""
    typed: list[Password] = []

    def take(secret: str) -> str | None:
        typed.append(Password(secret))
        return check(typed[-1])

    dialog = SecretDialog(window, title, text, tr("Password"), take)
    dialog.accepted.connect(lambda: then(typed[-1]))
    dialog.open()


def ask_to_open(asked: Asked, window: Frame) -> None:
    """Ask for the password of a file until one opens it, then show the file."""
    opened: list[Workspace] = []

    def check(password: Password) -> str | None:
        try:
            opened.append(asked.open(password))
        except StorageProblem as error:
            return _wrong(asked.path) if error.code == "wrong_password" else sentence(error)
        return None

    ask_password(
        window,
        tr("This file has a password"),
        tr("“{file}” can be read with its password alone.").format(file=os.path.basename(asked.path)),
        check,
        lambda _password: window.open_work(opened[-1]),
    )


def _wrong(path: str) -> str:
    said = tr("This password does not open the file. Look at capital letters and the language of the keyboard.")
    copies = readable_copies(path)
    if copies:
        said += "\n" + tr("If it is lost: an older copy without a password is “{copy}”.").format(copy=copies[0])
    return said


class PasswordActs:
    """Setting, changing and removing the password of the file that a window shows."""

    def __init__(self, window: Frame) -> None:
        assert window.context
        self._window = window
        self._path = window.context.work.store.path
        self._locked = window.context.work.locked

    def choose(self) -> None:
        """Begin with what can be done: setting one, or changing or removing the one there is."""
        if not self._locked:
            self._ask_new(None)
            return
        ask(
            self._window,
            tr("This file has a password"),
            tr("Without it nobody can read the file."),
            [
                ("change", tr("Change it…"), "primary"),
                ("remove", tr("Remove it…"), ""),
                ("close", tr("Close"), ""),
            ],
            self._go_on,
        )

    def _go_on(self, answer: str | None) -> None:
        if answer == "change":
            self._ask_present(self._ask_new)
        elif answer == "remove":
            self._ask_present(self._remove)

    def _ask_present(self, then: Callable[[Password], object]) -> None:
        """Whoever sits here need not be the one who opened the file."""
        context = self._window.context
        assert context
        right = context.work.store.password
        ask_password(
            self._window,
            tr("First the present password"),
            tr("So that nobody else changes it."),
            lambda typed: None if typed == right else tr("This is not the password of the file."),
            then,
        )

    def _ask_new(self, present: Password | None) -> None:
        typed: list[Password] = []

        def check(secret: str) -> str | None:
            typed.append(Password(secret))
            return None

        dialog = SecretDialog(
            self._window,
            tr("A new password for the file") if present else tr("Lock the file with a password"),
            tr(
                "Without it nobody can read the file, not on a lost stick either. A forgotten password cannot be "
                "brought back: write it down and keep it away from the computer. A short sentence is best."
            ),
            tr("New password"),
            check,
            twice=True,
        )
        dialog.accepted.connect(lambda: self._lock(present, typed[-1]))
        dialog.open()

    def _lock(self, present: Password | None, wanted: Password) -> None:
        work_apart(
            self._window,
            tr("Locking the file"),
            partial(set_password, self._path, present=present, wanted=wanted),
            self._offer_to_remove_copies,
            password=wanted,
        )

    def _remove(self, present: Password) -> None:
        work_apart(
            self._window,
            tr("Removing the password"),
            partial(set_password, self._path, present=present, wanted=None),
            lambda: self._window.say(tr("The file opens without a password now."), undo=False),
        )

    def _offer_to_remove_copies(self) -> None:
        """The copies from before are as readable as ever; those elsewhere only the person knows of."""
        self._window.say(tr("The file is locked with the password now."), undo=False)
        found = readable_copies(self._path)
        if not found:
            return
        words = ntr(
            "{n} older copy in “{folder}” has no password: whoever finds it can read it. The same goes for copies on "
            "sticks and elsewhere.",
            "{n} older copies in “{folder}” have no password: whoever finds them can read them. The same goes for "
            "copies on sticks and elsewhere.",
            len(found),
        ).format(n=len(found), folder=os.path.dirname(found[0]))
        ask(
            self._window,
            tr("Older copies have no password"),
            words,
            [("remove", tr("Remove these copies"), "danger"), ("keep", tr("Keep them"), "")],
            lambda answer: self._remove_copies(found) if answer == "remove" else None,
        )

    def _remove_copies(self, found: tuple[str, ...]) -> None:
        try:
            remove_copies(found)
        except StorageProblem as error:
            self._window.explain(tr("This did not work"), error)
        else:
            self._window.say(
                ntr("{n} copy removed.", "{n} copies removed.", len(found)).format(n=len(found)), undo=False
            )
