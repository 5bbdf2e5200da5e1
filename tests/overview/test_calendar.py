"""The calendar file, read back by a program that is not ours."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from icalendar import Calendar

from tests.commands.conftest import Run, demo, run  # noqa: F401 - fixtures
from tracker.certificates.rules import DueState
from tracker.kernel.dates import FOREVER
from tracker.overview.agenda import AgendaItem, ItemKind
from tracker.overview.calendar import ALARMS, calendar_file

NOW = datetime(2023, 3, 24, 8, 0, tzinfo=UTC)
TODAY = date(2023, 3, 24)


def item(due: date, subject: str = "c-1") -> AgendaItem:
    return AgendaItem(
        kind=ItemKind.REVIEW,
        subject=subject,
        opens_on=due,
        due_on=due,
        days_left=(due - TODAY).days,
        state=DueState.LATER,
    )


def read(content: bytes) -> list[dict[str, object]]:
    events = Calendar.from_ical(content).walk("VEVENT")
    return [
        {
            "uid": str(event["uid"]),
            "day": event.decoded("dtstart"),
            "title": str(event["summary"]),
            "alarms": [alarm.decoded("trigger") for alarm in event.walk("VALARM")],
        }
        for event in events
    ]


def test_days_titles_and_alarms_come_back() -> None:
    title = "复审：低压电工作业, 第 2 次; “甲\\乙”\n换行 " + "很长" * 60
    (event,) = read(calendar_file([(item(date(2024, 2, 29)), title, "依据")], now=NOW, name="匠途"))
    assert (event["day"], event["title"]) == (date(2024, 2, 29), title)
    assert event["alarms"] == [timedelta(days=-days, hours=9) for days in ALARMS]


def test_alarms_that_would_be_past_and_dates_that_are_over_are_left_out() -> None:
    soon, over = item(TODAY + timedelta(days=7)), item(TODAY - timedelta(days=1))
    (event,) = read(calendar_file([(soon, "a", ""), (over, "b", "")], now=NOW, name="n"))
    assert event["alarms"] == [timedelta(days=-7, hours=9), timedelta(days=-1, hours=9)]


def test_an_event_keeps_its_uid_when_its_date_moves() -> None:
    first = read(calendar_file([(item(date(2024, 1, 1)), "a", "")], now=NOW, name="n"))
    later = read(calendar_file([(item(date(2024, 5, 1)), "a", "")], now=NOW, name="n"))
    other = read(calendar_file([(item(date(2024, 1, 1), "c-2"), "a", "")], now=NOW, name="n"))
    assert first[0]["uid"] == later[0]["uid"] != other[0]["uid"]


def test_the_last_day_of_the_calendar_stands_for_no_end_at_all() -> None:
    (event,) = read(calendar_file([(item(FOREVER), "a", "")], now=NOW, name="n"))
    assert event["day"] == FOREVER


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    content = calendar_file([(item(date(2024, 1, 1)), "很" * 200, "")], now=NOW, name="n")
    lines = content.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75


def test_written_by_the_command(demo: str, run: Run, tmp_path: Path) -> None:  # noqa: F811
    target = tmp_path / "agenda.ics"
    done = run("agenda", "export", str(target), "--file", demo, "--json")
    assert (done.code, done.data["events"]) == (0, 2), "a review, and the exam studied for"
    assert [event["day"] for event in read(target.read_bytes())] == [date(2023, 4, 22), date(2023, 5, 10)]
