"""A ladder being written, in words: the kinds of requirement to choose from, and what is wrong with a draft."""

from __future__ import annotations

from tracker.requirements.tree import read_requirement
from ui.text.catalogue import ptr, tr
from ui.text.labels import name_in
from ui.text.problems import reason
from ui.text.requirements import asked_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from tracker.kernel.problems import Problem
    from tracker.overview.names import Names
    from tracker.requirements.leaves import Leaf
    from tracker.roles.drafts import Fault, LadderDraft, PostDraft


def leaf_kinds() -> list[tuple[str, str]]:
    """What a post can ask, those used most first."""
    return [
        ("holds", tr("A certificate")),
        ("tenure", tr("Years of work")),
        ("role", tr("Time in a post")),
        ("education", tr("A school")),
        ("training", tr("Training")),
        ("exam", tr("An exam mark")),
        ("signoffs", tr("Skills signed off")),
        ("award", tr("A competition")),
        ("age", tr("An age")),
        ("region", tr("A region")),
        ("issuer", tr("Who issued the certificate")),
    ]


def group_kinds() -> list[tuple[str, str]]:
    """How several requirements count together."""
    return [
        ("all", ptr("group", "All of these must be met")),
        ("any", ptr("group", "Any one of these is enough")),
        ("at_least", ptr("group", "So many of these must be met")),
    ]


def leaf_words(data: Mapping[str, Any], names: Names) -> str:
    """What a leaf asks, from the plain data packs have; the bare word of one that says nothing yet."""
    found: list[Problem] = []
    leaf: Leaf = read_requirement(data, found)  # type: ignore[assignment]
    if found:
        (word,) = data
        return dict(leaf_kinds()).get(word, word)
    return asked_words(leaf.name, leaf.need(), names)


def post_name(post: PostDraft) -> str:
    """What a post is called so far."""
    return name_in(post.name, "") or tr("Post without a name")


def fault_words(fault: Fault, draft: LadderDraft) -> str:
    """One thing wrong: the post, the field and what is the matter with it."""
    field, _, _inside = fault.problem.where.partition(".")
    words = tr("{where}: {what}").format(where=_field_words(field), what=reason(fault.problem))
    if fault.post is None:
        return words
    return tr("{post}; {fault}").format(post=post_name(draft.posts[fault.post]), fault=words)


def _field_words(field: str) -> str:
    return {
        "title": tr("Name of the ladder"),
        "source": tr("Source"),
        "posts": tr("Posts"),
        "name": tr("Name of the post"),
        "above": tr("One step above"),
        "grades": tr("Job grade"),
        "requires": tr("What it asks"),
        "in_force_from": tr("In force from"),
        "in_force_until": tr("In force until"),
    }.get(field, field)
