"""The main window: navigation at the left, the page in view, the status line, and what acts on all of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tracker.kernel.changes import Changes
from ui.bus import EVERYTHING, Bus
from ui.context import Context
from ui.pages.registry import PAGES
from ui.shell.frame import Frame
from ui.shell.navigation import Navigation
from ui.shell.page_stack import PageStack
from ui.shell.status_line import StatusLine
from ui.text import language, set_language, tr
from ui.theme import apply_theme, current_theme, load_theme, system_theme_name
from ui.widgets.space import Column, Row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent

    from tracker.workspace import Workspace
    from ui.context import Report
    from ui.pages.base import Page
    from ui.preferences import Preferences
    from ui.shell.acts import Acts
    from ui.shell.background import Job
    from ui.shell.first_answer import FirstAnswer
    from ui.shell.reminders import Reminders
    from ui.widgets.undo_bar import UndoBar

NARROW, LOW = 960, 480
LOOK_AGAIN_MS = 30_000
"""How often the window looks whether the day has turned, or another program wrote to the file."""


class MainWindow(Frame):
    """Shows one file at a time; without one, the first-run page.

    No QMainWindow: it has no bars and nothing to dock, and would animate its one content into place.
    """

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences)
        self.setObjectName("main_window")
        self.page_name = PAGES[0].name
        self._leaving = False
        self._stack: PageStack | None = None
        self._aside: dict[str, Page] = {}
        self._came_from: dict[str, str] = {}
        self._job: Job | None = None
        self._answer: FirstAnswer | None = None
        self._reminders: Reminders | None = None
        self._bus = Bus(self)
        self._acts: Acts | None = None
        self._watch = QTimer(self, interval=LOOK_AGAIN_MS)
        self._watch.timeout.connect(self._look_again)
        self._content: QWidget | None = None
        self._frame = Column(self, gap=0)
        self.setMinimumSize(640, 420)
        self._take_place()

    def _take_place(self) -> None:
        """Where the window was last; at first as large as is comfortable and the screen allows."""
        place = self.preferences.place
        if place is None or not self.restoreGeometry(place):
            size = QSize(current_theme().px(1200), current_theme().px(780))
            self.resize(size.boundedTo(self.screen().availableSize()))

    # The file

    def open_work(self, work: Workspace) -> None:
        self.close_work()
        self.context = Context(work=work, bus=self._bus, shell=self)
        work.store.on_commit.append(self._bus.announce)
        self._bus.changed.connect(self._after_change)
        self._day = work.today()
        if not work.demo:
            self.preferences.last_file = work.store.path
        self.page_name = PAGES[0].name
        self.rebuild()
        self._watch.start()

    def close_work(self) -> None:
        if self.context:
            self._watch.stop()
            self._bus.changed.disconnect(self._after_change)
            self._drop_pages()
            self._drop_acts()
            self.context.work.close()
            self.context = None

    def rebuild(self) -> None:
        self._drop_pages()
        if self.context is None:
            from ui.shell.welcome import Welcome

            self.show_content(Welcome(self))
            self.setWindowTitle(tr("Career Tracker"))
            return
        self._drop_acts()
        self._build_body(self.context)
        if self.isVisible():
            self.go(self.page_name)
        else:
            self._begin(self.context)
        self._after_change(None)
        self.rebuilt.emit()

    def _begin(self, context: Context) -> None:
        """Before the window is seen: the answer alone. The page is made once that is on the screen."""
        from ui.shell.first_answer import FirstAnswer

        self._answer = FirstAnswer(context)
        self._answer.seen.connect(lambda: self.go(self.page_name))
        self._pages.addWidget(self._answer)
        self.navigation.show_page(self.page_name)

    def show_content(self, content: QWidget) -> None:
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self._frame.addWidget(content)

    def _build_body(self, context: Context) -> None:
        self.navigation = Navigation(narrow=self._narrow)
        self.navigation.chosen.connect(self.go)
        for name, words, icon_name, keys, act in (
            ("find", tr("Find"), "search", "Ctrl+K", self.open_palette),
            ("file", tr("File"), "folder", "Alt+F", self.open_file_menu),
            ("settings", tr("Settings"), "settings", "Ctrl+,", self.settings),
            ("help", tr("Help"), "question", "F1", self.help),
        ):
            self.navigation.add_tool(name, words, icon_name, keys).clicked.connect(act)
        self._stack = PageStack(context)
        self._undo_bar: UndoBar | None = None
        self._status = StatusLine(context.work)
        body = QWidget()
        row = Row(body, gap=0)
        row.addWidget(self.navigation)
        self._right = Column(gap=0)
        self._right.addWidget(self._stack, 1)
        self._right.addWidget(self._status)
        row.addLayout(self._right, 1)
        self.show_content(body)

    def _drop_pages(self) -> None:
        if self._stack is not None:
            self._stack.drop_all()
        self._drop_answer()

    # What pages may ask (see ui.context.Shell)

    def go(self, page: str, uid: str | None = None) -> None:
        if self.context is None:
            return
        self.page_name = page
        shown = self.page(page)
        shown.refresh_if_behind()  # in sight each part would be laid out as it comes
        self._pages.setCurrentWidget(shown)
        self._drop_answer()
        self.navigation.show_page(page)
        self.make_acts()
        if uid:
            shown.reveal(uid)

    def begin(self, page: str, kind: str = "") -> None:
        """Begin a new record on a page; when its form closes, the page before comes back."""
        before = self.page_name
        self.go(page)
        shown = self.page(page)
        shown.begin(kind)
        sheet = shown.sheet()
        if sheet and before != page:
            self._came_from[page] = before
            sheet.closed.connect(partial(self._lead_back, page))

    def _lead_back(self, page: str) -> None:
        """After the form is closed that was begun from another page."""
        before = self._came_from.pop(page, None)
        if before and self.page_name == page:
            self.go(before)

    def _drop_answer(self) -> None:
        if self._answer is not None:
            self._answer.hide()
            self._answer.deleteLater()
            self._answer = None

    def page(self, name: str) -> Page:
        return self._pages.page(name)

    @property
    def made(self) -> dict[str, Page]:
        """The pages there are, by name."""
        return self._stack.made if self._stack is not None else {}

    @property
    def _pages(self) -> PageStack:
        """The pages of the file in view; only asked while there is one."""
        assert self.context
        assert self._stack is not None
        return self._stack

    def say(self, text: str, *, undo: bool = True) -> None:
        if self._undo_bar is None:
            from ui.widgets.undo_bar import UndoBar

            self._undo_bar = UndoBar()
            self._undo_bar.undone.connect(self.undo)
            self._right.insertWidget(self._right.count() - 1, self._undo_bar)
        self._undo_bar.show_done(text, undo=undo)

    def work_on(self, title: str, work: Callable[[Report], object], done: Callable[[Any], None]) -> None:
        from ui.shell.background import work_behind
        from ui.widgets.busy_bar import BusyBar

        bar = BusyBar()
        self._right.insertWidget(1, bar)
        self._job = work_behind(self, bar, title, work, done, self._job_over)

    def _job_over(self) -> None:
        self._job = None
        self.catch_up()

    @property
    def busy(self) -> bool:
        return self._job is not None

    def window_widget(self) -> QWidget:
        """The parent for dialogs."""
        return self

    def hand_over(self, person: str | None = None) -> None:
        """Choose what of a worker's records goes into a bundle, see it, and save it."""
        from ui.shell.file_acts import FileActs

        FileActs(self).hand_over(person)

    def take_in(self) -> None:
        """Choose a bundle, see what it would do, and take it in or not."""
        from ui.shell.file_acts import FileActs

        FileActs(self).choose_bundle()

    def catch_up(self) -> None:
        if self.context and self.context.work.store.changed_elsewhere():
            self.context.work.store.announce(EVERYTHING, "elsewhere")

    # Acts on the whole window

    def undo(self) -> None:
        from ui.shell.stepping import step

        step(self)

    def redo(self) -> None:
        from ui.shell.stepping import step

        step(self, redo=True)

    def open_palette(self) -> None:
        if self.context:
            from ui.shell.palette import Palette

            Palette(self.context, self).open()

    def settings(self) -> None:
        from ui.shell.settings import SettingsDialog

        SettingsDialog(self).open()

    def help(self) -> None:
        from ui.shell.help import Help

        Help(self.page_name, self.focusWidget(), self).open()

    def relook(self) -> None:
        from ui.shell.kept import type_again, typed

        left = {name: unfinished for name, page in self.made.items() if (unfinished := page.unfinished())}
        before = self.made.get(self.page_name)
        stood, lines = ((before.place, before.part_name), typed(before)) if before else (("", ""), {})
        other_words, keyboard = language(), self.focusWidget()
        kept = self._set_aside()
        self.dress()
        aside, self._aside = self._aside, {}
        self.rebuild()
        for name, page in aside.items():
            if language() == other_words or not self._open_again(name, page):
                self._pages.put_back(name, page)
                left.pop(name, None)
        if self.page_name in kept:
            self.go(self.page_name)
            if self.isAncestorOf(keyboard):
                keyboard.setFocus()
        if before and self.page_name not in kept:
            self.page(self.page_name).stand(*stood)
            type_again(self.page(self.page_name), lines)
        for name, unfinished in left.items():
            self.page(name).go_on_with(unfinished)

    def _set_aside(self) -> list[str]:
        """Keep the pages on which something is written from being made anew until that is over; their names."""
        written = self._stack.written() if self._stack is not None else {}
        for name, over in written.items():
            page = self._aside[name] = self._pages.take_out(name)
            self._renew_after(over, name, page)
        return list(written)

    def _renew_after(self, over: SignalInstance, name: str, kept: Page) -> None:
        over.connect(lambda: QTimer.singleShot(0, kept, partial(self._renew, name, kept)))

    def _open_again(self, name: str, before: Page) -> bool:
        """Open the form of a page on the page made anew, in the language in use now; False where that cannot be."""
        from ui.pages.opening import open_again

        after = self._pages.page(name)
        if not open_again(before, after):
            return False
        form, former = after.sheet(), before.sheet()
        assert form
        assert former
        former.closed.disconnect()
        if name in self._came_from:
            form.closed.connect(partial(self._lead_back, name))
        PageStack.let_go(before)
        return True

    def _renew(self, name: str, kept: Page) -> None:
        """Make a page anew that was kept while the look changed, perhaps several times."""
        if self.made.get(name) is not kept:
            return
        if (over := kept.written()) is not None:  # one thing followed on another, as the review on a paper
            self._renew_after(over, name, kept)
            return
        stood = kept.place, kept.part_name
        self._pages.drop(name)
        if self.page_name == name:
            self.go(name)
            self.page(name).stand(*stood)

    def dress(self) -> None:
        """Put on the language, theme and text size of the preferences."""
        set_language(self.preferences.language)
        asked = self.preferences.theme
        name = system_theme_name() if asked == "system" else asked
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        latin = not language().startswith("zh")
        apply_theme(app, load_theme(name, self.preferences.scale, low=self._low, latin=latin))

    @property
    def _low(self) -> bool:
        """Whether so few lines of text find room that heads and space are to be small."""
        return self.height() < LOW * self.preferences.scale

    def _fit_height(self) -> None:
        if current_theme().low is not self._low:
            self.dress()
            self._fit_navigation()

    def open_file_menu(self) -> None:
        """The acts on the whole file, at the button that opens them."""
        self.make_acts().open_file_menu()

    def make_acts(self) -> Acts:
        """What can be done by keys and by name, made when there is first a page to do it on."""
        if self._acts is None:
            from ui.shell.acts import Acts

            self._acts = Acts(self)
        return self._acts

    def _drop_acts(self) -> None:
        if self._acts is not None:
            self._acts.drop()
            self._acts = None

    def open_other(self) -> None:
        self.close_work()
        self.rebuild()

    def commands(self) -> list[QAction]:
        return self.make_acts().commands()

    # What happens around

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on in the page as it is read, also to what came onto it last."""
        from ui.shell.tab_order import bring_into_sight, order_by_sight

        if self.page_name in self.made:
            order_by_sight(self.made[self.page_name])
        before = QApplication.focusWidget()
        moved = super().focusNextPrevChild(forward)
        if (
            before is not None and before.isEnabled() and before.isVisible()
        ):  # else Qt, not a person, moved the keyboard on
            bring_into_sight(self.focusWidget())
        return moved

    def _after_change(self, _changes: Changes | None) -> None:
        if self.context:
            work = self.context.work
            person = work.find_person()
            name = person.name if person else work.file_name
            self.setWindowTitle(f"{name} – {tr('Career Tracker')}")
            self._status.refresh()

    def _look_again(self) -> None:
        if self.context is None or self._job:
            return
        work = self.context.work
        if work.today() != self._day or work.store.changed_elsewhere():
            self._day = work.today()
            work.store.announce(EVERYTHING, "elsewhere")
        self.remind()

    def remind(self, *, switched: bool = False) -> None:
        from ui.shell.reminders import Reminders

        if self.context is not None:
            self._reminders = self._reminders or Reminders(self, self._bus.changed)
            (self._reminders.switched if switched else self._reminders.look)()

    def get_pages_ready(self) -> None:
        """From now on, make and fill pages before they are opened."""
        from ui.shell.readying import Readying

        Readying(self, self._bus.changed)

    @property
    def _narrow(self) -> bool:
        """Whether the pages' names would take too much of the width."""
        return self.width() < current_theme().px(NARROW)

    def _fit_navigation(self) -> None:
        if self.context:
            self.navigation.set_narrow(self._narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_navigation()
        if current_theme().low is not self._low:
            QTimer.singleShot(0, self, self._fit_height)  # the layout is at work just now

    def _ask_to_leave(self, page: str) -> None:
        """Show what would be lost, and ask whether it may be."""
        from ui.widgets.ask import ask

        def answered(answer: str | None) -> None:
            if answer == "leave":
                self._leaving = True
                self.close()

        self.go(page)
        ask(
            self,
            tr("Leave without saving?"),
            tr("What is being written here is not kept yet."),
            [("leave", tr("Leave"), "danger"), ("stay", tr("Go on writing"), "primary")],
            answered,
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.apart:
            event.ignore()
            return
        written_on = next((name for name, page in self.made.items() if page.unsaved), None)
        if written_on and not self._leaving:
            event.ignore()
            self._ask_to_leave(written_on)
            return
        if self._job:
            self._job.cancel()
        self.close_work()
        self.preferences.place = self.saveGeometry()
        super().closeEvent(event)
