"""Whether the tables figures are read from still are what a count of all answers gives."""

from __future__ import annotations

from math import isclose

from tracker.kernel.problems import Problem
from tracker.study.repo.sums import not_adding_up

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.store.session import Reader


def look_over(reader: Reader) -> tuple[Problem, ...]:
    """Every table whose sums are wrong; nothing is changed. Takes a tenth of the time of `check`."""
    return tuple(Problem(code="wrong_counts", where=table) for table in not_adding_up(reader))


def check(reader: Reader) -> tuple[Problem, ...]:
    """Every table with a wrong count; nothing is changed. Takes some seconds for a million answers."""
    from tracker.study.repo import log

    return (*_banks(reader), *(problem for person in log.people(reader) for problem in _person(reader, person)))


def _banks(reader: Reader) -> Iterator[Problem]:
    from tracker.study.repo import counts

    if counts.of_banks(reader) != counts.of_questions(reader):
        yield Problem(code="wrong_counts", where="bank_topic")


def _person(reader: Reader, person: int) -> Iterator[Problem]:
    from tracker.study.repo import counts, log
    from tracker.study.tally import Tally

    tally = Tally.of(log.rows(reader, person))
    kept = counts.kept(reader, person)
    for table, counted in (
        ("answer_day", tally.days),
        ("answer_topic_day", tally.topic_days),
        ("answer_hour", tally.hours),
        ("answer_cell", tally.cells),
    ):
        if not _same(kept[table], counted):
            yield Problem(code="wrong_counts", where=table)
    if counts.held(reader, person) != tally.held:
        yield Problem(code="wrong_counts", where="memory")


def _same(kept: dict, counted: dict) -> bool:  # type: ignore[type-arg]
    """Whether counts agree; weights are sums of fractions, which depend a little on the order of adding."""
    return kept.keys() == counted.keys() and all(
        isclose(one, other, rel_tol=1e-6, abs_tol=1e-6)
        for key, values in counted.items()
        for one, other in zip(kept[key], values, strict=True)
    )
