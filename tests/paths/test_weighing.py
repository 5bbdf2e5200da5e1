"""Ranking by weights, and the exact points at which the first two turn round: each is tried on both sides."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.paths.answers import BenefitChange, Figure, Flip, FlipKind, OptionAnswer, Pay
from tracker.paths.model import Criterion, Option, OptionKind
from tracker.paths.weighing import TOP, compare, scale

NONE = dict.fromkeys(Criterion, 0)


def answer(name: str, **figures: int | tuple[int, int]) -> OptionAnswer:
    """An option of which only the figures matter."""
    spans = {key: value if isinstance(value, tuple) else (value, value) for key, value in figures.items()}
    return OptionAnswer(
        option=Option(uid=name, person="p", kind=OptionKind.POST),
        post=None,
        verdict=None,
        earliest=None,
        pay=Pay(low_fen=None, high_fen=None, today_fen=500_000),
        grade_low=None,
        grade_high=None,
        recognition=(),
        benefits=BenefitChange(),
        chances=None,
        figures=tuple(Figure(criterion=Criterion(key), low=low, high=high) for key, (low, high) in spans.items()),
    )


def order(answers: list[OptionAnswer], weights: dict[Criterion, int]) -> list[str]:
    return [rank.option.uid for rank in compare(answers, weights).ranking]


def test_more_pay_against_a_nearer_station() -> None:
    far = answer("far", pay=600_000, distance=60_000)
    near = answer("near", pay=500_000, distance=0)
    weights = {**NONE, Criterion.PAY: 5, Criterion.DISTANCE: 5}
    found = compare([far, near], weights)
    assert [rank.option.uid for rank in found.ranking] == ["near", "far"]
    assert found.lead == 5 * 3 - 5 * 2
    flips = {(flip.kind, flip.criterion, flip.option.uid if flip.option else None): flip for flip in found.flips}
    weight = flips[FlipKind.WEIGHT, Criterion.PAY, None]
    assert (weight.at, weight.upwards, weight.possible) == (Fraction(15, 2), True, True)
    assert flips[FlipKind.WEIGHT, Criterion.DISTANCE, None].at == Fraction(10, 3)
    assert flips[FlipKind.FIGURE, Criterion.PAY, "far"].at == 650_000
    assert flips[FlipKind.FIGURE, Criterion.DISTANCE, "far"].at == 40_000
    assert not flips[FlipKind.FIGURE, Criterion.PAY, "far"].possible, "the worker gave one figure, no range"
    assert order([far, near], {**weights, Criterion.PAY: 8}) == ["far", "near"]
    assert order([far, near], {**weights, Criterion.PAY: 7}) == ["near", "far"]


def test_one_fen_decides() -> None:
    weights = {**NONE, Criterion.PAY: 1}
    answers = [answer("a", pay=500_000), answer("b", pay=500_001)]
    assert order(answers, weights) == ["b", "a"]
    assert compare(answers, weights).certain


def test_a_range_that_reaches_over_the_other_is_not_certain() -> None:
    weights = {**NONE, Criterion.PAY: 3}
    found = compare([answer("a", pay=(400_000, 700_000)), answer("b", pay=500_000)], weights)
    assert found.ranking[0].option.uid == "a"
    assert not found.certain
    flip = next(one for one in found.flips if one.option and one.option.uid == "a")
    assert (flip.at, flip.upwards, flip.possible) == (Fraction(500_000), False, True)
    swing = next(one for one in found.swings if one.kind is FlipKind.FIGURE)
    assert (swing.low, swing.high) == (Fraction(-6), Fraction(12))


def test_what_one_option_lacks_counts_for_none_and_the_deciding_figure_is_named() -> None:
    weights = {**NONE, Criterion.PAY: 5, Criterion.GRADE: 5}
    found = compare([answer("a", pay=500_000, grade=15), answer("b", grade=14)], weights)
    assert found.left_out == (Criterion.PAY,)
    unknown = next(one for one in found.flips if one.criterion is Criterion.PAY)
    assert (unknown.option and unknown.option.uid, unknown.now, unknown.upwards) == ("b", None, True)
    assert unknown.at == 550_000
    assert unknown.possible


def test_no_share_below_none_of_all_is_named_as_what_would_decide() -> None:
    weights = {**NONE, Criterion.DISTANCE: 5, Criterion.CHANCES: 5}
    near, far = answer("near", distance=12_000), answer("far", distance=260_000, chances=1000)
    found = compare([near, far], weights)
    chances = next(one for one in found.flips if one.criterion is Criterion.CHANCES)
    assert (chances.option and chances.option.uid, chances.at < 0, chances.possible) == ("near", True, False)


def test_a_lone_option_and_level_ones() -> None:
    weights = {**NONE, Criterion.GRADE: 5}
    alone = compare([answer("a", grade=15)], weights)
    assert (alone.lead, alone.flips, alone.certain) == (None, (), True)
    level = compare([answer("a", grade=15), answer("b", grade=15)], weights)
    assert level.lead == 0
    assert not level.certain


def test_a_place_does_not_hang_on_a_third_option() -> None:
    weights = {**NONE, Criterion.PAY: 5, Criterion.GRADE: 3}
    two = [answer("a", pay=500_000, grade=16), answer("b", pay=520_000, grade=15)]
    third = answer("c", pay=9_000_000, grade=1)
    alone = order(two, weights)
    assert [uid for uid in order([*two, third], weights) if uid != "c"] == alone


figures = st.fixed_dictionaries(
    {
        "pay": st.integers(100_000, 900_000),
        "grade": st.integers(10, 18),
        "distance": st.integers(0, 90_000),
        "earliest": st.integers(0, 4_000),
    }
)
weights_drawn = st.fixed_dictionaries({key: st.integers(1, TOP) for key in ("pay", "grade", "distance", "earliest")})


def moved(one: OptionAnswer, flip: Flip, by: Fraction) -> OptionAnswer:
    """The option with its figure at the point of the flip, or beside it."""
    others = [figure for figure in one.figures if figure.criterion is not flip.criterion]

    class Exact(Figure):
        @property
        def middle(self) -> Fraction:
            return flip.at + by

    return one.replace(figures=(*others, Exact(criterion=flip.criterion, low=0, high=0)))


@given(figures, figures, weights_drawn)
def test_every_flip_is_exact(one: dict[str, int], other: dict[str, int], drawn: dict[str, int]) -> None:
    weights = {**NONE, **{Criterion(key): weight for key, weight in drawn.items()}}
    answers = [answer("a", **one), answer("b", **other)]
    found = compare(answers, weights)
    second = found.ranking[1].option.uid
    units = scale(answers)

    def lead_of_second(answers: list[OptionAnswer], weights: dict[Criterion, Fraction]) -> Fraction:
        points = {
            answer.option.uid: sum(
                (weight * figure.middle / units[figure.criterion])
                for figure in answer.figures
                if (weight := weights.get(figure.criterion, Fraction(0)))
            )
            for answer in answers
        }
        return Fraction(2 * points[second] - sum(points.values()))

    exact = {key: Fraction(weight) for key, weight in weights.items()}
    for flip in found.flips:
        step = Fraction(1, 1000) * (1 if flip.upwards else -1)
        for by, sign in ((Fraction(0), 0), (step, 1), (-step, -1)):
            if flip.kind is FlipKind.WEIGHT:
                lead = lead_of_second(answers, {**exact, flip.criterion: flip.at + by})
            else:
                changed = [moved(one, flip, by) if one.option == flip.option else one for one in answers]
                lead = lead_of_second(changed, exact)
            assert (lead > 0) - (lead < 0) == sign


@pytest.mark.parametrize("criterion", [one for one in Criterion if one is not Criterion.PAY])
def test_one_point_of_each_criterion_is_set(criterion: Criterion) -> None:
    assert scale([])[criterion]
