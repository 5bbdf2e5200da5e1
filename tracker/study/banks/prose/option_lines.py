"""Options on lines of their own, taken together: what their letters are set apart by, and what repeats one of them."""

from __future__ import annotations

import re
from collections import Counter

from tracker.kernel.patterns import regex
from tracker.kernel.record import Record
from tracker.study.banks.prose.line_marks import is_noise, segments
from tracker.study.banks.question.inline import take_letters
from tracker.study.banks.question.labels import LETTERS, question_number, split_options
from tracker.study.banks.texts import folded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEW, _MANY, _MOST = 3, 0.4, 0.6
_SIZES = range(3, 8)
"""Lines of a question and its options without letters."""

_LETTER_BEHIND = regex(r"[（(\[]([A-Ha-h])[)）\]]\s*[-–—:：]\s*\S")
_CYRILLIC = "абвгдежз"
_CYRILLIC_ENDS = (*_CYRILLIC, ")", ".")
_CYRILLIC_LABEL = regex(r"([（(]?)([абвгдежзАБВГДЕЖЗ])(?=\s*[)）.]\s*\S)")
_CYRILLIC_ANSWER = regex(
    r"(\W{0,4}(?:[Оо]твет|ОТВЕТ|[Пп]равильный ответ|[Жж]ауап|[Вв]ідповідь)\w{0,2}\s*[:.–-]\s*)"
    r"([абвгдежзАБВГДЕЖЗ](?:[\s,;и]*[абвгдежзАБВГДЕЖЗ]){0,7})[).]?$"
)
_CIRCLED = "①②③④⑤⑥⑦⑧"
_CIRCLED_ANSWER = regex(rf"(\W{{0,6}}\w[^:：]{{0,20}}[:：]\s*)([{_CIRCLED}])(?=\W|$)")
_COUNTED = regex(r"[（(]?([1-8])\s*[)）.、．]\s*(?=\S)")
_COUNTED_ANSWER = regex(
    r"(\W{0,4}(?:(?:正确|参考|标准)?答案|(?:correct |right )?(?:answer|ans|option))(?: is)?\s*[:：]?\s*)"
    r"([1-8](?:[\s,，、]*[1-8])*)[.。]?",
    re.IGNORECASE,
)
_BEHIND_CIRCLE = " \t　、.．:："
_ANSWER_ALONE = regex(r"(?:(?:正确|参考|标准)?答案\s*[:：]?\s*)?[（(]?\s*[A-HＡ-Ｈ]{1,6}\s*[)）.。]?$")
_LABEL = regex(r"[（(\[【]?(?P<letter>[A-Ha-h])(?P<sign>\s*[)）\]】．.、:：]+\s*|\s+)(?=\S)")
_SIGNLESS = regex(r"([C-H])[。\s]*(?=[一-鿿])")
_BETWEEN = 2
"""Lines into which an option may have been wrapped."""

_AROUND = 4
_BEFORE_REPEATED = regex(r"[\W_]{0,4}(?:(?P<letter>[A-Ha-h])(?:\s*[)）\]．.、:：\-–]+\s*|\s+))?(?=\S)")


class _Run(Record):
    """The options of one question: the numbers of their lines, and their texts."""

    lines: tuple[int, ...]
    texts: tuple[str, ...]
    blank: bool


def with_option_signs(lines: list[str]) -> list[str]:
    """Options whose letter is followed by nothing but space, `A  copper`, with a dot behind it."""
    if sum(line[1:2].isspace() for line in lines) < 2 * _FEW:
        return lines
    runs = [run for run in _runs(lines) if run.blank]
    for run in runs if len(runs) >= _FEW else ():
        for letter, at, text in zip(LETTERS, run.lines, run.texts, strict=False):
            lines[at] = f"{letter}. {text}"
    return lines


def with_missing_signs(lines: list[str]) -> list[str]:
    """The sign that an option lacks behind its letter, right below two that have theirs: `B.挂牌`, `C.验电`, `D放电`.

    Where the same letter follows with a sign, the line only goes on with the option above: `C.断电` … `D级`, `D.放电`.
    """
    for at in range(2, len(lines)):
        bare = _SIGNLESS.match(lines[at])
        if not bare or any(_signed(line) == bare[1] for line in lines[at + 1 : at + 3]):
            continue
        if all(_signed(lines[at - back]) == chr(ord(bare[1]) - back) for back in (1, 2)):
            lines[at] = f"{bare[1]}. {lines[at][bare.end() :]}"
    return lines


