"""The table of certificates: row numbers in order, the certificates themselves read when they come into sight."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from tracker.certificates.model import CertificateOrder
from tracker.certificates.rules import State
from tracker.kernel.record import Record
from tracker.kernel.terms import CertificateKind, Level, TitleRank
from tracker.overview.certificate_list import View
from ui.models.turns import Turns
from ui.text import tr
from ui.text.certificates import STATE_LOOKS, STATE_TONES, next_words, title_words
from ui.text.formats import parts_words
from ui.text.labels import choices, label
from ui.widgets.cells import BADGE_ROLE, QUIET_ROLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Any

    from tracker.overview.certificate_list import CertificateList, Held
    from tracker.overview.names import Names

HELD_ROLE = Qt.ItemDataRole.UserRole
"""The certificate of a row, as a `Held`; None where it was removed a moment ago."""

_PAGE = 64
_PAGES_KEPT = 32
_ROOT = QModelIndex()


class Column(Record):
    """One column: what it is sorted by, its head, its words, and the longest words to make room for."""

    order: CertificateOrder
    title: str
    text: Callable[[Held], str]
    widest: tuple[str, ...]


class Row(Record):
    """A certificate with all that is said of it, put into words once."""

    held: Held
    words: tuple[str, ...]
    badge: tuple[str, str]
    quiet: tuple[str, str]


class CertificateTable(QAbstractTableModel):
    """Shows a `CertificateList`. Rows come in turns; `settled` tells that all are there.

    After a change of the file the rows are compared with those shown, and only what differs is taken out and put in,
    so that selection and place stay; `rearranging` is true meanwhile.
    """

    settled = Signal()

    def __init__(self, names: Names, *, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = _columns(names)
        self.view = View()
        self.rearranging = False
        self.today = today
        self._listed: CertificateList | None = None
        self._ids: list[int] = []
        self._found: list[int] = []
        self._pages: dict[int, list[Row | None]] = {}
        self._bring_in: Callable[[], None] = self._begin_anew
        self._turns = Turns(self)
        self._turns.turned.connect(self._take_turn)
        self._turns.ended.connect(self.settled)
        self._state_at = self._column_of(CertificateOrder.STATE)
        self._next_at = self._column_of(CertificateOrder.NEXT)

        self._told: dict[int, Callable[[Row, int], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda row, column: row.words[column],
            Qt.ItemDataRole.ToolTipRole: self._all_words,
            Qt.ItemDataRole.AccessibleTextRole: self._all_words,
            HELD_ROLE: lambda row, _column: row.held,
            BADGE_ROLE: lambda row, column: row.badge if column == self._state_at else None,
            QUIET_ROLE: self._quiet,
        }

    def _column_of(self, order: CertificateOrder) -> int:
        return next(place for place, column in enumerate(self.columns) if column.order is order)

    # What is asked of it

    def show_list(self, listed: CertificateList, view: View | None = None) -> None:
        """Show a list; without a view the same one as before, as after a change of the file."""
        compare = view is None and bool(self._ids)
        self._listed = listed
        self.view = view or self.view
        self._bring_in = self._compare if compare else self._begin_anew
        self._found.clear()
        if compare:
            self._read_again()
        self._turns.begin(listed.ids(self.view), self._found.extend)

    def drop(self, row: int) -> None:
        """Take out a row whose certificate is gone, ahead of the comparison of all."""
        self.rearranging = True
        self._take_out(row, min(row + 1, len(self._ids)))
        self.rearranging = False

    def show_view(self, view: View) -> None:
        """Show the same list sorted or narrowed otherwise."""
        if self._listed is None:
            self.view = view
        elif view != self.view:
            self.show_list(self._listed, view)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        by = self.columns[column].order
        self.show_view(self.view.replace(order=by, descending=order == Qt.SortOrder.DescendingOrder))

    @property
    def busy(self) -> bool:
        """Whether more rows are to come."""
        return self._turns.busy

    def place_of(self, uid: str) -> int:
        """The row in which a certificate is shown; -1 where it is not, or not yet."""
        number = self._listed.row_of(uid) if self._listed else None
        return self._ids.index(number) if number in self._ids else -1

    # How rows come in

    def _take_turn(self) -> None:
        self._bring_in()

    def _begin_anew(self) -> None:
        """The first rows of another view; until there are any, the old ones stay in sight."""
        if self._found or not self._turns.busy:
            self.beginResetModel()
            self._ids = self._found[:]
            self._pages = {}
            self._found.clear()
            self._bring_in = self._go_on
            self.endResetModel()

    def _go_on(self) -> None:
        """More rows at the end: each time as many as there are already, since the view draws anew each time."""
        if self._found and (len(self._found) >= len(self._ids) or not self._turns.busy):
            first = len(self._ids)
            self.beginInsertRows(_ROOT, first, first + len(self._found) - 1)
            self._ids += self._found
            self._pages.pop(first // _PAGE, None)
            self._found.clear()
            self.endInsertRows()

    def _compare(self) -> None:
        """All rows of the same view after a change: what is the same at both ends stays where it is."""
        if self._turns.busy:
            return
        before, after = self._ids, self._found[:]
        self._found.clear()
        self.rearranging = True
        if before != after:
            head = _same(before, after)
            tail = _same(before[head:][::-1], after[head:][::-1])
            self._take_out(head, len(before) - tail)
            self._put_in(head, after[head : len(after) - tail])
        self.rearranging = False

    def _read_again(self) -> None:
        """What is in sight shows at once what was changed, also before it is known where it belongs now."""
        self._pages = {}
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    def _take_out(self, first: int, end: int) -> None:
        if first < end:
            self.beginRemoveRows(_ROOT, first, end - 1)
            del self._ids[first:end]
            self._pages = {}  # also what the view asked for while it heard of the removal
            self.endRemoveRows()

    def _put_in(self, first: int, ids: list[int]) -> None:
        if ids:
            self.beginInsertRows(_ROOT, first, first + len(ids) - 1)
            self._ids[first:first] = ids
            self._pages = {}
            self.endInsertRows()

    # What Qt asks

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        told = self._told.get(role)
        if told is None:  # Qt asks for a dozen more roles, for every cell it draws
            return None
        row = self._row(index.row())
        return None if row is None else told(row, index.column())

    def _quiet(self, row: Row, column: int) -> tuple[str, str] | None:
        return row.quiet if column == self._next_at else None

    def _all_words(self, row: Row, column: int) -> str:
        return f"{row.words[column]} {row.quiet[0]}".strip() if column == self._next_at else row.words[column]

    def _row(self, number: int) -> Row | None:
        page = number // _PAGE
        if page not in self._pages:
            assert self._listed
            ids = self._ids[page * _PAGE : (page + 1) * _PAGE]
            known = self._listed.held(ids)
            if len(self._pages) >= _PAGES_KEPT:
                del self._pages[next(iter(self._pages))]
            self._pages[page] = [self._put_into_words(known[one]) if one in known else None for one in ids]
        return self._pages[page][number % _PAGE]

    def _put_into_words(self, held: Held) -> Row:
        day, follows = next_words(held, today=self.today)
        words = (day if place == self._next_at else column.text(held) for place, column in enumerate(self.columns))
        return Row(
            held=held, words=tuple(words), badge=STATE_LOOKS[held.state], quiet=(follows, STATE_TONES[held.state])
        )


def _same(before: list[int], after: list[int]) -> int:
    """How many rows are the same from the beginning on."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(before), len(after)))


