"""Questions one behind the other without line ends, a sign before each part: `@stem#option#option%C$chapter@…`."""

from __future__ import annotations

import re
from collections import Counter

from tracker.kernel.patterns import regex
from tracker.study.banks.question.answers import letters_in
from tracker.study.banks.question.labels import LETTERS
from tracker.study.banks.question.wording import truth_of
from tracker.study.banks.texts import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Parts = list[tuple[str, str]]
    """The parts of a record, each with the sign before it."""

SIGNS = "@#$%^&*~|"
_PART = regex(rf"([{re.escape(SIGNS)}])([^{re.escape(SIGNS)}]*)")
_LOST = regex(r"(.*?\D)\d{1,5}\s*(\D.*)$", re.DOTALL)
_MANY, _MOST = 20, 0.8


def signed_lines(text: str) -> list[str] | None:
    """The text as most banks write it, a part on each line; None where it is not written in this way.

    The sign it begins with is before each question. The sign before letters and Y or N is that of answers; a sign that
    comes again in one question is that of options.
    """
    start = text[:1]
    if not start or start not in SIGNS or text.count(start) < _MANY:
        return None
    parts = [(sign, clean(part)) for sign, part in _PART.findall(text)]
    begins = [at for at, (sign, _) in enumerate(parts) if sign == start]
    records = [parts[at:end] for at, end in zip(begins, [*begins[1:], len(parts)], strict=True)]
    answer = _answer_sign(records)
    records = [_joined(record, answer) for record in records]
    option = _option_sign(records, answer)
    if not answer or not option:
        return None
    return [line for record in records for one in _apart(record, answer) for line in _lines(one, answer, option)]


def _apart(record: Parts, answer: str) -> Iterator[Parts]:
    """The questions of a record whose next one has lost its sign: a number still parts it from the chapter before."""
    answers = [at for at, (sign, _) in enumerate(record) if sign == answer]
    for at in answers[:-1]:
        lost = _LOST.match(record[at + 1][1]) if at + 1 < len(record) else None
        if lost:
            yield [*record[: at + 1], (record[at + 1][0], lost[1])]
            yield from _apart([(record[0][0], lost[2]), *record[at + 2 :]], answer)
            return
    yield record


def _answer_sign(records: Sequence[Parts]) -> str:
    """The sign whose texts are letters of options or say true or false, in most questions."""
    said = Counter(sign for record in records for sign, text in record[1:] if _answers(text))
    every = Counter(sign for record in records for sign, _ in record[1:])
    sure = [sign for sign, count in said.items() if count > _MOST * max(every[sign], len(records))]
    return sure[0] if len(sure) == 1 else ""


def _joined(record: Parts, answer: str) -> Parts:
    """The record with what stands behind that sign but is no answer, 100%, where it was."""
    found: Parts = record[:1]
    for sign, text in record[1:]:
        if sign == answer and not _answers(text):
            found[-1] = found[-1][0], f"{found[-1][1]}{sign}{text}"
        else:
            found.append((sign, text))
    return found


def _answers(text: str) -> bool:
    return letters_in(text) is not None or truth_of(text) is not None


def _option_sign(records: Sequence[Parts], answer: str) -> str:
    again = Counter(sign for record in records for sign, _ in record[1:] if sign != answer)
    sign, count = again.most_common(1)[0] if again else ("", 0)
    return sign if count > len(records) else ""


def _lines(record: Parts, answer: str, option: str) -> list[str]:
    options = [text for sign, text in record[1:] if sign == option]
    right = next((text for sign, text in record[1:] if sign == answer), "")
    others = [text for sign, text in record[1:] if sign not in (answer, option) and text]
    return [
        f"题目：{record[0][1]}",
        *(f"{letter}. {text}" for letter, text in zip(LETTERS, options, strict=False)),
        f"答案：{right}",
        *(f"章节：{text}" for text in others[:1]),
    ]
