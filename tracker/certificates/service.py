"""What a person does with certificates: add, change, note a review, a revocation, an employer's answer, keep scans."""

from __future__ import annotations

import os

from tracker.certificates.model import Acceptance, Attachment, Certificate
from tracker.certificates.repo import ACCEPTANCES, ATTACHMENTS, CERTIFICATES, blob, keep_blob
from tracker.kernel.drafts import build, new_uid
from tracker.kernel.errors import NotFound, Refused
from tracker.kernel.problems import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from typing import Any

    from tracker.store.session import Reader, Store

MAX_ATTACHMENT = 20 * 1024 * 1024
"""The largest scan kept, in bytes."""

MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".bmp": "image/bmp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".txt": "text/plain",
}


def add(store: Store, person: str, values: Mapping[str, Any]) -> str:
    """A new certificate from a form's values; returns its uid. Raises `Refused`."""
    certificate = build(Certificate, {**values, "uid": new_uid(), "person": person})
    with store.write("certificate.add", subject=certificate.uid) as writer:
        CERTIFICATES.insert(writer, certificate)
    return certificate.uid


def edit(store: Store, uid: str, values: Mapping[str, Any]) -> None:
    """Change some fields of a certificate. Raises `Refused`, `NotFound`."""
    _change(store, "certificate.edit", uid, values)


def renew(store: Store, uid: str, values: Mapping[str, Any]) -> None:
    """Note that a review was passed (`last_review_on`) and, where the certificate says so, its new `valid_until`."""
    _change(store, "certificate.renew", uid, values)


def revoke(store: Store, uid: str, on: date) -> None:
    """Note that a certificate was revoked on a day. Raises `Refused`, `NotFound`."""
    _change(store, "certificate.revoke", uid, {"revoked_on": on})


def _change(store: Store, command: str, uid: str, values: Mapping[str, Any]) -> None:
    known = CERTIFICATES.get(store.read(), uid)
    changed = build(Certificate, {**known.as_dict(), **values})
    if changed != known:
        with store.write(command, subject=uid) as writer:
            CERTIFICATES.update(writer, changed)


def delete(store: Store, uid: str) -> None:
    """Remove a certificate with its scans and the notes on it; undo brings all of it back. Raises `NotFound`."""
    with store.write("certificate.delete", subject=uid) as writer:
        for attachment in attachments(writer, uid):
            ATTACHMENTS.delete(writer, attachment.uid)
        CERTIFICATES.delete(writer, uid)


def certificate(reader: Reader, uid: str) -> Certificate:
    """One certificate. Raises `NotFound`."""
    return CERTIFICATES.get(reader, uid)


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
    with store.write("acceptance.edit", subject=uid) as writer:
        ACCEPTANCES.update(writer, build(Acceptance, {**known.as_dict(), **values}))


def delete_acceptance(store: Store, uid: str) -> None:
    """Remove a note on an employer. Raises `NotFound`."""
    with store.write("acceptance.delete", subject=uid) as writer:
        ACCEPTANCES.delete(writer, uid)


def acceptances(reader: Reader, certificate_uid: str) -> tuple[Acceptance, ...]:
    """What employers did with a certificate."""
    return ACCEPTANCES.select(reader, "WHERE certificate = ? ORDER BY id", (certificate_uid,))


def attach(store: Store, person: str, subject: str, name: str, content: bytes, *, now: datetime) -> str:
    """Keep a scan with a record; equal contents are kept once. Returns the uid.

    Raises `Refused`: `empty_file`, `too_large`, `unknown_media` for what is no picture, PDF or text.
    """
    import hashlib

    media_type = MEDIA_TYPES.get(os.path.splitext(name)[1].lower())
    problems = []
    if not content:
        problems.append(Problem(code="empty_file", where=name))
    if len(content) > MAX_ATTACHMENT:
        problems.append(Problem(code="too_large", where=name, value=len(content), expected=MAX_ATTACHMENT))
    if media_type is None:
        problems.append(Problem(code="unknown_media", where=name, expected=tuple(MEDIA_TYPES)))
    if problems or media_type is None:
        raise Refused(problems)
    digest = hashlib.sha256(content).hexdigest()
    attachment = Attachment(
        uid=new_uid(),
        person=person,
        subject=subject,
        name=name,
        media_type=media_type,
        size=len(content),
        sha256=digest,
        added_at=now,
    )
    with store.write("attachment.add", subject=subject) as writer:
        keep_blob(writer, digest, content)
        ATTACHMENTS.insert(writer, attachment)
    return attachment.uid


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
