"""Habits of authors met in banks that go round: tags and words before parts, lists below each part, drawn blanks."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from tests.study.banks.samples import FILL_INS, MULTIPLES, SINGLES, TRUTHS, letters, packed, read, right, xlsx
from tests.study.banks.test_docx import DRAWING, docx, paragraph, run
from tests.study.banks.test_gift_and_anki import collection
from tests.study.banks.test_slips import CHOICES, HEADER, LINES, text_of
from tests.study.banks.test_text_bank import choice_text
from tracker.study.banks.model import Kind, Question
from tracker.study.banks.reading import read_bank

MARKED = '<w:highlight w:val="yellow"/>'


def options_of(question: Question, label: str = "{}. {}") -> list[str]:
    """The options with letters, one a line."""
    return [label.format(letter, text) for letter, text in zip("ABCD", question.options, strict=True)]


@pytest.mark.parametrize(
    "question",
    [
        "[I]LK{n:04}\n[Q]{stem}\n[A]{a}\n[B]{b}\n[C]{c}\n[D]{d}\n[T]{right}\n[P]",
        "[J]LK{n:04}\n[P]1.1.{n}\n[I]MC{n:04}\n[Q]{stem}\n[T]{right}\n[A]{a}\n[B]{b}\n[C]{c}\n[D]{d}\n[F]{n}.jpg",
    ],
)
def test_a_tag_before_each_part(question: str) -> None:
    blocks = [
        question.format(n=n, stem=q.stem, right=letters(q), **dict(zip("abcd", q.options, strict=True)))
        for n, q in enumerate(CHOICES, 1)
    ]
    assert read("\n\n".join(blocks)) == list(CHOICES)


@pytest.mark.parametrize(
    ("first", "answer"),
    [
        ("第{n}题   ", "复核模式 ID: 87{n} 正确答案: {letters}"),
        ("{n}. ", "－－答案：{letters}"),
        ("{n}. ", "——回答：{letters}"),
        ("{n}. ", "答案：{letters}\n解析：因此，正确选项为A、B和C。"),
    ],
)
def test_words_and_dashes_around_the_answer(first: str, answer: str) -> None:
    found = read(text_of(first, answer))
    assert [(q.stem, q.options, q.answer) for q in found] == [(q.stem, q.options, q.answer) for q in CHOICES]


def test_the_word_on_a_button_behind_each_question() -> None:
    blocks = [f"{n}、{q.stem} 保存\n{LINES(options_of(q))}\n答案：{letters(q)}" for n, q in enumerate(CHOICES, 1)]
    assert read(LINES(blocks)) == list(CHOICES)


def test_numbers_on_lines_of_their_own_above_the_kind_and_chapters_between() -> None:
    def part(chapter: str, questions: tuple[Question, ...]) -> list[str]:
        blocks = [chapter]
        for n, question in enumerate(questions, 1):
            kind = {Kind.SINGLE: "单选题", Kind.MULTIPLE: "多选题"}.get(question.kind, "判断题")
            if question.kind == Kind.TRUE_FALSE:
                blocks.append(f"{n}\n【{kind}】{question.stem}{'√' if question.answer else '×'}")
            else:
                stem = question.stem.replace("（ ）", f"（{letters(question)}）")
                blocks.append(f"{n}\n【{kind}】{stem}\n{LINES(options_of(question, '{}、{}'))}")
        return blocks

    questions = (*CHOICES, *TRUTHS)
    text = LINES([*part("1.1电工基础", questions), *part("1.2安全用电", questions), *part("2.1触电急救", questions)])
    assert read(text) == list(questions) * 3


def test_letters_at_the_end_of_stems_without_blanks() -> None:
    stems = [question.stem.replace("（ ）。", "") for question in CHOICES]
    blocks = [f"{stem}{letters(q)}\n{LINES(options_of(q))}" for stem, q in zip(stems, CHOICES, strict=True)]
    found = read("\n\n".join(f"（{n}）{block}" for n, block in enumerate(blocks, 1)))
    assert [(q.stem, q.answer) for q in found] == [(stem, q.answer) for stem, q in zip(stems, CHOICES, strict=True)]


def test_digits_for_right_and_wrong_that_the_heading_explains() -> None:
    lines = [f"{n}. {q.stem}\t\t（ {1 if q.answer else 2} ）" for n, q in enumerate(TRUTHS * 2, 1)]
    assert read("三、判断题   1对    2错\n" + LINES(lines)) == list(TRUTHS * 2)


def test_records_one_behind_the_other_with_a_sign_before_each_part() -> None:
    records = [f"@{q.stem}#{'#'.join(q.options)}%{letters(q)}$电工基础" for q in CHOICES * 4]
    records += [f"@{q.stem}%{'Y' if q.answer else 'N'}$电工基础" for q in TRUTHS * 2]
    found = read("".join(records))
    expected = [question.replace(topic="电工基础") for question in (*CHOICES * 4, *TRUTHS * 2)]
    assert found == expected
    percent = "".join(records).replace("相导体", "100%的相导体")
    assert read(percent)[0].options[0] == "100%的相导体"
    lost = "".join(records).replace("$电工基础@停电后", "$电工基础1234停电后", 1)
    assert read(lost) == expected, "a number parts the chapter from a question that lost its sign"


def test_blanks_with_numbers_and_their_options_below() -> None:
    first, second, *others = SINGLES
    both = f"●{first.stem[:-5]}（1）。{second.stem[:-5]}（2）。"
    blocks = [both, f"（1）{'  '.join(options_of(first))}", f"（2）{'  '.join(options_of(second))}"]
    for n, question in enumerate((*others, *SINGLES), 3):
        blocks += ["", f"●{question.stem.replace('（ ）', f'（{n}）')}", f"（{n}）{'  '.join(options_of(question))}"]
    found = read(LINES(blocks))
    assert [question.options for question in found] == [q.options for q in (*SINGLES, *SINGLES)]
    assert found[0].stem == found[1].stem == both[1:]


def test_answers_behind_each_section_and_sections_that_count_on() -> None:
    blanks = ["电阻的单位是________。", "电流的单位是________。", "电压的单位是________。"]
    texts = ["欧姆", "安培（或“安”）", "伏特"]
    text = [
        "第一讲 基础",
        "一、填空题",
        *(f"{n}.{blank}" for n, blank in enumerate(blanks, 1)),
        "答案：1.欧姆2.安培（或“安”）",
        "3.伏特",
        "二、判断题",
        *(f"{n}.（ ）{q.stem}" for n, q in enumerate(TRUTHS, 1)),
        "答案：1.√ 2.× 3.√",
        "三、单项选择题",
        *(f"{n}.{choice_text(q, '{}. {}', 'lines')}" for n, q in enumerate(SINGLES, 1)),
        "答案：",
        "1.C 2.A 3.B 4.D",
        "四、简答题",
        "1.什么是电流？",
        "2.什么是电压？",
        "答案要点：",
        "1.电荷的定向移动。",
        "2.电位之差。",
        "第二讲 安全",
        "一、填空题",
        *(f"{n}.{blank}" for n, blank in enumerate(blanks, 1)),
        "答案：1.欧姆2.安培3.伏特",
    ]
    found = read(LINES(text))
    assert [question.answer for question in found] == [
        *((answer,) for answer in texts),
        *(question.answer for question in TRUTHS),
        *(question.answer for question in SINGLES),
        ("电荷的定向移动。",),
        ("电位之差。",),
        ("欧姆",),
        ("安培",),
        ("伏特",),
    ]


def test_a_list_that_repeats_what_the_blanks_hold_answers_no_other_chapter() -> None:
    filled = [q.stem.replace("（ ）", f"（ {letters(q)}  ）") for q in SINGLES]
    text = ["一、单项选择题", "第一章 基础"]
    text += [f"{n}．{stem}\n{LINES(options_of(q))}" for n, (stem, q) in enumerate(zip(filled, SINGLES, strict=True), 1)]
    text += ["答案：", "1.C 2.A 3.B 4.D", "二、多项选择题", "第一章 基础"]
    text += [f"{n}．{choice_text(q, '{}. {}', 'lines')}" for n, q in enumerate(MULTIPLES * 2, 1)]
    found = read(LINES(text))
    assert found[:4] == [question.replace(topic="第一章 基础") for question in SINGLES]
    assert [(question.kind, question.answer) for question in found[4:]] == [(Kind.MULTIPLE, None)] * 4


def test_an_option_that_ends_like_a_heading_is_none() -> None:
    text = text_of().replace("高压", "电压").replace("D. 提高电压", "D．尊重各自的自由选择")
    assert len(read(text)) == len(CHOICES)
    assert all(len(question.options) == 4 for question in read(text))


@pytest.mark.parametrize(
    "stem",
    [
        "电阻的单位是______（欧姆），电流的单位是______（安培）。",
        "电阻的单位是   欧姆   ，电流的单位是  安培    。",
    ],
)
def test_blanks_whose_answers_stand_beside_or_in_them(stem: str) -> None:
    (question,) = read(f"一、填空题\n1、{stem}\n二、判断题\n")
    assert (question.stem, question.answer) == ("电阻的单位是____，电流的单位是____。", ("欧姆", "安培"))


def test_numbers_without_a_sign_behind_written_answers() -> None:
    blanks = [question.stem.replace("（ ）", "____") for question in FILL_INS * 2]
    answers = [("电流", "电压"), ("欧姆",)] * 2
    pairs = list(zip(blanks, answers, strict=True))
    lines = [f"{n:02}{blank}\n答案：{'、'.join(texts)}" for n, (blank, texts) in enumerate(pairs, 1)]
    found = read("一、填空题4题\n" + LINES(lines))
    assert [(question.stem, question.answer) for question in found] == pairs


def test_clues_under_letters_above_the_options() -> None:
    clues = "A 它测量电压。\nB 它有两根表笔。\nC 它显示数字。\nD 它也测量电阻。"
    (question,) = read(f"1. 这是什么？\n{clues}\nA. 万用表\nB. 电流表\nC. 电度表\nD. 兆欧表\n答案：A")
    assert (question.stem, question.options) == (f"这是什么？\n{clues}", ("万用表", "电流表", "电度表", "兆欧表"))


@pytest.mark.parametrize(
    "typed",
    [
        "A.停电    B.验电\nC.挂牌    C.接地",
        "A．停电\nB．验电\nC．挂牌\nB．接地",
    ],
)
def test_the_last_letter_mistyped(typed: str) -> None:
    (question,) = read(f"1. 第一步是（ ）。\n{typed}\n答案：A")
    assert question.options == ("停电", "验电", "挂牌", "接地")


def test_an_option_that_goes_on_with_one_more_is_doubtful() -> None:
    reading = read_bank("1. 第一步是（ ）。\nA. 停电\nB. 验电\nC. 挂牌\nD. 接地\nD. 登杆\n答案：A".encode(), "a.txt")
    assert [doubt.code for row in reading.rows for doubt in row.doubts] == ["run_together"]


def test_questions_and_answers_by_turns_without_any_mark() -> None:
    pairs = [(f"第{n}种设备的单位是（ ）。", f"答{n}") for n in range(1, 9)] + [("绝缘手套试验的周期是。", "六个月")]
    found = read("\n".join(f"{stem}\n{answer}" for stem, answer in pairs))
    assert [(question.stem, question.answer) for question in found] == [(stem, (answer,)) for stem, answer in pairs]


def test_a_list_answers_no_statement_that_has_its_sign() -> None:
    text = ["一、判断题", *(f"{n}. {q.stem}( {'√' if q.answer else '×'} )" for n, q in enumerate(TRUTHS, 1))]
    text += ["二、简答题", "1. 什么是电流？", "2. 什么是电压？", "3. 什么是电阻？"]
    text += ["参考答案", "1. 电荷的定向移动。", "2. 电位之差。", "3. 对电流的阻碍。"]
    assert [question.answer for question in read(LINES(text))] == [
        *(question.answer for question in TRUTHS),
        ("电荷的定向移动。",),
        ("电位之差。",),
        ("对电流的阻碍。",),
    ]


# Sheets


def sheet(header: list[str], *rows: Sequence[object]) -> list[Question]:
    """The questions of one sheet."""
    return read(xlsx({"题": [header, *rows]}), "a.xlsx")


def test_what_a_stem_says_of_its_kind() -> None:
    options = ["停电", "验电", "挂牌", "接地"]
    found = sheet(
        HEADER,
        *([f"第{n}步是{note}", *options, "A"] for n, note in enumerate(("（ ）（选一项）", "（ ）（多选）。"), 1)),
        *([f"第{n}步是（ ）。", *options, "A"] for n in range(3, 9)),
    )
    assert [(q.kind, q.stem) for q in found[:2]] == [
        (Kind.SINGLE, "第1步是（ ）（选一项）"),
        (Kind.MULTIPLE, "第2步是（ ）"),
    ]


def test_lists_of_options_below_the_word_for_answers() -> None:
    rows = [[q.stem, " ".join(options_of(q)), letters(q)] for q in CHOICES]
    assert sheet(["题目", "答案", "用户答案"], *rows) == list(CHOICES)


def test_letters_without_a_sign_in_their_cells_and_texts_that_begin_alike() -> None:
    texts = ("不验电", "未停电", "不挂牌", "未接地")
    rows: list[list[object]] = [[q.stem, *q.options, letters(q)] for q in CHOICES]
    rows.append(["违章的有（ ）。", *(f"{letter}{text}" for letter, text in zip("ABCD", texts, strict=True)), "AB"])
    assert sheet(HEADER, *rows)[-1].options == texts


def test_a_blank_filled_by_the_number_of_an_option() -> None:
    rows: list[list[object]] = [[q.stem, *q.options, str(right(q)[0] + 1), "单选"] for q in SINGLES * 3]
    found = sheet([*HEADER, "题型"], *rows, ["电阻的单位是____。", "欧姆", "", "", "", "1", "填空"])
    assert found[-1].answer == ("欧姆",)


def test_a_drawn_blank_is_filled_though_the_text_says_wrong() -> None:
    (*_, question) = sheet(
        ["题目", "答案"], ["测试是为了发现____，以____为依据。", "错误；结果；"], ["电流是什么？", "电荷"]
    )[:1]
    assert (question.kind, question.answer) == (Kind.FILL_IN, ("错误", "结果"))


def test_strokes_that_end_all_options_are_theirs() -> None:
    (question,) = read("1. 地址有（ ）。\nA. http://\nB. ftp://\nC. smb://\nD. nfs://\n答案：A")
    assert question.options == ("http://", "ftp://", "smb://", "nfs://")


def test_answers_between_square_brackets() -> None:
    (question,) = read("一、填空题\n1、电阻的单位是（ ）。\n答案：1.  [欧姆]\n二、判断题\n")
    assert question.answer == ("欧姆",)


def test_records_of_an_exam_platform_with_letters_for_right_and_wrong() -> None:
    records = [
        {
            "basetype": "2" if q.kind == Kind.MULTIPLE else "1",
            "topic": q.stem,
            "topicOption": "$;$".join(options_of(q, "{}.{}")),
            "topicKey": letters(q),
        }
        for q in CHOICES
    ]
    records += [
        {"basetype": "3", "topic": q.stem, "topicOption": "", "topicKey": "A" if q.answer else "B"} for q in TRUTHS
    ]
    assert read(json.dumps(records, ensure_ascii=False)) == [*CHOICES, *TRUTHS]


# Word, Moodle and Anki


def test_marked_options_behind_an_ornament_of_the_page() -> None:
    blocks = []
    for n, question in enumerate(CHOICES * 5, 1):
        options = []
        for at, text in enumerate(question.options):
            options += [DRAWING, run(f" {'ABCD'[at]}、{text}", MARKED if at in right(question) else "")]
        blocks += [paragraph(f"{n}、{question.stem}"), paragraph(*options)]
    found = read(docx(*blocks, media=True))
    assert found == list(CHOICES) * 5, "without a picture: one that is shown everywhere is none"


def test_true_or_false_marked_in_a_line_of_both() -> None:
    blocks = []
    for n, question in enumerate(TRUTHS * 2, 1):
        yes, no = (MARKED, "") if question.answer else ("", MARKED)
        blocks += [paragraph(f"{n}、{question.stem}"), paragraph(run(" 是", yes), run("  "), run("否", no))]
    assert read(docx(*blocks)) == list(TRUTHS) * 2


def test_gift_with_both_signs_before_the_right_answer_and_names_set_in() -> None:
    text = "\t::一::电流的单位是{~=安培~伏特~欧姆}\n\n\t::二::电压的单位是{~安培~=伏特~欧姆}\n"
    assert [(q.stem, q.options, q.answer) for q in read(text)] == [
        ("电流的单位是", ("安培", "伏特", "欧姆"), (0,)),
        ("电压的单位是", ("安培", "伏特", "欧姆"), (1,)),
    ]


def test_anki_notes_with_all_options_in_a_field_and_numbers_before_their_questions() -> None:
    notes = [
        ("选择题", (f"{n}.{q.stem}", "|".join(options_of(q, "{}.{}")), letters(q), "选择题"), "")
        for n, q in enumerate(CHOICES, 95)
    ]
    package = packed({"collection.anki2": collection({"选择题": ("问题", "选项", "答案", "类型")}, notes)})
    assert [(q.kind, q.stem, q.options, q.answer) for q in read(package)] == [
        (q.kind, q.stem, q.options, q.answer) for q in CHOICES
    ]


def test_anki_notes_with_boxes_on_both_sides() -> None:
    notes = []
    for question in CHOICES:
        boxes = "<br>".join(f"&nbsp; - [ ] {text}" for text in question.options)
        ticked = "<br>".join(f"&nbsp; - [x] {question.options[at]}" for at in right(question))
        notes.append(("Basic", (f"{question.stem}<br>{boxes}", ticked), ""))
    notes.append(("Basic", ("Cobre es conductor. ¿Verdadero o falso?", "Verdadero"), ""))
    found = read(packed({"collection.anki2": collection({"Basic": ("Front", "Back")}, notes)}))
    assert [(q.kind, q.options, q.answer) for q in found[:-1]] == [(q.kind, q.options, q.answer) for q in CHOICES]
    assert (found[-1].kind, found[-1].answer) == (Kind.TRUE_FALSE, True)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("What does a load balancer share out?", "A load balancer shares out the requests."),
        ("Which device guards several services at once?", "A UTM device."),
        ("Which formula is Ohm's law?", "E = R * I"),
        ("¿Quién decide el alta?", "Chi"),
    ],
)
def test_a_sentence_is_no_letter_where_there_are_no_options(asked: str, answer: str) -> None:
    package = packed({"collection.anki2": collection({"Basic": ("Front", "Back")}, [("Basic", (asked, answer), "")])})
    (row,) = read_bank(package).rows
    assert row.question is not None
    assert (row.question.kind, row.question.answer, row.doubts) == (Kind.SHORT_ANSWER, (answer,), ())


def test_a_quiz_template_numbers_its_questions_and_goes_on_below_them() -> None:
    header = "Question #,Question Text,Answer 1,Answer 2,Answer 3 (Optional),Answer 4 (Optional),Time Limit (sec),"
    header += "Correct Answer(s) (Only include Answer #)"
    rows = [f"{n},{q.stem},{','.join(q.options)},20,{right(q)[0] + 1}" for n, q in enumerate(SINGLES, 1)]
    left_free = [f"{n},,,,,,," for n in range(len(rows) + 1, len(rows) + 20)]
    reading = read_bank("\n".join(["Import Template,,,,,,,", header, *rows, *left_free]).encode(), "quiz.csv")
    assert [(q.stem, q.options, q.answer) for q in reading.questions] == [
        (q.stem, q.options, q.answer) for q in SINGLES
    ]
    assert not reading.doubts


def test_plus_signs_behind_the_right_option_that_ends_with_brackets() -> None:
    text = "\n\n".join(
        f"{stem}\na) {first}() +++\nb) {second}()\nc) {first}.{second}()"
        for stem, first, second in [("How is a table opened?", "open", "start"), ("How is it closed?", "close", "end")]
    )
    assert [(q.stem, q.options, q.answer) for q in read(text)] == [
        ("How is a table opened?", ("open()", "start()", "open.start()"), (0,)),
        ("How is it closed?", ("close()", "end()", "close.end()"), (0,)),
    ]


def test_the_last_option_without_a_sign_and_a_part_that_is_no_choice() -> None:
    text = (
        "一、单项选择题\n1. 倒闸操作时应当由谁监护并且记录全部过程（ ）\nA. 由对设备最为熟悉的人来监护操作的全过程\n"
        "B. 由班组里年纪最大的一位师傅来监护操作\nC. 由刚刚上岗还不熟悉设备的学徒来监护\nD 由任意一位路过的同事来监护这一次操作\n"
        "三、非选择题\n2. 请说明验电之后为什么还要挂接地线。\n参考答案\n一、单项选择题\n1.A\n三、非选择题\n2.防止突然来电"
    )
    choice, told = read(text)
    assert (len(choice.options), choice.options[-1], choice.answer) == (4, "由任意一位路过的同事来监护这一次操作", (0,))
    assert (told.kind, told.answer) == (Kind.SHORT_ANSWER, ("防止突然来电",))


def test_a_statement_that_lost_its_number_and_the_kind_of_what_comes_next() -> None:
    text = (
        "题型：判断题\n1、验电前应先在有电的设备上试验。（ √ ）\n装设接地线时应先接导体端。（ × ）\n"
        "2、停电后即可开始工作。（ × ）\n题型：案例分析题\n1、案情：某班未验电即挂接地线。问：错在哪里？\n答：应当先验电。"
    )
    found = read(text)
    assert [(q.kind, q.answer) for q in found] == [
        (Kind.TRUE_FALSE, True),
        (Kind.TRUE_FALSE, False),
        (Kind.TRUE_FALSE, False),
        (Kind.SHORT_ANSWER, ("应当先验电。",)),
    ]
    assert found[1].stem == "装设接地线时应先接导体端。"
