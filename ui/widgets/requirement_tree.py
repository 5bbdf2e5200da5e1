"""The requirement tree: a row for each requirement with its own bar, when it completes, and the mark of its rule."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from tracker.requirements.rules import best_first
from ui.text import ntr, tr
from ui.text.verdicts import ACT, CLOSED, MET, UNKNOWN, WAITING, tell
from ui.theme import current_theme
from ui.widgets.badge import StateBadge
from ui.widgets.bars import Bar
from ui.widgets.buttons import Button, IconButton
from ui.widgets.disclosure import Disclosure
from ui.widgets.flow import FlowRow
from ui.widgets.icon_mark import IconMark
from ui.widgets.painted import Painted, draw_focus, fill_pill
from ui.widgets.space import Column, Row
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.overview.names import Names
    from tracker.requirements.model import Verdict
    from ui.text.verdicts import Told

_LOOKS = {
    MET: ("check", "good", "good"),
    WAITING: ("clock", "accent", "accent"),
    ACT: ("edit", "due", "due"),
    UNKNOWN: ("question", "info", "info"),
    CLOSED: ("cross", "quiet", "quiet"),
}
"""Icon, its colour, and the colour of the bar."""

_GROUNDS = {ACT: "due_soft", UNKNOWN: "info_soft", CLOSED: "quiet_soft"}
"""What stands behind the row that decides."""

_TONES = {MET: "quiet", ACT: "due", UNKNOWN: "info", CLOSED: "quiet"}
_TOP = Qt.AlignmentFlag.AlignTop
_BAR, _SHORT_BAR = 168, 64
_LEAST, _NARROW = 240, 480
"""The least width (at 100 % text), and that below which the day stands under the words."""


class RequirementRow(Painted):
    """One requirement. Enter, Space or its mark ask for the rule (the row comes along); arrows go to the rows around.

    `decides` marks the long pole: the row the day of the whole hangs on.
    """

    rule_asked = Signal(QWidget)
    record_asked = Signal(str)

    def __init__(self, verdict: Verdict, told: Told, *, decides: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requirement_row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.told = told
        self.decides = decides
        self._narrow = False
        spoken = tr("{sentence}; this decides the day") if decides and verdict.expected_on else "{sentence}"
        self.setAccessibleName(spoken.format(sentence=told.sentence))
        self.setAccessibleDescription(tr("Enter opens the rule"))
        self._build(verdict)

    def _build(self, verdict: Verdict) -> None:
        told, theme = self.told, current_theme()
        icon_name, role, _bar = _LOOKS[told.state]
        asked = Label(told.asked, tone="quiet" if told.state == MET else "ink")
        self._when = Label(told.when, tone=_TONES.get(told.state, "ink"), wrap=False)
        self._when.setObjectName("requirement_when")
        asked.setObjectName("requirement_asked")
        self._progress = self._bar_and_have(verdict)
        self._badge = _pole_badge(told.state) if self.decides else None
        self._mark = IconButton("rules", tr("Which rule says so"), name="requirement_rule")
        self._mark.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._mark.setProperty("kind", "inside")
        self._mark.clicked.connect(self._ask_rule)
        self._grid = QGridLayout(self)
        pad = theme.space(8)
        self._grid.setContentsMargins(pad, pad, pad // 2, pad)
        self._grid.setHorizontalSpacing(theme.space(12))
        self._grid.setVerticalSpacing(theme.space(4))
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(IconMark(icon_name, role=role, size=18, beside="body"), 0, 0, _TOP)
        self._grid.addWidget(asked, 0, 1, _TOP)
        self._grid.addWidget(self._mark, 0, 3, _TOP)
        if told.advice:
            self._grid.addWidget(Quiet(told.advice), 4, 1, 1, 2)
        if told.doubt:
            self._grid.addWidget(self._doubt(verdict.unknown), 5, 1, 1, 2)
        self._place()

    def _place(self) -> None:
        """The day and the mark of the long pole: at the right, or below where it is narrow."""
        self._bar.setFixedWidth(current_theme().px(_SHORT_BAR if self._narrow else _BAR))
        side = Qt.AlignmentFlag.AlignLeft if self._narrow else Qt.AlignmentFlag.AlignRight
        self._grid.addWidget(self._when, *((1, 1) if self._narrow else (0, 2)), _TOP | side)
        beside = self._badge is not None and not self._narrow
        self._grid.addWidget(self._progress, 2, 1, 1, 1 if beside else 2)
        if self._badge is not None:
            self._grid.addWidget(self._badge, *((3, 1) if self._narrow else (2, 2)), _TOP | side)

    def _bar_and_have(self, verdict: Verdict) -> QWidget:
        self._bar = bar = Bar(verdict.progress, _LOOKS[self.told.state][2])
        bar.setAccessibleName(self.told.asked)
        bar.setAccessibleDescription(self.told.have)
        line = QWidget()
        row = Row(line, gap=12)
        row.addWidget(bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Quiet(self.told.have), 1)
        return line

    def _doubt(self, unknown: tuple[str, ...]) -> QWidget:
        fill = Button(tr("Fill it in"), name="requirement_fill", kind="quiet")
        fill.clicked.connect(lambda: self.record_asked.emit(unknown[0]))
        return FlowRow(IconMark("question", role="info", size=14), Quiet(self.told.doubt), fill, gap=8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.decides:
            fill_pill(painter, area, current_theme().color(_GROUNDS.get(self.told.state, "accent_soft")), 6)
        if self.hasFocus():
            draw_focus(painter, area)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask_rule()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _ask_rule(self) -> None:
        self.rule_asked.emit(self)

    def _step(self, by: int) -> None:
        rows = [row for row in self.window().findChildren(RequirementRow) if row.isVisible()]
        at = rows.index(self) + by
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.TabFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def minimumSizeHint(self) -> QSize:
        """What the narrow arrangement needs: it is taken on when there is no room for the wide one."""
        return QSize(current_theme().px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < current_theme().px(_NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._place()


def _pole_badge(state: str) -> StateBadge:
    if state == WAITING:
        return StateBadge("info", tr("Decides the day"), icon="flag")
    return StateBadge("due" if state == ACT else "info", tr("Do this first"), icon="flag")


class RequirementTree(QWidget):
    """A verdict as rows. Of alternatives the best stands open and the others are folded below it.

    `rule_asked` brings the row, `record_asked` the uid of the record to complete.
    """

    rule_asked = Signal(QWidget)
    record_asked = Signal(str)

    def __init__(
        self,
        verdict: Verdict,
        names: Names,
        *,
        today: date,
        pole: Verdict | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._names, self._today, self._pole = names, today, pole
        column = Column(self, gap=4)
        for part in verdict.of if verdict.kind == "all" else (verdict,):
            self._add(part, column, 0)

    def _add(self, verdict: Verdict, column: Column, depth: int) -> None:
        if not verdict.of:
            column.addWidget(self._set_in(self._row(verdict), depth))
            return
        column.addWidget(self._set_in(self._head(verdict), depth))
        parts = sorted(verdict.of, key=best_first)
        shown = len(parts) if verdict.kind == "all" else verdict.need["parts"]
        for part in verdict.of if verdict.kind == "all" else parts[:shown]:
            self._add(part, column, depth + 1)
        if parts[shown:]:
            column.addWidget(self._set_in(self._others(parts[shown:]), depth + 1))

    def _row(self, verdict: Verdict) -> RequirementRow:
        told = tell(verdict, self._names, today=self._today)
        row = RequirementRow(verdict, told, decides=verdict is self._pole)
        row.rule_asked.connect(self.rule_asked)
        row.record_asked.connect(self.record_asked)
        return row

    def _head(self, verdict: Verdict) -> QWidget:
        told = tell(verdict, self._names, today=self._today)
        return Quiet(tr("{asked} ({when})").format(asked=told.asked, when=told.when))

    def _others(self, verdicts: list[Verdict]) -> Disclosure:
        count = len(verdicts)
        folded = Disclosure(
            ntr("{n} other way", "{n} other ways", count).format(n=count), name="requirement_others", size="body"
        )

        def fill(unfolded: bool) -> None:
            if unfolded and not folded.body.count():
                for verdict in verdicts:
                    self._add(verdict, folded.body, 0)

        folded.toggled.connect(fill)
        return folded

    @staticmethod
    def _set_in(part: QWidget, depth: int) -> QWidget:
        if not depth:
            return part
        holder = QWidget()
        column = Column(holder)
        column.addWidget(part)
        column.setContentsMargins(depth * current_theme().space(24), 0, 0, 0)
        return holder
