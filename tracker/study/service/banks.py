"""Question banks: looked at before anything is stored, stored in one write, corrected, exported, searched."""

from __future__ import annotations

import os

from tracker.kernel.changes import Area
from tracker.kernel.record import Record
from tracker.kernel.terms import Component
from tracker.store import history
from tracker.study.banks.model import BankReading, Question
from tracker.study.copies import differ, translated
from tracker.study.identity import identity
from tracker.study.import_draft import ImportDraft
from tracker.study.repo import banks as repo
from tracker.study.repo import number_of
from tracker.study.repo import search as index
from tracker.study.service import earlier

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime
    from typing import Any

    from tracker.store.session import Reader, Store, Writer
    from tracker.study.banks.model import ColumnMapping, Progress, TextMarks
    from tracker.study.banks.tables.batch import Columns
    from tracker.study.kept import Asked, Bank

SLICE = 500
"""How many questions one step of filling the index takes: some tens of milliseconds of work."""

LARGE_SLICE = 2000
"""The same where nobody waits for the step."""

CORRECTION = "question.edit"
"""What correcting a question is called in the history."""


class Preview(Record):
    """A bank as it was understood, and its rows to be corrected and left out before anything is stored."""

    name: str
    reading: BankReading
    draft: ImportDraft


class NewBank(Record):
    """How questions are to be stored.

    Unless `keep_duplicates`, questions that ask the same become one, which takes over from the others what it lacks.
    """

    name: str
    format: str = ""
    component: Component = Component.THEORY
    origin: str = "imported"
    keep_duplicates: bool = False


class Stored(Record):
    """What an import did: the bank's number (None where nothing was new), questions added, and merged into others.

    `differing` are the numbers of questions in the file to which a merged one gives another answer.
    """

    bank: int | None
    added: int
    merged: int
    differing: tuple[int, ...] = ()


def preview(
    reader: Reader,
    path: str,
    *,
    mappings: Iterable[ColumnMapping] = (),
    separators: str | None = None,
    marks: TextMarks | None = None,
    by_hand: bool = False,
    progress: Progress | None = None,
) -> Preview:
    """Read a bank, changing nothing: by the mappings given, then as banks like it were read before.

    `separators`, `marks` and `by_hand` are those of `reading.Wishes`. Raises `BankProblem`, `StorageProblem` where the
    file cannot be read, and whatever `progress` raises.
    """
    data = load_file(path)
    return preview_data(
        reader,
        data,
        os.path.basename(path),
        mappings=mappings,
        separators=separators,
        marks=marks,
        by_hand=by_hand,
        progress=progress,
    )


def preview_data(
    reader: Reader,
    data: bytes,
    name: str,
    *,
    mappings: Iterable[ColumnMapping] = (),
    separators: str | None = None,
    marks: TextMarks | None = None,
    by_hand: bool = False,
    progress: Progress | None = None,
) -> Preview:
    """The same for bytes, or for pasted text as UTF-8 with a name such as `clipboard.txt`."""
    from tracker.study.banks.reading import read_bank

    reading = read_bank(
        data,
        name,
        mappings=[*earlier.mappings(reader), *mappings],
        separators=separators,
        marks=marks,
        earlier_marks=earlier.marks(reader),
        by_hand=by_hand,
        progress=progress,
    )
    return Preview(name=name, reading=reading, draft=_draft(reader, reading))


def load_file(path: str) -> bytes:
    """A file's bytes. Raises `StorageProblem`, and `BankProblem` `too_large`."""
    from tracker.kernel.files import system_problem
    from tracker.study.banks.reading import load

    try:
        return load(path)
    except OSError as error:
        raise system_problem(error, path) from None


def _draft(reader: Reader, reading: BankReading) -> ImportDraft:
    who = [None if row.question is None else identity(row.question) for row in reading.rows]
    there = repo.identities(reader)
    return ImportDraft(reading, who, there, repo.by_identities(reader, [*there.intersection(who)]))


