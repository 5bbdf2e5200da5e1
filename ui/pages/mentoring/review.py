"""The talk of a month: what happened, what was agreed on before, both sides' words, steps with dates; for paper too."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from tracker.exchange.signing import review_state
from tracker.mentoring import service
from tracker.mentoring.rules import read_steps, write_steps
from tracker.overview.monthly import month_of, months_of
from ui.forms.mentoring_forms import review_form
from ui.pages.mentoring.part import MentoringPart, PersonChoice
from ui.pages.opening import opens
from ui.run import run
from ui.text import tr
from ui.text.monthly import date_lines, happened_lines, month_words, step_words, stuck_lines
from ui.text.signatures import state_words
from ui.widgets.badge import StateBadge
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceEdit
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowRow
from ui.widgets.scroll import ScrollColumn, above_column
from ui.widgets.space import Column, Row, clear
from ui.widgets.two_columns import TwoColumns
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.mentoring.model import MonthlyReview, OpenStep
    from tracker.overview.monthly import Month
    from ui.context import Context
    from ui.pages.mentoring.acts import MentoringActs
    from ui.pages.mentoring.shown import Shown

_TOP = Qt.AlignmentFlag.AlignTop


class ReviewPart(MentoringPart):
    """A month of one apprentice; the present one to begin with."""

    def __init__(self, context: Context, acts: MentoringActs, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(context, acts, shown, parent)
        self.people = PersonChoice(name="review_person")
        self.people.chosen.connect(partial(shown.choose, part="review"))
        self.months = ChoiceEdit(name="review_month")
        self.months.setAccessibleName(tr("Month"))
        self.months.changed.connect(self._show_month)
        self.write = Button("", name="review_write", kind="primary", icon_name="edit")
        self.write.setToolTip("Ctrl+N")
        self.write.clicked.connect(self.add_record)
        self.paper = Button(tr("Print…"), name="review_print", icon_name="print")
        self.paper.clicked.connect(self._print)
        self._columns = TwoColumns()
        self._scroll = ScrollColumn(margin=0, gap=16)
        self._scroll.body.addWidget(self._columns)
        self._nothing = EmptyState(
            "calendar",
            tr("Nobody to talk with yet"),
            tr("Take in the bundle of an apprentice; each month is prepared here from what happened."),
            tr("Take in a bundle…") if self.writing else "",
            name="review_none",
        )
        self._nothing.acted.connect(self.context.shell.take_in)
        head = Row(gap=12)
        head.addWidget(FlowRow(self.people, self.months), 1, _TOP)
        for button in (self.paper, self.write):
            head.addWidget(button, 0, _TOP)
        column = Column(self, gap=12)
        column.addLayout(above_column(head))
        column.addWidget(self._scroll, 1)
        column.addWidget(self._nothing, 1)
        self._month: Month | None = None
        self._person = ""

    @property
    def mentoring(self) -> bool:
        """Whether the file's owner talks as the mentor, not as the apprentice."""
        return self._person != self.shown.me.uid

    def show_view(self) -> None:
        """Show the month chosen of the apprentice chosen."""
        member = self.shown.member()
        for part in (self._scroll, self.people, self.months, self.write, self.paper):
            part.setVisible(member is not None)
        self._nothing.setVisible(member is None)
        if member is None:
            return
        self._person = member.person.uid
        self.people.show_people(self.shown.people(), self._person)
        self.people.setVisible(self.shown.teaching)
        months = months_of(self.context.work.store.read(), self._person, today=self.context.work.today())
        self.months.set_choices([(month, month_words(month)) for month in months])
        self.write.say(tr("Write what I say…"))
        self.write.setVisible(self.writing)
        self._show_month()

    def focus_filter(self) -> None:
        """Choose another month."""
        self.months.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_record(self) -> None:
        """Write one's own word on the month."""
        if self._month and self.writing:
            self._write(self._month.month)

    @opens
    def _write(self, month: str) -> None:
        if month != self.months.value():
            self.months.set_value(month)
            self._show_month()
        assert self._month
        mentor = self.shown.me if self.mentoring else None
        known = self._month.said if self.mentoring else self._month.own
        self.host.open_sheet(review_form(self.context, self._person, month, mentor, known))

    def _show_month(self) -> None:
        month = self.months.value()
        if not month:
            return
        work, mentor = self.context.work, self._mentor()
        self._month = found = month_of(work.store.read(), self._person, month, mentor=mentor, today=work.today())
        main, side = self._columns.main, self._columns.side
        clear(main)
        clear(side)
        main.addWidget(_lines(tr("What happened"), happened_lines(found, self.shown.names)))
        main.addWidget(self._steps(found))
        main.addWidget(self._word(tr("What the mentor says"), found.said, own=self.mentoring))
        main.addWidget(self._word(tr("What the apprentice says"), found.own, own=not self.mentoring))
        side.addWidget(_lines(tr("Goes no further"), stuck_lines(found, self.shown.names)))
        side.addWidget(_lines(tr("Dates"), date_lines(found, self.shown.names, today=work.today())))

    def _mentor(self) -> str | None:
        """Whose word is shown: one's own as the mentor, else that of the apprentice's mentor."""
        if self.mentoring:
            return self.shown.me.uid
        member = self.shown.member()
        return member.mentorship.mentor_uid if member and member.mentorship else None

    def _steps(self, month: Month) -> Card:
        """What was agreed on before, to be ticked off by whoever looks."""
        card = Card(tr("Agreed before"))
        mine, theirs = (month.said, month.own) if self.mentoring else (month.own, month.said)
        done = read_steps(mine.done) if mine else ()
        claimed = read_steps(theirs.done) if theirs else ()
        other = tr("the apprentice says it is done") if self.mentoring else tr("the mentor found it done")
        for number, one in enumerate(month.steps):
            words = tr(" · ").join((step_words(one), other)) if one.step in claimed else step_words(one)
            box = QCheckBox(words)
            box.setObjectName(f"review_step_{number}")
            box.setAccessibleName(words)
            box.setChecked(one.step in done)
            box.setEnabled(self.writing)
            box.toggled.connect(partial(self._tick, month, one))
            card.body.addWidget(box)
        if not month.steps:
            card.body.addWidget(Quiet(tr("Nothing is open from earlier months.")))
        return card

    def _tick(self, month: Month, one: OpenStep, done: bool) -> None:
        mine = month.said if self.mentoring else month.own
        steps = [step for step in read_steps(mine.done if mine else None) if step != one.step]
        lines = write_steps([*steps, one.step] if done else steps)
        mentor = self.shown.me if self.mentoring else None
        values = {"done": lines, **({"by": mentor.name} if mentor else {})}
        run(
            self.context,
            lambda: service.put_review(
                self.context.work.store, self._person, month.month, mentor.uid if mentor else None, values
            ),
            said=tr("Ticked off.") if done else tr("Open again."),
        )

    def _word(self, title: str, review: MonthlyReview | None, *, own: bool) -> Card:
        """What one side said, and under which signature."""
        card = Card(title)
        if review is None or not (review.note or review.steps):
            card.body.addWidget(Quiet(tr("Nothing written yet.")))
            return card
        if review.note:
            card.body.addWidget(Label(review.note))
        for step in read_steps(review.steps):
            card.body.addWidget(Label(f"• {step.by.isoformat()} {step.text}" if step.by else f"• {step.text}"))
        state = review_state(self.context.work.store.read(), review)
        row = FlowRow(gap=12)
        if review.paper_on:
            words = tr("Signed on paper on {day}").format(day=review.paper_on.isoformat())
            row.add(StateBadge("good", words, icon="signature"))
        if state:
            row.add(StateBadge("good" if state == "valid" else "bad", state_words(state), icon="signature"))
        elif own and self.writing:
            sign = Button(tr("Sign with my key"), name="review_sign", icon_name="signature")
            sign.clicked.connect(lambda: self.acts.sign_review(review.uid))
            row.add(sign)
        card.body.addWidget(row)
        return card

    def _print(self) -> None:
        from ui.pages.mentoring.paper import print_review

        if self._month:
            print_review(self.context, self._month, self.shown.names, self.paper)


def _lines(title: str, lines: Iterable[tuple[str, str]]) -> Card:
    """A card of short statements, each with what it is about at the left."""
    card = Card(title)
    empty = True
    for about, words in lines:
        empty = False
        row = Column(gap=0)
        if about:
            row.addWidget(Quiet(about, small=True))
        row.addWidget(Label(words))
        card.body.addLayout(row)
    if empty:
        card.body.addWidget(Quiet(tr("Nothing.")))
    return card
