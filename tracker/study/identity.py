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
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.study.banks.model import Question

_TAIL = "。.;；，,、"
_SIGNS = "%/*+<=>|^$@#&-"
_KEPT = frozenset(f"{_SIGNS}°√×÷±≤≥≠≈∞Ω∠⊥↑↓")
_DASHES = frozenset("‐‑‒–—―−﹣~～〜∼")
_ASCII_CUT, _SIGNS_CUT = "_.,;:?!'\"()[]{}", " \t\n　，。、；：？！（）“”‘’《》【】"
_CUT = re.compile(rf"[\s{re.escape(_ASCII_CUT + _SIGNS_CUT)}]+")
_SMALL = bytes(range(256)).lower()
_FRESH = blake2b(digest_size=8)
_usual = re.compile(
    rf"[0-9A-Za-z\u3400-\u4dbf\u4e00-\u9fff{_SIGNS}{re.escape(_ASCII_CUT)}。、“”《》【】\0\1]*"
).fullmatch
_ends = re.compile(rf"(?<=[^\0\1{_TAIL}])[{_TAIL}]+(?=[\0\1]|\Z)")


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
    """The identities of many questions, by their stems and options: what they have in common is done once for all.

    The texts that are usual are UTF-8 as soon as can be: it sorts as they do, and its small letters are those of ASCII.
    """
    asked, offered = _without_signs("\1".join(stems)), _in_order(options)
    told_apart = asked.count("\1") == offered.count("\1") == len(stems) - 1
    if not told_apart or not _usual(asked) or not _usual(offered):
        return list(map(_identity, stems, options))
    rows = offered.encode()
    if rows != rows.lower() or any(sign in offered for sign in _TAIL):
        small = _ends.sub("", rows.lower().decode())
        rows = _in_order([row.split("\0") for row in small.split("\1")]).encode()
    cut = asked.encode().translate(_SMALL, _ASCII_CUT.encode()).split(b"\1")
    if not all(cut):
        cut = [stem or whole.encode() for stem, whole in zip(cut, stems, strict=True)]
    each = zip(cut, rows.split(b"\1"), strict=True)
    digests = _digests(map(b"\0".join, each) if all(options) else _joined(each, options))
    return list(unpack(f">{len(cut)}q", b"".join(digests)))


def _joined(each: Iterable[tuple[bytes, bytes]], options: Sequence[tuple[str, ...]]) -> Iterator[bytes]:
    """Stems with their options, those without any alone."""
    return (stem + b"\0" + row if some else stem for (stem, row), some in zip(each, options, strict=True))


def _digests(texts: Iterable[bytes]) -> Iterator[bytes]:
    """The hash of each text, begun from a copy of one that was set up before: half the time of setting each up."""
    for text in texts:
        hashed = _FRESH.copy()
        hashed.update(text)
        yield hashed.digest()


def _in_order(options: Iterable[Sequence[str]]) -> str:
    """The options of many questions, those of each sorted."""
    return "\1".join(["\0".join(sorted(some)) for some in options])


def _without_signs(text: str) -> str:
    """A text without the punctuation and the white space that is usual: one sign after the other, for speed."""
    for sign in _SIGNS_CUT:
        if sign in text:
            text = text.replace(sign, "")
    return text


def stem_key(text: str) -> str:
    """What a stem says: two that differ in punctuation, width, case or white space alone have the same."""
    return text.translate(_STEMS) or text


def identity_of_name(name: str) -> int:
    """The identity of a question that is known by a name alone, as in answers brought from elsewhere."""
    return _number(f"\3{name}")


def _number(text: str) -> int:
    (digest,) = _digests([text.encode("utf-8", "replace")])
    return int.from_bytes(digest, "big", signed=True)
