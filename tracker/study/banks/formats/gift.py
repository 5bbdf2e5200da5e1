"""Moodle's GIFT format: every type of question it has, with escapes, weights, feedback and categories."""

from __future__ import annotations

import re

from tracker.kernel.patterns import regex
from tracker.kernel.record import Record
from tracker.study.banks.formats import gift_text
from tracker.study.banks.model import (
    ANSWER_MISSING,
    CHOICE_KINDS,
    WRITTEN_KINDS,
    Doubt,
    Image,
    Kind,
    Question,
    RowReading,
    arranged,
)
from tracker.study.banks.question.inline import BLANK
from tracker.study.banks.question.labels import LETTERS, without_label
from tracker.study.banks.question.wording import truth_pair
from tracker.study.banks.texts import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.study.banks.model import Answer

_CODE = regex(r"^(?=[A-Z\d]*Q\d)[A-Z\d]{2,12}[.:]?\s+(?=\S)")
"""The number of a question in front of the text that stands as its name: `F1T2Q3`."""

_NAME = regex(r"^\s*::((?:[^:\\]|\\.|:(?!:))*)::\s*", re.DOTALL)
_FORMAT = regex(r"^\s*\[(html|moodle|plain|markdown)\]\s*", re.IGNORECASE)
_CATEGORY = regex(r"^\s*\$CATEGORY:\s*(.*)$", re.IGNORECASE)
_WEIGHT = regex(r"^\s*%(-?\d+(?:[.,]\d+)?)%\s*")
_TRUTH = regex(r"^(T|F|TRUE|FALSE)\s*(?=#|$)", re.IGNORECASE)
_ANSWERS = regex(r"(?<!\\)\{\s*(?:[~=#]|(?:T|F|TRUE|FALSE)\s*[#}]|\}[ \t\r]*$)", re.IGNORECASE | re.MULTILINE)
_ENDS, _CLOSING = tuple("?？:：.。!！"), tuple(".,;?!。，；？！")
"""Signs that end a question, and those before which there is no space."""

_LONGEST = 50
"""Lines of a question, on the average: braces that stand further apart belong to something else."""

_COMMENT = regex(r"^\s*//.*$", re.MULTILINE)


class _Piece(Record):
    """One answer: its sign `=` or `~`, weight in percent, text and feedback, still escaped."""

    sign: str
    weight: float | None
    text: str


class _Block(Record):
    """One question as it stands in the file."""

    row: int
    text: str
    topic: str
    tags: dict[str, str]


def looks_like_gift(text: str) -> bool:
    """Whether a text is GIFT: braces that begin as its answers do, all over it, and few others."""
    if text.startswith(gift_text.FIRST_LINE):
        return True
    text = _COMMENT.sub("", gift_text.with_safe_formulas(text))
    found = len(_ANSWERS.findall(text))
    others = len(re.findall(r"(?<!\\)\{", text)) - found
    return found > 0 and 2 * found >= 3 * others and _LONGEST * found >= text.count("\n")


def read_gift(text: str) -> Iterator[RowReading]:
    """The questions of a GIFT file; texts without answers in braces are descriptions and left out."""
    own = text.startswith(gift_text.FIRST_LINE)
    for block in _blocks(text if own else gift_text.with_safe_formulas(text)):
        reading = _read(block, own=own)
        if reading is not None:
            yield reading


def _blocks(text: str) -> Iterator[_Block]:
    """The questions of a file: they end at an empty line outside braces, or where the next one begins by name."""
    topic: str = ""
    tags: dict[str, str] = {}
    lines: list[str] = []
    start = depth = 0
    last = text.count("\n") + 2
    for number, line in enumerate([*text.splitlines(), "", "}"], 1):
        begins = line.lstrip().startswith(("//", "::", "$CATEGORY"))
        if lines and ((depth <= 0 and (not line.strip() or begins)) or number > last):
            yield _Block(row=start, text="\n".join(lines), topic=topic, tags=tags)
            tags, lines, depth = {}, [], 0
        category = _CATEGORY.match(line)
        if line.lstrip().startswith("//"):
            tags = tags | gift_text.tags_of(line)
        elif category and not lines:
            topic = topic_of(category[1])
        elif line.strip() or lines:
            start = start if lines else number
            lines.append(line)
            bare = re.sub(r"\\.", "", line)
            depth += bare.count("{") - bare.count("}")


