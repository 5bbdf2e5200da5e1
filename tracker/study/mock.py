"""Mock exams: composing a paper by weights and shape, sitting it, and scoring it by topic and type.

What the standards say: every part is out of 100 and must reach 60, and a theory paper lasts at least 90 minutes. How
many questions of which kind it has is the assessment body's choice, so a shape is data that the worker can change.
"""

from __future__ import annotations

from math import floor
from random import Random

from tracker.kernel import jsontext
from tracker.kernel.record import Record
from tracker.study.banks.model import CHOICE_KINDS, LONG_KINDS, Kind
from tracker.study.banks.texts import normalise
from tracker.study.model import MultipleRule, PaperShape, Section, shares

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from tracker.study.banks.model import Question

    Pool = Mapping[tuple[Kind, str], Iterable[str]]
    """The questions there are of each kind on each topic."""

    Response = tuple[int, ...] | bool | tuple[str, ...] | tuple[tuple[str, str], ...] | float | None
    """An answer in the form the question's own has; a part of full marks where one judged oneself at once."""

THEORY_SHAPE = PaperShape(
    sections=(
        Section(kind=Kind.SINGLE, count=80, marks=1),
        Section(kind=Kind.TRUE_FALSE, count=20, marks=1),
    ),
    minutes=90,
)
"""A start for the worker to change; no standard fixes the counts."""


class PaperItem(Record):
    """A question on a paper."""

    question: str
    topic: str
    kind: Kind
    marks: float


class Shortage(Record):
    """What the pool could not fill: `wanted` questions of a kind on a topic, of which it had `found`.

    Without a topic: of the kind in all; so many are then missing from the paper.
    """

    kind: Kind
    topic: str | None
    wanted: int
    found: int


class Paper(Record):
    """A composed paper, in the order it is sat."""

    items: tuple[PaperItem, ...]
    minutes: int
    pass_mark: float
    seed: int
    shortages: tuple[Shortage, ...] = ()
    multiple: MultipleRule = MultipleRule.ALL_OR_NOTHING


class Sitting(Record):
    """A mock exam: all that is needed to go on after a power cut, or to look at it again.

    The clock runs while the paper is open and stands still while it is not: `seconds_used` is what was kept last.
    """

    paper: Paper
    responses: tuple[tuple[str, Response], ...] = ()
    seconds_used: int = 0
    position: int = 0
    flagged: tuple[str, ...] = ()
    """Questions to come back to."""
    handed_in: bool = False
    judged: tuple[tuple[str, float], ...] = ()
    """The part of its marks that the worker gave an answer of his own words, after handing in."""
    final: bool = False
    """Whether nothing is left to be marked: only then do the answers count."""

    @property
    def seconds_left(self) -> int:
        """Time that is left, not below 0."""
        return max(0, self.paper.minutes * 60 - self.seconds_used)


class TopicMarks(Record):
    """The marks of one topic on one paper."""

    topic: str
    marks: float
    got: float


class KindMarks(Record):
    """The marks of one type of question on one paper."""

    kind: Kind
    questions: int
    marks: float
    got: float


class Result(Record):
    """A scored paper: `score` out of 100, by the marks that were on the paper."""

    score: float
    passed: bool
    topics: tuple[TopicMarks, ...]
    shares: tuple[tuple[str, float], ...]
    """For each question the part of its marks."""
    unanswered: int
    unjudged: tuple[str, ...] = ()
    """Answers in words that nobody has marked yet; so far they count as nothing."""


def allocate(number: int, weights: Mapping[str, float]) -> dict[str, int]:
    """Divides a number by weights, by largest remainder.

    Whole parts first, then one each for the largest remainders; among equal ones the heavier weight, then the first.
    """
    parts = shares(weights)
    quotas = {name: number * part for name, part in parts.items()}
    given = {name: floor(quota) for name, quota in quotas.items()}
    left = number - sum(given.values())
    nearest = sorted(quotas, key=lambda name: (round(given[name] - quotas[name], 9), -parts[name]))
    for name in nearest[:left]:
        given[name] += 1
    return given


def compose(pool: Pool, *, weights: Mapping[str, float | None], shape: PaperShape, seed: int) -> Paper:
    """A paper of this shape from the pool, each topic with the part of all marks that is its weight.

    One seed and pool always give the same paper. Where a topic has too few questions of a kind, others of that kind
    take their place, those of weighted topics first; all that did not go by the weights is in `shortages`.
    """
    random = Random(seed)  # noqa: S311 - a paper is drawn, not a secret
    drawing = _Drawing(pool, shares(weights), random)
    hardest_first = sorted(enumerate(shape.sections), key=lambda one: (not drawing.lacks(one[1]), -one[1].marks))
    drawn = {place: drawing.draw(section) for place, section in hardest_first}
    return Paper(
        items=tuple(item for _, items in sorted(drawn.items()) for item in items),
        minutes=shape.minutes,
        pass_mark=shape.pass_mark,
        seed=seed,
        shortages=tuple(drawing.shortages),
        multiple=shape.multiple,
    )


