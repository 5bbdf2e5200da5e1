"""The last look before a bank is stored: its name, the part of the exam, what becomes of doubtful and repeated rows."""

from __future__ import annotations

import os

from tracker.kernel.terms import Component
from tracker.study.service.banks import NewBank
from ui.text import ntr, tr
from ui.text.labels import choices
from ui.widgets.choices import ChoiceEdit
from ui.widgets.editors import TextEdit
from ui.widgets.form import FormRow
from ui.widgets.sheet import Sheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.study.banks.model import Question
    from tracker.study.import_draft import ImportDraft
    from tracker.study.service.banks import Preview

_WITH, _WITHOUT = "with", "without"
_MERGE, _KEEP = "merge", "keep"


class BankStoreForm(Sheet):
    """`store` gets the bank as it is to be made, and its questions."""

    def __init__(
        self,
        preview: Preview,
        draft: ImportDraft,
        store: Callable[[NewBank, list[Question]], None],
        *,
        doubtful: int,
        repeated: int,
    ) -> None:
        super().__init__()
        self._preview, self._draft, self._store = preview, draft, store
        self.name = TextEdit(name="store_name")
        self.name.set_value(os.path.splitext(preview.name)[0])
        self.component = ChoiceEdit(choices(Component), name="store_component")
        self.doubtful = ChoiceEdit(
            [(_WITH, tr("store them as they were read")), (_WITHOUT, tr("leave them out"))], name="store_doubtful"
        )
        self.repeated = ChoiceEdit(
            [(_MERGE, tr("merge them into one")), (_KEEP, tr("keep them all"))], name="store_repeated"
        )
        rows = {
            FormRow(tr("Name of the bank"), self.name): True,
            FormRow(tr("Part of the exam"), self.component): True,
            FormRow(ntr("{n} doubtful row", "{n} doubtful rows", doubtful).format(n=doubtful), self.doubtful): doubtful,
            FormRow(
                ntr("{n} repeated question", "{n} repeated questions", repeated).format(n=repeated), self.repeated
            ): repeated,
        }
        for row, needed in rows.items():
            self.body.addWidget(row)
            if not needed:
                row.hide()
        self.doubtful.changed.connect(self._tell)
        self.saved.connect(self.submit)
        self._tell()

    def _taken(self) -> list[Question]:
        return self._draft.taken(doubtful=self.doubtful.value() != _WITHOUT)

    def _tell(self) -> None:
        number = len(self._taken())
        self.set_title(ntr("Store {n} question", "Store {n} questions", number).format(n=number))

    def submit(self) -> None:
        """Hand the bank on to be stored."""
        made = NewBank(
            name=self.name.value() or self._preview.name,
            format=self._preview.reading.format,
            component=Component(self.component.value() or Component.THEORY),
            keep_duplicates=self.repeated.value() == _KEEP,
        )
        taken = self._taken()
        self.close_sheet()
        self._store(made, taken)
