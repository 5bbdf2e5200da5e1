"""People by skills on paper: A4 across, as many skills beside each other as fit, heads again on every page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPen

from tracker.mentoring.model import SkillState
from ui.reports.paper import SIZES, begin, face, foot
from ui.text import tr
from ui.text.mentoring import ahead_day, ahead_level, care_of, days_ago, reached_words, short_stage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QPagedPaintDevice, QPainter

    from tracker.overview.cohort import Member
    from tracker.overview.names import Names

_NAME, _AHEAD, _CARE, _SKILL = 1150, 1000, 850, 620
_ROW, _PAD = 300, 40
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_HIGHEST = 9999


def cohort_title(today: date) -> str:
    """What the sheet is called."""
    return tr("Apprentices by skills, {day}").format(day=today.isoformat())


class CohortSheet:
    """People in rows, skills in columns; what does not fit beside goes on further pages."""

    def __init__(self, members: Sequence[Member], skills: Sequence[str], names: Names, *, today: date) -> None:
        self._members, self._skills, self._names, self._today = members, skills, names, today

    def draw(self, device: QPagedPaintDevice) -> None:
        """All pages: first every person with the first skills, then with the next."""
        painter, page = begin(device)
        try:
            beside = self._measure(page.width() - _NAME - _AHEAD - _CARE)
            below = max(1, int((page.height() - 3 * SIZES["title"] - self._head - 3 * SIZES["small"]) // _ROW))
            chunks = [self._skills[at : at + beside] for at in range(0, len(self._skills), beside)] or [()]
            pages = [
                (chunk, self._members[at : at + below])
                for chunk in chunks
                for at in range(0, max(1, len(self._members)), below)
            ]
            for number, (chunk, people) in enumerate(pages):
                if number:
                    device.newPage()
                self._page(painter, page, chunk, people)
                foot(painter, page, number + 1, len(pages))
        finally:
            painter.end()

    def _measure(self, room: float) -> int:
        """How many skills go beside each other: none of their words is cut, and together they take the whole width."""
        small = QFontMetricsF(face("small"))
        skills = [self._names.skill(skill) for skill in self._skills]
        cells = [words for member in self._members for skill in self._skills for words in _cell(member, skill)]
        least = max((_room(small, skill, _SKILL - _PAD).width() for skill in skills), default=0.0)
        least = max([least, *map(small.horizontalAdvance, cells)]) + _PAD
        beside = max(1, int(room // max(least, _SKILL)))
        self._skill = room / beside
        self._head = max((_room(small, skill, self._skill - _PAD).height() for skill in skills), default=0.0) + 2 * _PAD
        return beside

    def _page(self, painter: QPainter, page: QSizeF, skills: Sequence[str], people: Sequence[Member]) -> None:
        painter.setPen(Qt.GlobalColor.black)
        painter.setFont(face("title"))
        painter.drawText(QRectF(0, 0, page.width(), 2 * SIZES["title"]), _WRAP, cohort_title(self._today))
        top = 2.5 * SIZES["title"]
        heads = (tr("Name"), tr("Next level"), tr("Needs care"), *map(self._names.skill, skills))
        self._row(painter, top, self._head, [(head, "") for head in heads])
        for place, member in enumerate(people):
            cells = [
                (member.person.name, reached_words(member)),
                (ahead_level(member), ahead_day(member)),
                (tr("; ").join(one.words for one in care_of(member)), ""),
                *(_cell(member, skill) for skill in skills),
            ]
            self._row(painter, top + self._head + place * _ROW, _ROW, cells)

    def _row(self, painter: QPainter, top: float, high: float, cells: Sequence[tuple[str, str]]) -> None:
        """Cells of two lines with a line below them."""
        left = 0.0
        for place, (words, second) in enumerate(cells):
            wide = (_NAME, _AHEAD, _CARE)[place] if place < 3 else self._skill
            area = QRectF(left, top, wide - _PAD, high)
            painter.setFont(face("small"))
            if second:
                line = QFontMetricsF(face("small")).lineSpacing()
                upper = QRectF(area.left(), area.center().y() - line, area.width(), line)
                for part, text in ((upper, words), (upper.translated(0, line), second)):
                    painter.drawText(part, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
            else:
                painter.drawText(area, _WRAP, words)
            left += wide
        painter.setPen(QPen(Qt.GlobalColor.black, 3))
        painter.drawLine(0, round(top + high), round(left), round(top + high))


def _room(metrics: QFontMetricsF, words: str, wide: float) -> QRectF:
    """What the words take in a column as wide as that, broken between words; wider where one word is."""
    return metrics.boundingRect(QRectF(0, 0, wide, _HIGHEST), int(_WRAP), words)


def _cell(member: Member, skill: str) -> tuple[str, str]:
    one = member.standing_of(skill)
    if one is None or (one.state is SkillState.OPEN and not one.waiting):
        return "–", ""
    stage = tr("{stage}, lapsed").format(stage=short_stage(one)) if one.state is SkillState.LAPSED else short_stage(one)
    return stage, days_ago(one.days)
