"""Shuffling options without breaking those that speak of each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.study.banks.model import Kind, Question
from tracker.study.options import shuffle_options

SEEDS = range(40)


def orders(
    *options: str, stem: str = "接地电阻", explanation: str = "", kind: Kind = Kind.SINGLE
) -> set[tuple[int, ...]]:
    """All orders that forty seeds bring."""
    question = Question(kind=kind, stem=stem, options=options, answer=(0,), explanation=explanation)
    return {shuffle_options(question, seed) for seed in SEEDS}


@given(st.lists(st.text(max_size=6), max_size=8), st.integers(), st.sampled_from(list(Kind)))
def test_an_order_has_every_option_once_and_a_seed_only_one(options: list[str], seed: int, kind: Kind) -> None:
    question = Question(kind=kind, stem="?", options=tuple(options), answer=(0,))
    order = shuffle_options(question, seed)
    assert sorted(order) == list(range(len(options)))
    assert shuffle_options(question, seed) == order


def test_ordinary_options_take_every_place() -> None:
    found = orders("4 Ω", "10 Ω", "30 Ω", "100 Ω")
    assert len(found) > 15
    assert {order[0] for order in found} == {0, 1, 2, 3}


@pytest.mark.parametrize(
    "last",
    [
        "以上都对",
        "以上都不对",
        "以上均是",
        "以上三项都正确",
        "上述均不正确",
        "都正确",
        "都对。",
        "都不是",
        "均可",
        "全部正确",
        "全都是",
        "三者都是",
        "包括以上全部",
        "所有选项",
        "这些都是",
        "其余三项都不对",
        "其他",
        "全选",
        "没有正确答案",
        "三种方法都可以",
        "都可以使用",
        "下列都是",
        "neither",
        "All of the above",
        "none of these",
    ],
)
def test_an_option_about_those_above_stays_below_them(last: str) -> None:
    found = orders("保护接地", "保护接零", "漏电保护", last)
    assert {order[3] for order in found} == {3}
    assert len(found) == 6


def test_an_option_about_those_above_in_the_middle_keeps_them_above() -> None:
    found = orders("保护接地", "保护接零", "以上都是", "绝缘", "屏护")
    assert {order[2] for order in found} == {2}
    assert {frozenset(order[:2]) for order in found} == {frozenset((0, 1))}
    assert len(found) == 4


@pytest.mark.parametrize(
    "reference",
    [
        "A和B",
        "A、B",
        "Ａ与Ｃ",
        "AB",
        "ABC都对",
        "A B都正确",
        "BC项",
        "选项A",
        "A对",
        "B项正确",
        "A and B",
        "AB两项",
        "A或者C",
        "A以及C",
        "A跟B",
        "Ａ；Ｃ",
        "(A)和(B)",
        "A/B",
        "前三项",
        "前两者都是",
        "第一项",
        "第2、3项",
        "上两项都是",
        "只有A",
        "除B外都对",
        "既不是A也不是B",
        "ABC都选",
        "the first two",
    ],
)
def test_nothing_moves_where_an_option_names_others(reference: str) -> None:
    assert orders("保护接地", "保护接零", "绝缘", reference) == {(0, 1, 2, 3)}


@pytest.mark.parametrize(
    ("stem", "explanation"),
    [
        ("下列说法中，选项A是指什么", ""),
        ("?", "故选B。"),
        ("?", "答案为C"),
        ("?", "A项错误，接地电阻不大于4Ω。"),
        ("?", "因为 D 正确"),
        ("?", "B、C都漏了接地"),
        ("?", "（A）错误"),
        ("?", "C会触电，故选ABD。"),
        ("?", "答案：ABD"),
        ("?", "正确答案是AC"),
        ("?", "应选BD"),
        ("?", "ABD正确"),
        ("?", "C为正确答案"),
        ("?", "可以排除A"),
        ("?", "本题应为D"),
        ("?", "A：错；B：对"),
    ],
)
def test_nothing_moves_where_the_text_names_an_option(stem: str, explanation: str) -> None:
    assert orders("4", "10", "30", "100", stem=stem, explanation=explanation) == {(0, 1, 2, 3)}


@pytest.mark.parametrize(
    "options",
    [
        ("A", "V", "W", "Ω"),  # units, not letters of options
        ("10kV以上", "10kV及以上", "1kV以下", "36V"),
        ("均匀电场", "全封闭", "都市", "皆伐"),
        ("Ａ相电流", "Ｃ相电压", "零序电流", "N线"),
        ("铝", "铜", "铁", "①②"),
        ("5A", "10A", "C类", "全部停电"),
    ],
)
def test_what_only_looks_like_a_reference_is_shuffled(options: tuple[str, ...]) -> None:
    assert len(orders(*options)) > 10


@pytest.mark.parametrize("stem", ["A相断线时", "电流 I=5 A 正弦量", "三相电源A、B、C"])
def test_letters_of_the_trade_in_a_stem_do_not_stop_it(stem: str) -> None:
    assert len(orders("4", "10", "30", "100", stem=stem)) > 10


@pytest.mark.parametrize("options", [("对", "错"), ("正确", "错误"), ("√", "×"), ("True", "False")])
def test_right_and_wrong_keep_their_order(options: tuple[str, ...]) -> None:
    assert orders(*options) == {(0, 1)}


@pytest.mark.parametrize("kind", [Kind.TRUE_FALSE, Kind.MATCHING])
def test_only_options_that_are_chosen_are_shuffled(kind: Kind) -> None:
    assert orders("a", "b", "c", kind=kind) == {(0, 1, 2)}


def test_questions_of_one_paper_are_not_shuffled_alike() -> None:
    stems = [Question(kind=Kind.SINGLE, stem=str(n), options=("a1", "b1", "c1", "d1"), answer=(0,)) for n in range(20)]
    assert len({shuffle_options(question, 5) for question in stems}) > 5
