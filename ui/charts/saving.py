"""The row under a chart: saving it as a file, and how that went."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QWidget

from tracker.kernel.errors import StorageProblem
from ui.charts import kinds
from ui.charts.render import chart_thread, save
from ui.charts.style import chart_style
from ui.text import tr
from ui.text.problems import sentence
from ui.theme import current_theme, load_theme
from ui.widgets.buttons import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.save_dialog import save_dialog
from ui.widgets.space import Row
from ui.widgets.words import Label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from concurrent.futures import Future

    from ui.charts.kinds import Series

_SHARPNESS = 2.0
"""Device pixels for each pixel of a saved PNG, so that it stays sharp in a document."""


class SaveRow(QWidget):
    """Buttons at the left, the outcome of saving beside them. Files are drawn for paper: in the light theme."""

    def __init__(self, *buttons: QWidget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._series: Series
        self._save = Button("", name=f"{name}_save", kind="quiet", icon_name="save")
        self._save.setEnabled(False)
        self._save.clicked.connect(self.ask_where)
        self._mark = IconMark("check", role="good")
        self._mark.hide()
        self._outcome = Label()
        row = Row(self)
        for button in (*buttons, self._save):
            row.addWidget(button)
        row.addWidget(self._mark)
        row.addWidget(self._outcome, 1)
        self.say()

    def say(self) -> None:
        """Words in the language in use."""
        self._save.say(tr("Save as…"))
        self._tell("", good=True)

    def set_series(self, series: Series) -> None:
        """What is saved; before there is something, nothing can be."""
        self._series = series
        self._save.setEnabled(True)

    def ask_where(self) -> QFileDialog:
        """Ask for the file, beside the work."""
        name = f"{kinds.name_of(self._series)}-{self._series.today.isoformat()}.png"
        endings = {
            tr("Picture (*.png)"): "png",
            tr("Drawing to go on with (*.svg)"): "svg",
            tr("Page for printing (*.pdf)"): "pdf",
        }
        dialog = save_dialog(self, tr("Save the chart as"), name, endings)
        dialog.setObjectName(f"{self._name}_save_dialog")
        dialog.fileSelected.connect(self.save_to)
        dialog.open()
        return dialog

    def save_to(self, path: str) -> None:
        """Draw for paper and write, in the background; the row says how it went."""
        series = self._series
        paper = load_theme("light", current_theme().scale)
        style = chart_style(paper, width=max(self.width(), 1), pixel_ratio=_SHARPNESS)

        def written(done: Future[None]) -> None:
            error = done.exception()
            if error is None:
                self._tell(tr("Saved as {path}").format(path=path), good=True)
            elif isinstance(error, StorageProblem):
                self._tell(tr("The chart was not saved. {reason}").format(reason=sentence(error)), good=False)
            else:
                raise error

        chart_thread().start(lambda: save(series, style, path), written, self)

    @property
    def outcome(self) -> str:
        """What the row says of the last saving; empty before the first."""
        return self._outcome.text()

    def _tell(self, words: str, *, good: bool) -> None:
        self._mark.setVisible(bool(words))
        self._mark.show_icon("check" if good else "warning", "good" if good else "bad")
        self._outcome.setText(words)
        self._outcome.set_tone("quiet" if good else "bad")
