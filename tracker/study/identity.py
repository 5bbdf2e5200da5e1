"""The identity of a question: eight bytes of what it asks, the same whatever its punctuation, width or option order."""

from __future__ import annotations

from hashlib import blake2b
from unicodedata import normalize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.study.banks.model import Question

_TAIL = "。.;；，,、"
_KEPT = frozenset("%/*+<=>-°√×÷±≤≥≠≈∞|Ω∠⊥^$@#&")


class _Stems(dict[int, str | None]):
    """What becomes of each character of a stem, found once: letters, digits and signs that carry meaning stay."""

    def __missing__(self, code: int) -> str | None:
        plain = normalize("NFKC", chr(code)).casefold()
        kept = "".join(letter for letter in plain if letter.isalnum() or letter in _KEPT)
        self[code] = kept or None
        return kept or None


class _Options(dict[int, str | None]):
    """What becomes of each character of an option: everything but white space stays, in its ordinary width."""

    def __missing__(self, code: int) -> str | None:
        plain = normalize("NFKC", chr(code)).casefold()
        kept = plain if code == 0x1F else "".join(plain.split())
        self[code] = kept or None
        return kept or None


_STEMS, _OPTIONS = _Stems(), _Options()


def identity(question: Question, copy: int = 0) -> int:
    """A signed whole number of eight bytes; `copy` tells alike questions apart that were all to be kept."""
    stem = question.stem.translate(_STEMS) or question.stem
    if question.options:
        options = "\x1f".join(question.options).translate(_OPTIONS).split("\x1f")
        stem = "\x1f".join((stem, *sorted(option.rstrip(_TAIL) or option for option in options)))
    if copy:
        stem = f"{stem}\x1e{copy}"
    return int.from_bytes(blake2b(stem.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)


def identity_of_name(name: str) -> int:
    """The identity of a question that is known by a name alone, as in answers brought from elsewhere."""
    return int.from_bytes(blake2b(f"\x1d{name}".encode(), digest_size=8).digest(), "big", signed=True)
