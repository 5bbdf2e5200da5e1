"""The form of one question: its type, text, options and answer, for a row to be corrected and for one in the file."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tracker.kernel.problems import Problem
from tracker.study.banks.by_hand import FALSE_SIGN, TRUE_SIGN, answer_text, problems_of, with_answer
from tracker.study.banks.model import CHOICE_KINDS, Kind, Question
from ui.text import tr
from ui.text.bank_import import kind_choices
from ui.text.problems import reason
from ui.text.study import letter, truth
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoiceEdit
from ui.widgets.editors import NoteEdit, TextEdit
from ui.widgets.flow import FlowRow
from ui.widgets.form import FormRow
from ui.widgets.sheet import Sheet
from ui.widgets.space import Column
from ui.widgets.words import Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_WITH_OPTIONS = (*CHOICE_KINDS, Kind.ORDERING)
_FEWEST = 2


class QuestionForm(Sheet):
    """`keep` gets the question as it was typed and says whether it was taken; `why` is what was doubtful about it."""

    def __init__(self, title: str, question: Question, keep: Callable[[Question], bool], *, why: str = "") -> None:
        super().__init__(title)
        self._question = question
        self._keep = keep
        self._why = Quiet(why)
        if not why:
            self._why.hide()
        self.kind = ChoiceEdit(kind_choices(), name="question_kind")
        self.kind.set_value(question.kind)
        self.stem = NoteEdit(name="question_stem", lines=4)
        self.stem.set_value(question.stem)
        self.options = OptionRows(question.options)
        self.letters = TextEdit(name="question_letters")
        self.truth = ChoiceEdit(
            [(TRUE_SIGN, truth(True)), (FALSE_SIGN, truth(False))], name="question_truth", empty="–"
        )
        self.written = NoteEdit(name="question_written", lines=3)
        self.topic = TextEdit(name="question_topic")
        self.topic.set_value(question.topic)
        self.explanation = NoteEdit(name="question_explanation", lines=3)
        self.explanation.set_value(question.explanation)
        self._lay_out()
        self._show_answer()
        self.kind.changed.connect(self._arrange)
        self._arrange()
        self.saved.connect(self.submit)

    def _lay_out(self) -> None:
        letters, lines = tr("Letters, such as B or ABD."), tr("One line for each blank; for pairs: left → right.")
        self._stem_row = FormRow(tr("Question"), self.stem)
        self._answers = {
            "letters": FormRow(tr("Answer"), self.letters, letters),
            "truth": FormRow(tr("Answer"), self.truth),
            "written": FormRow(tr("Answer"), self.written, lines),
        }
        for row in (
            self._why,
            FormRow(tr("Type"), self.kind),
            self._stem_row,
            self.options,
            *self._answers.values(),
            FormRow(tr("Topic"), self.topic),
            FormRow(tr("Explanation"), self.explanation),
        ):
            self.body.addWidget(row)

    def _show_answer(self) -> None:
        answer = answer_text(self._question)
        self.letters.set_value(answer.replace("\n", " "))
        self.truth.set_value(answer if answer in (TRUE_SIGN, FALSE_SIGN) else None)
        self.written.set_value(answer)

    def _form(self) -> str:
        """How the answer of the type chosen is given."""
        kind = Kind(self.kind.value() or Kind.SINGLE)
        if kind is Kind.TRUE_FALSE:
            return "truth"
        return "letters" if kind in _WITH_OPTIONS else "written"

    def _arrange(self) -> None:
        """The fields that the type chosen needs."""
        form = self._form()
        for name, row in self._answers.items():
            row.setVisible(name == form)
        self.options.setVisible(form == "letters")

    def _typed(self) -> str:
        form = self._form()
        if form == "truth":
            return self.truth.value() or ""
        return (self.letters.value() if form == "letters" else self.written.value()) or ""

    def _read(self) -> Question:
        """The question as typed, its answer not yet."""
        kind = Kind(self.kind.value() or Kind.SINGLE)
        options = self.options.values() if kind in _WITH_OPTIONS else ()
        images = tuple(image for image in self._question.images if image.option < len(options))
        return self._question.replace(
            kind=kind,
            stem=self.stem.value() or "",
            options=options,
            topic=self.topic.value() or "",
            explanation=self.explanation.value() or "",
            images=images,
        )

    def submit(self) -> bool:
        """Check all fields and hand the question on. Returns whether it was taken."""
        question, typed = self._read(), self._typed()
        problems = problems_of(question, typed)
        if not question.images and not all(question.options):
            problems.append(Problem(code="option_empty", where="options"))
        self._show(problems)
        if problems or not self._keep(with_answer(question, typed)):
            return False
        self.close_sheet()
        return True

    def _show(self, problems: list[Problem]) -> None:
        said = {problem.where: reason(problem) for problem in reversed(problems)}
        answer = self._answers[self._form()]
        self._stem_row.show_problem(said.get("stem"))
        self.options.show_problem(said.get("options"))
        answer.show_problem(said.get("answer"))
        places = {"stem": self._stem_row, "options": self.options, "answer": answer}
        first = next((places[where] for where in places if where in said), None)
        if first is not None:
            self.show_field(first)


class OptionRows(QWidget):
    """A field for each option and a way to add one; empty ones at the end are none."""

    def __init__(self, options: tuple[str, ...]) -> None:
        super().__init__()
        self._rows: list[FormRow] = []
        self._list = Column(gap=8)
        add = Button(tr("Another option"), name="question_add_option", kind="quiet", icon_name="plus")
        add.clicked.connect(self._begin)
        column = Column(self, gap=8)
        column.addLayout(self._list)
        column.addWidget(FlowRow(add))
        for option in (*options, *[""] * (_FEWEST - len(options))):
            self._append(option)
        self.setFocusProxy(self._rows[0])

    def _append(self, text: str) -> None:
        place = len(self._rows)
        edit = NoteEdit(name=f"question_option_{place + 1}", lines=1)
        edit.set_value(text)
        row = FormRow(tr("Option {letter}").format(letter=letter(place)), edit)
        self._rows.append(row)
        self._list.addWidget(row)

    def _begin(self) -> None:
        self._append("")
        self._rows[-1].setFocus()

    def values(self) -> tuple[str, ...]:
        """The options in their order."""
        found = [row.editor.value() or "" for row in self._rows]
        while found and not found[-1]:
            found.pop()
        return tuple(found)

    def show_problem(self, text: str | None) -> None:
        """What is wrong with the options, at the last of them."""
        self._rows[-1].show_problem(text)
