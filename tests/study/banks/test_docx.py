"""Word documents: paragraphs, automatic numbers, tables, pictures, and answers told by their look."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.study.banks.samples import FILL_INS, MULTIPLES, PICTURE, SINGLES, TRUTHS, letters, packed, read, right
from tracker.study.banks.formats.numbering import numeral
from tracker.study.banks.model import Kind, Question
from tracker.study.banks.reading import read_bank

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
NUMBERING = f"""<w:numbering {SPACES}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="decimal"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""
CHOICES = (*SINGLES, *MULTIPLES)


def run(text: str, properties: str = "") -> str:
    """A run of text with its properties."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, number: tuple[int, int] | None = None) -> str:
    """A paragraph of runs (plain text becomes one), numbered by list and level."""
    place = f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>' if number else ""
    body = "".join(part if part.startswith("<") else run(part) for part in runs)
    return f"<w:p><w:pPr>{place}</w:pPr>{body}</w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table of plain cells; line breaks make paragraphs."""
    cells = ["".join(f"<w:tc>{''.join(map(paragraph, cell.split(chr(10))))}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def docx(*blocks: str, media: bool = False) -> bytes:
    """A document of blocks."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {SPACES}><w:body>{''.join(blocks)}</w:body></w:document>",
        "word/numbering.xml": NUMBERING,
    }
    if media:
        parts["word/media/image1.png"] = PICTURE
        parts["word/_rels/document.xml.rels"] = (
            '<Relationships><Relationship Id="rId5" Type="image" Target="media/image1.png"/></Relationships>'
        )
    return packed(parts)


DRAWING = '<w:r><w:drawing><a:blip r:embed="rId5"/></w:drawing></w:r>'
OLD_PICTURE = '<w:r><w:pict><v:shape><v:imagedata r:id="rId5"/></v:shape></w:pict></w:r>'


def written(question: Question, place: int) -> list[str]:
    """A choice question in paragraphs."""
    options = [f"{letter}. {text}" for letter, text in zip("ABCD", question.options, strict=True)]
    return [paragraph(line) for line in (f"{place}. {question.stem}", *options, f"答案：{letters(question)}")]


def test_plain_paragraphs() -> None:
    blocks = [block for place, question in enumerate(CHOICES, 1) for block in written(question, place)]
    assert read(docx(*blocks)) == list(CHOICES)


def test_line_breaks_and_tabs_inside_a_paragraph() -> None:
    blocks = []
    for place, question in enumerate(CHOICES, 1):
        labelled = zip("ABCD", question.options, strict=True)
        options = "<w:tab/>".join(f"<w:t>{label}.{text}</w:t>" for label, text in labelled)
        answer = f"<w:t>答案：{letters(question)}</w:t>"
        line = f"<w:t>{place}、{question.stem}</w:t>"
        blocks.append(paragraph(f"<w:r>{line}<w:br/>{options}<w:br/>{answer}</w:r>"))
    assert read(docx(*blocks)) == list(CHOICES)


def test_numbers_and_letters_that_word_draws() -> None:
    blocks = [paragraph("单项选择题", number=(2, 0))]
    for question in SINGLES:
        blocks += [
            paragraph(question.stem, number=(1, 0)),
            *(paragraph(text, number=(1, 1)) for text in question.options),
        ]
        blocks += [paragraph(f"答案：{letters(question)}")]
    blocks += [paragraph("判断题", number=(2, 0))]
    for question in TRUTHS:
        blocks += [paragraph(question.stem + ("（√）" if question.answer else "（×）"), number=(3, 0))]
    assert read(docx(*blocks)) == [*SINGLES, *TRUTHS]


def test_a_table_of_questions() -> None:
    rows = [["序号", "题目", "A", "B", "C", "D", "答案"]]
    rows += [[str(place), q.stem, *q.options, letters(q)] for place, q in enumerate(CHOICES, 1)]
    assert read(docx(paragraph("电工题库"), table(rows))) == list(CHOICES)


def test_options_laid_out_in_a_table_and_a_table_of_answers() -> None:
    blocks = []
    for place, question in enumerate(SINGLES, 1):
        a, b, c, d = (f"{letter}. {text}" for letter, text in zip("ABCD", question.options, strict=True))
        blocks += [paragraph(f"{place}. {question.stem}"), table([[a, b], [c, d]])]
    blocks += [paragraph("参考答案"), table([["题号", "1", "2", "3", "4"], ["答案", *map(letters, SINGLES)]])]
    assert read(docx(*blocks)) == list(SINGLES)


@pytest.mark.parametrize("drawing", [DRAWING, OLD_PICTURE])
def test_pictures_stay_where_they_were(drawing: str) -> None:
    blocks = [
        paragraph("1. 下图是什么符号？", drawing),
        paragraph("A. ", drawing),
        paragraph("B. 电阻"),
        paragraph("答案：A"),
        paragraph("解析：见图", drawing),
    ]
    (question,) = read(docx(*blocks, media=True))
    assert (question.stem, question.options, question.explanation) == ("下图是什么符号？", ("", "电阻"), "见图")
    assert [(image.role, image.option) for image in question.images] == [
        ("stem", -1),
        ("option", 0),
        ("explanation", -1),
    ]
    assert all(image.data == PICTURE for image in question.images)


@pytest.mark.parametrize(
    "look", ['<w:color w:val="FF0000"/>', '<w:highlight w:val="yellow"/>', '<w:u w:val="single"/>', "<w:b/>"]
)
def test_the_right_option_told_by_colour_is_doubtful(look: str) -> None:
    blocks = []
    for place, question in enumerate(CHOICES, 1):
        blocks.append(paragraph(f"{place}. {question.stem}"))
        for index, text in enumerate(question.options):
            look_of = look if index in right(question) else ""
            blocks.append(paragraph(run(f"{'ABCD'[index]}. {text}", look_of)))
    reading = read_bank(docx(*blocks))
    assert list(reading.questions) == list(CHOICES)
    assert all("answer_from_colour" in [doubt.code for doubt in row.doubts] for row in reading.rows)
    assert not any(row.doubts for row in read_bank(docx(*blocks * 2)).rows), "twelve of twelve are meant"


@pytest.mark.parametrize(
    ("thick", "told"), [("<w:b/>", "BBBBBB"), ('<w:b w:val="0"/>', ""), ('<w:b/><w:color w:val="FF0000"/>', "BBBBBB")]
)
def test_thick_letters_say_nothing_where_all_options_are_thick(thick: str, told: str) -> None:
    def blocks(options: str, right: str) -> list[str]:
        asked = (f"{n}. 第{n}步应当做什么？" for n in range(1, 7))
        looks = (options, right, options)
        offered = [paragraph(run(f"{letter}. {letter}号", look)) for letter, look in zip("ABC", looks, strict=True)]
        return [block for stem in asked for block in (paragraph(stem), *offered)]

    found = read(docx(*blocks("", thick)))
    assert "".join("ABC"[place] for question in found if question.answer for place in right(question)) == told
    whole = [question.answer for question in read(docx(*blocks("<w:b/>", thick)))]
    assert whole == ([(1,)] * 6 if "color" in thick else [None] * 6)


def test_underlined_blanks_and_answers() -> None:
    under = '<w:u w:val="single"/>'
    blocks = [
        paragraph("一、填空题"),
        paragraph("1. 电阻的单位是", run("    ", under), "。"),
        paragraph("答案：欧姆"),
        paragraph("2. 电流的单位是", run("安培", under), "。"),
    ]
    first, second = read(docx(*blocks))
    assert (first.stem, first.answer) == ("电阻的单位是____。", ("欧姆",))
    assert (second.stem, second.answer) == ("电流的单位是____。", ("安培",))


@pytest.mark.parametrize("heading", ["一、填空题", "测验一"])
def test_answers_in_colour_inside_the_blanks(heading: str) -> None:
    red = '<w:color w:val="FF0000"/>'
    blocks = [
        paragraph(heading),
        paragraph("1. 关系中的属性也可称为字段，  ", run(" ", red), run("元组", red), "    也可称为记录。"),
        paragraph("2. 电流的单位是（ ", run("安培", red), " ）。"),
        paragraph("3. ", run("整行都是红字的填空", red), run("没有空", red)),
    ]
    first, second, third = read(docx(*blocks))
    assert (first.stem, first.answer) == ("关系中的属性也可称为字段，   ____    也可称为记录。", ("元组",))
    assert third.answer is None
    if heading.endswith("填空题"):
        assert (second.stem, second.answer) == ("电流的单位是（ ）。", ("安培",))


def test_symbols_powers_and_formulas() -> None:
    cubed = '<w:vertAlign w:val="superscript"/>'
    volt, ohm = ("<m:r><m:t>U</m:t></m:r>", "<m:r><m:t>R</m:t></m:r>")
    fraction = f"<m:f><m:num>{volt}</m:num><m:den>{ohm}</m:den></m:f>"
    formula = f"<m:oMath><m:r><m:t>I=</m:t></m:r>{fraction}</m:oMath>"
    blocks = [
        paragraph("一、判断题"),
        paragraph(
            "1. 1kV等于10", run("3", cubed), "V。（", '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "）"
        ),
        paragraph("2. 欧姆定律写作", formula, "。（", '<w:r><w:sym w:font="Wingdings" w:char="F0FB"/></w:r>', "）"),
    ]
    first, second = read(docx(*blocks))
    assert (first.stem, first.answer) == ("1kV等于10³V。", True)
    assert (second.stem, second.answer) == ("欧姆定律写作I=U/R。", False)


def test_hidden_and_deleted_text_is_left_out() -> None:
    blocks = [
        paragraph(
            "1. 电流的单位是（ ）。", run("隐藏", "<w:vanish/>"), "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        ),
        paragraph("A. 伏特"),
        paragraph("<w:ins><w:r><w:t>B. 安培</w:t></w:r></w:ins>"),
        paragraph("答案：B"),
    ]
    (question,) = read(docx(*blocks))
    assert (question.stem, question.options) == ("电流的单位是（ ）。", ("伏特", "安培"))


def test_fill_ins_with_several_blanks() -> None:
    blocks = [paragraph("一、填空题"), paragraph(f"1. {FILL_INS[0].stem}"), paragraph("答案：（1）电流（2）电压")]
    blocks += [paragraph(f"2. {FILL_INS[1].stem}"), paragraph("答案：欧姆")]
    assert read(docx(*blocks)) == list(FILL_INS)
    assert FILL_INS[0].kind == Kind.FILL_IN


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (3, "upperLetter", "C"),
        (3, "lowerLetter", "c"),
        (14, "upperRoman", "XIV"),
        (9, "lowerRoman", "ix"),
        (21, "chineseCountingThousand", "二十一"),
        (10, "japaneseCounting", "十"),
        (3, "decimalEnclosedCircle", "③"),
        (30, "upperLetter", "30"),
    ],
)
def test_numerals(number: int, form: str, shown: str) -> None:
    assert numeral(number, form) == shown


def test_gift_in_a_document_with_numbers_and_without_empty_lines() -> None:
    blocks = []
    for place, question in enumerate(SINGLES, 1):
        weighed = [f"~%{100 * (at in right(question))}% {text}" for at, text in enumerate(question.options)]
        blocks += [f"{place}. {question.stem}", f"   {{{weighed[0]}", *weighed[1:-1], f"{weighed[-1]}}}  "]
    found = read(docx(*map(paragraph, blocks)))
    assert [(q.stem, q.options, q.answer) for q in found] == [(q.stem, q.options, q.answer) for q in SINGLES]
