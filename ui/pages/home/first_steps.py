"""The first steps in a new file: who it is, what he holds, where he works; each leads to its form and back to Home."""

from __future__ import annotations

from functools import partial

from tracker.certificates.service import hold_none
from ui.run import run
from ui.text import ntr, tr
from ui.widgets.action_row import ActionRow
from ui.widgets.badge import StateBadge
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowRow
from ui.widgets.words import Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.first_steps import FirstSteps
    from tracker.overview.names import Names
    from ui.context import Context


class FirstStepsCard(Card):
    """Three rows, the done ones with a check mark, and a button for the first that is not done."""

    def __init__(self, context: Context, steps: FirstSteps, names: Names) -> None:
        super().__init__(tr("Three steps to your next level"))
        if steps.answerable:
            self.body.addWidget(Quiet(tr("Until these are done, what is said above is provisional.")))
        self._context, self._steps = context, steps
        held, worked = steps.certificates > 0 or steps.none_held, steps.jobs > 0
        rows = (
            ("who", steps.known, tr("1. Who I am"), _who(steps, names), ("record", "person")),
            ("certificate", held, tr("2. My certificates"), _held(steps), ("certificates", "")),
            ("job", worked, tr("3. My work"), _worked(steps), ("record", "experience")),
        )
        lines: list[ActionRow] = []
        for name, done, title, text, place in rows:
            icon, role = ("check", "good") if done else ("edit", "quiet")
            badge = StateBadge("good", tr("Done")) if done else None
            row = ActionRow(title, text, name=f"first_{name}", icon=icon, role=role, badge=badge)
            row.acted.connect(partial(context.shell.begin, *place))
            row.setEnabled(steps.known or name == "who")
            lines.append(row)
        name, place = next((name, place) for name, done, _title, _text, place in rows if not done)
        words = {
            "who": tr("Enter who I am"),
            "certificate": tr("Add my first certificate"),
            "job": tr("Enter my present work"),
        }
        act = Button(words[name], name="first_act", kind="primary")
        act.clicked.connect(lambda: context.shell.begin(*place))
        buttons = FlowRow(act)
        if name == "certificate":
            none = Button(tr("I have none yet"), name="first_none", kind="quiet")
            none.clicked.connect(self._hold_none)
            buttons.add(none)
        for part in (buttons, *lines):
            self.body.addWidget(part)
        buttons.setVisible(not context.work.store.read_only)

    def _hold_none(self) -> None:
        person = self._steps.person
        assert person
        run(self._context, lambda: hold_none(self._context.work.store, person.uid))


def _who(steps: FirstSteps, names: Names) -> str:
    if steps.person is None:
        return tr("Name, occupation and date of birth")
    if not steps.known:
        return tr("{name}; the occupation is missing still").format(name=steps.person.name)
    return " · ".join(filter(None, (steps.person.name, names.occupation(steps.occupation))))


def _held(steps: FirstSteps) -> str:
    if steps.certificates:
        return ntr("{n} certificate", "{n} certificates", steps.certificates).format(n=steps.certificates)
    if steps.none_held:
        return tr("None yet")
    return tr("As they are printed; a photograph can be kept with each")


def _worked(steps: FirstSteps) -> str:
    if steps.jobs:
        return ntr("{n} job", "{n} jobs", steps.jobs).format(n=steps.jobs)
    return tr("The present one, then the earlier ones: the years of work count")
