"""How one person's skills stand, measured alone: what everybody's table is held against."""

from __future__ import annotations

from datetime import date

from tracker.catalog.repo import checklists
from tracker.mentoring import rules
from tracker.mentoring.model import SkillStanding
from tracker.mentoring.repo import PRACTICES
from tracker.people.genuine import signoffs_that_count
from tracker.people.repo import PEOPLE
from tracker.store.session import Reader


def skills(reader: Reader, person: str, *, today: date) -> tuple[SkillStanding, ...]:
    """The skills of a worker's checklists, and those of the log that no list has."""
    done, said = PRACTICES.of_person(reader, person), signoffs_that_count(reader, person)
    used = (*(one.skill for one in done), *(one.skill for one in said))
    mine = rules.checklists_of(checklists(reader), PEOPLE.get(reader, person).occupation, today=today)
    return rules.standings(rules.skills_of(mine, used), rules.log_of(done, said), said, today=today)
