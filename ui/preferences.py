"""How a person likes the window: language, theme, text size, the last file. Kept for the user, not in the file."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings

from ui.text import system_language

THEMES = ("system", "light", "dark")
SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


class Preferences:
    """Reads and writes the user's preferences; every value that makes no sense counts as not set."""

    def __init__(self, path: str | None = None) -> None:
        if path:
            self._kept = QSettings(path, QSettings.Format.IniFormat)
        else:
            self._kept = QSettings(
                QSettings.Format.IniFormat, QSettings.Scope.UserScope, "CareerTracker", "career-tracker"
            )

    @property
    def language(self) -> str:
        """`zh_CN` or `en`; until chosen, what the system asks for."""
        return self._one_of("language", ("zh_CN", "en")) or system_language()

    @language.setter
    def language(self, name: str) -> None:
        self._kept.setValue("language", name)

    @property
    def theme(self) -> str:
        """`light`, `dark`, or `system` to follow the system."""
        return self._one_of("theme", THEMES) or "system"

    @theme.setter
    def theme(self, name: str) -> None:
        self._kept.setValue("theme", name)

    @property
    def scale(self) -> float:
        """The text size, 1.0 to 2.0."""
        kept = self._one_of("scale", tuple(map(str, SCALES)))
        return float(kept) if kept else 1.0

    @scale.setter
    def scale(self, scale: float) -> None:
        self._kept.setValue("scale", str(scale))

    @property
    def last_file(self) -> str | None:
        """The file that was open last."""
        kept = self._kept.value("last_file")
        return str(kept) if kept else None

    @last_file.setter
    def last_file(self, path: str | None) -> None:
        self._kept.setValue("last_file", path or "")

    @property
    def place(self) -> QByteArray | None:
        """Where on the screen the window was last, and how large."""
        kept = self._kept.value("place")
        return kept if isinstance(kept, QByteArray) else None

    @place.setter
    def place(self, geometry: QByteArray) -> None:
        self._kept.setValue("place", geometry)

    @property
    def reminders(self) -> bool:
        """Whether the desktop is told once a day what is due soon; it is unless switched off."""
        return bool(self._kept.value("reminders") != "no")

    @reminders.setter
    def reminders(self, on: bool) -> None:
        self._kept.setValue("reminders", "yes" if on else "no")

    @property
    def tray(self) -> bool:
        """Whether an icon with the number of dates to keep stays in the tray; only where switched on."""
        return bool(self._kept.value("tray") == "yes")

    @tray.setter
    def tray(self, on: bool) -> None:
        self._kept.setValue("tray", "yes" if on else "no")

    def reminded_on(self, path: str, day: str) -> bool:
        """Whether of a file it was reminded on a day (ISO) already; it counts as reminded of from now on."""
        from hashlib import sha256

        key = f"reminded/{sha256(path.encode()).hexdigest()[:16]}"
        before = self._kept.value(key)
        self._kept.setValue(key, day)
        return bool(before == day)

    def told_once(self, what: str) -> bool:
        """Whether something was already said; it counts as said from now on."""
        key = f"told/{what}"
        told = bool(self._kept.value(key))
        self._kept.setValue(key, "yes")
        return told

    def _one_of(self, key: str, known: tuple[str, ...]) -> str | None:
        kept = self._kept.value(key)
        return str(kept) if str(kept) in known else None