def store_bank(
    store: Store,
    questions: Iterable[Question],
    *,
    bank: NewBank,
    now: datetime,
    mappings: Iterable[ColumnMapping] = (),
    marks: TextMarks | None = None,
    total: int = 0,
    progress: Progress | None = None,
) -> Stored:
    """Store questions as a bank, all in one write.

    `mappings` and `marks` are those the person confirmed; they are kept for files like this one.
    `progress(done, total)` may raise `Cancelled`: nothing is kept then.
    """
    from tracker.study.banks.tables.batch import in_columns

    parts = in_columns(questions)
    return store_parts(store, parts, bank=bank, now=now, mappings=mappings, marks=marks, total=total, progress=progress)


def store_parts(
    store: Store,
    parts: Iterable[Columns],
    *,
    bank: NewBank,
    now: datetime,
    mappings: Iterable[ColumnMapping] = (),
    marks: TextMarks | None = None,
    total: int = 0,
    progress: Progress | None = None,
) -> Stored:
    """The same for questions column by column, as a bank that is being read gives them."""
    with store.write("study.import", subject=bank.name, journaled=False) as writer:
        watch = (lambda done: progress(done, total)) if progress else None
        stored = write_bank(writer, parts, bank, now=now, watch=watch, add=repo.add_many_questions)
        earlier.keep_mappings(writer, mappings, now)
        if marks is not None:
            earlier.keep_marks(writer, marks)
        writer.touch(Area.STUDY)
    return stored


def write_questions(writer: Writer, questions: Iterable[Question], bank: NewBank, *, now: datetime) -> Stored:
    """Store questions inside a write that is under way."""
    from tracker.study.banks.tables.batch import in_columns

    return write_bank(writer, in_columns(questions), bank, now=now)


def write_bank(
    writer: Writer,
    parts: Iterable[Columns],
    bank: NewBank,
    *,
    now: datetime,
    watch: Callable[[int], None] | None = None,
    add: Callable[[Writer, Iterable[Sequence[Any]]], None] = repo.add_questions,
) -> Stored:
    """The same for questions column by column.

    Earlier corrections cannot be taken back any more: what comes in may fill their gaps, or ask what they asked before.
    """
    history.let_go(writer, CORRECTION)
    from tracker.study.service.taking import Taking

    at = now.isoformat(timespec="seconds")
    number = repo.add_bank(writer, bank.name, bank.component, bank.format, bank.origin, at)
    taking = Taking(writer, number, bank.component, watch, keep=bank.keep_duplicates)
    add(writer, taking.new(parts))
    repo.fill_gaps(writer, taking.merged)
    repo.add_counts(writer, number, taking.counts())
    repo.add_images(writer, taking.images)
    if not taking.added:
        repo.remove_bank(writer, number)
    return Stored(
        bank=number if taking.added else None,
        added=taking.added,
        merged=len(taking.merged),
        differing=_settle(writer, taking.merged),
    )


def _settle(writer: Writer, merged: Iterable[tuple[int, Question]]) -> tuple[int, ...]:
    """Give questions without an answer that of their copy; the numbers of those whose copy has another answer."""
    differing: dict[int, None] = {}
    for who, copy in merged:
        number, kept = repo.by_identity(writer, who)
        answer = translated(copy, kept)
        if kept.answer is None and answer is not None:
            repo.put_answer(writer, number, answer)
        elif differ(copy, kept):
            differing[number] = None
    return tuple(differing)


def banks(reader: Reader) -> tuple[Bank, ...]:
    """Every bank, the latest first."""
    return repo.banks(reader)


def rename_bank(store: Store, number: int, name: str) -> None:
    """Call a bank something else. Raises `NotFound`."""
    with store.write("bank.edit", subject=str(number)) as writer:
        repo.rename_bank(writer, number, name)


def question(reader: Reader, person: str, number: int) -> Asked:
    """One question with its pictures, and how it stands with a person. Raises `NotFound`."""
    return repo.asked(reader, number_of(reader, person), number)


