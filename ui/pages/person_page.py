"""Pages about one worker: their tabs, and what a requirement asks, with the rule it comes from beside each row."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracker.catalog.service import installed
from tracker.overview.long_pole import long_pole
from tracker.overview.names import names
from ui.pages.tabbed import Part, TabbedPage
from ui.text import language, tr
from ui.text.entries import reading
from ui.text.rules import name_words
from ui.widgets.buttons import Button
from ui.widgets.disclosure import Disclosure
from ui.widgets.flow import FlowRow
from ui.widgets.requirement_tree import RequirementTree

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, ClassVar, TypeVar

    from tracker.catalog.model import Pack
    from tracker.kernel.entry import Entry
    from tracker.overview.names import Names
    from tracker.people.model import Person
    from tracker.requirements.model import Verdict
    from ui.context import Context
    from ui.widgets.empty_state import EmptyState
    from ui.widgets.sheet import SheetHost

    Read = TypeVar("Read")


class Asking:
    """Shows requirements and rules; shared by the parts of a page, read anew with it."""

    def __init__(self, context: Context, names: Names, packs: dict[str, Pack]) -> None:
        self.context, self.names, self.packs = context, names, packs
        self.today = context.work.today()
        self._read: dict[tuple[object, str], Any] = {}

    def once(self, read: Callable[..., Read], person: str) -> Read:
        """What `read` says of a worker on this day, asked once for the first line and all tabs."""
        if (read, person) not in self._read:
            self._read[read, person] = read(self.context.work.store.read(), person, today=self.today)
        answer: Read = self._read[read, person]
        return answer

    def tree(self, section: str, entry: Entry, verdict: Verdict) -> RequirementTree:
        """A verdict as rows; each leads to the rule, an incomplete record to My record or Certificates."""
        tree = RequirementTree(verdict, self.names, today=self.today, pole=long_pole(verdict))
        tree.rule_asked.connect(lambda row: self.show_rule(section, entry, row))
        tree.record_asked.connect(self._complete)
        return tree

    def fold(self, section: str, entry: Entry, verdict: Verdict, *, name: str) -> Disclosure:
        """The same folded; its rows are made when it is unfolded."""
        folded = Disclosure(tr("What it asks"), name=name)

        def fill(unfolded: bool) -> None:
            if unfolded and not folded.body.count():
                folded.body.addWidget(self.tree(section, entry, verdict))

        folded.toggled.connect(fill)
        return folded

    def rule_button(self, section: str, entry: Entry, *, name: str) -> Button:
        """A button that shows the rule with its source."""
        button = Button(tr("Which rule says so?"), name=name, kind="quiet", icon_name="rules")
        button.clicked.connect(lambda: self.show_rule(section, entry, button))
        return button

    def show_rule(self, section: str, entry: Entry, beside: QWidget) -> None:
        """The rule in full, beside what was asked about."""
        from ui.widgets.popover import Popover
        from ui.widgets.rule_note import RuleNote

        note = RuleNote(entry, self.packs.get(entry.pack), reading(section, entry, self.names), today=self.today)
        more = Button(tr("Show on the Rules page"), name="rule_more", kind="quiet", icon_name="rules")
        note.body.addWidget(FlowRow(more))
        popover = Popover(note, name_words(entry), self.context.shell.window_widget())
        more.clicked.connect(popover.close)
        more.clicked.connect(lambda: self.context.shell.go("rules", entry.key))
        popover.show_beside(beside)

    def _complete(self, uid: str) -> None:
        """Go to the record with an empty field: a certificate, or one of the working life."""
        from tracker.certificates.service import find

        held = find(self.context.work.store.read(), uid)
        self.context.shell.go("certificates" if held else "record", uid)


class PersonPart(Part, QWidget):
    """A tab about one worker. Its forms open in `host`; `wants_page` carries a view that takes the whole page."""

    wants_page = Signal(object)

    def __init__(self, context: Context, host: SheetHost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.host = context, host

    def show_person(self, person: Person, asking: Asking) -> None:
        """Measure for this worker and show it."""
        raise NotImplementedError


class PersonPage(TabbedPage):
    """A page of tabs about the worker shown; without one it says what belongs here."""

    PARTS: ClassVar[dict[str, type[PersonPart]]]

    def nobody(self) -> EmptyState:
        """What belongs here, for a file in which nobody is known; its act is to enter who one is."""
        raise NotImplementedError

    @cached_property
    def _nobody(self) -> EmptyState:
        nobody = self.nobody()
        nobody.acted.connect(lambda: self.context.shell.begin("record"))
        return nobody

    def answer(self, person: Person) -> str:
        """The first line."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Measure anew; the tabs not in sight do so when they are turned to."""
        work = self.context.work
        person = work.find_person()
        if person is None:
            self.show_instead(self._nobody)
            return
        self._person = person
        reader = work.store.read()
        self._asking = Asking(self.context, names(reader, language()), {pack.id: pack for pack in installed(reader)})
        self.first.setText(self.answer(person))
        self.show_parts()

    def make_part(self, name: str) -> QWidget:
        part = self.PARTS[name](self.context, self.host, self._stack)
        part.wants_page.connect(self.take_over)
        return part

    def fill_part(self, name: str, part: QWidget) -> None:
        assert isinstance(part, PersonPart)
        part.show_person(self._person, self._asking)
