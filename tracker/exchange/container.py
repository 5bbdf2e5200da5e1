"""The `.career` file: a zip with a signed manifest, records as JSON lines and attachments by their SHA-256.

Everything is bounded before it is read, since a file from a stick may be anything: the list of contents by the last
22 bytes, which must end the file; attachments are stored as they are, so that they cannot swell; records swell to a
limit only. The manifest must be the very bytes that are signed.
"""

from __future__ import annotations

import os
import struct

from tracker.exchange.parsing import parse
from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem
from tracker.kernel.record import Record
from tracker.signed.canonical import canonical
from tracker.signed.fingerprints import is_key
from tracker.signed.signatures import MANIFEST, is_ended, verify

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import IO, Any
    from zipfile import ZipFile

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    Progress = Callable[[int, int, str], None]

FORMAT = "career-bundle"
VERSION = 1
MEGABYTE = 1024 * 1024
MAX_FILE = 300 * MEGABYTE
MAX_ENTRIES = 5_000
MAX_DIRECTORY = 200 * MAX_ENTRIES
MAX_MANIFEST = MEGABYTE
MAX_RECORDS = 16 * MEGABYTE
MAX_LINES = 10_000
"""What a bundle may be: thirty years of one worker with a thousand photos, read within two seconds."""

_END = struct.Struct("<4sHHHHIIH")
_CHUNK = 256 * 1024
_FOLDER = "attachments/"
_MANIFEST = "manifest.json"
_RECORDS = "records.jsonl"
MAX_ENDED = 100
_KEYS = {"format", "version", "person", "name", "sender", "records", "attachments", "signature"}


class Sender(Record):
    """Who signed a bundle, as it says itself: the key, the name, the person, and the key that vouches for this one."""

    key: str
    name: str
    person: str
    vouched_by: str = ""
    vouch: str = ""


class Contents(Record):
    """A bundle whose outside is in order: whose records, from whom, the lines of records, attachments with sizes.

    `ended` are keys that say themselves that they are no more, each with its word.
    """

    person: str
    name: str
    sender: Sender
    lines: tuple[bytes, ...]
    attachments: Mapping[str, int]
    ended: Mapping[str, str] = {}


def write_container(
    file: IO[bytes], contents: Contents, scans: Iterable[tuple[str, bytes]], private: Ed25519PrivateKey
) -> None:
    """Write a bundle, signed by its sender; `scans` are the attachments, each after its SHA-256."""
    from hashlib import sha256
    from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

    records = b"".join(line + b"\n" for line in contents.lines)
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "person": contents.person,
        "name": contents.name,
        "sender": contents.sender.as_dict(),
        "records": {"sha256": sha256(records).hexdigest(), "size": len(records)},
        "attachments": dict(contents.attachments),
        **({"ended": dict(contents.ended)} if contents.ended else {}),
    }
    manifest["signature"] = private.sign(MANIFEST + canonical(manifest)).hex()
    with ZipFile(file, "w", ZIP_STORED) as made:
        _put(made, _MANIFEST, canonical(manifest), ZIP_STORED)
        _put(made, _RECORDS, records, ZIP_DEFLATED)
        for digest, content in scans:
            _put(made, _FOLDER + digest, content, ZIP_STORED)


def _put(made: ZipFile, name: str, content: bytes, method: int) -> None:
    """Always as of the first day that zip knows: a bundle tells nothing of clocks."""
    from zipfile import ZipInfo

    made.writestr(ZipInfo(name), content, method)


def read_container(file: IO[bytes], progress: Progress | None = None) -> Contents:
    """What is in a bundle, with every hash and the sender's signature checked. Raises `Refused`; stores nothing."""
    from zipfile import BadZipFile, ZipFile
    from zlib import error as bad_deflate

    _check_end(file)
    try:
        with ZipFile(file) as opened:
            sizes = _check_entries(opened)
            manifest = _manifest(_read(opened, _MANIFEST, MAX_MANIFEST))
            _check_attachments(opened, sizes, manifest["attachments"], progress)
            lines = _lines(_read(opened, _RECORDS, MAX_RECORDS), manifest["records"])
    except (BadZipFile, bad_deflate, EOFError, NotImplementedError, RuntimeError, UnicodeDecodeError, ValueError):
        raise _refused("bad_archive") from None
    return Contents(
        person=manifest["person"],
        name=manifest["name"],
        sender=Sender(**manifest["sender"]),
        lines=lines,
        attachments=manifest["attachments"],
        ended=manifest.get("ended", {}),
    )


