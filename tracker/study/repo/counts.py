"""The kept counts as they are, for holding them against a count of everything."""

from __future__ import annotations

from datetime import date

from tracker.study.repo.banks import COUNTED
from tracker.study.tally import Held

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from tracker.store.session import Reader

_KEYS = {"answer_day": 1, "answer_topic_day": 2, "answer_hour": 2, "answer_cell": 6}
"""Of each table how many columns after the person are its key."""


def kept(reader: Reader, person: int) -> dict[str, dict[Any, list[Any]]]:
    """The rows of a person in each table, by key."""
    return {
        table: {
            (row[1] if keys == 1 else tuple(row[1 : 1 + keys])): list(row[1 + keys :])
            for row in reader.rows(f"SELECT * FROM {table} WHERE person = ?", (person,))
        }
        for table, keys in _KEYS.items()
    }


def held_of(row: Sequence[Any]) -> Held:
    """How a question stands, from what `memory` has of it: topic, choices, streak, answers, lapses, last day."""
    topic, choices, streak, answers, lapses, last_on = row
    return Held(
        topic=topic,
        choices=choices,
        streak=streak,
        answers=answers,
        lapses=lapses,
        last_on=date.fromisoformat(last_on),
    )


def held(reader: Reader, person: int) -> dict[int, Held]:
    """How each question stands with a person."""
    return {
        question: held_of(row)
        for question, *row in reader.rows(
            "SELECT question, topic, choices, streak, answers, lapses, last_on FROM memory WHERE person = ?", (person,)
        )
    }


def of_banks(reader: Reader) -> list[tuple[Any, ...]]:
    """The kept counts of questions."""
    return _rounded(reader.rows("SELECT bank, topic, kind, questions, guess FROM bank_topic ORDER BY 1, 2, 3"))


def of_questions(reader: Reader) -> list[tuple[Any, ...]]:
    """The same, counted."""
    return _rounded(reader.rows(f"{COUNTED} ORDER BY 1, 2, 3"))


def _rounded(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [(*row[:-1], round(row[-1], 6)) for row in rows]
