"""A bank between reading and storing: what the person corrected, left out, and what the file has already."""

from __future__ import annotations

from tracker.kernel.codes import Codes
from tracker.study.copies import differ
from tracker.study.identity import identity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from tracker.study.banks.model import BankReading, Question, RowReading

    Corrections = dict[tuple[str, int], Question | None]
    """By sheet and row: the question as corrected, None where the row is left out."""


class State(Codes):
    """How a row stands before it is stored."""

    UNREAD = "unread"
    LEFT_OUT = "left_out"
    DIFFERS = "differs"
    REPEATED = "repeated"
    DOUBTFUL = "doubtful"
    CORRECTED = "corrected"
    UNDERSTOOD = "understood"


class ImportDraft:
    """`there` are the identities of all questions in the file, `kept` those of them that this bank asks again."""

    def __init__(self, reading: BankReading, there: AbstractSet[int], kept: Mapping[int, Question]) -> None:
        self.rows = reading.rows
        self._there = there
        self._kept = kept
        self._changed: dict[int, Question | None] = {}
        self._who = [identity(row.question) if row.question is not None else None for row in self.rows]
        self._find_copies()

    def _find_copies(self) -> None:
        """For each row the first one that asks the same; rows left out are no copies of anything."""
        first: dict[int, int] = {}
        self._copies: dict[int, int] = {}
        for at, who in enumerate(self._who):
            if who is not None and not self.left_out(at) and first.setdefault(who, at) != at:
                self._copies[at] = first[who]

    def __len__(self) -> int:
        return len(self.rows)

    # What is asked

    def row(self, at: int) -> RowReading:
        """What was read in a row."""
        return self.rows[at]

    def question(self, at: int) -> Question | None:
        """The question of a row as it stands now, also of one left out; None where there is none."""
        changed = self._changed.get(at)
        return changed if changed is not None else self.rows[at].question

    def corrected(self, at: int) -> bool:
        """Whether the person changed the question of a row."""
        return self._changed.get(at) is not None

    def left_out(self, at: int) -> bool:
        """Whether the person left a row out."""
        return at in self._changed and self._changed[at] is None

    def copy_of(self, at: int) -> int | None:
        """The earlier row that asks the same."""
        return self._copies.get(at)

    def in_file(self, at: int) -> bool:
        """Whether the file has this question already."""
        return self._who[at] in self._there

    def state(self, at: int) -> State:
        """How a row stands; of several things the one to look at first."""
        question = self.question(at)
        if self.left_out(at):
            return State.LEFT_OUT
        if question is None:
            return State.UNREAD
        if self._differs(at, question):
            return State.DIFFERS
        if self.rows[at].doubts and not self.corrected(at):
            return State.DOUBTFUL
        if self.in_file(at) or at in self._copies:
            return State.REPEATED
        return State.CORRECTED if self.corrected(at) else State.UNDERSTOOD

    def _differs(self, at: int, question: Question) -> bool:
        """Whether the copy that would be kept has another answer."""
        who, first = self._who[at], self._copies.get(at)
        kept = self._kept.get(who) if who is not None else None
        if kept is None and first is not None:
            kept = self.question(first)
        return kept is not None and differ(question, kept)

    # What the person does

    def correct(self, at: int, question: Question) -> None:
        """Take a question in place of what was read in a row."""
        self._change(at, question)

    def leave_out(self, at: int) -> None:
        """Do not store a row."""
        self._change(at, None)

    def take_back(self, at: int) -> None:
        """A row as it was read."""
        self._changed.pop(at, None)
        self._settle(at)

    def _change(self, at: int, question: Question | None) -> None:
        self._changed[at] = question
        self._settle(at)

    def _settle(self, at: int) -> None:
        question = self.question(at)
        self._who[at] = identity(question) if question is not None else None
        self._find_copies()

    @property
    def corrections(self) -> Corrections:
        """What was corrected and left out so far, by sheet and row: for the same file read by another mapping."""
        return {(self.rows[at].sheet, self.rows[at].row): changed for at, changed in self._changed.items()}

    def repeat(self, corrections: Corrections) -> None:
        """Do again what was done to the rows of an earlier reading of the same file."""
        for at, row in enumerate(self.rows):
            if (row.sheet, row.row) in corrections:
                self._changed[at] = corrections[row.sheet, row.row]
                question = self.question(at)
                self._who[at] = identity(question) if question is not None else None
        self._find_copies()

    def taken(self, *, doubtful: bool = True) -> list[Question]:
        """The questions to store; without `doubtful` only those that are certain or were corrected."""
        found = []
        for at, row in enumerate(self.rows):
            question = self.question(at)
            if question is None or self.left_out(at):
                continue
            if doubtful or not row.doubts or self.corrected(at):
                found.append(question)
        return found
