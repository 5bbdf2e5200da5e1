"""Packs at the terminal."""

from __future__ import annotations

from ui.text.catalogue import ntr, tr
from ui.text.columns import columns
from ui.text.labels import name_in, section_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options


def install(answer: Answer, _options: Options) -> Iterator[str]:
    """What was installed, and in place of what."""
    data = answer.data
    yield tr("Installed: {id}, version {version}").format(id=data["id"], version=data["version"])
    if data["replaced"]:
        yield tr("In place of version {version}").format(version=data["replaced"])
    yield _entries(data["entries"])


def check(answer: Answer, _options: Options) -> Iterator[str]:
    """That nothing is wrong with a pack, and what is in it."""
    yield tr("{id}, version {version}: nothing is wrong with it").format(**answer.data)
    yield _entries(answer.data["entries"])


def list_packs(answer: Answer, _options: Options) -> Iterator[str]:
    """Each pack in a line."""
    rows = [
        (
            pack["id"],
            pack["version"],
            tr("rules as of {day}").format(day=pack["as_of"]),
            _standing(pack),
        )
        for pack in answer.data["packs"]
    ]
    if not rows:
        yield tr("The file has no packs.")
        return
    yield from columns(rows, indent="")


def _standing(pack: Mapping[str, Any]) -> str:
    """The pack's title; of one that stands back, that and with what."""
    if not pack["in_force"]:
        return tr("stands back behind your own rules")
    if not pack["standing_back"]:
        return name_in(pack["title"], "")
    back = tr(", ").join(map(section_name, pack["standing_back"]))
    return tr("{title} (your own rules count for: {sections})").format(title=name_in(pack["title"], ""), sections=back)


def remove(answer: Answer, _options: Options) -> Iterator[str]:
    """What was removed."""
    yield tr("Removed: {id}").format(id=answer.data["removed"])


def _entries(counts: Mapping[str, int]) -> str:
    entries = [
        tr("{section}: {count}").format(
            section=section_name(section), count=ntr("{n} entry", "{n} entries", count).format(n=count)
        )
        for section, count in counts.items()
    ]
    return tr("; ").join(entries)
