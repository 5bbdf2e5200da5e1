"""How a skill stands, which checklists are a worker's, what waits for a mentor, and what reviews agreed on."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.catalog.model import Skill
from tracker.kernel.dates import add_months
from tracker.kernel.problems import Problem
from tracker.kernel.terms import Component, PracticeAnswer, SkillStage, position
from tracker.mentoring.model import Block, LogEntry, MockResult, OpenStep, SkillStanding, SkillState, Step
from tracker.requirements.rules import run_of_sightings, sightings, stage_since

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from tracker.catalog.model import Checklist
    from tracker.mentoring.model import Mentorship, MonthlyReview, Practice
    from tracker.people.model import Signoff
    from tracker.requirements.rules import Sighting

STILL_DAYS = 60
"""How long a skill may stay at a stage before it counts as blocked: our choice, no rule's."""

IDLE_DAYS = 30
"""How long an apprentice may do nothing before the mentor hears of it: our choice, no rule's."""

BEST_RATING = 5
"""One's own mark of a practice goes from 1 to this."""

STAGES = tuple(SkillStage)


# Which skills


def checklists_of(checklists: Iterable[Checklist], occupation: str | None, *, today: date) -> tuple[Checklist, ...]:
    """The checklists in force for an occupation, or for any; all of them while the occupation is not known."""
    return tuple(
        one
        for one in checklists
        if one.in_force(today) and (one.occupation is None or occupation is None or one.occupation == occupation)
    )


def skills_of(checklists: Iterable[Checklist], used: Iterable[str] = ()) -> tuple[Skill, ...]:
    """The skills of checklists, each once, then those used in records that no list has: these are to be done alone."""
    found: dict[str, Skill] = {}
    for checklist in checklists:
        for skill in checklist.skills:
            found.setdefault(skill.id, skill)
    for one in used:
        found.setdefault(one, Skill(id=one, name={}, stage=SkillStage.INDEPENDENT))
    return tuple(found.values())


# How they stand


def standings(
    skills: Iterable[Skill], log: Iterable[LogEntry], signoffs: Iterable[Signoff], *, today: date
) -> tuple[SkillStanding, ...]:
    """How each skill of one worker stands; `signoffs` are those that count."""
    done: dict[str, list[LogEntry]] = {}
    for entry in log:
        done.setdefault(entry.practice.skill, []).append(entry)
    said: dict[str, list[Signoff]] = {}
    for signoff in signoffs:
        said.setdefault(signoff.skill, []).append(signoff)
    return tuple(standing(skill, done.get(skill.id, ()), said.get(skill.id, ()), today=today) for skill in skills)


def standing(skill: Skill, entries: Iterable[LogEntry], signoffs: Sequence[Signoff], *, today: date) -> SkillStanding:
    """How one skill of one worker stands, by the entries and the sign-offs of that skill."""
    seen = sightings(signoffs, today=today)
    run = run_of_sightings(seen, skill.lapses_months, today=today)
    shown = run or _last_run(seen, skill.lapses_months)
    stage = max((place for _day, place in shown), default=None)
    times = sum(place >= position(SkillStage(skill.stage)) for _day, place in run)
    state = _state(seen, run, reached=times >= skill.observations)
    since = None if stage is None else stage_since(shown, stage, 1)
    logged = [entry for entry in entries if entry.practice.on <= today]
    practised = max((*(day for day, _place in seen), *(entry.practice.on for entry in logged)), default=None)
    waiting = sum(entry.waits for entry in logged)
    return SkillStanding(
        skill=skill,
        state=state,
        stage=None if stage is None else STAGES[stage],
        seen=times,
        since=since,
        practised_on=practised,
        days=None if practised is None else (today - practised).days,
        lapses_on=add_months(shown[-1][0], skill.lapses_months) if shown and skill.lapses_months else None,
        waiting=waiting,
        block=_block(state, signoffs, since, waiting=waiting, today=today),
    )


def _last_run(seen: Sequence[Sighting], lapses_months: int | None) -> Sequence[Sighting]:
    """What stood on the day of the last word."""
    return run_of_sightings(seen, lapses_months, today=seen[-1][0]) if seen else ()


def _state(seen: Sequence[Sighting], run: Sequence[Sighting], *, reached: bool) -> SkillState:
    if not run:
        return SkillState.LAPSED if seen else SkillState.OPEN
    return SkillState.REACHED if reached else SkillState.LEARNING


def _block(
    state: SkillState, signoffs: Sequence[Signoff], since: date | None, *, waiting: int, today: date
) -> Block | None:
    """Why a skill goes no further; while a practice waits it is the mentor's turn."""
    if waiting or state is SkillState.REACHED:
        return None
    said = [signoff for signoff in signoffs if signoff.on <= today]
    last = max(said, key=lambda signoff: signoff.on, default=None)
    if last and last.answer is PracticeAnswer.RETURNED:
        return Block.RETURNED
    still = state is SkillState.LEARNING and since is not None and (today - since).days >= STILL_DAYS
    return Block.STILL if still else None


