"""What Home says of the next level: the day on a rail, the requirement tree, other ways, other editions."""

from __future__ import annotations

from functools import partial

from tracker.overview.long_pole import long_pole
from ui.text import tr
from ui.text.labels import edition_name, label
from ui.text.requirements import inside, written_out
from ui.text.rules import name_words
from ui.text.verdicts import outcome
from ui.widgets.badge import UnverifiedBadge
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.disclosure import Disclosure
from ui.widgets.flow import FlowRow
from ui.widgets.requirement_tree import RequirementTree
from ui.widgets.space import Column
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from tracker.catalog.model import Pack, Route
    from tracker.overview.names import Names
    from tracker.overview.next_level import EditionVerdict, RouteVerdict
    from tracker.overview.standing import Standing
    from ui.context import Context


class Ways:
    """Shows ways to a level; shared by the edition that applies and the others."""

    def __init__(self, context: Context, standing: Standing, names: Names, packs: dict[str, Pack]) -> None:
        self.context, self.standing, self.names, self.packs = context, standing, names, packs
        self.today = context.work.today()

    def tree(self, way: RouteVerdict) -> RequirementTree:
        """The requirements of one way."""
        tree = RequirementTree(way.verdict, self.names, today=self.today, pole=long_pole(way.verdict))
        tree.rule_asked.connect(partial(self.show_rule, way.route))
        tree.record_asked.connect(self._complete)
        return tree

    def fold(self, way: RouteVerdict) -> Disclosure:
        """A way folded to its name and outcome; its tree is made when it is unfolded."""
        title = tr("{way}: {outcome}").format(way=name_words(way.route), outcome=outcome(way.verdict, today=self.today))
        folded = Disclosure(title, name="home_way")
        folded.toggled.connect(lambda unfolded: self._fill(folded.body, way) if unfolded else None)
        return folded

    def _fill(self, body: Column, way: RouteVerdict) -> None:
        if not body.count():
            if way.route.unverified:
                body.addWidget(FlowRow(UnverifiedBadge()))
            body.addWidget(self.tree(way))

    def show_rule(self, route: Route, beside: QWidget) -> None:
        """The rule in full, beside the row that was asked about."""
        from ui.widgets.popover import Popover
        from ui.widgets.rule_note import RuleNote

        note = RuleNote(
            route, self.packs.get(route.pack), list(written_out(route.requires, self.names)), today=self.today
        )
        more = Button(tr("Show on the Rules page"), name="rule_more", kind="quiet", icon_name="rules")
        note.body.addWidget(FlowRow(more))
        popover = Popover(note, name_words(route), self.context.shell.window_widget())
        more.clicked.connect(popover.close)
        more.clicked.connect(lambda: self.context.shell.go("rules", route.key))
        popover.show_beside(beside)

    def _complete(self, uid: str) -> None:
        gap = next(gap for gap in self.standing.gaps if gap.uid == uid)
        self.context.shell.go("certificates" if gap.table == "certificate" else "record", uid)


class NextCard(Card):
    """The best way to the next level open, the other ways folded."""

    def __init__(self, ways: Ways, edition: EditionVerdict) -> None:
        best, *others = edition.routes
        level = inside(label(ways.standing.next.target_level))
        super().__init__(tr("What {level} asks: {way}").format(level=level, way=name_words(best.route)))
        if best.route.unverified:
            self.head.addWidget(UnverifiedBadge())
        self.body.addWidget(ways.tree(best))
        if others:
            folded = Column(gap=0)
            folded.addWidget(Quiet(tr("Other ways, of which one is enough:")))
            for way in others:
                folded.addWidget(ways.fold(way))
            self.body.addLayout(folded)


class OtherEditions(Card):
    """What the editions say that do not apply, since some assessment centres use them."""

    def __init__(self, ways: Ways, editions: Sequence[EditionVerdict]) -> None:
        super().__init__()
        for edition in editions:
            if edition.verdict is not None:
                self.body.addWidget(self._edition(ways, edition, outcome(edition.verdict, today=ways.today)))

    def _edition(self, ways: Ways, edition: EditionVerdict, stands: str) -> Disclosure:
        words = tr("Some assessment centres use the {edition}: {outcome}")
        folded = Disclosure(
            words.format(edition=edition_name(edition.edition), outcome=stands),
            name=f"home_edition_{edition.edition}",
        )

        def fill(unfolded: bool) -> None:
            if unfolded and not folded.body.count():
                folded.body.addWidget(Quiet(tr("Ask the assessment centre where you register which edition it uses.")))
                for at, way in enumerate(edition.routes):
                    shown = ways.fold(way)
                    folded.body.addWidget(shown)
                    shown.set_unfolded(at == 0)

        folded.toggled.connect(fill)
        return folded


class NoWayCard(Card):
    """Said where the rules in the file name no way to the next level, or none yet."""

    def __init__(self, context: Context, standing: Standing) -> None:
        level = label(standing.next.target_level)
        super().__init__(tr("No rule is known for {level}").format(level=level))
        self.body.addWidget(
            Label(
                tr(
                    "The rules in this file do not say how to reach it, or were not in force yet on this day. "
                    "Ask your employer or your local office; packs with more rules can be installed."
                )
            )
        )
        look = Button(tr("Look at the rules"), name="home_rules", icon_name="rules")
        look.clicked.connect(lambda: context.shell.go("rules"))
        self.body.addWidget(FlowRow(look))


def fill_main(column: Column, ways: Ways) -> None:
    """The main column: the best way open, or why there is none; then the other editions."""
    applying, others = ways.standing.next.applying, ways.standing.next.others
    if applying and applying.routes:
        column.addWidget(NextCard(ways, applying))
    elif ways.standing.next.target_level:
        column.addWidget(NoWayCard(ways.context, ways.standing))
    if others:
        column.addWidget(OtherEditions(ways, others))
