"""The numbers that Word draws before paragraphs and does not keep as text."""

from __future__ import annotations

from tracker.kernel.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = regex(r"%(\d)")
_DIGITS = "零一二三四五六七八九"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Lists:
    """The lists of a document and how far each has counted.

    `levels` has for each list, by level, its form, its text with %1 for the number of the first level, and where it
    begins; `lists` says which of them a paragraph's number means, and `restarts` where that begins anew.
    """

    def __init__(self) -> None:
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.lists: dict[str, str] = {}
        self.restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int]] = {}

    def counted(self, key: str, level: int) -> str:
        """The number of the next paragraph of a list as text; "" where there is none."""
        abstract = self.lists.get(key, "")
        levels = self.levels.get(abstract, {})
        if level not in levels:
            return ""
        form, pattern, start = levels[level]
        counts = self._counts.setdefault(abstract, [-1] * 10)
        restart = self.restarts.get(key, {}).pop(level, None)
        if restart is not None:
            counts[level] = restart
        else:
            counts[level] = start if counts[level] < 0 else counts[level] + 1
        counts[level + 1 :] = [-1] * (9 - level)
        if form in ("bullet", "none"):
            return ""
        text = _PLACE.sub(lambda found: self._shown(levels, counts, int(found[1]) - 1), pattern)
        return f"{text}." if text.isalnum() and text.isascii() else text

    @staticmethod
    def _shown(levels: dict[int, tuple[str, str, int]], counts: list[int], level: int) -> str:
        form, _, start = levels.get(level, ("decimal", "", 1))
        return numeral(max(counts[level], start if counts[level] < 0 else counts[level]), form)


class Numbering(Lists):
    """The lists of a .docx, told by its parts on numbering and styles."""

    def __init__(self, numbering: ET.Element | None, styles: ET.Element | None) -> None:
        super().__init__()
        self._styles: dict[str, tuple[str, int]] = {}
        if numbering is not None:
            self._read(numbering)
        if styles is not None:
            self._read_styles(styles)

    def _read(self, root: ET.Element) -> None:
        for abstract in root.iter(f"{W}abstractNum"):
            levels = {int(level.get(f"{W}ilvl") or 0): _level(level) for level in abstract.iter(f"{W}lvl")}
            self.levels[abstract.get(f"{W}abstractNumId") or ""] = levels
        for number in root.iter(f"{W}num"):
            key = number.get(f"{W}numId") or ""
            self.lists[key] = _value(number.find(f"{W}abstractNumId"))
            for override in number.iter(f"{W}lvlOverride"):
                start = _value(override.find(f"{W}startOverride"))
                if start.isdigit():
                    self.restarts.setdefault(key, {})[int(override.get(f"{W}ilvl") or 0)] = int(start)

    def _read_styles(self, root: ET.Element) -> None:
        for style in root.iter(f"{W}style"):
            place = style.find(f"{W}pPr/{W}numPr")
            if place is not None:
                level = _value(place.find(f"{W}ilvl"))
                self._styles[style.get(f"{W}styleId") or ""] = (
                    _value(place.find(f"{W}numId")),
                    int(level) if level.isdigit() else 0,
                )

    def label(self, paragraph: ET.Element) -> str:
        """The number of a paragraph as text, counted up; "" for a paragraph without one."""
        return self.counted(*self._place(paragraph))

    def _place(self, paragraph: ET.Element) -> tuple[str, int]:
        own = paragraph.find(f"{W}pPr/{W}numPr")
        if own is not None:
            level = _value(own.find(f"{W}ilvl"))
            return _value(own.find(f"{W}numId")), int(level) if level.isdigit() else 0
        style = _value(paragraph.find(f"{W}pPr/{W}pStyle"))
        return self._styles.get(style, ("", 0))


def _value(element: ET.Element | None) -> str:
    return (element.get(f"{W}val") or "") if element is not None else ""


def _level(level: ET.Element) -> tuple[str, str, int]:
    start = _value(level.find(f"{W}start"))
    form = _value(level.find(f"{W}numFmt")) or "decimal"
    return form, _value(level.find(f"{W}lvlText")), int(start) if start.isdigit() else 1


def numeral(number: int, form: str) -> str:
    """A number in one of Word's forms; ordinary digits for the rare ones."""
    if form in ("upperLetter", "lowerLetter") and 0 < number <= 26:
        letter = chr(ord("A") + number - 1)
        return letter if form == "upperLetter" else letter.lower()
    if form in ("upperRoman", "lowerRoman") and 0 < number < 40:
        roman = _roman(number)
        return roman if form == "upperRoman" else roman.lower()
    if ("chinese" in form or form.startswith(("ideograph", "japanese", "taiwanese"))) and 0 < number < 100:
        return _chinese(number)
    if form.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(0x2460 + number - 1)
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones else "")
