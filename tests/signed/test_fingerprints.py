"""Keys in short: words that two people read to each other, and the card in the QR code."""

from __future__ import annotations

import pytest

from tracker.signed.fingerprints import (
    LANGUAGES,
    WORDS,
    card_text,
    fingerprint,
    is_named,
    read_card,
    spoken,
    word_list,
    words,
)
from tracker.signed.signatures import new_key

ZERO, ONE = "00" * 32, "01" * 32


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_there_once(language: str) -> None:
    listed = word_list(language)
    assert len(listed) == len(set(listed)) == 256
    assert all(len(word) == 2 if language == "zh_CN" else word.isascii() and word.islower() for word in listed)


def test_a_key_has_ten_words_and_a_fingerprint() -> None:
    assert fingerprint(ZERO) == "6668 7aad f862 bd77 6c8f c18b"  # SHA-256 of 32 zero bytes
    assert [word_list("en").index(word) for word in words(ZERO, "en")] == list(bytes.fromhex("66687aadf862bd776c8f"))
    assert len(words(ZERO, "zh_CN")) == WORDS
    assert words(ZERO, "fr") == words(ZERO, "en")


def test_two_languages_say_the_same_things() -> None:
    at = [word_list("zh_CN").index(word) for word in words(ONE, "zh_CN")]
    assert at == [word_list("en").index(word) for word in words(ONE, "en")]


def test_a_key_is_named_however_it_is_written() -> None:
    chinese, english = spoken(ZERO)["zh_CN"], spoken(ZERO)["en"]
    for name in (ZERO, fingerprint(ZERO), fingerprint(ZERO).replace(" ", ""), chinese, english, english.upper()):
        assert is_named(ZERO, name)
        assert not is_named(ONE, name)
    assert is_named(ZERO, chinese.replace(" ", "、"))
    assert is_named(ZERO, english.replace(" ", "-"))
    assert not is_named(ZERO, english.rpartition(" ")[0])


def test_a_card_is_read_back() -> None:
    public, _ = new_key()
    card = read_card(card_text(public, "p-1", "韩\n师傅"))
    assert card is not None
    assert (card.key, card.person, card.name) == (public, "p-1", "韩 师傅")
    for wrong in (
        "",
        "x",
        public,
        card_text(public, "p", "n").replace(public, "zz"),
        card_text(public, "", "n"),
        card_text(public, "p", " "),
    ):
        assert read_card(wrong) is None
