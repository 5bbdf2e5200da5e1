"""Wrapping, shortening and lanes: words never meet."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.charts.layout import (
    ELLIPSIS,
    NEVER_FIRST,
    NEVER_LAST,
    Flags,
    Lanes,
    apart,
    crosses,
    places_beside,
    shorten,
    wrap,
)


def measure(text: str) -> float:
    """A Chinese character is twice as wide as a letter."""
    return sum(2 if letter > "\u2e80" else 1 for letter in text)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("plain words here", 11, ["plain words", "here"]),
        ("plain words", 40, ["plain words"]),
        ("", 10, []),
        ("距考试九十二天", 6, ["距考试", "九十二", "天"]),
        ("三级（高级工）", 6, ["三级", "（高级", "工）"]),
        ("还差，七天", 4, ["还", "差，", "七天"]),
        ("最早 2023-11-20 可申报", 12, ["最早", "2023-11-20", "可申报"]),
    ],
)
def test_text_is_wrapped_where_a_line_may_break(text: str, room: float, lines: list[str]) -> None:
    assert wrap(text, room, measure) == lines


@given(st.text(alphabet="ab 电工级，。（）12", max_size=40), st.integers(6, 30))
def test_wrapping_keeps_every_letter_and_the_room(text: str, room: int) -> None:
    lines = wrap(text, room, measure)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        breakable = [line[:place] for place in range(1, len(line)) if line[place] > "\u2e80" or line[place - 1] == " "]
        stuck = not any(part[-1] not in NEVER_LAST and line[len(part)] not in NEVER_FIRST for part in breakable)
        assert measure(line) <= room or stuck


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [("电工", 4, "电工"), ("电工证书", 6, "电工" + ELLIPSIS), ("a b c", 4, "a b" + ELLIPSIS), ("电工", 1, ELLIPSIS)],
)
def test_text_is_shortened_to_its_room(text: str, room: float, shown: str) -> None:
    assert shorten(text, room, measure) == shown


stretches = st.tuples(st.integers(0, 200), st.integers(1, 60)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(st.lists(stretches, min_size=1, max_size=3), max_size=30))
def test_stretches_of_a_lane_never_overlap(choices: list[list[tuple[int, int]]]) -> None:
    lanes, placed = Lanes(), []
    for offered in choices:
        lane, choice = lanes.place(offered)
        placed.append((lane, offered[choice]))
    assert len(lanes) == len({lane for lane, _stretch in placed})
    for (lane, one), (other_lane, other) in combinations(placed, 2):
        assert lane != other_lane or one[1] <= other[0] or other[1] <= one[0]


@given(st.lists(stretches, max_size=30), st.integers(1, 4))
def test_no_pole_passes_through_words_nearer_to_the_points(flown: list[tuple[int, int]], most: int) -> None:
    flags, placed = Flags(most), []
    for left, right in flown:
        found = flags.place(left, [(left, right)])
        if found:
            placed.append((found[0], left, right))
    assert all(lane < most for lane, _left, _right in placed)
    for (lane, left, right), (farther, pole, _end) in combinations(sorted(placed), 2):
        if farther > lane:
            assert not left < pole < right
        else:
            assert right <= pole or _end <= left


def test_flags_in_any_number_of_lanes_always_find_room() -> None:
    flags = Flags()
    assert [flags.place(50, [(0, 100)]) for _count in range(3)] == [(0, 0), (1, 0), (2, 0)]
    assert len(flags) == 3


@pytest.mark.parametrize(
    ("stretch", "width", "aligned"),
    [
        ((20, 80), 40, ["left"]),
        ((20, 30), 40, ["left"]),
        ((60, 70), 40, ["right"]),
        ((45, 55), 20, ["left", "right"]),
        ((45, 55), 90, ["left"]),
    ],
)
def test_words_stand_inside_else_after_else_before(
    stretch: tuple[float, float], width: float, aligned: list[str]
) -> None:
    places = places_beside(*stretch, width, 2, (0, 100))
    assert [place.align for place in places] == aligned
    assert all(place.left <= stretch[0] and stretch[1] <= place.right for place in places)


@pytest.mark.parametrize(
    ("line", "met"),
    [
        ([(0, 0), (100, 0)], False),
        ([(0, 50), (100, 50)], True),
        ([(0, 0), (100, 100)], True),
        ([(0, 0), (30, 50)], False),
        ([(55, 50)], True),
        ([(80, 50)], False),
    ],
)
def test_a_line_through_a_rectangle_is_seen(line: list[tuple[float, float]], met: bool) -> None:
    assert crosses(line, 40, 40, 60, 60) is met


@given(st.lists(st.integers(0, 300), max_size=12), st.integers(1, 30))
def test_names_on_one_side_are_moved_apart_in_their_order(wanted: list[int], gap: int) -> None:
    placed = apart(wanted, gap, 0, 300)
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    assert all(placed[after] - placed[before] >= gap - 1e-9 for before, after in pairwise(order))
    if gap * len(wanted) <= 300:
        assert all(0 <= height <= 300 for height in placed)
    if all(wanted[after] - wanted[before] >= gap for before, after in pairwise(order)):
        assert placed == wanted
