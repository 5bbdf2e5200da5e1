"""Hand over: choose whose records and which, see exactly what the other side will see, lock it, save it."""

from __future__ import annotations

import json
import os
from collections import Counter
from functools import partial

from PySide6.QtWidgets import QWidget

from tracker.exchange import bundle
from tracker.exchange.bundle import Survey
from tracker.exchange.keys import known_keys
from tracker.exchange.locking import Lock
from tracker.exchange.sharing import KINDS, Choice
from tracker.overview.names import names
from tracker.overview.people import find_people
from tracker.signed.saying import PRIVATE
from ui.models.exchange_lines import Line
from ui.pages.key_password import with_key_password
from ui.shell.background import work_in
from ui.shell.exchange_reader import ExchangeReader
from ui.shell.hand_over_lock import LockChoice
from ui.shell.hand_over_photos import Photos
from ui.text import language, ntr, tr
from ui.text.problems import sentence
from ui.text.sharing import day_of, headline, kinds_name
from ui.text.signatures import kind_name
from ui.theme import current_theme
from ui.widgets.ask import ask
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip, Chips
from ui.widgets.choices import ChoiceEdit
from ui.widgets.form import FormRow
from ui.widgets.save_dialog import save_dialog
from ui.widgets.scroll import ScrollColumn
from ui.widgets.space import Column, Row
from ui.widgets.tick_list import TickList
from ui.widgets.words import Label
from ui.widgets.work_dialog import WorkDialog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.exchange.bundle import Preview
    from tracker.kernel.errors import TrackerError
    from tracker.signed.model import Statement
    from tracker.workspace import Workspace
    from ui.context import Report
    from ui.shell.frame import Frame

BUNDLES = "*.career"
_CHOICES = 300
_MOST_PEOPLE = 2_000
_GOING, _PHOTOS, _STAYING = "going", "photos", "staying"


