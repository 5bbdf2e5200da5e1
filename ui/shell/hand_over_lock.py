"""How a bundle is locked for the road: not, for a person, or with a passphrase."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tracker.exchange.locking import Lock
from tracker.exchange.recipients import recipient
from ui.text import tr
from ui.widgets.chips import Chip, Chips
from ui.widgets.choices import ChoiceEdit
from ui.widgets.form import FormRow
from ui.widgets.secret import SecretEdit, ShowSecrets
from ui.widgets.space import Column
from ui.widgets.words import Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.signed.model import Key

_OPEN, _PERSON, _SECRET = "open", "person", "secret"


class LockChoice(QWidget):
    """Says below each way what it means; `value()` is None, the reason at the field, where something is missing."""

    def __init__(self, keys: Mapping[str, Key], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        known = [key for key in keys.values() if not key.revoked_on]
        known.sort(key=lambda key: (key.private is not None, key.name))
        people = [(key.key, tr("{name} (you)").format(name=key.name) if key.private else key.name) for key in known]
        self.chips = Chips(
            [
                Chip(code=_OPEN, words=tr("Not locked")),
                Chip(code=_PERSON, words=tr("For a person"), hidden=not people),
                Chip(code=_SECRET, words=tr("With a passphrase")),
            ],
            name="lock",
            title=tr("How the bundle is locked"),
        )
        self._person = ChoiceEdit(people, name="lock_person")
        self._secret = SecretEdit(name="lock_secret")
        self._for = FormRow(tr("Only this person can open it"), self._person)
        self._with = FormRow(
            tr("Passphrase"), self._secret, tr("Say it to the other side yourself; never keep it with the stick.")
        )
        self._show = ShowSecrets(self._secret, name="lock_show")
        self._means = Quiet(small=True)
        column = Column(self, gap=8)
        for part in (self.chips, self._for, self._with, self._show, self._means):
            column.addWidget(part)
        self.chips.changed.connect(self._arrange)
        self._arrange()

    def _arrange(self) -> None:
        chosen = self.chips.value()
        self._for.setVisible(chosen == _PERSON)
        for part in (self._with, self._show):
            part.setVisible(chosen == _SECRET)
        self._means.setText(
            {
                _OPEN: tr("Whoever finds the stick can read it."),
                _PERSON: tr("It is locked with the key you compared. Any tool for the age format opens it too."),
                _SECRET: tr("Whoever knows the passphrase opens it, here or with any tool for the age format."),
            }[chosen]
        )

    def value(self) -> Lock | None:
        """The lock chosen."""
        if self.chips.value() == _PERSON:
            return Lock(recipients=(recipient(str(self._person.value())),))
        if self.chips.value() == _OPEN:
            return Lock()
        secret = self._secret.value()
        if secret is None:
            self._with.show_problem(tr("Type a passphrase"))
            self._secret.setFocus()
            return None
        return Lock(passphrase=secret)
