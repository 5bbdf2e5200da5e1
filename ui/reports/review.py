"""The sheet of a monthly review: what happened, what was agreed on, both words, places to sign."""

from __future__ import annotations

from tracker.mentoring.rules import read_steps
from ui.reports.paper import Sheet
from ui.text import tr
from ui.text.mentoring import ahead_words, reached_words
from ui.text.monthly import date_lines, happened_lines, mentorship_words, month_words, step_words, stuck_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.mentoring.model import MonthlyReview
    from tracker.overview.monthly import Month
    from tracker.overview.names import Names

_LINES = 3
"""Lines to write on where nothing was written yet."""


def review_title(month: Month) -> str:
    """What the sheet is called."""
    return tr("Monthly review: {name}, {month}").format(name=month.member.person.name, month=month_words(month.month))


def review_sheet(month: Month, names: Names) -> Sheet:
    """The sheet of one apprentice's month."""
    sheet, member = Sheet(), month.member
    sheet.title(review_title(month))
    head = [member.person.employer, reached_words(member), ahead_words(member)]
    sheet.text(tr(" · ").join(part for part in head if part))
    if member.mentorship:
        sheet.text(
            tr("Mentor: {name}, {more}").format(
                name=member.mentorship.mentor, more=mentorship_words(member.mentorship, today=month.last)
            )
        )
    sheet.section(tr("What happened"))
    sheet.pairs(list(happened_lines(month, names)))
    stuck = list(stuck_lines(month, names))
    if stuck:
        sheet.section(tr("Goes no further"))
        sheet.pairs(stuck)
    dates = list(date_lines(month, names, today=month.last))
    if dates:
        sheet.section(tr("Dates"))
        sheet.pairs(dates)
    if month.steps:
        sheet.section(tr("Agreed before"))
        for one in month.steps:
            sheet.text(f"□ {step_words(one)}")
    _word(sheet, tr("What the mentor says"), month.said)
    _agreed(sheet, month.said)
    _word(sheet, tr("What the apprentice says"), month.own)
    sheet.signatures([tr("Mentor"), tr("Apprentice")])
    sheet.text(tr("Figures as of {day}.").format(day=month.last.isoformat()), small=True)
    return sheet


def _word(sheet: Sheet, title: str, review: MonthlyReview | None) -> None:
    sheet.section(title)
    if review and review.note:
        sheet.text(review.note)
    else:
        sheet.blank_lines(_LINES)


def _agreed(sheet: Sheet, review: MonthlyReview | None) -> None:
    sheet.section(tr("Agreed for next month"))
    steps = read_steps(review.steps) if review else ()
    for step in steps:
        sheet.text(f"□ {step.by.isoformat()} {step.text}" if step.by else f"□ {step.text}")
    if not steps:
        sheet.blank_lines(_LINES)
