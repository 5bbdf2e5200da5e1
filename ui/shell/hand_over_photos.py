"""The photos that would go out, small, each large on Enter."""

from __future__ import annotations

import json
from functools import partial

from PySide6.QtWidgets import QWidget

from tracker.exchange.bundle import scan_of
from ui.text import ntr, tr
from ui.theme import current_theme
from ui.widgets.flow import FlowRow
from ui.widgets.large_picture import show_large
from ui.widgets.picture import Picture
from ui.widgets.scroll import ScrollColumn
from ui.widgets.space import Column
from ui.widgets.words import Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from tracker.signed.model import Statement
    from tracker.workspace import Workspace

_WIDE, _HIGH, _SHOWN = 132, 99, 60


class Photos(QWidget):
    """Pictures are read when they come into sight for the first time; files that are none are named."""

    def __init__(self, work: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._scans: list[dict[str, str]] = []
        self._behind = False
        self._scroll = ScrollColumn(margin=0, gap=12)
        Column(self, gap=0).addWidget(self._scroll)
        self._pictures = FlowRow(gap=8)
        self._others = Quiet()
        self._scroll.body.addWidget(self._pictures)
        self._scroll.body.addWidget(self._others)

    def show_photos(self, scans: Sequence[Statement]) -> None:
        """Show the pictures of these attachments."""
        self._scans = [json.loads(one.body or "{}") for one in scans]
        self._behind = True
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        if not self._behind:
            return
        self._behind = False
        self._pictures.clear()
        pictures = [scan for scan in self._scans if scan["media_type"].startswith("image/")]
        others = [scan["name"] for scan in self._scans if scan not in pictures]
        for scan in pictures[:_SHOWN]:
            self._add(scan)
        if len(pictures) > _SHOWN:
            more = len(pictures) - _SHOWN
            others.insert(0, ntr("{n} more photo", "{n} more photos", more).format(n=more))
        self._others.setText(tr(", ").join(others))
        self._others.setVisible(bool(others))

    def _add(self, scan: dict[str, str]) -> None:
        content = scan_of(self._work.store.read(), scan["sha256"])
        if content is None:
            return
        text = tr("Picture {name}; Enter shows it large").format(name=scan["name"])
        picture = Picture(content, text, name=f"photo_{scan['sha256'][:12]}", sharpest=400)
        picture.setFixedSize(current_theme().px(_WIDE), current_theme().px(_HIGH))
        picture.setToolTip(scan["name"])
        picture.acted.connect(partial(show_large, self.window(), scan["name"], content))
        self._pictures.add(picture)
