"""The choice of the person shown, in the file of a mentor or an office; fast with thousands of people."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtWidgets import QCompleter, QWidget

from tracker.overview.people import find_people, people_in_file
from ui.text import ntr, tr
from ui.theme import current_theme
from ui.widgets.editors import TextEdit
from ui.widgets.space import Row
from ui.widgets.words import Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.context import Context

SHOWN = 12
_PAUSE_MS = 120


class PersonChooser(QWidget):
    """A line that finds people by name or employer; hidden where the file has one worker only."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._found: dict[str, str] = {}
        self._lines = QStringListModel(self)
        self._line = TextEdit(name="home_person")
        self._line.setAccessibleName(tr("Person shown"))
        self._line.setPlaceholderText(tr("Name or employer"))
        self._line.setMaximumWidth(current_theme().px(360))
        completer = QCompleter(self._lines, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(SHOWN)
        completer.activated.connect(self._choose)
        self._line.setCompleter(completer)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look_up)
        self._line.textEdited.connect(self._pause.start)
        self._line.returnPressed.connect(self._take_only)
        self._many = Quiet()
        row = Row(self, gap=12)
        row.addWidget(self._line, 1)
        row.addWidget(self._many, 1, Qt.AlignmentFlag.AlignVCenter)

    def refresh(self) -> None:
        """Show who is shown."""
        count = people_in_file(self._context.work.store.read())
        self.setVisible(count > 1)
        if count > 1:
            person = self._context.work.find_person()
            self._line.setText(person.name if person else "")
            self._many.setText(ntr("{n} person in this file", "{n} people in this file", count).format(n=count))

    def focus_line(self) -> None:
        """Give it the keyboard, with the name ready to be typed over."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def _look_up(self) -> None:
        self._pause.stop()
        self._found = {}
        for person in find_people(self._context.work.store.read(), self._line.text(), limit=SHOWN):
            words = " · ".join(filter(None, (person.name, person.employer)))
            alike = sum(known.startswith(words) for known in self._found)
            self._found[f"{words} ({alike + 1})" if alike else words] = person.uid
        self._lines.setStringList(list(self._found))
        self._line.completer().complete()

    def _take_only(self) -> None:
        """Enter takes the person where only one is found."""
        self._look_up()
        if len(self._found) == 1:
            self._choose(next(iter(self._found)))

    def _choose(self, words: str) -> None:
        self._context.work.show(self._found[words])
