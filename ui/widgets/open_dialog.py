"""Asks for a file or a folder that is there, beside the work."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def open_dialog(parent: QWidget, title: str, kinds: str, *, folder: str = "") -> QFileDialog:
    """One file. `kinds` are the words for what is listed, with the endings in brackets; `folder` is where it begins.

    Connect to `fileSelected`, then `open()` it.
    """
    dialog = QFileDialog(parent, title, folder, kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return dialog


def folder_dialog(parent: QWidget, title: str, *, folder: str = "") -> QFileDialog:
    """The same for a folder."""
    dialog = QFileDialog(parent, title, folder)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialog
