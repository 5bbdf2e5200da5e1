"""A new bank before anything of it is stored: what was understood, what is doubtful and why, row by row."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from tracker.kernel.errors import Cancelled, TrackerError
from tracker.study.banks.model import Kind, Question
from tracker.study.service import banks
from ui.forms.bank_store_form import BankStoreForm
from ui.forms.mapping_form import MappingForm
from ui.forms.question_form import QuestionForm
from ui.models.bank_preview import (
    ALL,
    ANSWER,
    CORRECTED,
    DOUBTFUL,
    KIND,
    LEFT_OUT,
    REPEATED,
    ROW,
    STATE,
    STEM,
    UNREAD,
    WHY,
    BankPreviewTable,
)
from ui.text import ntr, tr
from ui.text.bank_import import place_words
from ui.text.banks import doubt_words, role_name
from ui.text.problems import sentence
from ui.text.study import question_words
from ui.widgets.ask import ask
from ui.widgets.buttons import Button
from ui.widgets.cells import Cells
from ui.widgets.chips import Chip, Chips
from ui.widgets.detail import Detail
from ui.widgets.flow import FlowRow
from ui.widgets.sheet import SheetHost
from ui.widgets.space import Column, Row
from ui.widgets.table import Shares, Table
from ui.widgets.words import FirstLine, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.study.service.banks import Preview, Stored
    from ui.context import Context, Report
    from ui.forms.mapping_form import Told

    Again = Callable[[Told, Callable[[Preview | TrackerError], None]], None]
    """Reads the bank again by what a person said of it and hands on what came of it."""


class PreviewView(QWidget):
    """`left` follows Esc, Cancel, and storing. `again` reads the bank once more, by what a person said of it."""

    left = Signal()
    stays = True

    def __init__(self, context: Context, preview: Preview, again: Again) -> None:
        super().__init__()
        self._context = context
        self._again = again
        self._reading_again = self._changed_meanwhile = False
        self._listed = ALL
        importance = (STATE, STEM, ANSWER, KIND, ROW, WHY)
        shares = Shares(importance=importance, always=3, grows=STEM, gives=STEM)
        self.table = Table(name="preview_rows", title=tr("Rows of the bank"), shares=shares, snug=True)
        self._first, self._guess = FirstLine(), Quiet()
        self._detail = Detail(self.table, remark_above=True)
        self._lists = Chips(_lists(None), name="preview_list", title=tr("Rows listed"))
        self._how = Button(tr("How it is read…"), name="preview_how", kind="quiet", icon_name="settings")
        self._edit = Button(tr("Correct…"), name="preview_correct", icon_name="edit")
        self._leave_out = Button(tr("Leave out"), name="preview_leave_out", icon_name="minus")
        self._store = Button(tr("Store…"), name="preview_store", kind="primary", icon_name="import")
        self._cancel = Button(tr("Cancel"), name="preview_cancel")
        self._build()
        self._connect()
        self.show_preview(preview)

    def _build(self) -> None:
        self.table.setSortingEnabled(False)
        self.table.setItemDelegate(Cells(self.table))
        self._edit.setToolTip("Enter")
        self._leave_out.setToolTip("Del")
        content = QWidget()
        column = Column(content, margin=24, gap=12)
        head = Row(gap=16)
        head.addWidget(self._first, 1)
        head.addWidget(self._how, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._guess)
        column.addWidget(self._lists)
        column.add_list(self.table)
        column.addWidget(self._detail)
        column.addWidget(FlowRow(self._store, self._cancel, self._edit, self._leave_out))
        column.addStretch(1)
        self.host = SheetHost(content)
        Column(self, gap=0).addWidget(self.host)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self._lists.changed.connect(lambda: self._list(self._lists.value()))
        self._how.clicked.connect(self.explain_reading)
        self._edit.clicked.connect(self.correct)
        self._leave_out.clicked.connect(self.leave_out)
        self._store.clicked.connect(self.ask_how_to_store)
        self._cancel.clicked.connect(self.leave)
        self.table.opened.connect(self.correct)
        for keys, place, act in (("Esc", self.host.content, self.leave), ("Del", self.table, self.leave_out)):
            shortcut = QShortcut(QKeySequence(keys), place)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # What is shown

    def show_preview(self, preview: Preview) -> None:
        """Show a bank as it was read just now."""
        self._preview = preview
        self.draft = preview.draft
        self._show_draft()
        self._list(DOUBTFUL if self.model.count(DOUBTFUL) else ALL)

    def _show_draft(self) -> None:
        before = self.table.model()
        self.model = BankPreviewTable(self.draft, self)
        self.table.setModel(self.model)
        if before is not None:
            before.deleteLater()  # it holds all that was read before
        self.table.selectionModel().currentRowChanged.connect(self._show_row)
        unclear = self.model.count(DOUBTFUL) + self.model.count(UNREAD)
        self._guess.setText(_guess_words(self._preview, unclear))
        self._guess.setVisible(bool(self._guess.text()))
        mappings = self._preview.reading.mappings
        cut = self._preview.reading.format in ("csv", "text") or bool(self._preview.reading.lines)
        self._how.setVisible(cut or any(not mapping.verbatim for mapping in mappings))
        self._tell()

    def _list(self, code: str) -> None:
        self._listed = code
        self._lists.set_value(code)
        self.model.show_only(code)
        self._go_to(0)

    def _go_to(self, at: int) -> None:
        if self.model.rowCount():
            at = min(at, self.model.rowCount() - 1)
            self.table.selectRow(at)
            self.table.scrollTo(self.model.index(at, STATE))
        else:
            self._show_row(QModelIndex())

    def _show_row(self, index: QModelIndex) -> None:
        """The chosen row in full below the table."""
        shown = index.isValid()
        for part in (self._edit, self._leave_out):
            part.setVisible(shown)
        if not shown:
            self._detail.say("")
            return
        why = self.model.why(index.row())
        number = self.model.number(index.row())
        asked, out = self.draft.question(number), self.draft.left_out(number)
        words = question_words(asked) if asked else self.draft.row(number).text
        self._detail.say(words, tr("Why to look at it: {why}").format(why=why) if why else "")
        self._edit.say(tr("Correct…") if asked else tr("Make it a question…"))
        self._leave_out.say(tr("Take it again") if out else tr("Leave out"))
        self._leave_out.setVisible(asked is not None or out)

    def _tell(self) -> None:
        """How much was understood."""
        understood = self.draft.understood
        said = ntr("{n} question understood", "{n} questions understood", understood).format(n=understood)
        if not understood:
            said = tr("No questions were found: say how the file is laid out")
        doubtful = self.model.count(DOUBTFUL)
        if doubtful:
            look = ntr("{n} of them to look at", "{n} of them to look at", doubtful).format(n=doubtful)
            said = tr("{said}, {look}").format(said=said, look=look)
        self._first.setText(said)
        self._lists.say(_lists(self.model))
        self._store.setEnabled(self.draft.stored > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._detail.fit(self.height())

    def leave(self) -> None:
        """Go back without storing anything; what was corrected by hand is not thrown away unasked."""
        number = len(self.draft.corrections)
        if not number:
            self.left.emit()
            return
        ask(
            self._context.shell.window_widget(),
            tr("Leave without storing?"),
            ntr("{n} correction would be lost.", "{n} corrections would be lost.", number).format(n=number),
            [("leave", tr("Leave"), "danger"), ("stay", tr("Stay"), "")],
            lambda answer: self.left.emit() if answer == "leave" else None,
        )

    # What a person does with the rows

    def _current(self) -> int:
        index = self.table.currentIndex()
        return index.row() if index.isValid() else -1

    @property
    def unsaved(self) -> bool:
        """Whether something was corrected that leaving would lose."""
        return bool(self.draft.corrections)

    def correct(self) -> None:
        """Open the question of the chosen row in a form."""
        at = self._current()
        if at < 0:
            return
        number = self.model.number(at)
        asked = self.draft.question(number) or Question(kind=Kind.SINGLE, stem=self.draft.row(number).text)
        title = tr("Row {row}").format(row=place_words(self.draft, number))
        form = QuestionForm(title, asked, lambda question: self._take(at, number, question), why=self.model.why(at))
        if self.draft.corrected(number):
            back = Button(tr("As it was read"), name="preview_as_read", kind="quiet", icon_name="undo")
            back.clicked.connect(form.close_sheet)
            back.clicked.connect(lambda: self._changed(at, lambda: self.draft.take_back(number)))
            form.foot.addWidget(back)
        self.host.open_sheet(form)

    def _take(self, at: int, number: int, question: Question) -> bool:
        self._changed(at + 1, lambda: self.draft.correct(number, question))
        return True

    def leave_out(self) -> None:
        """Do not store the chosen row; or take it after all."""
        at = self._current()
        if at < 0:
            return
        number = self.model.number(at)
        if self.draft.left_out(number):
            self._changed(at, lambda: self.draft.take_back(number))
        elif self.draft.question(number) is not None:
            self._changed(at + 1, lambda: self.draft.leave_out(number))

    def _changed(self, then: int, act: Callable[[], None]) -> None:
        """Do something to a row, show it, and go on with the next."""
        act()
        self.model.changed()
        self._tell()
        self._go_to(then)
        self._show_row(self.table.currentIndex())

    # How it is read

    def explain_reading(self) -> None:
        """Show what each column was taken for; any change reads the bank again at once."""
        form = MappingForm(self._preview.reading)
        form.changed.connect(lambda: self._read_again(form))
        form.confirmed.connect(lambda: self._read_again(form))
        form.confirmed.connect(form.close_sheet)
        self.host.open_sheet(form)

    def _read_again(self, form: MappingForm) -> None:
        """One reading at a time: what is changed meanwhile is read after it."""
        if self._reading_again:
            self._changed_meanwhile = True
            return
        self._reading_again = True
        self._again(form.told(), lambda outcome: self._was_read(form, outcome))

    def _was_read(self, form: MappingForm, outcome: Preview | TrackerError) -> None:
        self._reading_again = False
        open_still = self.host.sheet is form
        if isinstance(outcome, TrackerError):
            if open_still:
                form.show_trouble(sentence(outcome))
        else:
            corrections = self.draft.corrections
            self._preview = outcome
            self.draft = outcome.draft
            self.draft.repeat(corrections)
            self._show_draft()
            self._list(self._listed if self.model.count(self._listed) else ALL)
            if open_still and not self._changed_meanwhile:
                form.show_reading(outcome.reading)
        if self._changed_meanwhile:
            self._changed_meanwhile = False
            self._read_again(form)

    # Storing

    def ask_how_to_store(self) -> None:
        """The last look: name, part of the exam, doubtful and repeated rows."""
        doubtful, repeated = self.model.count(DOUBTFUL), self.model.count(REPEATED)
        form = BankStoreForm(self._preview, self.draft, self.store, doubtful=doubtful, repeated=repeated)
        self.host.open_sheet(form)

    def store(self, made: banks.NewBank, taken: list[Question]) -> None:
        """Keep the questions as a bank, all or none, with progress and Cancel."""
        work, reading = self._context.work, self._preview.reading

        def act(report: Report) -> Stored:
            def tell(done: int, total: int) -> None:
                report(done, total, "")

            with work.again() as other:
                stored = banks.store_bank(
                    other.store,
                    taken,
                    bank=made,
                    now=work.clock.now(),
                    mappings=reading.mappings,
                    marks=reading.marks,
                    total=len(taken),
                    progress=tell,
                )
                # The bank is in the file now: to stop here leaves the rest of the index for later.
                with suppress(Cancelled):
                    banks.fill_index(other.store, tell)
            return stored

        self._context.shell.work_on(tr("Storing the questions"), act, self._stored)

    def _stored(self, stored: Stored) -> None:
        said = ntr("{n} question stored", "{n} questions stored", stored.added).format(n=stored.added)
        if stored.merged:
            merged = ntr("{n} was there already", "{n} were there already", stored.merged).format(n=stored.merged)
            said = tr("{said}, {merged}").format(said=said, merged=merged)
        if stored.differing:
            number = len(stored.differing)
            said += tr("; ") + ntr(
                "{n} question in the file has another answer there; the one kept was not changed.",
                "{n} questions in the file have other answers there; those kept were not changed.",
                number,
            ).format(n=number)
        self._context.shell.say(said, undo=False)
        self.left.emit()


def _lists(model: BankPreviewTable | None) -> list[Chip]:
    """What can be listed, with how many rows there are of each."""
    words = {
        ALL: tr("All {n}"),
        DOUBTFUL: tr("To look at {n}"),
        REPEATED: tr("Repeated {n}"),
        UNREAD: tr("No question {n}"),
        CORRECTED: tr("Corrected {n}"),
        LEFT_OUT: tr("Left out {n}"),
    }
    counts = {code: model.count(code) if model else 0 for code in words}
    return [
        Chip(code=code, words=text.format(n=counts[code]), hidden=code != ALL and not counts[code])
        for code, text in words.items()
    ]


_MOST_GUESSES = 4


def _guess_words(preview: Preview, unclear: int) -> str:
    """How answers and columns were read, where that was a guess: what decides what is right comes first.

    Where many rows of a running text are unclear, what helps.
    """
    reading = preview.reading
    if reading.lines and not reading.marks and 2 * unclear >= len(reading.rows):
        return tr("Much of this was not understood. Under “How it is read…” show one question: the rest follow it.")
    if reading.marks:
        begins = tr(", ").join(dict.fromkeys(filter(None, reading.marks.as_dict().values())))
        return tr("Read by the question that was shown, of which the parts begin with: {begins}").format(begins=begins)
    guessed = [mapping for mapping in reading.mappings if not mapping.certain]
    doubts = [*(doubt for mapping in guessed for doubt in mapping.doubts), *reading.doubts]
    columns = (tr(", ").join(map(role_name, mapping.roles)) for mapping in guessed)
    said = dict.fromkeys(
        (
            *(doubt_words(doubt) for doubt in doubts if doubt.code != "no_header"),
            *(tr("The columns were guessed: {columns}").format(columns=one) for one in columns),
        )
    )
    return "\n".join(list(said)[:_MOST_GUESSES])
