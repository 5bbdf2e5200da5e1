"""Signs that something of the file was left in a question: its number, the word for its kind, a program's quotes."""

from __future__ import annotations

from tracker.kernel.patterns import regex
from tracker.study.banks.question.labels import BARELY, CLASSES, LETTERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

MARK = (
    r"\d{1,4}\s*(?:[、．:：)）]|\.(?!\d))\s*\D|\d{1,4}\s*[【\[]|[*＊]\s*\d|第\s*\d{1,4}\s*题"
    r"|(?:单选|多选|判断|填空|简答)题|题目\s*(?:内容)?\s*[:：]"
)
"""What the beginning of a stem looks like that still carries a mark; a decimal or 110、220 kV is none."""

_MARK = regex(MARK)
_NAMED = f"{CLASSES}位群反淋细細與与和或及车車超语网轮证照票线柱孔口栋楼字轴形片员岗库包标卷方款套版市国"
_LETTER = regex(rf"[A-L][\s　]*(?=[一-鿿])[^{_NAMED}]")
_NAMED_BY_LETTERS = regex(r"[A-Z]\s*[一-鿿]")
_QUOTED = regex(r"\",\s*[\"\]]?\s*,?$")


def mark_left(stem: str) -> bool:
    """Whether a stem begins with a mark of the file, or ends as a text in the source of a program: `", "`."""
    return bool(_MARK.match(stem) or _QUOTED.search(stem))


def letter_left(options: Sequence[str]) -> bool:
    """Whether one of several options alone begins with a letter, that of its place, and not as A级 or B超 do."""
    if len(options) < BARELY:
        return False
    lettered = [place for place, option in enumerate(options) if _NAMED_BY_LETTERS.match(option)]
    if len(lettered) != 1:
        return False
    (place,) = lettered
    return options[place][:1] == LETTERS[place : place + 1] and _LETTER.match(options[place]) is not None
