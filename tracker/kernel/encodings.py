"""Text that is not UTF-8, told in a way that helps: in what it seems to be written, or that its end is missing."""

from __future__ import annotations

from tracker.kernel.problems import Problem

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def not_utf8(data: bytes, error: UnicodeDecodeError | None = None) -> Problem:
    """What is wrong with bytes that do not decode, or, without an `error`, that hold zeros, which no text has.

    `cut_off` where only the last sign is incomplete, `not_utf8` with what they look like, else `not_text`.
    """
    if error and error.reason == "unexpected end of data":
        before = data[: error.start].decode("utf-8", "replace")
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        return Problem(code="cut_off", value=place)
    at = error.start if error else data.index(b"\0")
    seems = _encoding(data)
    return Problem(code="not_utf8" if seems else "not_text", value=at, expected=seems)


def _encoding(data: bytes) -> str | None:
    """What bytes that are not UTF-8 look like; None where nothing fits."""
    start = data[:64]
    if start.startswith(_UTF_16) or start.count(0) * 3 > len(start):
        return "UTF-16"
    if b"\0" in data[:65536]:
        return None
    for name, shown in (("gb18030", "GB18030"), ("big5", "Big5")):
        try:
            data.decode(name)
        except UnicodeDecodeError:
            continue
        return shown
    return None
