"""Banks and their questions: written a hundred thousand at a time, read one by one."""

from __future__ import annotations

from datetime import date

from tracker.kernel.errors import NotFound
from tracker.kernel.jsontext import from_json, to_json
from tracker.kernel.terms import Component
from tracker.study.banks.model import Image, Kind, Question
from tracker.study.banks.quick import make_question
from tracker.study.banks.tables.batch import Columns
from tracker.study.kept import Asked, Bank
from tracker.study.tally import choices

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from tracker.store.session import Reader, Writer
    from tracker.study.banks.model import Answer

_BANK = (
    "bank.id, bank.name, bank.component, bank.format, bank.origin, bank.added_at, bank.note, "
    "(SELECT coalesce(sum(questions), 0) FROM bank_topic WHERE bank_topic.bank = bank.id)"
)
QUESTION = (
    "question.kind, question.stem, question.options, question.answer, question.explanation, topic.name, "
    "question.difficulty, question.source"
)
"""The columns `question_of` reads."""

_ASKED = (
    f"question.id, question.bank, {QUESTION}, memory.answers, memory.streak, memory.lapses, memory.last_on, memory.due "
    "FROM question JOIN topic ON topic.id = question.topic "
    "LEFT JOIN memory ON memory.person = ? AND memory.question = question.id"
)


def add_bank(writer: Writer, name: str, component: Component, form: str, origin: str, at: str) -> int:
    """A new bank without questions; its number."""
    writer.run(
        "INSERT INTO bank (name, component, format, origin, added_at) VALUES (?, ?, ?, ?, ?)",
        (name, component, form, origin, at),
    )
    return int(writer.value("SELECT last_insert_rowid()"))


def banks(reader: Reader) -> tuple[Bank, ...]:
    """Every bank, the latest first."""
    return tuple(map(_bank, reader.rows(f"SELECT {_BANK} FROM bank ORDER BY id DESC")))


def bank(reader: Reader, number: int) -> Bank:
    """One bank. Raises `NotFound`."""
    found = reader.row(f"SELECT {_BANK} FROM bank WHERE id = ?", (number,))
    if found is None:
        raise NotFound("bank", str(number))
    return _bank(found)


def _bank(row: Sequence[Any]) -> Bank:
    number, name, component, form, origin, added_at, note, questions = row
    return Bank(
        id=number,
        name=name,
        component=Component(component),
        format=form,
        origin=origin,
        added_at=added_at,
        note=note,
        questions=questions,
    )


def rename_bank(writer: Writer, number: int, name: str) -> None:
    """Call a bank something else. Raises `NotFound`."""
    if not writer.run("UPDATE bank SET name = ? WHERE id = ?", (name, number)):
        raise NotFound("bank", str(number))


def remove_bank(writer: Writer, number: int) -> None:
    """Take out a bank that has no questions."""
    writer.run("DELETE FROM bank WHERE id = ?", (number,))


class Topics:
    """The numbers of one component's topics, made as they are met."""

    def __init__(self, writer: Writer, component: Component) -> None:
        self._writer = writer
        self._component = component
        self._known = dict(writer.rows("SELECT name, id FROM topic WHERE component = ?", (component,)))

    def number(self, name: str) -> int:
        """The number of a topic."""
        found: int | None = self._known.get(name)
        if found is None:
            self._writer.run("INSERT INTO topic (component, name) VALUES (?, ?)", (self._component, name))
            found = self._known[name] = int(self._writer.value("SELECT last_insert_rowid()"))
        return found


def topics(reader: Reader, component: Component | None = None) -> dict[int, str]:
    """The topics of a component, or of all, by number."""
    return dict(reader.rows("SELECT id, name FROM topic WHERE component = ?1 OR ?1 IS NULL ORDER BY id", (component,)))


def identities(reader: Reader) -> set[int]:
    """The identity of every question in the file."""
    return {one for (one,) in reader.stream("SELECT hash FROM question")}


def identity_of(reader: Reader, question: int) -> int:
    """The identity a question is kept under."""
    return int(reader.value("SELECT hash FROM question WHERE id = ?", (question,)))


