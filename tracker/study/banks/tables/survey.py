"""What all rows of a table together say about how its answers are to be read."""

from __future__ import annotations

from collections import Counter, defaultdict

from tracker.kernel.patterns import regex
from tracker.study.banks.model import AnswerStyle, ColumnMapping, Doubt, Kind, Role, option_index
from tracker.study.banks.question.answers import chosen, digits_in, letters_in, options_of
from tracker.study.banks.question.labels import question_number
from tracker.study.banks.question.polarity import true_sign
from tracker.study.banks.question.wording import kind_of, truth_of, truth_pair, without_fillers
from tracker.study.banks.texts import clean, same_option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.study.banks.tables.block import Row

_FIRST_NUMBER = regex(r"\d{1,5}")
_MOST, _ALL = 0.6, 0.97
_SURE = 3.0
_STATEMENTS = 600
_MANY = 3
_TWO = ("A", "B")
"""Where rows of one code have no options and never another answer, these stand for right and wrong."""

_IN_FULL = 300
"""Rows looked at closely; of later rows only those that may bring something new."""


class Survey:
    """Counts over the rows of a table.

    Answers look like a `sign` (0, 1), `truth`, `letter`, `letters` or `text`, or are A or B without options.
    """

    def __init__(self, rows: Iterable[Row], mapping: ColumnMapping) -> None:
        self.rows = 0
        self.numbered = self.begin_with_number = self.counting = 0
        self._last_number = 0
        self.styles: Counter[AnswerStyle] = Counter()
        self.signs: Counter[str] = Counter()
        self.codes: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._statements: list[tuple[str, str]] = []
        self._digits: set[int] = set()
        self._most_options = 0
        self._pairs_from_zero = False
        self._place = {role: index for index, role in enumerate(mapping.roles) if role}
        self._answer, self._kind = self._place.get(Role.ANSWER, -1), self._place.get(Role.KIND, -1)
        self._options = [index for index, role in enumerate(mapping.roles) if option_index(role) >= 0]
        stem = self._place[Role.STEM]
        for number, cells in rows:
            if number <= mapping.header_rows or len(cells) <= stem or not (text := cells[stem]):
                continue
            self.rows += 1
            if self.rows <= _IN_FULL or self._brings_news(cells):
                self._take(cells, clean(text))

    def _brings_news(self, cells: list[str]) -> bool:
        """Whether a later row may say what earlier ones did not: a digit for an answer, or a code for a kind."""
        if 0 <= self._answer < len(cells) and cells[self._answer].isdigit():
            return True
        return 0 <= self._kind < len(cells) and not kind_of(cells[self._kind])

    def _cell(self, cells: list[str], place: int) -> str:
        return clean(cells[place]) if 0 <= place < len(cells) else ""

    def _take(self, cells: list[str], stem: str) -> None:
        if self.rows <= _IN_FULL:
            self._count(stem)
        answer = self._cell(cells, self._answer)
        code = self._cell(cells, self._kind)
        if not answer:
            return
        shape = self._shape_of_many(answer, cells) or self._shape(answer, self._options_in(cells))
        if shape == "sign":
            self.signs[answer] += 1
            if len(self._statements) < _STATEMENTS:
                self._statements.append((stem, answer))
        if code:
            self.codes[code][shape] += 1

    def _count(self, stem: str) -> None:
        """Whether the stem begins with a number, in whatever way, and whether that follows the one before it."""
        self.numbered += question_number(stem)[0] >= 0
        found = _FIRST_NUMBER.match(stem)
        if found:
            self.begin_with_number += 1
            self.counting += int(found[0]) == self._last_number + 1
            self._last_number = int(found[0])

    def numbers(self) -> tuple[bool, bool]:
        """Whether the stems carry numbers, and whether all do, so that one goes even where no sign sets it apart."""
        seen = min(self.rows, _IN_FULL)
        counted = self.counting > _MOST * seen
        return counted or self.numbered > _MOST * seen, counted and self.begin_with_number >= _ALL * seen

    def _options_in(self, cells: list[str]) -> tuple[str, ...]:
        together = self._cell(cells, self._place.get(Role.OPTIONS, -1))
        if together:
            return without_fillers(options_of(together))
        return tuple(filter(None, map(clean, [cells[place] for place in self._options if place < len(cells)])))

    def _shape_of_many(self, answer: str, cells: list[str]) -> str:
        """The shape of letters beside more than two options, for which these need not be read; "" of all others."""
        letters = letters_in(answer)
        filled = [place for place in self._options if place < len(cells) and cells[place]]
        if letters is None or len(filled) < _MANY:
            return ""
        self.styles[AnswerStyle.LETTERS] += 1
        return "truth" if truth_of(cells[filled[0]]) is not None else _one_or_more(letters)

    def _shape(self, answer: str, options: tuple[str, ...]) -> str:
        if len(options) < 2 or (truth_pair(options) and answer in ("0", "1", "2")):
            if answer.isdecimal() and len(answer) < 4:
                self._pairs_from_zero = self._pairs_from_zero or (len(options) > 1 and answer == "0")
                return "sign"
            if truth_of(answer) is not None:
                return "truth"
            if not options and answer in _TWO:
                return answer
            return "letter" if letters_in(answer) is not None else "text"
        letters = letters_in(answer)
        if letters is not None:
            self.styles[AnswerStyle.LETTERS] += 1
            return "truth" if truth_pair(options) else _one_or_more(letters)
        return self._shape_of_text(answer, options)

    def _shape_of_text(self, answer: str, options: tuple[str, ...]) -> str:
        if same_option(answer) in map(same_option, options):
            self.styles[AnswerStyle.TEXT] += 1
            return "letter"
        digits = digits_in(answer)
        if digits is not None:
            self._digits.update(digits)
            self._most_options = max(self._most_options, len(options))
            self.styles[AnswerStyle.FROM_ONE] += 1
            return _one_or_more(digits)
        found = chosen(answer, options, AnswerStyle.TEXT)
        if not found:
            return "text"
        self.styles[AnswerStyle.TEXT] += 1
        return _one_or_more(found)

    def style(self) -> tuple[AnswerStyle, tuple[Doubt, ...]]:
        """How the answers name options, by the greater number; numbers count from 0 if there is a 0 among them."""
        votes = self.styles
        if votes[AnswerStyle.FROM_ONE] > max(votes[AnswerStyle.LETTERS], votes[AnswerStyle.TEXT]):
            sure = max(self._digits) >= self._most_options
            if 0 in self._digits or (self._pairs_from_zero and not sure):
                return AnswerStyle.FROM_ZERO, ()
            return AnswerStyle.FROM_ONE, () if sure else (Doubt(code="numbers_from_one_assumed"),)
        return (AnswerStyle.TEXT if votes[AnswerStyle.TEXT] > votes[AnswerStyle.LETTERS] else AnswerStyle.LETTERS), ()

    def true_token(self) -> tuple[str, tuple[Doubt, ...]]:
        """The digit that means true, with `true_sign_guessed` or, if the statements do not tell, `true_sign_unsure`.

        "" where the numbers that answer questions without options are more than two, or not 0, 1 and 2: then they
        are not signs but results.
        """
        least = 0.01 * sum(self.signs.values())
        signs = sorted(sign for sign, count in self.signs.items() if count > least)
        if not signs or len(signs) > 2 or not set(signs) <= {"0", "1", "2"}:
            return "", ()
        token, errors = true_sign(self._statements, (signs[0], signs[1])) if len(signs) == 2 else ("", 0.0)
        if errors < _SURE:
            return "1", (Doubt(code="true_sign_unsure"),)
        return token, (Doubt(code="true_sign_guessed", params=(("sign", token),)),)

    def only_signs(self) -> bool:
        """Whether nearly every answer is a number and nothing has options: true or false, if they are signs."""
        return not self.styles and sum(self.signs.values()) > 0.95 * self.rows > 0

    def kind_codes(self) -> tuple[tuple[str, str], ...]:
        """What codes such as 1, 2, 3 in the column of kinds stand for, by the answers of their rows."""
        known = {code: _kind_by(shapes) for code, shapes in list(self.codes.items())[:40] if not kind_of(code)}
        return tuple((code, kind) for code, kind in known.items() if kind)


def _one_or_more(found: tuple[int, ...]) -> str:
    return "letters" if len(found) > 1 else "letter"


def _kind_by(shapes: Counter[str]) -> str:
    total = sum(shapes.values())
    if shapes["letters"] > 0.1 * total:
        return Kind.MULTIPLE
    one, other = (shapes[letter] for letter in _TWO)
    if shapes["sign"] + shapes["truth"] > 0.8 * total or (one and other and one + other == total):
        return Kind.TRUE_FALSE
    return Kind.SINGLE if shapes["letter"] + one + other > 0.8 * total else ""
