"""What a question bank holds, and what reading one found: questions, doubts, and the mapping that was guessed."""

from __future__ import annotations

from tracker.kernel.codes import Codes
from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Answer = tuple[int, ...] | bool | tuple[str, ...] | tuple[tuple[str, str], ...] | None
    Progress = Callable[[int, int], None]


class Kind(Codes):
    """The types of question that theory papers use."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true_false"
    FILL_IN = "fill_in"
    SHORT_ANSWER = "short_answer"
    CALCULATION = "calculation"
    ORDERING = "ordering"
    MATCHING = "matching"


CHOICE_KINDS = (Kind.SINGLE, Kind.MULTIPLE)
"""The kinds whose answer is a choice among options."""

LONG_KINDS = (Kind.SHORT_ANSWER, Kind.CALCULATION)
WRITTEN_KINDS = (Kind.FILL_IN, *LONG_KINDS)
"""The kinds whose answer is text."""


class Image(Record):
    """A picture of a question: `role` is `stem`, `explanation` or `option` (then `option` is its index)."""

    data: bytes
    suffix: str = "png"
    role: str = "stem"
    option: int = -1


class Question(Record):
    """One question as the bank has it.

    `answer` is, by kind: indices of the right options (single, multiple); true or false; the indices of the options
    in the right order (ordering); one text per blank, or the one model answer (fill in, short answer, calculation);
    pairs of texts (matching); None where the bank gives none. `source` is where the bank says the fact stands.
    """

    kind: Kind
    stem: str
    options: tuple[str, ...] = ()
    answer: Answer = None
    explanation: str = ""
    topic: str = ""
    difficulty: str = ""
    source: str = ""
    images: tuple[Image, ...] = ()


class Doubt(Record):
    """Why a row, or a whole table, should be looked at; ui/text has the words for each code."""

    code: str
    params: tuple[tuple[str, str | int], ...] = ()


ANSWER_MISSING = Doubt(code="answer_missing")
OPTIONS_MISSING = Doubt(code="options_missing")
TAKEN_FROM_STEM = Doubt(code="answer_taken_from_stem")
NOT_A_QUESTION = Doubt(code="not_a_question")
"""Doubts that more than one part of reading has."""


class RowReading(Record):
    """What one row, paragraph or note of a bank turned into.

    `sheet` is the sheet, deck or section it stands in; `row` the 1-based row or line. Without a question the row
    could not be read as one: `doubts` says why, and `text` is what stands there.
    """

    question: Question | None
    doubts: tuple[Doubt, ...] = ()
    sheet: str = ""
    row: int = 0
    text: str = ""

    @property
    def asks(self) -> bool:
        """Whether this is plainly a question, with options or an answer: a file without any is something else."""
        asked = self.question
        return asked is not None and (asked.answer is not None or bool(asked.options))


def not_asked(row: int, text: str) -> RowReading:
    """A line of a running text that is no question."""
    return RowReading(question=None, doubts=(NOT_A_QUESTION,), row=row, text=text)


class Role(Codes):
    """What a column of a table holds. Options of their own column are `option_0`, `option_1`, …: see `option_role`."""

    IGNORED = ""
    NUMBER = "number"
    KIND = "kind"
    PASSAGE = "passage"
    STEM = "stem"
    OPTIONS = "options"
    ANSWER = "answer"
    EXPLANATION = "explanation"
    TOPIC = "topic"
    DIFFICULTY = "difficulty"
    SOURCE = "source"


class AnswerStyle(Codes):
    """How a table says which option is right."""

    LETTERS = "letters"
    TEXT = "text"
    FROM_ZERO = "from_zero"
    FROM_ONE = "from_one"
    FIRST_OPTION = "first_option"
    NONE = "none"


class ColumnMapping(Record):
    """How a table is to be read: guessed from it, shown to the person, changed, and applied again.

    `roles` has one role per column; rows up to number `header_rows` are not questions (-1: all are). `true_token` is
    the digit that stands for "true", "" where digits stand for nothing of the kind. `kind_codes` says what the codes
    of a kind column mean; `default_kind` is the kind of every row without one. `numbered_stems`: the number before a
    stem is not part of it, with `bare_numbers` not even where no sign sets it apart. `html`: cells are pieces of HTML.
    `verbatim` is set for our own sheets: texts are taken to the letter. `certain` is false where the guess has to be
    confirmed; `doubts` says why. `separators` are those the lines of a text were cut at, and `guessed_shape` its shape
    as it would have been cut without being told.
    """

    shape: str
    sheet: str = ""
    roles: tuple[str, ...] = ()
    header_rows: int = -1
    header: tuple[str, ...] = ()
    answers: AnswerStyle = AnswerStyle.LETTERS
    true_token: str = ""
    kind_codes: tuple[tuple[str, str], ...] = ()
    default_kind: str = ""
    numbered_stems: bool = False
    bare_numbers: bool = False
    html: bool = False
    verbatim: bool = False
    separators: str = ""
    guessed_shape: str = ""
    certain: bool = True
    doubts: tuple[Doubt, ...] = ()


class TextMarks(Record):
    """What the parts of a question begin with in a running text, each as it stands in one question: 【题1】, A), 正解→.

    The number and the letter in an example stand for any. Without one for questions, whatever follows an answered
    question begins the next; without one for another part, that part is told by the words most texts use.
    """

    question: str = ""
    option: str = ""
    answer: str = ""
    explanation: str = ""


class BankReading(Record):
    """A whole bank as read: one entry per row that held anything, and how it was read.

    `samples` are the first rows of the tables, with their numbers, one sample for each of `mappings`; `lines` the
    first ones of a running text, `marks` those it was read by, if a person showed them.
    """

    rows: tuple[RowReading, ...]
    format: str
    encoding: str = ""
    delimiter: str = ""
    mappings: tuple[ColumnMapping, ...] = ()
    samples: tuple[tuple[tuple[int, tuple[str, ...]], ...], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    lines: tuple[str, ...] = ()
    marks: TextMarks | None = None

    @property
    def questions(self) -> tuple[Question, ...]:
        """Everything that was understood as a question, doubtful or not."""
        return tuple(row.question for row in self.rows if row.question is not None)

    @property
    def doubtful(self) -> tuple[RowReading, ...]:
        """The rows a person should look at before importing."""
        return tuple(row for row in self.rows if row.doubts)


_SIGNATURES = (
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"\xd7\xcd\xc6\x9a", "wmf"),
    (b"\x01\x00\x00\x00", "emf"),
    (b"<svg", "svg"),
)


def image_suffix(data: bytes, name: str) -> str:
    """The ending of a picture's file by what it holds; by its name where that does not tell."""
    known = next((suffix for start, suffix in _SIGNATURES if data.startswith(start)), "")
    return known or name.rpartition(".")[2].lower() or "png"


def arranged(images: Iterable[Image]) -> tuple[Image, ...]:
    """Pictures in the order they are read: of the stem, of each option, of the explanation."""
    order = {"stem": 0, "option": 1, "explanation": 2}
    return tuple(sorted(images, key=lambda image: (order[image.role], image.option)))


def option_role(index: int) -> str:
    """The role of the column that holds option `index`, counted from 0."""
    return f"option_{index}"


def option_index(role: str) -> int:
    """The option a role stands for, or -1."""
    return int(role[7:]) if role.startswith("option_") else -1
