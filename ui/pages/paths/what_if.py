"""What if a level is passed, or one moves: every answer as it is beside what it would be. Nothing is stored."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from tracker.kernel.terms import Level
from tracker.overview.next_level import next_level
from tracker.overview.what_if import what_if
from tracker.paths import service
from tracker.paths.answers import Move, Pass, WhatIf
from tracker.paths.model import OptionKind
from ui.pages.person_page import PersonPart
from ui.run import run
from ui.text import tr
from ui.text.answers.what_if import ROWS
from ui.text.labels import choices, provinces
from ui.theme import current_theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceEdit
from ui.widgets.dates import DateEdit
from ui.widgets.flow import FlowRow
from ui.widgets.form import FormRow
from ui.widgets.scroll import ScrollColumn
from ui.widgets.space import Column, clear
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.what_if import WhatIfAnswer
    from tracker.people.model import Person
    from ui.context import Context
    from ui.pages.person_page import Asking
    from ui.widgets.sheet import SheetHost

_TOP = Qt.AlignmentFlag.AlignTop


class WhatIfPart(PersonPart):
    """A level with its day, a region with its day; below them only the answers that would change."""

    def __init__(self, context: Context, host: SheetHost, parent: QWidget | None = None) -> None:
        super().__init__(context, host, parent)
        scroll = ScrollColumn(margin=0, gap=12)
        Column(self).addWidget(scroll)
        nothing = tr("No change")
        levels = [choice for choice in choices(Level) if choice[0] != Level.APPRENTICE]
        regions = [(f"{code}0000", words) for code, words in provinces()]
        self.level = ChoiceEdit(levels, name="what_if_level", empty=nothing)
        self.passed_on = DateEdit(name="what_if_passed_on")
        self.region = ChoiceEdit(regions, name="what_if_region", empty=nothing)
        self.moved_on = DateEdit(name="what_if_moved_on")
        self._rows = [
            FormRow(tr("If I pass"), self.level),
            FormRow(tr("on"), self.passed_on),
            FormRow(tr("If I move to"), self.region),
            FormRow(tr("from"), self.moved_on),
        ]
        for row in self._rows:
            row.editor.changed.connect(self._show)
        self._person: Person | None = None
        self._found = Column(gap=16)
        scroll.body.addWidget(FlowRow(*self._rows, gap=16))
        scroll.body.addLayout(self._found)

    def show_person(self, person: Person, asking: Asking) -> None:
        """Suppose the same of a worker; of another one the next level on its earliest day."""
        another = self._person is None or self._person.uid != person.uid
        self._person, self._asking = person, asking
        if another:
            self._suppose_next(person)
        self._show()

    def _suppose_next(self, person: Person) -> None:
        work = self.context.work
        reader, today = work.store.read(), work.today()
        found = next_level(reader, person.uid, today=today)
        verdict = found.applying.verdict if found.applying else None
        earliest = verdict.expected_on if verdict else None
        self.level.set_value(found.target_level if earliest else None)
        self.passed_on.set_value(max(earliest or today, today))
        self.region.set_value(None)
        self.moved_on.set_value(today)

    def focus_filter(self) -> None:
        """The level."""
        self.level.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self) -> None:
        clear(self._found)
        readable = [row.check() for row in self._rows]
        if not all(readable):
            return
        supposed = self._supposed()
        if not supposed.passes and not supposed.moves:
            self._found.addWidget(
                Quiet(tr("Choose a level, a region or both: every date is computed anew, and nothing is stored."))
            )
            return
        assert self._person
        work = self.context.work
        found = what_if(work.store.read(), self._person.uid, supposed, today=work.today())
        self._found.addWidget(self._card(found))
        if not work.store.read_only:
            self._found.addWidget(FlowRow(*self._choices(supposed)))

    def _choices(self, supposed: WhatIf) -> list[Button]:
        """What of it can be stored: until one of these is pressed, nothing is."""
        buttons = []
        if supposed.passes:
            aim = Button(tr("Make the level my goal"), name="what_if_aim", icon_name="flag")
            aim.clicked.connect(lambda: self._aim(supposed.passes[0]))
            buttons.append(aim)
        if supposed.moves:
            keep = Button(tr("Keep the move as an option"), name="what_if_keep", icon_name="plus")
            keep.clicked.connect(lambda: self._keep(supposed.moves[0]))
            buttons.append(keep)
        return buttons

    def _supposed(self) -> WhatIf:
        """What the fields say; without a day nothing is supposed."""
        level, passed = self.level.value(), self.passed_on.value()
        region, moved = self.region.value(), self.moved_on.value()
        return WhatIf(
            passes=(Pass(level=Level(level), on=passed),) if level and passed else (),
            moves=(Move(region=region, on=moved),) if region and moved else (),
        )

    def _card(self, found: WhatIfAnswer) -> Card:
        """The answers that change, today's beside the supposed ones."""
        card = Card(tr("What would change by {day}").format(day=found.then.day))
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(current_theme().space(16))
        grid.setVerticalSpacing(current_theme().space(12))
        for column, share in enumerate((2, 3, 3)):
            grid.setColumnStretch(column, share)
        for column, title in ((1, tr("As it is")), (2, tr("As it would be"))):
            grid.addWidget(Label(title, size="emphasis"), 0, column)
        for row, (what, before, after) in enumerate(self._changes(found), start=1):
            for column, part in enumerate((Quiet(what), Label(before, tone="quiet"), Label(after))):
                grid.addWidget(part, row, column, _TOP)
        if grid.rowCount() == 1:
            card.body.addWidget(Label(tr("Nothing would change.")))
        else:
            card.body.addWidget(table)
        return card

    def _changes(self, found: WhatIfAnswer) -> list[tuple[str, str, str]]:
        """What an answer is about, as it is, and as it would be."""
        changed = []
        for rows in ROWS.values():
            now, then = dict(rows(found.now, self._asking.names)), dict(rows(found.then, self._asking.names))
            for what in {**now, **then}:
                before, after = now.get(what, "–"), then.get(what, "–")
                if before != after:
                    changed.append((what, before, after))
        return changed

    def _aim(self, one: Pass) -> None:
        """Store the level as a goal for its day; Home shows it."""
        assert self._person
        person = self._person.uid
        run(
            self.context,
            lambda: service.aim_at(self.context.work.store, person, one),
            said=tr("Your goal now, by {day}.").format(day=one.on),
        )

    def _keep(self, move: Move) -> None:
        """Store the move as an option, to be compared with others."""
        assert self._person
        person = self._person.uid
        values = {"kind": OptionKind.MOVE, "region": move.region, "start": move.on}
        run(
            self.context,
            lambda: service.add_option(self.context.work.store, person, values),
            said=tr("Kept as an option."),
        )
