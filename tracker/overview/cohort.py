"""Everybody a mentor teaches, or everybody at a station: who has come how far, who is stuck, who is ready when.

People are read and measured a few at a time, each as when looked at alone: the window shows the first of them at once
and takes the next step whenever it has nothing else to do.
"""

from __future__ import annotations

from functools import cached_property

from tracker.catalog import repo as catalog
from tracker.catalog.model import Knowledge
from tracker.certificates.rules import DueState
from tracker.kernel.record import Record
from tracker.mentoring.model import SkillState
from tracker.mentoring.repo import MENTORSHIPS, PRACTICES, STUDY_REPORTS, people_taught
from tracker.mentoring.rules import IDLE_DAYS, checklists_of, going_on, idle_days, log_of, skills_of, standings
from tracker.overview.agenda import certificate_dates
from tracker.overview.next_level import measure_next
from tracker.overview.standing import running_out
from tracker.people.repo import people_in_order
from tracker.requirements.repo import facts_of_people
from tracker.study.repo import TARGETS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tracker.catalog.model import Checklist, Skill
    from tracker.kernel.terms import Level
    from tracker.mentoring.model import LogEntry, Mentorship, SkillStanding, StudyReport
    from tracker.overview.agenda import AgendaItem
    from tracker.overview.next_level import NextLevel
    from tracker.people.model import Person
    from tracker.requirements.model import Facts, Verdict
    from tracker.store.session import Reader
    from tracker.study.kept import Target

FIRST, STEP = 8, 4
"""How many people the first step reads and measures, in a fraction of what a person notices; and each later one."""


class ExamOutlook(Record):
    """The exam somebody studies for, and the chance of passing it; no chance where there is nothing to go by.

    `told_on` is the day it is as of, where it came with a bundle.
    """

    on: date
    level: Level | None
    days_left: int
    chance: float | None = None
    told_on: date | None = None


class Member(Record):
    """One apprentice on a day; `skills` are those of his lists, then those of his log that no list has.

    What lists of thousands of people narrow, count and sort by is found once, as each of them is read: how many skills
    have `reached` what is asked; the practices `waiting` for a mentor's answer, the latest first; the skills that are
    `blocked`; for how many days nothing was practised (`idle`, None where nothing ever was); whether he is `stuck`: a
    skill is blocked, or he is idle for long while something is left to learn; the certificates that are `overdue`;
    whether he is `ready` for the next level.
    """

    person: Person
    mentorship: Mentorship | None
    skills: tuple[SkillStanding, ...]
    log: tuple[LogEntry, ...]
    dates: tuple[AgendaItem, ...]
    next: NextLevel
    exam: ExamOutlook | None
    reached: int
    waiting: tuple[LogEntry, ...]
    blocked: tuple[SkillStanding, ...]
    idle: int | None
    stuck: bool
    overdue: tuple[AgendaItem, ...]
    ready: bool

    @property
    def verdict(self) -> Verdict | None:
        """How the next level stands; None where no rule says what it asks."""
        return self.next.applying.verdict if self.next.applying else None

    def standing_of(self, skill: str) -> SkillStanding | None:
        """How one skill stands; None where it is on none of his lists."""
        return next((one for one in self.skills if one.skill.id == skill), None)