def by_identity(reader: Reader, identity: int) -> tuple[int, Question]:
    """The question kept under an identity, and its number."""
    number, *row = reader.rows(
        f"SELECT question.id, {QUESTION} FROM question JOIN topic ON topic.id = question.topic WHERE hash = ?",
        (identity,),
    )[0]
    return number, question_of(row)


def by_identities(reader: Reader, identities: Sequence[int]) -> dict[int, Question]:
    """Questions by the identity they are kept under, without their pictures; of those only named none."""
    return {
        identity: question_of(row)
        for identity, *row in reader.stream(
            f"SELECT hash, {QUESTION} FROM question JOIN topic ON topic.id = question.topic "
            "WHERE hash IN (SELECT value FROM json_each(?)) AND bank IS NOT NULL",
            (to_json(list(identities)),),
        )
    }


_INDEXES = {
    "question_place": "CREATE INDEX question_place ON question(bank, topic)",
    "question_hash": "CREATE UNIQUE INDEX question_hash ON question(hash)",
}
"""As the schema has them."""


def next_question(reader: Reader) -> int:
    """The number the next new question gets; numbers of removed ones are never given again."""
    return int(reader.value("SELECT seq FROM sqlite_sequence WHERE name = 'question'") or 0) + 1


def add_many_questions(writer: Writer, parts: Iterable[Sequence[Any]]) -> None:
    """The same as `add_questions`, with the indexes made once at the end: for whole banks, outside the journal."""
    for name in _INDEXES:
        writer.run(f"DROP INDEX {name}")
    add_questions(writer, parts)
    for made in _INDEXES.values():
        writer.run(made)


def add_questions(writer: Writer, parts: Iterable[Sequence[Any]]) -> None:
    """New questions, part by part, column by column: number, bank, identity, number of the topic, and the texts."""
    writer.insert_columns(
        "question (id, bank, hash, topic, kind, choices, stem, options, answer, explanation, difficulty, source)", parts
    )


def by_stem(reader: Reader) -> dict[str, tuple[int, int, int]]:
    """The number, topic and choices of each question by its text, also of those only named; of alike ones the first."""
    return {
        stem: (number, topic, among)
        for number, topic, among, stem in reader.stream(
            "SELECT id, topic, choices, stem FROM question ORDER BY id DESC"
        )
    }


def stems(reader: Reader) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """The text of each question of the banks, with its number, topic and choices."""
    rows = reader.stream("SELECT stem, id, topic, choices FROM question WHERE bank IS NOT NULL ORDER BY id DESC")
    return ((stem, (number, topic, among)) for stem, number, topic, among in rows)


def facts(reader: Reader) -> dict[int, tuple[int, int]]:
    """The topic and the choices of every question."""
    return {number: (topic, among) for number, topic, among in reader.stream("SELECT id, topic, choices FROM question")}


def outside(reader: Reader) -> set[int]:
    """The questions in no bank, of which only a name is known."""
    return {number for (number,) in reader.stream("SELECT id FROM question WHERE bank IS NULL")}


def named(writer: Writer, name: str, identity: int, topic: int, among: int) -> int:
    """A question of which only a name is known, for answers brought from elsewhere; its number."""
    writer.run(
        "INSERT INTO question (hash, topic, choices, stem, options, answer, explanation, difficulty, source) "
        "VALUES (?, ?, ?, ?, '[]', 'null', '', '', '')",
        (identity, topic, among, name),
    )
    return int(writer.value("SELECT last_insert_rowid()"))


def texts_of(part: Columns) -> tuple[list[str], list[str], list[str]]:
    """Kinds, options and answers of many questions as they are kept."""
    kinds = [kind.value for kind in part.kinds]
    together = "".join(map("".join, part.options))
    if to_json(together) == f'"{together}"':  # nothing in them that JSON writes otherwise: they are put together faster
        options = ['["' + '","'.join(one) + '"]' if one else "[]" for one in part.options]
    else:
        options = list(map(_kept, part.options))
    return kinds, options, each_once(part.answers, _kept)