def topic_of(category: str) -> str:
    """The names of a category's path without Moodle's own beginning, `$course$/top`."""
    names = [clean(name).replace("//", "/") for name in re.split(r"(?<!/)/(?!/)", category)]
    return "/".join(name for name in names if name and not name.startswith("$") and name != "top")


def _read(block: _Block, *, own: bool) -> RowReading | None:
    """A question; but for `own` files its name stands for a text left out, and letters written into options go."""
    name = _NAME.match(block.text)
    text = block.text[name.end() :] if name else block.text
    form = _FORMAT.match(text)
    html = form is not None and form[1].lower() == "html"
    text = text[form.end() :] if form else text
    opening = _unescaped(text, "{", 0)
    closing = _unescaped(text, "}", opening + 1) if opening >= 0 else -1
    if closing < 0:
        return None
    inside = text[opening + 1 : closing]
    cut = _unescaped(inside, "####", 0)
    feedback = inside[cut + 4 :] if cut >= 0 else ""
    stem, images = _stem(text[:opening], text[closing + 1 :], html=html)
    explanation, more = gift_text.read(feedback, html=html)
    parts = _Answers((inside[:cut] if cut >= 0 else inside).strip(), block.tags.get("kind", ""), html=html)
    if name and not stem and not images and not own:
        stem = _CODE.sub("", gift_text.read(name[1])[0])
    question = Question(
        kind=parts.kind,
        stem=stem,
        options=parts.options if own else _without_letters(parts.options),
        answer=parts.answer,
        explanation=explanation,
        topic=block.tags.get("topic", block.topic),
        difficulty=block.tags.get("difficulty", ""),
        source=block.tags.get("source", ""),
        images=arranged((*images, *parts.images, *(image.replace(role="explanation") for image in more))),
    )
    return RowReading(question=question, doubts=parts.doubts, row=block.row)


def _unescaped(text: str, mark: str, start: int) -> int:
    """Where a mark stands that no backslash makes harmless; -1 where it does not."""
    at = text.find(mark, start)
    while at >= 0:
        before = at
        while before > 0 and text[before - 1] == "\\":
            before -= 1
        if (at - before) % 2 == 0:
            return at
        at = text.find(mark, at + 1)
    return -1


def _stem(before: str, after: str, *, html: bool) -> tuple[str, tuple[Image, ...]]:
    """The question's text; where the answers stood inside it there is a blank now."""
    goes_on = after.strip()
    if goes_on.strip(".。") or (goes_on and not before.rstrip().endswith(_ENDS)):
        before = f"{before.rstrip()} {BLANK}{'' if goes_on.startswith(_CLOSING) else ' '}{after.lstrip()}"
    return gift_text.read(before, html=html)


def _without_letters(options: tuple[str, ...]) -> tuple[str, ...]:
    """Options without the letters `a)`, `b)`… where each carries that of its place: shuffled they would mislead."""
    bare = tuple(without_label(option, index) for index, option in enumerate(options[: len(LETTERS)]))
    lettered = len(options) > 1 and all(text and text != option for text, option in zip(bare, options, strict=False))
    return bare if lettered and len(bare) == len(options) else options