def attachments(file: IO[bytes], digests: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The bytes of attachments of a bundle that `read_container` found in order."""
    from zipfile import ZipFile

    with ZipFile(file) as opened:
        for digest in digests:
            yield digest, opened.read(_FOLDER + digest)


def _refused(code: str, where: str = "", value: Any = None, expected: Any = None) -> Refused:
    return Refused([Problem(code=code, where=where, value=value, expected=expected).short()])


def _check_end(file: IO[bytes]) -> None:
    """Bound the list of contents before it is read: no zip64, no comment, nothing after it."""
    size = file.seek(0, os.SEEK_END)
    if size > MAX_FILE:
        raise _refused("too_large", value=size, expected=MAX_FILE)
    file.seek(max(0, size - _END.size - 20))
    tail = file.read()
    if len(tail) < _END.size:
        raise _refused("bad_archive")
    mark, _, _, _, entries, directory, _, comment = _END.unpack(tail[-_END.size :])
    if mark != b"PK\5\6" or comment:
        raise _refused("bad_archive")
    if tail.startswith(b"PK\6\7") or entries > MAX_ENTRIES or directory > MAX_DIRECTORY:
        raise _refused("too_many_entries", expected=MAX_ENTRIES)


def _check_entries(opened: ZipFile) -> dict[str, int]:
    """The sizes of the entries by name, which must be those of a bundle, each once and none able to swell unseen."""
    from zipfile import ZIP_STORED

    sizes: dict[str, int] = {}
    for entry in opened.infolist():
        name = entry.filename
        digest = name.removeprefix(_FOLDER)
        known = name in (_MANIFEST, _RECORDS) or (name == _FOLDER + digest and _is_digest(digest))
        if not known or name in sizes:
            raise _refused("foreign_entry", value=name)
        if name != _RECORDS and (entry.compress_type != ZIP_STORED or entry.compress_size != entry.file_size):
            raise _refused("swollen", where=name)
        sizes[name] = entry.file_size
    for name in (_MANIFEST, _RECORDS):
        if name not in sizes:
            raise _refused("missing", where=name)
    if sum(sizes.values()) > MAX_FILE:
        raise _refused("too_large", value=sum(sizes.values()), expected=MAX_FILE)
    return sizes


def _is_digest(text: Any) -> bool:
    return isinstance(text, str) and len(text) == 64 and not set(text) - set("0123456789abcdef")


def _read(opened: ZipFile, name: str, most: int) -> bytes:
    """An entry, never more of it than allowed, whatever its header says."""
    with opened.open(name) as entry:
        content = entry.read(most + 1)
    if len(content) > most:
        raise _refused("too_large", where=name, value=len(content), expected=most)
    return content


def _manifest(data: bytes) -> dict[str, Any]:
    problems: list[Problem] = []
    found = parse(data, problems)
    if problems:
        raise Refused([problem.at(_MANIFEST) for problem in problems])
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise _refused("not_bundle", where=_MANIFEST)
    if found.get("version") != VERSION:
        raise _refused("unknown_version", where=f"{_MANIFEST}.version", value=found.get("version"), expected=VERSION)
    if found.keys() - {"ended"} != _KEYS or not _shapes_fit(found) or not _ends_fit(found.get("ended", {})):
        raise _refused("bad_manifest", where=_MANIFEST)
    unsigned = {key: value for key, value in found.items() if key != "signature"}
    if canonical(found) != data or not verify(
        found["sender"]["key"], found["signature"], MANIFEST + canonical(unsigned)
    ):
        raise _refused("manifest_changed", where=_MANIFEST)
    return found


def _shapes_fit(found: Mapping[str, Any]) -> bool:
    """Whether the values of a manifest are of the kinds they must be."""
    sender, records, attachments = found["sender"], found["records"], found["attachments"]
    return (
        all(isinstance(found[key], str) for key in ("person", "name", "signature"))
        and isinstance(sender, dict)
        and sender.keys() == Sender._types.keys()
        and all(isinstance(value, str) for value in sender.values())
        and is_key(sender["key"])
        and isinstance(records, dict)
        and records.keys() == {"sha256", "size"}
        and isinstance(attachments, dict)
        and all(_is_digest(digest) and type(size) is int for digest, size in attachments.items())
    )


def _ends_fit(ended: Any) -> bool:
    """Whether every key that is said to be no more says so itself."""
    return (
        isinstance(ended, dict)
        and len(ended) <= MAX_ENDED
        and all(is_key(key) and isinstance(word, str) and is_ended(key, word) for key, word in ended.items())
    )


def _lines(records: bytes, listed: Mapping[str, Any]) -> tuple[bytes, ...]:
    from hashlib import sha256

    if sha256(records).hexdigest() != listed["sha256"] or len(records) != listed["size"]:
        raise _refused("wrong_hash", where=_RECORDS)
    if records.count(b"\n") > MAX_LINES:
        raise _refused("too_many_records", value=records.count(b"\n"), expected=MAX_LINES)
    return tuple(records.splitlines())


def _check_attachments(
    opened: ZipFile, sizes: Mapping[str, int], listed: Mapping[str, int], progress: Progress | None
) -> None:
    """Exactly the attachments that the manifest lists, each with the content its name says."""
    from hashlib import sha256

    there = {name.removeprefix(_FOLDER): size for name, size in sizes.items() if name.startswith(_FOLDER)}
    if there != listed:
        raise _refused("bad_manifest", where=_MANIFEST)
    for done, digest in enumerate(there):
        if progress:
            progress(done, len(there), "")
        found = sha256()
        with opened.open(_FOLDER + digest) as entry:
            while chunk := entry.read(_CHUNK):
                found.update(chunk)
        if found.hexdigest() != digest:
            raise _refused("wrong_hash", where=_FOLDER + digest)
