"""What every tab of study is about, and what can be done from any of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from tracker.kernel.terms import Component
from tracker.overview.names import names
from tracker.study.service import fitting, progress, targets, timer
from ui.forms.study_forms import TargetForm
from ui.pages.opening import opens
from ui.pages.study.bringing import Bringing
from ui.run import run
from ui.text import language, ntr, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.people.model import Person
    from tracker.study.kept import Bank, Target
    from tracker.study.service.banks import Preview
    from tracker.study.service.fitting import Fitted
    from tracker.study.service.progress import Outcome, Status
    from tracker.study.service.targets import PaperPart
    from tracker.study.service.timer import Timer
    from ui.context import Context, Report
    from ui.pages.study.practice import Wanted
    from ui.pages.study.preview import Again
    from ui.pages.tabbed import TabbedPage
    from ui.widgets.sheet import Sheet, SheetHost


class StudyActs(QObject):
    """Whose study the page shows and how it stands, read by `look()`. Forms and views open in the page.

    How likely the exam is passed takes longer: `work_out()` finds it, and `worked_out` tells of it.
    """

    worked_out = Signal()
    drill_asked = Signal()

    def __init__(self, context: Context, page: TabbedPage) -> None:
        super().__init__(page)
        self.context = context
        self.bringing = Bringing(context, self.show_preview)
        self.outcomes: list[Outcome] | None = None
        """How likely each component is passed on the day of the exam, or were it today; None until worked out."""
        self._page = page
        self._person: Person | None = None
        self._status: Status | None = None

    # What it is about

    def look(self) -> bool:
        """Read where study stands; False while there is nobody or nothing to study."""
        work = self.context.work
        self._person, self._status, self.outcomes = work.find_person(), None, None
        if self._person is None:
            return False
        status = self._status = progress.status(work.store.read(), self._person.uid, today=work.today())
        return status.target is not None or status.questions > 0

    def work_out(self) -> Iterator[None]:
        """Find how likely each component is passed, a step at a time."""
        work, person, target = self.context.work, self.person.uid, self.status.target
        reader, today = work.store.read(), work.today()
        components = progress.components(reader, target)
        yield from progress.get_ready(reader, person, components, target=target, today=today)
        on = max(target.on, today) if target else today
        self.outcomes = [
            progress.readiness(reader, person, component, target=target, on=on, today=today) for component in components
        ]
        self.worked_out.emit()

    @property
    def somebody(self) -> bool:
        """Whether there is a person to study."""
        return self._person is not None

    @property
    def person(self) -> Person:
        """Whose study it is; only asked while there is somebody."""
        assert self._person
        return self._person

    @property
    def status(self) -> Status:
        """How it stands; only asked while there is somebody."""
        assert self._status
        return self._status

    @property
    def target(self) -> Target | None:
        """The exam studied for; a goal with a day stands for one."""
        return self._status.target if self._status else None

    @property
    def own_target(self) -> Target | None:
        """The exam, where the worker set one."""
        reader = self.context.work.store.read()
        return self.target if self.target in targets.targets(reader, self.person.uid) else None

    # Reviews and the timer

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

    # The project's own questions

    def take_practice_set(self) -> None:
        """Put the project's practice set on electrical safety into the file as a bank."""
        from tracker.study.service.practice_set import add_practice_set

        work = self.context.work
        run(
            self.context,
            lambda: add_practice_set(work.store, "electrical-safety", now=work.clock.now()),
            said=tr("The practice set is in."),
            undo=False,
        )

    # What takes the whole page

    def practise(self, wanted: Wanted) -> None:
        """Ask questions, one at a time, until there are none or the person has had enough."""
        from ui.pages.study.practice import PracticeView

        self._page.take_over(PracticeView(self.context, self.person.uid, wanted, exam=self.target))

    def sit(self, number: int) -> None:
        """Sit a mock exam, from where it is; after handing in it is looked at."""
        from ui.pages.study.paper import PaperView

        view = PaperView(self.context, self.person.uid, number, exam=self.target)
        view.handed_in.connect(self.review, Qt.ConnectionType.QueuedConnection)
        self._page.take_over(view)

    def review(self, number: int) -> None:
        """Look at a mock exam that was handed in."""
        from ui.pages.study.review import ReviewView

        self._page.take_over(ReviewView(self.context, self.person.uid, number, exam=self.target))

    def browse(self, bank: Bank | None) -> None:
        """Look through the questions of a bank, or of all."""
        from ui.pages.study.questions import QuestionsView

        self._page.take_over(QuestionsView(self.context, self.person.uid, bank))

    def show_preview(self, preview: Preview, again: Again) -> None:
        """Look at a new bank before anything of it is stored; `again` reads it by what a person says of it."""
        from ui.pages.study.preview import PreviewView

        self._page.take_over(PreviewView(self.context, preview, again))

    # Forms and tabs

    @property
    def host(self) -> SheetHost:
        """Where forms open, beside the tab."""
        return self._page.host

    def open_sheet(self, sheet: Sheet) -> None:
        """Show a form beside the tab."""
        self.host.open_sheet(sheet)

    def show_part(self, name: str) -> None:
        """Turn to another tab."""
        self._page.show_part(name)

    def log_drill(self) -> None:
        """Log a practical exercise, in the diary."""
        self.drill_asked.emit()

    @opens
    def edit_target(self) -> None:
        """Set the exam, or change the one set."""
        named = names(self.context.work.store.read(), language())
        form = TargetForm(self.context, named, self.person, self.own_target, start=self.target)
        self.open_sheet(form)

    @opens
    def edit_shape(self, component: Component) -> None:
        """Say how the paper is made up; the exam comes first."""
        from ui.forms.shape_form import ShapeForm

        self._open_for_exam(lambda own: ShapeForm(self.context, own, self._paper(own, component)))

    @opens
    def edit_calendar(self) -> None:
        """Say when there is time for study; the exam comes first."""
        from ui.forms.calendar_form import CalendarForm

        self._open_for_exam(lambda own: CalendarForm(self.context, own, today=self.context.work.today()))

    @opens
    def edit_topics(self, component: Component) -> None:
        """Type the weights of the booklet; the exam comes first."""
        from ui.forms.topics_form import TopicsForm

        self._open_for_exam(lambda own: TopicsForm(self.context, own, self._paper(own, component)))

    def _open_for_exam(self, form: Callable[[Target], Sheet]) -> None:
        """Open what needs an exam; without one, the form of the exam."""
        own = self.own_target
        if own is None:
            self.edit_target()
        else:
            self.open_sheet(form(own))

    def _paper(self, own: Target, component: Component) -> PaperPart:
        return targets.paper(self.context.work.store.read(), own, component, self.person.uid)

    @opens
    def edit_chapters(self, part: PaperPart) -> None:
        """Say what the chapters of the banks are about."""
        from ui.forms.chapters_form import ChaptersForm

        self.open_sheet(ChaptersForm(self.context, self.person.uid, part))
