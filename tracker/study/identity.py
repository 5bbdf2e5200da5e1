"""The identity of a question: eight bytes of what it asks, the same whatever its punctuation, width or option order.

Two questions have the same identity where `banks.texts.question_key` takes them for the same. A bank of 100,000 is
stored in about a second, so that ordinary texts go the quick way here: what is neither Chinese, Latin nor a digit is
cut out at once; any text with something rarer in it is folded character by character, with the same outcome.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from unicodedata import normalize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.study.banks.model import Question

_TAIL = "。.;；，,、"
_SIGNS = "%/*+<=>|^$@#&-"
_KEPT = frozenset(f"{_SIGNS}°√×÷±≤≥≠≈∞Ω∠⊥")
_DASHES = frozenset("‐‑‒–—―−﹣~～〜∼")
_CUT = re.compile(r"[\s_.,;:?!'\"()\[\]{}，。、；：？！（）“”‘’《》【】]+")
_usual = re.compile(rf"[0-9A-Za-z\u3400-\u4dbf\u4e00-\u9fff{_SIGNS}.,;:?!()。、“”《》【】\0]*").fullmatch
_ends = re.compile(rf"[{_TAIL}](?=\0|\Z)").search


class _Stems(dict[int, str | None]):
    """What becomes of each character of a stem, found once: letters, digits and signs that carry meaning stay."""

    def __missing__(self, code: int) -> str | None:
        plain = normalize("NFKC", chr(code)).casefold()
        kept = "".join(
            "-" if letter in _DASHES else letter
            for letter in plain
            if letter.isalnum() or letter in _KEPT or letter in _DASHES
        )
        self[code] = kept or None
        return kept or None


class _Options(dict[int, str | None]):
    """What becomes of each character of an option: everything but white space stays, in its ordinary width."""

    def __missing__(self, code: int) -> str | None:
        plain = normalize("NFKC", chr(code)).casefold()
        kept = "".join(plain.split())
        self[code] = kept or None
        return kept or None


_STEMS, _OPTIONS = _Stems(), _Options()


def identity(question: Question, copy: int = 0) -> int:
    """A signed whole number of eight bytes; `copy` tells alike questions apart that were all to be kept."""
    text = "\0".join((_CUT.sub("", question.stem), *question.options))
    if _usual(text) and not _ends(text) and text:
        stem, *options = text.casefold().split("\0")
    else:
        stem = question.stem.translate(_STEMS)
        folded = "\0".join(question.options).translate(_OPTIONS).split("\0") if question.options else []
        options = [option.rstrip(_TAIL) or option for option in folded]
    options.sort()
    text = "\0".join((stem or question.stem, *options))
    return _number(f"{text}\2{copy}" if copy else text)


def identity_of_name(name: str) -> int:
    """The identity of a question that is known by a name alone, as in answers brought from elsewhere."""
    return _number(f"\3{name}")


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)
