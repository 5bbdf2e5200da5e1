"""Tables without a header: what each column holds, guessed from what is in it."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise

from tracker.kernel.patterns import regex
from tracker.study.banks.markup import is_html
from tracker.study.banks.model import Role, option_role
from tracker.study.banks.question.answers import digits_in, letters_in, listed_texts
from tracker.study.banks.question.labels import split_options
from tracker.study.banks.question.wording import kind_of, truth_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_BLANK = regex(r"[（(][\s　]*[)）]|_{2,}|[?？]\s*$")
_DIFFICULTY = regex(
    r"(易|中|难|较易|较难|适中|容易|简单|普通|一般|困难|easy|medium|hard|difficult|偏难|偏易)等?", re.IGNORECASE
)
_FIGURES = regex(r"[\d.,:：/%年月日时分\s-]*\d[\d.,:：/%年月日时分\s-]*元?")
_LOOK = 400
_NAME, _TEXT, _ASKED, _MOSTLY, _NEARLY_ALL = 12, 12, 0.3, 0.6, 0.8
"""Characters of the longest name of a column, and of texts that are long enough to be questions without asking;
the share that asks in a table of questions; what most columns and nearly all rows are."""

_RARELY = 0.1
_REMARK = regex(
    r"[\[【（(]?\s*(?:(?:参考|正确|标准)?答案|(?:答案|试题|题目)?解析|解释|分析|点评|考点|知识点)\s*[\]】）)]?\s*(?:[:：是为。]|[A-H])"
)
_LABELLED = regex(r"[（(]?([A-Ha-h])[)）]?[\s、.．,，:：]\s*\S")


class Column:
    """What the filled cells of one column have in common, as shares of them between 0 and 1, told when asked."""

    def __init__(self, cells: Sequence[str]) -> None:
        self._cells = [cell[:_LOOK] for cell in cells if cell]
        self._count = len(self._cells) or 1
        self.filled = len(self._cells) / (len(cells) or 1)
        self.length = sum(map(len, self._cells)) / self._count
        self.distinct = len(set(self._cells)) / self._count

    def _share(self, holds: Callable[[str], object]) -> float:
        return sum(map(bool, map(holds, self._cells))) / self._count

    @cached_property
    def letters(self) -> float:
        """Answers such as `ABD`."""
        return self._share(letters_in)

    @cached_property
    def truths(self) -> float:
        """Words and signs for true and false."""
        return self._share(lambda cell: truth_of(cell) is not None)

    @cached_property
    def digits(self) -> float:
        """Numbers of one or two digits, or lists of them."""
        return self._share(lambda cell: len(cell) < 3 and digits_in(cell))

    @property
    def flags(self) -> float:
        """The digits 0, 1 and 2, if there are two or three different ones."""
        return self._share(lambda cell: cell in ("0", "1", "2")) if len(set(self._cells)) in (2, 3) else 0.0

    @cached_property
    def kinds(self) -> float:
        """Words for kinds of question."""
        return self._share(lambda cell: len(cell) < 20 and kind_of(cell))

    @cached_property
    def questions(self) -> float:
        """Texts with a blank or a question mark."""
        return self._share(_BLANK.search)

    @cached_property
    def figures(self) -> float:
        """Numbers, days and sums of money."""
        return self._share(_FIGURES.fullmatch)

    @property
    def difficulties(self) -> float:
        """Words for easy and hard."""
        return self._share(_DIFFICULTY.fullmatch)

    @cached_property
    def many(self) -> float:
        """Cells that hold several options at once."""
        return self._share(_holds_options)

    @cached_property
    def labelled(self) -> float:
        """Texts that begin with the letter of an option."""
        return self._share(_LABELLED.match)

    @cached_property
    def remarks(self) -> float:
        """Texts that begin by saying that they give or explain the answer: `答案 C。因为…`."""
        return self._share(_REMARK.match)

    @property
    def label(self) -> bool:
        """Whether every row holds the same label, `正确答案：`, for the column after it."""
        return self._count > 5 and len(set(self._cells)) == 1 and self._cells[0].endswith((":", "："))

    @property
    def answers_with_text(self) -> float:
        """`B、安培`: options with their letter, of different letters in different rows."""
        if len({found[1].upper() for cell in self._cells if (found := _LABELLED.match(cell))}) < 2:
            return 0.0
        return self.labelled

    @property
    def html(self) -> float:
        """Pieces of HTML."""
        return self._share(is_html)

    @cached_property
    def counting(self) -> float:
        """Numbers that go up one by one."""
        return _counts_up(self._cells)

    def signature(self) -> str:
        """A coarse look of the column, the same for files of one shape."""
        if self.filled < 0.02:
            return "empty"
        looks = (
            ("count", self.counting),
            ("kind", self.kinds),
            ("answer", max(self.letters, self.truths, self.digits)),
        )
        for name, share in looks:
            if share > 0.8:
                return name
        return "long" if self.length >= 12 else "short"


def _holds_options(cell: str) -> bool:
    before, options = split_options(cell)
    return (bool(options) and not before.strip("*#|-")) or len(listed_texts(cell) or ()) > 1


def _counts_up(cells: Sequence[str]) -> float:
    """How much of a column of numbers goes up one by one, starting anew now and then."""
    numbers = [int(cell) for cell in cells if cell.isdecimal() and len(cell) < 8]
    if len(numbers) < max(3, 0.9 * len(cells)):
        return 1.0 if len(cells) < 3 and len(numbers) == len(cells) > 0 and numbers[0] in (0, 1) else 0.0
    steps = sum(0 < after - before < 4 for before, after in pairwise(numbers))
    return steps / (len(numbers) - 1)


def guess_roles(columns: Sequence[Column]) -> tuple[str, ...]:
    """One role per column; every role but the options' at most once, and always a stem if any column has text."""
    roles = [""] * len(columns)
    places = [place for place, column in enumerate(columns) if column.filled > 0.004]
    stem = _stem(columns, places)
    if stem is None:
        return tuple(roles)
    roles[stem] = Role.STEM
    rest = [place for place in places if place != stem and not columns[place].label]
    counting = [columns[place].counting if place < stem or _may_count(columns[place], rest) else 0 for place in rest]
    _take(roles, rest, Role.NUMBER, counting, 0.75)
    _take(roles, rest, Role.KIND, [columns[place].kinds for place in rest], 0.8)
    _take(roles, rest, Role.DIFFICULTY, [columns[place].difficulties for place in rest], 0.8)
    _take(roles, rest, Role.EXPLANATION, [columns[place].remarks for place in rest], 0.6)
    _take(roles, rest, Role.ANSWER, [_answer_share(columns[place]) for place in rest], 0.75, last=True)
    _take(roles, rest, Role.OPTIONS, [columns[place].many for place in rest], 0.3)
    _take_texts(roles, columns, rest, stem)
    return tuple(roles)


