"""Signs that two questions, or two options, were read as one: such a reading is doubtful, however smooth it looks."""

from __future__ import annotations

import re
from functools import cache

from tracker.kernel.patterns import regex
from tracker.study.banks.question.labels import LETTERS, split_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.question.habits import Options

_NEXT_NUMBER = regex(r"\n\s*[（(]?\d{1,4}\s*[)）]?\s*[.、．]\s*\S")
_ONE_MORE = regex(r"\n\s*[（(]?[A-H]\s*[)）]?\s*[、.．]\s*\S")
_NEXT_ASKED = regex(r"\n\s*[（(]?\d{1,3}\s*[)）]?\s*[.、．][^\n]*[?？]\s*(?:\n|$)")
_LABEL_INSIDE = regex(r"(?<=[^\0])[（(]\s*[A-H]\s*[)）]\s*[一-鿿]")
"""The letter of a further option within one: `滞流   （C）逆流`."""

_ANSWER = regex(r"(?:正确|参考|标准)?答案\s*[】\]]?\s*[:：]")
_LISTED = 3
CHINESE = "一-鿿"


@cache
def _next_letter(letter: str) -> re.Pattern[str]:
    """How the letter of the next option looks inside the option before it; few texts ever need one."""
    after = rf"\s*[.、．:：)）]\s*[^\sA-Za-z0-9、,，.]|[\s　]+[{CHINESE}]"
    return re.compile(rf"(?<![A-Za-z0-9]){letter}(?:{after})|(?<=\s){letter}[{CHINESE}]")


def run_together(stem: str, options: Options) -> bool:
    """Whether an option holds the next one or the next question, or a stem has a list of options of its own."""
    if any(map(_holds_more, options, LETTERS[1:])) or _in_two_languages(options):
        return True
    return bool(options) and ("\n" in stem or stem[:1] in "A（(") and len(split_options(stem)[1]) >= _LISTED


def may_hold_more(columns: Sequence[Sequence[str]]) -> bool:
    """Whether any of the options of many questions, given column by column, needs a look at each by `run_together`."""
    for options, letter in zip(columns, LETTERS[1:], strict=False):
        text = "\0".join(options)
        if (
            "\n" in text
            or "答案" in text
            or _label_inside(text)
            or (letter in text and _next_letter(letter).search(text))
        ):
            return True
    first, second = columns[:2]
    return len(columns) >= 2 * _LISTED and any(map(_of_two_scripts, first, second))


def _of_two_scripts(one: str, other: str) -> bool:
    return one.isascii() is not other.isascii()


def _in_two_languages(options: Options) -> bool:
    """Whether each option is followed by its translation as one more option."""
    even, odd = options[::2], options[1::2]
    return (
        len(options) >= 2 * _LISTED
        and len(even) == len(odd)
        and all(map(_of_two_scripts, even, odd))
        and len({one.isascii() for one in even}) == 1
    )


def _label_inside(text: str) -> bool:
    return ("（" in text or "(" in text) and _LABEL_INSIDE.search(text) is not None


def _holds_more(option: str, letter: str) -> bool:
    if _label_inside(option):
        return True
    if "\n" in option and (_NEXT_NUMBER.search(option) or _ONE_MORE.search(option)):
        return True
    if "答案" in option and (_ANSWER.search(option) or option.endswith("正确答案")):
        return True
    return letter in option and _next_letter(letter).search(option) is not None


def asks_more(answer: str) -> bool:
    """Whether an answer in sentences goes on with the next question, numbered and with a question mark."""
    return _NEXT_ASKED.search(answer) is not None


def holds_a_question(explanation: str) -> bool:
    """Whether an explanation goes on with the next question and its options."""
    found = _NEXT_NUMBER.search(explanation)
    return found is not None and len(split_options(explanation[found.start() :])[1]) >= _LISTED
