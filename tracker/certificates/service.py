"""What a person does with certificates: add, change, note a review, a revocation, an employer's answer, keep scans."""

from __future__ import annotations

import os

from tracker.certificates.model import Acceptance, Attachment, Certificate
from tracker.certificates.repo import ACCEPTANCES, ATTACHMENTS, CERTIFICATES, blob, keep_blob
from tracker.kernel.drafts import build, new_uid
from tracker.kernel.errors import NotFound, Refused
from tracker.kernel.files import system_problem, write_whole
from tracker.kernel.problems import Problem
from tracker.people.service import TABLES
from tracker.store import acts, settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date, datetime
    from typing import Any

    from tracker.store.session import Reader, Store, Writer
    from tracker.store.table import Table

    Report = Callable[[int, int, str], None]

MAX_ATTACHMENT = 20 * 1024 * 1024
"""The largest scan kept, in bytes."""

MEDIA_TYPES: dict[str, str] = {
    ".pdf": "application/pdf",
    ".ofd": "application/ofd",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".jfif": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".bmp": "image/bmp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".txt": "text/plain",
}


def add(store: Store, person: str, values: Mapping[str, Any]) -> str:
    """A new certificate from a form's values; returns its uid. Raises `Refused`."""
    return acts.add(store, CERTIFICATES, person, values)


def edit(store: Store, uid: str, values: Mapping[str, Any]) -> None:
    """Change some fields of a certificate. Raises `Refused`, `NotFound`."""
    acts.edit(store, CERTIFICATES, uid, values)


def renew(store: Store, uid: str, values: Mapping[str, Any]) -> None:
    """Note that a review was passed (`last_review_on`) and, where the certificate says so, its new `valid_until`."""
    acts.edit(store, CERTIFICATES, uid, values, act="renew")


def hold_none(store: Store, person: str) -> None:
    """Note that a worker has no certificate yet, so that nobody asks for one again."""
    with store.write("certificate.none", subject=person) as writer:
        settings.put(writer, settings.NONE_HELD, person)


def revoke(store: Store, uid: str, on: date) -> None:
    """Note that a certificate was revoked on a day. Raises `Refused`, `NotFound`."""
    acts.edit(store, CERTIFICATES, uid, {"revoked_on": on}, act="revoke")


def delete(store: Store, uid: str) -> None:
    """Remove a certificate with its scans and the notes on it; undo brings all of it back. Raises `NotFound`."""
    _delete(store, CERTIFICATES, uid)


def delete_record(store: Store, kind: str, uid: str) -> None:
    """Remove a record of a kind (a name of people's `TABLES`) with the files kept with it. Raises `NotFound`."""
    _delete(store, TABLES[kind], uid)


def _delete(store: Store, table: Table[Any], uid: str) -> None:
    with store.write(f"{table.name}.delete", subject=uid) as writer:
        for attachment in attachments(writer, uid):
            ATTACHMENTS.delete(writer, attachment.uid)
        table.delete(writer, uid)


def certificate(reader: Reader, uid: str) -> Certificate:
    """One certificate. Raises `NotFound`."""
    return CERTIFICATES.get(reader, uid)


def find(reader: Reader, uid: str) -> Certificate | None:
    """The certificate with this uid, or the one that the scan or the note with this uid belongs to."""
    scan, note = ATTACHMENTS.find(reader, uid), ACCEPTANCES.find(reader, uid)
    return CERTIFICATES.find(reader, scan.subject if scan else note.certificate if note else uid)


def of_person(reader: Reader, person: str) -> tuple[Certificate, ...]:
    """A worker's certificates in the order they were entered."""
    return CERTIFICATES.of_person(reader, person)


def add_acceptance(store: Store, person: str, values: Mapping[str, Any]) -> str:
    """What an employer did with a certificate; returns the uid. Raises `Refused`."""
    acceptance = build(Acceptance, {**values, "uid": new_uid(), "person": person})
    with store.write("acceptance.add", subject=acceptance.certificate) as writer:
        ACCEPTANCES.insert(writer, acceptance)
    return acceptance.uid


