"""Settings of the file: who its worker is, the day of a demo. What a person likes of the window is kept elsewhere."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.store.session import Reader, Writer

OWNER = "owner"
"""The uid of the worker whose file this is."""

NONE_HELD = "none_held"
"""The uid of the worker who said that he has no certificate yet."""

DEMO_TODAY = "demo_today"
"""The ISO day on which a demo file is shown."""


def get(reader: Reader, key: str) -> str | None:
    """The value of a setting, or None where it was never put."""
    found: str | None = reader.value("SELECT value FROM setting WHERE key = ?", (key,))
    return found


def put(writer: Writer, key: str, value: str) -> None:
    """Keep a setting in place of its earlier value."""
    from tracker.kernel.changes import Area

    writer.run("INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", (key, value))
    writer.touch(Area.SETTINGS)
