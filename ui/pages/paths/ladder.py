"""The ladder: its map, and beside it what the post chosen asks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.overview.path_series import ladder_series
from tracker.people.service import records
from tracker.roles.drafts import is_own, ladder_draft, new_ladder, remove_ladder
from tracker.roles.service import roles_of
from ui.charts.chart_view import ChartView
from ui.pages.person_page import PersonPart
from ui.run import run
from ui.text import tr
from ui.text.labels import channel_name, name_in
from ui.text.paths import grade_words, post_outcome, post_state
from ui.text.rules import name_words, note_words
from ui.theme import current_theme
from ui.widgets.badge import StateBadge, UnverifiedBadge
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceEdit
from ui.widgets.flow import FlowRow
from ui.widgets.form import FormRow
from ui.widgets.ladder_map import LadderMap
from ui.widgets.scroll import ScrollColumn
from ui.widgets.space import Column, Row, clear
from ui.widgets.two_columns import TwoColumns
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.people.model import Person
    from tracker.roles.drafts import LadderDraft
    from tracker.roles.model import RoleVerdict
    from ui.context import Context
    from ui.pages.person_page import Asking
    from ui.widgets.sheet import SheetHost


def own_ladder(posts: Sequence[RoleVerdict]) -> str | None:
    """The ladder a worker stands on: where a post is held, else where most conditions are met."""

    def nearness(ladder: str) -> tuple[bool, float]:
        within = [one for one in posts if one.role.ladder == ladder]
        asking = [one.verdict.progress for one in within if one.role.requires]
        return any(one.held_since for one in within), sum(asking) / max(len(asking), 1)

    return max(dict.fromkeys(one.role.ladder for one in posts), key=nearness, default=None)


class LadderPart(PersonPart):
    """A choice of the ladder; the map, the way on it so far; what the post chosen asks, at first the next one."""

    def __init__(self, context: Context, host: SheetHost, parent: QWidget | None = None) -> None:
        super().__init__(context, host, parent)
        self._person: Person | None = None
        scroll = ScrollColumn(margin=0, gap=12)
        Column(self).addWidget(scroll)
        self.ladder = ChoiceEdit(name="paths_ladder")
        self.ladder.setSizeAdjustPolicy(ChoiceEdit.SizeAdjustPolicy.AdjustToContents)
        self.ladder.setMaximumWidth(current_theme().px(420))
        self.ladder.changed.connect(self._show)
        self.map = LadderMap()
        self.map.chosen.connect(self._show_post)
        self._map_card, way = Card(), Card()
        self._post = Column()
        self.chart = ChartView(name="chart_ladder")
        parts = TwoColumns()
        self._acts = FlowRow()
        head = Row(gap=16)
        scroll.body.addLayout(head)
        scroll.body.addWidget(parts)
        head.addWidget(FormRow(tr("Ladder"), self.ladder))
        head.addWidget(self._acts, 1, Qt.AlignmentFlag.AlignBottom)
        parts.main.addWidget(self._map_card)
        parts.main.addWidget(way)
        parts.side.addLayout(self._post)
        self._map_card.body.addWidget(self.map)
        way.body.addWidget(self.chart)

    def show_person(self, person: Person, asking: Asking) -> None:
        """Measure every post for a worker; another worker begins with the own ladder."""
        self._asking = asking
        self._posts = asking.once(roles_of, person.uid)
        self._jobs = records(self.context.work.store.read(), "experience", person.uid)
        packs = {one.role.ladder: asking.packs.get(one.role.pack) for one in self._posts}
        self.ladder.set_choices(
            (ladder, name_in(pack.title, ladder) if pack else ladder) for ladder, pack in packs.items()
        )
        if self._person is None or self._person.uid != person.uid:
            self.ladder.set_value(own_ladder(self._posts))
        self._person = person
        self._show()

    def focus_filter(self) -> None:
        """The ladder."""
        self.ladder.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_record(self) -> None:
        """A ladder of one's own."""
        self.write(new_ladder(today=self.context.work.today()))

    # A ladder of one's own

    def write(self, draft: LadderDraft, begun: LadderDraft | None = None) -> None:
        """Give the whole page to writing a ladder; `begun` is what is kept of it, where some was written already."""
        from ui.pages.paths.ladder_editor import LadderEditor

        assert self._person
        editor = LadderEditor(self.context, self._person.uid, draft, self._asking.names, begun or draft)
        editor.saved.connect(lambda: self.ladder.set_value(draft.ladder))
        self.wants_page.emit(editor)

    def _draft(self) -> LadderDraft:
        """The ladder in sight as a draft: one's own itself, another's to begin from."""
        work = self.context.work
        return ladder_draft(work.store.read(), str(self.ladder.value()), today=work.today())

    def _show_acts(self) -> None:
        """What can be done with the ladder in sight, and a new one."""
        self._acts.clear()
        ladder, store = self.ladder.value(), self.context.work.store
        own = ladder is not None and is_own(store.read(), ladder)
        acts: list[tuple[str, str, str, Callable[[], object]]] = []
        if own:
            acts.append(("export", tr("Hand it on…"), "ladder_hand_on", self._ask_where))
        if not store.read_only:
            if ladder is not None:
                words = tr("Change it…") if own else tr("Begin my own from it…")
                acts.append(("edit", words, "ladder_change", lambda: self.write(self._draft())))
            if own:
                acts.append(("delete", tr("Take it out"), "ladder_take_out", self.take_out))
            acts.append(("plus", tr("New ladder…"), "ladder_new", self.add_record))
        for icon, words, name, act in acts:
            button = Button(words, name=name, kind="quiet", icon_name=icon)
            button.clicked.connect(lambda _checked, act=act: act())
            self._acts.add(button)

    def _ask_where(self) -> None:
        from ui.pages.paths.ladder_editor import hand_on, hand_on_dialog

        draft = self._draft()
        dialog = hand_on_dialog(self.context.shell.window_widget(), draft)
        dialog.fileSelected.connect(lambda path: hand_on(self.context, draft, path))
        dialog.open()

    def take_out(self) -> None:
        """Take the ladder in sight out of the file; what was recorded stays."""
        ladder, store = str(self.ladder.value()), self.context.work.store
        run(self.context, lambda: remove_ladder(store, ladder), said=tr("The ladder is taken out."))

    # What is shown

    def _show(self) -> None:
        self._show_acts()
        posts = {one.role.id: one for one in self._posts if one.role.ladder == self.ladder.value()}
        title = tr("The way up: {ladder}").format(ladder=self.ladder.currentText())
        self._map_card.set_title(title)
        today = self.context.work.today()
        self.map.show_posts(list(posts.values()), title=title, today=today)
        self.chart.set_series(ladder_series(list(posts.values()), self._jobs, today=today))
        ahead = [name for name, one in posts.items() if not one.verdict.met and not one.held_since]
        chosen = next(iter(ahead), None) or next((name for name, one in posts.items() if one.held_since), None)
        if chosen or posts:
            chosen = chosen or next(iter(posts))
            self.map.choose(chosen)
            self._show_post(chosen)

    def _show_post(self, post: str) -> None:
        """What a post asks, at the side."""
        one = next(each for each in self._posts if each.role.ladder == self.ladder.value() and each.role.id == post)
        clear(self._post)
        card = Card(name_words(one.role))
        state, icon, word = post_state(one)
        badges = FlowRow(StateBadge(state, word, icon=icon))
        if one.role.unverified:
            badges.add(UnverifiedBadge())
        card.body.addWidget(badges)
        card.body.addWidget(Quiet(channel_name(one.role.channel)))
        card.body.addWidget(Label(post_outcome(one, today=self.context.work.today())))
        if grade_words(one):
            card.body.addWidget(Label(grade_words(one)))
        if one.role.requires:
            card.body.addWidget(self._asking.tree("role", one.role, one.verdict))
        if note_words(one.role):
            card.body.addWidget(Quiet(note_words(one.role)))
        card.body.addWidget(FlowRow(self._asking.rule_button("role", one.role, name="post_rule")))
        self._post.addWidget(card)
