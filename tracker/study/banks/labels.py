"""Numbers before questions and letters before options, as people write them: `1、` `(1)` `A.` `（B）` `C：`."""

from __future__ import annotations

import re
from itertools import pairwise

from tracker.study.banks.texts import EDGES, LONGEST, clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WIDE = str.maketrans("ＡＢＣＤＥＦＧＨＩＪＫＬａｂｃｄｅｆｇｈｉｊｋｌ", "ABCDEFGHIJKLabcdefghijkl")

NUMBER = re.compile(
    r"""^\s*(?:
        第\s*(?P<ordinal>\d{1,5})\s*题\s*[、.．,，:：。)）]?
      | [（(\[【〔]\s*(?P<bracketed>\d{1,5})\s*[)）\]】〕]\s*[、.．:：]?
      | (?:题目|试题|题|[Qq]uestion|[Qq]|[Nn]o\.?)\s*(?P<named>\d{1,5})\s*[、.．,，:：。)）]?(?!\d)
      | (?P<plain>\d{1,5})\s*(?:[、．:：。)）]|[.,，](?!\d))
    )\s*""",
    re.VERBOSE,
)
"""A question's number. A decimal (`1.5 m`) and a date are not one; a bare number needs more context."""

_AFTER = r"\s*(?:[)）\]】]\s*[、.．:：]?|[、.．:：,，;；])"
_UPPER = rf"[（(\[【]?\s*(?P<upper>[A-L]){_AFTER}"
_LOWER = r"[（(\[【]?\s*(?P<lower>[a-l])\s*(?:[)）]|[、.．])"
_BARE = r"(?:^|(?<=[\s　]))[（(\[【]?(?P<bare>[A-L])(?:[\s　]+|(?=[一-鿿“《]))"
_BEFORE = r"(?<![0-9A-Za-z_０-９Ａ-Ｚａ-ｚ.])"
_STRICT = re.compile(f"{_BEFORE}(?:{_UPPER}|{_LOWER})", re.MULTILINE)
_MIXED = re.compile(f"{_BEFORE}{_UPPER}|{_BARE}", re.MULTILINE)
_LOOSE = re.compile(_UPPER)
_GLUED = re.compile(
    rf"{_UPPER}|(?:^|(?<=[\s　一-鿿”》）)。；;]))(?P<bare>[A-L])(?:[\s　]+(?=\S)|(?=[一-鿿“《]))", re.MULTILINE
)
"""From the surest to the least sure way of writing the letter of an option; the last also finds `停电C 挂牌`."""

_OWN = re.compile(r"^[（(\[【]?\s*([A-La-l])\s*(?:[)）\]】]\s*[、.．:：]?|[、.．:：])\s*")


def question_number(text: str) -> tuple[int, int]:
    """The number a text begins with and where the text after it begins; (-1, 0) where it begins with none."""
    found = NUMBER.match(text)
    if not found:
        return -1, 0
    number = found["ordinal"] or found["bracketed"] or found["named"] or found["plain"]
    return int(number), found.end()


def without_number(text: str) -> str:
    """The text after the number it begins with."""
    return text[question_number(text)[1] :]


def without_label(text: str, index: int) -> str:
    """An option without its own letter, if it carries the letter of its place."""
    if not text or text[0] not in "（([【ABCDEFGHIJKLabcdefghijklＡＢＣＤＥＦＧＨＩＪＫＬ":
        return text
    found = _OWN.match(text.translate(_WIDE)[:8])
    if not found or found[1].upper() != LETTERS[index]:
        return text
    return clean(text[found.end() :])


def split_options(text: str) -> tuple[str, tuple[str, ...]]:
    """What stands before the first option, and the options of a text that holds several: `A.… B.… C.…`.

    Letters have to follow each other from A, with something between them, so that 三相 `A、B、C` is no list of
    options. No options: the whole text and an empty tuple.
    """
    if len(text) > 5 * LONGEST or not ("A" in text or "a" in text or "Ａ" in text or "ａ" in text):
        return text, ()
    wide = text.translate(_WIDE)
    best: list[tuple[int, int]] = []
    for pattern in (_STRICT, _MIXED, _LOOSE, _GLUED):
        if len(best) >= 4 and pattern is not _LOOSE:
            break
        if pattern is _GLUED and not ("B" in wide and "C" in wide):
            break
        places = _places(wide, pattern)
        if len(places) > max(len(best), 1):
            best = places
    if not best:
        return text, ()
    ends = [start for start, _ in best[1:]] + [len(text)]
    options = tuple(clean(text[after:end]) for (_, after), end in zip(best, ends, strict=True))
    return clean(text[: best[0][0]]), tuple(map(_trimmed, options))


def _trimmed(option: str) -> str:
    return option[:-1].rstrip() if option.endswith((";", "；", "、")) else option


def _places(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where the letters A, B, C… begin and end, taking the A after which most letters follow.

    Of equals the one written like the B after it, then the first at the beginning of a line: an answer in a stem,
    `…是（A）。`, is not the first option.
    """
    best: list[tuple[int, int]] = []
    best_rank = (0, False, False)
    labels = [(found[found.lastgroup or 0].upper(), found.span()) for found in pattern.finditer(text)]
    for at, (first, _) in enumerate(labels):
        if first != "A":
            continue
        places = _sequence(labels[at:])
        if len(places) < 2:
            break
        full = _without_empty(text, places)
        rank = (len(full), _form(text, places[0]) == _form(text, places[1]), _begins_line(text, places[0][0]))
        if full and rank > best_rank:
            best, best_rank = full, rank
    return best


def _sequence(labels: Sequence[tuple[str, tuple[int, int]]]) -> list[tuple[int, int]]:
    """The places of A, B, C… as far as they follow each other; other letters between are passed over."""
    places: list[tuple[int, int]] = []
    for letter, place in labels:
        if letter == LETTERS[len(places)]:
            places.append(place)
    return places


def _form(text: str, place: tuple[int, int]) -> str:
    """How a label is written, without its letter: "、" or "（）"."""
    return "".join(sign for sign in text[slice(*place)] if not sign.isalnum() and not sign.isspace())


def _begins_line(text: str, at: int) -> bool:
    return not text[:at].rpartition("\n")[2].strip(EDGES)


def _without_empty(text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places, or none of them if two letters follow each other with nothing between."""
    for (_, after), (start, _) in pairwise(places):
        if not text[after:start].strip(EDGES + "、，,"):
            return []
    return places
