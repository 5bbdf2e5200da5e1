"""What mentor and apprentice are told: how skills stand, who needs the mentor, what a month came to."""

from __future__ import annotations

from tracker.kernel.record import Record
from tracker.kernel.terms import PracticeAnswer, SkillStage
from tracker.mentoring.model import Block, SkillState
from ui.text.catalogue import ntr, ptr, tr
from ui.text.formats import percent
from ui.text.labels import label
from ui.text.requirements import inside

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.catalog.model import Skill
    from tracker.catalog.own_skills import OwnSkill
    from tracker.mentoring.model import LogEntry, SkillStanding
    from tracker.overview.cohort import Member
    from tracker.overview.names import Names
    from tracker.people.model import Person, Signoff
    from tracker.people.service import Belongings

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


def short_stage(one: SkillStanding) -> str:
    """The stage in a word, for a narrow column."""
    if one.stage is None:
        return label(one.state)
    short = {
        "seen": ptr("short", "Watched"),
        "assisted": ptr("short", "Assisted"),
        "supervised": ptr("short", "Guided"),
        "independent": ptr("short", "Alone"),
    }[one.stage]
    if one.state is SkillState.LEARNING and one.seen:
        return tr("{stage} {seen}/{needed}").format(stage=short, seen=one.seen, needed=one.skill.observations)
    return short


def days_ago(days: int | None) -> str:
    """How long ago, as short as can be: in days, from a hundred days on in months, from two years on in years."""
    if days is None:
        return ""
    if days == 0:
        return tr("today")
    years, months = int(days / 365.25), int(days / 30.44)
    if years >= 2:
        return ntr("{n} year ago", "{n} years ago", years).format(n=years)
    if days >= 100:
        return ntr("{n} month ago", "{n} months ago", months).format(n=months)
    return ntr("{n} day ago", "{n} days ago", days).format(n=days)


def short_block(block: Block) -> str:
    """Why a skill goes no further, for a narrow column."""
    return ptr("short", "Came back") if block is Block.RETURNED else ptr("short", "Stuck")


def _stale_words(days: int | None) -> str:
    """How long ago something was last practised."""
    return tr("practised {ago}").format(ago=days_ago(days)) if days is not None else tr("never practised")


def idle_words(days: int | None) -> str:
    """How long ago somebody last practised anything."""
    return tr("last practised {ago}").format(ago=days_ago(days)) if days is not None else tr("never practised")


def skill_line(one: SkillStanding) -> str:
    """Everything said of a skill below its name."""
    parts = [_stale_words(one.days)] if one.practised_on or one.state is not SkillState.OPEN else []
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
    if not member.skills:
        return tr("no checklist")
    return tr("{reached} of {asked} skills").format(reached=member.reached, asked=len(member.skills))


def ahead_words(member: Member) -> str:
    """The next level and the day it can be applied for, or what is missing."""
    day = ahead_day(member)
    return ptr("skill", "{name}: {said}").format(name=ahead_level(member), said=day) if day else ahead_level(member)


def ahead_level(member: Member) -> str:
    """The next level, or why there is none."""
    if member.next.target_level:
        return label(member.next.target_level)
    return tr("no occupation") if member.next.occupation is None else tr("at the top")


def ahead_day(member: Member) -> str:
    """The day the next level can be applied for, or what is missing."""
    verdict = member.verdict
    if verdict is None:
        return tr("no rule") if member.next.target_level else ""
    if verdict.met:
        return tr("can apply")
    if verdict.expected_on:
        return verdict.expected_on.isoformat()
    return inside(label(verdict.act)) if verdict.act else tr("a record is incomplete")


class Care(Record):
    """One reason to look after somebody; the lower the rank the more pressing."""

    rank: int
    words: str
    icon: str
    role: str


def care_of(member: Member) -> tuple[Care, ...]:
    """Why somebody needs care, the most pressing first."""
    found = []
    if member.overdue:
        found.append(Care(rank=0, words=overdue_words(member), icon="warning", role="bad"))
    if member.waiting:
        found.append(Care(rank=1, words=waiting_words(len(member.waiting)), icon="clock", role="info"))
    if member.stuck:
        count = len(member.blocked)
        words = ntr("{n} stuck", "{n} stuck", count).format(n=count) if count else idle_words(member.idle)
        found.append(Care(rank=2, words=words, icon="pause", role="due"))
    return tuple(found)


def stuck_words(member: Member, names: Names) -> str:
    """Why somebody is stuck; nothing for who is not."""
    if not member.stuck:
        return ""
    if member.blocked:
        return tr(", ").join(names.skill(one.skill.id) for one in member.blocked)
    return idle_words(member.idle)


def exam_words(member: Member) -> str:
    """The exam somebody studies for and the chance of passing it; nothing without one."""
    exam = member.exam
    if exam is None:
        return ""
    if exam.chance is None:
        return exam.on.isoformat()
    said = tr("{day}, {chance}").format(day=exam.on.isoformat(), chance=percent(exam.chance))
    return tr("{said}, as of {day}").format(said=said, day=exam.told_on.isoformat()) if exam.told_on else said


