"""Options that several questions share, answers in odd places, and documents saved as one XML file."""

from __future__ import annotations

from base64 import b64encode

import pytest

from tests.study.banks.samples import (
    FILL_INS,
    MULTIPLES,
    PICTURE,
    SINGLES,
    TRUTHS,
    WRITTEN,
    letters,
    read,
    right,
)
from tests.study.banks.test_docx import DRAWING, SPACES, docx, paragraph, table
from tracker.study.banks.model import Kind, Question
from tracker.study.banks.reading import read_bank

CHOICES = (*SINGLES, *MULTIPLES)
UNITS = ("伏特", "安培", "欧姆", "瓦特", "焦耳")
ASKED = (("电压的单位", "A"), ("电流的单位", "B"), ("与能量有关的单位（多选）", "DE"))
TOOLS = ("验电器", "接地线", "绝缘手套", "标示牌")
USED = (("验电使用", "A"), ("装设接地线使用（多选）", "BC"))


def pool(
    options: tuple[str, ...], asked: tuple[tuple[str, str], ...], line: str = "{n}. {stem}\n   答案：{answer}"
) -> str:
    """Options under letters, and questions that choose among them."""
    listed = [f"- {letter}. {text}" for letter, text in zip("ABCDEFGH", options, strict=False)]
    questions = [line.format(n=n, stem=stem, answer=answer) for n, (stem, answer) in enumerate(asked, 1)]
    return "\n".join(("选项：", "", *listed, "", "小问与答案：", "", *questions))


def chosen(options: tuple[str, ...], asked: tuple[tuple[str, str], ...]) -> list[tuple[str, tuple[str, ...], object]]:
    """What is to be read of them."""
    return [
        (stem.removesuffix("（多选）"), options, tuple("ABCDEFGHIJKLMN".index(letter) for letter in answer))
        for stem, answer in asked
    ]


def told(questions: list[Question]) -> list[tuple[str, tuple[str, ...], object]]:
    """Stems, options and answers."""
    return [(q.stem, q.options, q.answer) for q in questions]


def test_options_above_the_questions_that_share_them() -> None:
    groups = [("单位", UNITS, ASKED), ("工具", TOOLS, USED)] * 2
    parts = [
        f"### {n}. {name}\n\n原页：{n}\n\n{pool(options, asked)}\n"
        for n, (name, options, asked) in enumerate(groups, 1)
    ]
    found = read("# 题库\n\n" + "\n".join(parts))
    assert told(found) == (chosen(UNITS, ASKED) + chosen(TOOLS, USED)) * 2
    assert [question.kind for question in found].count(Kind.MULTIPLE) == 4
    assert [question.topic for question in found] == (["单位"] * len(ASKED) + ["工具"] * len(USED)) * 2


def test_a_group_of_one_question_and_letters_that_leave_one_out() -> None:
    left_out = (
        pool(TOOLS, (("装设接地线使用（多选）", "BD"),)).replace("- D. 标示牌", "- E. 标示牌").replace("C. ", "D. ")
    )
    found = read(f"{pool(UNITS, ASKED)}\n\n### 4. 工具\n\n{left_out}\n")
    assert told(found)[len(ASKED) :] == [("装设接地线使用", TOOLS, (1, 2))]


def test_a_pool_in_a_table_of_a_document_and_letters_behind_the_questions() -> None:
    many = tuple(f"第{n}种措施" for n in range(1, 15))
    blocks = [
        paragraph("第一组　单位"),
        paragraph("选项池"),
        table([["选项", "内容"], *([letter, unit] for letter, unit in zip("ABCDE", UNITS, strict=True))]),
        paragraph("题目"),
        *(paragraph(f"{n}. {stem.removesuffix('（多选）')}{answer}") for n, (stem, answer) in enumerate(ASKED, 1)),
        paragraph("第二组　措施"),
        paragraph("选项池"),
        table([["选项", "内容"], *([letter, text] for letter, text in zip("ABCDEFGHIJKLMN", many, strict=True))]),
        paragraph("题目"),
        paragraph("1. 最后两种 MN"),
        paragraph("2. 第一种 A"),
    ]
    expected = chosen(UNITS, ASKED) + chosen(many, (("最后两种", "MN"), ("第一种", "A")))
    assert told(read(docx(*blocks))) == expected


