"""The password of the file's key, asked for when something is signed."""

from __future__ import annotations

from functools import partial

from tracker.exchange import keys
from ui.text import tr
from ui.widgets.secret import SecretDialog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from tracker.workspace import Workspace


def with_key_password(
    work: Workspace, parent: QWidget, then: Callable[[bytes | None], object], *, title: str = ""
) -> None:
    """Call `then` with the password: at once where the key needs none or it is kept, else when it was typed.

    `title` says what for; without it, to sign. Where the person leaves the question, `then` is not called: nothing
    is signed.
    """
    if not keys.needs_password(work.store.read()):
        then(None)
        return
    if work.key_password is not None:
        then(work.key_password)
        return
    typed: list[bytes] = []

    def check(secret: str) -> str | None:
        if not keys.opens(work.store.read(), secret.encode()):
            return tr("This is not the password of your key.")
        typed.append(secret.encode())
        return None

    dialog = SecretDialog(
        parent,
        title or tr("Sign with your key"),
        tr("Your key is guarded by a password."),
        tr("Password of your key"),
        check,
        remember=tr("Do not ask again until the file is closed"),
    )
    dialog.accepted.connect(partial(_go_on, work, dialog, typed, then))
    dialog.open()


def _go_on(work: Workspace, dialog: SecretDialog, typed: list[bytes], then: Callable[[bytes | None], object]) -> None:
    if dialog.remembered:
        work.key_password = typed[-1]
    then(typed[-1])