def edit_acceptance(store: Store, uid: str, values: Mapping[str, Any]) -> None:
    """Change a note on an employer. Raises `Refused`, `NotFound`."""
    known = ACCEPTANCES.get(store.read(), uid)
    changed = build(Acceptance, {**known.as_dict(), **values})
    if changed != known:
        with store.write("acceptance.edit", subject=known.certificate) as writer:
            ACCEPTANCES.update(writer, changed)


def delete_acceptance(store: Store, uid: str) -> None:
    """Remove a note on an employer. Raises `NotFound`."""
    acts.delete(store, ACCEPTANCES, uid)


def acceptances(reader: Reader, certificate_uid: str) -> tuple[Acceptance, ...]:
    """What employers did with a certificate."""
    return ACCEPTANCES.select(reader, "WHERE certificate = ? ORDER BY id", (certificate_uid,))


def attach(
    store: Store, owner: str, subject: str, paths: Sequence[str], *, now: datetime, report: Report | None = None
) -> int:
    """Keep files with any record of a person, all or none; returns how many are new: one it has already stays one.

    `report` hears after each how many are done, of how many, and which comes next; it may raise `Cancelled`.
    Raises `Refused` with what is wrong with each file (`empty_file`, `attachment_too_large`, `folder`, `unknown_media`
    for what is no picture, document or text), and `StorageProblem` for a file that cannot be read.
    """
    problems = [problem for path in paths for problem in _unfit(path)]
    if problems:
        raise Refused(problems)
    with store.write("attachment.add", subject=subject) as writer:
        before = len(attachments(writer, subject))
        for done, path in enumerate(paths):
            if report:
                report(done, len(paths), os.path.basename(path))
            _keep(writer, owner, subject, path, now)
        return len(attachments(writer, subject)) - before


def _unfit(path: str) -> Iterator[Problem]:
    name, ending = os.path.basename(path), os.path.splitext(path)[1].lower()
    try:
        size = os.path.getsize(path)
    except OSError as error:
        raise system_problem(error, path) from None
    if os.path.isdir(path):
        yield Problem(code="folder", where=name)
    elif ending not in MEDIA_TYPES:
        yield Problem(code="unknown_media", where=name, value=ending.lstrip(".") or name)
    elif not size:
        yield Problem(code="empty_file", where=name)
    elif size > MAX_ATTACHMENT:
        megabyte = 1024 * 1024
        yield Problem(
            code="attachment_too_large",
            where=name,
            value=-(-size * 10 // megabyte) / 10,
            expected=MAX_ATTACHMENT // megabyte,
        )


def _keep(writer: Writer, person: str, subject: str, path: str, now: datetime) -> None:
    import hashlib

    try:
        with open(path, "rb") as file:
            scan = file.read()
    except OSError as error:
        raise system_problem(error, path) from None
    digest = hashlib.sha256(scan).hexdigest()
    if any(kept.sha256 == digest for kept in attachments(writer, subject)):
        return
    attachment = Attachment(
        uid=new_uid(),
        person=person,
        subject=subject,
        name=os.path.basename(path),
        media_type=MEDIA_TYPES[os.path.splitext(path)[1].lower()],
        size=len(scan),
        sha256=digest,
        added_at=now,
    )
    keep_blob(writer, digest, scan)
    ATTACHMENTS.insert(writer, attachment)


def detach(store: Store, uid: str) -> None:
    """Remove a scan; its bytes stay in the file as long as undo may want them. Raises `NotFound`."""
    with store.write("attachment.delete", subject=ATTACHMENTS.get(store.read(), uid).subject) as writer:
        ATTACHMENTS.delete(writer, uid)


def attachments(reader: Reader, subject: str) -> tuple[Attachment, ...]:
    """The scans kept with a record."""
    return ATTACHMENTS.select(reader, "WHERE subject = ? ORDER BY id", (subject,))


def content(reader: Reader, attachment: Attachment) -> bytes:
    """The bytes of a scan. Raises `NotFound` where the file has lost them, which `check` reports too."""
    found = blob(reader, attachment.sha256)
    if found is None:
        raise NotFound("attachment", attachment.name)
    return found


def save_copy(reader: Reader, attachment: Attachment, path: str) -> None:
    """Write a scan out as a file, replacing what is there. Raises `NotFound`, `StorageProblem`."""
    write_whole(path, content(reader, attachment))
