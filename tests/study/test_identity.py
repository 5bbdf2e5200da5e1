"""Eight bytes tell questions apart as `question_key` does, by the quick way and by the thorough one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.study.banks.model import Kind, Question
from tracker.study.banks.texts import question_key
from tracker.study.identity import identities, identity, identity_of_name
from tracker.study.model import guess_chance
from tracker.study.tally import choices

SIGNS = "电压流Ａａ0１.。，,（） ()%％≥≤↑↓－-—_Ω℃①㎡、;；\t"


def asked(stem: str, *options: str) -> Question:
    return Question(kind=Kind.SINGLE, stem=stem, options=options, answer=(0,))


@given(
    st.lists(
        st.tuples(st.text(SIGNS, min_size=1, max_size=5), st.lists(st.text(SIGNS, min_size=1, max_size=3), max_size=2)),
        min_size=2,
        max_size=12,
    )
)
def test_as_the_full_key_says(drawn: list[tuple[str, list[str]]]) -> None:
    questions = [asked(f"题{stem}", *options) for stem, options in drawn]
    for one in questions:
        for other in questions:
            assert (identity(one) == identity(other)) == (question_key(one) == question_key(other)), (one, other)


@given(
    st.lists(
        st.tuples(st.text(SIGNS + "\1", max_size=6), st.lists(st.text(SIGNS + "\1", max_size=4), max_size=3)),
        max_size=9,
    )
)
def test_many_at_once_are_told_apart_as_one_by_one(drawn: list[tuple[str, list[str]]]) -> None:
    stems, options = [stem for stem, _ in drawn], [tuple(offered) for _, offered in drawn]
    pairs = zip(stems, options, strict=True)
    assert identities(stems, options) == [identity(asked(stem, *offered)) for stem, offered in pairs]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (asked("额定电压是？", "10kV", "0.4kV"), asked("额定 电压是", "０.4KV。", "10kV"), True),
        (asked("安全距离≥5米", "对"), asked("安全距离≤5米", "对"), False),
        (asked("温度升高时电阻↑", "对"), asked("温度升高时电阻↓", "对"), False),
        (asked("距离", "0.7", "7"), asked("距离", "07", "7"), False),
        (asked("电流１０Ａ"), asked("电流10A"), True),
        (asked("？"), asked("！"), False),
        (asked("甲", "乙"), asked("甲乙"), False),
        (asked("题—"), asked("题-"), True),
        (asked("题——"), asked("题-"), False),
    ],
)
def test_examples(one: Question, other: Question, same: bool) -> None:
    assert (identity(one) == identity(other)) is same
    assert (question_key(one) == question_key(other)) is same


def test_copies_and_names_are_told_apart() -> None:
    question = asked("题", "甲")
    assert len({identity(question), identity(question, 1), identity(question, 2), identity_of_name("题")}) == 4
    assert all(-(2**63) <= identity(question, copy) < 2**63 for copy in range(50))


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("options", range(7))
def test_choices_are_the_chance_of_guessing_turned_round(kind: Kind, options: int) -> None:
    among = choices(kind, options)
    assert (1 / among if among else 0.0) == guess_chance(kind, options)
