"""The words that banks use for kinds of question and for true and false."""

from __future__ import annotations

import re

from tracker.kernel.patterns import regex
from tracker.study.banks.model import Kind
from tracker.study.banks.texts import folded, simplified

CHOICE = "choice"
"""A kind word that says "choice" without saying how many: the answers decide."""

_KIND_WORDS: tuple[tuple[str, str], ...] = (
    (r"非选择", Kind.SHORT_ANSWER),
    (r"不定项|多选|多项|复选|双选|multiple(?![\s_-]*choice)|multi(?!ple)(?![\s_-]*choice)|checkbox", Kind.MULTIPLE),
    (r"单选|单项|single|radio|一选|唯一选", Kind.SINGLE),
    (r"判断|判定|是非|对错|正误|true|boolean|judg|yes\s*/?\s*no|^tf$|^t\s*/\s*f$", Kind.TRUE_FALSE),
    (r"选择|选答|choice|mcq?$", CHOICE),
    (r"填空|填充|完形|blank|^fill|cloze", Kind.FILL_IN),
    (r"计算|calculat|numerical", Kind.CALCULATION),
    (r"排序|顺序题|排列题|order|sequence|^sort", Kind.ORDERING),
    (r"连线|连连看|匹配|配对|配伍|搭配|match", Kind.MATCHING),
    (
        (
            r"简答|问答|论述|辨析|名词解释|案例|主观|综合|分析|识图|绘图|画图|实操|操作题|作文|翻译|简述|口述|应用题|材料|编程|证明题|解答题|设计题|程序题"
            r"|essay|short|open|subjective"
        ),
        Kind.SHORT_ANSWER,
    ),
)
_KIND = tuple((regex(words), kind) for words, kind in _KIND_WORDS)
_BOTH = regex(r"单[项选].*多[项选]|多[项选].*单[项选]|单多选")
_ONE_CHARACTER = {
    "单": Kind.SINGLE,
    "多": Kind.MULTIPLE,
    "判": Kind.TRUE_FALSE,
    "填": Kind.FILL_IN,
    "简": Kind.SHORT_ANSWER,
    "问": Kind.SHORT_ANSWER,
    "计": Kind.CALCULATION,
    "论": Kind.SHORT_ANSWER,
}
_KIND_CACHE: dict[str, str] = {}

TRUE_WORDS = frozenset(
    "对 对的 正确 正确的 √ ✓ ✔ ☑ ∨ ✅ 是 是的 t true y yes right correct 真 v 勾 ○ 〇 o ok ü r".split()  # noqa: SIM905
) | {"verdadero", "verdadeiro", "vrai", "vero", "wahr", "верно"}
FALSE_WORDS = frozenset(
    "错 错的 错误 错误的 × ✗ ✘ ✕ ✖ ╳ ☒ ❌ х 否 不对 不正确 不是 非 f false n no wrong incorrect 假 x 叉 不 û w".split()  # noqa: SIM905
) | {"falso", "faux", "falsch", "неверно"}
NOTE = regex(r"(?:p\.?s\.?|n\.?b\.?|备注|附注|注)\s*[:：]", re.IGNORECASE)
"""How a note begins that somebody wrote into the next free cell behind the options."""

_EDGE = regex(r"^[\s.．、，,：:（(\[【〔\"'“‘]+|[\s）)\]】〕\"'”’。.!！;；,，:：]+$")


def kind_of(word: str) -> str:
    """The kind that a word such as 多选题 or `single` names: a `Kind`, `CHOICE`, or "" where it names none."""
    known = _KIND_CACHE.get(word)
    if known is None:
        if len(_KIND_CACHE) > 4096:
            _KIND_CACHE.clear()
        known = _KIND_CACHE[word] = _kind_of(word)
    return known


def _kind_of(word: str) -> str:
    if len(word) > 60:
        return ""
    plain = simplified(folded(word)).strip().casefold()
    if plain.endswith("题"):
        plain = plain[:-1] if len(plain) == 2 else plain
    if plain in _ONE_CHARACTER:
        return _ONE_CHARACTER[plain]
    if len(plain) > 24:
        return ""
    if _BOTH.search(plain):
        return CHOICE
    return next((kind for pattern, kind in _KIND if pattern.search(plain)), "")


def truth_of(word: str) -> bool | None:
    """Whether a word or sign such as 正确, × or `T` says true or false; None where it says neither."""
    plain = _EDGE.sub("", word.strip()).casefold() if len(word) < 60 else ""
    if not plain or len(plain) > 9:
        return None
    if plain in TRUE_WORDS:
        return True
    if plain in FALSE_WORDS:
        return False
    narrow = simplified(folded(plain))
    return None if narrow == plain else truth_of(narrow)


def without_fillers(options: tuple[str, ...]) -> tuple[str, ...]:
    """Options without what fills the places of further ones behind true and false: `√, ×, 不选, 不选`."""
    filled = len(options) > len(("true", "false", "other")) and len(set(options[2:])) == 1
    return options[:2] if filled and truth_pair(options[:2]) else options


def truth_pair(options: tuple[str, ...]) -> tuple[bool, bool] | None:
    """What the two options of a true-or-false question say, in their order; None for any other options."""
    if len(options) != 2:
        return None
    first, second = truth_of(options[0]), truth_of(options[1])
    if first is None or second is None or first == second:
        return None
    return first, second