def _kept(value: Any) -> str:
    """Options or an answer as they are kept."""
    return to_json(value, compact=True)


def each_once(keys: Sequence[Any], make: Callable[[Any], Any]) -> list[Any]:
    """What `make` gives for each key, made once for each different one, in the order they first come."""
    made = {key: make(key) for key in dict.fromkeys(keys)}
    return [made[key] for key in keys]


def fill_gaps(writer: Writer, found: Iterable[tuple[int, Question]]) -> None:
    """Give questions in the file the texts they lack and a copy of them has, each named by its identity."""
    writer.run_many(
        "UPDATE question SET explanation = iif(explanation = '', ?2, explanation), "
        "difficulty = iif(difficulty = '', ?3, difficulty), source = iif(source = '', ?4, source) WHERE hash = ?1 "
        "AND ((explanation = '' AND ?2 <> '') OR (difficulty = '' AND ?3 <> '') OR (source = '' AND ?4 <> ''))",
        ((identity, one.explanation, one.difficulty, one.source) for identity, one in found),
    )


def put_answer(writer: Writer, question: int, answer: Answer) -> None:
    """Say what is right."""
    writer.run("UPDATE question SET answer = ? WHERE id = ?", (_kept(answer), question))


def add_counts(writer: Writer, bank: int, counts: Mapping[tuple[int, str], tuple[int, float]]) -> None:
    """How many questions a bank has of each topic and kind, and the sum of their chances of being guessed."""
    writer.run_many(
        "INSERT INTO bank_topic VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
        "questions = questions + excluded.questions, guess = guess + excluded.guess",
        ((bank, topic, kind, number, guess) for (topic, kind), (number, guess) in counts.items()),
    )


def recount(writer: Writer, bank: int) -> None:
    """Count a bank's questions again."""
    writer.run("DELETE FROM bank_topic WHERE bank = ?", (bank,))
    writer.run(f"INSERT INTO bank_topic {COUNTED} HAVING bank = ?", (bank,))


COUNTED = (
    "SELECT bank, topic, kind, count(*), sum(iif(choices, 1.0 / choices, 0.0)) FROM question "
    "WHERE bank IS NOT NULL GROUP BY bank, topic, kind"
)


def stock(reader: Reader, component: Component) -> dict[str, tuple[int, float]]:
    """For each topic that has questions: how many, and their mean chance of being guessed."""
    return {
        name: (number, guess / number)
        for name, number, guess in reader.rows(
            "SELECT topic.name, sum(questions), sum(guess) FROM bank_topic JOIN topic ON topic.id = bank_topic.topic "
            "WHERE topic.component = ? GROUP BY topic.id HAVING sum(questions) > 0",
            (component,),
        )
    }


def add_images(writer: Writer, images: Iterable[tuple[int, int, Image]]) -> None:
    """Pictures: the number of their question, their place among its pictures, and themselves."""
    import hashlib

    from tracker.certificates.repo import keep_blob

    for question, position, image in images:
        sha256 = hashlib.sha256(image.data).hexdigest()
        keep_blob(writer, sha256, image.data)
        writer.run(
            "INSERT INTO question_image VALUES (?, ?, ?, ?, ?, ?)",
            (question, position, image.role, image.option, image.suffix, sha256),
        )


def images(reader: Reader, question: int) -> tuple[Image, ...]:
    """The pictures of a question."""
    return tuple(
        Image(data=data, suffix=suffix, role=role, option=option)
        for data, suffix, role, option in reader.rows(
            "SELECT blob.content, suffix, role, option FROM question_image "
            "JOIN blob ON blob.sha256 = question_image.sha256 WHERE question = ? ORDER BY position",
            (question,),
        )
    )


def with_images(reader: Reader) -> set[int]:
    """The numbers of the questions that have pictures."""
    return {one for (one,) in reader.rows("SELECT DISTINCT question FROM question_image")}


