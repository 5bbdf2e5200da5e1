"""The mentor's own checklist: an own pack of one entry, so that it can be handed on like any other."""

from __future__ import annotations

from tracker.catalog import installed, repo
from tracker.kernel.drafts import build
from tracker.kernel.errors import NotFound, Refused
from tracker.kernel.problems import Problem
from tracker.kernel.record import Record
from tracker.kernel.terms import SkillStage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from tracker.store.session import Reader, Store

PACK = "own-skills"
"""The pack and its one checklist."""

_TITLE = {"zh_CN": "师傅自定技能清单", "en": "The mentor's own skills"}


class OwnSkill(Record):
    """A skill of the mentor's own list; its name is its identifier too, so that a sign-off reads well anywhere."""

    name: str
    stage: SkillStage
    observations: int = 1
    lapses_months: int | None = None


def own_skills(reader: Reader) -> tuple[OwnSkill, ...]:
    """The skills of the own list, in its order."""
    listed = [one for one in repo.checklists(reader) if one.id == PACK]
    return tuple(
        OwnSkill(
            name=skill.id,
            stage=SkillStage(skill.stage),
            observations=skill.observations,
            lapses_months=skill.lapses_months,
        )
        for one in listed
        for skill in one.skills
    )


def put_own_skill(store: Store, values: Mapping[str, Any], known: str | None = None, *, now: datetime) -> None:
    """A new skill of the own list, or the one `known` changed. Raises `Refused`: `duplicate` for a name in use."""
    skill = build(OwnSkill, {**values, "observations": values.get("observations") or 1})
    skills = list(own_skills(store.read()))
    names = [one.name for one in skills]
    if skill.name != known and skill.name in names:
        raise Refused([Problem(code="duplicate", where="name", value=skill.name)])
    if known in names:
        skills[names.index(known)] = skill
    else:
        skills.append(skill)
    _install(store, skills, "own_skill.edit" if known in names else "own_skill.add", now=now)


def remove_own_skill(store: Store, name: str, *, now: datetime) -> None:
    """Take a skill out of the own list; what was signed stays. Raises `NotFound`."""
    skills = [one for one in own_skills(store.read()) if one.name != name]
    if len(skills) == len(own_skills(store.read())):
        raise NotFound("own_skill", name)
    if skills:
        _install(store, skills, "own_skill.delete", now=now)
    else:
        from tracker.catalog.service import remove

        remove(store, PACK, act="own_skill.delete")


def own_pack_text(reader: Reader, *, now: datetime) -> str:
    """The own list as a pack in TOML, to be handed on."""
    return _text(own_skills(reader), _version(reader, step=0), now=now)


def _install(store: Store, skills: Sequence[OwnSkill], act: str, *, now: datetime) -> None:
    from tracker.catalog.writing import install_text

    install_text(store, _text(skills, _version(store.read(), step=1), now=now), PACK, now=now, act=act)


def _version(reader: Reader, *, step: int) -> str:
    known, _origin = installed.versions(reader).get(PACK, ("0", ""))
    return str(int(known) + step if known.isdecimal() else 1)


def _text(skills: Sequence[OwnSkill], version: str, *, now: datetime) -> str:
    from tracker.catalog.writing import pack_text

    head = {"id": PACK, "title": _TITLE, "version": version, "as_of": now.date(), "source": _TITLE["zh_CN"]}
    listed = [
        {
            "id": one.name,
            "name": {"zh_CN": one.name},
            "stage": str(one.stage),
            "observations": one.observations,
            "lapses_months": one.lapses_months,
        }
        for one in skills
    ]
    return pack_text(head, [("checklist", {"id": PACK, "name": _TITLE, "source": _TITLE["zh_CN"], "skills": listed})])
