"""What we write reads back to the same questions, whatever is in them."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.study.banks.samples import ALL, PICTURE, picture, read
from tracker.study.banks.formats.anki_write import write_apkg
from tracker.study.banks.formats.gift_write import write_gift
from tracker.study.banks.formats.xlsx_write import MAX_TEXT, write_xlsx
from tracker.study.banks.model import Kind, Question, RowReading, arranged
from tracker.study.banks.problem import BankProblem
from tracker.study.banks.quick import make_question, make_reading
from tracker.study.banks.reading import read_bank
from tracker.study.banks.texts import clean

LETTERS = "电流压阻安全（ ）()_A.B、1:=~#{}%[]<>&\"'\\/-→$|;,√× \n\t０Ａ　＝\u00b2≥é😀x"
TEXTS = st.text(alphabet=LETTERS, min_size=1, max_size=24).map(clean).filter(bool)
LINES = st.text(alphabet=LETTERS, max_size=16).map(lambda text: " ".join(clean(text).split()))
OPTIONS = st.lists(TEXTS, min_size=2, max_size=8, unique=True).map(tuple)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    kind = draw(st.sampled_from(list(Kind)))
    options: tuple[str, ...] = ()
    answer: Any = None
    if kind in (Kind.SINGLE, Kind.MULTIPLE, Kind.ORDERING):
        options = draw(OPTIONS)
        places = list(range(len(options)))
        if kind == Kind.SINGLE:
            answer = (draw(st.sampled_from(places)),)
        elif kind == Kind.ORDERING:
            answer = tuple(draw(st.permutations(places)))
        else:
            answer = tuple(sorted(draw(st.sets(st.sampled_from(places), min_size=1))))
    elif kind == Kind.TRUE_FALSE:
        answer = draw(st.booleans())
    elif kind == Kind.MATCHING:
        answer = tuple(draw(st.lists(st.tuples(TEXTS, TEXTS), min_size=2, max_size=5)))
    elif kind == Kind.FILL_IN:
        answer = tuple(draw(st.lists(TEXTS, min_size=1, max_size=4)))
    else:
        answer = (draw(TEXTS),)
    images = []
    if draw(st.booleans()):
        images = draw(st.lists(st.sampled_from(["stem", "explanation", "option"]), max_size=2))
    pictures = [picture(role, 0 if role == "option" else -1) for role in images if role != "option" or options]
    return Question(
        kind=kind,
        stem=draw(TEXTS),
        options=options,
        answer=answer,
        explanation=draw(st.one_of(st.just(""), TEXTS)),
        topic=draw(LINES),
        difficulty=draw(LINES),
        source=draw(LINES),
        images=arranged(pictures),
    )


BANKS = st.lists(questions(), min_size=1, max_size=5)
QUIETLY = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@QUIETLY
@given(BANKS)
def test_xlsx_reads_back(bank: list[Question]) -> None:
    assert read(write_xlsx(bank)) == bank


@QUIETLY
@given(BANKS)
def test_gift_reads_back(bank: list[Question]) -> None:
    assert all(depth == 0 for line, depth in depths(write_gift(bank)) if not line.strip())
    assert read(write_gift(bank), "bank.gift") == bank


@QUIETLY
@given(BANKS)
def test_apkg_reads_back(bank: list[Question]) -> None:
    assert read(write_apkg(bank, "电工", at=1_763_900_000)) == bank


def depths(gift: str) -> list[tuple[str, int]]:
    """Each line with the number of braces open at its beginning: Moodle cuts questions at empty lines."""
    found, depth = [], 0
    for line in gift.split("\n"):
        found.append((line, depth))
        if not line.startswith(("//", "$CATEGORY")):
            bare = re.sub(r"\\.", "", line)
            depth += bare.count("{") - bare.count("}")
    return found


def test_a_card_shows_what_is_to_be_matched() -> None:
    from tracker.study.banks.formats.anki_note import fields_of

    (matching,) = (question for question in ALL if question.kind is Kind.MATCHING)
    shown = fields_of(matching, lambda _image: "")[1]
    assert shown == "<p>电压<br>电流<br>电阻</p><p>伏特<br>安培<br>欧姆</p>"


@pytest.mark.parametrize("kind", list(Kind))
def test_questions_without_an_answer_stay_so(kind: Kind) -> None:
    options = ("验电", "接地") if kind in (Kind.SINGLE, Kind.MULTIPLE, Kind.ORDERING) else ()
    bank = [Question(kind=kind, stem="先做什么？", options=options, answer=None), *ALL[:1]]
    for written in (write_xlsx(bank), write_gift(bank), write_apkg(bank, "d", at=1)):
        assert read(written) == bank


def test_writing_twice_gives_the_same_bytes() -> None:
    assert write_gift(ALL) == write_gift(ALL)
    assert write_apkg(ALL, "d", at=1_763_900_000)[:200] == write_apkg(ALL, "d", at=1_763_900_000)[:200]


def test_a_workbook_whose_header_was_changed_is_still_read() -> None:
    from tests.study.banks.samples import xlsx

    rows = [["题型", "问题", "选项A", "选项B", "答案"], ["单选题", "1、电流的单位是（ ）。", "A. 伏特", "B. 安培", "B"]]
    (question,) = read(xlsx({"题库": rows}, lambda book, _: book.set_custom_property("CareerTrackerBank", 1)))
    assert question.answer == (1,)


def test_a_text_too_long_for_a_cell_is_refused() -> None:
    with pytest.raises(BankProblem) as caught:
        write_xlsx([ALL[0].replace(explanation="长" * (MAX_TEXT + 1))])
    assert caught.value.code == "text_too_long"


def test_records_made_quickly_are_the_same() -> None:
    question = ALL[0].replace(images=(picture(),))
    assert make_question(*question.as_dict().values()) == question
    reading = RowReading(question=question, row=3)
    assert make_reading(*reading.as_dict().values()) == reading
    assert hash(make_reading(*reading.as_dict().values())) == hash(reading)


def test_large_banks_are_written_in_reasonable_time() -> None:
    bank = [question.replace(stem=f"{question.stem}{place}") for place in range(60) for question in ALL]
    started = time.process_time()
    for written in (write_xlsx(bank), write_gift(bank), write_apkg(bank, "d", at=1)):
        assert len(read_bank(written if isinstance(written, bytes) else written.encode()).rows) == len(bank)
    assert time.process_time() - started < 10
    assert PICTURE
