"""A form: rows of fields in the sheet at the right. Every problem is shown at once, at its field."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from tracker.kernel.drafts import problems_of, required_fields
from tracker.kernel.problems import Problem
from tracker.kernel.record import Record
from ui.run import run
from ui.text.problems import reason
from ui.widgets.form import FormRow, ProblemLabel
from ui.widgets.sheet import Sheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from ui.context import Context
    from ui.widgets.editors import Editor


class Field(Record):
    """One row: the record's field it is for, its words, a function that makes its editor, and a hint.

    `required` is for what this form asks although the record can do without it.
    """

    name: str
    label: str
    editor: Callable[[], Editor]
    hint: str = ""
    required: bool = False


class RecordForm(Sheet):
    """Edits one record. `record` is its type, `fixed` the fields no row is for, `start` what the rows begin with.

    A row that cannot be left empty, and is, says so. `save` gets the values of all rows and does the writing; `said` is
    the quiet line afterwards. A hidden row counts as left empty: what is not in sight is not kept.
    """

    def __init__(
        self,
        context: Context,
        title: str,
        record: type[Record],
        fields: Sequence[Field],
        *,
        save: Callable[[dict[str, Any]], object],
        said: str,
        start: Mapping[str, Any] | None = None,
        fixed: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(title)
        self._context = context
        self._record = record
        self._store_values = save
        self._said = said
        self._fixed = dict(fixed or {})
        self._required = [field.name for field in fields if field.required]
        needed = {*self._required, *required_fields(record)}
        self._general = ProblemLabel()
        self.rows: dict[str, FormRow] = {}
        self.body.addWidget(self._general)
        for field in fields:
            editor = field.editor()
            if start and start.get(field.name) is not None:
                editor.set_value(start[field.name])
            empty = editor.problem() is None and editor.value() is None
            row = FormRow(field.label, editor, field.hint, required=empty and field.name in needed)
            self.rows[field.name] = row
            self.body.addWidget(row)
        self.saved.connect(self.submit)
        self._begun = self._read()

    @property
    def unsaved(self) -> bool:
        return self._read() != self._begun

    def take_over(self, other: Sheet) -> bool:
        if not isinstance(other, RecordForm) or other.rows.keys() != self.rows.keys():
            return False
        for last in (False, True):  # the first time rows come and go by what others say, and may lose what they held
            for name, row in other.rows.items():
                _copy(row.editor, self.rows[name].editor)
                if not last:
                    self.rows[name].editor.changed.emit()
        (mine, unread), (written, unreadable) = self._read(), other._read()  # noqa: SLF001 - another form like this
        return mine == written and unread.keys() == unreadable.keys()

    def submit(self) -> bool:
        """Check all rows; save and close if nothing is wrong. Returns whether it was saved."""
        values, unreadable = self._read()
        found = [problem for problem in self._problems(values) if problem.where not in unreadable]
        self.show_problems(found, unreadable)
        if found or unreadable:
            return False
        done = run(self._context, lambda: self._store_values(values), said=self._said, refused=self.show_problems)
        if done:
            self.close_sheet()
        return done

    def _problems(self, values: Mapping[str, Any]) -> list[Problem]:
        missing = [Problem(code="missing", where=name) for name in self._required if values.get(name) is None]
        return [*missing, *problems_of(self._record, {**self._fixed, **values})]

    def _read(self) -> tuple[dict[str, Any], dict[str, str]]:
        """What the rows hold, and why some of them cannot be read."""
        values: dict[str, Any] = {}
        unreadable: dict[str, str] = {}
        for name, row in self.rows.items():
            why = None if row.isHidden() else row.editor.problem()
            if why:
                unreadable[name] = why
            else:
                values[name] = None if row.isHidden() else row.editor.value()
        return values, unreadable

    def show_problems(self, problems: Sequence[Problem], unreadable: Mapping[str, str] | None = None) -> None:
        """Each problem at its row, those of no row at the top; the keyboard goes to the first row at fault."""
        words: dict[str, str] = dict(unreadable or {})
        general: list[str] = []
        for problem in problems:
            if problem.where in self.rows:
                words.setdefault(problem.where, reason(problem))
            else:
                general.append(reason(problem))
        self._general.show_problem("\n".join(general) or None)
        for name, row in self.rows.items():
            row.show_problem(words.get(name))
        first = next((name for name in self.rows if name in words), None)
        if first:
            self.show_field(self.rows[first])


def _copy(written: Editor, editor: Editor) -> None:
    """Give an editor what another one holds, also where that means nothing yet."""
    if written.problem() is not None and isinstance(written, QLineEdit) and isinstance(editor, QLineEdit):
        editor.setText(written.text())
    else:
        editor.set_value(written.value())
