"""The pages by name, in the order of the navigation; each module is imported when its page is first visited."""

from __future__ import annotations

from importlib import import_module

from tracker.kernel.record import Record
from ui.text import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import Context
    from ui.pages.base import Page


class PageEntry(Record):
    """A page's name, icon, and where its class lives."""

    name: str
    icon: str
    module: str
    factory: str


PAGES = (
    PageEntry(name="home", icon="home", module="ui.pages.home.page", factory="HomePage"),
    PageEntry(name="certificates", icon="certificate", module="ui.pages.certificates.page", factory="CertificatesPage"),
    PageEntry(name="record", icon="record", module="ui.pages.record.page", factory="RecordPage"),
    PageEntry(name="study", icon="study", module="ui.pages.study.page", factory="StudyPage"),
    PageEntry(name="paths", icon="paths", module="ui.pages.paths.page", factory="PathsPage"),
    PageEntry(name="worth", icon="money", module="ui.pages.worth.page", factory="WorthPage"),
    PageEntry(name="mentoring", icon="mentoring", module="ui.pages.mentoring.page", factory="MentoringPage"),
    PageEntry(name="charts", icon="charts", module="ui.pages.charts", factory="ChartsPage"),
    PageEntry(name="rules", icon="rules", module="ui.pages.rules.page", factory="RulesPage"),
)


def page_title(name: str) -> str:
    """What the navigation calls a page."""
    return {
        "home": tr("Home"),
        "certificates": tr("Certificates"),
        "record": tr("My record"),
        "study": tr("Study"),
        "paths": tr("Paths"),
        "worth": tr("Worth"),
        "mentoring": tr("Mentoring"),
        "charts": tr("Charts"),
        "rules": tr("Rules"),
    }[name]


def make_page(entry: PageEntry, context: Context, parent: QWidget) -> Page:
    """Import a page's module and make the page."""
    made: Page = getattr(import_module(entry.module), entry.factory)(context, parent)
    return made
