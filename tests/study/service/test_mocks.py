"""A mock exam survives a power cut, is scored by topic, and its answers count."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta
from time import process_time

import pytest

from tests.study.service.worlds import NOW, PERSON, TODAY, answered, question, study_world
from tracker.kernel.errors import NotFound
from tracker.kernel.terms import Component
from tracker.people import service as people
from tracker.study.banks.model import Kind, Question
from tracker.study.model import PaperShape, Section
from tracker.study.repo import figures, number_of
from tracker.study.service import banks, health, mocks, practice, progress, removing, targets
from tracker.study.service.mocks import Mock
from tracker.workspace import Workspace

SHAPE = PaperShape(sections=(Section(kind=Kind.SINGLE, count=6, marks=2),), minutes=30)


def begun(work: Workspace, at: datetime = NOW) -> Mock:
    return mocks.begin(work.store, PERSON, target=None, at=at, seed=1, shape=SHAPE)


def full(work: Workspace, mock: Mock, wrong: int = 0) -> None:
    """All answers right but for the first `wrong`."""
    for place, item in enumerate(mock.sitting.paper.items):
        answer = (1,) if place < wrong else (0,)
        mocks.keep(work.store, mock.id, item.question, answer, seconds=10, position=place)


def bank() -> list[Question]:
    return [question(number, f"章{number % 2}") for number in range(20)]


def test_every_response_is_kept_and_the_exam_goes_on() -> None:
    work = study_world(*bank())
    mock = begun(work)
    first, second = (item.question for item in mock.sitting.paper.items[:2])
    mocks.keep(work.store, mock.id, first, (0,), seconds=20, position=0)
    mocks.keep(work.store, mock.id, second, (3,), seconds=20, position=1)
    mocks.keep(work.store, mock.id, second, None, seconds=5, position=1)
    mocks.pause(work.store, mock.id, seconds=15, position=4)
    again = mocks.under_way(work.store.read(), PERSON)
    assert again is not None
    assert dict(again.sitting.responses) == {first: (0,)}
    assert (again.sitting.seconds_used, again.sitting.position) == (60, 4)
    assert again.sitting.seconds_left == 30 * 60 - 60


def test_papers_are_drawn_from_the_questions_of_their_component_that_are_there() -> None:
    work = study_world(*bank())
    other = [question(number, "章0") for number in range(100, 120)]
    banks.store_bank(work.store, other, bank=banks.NewBank(name="s", component=Component.SKILLS), now=NOW)
    gone = banks.questions(work.store.read(), PERSON)[0].id
    removing.remove_question(work.store, gone)
    shape = SHAPE.replace(sections=(Section(kind=Kind.SINGLE, count=30, marks=1), *SHAPE.sections))
    paper = mocks.begin(work.store, PERSON, target=None, at=NOW, seed=1, shape=shape).sitting.paper
    there = {str(one.id): one.question for one in banks.questions(work.store.read(), PERSON)}
    drawn = {item.question: item.topic for item in paper.items}
    assert len(drawn) == len(paper.items) == 19
    assert all(there[name].topic == topic and there[name] not in other for name, topic in drawn.items())


def test_a_paper_from_a_large_bank_is_drawn_about_as_quickly_as_the_bank_is_listed() -> None:
    work = study_world(*(question(number, f"章{number % 9}") for number in range(20_000)))
    reader, part = work.store.read(), targets.paper(work.store.read(), None, Component.THEORY, PERSON)
    spent = {}
    for name, act in (
        ("listed", lambda: reader.rows("SELECT id, topic, kind FROM question NOT INDEXED WHERE bank IS NOT NULL")),
        ("drawn", lambda: mocks.draw(reader, PERSON, part, seed=1)),
    ):
        begun = process_time()
        for _ in range(5):
            assert act()
        spent[name] = process_time() - begun
    assert spent["drawn"] < 3 * spent["listed"]


def test_scored_by_topic_and_counted_as_answers() -> None:
    work = study_world(*bank())
    mock = begun(work)
    full(work, mock, wrong=2)
    done = mocks.hand_in(work.store, PERSON, mock.id, at=NOW + timedelta(minutes=20))
    assert done.score == pytest.approx(66.67)
    assert done.passed
    assert sum(topic.marks for topic in done.topics) == 12
    assert {topic.topic for topic in done.topics} == {"章0", "章1"}
    assert done.unanswered == 0
    assert mocks.under_way(work.store.read(), PERSON) is None
    assert health.check(work.store.read()) == ()
    wrong = [item.question for item in mock.sitting.paper.items[:2]]
    assert {str(one.id) for one in practice.notebook(work.store.read(), PERSON)} == set(wrong)
    with pytest.raises(NotFound):
        mocks.keep(work.store, mock.id, wrong[0], (0,), seconds=1, position=0)


def test_history_keeps_the_order_and_can_be_thinned() -> None:
    work = study_world(*bank())
    early, late = begun(work, NOW - timedelta(days=9)), begun(work)
    for mock in (early, late):
        full(work, mock)
    mocks.hand_in(work.store, PERSON, late.id, at=NOW)
    mocks.hand_in(work.store, PERSON, early.id, at=NOW - timedelta(days=9))
    reader = work.store.read()
    assert [one.id for one in mocks.history(reader, PERSON)] == [early.id, late.id]
    assert [one.score for one in mocks.history(reader, PERSON)] == [100, 100]
    assert health.check(reader) == ()
    mocks.remove(work.store, early.id)
    assert [one.id for one in mocks.history(reader, PERSON)] == [late.id]
    with pytest.raises(NotFound):
        mocks.remove(work.store, early.id)


def test_composed_by_the_weights_that_were_typed() -> None:
    work = study_world(*bank())
    uid = targets.add_target(work.store, PERSON, {"on": TODAY + timedelta(days=9)}, [Component.THEORY])
    targets.set_topics(work.store, uid, Component.THEORY, [("章0", None, 83.4), ("章1", None, 16.6)])
    target = targets.target(work.store.read(), uid)
    mock = mocks.begin(work.store, PERSON, target=target, at=NOW, seed=3, shape=SHAPE)
    assert [item.topic for item in mock.sitting.paper.items].count("章0") == 5
    assert mock.target == uid


def test_without_questions_the_paper_is_empty_and_says_what_is_short() -> None:
    mock = begun(study_world())
    assert mock.sitting.paper.items == ()
    assert mock.sitting.paper.shortages


def test_a_removed_bank_does_not_stop_an_exam() -> None:
    work = study_world(*bank())
    mock = begun(work)
    removing.remove_bank(work.store, 1)
    done = mocks.hand_in(work.store, PERSON, mock.id, at=NOW)
    assert done.score == 0
    assert mocks.questions(work.store.read(), done.sitting) == {}


ON_ITS_WAY = """
import os, sys
from datetime import datetime
from tracker.study.service import mocks
from tracker.workspace import Workspace

