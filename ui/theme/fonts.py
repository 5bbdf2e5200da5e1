"""The system's face for Simplified Chinese, by name for the window and by file for charts."""

from __future__ import annotations

import os
import sys

# Simplified forms are asked for by name: a face for Japanese or Traditional Chinese draws some characters differently.
_FAMILIES = {
    "win32": ("Microsoft YaHei UI", "Microsoft YaHei", "DengXian", "SimHei", "SimSun"),
    "darwin": ("PingFang SC", "Hiragino Sans GB", "Heiti SC", "STHeiti"),
}
_OTHER_SYSTEMS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Noto Sans SC",
    "HarmonyOS Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
)
_FILES = {
    "Microsoft YaHei UI": ("msyh.ttc",),
    "Microsoft YaHei": ("msyh.ttc", "msyh.ttf"),
    "DengXian": ("Deng.ttf",),
    "SimHei": ("simhei.ttf",),
    "SimSun": ("simsun.ttc",),
    "PingFang SC": ("PingFang.ttc",),
    "Hiragino Sans GB": ("Hiragino Sans GB.ttc",),
    "Heiti SC": ("STHeiti Medium.ttc", "STHeiti Light.ttc"),
    "STHeiti": ("STHeiti Medium.ttc", "STHeiti Light.ttc"),
    "Noto Sans CJK SC": ("NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "NotoSansCJK-VF.otf.ttc"),
    "Source Han Sans SC": ("SourceHanSans.ttc", "SourceHanSansSC-Regular.otf", "SourceHanSans-Regular.ttc"),
    "Source Han Sans CN": ("SourceHanSansCN-Regular.otf",),
    "Noto Sans SC": ("NotoSansSC-Regular.otf", "NotoSansSC-Regular.ttf", "NotoSansSC[wght].ttf"),
    "HarmonyOS Sans SC": ("HarmonyOS_Sans_SC_Regular.ttf",),
    "WenQuanYi Micro Hei": ("wqy-microhei.ttc",),
    "WenQuanYi Zen Hei": ("wqy-zenhei.ttc",),
    "Droid Sans Fallback": ("DroidSansFallback.ttf", "DroidSansFallbackFull.ttf"),
}


def interface_families() -> tuple[str, ...]:
    """The families to ask for, best first, without looking which of them are there."""
    return _FAMILIES.get(sys.platform, _OTHER_SYSTEMS)


def chinese_family() -> str | None:
    """The first of the families that this system has, else any that claims Simplified Chinese, else `None`."""
    from PySide6.QtGui import QFontDatabase

    able = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return next((family for family in interface_families() if family in able), able[0] if able else None)


def has_chinese_font() -> bool:
    """Whether Chinese can be drawn as characters rather than boxes."""
    return chinese_family() is not None


def chinese_font_file() -> str | None:
    """The file of `chinese_family()`, for charts to register; `None` where it cannot be found.

    A `.ttc` holds several faces: ask it for `chinese_family()`. Walks the font folders, so call it late and once.
    """
    family = chinese_family()
    wanted = _FILES.get(family, ()) if family else ()
    for folder in _font_folders():
        for place, _folders, files in os.walk(folder):
            for name in wanted:
                if name in files:
                    return os.path.join(place, name)
    return None


def _font_folders() -> tuple[str, ...]:
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", home)
        return os.path.join(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"), os.path.join(
            local, "Microsoft", "Windows", "Fonts"
        )
    if sys.platform == "darwin":
        return (
            "/System/Library/Fonts",
            "/Library/Fonts",
            os.path.join(home, "Library", "Fonts"),
            "/System/Library/AssetsV2/com_apple_MobileAsset_Font7",
        )
    return (
        os.path.join(home, ".local", "share", "fonts"),
        os.path.join(home, ".fonts"),
        "/usr/local/share/fonts",
        "/usr/share/fonts",
    )
