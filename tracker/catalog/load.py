"""Reads a pack from a folder of TOML files, a zip of one, or one file; refuses it whole, with every fault listed."""

from __future__ import annotations

import os
from datetime import date

from tracker.catalog.format import IMPOSSIBLE_DATE, PACK, SECTIONS, check_entry, check_together, key_of
from tracker.kernel.encodings import not_utf8
from tracker.kernel.errors import Refused
from tracker.kernel.files import open_regular, system_problem
from tracker.kernel.problems import MOST, Problem
from tracker.kernel.record import Record
from tracker.kernel.terms import ABOVE_STANDARDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    import zipfile
    from collections.abc import Mapping
    from typing import Any

MAX_BYTES = 4 * 1024 * 1024
"""Thirty times what all the program's own rules take; TOML is read in Python, a few megabytes a second."""

MAX_FILES = 500


_LONG_KEY = r"""(?<![\w"'-])(?:[\w"'-]++[ \t]*+\.[ \t]*+){100}"""
"""A hundred names with dots between them: nesting that the reader of TOML takes the square of its depth for."""


class LoadedEntry(Record):
    """One checked entry as plain data, with the columns it is looked up by."""

    section: str
    key: str
    body: Mapping[str, Any]


class LoadedPack(Record):
    """A checked pack, ready to be installed."""

    head: Mapping[str, Any]
    entries: tuple[LoadedEntry, ...]

    @property
    def rulebook(self) -> bool:
        """Whether it states routes for every occupation, to a level of the national standards.

        Above level 1 there are no national routes: there a company states its own, and that adds to the rest.
        """
        return any(
            entry.section == "route" and "*" in entry.body["occupations"] and entry.body["level"] not in ABOVE_STANDARDS
            for entry in self.entries
        )


def load_pack(path: str) -> LoadedPack:
    """The pack at `path`. Raises `Refused` with every problem (file, entry, field), `StorageProblem` if unreadable."""
    problems: list[Problem] = []
    documents = _parse(_read_files(path, problems), problems)
    every_file_read = not problems
    heads = [(name, document.pop("pack")) for name, document in documents if "pack" in document]
    if len(heads) > 1 or (not heads and every_file_read):
        where = os.path.basename(os.path.abspath(path))
        problems.append(Problem(code="one_pack", where=where, value=", ".join(name for name, _ in heads)))
    for name, head in heads:
        found: list[Problem] = []
        PACK(head, "", found)
        problems += [problem.replace(where=f"{name} [pack] {problem.where}") for problem in found]
    entries = _entries(documents, problems)
    if problems:
        raise Refused([problem.short() for problem in problems], path=path)
    return LoadedPack(
        head=_plain_entry(heads[0][1]),
        entries=tuple(
            LoadedEntry(section=section, key=key, body=_plain_entry(entry)) for section, key, entry in entries
        ),
    )


def _read_files(path: str, problems: list[Problem]) -> list[tuple[str, bytes]]:
    """The TOML files of a pack by name, however it is wrapped; bounded, so that no archive can fill the memory."""
    try:
        if os.path.isdir(path):
            return _read_folder(path, problems)
        with open_regular(path) as file:
            size = os.fstat(file.fileno()).st_size
        if size > MAX_BYTES:
            problems.append(Problem(code="too_large", where=os.path.basename(path), value=size, expected=MAX_BYTES))
            return []
        return [_read_file(path)] if path.lower().endswith(".toml") else _read_zip(path, problems)
    except OSError as error:
        raise system_problem(error, path) from None


def _is_toml(name: str) -> bool:
    """Whether a file of this name is one of a pack's; what other systems leave beside files begins with a dot."""
    name = os.path.basename(name)
    return name.lower().endswith(".toml") and not name.startswith(".")


def _in_bounds(pack: str, sizes: list[int], problems: list[Problem]) -> bool:
    """Whether a pack's files are neither none nor too many nor too large together; notes the problem otherwise."""
    if not 0 < len(sizes) <= MAX_FILES:
        problems.append(Problem(code="no_toml", where=pack, value=len(sizes), expected=MAX_FILES))
    elif sum(sizes) > MAX_BYTES:
        problems.append(Problem(code="too_large", where=pack, value=sum(sizes), expected=MAX_BYTES))
    else:
        return True
    return False


def _read_folder(folder: str, problems: list[Problem]) -> list[tuple[str, bytes]]:
    paths = [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if _is_toml(name)]
    files = [path for path in paths if os.path.isfile(path)]
    if not _in_bounds(os.path.basename(os.path.abspath(folder)), list(map(os.path.getsize, files)), problems):
        return []
    return [_read_file(file) for file in files]


