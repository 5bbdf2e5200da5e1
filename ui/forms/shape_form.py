"""The form for how a paper is made up: of each type how many questions and what each is worth, and the minutes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.study.banks.model import Kind
from tracker.study.model import MultipleRule, PaperShape, Section
from tracker.study.service import mocks, targets
from ui.run import run
from ui.text import tr
from ui.text.banks import kind_name
from ui.text.labels import label
from ui.text.mocks import marks_words, multiple_rules
from ui.widgets.choices import ChoiceEdit
from ui.widgets.editors import DecimalEdit, NumberEdit
from ui.widgets.form import FormRow
from ui.widgets.sheet import Sheet
from ui.widgets.space import Row
from ui.widgets.words import Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.study.kept import Target
    from tracker.study.service.targets import PaperPart
    from ui.context import Context

MOST_QUESTIONS, MOST_MINUTES = 300, 600


class ShapeForm(Sheet):
    """A row for each type of question, and one for the minutes."""

    def __init__(self, context: Context, target: Target, part: PaperPart) -> None:
        super().__init__(tr("The paper: {component}").format(component=label(part.component)))
        self._context = context
        self._target = target
        self._part = part
        shape = targets.usual_shape(part)
        known = {section.kind: section for section in shape.sections}
        stock = mocks.stock(context.work.store.read(), part.component)
        self._total = Quiet()
        self.body.addWidget(Quiet(tr("As your assessment body makes it up; no standard fixes the counts.")))
        self.rows = [SectionRow(kind, known.get(kind), stock.get(kind, 0)) for kind in Kind]
        for row in self.rows:
            self.body.addWidget(row)
            for editor in (row.count, row.marks):
                editor.changed.connect(self._tell)
        self.minutes = NumberEdit(name="shape_minutes", lowest=1, highest=MOST_MINUTES)
        self.minutes.set_value(shape.minutes)
        self._minutes = FormRow(tr("Minutes"), self.minutes)
        self.body.addWidget(self._minutes)
        self.multiple = ChoiceEdit(multiple_rules().items(), name="shape_multiple")
        self.multiple.set_value(shape.multiple)
        self.body.addWidget(FormRow(tr("A multiple choice with some of the right options alone"), self.multiple))
        self.body.addWidget(self._total)
        self.saved.connect(self.submit)
        self._tell()

    def shape(self) -> PaperShape | None:
        """The paper as it stands in the form; None where something cannot be read or there is no question."""
        if any(row.problem() for row in self.rows) or self.minutes.problem():
            return None
        sections = tuple(section for row in self.rows if (section := row.section()))
        minutes, rule = self.minutes.value(), self.multiple.value()
        if not sections or not minutes or not rule:
            return None
        return PaperShape(sections=sections, minutes=minutes, multiple=MultipleRule(rule))

    def _tell(self) -> None:
        shape = self.shape()
        self._total.setText(tr("Together {marks}").format(marks=marks_words(shape.total)) if shape else "")

    def submit(self) -> bool:
        """Keep it. Returns whether it was saved."""
        sound = [row.check() for row in self.rows]
        if not all(sound) or not self._minutes.check():
            return False
        shape = self.shape()
        if shape is None:
            self._minutes.show_problem(tr("The paper needs minutes and at least one question."))
            return False
        store, part = self._context.work.store, self._part
        done = run(
            self._context,
            lambda: targets.set_part(store, self._target.uid, part.component, pass_mark=part.pass_mark, shape=shape),
            said=tr("Saved."),
        )
        if done:
            self.close_sheet()
        return done


class SectionRow(QWidget):
    """How many questions of one type, and what each is worth; an empty count leaves the type out."""

    def __init__(self, kind: Kind, section: Section | None, stock: int) -> None:
        super().__init__()
        self._kind = kind
        self.count = NumberEdit(name=f"shape_count_{kind}", highest=MOST_QUESTIONS)
        self.marks = DecimalEdit(name=f"shape_marks_{kind}", lowest=0.1)
        self.count.set_value(section.count if section else None)
        self.marks.set_value(section.marks if section else None)
        hint = tr("{n} in the banks").format(n=stock)
        self._count_row = FormRow(kind_name(kind), self.count, hint=hint)
        self._marks_row = FormRow(tr("Marks each"), self.marks)
        row = Row(self, gap=16)
        for side in (self._count_row, self._marks_row):
            row.addWidget(side, 1, Qt.AlignmentFlag.AlignTop)

    def section(self) -> Section | None:
        """What the row says; None where the type is left out. Both numbers must be readable."""
        count, marks = self.count.value(), self.marks.value()
        return Section(kind=self._kind, count=count, marks=1 if marks is None else marks) if count else None

    def problem(self) -> bool:
        """Whether a number cannot be read."""
        return self.count.problem() is not None or self.marks.problem() is not None

    def check(self) -> bool:
        """Whether both can be taken; where not, why not is shown."""
        return all([self._count_row.check(), self._marks_row.check()])
