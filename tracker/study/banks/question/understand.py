"""From the parts of a question as a bank gives them to a question, and to what is doubtful about it."""

from __future__ import annotations

import re

from tracker.kernel.patterns import regex
from tracker.study.banks.model import (
    ANSWER_MISSING,
    OPTIONS_MISSING,
    TAKEN_FROM_STEM,
    WRITTEN_KINDS,
    AnswerStyle,
    Doubt,
    Kind,
)
from tracker.study.banks.question.answers import blanks_in, chosen, letters_in
from tracker.study.banks.question.inline import (
    hide_letters,
    is_stated,
    take_letters,
    take_letters_apart,
    take_letters_at_end,
    take_letters_behind,
    take_starred,
    take_texts,
    take_truth,
    without_marks,
)
from tracker.study.banks.question.labels import LETTERS, split_options
from tracker.study.banks.question.left_over import letter_left, mark_left
from tracker.study.banks.question.right_only import is_figure, right_only, settle_right_only
from tracker.study.banks.question.run_together import run_together
from tracker.study.banks.question.wording import CHOICE, truth_of, truth_pair, without_fillers
from tracker.study.banks.question.written import (
    items_of,
    settle_fill_in,
    settle_matching,
    settle_ordering,
    settle_written,
)
from tracker.study.banks.texts import LONGEST, clean, folded, same_option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.question.habits import Habits, Options, Settled, Settler

OPTIONS_ALIKE = Doubt(code="options_alike")
ONE_OPTION = Doubt(code="one_option")
STEM_MISSING = Doubt(code="stem_missing")
TRUE_UNSURE = Doubt(code="true_sign_unsure")
DAMAGED = Doubt(code="damaged_text")
RUN_TOGETHER = Doubt(code="run_together")
MARK_LEFT = Doubt(code="mark_left")
TOO_LONG = Doubt(code="too_long")
FIRST_UNSURE = Doubt(code="right_answer_unsure")

_REMARK = regex(
    r"^[（(]?\s*(√|×|✓|✗|对|错|正确|错误|不对|不正确)\s*[)）]?\s*(?:[，,。.；;：:、]\s*|\s+|(?=[（(]))(\S.*)$",
    re.DOTALL,
)
_SIGN_AND_REMARK = regex(r"^([TF])\s*[（(]\s*(\S.*?)\s*[)）]$", re.DOTALL)
_PUT_RIGHT = regex(
    r"^(.{6,}[。！!])\s*[（(](?!简写|缩写|简称|注|备注|说明|提示|参见|来源|出自|依据|《|\s*[)）])([^（()）]{2,120})[)）][。.]?$",
    re.DOTALL,
)
"""A false statement with what is true behind it."""

_SAID_RIGHT = regex(r"^(.{6,}?[。！!])\s*正确(?:答案|说法)?\s*(?:是|为)?\s*[:：]\s*(\S.+)$", re.DOTALL)
_WORD = regex(r"[A-L][a-l]{2,}")
"""A word that is made of letters of options, as the name Chi."""

_LETTER_AND_TEXT = regex(
    r"^(?!A\s+[a-zA-Z\"“'])(?![A-H]\s*[=<>])[（(\[]?[A-HＡ-Ｈ][)）\]]?(?:\s*[、.．,，:：]\s*|\s+)\S.*$", re.DOTALL
)
"""A letter and the text of its option; not the article of a sentence, nor the side of a formula."""
_ANSWER_WORD = regex(
    r"^(?:(?:正确|参考|标准)?答案?(?:是|为)?\s*[:：]|(?:正确|参考|标准)答案\s*(?=[A-H√×对错正])|答案\s*(?:是|为|选择?)\s*(?=[A-H]{1,8}\b)|(?:[Oo]ption|[Cc]hoice|选项)(?=\s*[A-H]{1,8}(?:\b|[和与及选])))\s*"
)
_CALLED_AGAIN = regex(
    r"(?<=[A-H])\s*(?:[、,，;；和与及&]|and\b)?\s*(?:[Oo]ption|[Cc]hoice|选项)\s*(?=[A-H](?:\b|[和与及选]))"
)
"""A further option called by its word: `选项A、选项B`."""
_LABEL = regex(r"^[（(]?[AB]\s*[)）.．、:：]\s*(?=\S)")
_CONFIRMED = regex(r"(?<=[A-H])\s*[（(]\s*(?:对|正确|√|[i-z])\s*[)）]$")
"""What stands behind an answer and names no option."""

