"""What mentor and apprentice are told: how skills stand, who needs the mentor, what a month came to."""

from __future__ import annotations

from tracker.kernel.terms import PracticeAnswer
from tracker.mentoring.model import SkillState
from ui.text.catalogue import ntr, ptr, tr
from ui.text.formats import percent
from ui.text.labels import label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.mentoring.model import LogEntry, SkillStanding
    from tracker.overview.cohort import Member
    from tracker.overview.names import Names
    from tracker.people.model import Signoff

SKILL_LOOKS = {
    SkillState.OPEN: ("quiet", "minus"),
    SkillState.LEARNING: ("info", "clock"),
    SkillState.REACHED: ("good", "check"),
    SkillState.LAPSED: ("due", "warning"),
}
"""The state and the icon of a badge for each way a skill stands."""


def stage_words(one: SkillStanding) -> str:
    """How far a skill is, in one or two words: its stage, or that it has not been begun or has lapsed."""
    if one.state is SkillState.OPEN or one.stage is None:
        return label(one.state)
    if one.state is SkillState.LAPSED:
        return tr("{stage}, lapsed").format(stage=label(one.stage))
    if one.state is SkillState.LEARNING and one.seen:
        return tr("{stage} {seen}/{needed}").format(
            stage=label(one.stage), seen=one.seen, needed=one.skill.observations
        )
    return label(one.stage)


def stale_words(days: int | None) -> str:
    """How long ago something was last practised."""
    if days is None:
        return tr("never practised")
    if days == 0:
        return tr("practised today")
    return ntr("practised {n} day ago", "practised {n} days ago", days).format(n=days)


def skill_line(one: SkillStanding) -> str:
    """Everything said of a skill below its name."""
    parts = [stale_words(one.days)] if one.practised_on or one.state is not SkillState.OPEN else []
    if one.waiting:
        parts.append(waiting_words(one.waiting))
    if one.block:
        parts.append(label(one.block))
    if one.lapses_on and one.state is not SkillState.LAPSED:
        parts.append(tr("lapses after {day}").format(day=one.lapses_on.isoformat()))
    return tr(" · ").join(parts)


def waiting_words(count: int) -> str:
    """How many practices no mentor has answered."""
    return ntr("{n} to be confirmed", "{n} to be confirmed", count).format(n=count)


def reached_words(member: Member) -> str:
    """How many of the skills are as far as asked."""
    return tr("{reached} of {asked} skills").format(reached=member.reached, asked=len(member.skills))


def ahead_words(member: Member) -> str:
    """The next level and the day it can be applied for, or what is missing."""
    target, verdict = member.next.target_level, member.verdict
    if target is None:
        return tr("no occupation") if member.next.occupation is None else tr("at the top")
    if verdict is None:
        return tr("{level}: no rule").format(level=label(target))
    if verdict.met:
        return tr("{level}: can apply").format(level=label(target))
    if verdict.expected_on:
        return tr("{level}: {day}").format(level=label(target), day=verdict.expected_on.isoformat())
    return tr("{level}: {act}").format(level=label(target), act=label(verdict.act))


def stuck_words(member: Member, names: Names) -> str:
    """Why somebody is stuck; nothing for who is not."""
    if not member.stuck:
        return ""
    if member.blocked:
        return tr(", ").join(names.skill(one.skill.id) for one in member.blocked)
    return stale_words(member.idle)


def exam_words(member: Member) -> str:
    """The exam somebody studies for and the chance of passing it; nothing without one."""
    exam = member.exam
    if exam is None:
        return ""
    if exam.chance is None:
        return exam.on.isoformat()
    return tr("{day}, {chance}").format(day=exam.on.isoformat(), chance=percent(exam.chance))


def overdue_words(member: Member) -> str:
    """How many certificates are overdue; nothing for none."""
    count = len(member.overdue)
    return ntr("{n} overdue", "{n} overdue", count).format(n=count) if count else ""


def mentor_line(members: Sequence[Member]) -> str:
    """The first line of a mentor's page: how many people, what waits, who has something overdue."""
    waiting = sum(one.waiting > 0 for member in members for one in member.skills)
    late = sum(bool(member.overdue) for member in members)
    people = ntr("{n} apprentice", "{n} apprentices", len(members)).format(n=len(members))
    waits = ntr("{n} skill to be confirmed", "{n} skills to be confirmed", waiting).format(n=waiting)
    overdue = ntr("{n} has something overdue", "{n} have something overdue", late).format(n=late)
    said = [people, *([waits] if waiting else []), *([overdue] if late else [])]
    return _sentence(said if len(said) > 1 else [people, tr("nothing waits for you")])


def apprentice_line(skills: Iterable[SkillStanding]) -> str:
    """The first line of an apprentice's own page: how many skills are reached, what came back, what waits."""
    found = tuple(skills)
    reached = sum(one.state is SkillState.REACHED for one in found)
    back = sum(one.block == "returned" for one in found)
    waiting = sum(one.waiting for one in found)
    said = [tr("{reached} of {asked} skills reached").format(reached=reached, asked=len(found))]
    if back:
        said.append(ntr("{n} came back", "{n} came back", back).format(n=back))
    if waiting:
        said.append(waiting_words(waiting))
    return _sentence(said)


def _sentence(parts: Iterable[str]) -> str:
    return ptr("sentence", ", ").join(parts)


def answer_words(answer: Signoff) -> str:
    """What a mentor made of a practice."""
    by = answer.by or ptr("mentor", "somebody")
    if answer.answer is PracticeAnswer.RETURNED:
        said = tr("{day} {mentor} returned it").format(day=answer.on.isoformat(), mentor=by)
    else:
        said = tr("{day} {mentor}: {stage}").format(day=answer.on.isoformat(), mentor=by, stage=label(answer.stage))
    return tr("{said} – “{comment}”").format(said=said, comment=answer.note) if answer.note else said


def practice_words(entry: LogEntry) -> str:
    """What an apprentice wrote of a practice: where, what, the own mark, the stage claimed."""
    one = entry.practice
    parts = [one.place, one.what]
    if one.rating:
        parts.append(tr("own mark {rating} of 5").format(rating=one.rating))
    if one.stage:
        parts.append(tr("claims: {stage}").format(stage=label(one.stage)))
    return tr(" · ").join(part for part in parts if part)
