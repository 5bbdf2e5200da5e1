"""Options on the front of a card, by letters or a line each: the back names or repeats the right ones, or says more."""

from __future__ import annotations

from tracker.kernel.patterns import regex
from tracker.study.banks.model import CHOICE_KINDS
from tracker.study.banks.question.answers import letters_in
from tracker.study.banks.question.labels import LETTERS, without_label
from tracker.study.banks.question.wording import truth_of
from tracker.study.banks.texts import clean, same_option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.model import Question

_RULE = regex(r"[-=_—*]{3,}")
_ASKS = ("?", "？", ":", "：", ")", "）")
_FEWEST = 2
_EMPTY = regex(r"[A-L][.、．:：)）]")


def without_empty_options(front: str) -> str:
    """A front without the letters at its end that no option stands behind."""
    lines = front.rstrip().split("\n")
    while len(lines) > _FEWEST and _EMPTY.fullmatch(lines[-1].strip()):
        lines.pop()
    return "\n".join(lines)


def options_in_front(front: str, back: str) -> tuple[str, list[str], str, str] | None:
    """What is asked, the options below it, the letters of the right ones, and what the back says besides.

    The options stand below a rule, or below the last line that asks. None where the back names anything else.
    """
    asked, offered = _parted(front)
    right, remark = _said(back)
    places = {same_option(option): place for place, option in enumerate(offered)}
    found = [places.get(same_option(line)) for line in right]
    if len(offered) < _FEWEST or len(places) < len(offered) or not found or None in found:
        return None
    letters = "".join(LETTERS[place] for place in sorted(place for place in found if place is not None))
    return asked, offered, letters, remark


def truth_and_remark(back: str) -> tuple[str, str]:
    """The word for true or false that a back begins with, alone on its line, and what it adds; else the back itself."""
    first, _, more = back.partition("\n")
    word = (first.isalpha() and len(first) > 1) or first in "√×✓✗对错"
    return (first, clean(more)) if word and more.strip() and truth_of(first) is not None else (back, "")


def says_more(question: Question | None, said: str, back: str) -> bool:
    """Whether a back is an answer in words: what it says names none of the options found on the front, its parts.

    `said` is what the back was taken to answer. `(a) 3 V` and `(b) 2 A` answer (a) and (b), instead of choosing them.
    """
    if question is None or question.answer is None:
        return letters_in(said) is None
    if question.kind not in CHOICE_KINDS or not question.options:
        return False
    offered = set(map(same_option, question.options))
    lines, places = _filled(back.split("\n")), range(len(question.options))
    bare = {without_label(line, place) for line in lines for place in places} - set(lines)
    if offered.intersection(map(same_option, {*bare, *lines})):
        return False
    return len(bare) > 1 or letters_in(next(iter(_filled(said.split("\n"))), "")) is None


def _filled(lines: Sequence[str]) -> list[str]:
    return [line for line in map(clean, lines) if line]


def _parted(front: str) -> tuple[str, list[str]]:
    lines = front.split("\n")
    rules = [at for at, line in enumerate(lines) if _RULE.fullmatch(line.strip())]
    asks = [at for at, line in enumerate(lines) if line.rstrip().endswith(_ASKS)]
    last = rules[-1] if rules else asks[-1] if asks else len(lines)
    asked = lines[:last] if rules else lines[: last + 1]
    offered = _filled(lines[last + 1 :])
    return clean("\n".join(asked)), offered if len(offered) <= len(LETTERS) else []


def _said(back: str) -> tuple[list[str], str]:
    lines = back.split("\n")
    rule = next((at for at, line in enumerate(lines) if _RULE.fullmatch(line.strip())), len(lines))
    return _filled(lines[:rule]), clean("\n".join(lines[rule + 1 :]))