def _read_file(path: str) -> tuple[str, bytes]:
    with open(path, "rb") as file:
        return os.path.basename(path), file.read(MAX_BYTES)


def _read_zip(path: str, problems: list[Problem]) -> list[tuple[str, bytes]]:
    import struct
    import zipfile
    import zlib

    name = os.path.basename(path)
    try:
        with zipfile.ZipFile(path) as archive:
            inside = [info for info in archive.infolist() if _is_toml(info.filename)]
            if not _in_bounds(name, [info.file_size for info in inside], problems):
                return []
            return [(os.path.basename(info.filename), _unpack(archive, info)) for info in inside]
    except (zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, EOFError, ValueError, OSError):
        # RuntimeError: encrypted, or packed in a way Python does not know; ValueError: names in no alphabet.
        problems.append(Problem(code="bad_archive", where=name))
        return []


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """One file of an archive; never more than it declares, whatever the packed bytes would unfold to."""
    if info.compress_type not in (0, 8):  # stored and deflated: others unfold without bounds
        raise NotImplementedError(info.compress_type)
    with archive.open(info) as file:
        return file.read(info.file_size + 1)


def _parse(files: list[tuple[str, bytes]], problems: list[Problem]) -> list[tuple[str, dict[str, Any]]]:
    documents = []
    for name, data in files:
        try:
            documents.append((name, _read_toml(data.decode("utf-8-sig"))))
        except UnicodeDecodeError as error:
            problems.append(not_utf8(data, error).replace(where=name))
        except ValueError as error:
            problems.append(Problem(code="bad_toml", where=name, value=str(error)))
        except RecursionError:
            problems.append(Problem(code="far_too_deep", where=name))
    return documents


def _read_toml(text: str) -> dict[str, Any]:
    """A TOML document. Raises `ValueError`, and `RecursionError` where it is nested too deep.

    A date that does not exist would end the reading of its file at once; it becomes something no check lets pass
    instead, so that it is named with its entry and field, and everything else that is wrong with it.
    """
    import re
    import tomllib

    text = text.replace("\r\n", "\n")
    if re.search(_LONG_KEY, text):
        raise RecursionError
    refusal: ValueError | None = None
    tries = 4 * MAX_BYTES // (len(text) + 1)  # reading again and again costs no more than four largest files
    while True:
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            refusal = refusal or error
            mended = _mark_impossible_date(text, str(error)) if tries else None
        if mended is None:
            raise refusal
        text, tries = mended, tries - 1


def _mark_impossible_date(text: str, complaint: str) -> str | None:
    """The text with the first date that does not exist on the line complained about replaced; None if there is none."""
    import re

    place = re.search(r"\(at line (\d+),", complaint)
    if place is None:
        return None
    lines = text.split("\n")
    line = lines[int(place[1]) - 1]
    for found in re.finditer(r"(?<![\w\"'.-])\d{4}-\d{1,2}-\d{1,2}(?![\w\"':.-])", line):
        if not _exists(found[0]):
            marked = f'{{ {IMPOSSIBLE_DATE} = "{found[0]}" }}'
            lines[int(place[1]) - 1] = line[: found.start()] + marked + line[found.end() :]
            return "\n".join(lines)
    return None


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _entries(
    documents: list[tuple[str, dict[str, Any]]], problems: list[Problem]
) -> list[tuple[str, str, dict[str, Any]]]:
    """(section, key, entry) of every entry, all faults noted with the file and the entry they are in."""
    entries: list[tuple[str, str, dict[str, Any]]] = []
    places: list[str] = []
    for name, document in documents:
        for section, listed in document.items():
            if len(problems) > MOST:
                break
            if section not in SECTIONS:
                problems.append(Problem(code="unknown_section", where=name, value=section, expected=list(SECTIONS)))
                continue
            if not isinstance(listed, list):
                problems.append(Problem(code="not_list", where=f"{name} [[{section}]]", value=listed))
                continue
            for at, entry in enumerate(listed):
                if len(problems) > MOST:
                    problems.append(Problem(code="many_more", where=name))
                    break
                key = key_of(section, entry) if isinstance(entry, dict) else ""
                place = f"{name} [[{section}]] {key or at + 1}"
                problems += [
                    problem.replace(where=f"{place} {problem.where}") for problem in check_entry(section, entry)
                ]
                if isinstance(entry, dict):
                    entries.append((section, key, entry))
                    places.append(place)
    for at, problem in check_together(entries):
        problems.append(problem.replace(where=f"{places[at]} {problem.where}"))
    return entries


def _plain_entry(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """A pack entry as plain data fit for JSON: dates as ISO text."""
    return {key: _plain(value) for key, value in entry.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return _plain_entry(value)
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