def overdue_words(member: Member) -> str:
    """How many certificates are overdue; nothing for none."""
    count = len(member.overdue)
    return ntr("{n} overdue", "{n} overdue", count).format(n=count) if count else ""


def mentor_line(members: Sequence[Member]) -> str:
    """The first line of a mentor's page: how many people, what waits, who has something overdue."""
    waiting = sum(one.waiting > 0 for member in members for one in member.skills)
    late = sum(bool(member.overdue) for member in members)
    people = people_line(len(members))
    waits = ntr("{n} skill to be confirmed", "{n} skills to be confirmed", waiting).format(n=waiting)
    overdue = ntr("{n} has something overdue", "{n} have something overdue", late).format(n=late)
    said = [people, *([waits] if waiting else []), *([overdue] if late else [])]
    return sentence(said if len(said) > 1 else [people, tr("nothing waits for you")])


def apprentice_line(skills: Iterable[SkillStanding]) -> str:
    """The first line of an apprentice's own page: how many skills are reached, what came back, what waits."""
    found = tuple(skills)
    if not found:
        return tr("No practice has been logged yet")
    reached = sum(one.state is SkillState.REACHED for one in found)
    back = sum(one.block == "returned" for one in found)
    waiting = sum(one.waiting for one in found)
    said = [tr("{reached} of {asked} skills reached").format(reached=reached, asked=len(found))]
    if back:
        said.append(ntr("{n} came back", "{n} came back", back).format(n=back))
    if waiting:
        said.append(waiting_words(waiting))
    return sentence(said)


def sentence(parts: Iterable[str]) -> str:
    """Parts of one sentence."""
    return ptr("sentence", ", ").join(parts)


def answer_words(answer: Signoff) -> str:
    """What a mentor made of a practice."""
    by = answer.by or ptr("mentor", "somebody")
    if answer.answer is PracticeAnswer.RETURNED:
        said = tr("{day} {mentor} returned it").format(day=answer.on.isoformat(), mentor=by)
    else:
        said = tr("{day} {mentor}: {stage}").format(day=answer.on.isoformat(), mentor=by, stage=label(answer.stage))
    return tr("{said} – “{comment}”").format(said=said, comment=answer.note) if answer.note else said


def practice_words(entry: LogEntry, *, claim: bool = True) -> str:
    """What an apprentice wrote of a practice: where, what, the own mark, and with `claim` the stage claimed."""
    one = entry.practice
    parts = [one.place, one.what]
    if one.rating:
        parts.append(tr("own mark {rating}/5").format(rating=one.rating))
    if claim and one.stage:
        parts.append(tr("claims: {stage}").format(stage=label(one.stage)))
    return tr(" · ").join(part for part in parts if part)


def practice_line(entry: LogEntry, names: Names) -> str:
    """A practice in one line: the day, the skill, what was written of it."""
    skill = names.skill(entry.practice.skill)
    return tr(" · ").join(filter(None, (entry.practice.on.isoformat(), skill, practice_words(entry))))


def rating_words(mark: int) -> str:
    """One's own mark of a practice, 1 to 5."""
    return {
        1: tr("1: poorly"),
        2: tr("2: with trouble"),
        3: tr("3: fairly"),
        4: tr("4: well"),
        5: tr("5: very well"),
    }[mark]


def asked_of_skill(skill: Skill) -> str:
    """What a checklist asks of a skill."""
    return _asked(label(SkillStage(skill.stage)), skill.observations, skill.lapses_months)


def own_skill_words(skill: OwnSkill) -> str:
    """What the mentor's own list asks of a skill."""
    return _asked(label(skill.stage), skill.observations, skill.lapses_months)


def _asked(stage: str, observations: int, lapses_months: int | None) -> str:
    said = [tr("asked: {stage}").format(stage=stage)]
    if observations > 1:
        said.append(ntr("seen {n} time", "seen {n} times", observations).format(n=observations))
    if lapses_months:
        said.append(ntr("lapses after {n} month", "lapses after {n} months", lapses_months).format(n=lapses_months))
    return tr(" · ").join(said)


def belongings_words(person: Person, found: Belongings) -> str:
    """What goes with somebody who is removed from the file, and that it comes back."""
    counted = (
        (found.certificates, ntr("{n} certificate", "{n} certificates", found.certificates)),
        (found.files, ntr("{n} photo or file", "{n} photos and files", found.files)),
        (found.others, ntr("{n} other record", "{n} other records", found.others)),
    )
    going = tr(", ").join(words.format(n=count) for count, words in counted if count)
    if not going:
        return tr("Nothing else is kept about {name}. Undo brings the entry back.").format(name=person.name)
    return tr("With {name} go: {what}. Undo brings all of it back.").format(name=person.name, what=going)


def people_line(count: int) -> str:
    """The first line until everybody has been read."""
    return ntr("{n} apprentice", "{n} apprentices", count).format(n=count)
