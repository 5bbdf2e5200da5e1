"""Editors of national codes: found by name where a pack or the program knows it, else typed as the code it is."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QWidget

from ui.text import tr
from ui.text.labels import region_name, regions
from ui.widgets.choices import CompletingEdit
from ui.widgets.editors import LineEditor
from ui.widgets.readings import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.widgets.choices import Choice

_OCCUPATION = re.compile(r"\d-\d{2}-\d{2}-\d{2}", re.ASCII)
_REGION = re.compile(r"\d{2}(\d{2}){0,2}", re.ASCII)


class CodeEdit(CompletingEdit):
    """A code by its name, or any that is written as such codes are; anything else is told to be none."""

    def __init__(
        self, choices: Iterable[Choice], pattern: re.Pattern[str], complaint: str, *, name: str, hint: str = ""
    ) -> None:
        self._pattern = pattern
        self._complaint = complaint
        super().__init__(choices, name=name, hint=hint)

    def value(self) -> str | None:
        """The code. Raises `Unreadable`."""
        typed = self.text().strip()
        return typed if self._pattern.fullmatch(typed) else super().value()

    def problem(self) -> str | None:
        """Why what was typed is no code."""
        try:
            self.value()
        except Unreadable:
            return self._complaint
        return None


class OccupationEdit(CodeEdit):
    """An occupation of the national classification (职业分类大典)."""

    def __init__(self, occupations: Iterable[Choice], *, name: str, parent: QWidget | None = None) -> None:
        complaint = tr("No occupation is called so. Pick one from the list, or write its code like 6-31-01-03.")
        super().__init__(occupations, _OCCUPATION, complaint, name=name, hint=tr("Name or code"))
        self.setParent(parent)


class RegionEdit(CodeEdit):
    """A region of GB/T 2260: a province, city or county found by a part of its name, or 2, 4 or 6 digits."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        complaint = tr("No region is called so. Pick one from the list, or write its code like 420607.")
        super().__init__(regions(), _REGION, complaint, name=name, hint=tr("Province, city or county"))
        self.setParent(parent)

    def set_value(self, value: str | None) -> None:
        """Show a region with its name, also where its code is written longer or shorter than the list has it."""
        if value and value not in self._words:
            self._words[value] = region_name(value)
            self._codes |= {value: value, self._line(value): value}
        super().set_value(value)


class RegionsEdit(LineEditor):
    """Several regions, written with commas between: by their whole names, or by codes of 2, 4 or 6 digits."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, hint=tr("Regions or codes, with commas between"), parent=parent)
        self._codes = {words: code for code, words in regions()}

    def value(self) -> tuple[str, ...] | None:
        """The codes. Raises `Unreadable`."""
        return tuple(map(self._code, _pieces(self.text()))) or None

    def _code(self, piece: str) -> str:
        if _REGION.fullmatch(piece):
            return piece
        if piece not in self._codes:
            raise Unreadable(piece)
        return self._codes[piece]

    def set_value(self, value: Iterable[str] | None) -> None:
        """Show some regions."""
        self.setText(tr(", ").join(map(region_name, value or ())))

    def problem(self) -> str | None:
        """Which part is no region."""
        try:
            self.value()
        except Unreadable as error:
            return tr("“{text}” is no region. Write whole names, or codes like 420607.").format(text=error.text)
        return None


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece in re.split("[,，、;；]", text) if piece.strip()]
