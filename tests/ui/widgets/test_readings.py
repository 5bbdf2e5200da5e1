"""What people type, and what it means."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.readings import Unreadable, read_date, read_decimal, read_fen, read_month, read_whole, write_fen


@pytest.mark.parametrize(
    "typed",
    [
        "2023-11-20",
        "2023.11.20",
        "2023/11/20",
        "20231120",
        "2023年11月20日",
        " 2023 - 11 - 20 ",
        "２０２３－１１－２０",
    ],
)
def test_a_day_is_read_however_it_is_written(typed: str) -> None:
    assert read_date(typed) == date(2023, 11, 20)


def test_a_day_needs_no_leading_zeros_where_it_is_parted() -> None:
    assert read_date("2023-1-5") == read_date("2023年1月5日") == date(2023, 1, 5)


@pytest.mark.parametrize(
    "typed", ["2023-02-29", "2023-13-01", "2023-11", "23-11-20", "0203-11-20", "20.11.2023", "明天", "2023112", "0"]
)
def test_what_is_no_day_is_never_read_as_nothing(typed: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_date(typed)
    assert caught.value.text == typed


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_day_is_read_back(day: date) -> None:
    assert read_date(day.isoformat()) == read_date(day.strftime("%Y%m%d").rjust(8, "0")) == day


@pytest.mark.parametrize("typed", ["2023-11", "2023.11", "2023/11", "202311", "2023年11月", "2023-11 "])
def test_a_month_is_read_however_it_is_written(typed: str) -> None:
    assert read_month(typed) == "2023-11"


@pytest.mark.parametrize("typed", ["2023-00", "2023-13", "2023", "11-2023", "1823-11"])
def test_what_is_no_month_is_unreadable(typed: str) -> None:
    with pytest.raises(Unreadable):
        read_month(typed)


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("0", 0),
        ("1234", 123_400),
        ("1234.5", 123_450),
        ("1,234.50", 123_450),
        ("¥1,234.50", 123_450),
        ("￥ 1，234.50", 123_450),
        ("1234元", 123_400),
        ("3.5万", 3_500_000),
        ("3.512345万", 3_512_345),
        ("10万元", 10_000_000),
        ("0.10", 10),
        ("0.100", 10),
        ("1234.", 123_400),
    ],
)
def test_an_amount_is_exact_in_fen(typed: str, fen: int) -> None:
    assert read_fen(typed) == fen


@pytest.mark.parametrize("typed", ["1,5", "12,34.50", "0.001", "-1", "1e3", "十", "1.2.3", "3.5123456万", "9" * 14])
def test_what_is_no_amount_is_unreadable(typed: str) -> None:
    with pytest.raises(Unreadable):
        read_fen(typed)


@given(st.integers(min_value=0, max_value=10**14))
def test_every_amount_is_read_back(fen: int) -> None:
    assert read_fen(write_fen(fen)) == fen


@pytest.mark.parametrize("read", [read_date, read_month, read_fen, read_whole, read_decimal])
@pytest.mark.parametrize("typed", ["", "   ", "　"])
def test_nothing_typed_is_nothing(read: object, typed: str) -> None:
    assert callable(read)
    assert read(typed) is None


def test_numbers() -> None:
    assert read_whole("１２") == 12
    assert read_whole("-3") == -3
    assert read_decimal("87.5") == 87.5
    for typed in ("1.5", "a", "1 2"):
        with pytest.raises(Unreadable):
            read_whole(typed)
    with pytest.raises(Unreadable):
        read_decimal("nan")
