"""Every other leaf, with dates worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.requirements.asking import ELECTRICIAN, LATHE, POWER, ask, certificate, days_of, job

TODAY = "2025-01-01"
LEVEL_4 = {"holds": {"kinds": ["skill_level", "qualification"], "level": "level_4"}}


def met_on(rule: dict[str, Any], **more: Any) -> str | None:
    verdict = ask(rule, more.pop("today", TODAY), **more)
    assert verdict.met == (verdict.met_on is not None) == (verdict.act is None)
    assert verdict.expected_on == verdict.met_on
    return days_of(verdict)[0]


@pytest.mark.parametrize(
    ("held", "since"),
    [
        ([certificate("2017-06-30")], "2017-06-30"),
        ([certificate("2025-01-01")], "2025-01-01"),
        ([certificate("2025-01-02")], None),
        ([certificate("2017-06-30", "level_5")], None),
        ([certificate("2017-06-30", "chief")], "2017-06-30"),
        ([certificate("2017-06-30", "senior", kind="professional_title")], None),
        ([certificate("2017-06-30", None)], None),
        ([certificate("2017-06-30", occupation=ELECTRICIAN)], None),
        ([certificate("2017-06-30", valid_until="2025-01-01")], "2017-06-30"),
        ([certificate("2017-06-30", valid_until="2024-12-31")], None),
        ([certificate("2017-06-30", revoked_on="2025-01-02")], "2017-06-30"),
        ([certificate("2017-06-30", revoked_on="2025-01-01")], None),
        ([certificate("2017-06-30", revoked_on="2017-06-30"), certificate("2020-01-01")], "2020-01-01"),
        # one run of validity over all of them together
        ([certificate("2015-01-01", valid_until="2019-12-31"), certificate("2020-01-01")], "2015-01-01"),
        ([certificate("2015-01-01", valid_until="2019-12-30"), certificate("2020-01-01")], "2020-01-01"),
        ([certificate("2015-01-01", revoked_on="2020-01-01"), certificate("2020-01-01")], "2015-01-01"),
        ([certificate("2015-01-01", revoked_on="2019-12-31"), certificate("2020-01-01")], "2020-01-01"),
        ([certificate("2020-01-01"), certificate("2015-01-01", "level_3", kind="qualification")], "2015-01-01"),
        ([certificate("2015-01-01", "level_5"), certificate("2020-01-01", "level_3")], "2020-01-01"),
        ([], None),
    ],
)
def test_holds(held: list[dict[str, Any]], since: str | None) -> None:
    assert met_on(LEVEL_4, certificates=held) == since


def test_holds_without_a_level_asks_for_any() -> None:
    rule = {"holds": {"kinds": ["special_operation"], "occupation": "any"}}
    held = [certificate("2020-05-10", None, None, kind="special_operation")]
    assert met_on(rule, certificates=held) == "2020-05-10"


@pytest.mark.parametrize(("rank", "since"), [("junior", "2020-01-01"), ("senior", "2020-01-01"), (None, None)])
def test_holds_a_title(rank: str | None, since: str | None) -> None:
    rule = {"holds": {"kinds": ["professional_title"], "level": "junior", "occupation": "any"}}
    assert met_on(rule, certificates=[certificate("2020-01-01", rank, kind="professional_title")]) == since


def test_what_might_count_if_it_were_complete_is_unknown() -> None:
    held = [certificate("2019-01-01", occupation=None), certificate("2019-01-01", None), certificate("2019-01-01")]
    assert ask(LEVEL_4, TODAY, certificates=held).unknown == ("Certificate-0", "Certificate-1")
    anywhere = {"holds": {"kinds": ["skill_level"], "occupation": "any"}}
    assert ask(anywhere, TODAY, certificates=held).unknown == ()


LEADER, TECHNICIAN = ("leader", "2015-01-01", "2022-08-02"), ("technician", "2022-08-03", None)


@pytest.mark.parametrize(
    ("asked", "jobs", "days"),
    [
        # years: the tenure clock over the role and those above it, in any occupation
        ({"role": "leader", "years": 10}, [LEADER, TECHNICIAN], ("2025-01-01",) * 2),
        ({"role": "leader", "years": 10}, [("leader", "2015-01-02", "2022-08-02"), TECHNICIAN], (None, "2025-01-02")),
        ({"role": "technician", "years": 1}, [("leader", "2015-01-01", None)], (None, None)),
        ({"role": "reader", "years": 1}, [("head", "2020-01-01", "2020-12-31")], ("2021-01-01",) * 2),
        ({"role": "head", "years": 1}, [TECHNICIAN], (None, None)),  # beside, not above
        ({"role": "leader", "years": 1}, [("leader", "2020-01-01", "2020-12-30")], (None, None)),
        # no years: ever held
        ({"role": "leader", "years": 0}, [("leader", "2015-01-01", "2015-01-01")], ("2015-01-01",) * 2),
        ({"role": "leader"}, [("head", "2016-01-01", None)], ("2016-01-01",) * 2),
        ({"role": "leader"}, [("leader", "2025-01-02", None)], (None, None)),
        ({"role": "leader"}, [("reader", "2015-01-01", None)], (None, None)),
        ({"role": "nobody_lists_it"}, [("nobody_lists_it", "2015-01-01", None)], ("2015-01-01",) * 2),
    ],
)
def test_role(
    asked: dict[str, Any], jobs: list[tuple[str, str, str | None]], days: tuple[str | None, str | None]
) -> None:
    work = [
        job(start, end, occupation, role=role)
        for (role, start, end), occupation in zip(jobs, (None, LATHE), strict=False)
    ]
    verdict = ask({"role": asked}, TODAY, ladder="station", experience=work)
    assert days_of(verdict) == days
    assert verdict.act == (None if days[1] else "role")


@pytest.mark.parametrize(
    ("asked", "ladder", "role", "counts"),
    [
        ("leader", "station", "head", True),
        ("leader", "station", "master", False),
        ("leader", "workshop", "master", True),
        ("leader", "workshop", "head", False),
        ("leader", None, "master", True),  # no ladder asked about: wherever the role stands
        ("leader", None, "head", True),
        ("hand", "station", "master", True),  # it stands on no other ladder
    ],
)
def test_a_role_is_climbed_from_on_its_own_ladder(asked: str, ladder: str | None, role: str, counts: bool) -> None:
    assert ask({"role": {"role": asked}}, TODAY, ladder=ladder, experience=[job("2020-01-01", role=role)]).met == counts


def test_a_role_can_name_its_ladder() -> None:
    rule = {"role": {"role": "leader", "ladder": "workshop"}}
    assert ask(rule, TODAY, ladder="station", experience=[job("2020-01-01", role="master")]).met
    assert not ask(rule, TODAY, ladder="station", experience=[job("2020-01-01", role="head")]).met


@pytest.mark.parametrize(
    ("school", "since"),
    [
        ({"stage": "technical_school", "graduated_on": "2010-07-01", "major_matches": True}, "2010-07-01"),
        ({"stage": "university", "graduated_on": "2025-01-01", "major_matches": True}, "2025-01-01"),
        ({"stage": "technical_school", "graduated_on": "2025-01-02", "major_matches": True}, None),
        ({"stage": "technical_school", "graduated_on": "2010-07-01", "major_matches": False}, None),
        ({"stage": "technical_school", "graduated_on": "2010-07-01"}, None),
        ({"stage": "technical_school", "major_matches": True}, None),
        ({"stage": "college", "graduated_on": "2010-07-01", "major_matches": True}, None),
    ],
)
def test_education(school: dict[str, Any], since: str | None) -> None:
    rule = {"education": {"stages": ["technical_school", "university"], "major_matches": True}}
    assert met_on(rule, education=[school]) == since


def test_the_first_graduation_counts_and_a_major_only_where_asked() -> None:
    schools = [{"stage": "college", "graduated_on": day} for day in ("2012-07-01", "2011-07-01")]
    assert met_on({"education": {"stages": ["college"]}}, education=schools) == "2011-07-01"
    asked = ask({"education": {"stages": ["college"], "major_matches": True}}, TODAY, education=schools)
    assert (asked.act, asked.unknown) == ("education", ("Education-0", "Education-1"))


COURSES = [
    {"title": "a", "occupation": LATHE, "level": "level_4", "hours": 13.3, "completed_on": "2020-03-01"},
    {"title": "b", "occupation": LATHE, "level": "level_4", "hours": 13.3, "completed_on": "2020-01-01"},
    {"title": "c", "occupation": POWER, "level": "level_4", "hours": 13.4, "completed_on": "2020-02-01"},
    {"title": "d", "hours": 100, "completed_on": "2025-01-02"},
    {"title": "e", "hours": 100},
]


@pytest.mark.parametrize(
    ("asked", "since", "progress"),
    [
        ({}, "2020-01-01", 1.0),
        ({"hours": 13.3}, "2020-01-01", 1.0),
        ({"hours": 26.7}, "2020-02-01", 1.0),
        ({"hours": 40}, "2020-03-01", 1.0),
        ({"hours": 50}, None, 0.8),
        ({"occupation": "same"}, "2020-01-01", 1.0),
        ({"occupation": "same", "hours": 26.6}, "2020-03-01", 1.0),
        ({"occupation": "same", "level": "level_3"}, None, 0.0),
        ({"occupation": POWER, "level": "level_4"}, "2020-02-01", 1.0),
    ],
)
def test_training(asked: dict[str, Any], since: str | None, progress: float) -> None:
    assert met_on({"training": asked}, training=COURSES) == since
    assert ask({"training": asked}, TODAY, training=COURSES).progress == pytest.approx(progress)


def test_a_course_without_an_occupation_is_unknown() -> None:
    verdict = ask({"training": {"occupation": "same"}}, TODAY, training=[{"title": "x", "completed_on": "2020-01-01"}])
    assert (verdict.met, verdict.act, verdict.unknown) == (False, "training", ("Training-0",))


@pytest.mark.parametrize(
    ("asked", "since"),
    [
        ({"tier": "provincial"}, "2020-05-01"),
        ({"tier": "national_2"}, "2021-05-01"),
        ({"tier": "national_1"}, None),
        ({"tier": "provincial", "rank": 3}, "2020-05-01"),
        ({"tier": "provincial", "rank": 2}, "2021-05-01"),
        ({"tier": "provincial", "prize": "second"}, "2022-05-01"),
        ({"tier": "provincial", "prize": "merit"}, "2022-05-01"),
        ({"tier": "provincial", "prize": "first"}, None),
        ({"tier": "provincial", "rank": 1}, None),
    ],
)
def test_award(asked: dict[str, Any], since: str | None) -> None:
    won = [
        {"competition": "a", "tier": "provincial", "rank": 3, "on": "2020-05-01"},
        {"competition": "b", "tier": "national_2", "rank": 2, "on": "2021-05-01"},
        {"competition": "c", "tier": "provincial", "prize": "second", "on": "2022-05-01"},
        {"competition": "d", "tier": "county", "rank": 1, "prize": "first", "on": "2019-05-01"},
        {"competition": "e", "tier": "national_1", "rank": 1, "prize": "first", "on": "2025-01-02"},
    ]
    assert met_on({"award": asked}, awards=won) == since


SIGNED = [
    {"skill": "pole", "stage": "supervised", "on": "2020-01-01"},
    {"skill": "pole", "stage": "independent", "on": "2021-01-01"},
    {"skill": "meter", "stage": "independent", "on": "2020-06-01"},
    {"skill": "aid", "on": "2020-01-01"},
    {"skill": "aid", "stage": "seen", "on": "2025-01-02"},
    {"skill": "other", "stage": "independent", "on": "2020-01-01"},
]


@pytest.mark.parametrize(
    ("asked", "since", "progress"),
    [
        ({"share": "0.33"}, "2020-06-01", 1.0),
        ({"share": "0.34"}, "2021-01-01", 1.0),  # more than a third of three is two
        ({"share": "0.50"}, "2021-01-01", 1.0),
        ({}, None, 2 / 3),
        ({"share": "0.50", "stage": "supervised"}, "2020-06-01", 1.0),
        ({"share": "1", "stage": "seen"}, None, 2 / 3),
    ],
)
def test_signoffs(asked: dict[str, Any], since: str | None, progress: float) -> None:
    rule = {"signoffs": {"checklist": "basics", **asked}}
    assert met_on(rule, signoffs=SIGNED) == since
    assert ask(rule, TODAY, signoffs=SIGNED).progress == pytest.approx(progress)


@pytest.mark.parametrize(
    ("skill", "days", "today", "since"),
    [
        ("pole", ["2020-01-01"], "2020-06-01", None),  # has to be seen twice
        ("pole", ["2020-01-01", "2020-01-01"], "2020-06-01", "2020-01-01"),
        ("pole", ["2020-01-01", "2021-07-01"], "2022-01-01", "2021-07-01"),  # the last day of eighteen months
        ("pole", ["2020-01-01", "2021-07-02"], "2022-01-01", None),  # a day later it lapsed: seen once since
        ("pole", ["2020-01-01", "2020-02-01"], "2021-08-01", "2020-02-01"),
        ("pole", ["2020-01-01", "2020-02-01"], "2021-08-02", None),
        ("meter", ["2020-01-31"], "2020-03-01", "2020-01-31"),  # 31 February is 1 March
        ("meter", ["2020-01-31"], "2020-03-02", None),
        ("meter", ["2020-01-31", "2020-06-01"], "2020-06-30", "2020-06-01"),
    ],
)
def test_signoffs_that_need_several_and_lapse(skill: str, days: list[str], today: str, since: str | None) -> None:
    signed = [{"skill": skill, "stage": "independent", "on": day} for day in days]
    rule = {"signoffs": {"checklist": "kept", "share": "0.33"}}
    assert met_on(rule, today=today, signoffs=signed) == since


def test_below_the_stage_of_the_list_one_word_is_enough() -> None:
    rule = {"signoffs": {"checklist": "kept", "share": "0.33", "stage": "supervised"}}
    assert met_on(rule, today="2021-01-01", signoffs=[SIGNED[0]]) == "2020-01-01"


@pytest.mark.parametrize("said", [{"answer": "returned"}, {"mentor_uid": "p"}])
def test_what_was_returned_and_ones_own_word_do_not_count(said: dict[str, Any]) -> None:
    signed = [{"skill": "meter", "stage": "independent", "on": "2020-06-01", **said}]
    assert met_on({"signoffs": {"checklist": "basics", "share": "0.33"}}, signoffs=signed) is None
    assert met_on(
        {"signoffs": {"checklist": "basics", "share": "0.33"}}, signoffs=[{**signed[0], **dict.fromkeys(said)}]
    )


def test_signoffs_of_a_list_no_pack_has_are_not_met() -> None:
    assert ask({"signoffs": {"checklist": "unheard_of"}}, TODAY, signoffs=SIGNED).act == "signoff"


@pytest.mark.parametrize(
    ("asked", "since", "progress"),
    [
        ({"component": "theory", "mark": 60}, "2023-05-01", 1.0),
        ({"component": "theory"}, "2023-05-01", 1.0),
        ({"component": "theory", "mark": 61}, None, 60 / 61),
        ({"component": "skills", "mark": 60}, None, 0.99),
        ({"component": "review", "mark": 60}, None, 0.0),
        ({"component": "theory", "mark": 60, "level": "level_3"}, "2024-05-01", 1.0),
        ({"component": "theory", "mark": 60, "level": "level_2"}, None, 0.0),
        ({"component": "theory", "mark": 60, "occupation": POWER}, None, 0.0),
    ],
)
def test_exam(asked: dict[str, Any], since: str | None, progress: float) -> None:
    sat = [
        {"occupation": LATHE, "level": "level_3", "on": "2024-05-01", "theory": 60, "skills": 40},
        {"occupation": LATHE, "level": "level_4", "on": "2023-05-01", "theory": 60, "skills": 59.4},
        {"occupation": LATHE, "level": "level_4", "on": "2025-01-02", "theory": 99, "skills": 99, "review": 99},
    ]
    assert met_on({"exam": asked}, exams=sat) == since
    assert ask({"exam": asked}, TODAY, exams=sat).progress == pytest.approx(progress)


@pytest.mark.parametrize(
    ("born", "asked", "today", "days", "progress"),
    [
        ("2009-01-01", {"min": 16}, "2025-01-01", ("2025-01-01",) * 2, 1.0),
        ("2009-01-02", {"min": 16}, "2025-01-01", (None, "2025-01-02"), 5843 / 5844),
        ("2004-02-29", {"min": 18}, "2022-02-28", (None, "2022-03-01"), 6574 / 6575),
        ("1980-01-01", {"max": 44}, "2025-01-01", (None, None), 0.0),
        ("1980-01-02", {"max": 44}, "2025-01-01", ("1980-01-02",) * 2, 1.0),
        ("1980-01-01", {"min": 18, "max": 50}, "2025-01-01", ("1998-01-01",) * 2, 1.0),
        (None, {"min": 18}, "2025-01-01", (None, None), 0.0),
    ],
)
def test_age(
    born: str | None, asked: dict[str, int], today: str, days: tuple[str | None, str | None], progress: float
) -> None:
    verdict = ask({"age": asked}, today, person={"birth_date": born})
    assert days_of(verdict) == days
    assert verdict.progress == pytest.approx(progress)
    assert (verdict.unknown != ()) == (born is None)


@pytest.mark.parametrize(
    ("region", "named", "met"),
    [
        ("500116", ["50"], True),
        ("500116", ["500000"], True),
        ("500116", ["5001"], True),
        ("500116", ["500100"], True),
        ("500116", ["500116"], True),
        ("500116", ["500"], True),
        ("500116", ["*"], True),
        ("500116", ["51", "42"], False),
        ("500116", ["500117"], False),
        ("500000", ["500116"], False),
        (None, ["50"], False),
    ],
)
def test_region(region: str | None, named: list[str], met: bool) -> None:
    jobs = [job("2020-01-01", region="500116"), job("2019-01-01", region="510000")]
    verdict = ask({"region": {"in": named}}, TODAY, person={"region": region}, experience=jobs)
    assert days_of(verdict)[0] == ("2020-01-01" if met else None)
    assert (verdict.act, verdict.unknown != ()) == (None if met or region is None else "move", region is None)


@pytest.mark.parametrize(
    ("held", "since"),
    [
        (certificate("2020-01-01", issuer_kind="government"), "2020-01-01"),
        (certificate("2020-01-01", issuer_kind="employer"), None),
        (certificate("2020-01-01", issuer_kind="government", valid_until="2024-12-31"), None),
        (certificate("2020-01-01", issuer_kind="government", occupation=POWER), None),
        (certificate("2020-01-01", issuer_kind="government", kind="driving"), None),
        (certificate("2020-01-01"), None),
    ],
)
def test_issuer(held: dict[str, Any], since: str | None) -> None:
    rule = {"issuer": {"kinds": ["government", "registered_body"]}}
    assert met_on(rule, certificates=[held]) == since
    verdict = ask(rule, TODAY, certificates=[held])
    assert (verdict.unknown != ()) == ("issuer_kind" not in held)
