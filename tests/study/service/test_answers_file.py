"""Past answers come in once, in any order, and bad rows are all named."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.study.service.worlds import NOW, PERSON, TODAY, answer, study_world, ten
from tracker.kernel.errors import Refused
from tracker.kernel.terms import Component
from tracker.study.scheduling import DEFAULT_PARAMETERS
from tracker.study.service import banks, health, practice, progress, targets
from tracker.study.service.answers_file import import_answers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.store.session import Reader

HEADER = "at,question,topic,correct,ms,rating"


def written(folder: Path, *rows: str, header: str = HEADER) -> str:
    path = folder / "answers.csv"
    path.write_text("\n".join((header, *rows)), "utf-8")
    return str(path)


def test_answers_to_known_and_unknown_questions(tmp_path: Path) -> None:
    work = study_world(*ten())
    path = written(
        tmp_path,
        "2026-02-20T08:00:00,q1,t1,1,5000,3",
        "2026-02-10T08:00:00,q1,t1,0,5000,1",
        "2026-02-21,验电器的用法3应当是,,对,,",
    )
    report = import_answers(work.store, PERSON, path, today=TODAY)
    assert (report.read, report.added, report.known, report.unknown_questions) == (3, 3, 0, 1)
    reader = work.store.read()
    assert banks.question(reader, PERSON, 4).answers == 1
    stands = {one.topic: one for one in progress.status(reader, PERSON, today=TODAY).topics}
    assert (stands["t1"].answers, stands["t1"].questions, stands["章1"].answers) == (2, 0, 1)
    assert len(banks.questions(reader, PERSON)) == 10
    assert health.check(reader) == ()


def test_again_adds_nothing_and_mixes_with_later_answers(tmp_path: Path) -> None:
    work = study_world(*ten())
    answer(work, 1, correct=True, at=NOW)
    path = written(tmp_path, "2026-02-20T08:00:00,q1,t1,1,5000,3", "2026-02-20T08:00:00,验电器的用法0应当是,章0,0,1,")
    assert import_answers(work.store, PERSON, path, today=TODAY).added == 2
    assert import_answers(work.store, PERSON, path, today=TODAY).known == 2
    assert banks.question(work.store.read(), PERSON, 1).answers == 2
    assert health.check(work.store.read()) == ()


def test_a_question_is_known_by_its_words_whatever_the_punctuation(tmp_path: Path) -> None:
    work = study_world(*ten())
    rows = (
        "2026-02-20T08:00:00,验电器的用法3 应当是（  ）。,,1,,",
        "2026-02-20T09:00:00,Q-1,t,1,,",
        "2026-02-20T09:00:00,q1,t,1,,",
    )
    report = import_answers(work.store, PERSON, written(tmp_path, *rows), today=TODAY)
    assert (report.added, report.unknown_questions) == (3, 2), "names that are no text of a bank stay apart"
    assert banks.question(work.store.read(), PERSON, 4).answers == 1


def test_tried_only(tmp_path: Path) -> None:
    work = study_world()
    path = written(tmp_path, "2026-02-20T08:00:00,q1,t1,1,5000,3")
    assert import_answers(work.store, PERSON, path, dry_run=True, today=TODAY).added == 1
    assert progress.status(work.store.read(), PERSON, today=TODAY).answers == 0


@pytest.mark.parametrize(
    ("row", "where", "code"),
    [
        ("soon,q,t,1,1,3", "at", "bad_moment"),
        ("2026-02-30,q,t,1,1,3", "at", "bad_moment"),
        ("9999-12-31,q,t,1,1,3", "at", "bad_moment"),
        (f"{TODAY + timedelta(days=2)},q,t,1,1,3", "at", "moment_to_come"),
        (f'2026-02-20,"{"x" * 5_000_000}",t,1,1,3', "", "long_cell"),
        ("2026-02-20,,t,1,1,3", "question", "missing"),
        ("2026-02-20,q,t,maybe,1,3", "correct", "unknown_code"),
        ("2026-02-20,q,t,1,fast,3", "ms", "wrong_type"),
        ("2026-02-20,q,t,1,-1,3", "ms", "wrong_type"),
        ("2026-02-20,q,t,1,1,5", "rating", "out_of_range"),
    ],
)
def test_bad_rows_are_named_and_nothing_is_added(tmp_path: Path, row: str, where: str, code: str) -> None:
    work = study_world()
    with pytest.raises(Refused) as refused:
        import_answers(work.store, PERSON, written(tmp_path, "2026-02-20,q,t,1,1,3", row), today=TODAY)
    assert [(problem.where, problem.code) for problem in refused.value.problems] == [(f"[3].{where}".rstrip("."), code)]
    assert progress.status(work.store.read(), PERSON, today=TODAY).answers == 0


def test_a_file_that_went_through_a_spreadsheet(tmp_path: Path) -> None:
    """Other dates, other separators, whole numbers as decimals, columns in another order: the same answers."""
    plain = study_world()
    import_answers(
        plain.store, PERSON, written(tmp_path, "2026-02-03T09:05:00,q,t,1,5000,3", "2026-02-04,q,t,0,,"), today=TODAY
    )
    rows = ("3.0\t2026/2/3 9:05\tq\t1.0\t5000.0\tt", "\t2026/2/4\tq\tFALSE\t\tt")
    path = written(tmp_path, *rows, header="Rating\tAt\tQuestion\tCorrect\tMs\tTopic")
    report = import_answers(plain.store, PERSON, path, today=TODAY)
    assert (report.read, report.added, report.known) == (2, 0, 2)


@pytest.mark.parametrize("moment", ["2026/2/30", "2026/13/1 9:05", "2026/2/3 25:00", "3/2/2026", "2026/2/3 9"])
def test_moments_that_do_not_exist(tmp_path: Path, moment: str) -> None:
    with pytest.raises(Refused) as refused:
        import_answers(study_world().store, PERSON, written(tmp_path, f"{moment},q,t,1,1,3"), today=TODAY)
    assert [problem.code for problem in refused.value.problems] == ["bad_moment"]


def test_columns_that_are_missing(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        import_answers(study_world().store, PERSON, written(tmp_path, "1,2", header="at,topic"), today=TODAY)
    (problem,) = refused.value.problems
    assert (problem.code, problem.value) == ("missing_column", ["question", "correct"])


def test_few_columns_are_enough(tmp_path: Path) -> None:
    work = study_world()
    path = written(tmp_path, "q1,1,2026-02-20 08:00", header="Question,Correct,At")
    assert import_answers(work.store, PERSON, path, today=TODAY).added == 1


def test_a_day_without_an_hour_may_have_several_answers_to_a_question(tmp_path: Path) -> None:
    work = study_world()
    path = written(
        tmp_path, "2026-02-20,q1,t,0,,", "2026-02-20,q1,t,1,,", "2026-02-20T09:00,q1,t,1,,", "2026-02-20,q2,t,1,,"
    )
    assert import_answers(work.store, PERSON, path, today=TODAY).added == 4
    assert import_answers(work.store, PERSON, path, today=TODAY).added == 0
    assert health.check(work.store.read()) == ()


def test_answers_of_one_minute_are_told_apart_and_those_where_it_is_tomorrow_are_taken(tmp_path: Path) -> None:
    work = study_world()
    path = written(
        tmp_path, "2026-02-20 08:05,q,t,1,,", "2026-02-20 08:05,q,t,0,,", f"{TODAY + timedelta(days=1)},q,t,1,,"
    )
    assert import_answers(work.store, PERSON, path, today=TODAY).added == 3
    assert import_answers(work.store, PERSON, path, today=TODAY).known == 3


def test_nothing_is_due_after_the_exam_whatever_comes_first(tmp_path: Path) -> None:
    work = study_world(*ten())
    for number in (1, 2, 3):
        answer(work, number, correct=True, at=NOW)
    exam = TODAY + timedelta(days=2)
    targets.save_target(work.store, PERSON, None, {"title": "考评", "on": exam}, {Component.THEORY: 60.0})
    reader = work.store.read()
    assert due_after(reader, exam) == 0
    import_answers(work.store, PERSON, written(tmp_path, "2026-02-20T08:00:00,q1,t1,1,5000,3"), today=TODAY)
    assert due_after(reader, exam) == 0
    practice.keep_parameters(work.store, PERSON, DEFAULT_PARAMETERS, found=(NOW, 4))
    assert due_after(reader, exam) == 0
    assert health.check(reader) == ()


def due_after(reader: Reader, day: date) -> int:
    """How many questions are due on a day or later."""
    return int(reader.value("SELECT count(*) FROM memory WHERE due >= ?", (day.isoformat(),)))