def _signed(line: str) -> str:
    """The letter that begins a line, where a sign sets it apart."""
    label = _LABEL.match(line)
    return label["letter"].upper() if label and label["sign"].strip() else ""


def with_repeated_options(lines: list[str]) -> list[str]:
    """A line that repeats an option, right behind all of them or before, says the answer."""
    runs = _runs(lines)
    behind = {run.lines[-1]: _place_behind(lines, run) for run in runs}
    found = {
        run.lines[-1]: (at, letter)
        for run in runs
        if (at := behind[run.lines[-1]]) and (letter := _repeated(lines[at], run))
    }
    for run in runs:
        before = run.lines[0] - 1
        if run.lines[-1] not in found and before >= 0 and (letter := _repeated(lines[before], run)):
            found[run.lines[-1]] = before, letter
    _add_lettered(found, lines, behind)
    if len(found) < max(_FEW, _MANY * len(runs)):
        return lines
    signs = {sign for at, _ in found.values() if (sign := lines[at][:1]) and not sign.isalnum()}
    for last, at in behind.items():  # an option may be repeated with a slip of the pen
        begin = _BEFORE_REPEATED.match(lines[at]) if at and last not in found else None
        if begin and begin["letter"] and begin[0][:1] in signs:
            found[last] = at, begin["letter"].upper()
    for last, (at, letter) in found.items():
        lines[at] = f"答案：{letter}{_explained(lines[at])}" if at > last else ""
        lines[last] += f"　正确答案：{letter}" if at < last else ""
    return lines


def _explained(line: str) -> str:
    """What a line says behind the letter in brackets that it begins with, as an explanation."""
    said = _LETTER_BEHIND.match(line)
    return f"　解析：{line[said.end() - 1 :]}" if said else ""


def _add_lettered(found: dict[int, tuple[int, str]], lines: Sequence[str], behind: dict[int, int]) -> None:
    """Where a letter in brackets begins the line behind most options, it is the answer, and the rest explains it."""
    told = {last: said for last, at in behind.items() if at and (said := _LETTER_BEHIND.match(lines[at]))}
    if len(told) >= max(_FEW, _MOST * len(behind)):
        for last, said in told.items():
            found.setdefault(last, (behind[last], said[1].upper()))


def _place_behind(lines: Sequence[str], run: _Run) -> int:
    """The next line that holds anything behind some options; 0 for none near."""
    return next((at for at in range(run.lines[-1] + 1, min(len(lines), run.lines[-1] + _AROUND)) if lines[at]), 0)


def _runs(lines: Sequence[str]) -> list[_Run]:
    """Lines that begin with A, B and so on, one behind the other or with wrapped lines between."""
    groups: list[dict[int, re.Match[str]]] = []
    for at, line in enumerate(lines):
        label = _LABEL.match(line)
        if label is None:
            continue
        letter, last = label["letter"].upper(), max(groups[-1], default=0) if groups else 0
        if letter == "A":
            groups.append({at: label})
        elif groups and letter == LETTERS[len(groups[-1])] and sum(map(bool, lines[last + 1 : at])) <= _BETWEEN:
            groups[-1][at] = label
    return [
        _Run(
            lines=tuple(group),
            texts=tuple(lines[at][label.end() :] for at, label in group.items()),
            blank=not any(label["sign"].strip() for label in group.values()),
        )
        for group in groups
        if len(group) > 1
    ]


def _repeated(line: str, run: _Run) -> str:
    """The letter of the option that a line says once more: with its letter, and maybe more behind it, or bare."""
    begin, texts = _BEFORE_REPEATED.match(line), run.texts
    if begin is None:
        return ""
    if not begin["letter"] and not any(text and text in line for text in texts):
        return ""
    said = _bare(line[begin.end() :])
    if begin["letter"]:
        place = LETTERS.index(begin["letter"].upper())
        same_text = place < len(texts) and _bare(texts[place])
        return LETTERS[place] if same_text and said.startswith(same_text) else ""
    same = [LETTERS[place] for place, text in enumerate(texts) if _bare(text) == said]
    return same[0] if len(same) == 1 else ""


def _bare(text: str) -> str:
    return "".join(sign for sign in folded(text).casefold() if sign.isalnum())


