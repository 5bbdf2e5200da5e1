"""What holds for a whole table or file while its questions are understood one by one."""

from __future__ import annotations

from tracker.kernel.record import Record
from tracker.study.banks.model import AnswerStyle, Doubt, Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.study.banks.model import Answer

    Options = tuple[str, ...]
    Settled = tuple[Kind, str, Options, Answer, tuple[Doubt, ...], str]
    Settler = Callable[[str, str, Options, str, "Habits"], Settled]


class Habits(Record):
    """How answers are written, which digit means true, and the kind where none is said; how sure of the first two.

    `letters_at_end`: the letters that end a stem, behind its blank or without one, are its answer.
    `verbatim` is set for our own files: there nothing is a label or a mark, everything is meant.
    """

    style: AnswerStyle = AnswerStyle.LETTERS
    true_token: str = ""
    true_sure: bool = True
    first_sure: bool = True
    default_kind: str = ""
    letters_at_end: bool = False
    verbatim: bool = False