_ANSWER_STARTS = "正参标答OoCc选略[{"
_NOTHING_LISTED = ("[]", "{}")
_ANSWER_INSIDE = regex(r"\s*(?:我的|正确|参考|标准)?答案\s*[:：]\s*")
_MAY_MARK = frozenset(")）]】√✓✔✅☑\ufe0f")
"""What an option ends with that may be marked as the right one."""

_LONE_OPTION = regex(r"\n([A-H])\s*[.．、:：]\s*(正确|对|错误|错|√|×)?\s*$")
_TRUTH_LINE = regex(r"\n\s*(正确|对|错误|错|是|否)[\s　]+(错误|错|正确|对|是|否)\s*$")
_TWO = 2
_ASKING = ("?", "？")
_DIGITS = ("0", "1", "2", "０", "１", "２")
_SEPARATORS = ("&", "|", "$", "#", "\n", ";", "；")
_HAS_OTHER_HEADING = (CHOICE, Kind.SINGLE, Kind.MULTIPLE, Kind.SHORT_ANSWER)
"""Kinds under whose heading statements to be judged may stand: 辨析题, or what follows without a heading of its own."""

_HAS_CHOICE = ("", CHOICE, Kind.SINGLE, Kind.MULTIPLE, Kind.ORDERING)


def settle(hint: str, stem: str, options: Options, answer: str, habits: Habits) -> Settled:
    """Kind, stem, options, answer, doubts, and a remark found in the answer, of one question.

    `hint` is a `Kind`, `CHOICE` or "" as the bank says; `answer` the text of its answer, "" where it has none.
    """
    if not habits.verbatim and (len(stem) > LONGEST or len(answer) > LONGEST):
        settled = settle(hint or Kind.SHORT_ANSWER, stem, options, answer, habits.replace(verbatim=True))
        return (*settled[:4], (*settled[4], TOO_LONG), settled[5])
    if habits.verbatim:
        return (_BY_KIND.get(hint) or _settle_choice)(hint, stem, options, answer, habits)
    answer = _said(answer) if answer and _may_say_more(answer) else answer
    if (
        stem[:1] in "[【（(〔*＊★☆"
        or "选" in stem
        or "题" in stem[:6]
        or "题" in stem[-6:]
        or "分" in stem[-6:]
        or "分）" in stem
        or "分)" in stem
        or "正确答案" in stem
    ):
        stem, marked = without_marks(stem)
        if not hint or (hint == CHOICE and marked):
            hint = marked
    hint = hint or habits.default_kind
    if hint in _HAS_OTHER_HEADING and not (options or answer) and is_stated(stem):
        hint = Kind.TRUE_FALSE
    if options and hint in WRITTEN_KINDS and _chooses(hint, stem, options, answer):
        hint = CHOICE
    if not options and hint in _HAS_CHOICE:
        stem, options = _options_inside(hint, stem, answer)
    if not options and hint in _HAS_CHOICE and "答案" in answer:
        options, answer = _options_before_answer(answer)
    if len(options) == 1 and not answer and truth_of(options[0]) is not None:
        answer, options = options[0], ()  # what stands where others have their options
    options = _without_empty(without_fillers(options)) if len(options) > _TWO else options
    options, answer = _bare_pair(options, answer) if len(options) == _TWO else (options, answer)
    settled = _settler(hint, stem, options, answer, habits)(hint, stem, options, answer, habits)
    more = _doubts_of_text(settled[1], settled[2])
    return (*settled[:4], (*settled[4], *more), settled[5]) if more else settled


def _without_empty(options: Options) -> Options:
    """Options without the letter of an empty one on a line behind the last: `…验电⏎E`."""
    *others, last = options
    return (*others, last[:-2].rstrip()) if last[-2:] == f"\n{LETTERS[len(options) : len(options) + 1]}" else options


def _chooses(hint: str, stem: str, options: Options, answer: str) -> bool:
    """Whether a question under the heading of another kind offers options: it is answered by their letters.

    Three or more are too many for one blank, which columns of options may hold the texts for.
    """
    if hint == Kind.FILL_IN:
        return len(options) > _TWO and blanks_in(stem) == 1 and (not answer or letters_in(answer) is not None)
    letters = letters_in(answer) if answer else take_letters(stem, len(options))[1]
    return len(options) > 1 and bool(letters)


