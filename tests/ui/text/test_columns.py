"""Columns line up on a terminal, where a Chinese character takes two places."""

from __future__ import annotations

import pytest

from ui.text.columns import columns, width


@pytest.mark.parametrize(
    ("text", "expected"), [("", 0), ("abc", 3), ("技师", 4), ("技师 A", 6), ("（二级）", 8), ("e\u0301", 1)]
)
def test_width(text: str, expected: int) -> None:
    assert width(text) == expected


def test_columns_line_up() -> None:
    lines = columns([("技师", "a", ""), ("x", "二级", "end")])
    assert lines == ["  技师  a", "  x     二级  end"]
    assert columns([]) == []
