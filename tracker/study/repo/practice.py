"""Which questions come next: due ones, new ones, those of the notebook, and what a paper may be composed from."""

from __future__ import annotations

from tracker.study.banks.model import LONG_KINDS
from tracker.study.repo.figures import IN_NOTEBOOK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tracker.kernel.terms import Component
    from tracker.store.session import Reader

_IN_WORDS = ", ".join(f"'{kind}'" for kind in LONG_KINDS)
_BUSY = "SELECT value FROM json_each(?)"


def due(reader: Reader, person: int, topic: int, today: date, skip: str, limit: int) -> list[int]:
    """Questions of a topic that are due, the longest overdue first; `skip` is a JSON list of questions left out."""
    return _numbers(
        reader,
        "SELECT question FROM memory WHERE person = ? AND topic = ? AND due <= ? "
        f"AND question NOT IN ({_BUSY}) "
        "AND EXISTS (SELECT 1 FROM question WHERE question.id = memory.question AND bank IS NOT NULL) "
        "ORDER BY due, question LIMIT ?",
        (person, topic, today.isoformat(), skip, limit),
    )


def new(reader: Reader, person: int, topic: int, skip: str, limit: int) -> list[int]:
    """Questions of a topic not answered yet, in the order they came."""
    return _numbers(
        reader,
        "SELECT question.id FROM bank CROSS JOIN question ON question.bank = bank.id WHERE topic = ? "
        f"AND question.id NOT IN ({_BUSY}) "
        "AND NOT EXISTS (SELECT 1 FROM memory WHERE person = ? AND question = question.id) LIMIT ?",
        (topic, skip, person, limit),
    )


def notebook(reader: Reader, person: int, topics: Sequence[int], skip: str, limit: int) -> list[int]:
    """Questions answered wrongly and not right twice running since, the longest rested first."""
    return _numbers(
        reader,
        f"SELECT question FROM memory INDEXED BY memory_wrong WHERE person = ? AND {IN_NOTEBOOK} "
        f"AND topic IN (SELECT value FROM json_each(?)) AND question NOT IN ({_BUSY}) "
        "AND EXISTS (SELECT 1 FROM question WHERE question.id = memory.question AND bank IS NOT NULL) "
        "ORDER BY last_on, question LIMIT ?",
        (person, str(list(topics)), skip, limit),
    )


def pool(reader: Reader, component: Component) -> list[tuple[str, str, list[str]]]:
    """The numbers of a component's questions that can be marked, by topic and kind.

    What has no answer in its bank is left out, but for answers in words, which the worker marks himself. All are read
    through in the order of the file and put together there: by the index, or row by row, it takes twice as long.
    """
    groups = reader.rows(
        "SELECT name, kind, numbers FROM (SELECT topic, kind, group_concat(id) AS numbers FROM question NOT INDEXED "
        f"WHERE bank IS NOT NULL AND (answer <> 'null' OR kind IN ({_IN_WORDS})) GROUP BY topic, kind) AS there "
        "JOIN topic ON topic.id = there.topic "
        "WHERE component = ?",
        (component,),
    )
    return [(topic, kind, numbers.split(",")) for topic, kind, numbers in groups]


def facts(reader: Reader, question: int) -> tuple[int, int] | None:
    """The topic and the choices of a question, as answers are logged with them."""
    return reader.row("SELECT topic, choices FROM question WHERE id = ?", (question,))


def _numbers(reader: Reader, sql: str, given: Sequence[object]) -> list[int]:
    return [number for (number,) in reader.rows(sql, given)]
