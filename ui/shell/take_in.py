"""Take in: who a bundle is from, what it would add, change and remove, what cannot be believed; then do it or not."""

from __future__ import annotations

import json
import os

from tracker.exchange import bundle, keys
from tracker.exchange.keys import Acquaintance
from tracker.exchange.locking import LockKind, kind_of
from tracker.kernel.errors import Refused, TrackerError
from tracker.overview.names import names
from tracker.signed.saying import parts
from ui.models.exchange_lines import Line
from ui.pages.key_password import with_key_password
from ui.pages.mentoring.same_person import offer_same
from ui.shell.background import work_in
from ui.shell.exchange_reader import ExchangeReader
from ui.shell.take_in_sender import SenderCard
from ui.text import language, tr
from ui.text.problems import lines
from ui.text.sharing import becomes_words, changes_words, day_of, effects_words, headline
from ui.text.signatures import doubt_word, kind_name, state_words
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip, Chips
from ui.widgets.secret import SecretDialog
from ui.widgets.words import Label
from ui.widgets.work_dialog import WorkDialog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.exchange.bundle import Opened
    from tracker.exchange.settling import Effect
    from tracker.signed.model import Statement
    from tracker.signed.signatures import SignatureState
    from tracker.workspace import Workspace
    from ui.context import Report
    from ui.shell.frame import Frame

BUNDLES = "*.career"
_CHANGES, _DOUBTFUL = "changes", "doubtful"


