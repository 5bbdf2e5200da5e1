"""Search finds the same before, while and after the index is filled: what a look through every text finds."""

from __future__ import annotations

from random import Random

import pytest

from tests.study.service.worlds import PERSON, question, study_world
from tracker.study.service import banks
from tracker.workspace import Workspace

WORDS = ["变压器", "断路器", "接地线", "验电器", "手套", "GB26860", "10kV", "Ω", "，", "安全距离", "触电"]


def random_world() -> tuple[Workspace, list[str]]:
    random = Random(5)
    stems = [f"{number}" + "".join(random.choices(WORDS, k=4)) for number in range(300)]
    return study_world(*(question(9, stem=stem, options=("甲", "乙"), answer=(0,)) for stem in stems)), stems


@pytest.mark.parametrize("slices", [0, 1, 99])
@pytest.mark.parametrize(
    "text",
    ["触电", "变压器", "器断", "手套 接地线", "gb26860", "10KV", "Ω", "触", "安全距离触电", "没有这个", "，触", "离，"],
)
def test_finds_what_a_look_through_finds(slices: int, text: str) -> None:
    work, stems = random_world()
    for _ in range(slices):
        banks.index_more(work.store, 150)
    found = banks.search(work.store.read(), text, limit=1000)
    wanted = [stem for stem in stems if all(word.lower() in stem.lower() for word in text.split())]
    assert [one.question.stem for one in banks.questions_among(work.store.read(), PERSON, found)] == wanted


@pytest.mark.parametrize("slices", [0, 1, 99])
def test_in_pieces(slices: int) -> None:
    work, _ = random_world()
    for _ in range(slices):
        banks.index_more(work.store, 150)
    reader = work.store.read()
    whole = banks.search(reader, "触电", limit=1000)
    first = banks.search(reader, "触电", limit=7)
    rest = banks.search(reader, "触电", limit=1000, after=first[-1])
    assert first + rest == whole


def test_nothing_asked_nothing_found() -> None:
    assert banks.search(random_world()[0].store.read(), "  ") == []


def test_the_index_says_when_it_is_full() -> None:
    work, _ = random_world()
    assert banks.index_more(work.store, 200)
    assert not banks.index_more(work.store, 200)
    assert not banks.index_more(work.store, 200)


def test_explanations_options_and_written_answers_are_found() -> None:
    from tracker.study.banks.model import Kind, Question

    written = Question(kind=Kind.FILL_IN, stem="距离____米", answer=("零点七",), explanation="见规程附录")
    work = study_world(question(1), written)
    for _ in range(2):
        assert banks.search(work.store.read(), "零点七") == [2]
        assert banks.search(work.store.read(), "规程附录") == [2]
        assert banks.search(work.store.read(), "直接用") == [1]
        banks.index_more(work.store)
