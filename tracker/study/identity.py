"""The identity of a question: eight bytes of what it asks, the same whatever its punctuation, width or option order.

Two questions have the same identity where `banks.texts.question_key` takes them for the same. A bank of 100,000 is
stored in about a second, so that ordinary texts go the quick way here: what is neither Chinese, Latin nor a digit is
cut out at once; any text with something rarer in it is folded character by character, with the same outcome.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from struct import unpack
from unicodedata import normalize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.model import Question

_TAIL = "。.;；，,、"
_SIGNS = "%/*+<=>|^$@#&-"
_KEPT = frozenset(f"{_SIGNS}°√×÷±≤≥≠≈∞Ω∠⊥")
_DASHES = frozenset("‐‑‒–—―−﹣~～〜∼")
_CUT = re.compile(r"[\s_.,;:?!'\"()\[\]{}，。、；：？！（）“”‘’《》【】]+")
_usual = re.compile(rf"[0-9A-Za-z\u3400-\u4dbf\u4e00-\u9fff{_SIGNS}.,;:?!()。、“”《》【】\0\1]*").fullmatch
_ends = re.compile(rf"[{_TAIL}](?=[\0\1]|\Z)").search


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
    return _identity(question.stem, question.options, copy)


def _identity(asked: str, offered: tuple[str, ...], copy: int = 0) -> int:
    text = "\0".join((_CUT.sub("", asked), *offered))
    usual = text and "\1" not in text and _usual(text)
    stem, *options = text.casefold().split("\0") if usual else _folded(asked, offered)
    options = _without_ends(options)
    options.sort()
    text = "\0".join((stem or asked, *options))
    return _number(f"{text}\2{copy}" if copy else text)


def _folded(asked: str, offered: tuple[str, ...]) -> list[str]:
    """Stem and options, character by character."""
    options = "\0".join(offered).translate(_OPTIONS).split("\0") if offered else []
    return [asked.translate(_STEMS), *options]


def _without_ends(options: list[str]) -> list[str]:
    return [option.rstrip(_TAIL) or option for option in options]


def identities(stems: Sequence[str], options: Sequence[tuple[str, ...]]) -> list[int]:
    """The identities of many questions, by their stems and options: what they have in common is done once for all."""
    cut = _CUT.sub("", "\1".join(stems)).split("\1")
    together = "\1".join(["\0".join((stem, *offered)) for stem, offered in zip(cut, options, strict=False)])
    told_apart = len(cut) == len(stems) == together.count("\1") + 1
    if not told_apart or not _usual(together):
        return list(map(_identity, stems, options))
    lower, ends = together.lower(), _ends(together) is not None
    if lower == together and not ends and all(cut):
        return _numbers(["\0".join((stem, *sorted(offered))) for stem, offered in zip(cut, options, strict=False)])
    rows = [text.split("\0") for text in lower.split("\1")]
    if ends:
        rows = [[row[0], *_without_ends(row[1:])] for row in rows]
    texts = ["\0".join((row[0] or stem, *sorted(row[1:]))) for stem, row in zip(stems, rows, strict=True)]
    return _numbers(texts)


def stem_key(text: str) -> str:
    """What a stem says: two that differ in punctuation, width, case or white space alone have the same."""
    return text.translate(_STEMS) or text


def identity_of_name(name: str) -> int:
    """The identity of a question that is known by a name alone, as in answers brought from elsewhere."""
    return _number(f"\3{name}")


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)


def _numbers(texts: list[str]) -> list[int]:
    """The same for many texts, none of which has the character 1 in it."""
    coded = "\1".join(texts).encode("utf-8", "replace").split(b"\1")
    digests = b"".join([blake2b(text, digest_size=8).digest() for text in coded])
    return list(unpack(f">{len(texts)}q", digests))
