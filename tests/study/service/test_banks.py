"""Banks are stored whole or not at all, questions that ask the same become one, and what goes out comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.study.service.worlds import NOW, PERSON, TODAY, answer, answered, question, study_world, ten
from tracker.kernel.errors import Cancelled, Conflict, NotFound, Refused, StorageProblem
from tracker.study.banks.model import Image, Kind, Question
from tracker.study.banks.problem import BankProblem
from tracker.study.service import banks, health, progress, removing
from tracker.study.service.banks import NewBank

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00" + bytes(40)
KINDS = [
    question(1, "安全", explanation="因为", difficulty="易", source="GB 26860"),
    Question(kind=Kind.MULTIPLE, stem="哪些是绝缘材料？", options=("橡胶", "铜", "陶瓷"), answer=(0, 2), topic="材料"),
    Question(kind=Kind.TRUE_FALSE, stem="铜能导电。", answer=True, topic="材料"),
    Question(kind=Kind.FILL_IN, stem="安全距离是____米。", answer=("0.7",), topic="安全"),
    Question(kind=Kind.SHORT_ANSWER, stem="怎样验电？", answer=("先试验，再验电",), topic="安全"),
    Question(kind=Kind.ORDERING, stem="排出顺序", options=("停电", "验电", "接地"), answer=(0, 1, 2), topic="安全"),
    Question(kind=Kind.MATCHING, stem="连线", answer=(("红", "禁止"), ("黄", "警告")), topic="标志"),
    question(2, "安全", images=(Image(data=PNG), Image(data=PNG, role="option", option=1))),
]


def test_questions_come_back_as_they_went_in() -> None:
    work = study_world(*KINDS)
    reader = work.store.read()
    listed = banks.questions(reader, PERSON)
    assert [one.question for one in listed] == [one.replace(images=()) for one in KINDS]
    assert banks.question(reader, PERSON, listed[-1].id).question == KINDS[-1]
    assert [one.questions for one in banks.banks(reader)] == [len(KINDS)]
    assert [one.id for one in banks.questions(reader, PERSON, after=listed[2].id, limit=2)] == [4, 5]
    assert health.check(reader) == ()


def test_what_asks_the_same_becomes_one_and_takes_over_what_it_lacks() -> None:
    bare = question(1, answer=None)
    again = question(1).replace(
        stem=" 验电器的用法１，应当是？",
        options=("不用。", "先试验", "直接用", "第1种"),
        answer=(1,),
        explanation="因为",
    )
    work = study_world(bare)
    stored = banks.store_bank(work.store, [again, again, question(2)], bank=NewBank(name="b"), now=NOW)
    assert (stored.added, stored.merged) == (1, 2)
    kept = banks.questions(work.store.read(), PERSON)[0].question
    assert kept.explanation == "因为"
    assert kept.stem == bare.stem


def test_a_missing_answer_is_taken_over_for_the_options_as_they_stand() -> None:
    other = question(1, options=("直接用", "先试验", "第1种", "不用"), answer=(1,))
    work = study_world(question(1, answer=None))
    banks.store_bank(work.store, [other], bank=NewBank(name="b"), now=NOW)
    kept = banks.questions(work.store.read(), PERSON)[0].question
    assert kept.answer == (0,)
    assert kept.options[0] == "先试验"


def test_another_answer_to_the_same_question_is_told_not_taken() -> None:
    work = study_world(question(1), question(2))
    same = question(2, options=("直接用", "先试验", "第2种", "不用"), answer=(1,))
    stored = banks.store_bank(work.store, [question(1, answer=(3,)), same], bank=NewBank(name="b"), now=NOW)
    assert stored.differing == (1,)
    assert stored.bank is None
    assert len(banks.banks(work.store.read())) == 1
    assert banks.question(work.store.read(), PERSON, 1).question.answer == (0,)


def test_duplicates_can_be_kept() -> None:
    work = study_world(question(1))
    new = NewBank(name="b", keep_duplicates=True)
    stored = banks.store_bank(work.store, [question(1), question(1)], bank=new, now=NOW)
    assert (stored.added, stored.merged) == (2, 0)
    assert banks.banks(work.store.read())[0].questions == 2


def test_stopped_half_way_nothing_is_kept() -> None:
    work = study_world(question(1))

    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    many = (question(number) for number in range(3000))
    with pytest.raises(Cancelled):
        banks.store_bank(work.store, many, bank=NewBank(name="b"), now=NOW, progress=stop)
    assert len(banks.questions(work.store.read(), PERSON, limit=5000)) == 1
    assert len(banks.banks(work.store.read())) == 1
    assert health.check(work.store.read()) == ()


def test_a_preview_stores_nothing_and_says_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "bank.csv"
    rows = [f"验电器的用法{number}应当是,先试验,直接用,第{number}种,不用,A" for number in (1, 2, 2, 3)]
    path.write_text("\n".join(["题干,选项A,选项B,选项C,选项D,答案", *rows]), "utf-8")
    work = study_world(question(1))
    draft = banks.preview(work.store.read(), str(path)).draft
    assert [draft.in_file(at) for at in range(4)] == [True, False, False, False]
    assert [draft.copy_of(at) for at in range(4)] == [None, None, 1, None]
    assert len(banks.questions(work.store.read(), PERSON)) == 1


def test_a_confirmed_mapping_reads_the_next_file_of_that_shape(tmp_path: Path) -> None:
    path = tmp_path / "bank.csv"
    path.write_text(
        "\n".join(f"设备{n}检修以前应当先做什么工作,停电{n},送电{n},试机{n},清扫{n}" for n in range(30)), "utf-8"
    )
    work = study_world()
    guessed = banks.preview(work.store.read(), str(path)).reading
    mapping = guessed.mappings[0].replace(default_kind="multiple", certain=True)
    banks.store_bank(work.store, guessed.questions, bank=NewBank(name="b"), now=NOW, mappings=[mapping])
    again = banks.preview(work.store.read(), str(path)).reading
    assert again.mappings[0].default_kind == "multiple"


@pytest.mark.parametrize("ending", ["xlsx", "apkg", "gift"])
def test_what_is_exported_is_known_when_it_comes_back(tmp_path: Path, ending: str) -> None:
    work, path = study_world(*KINDS), str(tmp_path / f"bank.{ending}")
    assert banks.export_bank(work.store.read(), path, now=NOW) == len(KINDS)
    seen = banks.preview(work.store.read(), path)
    assert all(map(seen.draft.in_file, range(len(KINDS))))
    assert list(seen.reading.questions) == KINDS or ending == "gift"
    assert sorted(map(repr, seen.reading.questions)) == sorted(map(repr, KINDS))


@pytest.mark.parametrize("name", ["bank.pdf", "bank"])
def test_other_endings_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused) as refused:
        banks.export_bank(study_world(question(1)).store.read(), str(tmp_path / name), now=NOW)
    assert [problem.code for problem in refused.value.problems] == ["bank_ending"]
    assert not (tmp_path / name).exists()


def test_nothing_to_export(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        banks.export_bank(study_world().store.read(), str(tmp_path / "bank.xlsx"), now=NOW)
    assert [problem.code for problem in refused.value.problems] == ["no_bank"]


def test_a_question_is_corrected_and_answers_stay() -> None:
    work = study_world(*ten())
    answer(work, 1, correct=True, at=NOW)
    while banks.index_more(work.store):
        pass
    banks.edit_question(work.store, 1, question(1, "新章", stem="避雷器怎样检查"))
    asked = banks.question(work.store.read(), PERSON, 1)
    assert (asked.question.topic, asked.answers) == ("新章", 1)
    assert banks.search(work.store.read(), "避雷器") == [1]
    assert 1 not in banks.search(work.store.read(), "验电器")
    assert health.check(work.store.read()) == ()
    assert work.undo()
    assert banks.question(work.store.read(), PERSON, 1).question == ten()[0]
    assert 1 in banks.search(work.store.read(), "验电器")
    assert banks.search(work.store.read(), "避雷器") == []
    assert health.check(work.store.read()) == ()


def test_new_questions_end_the_history_of_corrections() -> None:
    """They may bring what the corrected one asked before, and there is room for one of it."""
    work = study_world(*ten())
    banks.rename_bank(work.store, 1, "一")
    banks.edit_question(work.store, 1, question(20))
    banks.store_bank(work.store, ten()[:1], bank=NewBank(name="二"), now=NOW)
    done = work.undo()
    assert done is not None
    assert done.command == "bank.edit"
    assert banks.question(work.store.read(), PERSON, 1).question == question(20)


def test_a_question_cannot_become_another_one() -> None:
    work = study_world(*ten())
    with pytest.raises(Conflict):
        banks.edit_question(work.store, 1, ten()[1])
    with pytest.raises(NotFound):
        banks.edit_question(work.store, 99, ten()[1])


def test_a_bank_is_removed_with_its_answers() -> None:
    work = study_world(*ten())
    other = banks.store_bank(work.store, [question(50)], bank=NewBank(name="b"), now=NOW)
    answer(work, 1, correct=True, at=NOW)
    answer(work, 11, correct=True, at=NOW)
    removing.remove_bank(work.store, 1)
    reader = work.store.read()
    assert [bank.id for bank in banks.banks(reader)] == [other.bank]
    assert progress.status(reader, PERSON, today=work.today()).answers == 1
    assert answered(work, 1) == []
    assert health.check(reader) == ()
    with pytest.raises(NotFound):
        removing.remove_bank(work.store, 1)


def test_a_question_is_removed_with_its_answers_and_found_no_more() -> None:
    work = study_world(*ten())
    banks.fill_index(work.store)
    for number in (1, 2):
        answer(work, number, correct=True, at=NOW)
    removing.remove_question(work.store, 1)
    reader = work.store.read()
    assert health.check(reader) == ()
    assert progress.status(reader, PERSON, today=TODAY).answers == 1
    assert 1 not in banks.search(reader, "验电器")
    assert len(banks.search(reader, "验电器")) == banks.banks(reader)[0].questions == 9
    with pytest.raises(NotFound):
        removing.remove_question(work.store, 1)


def test_search_in_one_bank() -> None:
    work = study_world(*ten())
    other = banks.store_bank(work.store, [question(77)], bank=NewBank(name="另一个"), now=NOW).bank
    for _ in range(2):
        assert banks.search(work.store.read(), "验电器", bank=other) == [11]
        assert banks.search(work.store.read(), "验电器 直接", bank=other, after=11) == []
        banks.fill_index(work.store)


def test_a_bank_is_renamed() -> None:
    work = study_world(question(1))
    banks.rename_bank(work.store, 1, "低压电工")
    assert banks.banks(work.store.read())[0].name == "低压电工"
    with pytest.raises(NotFound):
        banks.rename_bank(work.store, 2, "x")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    work = study_world()
    with pytest.raises(StorageProblem):
        banks.preview(work.store.read(), str(tmp_path / "none.xlsx"))
    with pytest.raises(StorageProblem):
        banks.preview(work.store.read(), str(tmp_path))
    (tmp_path / "empty.csv").write_bytes(b"")
    with pytest.raises(BankProblem):
        banks.preview(work.store.read(), str(tmp_path / "empty.csv"))
