"""The weights of the topics of a paper: typed from the booklet, or taken over from a table in a file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from tracker.study.service import banks, targets
from ui.run import run
from ui.text import tr
from ui.text.labels import label
from ui.text.problems import reason
from ui.text.study import topic_names
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoiceEdit
from ui.widgets.editors import DecimalEdit, TextEdit
from ui.widgets.flow import FlowRow
from ui.widgets.form import FormRow, ProblemLabel
from ui.widgets.open_dialog import open_dialog
from ui.widgets.sheet import Sheet
from ui.widgets.space import Column, Row, clear
from ui.widgets.words import Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.kernel.problems import Problem
    from tracker.study.kept import Target
    from tracker.study.service.targets import PaperPart
    from tracker.study.weight_table import WeightTable
    from ui.context import Context

WHOLE = 100
"""What the weights of a table add up to, in percent."""

TABLE_FILES = "*.xlsx *.xls *.ods *.csv *.txt *.docx *.doc"


class TopicsForm(Sheet):
    """A row for each topic of a paper: its name, and its weight in percent as the booklet has it."""

    def __init__(self, context: Context, target: Target, part: PaperPart) -> None:
        super().__init__(tr("Weights of the topics: {component}").format(component=label(part.component)))
        self._context = context
        self._target = target
        self._component = part.component
        self._general = ProblemLabel()
        self._about, self._sum = Quiet(), Quiet()
        self.rows: list[TopicRow] = []
        self._list = Column(gap=12)
        self._table: WeightTable | None = None
        self._keys: dict[str, str] = {}
        self.column = ChoiceEdit(name="topics_column")
        self._column_row = FormRow(tr("Column of your level"), self.column)
        self._column_row.hide()
        self._read = Button(tr("From a sheet…"), name="topics_read", icon_name="import")
        self._paste = Button(tr("Paste a table"), name="topics_paste", icon_name="copy")
        self._add = Button(tr("Another topic"), name="topics_add", kind="quiet", icon_name="plus")
        self._add.clicked.connect(self._begin_topic)
        self._paste.setToolTip(tr("Takes the cells you copied, as from WPS or Excel."))
        self._read.clicked.connect(self.choose_file)
        self._paste.clicked.connect(self.paste)
        self.column.changed.connect(self._fill)
        for part_of_sheet in (self._about, FlowRow(self._read, self._paste), self._column_row, self._general):
            self.body.addWidget(part_of_sheet)
        self.body.addLayout(self._list)
        self.body.addWidget(self._add)
        self.body.addWidget(Quiet(tr("A topic without a name is left out."), small=True))
        self._sum.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.foot.addWidget(self._sum, 1)
        named = topic_names(part)
        for topic in part.topics:
            self._keys[targets.bare(named[topic.key])] = topic.key
            self._append(topic.key, named[topic.key], topic.weight)
        self.saved.connect(self.submit)
        self._tell()

    def _append(self, key: str, name: str, weight: float | None) -> None:
        row = TopicRow(len(self.rows) + 1, key, name, weight)
        row.weight.changed.connect(self._tell)
        self.rows.append(row)
        self._list.addWidget(row)

    def _begin_topic(self) -> None:
        self._append("", "", None)
        self.show_field(self.rows[-1].name)
        self._tell()

    # From a table

    def choose_file(self) -> None:
        """Ask for a file with the table."""
        kinds = tr("Tables ({endings})").format(endings=TABLE_FILES)
        dialog = open_dialog(self._context.shell.window_widget(), tr("A table of topics and percents"), kinds)
        dialog.fileSelected.connect(self.read_file)
        dialog.open()

    def read_file(self, path: str) -> None:
        """Read a file behind the window, then show its table."""
        self._take(lambda: targets.read_weight_table(banks.load_file(path)))

    def paste(self) -> None:
        """The same for cells that were copied."""
        data = QGuiApplication.clipboard().text().encode("utf-8", "replace")
        self._take(lambda: targets.read_weight_table(data))

    def _take(self, read: Callable[[], WeightTable]) -> None:
        self._context.shell.work_on(tr("Reading the table"), lambda _report: read(), self._show_table)

    def _show_table(self, table: WeightTable) -> None:
        """Offer the columns of all levels; the one of the worker's own first."""
        if not isValid(self):
            return
        self._table = table
        self.column.set_choices((str(at), head or str(at + 1)) for at, head in enumerate(table.heads))
        self.column.set_value(str(table.column_of(self._target.level)))
        self._column_row.setVisible(len(table.heads) > 1)
        self._fill()

    def _fill(self) -> None:
        """The rows of a column in place of those there; a topic of the syllabus keeps its key."""
        assert self._table
        clear(self._list)
        self.rows.clear()
        for name, weight in self._table.weights(int(self.column.value() or 0)):
            self._append(self._keys.get(targets.bare(name), ""), name, weight)
        self._tell()

    def _tell(self) -> None:
        """What the weights add up to, also at the foot, where it is in sight; or that topics count equally."""
        known = [row.weight.value() for row in self.rows if row.weight.problem() is None]
        weights = [one for one in known if one is not None]
        together = round(sum(weights), 2)
        if len(weights) < len(self.rows) or not together:
            said = tr("Until every topic has its weight from the booklet, all topics count equally.")
        elif together == WHOLE:
            said = tr("Together {sum} %")
        else:
            said = tr("Together {sum} %, not 100 %: each topic counts by its part of the sum.")
        self._about.setText(said.format(sum=f"{together:g}"))
        self._about.setVisible(together != WHOLE or len(weights) < len(self.rows))
        self._sum.setText(tr("Together {sum} %").format(sum=f"{together:g}") if weights else "")

    def submit(self) -> bool:
        """Keep the table; a row without a name is left out. Returns whether it was saved."""
        sound = [row.check() for row in self.rows]
        if not all(sound):
            self.show_field(self.rows[sound.index(False)].weight)
            return False
        rows = [row.values() for row in self.rows if row.name.value()]
        store, uid = self._context.work.store, self._target.uid
        done = run(
            self._context,
            lambda: targets.set_topics(store, uid, self._component, rows),
            said=tr("Saved."),
            refused=self._show_problems,
        )
        if done:
            self.close_sheet()
        return done

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        """Each problem at the row of its topic."""
        general = []
        for problem in problems:
            row = next((one for one in reversed(self.rows) if one.values()[0] == problem.where), None)
            if row:
                row.show_problem(reason(problem))
            else:
                general.append(reason(problem))
        self._general.show_problem("\n".join(general) or None)


