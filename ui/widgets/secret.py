"""Passphrases and passwords: typed without being shown unless asked, and asked for beside the work."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from ui.text import tr
from ui.theme import current_theme
from ui.widgets.buttons import Button
from ui.widgets.editors import LineEditor
from ui.widgets.form import FormRow
from ui.widgets.space import Column, Row
from ui.widgets.words import Label, SectionTitle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class SecretEdit(LineEditor):
    """A secret as it is typed, spaces and all; `None` where there is none."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def value(self) -> str | None:
        """What was typed."""
        return self.text() or None

    def set_value(self, value: str | None) -> None:
        """Put a secret in."""
        self.setText(value or "")

    def problem(self) -> str | None:
        """None: any secret will do."""
        return None


class ShowSecrets(QCheckBox):
    """Shows what is typed into the fields it is given."""

    def __init__(self, *fields: SecretEdit, name: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Show what I type"), parent)
        self.setObjectName(name)
        self.setAccessibleName(self.text())
        self._fields = fields
        self.toggled.connect(self._show)

    def _show(self, shown: bool) -> None:
        for field in self._fields:
            field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


class SecretDialog(QDialog):
    """Asks for a secret; `check` takes it, or says in words why not, and the dialog stays until one is taken.

    With `twice` a new one is chosen, which nobody can see: it is typed two times. `remember` offers to keep it for a
    while, in these words; `remembered` says whether that was asked for.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str,
        label: str,
        check: Callable[[str], str | None],
        *,
        twice: bool = False,
        remember: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("secret")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(current_theme().px(440))
        self._check = check
        self._first, self._again = SecretEdit(name="secret_first"), SecretEdit(name="secret_again")
        self._row = FormRow(label, self._first)
        self._second = FormRow(tr("The same once more"), self._again)
        if not twice:
            self._second.hide()
        self._twice = twice
        self._remember = QCheckBox(remember)
        self._remember.setObjectName("secret_remember")
        self._remember.setAccessibleName(remember)
        if not remember:
            self._remember.hide()
        column = Column(self, margin=24, gap=16)
        column.addWidget(SectionTitle(title))
        column.addWidget(Label(text))
        column.addWidget(self._row)
        column.addWidget(self._second)
        column.addWidget(self._remember)
        take, cancel = Button(tr("OK"), name="secret_take", kind="primary"), Button(tr("Cancel"), name="secret_cancel")
        take.setDefault(True)
        take.clicked.connect(self.take)
        cancel.clicked.connect(self.reject)
        buttons = Row()
        buttons.addWidget(ShowSecrets(self._first, self._again, name="secret_show"), 1)
        buttons.addWidget(take)
        buttons.addWidget(cancel)
        column.addLayout(buttons)
        self._first.setFocus()

    @property
    def remembered(self) -> bool:
        """Whether it is to be kept for a while."""
        return self._remember.isChecked()

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        """As high as the words need at this width, also those about a problem."""
        layout = self.layout()
        assert layout
        layout.activate()
        self.setFixedHeight(layout.totalHeightForWidth(self.width()))

    def take(self) -> None:
        """Take what is typed, or say why it cannot be taken."""
        secret = self._first.value()
        if secret is None:
            self._row.show_problem(tr("Type it here"))
        elif self._twice and secret != self._again.value():
            self._second.show_problem(tr("The two are not the same"))
        elif (problem := self._check(secret)) is not None:
            self._row.show_problem(problem)
            self._first.selectAll()
            self._first.setFocus()
        else:
            self.accept()
            return
        self._fit()
