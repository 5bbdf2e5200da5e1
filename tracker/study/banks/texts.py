"""Cleaning of text that went through many hands, and telling when two questions are the same."""

from __future__ import annotations

from math import isfinite
from unicodedata import normalize

from tracker.kernel.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

    from tracker.study.banks.model import Question

EDGES = " \t\r\n\x0b\x0c\u00a0\u3000\u2002\u2003\u2009\ufeff\u200b\u200c\u200d\u200e\u200f\u2060"
FRAMES = "".join(map(chr, range(0x2500, 0x2580)))
"""Box-drawing characters: exam systems export them as marks before a stem."""

LONGEST = 4000
"""Characters of a line or cell that are searched for marks; what is longer is kept as it is and marked doubtful."""

LOOKALIKES = str.maketrans("АВСЕНКМТХΑΒΕΗΚΜΤΧ", "ABCEHKMTXABEHKMTX")
"""Cyrillic and Greek capitals typed for Latin ones in answers."""

_SIMPLIFIED = str.maketrans(
    "題選項類難單複斷簡標準參確錯誤對據說範圍節編號內試問庫來備註評論計順連綜應實閱讀設質説幹組圖",
    "题选项类难单复断简标准参确错误对据说范围节编号内试问库来备注评论计顺连综应实阅读设质说干组图",
)

_PARTS = (
    "⺠民⺟母⺩王⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食"
    "⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
)
_CHARACTERS = dict(zip(map(ord, _PARTS[::2]), _PARTS[1::2], strict=True)) | {
    code: normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)
}
"""Parts of characters that stand for whole ones in text copied from a PDF: they look alike and are never found."""

LEVELS = (*(f"{end}{level}" for end in "。？" for level in "易中难"), "）易", "）难")
"""How stems end that carry their level of difficulty behind them."""

FILLERS = frozenset(
    ("/", "\\", "-", "--", "—", "——", "无", "空", "null", "NULL", "None", "none", "nan", "NaN", "N/A", "n/a")
)
"""What people and programs write into the columns of options that a question does not have."""

_INVISIBLE = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00ad\ufffe\uffff]+")
"""Control and zero-width characters, and marks of direction, that copying from web pages and old systems
leaves behind."""

_ESCAPED = regex(r"_x([0-9A-Fa-f]{4})_")
_DASHES = regex(r"[‐-―−﹣~～〜∼]")
_PUNCTUATION = regex(r"[^\w%/*+<=>\-°√×÷±≤≥≠≈∞|Ω∠⊥↑↓^$@#&]+|_+")
_TAIL = regex(r"[。.;；，,、]+$")


def clean(text: str) -> str:
    """The text without edges of white space, invisible characters and mixed line ends."""
    text = text.strip()
    if text.isprintable() and "_x" not in text:
        return text
    if "_x" in text:
        text = _ESCAPED.sub(_unescaped, text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return (_INVISIBLE.sub("", text) if _INVISIBLE.search(text) else text).strip(EDGES)


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if code in (9, 10, 13) else found[0]


def with_whole_characters(text: str) -> str:
    """The text with characters in place of the like-looking parts of characters that copying from a PDF brings."""
    return text if text.isascii() else text.translate(_CHARACTERS)


def folded(text: str) -> str:
    """Full-width letters and digits as ordinary ones, for comparing: never shown, never stored."""
    return normalize("NFKC", text)


def simplified(text: str) -> str:
    """The words banks use about themselves in simplified characters (單選題, 選項, 解析說明), for comparing."""
    return text.translate(_SIMPLIFIED)


def normalise(text: str) -> str:
    """What makes two texts the same: width, case, white space and punctuation forgotten.

    Signs that carry meaning stay (`≥ ≤ - % / ↑ ↓`), so that "≥ 5 A" and "≤ 5 A" differ. A text of punctuation alone
    keeps what it has.
    """
    plain = _DASHES.sub("-", folded(text).casefold())
    return _PUNCTUATION.sub("", plain) or "".join(plain.split())


def same_option(text: str) -> str:
    """What makes two options the same: only width, case, white space and a closing mark forgotten."""
    plain = "".join(folded(text).casefold().split())
    return _TAIL.sub("", plain) or plain


def question_key(question: Question) -> tuple[str, tuple[str, ...]]:
    """Two questions with the same key ask the same; the order of the options does not matter."""
    return normalise(question.stem), tuple(sorted(map(same_option, question.options)))


def number_text(value: float) -> str:
    """A number as a sheet shows it: 3.0 is "3", the noise of binary fractions is rounded away; "" for none, NaN."""
    if not isfinite(value):
        return ""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.15g}"
