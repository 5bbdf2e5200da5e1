"""Expressions made at their first use do what those made at once do, and every one of the program can be made."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

import tracker.study.banks
from tracker.kernel.patterns import regex


@pytest.mark.parametrize("method", ["match", "search", "fullmatch"])
@pytest.mark.parametrize("text", ["10kV", "为10kV", "10kV线路", "线路"])
def test_it_finds_what_the_module_finds(method: str, text: str) -> None:
    pattern, flags = r"(\d+)KV", re.IGNORECASE
    found, known = (getattr(made(pattern, flags), method)(text) for made in (regex, re.compile))
    assert (found and found.groups()) == (known and known.groups())


def test_it_replaces_splits_and_lists() -> None:
    signs, places = regex("[、,]"), regex(rb"\d")
    assert (signs.sub(";", "甲、乙,丙"), signs.split("甲、乙,丙"), places.findall(b"1a2")) == (
        "甲;乙;丙",
        ["甲", "乙", "丙"],
        [b"1", b"2"],
    )
    assert signs.pattern == "[、,]"


def expressions(value: Any) -> Iterator[Any]:
    """Every expression in a value of a module, also in tuples, maps and lists."""
    if hasattr(value, "finditer") and value is not re:
        yield value
    elif isinstance(value, dict):
        yield from expressions(tuple(value.values()))
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from expressions(one)


def test_all_expressions_of_the_banks_can_be_made() -> None:
    package = tracker.study.banks
    names = [found.name for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    made = [one for name in names for value in vars(import_module(name)).values() for one in expressions(value)]
    assert len(made) > 300
    for one in made:
        assert one.sub("" if isinstance(one.pattern, str) else b"", one.pattern[:0]) is not None
