"""Our JSON is that of Python's own module, in both directions."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.kernel.jsontext import from_json, to_json, to_lines

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


@given(values)
def test_writes_and_reads_what_the_module_does(value: Any) -> None:
    assert to_json(value) == json.dumps(value, ensure_ascii=False)
    assert to_json(value, compact=True) == json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    assert to_json(value, sort_keys=True) == json.dumps(value, ensure_ascii=False, sort_keys=True)
    assert to_lines(value) == json.dumps(value, ensure_ascii=False, indent=1)
    assert from_json(to_lines(value)) == value


@given(st.text(alphabet='[]{},:"\\ \n\t019.eE+-nulltrfasNIy工'))
def test_refuses_what_the_module_refuses(text: str) -> None:
    try:
        expected = json.loads(text)
    except ValueError:
        with pytest.raises(ValueError):
            from_json(text)
    else:
        assert repr(from_json(text)) == repr(expected)


@pytest.mark.parametrize(
    "text", ["", " \n", "1 2", "[1]]", '{"a": 1} {"a": 1}', "[1,]", "nul", '"\t"', "9" * 5000, "\u00a01"]
)
def test_text_that_is_no_value(text: str) -> None:
    with pytest.raises(ValueError):
        from_json(text)


def test_numbers_that_only_this_form_of_json_has() -> None:
    assert repr(from_json("[NaN, Infinity, -Infinity]")) == "[nan, inf, -inf]"


def test_objects_by_their_pairs() -> None:
    assert from_json('{"a": 1, "a": {"b": 2}}', object_of=tuple) == (("a", 1), ("a", (("b", 2),)))


def test_what_json_has_no_form_for() -> None:
    with pytest.raises(TypeError, match="date"):
        to_json({"day": date(2024, 2, 29)})
    assert to_json([date(2024, 2, 29)], plain=date.isoformat) == '["2024-02-29"]'


def test_a_depth_no_value_has() -> None:
    with pytest.raises(RecursionError):
        from_json("[" * 100_000)


def test_loads_no_regular_expressions() -> None:
    """That is the whole point of it."""
    asked = "import sys; import tracker.kernel.jsontext; print({'re', 'json', 'enum'} & sys.modules.keys())"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True).stdout == "set()\n"
