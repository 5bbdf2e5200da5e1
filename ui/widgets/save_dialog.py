"""Asks where a file goes, beside the work: begins in the person's documents, and each kind brings its ending."""

from __future__ import annotations

import os

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def save_dialog(parent: QWidget, title: str, name: str, kinds: Mapping[str, str]) -> QFileDialog:
    """`kinds` are the words for each kind of file, such as "Picture (*.png)", with its ending; the first is offered.

    Connect to `fileSelected`, then `open()` it.
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, os.path.join(folder, name))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(kinds))
    dialog.setDefaultSuffix(next(iter(kinds.values())))
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(kinds[chosen]))
    return dialog