def test_a_question_with_options_of_its_own_is_no_pool() -> None:
    text = "\n".join(
        f"{n}. {q.stem}\n"
        + "\n".join(f"{a}. {b}" for a, b in zip("ABCD", q.options, strict=True))
        + f"\n答案：{letters(q)}"
        for n, q in enumerate(CHOICES, 1)
    )
    assert read(text) == list(CHOICES)


@pytest.mark.parametrize("answered", [True, False])
def test_the_text_of_the_right_option_in_the_blank(answered: bool) -> None:
    blocks = []
    for n, q in enumerate(CHOICES, 1):
        said = " ".join(q.options[index] for index in right(q))
        listed = [f"{letter}、{text}" for letter, text in zip("ABCD", q.options, strict=True)]
        blocks.append("\n".join((f"{n}、{q.stem.replace('（ ）', f'（{said}）')}", *listed)))
    key = "\n参考答案\n" + "\n".join(f"{n}. {letters(q)}" for n, q in enumerate(CHOICES, 1)) if answered else ""
    assert read("\n".join(blocks) + key) == list(CHOICES)


def test_brackets_that_only_name_an_option() -> None:
    text = "1. 保护导体（绝缘）的颜色是（ ）。\nA. 绝缘\nB. 黄绿双色\nC. 红色\nD. 蓝色\n答案：B\n"
    assert read(text * 3)[0].stem == "保护导体（绝缘）的颜色是（ ）。"


def test_answers_between_lenticular_brackets() -> None:
    lines = [
        "三、填空题",
        "1. 串联电路中各处的【电流】相等，并联电路中各支路的【电压】相等。",
        "2. 电阻的单位是【欧姆】。",
        "三、填空题答案",
        "1. 【电流】【电压】",
        "2. 【欧姆】",
    ]
    found = read("\n".join(lines))
    assert [(q.stem, q.answer) for q in found] == [(q.stem.replace("（ ）", "____"), q.answer) for q in FILL_INS]


def test_answers_typed_right_behind_the_stems() -> None:
    said = ("压力测试", "验收测试", "回归测试", "驱动模块")
    lines = [f"{n}，必须由用户参加的第{n}种测试是{'____' if n % 2 else '（）'}{said[n % 4]}" for n in range(1, 14)]
    lines += ["14，____只装设一组就够了。接地线", "15，测试可以做到穷尽；错", "16，安全第一。对"]
    reading = read_bank("\n".join(lines).encode())
    found = [(q.kind, q.stem, q.answer) for q in reading.questions]
    assert found[0] == (Kind.FILL_IN, "必须由用户参加的第1种测试是____", ("验收测试",))
    assert found[1] == (Kind.FILL_IN, "必须由用户参加的第2种测试是（）", ("回归测试",))
    assert found[13] == (Kind.FILL_IN, "____只装设一组就够了。", ("接地线",))
    assert found[14:] == [(Kind.TRUE_FALSE, "测试可以做到穷尽；", False), (Kind.TRUE_FALSE, "安全第一。", True)]
    assert all("answer_taken_from_stem" in [doubt.code for doubt in row.doubts] for row in reading.rows[:14])


def test_sentences_that_go_on_behind_their_blank_have_no_answer() -> None:
    lines = [f"{n}. 第{n}种接地电阻不大于____欧" for n in range(1, 14)]
    asked = "".join(f"\n{n}. {q.stem}\n答案：欧姆" for n, q in enumerate(FILL_INS[1:], 14))
    assert [q.answer for q in read("\n".join(lines) + asked)] == [None] * 13 + [FILL_INS[1].answer]


def test_the_answer_told_before_the_question() -> None:
    lines = [f"{n}、答案：{'对' if q.answer else '错'}，题目：{q.stem}" for n, q in enumerate(TRUTHS * 2, 1)]
    assert read("\n\n".join(lines)) == [*TRUTHS, *TRUTHS]


def test_the_word_for_an_answer_set_apart_by_space() -> None:
    asked = ("什么是电流？", "什么是电压？")
    lines = [line for n, stem in enumerate(asked, 1) for line in (f"{n}. {stem}", "  答  电荷的定向移动形成电流。")]
    found = read("\n".join(lines))
    assert [(q.stem, q.answer) for q in found] == [(stem, WRITTEN[0].answer) for stem in asked]


