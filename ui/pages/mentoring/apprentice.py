"""One apprentice, or oneself as one: the skills with their stages, what came back, the log, the mentors."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.catalog.own_skills import own_skills
from tracker.exchange.same_person import arrived, is_noted
from tracker.kernel.terms import PracticeAnswer
from tracker.mentoring import service
from tracker.mentoring.model import SkillState
from ui.pages.mentoring.acts import skill_choices
from ui.pages.mentoring.part import MentoringPart, PersonChoice
from ui.pages.mentoring.same_person import same_form
from ui.pages.mentoring.skill import SkillSheet
from ui.pages.opening import opens
from ui.text import ntr, ptr, tr
from ui.text.labels import label
from ui.text.mentoring import (
    SKILL_LOOKS,
    ahead_words,
    answer_words,
    own_skill_words,
    practice_words,
    reached_words,
    skill_line,
    stage_words,
)
from ui.text.monthly import mentorship_words
from ui.widgets.action_row import ActionRow
from ui.widgets.badge import StateBadge
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.disclosure import Disclosure
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowRow
from ui.widgets.scroll import ScrollColumn, above_column
from ui.widgets.space import Column, Row, clear
from ui.widgets.two_columns import TwoColumns
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.mentoring.model import LogEntry, Mentorship, SkillStanding
    from tracker.overview.cohort import Member
    from tracker.people.model import Person
    from ui.context import Context
    from ui.pages.mentoring.acts import MentoringActs
    from ui.pages.mentoring.shown import Shown

_LATEST = 8
_TOP = Qt.AlignmentFlag.AlignTop


class ApprenticePart(MentoringPart):
    """A row of a skill opens it in full at the right."""

    def __init__(self, context: Context, acts: MentoringActs, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(context, acts, shown, parent)
        self.people = PersonChoice(name="apprentice")
        self.people.chosen.connect(shown.choose)
        self.log = Button(tr("Log a practice"), name="practice_add", kind="primary", icon_name="plus")
        self.log.setToolTip("Ctrl+N")
        self.log.clicked.connect(self.add_record)
        self.sign = Button(tr("Sign a skill off…"), name="signoff_add", kind="primary", icon_name="signature")
        self.sign.setToolTip("Ctrl+N")
        self.sign.clicked.connect(self.add_record)
        self._nothing = EmptyState(
            "mentoring",
            tr("Nobody to show"),
            tr("Take in the bundle of an apprentice: his skills, his log and his dates show here."),
            tr("Take in a bundle…") if self.writing else "",
            name="apprentice_none",
        )
        self._nothing.acted.connect(self.context.shell.take_in)
        self.bring = Button(tr("Take in a bundle…"), name="apprentice_take_in", icon_name="import")
        self.bring.clicked.connect(self.context.shell.take_in)
        self.hand = Button(tr("Hand over…"), name="apprentice_hand_over", icon_name="export")
        self.hand.clicked.connect(self._hand_over)
        self._columns = TwoColumns()
        self._scroll = ScrollColumn(margin=0, gap=16)
        self._scroll.body.addWidget(self._columns)
        head = Row(gap=12)
        head.addWidget(self.people, 0, _TOP)
        head.addStretch(1)
        head.addWidget(FlowRow(self.bring, self.hand, self.log, self.sign), 0, _TOP)
        column = Column(self, gap=12)
        column.addLayout(above_column(head))
        column.addWidget(self._scroll, 1)
        column.addWidget(self._nothing, 1)
        self._member: Member | None = None

    @property
    def own(self) -> bool:
        """Whether it is the file's owner who is shown."""
        return self._member is not None and self._member.person.uid == self.shown.me.uid

    def show_view(self) -> None:
        """Show the apprentice chosen."""
        self._member = member = self.shown.member()
        for part in (self._scroll, self.people, self.bring, self.hand, self.log, self.sign):
            part.setVisible(member is not None)
        self._nothing.setVisible(member is None)
        if member is None:
            return
        self.people.show_people(self.shown.people(), member.person.uid)
        self.people.setVisible(self.shown.teaching)
        self.bring.setVisible(self.own and self.writing)
        self.hand.setVisible(self.writing)
        self.log.setVisible(self.own and self.writing)
        self.sign.setVisible(not self.own and self.writing)
        main, side = self._columns.main, self._columns.side
        clear(main)
        clear(side)
        self._show_back(member)
        self._show_skills(member)
        side.addWidget(self._mentors(member))
        side.addWidget(self._log(member))
        if self.writing:
            side.addWidget(self._taught() if self.own else self._own_list())

    def focus_filter(self) -> None:
        """Go to the choice of people, else to the first thing to do."""
        (self.people if self.shown.teaching else self.log).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_record(self) -> None:
        """Log a practice of one's own, or sign an apprentice's skill off."""
        if self._member is None or not self.writing:
            return
        if self.own:
            self.acts.ask_practice(self._member.person.uid, skill_choices(self._member, self.shown.names))
        else:
            self.acts.ask_signoff(self._member)

    def _hand_over(self) -> None:
        """What a mentor says goes back to the apprentice, what an apprentice logged to the mentor."""
        if self._member:
            self.context.shell.hand_over(self._member.person.uid)

    # Skills

    def _show_back(self, member: Member) -> None:
        """What came back and was not done again since, with the mentor's comment first."""
        back = [entry for entry in member.log if _came_back(entry, member)]
        if not back:
            return
        card = Card(ntr("{n} practice came back", "{n} practices came back", len(back)).format(n=len(back)))
        for entry in back:
            last = entry.answers[-1]
            card.body.addWidget(Label(self.shown.names.skill(entry.practice.skill), size="emphasis"))
            card.body.addWidget(Label(answer_words(last)))
            card.body.addWidget(Quiet(practice_words(entry)))
            if self.own and self.writing:
                again = Button(tr("Log it again"), name=f"practice_again_{entry.practice.uid}", icon_name="refresh")
                again.clicked.connect(partial(self._again, entry))
                card.body.addWidget(FlowRow(again))
        self._columns.main.addWidget(card)

    def _again(self, entry: LogEntry, _checked: bool = False) -> None:
        assert self._member
        skills = skill_choices(self._member, self.shown.names)
        self.acts.ask_practice(self._member.person.uid, skills, entry.practice, again=True)

    def _show_skills(self, member: Member) -> None:
        begun = [one for one in member.skills if one.state is not SkillState.OPEN or one.waiting or one.block]
        rest = [one for one in member.skills if one not in begun]
        card = Card(tr(" · ").join((reached_words(member), ahead_words(member))))
        if not begun:
            words = (
                tr("Nothing has been practised yet.") if member.skills else tr("No checklist is for this occupation.")
            )
            card.body.addWidget(Quiet(words))
        for one in begun:
            card.body.addWidget(self._skill(one))
        self._columns.main.addWidget(card)
        if rest:
            words = ntr("{n} skill not begun", "{n} skills not begun", len(rest)).format(n=len(rest))
            folded = Disclosure(words, name="skills_open")
            folded.toggled.connect(lambda unfolded: self._unfold(folded, rest, unfolded=unfolded))
            self._columns.main.addWidget(folded)

    def _unfold(self, folded: Disclosure, skills: Sequence[SkillStanding], *, unfolded: bool) -> None:
        if unfolded and not folded.body.count():
            for one in skills:
                folded.body.addWidget(self._skill(one))

    def _skill(self, one: SkillStanding) -> ActionRow:
        state, icon = SKILL_LOOKS[one.state]
        badge = StateBadge(state, stage_words(one), icon=icon)
        name = self.shown.names.skill(one.skill.id)
        row = ActionRow(name, skill_line(one), name=f"skill_{one.skill.id}", badge=badge)
        row.acted.connect(partial(self._open, one.skill.id))
        return row

    def _open(self, skill: str) -> None:
        assert self._member
        self.acts.open_sheet(SkillSheet(self.context, self.acts, self.shown, self._member, skill))

    # Mentors, log, own list

    def _mentors(self, member: Member) -> Card:
        card = Card(tr("My mentors") if self.own else tr("Mentorship"))
        pairs = service.mentorships(self.context.work.store.read(), member.person.uid)
        mine = {None, member.person.uid} if self.own else {self.shown.me.uid}
        for pair in pairs:
            words = mentorship_words(pair, today=self.context.work.today())
            if self.writing and pair.mentor_uid in mine:
                row = ActionRow(pair.mentor, words, name=f"mentorship_{pair.uid}", icon="person")
                row.acted.connect(partial(self._pair, member, pair))
                card.body.addWidget(row)
            else:
                card.body.addWidget(Label(pair.mentor, size="emphasis"))
                card.body.addWidget(Quiet(words))
        if not pairs:
            card.body.addWidget(Quiet(tr("No mentor is entered yet.")))
        if self.writing:
            words = tr("Add a mentor…") if self.own else tr("I teach this apprentice…")
            add = Button(words, name="mentorship_add", kind="quiet", icon_name="plus")
            add.clicked.connect(partial(self._pair, member, None))
            taught = any(pair.mentor_uid == self.shown.me.uid and pair.end is None for pair in pairs)
            if self.own or not taught:
                card.body.addWidget(FlowRow(add))
            self._offer_same(card, member.person)
            if not self.own:
                remove = Button(
                    tr("Remove from this file…"), name="apprentice_remove", kind="quiet", icon_name="delete"
                )
                remove.clicked.connect(lambda: self.acts.ask_remove_person(member.person))
                card.body.addWidget(FlowRow(remove))
        return card

    def _offer_same(self, card: Card, person: Person) -> None:
        """Where somebody noted by hand may have come with a bundle meanwhile, the way to say so."""
        reader = self.context.work.store.read()
        if is_noted(reader, person.uid) and arrived(reader):
            same = Button(
                tr("Came with a bundle of his own…"), name="apprentice_same", kind="quiet", icon_name="person"
            )
            same.clicked.connect(lambda: self.acts.signing(partial(self._put_together, person)))
            card.body.addWidget(FlowRow(same))

    @opens
    def _put_together(self, by_hand: Person, password: bytes | None) -> None:
        """Say who, of those who came with a bundle, somebody noted by hand is."""
        self.host.open_sheet(same_form(self.context, by_hand, self.shown.look_at, password=password))

    def _pair(self, member: Member, pair: Mentorship | None, _checked: bool = False) -> None:
        self.acts.ask_mentorship(member.person.uid, None if self.own else self.shown.me, pair)

    def _log(self, member: Member) -> Card:
        card = Card(tr("Log"))
        for entry in member.log[:_LATEST]:
            state, icon, word = _entry_look(entry)
            title = ptr("skill", "{name}: {said}").format(
                name=entry.practice.on.isoformat(), said=self.shown.names.skill(entry.practice.skill)
            )
            row = ActionRow(title, practice_words(entry), name=f"log_{entry.practice.uid}", icon=icon, role=state)
            row.setAccessibleName(f"{row.accessibleName()}. {word}")
            row.acted.connect(partial(self._open, entry.practice.skill))
            card.body.addWidget(row)
        if len(member.log) > _LATEST:
            more = len(member.log) - _LATEST
            card.body.addWidget(
                Quiet(ntr("… and {n} earlier one", "… and {n} earlier ones", more).format(n=more), small=True)
            )
        if not member.log:
            words = (
                tr("Log what you practise: the mentor confirms it, and your stages rise.")
                if self.own
                else tr("Nothing has been logged yet.")
            )
            card.body.addWidget(Quiet(words))
        return card

    def _own_list(self) -> Card:
        """The skills of the mentor's own checklist, for all apprentices."""
        card, acts = Card(tr("My own checklist")), self.acts
        found = own_skills(self.context.work.store.read())
        for one in found:
            row = ActionRow(one.name, own_skill_words(one), name=f"own_skill_{one.name}", icon="list")
            row.acted.connect(partial(acts.ask_own_skill, one))
            card.body.addWidget(row)
        add = Button(tr("New skill…"), name="own_skill_add", kind="quiet", icon_name="plus")
        add.clicked.connect(lambda: acts.ask_own_skill(None))
        buttons = FlowRow(add)
        if found:
            keep = Button(tr("Save as a pack…"), name="own_skill_save", kind="quiet", icon_name="save")
            keep.clicked.connect(acts.save_own_list)
            buttons.add(keep)
        card.body.addWidget(buttons)
        return card

    def _taught(self) -> Card:
        """How somebody who looks at himself comes to teach others."""
        card = Card(tr("I teach others"))
        card.body.addWidget(
            Quiet(
                tr("Take in the bundles of apprentices who keep a file of their own; note the others by hand."),
                small=True,
            )
        )
        add = Button(tr("Add an apprentice…"), name="apprentice_add", kind="quiet", icon_name="plus")
        add.clicked.connect(lambda: self.acts.ask_apprentice(self.shown.me))
        card.body.addWidget(FlowRow(add))
        return card


def _came_back(entry: LogEntry, member: Member) -> bool:
    """Whether the last word on a practice returned it, and the skill was not practised again since."""
    if not entry.answers or entry.answers[-1].answer is not PracticeAnswer.RETURNED:
        return False
    skill = entry.practice.skill
    return not any(one.practice.skill == skill and one.practice.on >= entry.answers[-1].on for one in member.log)


def _entry_look(entry: LogEntry) -> tuple[str, str, str]:
    """The colour, the icon and the word for how a practice was answered."""
    if entry.waits:
        return "info", "clock", tr("Waits for the mentor")
    answer = entry.answers[-1].answer
    if answer is PracticeAnswer.RETURNED:
        return "due", "undo", label(PracticeAnswer.RETURNED)
    return "good", "check", label(PracticeAnswer.CONFIRMED)
