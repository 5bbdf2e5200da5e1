"""The tables of certificates, acceptances and attachments; `listing` has the long lists of certificates."""

from __future__ import annotations

from tracker.certificates.model import Acceptance, Attachment, Certificate
from tracker.store.table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.store.session import Reader, Writer

CERTIFICATES = Table("certificate", Certificate)
ACCEPTANCES = Table("acceptance", Acceptance)
ATTACHMENTS = Table("attachment", Attachment)


def keep_blob(writer: Writer, sha256: str, content: bytes) -> None:
    """Keep bytes under their SHA-256, once."""
    writer.run("INSERT OR IGNORE INTO blob (sha256, size, content) VALUES (?, ?, ?)", (sha256, len(content), content))


def blob(reader: Reader, sha256: str) -> bytes | None:
    """The bytes kept under a SHA-256, or None."""
    found: bytes | None = reader.value("SELECT content FROM blob WHERE sha256 = ?", (sha256,))
    return found


def has_blob(reader: Reader, sha256: str) -> bool:
    """Whether bytes are kept under a SHA-256, without reading them."""
    return bool(reader.value("SELECT count(*) FROM blob WHERE sha256 = ?", (sha256,)))
