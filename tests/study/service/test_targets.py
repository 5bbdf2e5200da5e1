"""What a paper is made of: typed weights first, then the syllabus, then the banks; and which topic belongs where."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.study.service.worlds import PERSON, TODAY, question, study_world
from tracker.kernel.errors import NotFound, Refused
from tracker.kernel.terms import Component, Level
from tracker.people.service import add as add_record
from tracker.study.banks.model import Kind
from tracker.study.model import Calendar, PaperShape, Section
from tracker.study.service import targets

THEORY = Component.THEORY
ON = TODAY + timedelta(days=30)


def test_without_a_syllabus_the_banks_say_what_there_is() -> None:
    work = study_world(question(1, "安全"), question(2, "计量"))
    part = targets.paper(work.store.read(), None, THEORY, PERSON)
    assert part.origin == "banks"
    assert part.weights == {"安全": None, "计量": None}
    assert not part.weighted
    assert part.pass_mark == 60


def test_a_table_of_zeros_weighs_nothing() -> None:
    work = study_world(question(1, "安全"), question(2, "计量"))
    uid = targets.add_target(work.store, PERSON, {"on": ON}, [THEORY])
    targets.set_topics(work.store, uid, THEORY, [("安全", None, 0.0), ("计量", None, 0.0)])
    part = targets.paper(work.store.read(), targets.target(work.store.read(), uid), THEORY, PERSON)
    assert not part.weighted
    assert part.weights == {"安全": None, "计量": None}


def test_a_syllabus_without_a_level_stands_for_all_and_its_weights_stay_unknown() -> None:
    work = study_world(question(1, "用户接待"), question(2, "别的"), packs=True)
    uid = targets.add_target(work.store, PERSON, {"on": ON, "occupation": "4-11-01-01", "level": Level.LEVEL_2})
    reader = work.store.read()
    part = targets.paper(reader, targets.target(reader, uid), THEORY, PERSON)
    assert part.origin == "syllabus"
    assert "reception" in part.weights
    assert not part.weighted
    assert part.source
    assert targets.belongings(reader, PERSON, THEORY, part.topics) == {"用户接待": "reception"}


def test_a_syllabus_none_of_whose_topics_is_asked_does_not_hide_the_banks() -> None:
    work = study_world(question(1, "安全"), packs=True)
    assert targets.paper(work.store.read(), None, THEORY, PERSON).origin == "banks"
    empty = study_world(packs=True)
    assert targets.paper(empty.store.read(), None, THEORY, PERSON).origin == "syllabus"


def test_typed_weights_win_and_can_be_undone() -> None:
    work = study_world(question(1, "用户接待"), packs=True)
    uid = targets.add_target(work.store, PERSON, {"on": ON, "occupation": "4-11-01-01"})
    targets.set_topics(work.store, uid, THEORY, [("reception", None, 40.0), ("自定", "自己的", 60.0)])
    reader = work.store.read()
    part = targets.paper(reader, targets.target(reader, uid), THEORY, PERSON)
    assert (part.origin, part.weighted) == ("typed", True)
    assert part.weights == {"reception": 40.0, "自定": 60.0}
    assert part.topics[0].names["zh_CN"] == "用户接待"
    assert part.topics[1].names == {"": "自己的"}
    assert targets.bank_weights(reader, PERSON, part) == {"用户接待": 0.4}
    work.undo()
    assert targets.paper(reader, targets.target(reader, uid), THEORY, PERSON).origin == "syllabus"


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([("a", None, 101.0)], "out_of_range"),
        ([("a", None, -1.0)], "out_of_range"),
        ([(" ", None, 1.0)], "missing"),
        ([("a", None, 1.0), ("a", None, 2.0)], "duplicate"),
    ],
)
def test_tables_that_make_no_sense_are_refused(rows: list[tuple[str, str | None, float | None]], code: str) -> None:
    work = study_world()
    uid = targets.add_target(work.store, PERSON, {"on": ON})
    with pytest.raises(Refused) as refused:
        targets.set_topics(work.store, uid, THEORY, rows)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_topics_of_banks_are_linked_by_hand() -> None:
    work = study_world(question(1, "第三章"), question(2, "第四章"), packs=True)
    uid = targets.add_target(work.store, PERSON, {"on": ON, "occupation": "4-11-01-01"})
    targets.link_topics(work.store, PERSON, THEORY, {"第三章": "billing"})
    reader = work.store.read()
    part = targets.paper(reader, targets.target(reader, uid), THEORY, PERSON)
    assert targets.belongings(reader, PERSON, THEORY, part.topics) == {"第三章": "billing"}
    assert targets.chapters(reader, PERSON, part) == {"第三章": "billing", "第四章": None}
    targets.link_topics(work.store, PERSON, THEORY, {"第三章": "basics"})
    assert targets.belongings(reader, PERSON, THEORY, part.topics) == {"第三章": "basics"}
    targets.link_topics(work.store, PERSON, THEORY, {"第三章": None})
    assert targets.belongings(reader, PERSON, THEORY, part.topics) == {}


def test_the_next_exam_counts_else_the_last_one_else_a_goal() -> None:
    work = study_world()
    reader = work.store.read()
    assert targets.current(reader, PERSON, today=TODAY) is None
    goal = add_record(work.store, "goal", PERSON, {"kind": "level", "level": "level_2", "by": ON})
    found = targets.current(reader, PERSON, today=TODAY)
    assert found is not None
    assert (found.uid, found.on, found.occupation, found.level) == (goal, ON, "4-11-01-01", Level.LEVEL_2)
    past = targets.add_target(work.store, PERSON, {"on": TODAY - timedelta(days=9)})
    assert targets.current(reader, PERSON, today=TODAY) == targets.target(reader, past)
    later = targets.add_target(work.store, PERSON, {"on": TODAY + timedelta(days=9)})
    assert targets.current(reader, PERSON, today=TODAY) == targets.target(reader, later)
    assert [one.uid for one in targets.targets(reader, PERSON)] == [past, later]


def test_parts_are_set_and_removed_with_their_exam() -> None:
    work = study_world()
    reader = work.store.read()
    uid = targets.add_target(work.store, PERSON, {"on": ON}, [THEORY])
    shape = PaperShape(sections=(Section(kind=Kind.SINGLE, count=30, marks=1.5),), minutes=60, pass_mark=80)
    targets.set_part(work.store, uid, THEORY, pass_mark=80, shape=shape)
    targets.set_part(work.store, uid, Component.SKILLS)
    part = targets.paper(reader, targets.target(reader, uid), THEORY, PERSON)
    assert (part.pass_mark, part.shape) == (80, shape)
    assert targets.usual_shape(part) == shape
    assert [one.component for one in targets.parts(reader, uid)] == [THEORY, Component.SKILLS]
    targets.remove_part(work.store, targets.parts(reader, uid)[1].uid)
    assert len(targets.parts(reader, uid)) == 1
    targets.delete_target(work.store, uid)
    assert targets.parts(reader, uid) == ()
    work.undo()
    assert len(targets.parts(reader, uid)) == 1
    with pytest.raises(NotFound):
        targets.set_part(work.store, "none", THEORY)


def test_a_day_is_needed() -> None:
    with pytest.raises(Refused):
        targets.add_target(study_world().store, PERSON, {"title": "考试"})


def test_the_calendar_is_kept() -> None:
    work = study_world()
    shifts = Calendar(pattern=(60, 0, 30), starts_on=date(2026, 1, 1), exceptions=((date(2026, 3, 5), 0),))
    uid = targets.add_target(work.store, PERSON, {"on": ON, "calendar": targets.calendar_text(shifts)})
    target = targets.target(work.store.read(), uid)
    assert targets.calendar_of(target) == shifts
    assert targets.calendar_of(target, 15).minutes_on(TODAY) == 15
    assert targets.calendar_of(None).minutes_on(TODAY) == targets.USUAL_MINUTES
    targets.edit_target(work.store, uid, {"chance": 0.9})
    assert targets.target(work.store.read(), uid).chance == 0.9
