"""Keys: my words to be read out, my password, the next key; the keys of others, whom I trust and whom no more."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tracker.exchange import keys
from tracker.exchange.recipients import recipient
from tracker.kernel.errors import NotFound, TrackerError
from tracker.signed.fingerprints import card_text, fingerprint, words
from tracker.signed.guarding import is_guarded
from ui.pages.key_password import with_key_password
from ui.text import language, ntr, ptr, tr
from ui.text.problems import sentence
from ui.widgets.ask import ask
from ui.widgets.badge import StateBadge
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.editors import NoteEdit
from ui.widgets.facts import Facts
from ui.widgets.flow import FlowRow
from ui.widgets.form import FormRow
from ui.widgets.key_words import KeyWords
from ui.widgets.qr_code import QrCode
from ui.widgets.scroll import ScrollColumn
from ui.widgets.secret import SecretDialog
from ui.widgets.space import Column, Row, clear
from ui.widgets.words import Label, Quiet
from ui.widgets.work_dialog import WorkDialog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.signed.model import Key
    from tracker.workspace import Workspace
    from ui.shell.frame import Frame


class Keys(WorkDialog):
    """What is done here is done at once; a key is never forgotten, only revoked."""

    def __init__(self, window: Frame, work: Workspace) -> None:
        super().__init__(window, ptr("signature", "Keys"), name="keys", width=760)
        self._window, self._work = window, work
        self._scroll = ScrollColumn(margin=0, gap=16)
        self._card = NoteEdit(name="keys_card", lines=3)
        self._row = FormRow(
            tr("Text of the other side’s QR code"),
            self._card,
            tr("Scan it with a telephone and compare its words with the other screen; or use “Take in a bundle”."),
        )
        self.body.addWidget(self._scroll, 1)
        close = Button(tr("Close"), name="keys_close", kind="primary")
        close.clicked.connect(self.accept)
        self.foot.addStretch()
        self.foot.addWidget(close)
        self._writing = not work.store.read_only
        self.refresh()
        close.setFocus()

    def refresh(self) -> None:
        """Show the keys as the file has them now."""
        self._row.setParent(None)
        clear(self._scroll.body)
        known = keys.known_keys(self._work.store.read())
        own = next((key for key in reversed(known.values()) if key.private and not key.revoked_on), None)
        others = [key for key in known.values() if not key.private]
        trusted = sum(not key.revoked_on for key in others)
        self.say(
            tr("Ten words say whose signature it is"),
            ntr(
                "Read yours out in person once; the other side compares them. You trust {n} key of others.",
                "Read yours out in person once; the other side compares them. You trust {n} keys of others.",
                trusted,
            ).format(n=trusted),
        )
        self._scroll.body.addWidget(self._mine(own))
        earlier = [key for key in known.values() if key.private and key.revoked_on]
        if earlier:
            self._scroll.body.addWidget(self._earlier(earlier))
        for key in others:
            self._scroll.body.addWidget(self._other(key))
        if self._writing:
            self._scroll.body.addWidget(self._new_one())
        self._scroll.body.addStretch()

    # My key

    def _mine(self, own: Key | None) -> Card:
        card = Card(tr("My key"))
        if own is None:
            card.body.addWidget(Label(tr("You have no key yet. It is made once, and your file keeps it.")))
            card.body.addWidget(FlowRow(self._button("keys_make", tr("Make my key"), self.make, "primary")))
            return card
        guarded = is_guarded(own.private or "")
        badge = ("good", tr("Guarded by a password"), "lock") if guarded else ("quiet", tr("No password"), "")
        card.head.addWidget(StateBadge(badge[0], badge[1], icon=badge[2]))
        row, left = Row(gap=24), Column(gap=12)
        left.addWidget(KeyWords(words(own.key, language())))
        facts = Facts()
        facts.add(tr("Name"), own.name)
        facts.add(tr("Since"), own.since.isoformat())
        facts.add(tr("Fingerprint"), fingerprint(own.key))
        copy = IconButton("copy", tr("Copy the address"), name="keys_copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(recipient(own.key)))
        facts.add(tr("Address (age)"), _short(recipient(own.key)), copy)
        left.addWidget(facts)
        left.addStretch()
        row.addLayout(left, 1)
        code = QrCode(card_text(own.key, own.person, own.name), tr("My key as a QR code"), size=180)
        row.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
        if self._writing:
            said = tr("Change the password…") if guarded else tr("Guard it with a password…")
            acts = FlowRow(self._button("keys_password", said, self.change_password, "quiet"))
            if guarded:
                acts.add(self._button("keys_unguard", tr("Remove the password…"), self.remove_password, "quiet"))
            acts.add(self._button("keys_next", tr("Make a new key…"), self.ask_next, "quiet"))
            card.body.addWidget(acts)
        return card

    def make(self) -> None:
        """Make the first key."""
        self._do(lambda: keys.own_key(self._work.store, today=self._work.today()))

    def change_password(self) -> None:
        """Ask for the present password where there is one, then for the new one."""
        with_key_password(self._work, self, self._ask_new_password, title=tr("Your present password"))

    def _ask_new_password(self, present: bytes | None) -> None:
        chosen: list[bytes] = []

        def typed(secret: str) -> None:
            chosen.append(secret.encode())

        dialog = SecretDialog(
            self,
            tr("Guard the key with a password"),
            tr("It is asked for when you sign. Nobody can restore it: with a forgotten one you make a new key."),
            tr("New password"),
            typed,
            twice=True,
        )
        dialog.accepted.connect(lambda: self._set_password(present, chosen[-1]))
        dialog.open()

    def remove_password(self) -> None:
        """Keep the key without a password."""
        with_key_password(
            self._work, self, lambda present: self._set_password(present, None), title=tr("Your present password")
        )

    def _set_password(self, present: bytes | None, following: bytes | None) -> None:
        self._work.key_password = None
        self._do(lambda: keys.set_password(self._work.store, password=present, next_password=following))

    def ask_next(self) -> None:
        """Ask in which way the key ends, since others see the difference."""
        guarded = keys.needs_password(self._work.store.read())
        ask(
            self,
            tr("Make a new key?"),
            tr(
                "What you signed so far stays valid. If the old key is still yours alone, it vouches for the new one. "
                "If it was stolen or its password is forgotten, everyone has to compare your words again."
            ),
            [
                ("next", tr("The old one vouches"), "primary"),
                ("stolen", tr("Lost or stolen"), "danger"),
                *([("forgotten", tr("Password forgotten"), "danger")] if guarded else []),
                ("keep", tr("Keep it"), ""),
            ],
            self._renew,
        )

    def _renew(self, answer: str | None) -> None:
        today = self._work.today()
        if answer == "forgotten":
            self._work.key_password = None
            self._do(lambda: keys.renew(self._work.store, today=today, lost=True))
        elif answer in ("next", "stolen"):
            with_key_password(
                self._work,
                self,
                lambda password: self._do(
                    lambda: keys.renew(self._work.store, today=today, password=password, lost=answer == "stolen")
                ),
            )

    def _earlier(self, ended: Sequence[Key]) -> Card:
        """Keys this file signed with before; one of them may turn out stolen after the next one followed it."""
        card = Card(tr("My earlier keys"))
        for key in ended:
            facts = Facts()
            facts.add(tr("Fingerprint"), fingerprint(key.key))
            facts.add(tr("Ended"), str(key.revoked_on))
            card.body.addWidget(facts)
            if key.ended:
                card.body.addWidget(Quiet(tr("Your bundles carry its word that it is no more.")))
            elif self._writing:
                stolen = self._button(f"keys_stolen_{key.key[:8]}", tr("It was stolen"), partial(self._stolen, key))
                card.body.addWidget(FlowRow(stolen))
        return card

    def _stolen(self, key: Key) -> None:
        """Let the old key say itself that it is no more: others hear it with the next bundle."""
        with_key_password(
            self._work,
            self,
            lambda password: self._do(
                lambda: keys.revoke(self._work.store, key.key, today=self._work.today(), password=password)
            ),
            title=tr("Open the old key"),
        )

    # The keys of others

    def _other(self, key: Key) -> Card:
        card = Card(key.name)
        if key.revoked_on:
            card.head.addWidget(StateBadge("bad", tr("Revoked on {day}").format(day=key.revoked_on), icon="cross"))
        else:
            card.head.addWidget(StateBadge("good", tr("Trusted since {day}").format(day=key.since), icon="shield"))
        card.body.addWidget(KeyWords(words(key.key, language())))
        if self._writing and not key.revoked_on:
            revoke = self._button(f"keys_revoke_{key.key[:8]}", tr("Revoke…"), partial(self.ask_revoke, key), "danger")
            card.body.addWidget(FlowRow(revoke))
        return card

    def ask_revoke(self, key: Key) -> None:
        """Ask before a key is revoked: this is not taken back by Undo."""

        def answered(answer: str | None) -> None:
            if answer == "revoke":
                self._do(lambda: keys.revoke(self._work.store, key.key, today=self._work.today()))

        ask(
            self,
            tr("Trust the key of {name} no more?").format(name=key.name),
            tr("What you have from it stays valid. Nothing new that it signs will count, until you trust a new key."),
            [("revoke", tr("Revoke"), "danger"), ("keep", tr("Keep it"), "")],
            answered,
        )

    def _new_one(self) -> Card:
        card = Card(tr("Trust a key"))
        card.body.addWidget(self._row)
        card.body.addWidget(FlowRow(self._button("keys_trust", tr("Compare and trust…"), self.compare)))
        return card

    def compare(self) -> None:
        """Show the words of the key typed in, to be compared before it is trusted."""
        from tracker.signed.fingerprints import read_card

        card = read_card(self._card.value() or "")
        if card is None:
            self._row.show_problem(tr("This is not the text of a key’s QR code."))
            return
        said = " ".join(f"{at}. {word}" for at, word in enumerate(words(card.key, language()), 1))

        def answered(answer: str | None) -> None:
            if answer == "trust":
                text = self._card.value() or ""
                self._card.set_value(None)
                self._do(lambda: keys.trust(self._work.store, text, today=self._work.today()))

        ask(
            self,
            tr("Is this the key of {name}?").format(name=card.name),
            tr("Compare with the words on the other screen: {words}").format(words=said),
            [("trust", tr("The words are the same"), "primary"), ("leave", tr("They differ"), "")],
            answered,
        )

    def _button(self, name: str, words: str, act: Callable[[], object], kind: str = "") -> Button:
        button = Button(words, name=name, kind=kind)
        button.clicked.connect(lambda: act())  # noqa: PLW0108 - without the `checked` Qt would hand over
        return button

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except NotFound:
            self._complain(tr("Add yourself to the file first: the key bears your name."))
        except TrackerError as error:
            self._complain(sentence(error))
        else:
            self.refresh()

    def _complain(self, text: str) -> None:
        ask(self, tr("Nothing was changed"), text, [("close", tr("Close"), "")], lambda _answer: None)


def _short(address: str) -> str:
    """An address with its middle left out; the button copies the whole."""
    return f"{address[:12]}…{address[-6:]}"
