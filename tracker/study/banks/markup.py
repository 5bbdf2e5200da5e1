"""Texts in HTML, and texts that were typed with its signs."""

from __future__ import annotations

import re
from html import escape, unescape

from tracker.kernel.patterns import regex
from tracker.study.banks.texts import clean

_BREAK = regex(r"<br\s*/?>|</(?:p|div|li|tr|h\d)>|<hr[^>]*>", re.IGNORECASE)
_ITEM = regex(r"<li[^>]*>", re.IGNORECASE)
_HIDDEN = regex(r"<(style|script)[^>]*>.*?</\1>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_TAG = regex(r"<[^<>]*>")
_PLAIN_TAG = regex(r"<br\s*/?>|<img\s[^<>]*>", re.IGNORECASE)
_WHOLLY_HTML = regex(
    r"\s*<(p|div|span|font|br|b|strong)\b[^<>]*>.*(?:</(?:p|div|span|font|b|strong)>|<br\s*/?>)\s*$", re.DOTALL
)
_BROKEN_OPTION = regex(r"<br\s*/?>\s*[(（]?[A-Ha-h][)）.、．]")
"""Where an option begins behind a line break of a page."""

_TYPED_ENTITY = regex(r"&(?:[lr][sd]quo|hellip|[mn]dash);")
"""Quotes and dashes as only web pages write them: no question asks for these as it does for `&nbsp;` or `&lt;`."""

_SOUND = regex(r"\[sound:[^\]]*\]")


def text_of_html(html: str) -> str:
    """The text of a piece of HTML with its line breaks; tags, styles, pictures and sounds are gone.

    HTML that has no tags but line breaks and pictures is kept to the letter, so that what we write reads back alike.
    """
    html = _SOUND.sub("", html) if "[sound:" in html else html
    if "<" not in html and "&" not in html:
        return clean(html)
    if not _TAG.search(_PLAIN_TAG.sub("", html)):
        return clean(unescape(_PLAIN_TAG.sub(lambda tag: "\n" if tag[0][1] in "bB" else "", html)))
    text = _HIDDEN.sub("", html).replace("\n", " ") if _BREAK.search(html) else _HIDDEN.sub("", html)
    text = _TAG.sub("", _ITEM.sub("\n", _BREAK.sub("\n", text)))
    lines = (clean(line) for line in unescape(text).split("\n"))
    return "\n".join(line for line in lines if line)


def is_html(cell: str) -> bool:
    """Whether a cell is a piece of HTML, and does not only speak of tags."""
    return "&nbsp;" in cell or _WHOLLY_HTML.match(cell) is not None or len(_BROKEN_OPTION.findall(cell)) > 1


def without_tags(cell: str) -> str:
    """A cell that is a piece of HTML as text; any other as it is."""
    return text_of_html(cell) if is_html(cell) else cell


def with_typed_signs(cell: str) -> str:
    """A cell with its quotes and dashes as signs, where a web page left their names."""
    return _TYPED_ENTITY.sub(lambda name: unescape(name[0]), cell) if "&" in cell else cell


def html_of_text(text: str) -> str:
    """Text as HTML that `text_of_html` reads back to the letter."""
    return escape(text, quote=False).replace("\n", "<br>")
