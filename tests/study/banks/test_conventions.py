"""What authors of texts agree upon with themselves: signs before options, words of other languages, marks that show."""

from __future__ import annotations

import pytest

from tests.study.banks.samples import MULTIPLES, SINGLES, TRUTHS, letters, read, right, right_first
from tests.study.banks.test_docx import docx, paragraph
from tracker.study.banks.model import Kind, Question
from tracker.study.banks.reading import read_bank

CHOICES = (*SINGLES, *MULTIPLES)
LINES = "\n".join

ENGLISH = (
    Question(
        kind=Kind.SINGLE,
        stem="Which conductor has green and yellow insulation?",
        options=("The phase conductor", "The neutral conductor", "The protective conductor"),
        answer=(2,),
    ),
    Question(
        kind=Kind.SINGLE,
        stem="Before earthing a dead line one has to",
        options=("climb the pole", "prove it dead", "hang up a sign"),
        answer=(1,),
    ),
    Question(kind=Kind.SINGLE, stem="The unit of current is the", options=("volt", "ampere", "ohm"), answer=(1,)),
    Question(kind=Kind.SINGLE, stem="The unit of resistance is the", options=("volt", "ampere", "ohm"), answer=(2,)),
)


def lettered(question: Question, form: str = "{}. {}") -> list[str]:
    return [form.format(letter, text) for letter, text in zip("ABCD", question.options, strict=False)]


@pytest.mark.parametrize(
    ("yes", "no"),
    [("+ ", "- "), ("+", "-"), ("+-", "-"), ("- [x] ", "- [ ] "), ("[X] ", "[ ] "), ("(x) ", "( ) "), ("=", "~")],
)
def test_signs_before_right_and_wrong_options(yes: str, no: str) -> None:
    blocks = []
    for place, question in enumerate(CHOICES, 1):
        options = [(yes if at in right(question) else no) + text for at, text in enumerate(question.options)]
        blocks.append(LINES([f"{place}. {question.stem}", *options]))
    assert read(LINES(blocks)) == list(CHOICES)


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        ("Câu {}.", "Đáp án {}"),
        ("Вопрос {}.", "Ответ: {}"),
        ("Pregunta {}:", "Respuesta correcta: {}"),
        ("Frage {})", "Richtige Antwort = {}"),
        ("Question {}:", "Correct Answer: ({})"),
        ("Soru {}.", "Cevap - {}."),
        ("Q{}.", "Ans. {}"),
    ],
)
def test_words_of_other_languages(ask: str, answer: str) -> None:
    blocks = [
        LINES([f"{ask.format(place)} {q.stem}", *lettered(q), answer.format(letters(q))])
        for place, q in enumerate(ENGLISH, 1)
    ]
    assert read(LINES(blocks)) == list(ENGLISH)


def test_answers_in_full_and_explanations_in_english() -> None:
    blocks = []
    for place, q in enumerate(ENGLISH, 1):
        text = q.options[right(q)[0]]
        blocks.append(
            LINES(
                [f"{place}. {q.stem}", *lettered(q, "{}) {}"), f"Correct answer: {text}", "Explanation: see the rules."]
            )
        )
    assert read(LINES(blocks)) == [q.replace(explanation="see the rules.") for q in ENGLISH]


def test_a_sentence_about_the_answer_is_no_second_answer() -> None:
    blocks = [
        LINES(
            [f"{place}. {q.stem}", *lettered(q), f"Answer: {letters(q)}", f"Explanation: the answer is {letters(q)}."]
        )
        for place, q in enumerate(ENGLISH, 1)
    ]
    assert [q.answer for q in read(LINES(blocks))] == [q.answer for q in ENGLISH]


def test_the_name_of_a_question_with_its_answer_above_it() -> None:
    blocks = [LINES([f"T1A0{n} ({letters(q)}) [97.1]", q.stem, *lettered(q), ""]) for n, q in enumerate(ENGLISH, 1)]
    assert read(LINES(blocks)) == list(ENGLISH)


