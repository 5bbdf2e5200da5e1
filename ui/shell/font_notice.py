"""Says, once, that this computer has no Chinese font, and how to get one."""

from __future__ import annotations

import sys

from ui.theme import has_chinese_font

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.shell.frame import Frame

# In English whatever the language of the window: without such a font, Chinese words would be boxes as well.
TITLE = "Chinese cannot be shown"
WHY = "This computer has no Chinese font: Chinese names and rules are empty boxes until it has one."
HOW = {
    "win32": "Open Settings, Time and language, Language and region; add Chinese (Simplified). Then start again.",
    "linux": "On Debian or Ubuntu: sudo apt install fonts-noto-cjk\n"
    "On Fedora: sudo dnf install google-noto-sans-cjk-fonts\nThen start again.",
}
NOTICE = f"{WHY}\n\n{HOW.get(sys.platform, HOW['linux'])}"


def tell_of_fonts(window: Frame) -> None:
    """Say it, unless there is a font or it was said before."""
    if not has_chinese_font() and not window.preferences.told_once("no_chinese_font"):
        window.complain(TITLE, NOTICE)
