"""A ladder of one's own, written with its map beside it: every step is measured and checked at once."""

from __future__ import annotations

import os
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from tracker.roles.drafts import Fault, export_ladder, faults_of, install_ladder, new_post, preview
from ui.pages.paths.ladder_post import PostCard
from ui.run import run
from ui.text import ntr, tr
from ui.text.labels import name_in
from ui.text.ladders import fault_words
from ui.widgets.action_row import ActionRow
from ui.widgets.ask import ask
from ui.widgets.badge import StateBadge
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.dates import DateEdit
from ui.widgets.editors import TextEdit
from ui.widgets.flow import FlowRow
from ui.widgets.form import FormRow
from ui.widgets.ladder_map import LadderMap
from ui.widgets.save_dialog import save_dialog
from ui.widgets.scroll import ScrollColumn
from ui.widgets.sheet import SheetHost
from ui.widgets.space import Column, clear
from ui.widgets.two_columns import TwoColumns
from ui.widgets.words import FirstLine, Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.overview.names import Names
    from tracker.roles.drafts import LadderDraft, PostDraft
    from ui.context import Context
    from ui.widgets.editors import Editor

PAUSE_MS = 150
"""How long typing rests before the map and the faults follow."""


class LadderEditor(QWidget):
    """`left` follows saving, and leaving; `saved` comes first. The post chosen on the map is edited below it."""

    left = Signal()
    saved = Signal()

    def __init__(self, context: Context, person: str, draft: LadderDraft, names: Names, begun: LadderDraft) -> None:
        super().__init__()
        self._context, self._person, self._names = context, person, names
        self.draft, self.begun = draft, begun
        self.faults: tuple[Fault, ...] = ()
        self._at = 0
        self._post: PostCard | None = None
        self.rows: dict[str, FormRow] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.check)
        self._title = FirstLine()
        self.map = LadderMap()
        self.map.chosen.connect(self._choose)
        self._below = Column(gap=16)
        self._verdict = Column(gap=4)
        self._save = Button(tr("Save into this file"), name="ladder_save", kind="primary", icon_name="save")
        self._save.clicked.connect(self.save)
        self._export = Button(tr("Hand it on…"), name="ladder_export", icon_name="export")
        self._export.clicked.connect(self.ask_where)
        self._build()
        self._show_post()
        self.check()

    def _build(self) -> None:
        leave = Button(tr("Leave (Esc)"), name="ladder_leave", icon_name="close")
        leave.clicked.connect(self.leave)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.activated.connect(self._escape)
        parts = TwoColumns()
        drawn = Card(tr("The map as it stands"))
        add = Button(tr("Add a post"), name="ladder_add_post", icon_name="plus")
        add.clicked.connect(self.add_post)
        drawn.head.addWidget(add)
        drawn.body.addWidget(self.map)
        parts.main.addWidget(drawn)
        parts.main.addLayout(self._below)
        parts.side.addWidget(self._about())
        checked = Card(tr("Before it can be saved"))
        checked.body.addLayout(self._verdict)
        parts.side.addWidget(checked)
        self._scroll = ScrollColumn(margin=0, gap=16)
        self._scroll.body.addWidget(parts)
        content = QWidget()
        column = Column(content, margin=24, gap=12)
        column.addWidget(self._title)
        column.addWidget(FlowRow(self._save, self._export, leave))
        column.addWidget(self._scroll, 1)
        self.host = SheetHost(content)
        Column(self, gap=0).addWidget(self.host)
        self.setFocusProxy(self.rows["title_zh_CN"])

    def _about(self) -> Card:
        """The ladder itself: its name, and who says so as of when."""
        card = Card(tr("The ladder"))
        draft = self.draft
        for row in (
            self._row(
                "title_zh_CN", tr("Name in Chinese"), TextEdit(name="ladder_title_zh_CN"), draft.title.get("zh_CN")
            ),
            self._row("title_en", tr("Name in English"), TextEdit(name="ladder_title_en"), draft.title.get("en")),
            self._row(
                "source",
                tr("Source"),
                TextEdit(name="ladder_source"),
                draft.source,
                tr("The paper of your company, with its date."),
            ),
            self._row("as_of", tr("Checked on"), DateEdit(name="ladder_as_of"), draft.as_of),
        ):
            card.body.addWidget(row)
        return card

    def _row(self, name: str, label: str, editor: Editor, value: Any, hint: str = "") -> FormRow:
        editor.set_value(value)
        row = FormRow(label, editor, hint)
        editor.changed.connect(partial(self._take_head, name))
        self.rows[name] = row
        return row

    # What is written

    def _take_head(self, name: str) -> None:
        row = self.rows[name]
        if row.check():
            value = row.editor.value()
            if name.startswith("title_"):
                titles = {**self.draft.title, name.removeprefix("title_"): value}
                self.draft = self.draft.replace(title={code: said for code, said in titles.items() if said})
            elif name == "source" or value is not None:
                self.draft = self.draft.replace(**{name: value or ""})
        self._pause.start()

    def _take_post(self, post: PostDraft) -> None:
        posts = self.draft.posts
        self.draft = self.draft.replace(posts=(*posts[: self._at], post, *posts[self._at + 1 :]))
        self._pause.start()

    def add_post(self) -> None:
        """One more post, one step above the one chosen."""
        below = (self.draft.posts[self._at].id,) if self.draft.posts else ()
        self.draft = self.draft.replace(posts=(*self.draft.posts, new_post().replace(above=below)))
        self._at = len(self.draft.posts) - 1
        self._show_post()
        self.check()
        if self._post:
            self._show_row(self._post.rows["name_zh_CN"])

    def remove_post(self) -> None:
        """Take the post chosen out."""
        self.draft = self.draft.without(self.draft.posts[self._at].id)
        self._at = max(0, self._at - 1)
        self._show_post()
        self.check()

    def _choose(self, post: str) -> None:
        """Edit a post of the map."""
        self._at = next(at for at, one in enumerate(self.draft.posts) if one.id == post)
        self._show_post()

    def _show_post(self) -> None:
        if self.host.sheet is not None:
            self.host.sheet.close_sheet()
        clear(self._below)
        self._post = None
        if not self.draft.posts:
            self._below.addWidget(Quiet(tr("Begin with the lowest post; each further one stands above another.")))
            return
        self._post = PostCard(self._context, self.host, self.draft, self._at, self._all_names())
        self._post.changed.connect(self._take_post)
        self._post.removed.connect(self.remove_post)
        self._below.addWidget(self._post)

    def _all_names(self) -> Names:
        """The names in use with those of the posts being written."""
        own = {(self.draft.ladder, one.id): name_in(one.name, one.id) for one in self.draft.posts}
        others = {key: name for key, name in self._names.roles.items() if key[0] != self.draft.ladder}
        return self._names.replace(roles={**own, **others})

    # What follows from it

    def check(self) -> None:
        """Measure and check the draft as it stands, and show both."""
        self._pause.stop()
        draft, today = self.draft, self._context.work.today()
        self.faults = faults_of(draft)
        named = name_in(draft.title, "")
        self._title.setText(tr("Ladder: {name}").format(name=named) if named else tr("A new ladder"))
        found = preview(self._context.work.store.read(), self._person, draft, today=today)
        self.map.show_posts(found, title=self._title.text(), today=today)
        if draft.posts:
            self.map.choose(draft.posts[self._at].id)
        self._tell()

    def _tell(self) -> None:
        """Every fault, each leading to its post; saving and handing on only without any.

        Before anything was written they are what is still to do, and no mistakes.
        """
        icon, role = ("edit", "quiet") if self.draft == self.begun else ("warning", "bad")
        unread = [
            tr("{where}: {what}").format(where=row.label, what=why)
            for row in self.rows.values()
            if (why := row.editor.problem())
        ]
        if self._post:
            unread += [tr("{where}: {what}").format(where=label, what=why) for label, why in self._post.unreadable()]
        clear(self._verdict)
        for words in unread:
            self._verdict.addWidget(Label(words, tone="bad"))
        for number, fault in enumerate(self.faults):
            row = ActionRow(fault_words(fault, self.draft), name=f"ladder_fault_{number}", icon=icon, role=role)
            row.acted.connect(partial(self._go_to, fault))
            self._verdict.addWidget(row)
        good = not unread and not self.faults
        if good:
            count = len(self.draft.posts)
            words = ntr("{n} post, nothing is wrong", "{n} posts, nothing is wrong", count).format(n=count)
            self._verdict.addWidget(FlowRow(StateBadge("good", words)))
        self._save.setEnabled(good and not self._context.work.store.read_only)
        self._export.setEnabled(good)

    def _go_to(self, fault: Fault) -> None:
        """The place that is at fault."""
        field = fault.problem.where.partition(".")[0]
        if fault.post is None:
            self._show_row(self.rows.get(field, self.rows["title_zh_CN"]))
            return
        self._at = fault.post
        self.map.choose(self.draft.posts[fault.post].id)
        self._show_post()
        if self._post:
            self._show_row(self._post.rows.get(field, self._post.rows["name_zh_CN"]))

    def _show_row(self, row: FormRow) -> None:
        """Bring a row into sight and give it the keyboard."""
        self._scroll.reveal(row)
        row.setFocus()

    # Acts

    def save(self) -> None:
        """Put the ladder into the file and leave."""
        work = self._context.work
        done = run(
            self._context,
            lambda: install_ladder(work.store, self.draft, now=work.clock.now()),
            said=tr("The ladder is saved; it is measured like every other rule."),
        )
        if done:
            self.saved.emit()
            self.left.emit()

    def ask_where(self) -> QFileDialog:
        """Ask where the pack goes, beside the work."""
        dialog = hand_on_dialog(self._context.shell.window_widget(), self.draft)
        dialog.fileSelected.connect(self.export_to)
        dialog.open()
        return dialog

    def export_to(self, path: str) -> None:
        """Write the ladder as a pack for others."""
        hand_on(self._context, self.draft, path)

    def _escape(self) -> None:
        if self.host.sheet is not None:
            self.host.sheet.close_sheet()
        else:
            self.leave()

    def leave(self) -> None:
        """Go back; what is not saved would be lost, so this asks first."""
        if self.draft == self.begun:
            self.left.emit()
            return
        ask(
            self._context.shell.window_widget(),
            tr("Leave without saving?"),
            tr("What was changed on the ladder is lost then."),
            [("leave", tr("Leave"), "danger"), ("stay", tr("Go on writing"), "primary")],
            lambda answer: self.left.emit() if answer == "leave" else None,
        )


def hand_on_dialog(parent: QWidget, draft: LadderDraft) -> QFileDialog:
    """Asks for the file or folder that a ladder is handed on as."""
    name = name_in(draft.title, draft.ladder)
    kinds = {tr("Archive (*.zip)"): "zip", tr("One file (*.toml)"): "toml", tr("Folder (*)"): ""}
    return save_dialog(parent, tr("Hand the ladder on"), f"{name}.zip", kinds)


def hand_on(context: Context, draft: LadderDraft, path: str) -> None:
    """Write a ladder as a pack that others install from a USB stick."""
    said = tr("Written: {name}. Others install it on the Rules page.").format(name=os.path.basename(path))
    run(context, lambda: export_ladder(draft, path), said=said, undo=False)
