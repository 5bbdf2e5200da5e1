"""Packs written as TOML: what the loader reads back as it was."""

from __future__ import annotations

import os
from datetime import date

from tracker.catalog.format import SECTIONS
from tracker.kernel.files import make_whole, system_problem, write_whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from typing import Any

    from tracker.catalog.load import LoadedPack
    from tracker.store.session import Store

DAYS = {"as_of", "from", "in_force_from", "in_force_until", "opens_on", "closes_on"}
"""The keys whose values are days: packs in the file keep them as text."""


def pack_text(head: Mapping[str, Any], entries: Iterable[tuple[str, Mapping[str, Any]]]) -> str:
    """A pack in one TOML file: its head, then each (section, entry)."""
    parts = ["[pack]", *_lines(head)]
    for section, entry in entries:
        if section not in SECTIONS:
            raise ValueError(section)
        parts += ["", f"[[{section}]]", *_lines(entry)]
    return "\n".join(parts) + "\n"


def _lines(table: Mapping[str, Any]) -> list[str]:
    return [f"{_key(key)} = {_value(key, value)}" for key, value in table.items() if value is not None]


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if bare else _quoted(key)


def _value(key: str, value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value if key in DAYS and _is_day(value) else _quoted(value)
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_value("", one) for one in value) + "]"
    inside = ", ".join(f"{_key(name)} = {_value(name, one)}" for name, one in value.items() if one is not None)
    return f"{{ {inside} }}" if inside else "{}"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _quoted(text: str) -> str:
    """A basic string: everything TOML wants escaped is."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(_sign(letter) for letter in escaped) + '"'


def _sign(letter: str) -> str:
    return f"\\u{ord(letter):04X}" if letter < " " or letter == "\x7f" else letter


def check_text(text: str, name: str) -> LoadedPack:
    """What the loader makes of a pack's text. Raises `Refused` with every problem, under the name of its file."""
    import tempfile

    from tracker.catalog.service import check

    with tempfile.TemporaryDirectory() as folder:
        return check(_put(folder, text, name))


def install_text(store: Store, text: str, name: str, *, now: datetime, act: str) -> LoadedPack:
    """Check a pack's text and put it into the file in place of an earlier version. Raises `Refused`."""
    import tempfile

    from tracker.catalog.service import install

    with tempfile.TemporaryDirectory() as folder:
        return install(store, _put(folder, text, name), now=now, act=act)[0]


PACK_FILE = "pack.toml"
"""What a pack of one file is called in its folder or archive."""


def save_text(text: str, path: str) -> None:
    """Check a pack's text and write it to be handed on. Raises `Refused`, `StorageProblem`.

    As one file where the name ends in .toml, as an archive where it ends in .zip, else as a folder.
    """
    loaded = check_text(text, os.path.basename(path))
    if path.lower().endswith(".toml"):
        write_whole(path, text.encode())
    elif path.lower().endswith(".zip"):
        make_whole(path, lambda beside: _zip(beside, f"{loaded.head['id']}/{PACK_FILE}", text))
    else:
        try:
            os.makedirs(path, exist_ok=True)
        except OSError as error:
            raise system_problem(error, path) from None
        write_whole(os.path.join(path, PACK_FILE), text.encode())


def _zip(path: str, name: str, text: str) -> None:
    import zipfile

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)


def _put(folder: str, text: str, name: str) -> str:
    path = os.path.join(folder, name if name.lower().endswith(".toml") else f"{name}.toml")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path
