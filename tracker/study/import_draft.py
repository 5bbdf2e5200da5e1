"""A bank between reading and storing: what the person corrected, left out, and what the file has already."""

from __future__ import annotations

from bisect import insort
from collections import Counter

from tracker.kernel.codes import Codes
from tracker.study.copies import differ
from tracker.study.identity import identity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
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
    """`who` are the identities of the rows' questions, None without one; `there` those of all questions in the file.

    `kept` are the questions of the file that this bank asks again. Making one takes a moment for each row; what is
    asked of it and done to a row afterwards takes none for the others.
    """

    def __init__(
        self,
        reading: BankReading,
        who: Iterable[int | None],
        there: AbstractSet[int],
        kept: Mapping[int, Question],
    ) -> None:
        self.rows = reading.rows
        self._there = there
        self._kept = kept
        self._changed: dict[int, Question | None] = {}
        self._who = list(who)
        self._alike: dict[int, list[int]] = {}
        for at, asked in enumerate(self._who):
            if asked is not None:
                self._alike.setdefault(asked, []).append(at)
        self._states = [self._found_state(at) for at in range(len(self.rows))]
        self._counts = Counter(self._states)

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
        """The earlier row that asks the same; rows left out are no copies of anything."""
        who = self._who[at]
        if who is None or self.left_out(at):
            return None
        first = self._alike[who][0]
        return first if first != at else None

    def in_file(self, at: int) -> bool:
        """Whether the file has this question already."""
        return self._who[at] in self._there

    def state(self, at: int) -> State:
        """How a row stands; of several things the one to look at first."""
        return self._states[at]

    def count(self, *states: State) -> int:
        """How many rows stand so."""
        return sum(self._counts[state] for state in states)

    def standing(self, *states: State) -> list[int]:
        """The rows that stand so."""
        return [at for at, state in enumerate(self._states) if state in states]

    @property
    def understood(self) -> int:
        """How many rows have a question, left out or not."""
        return len(self) - self.count(State.UNREAD)

    @property
    def stored(self) -> int:
        """How many questions there are to store."""
        return self.understood - self.count(State.LEFT_OUT)

    def _found_state(self, at: int) -> State:
        question = self.question(at)
        if question is None:
            return State.UNREAD
        if self.left_out(at):
            return State.LEFT_OUT
        if self._differs(at, question):
            return State.DIFFERS
        if self.rows[at].doubts and not self.corrected(at):
            return State.DOUBTFUL
        if self.in_file(at) or self.copy_of(at) is not None:
            return State.REPEATED
        return State.CORRECTED if self.corrected(at) else State.UNDERSTOOD

    def _differs(self, at: int, question: Question) -> bool:
        """Whether the copy that would be kept has another answer."""
        who, first = self._who[at], self.copy_of(at)
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
        before = self._leave(at)
        self._changed.pop(at, None)
        self._settle(at, before)

    def _change(self, at: int, question: Question | None) -> None:
        before = self._leave(at)
        self._changed[at] = question
        self._settle(at, before)

    def _leave(self, at: int) -> list[int]:
        """Take a row out from among those that ask the same; those which that may change."""
        who = self._who[at]
        if who is None or self.left_out(at):
            return []
        alike = self._alike[who]
        led = alike[0] == at
        alike.remove(at)
        return alike if led else []

    def _settle(self, at: int, before: list[int]) -> None:
        """Put a row among those that ask the same as it does now, and see how it and they stand."""
        question = self.question(at)
        who = self._who[at] = identity(question) if question is not None else None
        changed = {at, *before}
        if who is not None and not self.left_out(at):
            alike = self._alike.setdefault(who, [])
            insort(alike, at)
            if alike[0] == at:
                changed.update(alike)
        for one in changed:
            self._counts[self._states[one]] -= 1
            self._states[one] = self._found_state(one)
            self._counts[self._states[one]] += 1

    @property
    def corrections(self) -> Corrections:
        """What was corrected and left out so far, by sheet and row: for the same file read by another mapping."""
        return {(self.rows[at].sheet, self.rows[at].row): changed for at, changed in self._changed.items()}

    def repeat(self, corrections: Corrections) -> None:
        """Do again what was done to the rows of an earlier reading of the same file."""
        numbers = {row for _, row in corrections}
        for at, row in enumerate(self.rows):
            if row.row in numbers and (row.sheet, row.row) in corrections:
                self._change(at, corrections[row.sheet, row.row])

    def taken(self, *, doubtful: bool = True) -> list[Question]:
        """The questions to store; without `doubtful` only those that are certain or were corrected."""
        found = []
        for at, (row, state) in enumerate(zip(self.rows, self._states, strict=True)):
            question = self._changed.get(at) or row.question
            if question is None or state is State.LEFT_OUT:
                continue
            if doubtful or not row.doubts or self.corrected(at):
                found.append(question)
        return found