def _may_say_more(answer: str) -> bool:
    """Whether an answer may have a word before or behind it, 答案：B, B(对), or say nothing at all, 略, as few do."""
    return answer[0] in _ANSWER_STARTS or answer[-1] in ")）"


def _said(answer: str) -> str:
    """What such an answer says."""
    if answer in _NOTHING_LISTED or answer.strip("（()）。. ") == "略":
        return ""
    return without_confirmation(_CALLED_AGAIN.sub("", _ANSWER_WORD.sub("", answer)))


def without_confirmation(answer: str) -> str:
    """Letters without what only says that they are right: `A、B(对)`."""
    return _CONFIRMED.sub("", answer)


def _doubts_of_text(stem: str, options: Options) -> tuple[Doubt, ...]:
    if not stem:
        return (STEM_MISSING,)
    if "\ufffd" in stem or any("\ufffd" in option for option in options):
        return (DAMAGED,)
    found = (RUN_TOGETHER,) if run_together(stem, options) else ()
    return (*found, MARK_LEFT) if mark_left(stem) or letter_left(options) else found


def _bare_pair(options: Options, answer: str) -> tuple[Options, str]:
    """True and false without the sign that marks one of them as right, and which that is; other options as they are."""
    if not any(option[-1:] in _MAY_MARK for option in options):
        return options, answer
    _, bare, right = take_starred("", options)
    if not right or not truth_pair(bare):
        return options, answer
    return bare, answer or LETTERS[right[0]]


def _options_inside(hint: str, stem: str, answer: str) -> tuple[str, Options]:
    """Options that stand in the cell or paragraph of the question itself."""
    before, options = split_options(stem)
    if len(options) == _TWO and answer and not hint and letters_in(answer) is None and answer not in options:
        before, options = stem, ()  # it speaks of A and B
    if not options and answer:
        before, options = _options_after(stem, answer)
    if not options and hint and "②" in stem and answer[:1] in "①②③④⑤123456":
        before, options = items_of(stem)
    return before, options


def _options_before_answer(text: str) -> tuple[Options, str]:
    """Options and answer of a cell that holds both: `A、… B、… 答案：AB`."""
    found = _ANSWER_INSIDE.search(text)
    before, options = split_options(text[: found.start()]) if found else ("", ())
    return (options, clean(text[found.end() :])) if found and options and not before else ((), text)


def _options_after(stem: str, answer: str) -> tuple[str, Options]:
    """Options that follow the question in its own cell between separators; the answer repeats some of them."""
    for separator in _SEPARATORS:
        parts = [clean(part) for part in stem.split(separator)]
        if len(parts) > 2 and set(answer.split(separator)) <= set(parts[1:]):
            return parts[0], tuple(parts[1:])
    return stem, ()


def _settler(hint: str, stem: str, options: Options, answer: str, habits: Habits) -> Settler:
    """Who settles a question, by its kind, or where none is said by its options and answer."""
    certain = _BY_KIND.get(hint)
    if certain is not None:
        return certain
    if len(options) > 1:
        return _settle_truth if hint not in (Kind.SINGLE, Kind.MULTIPLE) and truth_pair(options) else _settle_choice
    return _settler_without_options(hint, stem, answer, habits)


def _settler_without_options(hint: str, stem: str, answer: str, habits: Habits) -> Settler:
    if len(answer) == 1 and answer in "ROro" and blanks_in(stem) and not stem.rstrip("。.").endswith((")", "）")):
        return settle_fill_in  # a sign for true by its shape, but nothing is stated
    drawn = "___" in stem
    said = (
        truth_of(answer) is not None or (_remarked(answer) and not drawn) or (habits.true_token and answer in _DIGITS)
    )
    if said or ("\n" in stem and _truth_lines(stem)[1]):
        return _settle_truth
    if hint != Kind.ORDERING and (hint or not is_figure(answer)) and right_only(stem, answer)[1]:
        return settle_right_only
    lettered = letters_in(answer) is not None and not _WORD.fullmatch(answer)
    if lettered or hint or _LETTER_AND_TEXT.match(answer):
        return _settle_choice
    if not answer and take_truth(stem)[1]:
        return _settle_truth
    return settle_fill_in if blanks_in(stem) or "{{c" in stem else settle_written


