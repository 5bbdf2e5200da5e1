"""One post of a ladder being written: its names, channel, place, grades, what it asks, and where that is said."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracker.kernel.terms import StationClass
from tracker.roles.drafts import CHANNELS
from ui.pages.paths.ladder_asks import AsksEditor
from ui.text import tr
from ui.text.labels import channel_name, choices
from ui.text.ladders import post_name
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceEdit
from ui.widgets.dates import DateEdit
from ui.widgets.editors import NoteEdit, NumberEdit, TextEdit
from ui.widgets.flow import FlowRow
from ui.widgets.form import FormRow
from ui.widgets.ticks import TicksEdit
from ui.widgets.words import Label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.overview.names import Names
    from tracker.roles.drafts import LadderDraft
    from ui.context import Context
    from ui.widgets.editors import Editor
    from ui.widgets.sheet import SheetHost

_HIGHEST_GRADE = 99


class PostCard(Card):
    """`changed` carries the post as it reads now; what cannot be read keeps its last value and is told at its row."""

    changed = Signal(object)
    removed = Signal()

    def __init__(
        self,
        context: Context,
        host: SheetHost,
        draft: LadderDraft,
        at: int,
        names: Names,
        parent: QWidget | None = None,
    ) -> None:
        self.post = draft.posts[at]
        super().__init__(post_name(self.post), parent)
        self.rows: dict[str, FormRow] = {}
        remove = Button(tr("Take this post out"), name="post_remove", kind="quiet", icon_name="delete")
        remove.clicked.connect(self.removed)
        self.head.addWidget(remove)
        self._add_names()
        self._add_places(draft)
        self.asks = AsksEditor(context, host)
        self.asks.show_asks(self.post.requires, names, draft.ladder)
        self.asks.changed.connect(partial(self._take, "requires"))
        self.body.addWidget(Label(tr("What it asks"), size="emphasis"))
        self.body.addWidget(self.asks)
        self._add_sources()

    def _add_names(self) -> None:
        """What it is called, and its channel."""
        names = FlowRow(gap=16)
        for language, label in (("zh_CN", tr("Name in Chinese")), ("en", tr("Name in English"))):
            field = TextEdit(name=f"post_name_{language}")
            names.add(self._row(f"name_{language}", label, field, self.post.name.get(language)))
        channels = ChoiceEdit([(code, channel_name(code)) for code in CHANNELS], name="post_channel")
        names.add(self._row("channel", tr("Channel"), channels, self.post.channel))
        self.body.addWidget(names)

    def _add_places(self, draft: LadderDraft) -> None:
        """The posts below, and the job grade at each class of station."""
        others = [(one.id, post_name(one)) for one in draft.posts if one.id != self.post.id]
        if others:
            above = TicksEdit(others, name="post_above")
            self.body.addWidget(self._row("above", tr("One step above"), above, self.post.above))
        grades = FlowRow(gap=16)
        for station, words in choices(StationClass):
            field = NumberEdit(name=f"post_grade_{station}", lowest=0, highest=_HIGHEST_GRADE)
            label = tr("Job grade, {station}").format(station=words)
            grades.add(self._row(f"grade_{station}", label, field, self.post.grades.get(station)))
        self.body.addWidget(grades)

    def _add_sources(self) -> None:
        """Who says so, since when."""
        source = TextEdit(name="post_source")
        self.body.addWidget(
            self._row("source", tr("Source"), source, self.post.source, tr("The paper that says so, with its date."))
        )
        note = NoteEdit(name="post_note", lines=2)
        self.body.addWidget(self._row("note", tr("Note"), note, self.post.note))
        days = FlowRow(gap=16)
        for name, label in (("in_force_from", tr("In force from")), ("in_force_until", tr("In force until"))):
            days.add(self._row(name, label, DateEdit(name=f"post_{name}"), getattr(self.post, name)))
        self.body.addWidget(days)

    def _row(self, name: str, label: str, editor: Editor, value: Any, hint: str = "") -> FormRow:
        if value is not None:
            editor.set_value(value)
        row = FormRow(label, editor, hint)
        editor.changed.connect(partial(self._take, name))
        self.rows[name] = row
        return row

    def unreadable(self) -> list[tuple[str, str]]:
        """The rows that cannot be read, each with why."""
        found = ((row.label, row.editor.problem()) for row in self.rows.values())
        return [(label, why) for label, why in found if why]

    def _take(self, name: str) -> None:
        if name in self.rows and not self.rows[name].check():
            self.changed.emit(self.post)
            return
        self.post = self.post.replace(**self._read(name))
        self.set_title(post_name(self.post))
        self.changed.emit(self.post)

    def _read(self, name: str) -> dict[str, Any]:
        """The field of the post that a row is for, with its value now."""
        if name == "requires":
            return {"requires": self.asks.value()}
        value = self.rows[name].editor.value()
        if name.startswith("name_"):
            return {"name": _with(self.post.name, name.removeprefix("name_"), value)}
        if name.startswith("grade_"):
            return {"grades": _with(self.post.grades, name.removeprefix("grade_"), value)}
        return {name: () if name == "above" and value is None else value}


def _with(table: Any, key: str, value: Any) -> dict[str, Any]:
    """A table with one key changed; without it where there is no value."""
    kept = {one: known for one, known in table.items() if one != key}
    return kept if value is None else {**kept, key: value}
