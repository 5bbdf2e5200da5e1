"""Questions and their answers in words, also where a bank left something out."""

from __future__ import annotations

import pytest

from tracker.study.banks.model import Kind, Question
from ui.text.study import answer_words, question_words


@pytest.mark.parametrize(
    ("options", "answer", "words"),
    [
        (("停电", "验电", "接地"), (1,), "B. 验电"),
        (("停电", "验电", "接地"), (0, 2), "A. 停电, C. 接地"),
        ((), (2,), "C"),
        ((), (0, 3), "A, D"),
        (("停电",), (2,), "C"),
        ((), None, "not known; the bank has none to go by"),
    ],
)
def test_the_right_options_in_words(options: tuple[str, ...], answer: tuple[int, ...] | None, words: str) -> None:
    question = Question(kind=Kind.SINGLE, stem="装设接地线之前先（ ）。", options=options, answer=answer)
    assert answer_words(question) == words
    assert words in question_words(question)