def is_other_data(names: Sequence[str], columns: Sequence[Column], stem: int) -> bool:
    """Whether a table is about other things than questions: a list of people, of tools, of expenses.

    What would be asked are figures. Or its first row, `names`, says what the columns below it hold, figures in one of
    them, and nothing known of questions; and what would be asked is short, and hardly any of it asks.
    """
    asked = columns[stem]
    if asked.figures > _NEARLY_ALL:
        return True
    given = [name for name in names if name]
    if len(given) < _MOSTLY * len(names) or any(len(name) > _NAME or not name[0].isalpha() for name in given):
        return False
    told = any(column.figures > _NEARLY_ALL and column.counting < _NEARLY_ALL for column in columns)
    return told and asked.length < _TEXT and asked.questions < _ASKED


def _may_count(column: Column, others: Sequence[int]) -> bool:
    """Whether a column behind the questions may number them: where it is not all there is to answer them."""
    return len(others) > 1 and column.length > 1.5


def _stem(columns: Sequence[Column], places: Sequence[int]) -> int | None:
    """The column of the questions: long, different in every row, often with a blank or a question mark."""
    texts = [place for place in places if columns[place].filled > 0.5 and _answer_share(columns[place]) < 0.75]
    if not texts:
        return None
    return max(texts, key=lambda place: _stem_score(columns[place], place))


def _stem_score(column: Column, place: int) -> float:
    own = (0.2 + column.distinct) * (1 + 2 * column.questions) * (1 - column.many) * (1.05 - column.labelled)
    return min(column.length, 40) * own / (1 + place * 0.1)


def _answer_share(column: Column) -> float:
    """How much of a column looks like answers; a column that is empty in most rows does not hold them."""
    share = max(column.letters, column.truths, column.flags, column.answers_with_text, _mixed(column))
    return share if column.filled > _RARELY else 0.0


def _mixed(column: Column) -> float:
    """Letters in some rows and signs of true and false in others make one column of answers."""
    if column.letters + column.truths < 0.9:
        return 0.0
    return min(1.0, column.letters + column.truths)


def _take(
    roles: list[str], rest: list[int], role: str, shares: Sequence[float], least: float, *, last: bool = False
) -> None:
    """Give `role` to the column with the greatest share, if that is enough; of equals the first, or the last."""
    best: int | None = None
    for place, share in zip(rest, shares, strict=True):
        if share >= least and (
            best is None or share > shares[rest.index(best)] or (last and share == shares[rest.index(best)])
        ):
            best = place
    if best is not None:
        roles[best] = role
        rest.remove(best)


def _take_texts(roles: list[str], columns: Sequence[Column], rest: list[int], stem: int) -> None:
    """Options, topic and explanation among the text columns that are left."""
    before = [place for place in rest if place < stem]
    after = [place for place in rest if place > stem]
    topics = [place for place in before if columns[place].distinct < 0.3 and columns[place].length < 30]
    if topics:
        roles[topics[-1]] = Role.TOPIC
    answer = roles.index(Role.ANSWER) if Role.ANSWER in roles else -1
    options = [place for place in after if place < answer] if answer > stem else list(after)
    if answer > stem and not options:
        options = [place for place in after if place > answer]
    if Role.OPTIONS in roles:
        options = []
    if len(options) == 1 and answer < 0 and Role.OPTIONS not in roles:
        roles[options[0]] = Role.ANSWER
        options = []
    for index, place in enumerate(options):
        roles[place] = option_role(index)
    left = [place for place in after if not roles[place] and columns[place].length >= 6]
    _take_remarks(roles, columns, left)


def _take_remarks(roles: list[str], columns: Sequence[Column], left: Sequence[int]) -> None:
    if not left:
        return
    longest = max(left, key=lambda place: columns[place].length)
    if columns[longest].distinct > 0.3 and Role.EXPLANATION not in roles:
        roles[longest] = Role.EXPLANATION
    for place in left:
        if place != longest and columns[place].distinct < 0.3 and Role.TOPIC not in roles:
            roles[place] = Role.TOPIC
