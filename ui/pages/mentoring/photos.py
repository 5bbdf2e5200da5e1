"""The photos kept with a practice, small beside each other; pressed, each shows large."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from tracker.certificates import service
from tracker.kernel.errors import NotFound
from ui.text import tr
from ui.theme import current_theme
from ui.widgets.flow import FlowRow
from ui.widgets.large_picture import show_large
from ui.widgets.picture import Picture
from ui.widgets.space import Column
from ui.widgets.words import Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.certificates.model import Attachment
    from ui.context import Context

_HIGH, _WIDE = 96, 128


class PhotoRow(QWidget):
    """`shown` says whether there are any."""

    def __init__(self, context: Context, practice: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        found = service.attachments(context.work.store.read(), practice)
        self.shown = bool(found)
        row, others = FlowRow(), []
        for one in found:
            content = self._content(one) if one.media_type.startswith("image/") else None
            if content is None:
                others.append(one.name)
                continue
            picture = Picture(
                content,
                tr("Picture {name}; Enter shows it large").format(name=one.name),
                name=f"photo_{one.uid}",
                highest=_HIGH,
            )
            picture.setFixedWidth(current_theme().px(_WIDE))
            picture.acted.connect(partial(self._large, one, content))
            row.add(picture)
        column = Column(self, gap=4)
        column.addWidget(row)
        if others:
            column.addWidget(Quiet(tr(", ").join(others), small=True))

    def _content(self, one: Attachment) -> bytes | None:
        """The bytes; None where the file has lost them, which `check` reports."""
        try:
            return service.content(self._context.work.store.read(), one)
        except NotFound:
            return None

    def _large(self, one: Attachment, content: bytes) -> None:
        show_large(self._context.shell.window_widget(), one.name, content)
