"""Everybody at a glance: people by skills, who is stuck, who is ready for which level on which day."""

from __future__ import annotations

from operator import attrgetter

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker.overview.cohort import begun_of, columns_of
from ui.models.cohort import MEMBER_ROLE, CohortTable
from ui.pages.mentoring.part import MentoringPart
from ui.text import ntr, tr
from ui.text.mentoring import days_ago, waiting_words
from ui.theme import current_theme
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip, Chips
from ui.widgets.choices import ChoiceEdit
from ui.widgets.editors import TextEdit
from ui.widgets.flow import FlowRow
from ui.widgets.matrix import MEASURED, Matrix, field_width
from ui.widgets.scroll import ScrollColumn
from ui.widgets.space import Column, Row
from ui.widgets.words import Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.catalog.model import Skill
    from tracker.overview.cohort import Member
    from ui.context import Context
    from ui.pages.mentoring.acts import MentoringActs
    from ui.pages.mentoring.shown import Shown

_PAUSE_MS = 120
_BEGUN, _ALL = "begun", "all"
_LEAST, _MOST = 100, 190
_SKILL_WIDTH = 84


class CohortPart(MentoringPart):
    """Lines that narrow the people down, then the matrix; Enter on a row opens that apprentice."""

    def __init__(self, context: Context, acts: MentoringActs, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(context, acts, shown, parent)
        self.line = TextEdit(name="cohort_filter", hint=tr("Name or skill…"))
        self.line.setAccessibleName(tr("Filter the people"))
        self.states = Chips(_chips([]), name="cohort_state", title=tr("Which people"))
        self.skills = ChoiceEdit(name="cohort_skills")
        self.skills.setAccessibleName(tr("Which skills"))
        self.scope = ChoiceEdit(
            [("mine", tr("My apprentices")), ("everybody", tr("Everybody in the file"))], name="cohort_scope"
        )
        self.scope.setAccessibleName(tr("Whose apprentices"))
        self.paper = Button(tr("Print…"), name="cohort_print", icon_name="print")
        self.paper.clicked.connect(self._print)
        self.remove = Button(tr("Remove…"), name="cohort_remove", kind="quiet", icon_name="delete")
        self.remove.setToolTip("Del")
        self.count = Quiet(small=True)
        self.model = CohortTable(shown.names)
        self.table = Matrix(name="cohort_table", title=tr("People by skills"))
        self.table.show_model(self.model)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        scroll, head = ScrollColumn(margin=0, gap=8, filling=True, wide=True), Row(gap=12)
        Column(self).addWidget(scroll)
        scroll.body.addLayout(head)
        head.addWidget(FlowRow(self.line, self.skills, self.scope), 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignTop)
        scroll.body.addWidget(self.states)
        scroll.body.addWidget(self.table, 1)
        foot = Row(gap=12)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.remove)
        scroll.body.addLayout(foot)
        scroll.body.addStretch()

    def _connect(self) -> None:
        self._pause.timeout.connect(self._narrow)
        self.line.textChanged.connect(lambda _text: self._pause.start())
        self.states.changed.connect(self._narrow)
        self.skills.changed.connect(self._lay_out)
        self.scope.changed.connect(lambda: self.shown.show_everybody(self.scope.value() == "everybody"))
        self.table.opened.connect(self._open)
        self.remove.clicked.connect(self._ask_remove)
        self.table.selectionModel().currentChanged.connect(self._offer_remove)
        for keys, place, act in (
            ("Esc", self.line, self.line.clear),
            ("Down", self.line, self.table.setFocus),
            ("Del", self.table, self._ask_remove),
        ):
            shortcut = QShortcut(QKeySequence(keys), place)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def focus_filter(self) -> None:
        """Type to narrow the people down."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_view(self) -> None:
        """Show who has been read so far."""
        lists = [(one.id, self.shown.names.checklist(one.id)) for one in self.shown.checklists()]
        self.skills.set_choices([(_BEGUN, tr("Skills begun")), (_ALL, tr("All skills")), *lists])
        self.scope.set_value("everybody" if self.shown.everybody else "mine")
        self.model.set_names(self.shown.names)
        self._lay_out()

    def show_more(self) -> None:
        """Show those who came meanwhile, as many as there are already: the table is laid out anew each time."""
        if len(self.shown.members) >= 2 * self.model.count:
            self._lay_out()

    def _lay_out(self) -> None:
        members, current = self.shown.members, self.table.currentIndex()
        held = (current.data(MEMBER_ROLE).person.uid, current.column()) if current.isValid() else None
        self.model.show_skills(self._skills(), exams=any(member.exam for member in members))
        self.model.show_members(members, self._fits())
        self.states.say(_chips(members))
        self._count()
        self._share_out()
        if held and (row := self.model.row_of(held[0])) >= 0:
            self.table.setCurrentIndex(self.model.index(row, min(held[1], self.model.columnCount() - 1)))
        self._offer_remove()

    def _share_out(self) -> None:
        """The columns before the skills are as wide as their words, within bounds; all skills are alike."""
        theme = current_theme()
        longest = max(field_width("", words, mark=False) for words in (days_ago(700), waiting_words(1)))
        skill = max(theme.px(_SKILL_WIDTH), longest)
        for place, column in enumerate(self.model.columns):
            wide = skill
            if column.skill is None:
                said = self.model.said(place, MEASURED)
                widest = max((field_width(words, below, mark=mark) for words, below, mark in said), default=0)
                wide = min(max(widest, theme.px(_LEAST)), theme.px(_MOST))
            self.table.setColumnWidth(place, wide)
        self.table.lay_out()

    def _skills(self) -> tuple[Skill, ...]:
        chosen, members = self.skills.value(), self.shown.members
        listed = {one.id: one.skills for one in self.shown.checklists()}
        if chosen in listed:
            return tuple(listed[chosen])
        return columns_of(members) if chosen == _ALL else begun_of(members)

    def _narrow(self) -> None:
        self.model.narrow(self._fits())
        self._count()
        self._offer_remove()
        self.table.fit_height()

    def _fits(self) -> Callable[[Member], object]:
        """Who is in the state chosen and has every word typed in his name or in a skill that goes no further."""
        words, state = (self.line.value() or "").lower().split(), _STATES[self.states.value()]
        names = self.shown.names
        if not words:
            return state

        def fits(member: Member) -> bool:
            said = [member.person.name, *(names.skill(one.skill.id) for one in member.blocked)]
            heap = " ".join(said).lower()
            return bool(state(member)) and all(word in heap for word in words)

        return fits

    def _count(self) -> None:
        shown, there = len(self.model.shown), len(self.shown.people())
        people = ntr("{n} apprentice", "{n} apprentices", there).format(n=there)
        self.count.setText(people if shown == there else tr("{shown} of {people}").format(shown=shown, people=people))

    def _open(self, index: QModelIndex) -> None:
        member: Member = index.data(MEMBER_ROLE)
        self.shown.choose(member.person.uid)

    def _offer_remove(self) -> None:
        """Only somebody chosen can be removed; a screen reader says whom."""
        index = self.table.currentIndex()
        self.remove.setVisible(self.writing)
        self.remove.setEnabled(index.isValid())
        name = index.data(MEMBER_ROLE).person.name if index.isValid() else ""
        self.remove.setAccessibleName(tr("Remove {name}").format(name=name) if name else tr("Remove…"))

    def _ask_remove(self) -> None:
        index = self.table.currentIndex()
        if index.isValid() and self.writing:
            self.acts.ask_remove_person(index.data(MEMBER_ROLE).person)

    def _print(self) -> None:
        from ui.pages.mentoring.paper import print_cohort

        skills = [column.skill for column in self.model.columns if column.skill]
        print_cohort(self.context, self.model.shown, skills, self.shown.names, self.paper)


_STATES: dict[str, Callable[[Member], object]] = {
    "all": lambda _member: True,
    "waiting": attrgetter("waiting"),
    "stuck": attrgetter("stuck"),
    "overdue": attrgetter("overdue"),
    "ready": attrgetter("ready"),
}


def _chips(members: list[Member]) -> list[Chip]:
    """A chip for each reason to look at somebody, with how many there are."""
    looks = (
        ("all", tr("All"), "", ""),
        ("waiting", tr("To be confirmed"), "clock", "info"),
        ("stuck", tr("Stuck"), "pause", "due"),
        ("overdue", tr("Overdue"), "warning", "bad"),
        ("ready", tr("Can apply"), "check", "good"),
    )
    chips = []
    for code, words, icon, role in looks:
        count = sum(map(bool, map(_STATES[code], members))) if code != "all" else len(members)
        said = words if code == "all" else tr("{words} {n}").format(words=words, n=count)
        chips.append(Chip(code=code, words=said, icon=icon, role=role or "quiet"))
    return chips