class Cohort:
    """The people whom `mentor` teaches on the day; everybody but him where he teaches nobody, or nobody is named."""

    def __init__(self, reader: Reader, *, mentor: str | None, today: date, everybody: bool = False) -> None:
        self._reader, self._today = reader, today
        self._mentor, self._everybody = mentor, everybody
        self._lists: dict[str | None, tuple[Skill, ...]] = {}
        self._reviews = catalog.reviews(reader)
        self._known = Knowledge(
            occupations=catalog.occupations(reader),
            routes=catalog.routes(reader),
            roles=catalog.roles(reader, asking=False),
            checklists=catalog.checklists(reader),
        )

    @cached_property
    def people(self) -> tuple[tuple[str, str], ...]:
        """Uids and names, in the order of names."""
        mentor = self._mentor
        taught = people_taught(self._reader, mentor, self._today) if mentor and not self._everybody else set()
        named = people_in_order(self._reader)
        return tuple((uid, name) for uid, name in named if (uid in taught if taught else uid != mentor))

    @property
    def checklists(self) -> tuple[Checklist, ...]:
        """The checklists in force, of every occupation."""
        return tuple(one for one in self._known.checklists if one.in_force(self._today))

    def survey(self) -> Iterator[tuple[Member, ...]]:
        """Everybody, a few at each step."""
        uids = [uid for uid, _name in self.people]
        yield self.members(uids[:FIRST])
        for first in range(FIRST, len(uids), STEP):
            yield self.members(uids[first : first + STEP])

    def members(self, people: Sequence[str]) -> tuple[Member, ...]:
        """Some people, in the order asked for; who is not in the file is left out."""
        facts = facts_of_people(self._reader, people)
        practices = PRACTICES.of_people(self._reader, people)
        pairs, targets = MENTORSHIPS.of_people(self._reader, people), TARGETS.of_people(self._reader, people)
        reports = STUDY_REPORTS.of_people(self._reader, people)
        return tuple(
            self._member(
                facts[uid],
                log_of(practices.get(uid, ()), facts[uid].signoffs),
                [one for one in pairs.get(uid, ()) if going_on(one, self._today)],
                [one for one in targets.get(uid, ()) if one.on >= self._today],
                reports.get(uid, ()),
            )
            for uid in people
            if uid in facts
        )

    def _member(
        self,
        facts: Facts,
        log: tuple[LogEntry, ...],
        pairs: Sequence[Mentorship],
        targets: Sequence[Target],
        reports: Sequence[StudyReport],
    ) -> Member:
        skills = self._skills_of(facts.occupation)
        known = {skill.id for skill in skills}
        others = {one.practice.skill for one in log} | {one.skill for one in facts.signoffs}
        if not others <= known:
            used = (*(one.practice.skill for one in log), *(one.skill for one in facts.signoffs))
            skills = (*skills, *skills_of((), (one for one in used if one not in known)))
        dates = running_out(certificate_dates(facts.certificates, self._reviews, today=self._today), facts.certificates)
        found = standings(skills, log, facts.signoffs, today=self._today)
        reached, idle = sum(one.state is SkillState.REACHED for one in found), idle_days(found)
        blocked = tuple(one for one in found if one.block)
        ahead = measure_next(facts, self._known, today=self._today)
        verdict = ahead.applying.verdict if ahead.applying else None
        return Member(
            person=facts.person,
            mentorship=max(pairs, key=lambda one: one.start, default=None),
            skills=found,
            log=log,
            dates=dates,
            next=ahead,
            exam=self._exam(facts.person.uid, min(targets, key=lambda one: one.on, default=None), reports),
            reached=reached,
            waiting=tuple(entry for entry in log if entry.waits),
            blocked=blocked,
            idle=idle,
            stuck=bool(blocked) or (reached < len(found) and idle is not None and idle >= IDLE_DAYS),
            overdue=tuple(one for one in dates if one.state in (DueState.OVERDUE, DueState.EXPIRED)),
            ready=verdict is not None and verdict.met,
        )

    def _skills_of(self, occupation: str | None) -> tuple[Skill, ...]:
        """The skills of an occupation's lists, put together once."""
        if occupation not in self._lists:
            lists = checklists_of(self._known.checklists, occupation, today=self._today)
            self._lists[occupation] = skills_of(lists)
        return self._lists[occupation]

    def _exam(self, person: str, target: Target | None, reports: Sequence[StudyReport]) -> ExamOutlook | None:
        """By what he studied in this file, else by what his own file told with a bundle."""
        if target is None:
            return self._told(reports)
        from tracker.study.service.progress import chance_of

        return ExamOutlook(
            on=target.on,
            level=target.level,
            days_left=(target.on - self._today).days,
            chance=chance_of(self._reader, person, target, today=self._today),
        )

    def _told(self, reports: Sequence[StudyReport]) -> ExamOutlook | None:
        last = max(reports, key=lambda one: one.month, default=None)
        if last is None or last.exam_on is None or last.exam_on < self._today:
            return None
        return ExamOutlook(
            on=last.exam_on,
            level=last.level,
            days_left=(last.exam_on - self._today).days,
            chance=None if last.chance_permille is None else last.chance_permille / 1000,
            told_on=last.as_of,
        )


def columns_of(members: Sequence[Member]) -> tuple[Skill, ...]:
    """Every skill of these people, in the order of their lists."""
    return tuple({one.skill.id: one.skill for member in members for one in member.skills}.values())


def begun_of(members: Sequence[Member]) -> tuple[Skill, ...]:
    """Those of them that somebody has begun."""
    begun = {
        one.skill.id for member in members for one in member.skills if one.state is not SkillState.OPEN or one.waiting
    }
    return tuple(skill for skill in columns_of(members) if skill.id in begun)
