"""Study in pictures: where the pace leads, where an hour pays, days and hours, forgetting, and the mock exams."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tracker.overview import study_charts
from ui.charts.chart_view import ChartView
from ui.models.turns import Turns
from ui.pages.study.part import StudyPart
from ui.widgets.card import Card

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.charts.kinds import Series
    from ui.pages.study.acts import StudyActs

READERS: dict[str, Callable[..., Series]] = {
    "burnup": study_charts.burn_up,
    "payoff": study_charts.payoff,
    "heat": study_charts.heat,
    "hours": study_charts.hours,
    "forgetting": study_charts.forgetting,
    "mocks": study_charts.mock_scores,
}
"""The charts by name, in the order they are shown, with what reads each."""


class ChartsPart(StudyPart):
    """A card for each chart; read one after the other once the tab is in sight, and drawn in the background."""

    def __init__(self, acts: StudyActs, parent: QWidget | None = None) -> None:
        super().__init__(acts, parent=parent)
        self._turns = Turns(self)
        self.views: dict[str, ChartView] = {}
        for name in READERS:
            card = Card()
            self.views[name] = ChartView(name=f"study_chart_{name}")
            card.body.addWidget(self.views[name])
            self.body.addWidget(card)

    def refresh(self) -> None:
        """Have every chart read and drawn anew."""
        self._turns.follow(self._read())

    def _read(self) -> Iterator[None]:
        """One chart at a time, so that the window answers in between."""
        work = self.context.work
        for name, read in READERS.items():
            self.views[name].set_series(read(work.store.read(), self.acts.person.uid, today=work.today()))
            yield
