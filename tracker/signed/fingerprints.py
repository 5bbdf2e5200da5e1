"""A key in short: the words and figures that two people compare once, in person, and the card that is scanned.

A word stands for 8 bits of the SHA-256 of the key: a list of 256 things everybody knows, in both languages, so that a
Chinese and an English window show the same things. Ten words are 80 bits: to find another key with the same ten,
somebody would have to make 2**80 of them.
"""

from __future__ import annotations

import os

from tracker.kernel.record import Record

WORDS = 10
LANGUAGES = ("zh_CN", "en")
CARD = "career-key/1"
"""The first line of a key's card."""

_FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "words.tsv")
_lists: dict[str, tuple[str, ...]] = {}


def fingerprint(key: str) -> str:
    """96 bits of a key in groups of four hex digits, for the eye."""
    digits = _digest(key).hex()[:24]
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def words(key: str, language: str) -> tuple[str, ...]:
    """The ten words of a key in a language, English where there are none in it."""
    listed = word_list(language if language in LANGUAGES else "en")
    return tuple(listed[number] for number in _digest(key)[:WORDS])


def spoken(key: str) -> dict[str, str]:
    """The words by language, each as one line to be read out."""
    return {language: " ".join(words(key, language)) for language in LANGUAGES}


def word_list(language: str) -> tuple[str, ...]:
    """All 256 words of a language in their order."""
    if not _lists:
        with open(_FILE, encoding="utf-8") as file:
            pairs = [line.split() for line in file]
        for column, name in enumerate(LANGUAGES):
            _lists[name] = tuple(pair[column] for pair in pairs)
    return _lists[language]


def is_named(key: str, named: str) -> bool:
    """Whether a key is meant by this hex, fingerprint or words, however they are spaced."""
    plain = _plain(named)
    return plain in {key, _plain(fingerprint(key)), *map(_plain, spoken(key).values())}


def _plain(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum())


def _digest(key: str) -> bytes:
    from hashlib import sha256

    return sha256(bytes.fromhex(key)).digest()


class Card(Record):
    """Whose key it is: what a QR code beside the words holds."""

    key: str
    person: str
    name: str


def card_text(key: str, person: str, name: str) -> str:
    """A key's card, with its words for whoever scans it with a telephone and compares by eye."""
    return "\n".join((CARD, key, person, " ".join(name.split()), " ".join(words(key, LANGUAGES[0]))))


def read_card(text: str) -> Card | None:
    """The card in a scanned or copied text; None where it is none."""
    lines = [line.strip() for line in text.strip().splitlines()]
    if len(lines) < 4 or lines[0] != CARD or not is_key(lines[1]) or not (lines[2] and lines[3]):
        return None
    return Card(key=lines[1], person=lines[2], name=lines[3])


def is_key(text: str) -> bool:
    """Whether this is a public key in hex."""
    return len(text) == 64 and not set(text) - set("0123456789abcdef")
