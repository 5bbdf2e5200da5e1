"""The packs the rules come from: install one, take one out, bring those of the program up to date."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from tracker.catalog import service
from tracker.kernel.changes import Area
from tracker.kernel.errors import Refused
from tracker.kernel.record import Record
from tracker.overview.rulebook import entry_counts
from tracker.workspace import Workspace
from ui.pages.rules.part import RulesPart
from ui.run import run
from ui.text import tr
from ui.text.labels import name_in, section_name
from ui.text.problems import lines
from ui.widgets.badge import StateBadge
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowRow
from ui.widgets.open_dialog import folder_dialog, open_dialog
from ui.widgets.problem_list import ProblemList
from ui.widgets.scroll import ScrollColumn
from ui.widgets.space import Column
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.catalog.model import Pack
    from tracker.overview.names import Names
    from ui.context import Context


class Installed(Record):
    """A pack that was put into the file, and the version it took the place of."""

    name: str
    version: str
    replaced: str | None


class PackList(RulesPart):
    """A card for each pack of the file, and the acts on packs above them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._from_file = Button(tr("Install a pack from a file…"), name="packs_file", icon_name="import")
        self._from_file.clicked.connect(self.choose_file)
        self._from_folder = Button(tr("Install from a folder…"), name="packs_folder", icon_name="folder")
        self._from_folder.clicked.connect(self.choose_folder)
        self._update = Button(tr("Bring the program's rules up to date"), name="packs_update", icon_name="refresh")
        self._update.clicked.connect(self.update_shipped)
        self._scroll = ScrollColumn(margin=0, gap=12)
        column = Column(self, gap=12)
        column.addWidget(FlowRow(self._from_file, self._from_folder, self._update))
        column.addWidget(self._scroll, 1)
        for button in (self._from_file, self._from_folder, self._update):
            button.setEnabled(not context.work.store.read_only)

    def show_rules(self, _names: Names, packs: dict[str, Pack]) -> None:
        """List the packs anew."""
        while (item := self._scroll.body.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        self._update.setVisible(bool(service.shipped_updates(self._context.work.store.read())))
        for pack in packs.values():
            self._scroll.body.addWidget(self._card(pack))

    def focus_filter(self) -> None:
        """There is nothing to filter here."""

    def reveal(self, key: str) -> None:
        """Packs are no entries."""

    def choose_file(self) -> None:
        """Ask for a pack in one file; the window stays usable."""
        dialog = open_dialog(self, tr("Install a pack from a file"), tr("Rule packs") + " (*.toml *.zip)")
        dialog.fileSelected.connect(self.install)
        dialog.open()

    def choose_folder(self) -> None:
        """Ask for a folder with the files of a pack."""
        dialog = folder_dialog(self, tr("Install a pack from a folder"))
        dialog.fileSelected.connect(self.install)
        dialog.open()

    def install(self, path: str) -> None:
        """Check and install a pack beside the window; everything wrong with it is listed, and nothing changed then."""
        self._context.shell.work_on(tr("Checking the pack"), _installing(self._context.work, path), self._installed)

    def _installed(self, outcome: object) -> None:
        if isinstance(outcome, Refused):
            summary, *problems = lines(outcome)
            ProblemList(self._context.shell.window_widget(), tr("The pack was not installed"), summary, problems).open()
            return
        if isinstance(outcome, Installed):
            self._context.work.store.announce(frozenset({Area.PACKS}), "packs.install")
            self._context.shell.say(_installed_words(outcome))

    def update_shipped(self) -> None:
        """Take the newer packs that came with the program."""
        work = self._context.work
        run(
            self._context,
            lambda: service.update_shipped(work.store, now=work.clock.now()),
            said=tr("The program's rules are up to date."),
        )

    def remove(self, pack: Pack) -> None:
        """Take one of the user's own packs out."""
        store = self._context.work.store
        said = tr("{pack} was taken out.").format(pack=name_in(pack.title, pack.id))
        run(self._context, lambda: service.remove(store, pack.id), said=said)

    def _card(self, pack: Pack) -> Card:
        card = Card(name_in(pack.title, pack.id))
        card.head.addWidget(_standing(pack))
        card.body.addWidget(Label(_about(pack)))
        card.body.addWidget(Quiet(tr("Source: {source}").format(source=pack.source)))
        counts = entry_counts(self._context.work.store.read(), pack.id)
        named = [
            tr("{section} {n}").format(section=section_name(section), n=count) for section, count in counts.items()
        ]
        card.body.addWidget(Quiet(tr(", ").join(named)))
        if pack.in_force and pack.standing_back:
            back = tr(", ").join(map(section_name, pack.standing_back))
            card.body.addWidget(
                Label(tr("Your own national rules count in its place for: {sections}").format(sections=back))
            )
        if pack.origin == "own":
            remove = Button(tr("Take out"), name=f"pack_remove_{pack.id}", kind="danger", icon_name="delete")
            remove.setEnabled(not self._context.work.store.read_only)
            remove.clicked.connect(partial(self.remove, pack))
            card.body.addWidget(FlowRow(remove))
        return card


def _installing(work: Workspace, path: str) -> Callable[[Callable[[int, int, str], None]], object]:
    """The work itself, with a connection of its own; a refused pack is an answer, not a failure."""

    def install(report: Callable[[int, int, str], None]) -> object:
        with work.again() as own:
            report(0, 1, "")
            try:
                loaded, replaced = service.install(own.store, path, now=own.clock.now())
            except Refused as refused:
                return refused
            name = name_in(loaded.head["title"], loaded.head["id"])
            return Installed(name=name, version=loaded.head["version"], replaced=replaced)

    return install


def _installed_words(pack: Installed) -> str:
    if pack.replaced:
        return tr("Installed: {pack} {version}, in place of {replaced}").format(
            pack=pack.name, version=pack.version, replaced=pack.replaced
        )
    return tr("Installed: {pack} {version}").format(pack=pack.name, version=pack.version)


def _standing(pack: Pack) -> StateBadge:
    if not pack.in_force:
        return StateBadge("quiet", tr("Stands back: the file has national rules of its own"), icon="pause")
    return StateBadge("good", tr("In use in part") if pack.standing_back else tr("In use"))


def _about(pack: Pack) -> str:
    origin = tr("came with the program") if pack.origin == "shipped" else tr("installed by you")
    return tr("Version {version}, checked on {day}, {origin}").format(
        version=pack.version, day=pack.as_of, origin=origin
    )