work = Workspace.open(sys.argv[1])
number = int(sys.argv[2])
for place, item in enumerate(mocks.mock(work.store.read(), number).sitting.paper.items):
    mocks.keep(work.store, number, item.question, (0,), seconds=7, position=place)
    print(place, flush=True)
"""


def test_a_paper_survives_the_end_of_its_process(file: str) -> None:
    """Killed in the midst of it: every answer that was said to be kept is there, with the time used so far."""
    work = Workspace.create(file)
    people.add_person(work.store, {"name": "李工"})
    banks.store_bank(work.store, bank(), bank=banks.NewBank(name="题库"), now=NOW)
    shape = PaperShape(sections=(Section(kind=Kind.SINGLE, count=20, marks=5),), minutes=30)
    person = work.person().uid
    mock = mocks.begin(work.store, person, target=None, at=NOW, seed=1, shape=shape)
    work.close()
    child = subprocess.Popen([sys.executable, "-c", ON_ITS_WAY, file, str(mock.id)], stdout=subprocess.PIPE, text=True)
    assert child.stdout
    said = [int(child.stdout.readline()) for _ in range(5)]
    child.kill()
    child.communicate()
    with Workspace.open(file) as again:
        going = mocks.under_way(again.store.read(), person)
        assert going
        answered = len(going.sitting.responses)
        assert answered >= len(said)
        assert going.sitting.seconds_used == 7 * answered
        assert going.sitting.position == answered - 1
        assert going.sitting.seconds_left == 30 * 60 - 7 * answered
        done = mocks.hand_in(again.store, person, mock.id, at=NOW)
        assert done.score == 5 * answered


def test_own_words_wait_for_own_marks() -> None:
    written = Question(kind=Kind.SHORT_ANSWER, stem="怎样验电", answer=("先在有电处试验",), topic="安全")
    work = study_world(*bank(), written)
    shape = PaperShape(
        sections=(
            Section(kind=Kind.SINGLE, count=1, marks=6),
            Section(kind=Kind.SHORT_ANSWER, count=1, marks=4),
        ),
        minutes=30,
    )
    mock = mocks.begin(work.store, PERSON, target=None, at=NOW, seed=1, shape=shape)
    single, words = (item.question for item in mock.sitting.paper.items)
    mocks.keep(work.store, mock.id, single, (0,), seconds=1, position=0)
    mocks.keep(work.store, mock.id, words, ("在有电的地方试一下",), seconds=1, position=1)
    done = mocks.hand_in(work.store, PERSON, mock.id, at=NOW)
    assert (done.score, done.unjudged, done.sitting.final) == (60, (words,), False)
    assert mocks.history(work.store.read(), PERSON)[0].unjudged == 1
    assert answered(work, int(single)) == []
    assert mocks.judge(work.store, mock.id, words, 0.5).score == 80
    assert mocks.judge(work.store, mock.id, words, 1.0).score == 100
    assert mocks.finish(work.store, PERSON, mock.id).sitting.final
    assert mocks.finish(work.store, PERSON, mock.id).score == 100, "a second time changes nothing"
    assert [len(answered(work, int(one))) for one in (single, words)] == [1, 1]
    assert health.check(work.store.read()) == ()
    with pytest.raises(NotFound):
        mocks.judge(work.store, mock.id, words, 0.0)


def test_the_time_of_a_paper_counts_as_study_and_does_not_quicken_the_pace() -> None:
    work = study_world(*bank())
    for number in range(1, 11):
        practice.answer(work.store, PERSON, practice.Reply(question=number, correct=True, at=NOW, ms=20_000))
    mock = begun(work)
    full(work, mock)
    mocks.pause(work.store, mock.id, seconds=60, position=0)
    mocks.hand_in(work.store, PERSON, mock.id, at=NOW + timedelta(minutes=20))
    reader = work.store.read()
    assert progress.minutes_by_day(reader, PERSON) == {TODAY: round((200 + 120) / 60)}
    assert figures.pace(reader, number_of(reader, PERSON)) == 20_000
    assert health.check(reader) == ()


@pytest.mark.parametrize(("given", "logged", "wrong"), [((), 0, 0), ((0, 1), 2, 0), ((0, 3), 4, 2)])
def test_questions_that_were_not_come_to_say_nothing(given: tuple[int, ...], logged: int, wrong: int) -> None:
    work = study_world(*bank())
    mock = begun(work)
    for place in given:
        mocks.keep(work.store, mock.id, mock.sitting.paper.items[place].question, (0,), seconds=9, position=place)
    done = mocks.hand_in(work.store, PERSON, mock.id, at=NOW)
    status = progress.status(work.store.read(), PERSON, today=TODAY)
    assert (done.unanswered, status.answers, status.answers - status.correct) == (6 - len(given), logged, wrong)


def test_papers_ask_nothing_that_could_not_be_marked() -> None:
    tasks = [Question(kind=Kind.SHORT_ANSWER, stem=f"简述步骤{number}。", topic="章0") for number in range(2)]
    work = study_world(*(question(number, "章0", answer=None if number % 2 else (0,)) for number in range(8)), *tasks)
    sections = (Section(kind=Kind.SINGLE, count=6, marks=2), Section(kind=Kind.SHORT_ANSWER, count=2, marks=5))
    mock = mocks.begin(work.store, PERSON, target=None, at=NOW, seed=1, shape=PaperShape(sections=sections, minutes=30))
    asked = mocks.questions(work.store.read(), mock.sitting).values()
    assert [one.kind for one in asked if one.answer is None] == [Kind.SHORT_ANSWER] * 2
    assert len(asked) == 6
