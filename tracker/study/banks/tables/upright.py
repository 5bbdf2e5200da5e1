"""Sheets whose questions are forms one below the other: the words of a header down the side, each before its text."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from tracker.study.banks.model import Role, option_index
from tracker.study.banks.tables.headers import role_of
from tracker.study.banks.tables.table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.study.banks.model import Image
    from tracker.study.banks.tables.block import Row

_NEARLY_ALL, _OFTEN = 0.8, 0.5


def upright_table(table: Table) -> Table | None:
    """The forms of a sheet as a table of a row each, under a header of their words; None for any other sheet."""
    sample = table.sample()
    roles = [role_of(_first(cells)) for _, cells in sample]
    answered = Role.ANSWER in roles or Role.OPTIONS in roles or any(option_index(role) >= 0 for role in roles)
    if Role.STEM not in roles or not answered or sum(map(bool, roles)) < _NEARLY_ALL * len(sample):
        return None
    forms = _Forms(table)
    return Table(table.name, forms.rows, total=lambda: table.total, kind="upright", images=forms.images)


def _first(cells: Sequence[str]) -> str:
    return next(filter(None, cells), "")


class _Form:
    """One question: the row it begins in, its texts by their words, and the word that each of its rows goes with."""

    def __init__(self, row: int = 0, word: str = "", text: str = "") -> None:
        self.row = row
        self.texts = {word: text} if word else {}
        self.words: dict[int, str] = {}
        self._word = word

    def take(self, number: int, cells: Sequence[str], words: Sequence[str]) -> None:
        """One more row: words with their texts, or more of the last text."""
        named = ""
        for place, cell in enumerate(cells):
            if not cell:
                continue
            waiting = named and not self.texts[named] and (cells[place - 1] == named or len(cell) == 1)
            if cell in words and cell not in self.texts and not waiting:
                self._word = named = cell
                self.texts[cell] = ""
            elif self._word:
                self.texts[self._word] = f"{self.texts[self._word]} {cell}".strip()
            if self._word:
                self.row = self.row or number
                self.words.setdefault(number, self._word)


class _Forms:
    def __init__(self, table: Table) -> None:
        self._table = table

    @cached_property
    def _words(self) -> list[str]:
        """The words of the header: those that begin rows, and those inside a row that nearly every form has."""
        first: Counter[str] = Counter()
        inside: Counter[str] = Counter()
        for _, cells in self._table.rows():
            filled = list(filter(None, cells))
            first.update(filled[:1])
            inside.update({cell for cell in filled[2:] if role_of(cell)})
        found = [word for word in first if role_of(word)]
        stem = max(first[word] for word in found)
        return found + [word for word, count in inside.items() if count > _OFTEN * stem and word not in found]

    @property
    def _stem(self) -> str:
        return next(word for word in self._words if role_of(word) == Role.STEM)

    def rows(self) -> Iterator[Row]:
        yield 0, list(self._words)
        for form in filter(lambda form: form.row, self._forms()):
            yield form.row, [form.texts.get(word, "") for word in self._words]

    def images(self) -> dict[tuple[int, int], list[Image]]:
        """The pictures, each on the cell that the row it stands on became."""
        pictures = self._table.images()
        places = {
            row: (form.row, self._words.index(word))
            for form in (self._forms() if pictures else ())
            for row, word in form.words.items()
        }
        found: dict[tuple[int, int], list[Image]] = {}
        for (row, _), images in sorted(pictures.items()):
            if row in places:
                found.setdefault(places[row], []).extend(images)
        return found

    def _forms(self) -> Iterator[_Form]:
        """A form ends where a word comes again, the word that began the first one, or something that is no word."""
        form = _Form()
        edge = 0
        for number, cells in self._table.rows():
            place, first = next(((place, cell) for place, cell in enumerate(cells) if cell), (0, ""))
            if first in self._words:
                edge = place
                if first in form.texts or first == self._words[0]:
                    yield form
                    form = _Form()
            elif first and place <= edge:
                yield form
                yield _Form(number, self._stem, first)
                form = _Form()
                continue
            form.take(number, cells, self._words)
        yield form
