"""Lists of answers apart from their questions: `1-5 ABCDE`, `1.A 2.B`, `6～8：√×√`, or texts under their numbers."""

from __future__ import annotations

from tracker.kernel.patterns import regex
from tracker.kernel.record import Record
from tracker.study.banks.prose.line_marks import gives_answer
from tracker.study.banks.question.wording import kind_of, truth_of
from tracker.study.banks.texts import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_SIGN = r"√|×|✓|✗|✔|✘|正确|错误|对|错"
_RANGE = regex(
    rf"(?P<first>\d{{1,4}})\s*[-~～—–－−至到]{{1,2}}\s*(?P<last>\d{{1,4}})\s*题?\s*[、.．:：)）]?\s*"
    rf"(?P<list>[（(]?(?:(?:{_SIGN}|[A-Ha-hＡ-ＨTt])[\s　,，、;；/|.．()（）]*)+)"
)
_ONE = regex(
    rf"[（(第]?(?P<number>\d{{1,4}})\s*[)）]?\s*题?\s*[、.．:：)）\s]?\s*[（(]?\s*(?P<answer>[A-HＡ-Ｈ](?:[\s,，、]?[A-HＡ-Ｈ])*|{_SIGN}|[TF])\s*[)）]?(?=[\s,，;；、。.|/]|\d|$)"
)
_GAP = regex(r"[\s　,，;；、。.|/]+")
_TOKEN = regex(rf"{_SIGN}|[A-Ha-hＡ-ＨTt]+")
_NUMBERED = regex(r"(?:^|[\s　;；。])[（(]?(\d{1,3})[)）]?\s*[、.．:：)）]\s*(?!\d)")
_GLUED = regex(r"(?<!\d)(\d{1,3})[、.．]\s*(?![\d\s])")
_TWO = 2
_BRACKETS = ("(", "（")


class AnswerList(Record):
    """The answers of one section, text by number, and the rows they stand in.

    `kind` is what its heading or signs say, "" where nothing does.
    """

    kind: str
    chapter: str
    answers: dict[int, str]
    rows: dict[int, int]


def entries(line: str) -> list[tuple[int, str]]:
    """Numbers and answers of a line made of nothing else; empty for any other line."""
    found: list[tuple[int, str]] = []
    at = 0
    while at < len(line):
        gap = _GAP.match(line, at)
        if gap:
            at = gap.end()
            continue
        listed = _RANGE.match(line, at)
        single = None if listed else _ONE.match(line, at)
        if listed:
            found += _of_range(int(listed["first"]), int(listed["last"]), listed["list"])
        elif single:
            found.append((int(single["number"]), single["answer"]))
        else:
            return []
        at = (listed or single).end()  # type: ignore[union-attr]
    return found


def _of_range(first: int, last: int, text: str) -> list[tuple[int, str]]:
    """The answers of `1-5 ABCDE`, `1-3 AB AC BCD` or `1-4 √×√√`; none if they are not as many as the numbers."""
    count = last - first + 1
    tokens = _TOKEN.findall(text)
    if len(tokens) != count:
        tokens = [
            sign for token in tokens for sign in ([token] if truth_of(token) is not None and len(token) > 1 else token)
        ]
    if len(tokens) != count:
        return []
    return list(enumerate(tokens, first))


def numbered_texts(line: str) -> list[tuple[int, str]]:
    """Texts under their numbers in one line, as long as the numbers count up: `1. 绝缘 2. 接地`.

    Nothing has to set a second one apart from the text before: `1.绝缘2.接地3.验电`.
    """
    kept = _counting(line, _GLUED)
    if len(kept) < _TWO:
        kept = _counting(line, _NUMBERED)
    if not kept:
        return []
    ends = [place.start() for place in kept[1:]] + [len(line)]
    return [(int(place[1]), clean(line[place.end() : end])) for place, end in zip(kept, ends, strict=True)]


def _counting(line: str, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """The numbers of a line that begins with one, as far as they count up."""
    kept: list[re.Match[str]] = []
    for place in pattern.finditer(line):
        if not kept and line[: place.start()].strip():
            break
        if not kept or int(place[1]) == int(kept[-1][1]) + 1:
            kept.append(place)
    return kept


def table_entries(numbers: str, answers: str) -> list[tuple[int, str]]:
    """The answers of two rows of a table, 题号 over 答案, their cells divided by tabs."""
    above, below = numbers.split("\t"), answers.split("\t")
    if not above[0].strip().startswith(("题号", "题目", "序号")) or not below[0].strip().startswith(
        ("答案", "参考答案", "选项")
    ):
        return []
    pairs = zip(above[1:], below[1:], strict=False)
    return [(int(number), clean(answer)) for number, answer in pairs if number.strip().isdigit() and answer.strip()]


class ListReader:
    """Collects answer lists line by line; numbers that begin anew begin a new list."""

    def __init__(self) -> None:
        self.lists: list[AnswerList] = []
        self._fresh = True
        self._bracketed = self._worded = False

    def heading(self) -> None:
        """What follows belongs to a list of its own."""
        self._fresh = True

    @property
    def next_number(self) -> int:
        """The number that goes on with the list that is open; 0 without one."""
        return 0 if self._fresh or not self.lists[-1].answers else next(reversed(self.lists[-1].answers)) + 1

    def counts_parts(self, line: str, text: str) -> bool:
        """Whether the number before a text counts the parts of one answer.

        It stands in brackets where those of the answers do not, or lacks the word for an answer that they have.
        """
        if self._fresh:
            return False
        return (not self._bracketed and line.startswith(_BRACKETS)) or (self._worded and not gives_answer(text))

    def add(self, found: Sequence[tuple[int, str]], kind: str, chapter: str, row: int, *, line: str = "") -> None:
        """Take the answers of the `line` that is `row`."""
        if self._fresh and found:
            self._bracketed = line.startswith(_BRACKETS)
            self._worded = len(found) == 1 and gives_answer(found[0][1])
        for number, answer in found:
            if self._fresh or number in self.lists[-1].answers or (kind and self.lists[-1].kind != kind):
                self.lists.append(AnswerList(kind=kind or _kind_by(answer), chapter=chapter, answers={}, rows={}))
                self._fresh = False
            self.lists[-1].answers[number] = answer
            self.lists[-1].rows[number] = row

    def go_on(self, text: str) -> None:
        """More of the last answer, on a line of its own."""
        if self.lists and self.lists[-1].answers:
            last = next(reversed(self.lists[-1].answers))
            self.lists[-1].answers[last] = "\n".join(filter(None, (self.lists[-1].answers[last], text)))


def _kind_by(answer: str) -> str:
    return kind_of("判断") if truth_of(answer) is not None and not answer.isascii() else ""
