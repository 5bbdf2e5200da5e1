"""Apprentices by skills: a row for each person, what needs care and the next level, then a column for each skill."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from tracker.kernel.record import Record
from tracker.kernel.terms import position
from tracker.mentoring.model import SkillState
from ui.models.spelling import sound_of
from ui.text import ptr, tr
from ui.text.mentoring import (
    SKILL_LOOKS,
    ahead_day,
    ahead_level,
    care_of,
    days_ago,
    exam_words,
    reached_words,
    short_block,
    short_stage,
    skill_line,
    stage_words,
    stuck_words,
    waiting_words,
)
from ui.widgets.matrix import ICON_ROLE, SECOND_ROLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from tracker.catalog.model import Skill
    from tracker.overview.cohort import Member
    from tracker.overview.names import Names

MEMBER_ROLE = Qt.ItemDataRole.UserRole
"""The apprentice of a row."""

SKILL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The skill of a column, by its id; None for the columns before the skills."""

_ROOT = QModelIndex()
_STATES = (SkillState.LAPSED, SkillState.REACHED, SkillState.LEARNING, SkillState.OPEN)


class Cell(Record):
    """What a cell says: words, quiet words below, an icon with its role, all of it in one go, and what it sorts by."""

    words: str
    second: tuple[str, str] = ("", "quiet")
    mark: tuple[str, str] | None = None
    tip: str = ""
    key: Any = None


class Column(Record):
    """A column: its head, the cell of an apprentice in it, and what it sorts by where that takes no cell."""

    title: str
    cell: Callable[[Member], Cell]
    key: Callable[[Member], Any] | None = None
    skill: str | None = None


class CohortTable(QAbstractTableModel):
    """Rows may come a few at a time; sorting and narrowing are over those that are there. Names go by their sound."""

    def __init__(self, names: Names, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._members: list[Member] = []
        self._rows: list[Member] = []
        self._cells: dict[tuple[str, int], Cell] = {}
        self._wanted: Callable[[Member], object] = lambda _member: True
        self._order: tuple[int, Qt.SortOrder] = (0, Qt.SortOrder.AscendingOrder)
        self.columns: tuple[Column, ...] = ()
        self.show_skills(())

    # What is asked of it

    def show_skills(self, skills: Sequence[Skill], *, exams: bool = False) -> None:
        """Lay these skills side by side; `exams` has a column for the exams people study for."""
        self.beginResetModel()
        self._cells = {}
        self.columns = (
            Column(title=tr("Name"), cell=_name_cell, key=lambda member: sound_of(member.person.name)),
            Column(title=tr("Needs care"), cell=lambda member: _care_cell(member, self._names)),
            Column(title=tr("Next level"), cell=_ahead_cell),
            *([Column(title=tr("Exam"), cell=_exam_cell)] if exams else []),
            *(Column(title=self._names.skill(one.id), cell=_skill_cell_of(one.id), skill=one.id) for one in skills),
        )
        self.endResetModel()

    def set_names(self, names: Names) -> None:
        """What skills are called from now on."""
        self._names = names

    def show_members(self, members: Sequence[Member], wanted: Callable[[Member], object]) -> None:
        """Show those of these people who fit, in place of all others."""
        self.beginResetModel()
        self._members, self._wanted, self._cells = list(members), wanted, {}
        self._arrange()
        self.endResetModel()

    def narrow(self, wanted: Callable[[Member], object]) -> None:
        """Show only those who fit."""
        self.beginResetModel()
        self._wanted = wanted
        self._arrange()
        self.endResetModel()

    @property
    def count(self) -> int:
        """How many people there are, also those not in sight."""
        return len(self._members)

    @property
    def shown(self) -> tuple[Member, ...]:
        """The people in sight, in the order they are in."""
        return tuple(self._rows)

    def row_of(self, person: str) -> int:
        """Where somebody is; -1 where he is not shown."""
        return next((at for at, member in enumerate(self._rows) if member.person.uid == person), -1)

    def cell(self, row: int, column: int) -> Cell:
        """What a cell says, put into words once."""
        member = self._rows[row]
        place = member.person.uid, column
        if place not in self._cells:
            self._cells[place] = self.columns[column].cell(member)
        return self._cells[place]

    def said(self, column: int, rows: int) -> set[tuple[str, str, bool]]:
        """What the first rows say in a column: both lines, and whether there is an icon."""
        cells = (self.cell(row, column) for row in range(min(rows, len(self._rows))))
        return {(cell.words, cell.second[0], bool(cell.mark)) for cell in cells}

    # What Qt asks

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == MEMBER_ROLE:
            return self._rows[index.row()]
        if role == SKILL_ROLE:
            return self.columns[index.column()].skill
        if role not in _TOLD:
            return None
        return _TOLD[role](self.cell(index.row(), index.column()))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return self.columns[section].title
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self._rows[index.row()]) for index in self.persistentIndexList()]
        self._order = (max(0, column), order)
        self._arrange()
        for index, member in kept:
            self.changePersistentIndex(index, self.index(self._rows.index(member), index.column()))
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        """Those who fit, by the column chosen; who has nothing there comes last either way."""
        column, order = self._order
        self._rows = list(filter(self._wanted, self._members))
        if column >= len(self.columns):
            return
        key = self.columns[column].key
        keyed = [(key(member) if key else self.cell(row, column).key, member) for row, member in enumerate(self._rows)]
        full = sorted((one for one in keyed if one[0] is not None), key=lambda one: one[0])
        if order == Qt.SortOrder.DescendingOrder:
            full.reverse()
        self._rows = [member for _key, member in full] + [member for key, member in keyed if key is None]