@pytest.mark.parametrize("before", ["", "* "])
def test_an_option_repeated_behind_the_others(before: str) -> None:
    blocks = [LINES([q.stem, *lettered(q, "{}) {}"), before + lettered(q, "{}) {}")[right(q)[0]]]) for q in SINGLES]
    assert read(LINES(blocks)) == list(SINGLES)


def test_an_option_told_before_the_others() -> None:
    blocks = [LINES([f"#Q {q.stem}", f"^ {q.options[right(q)[0]]}", *lettered(q, "{} {}"), ""]) for q in ENGLISH]
    assert read(LINES(blocks)) == list(ENGLISH)


def test_options_without_letters_between_question_and_answer() -> None:
    assert read(LINES(LINES([q.stem, *q.options, letters(q)]) for q in SINGLES)) == list(SINGLES)
    numbered = [LINES([f"{n}. {q.stem}", *q.options, f"答案：{letters(q)}"]) for n, q in enumerate(SINGLES, 1)]
    assert read(LINES(numbered)) == list(SINGLES)


def test_lettered_options_set_apart_by_space() -> None:
    blocks = [
        LINES([f"{n}.  {q.stem} …", *lettered(q, "{}  {}"), f"Answer: {letters(q)}"]) for n, q in enumerate(ENGLISH, 1)
    ]
    assert read(LINES(blocks)) == [q.replace(stem=q.stem + " …") for q in ENGLISH]


@pytest.mark.parametrize("shown", ["<font color='red'>{}</font>", "**{}**", "<mark>{}</mark>"])
def test_the_right_option_stands_out(shown: str) -> None:
    blocks = []
    many = [q.replace(stem=f"{q.stem}{n}") for n in range(4) for q in SINGLES]
    for place, q in enumerate(many, 1):
        options = [shown.format(text) if at in right(q) else text for at, text in enumerate(q.options)]
        blocks.append(LINES([f"{place}. {q.stem}", *(f"{a}. {text}" for a, text in zip("ABCD", options, strict=True))]))
    reading = read_bank(LINES(blocks).encode())
    assert list(reading.questions) == many
    assert not reading.doubtful


def test_what_every_option_has_says_nothing() -> None:
    blocks = [LINES([f"{n}. {q.stem}", *lettered(q, "**{}. {}**")]) for n, q in enumerate(SINGLES, 1)]
    assert [q.answer for q in read(LINES(blocks))] == [None] * len(SINGLES)


def test_quotes_explain_and_titles_are_none_of_the_questions() -> None:
    blocks = ["# 题库", "## 安全"]
    for n, q in enumerate(SINGLES, 1):
        blocks.append(LINES([f"### {n}. {q.stem}", *lettered(q, "- {}. {}"), f"答案：{letters(q)}", "> 见教材。"]))
    assert read(LINES(blocks)) == [q.replace(explanation="见教材。") for q in SINGLES]


def test_a_heading_above_each_question_is_its_topic() -> None:
    blocks = [
        LINES([f"### {n}. 第{n}类知识", "", f"**题目：** {q.stem}", *lettered(q), f"**答案：{letters(q)}**"])
        for n, q in enumerate(SINGLES, 1)
    ]
    assert read(LINES(["# 电工选择题 - 答案与讲解", *blocks])) == [
        q.replace(topic=f"第{n}类知识") for n, q in enumerate(SINGLES, 1)
    ]


def test_the_word_for_a_question_in_brackets_is_no_part_of_it() -> None:
    blocks = [
        LINES([f"第{n}题", f"【题目】{q.stem}", *lettered(q), f"【答案】{letters(q)}"])
        for n, q in enumerate(SINGLES, 1)
    ]
    assert read(LINES(blocks)) == list(SINGLES)