class _Drawing:
    """A paper being composed; `_owed` is what earlier sections left each topic short of its weight, in marks."""

    def __init__(self, pool: Pool, parts: Mapping[str, float], random: Random) -> None:
        self.shortages: list[Shortage] = []
        self._stock = {place: sorted(questions) for place, questions in pool.items()}
        self._parts = parts
        self._owed = dict.fromkeys(parts, 0.0)
        self._random = random

    def lacks(self, section: Section) -> bool:
        """Whether a topic has too few questions for its part of a section, which others then have to even out."""
        stock = {topic: len(self._stock.get((section.kind, topic), ())) for topic in self._parts}
        return any(stock[topic] < floor(part * section.count) for topic, part in self._parts.items())

    def draw(self, section: Section) -> list[PaperItem]:
        """The questions of one section, in the order they are asked."""
        marks = section.count * section.marks
        due = {topic: part * marks + self._owed[topic] for topic, part in self._parts.items()}
        wanted = allocate(section.count, {topic: max(0.0, quota) for topic, quota in due.items()})
        drawn: list[PaperItem] = []
        for topic, number in wanted.items():
            taken = self._take(section, topic, number)
            if len(taken) < number:
                self.shortages.append(Shortage(kind=section.kind, topic=topic, wanted=number, found=len(taken)))
            self._owed[topic] = due[topic] - len(taken) * section.marks
            drawn += taken
        drawn += self._fill(section, section.count - len(drawn))
        if len(drawn) < section.count:
            self.shortages.append(Shortage(kind=section.kind, topic=None, wanted=section.count, found=len(drawn)))
        self._random.shuffle(drawn)
        return drawn

    def _take(self, section: Section, topic: str, number: int) -> list[PaperItem]:
        questions = self._stock.get((section.kind, topic), [])
        taken = [self._pick(questions) for _ in range(min(number, len(questions)))]
        return [PaperItem(question=question, topic=topic, kind=section.kind, marks=section.marks) for question in taken]

    def _pick(self, questions: list[str]) -> str:
        """One of them at random, which is then gone; the last one moves up, so that none of the others has to."""
        at = self._random.randrange(len(questions))
        questions[at], questions[-1] = questions[-1], questions[at]
        return questions.pop()

    def _fill(self, section: Section, missing: int) -> list[PaperItem]:
        """Questions from wherever there are some left: weighted topics by weight, then any other, one at a time."""
        filled: list[PaperItem] = []
        while len(filled) < missing:
            left = [topic for (kind, topic), questions in self._stock.items() if kind is section.kind and questions]
            if not left:
                break
            topic = max(
                left, key=lambda topic: (self._owed.get(topic, float("-inf")), self._parts.get(topic, 0), topic)
            )
            filled += self._take(section, topic, 1)
            if topic in self._owed:
                self._owed[topic] -= section.marks
        return filled


def respond(sitting: Sitting, question: str, response: Response, *, seconds: int) -> Sitting:
    """The sitting with a response given, or taken back with None, after so many seconds more."""
    rest = tuple(pair for pair in sitting.responses if pair[0] != question)
    given = () if response is None else ((question, response),)
    return sitting.replace(responses=rest + given, seconds_used=sitting.seconds_used + seconds)


def flag(sitting: Sitting, question: str, *, on: bool, seconds: int) -> Sitting:
    """The sitting with a question noted to come back to, or no longer, after so many seconds more."""
    rest = tuple(one for one in sitting.flagged if one != question)
    return sitting.replace(flagged=(*rest, question) if on else rest, seconds_used=sitting.seconds_used + seconds)


def judge(sitting: Sitting, question: str, share: float) -> Sitting:
    """The sitting with the part of its marks that the worker gives his own answer, by the model answer."""
    rest = tuple(pair for pair in sitting.judged if pair[0] != question)
    return sitting.replace(judged=(*rest, (question, min(max(share, 0.0), 1.0))))


def in_words(question: Question) -> bool:
    """Whether an answer is in one's own words, or the bank has none: then the worker marks it by the model answer."""
    if question.kind in LONG_KINDS or question.answer is None:
        return True
    return question.kind in CHOICE_KINDS and not question.options


