"""The forms of study: the exam to study for, and the weights of its topics as the booklet has them."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from tracker.kernel.terms import Component, Level
from tracker.study.kept import USUAL_CHANCE, Target
from tracker.study.model import weekly
from tracker.study.service import targets
from ui.forms.record_form import Field, RecordForm
from ui.run import run
from ui.text import tr
from ui.text.labels import choices, label
from ui.text.problems import reason
from ui.text.study import topic_names
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoiceEdit, CompletingEdit
from ui.widgets.dates import DateEdit
from ui.widgets.editors import DecimalEdit, NumberEdit, TextEdit
from ui.widgets.form import FormRow, ProblemLabel
from ui.widgets.sheet import Sheet
from ui.widgets.space import Column
from ui.widgets.words import Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from tracker.kernel.problems import Problem
    from tracker.overview.names import Names
    from tracker.people.model import Person
    from tracker.study.service.targets import PaperPart
    from ui.context import Context

LOWEST_CHANCE, HIGHEST_CHANCE = 50, 97
"""The chance to aim at, in percent: below an even chance is no aim, and nothing is certain."""

MOST_MINUTES = 600


class TargetForm(RecordForm):
    """One exam with the pass mark of each of its papers; an empty mark means that the paper is not sat."""

    def __init__(
        self, context: Context, names: Names, person: Person, known: Target | None, *, start: Target | None
    ) -> None:
        self._work = context.work
        self._person = person
        self._known = known
        self._parts = targets.parts(context.work.store.read(), known.uid) if known else ()
        super().__init__(
            context,
            tr("The exam"),
            Target,
            _target_fields(names),
            save=self._keep,
            said=tr("Saved."),
            start=self._start(start),
            fixed={"uid": "new", "person": person.uid, "chance": USUAL_CHANCE},
        )
        if known:
            remove = Button(tr("Remove"), name="target_remove", kind="danger")
            remove.clicked.connect(self._remove)
            self.foot.addWidget(remove)

    def _start(self, start: Target | None) -> dict[str, Any]:
        """What the rows begin with: the exam, else the worker's own occupation and the theory paper."""
        marks = {str(part.component): part.pass_mark for part in self._parts}
        if not self._parts:
            marks = {str(Component.THEORY): targets.PASS_MARK}
        begun: dict[str, Any] = start.as_dict() if start else {"occupation": self._person.occupation}
        percent = round(100 * (start.chance if start else USUAL_CHANCE))
        calendar = targets.calendar_of(start)
        self._minutes = max(calendar.pattern) if calendar.pattern else targets.USUAL_MINUTES
        return {**begun, **marks, "percent": percent, "minutes": self._minutes}

    def _problems(self, values: Mapping[str, Any]) -> list[Problem]:
        return super()._problems({name: value for name, value in values.items() if name in Target._fields})

    def _keep(self, values: dict[str, Any]) -> None:
        store = self._work.store
        marks = {component: values.pop(str(component)) for component in Component}
        values["chance"] = (values.pop("percent") or round(100 * USUAL_CHANCE)) / 100
        minutes = values.pop("minutes")
        if minutes != self._minutes:  # a cycle of shifts stays as it is until another number is typed
            values["calendar"] = None if minutes is None else targets.calendar_text(weekly(*[minutes] * 7))
        chosen = [component for component, mark in marks.items() if mark is not None]
        if self._known is None:
            uid = targets.add_target(store, self._person.uid, values, chosen)
        else:
            uid = self._known.uid
            targets.edit_target(store, uid, values)
        self._save_parts(uid, marks)

    def _save_parts(self, uid: str, marks: Mapping[Component, float | None]) -> None:
        """The papers that changed, each for itself."""
        store = self._work.store
        known = {part.component: part for part in targets.parts(store.read(), uid)}
        for component, mark in marks.items():
            part = known.get(component)
            if mark is None:
                if part:
                    targets.remove_part(store, part.uid)
            elif part is None or part.pass_mark != mark:
                shape = targets.shape_of(part.shape) if part and part.shape else None
                targets.set_part(store, uid, component, pass_mark=mark, shape=shape)

    def _remove(self) -> None:
        assert self._known
        uid = self._known.uid
        self.close_sheet()
        run(self._context, lambda: targets.delete_target(self._work.store, uid), said=tr("Removed."))


