"""The scans and files kept with a certificate."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.pages.attached_files import AttachedFiles
from ui.text import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.certificates.model import Certificate
    from ui.context import Context


class Scans(AttachedFiles):
    """The files of the certificate in sight; they can also be dropped onto its page."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            tr("Scans and files"),
            tr("Pictures, PDF, OFD or text up to 20 MB each. You can also drop them onto this page."),
            name="scan",
            parent=parent,
        )

    def show_certificate(self, certificate: Certificate) -> None:
        """Show the files kept with a certificate."""
        self.show_subject(certificate.person, certificate.uid)
