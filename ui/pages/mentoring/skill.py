"""One skill of one apprentice in full: how it stands, what was practised, who said what of it under which signature."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.kernel.terms import PracticeAnswer
from tracker.mentoring.rules import going_on
from tracker.mentoring.service import mentorships
from tracker.people.genuine import checked_signoffs
from tracker.signed.signatures import SignatureState
from ui.pages.mentoring.acts import skill_choices
from ui.pages.mentoring.photos import PhotoRow
from ui.text import ptr, tr
from ui.text.labels import label
from ui.text.mentoring import SKILL_LOOKS, asked_of_skill, practice_words, skill_line, stage_words
from ui.text.signatures import state_words
from ui.widgets.badge import StateBadge
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowRow
from ui.widgets.icon_mark import IconMark
from ui.widgets.sheet import Sheet
from ui.widgets.space import Column, Row
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.mentoring.model import LogEntry, SkillStanding
    from tracker.overview.cohort import Member
    from tracker.people.genuine import CheckedSignoff
    from ui.context import Context
    from ui.pages.mentoring.acts import MentoringActs
    from ui.pages.mentoring.shown import Shown

_TOP = Qt.AlignmentFlag.AlignTop


class SkillSheet(Sheet):
    """Shown beside the list; it goes when the list is drawn anew."""

    def __init__(self, context: Context, acts: MentoringActs, shown: Shown, member: Member, skill: str) -> None:
        super().__init__(shown.names.skill(skill), editing=False)
        self._context, self._acts, self._shown = context, acts, shown
        self._member, self._skill = member, skill
        self._writing = not context.work.store.read_only
        reader = context.work.store.read()
        self._pairs = mentorships(reader, member.person.uid)
        found = member.standing_of(skill)
        if found:
            self._tell(found)
        said = {
            one.signoff.uid: one for one in checked_signoffs(reader, member.person.uid) if one.signoff.skill == skill
        }
        entries = [entry for entry in member.log if entry.practice.skill == skill]
        answered = {one.signoff.practice for one in said.values() if one.signoff.practice}
        logged = {entry.practice.uid for entry in entries}
        happened = [(entry.practice.on, self._entry(entry, said)) for entry in entries]
        happened += [
            (one.signoff.on, self._signoff(one))
            for one in said.values()
            if one.signoff.practice not in logged & answered
        ]
        for _day, part in sorted(happened, key=lambda one: one[0], reverse=True):
            self.body.addWidget(part)
        if not happened:
            self.body.addWidget(Quiet(tr("Nothing yet.")))
        self._add_acts()

    def _tell(self, one: SkillStanding) -> None:
        state, icon = SKILL_LOOKS[one.state]
        self.body.addWidget(FlowRow(StateBadge(state, stage_words(one), icon=icon)))
        self.body.addWidget(Quiet(asked_of_skill(one.skill)))
        if line := skill_line(one):
            self.body.addWidget(Quiet(line))

    def _add_acts(self) -> None:
        if not self._writing:
            return
        acts, names, person = self._acts, self._shown.names, self._member.person.uid
        if person == self._shown.me.uid:
            button = Button(tr("Log a practice"), name="skill_log", kind="primary", icon_name="plus")
            button.clicked.connect(
                lambda: acts.ask_practice(person, skill_choices(self._member, names), skill=self._skill)
            )
        else:
            button = Button(tr("Sign off…"), name="skill_sign", kind="primary", icon_name="signature")
            button.clicked.connect(lambda: acts.ask_signoff(self._member, self._skill))
        self.foot.addWidget(button)
        self.foot.addStretch()

    def _entry(self, entry: LogEntry, said: dict[str, CheckedSignoff]) -> QWidget:
        """A practice with the answers to it."""
        part = QWidget()
        column = Column(part, gap=4)
        column.addWidget(
            Label(ptr("practice", "{day} practised").format(day=entry.practice.on.isoformat()), size="emphasis")
        )
        if words := practice_words(entry):
            column.addWidget(Label(words))
        photos = PhotoRow(self._context, entry.practice.uid)
        if photos.shown:
            column.addWidget(photos)
        answers = [one for one in said.values() if one.signoff.practice == entry.practice.uid]
        for one in answers:
            column.addWidget(self._signoff(one))
        if not answers:
            column.addWidget(FlowRow(StateBadge("info", tr("Waits for the mentor"), icon="clock")))
        own = self._member.person.uid == self._shown.me.uid
        if own and self._writing and not answers:
            change = Button(tr("Change…"), name=f"practice_edit_{entry.practice.uid}", kind="quiet", icon_name="edit")
            skills = skill_choices(self._member, self._shown.names)
            change.clicked.connect(lambda: self._acts.ask_practice(self._member.person.uid, skills, entry.practice))
            column.addWidget(FlowRow(change))
        return part

    def _signoff(self, one: CheckedSignoff) -> QWidget:
        """A mentor's word, and what its signature says."""
        signoff, part = one.signoff, QWidget()
        returned = signoff.answer is PracticeAnswer.RETURNED
        icon, role = ("undo", "due") if returned else ("check", "good")
        row = Row(part, gap=8)
        row.addWidget(
            IconMark(icon if one.counts else "warning", role=role if one.counts else "bad", beside="body"), 0, _TOP
        )
        words = Column(gap=0)
        what = label(signoff.answer) if returned else label(signoff.stage)
        by = signoff.by or ptr("mentor", "somebody")
        head = tr("{day} {mentor}: {stage}").format(day=signoff.on.isoformat(), mentor=by, stage=what)
        words.addWidget(Label(head))
        if signoff.note:
            words.addWidget(Label(signoff.note))
        words.addWidget(Quiet(state_words(one.state), small=True))
        if signoff.mentor_uid and not any(
            pair.mentor_uid == signoff.mentor_uid and going_on(pair, signoff.on) for pair in self._pairs
        ):
            words.addWidget(Quiet(tr("No mentorship was noted for that day."), small=True))
        row.addLayout(words, 1)
        if self._writing and signoff.mentor_uid == self._shown.me.uid and signoff.person != self._shown.me.uid:
            back = Button(tr("Take back"), name=f"signoff_withdraw_{signoff.uid}", kind="quiet")
            back.clicked.connect(partial(self._withdraw, signoff.uid))
            acts = Column(gap=0)
            acts.addWidget(back)
            if one.state is SignatureState.VALID and not returned:
                export = Button(tr("Export…"), name=f"signoff_export_{signoff.uid}", kind="quiet")
                export.clicked.connect(partial(self._export, signoff.uid))
                acts.addWidget(export)
            row.addLayout(acts)
        return part

    def _export(self, uid: str, _checked: bool = False) -> None:
        self._acts.choose_badge(uid, self._shown.names.skill(self._skill))

    def _withdraw(self, uid: str, _checked: bool = False) -> None:
        self._acts.withdraw(uid)
