"""Whether there is a screen to open a window on."""

from __future__ import annotations

import os
import sys

from tracker.kernel.errors import TrackerError


def need_display() -> None:
    """Raises `TrackerError` `no_display` where no window can open: Qt itself would end the process on the spot."""
    if _has_none() and not os.environ.get("QT_QPA_PLATFORM"):
        raise TrackerError("no_display")


def use_no_display() -> None:
    """Draw in memory where there is no screen. Must come before the application object is made."""
    if _has_none():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _has_none() -> bool:
    return sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
