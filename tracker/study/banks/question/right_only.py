"""Choice questions of which a bank gives only what is right: ticked, lettered, in the blank, or as the answer."""

from __future__ import annotations

import re

from tracker.kernel.patterns import regex
from tracker.study.banks.model import OPTIONS_MISSING, Kind
from tracker.study.banks.question.answers import blanks_in
from tracker.study.banks.question.wording import truth_of
from tracker.study.banks.texts import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.study.banks.question.habits import Habits, Options, Settled

_LETTER = r"[（(]?[A-H][)）]?\s*[、.．:：]\s*"
_LETTERED = regex(rf"{_LETTER}(\S.*)")
_LETTERS = regex(r"^[（(]?([A-H])(?=[)）]?\s*[、.．:：]\s*\S)", re.MULTILINE)
_NEXT = regex(rf"(?:^|[\s；;，,]+){_LETTER}(?=\S)")
_TICKED = regex(r"\s*(\S.{0,80}?)\s*[√✓✔✅]\s*")
_IN_BLANK = regex(r"[（(]\s*[A-H]\s*[、.．:：]\s*((?:[^（()）]|[（(][^（()）]{1,10}[)）]){1,60})[)）]")
_FIGURE = regex(r"[-+±≤≥<>]?\d+(?:\.\d+)?\s*[%‰℃°Ωμa-zA-Z/²³]{0,6}")
_BLANK = "（ ）"


def right_only(stem: str, answer: str) -> tuple[str, tuple[str, ...]]:
    """What is asked, and the texts of the right options; none where the question is no such one."""
    if answer and answer != "".join(_LETTERS.findall(stem)):
        if is_figure(answer) and blanks_in(stem):
            return stem, (answer,)
        return stem, _texts(answer) if _LETTERED.match(answer) else ()
    asked, *lines = stem.split("\n")
    for form in (_TICKED, _LETTERED):
        found = [form.fullmatch(line) for line in lines]
        if found and all(found) and (form is _LETTERED or blanks_in(asked)):
            return asked, tuple(line[1] for line in found if line)
    filled = _IN_BLANK.search(stem)
    if filled:
        return stem[: filled.start()] + _BLANK + stem[filled.end() :], (clean(filled[1]),)
    return stem, ()


def is_figure(answer: str) -> bool:
    """Whether an answer is a number, with its unit: of a choice whose options are missing it fills the blank."""
    return _FIGURE.fullmatch(answer) is not None


def _texts(answer: str) -> tuple[str, ...]:
    """The texts of an answer behind their letters: `A.停电 B. 验电`."""
    return tuple(filter(None, (clean(text) for text in _NEXT.split(answer))))


def settle_right_only(hint: str, stem: str, options: Options, answer: str, habits: Habits) -> Settled:
    """The right options fill the blank, or answer the question: there is nothing to choose from. 对 alone judges it."""
    del hint, options, habits
    asked, texts = right_only(stem, answer)
    said = truth_of(texts[0]) if len(texts) == 1 else None
    if said is not None:
        return Kind.TRUE_FALSE, asked, (), said, (), ""
    kind = Kind.FILL_IN if blanks_in(asked) else Kind.SHORT_ANSWER
    return kind, asked, (), ("；".join(texts),), (OPTIONS_MISSING,), ""
