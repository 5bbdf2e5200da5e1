"""Each chart in words: the finding, and everything the picture says, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ui.charts.samples import CERTIFICATES, JOBS, RULES, SERIES, TODAY
from tracker.certificates.rules import State
from tracker.kernel.terms import Act, CertificateKind, Level
from tracker.overview.career import career_series
from tracker.overview.earnings import income_series
from tracker.overview.names import Names
from tracker.overview.series import (
    CertificateSpan,
    IncomeSeries,
    ProgressSeries,
    RequirementProgress,
    ValiditySeries,
)
from tracker.overview.study_series import HourSeries
from tracker.people.model import Income
from tracker.requirements.model import Verdict
from tracker.study.kept import Hour
from ui.charts import kinds, tell_career, tell_payoff, tell_validity
from ui.text import set_language
from ui.text.labels import label
from ui.text.requirements import inside

FINDINGS = [
    ("career", "empty", "No working life is recorded yet", "还没有工作经历和证书"),
    (
        "career",
        "full",
        (
            "At work 14 years 6 months 24 days · Senior worker (level 3) since 2019-11-20 · "
            "Technician (level 2) on 2023-11-20 at the earliest"
        ),
        "累计工作 14 年 6 个月 24 天 · 2019-11-20 起为高级工（三级） · 技师（二级）最早 2023-11-20",
    ),
    ("validity", "empty", "No certificates are recorded yet", "还没有证书"),
    (
        "validity",
        "full",
        "3 certificates valid · next: 低压电工作业, review by 2023-05-10, 47 days left",
        "3 张证书有效 · 接下来：低压电工作业，2023-05-10 前复审，还有 47 天",
    ),
    ("burnup", "empty", "No study is recorded yet", "还没有学习记录"),
    (
        "burnup",
        "full",
        "Your pace brings 1 h 23 min to 6 h 34 min by the exam; 85 % needs 5 h",
        "照最近的进度，到考试还会学 1 小时 23 分钟到 6 小时 34 分钟；达到 85 % 要学 5 小时",
    ),
    (
        "burnup",
        "large",
        "85 % is out of reach with the days there are; your pace brings 19 h to 90 h by the exam",
        "照能学的日子达不到 85 %；照最近的进度，到考试还会学 19 小时到 90 小时",
    ),
    ("payoff", "empty", "Nothing is answered yet", "还没有答过题"),
    (
        "payoff",
        "full",
        "The next hour pays most in 安全用具与登高: 0.6 marks more",
        "再学一小时，学“安全用具与登高”最划算：预计多得 0.6 分",
    ),
    ("heat", "empty", "No study in the last year", "最近一年没有学习记录"),
    ("hours", "empty", "When you answer best is not known yet", "还不知道您几点学得最好"),
    (
        "hours",
        "full",
        "You answer best at 20:00–21:00: 90 % right; most answers at 12:00–13:00: 1,204, 81 % right",
        "20:00–21:00 学得最好，答对 90 %；12:00–13:00 答题最多：1,204 次，答对 81 %",
    ),
    ("forgetting", "empty", "There is nothing to forget yet", "还没有可忘的"),
    (
        "forgetting",
        "full",
        "Without study the expected score goes from 78 to 76 by the exam; pass mark 60",
        "如果不再学习，预计得分到考试时从 78 分变为 76 分；及格线 60 分",
    ),
    (
        "forgetting",
        "large",
        "Without study the expected score falls below the pass mark of 60 around 2024-01-14",
        "如果不再学习，预计得分在 2024-01-14 前后会低于及格线 60 分",
    ),
    ("mocks", "empty", "No mock exam yet", "还没有做过模拟卷"),
    ("choice", "empty", "Nothing to weigh yet", "还没有可比较的"),
    (
        "choice",
        "full",
        "Station head stays before Stay, whichever single thing changes",
        "无论哪一项单独变化，供电所所长都排在留在原岗位前面",
    ),
    ("days", "empty", "No option is entered yet", "还没有录入选项"),
    ("days", "full", "Today: Stay; Chongqing from 2023-09-01", "今天就可以：留在原岗位；重庆最早 2023-09-01"),
    ("ladder", "empty", "No ladder of posts is known yet", "还没有岗位阶梯"),
    (
        "ladder",
        "full",
        "Station technician since 2022-08-03; next: Station head, conditions met (since 2015-01-01)",
        "2022-08-03 起任供电所技术员；下一步：供电所所长，已具备条件（自 2015-01-01 起）",
    ),
    ("pay", "empty", "No pay is known yet", "还没有收入数字"),
    (
        "pay",
        "full",
        "Station head brings most over 10 years: ¥815,771 to ¥977,771, ¥110,469 to ¥272,469 more than staying",
        "10 年里供电所所长挣得最多：815,771 元至 977,771 元，比留在原岗位多 110,469 元至 272,469 元",
    ),
    ("income", "empty", "No income is recorded yet", "还没有收入记录"),
    ("progress", "empty", "No occupation is recorded yet", "还没有填写职业"),
    (
        "progress",
        "full",
        "Technician (level 2) on 2023-11-20 at the earliest, 7 months 27 days left",
        "技师（二级）：最早 2023-11-20 可申报，还差 7 个月 27 天",
    ),
    (
        "progress",
        "large",
        "Technician (level 2): 1 of 6 requirements met",
        "技师（二级）：6 项要求已具备 1 项",
    ),
]


@pytest.mark.parametrize(("name", "size", "english", "chinese"), FINDINGS)
def test_the_finding(name: str, size: str, english: str, chinese: str) -> None:
    assert kinds.finding(SERIES[name](size)) == english
    set_language("zh_CN")
    assert kinds.finding(SERIES[name](size)) == chinese


@pytest.mark.parametrize("size", ["empty", "full", "large"])
@pytest.mark.parametrize("name", SERIES)
def test_the_twin_begins_with_the_finding(name: str, size: str) -> None:
    series = SERIES[name](size)
    lines = kinds.describe(series).splitlines()
    assert lines[0] == kinds.finding(series)
    assert len(lines) > 1
    assert lines == [line.rstrip() for line in lines]


def test_a_career_is_told_whole() -> None:
    assert kinds.describe(SERIES["career"]("full")).splitlines()[2:] == [
        "Highest level held",
        "· Intermediate worker (level 4): 2014-09-15 – 2019-11-19",
        "· Senior worker (level 3): 2019-11-20 – 2023-03-24",
        "",
        "Certificates",
        "· 农网配电营业工 · Intermediate worker (level 4): issued 2014-09-15",
        "· 农网配电营业工 · Senior worker (level 3): issued 2019-11-20",
        "· 低压电工作业: issued 2020-05-10",
        "",
        "Jobs",
        "· 双沟镇供电所 · 抄表工: 2008-09-01 – 2014-12-31 (6 years 4 months)",
        "· 双沟镇供电所 · 营销班长: 2015-01-01 – 2022-08-02 (7 years 7 months 2 days)",
        "· 程河镇供电所 · 技术员: 2022-08-03 – now (7 months 22 days)",
    ]


@pytest.mark.parametrize("name", SERIES)
def test_a_twin_misses_no_record(name: str) -> None:
    series = SERIES[name]("large")
    told = kinds.describe(series)
    days = {
        "career": lambda: (
            [str(job.start) for job in series.jobs]
            + [str(one.issued_on) for one in series.certificates]
            + [str(one.start) for one in (*series.gaps, *series.overlaps, *series.levels)]
        ),
        "burnup": lambda: sorted({f"{day:%Y-%m}: " for day, _total in series.done}),
        "payoff": lambda: [tell_payoff.name_of(series, one) for one in series.topics],
        "heat": lambda: [f"{day}: " for day, _minutes in series.days],
        "hours": lambda: [f"{one.hour}:00–{one.hour + 1}:00: {one.answers:,}" for one in series.hours],
        "forgetting": lambda: [f"{day}: " for day, _outlook in series.points],
        "mocks": lambda: [f"{one.on}: " for one in series.papers],
        "choice": lambda: [inside(label(one.criterion)) for one in series.found.swings if one.low != one.high],
        "days": lambda: [str(one.earliest) for one in series.answers if one.earliest and one.earliest > TODAY],
        "ladder": lambda: [str(part.start) for one in series.posts for part in one.held],
        "pay": lambda: (
            [f"{one.month}: " for one in series.history]
            + [f"{year.year}: " for one in series.options for year in one.years]
        ),
        "validity": lambda: (
            [f"{one.starts_on} – " for one in series.certificates]
            + [str(one.due_on) for one in series.certificates if one.due_on]
        ),
        "income": lambda: [f"{one.month}: " for one in series.months] + [str(one.on) for one in series.job_changes],
        "progress": lambda: (
            [str(one.verdict.expected_on) for one in series.items if one.verdict.expected_on]
            + ["Complete training", "Pass an exam", "Graduate from a school"]
        ),
    }[name]()
    assert days
    assert [day for day in days if day not in told] == []


def test_what_has_no_title_is_called_as_the_packs_call_it() -> None:
    names = Names(occupations={"4-11-01-01": "供电服务员"}, roles={("ladder", "team_leader"): "营销班长"})
    jobs = [JOBS[1].replace(title=None, role="team_leader", employer=None)]
    series = career_series(jobs, [CERTIFICATES[0].replace(title=None)], names=names, today=TODAY)
    told = kinds.describe(series)
    assert "· 营销班长: 2015" in told
    assert "供电服务员 · Intermediate worker (level 4)" in told
    bare = career_series(
        [JOBS[1].replace(title=None, employer=None)],
        [CERTIFICATES[2].replace(title=None, occupation=None)],
        today=TODAY,
    )
    assert "· Job: 2015" in kinds.describe(bare)
    assert "· Special operation certificate: issued" in kinds.describe(bare)


def test_gaps_and_overlaps_are_named_the_longest_first() -> None:
    jobs = [
        JOBS[0].replace(start=date(2020, 1, 1), end=date(2020, 6, 30)),
        JOBS[1].replace(start=date(2020, 6, 30), end=date(2020, 12, 31)),
        JOBS[2].replace(start=date(2021, 2, 1)),
    ]
    series = career_series(jobs, [], today=TODAY)
    assert [name for _one, _both, name in tell_career.breaks(series)] == [
        "1 month without work",
        "1 day in several jobs",
    ]


def test_a_next_level_already_open_is_said_and_not_foreseen() -> None:
    series = SERIES["career"]("full").replace(next_on=date(2022, 1, 1))
    assert kinds.finding(series).endswith("Technician (level 2) can be applied for since 2022-01-01")


def span(state: State, **fields: object) -> CertificateSpan:
    plain = CertificateSpan(
        uid="c", kind=CertificateKind.SPECIAL_OPERATION, title="c", starts_on=date(2020, 5, 10), state=state
    )
    return plain.replace(**fields)


STATES = [
    (span(State.VALID), "valid, no end named"),
    (span(State.VALID, ends_on=date(2030, 1, 1), due_on=date(2030, 1, 1)), "valid until 2030-01-01"),
    (span(State.VALID, due_on=date(2030, 1, 1), is_review=True), "review by 2030-01-01"),
    (span(State.DUE, due_on=date(2023, 5, 10), is_review=True), "review by 2023-05-10, 47 days left"),
    (span(State.DUE, due_on=date(2023, 5, 10)), "ends 2023-05-10, 47 days left"),
    (span(State.OVERDUE, due_on=date(2023, 1, 1), is_review=True), "review missed on 2023-01-01"),
    (span(State.EXPIRED, ends_on=date(2022, 1, 1)), "expired, last valid 2022-01-01"),
    (span(State.REVOKED, ends_on=date(2022, 1, 1)), "revoked, last valid 2022-01-01"),
    (span(State.NOT_YET, starts_on=date(2023, 5, 1)), "valid from 2023-05-01"),
]


@pytest.mark.parametrize(("one", "words"), STATES, ids=lambda value: getattr(value, "state", None))
def test_every_state_of_a_certificate_has_words(one: CertificateSpan, words: str) -> None:
    assert tell_validity.state_words(one, TODAY) == words


def test_missed_and_ended_certificates_are_counted_apart() -> None:
    states = (State.OVERDUE, State.EXPIRED, State.EXPIRED, State.VALID)
    spans = tuple(span(state, due_on=date(2023, 1, 1), ends_on=date(2023, 1, 1)) for state in states)
    found = kinds.finding(ValiditySeries(certificates=spans, today=TODAY))
    assert found == "1 certificate valid · 1 review missed · 2 expired · next: c, valid until 2023-01-01"


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (((8, 1, 1),), "Too few answers yet to compare hours; most at 8:00–9:00: 1"),
        (
            ((8, 40, 30), (20, 50, 40)),
            "No hour is clearly better than the others; most answers at 20:00–21:00: 50, 80 % right",
        ),
        (((8, 400, 280), (20, 500, 450)), "You answer best at 20:00–21:00, and most, too: 500 answers, 90 % right"),
    ],
)
def test_hours_are_called_better_with_reason(counts: tuple[tuple[int, int, int], ...], words: str) -> None:
    made = [Hour(hour=hour, answers=answers, correct=correct) for hour, answers, correct in counts]
    assert kinds.finding(HourSeries(hours=tuple(made), today=TODAY)) == words


def earned(*amounts: tuple[str, int]) -> IncomeSeries:
    months = [Income(uid=month, person="p", month=month, amount_fen=fen) for month, fen in amounts]
    return income_series(months, JOBS, today=TODAY)


@pytest.mark.parametrize(
    ("series", "words"),
    [
        (
            earned(("2022-07", 480_000), ("2022-09", 600_000), ("2023-02", 600_000)),
            "¥6,000 a month since the job change, 25 % more than before",
        ),
        (
            earned(("2022-07", 600_000), ("2022-09", 450_000)),
            "¥4,500 a month since the job change, 25 % less than before",
        ),
        (earned(("2022-07", 600_000), ("2022-09", 600_100)), "¥6,001 a month since the job change, as much as before"),
        (earned(("2022-07", 0), ("2022-09", 600_000)), "¥3,000 a month on average over 2 months"),
        (earned(("2022-09", 600_050)), "¥6,001 in the one month recorded"),
    ],
)
def test_what_a_job_change_did_to_income(series: IncomeSeries, words: str) -> None:
    assert kinds.finding(series) == words


@pytest.mark.parametrize(
    ("series", "words"),
    [
        (ProgressSeries(occupation="x", today=TODAY), "The highest level is reached"),
        (
            ProgressSeries(occupation="x", target_level=Level.CHIEF, today=TODAY),
            "Chief technician: no way is known",
        ),
        (
            ProgressSeries(
                occupation="x",
                target_level=Level.LEVEL_2,
                items=(RequirementProgress(verdict=Verdict(kind="all", met=True, have={"met": 0})),),
                met=True,
                met_on=date(2022, 1, 1),
                today=TODAY,
            ),
            "Technician (level 2): everything asked is met since 2022-01-01",
        ),
    ],
)
def test_a_level_that_is_reached_met_or_unknown(series: ProgressSeries, words: str) -> None:
    assert kinds.finding(series) == words


def test_a_requirement_says_how_far_it_is_and_what_it_waits_for() -> None:
    waiting = Verdict(
        kind="training",
        met=False,
        act=Act.TRAINING,
        progress=0.25,
        have={"hours": 30, "courses": 1},
        need={"hours": 120},
    )
    series = ProgressSeries(
        occupation="x",
        target_level=Level.LEVEL_2,
        items=(RequirementProgress(verdict=waiting),),
        edition="2018",
        source="the rule",
        other_ways=2,
        today=TODAY,
    )
    told = kinds.describe(series)
    assert "120 class hours of training" in told
    assert "30 of 120 class hours" in told
    assert "(25 %)" in told
    assert "Complete training" in told
    assert "2018 edition · source: the rule · 2 other ways in the rules" in told


def test_rules_are_shown_as_they_are_for_reviews() -> None:
    told = kinds.describe(SERIES["validity"]("full"))
    assert "review open 2023-03-11 – 2023-05-10" in told
    assert RULES[0].window_days == 60
