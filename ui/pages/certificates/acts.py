"""What can be done with a certificate: one act for the button in the sheet, the context menu and the keyboard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tracker.certificates import service
from ui.pages.opening import opens
from ui.run import run
from ui.text import tr
from ui.text.certificates import next_sentence, title_words
from ui.theme import icon
from ui.widgets.buttons import Button

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.certificates.model import Acceptance, Certificate
    from tracker.overview.certificate_list import Held
    from tracker.overview.names import Names
    from ui.context import Context
    from ui.forms.record_form import RecordForm
    from ui.widgets.sheet import SheetHost

_READING = ("open", "copy")


class CertificateActs(QObject):
    """Acts on the certificate chosen last. `asked` carries a form to show, `editing` asks for that of all fields.

    The page opens them in `host`.
    """

    asked = Signal(object)
    editing = Signal()
    opening = Signal()

    def __init__(self, context: Context, names: Names, place: QWidget, host: SheetHost) -> None:
        super().__init__(place)
        self._context, self.host = context, host
        self._names = names
        self.held: Held | None = None
        self._actions: dict[str, QAction] = {}
        self.writing = not context.work.store.read_only
        for name, text, icon_name, keys, act in (
            ("open", tr("Show"), "chevron-right", "", self.opening.emit),
            ("edit", tr("Change"), "edit", "F2", self.editing.emit),
            ("review", tr("Reviewed…"), "refresh", "", self._ask_review),
            ("revoke", tr("Revoked…"), "minus", "", self._ask_revocation),
            ("attach", tr("Add files…"), "attach", "", self.choose_files),
            ("copy", tr("Copy the number"), "copy", "Ctrl+C", self.copy_number),
            ("remove", tr("Remove"), "delete", "Del", self.remove),
        ):
            self._actions[name] = self._made(text, icon_name, keys, act, place)
        self.choose(None)

    def _made(self, text: str, icon_name: str, keys: str, act: Callable[[], object], place: QWidget) -> QAction:
        action = QAction(icon(icon_name, "quiet"), text, self)
        action.triggered.connect(act)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            place.addAction(action)
        return action

    def choose(self, held: Held | None) -> None:
        """Act on this certificate from now on; what makes no sense for it cannot be chosen."""
        self.held = held
        for name, action in self._actions.items():
            action.setEnabled(held is not None and (self.writing or name in _READING))
        if held is None:
            return
        over = held.certificate.revoked_on is not None
        reviewed = held.deadline is not None and held.deadline.reviewed
        self._actions["review"].setText(tr("Reviewed…") if reviewed else tr("Extended…"))
        self._actions["review"].setVisible(held.deadline is not None and not over)
        self._actions["revoke"].setVisible(not over)
        self._actions["copy"].setVisible(bool(held.certificate.number))

    def button(self, name: str) -> Button:
        """A button for an act, that says and allows what the act does."""
        action = self._actions[name]
        button = Button(action.text(), name=f"certificate_{name}", kind="quiet")
        button.setToolTip(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        button.clicked.connect(action.trigger)
        button.setEnabled(action.isEnabled())
        if not action.isVisible():
            button.hide()  # and only that: shown before it has its place, it would be a window of its own
        action.changed.connect(partial(_follow, button, action))
        return button

    def menu(self, parent: QWidget) -> QMenu:
        """All acts, for the right button of the mouse and the menu key."""
        menu = QMenu(parent)
        menu.setObjectName("certificate_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, action in self._actions.items():
            menu.addAction(action)
            if name in ("open", "copy"):
                menu.addSeparator()
        return menu

    # The acts

    def copy_number(self) -> None:
        """Put the number where it can be pasted from."""
        if self.held and self.held.certificate.number:
            QApplication.clipboard().setText(self.held.certificate.number)
            self._context.shell.say(
                tr("Number {number} copied.").format(number=self.held.certificate.number), undo=False
            )

    def remove(self) -> None:
        """Remove the certificate; the quiet line offers to bring it back."""
        if self.held:
            certificate = self.held.certificate
            run(
                self._context,
                lambda: service.delete(self._context.work.store, certificate.uid),
                said=tr("{title} removed.").format(title=title_words(certificate, self._names)),
            )

    def _ask_review(self) -> None:
        if self.held:
            self.ask_review(self.held)

    @opens
    def ask_review(self, held: Held) -> None:
        """Note a review that was passed, or a new end."""
        from ui.forms.certificate_forms import review_form

        reviewed = held.deadline is not None and held.deadline.reviewed
        explained = next_sentence(held, today=self._context.work.today())
        self._ask(review_form(self._context, held.certificate, reviewed=reviewed, explained=explained))

    def _ask_revocation(self) -> None:
        if self.held:
            self.ask_revocation(self.held.certificate)

    @opens
    def ask_revocation(self, certificate: Certificate) -> None:
        """Note from which day a certificate is revoked."""
        from ui.forms.certificate_forms import revocation_form

        self._ask(revocation_form(self._context, certificate, today=self._context.work.today()))

    def note_acceptance(self, note: Acceptance | None) -> None:
        """A new note on an employer, or a change of one."""
        if self.held:
            self.ask_acceptance(self.held.certificate, note)

    @opens
    def ask_acceptance(self, certificate: Certificate, note: Acceptance | None) -> None:
        """The same for a certificate of one's choice."""
        from ui.forms.certificate_forms import acceptance_form

        self._ask(acceptance_form(self._context, certificate, note))

    def remove_acceptance(self, note: Acceptance) -> None:
        """Remove a note on an employer; the quiet line offers to bring it back."""
        run(
            self._context,
            lambda: service.delete_acceptance(self._context.work.store, note.uid),
            said=tr("Note removed."),
        )

    def choose_files(self) -> None:
        """Ask which files to keep with the certificate."""
        from ui.pages.attached_files import ask_for_files

        if self.held is not None:
            ask_for_files(self._context, partial(self.attach, self.held.certificate), name="scan")

    def attach(self, certificate: Certificate, paths: Sequence[str]) -> None:
        """Keep files with a certificate; large ones take their time, so it is done beside the window."""
        from ui.pages.attached_files import keep_files

        keep_files(self._context, certificate.person, certificate.uid, paths)

    def _ask(self, form: RecordForm) -> None:
        self.asked.emit(form)


def _follow(button: Button, action: QAction) -> None:
    button.say(action.text())
    button.setEnabled(action.isEnabled())
    button.setVisible(action.isVisible())
