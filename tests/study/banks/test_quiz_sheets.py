"""Sheets as quiz programs keep them: headers in words nobody knows, or none, and answers told by the other cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence

import pytest

from tests.study.banks.samples import read, right, right_first
from tracker.study.banks.model import Kind, Question
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
def test_answers_by_the_word_above_the_option(name: str) -> None:
    header = "question,option1,option2,option3,option4,answer"
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


def test_the_letter_before_the_text_of_the_right_option() -> None:
    rows = sheet(
        "Question,Option_A,Option_B,Option_C,Option_D,Correct_Answer",
        lambda question: [question.stem, *question.options, f"{'ABCD'[place(question)]}) {text(question)}"],
    )
    data = rows.replace("Relay ", "A part a board may have ")
    assert [question.answer for question in certain(data)] == [question.answer for question in QUIZ]
