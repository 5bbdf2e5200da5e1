"""What a post asks, put together from requirements in plain words, in groups of which all, any or some must be met."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from tracker.requirements.outline import Group, add, group_at, moved, outline, part_at, plain, put, without
from ui.forms.leaf_form import LeafForm
from ui.text import tr
from ui.text.ladders import group_kinds, leaf_kinds, leaf_words
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choices import ChoiceEdit
from ui.widgets.editors import NumberEdit
from ui.widgets.flow import FlowRow
from ui.widgets.space import Column, Row, clear
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from tracker.overview.names import Names
    from tracker.requirements.outline import Path
    from ui.context import Context
    from ui.widgets.sheet import SheetHost

_TOP = Qt.AlignmentFlag.AlignTop
_DEEPEST = 3
"""Groups within groups beyond this are shown, but no more are offered: nobody reads them."""


class AsksEditor(QWidget):
    """`changed` follows every step; a requirement is edited in the sheet at the right."""

    changed = Signal()

    def __init__(self, context: Context, host: SheetHost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._host = context, host
        self._whole = Group()
        self._column = Column(self, gap=8)

    def show_asks(self, data: Mapping[str, Any] | None, names: Names, ladder: str) -> None:
        """Show what a post of a ladder asks."""
        self._names, self._ladder = names, ladder
        self._whole = outline(data)
        self._draw()

    def value(self) -> dict[str, Any] | None:
        """The requirement as packs have it, None where nothing is asked."""
        return plain(self._whole)

    def _take(self, whole: Group) -> None:
        """Show what is written now; the keyboard stays where it was, as far as that is still there."""
        focus: QWidget | None = self.focusWidget()
        name = focus.objectName() if focus else ""
        self._whole = whole
        self._draw()
        again = self.findChildren(QWidget, name) if name else []
        if again:
            again[-1].setFocus()
        self.changed.emit()

    # Drawing

    def _draw(self) -> None:
        clear(self._column)
        self._draw_group(self._whole, (), self._column)

    def _draw_group(self, group: Group, path: Path, column: Column) -> None:
        if path or len(group.parts) > 1:
            column.addWidget(self._head(group, path))
        if not group.parts and not path:
            column.addWidget(Quiet(tr("Nothing is asked: the post is open to everybody.")))
        for at, part in enumerate(group.parts):
            inside = (*path, at)
            if isinstance(part, Group):
                nested = Column(margin=(16, 4, 0, 4), gap=8)
                self._draw_group(part, inside, nested)
                column.addLayout(nested)
            else:
                column.addWidget(self._leaf(part, inside, len(group.parts)))
        column.addWidget(FlowRow(self._adder(path)))

    def _head(self, group: Group, path: Path) -> QWidget:
        """How the parts of a group count; a group within another can be taken out."""
        kind = ChoiceEdit(group_kinds(), name=f"asks_kind{_name(path)}")
        kind.setAccessibleName(tr("How these count together"))
        kind.set_value(group.kind)
        kind.changed.connect(lambda: self._take(put(self._whole, path, group.replace(kind=kind.value()))))
        head = FlowRow(kind)
        if group.kind == "at_least":
            count = NumberEdit(name=f"asks_count{_name(path)}", lowest=1, highest=max(len(group.parts), 1))
            count.setAccessibleName(tr("How many"))
            count.set_value(group.count)
            count.editingFinished.connect(partial(self._count, path, count))
            head.add(count)
        if path:
            head.add(self._tool("delete", tr("Take this group out"), path, partial(self._remove, path)))
        return head

    def _leaf(self, data: Mapping[str, Any], path: Path, count: int) -> QWidget:
        words = leaf_words(data, self._names)
        holder = QWidget()
        row = Row(holder, gap=4)
        row.addWidget(Label(words), 1)
        tools = [("edit", tr("Change: {what}"), partial(self.edit, path))]
        if count > 1:
            tools.append(("chevron-up", tr("Further up: {what}"), partial(self._move, path, -1)))
            tools.append(("chevron-down", tr("Further down: {what}"), partial(self._move, path, 1)))
        tools.append(("delete", tr("Take out: {what}"), partial(self._remove, path)))
        for icon, text, act in tools:
            row.addWidget(self._tool(icon, text.format(what=words), path, act), 0, _TOP)
        return holder

    @staticmethod
    def _tool(icon: str, text: str, path: Path, act: Callable[[], None]) -> IconButton:
        button = IconButton(icon, text, name=f"asks_{icon}{_name(path)}")
        button.clicked.connect(lambda _checked: act())
        return button

    def _adder(self, path: Path) -> Button:
        """A button with the kinds of requirement to add to a group."""
        button = Button(tr("Add what it asks"), name=f"asks_add{_name(path)}", kind="quiet", icon_name="plus")
        menu = QMenu(button)
        for kind, words in leaf_kinds():
            menu.addAction(words, partial(self.new, kind, path))
        if len(path) < _DEEPEST:
            menu.addSeparator()
            menu.addAction(tr("Several of which one is enough"), partial(self._add_group, path))
        button.setMenu(menu)
        return button

    # Acts

    def new(self, kind: str, path: Path = ()) -> None:
        """Ask for a requirement of a kind and add it to the group at a path."""
        self._open(kind, lambda data: self._take(add(self._whole, path, data)))

    def edit(self, path: Path) -> None:
        """Change the requirement at a path."""
        part = part_at(self._whole, path)
        assert not isinstance(part, Group)
        ((kind, data),) = part.items()
        self._open(kind, lambda said: self._take(put(self._whole, path, said)), data)

    def _open(self, kind: str, keep: Callable[[dict[str, Any]], None], data: Mapping[str, Any] | None = None) -> None:
        self._host.open_sheet(LeafForm(self._context, self._names, kind, keep, data, ladder=self._ladder))

    def _add_group(self, path: Path) -> None:
        self._take(add(self._whole, path, Group(kind="any")))

    def _count(self, path: Path, field: NumberEdit) -> None:
        group = group_at(self._whole, path)
        if field.problem() is None and field.value() not in (None, group.count):
            self._take(put(self._whole, path, group.replace(count=field.value())))

    def _move(self, path: Path, step: int) -> None:
        self._take(moved(self._whole, path, step))

    def _remove(self, path: Path) -> None:
        self._take(without(self._whole, path))


def _name(path: Path) -> str:
    """The end of an object's name that says where it is."""
    return "".join(f"_{at}" for at in path)
