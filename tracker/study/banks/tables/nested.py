"""Records of questions that stand inside each other: by chapter, by kind, or below a text that several are about."""

from __future__ import annotations

import re

from tracker.kernel.patterns import regex
from tracker.study.banks.model import Role, option_index
from tracker.study.banks.question.wording import kind_of
from tracker.study.banks.tables.headers import role_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    Record = dict[str, object]

DEEPEST = 6
"""Lists and objects of JSON inside each other that are looked into."""

_A_NAME = 30
_SENTENCE = regex(r"[。？?！!；;：:]")
_KIND = regex(r"(?:题型?|选择?|判断|填空|简答|问答)$|^[a-z_ ]+$", re.IGNORECASE)
_IDEOGRAPH = regex(r"[一-鿿]")


def nested_records(value: object) -> list[Record]:
    """All questions in a JSON value, in their order, each with what stands above it as its kind, topic or passage."""
    return list(_below(value, {}, DEEPEST))


def _below(value: object, said: Record, depth: int) -> Iterator[Record]:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _below(item, said, depth - 1)
    elif isinstance(value, dict) and _asks(value, of_a_kind="type" in said):
        yield {**said, **value}
    elif isinstance(value, dict):
        above = said | _said(value)
        for name, item in value.items():
            if isinstance(item, list | dict) and role_of(name) not in (Role.OPTIONS, Role.ANSWER):
                yield from _below(item, above | _named(name), depth - 1)


def _asks(record: Record, *, of_a_kind: bool) -> bool:
    """Whether a record is a question: it has its text, and options or an answer.

    True or false alone says of an option, too, whether it is right: it is an answer where the kind is known.
    """
    roles = {role_of(name): item for name, item in record.items() if of_a_kind or item not in (True, False)}
    answered = Role.ANSWER in roles or Role.OPTIONS in roles or any(option_index(role) >= 0 for role in roles)
    return answered and isinstance(roles.get(Role.STEM), str)


def _said(record: Record) -> Record:
    """What a record says of the questions inside it."""
    for name, item in record.items():
        if isinstance(item, str) and item and (role_of(name) in (Role.STEM, Role.TOPIC, Role.KIND) or name == "name"):
            return _as_field(item)
    return {}


def _as_field(text: str) -> Record:
    """A text above questions as a field of each: the name of a kind or of a chapter, or what they are about."""
    if len(text) > _A_NAME or _SENTENCE.search(text):
        return {"passage": text}
    return {"type": text} if _KIND.search(text) and kind_of(text) else {"chapter": text}


def _named(name: str) -> Record:
    """What the name of a list says of its records; those in Latin letters are the program's own, but for kinds."""
    if _KIND.search(name) and kind_of(name):
        return {"type": name}
    return {"chapter": name} if _IDEOGRAPH.search(name) and not role_of(name) else {}
