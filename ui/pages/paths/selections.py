"""The record of applications for posts: the day, candidates, posts, one's place and the result."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.paths import service
from tracker.paths.model import SelectionResult
from ui.forms.path_forms import selection_form
from ui.pages.opening import opens
from ui.pages.person_page import PersonPart
from ui.run import run
from ui.text import ntr, ptr, tr
from ui.text.labels import label, region_name
from ui.widgets.action_row import ActionRow
from ui.widgets.badge import StateBadge
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowRow
from ui.widgets.scroll import ScrollColumn
from ui.widgets.space import Column, clear

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.paths.model import Selection
    from tracker.people.model import Person
    from ui.context import Context
    from ui.pages.person_page import Asking
    from ui.widgets.sheet import SheetHost

_LOOKS = {
    SelectionResult.APPLIED: ("info", "clock"),
    SelectionResult.SELECTED: ("good", "check"),
    SelectionResult.NOT_SELECTED: ("quiet", "cross"),
    SelectionResult.WITHDRAWN: ("quiet", "minus"),
}


class SelectionsPart(PersonPart):
    """The applications, the latest first; a row opens its form."""

    def __init__(self, context: Context, host: SheetHost, parent: QWidget | None = None) -> None:
        super().__init__(context, host, parent)
        self.add = Button(tr("New application"), name="selection_add", kind="primary", icon_name="plus")
        self.add.setToolTip("Ctrl+N")
        self.add.clicked.connect(lambda: self.ask(None))
        self._scroll = ScrollColumn(margin=0, gap=16)
        column = Column(self, gap=12)
        column.addWidget(FlowRow(self.add))
        column.addWidget(self._scroll, 1)

    def show_person(self, person: Person, _asking: Asking) -> None:
        """A worker's applications."""
        self._person = person
        found = service.selections_of(self.context.work.store.read(), person.uid)
        self.add.setVisible(bool(found) and not self.context.work.store.read_only)
        clear(self._scroll.body)
        if not found:
            self._scroll.body.addWidget(self._empty())
            return
        card = Card(tr("Applications so far"))
        for one in found:
            card.body.addWidget(self._row(one))
        self._scroll.body.addWidget(card)

    def focus_filter(self) -> None:
        """The first thing there is to do."""
        self.add.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_record(self) -> None:
        """A new application."""
        self.ask(None)

    @opens
    def ask(self, selection: Selection | None) -> None:
        """The form of an application, a new one without."""
        form = selection_form(self.context, self._person.uid, selection)
        if selection:
            remove = Button(tr("Remove"), name="selection_remove", kind="danger")
            remove.clicked.connect(form.close_sheet)
            remove.clicked.connect(partial(self._remove, selection.uid))
            form.foot.addWidget(remove)
        self.host.open_sheet(form)

    def _row(self, one: Selection) -> ActionRow:
        badge = None
        if one.result:
            state, icon = _LOOKS[one.result]
            badge = StateBadge(state, label(one.result), icon=icon)
        row = ActionRow(one.post, _selection_words(one), name=f"selection_{one.uid}", badge=badge)
        row.acted.connect(partial(self.ask, one))
        return row

    def _remove(self, uid: str, _checked: bool = False) -> None:
        run(self.context, lambda: service.delete_selection(self.context.work.store, uid), said=tr("Removed."))

    def _empty(self) -> EmptyState:
        empty = EmptyState(
            "flag",
            tr("No application yet"),
            tr(
                "Note each post you applied for: how many candidates, how many posts, your place. Options use it later."
            ),
            "" if self.context.work.store.read_only else tr("Note an application"),
            name="selections_none",
        )
        empty.acted.connect(lambda: self.ask(None))
        return empty


def _selection_words(one: Selection) -> str:
    """What is known of an application."""
    parts = [one.on.isoformat(), one.employer, region_name(one.region) if one.region else None]
    if one.candidates:
        parts.append(ntr("{n} candidate", "{n} candidates", one.candidates).format(n=one.candidates))
    if one.posts:
        parts.append(ntr("{n} post", "{n} posts", one.posts).format(n=one.posts))
    if one.rank:
        parts.append(ptr("result", "place {n}").format(n=one.rank))
    return " · ".join(filter(None, parts))
