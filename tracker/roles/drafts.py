"""A company's own ladder: drafted in the app, checked by the loader all packs go through, installed or handed on."""

from __future__ import annotations

from datetime import date

from tracker.catalog import installed
from tracker.catalog import repo as catalog
from tracker.catalog.format import PACK, check_entry, check_together, key_of
from tracker.catalog.model import Role
from tracker.catalog.rules import bearings
from tracker.catalog.service import remove
from tracker.catalog.writing import install_text, pack_text, save_text
from tracker.kernel.drafts import new_uid
from tracker.kernel.errors import NotFound, Refused
from tracker.kernel.problems import Problem
from tracker.kernel.record import Record
from tracker.requirements.repo import facts_of
from tracker.requirements.tree import read_requirement
from tracker.roles.rules import measure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from typing import Any

    from tracker.roles.model import RoleVerdict
    from tracker.store.session import Reader, Store

CHANNELS = ("entry", "technical", "management")
"""The channels a ladder has, in the order of its map."""


class PostDraft(Record):
    """A post as it is being written. `requires` is plain data as packs have it: None where nothing is asked."""

    id: str
    name: Mapping[str, str]
    channel: str = "technical"
    above: tuple[str, ...] = ()
    grades: Mapping[str, int] = {}
    requires: Mapping[str, Any] | None = None
    source: str | None = None
    note: str | None = None
    in_force_from: date | None = None
    in_force_until: date | None = None


class LadderDraft(Record):
    """A ladder as it is being written: the pack it makes and its posts, lowest first."""

    ladder: str
    title: Mapping[str, str]
    version: str
    as_of: date
    source: str
    posts: tuple[PostDraft, ...] = ()

    def without(self, post: str) -> LadderDraft:
        """The same without a post, which no other is above any more either."""
        kept = (one for one in self.posts if one.id != post)
        return self.replace(
            posts=tuple(one.replace(above=tuple(low for low in one.above if low != post)) for one in kept)
        )


class Fault(Record):
    """One thing wrong with a draft; `post` is the position of the post at fault, None for the ladder itself."""

    post: int | None
    problem: Problem


def new_ladder(*, today: date) -> LadderDraft:
    """A ladder with nothing on it; its code is one no other file will make."""
    return LadderDraft(ladder=f"own-{_code()}", title={}, version=_day_version(today), as_of=today, source="")


def new_post() -> PostDraft:
    """A post without a name; its code is one no other ladder has, for jobs name posts by it."""
    return PostDraft(id=f"post-{_code()}", name={})


def _code() -> str:
    return new_uid()[:8]


def ladder_text(draft: LadderDraft) -> str:
    """The pack of a ladder, as TOML; whether it is any good is for `faults_of` to say."""
    return pack_text(_head(draft), [("role", _entry(draft.ladder, post)) for post in draft.posts])


def _head(draft: LadderDraft) -> dict[str, Any]:
    return {
        "id": _pack_id(draft.ladder),
        "title": dict(draft.title),
        "version": draft.version,
        "as_of": draft.as_of,
        "source": draft.source,
    }


def _entry(ladder: str, post: PostDraft) -> dict[str, Any]:
    filled = {key: value for key, value in post.as_dict().items() if value not in (None, "", (), {})}
    lists = {key: list(value) if isinstance(value, tuple) else value for key, value in filled.items()}
    return {"ladder": ladder, "id": post.id, **lists}


def faults_of(draft: LadderDraft) -> tuple[Fault, ...]:
    """Everything wrong with a ladder, as the loader would say it; empty where it can be installed.

    Besides, a ladder and each of its posts must have a name, and a ladder at least one post.
    """
    head: list[Problem] = []
    PACK(_head(draft), "", head)
    if not draft.posts:
        head.append(Problem(code="missing", where="posts"))
    faults = [Fault(post=None, problem=problem) for problem in head]
    entries = [_entry(draft.ladder, post) for post in draft.posts]
    for at, entry in enumerate(entries):
        nameless = [] if entry.get("name") else [Problem(code="missing", where="name")]
        faults += [Fault(post=at, problem=problem) for problem in (*nameless, *check_entry("role", entry))]
    together = check_together([("role", key_of("role", entry), entry) for entry in entries])
    faults += [Fault(post=at, problem=problem) for at, problem in together]
    return tuple(fault.replace(problem=_plainly(fault.problem)) for fault in faults)


