"""Old Word files (.doc): paragraphs, drawn numbers, tables, and answers told by their look."""

from __future__ import annotations

import random
import struct
from contextlib import suppress

import pytest

from tests.study.banks.old_files import (
    BOLD,
    GREY,
    HIDDEN,
    HIGHLIGHT,
    RED,
    UNDERLINE,
    Paragraph,
    cells,
    old_word,
    prl,
    word_lists,
)
from tests.study.banks.samples import MULTIPLES, PICTURE, SINGLES, TRUTHS, letters, picture, read, right
from tracker.study.banks.grids import grids
from tracker.study.banks.problem import BankProblem
from tracker.study.banks.reading import read_bank

CHOICES = (*SINGLES, *MULTIPLES)


def numbered(list_number: int) -> bytes:
    """The properties of a paragraph of a list."""
    return prl(0x260A, 0) + prl(0x460B, list_number, 2)


def test_plain_paragraphs() -> None:
    lines = []
    for n, question in enumerate(CHOICES, 1):
        options = [f"{letter}. {text}" for letter, text in zip("ABCD", question.options, strict=True)]
        lines += [f"{n}. {question.stem}", "\x0b".join(options), f"答案：{letters(question)}"]
    assert read(old_word([Paragraph(line) for line in lines])) == list(CHOICES)
    assert read(old_word([Paragraph(line) for line in lines], flags=0, narrow="Test\r")) == list(CHOICES)


def test_numbers_and_letters_that_word_draws() -> None:
    paragraphs = [Paragraph("单项选择题", properties=numbered(6))]
    for place, question in enumerate(SINGLES, 2):
        paragraphs.append(Paragraph(question.stem, properties=numbered(1)))
        paragraphs += [Paragraph(text, properties=numbered(place)) for text in question.options]
        paragraphs += [Paragraph(f"答案：{letters(question)}")]
    lists = word_lists([(0, "\x00、"), (3, "\x00."), (39, "\x00、")], [0, 1, 1, 1, 1, 2])
    assert read(old_word(paragraphs, lists=lists)) == list(SINGLES)


@pytest.mark.parametrize("look", [HIGHLIGHT, RED, UNDERLINE, BOLD])
def test_the_right_option_told_by_its_look(look: bytes) -> None:
    paragraphs = []
    for n, question in enumerate(CHOICES * 2, 1):
        options = [
            (f"{'ABCD'[at]}. {text}  ", look if at in right(question) else GREY)
            for at, text in enumerate(question.options)
        ]
        paragraphs += [Paragraph(f"{n}. {question.stem}"), Paragraph(*options)]
    assert read(old_word(paragraphs)) == list(CHOICES) * 2


def test_a_table_of_questions_and_text_around_it() -> None:
    rows = [cells("序号", "题目", "A", "B", "C", "D", "答案")]
    rows += [cells(str(n), q.stem, *q.options, letters(q)) for n, q in enumerate(CHOICES, 1)]
    signs = [f"{n}. {q.stem}（{'√' if q.answer else '×'}）" for n, q in enumerate(TRUTHS, 1)]
    table = [paragraph for row in rows for paragraph in row]
    data = old_word([Paragraph("电工题库"), *table, Paragraph("判断题"), *map(Paragraph, signs)])
    assert read(data) == [*TRUTHS, *CHOICES]
    assert next(grids(data))[0] == ["序号", "题目", "A", "B", "C", "D", "答案"]


def test_properties_of_a_paragraph_that_stand_in_another_stream() -> None:
    data = (5).to_bytes(2, "little") + prl(0x2416, 1) + bytes(2)
    row = cells("题目", "答案")
    row[0].properties = prl(0x6646, 0, 4)
    found = next(grids(old_word([*row, *cells("电流的单位是什么？", "安培")], elsewhere=data)))
    assert found == [["题目", "答案"], ["电流的单位是什么？", "安培"]]


def test_fields_show_their_result_and_hidden_text_nothing() -> None:
    shown = Paragraph("1. 电流的单位", "\x13 HYPERLINK \x13PAGE\x14\x15 \x14是\x15什么", ("？别看", HIDDEN), "？")
    (question,) = read(old_word([shown, Paragraph("答：安培")]))
    assert question.stem == "电流的单位是什么？"


def stored(data: bytes) -> bytes:
    """A picture as the stream Data has it."""
    return struct.pack("<IH62s", 68 + len(data), 68, bytes(62)) + data


def test_pictures_stay_where_they_were_and_what_cannot_be_shown_makes_a_doubt() -> None:
    first, second = stored(PICTURE), stored(b"a drawing")
    paragraphs = [
        Paragraph("1. 下图", ("\x01", prl(0x6A03, 0, 4)), "是什么符号？"),
        Paragraph("A. 电阻  B. 电容"),
        Paragraph("答案：A"),
        Paragraph("2. 下式", ("\x01", prl(0x6A03, len(first), 4)), "是什么？\x08"),
        Paragraph("A. 欧姆定律  B. 焦耳定律"),
        Paragraph("答案：A"),
    ]
    one, other = read_bank(old_word(paragraphs, elsewhere=first + second), "a.doc").rows
    assert one.question is not None
    assert (one.question.stem, one.question.images, one.doubts) == ("下图是什么符号？", (picture(),), ())
    assert other.question is not None
    assert (other.question.stem, other.question.images) == ("下式是什么？", ())
    assert [doubt.code for doubt in other.doubts] == ["picture_left_out"]


def test_a_picture_shown_everywhere_is_an_ornament() -> None:
    circle = ("\x01", prl(0x6A03, 0, 4))
    paragraphs = []
    for n, question in enumerate(CHOICES, 1):
        options = [
            part
            for letter, text in zip("ABCD", question.options, strict=True)
            for part in (circle, f" {letter}、{text}")
        ]
        paragraphs += [Paragraph(f"{n}、{question.stem}"), Paragraph(*options), Paragraph(f"答案：{letters(question)}")]
    assert read(old_word(paragraphs, elsewhere=stored(PICTURE))) == list(CHOICES)


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (old_word([Paragraph("1. 电流？")], flags=0x0300), "password"),
        (old_word([Paragraph("1. 电流？")], version=0x68), "old_word"),
        (old_word([Paragraph("随便写的。")]), "no_questions"),
        (old_word([Paragraph("1. 电流？")]).replace((0xA5EC).to_bytes(2, "little"), b"\x00\x00", 1), "broken"),
    ],
)
def test_refused_with_a_clear_code(made: bytes, code: str) -> None:
    with pytest.raises(BankProblem) as raised:
        read_bank(made, "a.doc")
    assert raised.value.code == code


def test_damaged_copies_are_read_or_refused() -> None:
    rows = [paragraph for q in SINGLES for paragraph in cells(q.stem, *q.options, letters(q))]
    lists = word_lists([(0, "\x00、")], [0])
    whole = old_word([Paragraph("1. 电流？", properties=numbered(1)), *rows], lists=lists)
    dice = random.Random(7)
    places = [place for place, byte in enumerate(whole) if byte]
    for _ in range(400):
        damaged = bytearray(whole)
        for place in dice.sample(places, 3):
            damaged[place] = dice.randrange(256)
        with suppress(BankProblem):
            read_bank(bytes(damaged), "a.doc")