@pytest.mark.parametrize(
    "announced", ["（{}～{}题共用题干）", "【{}-{}题根据以下案例作答】", "根据材料，回答第{}至第{}题："]
)
def test_a_text_shared_by_questions_stands_before_each(announced: str) -> None:
    blocks = [LINES([f"{n}. {q.stem}", *lettered(q), f"答案：{letters(q)}"]) for n, q in enumerate(SINGLES, 1)]
    case = "某站停电检修 10kV 线路，工作负责人未验电即挂接地线。"
    blocks.insert(1, LINES([announced.format(2, 3), "", case, "作业人员登杆。"]))
    stems = [q.stem for q in read(LINES(blocks))]
    before = f"{case}\n作业人员登杆。\n"
    assert stems == [f"{before if n in {2, 3} else ''}{q.stem}" for n, q in enumerate(SINGLES, 1)]


def test_what_only_counts_questions_announces_no_text() -> None:
    blocks = [LINES([f"{n}. {q.stem}", *lettered(q), f"答案：{letters(q)}"]) for n, q in enumerate(SINGLES, 1)]
    assert read(LINES(["一、单选题", f"第1题到第{len(SINGLES)}题", *blocks])) == list(SINGLES)


def test_characters_copied_from_a_pdf_are_whole_again() -> None:
    assert read("1. ⽤电安全属于⺠⽣。（√）\n2. ⽴⻢断电。（√）\n3. 停电后验电。（×）")[:2] == [
        Question(kind=Kind.TRUE_FALSE, stem="用电安全属于民生。", answer=True),
        Question(kind=Kind.TRUE_FALSE, stem="立马断电。", answer=True),
    ]


def test_codes_and_leads_before_questions() -> None:
    codes = [LINES([f"{n}. [LK00{n}0]{q.stem}", *lettered(q), f"答案：{letters(q)}"]) for n, q in enumerate(SINGLES, 1)]
    assert read(LINES(codes)) == list(SINGLES)
    leads = [
        LINES([f"{n}. Choose the right option", q.stem, *lettered(q), f"Answer: {letters(q)}"])
        for n, q in enumerate(ENGLISH, 1)
    ]
    assert read(LINES(leads)) == list(ENGLISH)


def test_only_the_right_option_is_told() -> None:
    told = [f"{n}.{q.stem}-{letters(q)}:{q.options[right(q)[0]]}" for n, q in enumerate(SINGLES, 1)]
    told += [f"{n}.{q.stem}-{'对' if q.answer else '错'}:" for n, q in enumerate(TRUTHS, 5)]
    assert read(LINES(told)) == [
        *(Question(kind=Kind.FILL_IN, stem=q.stem, answer=(q.options[right(q)[0]],)) for q in SINGLES),
        *TRUTHS,
    ]


def test_titles_of_pages_with_their_numbers() -> None:
    many = [q.replace(stem=f"第{n}种：{q.stem}") for n in range(2) for q in CHOICES]
    blocks = [
        LINES([f"{n}. {q.stem}", *lettered(q), f"答案：{letters(q)}", f"供电所复习题汇总\t{n}"])
        for n, q in enumerate(many, 1)
    ]
    assert read(LINES(blocks)) == many


def test_a_section_named_after_judging_whose_questions_have_options() -> None:
    blocks = [LINES([f"{n}. {q.stem}", *lettered(q), f"答案：{letters(q)}"]) for n, q in enumerate(SINGLES, 1)]
    reading = read_bank(LINES(["3. 条件判断", *blocks]).encode())
    assert list(reading.questions) == list(SINGLES)
    assert not reading.doubtful


def test_questions_in_sentences_answered_at_the_end() -> None:
    asked = ["简述触电急救的步骤。", "简述验电的方法。", "简述接地线的作用。"]
    said = ["先断开电源。", "逐相验电。", "防止突然来电。"]
    text = ["一、简答题", *(f"{n}. {line}" for n, line in enumerate(asked, 1))]
    text += ["参考答案", "一、简答题", *(f"{n}. {line}" for n, line in enumerate(said, 1))]
    assert read(LINES(text)) == [
        Question(kind=Kind.SHORT_ANSWER, stem=a, answer=(b,)) for a, b in zip(asked, said, strict=True)
    ]


