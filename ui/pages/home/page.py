"""Home: where do I stand? The next level and its day, what it asks, what runs out, what to do this week."""

from __future__ import annotations

from tracker.catalog.service import installed
from tracker.kernel.changes import Area
from tracker.overview.first_steps import first_steps
from tracker.overview.names import names
from tracker.overview.people import people_in_file
from tracker.overview.standing import standing
from ui.models.turns import Turns
from ui.pages.base import COLUMN_WIDTH, ScrollPage
from ui.text import language, tr
from ui.text.headline import headline
from ui.text.labels import edition_name
from ui.widgets.two_columns import SIDE, TwoColumns
from ui.widgets.words import FirstLine, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import ClassVar

    from PySide6.QtWidgets import QWidget

    from tracker.catalog.model import Pack
    from tracker.overview.first_steps import FirstSteps
    from tracker.overview.names import Names
    from tracker.overview.standing import Standing
    from ui.context import Context
    from ui.pages.home.person import PersonChooser
    from ui.widgets.card import Card


SEEN_MS = 100
"""How long the rest of the page is given to be seen before what takes longer follows."""


class HomePage(ScrollPage):
    """Everything on it is computed when it is shown, for the person shown and the day that counts."""

    AREAS: ClassVar[frozenset[Area]] = frozenset(
        {
            Area.PEOPLE,
            Area.RECORD,
            Area.CERTIFICATES,
            Area.GOALS,
            Area.PATHS,
            Area.PACKS,
            Area.SETTINGS,
            Area.STUDY,
        }
    )

    WIDEST: ClassVar[int] = COLUMN_WIDTH + SIDE

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._chooser: PersonChooser | None = None
        self._shown: list[QWidget] = []
        self._turns = Turns(self)

    def refresh(self) -> None:
        """Measure the worker anew and show the answer."""
        self._turns.stop()
        self._clear()
        self._show_chooser()
        person = self.context.work.find_person()
        if person is None:
            self._show_first_steps(first_steps(self.context.work.store.read(), None, None))
            return
        reader, today = self.context.work.store.read(), self.context.work.today()
        answer = standing(reader, person.uid, today=today)
        steps = first_steps(reader, person, answer.next.occupation)
        if self._answerable(steps):
            self._show(answer, steps, names(reader, language()), {pack.id: pack for pack in installed(reader)})
        else:
            self._show_first_steps(steps)
            self._turns.follow(self._add_study(None), after_ms=SEEN_MS)

    def _answerable(self, steps: FirstSteps) -> bool:
        """Whether there is an answer to show; in a file of many people whoever has an occupation has one."""
        return steps.known if self._chooser else steps.answerable

    def focus_filter(self) -> None:
        """Ctrl+F goes to the choice of the person, where there is one."""
        if self._chooser is not None:
            self._chooser.focus_line()

    def _show_chooser(self) -> None:
        """The choice of the person, made when the file first has several."""
        if self._chooser is None and people_in_file(self.context.work.store.read()) > 1:
            from ui.pages.home.person import PersonChooser

            self._chooser = PersonChooser(self.context)
            self.column.insertWidget(0, self._chooser)
        if self._chooser is not None:
            self._chooser.refresh()

    def _show_first_steps(self, steps: FirstSteps) -> None:
        """What there must be before there is an answer, or before it can be relied on."""
        from ui.pages.home.first_steps import FirstStepsCard

        if not steps.answerable:
            self._add(FirstLine(tr("What is your next level, and when?")))
            self._add(Quiet(tr("Enter these three, and this page says it: the level, the earliest day, and the rule.")))
        self._add(FirstStepsCard(self.context, steps, names(self.context.work.store.read(), language())))

    def _show(self, answer: Standing, steps: FirstSteps, called: Names, packs: dict[str, Pack]) -> None:
        from ui.pages.home.agenda import DatesCard
        from ui.pages.home.next_level import Ways, fill_main
        from ui.pages.home.rail import day_rail
        from ui.pages.home.side import GoalCard, RunsOutCard, WeekCard

        today = self.context.work.today()
        self._add(FirstLine(headline(answer.next, called, today=today)))
        self._add(Quiet(_basis(answer, called, packs)))
        if not steps.done and self._chooser is None:
            self._show_first_steps(steps)
        rail = day_rail(answer, today=today)
        if rail:
            self._add(rail)
        parts = TwoColumns()
        fill_main(parts.main, Ways(self.context, answer, called, packs))
        parts.main.addWidget(DatesCard(self.context, answer, called))
        week = WeekCard(self.context, answer, called)
        parts.side.addWidget(week)
        parts.side.addWidget(RunsOutCard(self.context, answer, called))
        if answer.goals:
            parts.side.addWidget(GoalCard(self.context, answer, called))
        self._add(parts)
        self._turns.follow(self._add_study(week), after_ms=SEEN_MS)

    def _add_study(self, week: Card | None) -> Iterator[None]:
        """Today's share of study, among what to do this week; in a card of its own where there is nothing else yet.

        It follows the rest: the plan it is from takes longer than all of this page.
        """
        from ui.pages.home.study import find_share, share_row
        from ui.widgets.card import Card

        share = yield from find_share(self.context, self.context.work.person().uid)
        if share is not None:
            if week is None:
                week = Card(tr("To do this week"))
                self._add(week)
            week.body.addWidget(share_row(self.context, share))

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