def test_records_of_an_exam_system_between_signs() -> None:
    blocks = [
        f"[单选]{n}.{q.stem}\n"
        + "\n".join(f"{a}.{b}" for a, b in zip("ABCD", q.options, strict=True))
        + f"\n答案:{letters(q)}\n分数:10\n解析: 见规程\n知识点: 安全\n能力水平:1\n@@@"
        for n, q in enumerate(SINGLES, 1)
    ]
    found = read("\n".join(blocks))
    assert told(found) == told(list(SINGLES))
    assert {(q.explanation, q.topic) for q in found} == {("见规程", "安全")}


def test_terms_to_explain_below_a_heading_with_a_digit() -> None:
    text = "1、 填空题\n1. 电阻的单位是____。\n答案：欧姆\n2、 名词解释\n1. 电枢反应。\n答：磁场之间的作用。\n2. 气隙。\n答：空气间隔。\n"
    assert [(q.kind, q.answer) for q in read(text)][1:] == [
        (Kind.SHORT_ANSWER, ("磁场之间的作用。",)),
        (Kind.SHORT_ANSWER, ("空气间隔。",)),
    ]


def test_pictures_in_written_answers() -> None:
    blocks = [
        paragraph("1. 磁阻如何计算？"),
        paragraph("答：", DRAWING, "其中A为面积。"),
        paragraph("2. 画出等效电路。"),
        paragraph("答：", DRAWING),
        paragraph("第三章", DRAWING),
    ]
    reading = read_bank(docx(*blocks, media=True))
    first, second = reading.questions[:2]
    assert (first.answer, [image.role for image in first.images]) == (("其中A为面积。",), ["explanation"])
    assert (second.answer, [image.role for image in second.images][:1]) == (None, ["explanation"])
    assert "answer_missing" in [doubt.code for doubt in reading.rows[1].doubts]
    assert not any("\ue010" in row.text for row in reading.rows)


def word_2003(*lines: str) -> bytes:
    """A document as Word 2003 saves it in XML; `1．|text` is a line whose number is drawn, 《》 a picture."""
    blocks = []
    for line in lines:
        drawn, _, text = line.rpartition("|")
        place = (
            f'<w:pPr><w:listPr><w:ilvl w:val="0"/><wx:t wx:val="{drawn}"/></w:listPr></w:pPr>' if drawn else "<w:pPr/>"
        )
        shown = '<w:r><w:pict><v:imagedata src="wordml://1.png"/></w:pict></w:r>' if "《》" in text else ""
        blocks.append(f"<w:p>{place}<w:r><w:t>{text.replace('《》', '')}</w:t></w:r>{shown}</w:p>")
    kept = f'<w:p><w:r><w:pict><w:binData w:name="wordml://1.png">{b64encode(PICTURE).decode()}</w:binData></w:pict></w:r></w:p>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
        '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
        'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint">'
        f"<w:body><wx:sect>{kept}<wx:sub-section>{''.join(blocks)}</wx:sub-section></wx:sect></w:body></w:wordDocument>"
    ).encode()


def test_a_document_that_an_exam_system_wrote_as_one_xml_file() -> None:
    lines = []
    for n, q in enumerate(CHOICES, 1):
        lines += [f"{n}．|{q.stem}{'《》' if n == 2 else ''}"]
        lines += [f"{letter}. {text}" for letter, text in zip("ABCD", q.options, strict=True)] + [f"答案：{letters(q)}"]
    found = read(word_2003(*lines), "题库.doc")
    assert told(found) == told(list(CHOICES))
    assert [len(q.images) for q in found] == [0, 1, 0, 0, 0, 0]
    assert found[1].images[0].data == PICTURE


def test_a_package_written_out_as_one_xml_file() -> None:
    body = paragraph("1. 下图是什么符号？", DRAWING) + "".join(map(paragraph, ("A. 电阻", "B. 电容", "答案：A")))
    document = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    relations = '<Relationships><Relationship Id="rId5" Type="image" Target="media/image1.png"/></Relationships>'
    parts = "".join(
        f'<pkg:part pkg:name="/word/{name}"><pkg:xmlData>{xml}</pkg:xmlData></pkg:part>'
        for name, xml in (("document.xml", document), ("_rels/document.xml.rels", relations))
    )
    picture = f"<pkg:binaryData>{b64encode(PICTURE).decode()}</pkg:binaryData>"
    data = (
        '<?xml version="1.0" encoding="UTF-8"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        f'{parts}<pkg:part pkg:name="/word/media/image1.png">{picture}</pkg:part></pkg:package>'
    )
    (question,) = read(data)
    assert (question.stem, question.answer, len(question.images)) == ("下图是什么符号？", (0,), 1)
