"""Study: will I pass on the day? How it stands, what waits, practice, and the question banks it is all made of."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtWidgets import QWidget

from tracker.kernel.changes import Area
from ui.models.turns import Turns
from ui.pages.study.acts import StudyActs
from ui.pages.study.banks import BanksPart
from ui.pages.study.charts import ChartsPart
from ui.pages.study.log import LogPart
from ui.pages.study.mocks import MocksPart
from ui.pages.study.part import StudyPart
from ui.pages.study.plan import PlanPart
from ui.pages.study.today import TodayPart
from ui.pages.tabbed import TabbedPage
from ui.text import tr
from ui.text.study import first_line
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar

    from ui.context import Context


class StudyPage(TabbedPage):
    """The tabs; practice, a paper and the look at a new bank take the whole page."""

    AREAS: ClassVar[frozenset[Area]] = frozenset({Area.STUDY, Area.PEOPLE, Area.GOALS, Area.PACKS})
    PARTS: ClassVar[dict[str, type[StudyPart]]] = {
        "today": TodayPart,
        "plan": PlanPart,
        "mocks": MocksPart,
        "log": LogPart,
        "charts": ChartsPart,
        "banks": BanksPart,
    }

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        tabs = {
            "today": tr("Where I stand"),
            "plan": tr("Plan"),
            "mocks": tr("Mock exams"),
            "log": tr("Diary"),
            "charts": tr("Charts"),
            "banks": tr("Question banks"),
        }
        super().__init__(context, tabs, tr("Parts of study"), name="study", parent=parent)
        self.acts = StudyActs(context, self)
        self.acts.worked_out.connect(self._answer)
        self.acts.drill_asked.connect(self._log_drill)
        self._turns = Turns(self)

    @cached_property
    def _nobody(self) -> EmptyState:
        """What is said where it is not known who studies."""
        nobody = EmptyState(
            "person",
            tr("Will you pass on the day?"),
            tr("Enter your name and occupation first. Then this page shows how likely you pass."),
            tr("Enter who I am"),
            name="study_nobody",
        )
        nobody.acted.connect(lambda: self.context.shell.begin("record"))
        return nobody

    @cached_property
    def _empty(self) -> EmptyState:
        """What belongs here, and the first acts."""
        empty = EmptyState(
            "study",
            tr("Will you pass on the day?"),
            tr("Import the questions you study with as they are: sheet, Word file, pasted text. Then set the exam."),
            tr("Import a question bank…"),
            name="study_empty",
        )
        empty.acted.connect(self.acts.bringing.choose)
        own = Button(tr("Practise electrical safety"), name="study_empty_practice_set", icon_name="study")
        own.setToolTip(tr("About 120 questions by this program, each with the standard its answer is from."))
        own.clicked.connect(self.acts.take_practice_set)
        empty.add_act(own)
        target = Button(tr("Set the exam"), name="study_empty_target", kind="quiet", icon_name="target")
        target.clicked.connect(self.acts.edit_target)
        empty.add_act(target)
        return empty

    def refresh(self) -> None:
        """Read where study stands; while practice has the page this waits until it is over."""
        if self.away:
            self._behind = True
            return
        if self.acts.look():
            self._answer()
            self.show_parts()
            self._turns.fill(self.acts.work_out(), below=True)
        else:
            self._turns.stop()
            self.show_instead(self._empty if self.acts.somebody else self._nobody)

    def _answer(self) -> None:
        """Say how likely the exam is passed, as far as it is worked out."""
        self.first.setText(first_line(self.acts.status, self.acts.outcomes))

    def _log_drill(self) -> None:
        """Log a practical exercise, in the diary."""
        self.show_part("log")
        diary = self.part("log")
        assert isinstance(diary, LogPart)
        diary.log_drill()

    def reveal(self, uid: str) -> None:
        """`today`: practise today's share of the plan."""
        plan = self.part("plan") if uid == "today" and self.acts.somebody and not self.away else None
        if isinstance(plan, PlanPart):
            plan.begin_today()

    def make_part(self, name: str) -> QWidget:
        return self.PARTS[name](self.acts, self._stack)

    def fill_part(self, name: str, part: QWidget) -> None:
        assert isinstance(part, StudyPart)
        part.refresh()

    def add_record(self) -> None:
        """Ctrl+N: the exam."""
        if self.acts.somebody and not self.away:
            self.acts.edit_target()
