"""Reads a pack from a folder of TOML files, a zip of one, or a single file; refuses it whole, with every fault listed."""

from __future__ import annotations

import os

from tracker.catalog.format import PACK, SECTIONS, check_entry, check_together, key_of
from tracker.catalog.model import plain_entry
from tracker.kernel.errors import Refused, StorageProblem
from tracker.kernel.problems import Problem
from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

MAX_BYTES = 16 * 1024 * 1024
MAX_FILES = 500


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
        """Whether it states promotion routes for every occupation."""
        return any(entry.section == "route" and "*" in entry.body["occupations"] for entry in self.entries)


def load_pack(path: str) -> LoadedPack:
    """The pack at `path`. Raises `Refused` with every problem (file, entry, field), `StorageProblem` if unreadable."""
    problems: list[Problem] = []
    documents = _parse(_read_files(path, problems), problems)
    heads = [(name, document.pop("pack")) for name, document in documents if "pack" in document]
    if len(heads) != 1 and not problems:
        problems.append(Problem(code="one_pack", where=os.path.basename(path), value=[name for name, _ in heads]))
    for name, head in heads:
        found: list[Problem] = []
        PACK(head, "", found)
        problems += [problem.replace(where=f"{name} [pack] {problem.where}") for problem in found]
    entries = _entries(documents, problems)
    if problems:
        raise Refused(problems, path=path)
    return LoadedPack(
        head=plain_entry(heads[0][1]),
        entries=tuple(
            LoadedEntry(section=section, key=key, body=plain_entry(entry)) for section, key, entry in entries
        ),
    )


def _read_files(path: str, problems: list[Problem]) -> list[tuple[str, bytes]]:
    """The TOML files of a pack by name, however it is wrapped; bounded, so that no archive can fill the memory."""
    try:
        if os.path.isdir(path):
            return _read_folder(path, problems)
        if not os.path.isfile(path):
            raise StorageProblem("missing", path=path)
        if path.lower().endswith(".toml"):
            return [_read_file(path, problems)]
    except OSError as error:
        raise StorageProblem("no_permission", path=path, detail=error.strerror) from None
    return _read_zip(path, problems)


def _read_folder(path: str, problems: list[Problem]) -> list[tuple[str, bytes]]:
    names = sorted(name for name in os.listdir(path) if name.lower().endswith(".toml"))
    if not names or len(names) > MAX_FILES:
        problems.append(Problem(code="no_toml", where=os.path.basename(os.path.abspath(path)), value=len(names)))
        return []
    return [_read_file(os.path.join(path, name), problems) for name in names]


def _read_file(path: str, problems: list[Problem]) -> tuple[str, bytes]:
    name = os.path.basename(path)
    if os.path.getsize(path) > MAX_BYTES:
        problems.append(Problem(code="too_large", where=name, value=os.path.getsize(path), expected=MAX_BYTES))
        return name, b""
    with open(path, "rb") as file:
        return name, file.read()


def _read_zip(path: str, problems: list[Problem]) -> list[tuple[str, bytes]]:
    import zipfile
    import zlib

    name = os.path.basename(path)
    try:
        with zipfile.ZipFile(path) as archive:
            inside = [info for info in archive.infolist() if info.filename.lower().endswith(".toml")]
            size = sum(info.file_size for info in inside)
            if not inside or len(inside) > MAX_FILES:
                problems.append(Problem(code="no_toml", where=name, value=len(inside)))
                return []
            if size > MAX_BYTES:
                problems.append(Problem(code="too_large", where=name, value=size, expected=MAX_BYTES))
                return []
            return [(os.path.basename(info.filename), archive.read(info)) for info in inside]
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError):
        # RuntimeError: the archive is encrypted; NotImplementedError: a compression Python does not know.
        problems.append(Problem(code="bad_archive", where=name))
        return []


def _parse(files: list[tuple[str, bytes]], problems: list[Problem]) -> list[tuple[str, dict[str, Any]]]:
    import tomllib

    documents = []
    for name, data in files:
        try:
            documents.append((name, tomllib.loads(data.decode("utf-8-sig"))))
        except UnicodeDecodeError as error:
            problems.append(Problem(code="not_utf8", where=name, value=error.start))
        except tomllib.TOMLDecodeError as error:
            problems.append(Problem(code="bad_toml", where=name, value=str(error)))
        except RecursionError:
            problems.append(Problem(code="too_deep", where=name))
    return documents


def _entries(
    documents: list[tuple[str, dict[str, Any]]], problems: list[Problem]
) -> list[tuple[str, str, dict[str, Any]]]:
    """(section, key, entry) of every entry, all faults noted with the file and the entry they are in."""
    entries: list[tuple[str, str, dict[str, Any]]] = []
    places: list[str] = []
    found = len(problems)
    for name, document in documents:
        for section, listed in document.items():
            if section not in SECTIONS or not isinstance(listed, list):
                problems.append(Problem(code="unknown_section", where=name, value=section, expected=list(SECTIONS)))
                continue
            for at, entry in enumerate(listed):
                key = key_of(section, entry) if isinstance(entry, dict) else ""
                place = f"{name} [[{section}]] {key or at + 1}"
                problems += [problem.replace(where=f"{place} {problem.where}") for problem in check_entry(section, entry)]
                entries.append((section, key, entry))
                places.append(place)
    if len(problems) == found:
        for at, problem in check_together(entries):
            problems.append(problem.replace(where=f"{places[at]} {problem.where}"))
    return entries
