"""`cohort`: everybody a mentor teaches, or everybody in the file: skills, who is stuck, who is ready when."""

from __future__ import annotations

from tracker.catalog.repo import checklists
from tracker.commands.answer import Answer
from tracker.commands.shapes import plain
from tracker.kernel.errors import NotFound
from tracker.overview.cohort import Cohort
from tracker.people.service import owner

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.commands.options import Options
    from tracker.mentoring.model import SkillStanding
    from tracker.overview.cohort import Member


def run(options: Options) -> Answer:
    """A row for each person: those whom the file's owner teaches, or with `--everybody` all but the owner."""
    with options.workspace() as work:
        reader, today = work.store.read(), work.today()
        lists = {one.id: [skill.id for skill in one.skills] for one in checklists(reader)}
        if options.checklist and options.checklist not in lists:
            raise NotFound("checklist", options.checklist)
        cohort = Cohort(reader, mentor=owner(reader).uid, today=today, everybody=bool(options.everybody))
        members: list[Member] = []
        for some in cohort.survey():
            members += some
            if options.progress:
                options.progress(len(members), len(cohort.people), some[-1].person.name)
    wanted = lists.get(options.checklist)
    data = {"today": plain(today), "people": [_member_data(member, wanted) for member in members]}
    return Answer(data=data, found=tuple(members))


def _member_data(member: Member, skills: list[str] | None) -> dict[str, Any]:
    """One person as `--json` has it; `skills` leaves out all others."""
    verdict, exam = member.verdict, member.exam
    return {
        "person": member.person.uid,
        "name": member.person.name,
        "skills": [_skill(one) for one in member.skills if skills is None or one.skill.id in skills],
        "reached": member.reached,
        "waiting": len(member.waiting),
        "stuck": member.stuck,
        "blocked": [one.skill.id for one in member.blocked],
        "days_since_practice": member.idle,
        "current_level": member.next.current_level,
        "next_level": member.next.target_level,
        "met": verdict.met if verdict else None,
        "expected_on": plain(verdict.expected_on) if verdict else None,
        "act": verdict.act if verdict else None,
        "exam": {"on": plain(exam.on), "level": exam.level, "chance": exam.chance, "told_on": plain(exam.told_on)}
        if exam
        else None,
        "overdue": [
            {"certificate": one.subject, "due_on": plain(one.due_on), "days_left": one.days_left}
            for one in member.overdue
        ],
    }


def _skill(one: SkillStanding) -> dict[str, Any]:
    return {
        "id": one.skill.id,
        "asked": one.skill.stage,
        "stage": one.stage,
        "state": one.state,
        "seen": one.seen,
        "observations": one.skill.observations,
        "since": plain(one.since),
        "practised_on": plain(one.practised_on),
        "days": one.days,
        "lapses_on": plain(one.lapses_on),
        "waiting": one.waiting,
        "block": one.block,
    }
