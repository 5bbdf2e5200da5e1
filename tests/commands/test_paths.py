"""`compare` and `what-if` on the demo workers: figures, dates, exit codes, and a file left as it was."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.commands.conftest import Run

BOTH = ("--pass", "level_2@2024-06-01", "--move", "510100@2024-03-01")


def test_compare_posts_of_the_packs(demo: str, run: Run) -> None:
    done = run("compare", "stay", "station_technician@rural", "51", "--file", demo, "--json")
    assert done.code == 0
    stay, post, move = done.data["options"]
    assert (stay["grade"], post["grade"]) == ({"low": 16, "high": 16}, {"low": 15, "high": 15})
    assert post["requirement"]["met"]
    assert post["chances"]["rank"] == 7, "as in the selection of 2022"
    assert (move["kind"], move["region"]) == ("move", "510000")
    assert {cell["by_rule"]["verdict"] for cell in move["recognition"]} == {"recognised", "not_recognised"}
    assert {cell["in_law"]["verdict"] for cell in move["recognition"]} == {"unknown"}, "said in August 2023"
    assert done.data["left_out"] == ["pay", "grade", "distance", "chances", "family"]
    assert done.data["ranking"][-1]["uid"] == "51"
    assert {flip["kind"] for flip in done.data["flips"]} == {"figure"}, "level, so no weight decides"


def test_compare_nothing_known(demo: str, run: Run) -> None:
    assert run("compare", "nobody", "--file", demo).code == 2


def test_compare_what_the_worker_wrote_down(demo: str, run: Run) -> None:
    found = run("compare", "--file", demo, "--json").data
    assert [one["kind"] for one in found["options"]] == ["stay", "post", "post"]
    assert len(found["ranking"]) == 3
    assert found["flips"], "what would turn the order round"


@pytest.mark.parametrize(
    ("asked", "key", "code"), [("next", "routes", 1), ("roles", "roles", 0), ("benefits", "benefits", 0)]
)
def test_what_if_answers_like_the_command_itself(demo: str, run: Run, asked: str, key: str, code: int) -> None:
    before = hashlib.sha256(Path(demo).read_bytes()).hexdigest()
    supposed = run("what-if", *BOTH, asked, "--file", demo, "--json")
    alone = run(asked, "--file", demo, "--json")
    assert supposed.code == code
    assert supposed.data["as_of"] == "2024-06-01"
    assert supposed.data["now"] == alone.data
    assert set(alone.data) <= set(supposed.data)
    assert supposed.data[key] != alone.data[key]
    assert hashlib.sha256(Path(demo).read_bytes()).hexdigest() == before


def test_what_if_the_next_level_were_passed(demo: str, run: Run) -> None:
    found = run("what-if", "next", "--pass=level_2@2024-06-01", "--file", demo, "--json").data
    assert (found["current_level"], found["target_level"], found["expected_on"]) == ("level_2", "level_1", "2028-06-01")
    assert found["if"] == {"pass": [{"level": "level_2", "on": "2024-06-01"}], "move": []}


def test_what_if_two_levels_one_after_the_other(demo: str, run: Run) -> None:
    words = ("--pass", "level_2@2024-06-01", "--pass", "level_1@2028-06-01")
    found = run("what-if", *words, "next", "--file", demo, "--json").data
    assert (found["current_level"], found["target_level"]) == ("level_1", "special")


def test_what_must_be_redone_after_a_move(demo: str, run: Run) -> None:
    found = run("what-if", "--move", "510100@2024-03-01", "recognition", "--file", demo, "--json").data
    assert found["in"] == "510100"
    assert [one["redo"] for one in found["recognition"]] == ["ask", "ask", "nothing"]
    assert {one["redo"] for one in found["now"]["recognition"]} == {"nothing"}


@pytest.mark.parametrize(
    "words",
    [
        ("what-if", "--pass", "level_2", "next"),
        ("what-if", "--pass", "level_9@2024-06-01", "next"),
        ("what-if", "--pass", "level_2@2024-02-30", "next"),
        ("what-if", "--move", "5x@2024-03-01", "next"),
        ("what-if", "--move", "5@2024-03-01", "next"),
        ("what-if", "--move", "99@2024-03-01", "next"),
        ("what-if", "study"),
        ("what-if",),
    ],
)
def test_what_cannot_be_supposed(demo: str, run: Run, words: tuple[str, ...]) -> None:
    done = run(*words, "--file", demo)
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1


def test_an_opportunity_that_says_nothing_is_not_met(demo: str, run: Run) -> None:
    found = run("opportunities", "--file", demo, "--json").data["opportunities"]
    assert found
    assert {(one["met"], one["missing"]) for one in found} == {(None, None)}


@pytest.mark.parametrize("language", ["en_GB.UTF-8", "zh_CN.UTF-8"])
def test_said(demo: str, run: Run, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setenv("LC_ALL", language)
    for words in (
        ("compare", "stay", "station_technician@remote", "500116"),
        ("what-if", *BOTH, "next"),
        ("what-if", *BOTH, "roles"),
        ("what-if", *BOTH, "benefits"),
        ("what-if", *BOTH, "recognition"),
    ):
        done = run(*words, "--file", demo)
        assert (done.code, done.err) == (0, "") if words[-1] != "next" else (1, "")
        assert not {"{", "}", "None"} & set(done.out.replace("(", " ").split())
