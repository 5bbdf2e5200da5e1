"""Percentages, dates and times of a workbook as it shows them: 0.1 as `0%` is "10%", a day may be "9月1日".

So are thousands set apart: what was typed as `150,100`, two numbers for two blanks, is kept as 150100 in `#,##0`.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from tracker.kernel.patterns import regex
from tracker.study.banks.package_xml import attribute
from tracker.study.banks.texts import number_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_THOUSANDS = "#,##0"
_BUILT_IN = {
    3: _THOUSANDS,
    4: f"{_THOUSANDS}.00",
    9: "0%",
    10: "0.00%",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    54: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
_LONG_DATE = "[$-F800]"
"""Begins the code for the long date of the system's language."""

_FORMAT = regex(rb"<(?:\w+:)?numFmt\s[^>]*>")
_STYLES = regex(rb"<(?:\w+:)?cellXfs.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = regex(rb"<(?:\w+:)?xf\s[^>]*>")
_NOISE = regex(r"\[[^\]]*\]|\\|_.|\*.|;.*$|@")
_SAID = regex(r'"[^"]*"|\[[^\]]*\]|\\.')
_PART = regex(r'"([^"]*)"|(y{2,4}|m{1,4}|d{1,2}|h{1,2}|s{1,2})|([^"ymdhs]+)', re.IGNORECASE)
_OWN_HALVES = ("am/pm", "a/p", "上午", "[h", "[m", "[s")
"""Halves of a day, and spans that go on past one: the value says those well enough."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  a day of the calendar, not a moment
_A_DIGIT = 1e-9
_LAST_DAY, _SECONDS = 2_958_466, 86_400


def formats_of(styles: bytes) -> dict[int, str]:
    """The format code of every cell style that shows more than a number; of others the value is enough."""
    own = {}
    for tag in _FORMAT.findall(styles):
        number = attribute(tag, "numFmtId")
        if number.isdigit():
            own[int(number)] = attribute(tag, "formatCode")
    found = _STYLES.search(styles)
    numbers = [attribute(tag, "numFmtId") for tag in (_STYLE.findall(found[0]) if found else ())]
    return told_by_format([int(number) if number.isdigit() else 0 for number in numbers], own)


def told_by_format(numbers: Sequence[int], own: Mapping[int, str]) -> dict[int, str]:
    """Of cell styles with these numbers of formats: the codes of those that show more than a number.

    `own` are the codes that the workbook brings along.
    """
    codes = {style: own.get(number) or _BUILT_IN.get(number, "") for style, number in enumerate(numbers)}
    return {style: code for style, code in codes.items() if _tells_more(code)}


def _tells_more(code: str) -> bool:
    return "%" in code or _THOUSANDS in code or _is_date(code) or _is_time(code)


def _is_date(code: str) -> bool:
    plain = _SAID.sub("", code).casefold()
    return code.startswith(_LONG_DATE) or "d" in plain or "yy" in plain


def _is_time(code: str) -> bool:
    folded = code.casefold()
    return "h" in _SAID.sub("", folded) and not any(half in folded for half in _OWN_HALVES)


def shown(value: float, code: str) -> str:
    """A number as its format shows it: a percentage, a day, a time of day; a day without its time where it has none.

    No digit is lost: what its format rounds is told in full.
    """
    if "%" in code:
        return f"{_rounded(value * 100, code) or number_text(value * 100)}%"
    if _THOUSANDS in code:
        return _rounded(value, code) or number_text(value)
    dated = _is_date(code)
    if value < 0 or value >= _LAST_DAY or (dated and value == 0):
        return number_text(value)
    timed = _is_time(code) and (not dated or value != int(value))
    code = _BUILT_IN[31] if code.startswith(_LONG_DATE) else _NOISE.sub("", code).strip()
    moment = _EPOCH + timedelta(seconds=round(value * _SECONDS))
    return _told(moment, code if timed else code.split(" ")[0])


def _rounded(value: float, code: str) -> str:
    """A number with the places that its format shows, thousands set apart if it does; "" where digits would be lost."""
    plain = _NOISE.sub("", code)
    places = len(re.sub(r"[^0#?]", "", plain.split(".", 1)[1])) if "." in plain else 0
    if abs(round(value, places) - value) >= _A_DIGIT:
        return ""
    return f"{value:,.{places}f}" if _THOUSANDS in plain else f"{value:.{places}f}"


def _told(moment: datetime, code: str) -> str:
    """A moment by a code; the m behind hours, or before seconds, are minutes."""
    pieces: list[str] = []
    found = _PART.findall(code)
    tokens = [token[:1].casefold() for _, token, _ in found if token]
    at = 0
    for quoted, token, plain in found:
        if token:
            minutes = token[0] in "mM" and ("h" in tokens[max(0, at - 1) : at] or "s" in tokens[at + 1 : at + 2])
            pieces.append(_part(moment, "n" if minutes else token[0].casefold(), len(token)))
            at += 1
        else:
            pieces.append(quoted or plain)
    return "".join(pieces)


def _part(moment: datetime, sign: str, length: int) -> str:
    if sign == "m" and length > 2:
        return _MONTHS[moment.month - 1]
    if sign == "y":
        return str(moment.year) if length > 2 else f"{moment.year % 100:02}"
    number = {"m": moment.month, "d": moment.day, "h": moment.hour, "n": moment.minute, "s": moment.second}[sign]
    return f"{number:02}" if length == 2 else str(number)