class _Answers:
    """What stands between the braces, understood."""

    def __init__(self, text: str, kind: str, *, html: bool) -> None:
        self._html = html
        self.options: tuple[str, ...] = ()
        self.images: tuple[Image, ...] = ()
        self.doubts: tuple[Doubt, ...] = ()
        self.answer: Answer = None
        self.kind = Kind.SHORT_ANSWER
        self._settle(text, kind)
        if self.answer is None:
            self.doubts = (*self.doubts, ANSWER_MISSING)

    def _settle(self, text: str, kind: str) -> None:
        truth = _TRUTH.match(text)
        if truth:
            self.kind, self.answer = Kind.TRUE_FALSE, truth[1].upper().startswith("T")
        elif text.startswith("#"):
            self.kind, self.answer = Kind.CALCULATION, _numbers(text[1:])
        else:
            self._settle_pieces(_pieces(text))
        if kind not in Kind._value2member_map_:
            self._judge()
        elif kind != self.kind:
            self._as(Kind(kind))

    def _settle_pieces(self, pieces: list[_Piece]) -> None:
        if any(piece.sign == "~" for piece in pieces):
            self._settle_choice(pieces)
        elif pieces and all(_unescaped(piece.text, "->", 0) >= 0 for piece in pieces):
            pairs = [piece.text.split("->", 1) for piece in pieces]
            self.kind = Kind.MATCHING
            self.answer = tuple(
                (self._part(left, index), self._text(right)) for index, (left, right) in enumerate(pairs)
            )
        elif pieces:
            full = [self._text(piece.text) for piece in pieces if piece.weight in (None, 100)]
            self.kind = Kind.FILL_IN
            self.answer = (" / ".join(full or [self._text(pieces[0].text)]),)

    def _part(self, text: str, option: int) -> str:
        """The text of an option or of the left of a pair; its pictures are kept."""
        plain, images = gift_text.read(text, html=self._html)
        self.images += tuple(image.replace(role="option", option=option) for image in images)
        return plain

    def _text(self, text: str) -> str:
        return gift_text.read(text, html=self._html)[0]

    def _settle_choice(self, pieces: list[_Piece]) -> None:
        self.options = tuple(self._part(piece.text, index) for index, piece in enumerate(pieces))
        named = tuple(index for index, piece in enumerate(pieces) if piece.sign == "=")
        weighed = tuple(index for index, piece in enumerate(pieces) if (piece.weight or 0) > 0)
        self.answer = named or weighed or None
        self.kind = Kind.SINGLE if len(named) == 1 or not (named or weighed) else Kind.MULTIPLE
        if len(named) > 1:
            self.doubts = (Doubt(code="several_right_answers"),)

    def _judge(self) -> None:
        """One of two options that say true and false judges a statement."""
        pair = truth_pair(self.options)
        if pair and self.kind == Kind.SINGLE and isinstance(self.answer, tuple) and not self.images:
            self.kind, self.options, self.answer = Kind.TRUE_FALSE, (), pair[0 if 0 in self.answer else 1]

    def _as(self, kind: Kind) -> None:
        """Give what was read the kind that a tag names: for kinds that GIFT expresses by others."""
        answer = self.answer
        if self.kind == Kind.MATCHING and isinstance(answer, tuple):
            rights = [pair[1] for pair in answer if isinstance(pair, tuple)]
            if kind == Kind.ORDERING and all(right.isdigit() for right in rights):
                self.options = tuple(pair[0] for pair in answer if isinstance(pair, tuple))
                self.answer = tuple(sorted(range(len(rights)), key=lambda index: int(rights[index])))
            elif kind in WRITTEN_KINDS:
                self.answer = tuple(rights)
        elif kind in CHOICE_KINDS and self.options:
            self.doubts = ()
        self.kind = kind


def _pieces(text: str) -> list[_Piece]:
    """The answers of a list such as `=right #why ~wrong ~%50%half`."""
    starts: list[tuple[int, int]] = []  # of an answer, and of the sign that counts: `~=right` is right
    skip = False
    for at, sign in enumerate(text):
        if skip:
            skip = False
        elif sign == "\\":
            skip = True
        elif sign == "=" and text[at - 1 : at] == "~" and starts and starts[-1][1] == at - 1:
            starts[-1] = at - 1, at
        elif sign in "~=":
            starts.append((at, at))
    pieces = []
    for (_, at), (end, _) in zip(starts, [*starts[1:], (len(text), 0)], strict=False):
        body = text[at + 1 : end]
        weight = _WEIGHT.match(body)
        body = body[weight.end() :] if weight else body
        feedback = _unescaped(body, "#", 0)
        body = body[:feedback] if feedback >= 0 else body
        pieces.append(_Piece(sign=text[at], weight=float(weight[1].replace(",", ".")) if weight else None, text=body))
    return pieces


def _numbers(text: str) -> tuple[str, ...] | None:
    """A numerical answer in words: `1822:5` is "1822±5", `1..5` is "1～5"; several full ones stand in a row."""
    pieces = _pieces(text)
    full = [piece.text for piece in pieces if piece.sign == "=" and piece.weight in (None, 100)] or [text]
    shown = list(filter(None, map(_number, full)))
    return (" / ".join(shown),) if shown else None


def _number(text: str) -> str:
    at = _unescaped(text, "#", 0)
    shown = clean(text[:at] if at >= 0 else text)
    if ".." in shown:
        return shown.replace("..", "～")
    value, _, tolerance = shown.partition(":")
    return f"{value}±{tolerance}" if value and tolerance.strip("0. ") else value
