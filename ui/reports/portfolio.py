"""The signed page of a worker: certificates, genuine sign-offs, awards, and the codes that prove them."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from tracker.signed.fingerprints import words
from ui.reports.paper import Sheet, save_pdf, save_png
from ui.text import language, ntr, tr
from ui.text.labels import certificate_name, label
from ui.widgets.qr_code import modules, paint_code

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.certificates.model import Certificate
    from tracker.exchange.portfolio import Portfolio
    from tracker.overview.names import Names

_CODE = 1_420
"""A code is 5 cm wide on paper, in tenths of a point."""

_PIXELS = 8
"""Pixels to a square of the code in the picture that is put on paper."""


def portfolio_title(page: Portfolio) -> str:
    """What the page is called."""
    return tr("Skills portfolio of {name}").format(name=page.person.name)


def portfolio_sheet(page: Portfolio, names: Names) -> Sheet:
    """The page of one worker."""
    sheet, person = Sheet(), page.person
    sheet.title(portfolio_title(page))
    about = [names.occupation(person.occupation), person.employer, tr("as of {day}").format(day=page.day.isoformat())]
    sheet.text(tr(" · ").join(part for part in about if part))
    sheet.section(ntr("{n} certificate", "{n} certificates", len(page.certificates)).format(n=len(page.certificates)))
    sheet.rows([_certificate(one, names) for one in page.certificates], (44, 26, 30))
    if page.signoffs:
        signed = ntr("{n} skill signed off", "{n} skills signed off", len(page.signoffs))
        sheet.section(signed.format(n=len(page.signoffs)))
        rows = [(names.skill(one.skill), label(one.stage), one.on.isoformat(), one.by or "") for one in page.signoffs]
        sheet.rows(rows, (34, 22, 18, 26))
    if page.awards:
        sheet.section(ntr("{n} award", "{n} awards", len(page.awards)).format(n=len(page.awards)))
        won = [(one.competition, _prize(one.tier, one.prize), one.on.isoformat()) for one in page.awards]
        sheet.rows(won, (50, 30, 20))
    sheet.section(tr("Signed"))
    sheet.text(
        tr("By the key of {name}, on {day}. In words: {words}").format(
            name=page.signed_by, day=page.day.isoformat(), words=" ".join(words(page.key, language()))
        )
    )
    sheet.pictures([_code(piece) for piece in page.pieces], _CODE)
    sheet.text(
        tr(
            "To check it without a network: scan the codes with a telephone into a text file, a code in each line, "
            "then run: career-tracker bundle verify FILE. The PDF of this page is checked in the same way."
        ),
        small=True,
    )
    return sheet


def save_portfolio(page: Portfolio, names: Names, path: str) -> None:
    """Write the page as PDF, or as a picture where the name ends in .png. Raises `StorageProblem`."""
    sheet = portfolio_sheet(page, names)
    if path.lower().endswith(".png"):
        save_png(sheet.picture(), path)
        return
    save_pdf(sheet.draw, path, title=portfolio_title(page), note="\n".join(page.pieces))


def _certificate(one: Certificate, names: Names) -> tuple[str, str, str]:
    if one.valid_until:
        span = tr("{start} to {end}").format(start=one.issued_on.isoformat(), end=one.valid_until.isoformat())
    else:
        span = tr("from {start}, no end named").format(start=one.issued_on.isoformat())
    return certificate_name(one, names), one.number or "", span


def _prize(tier: object, prize: object) -> str:
    return tr(", ").join(label(one) for one in (tier, prize) if one)  # type: ignore[arg-type]


def _code(text: str) -> QImage:
    """A QR code as a picture, with more correction than on a screen: paper is folded and stained."""
    code = modules(text, "m")
    side = (len(code) + 8) * _PIXELS
    made = QImage(side, side, QImage.Format.Format_RGB32)
    painter = QPainter(made)
    paint_code(painter, QRectF(0, 0, side, side), code)
    painter.end()
    return made