_TOLD: dict[int, Callable[[Cell], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda cell: cell.words,
    Qt.ItemDataRole.ToolTipRole: lambda cell: cell.tip or None,
    Qt.ItemDataRole.AccessibleTextRole: lambda cell: cell.tip or cell.words,
    ICON_ROLE: lambda cell: cell.mark,
    SECOND_ROLE: lambda cell: cell.second,
}


def _name_cell(member: Member) -> Cell:
    said = reached_words(member)
    return Cell(
        words=member.person.name,
        second=(said, "quiet"),
        tip=ptr("skill", "{name}: {said}").format(name=member.person.name, said=said),
    )


def _care_cell(member: Member, names: Names) -> Cell:
    care = care_of(member)
    if not care:
        return Cell(words="", tip=tr("nothing"))
    first, *others = care
    return Cell(
        words=first.words,
        second=(tr(" · ").join(one.words for one in others), "quiet"),
        mark=(first.icon, first.role),
        tip=tr("; ").join([*(one.words for one in care), *filter(None, [stuck_words(member, names)])]),
        key=first.rank,
    )


def _ahead_cell(member: Member) -> Cell:
    day = ahead_day(member)
    verdict = member.verdict
    key = None
    if verdict and (verdict.met_on or verdict.expected_on):
        key = (not verdict.met, str(verdict.expected_on))
    met = verdict is not None and verdict.met
    return Cell(
        words=ahead_level(member),
        second=(day, "good" if met else "quiet"),
        tip=ptr("skill", "{name}: {said}").format(name=ahead_level(member), said=day),
        key=key,
    )


def _exam_cell(member: Member) -> Cell:
    exam = member.exam
    if exam is None:
        return Cell(words="")
    return Cell(words=exam.on.isoformat(), second=(exam_words(member), "quiet"), tip=exam_words(member), key=exam.on)


def _skill_cell_of(skill: str) -> Callable[[Member], Cell]:
    def cell(member: Member) -> Cell:
        one = member.standing_of(skill)
        if one is None:
            return Cell(words="")
        role, icon = SKILL_LOOKS[one.state]
        second = (days_ago(one.days), "quiet")
        if one.waiting:
            second = (waiting_words(one.waiting), "info")
        elif one.block:
            second = (short_block(one.block), "due")
        began = one.state is not SkillState.OPEN or one.waiting
        stage = position(one.stage) if one.stage else -1
        return Cell(
            words=short_stage(one) if began else "–",
            second=second if began else ("", "quiet"),
            mark=(icon, role) if one.state is not SkillState.OPEN else None,
            tip=tr("; ").join(filter(None, (stage_words(one), skill_line(one)))),
            key=(_STATES.index(one.state), -stage, one.days or 0) if began else None,
        )

    return cell
