"""Signs that two questions, or two options, were read as one: such a reading is doubtful, however smooth it looks."""

from __future__ import annotations

import re

from tracker.study.banks.labels import LETTERS, split_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.habits import Options

_NEXT_NUMBER = re.compile(r"\n\s*[（(]?\d{1,4}\s*[)）]?\s*[.、．]\s*\S")
_ANSWER = re.compile(r"(?:正确|参考|标准)?答案\s*[】\]]?\s*[:：]")
_NEXT_LETTERS = tuple(
    re.compile(
        rf"(?<![A-Za-z0-9]){letter}(?:\s*[.、．:：)）]\s*[^\sA-Za-z0-9、,，.]|[\s　]+[一-鿿])|(?<=\s){letter}[一-鿿]"
    )
    for letter in LETTERS[1:]
)
"""How the letter of the next option looks inside the option before it."""

_LISTED = 3


def run_together(stem: str, options: Options) -> bool:
    """Whether an option holds the next one or the next question, or a stem has a list of options of its own."""
    if any(map(_holds_more, options, _NEXT_LETTERS)) or _in_two_languages(options):
        return True
    return bool(options) and "\n" in stem and len(split_options(stem)[1]) >= _LISTED


def may_hold_more(columns: Sequence[Sequence[str]]) -> bool:
    """Whether any of the options of many questions, given column by column, needs a look at each by `run_together`."""
    for options, letter, next_letter in zip(columns, LETTERS[1:], _NEXT_LETTERS, strict=False):
        text = "\0".join(options)
        if "\n" in text or "答案" in text or (letter in text and next_letter.search(text)):
            return True
    return len(columns) >= 2 * _LISTED


def _in_two_languages(options: Options) -> bool:
    """Whether each option is followed by its translation as one more option."""
    even, odd = options[::2], options[1::2]
    return (
        len(options) >= 2 * _LISTED
        and len(even) == len(odd)
        and all(one.isascii() is not other.isascii() for one, other in zip(even, odd, strict=True))
        and len({one.isascii() for one in even}) == 1
    )


def _holds_more(option: str, next_letter: re.Pattern[str]) -> bool:
    if "\n" in option and _NEXT_NUMBER.search(option):
        return True
    return ("答案" in option and bool(_ANSWER.search(option))) or bool(next_letter.search(option))


def holds_a_question(explanation: str) -> bool:
    """Whether an explanation goes on with the next question and its options."""
    found = _NEXT_NUMBER.search(explanation)
    return found is not None and len(split_options(explanation[found.start() :])[1]) >= _LISTED
