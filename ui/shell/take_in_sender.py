"""Who a bundle is from: a key that is known, or the words and the code to compare before it is trusted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from tracker.exchange.keys import Acquaintance
from tracker.signed.fingerprints import card_text, words
from ui.text import language, tr
from ui.text.signatures import acquaintance_words, ended_words
from ui.widgets.badge import StateBadge
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.key_words import KeyWords
from ui.widgets.qr_code import QrCode
from ui.widgets.space import Column, Row, clear
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from tracker.exchange.container import Sender
    from tracker.signed.model import Key

_BADGES = {
    Acquaintance.OWN: ("good", "shield"),
    Acquaintance.TRUSTED: ("good", "shield"),
    Acquaintance.VOUCHED: ("info", "shield"),
    Acquaintance.OTHER: ("bad", "warning"),
    Acquaintance.REVOKED: ("bad", "cross"),
    Acquaintance.UNKNOWN: ("due", "question"),
}


class SenderCard(Card):
    """`trusted` follows the button that says the words are the same."""

    trusted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("card")

    def show_sender(self, sender: Sender, how: Acquaintance, ended: Iterable[Key] = ()) -> None:
        """Say who it is, what to compare where the key is not trusted, and which keys say they are no more."""
        clear(self.head)
        clear(self.body)
        state, icon = _BADGES[how]
        self.head.addWidget(Label(tr("From {name}").format(name=sender.name), size="emphasis"), 1)
        self.head.addWidget(StateBadge(state, _badge_words(how), icon=icon))
        for key in ended:
            self.body.addWidget(Label(ended_words(key.name)))
        if how in (Acquaintance.OWN, Acquaintance.TRUSTED):
            self.body.addWidget(Quiet(tr("Signed with {how}.").format(how=acquaintance_words(how, sender.name))))
            return
        row, left = Row(gap=24), Column(gap=12)
        left.addWidget(Label(_what_to_do(how).format(name=sender.name)))
        left.addWidget(KeyWords(words(sender.key, language())))
        if how is not Acquaintance.REVOKED:
            trust = Button(
                tr("The words are the same: trust this key"), name="take_in_trust", kind="primary", icon_name="check"
            )
            trust.clicked.connect(self.trusted)
            acts = Row()
            acts.addWidget(trust)
            acts.addStretch()
            left.addLayout(acts)
        left.addStretch()
        row.addLayout(left, 1)
        code = QrCode(card_text(sender.key, sender.person, sender.name), tr("The key as a QR code"), size=150)
        row.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)


def _badge_words(how: Acquaintance) -> str:
    return {
        Acquaintance.OWN: tr("Your own key"),
        Acquaintance.TRUSTED: tr("Key known"),
        Acquaintance.VOUCHED: tr("New key, vouched for"),
        Acquaintance.OTHER: tr("Another key"),
        Acquaintance.REVOKED: tr("Key revoked"),
        Acquaintance.UNKNOWN: tr("Key unknown"),
    }[how]


def _what_to_do(how: Acquaintance) -> str:
    return {
        Acquaintance.UNKNOWN: tr(
            "You do not know this key yet. Meet {name}, or telephone: under File, Keys for signing there stand ten "
            "words. Are they these, in this order?"
        ),
        Acquaintance.VOUCHED: tr(
            "{name} has a new key, and the key you trust vouches for it. To be quite sure compare the words; once "
            "you trust it, nothing new under the old key counts."
        ),
        Acquaintance.OTHER: tr(
            "You trust another key of {name}, and it does not vouch for this one. Perhaps it was lost, perhaps "
            "somebody calls himself so. Compare the words in person before you go on."
        ),
        Acquaintance.REVOKED: tr(
            "This key was revoked here: nothing new under it counts. Ask {name} for a new bundle."
        ),
    }[how]
