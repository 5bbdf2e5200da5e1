"""Study: will I pass on the day? How it stands, what waits, practice, and the question banks it is all made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.kernel.changes import Area
from tracker.kernel.terms import Component
from tracker.overview.names import names
from tracker.study.service import fitting, progress, targets, timer
from ui.forms.study_forms import TargetForm
from ui.pages.study_banks import BanksPart
from ui.pages.study_mocks import MocksPart
from ui.pages.study_plan import PlanPart
from ui.pages.study_today import TodayPart
from ui.pages.tabbed import TabbedPage
from ui.text import language, ntr, tr
from ui.text.study import first_line
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.space import Column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar

    from tracker.people.model import Person
    from tracker.study.kept import Bank, Target
    from tracker.study.service.banks import Preview
    from tracker.study.service.fitting import Fitted
    from tracker.study.service.progress import Outcome, Status
    from tracker.study.service.timer import Timer
    from ui.context import Context, Report
    from ui.pages.study_import import Again
    from ui.pages.study_practice import Wanted


class StudyPage(TabbedPage):
    """A tab for today and one for the banks; practice and the look at a new bank take the whole page."""

    AREAS: ClassVar[frozenset[Area]] = frozenset({Area.STUDY, Area.PEOPLE, Area.GOALS, Area.PACKS})

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
        self._person: Person | None = None
        self._status: Status | None = None
        self._outcomes: list[Outcome] = []
        self._empty = self._make_empty()
        self._nobody = EmptyState(
            "person",
            tr("Who is studying?"),
            tr("Enter your name and occupation first. Then this page shows how likely you pass."),
            tr("Enter who I am"),
            name="study_nobody",
        )
        self._nobody.acted.connect(lambda: context.shell.begin("record"))

    def _make_empty(self) -> QWidget:
        """What belongs here, and the two first acts."""
        empty = EmptyState(
            "study",
            tr("Will you pass on the day?"),
            tr("Import the questions you study with as they are: sheet, Word file, pasted text. Then set the exam."),
            tr("Import a question bank…"),
            name="study_empty",
        )
        empty.acted.connect(self.choose_bank)
        target = Button(tr("Set the exam"), name="study_empty_target", kind="quiet", icon_name="target")
        target.clicked.connect(self.edit_target)
        holder = QWidget()
        column = Column(holder, gap=0)
        column.addStretch(1)
        column.addWidget(empty)
        column.addWidget(target, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return holder

    @property
    def person(self) -> Person:
        """Whose study it is; only asked while there is somebody."""
        assert self._person
        return self._person

    @property
    def target(self) -> Target | None:
        """The exam studied for; a goal with a day stands for one."""
        return self._status.target if self._status else None

    @property
    def own_target(self) -> Target | None:
        """The exam, where the worker set one."""
        reader = self.context.work.store.read()
        return self.target if self.target in targets.targets(reader, self.person.uid) else None

    @property
    def banks(self) -> BanksPart:
        """The tab of the banks."""
        part = self.part("banks")
        assert isinstance(part, BanksPart)
        return part

    def refresh(self) -> None:
        """Read where study stands; while practice has the page this waits until it is over."""
        if self.away:
            self._behind = True
            return
        work = self.context.work
        self._person = work.find_person()
        reader, today = work.store.read(), work.today()
        if self._person is None:
            self.show_instead(self._nobody)
            return
        status = self._status = progress.status(reader, self._person.uid, today=today)
        if status.target is None and not status.questions:
            self.show_instead(self._empty)
            return
        self._outcomes = self._judge(status)
        self.first.setText(first_line(status, self._outcomes))
        self.show_parts()

    def reveal(self, uid: str) -> None:
        """`today`: practise today's share of the plan."""
        plan = self.part("plan") if uid == "today" and self._person is not None and not self.away else None
        if isinstance(plan, PlanPart):
            plan.begin_today()

    def make_part(self, name: str) -> QWidget:
        if name == "charts":
            from ui.pages.study_charts import ChartsPart

            return ChartsPart(self)
        if name == "log":
            from ui.pages.study_log import LogPart

            return LogPart(self)
        return {"today": TodayPart, "plan": PlanPart, "mocks": MocksPart, "banks": BanksPart}[name](self)

    def fill_part(self, name: str, part: QWidget) -> None:
        assert self._status
        if isinstance(part, TodayPart):
            part.show_status(self._status, self._outcomes)
        else:
            part.refresh()  # type: ignore[attr-defined]

    def _judge(self, status: Status) -> list[Outcome]:
        """How likely each component is passed on the day of the exam, or were it today."""
        reader, today = self.context.work.store.read(), self.context.work.today()
        target = status.target
        on = max(target.on, today) if target else today
        return [
            progress.readiness(reader, self.person.uid, component, target=target, on=on, today=today)
            for component in progress.components(reader, target)
        ]

    # What takes the whole page

    def practise(self, wanted: Wanted) -> None:
        """Ask questions, one at a time, until there are none or the person has had enough."""
        from ui.pages.study_practice import PracticeView

        exam = self._status.target if self._status else None
        self.take_over(PracticeView(self.context, self.person.uid, wanted, exam=exam))

    def fitted(self) -> Fitted:
        """Whether the days of review are found by this worker's own answers."""
        return fitting.fitted(self.context.work.store.read(), self.person.uid)

    def timer(self) -> Timer | None:
        """The study timer, where it runs."""
        return timer.running(self.context.work.store.read(), self.person.uid)

    def fit_reviews(self) -> None:
        """Find the parameters of the worker's own memory, behind the window."""
        work, person = self.context.work, self.person.uid
        now = work.moment()

        def fit(report: Report) -> int:
            with work.again() as other:
                return fitting.fit(other.store, person, now=now, watch=lambda: report(0, 0, ""))

        def say(answers: int) -> None:
            words = ntr("Fitted to {n} answer of yours.", "Fitted to {n} answers of yours.", answers)
            self.context.shell.say(words.format(n=answers), undo=False)

        self.context.shell.work_on(tr("Fitting the review days to your memory"), fit, say)

    def sit(self, number: int) -> None:
        """Sit a mock exam, from where it is; after handing in it is looked at."""
        from ui.pages.study_paper import PaperView

        view = PaperView(self.context, self.person.uid, number, exam=self.target)
        view.handed_in.connect(self.review, Qt.ConnectionType.QueuedConnection)
        self.take_over(view)

    def review(self, number: int) -> None:
        """Look at a mock exam that was handed in."""
        from ui.pages.study_review import ReviewView

        self.take_over(ReviewView(self.context, self.person.uid, number, exam=self.target))

    def choose_bank(self) -> None:
        """Ask for a file with questions."""
        self.banks.choose()

    def browse(self, bank: Bank | None) -> None:
        """Look through the questions of a bank, or of all."""
        from ui.pages.study_questions import QuestionsView

        self.take_over(QuestionsView(self.context, self.person.uid, bank))

    def show_preview(self, preview: Preview, again: Again) -> None:
        """Look at a new bank before anything of it is stored; `again` reads it by what a person says of it."""
        from ui.pages.study_import import PreviewView

        self.take_over(PreviewView(self.context, preview, again))

    # Forms

    def add_record(self) -> None:
        """Ctrl+N: the exam."""
        if self._person is not None and not self.away:
            self.edit_target()

    def edit_target(self) -> None:
        """Set the exam, or change the one set."""
        work = self.context.work
        reader = work.store.read()
        mine = targets.targets(reader, self.person.uid)
        shown = self._status.target if self._status else None
        known = shown if shown in mine else None
        form = TargetForm(self.context, names(reader, language()), self.person, known, start=shown)
        self.host.open_sheet(form)

    def edit_shape(self, component: Component) -> None:
        """Say how the paper is made up; the exam comes first."""
        from ui.forms.shape_form import ShapeForm

        own, reader = self.own_target, self.context.work.store.read()
        if own is None:
            self.edit_target()
            return
        self.host.open_sheet(ShapeForm(self.context, own, targets.paper(reader, own, component, self.person.uid)))

    def edit_calendar(self) -> None:
        """Say when there is time for study; the exam comes first."""
        from ui.forms.calendar_form import CalendarForm

        own = self.own_target
        if own is None:
            self.edit_target()
            return
        self.host.open_sheet(CalendarForm(self.context, own, today=self.context.work.today()))

    def edit_topics(self, component: Component) -> None:
        """Type the weights of the booklet; the exam comes first."""
        shown = self._status.target if self._status else None
        reader = self.context.work.store.read()
        if shown is None or shown not in targets.targets(reader, self.person.uid):
            self.edit_target()
            return
        from ui.forms.topics_form import TopicsForm

        part = targets.paper(reader, shown, component, self.person.uid)
        self.host.open_sheet(TopicsForm(self.context, shown, part))
