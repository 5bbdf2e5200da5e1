"""The lines of a page when the look changes: what one looks for there is looked for on the page made anew, too."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.choices import CompletingEdit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def typed(page: QWidget) -> dict[str, str]:
    """The text of every line in sight that has an object name."""
    return {
        name: line.text()
        for line in page.findChildren(QLineEdit)
        if (name := line.objectName()) and not name.startswith("qt_") and line.isVisibleTo(page)
        if not isinstance(line, CompletingEdit)  # a name out of a list is another one in another language
    }


def type_again(page: QWidget, lines: Mapping[str, str]) -> None:
    """Put the texts back into the lines of these names."""
    for name, text in lines.items():
        line = page.findChild(QLineEdit, name)
        if line is not None and line.text() != text:
            line.setText(text)