def _remarked(answer: str) -> re.Match[str] | None:
    """What says true or false, and the remark behind it."""
    return _REMARK.match(answer) or _SIGN_AND_REMARK.match(answer)


def _settle_choice(hint: str, stem: str, options: Options, answer: str, habits: Habits) -> Settled:
    doubts = _option_doubts(options)
    if habits.style is AnswerStyle.FIRST_OPTION:
        cut = bool(options) and options[0].endswith(_ASKING) and not stem.endswith(_ASKING)  # at a sign in the question
        unsure = (FIRST_UNSURE,) if cut or not habits.first_sure else ()
        return _choice_kind(hint, (0,)), stem, options, (0,), (*doubts, *unsure), ""
    if not answer:
        stem, answer, taken = _answer_in_stem(stem, len(options), habits)
        doubts = (*doubts, *taken)
    indices = chosen(answer, options, habits.style) if answer else None
    opened, named = take_texts(stem, options) if len(options) > 1 and not habits.verbatim else (stem, ())
    if named and (indices == named or not answer):
        stem, indices = opened, named
    elif not answer and not habits.verbatim:
        stem, options, starred = take_starred(stem, options)
        indices = starred or None
    remark = answer if not options and _LETTER_AND_TEXT.match(answer) else ""
    if indices is None:
        return _choice_kind(hint, letters_in(answer) or ()), stem, options, None, (*doubts, _no_answer(answer)), remark
    kind = _choice_kind(hint, indices)
    if kind is Kind.SINGLE and len(indices) > 1:
        kind = Kind.MULTIPLE
        doubts = (*doubts, Doubt(code="single_with_several_answers"))
    if answer[:1] <= "9" and habits.style is AnswerStyle.LETTERS and answer.isdigit() and _is_place(answer, options):
        doubts = (*doubts, Doubt(code="answer_by_number", params=(("answer", answer),)))
    if not habits.verbatim:
        stem, differing = _without_answer(stem, indices)
        doubts = (*doubts, *differing)
        if any(option[-1:] in _MAY_MARK for option in options):
            _, bare, starred = take_starred("", options)
            options = bare if starred == indices else options
    return kind, stem, options, indices, doubts, remark


def _answer_in_stem(stem: str, options: int, habits: Habits) -> tuple[str, str, tuple[Doubt, ...]]:
    """The stem without the letters that stand in its blank or at its end, those, and what is doubtful about that."""
    found = take_letters_at_end(stem) if habits.letters_at_end else (stem, "")
    if not found[1]:
        found = take_letters(stem, options)
    if not found[1]:
        found = take_letters_behind(stem, options)
    if found[1] or habits.verbatim:
        return *found, ()
    stem, letters = take_letters_apart(stem, options)
    return stem, letters, (TAKEN_FROM_STEM,) if letters else ()


def _without_answer(stem: str, indices: Sequence[int]) -> tuple[str, tuple[Doubt, ...]]:
    """The stem without the letters that repeat its answer; with a doubt where those in its blank say another."""
    stem, other = hide_letters(stem, tuple(indices))
    answer = "".join(chr(ord("A") + index) for index in indices)
    return stem, (Doubt(code="two_answers", params=(("inside", other), ("answer", answer))),) if other else ()


def _is_place(answer: str, options: Options) -> bool:
    return all(same_option(option) != answer for option in options)


def _choice_kind(hint: str, indices: tuple[int, ...]) -> Kind:
    if hint == Kind.SINGLE:
        return Kind.SINGLE
    return Kind.MULTIPLE if hint == Kind.MULTIPLE or len(indices) > 1 else Kind.SINGLE


def _option_doubts(options: Options) -> tuple[Doubt, ...]:
    if len(options) < 2:
        return (ONE_OPTION,) if options else (OPTIONS_MISSING,)
    return () if len(set(options)) == len(options) else (OPTIONS_ALIKE,)


def _no_answer(answer: str) -> Doubt:
    if not answer:
        return ANSWER_MISSING
    code = "answer_outside_options" if letters_in(answer) is not None else "answer_not_understood"
    return Doubt(code=code, params=(("answer", answer[:80]),))


