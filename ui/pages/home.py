"""Home: where do I stand? The next level and its day, what it asks, what runs out, what to do this week."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer

from tracker.catalog.service import installed
from tracker.kernel.changes import Area
from tracker.overview.names import names
from tracker.overview.people import people_in_file
from tracker.overview.standing import standing
from ui.pages.base import COLUMN_WIDTH, ScrollPage
from ui.pages.home_rail import day_rail
from ui.text import language, tr
from ui.text.labels import edition_name
from ui.text.standing import headline
from ui.widgets.two_columns import SIDE, TwoColumns
from ui.widgets.words import FirstLine, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ClassVar

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from tracker.catalog.model import Pack
    from tracker.overview.names import Names
    from tracker.overview.standing import Standing
    from ui.context import Context
    from ui.pages.home_person import PersonChooser


class HomePage(ScrollPage):
    """Everything on it is computed when it is shown, for the person shown and the day that counts."""

    AREAS: ClassVar[frozenset[Area]] = frozenset(
        {Area.PEOPLE, Area.RECORD, Area.CERTIFICATES, Area.GOALS, Area.PACKS, Area.SETTINGS}
    )

    WIDEST: ClassVar[int] = COLUMN_WIDTH + SIDE

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._chooser: PersonChooser | None = None
        self._shown: list[QWidget] = []
        self._painted = False
        self._rest: Callable[[], None] | None = None

    def refresh(self) -> None:
        """Measure the worker anew and show the answer."""
        self._clear()
        self._rest = None
        self._show_chooser()
        person = self.context.work.find_person()
        if person is None:
            self._show_empty(None)
            return
        reader, today = self.context.work.store.read(), self.context.work.today()
        answer = standing(reader, person.uid, today=today)
        if answer.next.occupation is None:
            self._show_empty(answer)
        else:
            self._show(answer, names(reader, language()), {pack.id: pack for pack in installed(reader)})

    def focus_filter(self) -> None:
        """Ctrl+F goes to the choice of the person, where there is one."""
        if self._chooser is not None:
            self._chooser.focus_line()

    def _show_chooser(self) -> None:
        """The choice of the person, made when the file first has several."""
        if self._chooser is None and people_in_file(self.context.work.store.read()) > 1:
            from ui.pages.home_person import PersonChooser

            self._chooser = PersonChooser(self.context)
            self.column.insertWidget(0, self._chooser)
        if self._chooser is not None:
            self._chooser.refresh()

    def _show_empty(self, answer: Standing | None) -> None:
        from ui.pages.home_empty import no_occupation, no_person

        self._add(no_occupation(self.context, answer) if answer else no_person(self.context))

    def _show(self, answer: Standing, called: Names, packs: dict[str, Pack]) -> None:
        today = self.context.work.today()
        self._add(FirstLine(headline(answer.next, called, today=today)))
        self._add(Quiet(_basis(answer, called, packs)))
        rail = day_rail(answer, today=today)
        if rail:
            self._add(rail)
        rest = partial(self._show_rest, answer, called, packs)
        if self._painted:
            rest()
        else:
            self._rest = rest
            self.setProperty("busy", True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first paint at the program's start shows the answer; what it rests on follows at once."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._catch_up)

    def _catch_up(self) -> None:
        rest, self._rest = self._rest, None
        if rest:
            rest()
        self.setProperty("busy", False)

    def _show_rest(self, answer: Standing, called: Names, packs: dict[str, Pack]) -> None:
        """What the answer rests on, and what is to be done."""
        from ui.pages.home_next import Ways, fill_main
        from ui.pages.home_side import GoalCard, RunsOutCard, WeekCard

        parts = TwoColumns()
        fill_main(parts.main, Ways(self.context, answer, called, packs))
        parts.side.addWidget(WeekCard(self.context, answer, called))
        parts.side.addWidget(RunsOutCard(self.context, answer, called))
        if answer.goals:
            parts.side.addWidget(GoalCard(self.context, answer))
        self._add(parts)

    def _add(self, part: QWidget) -> None:
        self._shown.append(part)
        self.column.addWidget(part)

    def _clear(self) -> None:
        for part in self._shown:
            part.hide()
            part.deleteLater()
        self._shown = []


def _basis(answer: Standing, called: Names, packs: dict[str, Pack]) -> str:
    """What the answer rests on: occupation, edition, and how old the rules are."""
    occupation = called.occupation(answer.next.occupation)
    applying = answer.next.applying
    if not applying or not applying.routes:
        return occupation
    return tr(
        "{occupation}. By the {edition}; rules as of {day}: check with your local office before you apply."
    ).format(
        occupation=occupation,
        edition=edition_name(applying.edition),
        day=packs[applying.routes[0].route.pack].as_of,
    )
