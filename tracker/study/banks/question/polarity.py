"""Which of two signs means "true", told from the statements themselves.

Banks write 1 and 0, 0 and 1 (the place of the right answer among 对, 错), or 1 and 2, and say nowhere which is which.
Statements made false for an exam give themselves away: they allow what should be forbidden, forget a duty, or claim
that something always holds. One statement tells little, a hundred tell enough. The weights are logarithms of how much
more often a word stands in wrong statements than in right ones, by judgement, rounded; the sign of the difference is
all that is used.
"""

from __future__ import annotations

import math

from tracker.kernel.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_SIGNS_OF_FALSE = (
    (1.6, r"不必|不需要|无需|无须|不用|没有必要|不一定要|可不|可以不|不考虑"),
    (1.2, r"任意|随意|随便|无关|直接使用|全部由|一律可|都可以|均可以|即可$"),
    (0.9, r"只要|仅仅|仅需|只需|只能|唯一|完全|绝对|永远|肯定|越[^，。]{1,8}越|一定[^程条范的数]"),
    (0.5, r"可以|所有|任何|都是|都[能会有]|就[能会是]|仅|总是|立即"),
)
_SIGNS_OF_TRUE = (
    (0.9, r"严禁|禁止|不得|不准|不应|不允许|方可|应当|必须|防止|避免|以免|不宜"),
    (0.5, r"应|要|可能|一般|通常|时，|包括|以及|或者|称为|叫做|主要|分为|定期|采取|措施|之一|其中"),
    (0.3, r"《|规定|检查|按照|根据|宜"),
)
_FALSE = tuple((weight, regex(words)) for weight, words in _SIGNS_OF_FALSE)
_TRUE = tuple((weight, regex(words)) for weight, words in _SIGNS_OF_TRUE)


def _looks_false(statement: str) -> float:
    """How much a statement looks made false (positive) or taken from a rule (negative)."""
    false = sum(weight for weight, words in _FALSE if words.search(statement))
    true = sum(weight for weight, words in _TRUE if words.search(statement))
    return false - true


def true_sign(statements: Iterable[tuple[str, str]], signs: tuple[str, str]) -> tuple[str, float]:
    """Which of two signs means true, and how sure that is in standard errors (below 3 is not sure).

    `statements` are pairs of statement and sign; other signs are ignored.
    """
    scores: dict[str, list[float]] = {signs[0]: [], signs[1]: []}
    for statement, sign in statements:
        if sign in scores:
            scores[sign].append(_looks_false(statement))
    first, second = scores[signs[0]], scores[signs[1]]
    if len(first) < 5 or len(second) < 5:
        return "", 0.0
    difference = _mean(first) - _mean(second)
    error = math.sqrt(_variance(first) / len(first) + _variance(second) / len(second)) or 1e-9
    return (signs[1] if difference > 0 else signs[0]), abs(difference) / error


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


def _variance(values: list[float]) -> float:
    mean = _mean(values)
    return sum((value - mean) ** 2 for value in values) / max(1, len(values) - 1)
