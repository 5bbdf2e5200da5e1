"""What a person does with the whole file: records in and out, copies, a check. Long work runs behind the window."""

from __future__ import annotations

import os
from functools import partial

from tracker.exchange.career_file import export_career, import_career, preview, read_bytes
from tracker.exchange.folder import import_folder
from tracker.kernel.errors import TrackerError
from tracker.workspace import Workspace
from ui.shell.files import default_folder, file_kinds
from ui.shell.opening import open_into
from ui.text import language, tr
from ui.text.imports import folder_words, import_words
from ui.widgets.ask import ask_first
from ui.widgets.open_dialog import folder_dialog, open_dialog
from ui.widgets.save_dialog import save_dialog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tracker.exchange.career_file import ImportReport
    from ui.context import Report
    from ui.shell.frame import Frame

CAREER_FILES = "*.json"


class FileActs:
    """The acts of one window on the file it shows."""

    def __init__(self, window: Frame) -> None:
        self._window = window

    def choose_import(self) -> None:
        """Ask for a career file, say what it would do, then do it."""
        self._choose(tr("Import a career file"), CAREER_FILES, self.preview_import)

    def preview_import(self, path: str) -> None:
        """Say what importing a file would do before it is done."""
        try:
            data = read_bytes(path)
            report = preview(self._work().store, data)
        except TrackerError as error:
            self._window.explain(tr("Nothing was imported"), error)
            return
        ask_first(
            self._window,
            tr("Import {name}?").format(name=os.path.basename(path)),
            import_words(report),
            ("import", tr("Import"), "primary"),
            lambda: self._import(data),
        )

    def _import(self, data: bytes) -> None:
        again = self._work().again

        def act(_report: Report) -> ImportReport:
            with again() as work:
                return import_career(work.store, data)

        self._window.work_on(tr("Importing"), act, lambda done: self._window.say(import_words(done, short=True)))

    def choose_folder(self) -> None:
        """Ask for a folder of career files and import all of them, or none."""
        dialog = folder_dialog(self._window, tr("Import a folder of career files"), folder=default_folder())
        dialog.fileSelected.connect(self.import_folder)
        dialog.open()

    def import_folder(self, folder: str) -> None:
        """Import every career file of a folder, with progress and Cancel."""
        again = self._work().again

        def act(report: Report) -> object:
            with again() as work:
                return import_folder(work.store, folder, progress=report)

        self._window.work_on(tr("Importing the folder"), act, lambda done: self._window.say(folder_words(done)))

    def hand_over(self, person: str | None = None) -> None:
        """Choose, see and save what of a worker's records goes into a bundle."""
        work = self._work()
        whose = person or (found.uid if (found := work.find_person()) else None)
        if whose is None:
            self._window.say(tr("There is nobody whose records could be handed over yet"), undo=False)
            return
        from ui.shell.hand_over import HandOver

        HandOver(self._window, work, whose).open()

    def choose_bundle(self) -> None:
        """Ask for a bundle, say who it is from and what it would do, then take it in or not."""
        from ui.shell.take_in import BUNDLES, TakeIn

        self._choose(tr("Take in a bundle"), BUNDLES, lambda path: TakeIn(self._window, self._work(), path).begin())

    def choose_portfolio(self) -> None:
        """Ask where the signed page of the shown worker is to go."""
        person = self._work().find_person()
        if person is None:
            self._window.say(tr("There is nobody whose records could be handed over yet"), undo=False)
            return
        from ui.widgets.save_dialog import save_dialog

        kinds = {tr("Page for paper") + " (*.pdf)": "pdf", tr("Picture") + " (*.png)": "png"}
        name = tr("Skills portfolio of {name}").format(name=person.name)
        dialog = save_dialog(self._window, tr("Save the signed page"), f"{name}.pdf", kinds)
        dialog.fileSelected.connect(self.portfolio)
        dialog.open()

    def portfolio(self, path: str) -> None:
        """Sign the page and write it."""
        from ui.pages.key_password import with_key_password

        with_key_password(self._work(), self._window, lambda password: self._sign_page(path, password))

    def _sign_page(self, path: str, password: bytes | None) -> None:
        from tracker.exchange.portfolio import portfolio
        from tracker.overview.names import names
        from ui.reports.portfolio import save_portfolio

        work = self._work()

        def act() -> None:
            page = portfolio(work.store, work.person().uid, today=work.today(), password=password)
            save_portfolio(page, names(work.store.read(), language()), path)

        self._do(act, tr("Saved as {name}.").format(name=os.path.basename(path)))

    def keys(self) -> None:
        """The file's own key and those it trusts."""
        from ui.shell.keys import Keys

        Keys(self._window, self._work()).open()

    def choose_export(self) -> None:
        """Ask where the shown worker's career file is to go."""
        person = self._work().find_person()
        if person is None:
            self._window.say(tr("There is nobody to export yet"), undo=False)
            return
        self._save(tr("Export the career file"), f"{person.name}.json", CAREER_FILES, "json", self.export)

    def export(self, path: str) -> None:
        """Write the shown worker's career file."""
        work = self._work()

        def act() -> None:
            export_career(work.store.read(), work.person().uid, path)

        self._do(act, tr("Exported to {path}").format(path=path))

    def choose_calendar(self) -> None:
        """Ask where the dates of the shown worker are to go, as a calendar file."""
        from ui.pages.home.agenda import choose_calendar

        if self._work().find_person() is None:
            self._window.say(tr("There is nobody to export yet"), undo=False)
        elif self._window.context:
            choose_calendar(self._window.context)

    def choose_copy(self) -> None:
        """Ask where a complete copy of the file is to go."""
        stem, ending = os.path.splitext(self._work().file_name)
        self._save(
            tr("Save a copy of the whole file"), f"{stem}-{self._work().today()}{ending}", file_kinds(), "db", self.copy
        )

    def copy(self, path: str) -> None:
        """Write a complete copy of the file."""
        store = self._work().store
        self._do(partial(store.copy_to, path), tr("Copied to {path}").format(path=path))

    def restore(self) -> None:
        """Go back to a copy of the file."""
        from ui.shell.going_back import GoingBack

        if self._may_let_go():
            path = self._work().store.path
            GoingBack(self._window, path, reopen=partial(open_into, self._window, path)).open()

    def password(self) -> None:
        """Set, change or remove the password of the file."""
        from ui.shell.password import PasswordActs

        if self._may_let_go():
            PasswordActs(self._window).choose()

    def _may_let_go(self) -> bool:
        """Whether the window can close the file for a while: not during other work."""
        if self._window.busy:
            self._window.say(tr("Please wait until the work under way is done."), undo=False)
        return not self._window.busy

    def check(self) -> None:
        """Look whether the file is sound."""
        again = self._work().again

        def act(_report: Report) -> object:
            with again(read_only=True) as work:
                return work.check(recount=True)

        self._window.work_on(tr("Checking the file"), act, self._tell_check)

    def _tell_check(self, problems: Any) -> None:
        from ui.text.problems import problem_sentence

        if problems:
            self._window.complain(tr("The file has faults"), "\n".join(map(problem_sentence, problems[:20])))
        else:
            self._window.say(tr("The file is sound"), undo=False)

    def _do(self, act: Callable[[], object], said: str) -> None:
        try:
            act()
        except TrackerError as error:
            self._window.explain(tr("This did not work"), error)
        else:
            self._window.say(said, undo=False)

    def _work(self) -> Workspace:
        assert self._window.context is not None
        return self._window.context.work

    def _choose(self, title: str, pattern: str, then: Callable[[str], None]) -> None:
        dialog = open_dialog(self._window, title, pattern, folder=default_folder())
        dialog.fileSelected.connect(then)
        dialog.open()

    def _save(self, title: str, name: str, pattern: str, suffix: str, then: Callable[[str], None]) -> None:
        dialog = save_dialog(self._window, title, name, {pattern: suffix})
        dialog.fileSelected.connect(then)
        dialog.open()
