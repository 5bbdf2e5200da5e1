"""Keys, at the terminal."""

from __future__ import annotations

from ui.text.catalogue import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options


def show(answer: Answer, _options: Options) -> Iterator[str]:
    """The file's own key, to be read out, then those it knows."""
    yield tr("Your key. Read the words out in person; the other side compares them:")
    yield from _key(answer.data["own"])
    if answer.data["others"]:
        yield tr("Other keys in the file:")
    for key in answer.data["others"]:
        yield from _key(key)


def trust(answer: Answer, _options: Options) -> Iterator[str]:
    """Whose key is trusted."""
    yield tr("From now on this key is trusted:")
    yield from _key(answer.data)


def revoke(answer: Answer, _options: Options) -> Iterator[str]:
    """Whose key is no more."""
    yield tr("Nothing new signed with this key counts any more; what you have from it stays:")
    yield from _key(answer.data)


def _key(key: Mapping[str, Any]) -> Iterator[str]:
    yield f"  {key['name']}"
    said = [
        tr("In words: {words}").format(words=key["words"]),
        tr("Fingerprint: {digits}").format(digits=key["fingerprint"]),
        tr("Key: {key}").format(key=key["key"]),
    ]
    if key["revoked_on"]:
        said.append(tr("Revoked on {day}").format(day=key["revoked_on"]))
    yield from (f"    {one}" for one in said)