def _plainly(problem: Problem) -> Problem:
    """What is only empty is missing, not of a wrong type."""
    if problem.code == "wrong_type" and problem.value in ("", None, {}):
        return problem.replace(code="missing", value=None, expected=None)
    return problem.short()


def preview(reader: Reader, person: str, draft: LadderDraft, *, today: date) -> tuple[RoleVerdict, ...]:
    """The posts of a draft measured for a worker as they are; what cannot be read asks nothing yet."""
    facts = facts_of(reader, person)
    drafted = [_role(draft.ladder, post) for post in draft.posts]
    others = [role for role in catalog.roles(reader, asking=False) if role.ladder != draft.ladder]
    around = bearings(
        facts.occupation,
        occupations=catalog.occupations(reader),
        roles=[*others, *drafted],
        checklists=catalog.checklists(reader),
    ).replace(ladder=draft.ladder)
    return tuple(measure(role, facts, around, today=today) for role in drafted)


def _role(ladder: str, post: PostDraft) -> Role:
    """A post as far as it is written; one without a name is drawn as dots."""
    return Role(
        pack=_pack_id(ladder),
        key=f"{ladder}/{post.id}",
        name=post.name or {"zh_CN": "…"},
        source=post.source,
        note=post.note,
        ladder=ladder,
        id=post.id,
        channel=post.channel,
        above=post.above,
        grades=post.grades,
        requires=read_requirement(post.requires, []) if post.requires else None,
    )


def install_ladder(store: Store, draft: LadderDraft, *, now: datetime) -> str:
    """Put a ladder into the file in place of its earlier version; returns the pack's id. Raises `Refused`."""
    _refuse_faults(draft)
    return str(install_text(store, ladder_text(draft), draft.ladder, now=now, act="ladder.edit").head["id"])


def export_ladder(draft: LadderDraft, path: str) -> None:
    """Write a ladder as a pack that can be handed on: a `.toml`, a `.zip`, else a folder.

    Raises `Refused`, `StorageProblem`.
    """
    _refuse_faults(draft)
    save_text(ladder_text(draft), path)


def _refuse_faults(draft: LadderDraft) -> None:
    faults = faults_of(draft)
    if faults:
        raise Refused([fault.problem for fault in faults])


def remove_ladder(store: Store, ladder: str) -> None:
    """Take a ladder of one's own out of the file. Raises `NotFound`."""
    remove(store, _pack_id(ladder), act="ladder.delete")


def is_own(reader: Reader, ladder: str) -> bool:
    """Whether a ladder was written here, or taken in from somebody who wrote it so."""
    return _pack_id(ladder) in installed.versions(reader)


def ladder_draft(reader: Reader, ladder: str, *, today: date) -> LadderDraft:
    """A ladder in force as a draft: one's own to change it, another's to begin one's own from it. Raises `NotFound`.

    What begins from another's has a name of its own, so that the two never mix; the day is the version.
    """
    posts = [(pack, body) for pack, _key, body in catalog.bodies(reader, "role") if body["ladder"] == ladder]
    if not posts:
        raise NotFound("ladder", ladder)
    pack = next(one for one in installed.packs(reader) if one.id == posts[0][0])
    own = pack.id == _pack_id(ladder)
    return LadderDraft(
        ladder=ladder if own else f"{ladder}-{_code()}",
        title=pack.title,
        version=_next_version(pack.version, today) if own else _day_version(today),
        as_of=today,
        source=pack.source,
        posts=tuple(_post(body) for _pack, body in posts),
    )


def _pack_id(ladder: str) -> str:
    """The pack a ladder of one's own makes."""
    return f"ladder-{ladder}"


def _day_version(today: date) -> str:
    return today.strftime("%Y.%m.%d")


def _next_version(version: str, today: date) -> str:
    """Today's, or what follows on a version that is as late already: changed again on one day, or by a later clock."""
    if version < _day_version(today):
        return _day_version(today)
    stem, _, count = version.partition("-")
    return f"{stem}-{int(count) + 1 if count.isdecimal() else 2}"


def _post(body: Mapping[str, Any]) -> PostDraft:
    fields: dict[str, Any] = {"name": {"zh_CN": body["id"]}, **body, "above": tuple(body.get("above", ()))}
    del fields["ladder"]
    return PostDraft(**dict(_dated(fields)))


def _dated(fields: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Days as dates: packs in the file keep them as text."""
    for key, value in fields.items():
        yield key, date.fromisoformat(value) if key in ("in_force_from", "in_force_until") else value
