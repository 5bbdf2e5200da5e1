"""What a level of an occupation asks, edition by edition, the one that applies first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from tracker.kernel.terms import Level
from tracker.overview.rulebook import find_route, ways_to
from ui.pages.rules.part import RulesPart
from ui.text import tr
from ui.text.labels import choices, edition_name
from ui.text.requirements import written_out
from ui.text.rules import force_words, name_words, note_words, pack_words
from ui.theme import current_theme
from ui.widgets.badge import StateBadge, UnverifiedBadge
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceEdit
from ui.widgets.flow import FlowRow
from ui.widgets.lines import AskedLines
from ui.widgets.scroll import ScrollColumn
from ui.widgets.space import Column
from ui.widgets.words import Label, Quiet, SectionTitle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.catalog.model import Pack, Route
    from tracker.overview.names import Names
    from tracker.overview.rulebook import EditionRules
    from ui.context import Context

LEVELS = [choice for choice in Level if choice is not Level.APPRENTICE]
"""The levels one applies for; an apprentice is graded by the employer without any application."""


class LevelRules(RulesPart):
    """Choose an occupation and a level; the worker's own and the next level are chosen to begin with."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._cards: dict[str, QWidget] = {}
        self.occupation = ChoiceEdit(name="rules_occupation")
        self.occupation.setAccessibleName(tr("Occupation"))
        self.level = ChoiceEdit(name="rules_level")
        self.level.setAccessibleName(tr("Level"))
        self.level.set_choices([(code, words) for code, words in choices(Level) if code in LEVELS])
        for chooser in (self.occupation, self.level):
            chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            chooser.setMaximumWidth(current_theme().px(420))
        self.occupation.changed.connect(self._show)
        self.level.changed.connect(self._show)
        self._scroll = ScrollColumn(margin=0, gap=16)
        column = Column(self, gap=12)
        column.addWidget(FlowRow(self.occupation, self.level, gap=12))
        column.addWidget(self._scroll, 1)

    def suggest(self, occupation: str | None, level: Level | None) -> None:
        """What to show until a person chooses something else."""
        if occupation:
            self.occupation.set_choices([(occupation, occupation)])
            self.occupation.set_value(occupation)
            self.level.set_value(level or Level.CHIEF)

    def show_rules(self, names: Names, packs: dict[str, Pack]) -> None:
        """Read anew what is chosen."""
        self._names, self._packs = names, packs
        self.occupation.set_choices(sorted(names.occupations.items(), key=lambda choice: choice[1]))
        self._show()

    def focus_filter(self) -> None:
        """The choice of the occupation is what narrows this page down."""
        self.occupation.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reveal(self, key: str) -> None:
        """Show the way of that key."""
        route = find_route(self._context.work.store.read(), key)
        if route is None:
            return
        if "*" not in route.occupations and self.occupation.value() not in route.occupations:
            self.occupation.set_value(route.occupations[0])
        self.level.set_value(route.level)
        self._show()
        if key in self._cards:
            self._scroll.reveal(self._cards[key])

    def _show(self) -> None:
        self._clear()
        occupation, level = self.occupation.value(), self.level.value()
        if occupation is None or level is None:
            self._scroll.body.addWidget(Quiet(tr("No occupation is known yet. Install a rule pack first.")))
            return
        today = self._context.work.today()
        editions = ways_to(self._context.work.store.read(), occupation, Level(level), today=today)
        for edition in editions:
            self._scroll.body.addWidget(self._edition(edition))
        if not editions:
            self._scroll.body.addWidget(Label(tr("The rules in this file name no way to this level today.")))
        check = tr("Rules change: check with your local office before you apply.")
        self._scroll.body.addWidget(Quiet(check, small=True))

    def _clear(self) -> None:
        self._cards = {}
        while (item := self._scroll.body.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()

    def _edition(self, edition: EditionRules) -> QWidget:
        """An edition with its ways; a source they all share stands once at its head."""
        part = QWidget()
        column = Column(part, gap=8)
        column.addWidget(FlowRow(_title(edition), _standing(edition), gap=12))
        sources = {route.source for route in edition.routes}
        shared = sources.pop() if len(sources) == 1 else None
        if shared:
            column.addWidget(Quiet(tr("Source: {source}").format(source=shared)))
        origins = {pack_words(self._packs[route.pack]) for route in edition.routes}
        column.addWidget(Quiet(tr("From: {packs}").format(packs=tr(", ").join(sorted(origins)))))
        if len(edition.routes) > 1:
            column.addWidget(Quiet(tr("Any one of these ways is enough:")))
        for route in edition.routes:
            card = self._route(route, with_source=shared is None)
            self._cards[route.key] = card
            column.addWidget(card)
        return part

    def _route(self, route: Route, *, with_source: bool) -> Card:
        card = Card(name_words(route))
        if route.unverified:
            card.head.addWidget(UnverifiedBadge())
        card.body.addWidget(AskedLines(list(written_out(route.requires, self._names))))
        if with_source and route.source:
            card.body.addWidget(Quiet(tr("Source: {source}").format(source=route.source)))
        note, force = note_words(route), force_words(route)
        if note:
            card.body.addWidget(Quiet(tr("Note: {note}").format(note=note)))
        if force:
            card.body.addWidget(Quiet(tr("In force {days}").format(days=force)))
        return card


def _title(edition: EditionRules) -> Label:
    title = SectionTitle(edition_name(edition.edition))
    title.setWordWrap(False)
    return title


def _standing(edition: EditionRules) -> StateBadge:
    if edition.applies:
        return StateBadge("good", tr("Applies to this occupation"))
    return StateBadge("quiet", tr("Some assessment centres use it"), icon="info")
