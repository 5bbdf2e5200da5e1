"""How the tables of a bank are read: what each column holds, how answers are given, where lines are cut."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal

from tracker.kernel.record import Record
from tracker.study.banks.model import AnswerStyle, Role
from ui.forms.marks_fields import MarksFields
from ui.text import tr
from ui.text.bank_import import kind_choices, role_choices, separator_choices, style_choices, true_choices
from ui.text.banks import doubt_words
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoiceEdit
from ui.widgets.editors import NumberEdit
from ui.widgets.form import FormRow, ProblemLabel
from ui.widgets.sheet import Sheet
from ui.widgets.space import Column, clear
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.model import BankReading, ColumnMapping, TextMarks

_EXAMPLES, _EXAMPLE = 3, 18
_MOST_HEADER_ROWS = 1000
_PATIENCE_MS = 300


class Told(Record):
    """What a person says of how a bank is to be read: `separators` and `marks` are None where nothing was said."""

    mappings: tuple[ColumnMapping, ...] = ()
    separators: str | None = None
    marks: TextMarks | None = None


class MappingForm(Sheet):
    """`changed` follows a change, a moment after the last one; the bank is read again and shown while this stays open.

    `confirmed` says that the guess is right as it is.
    """

    changed = Signal()
    confirmed = Signal()

    def __init__(self, reading: BankReading) -> None:
        super().__init__(tr("How it is read"), editing=False)
        self._reading = reading
        self._at = 0
        self._told = list(reading.mappings)
        self._separators: str | None = None
        self._marks: MarksFields | None = None
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self.changed)
        self._problem = ProblemLabel()
        self._fields = Column(gap=16)
        self.body.addWidget(self._problem)
        self.body.addLayout(self._fields)
        right = Button(tr("It is right so"), name="mapping_right", kind="primary", icon_name="check")
        right.clicked.connect(self._confirm)
        self.foot.addWidget(right)
        self.foot.addStretch()
        self._fill()

    def told(self) -> Told:
        """What is chosen now: what a person says is certain."""
        mappings = tuple(mapping.replace(certain=True, doubts=()) for mapping in self._told)
        marks = self._marks.marks if self._marks is not None else None
        return Told(mappings=mappings, separators=None if marks else self._separators, marks=marks)

    def show_reading(self, reading: BankReading) -> None:
        """The bank was read again: show how, and keep what was chosen."""
        same = [mapping.shape for mapping in reading.mappings] == [mapping.shape for mapping in self._told]
        self._reading = reading
        self._told = list(reading.mappings)
        self._at = self._at if same else 0
        self.show_trouble("")
        if not same:
            self._fill()

    def show_trouble(self, text: str) -> None:
        """Why the bank could not be read this way."""
        self._problem.show_problem(text)

    # The fields

    def _fill(self) -> None:
        clear(self._fields)
        self._roles: list[ChoiceEdit] = []
        self._marks = None
        if self._reading.format in ("csv", "text"):
            self._add_separators()
        if not self._told:
            self._add_marks()
            return
        if len(self._told) > 1:
            self._add_sheets()
        mapping = self._told[self._at]
        for doubt in mapping.doubts:
            self._fields.addWidget(Quiet(doubt_words(doubt)))
        self._add_columns(mapping)
        self._add_habits(mapping)

    def _add_choice(self, words: str, choices: Sequence[tuple[str, str]], value: str, *, name: str) -> ChoiceEdit:
        edit = ChoiceEdit(choices, name=name)
        edit.set_value(value)
        self._fields.addWidget(FormRow(words, edit))
        return edit

    def _add_separators(self) -> None:
        now = self._told[0] if self._told else None
        choices = separator_choices(now)
        edit = self._add_choice(tr("Lines are cut"), choices, choices[0][0], name="mapping_separators")
        edit.changed.connect(lambda: self._cut(edit.value() or ""))

    def _add_marks(self) -> None:
        """A running text has no columns: a question is shown in it instead."""
        if self._reading.lines:
            self._marks = MarksFields(self._reading)
            self._marks.changed.connect(self._patience.start)
            self._marks.given_up.connect(lambda: self._cut(""))
            self._fields.addWidget(self._marks)
        else:
            self._fields.addWidget(Quiet(tr("This is read as running text; there are no columns to name.")))

    def _cut(self, separators: str) -> None:
        self._separators = separators
        if self._marks is not None:
            self._marks.marks = None
        self._told = []
        self._patience.start()

    def _add_sheets(self) -> None:
        sheets = [(str(at), mapping.sheet or str(at + 1)) for at, mapping in enumerate(self._told)]
        edit = self._add_choice(tr("Sheet"), sheets, str(self._at), name="mapping_sheet")
        edit.changed.connect(lambda: self._turn(int(edit.value() or 0)))

    def _turn(self, at: int) -> None:
        self._at = at
        self._fill()

    def _add_columns(self, mapping: ColumnMapping) -> None:
        sample = self._reading.samples[self._at] if self._at < len(self._reading.samples) else ()
        below = [cells for number, cells in sample if number > mapping.header_rows]
        choices = role_choices(len(mapping.roles))
        self._fields.addWidget(Label(tr("What the columns hold"), size="emphasis"))
        for place, role in enumerate(mapping.roles):
            head = mapping.header[place] if place < len(mapping.header) else ""
            cells = [cells[place] for cells in below if place < len(cells) and cells[place]]
            if not (head or cells or role):
                continue
            examples = " · ".join(_short(cell) for cell in cells[:_EXAMPLES])
            edit = ChoiceEdit(choices, name=f"mapping_column_{place + 1}")
            edit.setProperty("column", place)
            edit.set_value(str(role))
            edit.changed.connect(partial(self._name_column, place, edit))
            title = tr("Column {n}: {head}").format(n=place + 1, head=_short(head)) if head else None
            self._fields.addWidget(FormRow(title or tr("Column {n}").format(n=place + 1), edit, examples))
            self._roles.append(edit)

    def _name_column(self, place: int, edit: ChoiceEdit) -> None:
        """A role belongs to one column: the one that had it before has none now."""
        chosen = edit.value() or Role.IGNORED
        roles = [Role.IGNORED if role == chosen else role for role in self._told[self._at].roles]
        roles[place] = chosen
        for other in self._roles:
            if other is not edit and other.value() == chosen and chosen:
                other.set_value(str(Role.IGNORED))
        self._tell(roles=tuple(roles))

    def _add_habits(self, mapping: ColumnMapping) -> None:
        self._fields.addWidget(Label(tr("How answers are given"), size="emphasis"))
        style = self._add_choice(
            tr("The right option is told by"), style_choices(), mapping.answers, name="mapping_style"
        )
        style.changed.connect(lambda: self._tell(answers=AnswerStyle(style.value() or AnswerStyle.LETTERS)))
        true = self._add_choice(tr("“True” is written as"), true_choices(), mapping.true_token, name="mapping_true")
        true.changed.connect(lambda: self._tell(true_token=true.value() or ""))
        kinds = [("", tr("as its options and answer say")), *kind_choices()]
        kind = self._add_choice(tr("Type of a question without one"), kinds, mapping.default_kind, name="mapping_kind")
        kind.changed.connect(lambda: self._tell(default_kind=kind.value() or ""))
        rows = NumberEdit(name="mapping_header_rows", lowest=0, highest=_MOST_HEADER_ROWS)
        rows.set_value(max(mapping.header_rows, 0))
        rows.changed.connect(lambda: self._skip(rows))
        self._fields.addWidget(FormRow(tr("Rows above the first question"), rows))

    def _skip(self, rows: NumberEdit) -> None:
        if rows.problem() is None:
            self._tell(header_rows=rows.value() or -1)

    def _tell(self, **changes: object) -> None:
        self._told[self._at] = self._told[self._at].replace(**changes)
        if Role.STEM not in self._told[self._at].roles:
            self.show_trouble(tr("One column must hold the question."))
            self._patience.stop()
            return
        self.show_trouble("")
        self._patience.start()

    def _confirm(self) -> None:
        if Role.STEM in self._told[self._at].roles if self._told else True:
            self._patience.stop()
            self.confirmed.emit()


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _EXAMPLE else f"{plain[:_EXAMPLE]}…"
