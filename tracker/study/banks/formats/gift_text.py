"""Text inside GIFT: escapes, formats, and pictures carried along as data."""

from __future__ import annotations

import base64
import re

from tracker.kernel.patterns import regex
from tracker.study.banks.markup import html_of_text, text_of_html
from tracker.study.banks.model import Image, image_suffix
from tracker.study.banks.texts import clean

FIRST_LINE = "// Question bank of Career Tracker"
"""What our own files begin with: short ones could be taken for something else."""

_ESCAPED = regex(r"\\([\\~=#{}:n%>\[\]-])")
_SPECIAL = regex(r"[\\~=#{}:]")
_FORMAT = regex(r"^\s*\[(html|moodle|plain|markdown)\]\s*", re.IGNORECASE)
_WRAP = regex(r"[ \t]*\r?\n[ \t]*")
_DATA = regex(r"<img[^>]*?src=\"data:image/([\w+.-]+);base64,([A-Za-z0-9+/=\s]*)\"[^>]*>")
_TAG = regex(r"\[tag:([a-z]+)=((?:[^\]\\]|\\.)*)\]")
_FORMULA = regex(
    r"(?<![\\$])(\$\$?)(?![\s$])((?:[^$\n{}~#]|(?<=[0-9A-Za-z_^}\]])\{|(?<=\\)[{}~#]|\})+)(?<![\s=\\])\1(?![0-9A-Za-z$])"
)
"""LaTeX between dollars; a brace in it stands behind a command, a sign or one another, never behind white space."""

_AWARE = regex(r"\\[{}=~#:]|\\\\[A-Za-z]")
_BARE = regex(r"(?<!\\)[{}=]")
_WIDE = "一-鿿　-〿＀-￯"


def escaped(text: str) -> str:
    r"""Text with the characters that mean something to GIFT made harmless; line breaks written as `\n`."""
    return _SPECIAL.sub(lambda found: "\\" + found[0], text).replace("\n", "\\n")


def written(text: str, images: tuple[Image, ...] = (), *, html: bool = False) -> str:
    """A part of a question: plain, or as HTML where it needs that or carries pictures."""
    if not html and not images:
        return escaped(text)
    pictures = "".join(
        f'<img src="data:image/{image.suffix};base64,{base64.b64encode(image.data).decode()}">' for image in images
    )
    return "[html]" + escaped(html_of_text(text) + pictures)


def read(text: str, *, html: bool = False) -> tuple[str, tuple[Image, ...]]:
    """The text and the pictures of a part; `html` is the format of the question, unless the part names its own."""
    found = _FORMAT.match(text)
    if found:
        html, text = found[1].lower() == "html", text[found.end() :]
    text = re.sub(rf"(?<=[{_WIDE}])[ \t]*\r?\n[ \t]*(?=[{_WIDE}])", "", text.strip())
    text = _ESCAPED.sub(lambda escape: "\n" if escape[1] == "n" else escape[1], _WRAP.sub(" ", text))
    if not html:
        return clean(text), ()
    pictures = [(base64.b64decode(data), suffix) for suffix, data in _DATA.findall(text)]
    images = tuple(Image(data=data, suffix=image_suffix(data, suffix)) for data, suffix in pictures)
    return text_of_html(text), images


def with_safe_formulas(text: str) -> str:
    r"""The text with the signs of its formulas made harmless, `$\frac{1}{2} = x$`: many authors do not escape them."""
    return _FORMULA.sub(_safe, text) if "$" in text else text


def _safe(formula: re.Match[str]) -> str:
    inside = _BARE.sub(r"\\\g<0>", formula[2]) if _AWARE.search(formula[2]) else escaped(formula[2])
    return f"{formula[1]}{inside}{formula[1]}"


def tags_of(comment: str) -> dict[str, str]:
    """The tags of a comment line, `// [tag:kind=ordering]`: what GIFT itself has no place for."""
    return {name: _ESCAPE_IN_TAG.sub(_unescaped, value) for name, value in _TAG.findall(comment)}


_ESCAPE_IN_TAG = regex(r"\\(.)")


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] == "n" else found[1]


def tag(name: str, value: str) -> str:
    """A tag for a comment line, "" without a value."""
    if not value:
        return ""
    safe = re.sub(r"[\\\]]", lambda found: "\\" + found[0], value).replace("\n", "\\n")
    return f"[tag:{name}={safe}]"
