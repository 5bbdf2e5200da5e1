"""The question banks in the file: bring one in, look at it, write it to a file, take it out."""

from __future__ import annotations

import os
from functools import partial

from PySide6.QtWidgets import QWidget

from tracker.study.service import banks, removing
from ui.pages.opening import opens
from ui.pages.study.part import StudyPart
from ui.run import run
from ui.text import ntr, tr
from ui.text.labels import label
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowRow
from ui.widgets.save_dialog import save_dialog
from ui.widgets.space import Column, clear
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.study.kept import Bank
    from ui.context import Report
    from ui.pages.study.acts import StudyActs


class BanksPart(StudyPart):
    """A card for each bank, the latest first, below the ways to bring one in."""

    def __init__(self, acts: StudyActs, parent: QWidget | None = None) -> None:
        super().__init__(acts, parent=parent)
        bring = Button(tr("Import a question bank…"), name="banks_import", kind="primary", icon_name="import")
        bring.clicked.connect(acts.bringing.choose)
        paste = Button(tr("Paste questions"), name="banks_paste", icon_name="copy")
        paste.setToolTip(tr("Takes the text you copied, as from a chat or a web page."))
        paste.clicked.connect(acts.bringing.paste)
        self._look = Button(tr("Find questions…"), name="banks_find", icon_name="search")
        self._look.setToolTip("Ctrl+F")
        self._look.clicked.connect(self.focus_filter)
        self._export = Button(tr("Export all…"), name="banks_export", icon_name="export")
        self._export.clicked.connect(lambda: self.ask_export(None))
        self._own = Button(tr("Practise electrical safety"), name="banks_practice_set", kind="quiet", icon_name="study")
        self._own.setToolTip(tr("About 120 questions by this program, each with the standard its answer is from."))
        self._own.clicked.connect(acts.take_practice_set)
        self._list = Column(gap=12)
        self.body.addWidget(FlowRow(bring, paste, self._look, self._export, self._own))
        self.body.addWidget(
            Quiet(tr("Sheets, CSV, Word, text, Anki, GIFT and Aiken. Nothing is stored before you saw it."))
        )
        self.body.addLayout(self._list)

    def refresh(self) -> None:
        """List the banks anew."""
        clear(self._list)
        known = banks.banks(self.context.work.store.read())
        for bank in known:
            self._list.addWidget(self._card(bank))
        for button in (self._look, self._export):
            button.setVisible(bool(known))
        self._own.setVisible(all(bank.origin != "practice_set" for bank in known))

    def focus_filter(self) -> None:
        """Look through all questions, by words to be typed."""
        if not self._look.isHidden():
            self.acts.browse(None)

    def _card(self, bank: Bank) -> Card:
        card = Card()
        number = ntr("{n} question", "{n} questions", bank.questions).format(n=bank.questions)
        card.body.addWidget(Label(bank.name, size="emphasis"))
        card.body.addWidget(
            Quiet(" · ".join((number, label(bank.component), tr("added {day}").format(day=bank.added_at[:10]))))
        )
        card.body.addWidget(
            FlowRow(
                self._act(bank, "open", tr("Questions…"), tr("Questions of {name}"), "list", self.acts.browse),
                self._act(bank, "export", tr("Export…"), tr("Export {name}"), "export", self.ask_export),
                self._act(bank, "rename", tr("Rename…"), tr("Rename {name}"), "edit", self._rename),
                self._act(bank, "remove", tr("Remove"), tr("Remove {name}"), "delete", self.remove),
            )
        )
        return card

    def _act(
        self, bank: Bank, name: str, words: str, accessible: str, icon: str, act: Callable[[Bank], None]
    ) -> Button:
        button = Button(words, name=f"bank_{name}_{bank.id}", kind="quiet", icon_name=icon)
        button.setAccessibleName(accessible.format(name=bank.name))
        button.clicked.connect(partial(act, bank))
        return button

    @opens
    def _rename(self, bank: Bank) -> None:
        from ui.forms.name_form import NameForm

        context = self.context

        def keep(name: str) -> bool:
            return run(context, lambda: banks.rename_bank(context.work.store, bank.id, name), said=tr("Saved."))

        self.acts.open_sheet(NameForm(tr("Rename {name}").format(name=bank.name), bank.name, keep))

    def remove(self, bank: Bank) -> None:
        """Take a bank out, behind the window: the figures of all answers may have to be counted anew."""
        context = self.context
        again = context.work.again

        def act(report: Report) -> None:
            with again() as other:
                removing.remove_bank(other.store, bank.id, lambda: report(0, 0, ""))

        said = tr("{name} removed, with the answers to it.").format(name=bank.name)
        context.shell.work_on(tr("Removing the question bank"), act, lambda _done: context.shell.say(said))

    # Out of the file

    def ask_export(self, bank: Bank | None) -> None:
        """Ask for the file to write one bank to, or all questions."""
        kinds = {
            tr("Sheet (*.xlsx)"): "xlsx",
            tr("Anki package (*.apkg)"): "apkg",
            tr("Moodle GIFT (*.gift)"): "gift",
        }
        name = bank.name if bank else tr("Question bank")
        dialog = save_dialog(self.context.shell.window_widget(), tr("Export questions"), name, kinds)
        dialog.fileSelected.connect(partial(self.export, bank.id if bank else None))
        dialog.open()

    def export(self, number: int | None, path: str) -> None:
        """Write one bank, or all questions, to a file."""
        context = self.context
        again, now = context.work.again, context.work.clock.now()

        def act(_report: Report) -> int:
            with again(read_only=True) as other:
                return banks.export_bank(other.store.read(), path, now=now, bank=number)

        def say(written: int) -> None:
            words = ntr("{n} question written to {file}", "{n} questions written to {file}", written)
            context.shell.say(words.format(n=written, file=os.path.basename(path)), undo=False)

        context.shell.work_on(tr("Writing the questions"), act, say)
