"""What ordinary banks do here and there: a colon too many, a number glued to an option, answers right behind a question."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from tests.study.banks.samples import MULTIPLES, SINGLES, TRUTHS, letters, read, right
from tests.study.banks.test_odd_habits import options_of
from tracker.study.banks.model import Kind, Question
from tracker.study.banks.reading import read_bank

LINES = "\n".join
OPTIONS = "A、停电\nB、验电\nC、挂牌\nD、接地"


def numbered(*parts: str) -> str:
    return LINES(f"{n}、{part}" for n, part in enumerate(parts, 1))


def doubts(text: str) -> list[list[str]]:
    """The codes of the doubts, question by question."""
    return [[doubt.code for doubt in row.doubts] for row in read_bank(text.encode(), "a.txt").rows]


def answers(found: Sequence[Question]) -> list[object]:
    return [question.answer for question in found]


def test_a_colon_behind_every_answer_and_a_kind_alone_on_its_line() -> None:
    said = ("错", "对")
    parts = [f"   判断题 \t{q.stem}　\n正确答案:{said[bool(q.answer)]}：" for q in TRUTHS]
    parts += [f"   单选题 \t{q.stem}\n{LINES(options_of(q))}\n正确答案:{letters(q)}：" for q in SINGLES]
    parts += [f"   多选题 \t\n\n{q.stem}\n{LINES(options_of(q))}\n正确答案:{letters(q)}：" for q in MULTIPLES]
    found = read(LINES(f"{n}{part}" for n, part in enumerate(parts, 1)))
    assert found == [*TRUTHS, *SINGLES, *MULTIPLES]


@pytest.mark.parametrize(
    ("stem", "opened", "answer"),
    [
        ("工作前先（A）和（B）。", "工作前先（ ）和（ ）。", (0, 1)),
        ("（A）和（D）是技术措施。", "（ ）和（ ）是技术措施。", (0, 3)),
        ("先（A）、后（C），都是措施。", "先（ ）、后（ ），都是措施。", (0, 2)),
    ],
)
def test_letters_that_fill_several_blanks(stem: str, opened: str, answer: tuple[int, ...]) -> None:
    (found,) = read(numbered(f"{stem}\n{OPTIONS}"))
    assert (found.kind, found.stem, found.answer) == (Kind.MULTIPLE, opened, answer)


@pytest.mark.parametrize("stem", ["额定电流（A）是指（B）。", "自主访问控制模型（DAC）的说法正确的是（）。"])
def test_letters_that_are_a_unit_or_a_name_are_no_answer(stem: str) -> None:
    (found,) = read(numbered(f"{stem}\n{OPTIONS}\n答案：B"))
    assert (found.kind, found.answer) == (Kind.SINGLE, (1,))
    assert any(name in found.stem for name in ("（A）", "（DAC）"))


def test_a_question_glued_to_the_last_option_of_the_one_before() -> None:
    text = f"1、工作前先（A）。\n{OPTIONS}2、然后应当（B、D）。\n{OPTIONS}\n3、最后应当（C）。\n{OPTIONS}"
    found = read(text)
    assert answers(found) == [(0,), (1, 3), (2,)]
    assert all(question.options == ("停电", "验电", "挂牌", "接地") for question in found)


def test_a_letter_right_behind_the_words_of_an_option_is_looked_at() -> None:
    assert doubts("1、工作前先（A）。\nA、停电\nB、验电C、挂牌\nC、接地") == [["run_together"]]
    assert doubts("1、工作前先（A）。\nA、停电\nB、验电笔C型\nC、接地") == [[]]


LIST = """一、填空题
1. 电流的单位是____。
2. 电压的单位是____。
3. 电阻的单位是____。
参考答案：1.安培2.伏特3.欧姆
二、简答题
1.简述验电的步骤。
2.简述接地的步骤。
参考答案：
1.步骤：
（1）检查验电器；
（2）在有电设备上确认。
2.步骤：
（1）先接接地端；
（2）后接导体端。
《电工基础》
第二章 安全
一、填空题
1. 安全电压不高于____伏。
2. 人体触电时先____。
3. 灭火先____。
参考答案：1.三十六 2.切断电源 3.断电
"""


def test_numbered_parts_of_listed_answers_answer_no_other_questions() -> None:
    found = read(LIST)
    assert answers(found) == [
        ("安培",),
        ("伏特",),
        ("欧姆",),
        ("步骤：\n（1）检查验电器；\n（2）在有电设备上确认。",),
        ("步骤：\n（1）先接接地端；\n（2）后接导体端。",),
        ("三十六",),
        ("切断电源",),
        ("断电",),
    ]


def test_parts_of_an_answer_listed_under_its_word() -> None:
    asked = [f"{n}．简述第{n}种情况的处理。" for n in range(1, 6)]
    steps = [f"{where}有两步。\n１.停电\n先断开{where}的开关。\n２.验电\n再验明{where}无电。" for where in "甲乙丙丁戊"]
    found = read(LINES(("简答题", *asked, "答案", *(f"{n}．正确答案：{one}" for n, one in enumerate(steps, 1)))))
    assert answers(found) == [(one,) for one in steps]


def test_each_blank_has_a_line_of_the_answer() -> None:
    first = "1. (填空题)先____。\n正确答案：\n(1) 验电"
    text = f"{first}\n2. (填空题)技术措施有哪三项？\n正确答案：\n(1) 停电\n(2) 验电\n(3) 接地"
    assert answers(read(text)) == [("验电",), ("停电", "验电", "接地")]


def test_a_topic_on_the_line_below_its_word() -> None:
    text = LINES(
        f"{n}. (填空题){q}____。\n正确答案：{a}\n知识点：\n安全"
        for n, (q, a) in enumerate((("先", "验电"), ("后", "接地")), 1)
    )
    assert [(q.stem, q.topic) for q in read(text)] == [("先____。", "安全"), ("后____。", "安全")]


def test_answers_behind_the_sentence_that_asks_and_names_above_the_sections() -> None:
    def part(name: str) -> str:
        asked = [f"简述{name}的第{n}项检查。 先看外观有无破损，再看{name}的标志。" for n in range(1, 5)]
        return LINES(
            (name, "选择题", f"1. {name}先（A）。\n{OPTIONS}", "简答题", *(f"{n}. {a}" for n, a in enumerate(asked, 1)))
        )

    names = ("配电室", "给水泵站", "空压机房")
    found = read(LINES(map(part, names)))
    assert [question.topic for question in found] == [name for name in names for _ in range(5)]
    assert found[4].stem == "简述配电室的第4项检查。"
    assert found[4].answer == ("先看外观有无破损，再看配电室的标志。",)


def test_letters_fill_a_blank_where_no_question_has_options() -> None:
    words = ("停电", "验电", "接地", "挂牌", "放电", "登杆", "合闸", "监护", "许可")
    text = numbered(
        *(f"第{n}步是（）。\n答案：{word}" for n, word in enumerate(words, 1)), "工程索引的简写为（）。\n答案：EI"
    )
    found = read(text)
    assert {question.kind for question in found} == {Kind.FILL_IN}
    assert found[-1].answer == ("EI",)


def test_numbers_without_the_mark_that_the_others_have() -> None:
    marked = [f"[单选]{n}.{q.stem}" for n, q in enumerate(SINGLES, 1)]
    bare = [f"{n}.{q.stem}" for n, q in enumerate((*SINGLES, *MULTIPLES), 5)]
    asked = zip((*marked, *bare), (*SINGLES, *SINGLES, *MULTIPLES), strict=True)
    text = LINES(f"{stem}\n{LINES(options_of(q))}\n答案{letters(q)}\n@@@" for stem, q in asked)
    assert [question.stem for question in read(text)] == [q.stem for q in (*SINGLES, *SINGLES, *MULTIPLES)]


def test_a_unit_in_brackets_is_no_blank() -> None:
    found = read("一、填空题\n" + numbered(*(f"第{n}处的压力是（0.{n}）MPa（G）。" for n in range(1, 6))))
    assert (found[0].stem, found[0].answer) == ("第1处的压力是（ ）MPa（G）。", ("0.1",))


def records(*asked: Question) -> list[dict[str, object]]:
    return [{"question": q.stem, "options": list(q.options), "answer": letters(q)} for q in asked]


CASE = "某配电室停电检修，工作负责人未验电就装设接地线。"


@pytest.mark.parametrize(
    ("value", "topics"),
    [
        ({"一、安全": records(*SINGLES[:1]), "二、接地": records(*SINGLES[1:])}, ["一、安全", *["二、接地"] * 3]),
        ([{"chapter": "安全", "questions": records(*SINGLES[:3])}, {"chapter": "接地", "list": records(SINGLES[3])}],
         [*["安全"] * 3, "接地"]),
        ({"name": "电工", "parts": [{"title": "单选题", "items": records(*SINGLES)}]}, ["电工"] * 4),
        ([{"question": CASE, "children": records(*SINGLES[:2])}, {"question": CASE, "children": records(*SINGLES[2:])}],
         [""] * 4),
    ],
)  # fmt: skip
def test_records_inside_each_other(value: object, topics: list[str]) -> None:
    found = read(json.dumps(value, ensure_ascii=False), "a.json")
    assert [question.topic for question in found] == topics
    assert [question.stem.removeprefix(f"{CASE}\n") for question in found] == [q.stem for q in SINGLES]
    assert answers(found) == [q.answer for q in SINGLES]
    assert CASE not in json.dumps(value, ensure_ascii=False) or all(q.stem.startswith(CASE) for q in found)


def test_records_without_options_and_without_numbers() -> None:
    said = {True: "A", False: "B"}
    parts = [
        {"question": q.stem, "options": ["", "", "", ""], "answer": said[bool(q.answer)], "type": "判定题"}
        for q in TRUTHS
    ]
    text = json.dumps([*parts, *({**one, "type": "单选题", "level": float("nan")} for one in records(*SINGLES))])
    assert read(text, "a.json") == [*TRUTHS, *SINGLES]


@pytest.mark.parametrize("label", ["{} . {}", "{}{}", "{}、{}"])
@pytest.mark.parametrize("begin", ["参考答案：", "参考答案：\n"])
def test_answers_that_repeat_the_lines_of_their_options(label: str, begin: str) -> None:
    text = LINES(
        f"{n}.{q.stem}\n{LINES(options_of(q, label))}\n{begin}{LINES(options_of(q, label)[at] for at in right(q))}"
        for n, q in enumerate((*MULTIPLES, *SINGLES), 1)
    )
    assert read(text) == [*MULTIPLES, *SINGLES]


def test_a_number_before_a_year() -> None:
    found = read(f"1.先（A）。\n{OPTIONS}\n2.2017年的规程要求先（B）。\n{OPTIONS}\n3.最后（C）。\n{OPTIONS}")
    assert found[1].stem == "2017年的规程要求先（ ）。"


def test_letters_behind_a_stem_without_a_blank_are_looked_at() -> None:
    text = f"1.先（A）。\n{OPTIONS}\n2.最重要的措施是 BD\n{OPTIONS}\n3.最后（C）。\n{OPTIONS}"
    assert [(q.stem, q.answer) for q in read(text)][1] == ("最重要的措施是", (1, 3))
    assert doubts(text) == [[], ["answer_taken_from_stem"], []]


def test_a_case_above_the_word_for_its_question_stays_with_it() -> None:
    case = "案例：某站停电后未验电就挂接地线，造成弧光短路。"
    text = f"五、案例分析题\n1. {case}\n问题：违反了哪一条？\n答案：应当先验电。\n2.{case}\n问题：应如何处理？\n答案：立即停止作业。"
    assert [(q.stem, q.answer) for q in read(text)] == [
        (f"{case}\n问题：违反了哪一条？", ("应当先验电。",)),
        (f"{case}\n问题：应如何处理？", ("立即停止作业。",)),
    ]


def test_a_number_whose_sign_was_forgotten_between_two_others() -> None:
    stems = ("17.先验电，再接地。", "18.工作票保存一年。", "19停电时先断负荷侧。", "20.接地线先接接地端。")
    found = read(LINES(f"{stem}\n答案：√" for stem in stems))
    assert [question.stem for question in found] == [stem.split(".")[-1].removeprefix("19") for stem in stems]


def test_a_wrapped_word_is_no_heading_and_a_choice_under_another_heading_is_one() -> None:
    text = (
        "1、信封用来解决（C）。\nA、公钥分发 B、私钥分发 C、对称密钥 D、数据完整性\n问题\n"
        "2、证书不包括（B）。\nA、算法 B、信用等级\nC、序列号 D、签名\n"
        "三、填空题\n3、称为（    ）。\nA.猜测\nB.强攻\nC.回放\nD.监听\n答案：C\n"
        "四、简答题\n4、证书的阶段不包括（D）。\nA、检索 B、验证\nC、恢复 D、撤销\n"
    )
    found = read(text)
    assert [question.kind for question in found] == [Kind.SINGLE] * 4
    assert answers(found) == [(2,), (1,), (2,), (3,)]


def test_breaks_of_a_page_in_records() -> None:
    asked = [{"question": f"{q.stem} \n <br>{'<br>'.join(options_of(q))}", "answer": letters(q)} for q in SINGLES]
    assert read(json.dumps(asked, ensure_ascii=False), "a.json") == list(SINGLES)


@pytest.mark.parametrize("heading", ["一、辨析题", "一、单项选择题"])
@pytest.mark.parametrize("signed", ["{}（√）", "（ √ ）{}", "{}（ 正确 ）。", "{}√"])
def test_statements_with_their_sign_under_the_heading_of_another_kind(heading: str, signed: str) -> None:
    stated = [signed.format(stem) for stem in ("验电前应先试验电器。", "接地线先接接地端", "停电先断负荷侧")]
    found = read(f"{heading}\n" + LINES(f"{n}．{text}\n" for n, text in enumerate(stated, 1)))
    assert [(question.kind, question.answer) for question in found] == [(Kind.TRUE_FALSE, True)] * 3


def test_drawn_blanks_to_be_filled_in_and_filled_ones() -> None:
    empty = ("为城市______交通，以______为动力，以______方式运行。", "将________引入________的构想。")
    filled = ("先______验电__________再接地。", "应由____两人____进行。")
    found = read("一、填空题\n" + LINES(f"{n}、{stem}" for n, stem in enumerate((*empty, *filled), 1)))
    assert [question.answer for question in found] == [None, None, ("验电",), ("两人",)]
    assert [question.stem for question in found[:2]] == list(empty)


def test_a_mark_behind_the_letter_that_names_no_option() -> None:
    asked = [{"prompt": q.stem, "options": list(q.options), "answer": f"{letters(q)} (k)"} for q in SINGLES]
    assert read(json.dumps(asked, ensure_ascii=False), "a.json") == list(SINGLES)


def test_places_of_true_and_false_count_from_zero_though_one_option_is_mistyped() -> None:
    pairs = [(["正确", "错误"], n % 2) for n in range(10)] + [(["正确", "极错误"], 1)]
    asked = [
        {"type": "single", "question": f"第{n}步先验电。", "options": pair, "answer": at}
        for n, (pair, at) in enumerate(pairs)
    ]
    found = read(json.dumps(asked, ensure_ascii=False), "a.json")
    assert [question.answer for question in found] == [(at,) for _, at in pairs]


def test_terms_with_what_they_mean() -> None:
    meant = {
        "验电": "用验电器证明设备上没有电压的操作。",
        "接地线": "保护作业人员的短路接地工具，由线夹和软铜线组成。",
        "安全距离": "人与带电体之间不会放电的最小空气间隔。",
        "工作票": "准许在电气设备上工作的书面命令。",
    }
    text = "一、名词解释\n" + LINES(f"{n}、{term}：{said}" for n, (term, said) in enumerate(meant.items(), 1))
    assert {question.stem: question.answer for question in read(text)} == {
        term: (said,) for term, said in meant.items()
    }
    assert doubts(text) == [["answer_taken_from_stem"]] * 4
    asked = "一、简答题\n" + LINES(f"{n}、根据规程：第{n}步之前还应当做哪些检查工作。" for n in range(1, 6))
    assert {codes[0] for codes in doubts(f"{asked}\n二、判断题\n1、先验电。（√）")[:-1]} == {"answer_missing"}


def test_a_paper_titled_answers_whose_questions_have_their_own_is_no_list_for_others() -> None:
    first = "一、简答题\n" + LINES(f"{n}、简述第{n}步。" for n in range(1, 4))
    second = LINES(f"{n}、先做第{n}件事。\n答：对，因为第{n}条这样规定。" for n in range(1, 4))
    found = read(f"{first}\n某厂试题参考答案\n一、辨析题\n{second}")
    assert [(question.stem, question.answer) for question in found] == [
        *((f"简述第{n}步。", None) for n in range(1, 4)),
        *((f"先做第{n}件事。", (f"对，因为第{n}条这样规定。",)) for n in range(1, 4)),
    ]


def test_listed_answers_that_repeat_their_questions() -> None:
    asked = "一、简答题\n" + LINES(f"{n}、简述第{n}步。" for n in range(1, 4))
    listed = LINES(f"{n}、简述第{n}步。\n答：先看第{n}条。" for n in range(1, 4))
    found = read(f"{asked}\n参考答案\n一、简答题\n{listed}")
    assert [question.answer for question in found] == [(f"先看第{n}条。",) for n in range(1, 4)]


def test_chapters_in_english_end_the_last_option_above_them() -> None:
    parts = "\n".join(
        f"{n}. Which tag is number {n}?\na) <p>\nb) <svg>\nc) <b>\nd) <i>\nAnswer: B"
        + ("\n\nSection 2: Forms (Sheet 2.2)\nMCQs (20)" if n == 4 else "")
        for n in range(1, 9)
    )
    asked = parts.replace("\nAnswer: B\n\nSection", "\n\nSection")
    found = read(asked, "a.txt")
    assert {question.options for question in found} == {("<p>", "<svg>", "<b>", "<i>")}
    assert [bool(question.answer) for question in found] == [n != 4 for n in range(1, 9)]


def test_numbers_glued_behind_the_kind_count_on_where_one_was_not_seen() -> None:
    starts = ["[单选]1.", "[单选]2", "[判断]3.", "[单选]4", "[单选]5"]
    lines = [
        f"{start}已知第{n}种接线，应当先做什么？"
        + ("\n答案：√" if "判断" in start else "\nA.停电\nB.验电\nC.挂牌\n答案：B")
        for n, start in enumerate(starts, 1)
    ]
    assert [question.stem for question in read("\n".join(lines), "a.txt")] == [
        f"已知第{n}种接线，应当先做什么？" for n in range(1, 6)
    ]


def test_questions_left_out_by_their_author_leave_gaps_between_numbers() -> None:
    text = "\n".join(
        (
            "一、填空题",
            *(f"{n}. 第{n}种接线有（ ）和（ ）两级。\n总{n} 分{n}\n" for n in (1, 2, 8, 12, 14)),
            "二、简答题",
            *(f"{n}. 什么是第{n}级保护？\n答：是装在第{n}级的保护。\n1. 动作快\n2. 可靠\n" for n in (4, 8, 9, 15)),
        )
    )
    found = read(text, "a.txt")
    assert [question.stem for question in found] == [
        *(f"第{n}种接线有（ ）和（ ）两级。" for n in (1, 2, 8, 12, 14)),
        *(f"什么是第{n}级保护？" for n in (4, 8, 9, 15)),
    ]
    assert [question.answer for question in found[:5]] == [(f"总{n}", f"分{n}") for n in (1, 2, 8, 12, 14)]
    assert all("可靠" in str(question.answer) for question in found[5:])


@pytest.mark.parametrize(
    ("said", "answer", "remark"),
    [
        ("A、B、C(对)", (0, 1, 2), ""),
        ("AC（正确）", (0, 2), ""),
        ("B(对)", (1,), ""),
        ("B(错)", None, "B(错)"),
        ("A、C（错误）", None, "A、C（错误）"),
    ],
)
def test_letters_that_are_confirmed_or_denied(said: str, answer: object, remark: str) -> None:
    text = f"1. 停电后先做什么？(5分)\nA.验电\nB.挂牌\nC.接地\n正确答案: {said}\n2. 送电前做什么？\nA.验电\nB.拆地线\n正确答案: B(对)"
    first, second = read(text, "a.txt")
    assert (first.answer, first.explanation) == (answer, remark)
    assert (second.answer, second.explanation) == ((1,), "")


def test_the_word_of_the_next_question_behind_an_option() -> None:
    asked = [f"Which part is number {n}?\nA. int\nB. char\nC. long\nD. short" for n in range(1, 13)]
    between = ["", *("\n" if n % 2 else " " for n in range(2, 13))]
    text = "".join(f"{gap}Question {n}:\n{one}" for n, (gap, one) in enumerate(zip(between, asked, strict=True), 1))
    found = read(text, "a.txt")
    assert [question.stem for question in found] == [f"Which part is number {n}?" for n in range(1, 13)]
    assert {question.options for question in found} == {("int", "char", "long", "short")}


def test_what_asks_above_pieces_of_code_is_the_question() -> None:
    text = "\n".join(
        f"{n}) What does this program print?\nint x = {n};\nputs(x);\nA) {n}\nB) 0\nC) nothing\nAnswer: A"
        for n in range(1, 9)
    )
    assert {question.stem.split("\n")[0] for question in read(text, "a.txt")} == {"What does this program print?"}


def test_only_the_right_options_were_kept_under_their_letters() -> None:
    lines = "1、绝缘材料有（ ）|A.橡胶|C.陶瓷|D.云母|正确答案：ACD|2、铜是导体。|B.对|正确答案：B|3、（判断题）橡胶是导体。|B.|正确答案：B"
    text = f"{lines}|4、导体有（ ）|A.铜 B.橡胶|C.铝 D.云母|正确答案：AC".replace("|", "\n")
    first, second, third, fourth = read(text, "a.txt")
    assert (first.stem, first.options, first.answer) == ("绝缘材料有（ ）", (), ("橡胶；陶瓷；云母",))
    assert (second.stem, second.answer) == ("铜是导体。", True)
    assert (third.stem, third.answer) == ("橡胶是导体。", False)
    assert (fourth.options, fourth.answer) == (("铜", "橡胶", "铝", "云母"), (0, 2))


@pytest.mark.parametrize("last", ["E支持面的稳定性", "E。支持面的稳定性", "E 支持面的稳定性"])
def test_the_last_option_lacks_its_sign(last: str) -> None:
    text = f"1.影响平衡的因素有（  ）\nA．重心\nB.基底面\nC.高度\nD．大小\n{last}\nABCDE\n\n2.停电后先（  ）\nA.登杆\nB.验电\nC.挂牌\nB\n"
    first, second = read(text)
    assert (first.options, first.answer) == (("重心", "基底面", "高度", "大小", "支持面的稳定性"), (0, 1, 2, 3, 4))
    assert second.answer == (1,)


def test_an_option_that_goes_on_with_the_next_letter() -> None:
    text = "1.电气设备的绝缘等级说法正确的是（  ）\nA.A级最高\nB.B级最高\nC.绝缘耐热等级中\nD级不存在\nD.H级最高\n答案：C\n"
    (found,) = read(text)
    assert [option[:2] for option in found.options] == ["A级", "B级", "绝缘", "H级"]
