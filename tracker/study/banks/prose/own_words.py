"""Words before answers and questions in any language: one such line means little, the same all through a file much."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from tracker.kernel.patterns import regex
from tracker.study.banks.model import Role
from tracker.study.banks.prose.line_marks import filled_below, gives_answer, next_filled, segments
from tracker.study.banks.texts import same_option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_FEW, _MOST, _MANY = 3, 0.7, 0.4
_AHEAD = 10
_FIRST_OPTION = regex(r"[（(\[]?\s*[AaＡ]\s*[)）\].．、:：]|A\s+\S")
_SECOND_OPTION = regex(r"[（(\[]?\s*[BbＢ]\s*[)）\].．、:：]|B\s+\S")
_WORDS = r"(?P<word>[^\W\d_]+(?:[ ’'][^\W\d_]+){0,3})"
_NUMBER = r"(?P<number>(?:Q|No\.?)?\s*\d{1,4}\s*[.)、:：]\s*)?"
_SAYS_LETTERS = regex(
    rf"{_NUMBER}\W{{0,6}}{_WORDS}(?:\s*[:：=>.\-–—]{{1,3}}\s*|\s+)[（(\[\"'*]{{0,3}}\s*(?:[Oo]ption\s+|[Cc]hoice\s+)?"
    r"(?P<letters>[A-Ha-h](?:\s*(?:[,&+/]|and|y|et|und|i|и|và)?\s*[A-H]\b){0,7})"
    r"(?P<rest>[)）\]\"'*.]{0,3}\s*|\s*[)）\].:：,;；\-–—]+\s*\S.*)$"
)
_SAYS_TEXT = regex(rf"\W{{0,6}}{_WORDS}\s*[:：=\-–—]{{1,3}}\s*(?P<text>\S.*)$")
_ANNOUNCES = regex(rf"\W{{0,6}}{_WORDS}\s*[:：]\W{{0,6}}$")
_ENDS = regex(
    r"(?<=\S)\s+(?P<word>[^\W\d_]+(?: [^\W\d_]+)?)\s*[:：]\s*[（(]?(?P<letters>[A-H](?:\s*,?\s*[A-H])*)[)）]?\.?$"
)
_LATER_OPTION = regex(r"(?:^|\s)[（(]?[BCD][)）.．、:：]")
_LETTER_ENDS = "ABCDEFGH)）."
_WORDED_OPTION = regex(r"(?P<word>[^\W\d_]{2,8})\s*(?P<letter>[A-H])\s*[:：.)、]\s*(?=\S)")
_EXPLAINS = regex(
    r"\W{0,6}(?:explanation|reason(?:ing)?|rationale|erklärung|begründung|explicación|justificación|explication"
    r"|spiegazione|explicação|пояснение|объяснение|giải thích|penjelasan|pembahasan|açıklama|解説|해설)"
    r"\W{0,4}[:：]\W{0,4}",
    re.IGNORECASE,
)
_ASKS = regex(
    r"\W{0,4}(?P<word>[^\s\d_.,:;()\[\]{}（）：、，。<>=+*/\\|\-]{2,12}|Q)\s*(?:No\.?|#|№)?\s*(?P<number>\d{1,4})\s*[.:)：、\-–—*\]]*(?:\s+|$)"
)
_LABEL = regex(r"\W{0,4}(?:[A-Ha-h]\s*(?:[)）\].．、:：,]\s*|$|\s+(?=\S))|[-*+]\s+)")
_FOREIGN = regex(rf"{_NUMBER}\W{{0,6}}[^\W\d_\u4e00-\u9fff](?!\s*[、.．:：)）\]])")
_CHINESE = regex("[\u4e00-\u9fff]")
_BEHIND_WORD = " \t　:：=>.-–—*\"'（(["
_MARK_STARTS = ("An", "AN", "an", "Ke", "KE", "答", "正", "参", "标", "【", "[", "（", "(", "我", "你", "解")


def with_answer_words(lines: list[str]) -> list[str]:
    """The word before each answer, whatever the language, becomes 答案; that of an explanation 解析."""
    foreign = [at for at, line in enumerate(lines) if _FOREIGN.match(line)]
    says = Counter(word for at in foreign if (word := _answers_by(lines, at)))
    least = max(_FEW, _MANY * first_options(lines))
    words = {word for word, count in says.items() if count >= least}
    places = set(foreign)
    open_again = answered = False
    for at, line in enumerate(lines):
        if _FIRST_OPTION.match(line):
            open_again, answered = True, False
        if line.startswith(_MARK_STARTS) and any(role == Role.ANSWER for role, _ in segments(line)):
            answered = True
        elif at not in places:
            continue
        elif explains := _EXPLAINS.match(line):
            lines[at] = "解析：" + line[explains.end() :]
        elif form := _answer_form(line, words):
            number = form["number"] or "" if "number" in form.groupdict() else ""
            if answered and open_again and not number:
                continue
            lines[at], answered = f"{number}答案：{_said(line, form)}", True
    return lines


def _answers_by(lines: Sequence[str], at: int) -> str:
    """The word by which a line seems to answer: with letters, with a text that stood above, or on the next line."""
    line = lines[at]
    letters = _SAYS_LETTERS.match(line)
    if letters:
        return _word(letters)
    text = _SAYS_TEXT.match(line)
    if text:
        said = same_option(text["text"])
        above = ((line, _LABEL.match(line)) for line in lines[max(0, at - _AHEAD) : at])
        repeats = any(same_option(line[label.end() if label else 0 :]) == said for line, label in above)
        return _word(text) if repeats else ""
    announces = _ANNOUNCES.match(line)
    if announces is None or not _LABEL.match(next_filled(lines, at)) or _options_follow(lines, at):
        return ""
    return _word(announces)


def _said(line: str, form: re.Match[str]) -> str:
    """What a line answers: `c and d` are two letters."""
    letters = re.findall(r"\b[A-Ha-h]\b", form["letters"]) if "letters" in form.groupdict() else []
    if len(letters) > 1:
        return "".join(letters).upper() + line[form.end("letters") :]
    if "letters" in form.groupdict():
        return line[form.start("letters") :]
    return line[form.end("word") :].lstrip(_BEHIND_WORD)


def _answer_form(line: str, words: set[str]) -> re.Match[str] | None:
    forms = (form.match(line) for form in (_SAYS_LETTERS, _SAYS_TEXT, _ANNOUNCES)) if words else ()
    return next((found for found in forms if found and _word(found) in words), None)


def _word(found: re.Match[str]) -> str:
    """The word of a line in lower case; "" for a letter but Q, and for Chinese ones, which are known already."""
    word = found["word"].casefold()
    return word if (len(word) > 1 or word == "q") and not _CHINESE.search(word) else ""


def _options_follow(lines: Sequence[str], at: int) -> bool:
    """Whether the next lines that hold anything are the first two options."""
    below = list(filled_below(lines, at, _AHEAD - 1))[:2]
    return len(below) > 1 and bool(_FIRST_OPTION.match(below[0]) and _SECOND_OPTION.match(below[1]))


def with_answers_apart(lines: list[str]) -> list[str]:
    """`… D. ohm Correct answer: B` in one line: the word before the letters that end many lines becomes 答案."""
    ended = {at: ends for at, line in enumerate(lines) if line[-1:] in _LETTER_ENDS and (ends := _ENDS.search(line))}
    found = {at: ends for at, ends in ended.items() if _LATER_OPTION.search(lines[at], 0, ends.start())}
    counts = Counter(map(_word, found.values()))
    least = max(_FEW, _MANY * first_options(lines)) if found else 0
    for at, ends in found.items():
        if _word(ends) and counts[_word(ends)] >= least:
            lines[at] = f"{lines[at][: ends.start()]}　正确答案：{ends['letters']}"
    return lines


def without_option_words(lines: list[str]) -> list[str]:
    """`Option A: ohm`, `选项 B：ampere`: options with a word before their letters, or above all of them, which goes."""
    found = {at: option for at, line in enumerate(lines) if (option := _WORDED_OPTION.match(line))}
    follow = sum(
        a["word"] == b["word"] and (a["letter"], b["letter"]) == ("A", "B") for a, b in pairwise(found.values())
    )
    for at, option in found.items() if follow >= _FEW else ():
        lines[at] = f"{option['letter']}. {lines[at][option.end() :]}"
    announced = [at for at, line in enumerate(lines) if _ANNOUNCES.match(line) and not gives_answer(line)]
    options = [at for at in announced if _options_follow(lines, at)]
    words = Counter(lines[at] for at in options)
    for at in options:
        lines[at] = "" if words[lines[at]] >= _FEW else lines[at]
    return lines


def without_question_words(lines: list[str]) -> list[str]:
    """The word before each number, whatever the language, goes: `Câu 12.` becomes `12、`."""
    foreign = (at for at, line in enumerate(lines) if _FOREIGN.match(line))
    found = {at: asked for at in foreign if (asked := _ASKS.match(lines[at])) and _word(asked)}
    words: dict[str, list[int]] = {}
    for asked in found.values():
        words.setdefault(_word(asked), []).append(int(asked["number"]))
    least = max(_FEW, _MANY * first_options(lines))
    counting = {
        word
        for word, numbers in words.items()
        if len(numbers) >= least and sum(b - a == 1 for a, b in pairwise(numbers)) >= _MOST * (len(numbers) - 1)
    }
    for at, asked in found.items():
        if _word(asked) in counting:
            lines[at] = f"{asked['number']}、{lines[at][asked.end() :]}"
    return lines


def first_options(lines: Sequence[str]) -> int:
    """How many lines begin with the letter of a first option."""
    return sum(bool(_FIRST_OPTION.match(line)) for line in lines)
