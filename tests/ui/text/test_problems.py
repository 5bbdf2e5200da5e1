"""Whatever the program can find wrong, it can say, in both languages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.cli import BadUsage
from tracker.kernel.errors import Cancelled, Conflict, NotFound, Refused, StorageProblem, TrackerError
from tracker.kernel.problems import Problem
from tracker.store.driver import _CODES
from ui.text import set_language
from ui.text.problems import SHOWN, lines, problem_sentence, reason, sentence
from ui.text.trouble import error_words, problem_words

TRACKER = Path(__file__).parents[3] / "tracker"
LANGUAGES = ("en", "zh_CN")
RAISED = {"StorageProblem", "Conflict", "BadUsage", "TrackerError"}
FOUND = {"Problem", "Unfit", "_fault", "fault", "_order"}
WORDS_OF_THEIR_OWN = {"study"}
"""Parts whose findings are no problems of this kind."""


def texts(node: ast.AST) -> Iterator[str]:
    """The code-like strings in an expression."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str) and inner.value.isidentifier():
            yield inner.value


def codes_of(tree: ast.AST, functions: set[str]) -> Iterator[str]:
    """The codes given to calls of these functions: by the keyword `code`, or as a plain string."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in functions:
                yield from _code(name, node)


def _code(name: str, call: ast.Call) -> Iterator[str]:
    named = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
    plain = [arg for arg in call.args if isinstance(arg, ast.Constant)]
    if named:
        yield from texts(named[0])
    elif plain:
        yield from texts(plain[-1] if name == "_order" else plain[0])


def assigned_codes(tree: ast.AST) -> Iterator[str]:
    """Codes chosen first and used later: `code = "a" if … else "b"`, and what a leaf's `fault` returns."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "code":
            yield from _either(node.value)
        if isinstance(node, ast.FunctionDef) and node.name == "fault":
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and inner.value is not None:
                    yield from _either(inner.value)


def _either(value: ast.expr) -> Iterator[str]:
    parts = (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,)
    yield from (code for part in parts if isinstance(part, ast.Constant) for code in texts(part))


def sources() -> Iterator[ast.AST]:
    """Every module of the domain."""
    for path in TRACKER.rglob("*.py"):
        if path.relative_to(TRACKER).parts[0] not in WORDS_OF_THEIR_OWN:
            yield ast.parse(path.read_text("utf-8"))


PROBLEMS = sorted({code for tree in sources() for code in codes_of(tree, FOUND)})
ERRORS = sorted({code for tree in sources() for code in codes_of(tree, RAISED)})
CHOSEN = sorted({code for tree in sources() for code in assigned_codes(tree)} | {*_CODES.values()})
PARAMS = ("path", "pid", "host", "since", "version", "known", "what", "name", "change", "later", "table", "uid")
USAGE = ("command", "option", "argument", "value", "expected")
FILLED = dict.fromkeys((*PARAMS, *USAGE), "x")


def test_the_search_finds_codes() -> None:
    assert {"wrong_type", "bad_date", "before_issue", "weights", "damaged", "missing"} <= set(PROBLEMS)
    assert {"in_use", "newer", "changed_since", "unknown_option"} <= set(ERRORS)
    assert {"cut_off", "uid_of_other_person"} <= set(CHOSEN)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", PROBLEMS)
def test_problems_have_words(code: str, language: str) -> None:
    set_language(language)
    for expected in (None, 3, (1, 2), ["a", "b"], "date", "2024-01-01"):
        problem = Problem(code=code, where="awards[1].on", value="2024-02-30", expected=expected)
        assert problem_sentence(problem).startswith("awards[1].on")
        assert reason(problem)
        assert "{" not in reason(problem)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ERRORS)
def test_errors_have_words(code: str, language: str) -> None:
    set_language(language)
    for expected in ("date", "whole", "level"):
        said = error_words(code, {**FILLED, "expected": expected, "known": ["a", "b"]})
        assert said
        assert "{" not in said


@pytest.mark.parametrize("code", CHOSEN)
def test_codes_chosen_first_have_words(code: str) -> None:
    if code not in problem_words():
        assert error_words(code, FILLED)


@pytest.mark.parametrize("code", [*problem_words()])
def test_every_problem_reads_differently_in_chinese(code: str) -> None:
    english = problem_words()[code]
    set_language("zh_CN")
    assert problem_words()[code] != english


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (NotFound("person", ""), "There is no worker in the file yet."),
        (NotFound("person", "p-9"), "“p-9”"),
        (NotFound("experience", "e-9"), "The file has no experience “e-9”."),
        (
            StorageProblem("in_use", path="a.db", pid=None, host=None, since=None),
            "“a.db” is open in another window. Close it there to change it here.",
        ),
        (
            StorageProblem("in_use", path="a.db", pid=7, host="h", since="2026-11-23T19:24:32+08:00"),
            "the computer h since 2026-11-23 19:24.",
        ),
        (Conflict("changed_since", later=5), "act 5"),
        (Conflict("changed_since", later=None), "was changed since."),
        (Cancelled(), "Stopped"),
        (BadUsage("bad_argument", argument="--today", value="x", expected="date"), "--today: “x” is not a date"),
        (Refused([]), "Nothing was changed."),
    ],
)
def test_sentences(error: TrackerError, words: str) -> None:
    assert words in sentence(error)
    assert "\n" not in sentence(error)


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (Problem(code="wrong_type", where="a", value=True, expected="int"), "a: true is not a whole number"),
        (Problem(code="wrong_type", where="a", value=None, expected="date"), "a: nothing is not a date"),
        (
            Problem(code="out_of_range", where="a", value=101, expected=(0, 100)),
            "a: 101 is out of range; allowed is 0 to 100",
        ),
        (Problem(code="out_of_range", where="a", value=-1, expected=0), "a: -1 is out of range; allowed is 0 or more"),
        (Problem(code="unknown_code", value="x", expected=["a", "b"]), "“x” is not one of: a, b"),
        (Problem(code="not_utf8", value=3, expected=None), "something else"),
        (Problem(code="not_json", value=(3, 7)), "line and column 3, 7"),
        (Problem(code="one_key", value=["{a}", "b"], expected=["all"]), "“{a}”, “b”"),
    ],
)
def test_problem_sentences(problem: Problem, words: str) -> None:
    assert words in problem_sentence(problem)


def test_one_problem_on_one_line_many_on_a_line_each() -> None:
    fault = Problem(code="bad_date", where="a", value="x")
    assert len(lines(Refused([fault]))) == 1
    assert len(lines(Refused([fault] * 2, path="f.json"))) == 3
    assert "f.json" in lines(Refused([fault] * 2, path="f.json"))[0]
    many = lines(Refused([fault] * (SHOWN + 5)))
    assert len(many) == SHOWN + 2
    assert "5 more" in many[-1]
