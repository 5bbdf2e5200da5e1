"""The first line of the program: from which level to which, and when."""

from __future__ import annotations

from tracker.overview.long_pole import long_pole
from ui.text.catalogue import tr
from ui.text.labels import label
from ui.text.requirements import asked_words
from ui.text.verdicts import left_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.overview.names import Names
    from tracker.overview.next_level import NextLevel


def headline(answer: NextLevel, names: Names, *, today: date) -> str:
    """The first line: from which level to which, and when, or what is missing."""
    if answer.target_level is None:
        return tr("{level}: the highest level there is").format(level=label(answer.current_level))
    current = label(answer.current_level) if answer.current_level else tr("No level yet")
    return tr("{current} → {target}: {answer}").format(
        current=current, target=label(answer.target_level), answer=_answer(answer, names, today=today)
    )


def _answer(answer: NextLevel, names: Names, *, today: date) -> str:
    whole = answer.applying.verdict if answer.applying else None
    if whole is None or answer.applying is None:
        return tr("the installed rules name no way to it today")
    if whole.met_on:
        return tr("you may apply (conditions met since {day})").format(day=whole.met_on)
    if whole.expected_on:
        return tr("you may apply from {day} at the earliest, in {span}").format(
            day=whole.expected_on, span=left_words(today, whole.expected_on)
        )
    pole = long_pole(answer.applying.routes[0].verdict)
    if pole is None or pole.unknown:
        return tr("cannot be told yet, a record is incomplete")
    return tr("the nearest way still lacks: {asked}").format(asked=asked_words(pole.kind, pole.need, names))
