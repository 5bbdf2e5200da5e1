"""What packs call occupations, posts, benefits, checklists, skills and packs themselves, in one language."""

from __future__ import annotations

from tracker.catalog import repo as catalog
from tracker.catalog.repo import name_in, name_of
from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.store.session import Reader


class Names(Record):
    """Codes to names; what no pack names is called by its code."""

    occupations: Mapping[str, str] = {}
    roles: Mapping[tuple[str, str], str] = {}
    benefits: Mapping[str, str] = {}
    checklists: Mapping[str, str] = {}
    skills: Mapping[str, str] = {}

    def occupation(self, code: str | None) -> str:
        """An occupation's name, nothing for none."""
        return self.occupations.get(code, code) if code else ""

    def role(self, role: str, ladder: str | None = None) -> str:
        """A post's name; without a ladder the first post of that code."""
        for (of_ladder, code), name in self.roles.items():
            if code == role and ladder in (None, of_ladder):
                return name
        return role

    def benefit(self, code: str) -> str:
        """A benefit's name."""
        return self.benefits.get(code, code)

    def checklist(self, code: str) -> str:
        """A checklist's name."""
        return self.checklists.get(code, code)

    def skill(self, code: str) -> str:
        """A skill's name; one of no list is called by its own words."""
        return self.skills.get(code, code)


def names(reader: Reader, language: str) -> Names:
    """The names the packs in force give, in a language (`zh_CN`, `en`) or else in any."""
    return Names(
        occupations={one.code: name_of(one, language) for one in catalog.occupations(reader)},
        roles={(one.ladder, one.id): name_of(one, language) for one in catalog.roles(reader, asking=False)},
        benefits={one.id: name_of(one, language) for one in catalog.benefits(reader)},
        checklists={one.id: name_of(one, language) for one in catalog.checklists(reader)},
        skills={
            skill.id: name_in(skill.name, language, skill.id)
            for one in catalog.checklists(reader)
            for skill in one.skills
        },
    )
