"""The order in which options are shown: shuffled where that is safe, kept where options speak of each other."""

from __future__ import annotations

import re
from random import Random
from unicodedata import normalize

from tracker.study.banks.model import CHOICE_KINDS, Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.model import Question

_LETTER = "[A-Ha-h]"
_VERDICT = "(?:都|均|皆|全)?(?:正确|不正确|错误|不对|对|错|符合|不符合|可以?|行|是|选)"

OF_OTHERS = re.compile(
    r"^(?:全部|全是|包括|包含)?(?:除)?(?:以上|上述|上面|上列|前述|前面|以下|下列)"
    r"|^(?:其余|其他|其它)(?:[一二两三四各选][项者种个])?(?:选项|答案|说法|情况|原因)?(?:都|均|皆|全)?"
    r"(?:是|对|不对|不是|正确|不正确|错误?)?[。.]?$"
    r"|^[二两三四五六][者种项个](?:方法|情况|说法|答案|选项)?(?:都|均|皆|全)"
    r"|^(?:都|均|皆)(?:可|能|行|适用|存在|有)"
    r"|^(?:这些|它们)(?:都|均|皆|全)|^(?:这些|它们|所有)的?(?:选项|答案|说法)"
    r"|^(?:全选|都选|没有正确(?:答案|选项)?|无正确(?:答案|选项)|没有一[项个](?:是|对|正确)的?)[。.]?$"
    r"|^(?:都|均|皆|全|全部|全都|二者|两者|三者|四者)(?:都|均|皆)?"
    r"(?:是|对|不对|不是|正确|不正确|错误?|可以|可|行|有|需要|没有|不)[。.]?$"
    r"|(?:都|均|皆)(?:对|不对|不是|正确|不正确|错误?)[。.]?$"
    r"|\b(?:all|none|both|neither|any) of (?:the )?(?:above|these|them)\b|^(?:all|none|both|neither)[.]?$",
    re.IGNORECASE,
)
"""Options that stand for the ones above them ("以上都对"): they keep their place, and the ones above stay above."""

BY_LETTER = re.compile(
    rf"(?<![A-Za-z]){_LETTER}[)）]?\s*(?:和|与|以?及|或者?|跟|、|,|;|/|\+|&|and\b|or\b)\s*[(（]?{_LETTER}(?![A-Za-z])"
    rf"|^{_LETTER}(?:\s*{_LETTER})+(?:[二两三四五]?[项者个]|选项)?(?:{_VERDICT})?[。.]?$"
    rf"|^{_LETTER}(?:项|选项)?{_VERDICT}"
    rf"|(?:仅|只|只有|除了?|同|非|不是|是)\s*[(（]?{_LETTER}(?![A-Za-z0-9])"
    rf"|(?:选项|答案|选择?|option)\s*[(（]?{_LETTER}(?![A-Za-z])"
    rf"|(?<![A-Za-z]){_LETTER}(?:项|选项)"
)
"""Options that name others by letter ("A和B", "AC 都对"): then no option moves."""

BY_PLACE = re.compile(
    r"前[一二两三四五六]|后[一二两三四五六](?:项|者|个|种)|第[一二三四五六1-6](?:项|个选|种|、|和|与)"
    r"|^上[一二两三四](?:项|者|个|种)"
    r"|(?:first|last) (?:two|three|four)\b"
)
"""Options that name others by their place ("前三项"): then no option moves."""

LETTERS_IN_TEXT = re.compile(
    rf"(?:选项|答案|选|排除|应[为是])\s*(?:为|是|:)?\s*[(（]?(?<![A-Za-z]){_LETTER}{{1,8}}(?![A-Za-z0-9])"
    rf"|(?<![A-Za-z]){_LETTER}{{1,8}}[)）]?\s*(?:[二两三四五]?项|选项|[为是:]?\s*"
    r"(?:都|均)?(?:正确|不正确|错误|不对|对|错|符合|不符合|√|×))"
)
"""A stem or an explanation that names options by letter ("故选B", "应选ABD", "C项错误")."""

LETTERS_TOGETHER = re.compile(rf"(?<![A-Za-z0-9-]){_LETTER}\s*(?:、|,|和|与)\s*{_LETTER}(?![A-Za-z0-9])")
"""An explanation that names options together ("B、C都漏了接地"); in a stem these would be phases or posts."""

TRUTHS = frozenset(("对", "错", "正确", "错误", "是", "否", "√", "×", "true", "false", "yes", "no"))


def shuffle_options(question: Question, seed: int | str) -> tuple[int, ...]:
    """The indices of the options in the order to show them: `order[place]` is the option shown there.

    Answers and responses keep speaking of the question's own indices, so nothing else changes. The same seed gives the
    same order. Nothing moves where an option, the stem or the explanation names options by letter or place, in true
    or false, and in kinds without options; an option like "以上都对" keeps its place below the ones it speaks of.
    """
    order = list(range(len(question.options)))
    options = [_plain(option) for option in question.options]
    if question.kind not in (*CHOICE_KINDS, Kind.ORDERING) or _fixed(options, question):
        return tuple(order)
    random = Random(f"{seed}/{question.stem}")  # noqa: S311 - the order of options is no secret
    start = 0
    for end in [*(place for place, option in enumerate(options) if OF_OTHERS.search(option)), len(order)]:
        stretch = order[start:end]
        random.shuffle(stretch)
        order[start:end] = stretch
        start = end + 1
    return tuple(order)


def _fixed(options: Sequence[str], question: Question) -> bool:
    return (
        all(option.casefold() in TRUTHS for option in options)
        or any(BY_LETTER.search(option) or BY_PLACE.search(option) for option in options)
        or any(LETTERS_IN_TEXT.search(_plain(text)) for text in (question.stem, question.explanation))
        or LETTERS_TOGETHER.search(_plain(question.explanation)) is not None
    )


def _plain(text: str) -> str:
    return normalize("NFKC", text).strip()
