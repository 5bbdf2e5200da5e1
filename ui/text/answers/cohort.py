"""Apprentices at the terminal: a line for each, then the skills begun."""

from __future__ import annotations

from tracker.mentoring.model import SkillState
from ui.text.answers.around import surroundings
from ui.text.catalogue import tr
from ui.text.columns import columns
from ui.text.mentoring import (
    ahead_words,
    exam_words,
    mentor_line,
    overdue_words,
    reached_words,
    skill_line,
    stage_words,
    stuck_words,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options
    from tracker.overview.cohort import Member


def run(answer: Answer, options: Options) -> Iterator[str]:
    """Who has come how far."""
    members: tuple[Member, ...] = answer.found
    names, _today = surroundings(options)
    if not members:
        yield tr("There is nobody in the file but you.")
        return
    yield mentor_line(members)
    for member in members:
        stuck = stuck_words(member, names)
        said = (
            reached_words(member),
            ahead_words(member),
            exam_words(member),
            overdue_words(member),
            tr("stuck: {why}").format(why=stuck) if stuck else "",
        )
        yield f"{member.person.name}  {tr(' · ').join(filter(None, said))}"
        begun = [one for one in member.skills if one.state is not SkillState.OPEN or one.waiting]
        if begun:
            yield from columns((names.skill(one.skill.id), stage_words(one), skill_line(one)) for one in begun)