class HandOver(WorkDialog):
    """What leaves the file is in sight before it leaves. Salary, identity numbers and family notes stay by default."""

    def __init__(self, window: Frame, work: Workspace, person: str) -> None:
        super().__init__(window, tr("Hand over records"), name="hand_over")
        self._window, self._work = window, work
        self._person = person
        self._names = names(work.store.read(), language())
        self._lines: dict[str, Line] = {}
        people = find_people(work.store.read(), "", limit=_MOST_PEOPLE)
        self._who = ChoiceEdit(((one.uid, one.name) for one in people), name="hand_over_who")
        self._who.set_value(person)
        self._kinds = TickList(name="hand_over_kinds", title=tr("What goes in"))
        self._private = TickList(name="hand_over_private", title=tr("What stays at home unless you tick it"))
        self._at_home = Label(tr("Stays at home unless you tick it"), size="emphasis")
        self.lock = LockChoice(known_keys(work.store.read()))
        self._chips = Chips(self._counted(0, 0, 0), name="hand_over_list", title=tr("What is listed"))
        self.reader = ExchangeReader(self._names, name="hand_over_records", title=tr("What the other side will see"))
        self._photos = Photos(work)
        self._save = Button(tr("Save the bundle…"), name="hand_over_save", kind="primary", icon_name="save")
        self._build()
        self._who.changed.connect(lambda: self.show_person(str(self._who.value())))
        for part in (self._kinds, self._private):
            part.changed.connect(self._choose)
        self._chips.changed.connect(self._list)
        self._save.clicked.connect(self.save)
        self.show_person(person)

    def _build(self) -> None:
        left = ScrollColumn(margin=0, gap=16)
        left.setFixedWidth(current_theme().px(_CHOICES))
        if self._who.count() > 1:
            left.body.addWidget(FormRow(tr("Whose records"), self._who))
        left.body.addWidget(Label(tr("What goes in"), size="emphasis"))
        for part in (self._kinds, self._at_home, self._private):
            left.body.addWidget(part)
        left.body.addWidget(Label(tr("Lock for the road"), size="emphasis"))
        left.body.addWidget(self.lock)
        right = QWidget()
        column = Column(right, gap=8)
        column.addWidget(self._chips)
        column.addWidget(self.reader, 1)
        column.addWidget(self._photos, 1)
        row = Row(gap=24)
        row.addWidget(left)
        row.addWidget(right, 1)
        self.body.addLayout(row, 1)
        cancel = Button(tr("Cancel"), name="hand_over_cancel")
        cancel.clicked.connect(self.reject)
        self.foot.addWidget(self._save)
        self.foot.addWidget(cancel)
        self.foot.addStretch()

    # What is chosen

    def show_person(self, uid: str) -> None:
        """Begin with another worker's records, gathered behind the window: how likely he passes is among them."""
        self._person = uid
        self._save.setEnabled(False)
        self._show(Survey(everything=(), fresh=()))
        self.say(tr("Gathering the records of {name}").format(name=self._who.currentText()))
        again = self._work.again

        def act(report: Report) -> Survey:
            with again(read_only=True) as other:
                found = bundle.survey(other.store.read(), uid)
            report(0, 0, "")
            return found

        work_in(self, tr("Gathering the records"), act, partial(self._gathered, uid), self._not_gathered, self.reject)

    def _not_gathered(self, error: TrackerError) -> None:
        self.reject()
        self._window.explain(tr("The bundle was not made"), error)

    def _gathered(self, uid: str, found: Survey) -> None:
        """Show what there is, unless somebody else was chosen meanwhile."""
        if uid == self._person:
            self._save.setEnabled(True)
            self._show(found)

    def _show(self, found: Survey) -> None:
        self._surveyed, self._lines = found, {}
        counts = Counter(one.kind for one in self._surveyed.everything if not one.deleted)
        private = sum(count for kind, count in counts.items() if kind.endswith(PRIVATE))
        usual = Choice().kinds
        rows = [(kind, _counted(kinds_name(kind), counts[kind]), kind in usual) for kind in KINDS if kind in counts]
        self._kinds.set_rows(row for row in rows if row[2] and row[0] != "person")
        rows = [row for row in rows if not row[2]]
        if private:
            words = tr("Birth date, ID numbers, notes marked #family")
            rows.append(("private", _counted(words, private), False))
        self._private.set_rows(rows)
        for part in (self._at_home, self._private):
            part.setVisible(bool(rows))
        self._choose()

    def choice(self) -> Choice:
        """What is ticked."""
        ticked = {*self._kinds.value(), *self._private.value()}
        return Choice(kinds=frozenset(ticked - {"private"}) | {"person"}, private="private" in ticked)

    def _choose(self) -> None:
        """Show what this choice means."""
        self._made = bundle.pick(self._surveyed, self.choice())
        going = {one.uid for one in self._made.records}
        self._staying = [one for one in self._surveyed.everything if not one.deleted and one.uid not in going]
        self._chips.say(self._counted(len(self._made.records), len(self._made.attachments), len(self._staying)))
        name = self._who.currentText()
        records, scans = len(self._made.records), len(self._made.attachments)
        told = ntr("{n} record", "{n} records", records).format(n=records)
        if scans:
            more = ntr("{n} photo or file", "{n} photos and files", scans).format(n=scans)
            told = tr("{some} and {more}").format(some=told, more=more)
        self.say(
            tr("The other side will see {what} of {name}").format(what=told, name=name),
            tr("About {size}. Nothing else leaves this file; look through the list before you save.").format(
                size=_size_words(sum(self._made.attachments.values()) + 400 * records)
            ),
        )
        self._photos.show_photos([one for one in self._made.records if one.kind == "attachment" and one.body])
        self._list()

    def _counted(self, going: int, photos: int, staying: int) -> list[Chip]:
        return [
            Chip(code=_GOING, words=tr("Goes out {n}").format(n=going)),
            Chip(code=_PHOTOS, words=tr("Photos {n}").format(n=photos), hidden=not photos),
            Chip(code=_STAYING, words=tr("Stays at home {n}").format(n=staying), hidden=not staying),
        ]

    def _list(self) -> None:
        listed = self._chips.value()
        self._photos.setVisible(listed == _PHOTOS)
        self.reader.setVisible(listed != _PHOTOS)
        shown = self._made.records if listed == _GOING else self._staying
        nothing = tr("Nothing is chosen.") if self._save.isEnabled() else ""
        self.reader.show_lines([self._line(one) for one in shown], nothing)

    def _line(self, one: Statement) -> Line:
        if one.uid not in self._lines:
            body = json.loads(one.body) if one.body else {}
            self._lines[one.uid] = Line(
                uid=one.uid,
                kind=kind_name(one.kind),
                title=headline(one.kind, body, self._names) if body else tr("Deleted; the other side removes it too"),
                day=day_of(body),
                code=one.kind,
                body=body,
            )
        return self._lines[one.uid]

    # Saving

    def save(self) -> None:
        """Ask where, once the lock is in order."""
        lock = self.lock.value()
        if lock is None:
            return
        name = f"{self._who.currentText()}-{self._work.today()}.career"
        dialog = save_dialog(self, tr("Save the bundle"), name, {tr("Bundles") + f" ({BUNDLES})": "career"})
        dialog.fileSelected.connect(lambda path: self.save_to(path, lock))
        dialog.open()

    def save_to(self, path: str, lock: Lock) -> None:
        """Sign the bundle and write it, beside the window."""
        with_key_password(self._work, self, lambda password: self._make(path, lock, password))

    def _make(self, path: str, lock: Lock, password: bytes | None) -> None:
        work, person, choice = self._work, self._person, self.choice()
        again, today = work.again, work.today()

        def act(report: Report) -> Preview:
            with again() as other:
                return bundle.make(
                    other.store, person, path, choice, today=today, password=password, lock=lock, progress=report
                )

        self._save.setEnabled(False)
        work_in(self, tr("Writing the bundle"), act, lambda _made: self._made_it(path), self._failed)

    def _made_it(self, path: str) -> None:
        self._window.catch_up()
        self._window.say(tr("Saved as {name}.").format(name=os.path.basename(path)), undo=False)
        self.accept()

    def _failed(self, error: TrackerError) -> None:
        self._save.setEnabled(True)
        ask(self, tr("The bundle was not made"), sentence(error), [("close", tr("Close"), "")], lambda _answer: None)


def _counted(words: str, count: int) -> str:
    return tr("{words}  {n}").format(words=words, n=count)


def _size_words(size: int) -> str:
    """A size as a person says it."""
    if size < 1024 * 1024:
        return tr("{n} kB").format(n=max(1, round(size / 1024)))
    return tr("{n} MB").format(n=f"{size / 1024 / 1024:.1f}")
