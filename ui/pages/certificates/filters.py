"""What narrows the list of certificates down: typed words, a kind, a state with its count, one worker or everyone."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.certificates.model import CertificateFilter, FilterWord
from tracker.certificates.rules import URGENCY, State
from tracker.kernel.terms import CertificateKind, Level, TitleRank
from ui.text import tr
from ui.text.certificates import STATE_LOOKS
from ui.text.labels import choices, label
from ui.theme import current_theme
from ui.widgets.chips import Chip, Chips
from ui.widgets.choices import ChoiceEdit
from ui.widgets.editors import TextEdit
from ui.widgets.flow import FlowRow
from ui.widgets.space import Column, Row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.overview.names import Names

_PAUSE_MS = 120
_ALL, _OWN, _EVERYONE = "all", "own", "everyone"
_ROOMY = 560


class Filters(QWidget):
    """`changed` follows a short pause in typing, or a choice at once; `left` the arrow down to the list.

    Put what stands at the right into `tools`. `many` is whether the file has more than one worker.
    """

    changed = Signal()
    scope_changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.many = False
        self.line = TextEdit(name="certificates_filter", hint=tr("Title, number, issuer, level…"))
        self.kind = ChoiceEdit(choices(CertificateKind), name="certificates_kind", empty=tr("All kinds"))
        self.states = Chips(_state_chips(None), name="certificates_state", title=tr("State"))
        self.scope = Chips(_scope_chips("", 0), name="certificates_scope", title=tr("Whose certificates"))
        self.tools = Row()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.line.setAccessibleName(tr("Filter the certificates"))
        self.kind.setAccessibleName(tr("Kind of certificate"))
        self.kind.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for chips in (self.states, self.scope):
            chips.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.scope.hide()
        self._beside, self._lists = FlowRow(self.line), FlowRow()
        first = Row(gap=12)
        first.addWidget(self._beside, 1, Qt.AlignmentFlag.AlignTop)
        first.addLayout(self.tools)
        first.setAlignment(self.tools, Qt.AlignmentFlag.AlignTop)
        self._column = Column(self, gap=8)
        self._column.addLayout(first)
        self._column.addWidget(self._lists)
        self._arrange(roomy=True)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.changed)
        self.line.textChanged.connect(lambda _text: self._pause.start())
        self.kind.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.states.changed.connect(self.changed)
        self.scope.changed.connect(self.scope_changed)
        for keys, act in (("Esc", self.line.clear), ("Down", self.left.emit)):
            shortcut = QShortcut(QKeySequence(keys), self.line)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    @property
    def everyone(self) -> bool:
        """Whether the certificates of all workers of the file are asked for."""
        return self.scope.value() == _EVERYONE

    def show_everyone(self) -> None:
        """Ask for the certificates of all workers."""
        self.scope.set_value(_EVERYONE)

    def show_people(self, name: str, count: int) -> None:
        """Whose certificates there are; with one worker there is nothing to choose."""
        self.many = count > 1
        if not self.many:
            self.scope.set_value(_OWN)
        self.scope.say(_scope_chips(name, count))
        self.scope.setVisible(self.many)

    def show_counts(self, counts: Mapping[State, int]) -> None:
        """Say how many certificates are in each state; states without any are not offered."""
        self.states.say(_state_chips(counts))

    def clear(self) -> None:
        """Show everything again."""
        self.line.clear()
        self.kind.set_value(None)
        self.states.set_value(_ALL)
        self.changed.emit()

    def wanted(self, names: Names) -> CertificateFilter:
        """The filter as it is set; words also find what codes are called in the language in use."""
        kind, state = self.kind.value(), self.states.value()
        return CertificateFilter(
            words=tuple(_word(text, names) for text in self.line.text().split()),
            kinds=(kind,) if kind else (),
            states=() if state == _ALL else (state,),
        )

    def _arrange(self, *, roomy: bool) -> None:
        """Chips below the line; where there is little room, lists to open in their place."""
        self._roomy = roomy
        for part in (self.kind, self.scope):
            (self._beside if roomy else self._lists).add(part)
        if roomy:
            self._column.addWidget(self.states)
        else:
            self._lists.add(self.states)
        self._lists.setVisible(not roomy)
        for chips in (self.states, self.scope):
            chips.set_compact(not roomy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current_theme()
        self.line.setFixedWidth(min(theme.px(260), self._beside.width()))
        if (self.width() >= theme.px(_ROOMY)) != self._roomy:
            QTimer.singleShot(0, self, self._fit)  # the layout around this one is at work just now

    def _fit(self) -> None:
        self._arrange(roomy=self.width() >= current_theme().px(_ROOMY))
        self.updateGeometry()


def _state_chips(counts: Mapping[State, int] | None) -> list[Chip]:
    total = sum(counts.values()) if counts else None
    chips = [Chip(code=_ALL, words=_counted(tr("All"), total))]
    for state in URGENCY:
        role, icon = STATE_LOOKS[state]
        count = counts[state] if counts else None
        words = _counted(label(state), count)
        chips.append(Chip(code=str(state), words=words, icon=icon, role=role, hidden=count == 0))
    return chips


def _counted(words: str, count: int | None) -> str:
    return words if count is None else tr("{state} {n}").format(state=words, n=f"{count:,}")


def _scope_chips(name: str, count: int) -> list[Chip]:
    everyone = tr("Everyone in the file ({n})").format(n=f"{count:,}")
    return [Chip(code=_OWN, words=name or tr("This worker")), Chip(code=_EVERYONE, words=everyone)]


def _word(text: str, names: Names) -> FilterWord:
    """A typed word with the codes whose words have it in them."""

    def named(codes: list[tuple[str, str]]) -> tuple[str, ...]:
        return tuple(code for code, words in codes if text.lower() in words.lower())

    return FilterWord(
        text=text,
        kinds=named(choices(CertificateKind)),
        levels=named([*choices(Level), *choices(TitleRank)]),
        occupations=named(list(names.occupations.items())),
    )
