"""A scan in large, over the window; Esc closes it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget

from ui.text import tr
from ui.widgets.buttons import Button
from ui.widgets.picture import Picture
from ui.widgets.space import Column, Row
from ui.widgets.words import SectionTitle

_SHARPEST = 2400


def show_large(window: QWidget, name: str, content: bytes) -> QDialog:
    """Show a picture as large as the window allows; a click on it, Enter and Esc close it."""
    dialog = QDialog(window)
    dialog.setObjectName("scan_large")
    dialog.setWindowTitle(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.resize(window.size() * 0.9 if window.width() > 0 else QSize(960, 700))
    picture = Picture(content, name, name="scan_picture", sharpest=_SHARPEST)
    picture.acted.connect(dialog.accept)
    close = Button(tr("Close"), name="scan_close")
    close.setToolTip("Esc")
    close.clicked.connect(dialog.accept)
    head = Row()
    head.addWidget(SectionTitle(name), 1)
    head.addWidget(close)
    column = Column(dialog, margin=16, gap=12)
    column.addLayout(head)
    column.addWidget(picture, 1)
    dialog.open()
    return dialog