def with_latin_letters(lines: list[str]) -> list[str]:
    """Options on lines of their own that carry а, б, в and so on, and answers that name those, get Latin letters."""
    labels = {at: label for at, line in enumerate(lines) if (label := _CYRILLIC_LABEL.match(line))}
    places = {at: _CYRILLIC.index(label[2].lower()) for at, label in labels.items()}
    if sum(place == 1 for place in places.values()) < _FEW:
        return lines
    for at, label in labels.items():
        lines[at] = f"{label[1]}{LETTERS[places[at]]}{lines[at][label.end(2) :]}"
    for at, line in enumerate(lines):
        if line[-1:].lower() in _CYRILLIC_ENDS and (answer := _CYRILLIC_ANSWER.match(line)):
            letters = (LETTERS[_CYRILLIC.index(letter)] for letter in answer[2].lower() if letter in _CYRILLIC)
            lines[at] = answer[1] + "".join(letters)
    return lines


def with_circled_letters(lines: list[str]) -> list[str]:
    """Options on lines of their own that carry ①, ② and so on, and answers that name those, get letters.

    Where options carry letters, ① and ② are statements of the question.
    """
    if sum(bool(_LABEL.match(line)) for line in lines) > _FEW:
        return lines
    places = {at: _CIRCLED.index(line[0]) for at, line in enumerate(lines) if line and line[0] in _CIRCLED}
    if sum(place == 0 and places.get(at + 1) == 1 for at, place in places.items()) < _FEW:
        return lines
    for at, place in places.items():
        lines[at] = f"{LETTERS[place]}. {lines[at][1:].lstrip(_BEHIND_CIRCLE)}"
    answers = {at: found for at, line in enumerate(lines) if (found := _CIRCLED_ANSWER.match(line))}
    for at, found in answers.items():
        lines[at] = found[1] + LETTERS[_CIRCLED.index(found[2])] + lines[at][found.end() :]
    return lines


def with_counted_options(lines: list[str]) -> list[str]:
    """Options on lines of their own that are counted, `1.`, `2.`, and the answers below that name them, get letters."""
    if sum(bool(_LABEL.match(line)) for line in lines) > _FEW:
        return lines
    told = list(_counted(lines))
    for run, at, answer in told if len(told) >= _FEW else ():
        for letter, option in zip(LETTERS, run, strict=False):
            lines[option] = _COUNTED.sub(f"{letter}. ", lines[option], count=1)
        lines[at] = answer[1] + "".join(LETTERS[int(digit) - 1] for digit in answer[2] if digit.isdecimal())
    return lines


def _counted(lines: Sequence[str]) -> Iterator[tuple[list[int], int, re.Match[str]]]:
    """The lines of counted options right above an answer that names some of them, that line, and what it says."""
    run: list[int] = []
    for at, line in enumerate(lines):
        label = _COUNTED.match(line)
        if label and int(label[1]) in (1, len(run) + 1):
            run = [at] if label[1] == "1" else [*run, at]
        elif line:
            answer = _COUNTED_ANSWER.fullmatch(line) if len(run) > 1 else None
            if answer and all(int(digit) <= len(run) for digit in answer[2] if digit.isdecimal()):
                yield run, at, answer
            run = []


def with_letters(lines: list[str]) -> list[str]:
    """Options without letters, one a line between question and answer, get theirs: where most questions are so.

    The answer is letters, behind them or in the question; how many options there are is what most questions have.
    """
    if sum(bool(_LABEL.match(line)) for line in lines) > _FEW:
        return lines
    stacks = list(_stacks(lines))
    if any(split_options("\n".join(lines[at] for at in stack))[1] for stack in stacks[:_FEW]):
        return lines
    sizes = Counter(len(stack) for stack in stacks)
    size, count = sizes.most_common(1)[0] if sizes else (0, 0)
    if size not in _SIZES or count < max(_FEW, _MOST * len(stacks)):
        return lines
    for stack in stacks:
        for letter, at in zip(LETTERS, stack[1 - size :] if len(stack) >= size else stack[1:], strict=False):
            lines[at] = f"{letter}. {lines[at]}"
    return lines


def _stacks(lines: Sequence[str]) -> Iterator[list[int]]:
    """The lines of each question without its answer, by their numbers."""
    stack: list[int] = []
    for at, line in enumerate([*lines, "1."]):
        answers = _ANSWER_ALONE.match(line)
        begins = question_number(line)[0] >= 0
        if answers or begins:
            if len(stack) > 2 and (answers or take_letters(lines[stack[0]], len(stack) - 1)[1]):
                yield stack
            stack = []
        if line and segments(line) != [("", line)]:
            stack = []  # a text with marks of its own
        elif line and not answers and not is_noise(line):
            stack.append(at)