def _columns(names: Names) -> tuple[Column, ...]:
    def column(order: CertificateOrder, title: str, text: Callable[[Held], str], *widest: str) -> Column:
        return Column(order=order, title=title, text=text, widest=(title, *widest))

    ends = tr("review in {span}").format(span=parts_words(2, 11, 0))
    levels = [words for codes in (Level, TitleRank) for _code, words in choices(codes)]
    return (
        column(CertificateOrder.STATE, tr("State"), lambda held: label(held.state), *map(label, State)),
        column(CertificateOrder.WORKER, tr("Worker"), lambda held: held.worker, "欧阳建国"),
        column(
            CertificateOrder.TITLE, tr("Title"), lambda held: title_words(held.certificate, names), "农网配电营业工"
        ),
        column(CertificateOrder.LEVEL, tr("Level"), lambda held: label(held.certificate.level), *levels),
        column(
            CertificateOrder.KIND,
            tr("Kind"),
            lambda held: label(held.certificate.kind),
            *(words for _code, words in choices(CertificateKind)),
        ),
        column(CertificateOrder.NUMBER, tr("Number"), lambda held: held.certificate.number or "–", "T00000000000000"),
        column(
            CertificateOrder.ISSUER, tr("Issuer"), lambda held: held.certificate.issuer or "–", "市职业技能鉴定中心"
        ),
        column(CertificateOrder.ISSUED, tr("Issued"), lambda held: str(held.certificate.issued_on), "2020-05-10"),
        column(CertificateOrder.NEXT, tr("Next date"), lambda _held: "", f"2020-05-10  {ends}"),
    )