def _settle_truth(hint: str, stem: str, options: Options, answer: str, habits: Habits) -> Settled:
    del hint
    if not options and not habits.verbatim and "\n" in stem and len(split_options(stem)[1]) > 2:
        stem, options = split_options(stem)
    if len(options) < 3 and not habits.verbatim and "\n" in stem:
        stem, listed = _truth_lines(stem)
        options = options or listed
        stem, answer = _without_lone_option(stem, answer)
    pair = truth_pair(options)
    if len(options) > 2 or (len(options) == 2 and pair is None):
        kind, stem, options, found, doubts, remark = _settle_choice("", stem, options, answer, habits)
        return kind, stem, options, found, (*doubts, Doubt(code="kind_and_options_differ")), remark
    if pair and habits.style is AnswerStyle.FIRST_OPTION and not answer:
        return Kind.TRUE_FALSE, stem, (), pair[0], () if habits.first_sure else (FIRST_UNSURE,), ""
    remark = ""
    noted = _remarked(answer)
    if noted:
        answer, remark = noted[1], clean(noted[2])
    if not _says_truth(answer):
        stem, sign = take_truth(stem)
        answer, remark = (sign, remark or answer) if sign else (answer, remark)
    if not answer and pair:
        stem, answer = take_letters(stem, 2)
    value, doubts = _truth(answer, pair, habits)
    if value is None and pair and (named := chosen(answer, options, AnswerStyle.TEXT)) and len(named) == 1:
        value, doubts = pair[named[0]], ()
    if value is not None and not habits.verbatim:
        stem, remark = _statement(stem, value, remark)
    return Kind.TRUE_FALSE, stem, (), value, doubts, remark


def _says_truth(answer: str) -> bool:
    """Whether an answer is of those that can say true or false; a sentence beside the sign says what would be true."""
    return truth_of(answer) is not None or letters_in(answer) is not None or answer in _DIGITS


def _statement(stem: str, value: bool, remark: str) -> tuple[str, str]:
    """A statement without the sign that repeats its answer, and what is true where it is false: that explains it."""
    if stem[-1:] in ")）]】。√×✓✗对错TFtf.误确":
        bare, sign = take_truth(stem)
        stem = bare if sign and truth_of(sign) is value else stem
    wrong = value is False and not remark
    put_right = (_PUT_RIGHT.match(stem) or _SAID_RIGHT.match(stem)) if wrong else None
    return (put_right[1], clean(put_right[2])) if put_right else (stem, remark)


def _truth_lines(stem: str) -> tuple[str, Options]:
    """The statement without the two lines under it that say nothing but true and false."""
    if (one_line := _TRUTH_LINE.search(stem)) is not None:
        return stem[: one_line.start()], (one_line[1], one_line[2])
    statement, *lines = stem.rsplit("\n", 2)
    pair = tuple(line.rstrip(".。") for line in lines)
    return (statement, pair) if truth_pair(pair) else (stem, ())


def _without_lone_option(stem: str, answer: str) -> tuple[str, str]:
    """A statement without the right option below it, where only that was kept, and what it says: `B.对` for a B."""
    alone = _LONE_OPTION.search(stem)
    if not alone or letters_in(answer) != (LETTERS.index(alone[1]),):
        return stem, answer
    return stem[: alone.start()], alone[2] or answer


def _truth(answer: str, pair: tuple[bool, bool] | None, habits: Habits) -> tuple[bool | None, tuple[Doubt, ...]]:
    if not answer:
        return None, (ANSWER_MISSING,)
    letters = letters_in(answer)
    if letters in ((0,), (1,)):
        place = letters[0]
        return (pair[place] if pair else place == 0), (() if pair or habits.true_sure else (TRUE_UNSURE,))
    said = truth_of(_LABEL.sub("", answer))
    if said is not None:
        return said, ()
    if answer in _DIGITS:
        true = habits.true_token or "1"
        return folded(answer) == true, (() if habits.true_token and habits.true_sure else (TRUE_UNSURE,))
    return None, (_no_answer(answer),)


_BY_KIND: dict[str, Settler] = {
    Kind.TRUE_FALSE: _settle_truth,
    Kind.FILL_IN: settle_fill_in,
    Kind.SHORT_ANSWER: settle_written,
    Kind.CALCULATION: settle_written,
    Kind.ORDERING: settle_ordering,
    Kind.MATCHING: settle_matching,
}
