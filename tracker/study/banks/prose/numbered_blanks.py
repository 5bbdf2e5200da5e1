"""Papers that number their blanks: a text with （1） and （2） in it, and the options of each behind `（1）A.…`."""

from __future__ import annotations

from tracker.kernel.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_OPTIONS = regex(r"[^（(\w]{0,4}(?:\ue010\d+\ue011\s*)?[（(]\s*(\d{1,3})\s*[)）]\s*(?=A\s*[.．、])")
_BULLET = "●"
_MANY = 5


def with_numbered_blanks(lines: list[str]) -> list[str]:
    """Each blank becomes a question with its number, the whole text and its own options."""
    found = {at: options for at, line in enumerate(lines) if (options := _OPTIONS.match(line))}
    if len(found) < _MANY:
        return lines
    text: list[int] = []  # the lines of the last text
    stem = ""
    texts = {at: _text_above(lines, at) for at in found}
    for at, options in found.items():
        number, above = int(options[1]), texts[at]
        if _says(lines, above, number):
            text, stem = above, "".join(lines[place].strip() for place in above).lstrip(_BULLET)
        elif not _says(lines, text, number):
            continue
        lines[at] = f"{number}、{stem}　{lines[at][options.end() :]}"
    for place in {place for text in texts.values() for place in text}:
        lines[place] = "" if lines[place].startswith(_BULLET) else lines[place]
    return lines


def _text_above(lines: Sequence[str], at: int) -> list[int]:
    """The lines of the text right above some options: up to its bullet, an empty line, or the options before."""
    above: list[int] = []
    for place in range(at - 1, -1, -1):
        line = lines[place]
        if not line or _OPTIONS.match(line):
            break
        above.insert(0, place)
        if line.startswith(_BULLET):
            break
    return above


def _says(lines: Sequence[str], text: Sequence[int], number: int) -> bool:
    """Whether a text has a blank of that number."""
    together = "".join(lines[place] for place in text)
    return f"（{number}）" in together or f"({number})" in together