def questions(
    reader: Reader,
    person: str,
    *,
    bank: int | None = None,
    after: int = 0,
    limit: int = 100,
) -> tuple[Asked, ...]:
    """Questions as they came, without pictures, in pieces: `after` is the number of the last one that was shown."""
    return repo.listed(reader, number_of(reader, person), bank=bank, after=after, limit=limit)


def edit_question(store: Store, number: int, changed: Question) -> None:
    """Correct a question; answers to it stay. Raises `NotFound`, and `Conflict` where another one asks the same."""
    from tracker.kernel.errors import Conflict

    with store.write(CORRECTION, subject=str(number)) as writer:
        known = repo.asked(writer, 0, number)
        who, copies = identity(changed), repo.identities(writer)
        if who != identity(known.question) and who in copies:
            raise Conflict("same_question", question=number)
        if who == identity(known.question):
            who = repo.identity_of(writer, number)
        component = repo.bank(writer, known.bank).component
        repo.replace_question(writer, number, who, repo.Topics(writer, component).number(changed.topic), changed)
        follow_corrections(writer)


def follow_corrections(writer: Writer) -> None:
    """Let the index and the figures of banks follow the questions that were changed in this write, or back."""
    for name, before in history.rows_before(writer, "question"):
        index.relearn(writer, int(name), before)
        repo.recount(writer, repo.asked(writer, 0, int(name)).bank)


def search(reader: Reader, text: str, *, bank: int | None = None, limit: int = 200, after: int = 0) -> list[int]:
    """The numbers of questions, of one bank or of all, whose texts have every word of `text`, from behind `after`.

    Terms of two or more Chinese characters are found at once; `questions_among` gives the ones to show.
    """
    return index.numbers(reader, text, limit, after, bank)


def questions_among(reader: Reader, person: str, numbers: Sequence[int]) -> tuple[Asked, ...]:
    """Questions by their numbers, without pictures, in that order; those removed meanwhile are left out."""
    return repo.asked_among(reader, number_of(reader, person), numbers)


def index_more(store: Store, limit: int = SLICE) -> bool:
    """Put some more questions into the index of search; whether any are left. To be called when nothing else is on."""
    if not index.waiting(store.read()):
        return False
    with store.write("study.index", journaled=False) as writer:
        return index.index(writer, limit) == limit


def fill_index(store: Store, progress: Progress | None = None) -> None:
    """Put every question into the index of search, slice by slice; `progress` may raise: the rest is for later."""
    total, done = index.waiting(store.read()), 0
    while index_more(store, LARGE_SLICE):
        done += LARGE_SLICE
        if progress:
            progress(done, total)


def export_bank(reader: Reader, path: str, *, now: datetime, bank: int | None = None) -> int:
    """Write one bank, or all questions, as `.xlsx`, `.apkg` or `.gift` by the name's ending; how many there were.

    Raises `Refused` for another ending or where there are no questions, `StorageProblem`, `BankProblem`.
    """
    from tracker.kernel.errors import Refused
    from tracker.kernel.files import write_whole
    from tracker.kernel.problems import Problem

    ending = os.path.splitext(path)[1].lower()
    if ending not in (".xlsx", ".apkg", ".gift"):
        raise Refused([Problem(code="bank_ending", value=ending, expected=(".xlsx", ".apkg", ".gift"))], path=path)
    listed = tuple(repo.all_questions(reader, bank))
    if not listed:
        raise Refused([Problem(code="no_bank")], path=path)
    name = repo.bank(reader, bank).name if bank is not None else os.path.splitext(os.path.basename(path))[0]
    write_whole(path, _written(listed, ending, name, int(now.timestamp())))
    return len(listed)


def _written(questions: tuple[Question, ...], ending: str, name: str, at: int) -> bytes:
    if ending == ".xlsx":
        from tracker.study.banks.formats.xlsx_write import write_xlsx

        return write_xlsx(questions)
    if ending == ".apkg":
        from tracker.study.banks.formats.anki_write import write_apkg

        return write_apkg(questions, name, at=at)
    from tracker.study.banks.formats.gift_write import write_gift

    return write_gift(questions).encode()
