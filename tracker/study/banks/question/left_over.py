"""Signs that something of the file was left in a question: its number, the word for its kind, a program's quotes."""

from __future__ import annotations

import re

MARK = (
    r"\d{1,4}\s*(?:[、．:：)）]|\.(?!\d))\s*\D|\d{1,4}\s*[【\[]|[*＊]\s*\d|第\s*\d{1,4}\s*题"
    r"|(?:单选|多选|判断|填空|简答)题|题目\s*(?:内容)?\s*[:：]"
)
"""What the beginning of a stem looks like that still carries a mark; a decimal or 110、220 kV is none."""

_MARK = re.compile(MARK)
_QUOTED = re.compile(r"\",\s*[\"\]]?\s*,?$")


def mark_left(stem: str) -> bool:
    """Whether a stem begins with a mark of the file, or ends as a text in the source of a program: `", "`."""
    return bool(_MARK.match(stem) or _QUOTED.search(stem))