def to_json(sitting: Sitting) -> str:
    """The sitting as text, to be kept after each response."""
    return jsontext.to_json(sitting, plain=Record.as_dict)


def from_json(text: str) -> Sitting:
    """The sitting that `to_json` wrote."""
    plain = _tuples(jsontext.from_json(text))
    paper = plain["paper"]
    return Sitting(
        **plain
        | {
            "paper": Paper(
                **paper
                | {
                    "items": tuple(PaperItem(**item | {"kind": Kind(item["kind"])}) for item in paper["items"]),
                    "shortages": tuple(Shortage(**one | {"kind": Kind(one["kind"])}) for one in paper["shortages"]),
                    "multiple": MultipleRule(paper.get("multiple", MultipleRule.ALL_OR_NOTHING)),
                }
            )
        }
    )


def _tuples(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _tuples(part) for name, part in value.items()}
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


def mark(question: Question, response: Response, *, multiple: MultipleRule = MultipleRule.ALL_OR_NOTHING) -> float:
    """The part of full marks that a response earns, 0 to 1.

    Blanks count each by itself, forgiving width, case, spaces and punctuation; so do pairs of a matching. An ordering
    is right or wrong as a whole. An answer in words earns nothing before the worker has judged it; a response that is
    a number is such a judgement.
    """
    if isinstance(response, float):
        return min(max(response, 0.0), 1.0)
    if response is None or in_words(question):
        return 0.0
    right = question.answer
    if question.kind is Kind.MULTIPLE and isinstance(right, tuple) and isinstance(response, tuple):
        return _multiple(set(right), set(response), multiple)
    if question.kind is Kind.SINGLE and isinstance(right, tuple) and isinstance(response, tuple):
        return float(len(response) == 1 and response[0] in right)
    if question.kind in {Kind.FILL_IN, Kind.MATCHING} and isinstance(right, tuple) and isinstance(response, tuple):
        return _parts(right, response)
    return float(right is not None and response == right)


def score(sitting: Sitting, questions: Mapping[str, Question]) -> Result:
    """The result of a sitting, by the rule of its paper for multiple choices.

    Where the pool could not fill the paper, the score is still out of 100.
    """
    responses, judged = dict(sitting.responses), dict(sitting.judged)
    parts = {
        item.question: judged.get(
            item.question,
            mark(questions[item.question], responses.get(item.question), multiple=sitting.paper.multiple),
        )
        for item in sitting.paper.items
    }
    topics: dict[str, tuple[float, float]] = {}
    for item in sitting.paper.items:
        marks, got = topics.get(item.topic, (0.0, 0.0))
        topics[item.topic] = marks + item.marks, got + item.marks * parts[item.question]
    total = sum(marks for marks, _ in topics.values())
    reached = round(100 * sum(got for _, got in topics.values()) / total, 2) if total else 0.0
    return Result(
        score=reached,
        passed=reached >= sitting.paper.pass_mark,
        topics=tuple(TopicMarks(topic=topic, marks=marks, got=round(got, 2)) for topic, (marks, got) in topics.items()),
        shares=tuple(parts.items()),
        unanswered=sum(1 for item in sitting.paper.items if item.question not in responses),
        unjudged=tuple(
            item.question
            for item in sitting.paper.items
            if item.question not in judged
            and in_words(questions[item.question])
            and isinstance(responses.get(item.question), tuple)
        ),
    )


def by_kind(paper: Paper, parts: Mapping[str, float]) -> tuple[KindMarks, ...]:
    """The marks of each type of question, in the order of the paper, from the part that each question earned."""
    found: dict[Kind, KindMarks] = {}
    for item in paper.items:
        if item.question in parts:
            so_far = found.get(item.kind) or KindMarks(kind=item.kind, questions=0, marks=0.0, got=0.0)
            found[item.kind] = so_far.replace(
                questions=so_far.questions + 1,
                marks=so_far.marks + item.marks,
                got=so_far.got + item.marks * parts[item.question],
            )
    return tuple(found.values())


def _multiple(right: set[Any], chosen: set[Any], rule: MultipleRule) -> float:
    if chosen == right:
        return 1.0
    if rule is MultipleRule.ALL_OR_NOTHING or not chosen or not chosen < right:
        return 0.0
    return 0.5 if rule is MultipleRule.HALF else len(chosen) / len(right)


def _parts(right: tuple[Any, ...], given: tuple[Any, ...]) -> float:
    if not right:
        return 0.0
    hits = sum(_same(one) == _same(other) for one, other in zip(right, given, strict=False))
    return hits / len(right)


def _same(part: str | tuple[str, str]) -> str | tuple[str, ...]:
    return normalise(part) if isinstance(part, str) else tuple(map(normalise, part))
