"""Where study stands today: how likely a pass is, what waits to be practised, and the topics one by one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from tracker.kernel.terms import Component
from tracker.study.service import targets
from ui.models.turns import Turns
from ui.pages.study.part import StudyPart
from ui.pages.study.practice import Wanted
from ui.text import ntr, tr
from ui.text.labels import label
from ui.text.study import chance_words, score_words, topic_name, topic_names, unsure, whole, why_unsure
from ui.widgets.action_row import ActionRow
from ui.widgets.badge import StateBadge
from ui.widgets.bars import Bar
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowRow
from ui.widgets.space import Column, Row, clear
from ui.widgets.two_columns import TwoColumns
from ui.widgets.words import Figure, Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.study.kept import TopicStand
    from tracker.study.readiness import TopicReadiness
    from tracker.study.service.progress import Outcome, Status
    from tracker.study.service.targets import PaperPart
    from ui.pages.study.acts import StudyActs


LUNCH_MINUTES = 15
_IN_SIGHT = 8
"""So many topics are there at once; those below them follow in turns."""


class TodayPart(StudyPart):
    """Readiness at the left, the acts of the day at the right; in a narrow window the acts stand above many topics."""

    def __init__(self, acts: StudyActs, parent: QWidget | None = None) -> None:
        super().__init__(acts, parent=parent)
        self._columns = TwoColumns(side_first=True)
        self._awaited = False
        """Whether it is still to be worked out how study stands."""
        self.body.addWidget(self._columns)
        self._turns = Turns(self)
        acts.worked_out.connect(self._show_outcomes)

    def refresh(self) -> None:
        """Show what waits to be practised, and beside it how study stands as soon as that is worked out."""
        self._turns.stop()
        clear(self._columns.main)
        clear(self._columns.side)
        self._columns.side.addWidget(self._waiting(self.acts.status))
        self._columns.side.addWidget(self._exam(self.acts.status))
        self._awaited = True
        self._show_outcomes()

    def _show_outcomes(self) -> None:
        if self._awaited and self.acts.outcomes is not None:
            self._awaited = False
            self._turns.fill(self._steps(self.acts.status, self.acts.outcomes))

    def _steps(self, status: Status, outcomes: Sequence[Outcome]) -> Iterator[None]:
        main = self._columns.main
        for outcome in outcomes:
            yield from self._readiness(outcome, status)
            yield
        asked = [topic for topic in status.topics if topic.questions]
        if asked:
            card = Card(tr("Practise one topic"))
            main.addWidget(card)
        for number, topic in enumerate(asked):
            self._topic(card, number, topic)
            yield

    def _waiting(self, status: Status) -> Card:
        """What there is to practise, each line an act."""
        card = Card(tr("Practise"))
        if not status.questions:
            card.body.addWidget(Quiet(tr("There are no questions yet.")))
            bring = Button(tr("Import a question bank…"), name="study_import", kind="primary", icon_name="import")
            bring.clicked.connect(self.acts.bringing.choose)
            card.body.addWidget(FlowRow(bring))
            return card
        due = ntr("{n} due", "{n} due", status.due).format(n=status.due)
        new = ntr("{n} new", "{n} new", status.new).format(n=status.new)
        there = tr(", ").join([due, *([new] if status.new else [])])
        self._act(card, "due", tr("Go on practising"), there, Wanted(mode="due"), icon="play")
        lunch = tr("Ends by itself; what is due comes first.")
        wanted = Wanted(mode="due", minutes=LUNCH_MINUTES)
        title = tr("Practise {minutes} minutes: a lunch break is enough").format(minutes=LUNCH_MINUTES)
        self._act(card, "lunch", title, lunch, wanted, icon="clock")
        if status.notebook:
            wrong = ntr("{n} question answered wrongly", "{n} questions answered wrongly", status.notebook)
            words = wrong.format(n=status.notebook)
            self._act(card, "notebook", tr("Wrong-answer notebook"), words, Wanted(mode="notebook"), icon="history")
        measured = self.acts.timer()
        if measured is not None:
            since = tr("Since {time}; stop it in the diary.").format(time=f"{measured.since:%H:%M}")
            row = ActionRow(tr("The study timer runs"), since, name="study_timer", icon="clock", role="due")
            row.acted.connect(partial(self.acts.show_part, "log"))
            card.body.addWidget(row)
        if status.answers:
            card.body.addWidget(Quiet(_done_today(status), small=True))
            self._fitting(card)
        return card

    def _fitting(self, card: Card) -> None:
        """How the days of review are found, and finding them by this worker's own answers where that is worth it."""
        found = self.acts.fitted()
        if found.at is not None:
            words = ntr(
                "Review days are fitted to your memory: {n} answer, {day}",
                "Review days are fitted to your memory: {n} answers, {day}",
                found.answers,
            )
            card.body.addWidget(Quiet(words.format(n=found.answers, day=found.at.date().isoformat()), small=True))
        if found.worth_it:
            why = tr("You have answered much since.") if found.at else tr("They follow the average learner so far.")
            row = ActionRow(tr("Fit the review days to your memory"), why, name="study_fit", icon="refresh")
            row.acted.connect(self.acts.fit_reviews)
            card.body.addWidget(row)

    def _act(self, card: Card, name: str, title: str, text: str, wanted: Wanted, *, icon: str) -> None:
        row = ActionRow(title, text, name=f"study_practise_{name}", icon=icon, role="accent")
        row.acted.connect(partial(self.acts.practise, wanted))
        card.body.addWidget(row)

    def _exam(self, status: Status) -> Card:
        """The exam aimed at."""
        card = Card(tr("The exam"))
        target = status.target
        if target is None:
            card.body.addWidget(Quiet(tr("No exam has been set yet.")))
        else:
            words = (target.title, label(target.level) if target.level else None, target.on.isoformat())
            card.body.addWidget(Label(" · ".join(filter(None, words))))
            aim = tr("Aimed at: {chance} % chance of passing").format(chance=whole(target.chance))
            card.body.addWidget(Quiet(aim, small=True))
        words_of_act = tr("Change the exam") if target else tr("Set the exam")
        edit = Button(words_of_act, name="study_target", kind="quiet", icon_name="target")
        edit.clicked.connect(self.acts.edit_target)
        card.body.addWidget(FlowRow(edit))
        return card

    def _tell_of_chapters(self, card: Card, part: PaperPart) -> None:
        """Chapters that count for no topic are said to; what was said of others can be changed."""
        found = targets.chapters(self.context.work.store.read(), self.acts.person.uid, part)
        if not found:
            return
        astray = sum(topic is None for topic in found.values())
        if astray:
            words = ntr(
                "{n} chapter of the banks counts for no topic of the exam yet.",
                "{n} chapters of the banks count for no topic of the exam yet.",
                astray,
            )
            card.body.addWidget(Quiet(words.format(n=astray)))
        edit = Button(
            tr("What the chapters are about…"), name=f"study_chapters_{part.component}", kind="quiet", icon_name="list"
        )
        edit.clicked.connect(partial(self.acts.edit_chapters, part))
        card.body.addWidget(FlowRow(edit))

    def _readiness(self, outcome: Outcome, status: Status) -> Iterator[None]:
        """One component: its chance, the score to expect, why it is unsure, and its topics on the day."""
        part, found = outcome.part, outcome.readiness
        card = Card(label(part.component))
        self._columns.main.addWidget(card)
        weights = Button(
            tr("Weights of the topics…"), name=f"study_weights_{part.component}", kind="quiet", icon_name="edit"
        )
        weights.clicked.connect(partial(self.acts.edit_topics, part.component))
        card.head.addWidget(weights)
        self._tell_of_chapters(card, part)
        if found is None or not outcome.answers:
            card.body.addWidget(Quiet(_nothing_yet(outcome)))
            if part.topics and part.component is not Component.THEORY:
                drill = Button(tr("Log an exercise…"), name=f"study_drill_{part.component}", icon_name="plus")
                drill.clicked.connect(self.acts.log_drill)
                card.body.addWidget(FlowRow(drill))
            return
        met = found.chance >= (status.target.chance if status.target else 1)
        state = "info" if unsure(found) else "good" if met else "due"
        words = tr("too early to say") if unsure(found) else tr("reached") if met else tr("below the aim")
        head = Row(gap=16)
        head.addWidget(Figure(f"{whole(found.chance)} %", tr("chance of passing")))
        head.addWidget(StateBadge(state, words))
        head.addStretch(1)
        card.body.addLayout(head)
        card.body.addWidget(Label(tr(" · ").join((chance_words(found), score_words(outcome)))))
        for reason in why_unsure(found):
            card.body.addWidget(Quiet(reason, small=True))
        named = topic_names(part)
        for number, topic in enumerate(found.topics):
            if number >= _IN_SIGHT:
                yield
            card.body.addWidget(_TopicOnDay(topic, named.get(topic.topic, topic.topic), weighted=part.weighted))

    def _topic(self, card: Card, number: int, topic: TopicStand) -> None:
        """A topic of the banks is an act: practise this one."""
        parts = [tr("{met} of {questions} met").format(met=topic.met, questions=topic.questions)]
        if topic.due:
            parts.append(tr("{due} due").format(due=topic.due))
        if topic.answers:
            right = round(100 * topic.correct / topic.answers)
            parts.append(tr("{share} % right").format(share=right))
        wanted = Wanted(mode="topic", topic=topic.topic)
        self._act(card, f"topic_{number}", topic_name(topic.topic), " · ".join(parts), wanted, icon="study")


