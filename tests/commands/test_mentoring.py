"""A mentor at the terminal: everybody at a glance, practices confirmed and returned."""

from __future__ import annotations

import pytest

from tests.commands.conftest import Run
from tracker.benefits.service import benefits_of
from tracker.people.repo import people_in_order
from tracker.workspace import Workspace


@pytest.fixture
def mentor(file: str, run: Run) -> str:
    """The mentor's file of the demo."""
    assert run("new", file, "--demo", "mentor", "--json").code == 0
    return file


def test_everybody_at_a_glance(mentor: str, run: Run) -> None:
    people = {one["name"]: one for one in run("cohort", "--file", mentor, "--json").data["people"]}
    assert len(people) == 5
    wang = people["王伟"]
    assert (wang["current_level"], wang["next_level"], wang["expected_on"]) == ("level_4", "level_3", "2027-06-30")
    assert [one["due_on"] for one in wang["overdue"]] == ["2023-03-10"]
    stuck = people["毕业生乙（示例）"]
    assert (stuck["stuck"], stuck["blocked"], stuck["days_since_practice"]) == (True, ["pole-climbing"], 8)
    skill = next(one for one in stuck["skills"] if one["id"] == "pole-climbing")
    assert (skill["stage"], skill["state"], skill["days"], skill["block"]) == ("seen", "learning", 8, "returned")
    one_list = run("cohort", "--file", mentor, "--checklist", "rural-electrician-safe-work", "--json").data
    assert {skill["id"] for skill in one_list["people"][0]["skills"]} == {"isolate-test-earth", "line-patrol"}


def test_in_words(mentor: str, run: Run) -> None:
    said = run("cohort", "--file", mentor).out
    assert said.startswith("5 apprentices, 2 skills to be confirmed, 1 has something overdue\n")
    assert "stuck: Pole climbing, Meter installation" in said
    wrong = run("cohort", "--file", mentor, "--checklist", "nothing")
    assert (wrong.code, wrong.err) == (2, "No pack in the file has a checklist “nothing”.\n")


def test_practices_are_confirmed_and_returned(mentor: str, run: Run) -> None:
    people = {one["name"]: one["person"] for one in run("cohort", "--file", mentor, "--json").data["people"]}

    def waiting(name: str) -> list[str]:
        listed = run("signoff", "list", "--file", mentor, "--person", people[name], "--json").data
        return [one["uid"] for one in listed["waiting"]]

    (first,), (second,) = waiting("毕业生甲（示例）"), waiting("周朝林")
    assert run("signoff", "confirm", first, "--stage", "independent", "--file", mentor, "--json").code == 0
    assert run("signoff", "return", second, "--note", "再做一次", "--file", mentor).out == "1 practice returned.\n"
    assert waiting("毕业生甲（示例）") == waiting("周朝林") == []
    said = run("signoff", "list", "--file", mentor, "--person", people["周朝林"]).out
    assert "Returned" in said
    people = {one["name"]: one for one in run("cohort", "--file", mentor, "--json").data["people"]}
    skill = next(one for one in people["毕业生甲（示例）"]["skills"] if one["id"] == "service-connection")
    assert (skill["stage"], skill["state"]) == ("independent", "reached")
    assert people["周朝林"]["blocked"] == ["metering-systems"]


def test_what_cannot_be_confirmed(mentor: str, run: Run) -> None:
    assert run("signoff", "confirm", "nothing", "--file", mentor).code == 2
    assert run("signoff", "confirm", "nothing", "--stage", "best", "--file", mentor).err.startswith(
        "Nothing was changed"
    )


def test_who_in_the_file_meets_what_is_asked(mentor: str, run: Run) -> None:
    found = run("benefits", "--everybody", "--file", mentor, "--json").data
    with Workspace.open(mentor) as work:
        reader, today = work.store.read(), work.today()
        people = [uid for uid, _name in people_in_order(reader)]
        alone = {
            (uid, one.benefit.key): one.verdict.met
            for uid in people
            for one in benefits_of(reader, uid, today=today)
            if one.benefit.requires
        }
    assert found["people"] == len(people) == 6
    assert any(0 < one["met"] < 6 for one in found["benefits"])
    assert {(uid, one["id"]): uid in one["who"] for one in found["benefits"] for uid in people} == alone
    said = run("benefits", "--everybody", "--file", mentor).out
    assert said.startswith("6 people in the file\n")
    posts = run("roles", "--everybody", "--ladder", "rural-supply-station", "--file", mentor, "--json").data["roles"]
    assert {one["ladder"] for one in posts} == {"rural-supply-station"}
    assert "opportunities" in run("opportunities", "--everybody", "--file", mentor, "--json").data
