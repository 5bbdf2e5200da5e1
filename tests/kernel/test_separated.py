"""Separated text is read under our own bound, whatever another library made of Python's."""

from __future__ import annotations

import csv
import sys

import pytest

from tracker.kernel.separated import FIELD_LIMIT, separated


@pytest.mark.parametrize("left_at", [10, sys.maxsize])
def test_the_bound_is_ours(left_at: int) -> None:
    csv.field_size_limit(left_at)
    assert list(separated(["a;" + "b" * FIELD_LIMIT], ";")) == [["a", "b" * FIELD_LIMIT]]
    csv.field_size_limit(left_at)
    with pytest.raises(csv.Error):
        list(separated(["b" * (FIELD_LIMIT + 1)]))
