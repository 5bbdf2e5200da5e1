"""Every string a user reads is translated, every translation is used, and the compiled catalogue is up to date."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.architecture.house import modules, name_of, tree
from ui.text import ntr, ptr, set_language, tr
from ui.text.catalogue import FOLDER, Catalogue, compile_catalogue

WORDS_GIVEN = {"tr": 1, "ntr": 2, "ptr": 2}
SOURCES = [path for path in modules() if name_of(path).startswith("ui/")]
AREAS = sorted((Path(FOLDER) / "zh_CN").glob("*.po"))
KNOWS_CHINESE = {
    "ui/widgets/readings.py": "understands what people type, in either language",
    "ui/models/certificates.py": "measures columns by a usual name and title",
    "ui/text/formats.py": "writes amounts as each language does",
    "ui/text/regions.py": "knows what people leave out of a province's name",
    "ui/widgets/words.py": "knows which units stay with their numbers",
}
OWN_NAME = "中文"
"""A language is offered under its own name, whatever the language in use."""
CHINESE = re.compile("[㐀-鿿]")
FILES = re.compile(r" \((\*.*|{endings})\)$")
"""Qt reads the endings of a kind of file from between these brackets alone; with others it lists no file at all."""

Key = tuple[str | None, str]


def key_of(context: str | None, text: object) -> Key:
    return context, "\0".join(forms(text))


def in_source(path: Path) -> Iterator[Key]:
    for name, call in translations(path):
        given = [str(word.value) for word in call.args[: WORDS_GIVEN[name]] if isinstance(word, ast.Constant)]
        context = given.pop(0) if name == "ptr" else None
        yield key_of(context, given)


def translations(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Where words are asked for in the language in use, also within an f-string."""
    for call in ast.walk(tree(path)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in WORDS_GIVEN:
            yield call.func.id, call


def in_area(path: Path) -> list[Message]:
    with path.open(encoding="utf-8") as source:
        catalogue: Catalog = read_po(source, locale="zh_CN", abort_invalid=True)
    assert not catalogue.obsolete
    return [message for message in catalogue if message.id]


@cache
def asked_for() -> set[Key]:
    return {key for path in SOURCES for key in in_source(path)}


@cache
def translated() -> set[Key]:
    return {key_of(message.context, message.id) for path in AREAS for message in in_area(path)}


def test_every_string_is_translated() -> None:
    assert asked_for() - translated() == set()


def test_every_translation_is_asked_for() -> None:
    assert translated() - asked_for() == set()


def test_nothing_is_translated_twice() -> None:
    counted = Counter(key_of(message.context, message.id) for path in AREAS for message in in_area(path))
    assert [key for key, count in counted.items() if count > 1] == []


def test_the_compiled_catalogue_is_that_of_the_sources() -> None:
    assert (Path(FOLDER) / "zh_CN.mo").read_bytes() == compile_catalogue("zh_CN"), "run `make translations`"


@pytest.mark.parametrize("path", AREAS, ids=lambda path: path.stem)
def test_a_translation_is_whole_and_polite(path: Path) -> None:
    for message in in_area(path):
        asked, told = forms(message.id), forms(message.string)
        assert all(told), asked
        assert not message.fuzzy, asked
        assert not re.search("[你!！]", "".join(told)), asked
        assert len(told) == 1, f"Chinese has one form for all counts: {asked}"
        assert places(told[0]) == places(asked[-1]), asked
        assert bool(FILES.search(told[0])) == bool(FILES.search(asked[0])), asked


def forms(text: object) -> tuple[str, ...]:
    """A message's words, one or one for each plural."""
    return tuple(map(str, text)) if isinstance(text, tuple | list) else (str(text),)


def places(text: str) -> set[str]:
    """The names to be filled in, without their format."""
    return set(re.findall(r"{(\w*)", text))


def test_only_whole_literals_are_translated() -> None:
    """An f-string or a variable would be missing from the catalogue."""
    assert [place for path in SOURCES for place in translated_otherwise(path)] == []


def translated_otherwise(path: Path) -> Iterator[str]:
    for name, call in translations(path):
        if not all(isinstance(word, ast.Constant) for word in call.args[: WORDS_GIVEN[name]]):
            yield f"{name_of(path)}:{call.lineno}"


def test_the_source_speaks_english() -> None:
    assert [place for path in SOURCES if name_of(path) not in KNOWS_CHINESE for place in chinese_in(path)] == []


def chinese_in(path: Path) -> Iterator[str]:
    nodes = list(ast.walk(tree(path)))
    documentation = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    words = (node for node in nodes if isinstance(node, ast.Constant) and id(node) not in documentation)
    for node in words:
        if isinstance(node.value, str) and node.value != OWN_NAME and CHINESE.search(node.value):
            yield f"{name_of(path)}:{node.lineno}: {node.value}"


def test_a_language_is_switched_live() -> None:
    assert tr("Career Tracker") == "Career Tracker"
    set_language("zh_CN")
    assert tr("Career Tracker") == "匠途"
    set_language("en")
    assert tr("Career Tracker") == "Career Tracker"
    assert (ntr("{n} day", "{n} days", 1), ntr("{n} day", "{n} days", 2)) == ("{n} day", "{n} days")
    assert ptr("end of a span", "now") == "now"


def test_the_compiled_file_is_read_as_gettext_reads_it() -> None:
    data = (Path(FOLDER) / "zh_CN.mo").read_bytes()
    ours, theirs = Catalogue(data), GNUTranslations(BytesIO(data))
    for context, text in translated():
        one, _, many = text.partition("\0")
        if many:
            assert {ours.find(text)} == {theirs.ngettext(one, many, count) for count in (0, 1, 2)}
        elif context:
            assert ours.find(f"{context}\x04{text}") == theirs.pgettext(context, text)
        else:
            assert ours.find(text) == theirs.gettext(text)
    assert ours.find("no such text") is None


def test_an_empty_text_stays_empty() -> None:
    set_language("zh_CN")
    assert tr("") == "", "gettext would answer with the catalogue's head"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="klingon"):
        set_language("klingon")
