"""GIFT and Aiken as Moodle has them, and notes as Anki has them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest
import zstandard

from tests.study.banks.samples import CHOICES_IN_AIKEN, PICTURE, SINGLES, letters, packed, picture, read
from tracker.study.banks.model import Kind, Question
from tracker.study.banks.problem import BankProblem
from tracker.study.banks.reading import read_bank

if TYPE_CHECKING:
    from tracker.study.banks.model import Answer

GIFT: list[tuple[str, Kind, str, tuple[str, ...], Answer]] = [
    ("电流的单位是{~伏特 =安培 ~欧姆}", Kind.SINGLE, "电流的单位是", ("伏特", "安培", "欧姆"), (1,)),
    ("::Q1::电流的单位是{\n~伏特#不对\n=安培#对\n}。", Kind.SINGLE, "电流的单位是 （ ）。", ("伏特", "安培"), (1,)),
    ("电流的单位是什么？{~伏特 =安培}。", Kind.SINGLE, "电流的单位是什么？", ("伏特", "安培"), (1,)),
    ("电流的单位{~伏特 =安培}与电荷有关。", Kind.SINGLE, "电流的单位 （ ） 与电荷有关。", ("伏特", "安培"), (1,)),
    ("绝缘材料有{~%50%橡胶 ~%50%陶瓷 ~%-100%铜}", Kind.MULTIPLE, "绝缘材料有", ("橡胶", "陶瓷", "铜"), (0, 1)),
    ("最好的导体是{=银 ~%50%铜 ~铁}", Kind.SINGLE, "最好的导体是", ("银", "铜", "铁"), (0,)),
    ("铜是导体。{~错误 =正确}", Kind.TRUE_FALSE, "铜是导体。", (), True),
    ("x² = 4 的根是{#=2:0 =-2:0}", Kind.CALCULATION, "x² = 4 的根是", (), ("2 / -2",)),
    ("铜是导体。{T}", Kind.TRUE_FALSE, "铜是导体。", (), True),
    ("橡胶是导体。{FALSE#橡胶是绝缘体。}", Kind.TRUE_FALSE, "橡胶是导体。", (), False),
    ("电阻的单位是{=欧姆 =欧}", Kind.FILL_IN, "电阻的单位是", (), ("欧姆 / 欧",)),
    ("电阻的单位是{=欧姆 =%50%瓦特}", Kind.FILL_IN, "电阻的单位是", (), ("欧姆",)),
    ("10Ω上5V的电流是多少安？{#0.5:0.01}", Kind.CALCULATION, "10Ω上5V的电流是多少安？", (), ("0.5±0.01",)),
    ("人体电阻大约是多少？{#1000..2000}", Kind.CALCULATION, "人体电阻大约是多少？", (), ("1000～2000",)),
    ("频率是多少？{#\n=50:0#对\n=%50%60:0}", Kind.CALCULATION, "频率是多少？", (), ("50",)),
    ("配对{\n=电压 -> 伏特\n=电流 -> 安培\n}", Kind.MATCHING, "配对", (), (("电压", "伏特"), ("电流", "安培"))),
    ("怎么走？{~左->右 =右->左}", Kind.SINGLE, "怎么走？", ("左->右", "右->左"), (1,)),
    (r"特殊符号{~\~ ~\= =\# ~\{ ~\: ~a\nb}", Kind.SINGLE, "特殊符号", ("~", "=", "#", "{", ":", "a\nb"), (2,)),
    (
        "[html]<p>电流的<b>单位</b>是&nbsp;？</p>{~伏特 =[html]<i>安培</i>}",
        Kind.SINGLE,
        "电流的单位是\xa0？",
        ("伏特", "安培"),
        (1,),
    ),
    ("选哪个？{~a) 伏特 =b) 安培}", Kind.SINGLE, "选哪个？", ("伏特", "安培"), (1,)),
    ("选哪个？{~b) 伏特 =a) 安培}", Kind.SINGLE, "选哪个？", ("b) 伏特", "a) 安培"), (1,)),
    ("::电流的单位是？::\n{~伏特 =安培}", Kind.SINGLE, "电流的单位是？", ("伏特", "安培"), (1,)),
    (
        r"$\dfrac{U}{R}$和$P \neq 0$：{~$I = 1$ =$I = \dfrac{U}{R}$}",
        Kind.SINGLE,
        r"$\dfrac{U}{R}$和$P \neq 0$：",
        ("$I = 1$", r"$I = \dfrac{U}{R}$"),
        (1,),
    ),
    (r"功率$P = \frac\{W\}\{t\}${T}", Kind.TRUE_FALSE, r"功率$P = \frac{W}{t}$", (), True),
    ("电缆$5一米，几米$10？{=2 ~$3 ~4$}", Kind.SINGLE, "电缆$5一米，几米$10？", ("2", "$3", "4$"), (0,)),
    ("论述触电急救。{}", Kind.SHORT_ANSWER, "论述触电急救。", (), None),
]


@pytest.mark.parametrize(("text", "kind", "stem", "options", "answer"), GIFT)
def test_gift(text: str, kind: Kind, stem: str, options: tuple[str, ...], answer: Answer) -> None:
    other = "// 说明\n\n$CATEGORY: $course$/top/电工\\/安全/基础\n\n铜是导体。{T####因为有自由电子}\n\n"
    reading = read_bank((other + text).encode(), "bank.gift")
    assert reading.format == "gift"
    first, found = reading.questions
    assert (found.kind, found.stem, found.options, found.answer) == (kind, stem, options, answer)
    assert first.explanation == "因为有自由电子"
    assert found.topic.endswith("基础")


def test_gift_says_what_is_doubtful() -> None:
    reading = read_bank("绝缘体有{=橡胶 =陶瓷 ~铜}\n\n论述急救。{}\n\n铜是导体。{T}".encode())
    assert [[doubt.code for doubt in row.doubts] for row in reading.rows] == [
        ["several_right_answers"],
        ["answer_missing"],
        [],
    ]
    assert reading.questions[0].answer == (0, 1)


@pytest.mark.parametrize("mark", [".", ")"])
def test_aiken(mark: str) -> None:
    assert read(CHOICES_IN_AIKEN.replace(". ", f"{mark} "), "bank.txt") == list(SINGLES)


# Anki

FIELD = "\x1f"


def collection(
    types: dict[str, Sequence[str]], notes: Sequence[tuple[str, Sequence[str], str]], *, new: bool = False
) -> bytes:
    """An Anki collection with these note types and notes (type, fields, tags), of the old or the new schema."""
    connection = sqlite3.connect(":memory:")
    connection.create_collation("unicase", lambda a, b: (a > b) - (a < b))
    ids = {name: 1000 + place for place, name in enumerate(types)}
    connection.executescript("""CREATE TABLE col (models text, decks text);
        CREATE TABLE notes (id integer PRIMARY KEY, mid integer, flds text, tags text);
        CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer);""")
    models, decks = {}, {"7": {"name": "电工::基础"}}
    if new:
        connection.executescript("""CREATE TABLE notetypes (id integer PRIMARY KEY, name text COLLATE unicase);
            CREATE TABLE fields (ntid integer, ord integer, name text COLLATE unicase, PRIMARY KEY (ntid, ord));
            CREATE TABLE decks (id integer PRIMARY KEY, name text COLLATE unicase);
            INSERT INTO decks VALUES (7, '电工' || char(31) || '基础');""")
        for name, fields in types.items():
            connection.execute("INSERT INTO notetypes VALUES (?, ?)", (ids[name], name))
            connection.executemany(
                "INSERT INTO fields VALUES (?, ?, ?)", [(ids[name], at, field) for at, field in enumerate(fields)]
            )
    else:
        models = {
            str(ids[name]): {"name": name, "flds": [{"name": field} for field in fields]}
            for name, fields in types.items()
        }
    connection.execute("INSERT INTO col VALUES (?, ?)", (json.dumps(models), json.dumps(decks)))
    for place, (name, values, tags) in enumerate(notes, 1):
        connection.execute("INSERT INTO notes VALUES (?, ?, ?, ?)", (place, ids[name], FIELD.join(values), tags))
        connection.execute("INSERT INTO cards VALUES (?, ?, 7)", (place, place))
    connection.commit()
    return connection.serialize()


TYPES: dict[str, Sequence[str]] = {
    "Basic": ("Front", "Back"),
    "Cloze": ("Text", "Back Extra"),
    "选择题": ("题目", "A", "B", "C", "D", "答案", "解析"),
    "Choice (kprim, mc, sc)": ("Question", "Title", "QType", "Q_1", "Q_2", "Q_3", "Answers", "Sources"),
    "问答": ("正面", "背面"),
}
NOTES = [
    ("Basic", ("什么是电流？<img src='p.png'>", "电荷的<b>定向</b>移动"), " 电工_基础 "),
    ("Basic", ("电流的单位是（ ）。<br>A. 伏特<br>B. 安培", "B<br>解析：基本单位"), ""),
    ("Cloze", ("电压的单位是{{c1::伏特}}，电阻的单位是{{c2::欧姆::单位}}。", "见教材"), ""),
    ("选择题", ("导线的保护色是（ ）。", "红", "黄绿", "", "", "B", "PE"), ""),
    ("Choice (kprim, mc, sc)", ("绝缘体有", "", "1", "橡胶", "铜", "陶瓷", "1 0 1", "教材"), ""),
    ("问答", ("绝缘手套使用前应检查有无漏气。", "√"), ""),
]
EXPECTED = [
    Question(
        kind=Kind.SHORT_ANSWER, stem="什么是电流？", answer=("电荷的定向移动",), topic="电工 基础", images=(picture(),)
    ),
    Question(
        kind=Kind.SINGLE,
        stem="电流的单位是（ ）。",
        options=("伏特", "安培"),
        answer=(1,),
        explanation="基本单位",
        topic="电工/基础",
    ),
    Question(
        kind=Kind.FILL_IN,
        stem="电压的单位是____，电阻的单位是____。",
        answer=("伏特", "欧姆"),
        explanation="见教材",
        topic="电工/基础",
    ),
    Question(
        kind=Kind.SINGLE,
        stem="导线的保护色是（ ）。",
        options=("红", "黄绿"),
        answer=(1,),
        explanation="PE",
        topic="电工/基础",
    ),
    Question(
        kind=Kind.MULTIPLE,
        stem="绝缘体有",
        options=("橡胶", "铜", "陶瓷"),
        answer=(0, 2),
        source="教材",
        topic="电工/基础",
    ),
    Question(kind=Kind.TRUE_FALSE, stem="绝缘手套使用前应检查有无漏气。", answer=True, topic="电工/基础"),
]


CARDS = [
    ("什么不是绝缘体？<br>橡胶<br>铜<br>陶瓷", "铜", "什么不是绝缘体？", ("橡胶", "铜", "陶瓷"), (1,), ""),
    (
        "哪些是绝缘体<br>---<br>橡胶<br>铜<br>陶瓷",
        "橡胶<br>陶瓷<br>---<br>铜导电",
        "哪些是绝缘体",
        ("橡胶", "铜", "陶瓷"),
        (0, 2),
        "铜导电",
    ),
    (
        "哪个是导体？<ul><li>A. 铜</li><li>B. 云母</li><li>C. </li><li>D. </li></ul>",
        "铜",
        "哪个是导体？",
        ("铜", "云母"),
        (0,),
        "",
    ),
    ("哪个是导体？<br>A - 铜<br>B - 云母", "A", "哪个是导体？", ("铜", "云母"), (0,), ""),
    (
        "测量：<br>(a) 先测什么？<br>(b) 后测什么？",
        "(a) 电压<br>(b) 电流",
        "测量：\n(a) 先测什么？\n(b) 后测什么？",
        (),
        ("(a) 电压\n(b) 电流",),
        "",
    ),
    ("铜是导体，对还是错？", "对<br><br>铜的电阻率很小", "铜是导体，对还是错？", (), True, "铜的电阻率很小"),
    ("铜是什么？<br>  - [ ] 导体<br>  - [ ] 绝缘体", "- [x] 导体。", "铜是什么？", ("导体", "绝缘体"), (0,), ""),
    ("画出电路：<br>先画电源<br>再画负载", "电源和负载", "画出电路：\n先画电源\n再画负载", (), ("电源和负载",), ""),
]


@pytest.mark.parametrize(("front", "back", "stem", "options", "answer", "remark"), CARDS)
def test_options_on_the_front_of_a_card(
    front: str, back: str, stem: str, options: tuple[str, ...], answer: Answer, remark: str
) -> None:
    package = packed({"collection.anki2": collection(TYPES, [("Basic", (front, back), "")]), "media": "{}"})
    (question,) = read(package)
    assert (question.stem, question.options, question.answer) == (stem, options, answer)
    assert question.explanation == remark


def test_a_cloze_below_a_title() -> None:
    types: dict[str, Sequence[str]] = {"卡片": ("标题", "内容", "笔记")}
    notes = [("卡片", ("欧姆定律", "电流等于{{c1::电压}}除以{{c2::电阻}}", "见教材"), "")]
    (question,) = read(packed({"collection.anki2": collection(types, notes), "media": "{}"}))
    assert question.stem == "欧姆定律\n电流等于____除以____"
    assert question.answer == ("电压", "电阻")
    assert question.explanation == "见教材"


def test_numbers_before_years_and_decks_under_a_name() -> None:
    years = [("问答", (f"{n}.20{n + 10}年的检修从哪里开始？", f"第{n}站"), "") for n in range(1, 9)]
    data = collection(TYPES, years)
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    connection.execute("UPDATE col SET decks = ?", (json.dumps({"电工": {"id": 7, "name": "电工::基础"}}),))
    connection.commit()
    found = read(packed({"collection.anki2": connection.serialize(), "media": "{}"}))
    assert [question.stem for question in found] == [f"20{n + 10}年的检修从哪里开始？" for n in range(1, 9)]
    assert {question.topic for question in found} == {"电工/基础"}


@pytest.mark.parametrize("name", ["collection.anki2", "collection.anki21"])
def test_old_packages(name: str) -> None:
    package = packed({name: collection(TYPES, NOTES), "media": json.dumps({"0": "p.png"}), "0": PICTURE})
    assert read(package) == EXPECTED


def test_new_packages() -> None:
    entry = b"\x0a\x05p.png\x10\x45"
    squeeze = zstandard.ZstdCompressor().compress
    package = packed(
        {
            "collection.anki21b": squeeze(collection(TYPES, NOTES, new=True)),
            "collection.anki2": collection({"Basic": ("Front", "Back")}, [("Basic", ("Please update", ""), "")]),
            "media": squeeze(b"\x0a" + bytes([len(entry)]) + entry),
            "0": squeeze(PICTURE),
        }
    )
    assert read(package) == EXPECTED


def test_a_database_marked_for_a_write_ahead_log_is_read() -> None:
    data = bytearray(collection(TYPES, NOTES))
    data[18:20] = b"\x02\x02"
    assert len(read(packed({"collection.anki21": bytes(data), "media": "{}"}))) == len(EXPECTED)


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + bytes(84)])
def test_broken_packages(content: bytes) -> None:
    with pytest.raises(BankProblem) as caught:
        read(packed({"collection.anki2": content, "media": "{}"}))
    assert caught.value.code == "broken"


def test_a_view_that_never_ends_is_no_table_of_notes() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript("""CREATE TABLE cards (id); CREATE TABLE col (models, decks);
        CREATE VIEW notes AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS id FROM c;""")
    with pytest.raises(BankProblem):
        read(packed({"collection.anki2": connection.serialize(), "media": "{}"}))


def test_letters_named_before_what_others_voted_for() -> None:
    options = json.dumps(["A. 伏特", "B. 安培", "C. 欧姆"], ensure_ascii=False)
    types: dict[str, Sequence[str]] = {"Exam": ("question", "options", "answer")}
    notes = [("Exam", ("电流的单位是（ ）。", options, "Correct Answer: B 🗳️\nCommunity vote\nC (60%)"), "")]
    (found,) = read_bank(packed({"collection.anki2": collection(types, notes)})).questions
    assert (found.options, found.answer) == (("伏特", "安培", "欧姆"), (1,))
    assert found.explanation == "Community vote\nC (60%)"


def test_cards_in_a_sheet_with_breaks_of_a_page() -> None:
    cards = [f'"{q.stem}<br>{"<br>".join(map("{}) {}".format, "ABCD", q.options))}",{letters(q)},安全' for q in SINGLES]
    assert read("\n".join(["Front,Back,Tags", *cards]), "cards.csv") == [q.replace(topic="安全") for q in SINGLES]


def test_clozes_in_a_text_export_of_anki() -> None:
    text = "#separator:tab\n#html:true\n#notetype column:1\n\n" + "".join(
        f"Cloze\t{before}{{{{c1::{blank}}}}}{behind}\n"
        for before, blank, behind in (
            ("停电后装设接地线之前必须先", "验电", "。"),
            ("黄绿双色导线用作", "保护导体", "。"),
            ("电流的单位是", "安培::单位", "。"),
            ("电阻的单位是", "欧姆", "。"),
        )
    )
    found = read(text, "cards.txt")
    assert [(q.kind, q.stem, q.answer) for q in found] == [
        (Kind.FILL_IN, "停电后装设接地线之前必须先____。", ("验电",)),
        (Kind.FILL_IN, "黄绿双色导线用作____。", ("保护导体",)),
        (Kind.FILL_IN, "电流的单位是____。", ("安培",)),
        (Kind.FILL_IN, "电阻的单位是____。", ("欧姆",)),
    ]


def test_a_title_that_is_the_question_behind_its_code() -> None:
    text = "::F1T1Q1 What must be done before earthing?::\n{=Test for voltage ~Climb ~Hang a sign}\n\n::F1T1Q2 Q factor is a ratio::\n{T}\n"
    assert [q.stem for q in read(text)] == ["What must be done before earthing?", "Q factor is a ratio"]


def test_covered_places_of_a_picture_are_no_question() -> None:
    cover = "{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.1:oi=1}}"
    data = packed(
        {
            "collection.anki2": collection(
                {"Image Occlusion": ["Occlusion", "Image"]}, [("Image Occlusion", [cover, "<img src='a.png'>"], "")]
            )
        }
    )
    (row, *_) = read_bank(data).rows
    assert (row.question, [doubt.code for doubt in row.doubts]) == (None, ["picture_left_out"])
