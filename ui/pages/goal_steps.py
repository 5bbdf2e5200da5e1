"""The steps to a goal: ticked off where they are shown; on the page of goals also changed, moved and removed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from tracker.paths import service
from ui.run import run
from ui.text import tr
from ui.text.goals import full_step_words, step_day
from ui.widgets.buttons import IconButton
from ui.widgets.space import Column, Row
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.certificates.model import Certificate
    from tracker.overview.goals import GoalStanding
    from tracker.overview.names import Names
    from tracker.paths.model import GoalStep
    from ui.context import Context

_TOP = Qt.AlignmentFlag.AlignTop


class StepLine(QWidget):
    """A box to tick, what is to be done, by when; `tools` are buttons at its end."""

    def __init__(
        self,
        context: Context,
        step: GoalStep,
        words: str,
        tools: Sequence[IconButton] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._step = context, step
        box = QCheckBox()
        box.setObjectName(f"step_{step.uid}")
        box.setAccessibleName(words)
        box.setChecked(step.done_on is not None)
        box.setEnabled(not context.work.store.read_only)
        box.toggled.connect(self._tick)
        said = Column(gap=0)
        said.addWidget(Label(words, tone="quiet" if step.done_on else "ink"))
        day = step_day(step, today=context.work.today())
        box.setAccessibleDescription(day)
        late = step.done_on is None and step.by is not None and step.by < context.work.today()
        said.addWidget(Label(day, size="small", tone="bad" if late else "quiet"))
        row = Row(self, gap=8)
        row.addWidget(box, 0, _TOP)
        row.addLayout(said, 1)
        for tool in tools:
            row.addWidget(tool, 0, _TOP)

    def _tick(self, done: bool) -> None:
        work = self._context.work
        said = tr("Step done.") if done else tr("Step open again.")
        values = {"done_on": work.today() if done else None}
        run(self._context, lambda: service.edit_step(work.store, self._step.uid, values), said=said)


def short_steps(
    context: Context, found: GoalStanding, names: Names, certificates: Sequence[Certificate], *, most: int
) -> list[QWidget]:
    """The next open steps, to be ticked off; how many more there are is said below them."""
    lines: list[QWidget] = [
        StepLine(context, step, full_step_words(step, found, names, certificates)) for step in found.open_steps[:most]
    ]
    more = len(found.open_steps) - len(lines)
    if more > 0:
        lines.append(Quiet(tr("and {n} more").format(n=more), small=True))
    return lines


def full_steps(
    context: Context,
    found: GoalStanding,
    names: Names,
    certificates: Sequence[Certificate],
    ask: Callable[[GoalStep], None],
) -> list[QWidget]:
    """Every step, each with its acts; `ask` opens its form."""
    lines: list[QWidget] = []
    for place, step in enumerate(found.steps):
        words = full_step_words(step, found, names, certificates)
        tools = [] if context.work.store.read_only else _tools(context, step, words, ask, place, len(found.steps))
        lines.append(StepLine(context, step, words, tools))
    return lines


def _tools(
    context: Context, step: GoalStep, words: str, ask: Callable[[GoalStep], None], place: int, count: int
) -> list[IconButton]:
    store = context.work.store

    def move(by: int) -> None:
        run(context, lambda: service.move_step(store, step.uid, by))

    def remove() -> None:
        run(context, lambda: service.delete_step(store, step.uid), said=tr("Step removed."))

    acts: list[tuple[str, str, Callable[[], None], bool]] = [
        ("edit", tr("Change: {what}"), partial(ask, step), True),
        ("chevron-up", tr("Earlier: {what}"), partial(move, -1), place > 0),
        ("chevron-down", tr("Later: {what}"), partial(move, 1), place < count - 1),
        ("delete", tr("Remove: {what}"), remove, True),
    ]
    buttons = []
    for icon, text, act, possible in acts:
        button = IconButton(icon, text.format(what=words), name=f"step_{icon}_{step.uid}")
        room = button.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        button.setSizePolicy(room)
        if not possible:
            button.hide()
        button.clicked.connect(lambda _checked, act=act: act())
        buttons.append(button)
    return buttons
