"""Lines of a document and what stands out in them: the letters of options in colour, the texts of blanks."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from tracker.kernel.patterns import regex
from tracker.kernel.record import Record
from tracker.study.banks.prose.inserts import without_marks
from tracker.study.banks.question.labels import LETTERS
from tracker.study.banks.question.wording import truth_pair
from tracker.study.banks.texts import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

Piece = tuple[str, bool, bool, bool]
"""A text, whether it stands out by colour, whether it is underlined, whether it is bold."""

_COLOUR, _UNDERLINED, _BOLD = 1, 2, 3
"""The places of its looks."""

OFTEN = 20
"""A picture that a document shows more often, the circle of a web page before each option, is an ornament."""

_OPTION = regex(r"(?:^|(?<=[\s　\ue011]))[（(]?([A-Ha-hабвгде])[)）]?\s*[、.．:：)）]")
_WORD = regex(r"()(?<!\S)(?=\S)")
_LATIN = str.maketrans("абвгде", "ABCDEF")
_MOST_BOLD = 0.6
_A_NUMBER = 3
"""Characters that a number at the beginning of a line has, which may have another look than the line."""


_DARK, _GREY = 0x66, 0x10


class Line(Record):
    """One line: its text, the letters of options that stand out, those that are bold, and the texts of blanks."""

    text: str
    coloured: str = ""
    bold: str = ""
    filling: tuple[str, ...] = ()


class Grid(Record):
    """A table: rows of cells, each as text."""

    rows: tuple[tuple[str, ...], ...]


def is_colour(channels: bytes) -> bool:
    """Whether red, green and blue make another colour than black and dark grey."""
    return max(channels) > _DARK or max(channels) - min(channels) > _GREY


def lines_of(pieces: Sequence[Piece], label: str = "") -> list[Line]:
    """The lines of a paragraph, one or more where it holds line breaks; `label` is the number drawn before it."""
    if not "".join(piece[0] for piece in pieces).strip():
        return [Line(text="")]
    lines = []
    for place, line in enumerate(_broken(pieces)):
        filling = _apart(line, _UNDERLINED) or _apart(line, _COLOUR)
        head = f"{label} " if label and place == 0 else ""
        labelled = [(head, False, False, False), *line]
        coloured = _letters(labelled, _COLOUR) or _letters(labelled, _UNDERLINED)
        text = head + "".join(piece[0] for piece in line)
        lines.append(Line(text=text, coloured=coloured, bold=_letters(labelled, _BOLD), filling=filling))
    return lines


def letters_that_stand_out(lines: Sequence[Line]) -> dict[int, str]:
    """The letters of options that stand out by lines, counted from 1.

    Thick ones do where more of them are than in colour, and most options are thin.
    """
    coloured = {row: line.coloured for row, line in enumerate(lines, 1) if line.coloured}
    bold = {row: line.bold for row, line in enumerate(lines, 1) if line.bold}
    options = sum(len(_OPTION.findall(line.text)) for line in lines) if bold else 0
    few = sum(map(len, bold.values())) <= _MOST_BOLD * options
    return bold if few and len(coloured) < len(bold) else coloured


def _broken(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces of a paragraph by lines."""
    line: list[Piece] = []
    for text, stands_out, under, bold in pieces:
        first, *others = text.split("\n")
        line.append((first, stands_out, under, bold))
        for other in others:
            yield line
            line = [(other, stands_out, under, bold)]
    yield line


def _apart(line: list[Piece], look: int) -> tuple[str, ...]:
    """The texts inside a line that stand out by a look, or none where the whole line does."""
    groups = [(looks, clean("".join(piece[0] for piece in run))) for looks, run in groupby(line, itemgetter(look))]
    texts = tuple(text for looks, text in groups if looks and text)
    return texts if any(len(text) > _A_NUMBER for looks, text in groups if not looks) else ()


def _letters(line: list[Piece], look: int) -> str:
    """The letters of the options of a line that stand out by a look of its pieces."""
    if not any(piece[look] for piece in line):
        return ""
    text = "".join(piece[0] for piece in line)
    flags = [bool(piece[look]) for piece in line for _ in piece[0]]
    places = list(_OPTION.finditer(text)) or _pair(text)
    letters = ""
    for place, found in enumerate(places):
        end = places[place + 1].start() if place + 1 < len(places) else len(text)
        shown = zip(flags[found.end() : end], without_marks(text[found.end() : end]), strict=True)
        signs = [flag for flag, sign in shown if not sign.isspace()]
        if signs and sum(signs) > 0.5 * len(signs):
            letters += found[1].translate(_LATIN).upper() or LETTERS[place]
    return letters


def _pair(text: str) -> list[re.Match[str]]:
    """Where 是 and 否 begin in a line of nothing else: they are options without letters."""
    return list(_WORD.finditer(text)) if truth_pair(tuple(text.split())) else []
