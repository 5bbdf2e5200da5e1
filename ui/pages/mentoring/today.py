"""Who needs me this week: practices to confirm, return or raise in one or two presses; then dates and what is stuck."""

from __future__ import annotations

from functools import partial
from heapq import nsmallest

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.overview.mentor_day import NeedKind, needs, urgency
from ui.models.turns import Turns
from ui.pages.mentoring.part import MentoringPart
from ui.pages.mentoring.photos import PhotoRow
from ui.text import ntr, ptr, tr
from ui.text.labels import label
from ui.text.mentoring import practice_words
from ui.text.monthly import need_words
from ui.widgets.action_row import ActionRow
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowRow
from ui.widgets.scroll import ScrollColumn
from ui.widgets.space import Column, clear
from ui.widgets.two_columns import TwoColumns
from ui.widgets.words import Quiet, SectionTitle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.mentoring.model import LogEntry
    from tracker.overview.mentor_day import Need
    from ui.context import Context
    from ui.pages.mentoring.acts import MentoringActs
    from ui.pages.mentoring.shown import Shown

SHOWN = 20
"""So many of one kind are listed; what follows is for another day."""

_IN_SIGHT = 10
"""So many are there at once; those below them follow in turns."""

STEP = 50
"""The people asked in a step what they need."""

_LOOKS = {
    NeedKind.CERTIFICATE: ("certificate", "bad"),
    NeedKind.STEP: ("flag", "due"),
    NeedKind.BLOCKED: ("pause", "due"),
    NeedKind.IDLE: ("clock", "due"),
    NeedKind.LAPSE: ("refresh", "due"),
    NeedKind.REVIEW: ("calendar", "info"),
    NeedKind.CONTRACT: ("signature", "due"),
}
_TALKED_OVER = (NeedKind.REVIEW, NeedKind.STEP)
"""What is seen to on the page of the month."""