def test_scores_and_statements_with_both_words_below() -> None:
    text = [LINES([f"{n}. （2.0分）{q.stem}", *lettered(q), f"答案：{letters(q)}"]) for n, q in enumerate(SINGLES, 1)]
    assert read(LINES(text)) == list(SINGLES)
    stated = [LINES([f"{n}. {q.stem}", "true.", "false.", f"答案：{q.answer}"]) for n, q in enumerate(TRUTHS, 1)]
    assert read(LINES(stated)) == list(TRUTHS)


def test_a_letter_in_brackets_inside_the_last_option() -> None:
    first = Question(
        kind=Kind.SINGLE,
        stem="What is the law of Ohm?",
        options=("I equals E by R", "I equals R by E", "R equals I by E", "voltage (E) times current"),
        answer=(0,),
    )
    listed = first.replace(stem="Which call gives both?", options=("both(a, b)", "one(a)", "pair(a, b)", "none"))
    text = [LINES([f"{n}. {q.stem}", *lettered(q), f"Answer: {letters(q)}"]) for n, q in enumerate((first, listed), 1)]
    assert read(LINES(text)) == [first, listed]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("1. “Café” – the driver’s answer is\nA. señor\nB. mañana\nC. niño\nANSWER: B", "cp1252"),
        ("1. Единица измерения тока\nA. вольт\nB. ампер\nC. ом\nANSWER: B", "cp1251"),
        ("1. Für die Prüfung größerer Geräte gilt\nA. Säure\nB. Öl\nC. Rückstände\nANSWER: B", "cp850"),
        ("1. Für die Prüfung größerer Geräte gilt\nA. Säure\nB. Öl\nC. Rückstände\nANSWER: B", "mac_roman"),
        ("1. 電流的單位是\nA. 伏特\nB. 安培\nC. 歐姆\nANSWER: B", "big5"),
    ],
)
def test_encodings_with_one_byte_a_letter_and_big5(text: str, encoding: str) -> None:
    assert read_bank(text.encode(encoding)).encoding == encoding
    assert [q.answer for q in read_bank(text.encode(encoding)).questions] == [(1,)]


def test_scores_without_their_word_behind_questions() -> None:
    text = [LINES([f"{n}. {q.stem}(1.0)", *lettered(q), f"答案：{letters(q)}"]) for n, q in enumerate(SINGLES, 1)]
    assert read(LINES(text)) == list(SINGLES)


def test_the_right_option_named_twice() -> None:
    blocks = []
    for n, q in enumerate(SINGLES, 1):
        options = [text + "(正确答案)" * (at in right(q)) for at, text in enumerate(q.options)]
        blocks.append(f"{n}. {q.stem} " + " ".join(f"{a}.{text}" for a, text in zip("ABCD", options, strict=True)))
        blocks.append(f"答案：{letters(q)}")
    assert read(LINES(blocks)) == list(SINGLES)


def test_some_questions_of_a_bank_are_numbered() -> None:
    bare = [LINES([q.stem, *lettered(q), f"ANSWER: {letters(q)}", ""]) for q in (*SINGLES, *SINGLES, *SINGLES)]
    numbered = [LINES([f"{n}) {q.stem}", *lettered(q), f"ANSWER: {letters(q)}", ""]) for n, q in enumerate(SINGLES, 1)]
    assert read(LINES([*bare, *numbered])) == [*SINGLES, *SINGLES, *SINGLES, *SINGLES]


def test_a_number_that_no_sign_sets_apart() -> None:
    heads = ["1、", "2、", "3", "4、"]
    text = [LINES([head + q.stem, *lettered(q), f"答案：{letters(q)}"]) for head, q in zip(heads, SINGLES, strict=True)]
    assert read(LINES(text)) == list(SINGLES)