def question_of(row: Sequence[Any], images: tuple[Image, ...] = ()) -> Question:
    """A question from the columns of `QUESTION`."""
    kind, stem, options, answer, explanation, topic, difficulty, source = row
    offered, right = tuple(from_json(options)), _tuples(from_json(answer))
    return make_question(Kind(kind), stem, offered, right, explanation, topic, difficulty, source, images)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(part) for part in value) if isinstance(value, list) else value


def asked(reader: Reader, person: int, question: int) -> Asked:
    """One question with its pictures, and how it stands with a person. Raises `NotFound`."""
    found = reader.row(f"SELECT {_ASKED} WHERE question.id = ? AND question.bank IS NOT NULL", (person, question))
    if found is None:
        raise NotFound("question", str(question))
    return _asked_of(found, images(reader, question))


def asked_among(reader: Reader, person: int, questions: Sequence[int]) -> tuple[Asked, ...]:
    """Several questions without their pictures, in the order of the numbers given."""
    rows = reader.rows(
        f"SELECT {_ASKED} WHERE question.id IN (SELECT value FROM json_each(?)) AND question.bank IS NOT NULL",
        (person, to_json(list(questions))),
    )
    found = {row[0]: row for row in rows}
    return tuple(_asked_of(found[number]) for number in questions if number in found)


def listed(reader: Reader, person: int, *, bank: int | None, after: int, limit: int) -> tuple[Asked, ...]:
    """Questions in the order they came, from behind number `after`."""
    of_bank, given = ("question.bank = ?", (bank,)) if bank is not None else ("question.bank IS NOT NULL", ())
    rows = reader.rows(
        f"SELECT {_ASKED} WHERE question.id > ? AND {of_bank} ORDER BY question.id LIMIT ?",
        (person, after, *given, limit),
    )
    return tuple(map(_asked_of, rows))


def _asked_of(row: Sequence[Any], images: tuple[Image, ...] = ()) -> Asked:
    """A question and its standing from a row."""
    number, bank, *text, answers, streak, lapses, last_on, due = row
    return Asked(
        id=number,
        bank=bank,
        topic=text[5],
        question=question_of(text, images),
        answers=answers or 0,
        streak=streak or 0,
        lapses=lapses or 0,
        last_on=date.fromisoformat(last_on) if last_on else None,
        due=date.fromisoformat(due) if due else None,
    )


def replace_question(writer: Writer, number: int, identity: int, topic: int, question: Question) -> None:
    """Write a corrected question over the old one, pictures left as they are."""
    (kind,), (options,), (answer,) = texts_of(Columns.of([question]))
    among = choices(question.kind, len(question.options))
    texts = question.stem, options, answer, question.explanation, question.difficulty, question.source
    writer.run(
        "UPDATE question SET hash = ?, topic = ?, kind = ?, choices = ?, stem = ?, options = ?, answer = ?, "
        "explanation = ?, difficulty = ?, source = ? WHERE id = ?",
        (identity, topic, kind, among, *texts, number),
    )


def all_questions(reader: Reader, bank: int | None = None) -> Iterator[Question]:
    """Every question, or those of one bank, with pictures, in the order they came."""
    pictured = with_images(reader)
    where = "question.bank = ?" if bank is not None else "question.bank IS NOT NULL"
    for number, *row in reader.stream(
        f"SELECT question.id, {QUESTION} FROM question JOIN topic ON topic.id = question.topic "
        f"WHERE {where} ORDER BY question.id",
        () if bank is None else (bank,),
    ):
        yield question_of(row, images(reader, number) if number in pictured else ())


def mappings(reader: Reader) -> tuple[str, ...]:
    """The column mappings that were confirmed, as JSON."""
    return tuple(text for (text,) in reader.rows("SELECT mapping FROM column_mapping ORDER BY kept_at"))


def keep_mapping(writer: Writer, shape: str, mapping: str, at: str) -> None:
    """Keep how tables of one shape are read, in place of what was kept before."""
    writer.run(
        "INSERT INTO column_mapping VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET mapping = excluded.mapping, "
        "kept_at = excluded.kept_at",
        (shape, mapping, at),
    )
