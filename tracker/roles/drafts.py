"""A company's own ladder: drafted in the app, checked by the loader all packs go through, installed or handed on."""

from __future__ import annotations

from tracker.catalog.repo import bodies, packs
from tracker.catalog.writing import check_text, install_text, pack_text, save_text
from tracker.kernel.errors import NotFound, Refused
from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from typing import Any

    from tracker.kernel.problems import Problem
    from tracker.store.session import Reader, Store


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
    in_force_from: date | str | None = None
    in_force_until: date | str | None = None


class LadderDraft(Record):
    """A ladder as it is being written: the pack it makes and its posts, lowest first."""

    ladder: str
    title: Mapping[str, str]
    version: str
    as_of: date
    source: str
    posts: tuple[PostDraft, ...] = ()


def ladder_text(draft: LadderDraft) -> str:
    """The pack of a ladder, as TOML; whether it is any good is for `problems_of` to say."""
    head = {
        "id": pack_id(draft.ladder),
        "title": dict(draft.title),
        "version": draft.version,
        "as_of": draft.as_of,
        "source": draft.source,
    }
    return pack_text(head, [("role", _entry(draft.ladder, post)) for post in draft.posts])


def _entry(ladder: str, post: PostDraft) -> dict[str, Any]:
    filled = {key: value for key, value in post.as_dict().items() if value not in (None, "", (), {})}
    return {"ladder": ladder, "id": post.id, **filled}


def problems_of(draft: LadderDraft) -> tuple[Problem, ...]:
    """Everything wrong with a ladder, as the loader says it; empty where it can be installed."""
    try:
        check_text(ladder_text(draft), draft.ladder or "ladder")
    except Refused as refusal:
        return refusal.problems
    return ()


def install_ladder(store: Store, draft: LadderDraft, *, now: datetime) -> str:
    """Put a ladder into the file in place of its earlier version; returns the pack's id. Raises `Refused`."""
    return str(install_text(store, ladder_text(draft), draft.ladder or "ladder", now=now).head["id"])


def export_ladder(draft: LadderDraft, path: str) -> None:
    """Write a ladder as a pack that can be handed on. Raises `Refused`, `StorageProblem`."""
    save_text(ladder_text(draft), path)


def ladder_draft(reader: Reader, ladder: str, *, today: date) -> LadderDraft:
    """A ladder in force as a draft: one's own to change it, another's to begin one's own from it. Raises `NotFound`.

    What begins from another's has a name of its own, so that the two never mix; the day is the version.
    """
    posts = [(pack, body) for pack, _key, body in bodies(reader, "role") if body["ladder"] == ladder]
    if not posts:
        raise NotFound("ladder", ladder)
    pack = next(one for one in packs(reader) if one.id == posts[0][0])
    return LadderDraft(
        ladder=ladder if pack.id == pack_id(ladder) else f"{ladder}-own",
        title=pack.title,
        version=today.strftime("%Y.%m.%d"),
        as_of=today,
        source=pack.source,
        posts=tuple(_post(body) for _pack, body in posts),
    )


def pack_id(ladder: str) -> str:
    """The pack a ladder of one's own makes."""
    return f"ladder-{ladder}"


def _post(body: Mapping[str, Any]) -> PostDraft:
    fields: dict[str, Any] = {"name": {"zh_CN": body["id"]}, **body, "above": tuple(body.get("above", ()))}
    del fields["ladder"]
    return PostDraft(**fields)