def _target_fields(names: Names) -> list[Field]:
    occupation = partial(CompletingEdit, tuple(names.occupations.items()), name="field_occupation", free=True)
    level = partial(ChoiceEdit, choices(Level), name="field_level", empty=tr("Not given"))
    mark = tr("{component}: pass mark of 100")
    return [
        Field(name="on", label=tr("Day of the exam"), editor=partial(DateEdit, name="field_on")),
        Field(name="occupation", label=tr("Occupation"), editor=occupation),
        Field(name="level", label=tr("Level"), editor=level),
        Field(name="title", label=tr("What you call it"), editor=partial(TextEdit, name="field_title")),
        *(
            Field(
                name=str(component),
                label=mark.format(component=label(component)),
                editor=partial(DecimalEdit, name=f"field_{component}", lowest=1, highest=100),
                hint=tr("Leave empty if this part is not examined."),
            )
            for component in Component
        ),
        Field(
            name="percent",
            label=tr("Chance of passing to aim at, in percent"),
            editor=partial(NumberEdit, name="field_percent", lowest=LOWEST_CHANCE, highest=HIGHEST_CHANCE),
        ),
        Field(
            name="minutes",
            label=tr("Minutes a day there are for study"),
            editor=partial(NumberEdit, name="field_minutes", lowest=0, highest=MOST_MINUTES),
        ),
    ]


class TopicsForm(Sheet):
    """A row for each topic of a paper: its name, and its weight in percent as the booklet has it."""

    def __init__(self, context: Context, target: Target, part: PaperPart) -> None:
        super().__init__(tr("Weights of the topics: {component}").format(component=label(part.component)))
        self._context = context
        self._target = target
        self._component = part.component
        self._general = ProblemLabel()
        self._about = Quiet()
        self.rows: list[TopicRow] = []
        self._list = Column(gap=16)
        self._add = Button(tr("Another topic"), name="topics_add", kind="quiet", icon_name="plus")
        self._add.clicked.connect(self._begin_topic)
        for part_of_sheet in (self._about, self._general):
            self.body.addWidget(part_of_sheet)
        self.body.addLayout(self._list)
        self.body.addWidget(self._add)
        named = topic_names(part)
        for topic in part.topics:
            self._append(topic.key, named[topic.key], topic.weight)
        self.saved.connect(self.submit)
        self._tell()

    def _append(self, key: str, name: str, weight: float | None) -> None:
        row = TopicRow(len(self.rows) + 1, key, name, weight)
        row.weight.changed.connect(self._tell)
        self.rows.append(row)
        self._list.addWidget(row)

    def _begin_topic(self) -> None:
        self._append("", "", None)
        self.show_field(self.rows[-1].name)
        self._tell()

    def _tell(self) -> None:
        """What the weights add up to, or that topics count equally."""
        known = [row.weight.value() for row in self.rows if row.weight.problem() is None]
        weights = [one for one in known if one is not None]
        if len(weights) < len(self.rows) or not weights:
            self._about.setText(tr("Until every topic has its weight from the booklet, all topics count equally."))
        else:
            self._about.setText(tr("Together {sum} %").format(sum=f"{sum(weights):g}"))

    def submit(self) -> bool:
        """Keep the table; a row without a name is left out. Returns whether it was saved."""
        sound = [row.check() for row in self.rows]
        if not all(sound):
            self.show_field(self.rows[sound.index(False)].weight)
            return False
        rows = [row.values() for row in self.rows if row.name.value()]
        store, uid = self._context.work.store, self._target.uid
        done = run(
            self._context,
            lambda: targets.set_topics(store, uid, self._component, rows),
            said=tr("Saved."),
            refused=self._show_problems,
        )
        if done:
            self.close_sheet()
        return done

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        """Each problem at the row of its topic."""
        general = []
        for problem in problems:
            row = next((one for one in reversed(self.rows) if one.values()[0] == problem.where), None)
            if row:
                row.show_problem(reason(problem))
            else:
                general.append(reason(problem))
        self._general.show_problem("\n".join(general) or None)


class TopicRow(QWidget):
    """The name of a topic and its weight; a topic of a syllabus keeps its key as long as its name is not changed."""

    def __init__(self, number: int, key: str, name: str, weight: float | None) -> None:
        super().__init__()
        self._key, self._named = key, name
        self.name = TextEdit(name=f"topic_name_{number}")
        self.name.set_value(name)
        self.weight = DecimalEdit(name=f"topic_weight_{number}", highest=100)
        self.weight.set_value(weight)
        self._name_row = FormRow(tr("Topic {n}").format(n=number), self.name)
        self._weight_row = FormRow(tr("Weight in percent"), self.weight)
        column = Column(self, gap=4)
        column.addWidget(self._name_row)
        column.addWidget(self._weight_row)

    def values(self) -> tuple[str, str | None, float | None]:
        """Key, name of one's own, and weight. The weight must be readable."""
        name = self.name.value() or ""
        weight = self.weight.value()
        return (self._key, None, weight) if self._key and name == self._named else (name, name, weight)

    def check(self) -> bool:
        """Whether the weight can be taken; where not, why not is shown."""
        return self._weight_row.check()

    def show_problem(self, text: str) -> None:
        """What is wrong with this topic."""
        self._name_row.show_problem(text)