class TodayPart(MentoringPart):
    """Practices at the left, the rest at the right."""

    def __init__(self, context: Context, acts: MentoringActs, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(context, acts, shown, parent)
        self._finding, self._turns = Turns(self), Turns(self)
        self._columns = TwoColumns()
        self._scroll = ScrollColumn(margin=0, gap=16)
        self._scroll.body.addWidget(self._columns)
        Column(self).addWidget(self._scroll)

    def show_view(self) -> None:
        """Ask anew who needs what; until that is known, what was shown before stays."""
        self._finding.begin(self._find())

    def _find(self) -> Iterator[None]:
        """Ask some people at a step, and keep of what is listed in part no more than is shown."""
        members, mentor, work = list(self.shown.members), self.shown.me.uid, self.context.work
        waiting: list[Need] = []
        rest: list[Need] = []
        for first in range(0, len(members), STEP):
            if first:
                yield
            some = needs(work.store.read(), members[first : first + STEP], mentor=mentor, today=work.today())
            waiting += (need for need in some if need.kind is NeedKind.PRACTICE)
            rest = nsmallest(SHOWN, [*rest, *(one for one in some if one.kind is not NeedKind.PRACTICE)], key=urgency)
        self._turns.fill(self._fill(sorted(waiting, key=urgency), rest))

    def _fill(self, waiting: Sequence[Need], rest: Sequence[Need]) -> Iterator[None]:
        for column in (self._columns.main, self._columns.side):
            clear(column)
        if self.shown.complete and not self.shown.people():
            self._columns.main.addWidget(self._empty())
            return
        self._practices(waiting)
        yield from self._rest(rest)

    def focus_filter(self) -> None:
        """Go to the first thing to press."""
        first = next((button for button in self.findChildren(Button) if button.isVisible()), None)
        if first:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_record(self) -> None:
        """Somebody one teaches who keeps no file of his own."""
        if self.writing:
            self.acts.ask_apprentice(self.shown.me)

    def _empty(self) -> EmptyState:
        empty = EmptyState(
            "mentoring",
            tr("Nobody to teach yet"),
            tr(
                "Take in the bundle that an apprentice brings on a USB stick, or note whom you teach. Practices to "
                "confirm, dates and skills that are stuck show here."
            ),
            tr("Take in a bundle…") if self.writing else "",
            name="mentoring_none",
        )
        empty.acted.connect(self.context.shell.take_in)
        return empty

    def _practices(self, waiting: Sequence[Need]) -> None:
        """Each practice in a card of its own, with the ways to answer it."""
        main, acts = self._columns.main, self.acts
        main.addWidget(SectionTitle(tr("To be confirmed")))
        claimed = [need.entry for need in waiting if need.entry and need.entry.practice.stage]
        if self.writing:
            row = FlowRow()
            if len(claimed) > 1:
                words = ntr("Confirm all {n} as claimed", "Confirm all {n} as claimed", len(claimed))
                every = Button(words.format(n=len(claimed)), name="practice_confirm_all", icon_name="check")
                every.clicked.connect(lambda: acts.confirm(claimed))
                row.add(every)
            bring = Button(tr("Take in a bundle…"), name="mentoring_take_in", kind="quiet", icon_name="import")
            bring.clicked.connect(self.context.shell.take_in)
            row.add(bring)
            note = Button(tr("Add an apprentice…"), name="mentoring_add", kind="quiet", icon_name="plus")
            note.setToolTip("Ctrl+N")
            note.clicked.connect(self.add_record)
            row.add(note)
            main.addWidget(row)
        if not waiting:
            main.addWidget(Quiet(tr("No practice waits for you.")))
        for need in waiting[:SHOWN]:
            main.addWidget(self._practice(need))
        if len(waiting) > SHOWN:
            more = len(waiting) - SHOWN
            main.addWidget(Quiet(ntr("… and {n} more", "… and {n} more", more).format(n=more)))

    def _practice(self, need: Need) -> Card:
        entry, names = need.entry, self.shown.names
        assert entry
        practice = entry.practice
        name = ptr("skill", "{name}: {said}").format(name=need.member.person.name, said=names.skill(practice.skill))
        card = Card(name)
        card.body.addWidget(
            Quiet(
                tr(" · ").join(filter(None, (practice.on.isoformat(), practice_words(entry, claim=not practice.stage))))
            )
        )
        photos = PhotoRow(self.context, practice.uid)
        if photos.shown:
            card.body.addWidget(photos)
        if self.writing:
            card.body.addWidget(self._answers(entry))
        return card

    def _answers(self, entry: LogEntry) -> FlowRow:
        acts, practice = self.acts, entry.practice
        row = FlowRow()
        if practice.stage:
            words = tr("Confirm: {stage}").format(stage=label(practice.stage))
            yes = Button(words, name=f"practice_confirm_{practice.uid}", icon_name="check")
            yes.clicked.connect(lambda: acts.confirm([entry]))
            row.add(yes)
        other = Button(tr("Another stage…"), name=f"practice_stage_{practice.uid}")
        other.clicked.connect(lambda: acts.ask_stage(entry))
        back = Button(tr("Return…"), name=f"practice_return_{practice.uid}", icon_name="undo")
        back.clicked.connect(lambda: acts.ask_comment(entry))
        row.add(other)
        row.add(back)
        return row

    def _rest(self, found: Sequence[Need]) -> Iterator[None]:
        card = Card(tr("Also this week"))
        self._columns.side.addWidget(card)
        if not found:
            card.body.addWidget(Quiet(tr("Nothing is overdue, nobody is stuck.")))
        for number, need in enumerate(found):
            if number >= _IN_SIGHT:
                yield
            icon, role = _LOOKS[need.kind]
            title, text = need_words(need, self.shown.names)
            row = ActionRow(title, text, name=f"need_{number}", icon=icon, role=role)
            row.acted.connect(partial(self._open, need))
            card.body.addWidget(row)

    def _open(self, need: Need) -> None:
        """Go where something can be done about it."""
        self.shown.choose(need.member.person.uid, "review" if need.kind in _TALKED_OVER else "apprentice")