class _TopicOnDay(QWidget):
    """A topic of the paper: the part of its marks expected on the day, with its weight."""

    def __init__(self, topic: TopicReadiness, name: str, *, weighted: bool) -> None:
        super().__init__()
        words = Row()
        words.addWidget(Label(topic_name(name)), 1)
        said = tr("{then} % on the day").format(then=round(100 * topic.on_day))
        if weighted:
            said = tr("weight {weight} % · {said}").format(weight=round(100 * topic.weight), said=said)
        words.addWidget(Quiet(said, small=True))
        bar = Bar(topic.on_day)
        bar.setAccessibleName(tr("{topic}: {said}").format(topic=topic_name(name), said=said))
        column = Column(self, gap=4)
        column.addLayout(words)
        column.addWidget(bar)


def _done_today(status: Status) -> str:
    today = ntr("Today: {n} answer", "Today: {n} answers", status.answered_today).format(n=status.answered_today)
    row = ntr("{n} day in a row", "{n} days in a row", status.days_in_a_row).format(n=status.days_in_a_row)
    return tr("{today}, {minutes} min · {row}").format(today=today, minutes=status.minutes_today, row=row)


def _nothing_yet(outcome: Outcome) -> str:
    """What there must be before a chance can be told."""
    if not outcome.part.topics:
        return tr("There is nothing to go by yet: type the topics of this part above.")
    if outcome.part.component is Component.THEORY:
        return tr("There is nothing to go by yet: practise some questions.")
    return tr("There is nothing to go by yet: log exercises with a rating in the diary.")
