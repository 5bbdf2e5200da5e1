"""Sheets as quiz programs keep them: headers in words nobody knows, or none, and answers told by the other cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from tests.study.banks.samples import read, right, right_first, xlsx
from tracker.study.banks.model import Kind, Question
from tracker.study.banks.problem import BankProblem
from tracker.study.banks.reading import read_bank

_PARTS = ("Fuse", "Relay", "Busbar", "Switch", "Contactor", "Transformer")
QUIZ = tuple(
    Question(
        kind=Kind.SINGLE,
        stem=f"What is part {place} of the board?",
        options=tuple(f"{_PARTS[(place + step) % 6]} {place}" for step in range(4)),
        answer=(place % 4,),
    )
    for place in range(1, 25)
)
"""As many as a column needs to show what it holds."""


def place(question: Question) -> int:
    """Where the right option stands."""
    return right(question)[0]


def text(question: Question) -> str:
    """The right option."""
    return question.options[place(question)]


RIGHT_FIRST = tuple(question.replace(options=tuple(right_first(question)), answer=(0,)) for question in QUIZ)


def sheet(header: str, row: Callable[[Question], Sequence[object]]) -> str:
    """The questions as CSV, one a row."""
    file = io.StringIO()
    csv.writer(file).writerows([header.split(","), *map(row, QUIZ)] if header else map(row, QUIZ))
    return file.getvalue()


def codes_of(data: str) -> list[list[str]]:
    """What is doubtful about each row."""
    return [[doubt.code for doubt in row.doubts] for row in read_bank(data.encode(), "quiz.csv").rows]


def certain(data: str) -> list[Question]:
    """The questions of a sheet in which nothing is doubtful."""
    assert not read_bank(data.encode(), "quiz.csv").doubtful
    return read(data, "quiz.csv")


@pytest.mark.parametrize(
    "header",
    [
        "Frage,Antwort 1,Antwort 2,Antwort 3,Antwort 4,Lösung",
        "question,c1,c2,c3,c4,answer",
        "question,responseA,responseB,responseC,responseD,correct",
        "Question,1,2,3,4,Correct Answer",
        "qstem,qA,qB,qC,qD,qTrue",
        "question,option1,option2,option4,option4,answer",
        "Question,A,B,C,D,corect",
        "Content,FirstAnswer,SecondAnswer,ThirdAnswer,FourthAnswer,CorrectAnswer",
        "設問,選択肢1(a),選択肢2(b),選択肢3(c),選択肢4(d),正答",
        "Fråga,A,B,C,D,Rätt",
        "",
    ],
)
def test_options_by_their_count_and_the_answer_by_its_text(header: str) -> None:
    assert certain(sheet(header, lambda question: [question.stem, *question.options, text(question)])) == list(QUIZ)


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("header", ["Frage,Antwort 1,Antwort 2,Antwort 3,Antwort 4,Lösung,Stufe", ""])
def test_answers_by_the_place_of_the_option_before_other_numbers(header: str, first: int) -> None:
    data = sheet(header, lambda question: [question.stem, *question.options, place(question) + first, 7])
    assert certain(data) == list(QUIZ)


@pytest.mark.parametrize("name", ["option{}", "Option {}", "opt_{}"])
@pytest.mark.parametrize("word", ["answer", "Right", "solutn"])
def test_answers_by_the_word_above_the_option(name: str, word: str) -> None:
    header = f"question,option1,option2,option3,option4,{word}"
    rows = sheet(header, lambda question: [question.stem, *question.options, name.format(place(question) + 1)])
    assert certain(rows) == list(QUIZ)


@pytest.mark.parametrize("header", ["MCQ,Choices,Correct", "Question,Question Answers,Correct_Answer", ""])
@pytest.mark.parametrize("between", ["|", "; "])
def test_options_in_one_cell_and_one_of_them_again(header: str, between: str) -> None:
    assert certain(sheet(header, lambda question: [question.stem, between.join(question.options), text(question)])) == (
        list(QUIZ)
    )


@pytest.mark.parametrize(
    "header", ["question,right_answer,wrong_one,wrong_two,wrong_three", "question,answer,optionA,optionB,optionC"]
)
def test_the_right_answer_beside_the_wrong_ones(header: str) -> None:
    def row(question: Question) -> list[str]:
        return [question.stem, *question.options]

    assert certain(sheet(header, lambda question: row(RIGHT_FIRST[QUIZ.index(question)]))) == list(RIGHT_FIRST)


def test_a_missing_right_answer_is_none_of_the_wrong_ones() -> None:
    data = "question,right_answer,wrong_one,wrong_two\nWhat melts?,Fuse,Lamp,Bell\nWhat rings?,,Lamp,Fuse\n"
    assert [question.answer for question in read(data, "quiz.csv")] == [(0,), None]


def test_neither_a_topic_nor_a_mark_is_an_option() -> None:
    found = certain(sheet("", lambda question: [question.stem, "Boards", text(question), 1]))
    assert [(question.topic, question.answer) for question in found] == [("Boards", (text(item),)) for item in QUIZ]


def test_columns_that_say_of_each_option_whether_it_is_right_are_not_guessed_at() -> None:
    data = "question,option1,is_correct,option2,is_correct,option3,is_correct\nWhat melts?,Lamp,0,Fuse,1,Bell,0\n"
    (question,) = read(data, "quiz.csv")
    assert question.answer is None


def test_what_the_answers_are_like_is_no_answer() -> None:
    data = sheet("Question,AnswerType,Answer,A,B,C,D", lambda q: [q.stem, 0, "ABCD"[place(q)], *q.options])
    assert [question.answer for question in certain(data)] == [question.answer for question in QUIZ]


def test_initials_are_no_letters_of_options() -> None:
    data = "question,A,B,C,answer\nWho wrote of Narnia?,J. K. Rowling,R. L. Stine,C.S. Lewis,C\n"
    (question,) = read(data, "quiz.csv")
    assert question.options == ("J. K. Rowling", "R. L. Stine", "C.S. Lewis")


@pytest.mark.parametrize("label", ["{letter}) {text}", "{letter}. {text}", "{number}) {text}"])
def test_the_letter_or_number_before_the_text_of_the_right_option(label: str) -> None:
    def row(question: Question) -> list[str]:
        at = place(question)
        return [question.stem, *question.options, label.format(letter="ABCD"[at], number=at + 1, text=text(question))]

    data = sheet("Question,Option_A,Option_B,Option_C,Option_D,Correct_Answer", row)
    found = certain(data.replace("Relay ", "A part a board may have "))
    assert [question.answer for question in found] == [question.answer for question in QUIZ]


def test_a_right_statement_by_its_letter_and_text() -> None:
    data = "Questions,A,B,Ans\nA fuse melts.,A. True,B. False,A. True\nA lamp rings.,A. True,B. False,B. False\n"
    assert [question.answer for question in read(data, "quiz.csv")] == [True, False]


def test_headers_with_notes_as_in_the_template_of_kahoot() -> None:
    header = ["", "Question - max 120 characters", *(f"Answer {at} - max 75 characters" for at in range(1, 5))]
    header += ["Time limit (sec) – 5, 10, 20, 30, 60 or 90 secs", "Correct answer(s) - choose at least one"]
    rows = [[number, q.stem, *q.options, 20, place(q) + 1] for number, q in enumerate(QUIZ, 1)]
    assert read(xlsx({"Sheet1": [header, *rows]})) == list(QUIZ)


def test_numbers_beside_options_are_none() -> None:
    rows = [[item.stem, *item.options, 1.1 + place(item) / 10] for item in RIGHT_FIRST]
    assert read(xlsx({"Sheet1": rows})) == list(RIGHT_FIRST)


def test_what_may_be_the_right_option_or_something_else_is_doubtful() -> None:
    data = sheet("", lambda question: [question.stem, text(question), f"{place(question)}-{question.stem[13:16]}"])
    assert all("right_answer_unsure" in codes for codes in codes_of(data))


def test_digits_for_the_kind_before_the_question() -> None:
    data = sheet("", lambda question: [1, question.stem, *question.options, place(question) + 1])
    data += "".join(f"2,Who made part {number}?,,,,,Somebody\n" for number in range(4))
    assert read(data.replace(",", "|"))[: len(QUIZ)] == list(QUIZ)


def test_options_in_columns_behind_their_labels() -> None:
    labels = ["(1)", "(2)", "(3)", "(4)"]
    rows = sheet(
        "qid,answer,question,o1,p1,o2,p2,o3,p3,o4,p4",
        lambda q: [
            QUIZ.index(q),
            place(q) + 1,
            q.stem,
            *(x for pair in zip(labels, q.options, strict=True) for x in pair),
        ],
    )
    assert certain(rows) == list(QUIZ)


def test_of_several_columns_of_answers_the_one_with_the_texts() -> None:
    header = "question,option1,option2,option3,option4,answer,answer text"
    assert certain(sheet(header, lambda q: [q.stem, *q.options, 3, text(q)])) == list(QUIZ)


def test_texts_between_single_quotes_as_a_database_writes_them() -> None:
    rows = []
    for question in QUIZ:
        options = " ".join(f"{letter}:{text}" for letter, text in zip("ABCD", question.options, strict=True))
        rows.append(f"'{question.stem}','{text(question)}','{options}',")
    assert read("\n".join(rows), "quiz.csv") == list(QUIZ)


def test_a_sign_inside_an_option_does_not_cut_it() -> None:
    data = "question,options,answer\nWhat is sold?,Nuts & bolts | Nuts | Bolts,Nuts & bolts\n"
    (question,) = read(data, "quiz.csv")
    assert (question.options, question.answer) == (("Nuts & bolts", "Nuts", "Bolts"), (0,))


@pytest.mark.parametrize("answer", ["abcd", "ABCD", "1234", "0123"])
def test_parts_on_lines_of_their_own_without_any_marks(answer: str) -> None:
    stacks = ["\n".join((q.stem, *q.options, answer[place(q)])) for q in QUIZ]
    assert read("\n\n".join(stacks), "quiz.txt") == list(QUIZ)


def test_stacks_with_a_number_a_topic_and_a_time() -> None:
    stacks = ["\n".join((str(n), "Boards", q.stem, *q.options, "20", text(q))) for n, q in enumerate(QUIZ, 1)]
    assert read("\n\n".join(stacks), "quiz.txt") == [q.replace(topic="Boards") for q in QUIZ]


def test_stacks_without_an_answer_are_no_guess_at_the_first() -> None:
    stacks = ["\n".join((q.stem, *q.options)) for q in QUIZ]
    with pytest.raises(BankProblem):
        read("\n\n".join(stacks), "quiz.txt")


def test_a_stem_nobody_knows_the_word_for_stands_before_the_options() -> None:
    rows = sheet(
        "No,Vraag,A,B,C,D,Answer,Uitleg",
        lambda q: [
            QUIZ.index(q) + 1,
            q.stem,
            *q.options,
            "ABCD"[place(q)],
            f"This is so because of {text(q)}, of course.",
        ],
    )
    assert [question.stem for question in certain(rows)] == [question.stem for question in QUIZ]


def test_formats_out_to_the_last_column_are_no_cells() -> None:
    rows = [["question", "A", "B", "C", "D", "answer"], *([q.stem, *q.options, "ABCD"[place(q)]] for q in QUIZ)]

    def format_rows(book: Any, sheets: Mapping[str, Any]) -> None:
        for row in range(300):
            sheets["Quiz"].write_blank(row, 16383, None, book.add_format({"bold": True}))

    assert read(xlsx({"Quiz": rows}, format_rows)) == list(QUIZ)


def test_lists_of_options_before_the_place_of_the_right_one() -> None:
    assert certain(sheet("", lambda q: [q.stem, "|".join(q.options), place(q) + 1])) == list(QUIZ)


def test_options_end_where_something_else_begins() -> None:
    data = sheet(
        "", lambda q: [RIGHT_FIRST[QUIZ.index(q)].stem, *RIGHT_FIRST[QUIZ.index(q)].options, 1, text(q), "tag"]
    )
    assert [question.options for question in read(data, "quiz.csv")] == [q.options for q in RIGHT_FIRST]


def test_stacks_that_end_with_a_letter_instead_of_an_empty_line() -> None:
    stacks = ["\n".join((q.stem, *q.options, "ABCD"[place(q)])) for q in QUIZ]
    assert read("\n".join(stacks), "quiz.txt") == list(QUIZ)


def test_a_short_sheet_of_sums() -> None:
    (first, second) = read("id,statement,op1,op2,op3,ans\n1,15+20,60,35,40,35\n2,30-10,10,20,0,20\n", "quiz.csv")
    assert (first.stem, first.answer, second.options, second.answer) == ("15+20", (1,), ("10", "20", "0"), (1,))


def test_a_header_in_an_unknown_language_is_no_question() -> None:
    words = ["Nội dung câu hỏi", "Đáp án đúng", "Đáp án sai 1", "Đáp án sai 2", "Đáp án sai 3"]
    rows = [words, *([q.stem, *q.options] for q in RIGHT_FIRST)]
    assert read(xlsx({"Quiz": rows})) == list(RIGHT_FIRST)
    pairs = [["Pytanie", "Odpowiedź"], *([q.stem, q.options[0]] for q in RIGHT_FIRST)]
    assert [q.answer for q in read(xlsx({"Quiz": pairs}))] == [(q.options[0],) for q in RIGHT_FIRST]


def test_a_first_row_that_only_asks_in_another_way_stays_a_question() -> None:
    rows = [["Name part 1 of the board", *RIGHT_FIRST[0].options], *([q.stem, *q.options] for q in RIGHT_FIRST[1:])]
    assert len(read(xlsx({"Quiz": rows}))) == len(RIGHT_FIRST)


def test_a_few_rows_do_not_say_that_the_right_answer_comes_first() -> None:
    few = read_bank(xlsx({"Quiz": [[q.stem, *q.options] for q in RIGHT_FIRST[:3]]}))
    assert all({doubt.code for doubt in row.doubts} == {"right_answer_unsure"} for row in few.rows)


def test_a_question_cut_at_a_separator_of_its_own_is_doubtful() -> None:
    rows = [[q.stem, *q.options] for q in RIGHT_FIRST]
    rows[4] = ["Fuse", " relay and busbar are parts of what?", *RIGHT_FIRST[4].options]
    data = "\n".join(";".join(row) for row in rows)
    doubtful = [row.row for row in read_bank(data.encode(), "quiz.txt").rows if row.doubts]
    assert doubtful == [5]


def test_signs_of_true_and_false_where_others_have_their_options() -> None:
    rows = [
        [1, q.stem, " ".join(f"{a}. {t}" for a, t in zip("ABCD", q.options, strict=True)), "ABCD"[place(q)]]
        for q in QUIZ
    ]
    rows += [[2, f"Part {n} carries current.", "TF"[n % 2], ""] for n in range(12)]
    found = read("\n".join(",".join(map(str, row)) for row in rows), "quiz.csv")
    assert [q.answer for q in found[len(QUIZ) :]] == [n % 2 == 0 for n in range(12)]


def test_quotes_a_blank_behind_the_commas() -> None:
    lines = [", ".join(f'"{cell}"' for cell in (f"{q.stem[:-1]}, please?", *q.options, text(q))) for q in QUIZ]
    found = read("\n".join(["Question,Option1,Option2,Option3,Option4,CorrectAnswer", *lines]))
    assert found == [question.replace(stem=f"{question.stem[:-1]}, please?") for question in QUIZ]


@pytest.mark.parametrize(
    ("header", "row", "kind", "answer"),
    [
        ("句子,标记", "第{}号变压器的中性点必须直接接地。,{}", Kind.TRUE_FALSE, True),
        ("代号,名字", "QF{}{},断路器", Kind.SHORT_ANSWER, ("断路器",)),
        ("名称,数量", "第{}台变压器有几个绕组？,{}", Kind.SHORT_ANSWER, ("3",)),
    ],
)
def test_names_above_statements_terms_and_questions_are_no_list_of_other_things(
    header: str, row: str, kind: Kind, answer: object
) -> None:
    digits = ("0", "1") if kind is Kind.TRUE_FALSE else ("3", "3")
    lines = "\n".join(row.format(n, digits[n % 2]) for n in range(40))
    found = [
        question
        for question in read(f"{header}\n{lines}", "list.csv")
        if question.stem != header.split(",", maxsplit=1)[0]
    ]
    assert len(found) == 40
    assert {question.kind for question in found} == {kind}
    assert answer in {question.answer for question in found}


def test_words_above_flags_may_say_what_they_mean_and_hold_the_count_inside() -> None:
    parts = ("选项{}是否正确 1是 2否", "选项{}内容", "选项{}为语音是语音秒数")
    header = ["题目类型 1单选 2多选", "题目（文字）", *(part.format(n) for n in range(1, 5) for part in parts)]
    rows = [
        [
            "1",
            question.stem,
            *(cell for at, option in enumerate(question.options) for cell in ("12"[at != place(question)], option, "")),
        ]
        for question in QUIZ
    ]
    assert read(xlsx({"题": [header, *rows]})) == list(QUIZ)


def test_numbers_beside_all_options_say_nothing_of_them() -> None:
    header = ["题目", *(word.format(n) for n in range(1, 5) for word in ("选项{}", "分{}"))]
    rows = [[question.stem, *(cell for option in question.options for cell in (option, "1"))] for question in QUIZ]
    assert {question.answer for question in read(xlsx({"题": [header, *rows]}))} == {None}