class TopicRow(QWidget):
    """A topic's name and beside it its weight; one of a syllabus keeps its key as long as its name is not changed."""

    def __init__(self, number: int, key: str, name: str, weight: float | None) -> None:
        super().__init__()
        self._key, self._named = key, name
        self.name = TextEdit(name=f"topic_name_{number}")
        self.name.set_value(name)
        self.weight = DecimalEdit(name=f"topic_weight_{number}", highest=100)
        self.weight.set_value(weight)
        self._name_row = FormRow(tr("Topic {n}").format(n=number), self.name)
        self._weight_row = FormRow(tr("Weight (%)"), self.weight)
        self.weight.setAccessibleName(tr("Weight of topic {n} in percent").format(n=number))
        line = Row(self)
        line.addWidget(self._name_row, 2, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._weight_row, 1, Qt.AlignmentFlag.AlignTop)

    def values(self) -> tuple[str, str | None, float | None]:
        """Key, name of one's own, and weight. The weight must be readable."""
        name = self.name.value() or ""
        weight = self.weight.value()
        return (self._key, None, weight) if self._key and name == self._named else (name, name, weight)

    def check(self) -> bool:
        """Whether the weight can be taken; where not, why not is shown."""
        return self._weight_row.check()

    def show_problem(self, text: str) -> None:
        """What is wrong with this topic."""
        self._name_row.show_problem(text)
