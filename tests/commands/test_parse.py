"""A line of words: shared options on either side of the command, and one clear complaint where it is none."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.cli import COMMANDS, BadUsage, function_of, parse
from ui.__main__ import EVERY


@pytest.mark.parametrize(
    ("words", "name", "given"),
    [
        ("next", "next", {}),
        ("next --json", "next", {"json": True}),
        ("--json next", "next", {"json": True}),
        ("--file a.db next --level level_2", "next", {"file": "a.db", "level": "level_2"}),
        ("next --level=level_2 --file=a=b.db", "next", {"file": "a=b.db", "level": "level_2"}),
        ("--today 2024-02-29 due --within 30", "due", {"today": date(2024, 2, 29), "within": 30}),
        ("due --within 0", "due", {"within": 0}),
        ("recognise c-1 --in 510000", "recognise", {"certificate": "c-1", "region": "510000"}),
        ("recognise --in 510000 --json c-1", "recognise", {"certificate": "c-1", "region": "510000", "json": True}),
        ("packs install p.zip", "packs install", {"path": "p.zip"}),
        ("packs --json list", "packs list", {"json": True}),
        ("import -- --odd.json", "import", {"path": "--odd.json"}),
        ("import - --dry-run", "import", {"path": "-", "dry_run": True}),
        ("backup", "backup", {}),
        ("backup to.db", "backup", {"path": "to.db"}),
        ("--file a.db", None, {"file": "a.db"}),
        ("", None, {}),
        ("recognise --help", "recognise", {"help": True}),
        ("packs -h", "packs", {"help": True}),
    ],
)
def test_understood(words: str, name: str | None, given: dict[str, object]) -> None:
    call = parse(words.split())
    assert call.name == name
    assert {key: value for key, value in call.given.items() if value is not None} == given


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("nonsense", "unknown_command"),
        ("packs nonsense", "unknown_command"),
        ("packs", "missing_argument"),
        ("next --nonsense", "unknown_option"),
        ("--level level_2 next", "unknown_option"),
        ("next -x", "unknown_option"),
        ("next extra", "needless_argument"),
        ("list", "unknown_command"),
        ("export a.json b.json", "needless_argument"),
        ("next --json=yes", "needless_argument"),
        ("export", "missing_argument"),
        ("recognise c-1", "missing_argument"),
        ("recognise --in 50", "missing_argument"),
        ("next --level", "missing_value"),
        ("next --level --json", "missing_value"),
        ("next --level=", "bad_argument"),
        ("next --level 3", "bad_argument"),
        ("next --today 2023-02-29", "bad_argument"),
        ("next --today 20230228", "bad_argument"),
        ("next --today tomorrow", "bad_argument"),
        ("due --within soon", "bad_argument"),
        ("due --within -1", "bad_argument"),
        ("due --within 1.5", "bad_argument"),
        ("due --within 9999999999999999", "bad_argument"),
        ("benefits --price ٣", "bad_argument"),
        ("benefits --in 四川", "bad_argument"),
        ("recognise c1 --in 5001167", "bad_argument"),
        ("next --json --json", "given_twice"),
        ("--file a next --file b", "given_twice"),
    ],
)
def test_not_understood(words: str, code: str) -> None:
    with pytest.raises(BadUsage) as caught:
        parse(words.split())
    assert caught.value.code == code


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_function_and_its_words(name: str) -> None:
    assert callable(function_of(COMMANDS[name]))
    module, function = COMMANDS[name].run.rpartition(".")[2].split(":")
    assert callable(getattr(__import__(f"ui.text.answers.{module}", fromlist=[function]), function))


def test_what_draws_is_there_too() -> None:
    beyond = set(EVERY) - set(COMMANDS)
    assert {"agenda export", "screens"} <= beyond
    assert all(EVERY[name].run.startswith("ui.") for name in beyond)