def idle_days(found: Iterable[SkillStanding]) -> int | None:
    """How long nothing of these skills was done; None where nothing ever was."""
    return min((one.days for one in found if one.days is not None), default=None)


# The log


def log_of(practices: Iterable[Practice], signoffs: Iterable[Signoff]) -> tuple[LogEntry, ...]:
    """A worker's practices, the latest first, each with the mentors' answers in the order they came."""
    answers: dict[str, tuple[Signoff, ...]] = {}
    for signoff in signoffs:
        if signoff.practice and signoff.mentor_uid != signoff.person:
            answers[signoff.practice] = (*answers.get(signoff.practice, ()), signoff)
    entries = [LogEntry(practice=one, answers=answers.get(one.uid, ())) for one in practices]
    return tuple(sorted(entries, key=lambda entry: entry.practice.on, reverse=True))


def practice_problems(values: Mapping[str, Any], *, today: date) -> Iterator[Problem]:
    """What is wrong with an entry of the log beyond its fields being there."""
    on, rating = values.get("on"), values.get("rating")
    if on is not None and on > today:
        yield Problem(code="in_future", where="on", value=on.isoformat(), expected=today.isoformat())
    if rating is not None and not 1 <= rating <= BEST_RATING:
        yield Problem(code="out_of_range", where="rating", value=rating, expected=(1, BEST_RATING))


# Mentorships and reviews


def going_on(mentorship: Mentorship, day: date) -> bool:
    """Whether a mentorship lasts on a day; both its ends are included."""
    return mentorship.start <= day and (mentorship.end is None or day <= mentorship.end)


def contract_left(mentorship: Mentorship, *, today: date) -> int | None:
    """Days until the contract of a mentorship that goes on is over, negative once it is; None without one."""
    if mentorship.contract_end is None or not going_on(mentorship, today):
        return None
    return (mentorship.contract_end - today).days


def month_of(day: date) -> str:
    """The month of a day, as YYYY-MM."""
    return day.isoformat()[:7]


def month_before(month: str) -> str:
    """The month before one, as YYYY-MM."""
    return month_of(days_of(month)[0] - timedelta(days=1))


def days_of(month: str) -> tuple[date, date]:
    """The first and the last day of a month written YYYY-MM."""
    first = date.fromisoformat(f"{month}-01")
    return first, add_months(first, 1) - timedelta(days=1)


def read_steps(lines: str | None) -> tuple[Step, ...]:
    """The steps written in lines: `2023-04-30 what`, or only what."""
    return tuple(_read_step(line.strip()) for line in (lines or "").splitlines() if line.strip())


def _read_step(line: str) -> Step:
    day, _, text = line.partition(" ")
    try:
        by = date.fromisoformat(day)
    except ValueError:
        return Step(text=line)
    return Step(text=text.strip(), by=by) if by.isoformat() == day and text.strip() else Step(text=line)


def write_steps(steps: Iterable[Step]) -> str | None:
    """The same as lines; nothing for none."""
    lines = (f"{step.by.isoformat()} {step.text}" if step.by else step.text for step in steps)
    return "\n".join(lines) or None


def open_steps(reviews: Iterable[MonthlyReview], *, today: date) -> tuple[OpenStep, ...]:
    """What was agreed on and not found done since, by either side; the most pressing first."""
    told = sorted(reviews, key=lambda review: review.month)
    done = {step for review in told for step in read_steps(review.done)}
    agreed = {
        step: (review.month, f"{review.uid}-{place}")
        for review in told
        for place, step in enumerate(read_steps(review.steps), 1)
    }
    found = [
        OpenStep(uid=uid, step=step, month=month, days_left=(step.by - today).days if step.by else None)
        for step, (month, uid) in agreed.items()
        if step not in done
    ]
    return tuple(sorted(found, key=lambda one: (one.step.by or date.max, one.month, one.step.text)))


# What is told of study


def mock_lines(results: Iterable[MockResult]) -> str | None:
    """Mock exams as a report of study tells them: day, component and score, one in each line."""
    return "\n".join(f"{one.on.isoformat()} {one.component} {one.score:g}" for one in results) or None


def mock_results(lines: str | None) -> tuple[MockResult, ...]:
    """The mock exams a report tells of; a line that says none is left out."""
    return tuple(found for line in (lines or "").splitlines() if (found := _mock_result(line)))


def _mock_result(line: str) -> MockResult | None:
    try:
        day, component, score = line.split()
        found = MockResult(on=date.fromisoformat(day), component=Component(component), score=float(score))
    except ValueError:
        return None
    return found if 0 <= found.score <= 100 else None
