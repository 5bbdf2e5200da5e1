"""What the tabs of Mentoring have in common, and the line that chooses an apprentice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.pages.tabbed import Part
from ui.text import tr
from ui.widgets.buttons import IconButton
from ui.widgets.choices import ChoiceEdit
from ui.widgets.space import Row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.context import Context
    from ui.pages.mentoring.acts import MentoringActs
    from ui.pages.mentoring.shown import Shown
    from ui.widgets.sheet import SheetHost


class MentoringPart(Part, QWidget):
    """A tab: what it shows is read for all of them together, what can be done is the same from each."""

    def __init__(self, context: Context, acts: MentoringActs, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.acts, self.shown = context, acts, shown

    @property
    def host(self) -> SheetHost:
        """Where forms open."""
        return self.acts.host

    @property
    def writing(self) -> bool:
        """Whether the file can be changed."""
        return not self.context.work.store.read_only

    def show_view(self) -> None:
        """Show what has been read."""
        raise NotImplementedError


class PersonChoice(QWidget):
    """One of the people; arrows go to the one before and after. `chosen` carries the uid."""

    chosen = Signal(str)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person = ""
        self._uids: list[str] = []
        self.list = ChoiceEdit(name=f"{name}_list")
        self.list.setAccessibleName(tr("Apprentice"))
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.list)
        self._before = IconButton("chevron-left", tr("The one before"), name=f"{name}_before")
        self._after = IconButton("chevron-right", tr("The next one"), name=f"{name}_after")
        row = Row(self, gap=4)
        for part in (self._before, self.list, self._after):
            row.addWidget(part)
        self.list.changed.connect(lambda: self._tell(str(self.list.value())))
        self._before.clicked.connect(lambda: self._step(-1))
        self._after.clicked.connect(lambda: self._step(1))

    def show_people(self, people: Sequence[tuple[str, str]], person: str) -> None:
        """Offer these people, with one of them chosen."""
        self._person, self._uids = person, [uid for uid, _name in people]
        self.list.set_choices(people)
        self.list.set_value(person)
        for button in (self._before, self._after):
            button.setVisible(len(people) > 1)

    def _tell(self, person: str) -> None:
        if person != self._person:
            self.chosen.emit(person)

    def _step(self, by: int) -> None:
        at = self._uids.index(self._person) if self._person in self._uids else 0
        self._tell(self._uids[(at + by) % len(self._uids)])
