"""Full text of questions: pairs of neighbouring characters in an index of their own, filled slice by slice.

Words of Chinese text are not set apart, so that the index holds every pair of characters. A term is looked up by all
its pairs and then looked for in the texts themselves, since pairs alone do not say that they stand together. Up to
which question the index has come is kept; the questions behind that are looked through, so that search is right at any
moment.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from tracker.store.session import Reader, Writer

INDEXED = "study.indexed"
"""The setting that has the number of the last question in the index."""

_RUNS = re.compile(r"[0-9a-z\u3400-\u4dbf\u4e00-\u9fff]+")
_TEXTS = (
    "stem || char(31) || options || char(31) || explanation || char(31) || "
    "iif(kind IN ('fill_in', 'short_answer', 'calculation', 'matching'), answer, '')"
)
_HAS = f"bank IS NOT NULL AND instr(lower({_TEXTS}), ?) > 0"


def pairs(text: str) -> set[str]:
    """The pairs of neighbouring letters, digits and Chinese characters in a text."""
    return {run[at : at + 2] for run in _RUNS.findall(_lower(text)) for at in range(len(run) - 1)}


def indexed(reader: Reader) -> int:
    """The number of the last question in the index."""
    return int(reader.value("SELECT value FROM setting WHERE key = ?", (INDEXED,)) or 0)


def waiting(reader: Reader) -> int:
    """How many questions are not in the index yet."""
    return int(reader.value("SELECT count(*) FROM question WHERE id > ?", (indexed(reader),)))


def index(writer: Writer, limit: int) -> int:
    """Put the next questions into the index; how many there were."""
    rows = writer.rows(f"SELECT id, {_TEXTS} FROM question WHERE id > ? ORDER BY id LIMIT ?", (indexed(writer), limit))
    if rows:
        writer.run_many(
            "INSERT INTO question_text (rowid, grams) VALUES (?, ?)",
            ((number, " ".join(pairs(text))) for number, text in rows),
        )
        writer.run(
            "INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            (INDEXED, str(rows[-1][0])),
        )
    return len(rows)


def relearn(writer: Writer, question: int, known: str) -> None:
    """Put the present text of a question into the index in place of what it was, a row as JSON; not before its turn."""
    if question > indexed(writer):
        return
    row = ", ".join(
        f"json_extract(?1, '$.{name}') AS {name}" for name in ("stem", "options", "explanation", "kind", "answer")
    )
    text = writer.value(f"SELECT {_TEXTS} FROM (SELECT {row})", (known,))
    writer.run(
        "INSERT INTO question_text (question_text, rowid, grams) VALUES ('delete', ?, ?)",
        (question, " ".join(pairs(text))),
    )
    learn(writer, question)


def learn(writer: Writer, question: int) -> None:
    """Put the present text of a question into the index."""
    text = writer.value(f"SELECT {_TEXTS} FROM question WHERE id = ?", (question,))
    writer.run("INSERT INTO question_text (rowid, grams) VALUES (?, ?)", (question, " ".join(pairs(text))))


def learn_missing(writer: Writer, bank: int) -> None:
    """Put those questions of a bank into the index that it has come past without them."""
    missing = writer.rows(
        "SELECT id FROM question WHERE bank = ? AND id <= ? AND id NOT IN (SELECT id FROM question_text_docsize)",
        (bank, indexed(writer)),
    )
    for (question,) in missing:
        learn(writer, question)


def start_over(writer: Writer) -> None:
    """Empty the index, so that what is no more leaves nothing behind in it; it is filled again from the beginning."""
    writer.run("INSERT INTO question_text (question_text) VALUES ('delete-all')")
    writer.run("DELETE FROM setting WHERE key = ?", (INDEXED,))


def numbers(reader: Reader, text: str, limit: int, after: int = 0, bank: int | None = None) -> list[int]:
    """Questions, of one bank or of all, whose texts have every one of some words, from behind number `after`."""
    words = _lower(text).split()
    if not words:
        return []
    grams = sorted(set().union(*map(pairs, words)))
    checks = " AND ".join([_HAS] * len(words) + (["bank = ?"] if bank is not None else []))
    given = [*words, *([bank] if bank is not None else [])]
    found = _by_pairs(reader, grams, checks, given, limit, after) if grams else []
    if len(found) < limit:
        last = max(indexed(reader), after) if grams else after
        found += reader.rows(
            f"SELECT id FROM question WHERE id > ? AND {checks} ORDER BY id LIMIT ?",
            (last, *given, limit - len(found)),
        )
    return [number for (number,) in found]


def _by_pairs(
    reader: Reader, grams: Sequence[str], checks: str, given: Sequence[object], limit: int, after: int
) -> list[tuple[Any, ...]]:
    return reader.rows(
        "SELECT question.id FROM question_text JOIN question ON question.id = question_text.rowid "
        f"WHERE question_text MATCH ? AND question_text.rowid > ? AND {checks} ORDER BY question_text.rowid LIMIT ?",
        (" AND ".join(f'"{gram}"' for gram in grams), after, *given, limit),
    )


def _lower(text: str) -> str:
    """Latin letters in lower case and nothing else changed, as SQLite's own `lower` does it."""
    return text.encode("utf-8", "replace").lower().decode()
