"""Whether the tables figures are read from add up to the log of answers: a glance, where `counts` compares all."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.store.session import Reader

_LOGGED = "SELECT person, count(*), sum(correct), sum(ifnull(ms, 0)) FROM answer GROUP BY person"
_KEPT = {
    "answer_day": "SELECT person, sum(answers), sum(correct), sum(ms) FROM answer_day GROUP BY person",
    "answer_topic_day": "SELECT person, sum(answers), sum(correct), sum(ms) FROM answer_topic_day GROUP BY person",
    "answer_hour": "SELECT person, sum(answers), sum(correct), sum(ms) FROM answer_hour GROUP BY person",
    "answer_cell": "SELECT person, sum(answers) FROM answer_cell GROUP BY person",
    "memory": "SELECT person, sum(answers), sum(answers - lapses) FROM memory GROUP BY person",
}


def not_adding_up(reader: Reader) -> Iterator[str]:
    """The names of the tables whose sums are not those of the log, or of the questions."""
    logged = reader.rows(_LOGGED)
    for table, sums in _KEPT.items():
        kept = reader.rows(sums)
        columns = len(kept[0]) if kept else None
        if kept != [row[:columns] for row in logged]:
            yield table
    counted = "SELECT bank, count(*) FROM question WHERE bank IS NOT NULL GROUP BY bank"
    if reader.rows("SELECT bank, sum(questions) FROM bank_topic GROUP BY bank") != reader.rows(counted):
        yield "bank_topic"
