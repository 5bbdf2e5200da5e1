"""`report review`, `report cohort` and `report portfolio`: sheets of paper as PDF."""

from __future__ import annotations

from tracker.commands.answer import Answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.commands.options import Options
    from ui.reports.paper import Draw


def review(options: Options) -> Answer:
    """The month of the person asked about, by default the one that is over, as a sheet to be signed."""
    from tracker.mentoring.rules import month_before, month_of
    from tracker.overview import monthly
    from tracker.overview.names import names
    from tracker.people.service import owner

    _prepare()
    from ui.reports.review import review_sheet, review_title
    from ui.text import language

    with options.workspace() as work:
        reader, person, today = work.store.read(), work.person().uid, work.today()
        month = options.month or month_before(month_of(today))
        found = monthly.month_of(reader, person, month, mentor=owner(reader).uid, today=today)
        known = names(reader, language())
    return _save(review_sheet(found, known).draw, options.out, review_title(found))


def cohort(options: Options) -> Answer:
    """Everybody one teaches by the skills begun."""
    from tracker.overview.cohort import Cohort, begun_of
    from tracker.overview.names import names
    from tracker.people.service import owner

    _prepare()
    from ui.reports.cohort import CohortSheet, cohort_title
    from ui.text import language

    with options.workspace() as work:
        reader, today = work.store.read(), work.today()
        found = Cohort(reader, mentor=owner(reader).uid, today=today, everybody=bool(options.everybody))
        members = [member for some in found.survey() for member in some]
        known = names(reader, language())
    sheet = CohortSheet(members, [skill.id for skill in begun_of(members)], known, today=today)
    return _save(sheet.draw, options.out, cohort_title(today), landscape=True)


def portfolio(options: Options) -> Answer:
    """A worker's certificates, genuine sign-offs and awards on one signed page; a picture where it ends in .png."""
    from tracker.commands.secrets import key_password
    from tracker.exchange.portfolio import portfolio as signed_page
    from tracker.overview.names import names

    _prepare()
    from ui.reports.portfolio import portfolio_title, save_portfolio
    from ui.text import language

    with options.workspace(write=True) as work:
        reader = work.store.read()
        page = signed_page(work.store, work.person().uid, today=work.today(), password=key_password(options, reader))
        known = names(reader, language())
    save_portfolio(page, known, options.out)
    return Answer(data={"file": options.out, "title": portfolio_title(page), "codes": list(page.pieces)})


def _prepare() -> None:
    """Words are drawn in the user's language, and letters only once there is an application."""
    from ui.screens import prepare
    from ui.text import set_language, system_language

    prepare()
    set_language(system_language())


def _save(draw: Draw, path: str, title: str, *, landscape: bool = False) -> Answer:
    from ui.reports.paper import save_pdf

    save_pdf(draw, path, title=title, landscape=landscape)
    return Answer(data={"file": path, "title": title})
