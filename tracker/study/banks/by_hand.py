"""A question typed or corrected by hand: its answer as a person writes it, and what is wrong with what was typed."""

from __future__ import annotations

from tracker.kernel.problems import Problem
from tracker.study.banks.model import CHOICE_KINDS, AnswerStyle, Kind
from tracker.study.banks.question.answers import blanks_in, chosen, letters_in_order
from tracker.study.banks.question.labels import LETTERS
from tracker.study.banks.question.wording import truth_of
from tracker.study.banks.question.written import pairs_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.study.banks.model import Answer, Question

_JOINT = " → "
TRUE_SIGN, FALSE_SIGN = "√", "×"


def answer_text(question: Question) -> str:
    """The answer as it is typed: letters, a sign, a line for each blank, `left → right` for pairs; "" without one."""
    answer = question.answer
    if isinstance(answer, bool):
        return TRUE_SIGN if answer else FALSE_SIGN
    if not answer:
        return ""
    return "".join(map(_part, answer)) if isinstance(answer[0], int) else "\n".join(map(_part, answer))


def _part(part: int | str | tuple[str, str]) -> str:
    if isinstance(part, int):
        return LETTERS[part]
    return part if isinstance(part, str) else _JOINT.join(part)


def with_answer(question: Question, typed: str) -> Question:
    """The question with an answer that was typed for its kind and options.

    What was not changed stays as it is to the letter. An answer that means nothing is left out: `problems_of` says so.
    """
    typed = typed.strip()
    if typed == answer_text(question).strip() and _fits(question):
        return question
    return question.replace(answer=_typed(question, typed) if typed else None)


def _typed(question: Question, typed: str) -> Answer:
    options = question.options
    if question.kind is Kind.TRUE_FALSE:
        return truth_of(typed)
    if question.kind in CHOICE_KINDS:
        return chosen(typed, options, AnswerStyle.LETTERS)
    if question.kind is Kind.ORDERING:
        return letters_in_order(typed)
    if question.kind is Kind.MATCHING:
        return pairs_in(typed) or None
    lines = tuple(filter(None, map(str.strip, typed.split("\n"))))
    return lines if question.kind is Kind.FILL_IN and blanks_in(question.stem) == len(lines) else (typed,)


def _fits(question: Question) -> bool:
    """Whether an answer is of the form its kind has, as where only the kind was changed."""
    answer = question.answer
    if answer is None:
        return True
    if isinstance(answer, bool) or question.kind is Kind.TRUE_FALSE:
        return isinstance(answer, bool) and question.kind is Kind.TRUE_FALSE
    numbers = question.kind in (*CHOICE_KINDS, Kind.ORDERING)
    form = int if numbers else tuple if question.kind is Kind.MATCHING else str
    return all(isinstance(part, form) for part in answer) and not _outside(question)


def _outside(question: Question) -> bool:
    answer = question.answer if isinstance(question.answer, tuple) else ()
    return any(isinstance(part, int) and part >= len(question.options) for part in answer)


def problems_of(question: Question, typed: str) -> list[Problem]:
    """What is wrong with a question whose answer was typed, at `stem`, `options` or `answer`; none at all is right."""
    found = []
    if not question.stem.strip() and not question.images:
        found.append(Problem(code="missing", where="stem"))
    if question.kind in (*CHOICE_KINDS, Kind.ORDERING) and len(question.options) < 2:
        found.append(Problem(code="few_options", where="options"))
    answer = with_answer(question, typed)
    if typed.strip() and (answer.answer is None or not _fits(answer) or _order_differs(answer)):
        found.append(Problem(code="answer_unreadable", where="answer", value=typed.strip()))
    elif question.kind is Kind.SINGLE and isinstance(answer.answer, tuple) and len(answer.answer) > 1:
        found.append(Problem(code="one_right_answer", where="answer"))
    return found


def _order_differs(question: Question) -> bool:
    """Whether an order does not name every item once."""
    if question.kind is not Kind.ORDERING or not isinstance(question.answer, tuple):
        return False
    return sorted(part for part in question.answer if isinstance(part, int)) != list(range(len(question.options)))