def test_parts_named_by_a_heading_and_numbers_that_begin_again() -> None:
    part = [LINES([f"{n}. {q.stem}", *lettered(q)]) for n, q in enumerate(SINGLES[:2], 1)]
    other = [LINES([f"{n}．{q.stem}", *lettered(q)]) for n, q in enumerate(SINGLES[2:], 1)]
    found = read(LINES(["一、电工仪表", *part, "二、安全措施", *other]))
    assert [(q.stem, q.options) for q in found] == [(q.stem, q.options) for q in SINGLES]
    written = ["一、简答题", "1. 简述验电的方法。", "2. 简述接地线的作用。", "", *other]
    assert [q.stem for q in read(LINES(written))][2:] == [q.stem for q in SINGLES[2:]]


def test_answers_listed_with_a_word_before_each() -> None:
    asked = [LINES([f"Q{n}. {q.stem}", *lettered(q)]) for n, q in enumerate(ENGLISH, 1)]
    listed = [LINES([f"Q{n}. Answer: {letters(q)}", "Explanation: see the rules."]) for n, q in enumerate(ENGLISH, 1)]
    assert read(LINES([*asked, *listed])) == [q.replace(explanation="see the rules.") for q in ENGLISH]


def test_options_and_answers_by_circled_numbers() -> None:
    text = [
        LINES(
            [
                f"{n}. {q.stem}",
                *(f"{a} {b}" for a, b in zip("①②③④", q.options, strict=True)),
                f"정답: {'①②③④'[right(q)[0]]}",
            ]
        )
        for n, q in enumerate(SINGLES, 1)
    ]
    assert read(LINES(text)) == list(SINGLES)


def test_questions_behind_a_list_of_answers_are_not_taken_for_answers() -> None:
    text = [LINES([f"{n}. {q.stem}", *lettered(q)]) for n, q in enumerate(SINGLES[:2], 1)]
    text += ["参考答案", *(f"{n}. {letters(q)}" for n, q in enumerate(SINGLES[:2], 1))]
    text += [LINES([f"{n}. {q.stem}", *lettered(q), f"答案：{letters(q)}"]) for n, q in enumerate(SINGLES[2:], 3)]
    assert read(LINES(text)) == list(SINGLES)


def test_texts_of_a_list_that_answer_no_question_are_told() -> None:
    text = [
        *("简答题", "1. 什么是电流？", "2. 什么是电压？", "参考答案", "1. 电荷的定向移动。", "2. 两点之间的电位差。")
    ]
    reading = read_bank(LINES([*text, "3. 这一行没有对应的题目，应当指出来才好。"]).encode())
    assert [q.answer for q in reading.questions] == [("电荷的定向移动。",), ("两点之间的电位差。",)]
    assert [row.row for row in reading.doubtful] == [7]


def test_boxes_without_a_tick_and_bold_words() -> None:
    blocks = []
    for n, q in enumerate(SINGLES, 1):
        boxes = [f"[ ] **{text}**" for text in q.options]
        blocks.append("\n\n".join([f"**{n}.**[单选]{q.stem}", *boxes, f"**正确答案**{q.options[right(q)[0]]}"]))
    assert read("\n\n".join(blocks)) == list(SINGLES)


@pytest.mark.parametrize(
    "answer", ["空 1: 安培\n空 2: 伏特", "- 空 1 安培\n- 空 2 伏特", "- 空 1 安培 - 空 2\ue092 伏特"]
)
def test_blanks_by_their_names(answer: str) -> None:
    text = f"1. [填空题] 电流的单位是（ ），电压的单位是（ ）。\n答案：\n{answer}"
    assert read(text)[0].answer == ("安培", "伏特")


def test_letters_in_several_blanks_of_one_question() -> None:
    question = MULTIPLES[0].replace(stem="技术措施包括（ ）、（ ）和（ ）。")
    assert read(LINES(["1. 技术措施包括（ A ）、（ B ）和（ C ）。", *lettered(question)])) == [question]


def test_true_or_false_on_a_line_of_its_own() -> None:
    text = [LINES([f"{n}. {q.stem}（ ）", "对" if q.answer else "错"]) for n, q in enumerate(TRUTHS, 1)]
    assert [(q.kind, q.answer) for q in read(LINES(text))] == [(Kind.TRUE_FALSE, q.answer) for q in TRUTHS]


