"""The project speaks of itself alone, and its README of files that exist."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256
from itertools import pairwise

from tests.architecture.house import ROOT, name_of, text_files
from ui.__main__ import EVERY

FOREIGN = {
    "053ea4804ef1",
    "0e8d8e2ada17",
    "183c934dcc79",
    "197a8c315919",
    "2960ad205cb6",
    "32e83e92d45d",
    "3c51c993ffd3",
    "3ea125d0bff3",
    "487b91042c7c",
    "516845701ae4",
    "549eb0447cc9",
    "57847711a057",
    "57de4cf40144",
    "5bd8945435b9",
    "60965168ce76",
    "60c378c31291",
    "634f61081153",
    "6d60985f6cc4",
    "6f9aeb6fa188",
    "76c5f30c00bc",
    "76e55a27935d",
    "7a13528ffbac",
    "7d3194f79e64",
    "8c70b25cbbbe",
    "946808cf172d",
    "94a168d2da57",
    "a39aaae68237",
    "a77ae7dd7e25",
    "c3150fbd138e",
    "c70eca6b0f88",
    "c857d09db23e",
    "d298391b0743",
    "d4f0bc5a29de",
    "ec14c1d27e6e",
    "f49683b42604",
}
"""Words and pairs of neighbouring words that belong to no file, as hashes so that this file does not hold them."""


def spans(text: str) -> set[str]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {*words, *(f"{first} {second}" for first, second in pairwise(words))}


def hashed(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:12]


def test_the_check_can_find_a_pair_of_words() -> None:
    assert hashed("two words") in {hashed(span) for span in spans("in /Two/words.")}


def test_no_foreign_words() -> None:
    found = {
        f"{name_of(path)}: {span}"
        for path in text_files()
        for span in spans(f"{name_of(path)}\n{path.read_text(encoding='utf-8')}")
        if hashed(span) in FOREIGN
    }
    assert not found


def test_the_readme_names_files_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("## Where do I change", 1)[1].split("\n## ", 1)[0]
    named = re.findall(r"`((?:tracker|ui|resources|seeds|tests)/[^`]*|[\w.]+\.(?:toml|md))`", table)
    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("## Commands", 1)[1].split("\n## ", 1)[0]
    named = {word for code in re.findall(r"`([^`]+)`", table) for word in re.findall("[a-z-]+", code)}
    assert {word for command in EVERY for word in command.split()} <= named


def test_the_readme_shows_the_program() -> None:
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert pictures
    assert [name for name in pictures if not (ROOT / name).exists()] == []


def test_nothing_is_written_twice_in_the_changelog_or_the_decisions() -> None:
    for name, sign in (("CHANGELOG.md", "- "), ("CONTRIBUTING.md", "**20")):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        said = Counter(line for line in lines if line.startswith(sign))
        assert [line for line, times in said.items() if times > 1] == [], name
