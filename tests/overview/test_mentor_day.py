"""What the demo's mentor hears this week, and what a month of an apprentice came to."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.worlds import demo_file
from tracker.exchange.signing import confirm
from tracker.kernel.terms import PracticeAnswer
from tracker.mentoring import service
from tracker.overview.agenda import agenda
from tracker.overview.cohort import Cohort
from tracker.overview.mentor_day import Need, needs
from tracker.overview.monthly import Month, month_of, months_of
from tracker.workspace import Workspace

HAN = "0190a000-0000-7000-8000-000000000001"


@pytest.fixture
def work(tmp_path: Path) -> Workspace:
    return Workspace.open(demo_file(str(tmp_path / "mentor.db"), "mentor"))


def asked(work: Workspace, today: date | None = None) -> list[Need]:
    today = today or work.today()
    members = [member for step in Cohort(work.store.read(), mentor=HAN, today=today).survey() for member in step]
    return list(needs(work.store.read(), members, mentor=HAN, today=today))


def uid_of(work: Workspace, name: str) -> str:
    return next(uid for uid, named in Cohort(work.store.read(), mentor=HAN, today=work.today()).people if named == name)


def test_what_the_mentor_hears_today(work: Workspace) -> None:
    found = asked(work)
    assert Counter(str(need.kind) for need in found) == {
        "practice": 2,
        "certificate": 1,
        "step": 5,
        "blocked": 3,
        "review": 1,
    }
    review = next(need for need in found if need.kind == "review")
    assert (review.member.person.name, review.month) == ("毕业生丙（示例）", "2023-02")
    late = next(need for need in found if need.kind == "certificate")
    assert (late.member.person.name, late.days_left) == ("王伟", -14)
    assert [need.days_left for need in found if need.kind == "step"] == [-24, -14, -4, 1, 7]


@pytest.mark.parametrize(
    ("day", "kind", "names"),
    [
        ("2023-07-15", "contract", {"周朝林"}),
        ("2023-07-14", "contract", set()),
        ("2023-10-25", "lapse", {"王伟"}),
        ("2023-10-24", "lapse", set()),
        ("2022-11-20", "review", {"毕业生甲（示例）", "毕业生乙（示例）", "毕业生丙（示例）", "王伟", "周朝林"}),
        ("2022-10-20", "review", {"王伟", "周朝林"}),
    ],
)
def test_what_comes_up_when(work: Workspace, day: str, kind: str, names: set[str]) -> None:
    found = asked(work, date.fromisoformat(day))
    assert {need.member.person.name for need in found if need.kind == kind} == names


def month(work: Workspace, name: str, month: str) -> Month:
    return month_of(work.store.read(), uid_of(work, name), month, mentor=HAN, today=work.today())


def test_a_month_is_prepared_from_what_happened(work: Workspace) -> None:
    found = month(work, "毕业生甲（示例）", "2023-03")
    assert (found.first, found.last) == (date(2023, 3, 1), date(2023, 3, 24))
    assert dict(found.practised) == {"meter-installation": 1, "isolate-test-earth": 1, "service-connection": 1}
    assert (found.answered(PracticeAnswer.CONFIRMED), found.answered(PracticeAnswer.RETURNED), found.waiting) == (
        2,
        0,
        1,
    )
    assert {one.skill.id: (one.before, one.after) for one in found.raised} == {
        "meter-installation": ("seen", "supervised"),
        "isolate-test-earth": (None, "supervised"),
    }
    assert [(one.step.text, one.days_left) for one in found.steps] == [
        ("在指导下独立装表两户", 7),
        ("接户线绑扎练三遍", 17),
    ]
    assert (found.said, found.own, found.study.minutes) == (None, None, 0)


def test_an_earlier_month_is_as_it_was_then(work: Workspace) -> None:
    found = month(work, "毕业生甲（示例）", "2022-12")
    assert found.last == date(2022, 12, 31)
    assert {one.skill.id: (one.before, one.after) for one in found.raised} == {
        "pole-climbing": ("assisted", "supervised"),
        "meter-installation": (None, "seen"),
    }
    february = month(work, "王伟", "2023-02")
    assert february.said
    assert february.said.paper_on == date(2023, 3, 2)
    assert february.steps == ()  # what it agreed on itself is for later


def test_steps_found_done_are_closed(work: Workspace) -> None:
    wang = uid_of(work, "王伟")
    service.put_review(work.store, wang, "2023-03", HAN, {"done": "2023-03-10 低压电工作业证复审"})
    assert [one.step.text for one in month(work, "王伟", "2023-04").steps] == ["接线检查独立做两次"]


def test_the_months_there_are(work: Workspace) -> None:
    reader, today = work.store.read(), work.today()
    assert months_of(reader, uid_of(work, "毕业生乙（示例）"), today=today) == (
        "2023-03",
        "2023-02",
        "2023-01",
        "2022-12",
        "2022-11",
        "2022-10",
    )
    assert months_of(reader, HAN, today=today) == ("2023-03",)


def test_what_was_answered_is_asked_no_more(work: Workspace) -> None:
    (first, _second) = [need.entry.practice.uid for need in asked(work) if need.entry]
    confirm(work.store, [first], today=work.today())
    assert len([need for need in asked(work) if need.entry]) == 1


def test_what_was_agreed_on_is_a_date_to_keep_until_it_is_done(work: Workspace) -> None:
    first = uid_of(work, "毕业生甲（示例）")

    def dates() -> list[tuple[str, date, str]]:
        found = agenda(work.store.read(), first, today=date(2023, 4, 1))
        return [(item.agreed.step.text, item.due_on, str(item.state)) for item in found if item.agreed]

    late, coming = (
        ("在指导下独立装表两户", date(2023, 3, 31), "overdue"),
        ("接户线绑扎练三遍", date(2023, 4, 10), "later"),
    )
    assert dates() == [late, coming]
    service.put_review(work.store, first, "2023-03", None, {"done": "2023-03-31 在指导下独立装表两户"})
    assert dates() == [coming]
