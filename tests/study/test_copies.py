"""Two copies of a question and whether they give the same answer."""

from __future__ import annotations

import pytest

from tests.study.banks.samples import FILL_INS, MULTIPLES, ORDERINGS, SINGLES, TRUTHS
from tracker.study.banks.model import Kind, Question
from tracker.study.copies import differ, translated

SINGLE, MULTIPLE, ORDER = SINGLES[0], MULTIPLES[0], ORDERINGS[0]
BARE = SINGLE.replace(options=())


@pytest.mark.parametrize(
    ("copy", "kept", "expected"),
    [
        (SINGLE, SINGLE, False),
        (SINGLE.replace(options=SINGLE.options[::-1], answer=(1,)), SINGLE, False),
        (SINGLE.replace(options=SINGLE.options[::-1]), SINGLE, True),
        (SINGLE.replace(answer=None), SINGLE, False),
        (SINGLE.replace(kind=Kind.MULTIPLE), SINGLE, True),
        (MULTIPLE.replace(answer=(2, 1, 0)), MULTIPLE, False),
        (ORDER.replace(answer=ORDER.answer), ORDER, False),
        (TRUTHS[0].replace(answer=False), TRUTHS[0], True),
        (FILL_INS[1].replace(answer=("欧",)), FILL_INS[1], True),
        (BARE, BARE, False),
        (BARE.replace(answer=(1,)), BARE, True),
    ],
)
def test_copies_with_other_answers_differ(copy: Question, kept: Question, expected: bool) -> None:
    assert differ(copy, kept) is expected


def test_an_answer_beside_its_options_fits_nowhere() -> None:
    assert translated(SINGLE.replace(answer=(9,), options=SINGLE.options[::-1]), SINGLE) is None