def test_the_right_one_of_true_and_false_first() -> None:
    rows = [[q.stem + "？", "对" if q.answer else "错", "错" if q.answer else "对", ""] for q in (*TRUTHS, *TRUTHS)]
    rows += [[q.stem.replace("（ ）。", "是什么？"), *right_first(q)[:3]] for q in (*SINGLES, *SINGLES)]
    found = read("\n".join("\t".join(row) for row in rows), "bank.tsv")
    assert [q.answer for q in found if q.kind is Kind.TRUE_FALSE] == [q.answer for q in (*TRUTHS, *TRUTHS)]


def test_gift_in_word_with_a_brace_forgotten() -> None:
    lines = []
    for n, q in enumerate(SINGLES, 1):
        options = [f"~%{100 if at in right(q) else 0}% {text}" for at, text in enumerate(q.options)]
        lines += [f"{n}. {q.stem}", "{" + options[0], *options[1:-1], options[-1] + "}" * (n != 2), ""]
    assert [q.replace(kind=Kind.SINGLE) for q in read(docx(*(paragraph(line) for line in lines)))] == list(SINGLES)


def test_numbers_written_twice_and_glued_to_words() -> None:
    twice = [
        LINES([f"{n}、{n - 1 or 1}.{q.stem} 【单选题】（1分）", *lettered(q), f"正确答案: {letters(q)}"])
        for n, q in enumerate(SINGLES, 1)
    ]
    assert read(LINES(twice)) == list(SINGLES)
    glued = [LINES([f"{n}{q.stem}", *lettered(q), f"正确答案：{letters(q)}你选对了"]) for n, q in enumerate(SINGLES, 1)]
    assert read(LINES(glued)) == list(SINGLES)


def test_statements_with_true_or_false_behind_a_colon() -> None:
    stated = [f"{q.stem.rstrip('。')}:{q.answer}" for q in (*TRUTHS, *TRUTHS)]
    assert [(q.kind, q.answer) for q in read(LINES(stated))] == [(q.kind, q.answer) for q in (*TRUTHS, *TRUTHS)]


def test_several_letters_before_another_mark() -> None:
    question = MULTIPLES[0]
    text = LINES([f"1. {question.stem}", *lettered(question), "正确答案： A B C 你的答案： A B查看知识点"])
    assert read(text) == [question]


def test_boxes_for_marks_before_the_sections_of_a_paper() -> None:
    singles = [LINES([f"{n}. {q.stem}", *lettered(q), f"答案：{letters(q)}"]) for n, q in enumerate(SINGLES, 1)]
    stated = [f"{n}. {q.stem}（{'√' if q.answer else '×'}）" for n, q in enumerate(TRUTHS, 1)]
    text = ["得分\t评卷人\t一、单选题（每题 2 分）", *singles, "得分\t评卷人\t二、判断题（每题 1 分）", *stated]
    assert read(LINES(text)) == [*SINGLES, *TRUTHS]


def test_questions_that_all_begin_alike_keep_their_words() -> None:
    many = [q.replace(stem="下列关于安全用电的说法正确的是") for q in SINGLES]
    text = [LINES([f"{n}. {q.stem}", *lettered(q), f"答案：{letters(q)}"]) for n, q in enumerate(many, 1)]
    assert read(LINES(text)) == many


def test_a_question_that_forgot_its_number() -> None:
    heads = ["1、", "2、", "", "4、"]
    text = [LINES([head + q.stem, *lettered(q), f"答案：{letters(q)}"]) for head, q in zip(heads, SINGLES, strict=True)]
    assert read(LINES(text)) == list(SINGLES)


def test_kinds_between_number_and_question_without_a_sign() -> None:
    text = [
        LINES([f"{n}{'多选(' if len(right(q)) > 1 else '单选'}{q.stem}", *lettered(q), f"正确答案：{letters(q)}"])
        for n, q in enumerate(CHOICES, 1)
    ]
    assert read(LINES(text)) == list(CHOICES)
