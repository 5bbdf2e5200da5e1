"""Percentages and dates of a workbook as it shows them: 0.1 with the format `0%` is "10%", a day may be "9月1日"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from tracker.study.banks.markup import attribute
from tracker.study.banks.texts import number_text

_BUILT_IN = {
    9: "0%",
    10: "0.00%",
    14: "yyyy/m/d",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    31: 'yyyy"年"m"月"d"日"',
    36: 'yyyy"年"m"月"',
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    54: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s[^>]*>")
_STYLES = re.compile(rb"<(?:\w+:)?cellXfs.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<(?:\w+:)?xf\s[^>]*>")
_NOISE = re.compile(r"\[[^\]]*\]|\\|_.|\*.|;.*$|@")
_PART = re.compile(r'"([^"]*)"|(y{2,4}|m{1,2}|d{1,2})|([^"ymd]+)', re.IGNORECASE)
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  a day of the calendar, not a moment


def formats_of(styles: bytes) -> dict[int, str]:
    """The format code of every cell style that shows a percentage or a date; of other styles the value is enough."""
    codes = dict(_BUILT_IN)
    for tag in _FORMAT.findall(styles):
        number = attribute(tag, "numFmtId")
        if number.isdigit():
            codes[int(number)] = attribute(tag, "formatCode")
    found = _STYLES.search(styles)
    kept = {}
    for index, tag in enumerate(_STYLE.findall(found[0]) if found else ()):
        number = attribute(tag, "numFmtId")
        code = codes.get(int(number), "") if number.isdigit() else ""
        if "%" in code or _is_date(code):
            kept[index] = code
    return kept


def _is_date(code: str) -> bool:
    plain = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", code).casefold()
    return "d" in plain or "yy" in plain


def shown(value: float, code: str) -> str:
    """A number as its format shows it; times of day are left out, banks have none."""
    code = _NOISE.sub("", code)
    if "%" in code:
        places = len(code.split(".", 1)[1].rstrip("%")) if "." in code else 0
        percent = value * 100
        return f"{percent:.{places}f}%" if abs(round(percent, places) - percent) < 1e-9 else f"{number_text(percent)}%"
    if not 0 < value < 2_958_466:
        return number_text(value)
    day = _EPOCH + timedelta(days=int(value))
    pieces = []
    for quoted, token, plain in _PART.findall(code.split(" ")[0]):
        pieces.append(_token(day, token.casefold()) if token else quoted or plain)
    return "".join(pieces)


def _token(day: datetime, token: str) -> str:
    if token.startswith("y"):
        return str(day.year) if len(token) > 2 else f"{day.year % 100:02}"
    number = day.month if token.startswith("m") else day.day
    return f"{number:02}" if len(token) == 2 else str(number)
