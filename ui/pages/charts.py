"""Charts: how has it gone, and where does it lead? Four pictures, each also in words and for paper."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tracker.overview.charts import charts_of
from ui.charts import kinds
from ui.charts.chart_view import ChartView
from ui.pages.base import ScrollPage
from ui.text import language, tr
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.words import FirstLine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.context import Context

NAMES = ("progress", "career", "validity", "income")


class ChartsPage(ScrollPage):
    """Progress first, for it answers the question; then the way so far, the certificates, and the income."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._first = FirstLine()
        self._empty = EmptyState(
            "charts",
            tr("Nothing to draw yet"),
            tr("With a name, a job and a certificate the charts draw themselves."),
            tr("Enter who I am"),
            name="charts_empty",
        )
        self._empty.acted.connect(lambda: context.shell.begin("record"))
        self.column.addWidget(self._first)
        self.column.addWidget(self._empty)
        self.views: dict[str, ChartView] = {}
        self._cards: list[Card] = []
        for name in NAMES:
            card = Card()
            self.views[name] = ChartView(name=f"chart_{name}")
            card.body.addWidget(self.views[name])
            self._cards.append(card)
            self.column.addWidget(card)
        self.column.addStretch()

    def refresh(self) -> None:
        """Read the series and have them drawn."""
        work = self.context.work
        person = work.find_person()
        self._empty.setVisible(person is None)
        for card in self._cards:
            card.setVisible(person is not None)
        if person is None:
            self._first.setText(tr("How has it gone, and where does it lead?"))
            return
        series = charts_of(work.store.read(), person.uid, language=language(), today=work.today())
        self._first.setText(kinds.finding(series.progress))
        for name, view in self.views.items():
            view.set_series(getattr(series, name))