class TakeIn(WorkDialog):
    """Nothing is kept before "Take in"; that is one act, which Undo takes back."""

    def __init__(self, window: Frame, work: Workspace, path: str) -> None:
        super().__init__(window, tr("Take in a bundle"), name="take_in")
        self._window, self._work, self._path = window, work, path
        self._names = names(work.store.read(), language())
        self._passphrase: str | None = None
        self._password: bytes | None = None
        self._opened: Opened | None = None
        self.from_whom = SenderCard()
        self._chips = Chips(
            [Chip(code=_CHANGES, words=""), Chip(code=_DOUBTFUL, words="", hidden=True)],
            name="take_in_list",
            title=tr("What is listed"),
        )
        self.reader = ExchangeReader(
            self._names, name="take_in_records", title=tr("What the bundle would do"), coming=True
        )
        self._problems = Label()
        self._take = Button(tr("Take in"), name="take_in_take", kind="primary", icon_name="import")
        self._leave = Button(tr("Do not take in"), name="take_in_leave")
        self._build()
        self._chips.changed.connect(self._list)
        self._take.clicked.connect(self.take)
        self._leave.clicked.connect(self.reject)
        self.from_whom.trusted.connect(self.trust)

    def _build(self) -> None:
        for part in (self.from_whom, self._chips, self.reader, self._problems):
            part.hide()
        self.body.addWidget(self.from_whom)
        self.body.addWidget(self._chips)
        self.body.addWidget(self.reader, 1)
        self.body.addWidget(self._problems, 1)
        self._take.setEnabled(False)
        self.foot.addWidget(self._take)
        self.foot.addWidget(self._leave)
        self.foot.addStretch()

    # Reading

    def begin(self) -> None:
        """Show the dialog, ask for what opens the bundle, and read it."""
        self.say(tr("Reading {name}").format(name=os.path.basename(self._path)))
        self.open()
        try:
            kind = kind_of(self._path)
        except TrackerError as error:
            self._refused(error)
            return
        if kind is LockKind.PASSPHRASE:
            self._ask_passphrase(tr("The bundle is locked with a passphrase."))
        elif kind is LockKind.PERSON:
            with_key_password(self._work, self, self._with_password, title=tr("Open with your key"))
        else:
            self._read()

    def _ask_passphrase(self, text: str) -> None:
        def typed(secret: str) -> None:
            self._passphrase = secret

        dialog = SecretDialog(self, tr("Open the bundle"), text, tr("Passphrase"), typed)
        dialog.accepted.connect(self._read)
        dialog.rejected.connect(self.reject)
        dialog.open()

    def _with_password(self, password: bytes | None) -> None:
        self._password = password
        self._read()

    def _read(self) -> None:
        """Look what the bundle would do, beside the window."""
        work_in(self, tr("Reading the bundle"), self._opening(dry_run=True), self._show, self._refused)

    def _opening(self, *, dry_run: bool) -> Any:
        again, path = self._work.again, self._path
        passphrase, password = self._passphrase, self._password

        def act(report: Report) -> Opened:
            with again() as other:
                ring = keys.keyring(other.store.read(), password=lambda: password, passphrase=passphrase)
                return bundle.open_bundle(
                    other.store, path, today=other.today(), dry_run=dry_run, keyring=ring, progress=report
                )

        return act

    def _refused(self, error: TrackerError) -> None:
        """Say why nothing can be taken in; a wrong passphrase is asked for again."""
        codes = {problem.code for problem in getattr(error, "problems", ())} if isinstance(error, Refused) else set()
        if "wrong_passphrase" in codes:
            self._ask_passphrase(tr("That was not the passphrase, or the file is damaged. Please try again."))
            return
        self.say(tr("This bundle was refused; nothing was taken in"))
        self._problems.setText("\n".join(lines(error)))
        self._problems.show()
        for part in (self.from_whom, self._chips, self.reader):
            part.hide()
        self._leave.say(tr("Close"))
        self._leave.setFocus()

    # What it would do

    def _show(self, opened: Opened) -> None:
        self._opened = opened
        found, effects = opened.verified, opened.effects
        counts: dict[str, int] = {}
        for effect in effects:
            counts[effect.action] = counts.get(effect.action, 0) + 1
        told = tr("{name}: {what}").format(name=found.name, what=effects_words(counts))
        doubtful = found.doubtful
        more = tr("What cannot be believed is left out and counts nowhere.") if doubtful else ""
        self.say(told if found.acquaintance in _BELIEVED else tr("Compare the words before you take anything in"), more)
        self.from_whom.show_sender(found.sender, found.acquaintance, found.ended)
        self.from_whom.show()
        self._chips.set_value(_DOUBTFUL if doubtful and not effects else _CHANGES)
        self._chips.say(
            [
                Chip(code=_CHANGES, words=tr("Would change {n}").format(n=len(effects))),
                Chip(code=_DOUBTFUL, words=tr("Not believed {n}").format(n=len(doubtful)), hidden=not doubtful),
            ]
        )
        self._chips.show()
        self.reader.show()
        self._list()
        worth = bool(effects or found.ended)
        self._take.setEnabled(worth)
        (self._take if worth else self._leave).setFocus()

    def _list(self) -> None:
        assert self._opened is not None
        if self._chips.value() == _CHANGES:
            shown = [self._effect_line(effect) for effect in self._opened.effects]
            self.reader.show_lines(shown, tr("The file has all of this already."))
        else:
            shown = [self._doubtful_line(*pair) for pair in self._opened.verified.doubtful]
            self.reader.show_lines(shown, "")

    def _effect_line(self, effect: Effect) -> Line:
        words, state, icon = becomes_words(effect.action)
        before, after = _body(effect.before), _body(effect.after)
        note = changes_words(effect.kind, before, after, self._names) if effect.action == "changed" else ""
        body = after or before
        return Line(
            uid=effect.uid,
            kind=kind_name(effect.kind),
            title=headline(effect.kind, body, self._names),
            day=day_of(body),
            becomes=words,
            state=state,
            icon=icon,
            note=note,
            code=effect.kind,
            body=body,
        )

    def _doubtful_line(self, statement: Statement, why: SignatureState) -> Line:
        body = json.loads(statement.body) if statement.body else {}
        return Line(
            uid=statement.uid,
            kind=kind_name(statement.kind),
            title=headline(statement.kind, body, self._names) if body else tr("Deleted"),
            day=day_of(body),
            becomes=doubt_word(why),
            state="due",
            icon="warning",
            note=state_words(why),
            code=statement.kind,
            body=body,
        )

    # What the person decides

    def trust(self) -> None:
        """Trust the sender's key, whose words were compared, and look again."""
        assert self._opened is not None
        sender = self._opened.verified.sender
        try:
            keys.trust(self._work.store, sender.key, name=sender.name, person=sender.person, today=self._work.today())
        except TrackerError as error:
            self._refused(error)
        else:
            self._read()

    def take(self) -> None:
        """Take in what would change, as one act."""
        self._take.setEnabled(False)
        work_in(self, tr("Taking in"), self._opening(dry_run=False), self._taken, self._refused)

    def _taken(self, opened: Opened) -> None:
        self._window.catch_up()
        counts: dict[str, int] = {}
        for effect in opened.effects:
            counts[effect.action] = counts.get(effect.action, 0) + 1
        self._window.say(tr("Taken in: {what}.").format(what=effects_words(counts)))
        self.accept()
        if self._window.context and any(one.kind == "person" and one.action == "added" for one in opened.effects):
            offer_same(self._window.context, self._window, opened.verified.person)


_BELIEVED = (Acquaintance.OWN, Acquaintance.TRUSTED)


def _body(row: Any) -> dict[str, Any]:
    """A row as the fields that people read."""
    if row is None:
        return {}
    shown, private = parts(row)
    return {**shown, **private}
