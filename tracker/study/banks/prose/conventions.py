"""What the author of a text agreed upon with himself, put into the words that every bank is read by.

A sign before each option that says whether it is right, a word of another language before each answer or question: one
such line means little, the same all through a file means what it says. Lines keep their places.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from tracker.study.banks.model import Role
from tracker.study.banks.prose.line_marks import segments
from tracker.study.banks.prose.option_lines import with_letters, with_option_signs, with_repeated_options
from tracker.study.banks.question.labels import LETTERS, without_label
from tracker.study.banks.texts import LONGEST, clean, same_option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEW, _MOST, _MANY = 3, 0.7, 0.4
_AHEAD = 10
_SIGNS = tuple(
    (re.compile(right), re.compile(wrong))
    for right, wrong in (
        (r"[-*+]?\s*[\[(]\s*[xX✓√*]\s*[\])]\s*", r"[-*+]?\s*(?:\[\s*\]|\(\s*\))\s*"),
        (r"[+＋]\s*-?\s*(?=[^\s+])", r"[-−–]\s*(?=[^\s\-−–])"),
        (r"=\s*(?=[^\s=])", r"~\s*(?=[^\s~])"),
    )
)
"""What stands before right and before wrong options: `[x]` and `[ ]`, `+` and `-`, `=` and `~`."""

_FIRST_OPTION = re.compile(r"[（(\[]?\s*[AaＡ]\s*[)）\].．、:：]|A\s+\S")
_WORDS = r"(?P<word>[^\W\d_]+(?:[ ’'][^\W\d_]+){0,3})"
_SAYS_LETTERS = re.compile(
    rf"\W{{0,6}}{_WORDS}(?:\s*[:：=>.\-–—]{{1,3}}\s*|\s+)[（(\[\"'*]{{0,3}}\s*"
    r"(?P<letters>[A-Ha-h](?:\s*(?:[,&+/]|and|y|et|und|i|и|và)?\s*[A-H]\b){0,7})"
    r"(?P<rest>[)）\]\"'*.]{0,3}\s*|[)）\].:：,\-–—]+\s*\S.*)$"
)
_SAYS_TEXT = re.compile(rf"\W{{0,6}}{_WORDS}\s*[:：=\-–—]{{1,3}}\s*(?P<text>\S.*)$")
_ANNOUNCES = re.compile(rf"\W{{0,6}}{_WORDS}\s*[:：]\W{{0,6}}$")
_EXPLAINS = re.compile(
    r"\W{0,6}(?:explanation|reason(?:ing)?|rationale|erklärung|begründung|explicación|justificación|explication"
    r"|spiegazione|explicação|пояснение|объяснение|giải thích|penjelasan|pembahasan|açıklama|解説|해설)"
    r"\W{0,4}[:：]\W{0,4}",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\W{0,4}(?P<word>[^\s\d_.,:;()\[\]{}（）：、，。<>=+*/\\|\-]{2,12})\s*(?:No\.?|#|№)?\s*(?P<number>\d{1,4})\s*[.:)：、\-–—*\]]*(?:\s+|$)"
)
_LABEL = re.compile(r"\W{0,4}(?:[A-Ha-h]\s*(?:[)）\].．、:：,]\s*|$|\s+(?=\S))|[-*+]\s+)")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_BEHIND_WORD = " \t　:：=>.-–—*\"'（(["
_MARK_STARTS = frozenset("AaKk答正参标【[（(我你解")
_CODE = re.compile(r"(?P<before>\W{0,3}(?:\d{1,4}\s*[.、．]\s*)?)[\[【]\s*[A-Z]{1,4}-?\d{2,6}\s*[\]】]\s*(?=\S)")
_LEAD = re.compile(r"(?P<number>\d{1,4}\s*[.、．)])\s*(?P<lead>[^\W\d].{8,60})$")
_OFTEN = 0.2
_TOLD = re.compile(r"(?P<stem>\S.{5,}?)\s*[-—–]+\s*(?P<said>[A-H]{1,6}|对|错|√|×|正确|错误)\s*[:：]\s*(?P<text>.*)$")
_NAMED = re.compile(r"[\w.\-]{2,12}\s*[（(]\s*([A-H])\s*[)）]\s*(?:\[.*\])?\.?$")


def usual_lines(lines: Sequence[str]) -> list[str]:
    """As many lines as there were, cleaned before; what a file does its own way is written as most write it."""
    found = [line if len(line) <= LONGEST else "" for line in lines]
    for convention in _CONVENTIONS:
        found = convention(found)
    return [line if len(line) > LONGEST else new for line, new in zip(lines, found, strict=True)]


def _with_letters(lines: list[str]) -> list[str]:
    """Options that carry a sign for right or wrong get letters, and the last of them says which are right."""
    for right, wrong in _SIGNS:
        whole = [run for run in _runs(lines, right, wrong) if len(run) > 1]
        told = [run for run in whole if any(run.values())]
        if len([run for run in told if not all(run.values())]) < max(_FEW, _MOST * len(whole)):
            continue
        for run in told:
            labels = dict(zip(run, LETTERS, strict=False))
            for at, letter in labels.items():
                text = (wrong if not run[at] else right).sub("", lines[at], count=1)
                lines[at] = f"{letter}. {without_label(clean(text), LETTERS.index(letter))}"
            lines[list(labels)[-1]] += "　正确答案：" + "".join(letter for at, letter in labels.items() if run[at])
        break
    return lines


def _runs(lines: Sequence[str], right: re.Pattern[str], wrong: re.Pattern[str]) -> Iterator[dict[int, bool]]:
    """Lines with a sign that follow each other, empty ones aside: their places, and whether each is right."""
    run: dict[int, bool] = {}
    for at, line in enumerate(lines):
        is_wrong = wrong.match(line) is not None
        if is_wrong or right.match(line):
            run[at] = not is_wrong
        elif line and run:
            yield run
            run = {}
    if run:
        yield run


def _with_marks(lines: list[str]) -> list[str]:
    """`T1A01 (C) [97.1]` above a question names the question and says its answer."""
    found = {at: named for at, line in enumerate(lines) if (named := _NAMED.match(line))}
    if len(found) >= max(_FEW, _MANY * _first_options(lines)):
        for at, named in found.items():
            lines[at] = f"[单选][{named[1]}]"
    return lines


def _without_codes(lines: list[str]) -> list[str]:
    """`[LK0082]` before each question is its number in a catalogue and no part of it."""
    found = {at: code for at, line in enumerate(lines) if (code := _CODE.match(line))}
    for at, code in found.items() if len(found) > _FEW else ():
        lines[at] = code["before"] + lines[at][code.end() :]
    return lines


def _without_leads(lines: list[str]) -> list[str]:
    """What questions begin with on a line of its own behind their numbers, "Choose the right answer", says nothing."""
    leads = {at: lead for at, line in enumerate(lines) if (lead := _LEAD.match(line)) and _next(lines, at)}
    counts = Counter(lead["lead"] for lead in leads.values())
    for at, lead in leads.items():
        if counts[lead["lead"]] > max(_FEW, _OFTEN * len(leads)) and lines[at + 1]:
            lines[at] = lead["number"]
    return lines


def _with_told_options(lines: list[str]) -> list[str]:
    """`…是（ ）-D:接地` and `…-对:` tell only what is right: the text, if there is one, is the answer."""
    told = {at: found for at, line in enumerate(lines) if (found := _TOLD.match(line))}
    for at, found in told.items() if len(told) > max(_FEW, 0.5 * sum(map(bool, lines))) else ():
        lines[at] = f"{found['stem']}　正确答案：{found['text'] or found['said']}"
    return lines


def _first_options(lines: Sequence[str]) -> int:
    return sum(bool(_FIRST_OPTION.match(line)) for line in lines)


def _with_answers(lines: list[str]) -> list[str]:
    """The word before each answer, whatever the language, becomes 答案; that of an explanation 解析."""
    says = Counter(word for at in range(len(lines)) if (word := _answers_by(lines, at)))
    least = max(_FEW, _MANY * _first_options(lines))
    words = {word for word, count in says.items() if count >= least}
    open_again = answered = False
    for at, line in enumerate(lines):
        if _FIRST_OPTION.match(line):
            open_again, answered = True, False
        explains = _EXPLAINS.match(line)
        form = _answer_form(line, words)
        if explains:
            lines[at] = "解析：" + line[explains.end() :]
        elif form is not None and not (answered and open_again):
            lines[at], answered = "答案：" + line[form.end("word") :].lstrip(_BEHIND_WORD), True
        elif line[:1] in _MARK_STARTS and any(role == Role.ANSWER for role, _ in segments(line)):
            answered = True
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
        return (
            _word(text)
            if any(same_option(line[label.end() if label else 0 :]) == said for line, label in above)
            else ""
        )
    announces = _ANNOUNCES.match(line)
    return _word(announces) if announces and _LABEL.match(_next(lines, at)) else ""


def _answer_form(line: str, words: set[str]) -> re.Match[str] | None:
    forms = (form.match(line) for form in (_SAYS_LETTERS, _SAYS_TEXT, _ANNOUNCES)) if words else ()
    return next((found for found in forms if found and _word(found) in words), None)


def _word(found: re.Match[str]) -> str:
    """The word of a line in lower case; "" for a letter, and for Chinese ones, which are known already."""
    word = found["word"].casefold()
    return word if len(word) > 1 and not _CHINESE.search(word) else ""


def _next(lines: Sequence[str], at: int) -> str:
    return next(filter(None, lines[at + 1 : at + 4]), "")


def _with_numbers(lines: list[str]) -> list[str]:
    """The word before each number, whatever the language, goes: `Câu 12.` becomes `12、`."""
    found = {at: asked for at, line in enumerate(lines) if (asked := _ASKS.match(line)) and _word(asked)}
    words: dict[str, list[int]] = {}
    for asked in found.values():
        words.setdefault(_word(asked), []).append(int(asked["number"]))
    least = max(_FEW, _MANY * _first_options(lines))
    counting = {
        word
        for word, numbers in words.items()
        if len(numbers) >= least and sum(b - a == 1 for a, b in pairwise(numbers)) >= _MOST * (len(numbers) - 1)
    }
    for at, asked in found.items():
        if _word(asked) in counting:
            lines[at] = f"{asked['number']}、{lines[at][asked.end() :]}"
    return lines


_CONVENTIONS = (
    _with_letters,
    with_option_signs,
    _with_marks,
    with_repeated_options,
    _with_answers,
    _with_numbers,
    _without_codes,
    _without_leads,
    _with_told_options,
    with_letters,
)
