"""Questions that are answered in words, by an order, or by pairs."""

from __future__ import annotations

import re

from tracker.kernel.patterns import regex
from tracker.study.banks.model import ANSWER_MISSING, OPTIONS_MISSING, TAKEN_FROM_STEM, AnswerStyle, Doubt, Kind
from tracker.study.banks.question.answers import blank_answers, blanks_in, letters_in, letters_in_order, listed_texts
from tracker.study.banks.question.inline import take_boxed, take_clozes, take_filled
from tracker.study.banks.question.labels import split_options
from tracker.study.banks.texts import clean, same_option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.study.banks.question.habits import Habits, Options, Settled

_LETTERS = regex(r"[A-H]{1,6}")
"""An answer that names options where a question has none."""

_BOXED = regex(r"(?:1\s*[.、．]\s*)?\[\s*([^\[\]]+?)\s*\]")
_PAIR_ENDS = regex(r"\n+|[;；|]")
_PAIR_JOINTS = tuple(regex(joint) for joint in (r"\s*(?:-+>|=+>|→|⇒|——+|—)\s*", r"\s*[=＝:：]\s*", r"\s*[-－]\s*"))
_CIRCLED = regex(r"\s*([①-⑳])\s*[、.．]?\s*")


def settle_fill_in(hint: str, stem: str, options: Options, answer: str, habits: Habits) -> Settled:
    """Blanks and what belongs in them; some sheets put that into the columns of the options."""
    del hint
    blanks = blanks_in(stem)
    if habits.verbatim:
        return Kind.FILL_IN, stem, (), options or ((answer,) if answer else None), (), ""
    counted = habits.style in (AnswerStyle.FROM_ONE, AnswerStyle.FROM_ZERO) and answer.isdigit()
    if options and (not answer or letters_in(answer) is not None or counted):
        texts = blank_answers(options[0], blanks)[0] if len(options) == 1 else options
        return Kind.FILL_IN, stem, (), texts, _fit(blanks, texts), ""
    if not answer or ("{{c" in stem and take_clozes(stem)[1]):
        return _settle_filled(stem, answer)
    opened, filled = take_boxed(stem) if answer.startswith("【") else (stem, ())
    if filled and len(take_boxed(answer)[1]) == len(filled):
        return Kind.FILL_IN, opened, (), filled, (), ""
    texts, fits = blank_answers(answer, blanks)
    boxed = [_BOXED.fullmatch(text) for text in texts]
    texts = tuple(box[1] for box in boxed if box) if all(boxed) else texts
    doubts = () if fits else (_count_differs(blanks, len(texts)),)
    return Kind.FILL_IN, stem, (), texts, doubts, ""


def _settle_filled(stem: str, remark: str) -> Settled:
    """What stands in the blanks themselves: where they are no clozes that may be a guess."""
    opened, filled = take_clozes(stem)
    if filled:
        return Kind.FILL_IN, opened, (), filled, (), remark
    opened, filled = take_filled(stem)
    if filled:
        return Kind.FILL_IN, opened, (), filled, (TAKEN_FROM_STEM,), remark
    return Kind.FILL_IN, stem, (), None, (ANSWER_MISSING,), remark


def _fit(blanks: int, texts: Options) -> tuple[Doubt, ...]:
    return () if blanks in (0, len(texts)) else (_count_differs(blanks, len(texts)),)


def _count_differs(blanks: int, answers: int) -> Doubt:
    return Doubt(code="blanks_and_answers_differ", params=(("blanks", blanks), ("answers", answers)))


def settle_written(hint: str, stem: str, options: Options, answer: str, habits: Habits) -> Settled:
    """A question answered in sentences or by a calculation: the model answer is one text."""
    kind = Kind.CALCULATION if hint == Kind.CALCULATION else Kind.SHORT_ANSWER
    texts = (answer,) if answer else options
    if options and answer and not habits.verbatim:
        texts = ("\n".join(options),) if letters_in(answer) is not None else (answer,)
    elif len(texts) > 1 and not habits.verbatim:
        texts = ("\n".join(texts),)
    if texts and texts[0].startswith(('["', "['")) and not habits.verbatim:
        texts = ("\n".join(listed_texts(texts[0]) or texts),)
    doubts = () if texts else (ANSWER_MISSING,)
    if texts and len(options) < 2 and not habits.verbatim and _LETTERS.fullmatch(texts[0]):
        doubts = (OPTIONS_MISSING,)
    return kind, stem, (), texts or None, doubts, ""


def settle_ordering(hint: str, stem: str, options: Options, answer: str, habits: Habits) -> Settled:
    """Items and the order they belong in, by their letters, numbers or texts."""
    del hint, habits
    if len(options) < 2:
        before, items = items_of(options[0] if options else stem)
        stem, options = (stem if options else before), items
    if not answer:
        return Kind.ORDERING, stem, options, None, (ANSWER_MISSING,), ""
    order = letters_in_order(answer) or _order_by_text(answer, options)
    if len(options) < 2:
        return Kind.ORDERING, stem, options, None, (OPTIONS_MISSING,), ""
    if order is None or sorted(order) != list(range(len(options))):
        return Kind.ORDERING, stem, options, None, (_not_understood(answer),), ""
    return Kind.ORDERING, stem, options, order, (), ""


def items_of(text: str) -> tuple[str, Options]:
    """What stands before the items of a text, and the items: under letters, or under ①, ②, ③."""
    before, items = split_options(text)
    if items:
        return before, items
    parts = _CIRCLED.split(text)
    if len(parts) < 5 or parts[1::2] != [chr(0x2460 + place) for place in range(len(parts) // 2)]:
        return text, ()
    return clean(parts[0]), tuple(clean(part).rstrip(";；,，、") for part in parts[2::2])


def _order_by_text(answer: str, options: Options) -> tuple[int, ...] | None:
    places = {same_option(option): index for index, option in enumerate(options)}
    parts = listed_texts(answer) or tuple(re.split(r"\s*(?:-+>|→|>|\n|[,，;；、])\s*", answer))
    order = tuple(places.get(same_option(part), -1) for part in parts)
    return order if -1 not in order else None


def settle_matching(hint: str, stem: str, options: Options, answer: str, habits: Habits) -> Settled:
    """Pairs that belong together, given as `left → right` in the options or in the answer."""
    del hint
    if habits.verbatim:
        return Kind.MATCHING, stem, (), None, (), ""
    pairs = pairs_in("\n".join(options)) or pairs_in(answer)
    if pairs:
        return Kind.MATCHING, stem, (), pairs, (), ""
    kept = "\n".join((stem, *options)) if options else stem
    doubt = _not_understood(answer) if answer else ANSWER_MISSING
    return Kind.MATCHING, kept, (), None, (doubt,), ""


def pairs_in(text: str) -> tuple[tuple[str, str], ...]:
    """The pairs of a text such as `left -> right; left -> right` or `1-B 2-A`; none where it is not made of them."""
    parts = [part for part in _PAIR_ENDS.split(text) if part.strip()]
    if len(parts) < 2:
        parts = [part for part in re.split(r"[,，、\s]+", text) if part]
    if len(parts) < 2:
        return ()
    for joint in _PAIR_JOINTS:
        pairs = [joint.split(part, 1) for part in parts]
        if all(len(pair) == 2 and pair[1].strip() for pair in pairs):
            return tuple((clean(left), clean(right)) for left, right in pairs)
    return ()


def _not_understood(answer: str) -> Doubt:
    return Doubt(code="answer_not_understood", params=(("answer", answer[:80]),))
