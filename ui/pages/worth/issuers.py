"""Who issued each certificate, how that is looked up officially, and what came of looking, with a screenshot."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.recognition import service
from ui.pages.attached_files import AttachedFiles
from ui.run import run
from ui.text import ntr, tr
from ui.text.labels import certificate_name, label
from ui.text.worth import channel_words, check_look, check_words, issuer_line
from ui.widgets.badge import StateBadge
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.disclosure import Disclosure
from ui.widgets.flow import FlowRow
from ui.widgets.space import Column, Row
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tracker.recognition.model import IssuerCheck
    from tracker.recognition.model import Row as MatrixRow
    from ui.context import Context
    from ui.pages.person_page import Asking

_TOP = Qt.AlignmentFlag.AlignTop


class IssuersCard(Card):
    """A part for each certificate: its issuer, the latest look-up, and all of them when unfolded.

    `unfolded` keeps the certificates whose look-ups are in sight, from one card to the next; `ask` opens the form of
    a look-up by certificate, worker, and what is known of it.
    """

    def __init__(
        self,
        context: Context,
        asking: Asking,
        unfolded: set[str],
        ask: Callable[[str, str, IssuerCheck | None], None],
    ) -> None:
        super().__init__(tr("Who issued them, and how to look that up"))
        self._context, self._asking, self._ask = context, asking, ask
        self._unfolded = unfolded
        self._writing = not context.work.store.read_only
        channels = Column(gap=4)
        self._issuers = Column()
        self.body.addLayout(self._issuers)
        self.body.addLayout(channels)
        for channel in service.QUERY_CHANNELS:
            channels.addWidget(Quiet(channel_words(channel), small=True))
        self.hide()

    def fill(self, rows: Sequence[MatrixRow]) -> Iterator[None]:
        """A part for each certificate, in steps.

        The card is seen with the last of them: what grows bit by bit would have the whole page laid out at each step.
        """
        noted = service.checks_of(self._context.work.store.read(), rows[0].certificate.person) if rows else ()
        for row in rows:
            checks = [one for one in noted if one.certificate == row.certificate.uid]
            self._add_part(row, sorted(checks, key=lambda one: one.checked_on, reverse=True))
            yield
        self.show()

    def _add_part(self, row: MatrixRow, checks: Sequence[IssuerCheck]) -> None:
        part = QWidget(self)
        self._issuers.addWidget(part)
        column = Column(part, gap=4)
        head = Row(gap=12)
        head.addWidget(Label(certificate_name(row.certificate, self._asking.names)), 1)
        if row.checked:
            state, icon = check_look(row.checked.result)
            head.addWidget(StateBadge(state, label(row.checked.result), icon=icon), 0, _TOP)
        else:
            head.addWidget(StateBadge("quiet", tr("Not looked up yet")), 0, _TOP)
        column.addLayout(head)
        column.addWidget(Quiet(issuer_line(row.certificate, row.cells[0].issuer if row.cells else None)))
        if checks:
            words = ntr("{n} look-up noted", "{n} look-ups noted", len(checks)).format(n=len(checks))
            folded = Disclosure(words, name=f"checks_{row.certificate.uid}")
            folded.toggled.connect(partial(self._unfold, folded.body, checks))
            folded.set_unfolded(row.certificate.uid in self._unfolded)
            column.addWidget(folded)
        if self._writing:
            note = Button(
                tr("Record a look-up…"), name=f"check_add_{row.certificate.uid}", kind="quiet", icon_name="plus"
            )
            note.clicked.connect(lambda: self._ask(row.certificate.uid, row.certificate.person, None))
            column.addWidget(FlowRow(note))

    def _unfold(self, column: Column, checks: Sequence[IssuerCheck], unfolded: bool) -> None:
        """Every look-up with its screenshots; made when it is first asked for."""
        (self._unfolded.add if unfolded else self._unfolded.discard)(checks[0].certificate)
        if unfolded and not column.count():
            for one in checks:
                column.addWidget(self._line(one))

    def _line(self, one: IssuerCheck) -> QWidget:
        holder = QWidget()
        column = Column(holder, gap=4)
        row = Row(gap=4)
        state, icon = check_look(one.result)
        row.addWidget(Label(check_words(one)), 1)
        row.addWidget(StateBadge(state, label(one.result), icon=icon), 0, _TOP)
        acts: list[tuple[str, str, str, Callable[[], None]]] = [
            ("edit", tr("Change the look-up"), "check_edit", partial(self._ask, one.certificate, one.person, one)),
            ("delete", tr("Remove the look-up"), "check_remove", partial(self._remove, one)),
        ]
        for icon_name, text, name, act in acts if self._writing else ():
            button = IconButton(icon_name, text, name=f"{name}_{one.uid}")
            button.clicked.connect(lambda _checked, act=act: act())
            row.addWidget(button, 0, _TOP)
        column.addLayout(row)
        hint = tr("A picture of what the official page said.")
        files = AttachedFiles(self._context, tr("Screenshot"), hint, name=f"proof_{one.uid}")
        files.show_subject(one.person, one.uid)
        column.addWidget(files)
        return holder

    def _remove(self, one: IssuerCheck) -> None:
        run(
            self._context,
            lambda: service.delete_check(self._context.work.store, one.uid),
            said=tr("Look-up removed."),
        )
