"""What went wrong, in words: one sentence for each code of an error or a problem."""

from __future__ import annotations

from tracker.study.banks.problem import BankProblem
from ui.text.banks import bank_problem
from ui.text.catalogue import ntr, ptr, tr
from ui.text.trouble import error_words, problem_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.kernel.errors import TrackerError
    from tracker.kernel.problems import Problem

SHOWN = 200
"""How many problems are listed; what is wrong with the first few hundred records is wrong with the rest."""


def sentence(error: TrackerError) -> str:
    """One error in words; input that was refused with everything wrong with it, each on a line of its own."""
    return "\n".join(lines(error))


def lines(error: TrackerError) -> list[str]:
    """The same as lines: a summary first."""
    problems: tuple[Problem, ...] = getattr(error, "problems", ())
    said = [bank_problem(error.code) if isinstance(error, BankProblem) else error_words(error.code, error.params)]
    if len(problems) == 1:
        return [f"{said[0]} {problem_sentence(problems[0])}"]
    said += [f"- {problem_sentence(problem)}" for problem in problems[:SHOWN]]
    if len(problems) > SHOWN:
        more = len(problems) - SHOWN
        said.append(ntr("… and {n} more", "… and {n} more", more).format(n=more))
    return said


def problem_sentence(problem: Problem) -> str:
    """One problem in words, after the place it is at."""
    said = reason(problem)
    return tr("{where}: {what}").format(where=problem.where, what=said) if problem.where else said


def reason(problem: Problem) -> str:
    """The same without the place, for a form that shows it at the field."""
    return problem_words()[problem.code].format(
        value=_value(problem.value), expected=_expected(problem.expected), known=_listed(problem.expected)
    )


def _value(value: Any) -> str:
    if value is None:
        return tr("nothing")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_value, value))
    return f"“{value}”" if isinstance(value, str) else str(value)


def _listed(expected: Any) -> str:
    if expected is None:
        return tr("something else")
    return ", ".join(map(str, expected)) if isinstance(expected, (list, tuple)) else str(expected)


def _expected(expected: Any) -> str:
    """What would fit, in words; a pair of numbers is a range."""
    if isinstance(expected, (list, tuple)) and len(expected) == 2 and all(isinstance(end, int) for end in expected):
        return tr("{least} to {most}").format(least=expected[0], most=expected[1])
    if isinstance(expected, int) and not isinstance(expected, bool):
        return tr("{least} or more").format(least=expected)
    return _types().get(str(expected), _listed(expected))


def _types() -> dict[str, str]:
    return {
        "text": ptr("expected", "text"),
        "str": ptr("expected", "text"),
        "int": ptr("expected", "a whole number"),
        "float": ptr("expected", "a number"),
        "bool": ptr("expected", "true or false"),
        "date": ptr("expected", "a date"),
        "object": ptr("expected", "an object in braces"),
        "list": ptr("expected", "a list in brackets"),
        "table": ptr("expected", "a table"),
        "names": ptr("expected", "names by language"),
        "region": ptr("expected", "a region code of 2 to 6 digits, or *"),
        "share": ptr("expected", "a share from 0 to 1, as text"),
    }
