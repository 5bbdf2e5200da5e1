"""Options with a sign before each that says whether it is right: `[x]` and `[ ]`, `+` and `-`, `=` and `~`."""

from __future__ import annotations

from itertools import count, pairwise

from tracker.kernel.patterns import regex
from tracker.study.banks.prose.drafts import begins_option
from tracker.study.banks.prose.line_marks import BARE, WEAK, numbered
from tracker.study.banks.question.labels import LETTERS, without_label
from tracker.study.banks.texts import clean, same_option

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

_FEW, _MOST = 3, 0.7
_SIGNS = tuple(
    (starts, regex(right), regex(wrong))
    for starts, right, wrong in (
        ("-*+[(", r"[-*+]?\s*[\[(]\s*[xX✓√*]\s*[\])]\s*", r"[-*+]?\s*(?:\[\s*\]|\(\s*\))\s*"),
        ("+＋-−–", r"[+＋]\s*-?\s*(?=[^\s+])", r"[-−–]\s*(?=[^\s\-−–])"),
        ("=~", r"=\s*(?=[^\s=])", r"~\s*(?=[^\s~])"),
    )
)
"""What begins such lines, and what stands before right and before wrong options."""

_BOX = regex(r"\s*[-*+]?\s*\[\s*(?P<tick>[xX✓√]?)\s*\]\s*(?P<text>\S.*)")
_FENCE = "```"
_STARS = "*＊"
_USUAL = range(2, 7)
"""Options of a question."""

_TICK_SIGNS = "√✓✔"
_TICKS, _CROSSES = tuple(_TICK_SIGNS), ("×", "✗", "✘")
_LONE_LETTER = regex(r"^[A-H](?=[一-鿿“《])")


def without_signs(lines: list[str]) -> list[str]:
    """Options that carry a sign for right or wrong get letters, and the last of them says which are right."""
    for starts, right, wrong in _SIGNS:
        if sum(line[:1] in starts for line in lines if line) < _FEW:
            continue
        whole = [run for run in _runs(lines, right, wrong) if len(run.right) > 1]
        told = [run for run in whole if any(run.right.values())]
        open_boxes = starts is _SIGNS[0][0] and not told and len(whole) >= _FEW
        if not open_boxes and sum(not all(run.right.values()) for run in told) < max(_FEW, _MOST * len(whole)):
            continue
        for run in told or whole:
            texts = [clean((right if fits else wrong).sub("", lines[at], count=1)) for at, fits in run.right.items()]
            letters = _give_letters(lines, run.right, map(without_label, texts, count()))
            if told:
                lines[run.last] += letters
        break
    return lines


def without_boxes(front: str, back: str) -> tuple[str, str]:
    """Both sides of a card: the options behind boxes on its front get letters, and its back the ticked ones' letters.

    A card whose back ticks no option of its front stays as it is.
    """
    lines = front.split("\n")
    options = {at: box["text"].strip() for at, line in enumerate(lines) if (box := _BOX.match(line))}
    bare = {same_option(text): text for text in options.values()}
    boxes = (box["text"] for line in back.split("\n") if (box := _BOX.match(line)) and box["tick"])
    ticked = [bare.get(same_option(text), text) for text in boxes]
    if len(options) < 2 or not ticked or not set(ticked) <= set(options.values()):
        return front, back
    asked = [line for at, line in enumerate(lines) if at not in options]
    lettered = [f"{letter}. {text}" for letter, text in zip(LETTERS, options.values(), strict=False)]
    right = [letter for letter, text in zip(LETTERS, options.values(), strict=False) if text in ticked]
    return "\n".join([*asked, *lettered]), "".join(right)


def with_ticked_options(lines: list[str]) -> list[str]:
    """Options without letters, one a line below their question, the right ones with a tick behind them, get letters."""
    groups = list(_groups(lines))
    if any(line.endswith(_CROSSES) for line in lines):
        return lines
    apart = [below for above, below in pairwise(groups) if len(above) == 1 and len(below) > 1]
    wholes = apart if len(apart) > 0.5 * sum(len(group) > 1 for group in groups) else [group[1:] for group in groups]
    runs = [run for run in wholes if len(run) > 1 and any(lines[at].endswith(_TICKS) for at in run)]
    if len(runs) < max(_FEW, _MOST * sum(len(run) > 1 for run in wholes)):
        return lines
    for run in runs:
        right = {at: lines[at].endswith(_TICKS) for at in run}
        texts = [_LONE_LETTER.sub("", lines[at].rstrip(_TICK_SIGNS + " 　")) for at in run]
        letters = _give_letters(lines, right, map(without_label, texts, count()))
        lines[run[-1]] += letters
    return lines


def with_starred_options(lines: list[str]) -> list[str]:
    """Options without letters, one a line below their numbered question, a star before the right ones, get letters."""
    starts = list(_counted(lines))
    groups = [[at for at in range(start + 1, end) if lines[at]] for start, end in pairwise([*starts, len(lines)])]
    told = [run for run in groups if len(run) in _USUAL and any(map(_is_starred, (lines[at] for at in run)))]
    told = [run for run in told if not all(_is_starred(lines[at]) for at in run)]
    if len(told) < max(_FEW, _MOST * sum(map(bool, groups))) or sum(map(begins_option, lines)) > len(told):
        return lines
    for run in told:
        right = {at: _is_starred(lines[at]) for at in run}
        letters = _give_letters(lines, right, [lines[at].lstrip(_STARS).strip() for at in run])
        lines[run[-1]] += letters
    return lines


def _give_letters(lines: list[str], right: Mapping[int, bool], texts: Iterable[str]) -> str:
    """Write these options with letters in their places; what says behind the last of them which are right."""
    labels = dict(zip(right, LETTERS, strict=False))
    for (at, letter), text in zip(labels.items(), texts, strict=False):
        lines[at] = f"{letter}. {text}"
    return "　正确答案：" + "".join(letter for at, letter in labels.items() if right[at])


def _counted(lines: list[str]) -> Iterator[int]:
    """The places of lines that begin with a question's number; `55.1976年…` does where 54 came before."""
    last = 0
    for at, line in enumerate(lines):
        number, style, _ = numbered(line) if line else (-1, "", "")
        if number > 0 and (style not in (BARE, WEAK) or (style == WEAK and number == last + 1)):
            last = number
            yield at


def _is_starred(line: str) -> bool:
    return line[:1] in _STARS


def _groups(lines: list[str]) -> Iterator[list[int]]:
    """Lines that follow each other without an empty one between, by their numbers."""
    group: list[int] = []
    for at, line in enumerate([*lines, ""]):
        if line:
            group.append(at)
        elif group:
            yield group
            group = []


class _Run:
    """Options that follow each other: whether each is right, by the numbers of their lines; and their last line."""

    def __init__(self) -> None:
        self.right: dict[int, bool] = {}
        self.last = 0


def _runs(lines: list[str], right: re.Pattern[str], wrong: re.Pattern[str]) -> Iterator[_Run]:
    """Lines with a sign that follow each other, empty ones and pieces of code aside; the fences of code go."""
    run, fenced = _Run(), False
    for at, line in enumerate(lines):
        is_wrong = wrong.match(line) is not None
        fence = line.startswith(_FENCE)
        if not fenced and (is_wrong or right.match(line)):
            run.right[at], run.last = not is_wrong, at
        elif run.right and (fence or fenced):
            lines[at] = "" if fence else line
            run.last = at if line and not fence else run.last
        elif line and run.right:
            yield run
            run = _Run()
        fenced = fenced != (fence and (fenced or line.count(_FENCE) == 1))
    if run.right:
        yield run
