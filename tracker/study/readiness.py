"""How likely each component is passed on the exam day, with the range that the evidence leaves open.

The model in three steps. What is known: `tracker.study.mastery`, a hierarchical logistic regression with guessing
and forgetting, fitted to the worker's answers. What the paper asks: questions of the bank, each topic by its
weight; a question met before stands where its last answer and the days until the exam leave it, one not met yet
counts as fresh. What the paper gives: with that many questions drawn, marks scatter around the expected score as
a sum of independent draws (normal approximation with a continuity correction, de Moivre and Laplace). The chance is
averaged over what the fit leaves open, over forgetting being faster or slower than fitted, and over papers being easier
or harder than the bank; the 80 % range says how far the chance would move with those, and is wider while answers are
few. It supposes no study in between.

The paper is taken to come from the same stock of questions as the bank. Where no bank is given, how much of the
stock has been met is estimated from the answers themselves (Good, 1953), but at most as a seventh of it: who picks due
questions again and again leaves no trace of those never seen. Of the chance a small part is left to learners unlike
any that the model knows, for whom it is even.
"""

from __future__ import annotations

from copy import copy
from functools import cached_property
from math import erf, exp, log, log1p, sqrt

from tracker.kernel.codes import Codes
from tracker.kernel.record import Record
from tracker.study.evidence import FRESH, MIDDLE_ANSWERS, MIDDLE_DAYS
from tracker.study.mastery import REST_DAYS, features, fitted
from tracker.study.model import UNKNOWN_GUESS, shares

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.study.evidence import Evidence
    from tracker.study.mastery import Mastery

    Lot = tuple[float, int, float, float]
    """How many questions stand alike: their number, streak, days since the last answer, chance of guessing."""

    Standing = Mapping[str, Sequence[Lot]]

    TopicStanding = tuple[float, int]
    """How a topic stands: the days it has rested, and the answers given on it."""

    Expectation = tuple[float, ...]
    """Of some questions: their number, how many of them come right, and the slope of that by each coefficient."""

HORIZON_SPREAD = 0.13
"""How far forgetting may differ from the fitted one, in logits for each unit of the logarithm that `rest` goes by."""

EXAM_SPREAD = 0.25
"""A paper is easier or harder than practice by about this much, in logits: other wording, nerves, the day."""

LEAST_UNMET = 0.85
"""Where there is no bank, at least this part of the paper's questions is taken to be new."""

SURPRISE = 0.03
"""The part of learners who are unlike any the model knows: nothing is ever certain."""

UNSAMPLED = 0.5
"""The part of learners whom the first answer says nothing of: it was to a question that came to hand, perhaps an easy
one, not to one drawn like those of a paper. It shrinks until there are enough answers on enough days, and makes the
range wide until then; the chance itself is calibrated without it."""

BELOW, TAIL = 0.1, 1.2816
"""A range of 80 % leaves out this part at either end; of a normal distribution, what is further off than so many
standard deviations."""

FAR, HALVINGS = 64.0, 26
"""Further off than so many standard deviations nothing lies; halving the way so often finds a place to a millionth."""

NODES = tuple((step / 4, exp(-((step / 4) ** 2) / 2)) for step in range(-14, 15))
ALL_NODES = sum(weight for _, weight in NODES)
"""Where and by what weight a normal distribution is summed, and all weight together."""

ENOUGH_ANSWERS, ENOUGH_DAYS, LONG_AGO_DAYS, MUCH = 100, 5, 30, 0.2
"""Below so many answers, or days with answers, a figure is thin; also after so many days without any, or with more than
this part of the paper's weight, or of the answers, in topics that the other side does not know."""


class Reason(Codes):
    """Why a figure deserves less trust."""

    FEW_ANSWERS = "few_answers"
    FEW_DAYS = "few_days"
    LONG_AGO = "long_ago"
    UNTOUCHED_TOPICS = "untouched_topics"
    UNLISTED_TOPICS = "unlisted_topics"
    WEIGHTS_UNKNOWN = "weights_unknown"


class Stock(Record):
    """The questions a bank has on one topic, and their mean chance of being guessed."""

    questions: int
    guess: float = UNKNOWN_GUESS


class Exam(Record):
    """One component as it will be tested.

    `weights` by topic, at least one; None where the booklet has not been read. `marks` of each question, of which
    `pass_mark` in 100 must be reached.
    """

    weights: Mapping[str, float | None]
    marks: tuple[float, ...] = (1.0,) * 100
    pass_mark: float = 60
    bank: Mapping[str, Stock]


class TopicReadiness(Record):
    """One topic: its part of the paper, and the part of its marks expected today and on the day."""

    topic: str
    weight: float
    now: float
    on_day: float
    met: int
    unmet: int | None = None
    """Questions of the bank not answered yet; None without a bank."""


class Outlook(Record):
    """The chance of passing and the expected score, each with its 80 % range; chances 0 to 1, scores 0 to 100."""

    chance: float
    low: float
    high: float
    score: float
    score_low: float
    score_high: float


class Readiness(Outlook):
    """The same with what it is made of, topic by topic, and why it is unsure."""

    topics: tuple[TopicReadiness, ...]
    reasons: tuple[Reason, ...]

    @property
    def thin(self) -> bool:
        """Whether there is too little to go by; unknown weights alone do not make it so."""
        return any(reason is not Reason.WEIGHTS_UNKNOWN for reason in self.reasons)


def assess(evidence: Evidence, exam: Exam, *, days_ahead: int) -> Readiness:
    """Readiness for a component `days_ahead` days after the day of the evidence, if nothing is studied until then."""
    mastery = fitted(evidence)
    now = standing(evidence, exam)
    today, then = (_expected(mastery, evidence, now, days) for days in (0, days_ahead))
    certain = settle(mastery, today, exam, days_ahead=0).chance()
    outlook = settle(mastery, then, exam, days_ahead=days_ahead).no_surer_than(certain).outlook(evidence)
    return Readiness(
        **outlook.as_dict(),
        topics=_topics(now, exam, today, then),
        reasons=tuple(_reasons(evidence, exam)),
    )


def forecast(evidence: Evidence, exam: Exam, days: Iterable[int]) -> list[Outlook]:
    """What forgetting makes of today's readiness after each of these numbers of days without study."""
    mastery = fitted(evidence)
    now = standing(evidence, exam)
    today = settle(mastery, _expected(mastery, evidence, now, 0), exam, days_ahead=0).chance()
    return [
        settle(mastery, _expected(mastery, evidence, now, ahead), exam, days_ahead=ahead)
        .no_surer_than(today)
        .outlook(evidence)
        for ahead in days
    ]


def standing(evidence: Evidence, exam: Exam) -> dict[str, list[Lot]]:
    """Where the stock of questions of each topic of the paper stands today.

    The met ones stand by their last answer, where there is a bank those in it; then come those not met yet. Raises
    `ValueError` for a paper of no topics.
    """
    if not exam.weights:
        raise ValueError("a paper needs at least one topic")
    lots: dict[str, list[Lot]] = {topic: [] for topic in exam.weights}
    for group, number in evidence.groups.items():
        topic, streak, age, guess = group
        asked = number - evidence.outside.get(group, 0) if topic in exam.bank else number
        if topic in lots and asked:
            lots[topic].append((asked, streak, MIDDLE_DAYS[age], guess))
    for topic, known in lots.items():
        met = sum(number for number, *_ in known)
        stock = exam.bank.get(topic)
        fresh = _fresh_by_answers(met, evidence.unmet.get(topic)) if stock is None else stock.questions - met
        if fresh > 0 or not known:
            known.append((max(fresh, 1), FRESH, 0, _mean_guess(known, met) if stock is None else stock.guess))
    return lots


def _expected(mastery: Mastery, evidence: Evidence, lots: Standing, days_ahead: int) -> dict[str, Expectation]:
    """What is expected of each topic's stock so many days later, if nothing is studied."""
    expected = {}
    for topic, of_topic in lots.items():
        stands = standing_on(evidence, topic, days_ahead)
        expected[topic] = add(expect(mastery, topic, lot, stands) for lot in aged(of_topic, days_ahead))
    return expected


def aged(lots: Iterable[Lot], days: int) -> Iterable[Lot]:
    """Lots so many days later."""
    return ((number, streak, gap + days, guess) for number, streak, gap, guess in lots)


def standing_on(evidence: Evidence, topic: str, days_ahead: int) -> TopicStanding:
    """How a topic stands after so many days without study; one without any answer begins to rest today.

    What is known of it is older than all answers. Of memories equally strong the older ones fade the more slowly (Jost,
    1897), so days that nobody counted are not held against it.
    """
    return evidence.rested.get(topic, 0) + days_ahead, evidence.practised.get(topic, 0)


def expect(mastery: Mastery, topic: str, lot: Lot, stands: TopicStanding, learned: float = 0.0) -> Expectation:
    """How many of a lot's questions are answered right, as lot and topic stand, with so many logits learned.

    Practice counts answer by answer here, not by the steps that the fit sees: one more would now and then count twice.
    """
    number, streak, gap, guess = lot
    rest, practised = stands
    seen = features(streak, gap, rest, min(max(practised, MIDDLE_ANSWERS[0]), MIDDLE_ANSWERS[-1]))
    chance, slope = mastery.chance(topic, seen, guess, learned)
    slope *= number
    return number, number * chance, *(slope * value for value in seen)


def add(expectations: Iterable[Expectation]) -> Expectation:
    """Lots taken together."""
    return tuple(map(sum, zip(*expectations, strict=True)))


def settle(mastery: Mastery, expected: Mapping[str, Expectation], exam: Exam, *, days_ahead: int) -> Marks:
    """What a paper gives where so much is expected of each topic's stock on the day of the exam."""
    by_coefficient, by_lift = [0.0] * len(mastery.coefficients), {}
    score = scatter = 0.0
    for topic, weight in shares(exam.weights).items():
        number, right, *slopes = expected[topic]
        chance = right / number
        score += weight * chance
        scatter += weight * chance * (1 - chance)
        by_lift[topic] = weight * slopes[0] / number
        by_coefficient = [
            so_far + weight * slope / number for so_far, slope in zip(by_coefficient, slopes, strict=True)
        ]
    forgetting = HORIZON_SPREAD * log1p(days_ahead / REST_DAYS)
    open_ = mastery.variance(by_coefficient, by_lift) + (forgetting**2 + EXAM_SPREAD**2) * by_coefficient[0] ** 2
    return Marks(score, open_, scatter * _concentration(exam.marks), _bar(exam))


class Marks:
    """The marks of a paper, as a part of all: a `score` to expect that is open by a variance, and the bar to reach.

    What is open is taken to be normal on the logit scale; marks `scatter` about the score by the questions drawn.
    """

    def __init__(self, score: float, open_: float, scatter: float, bar: float) -> None:
        turn = score * (1 - score)
        self._score, self._bar = score, bar
        self._middle, self._spread = log(score / (1 - score)), sqrt(open_) / turn
        self._apart, self._scatter = sqrt(open_ + scatter) / turn, scatter / turn
        self.doubt = 1.0
        """How many times as likely failing is held to be as the spread alone makes it."""

    def no_surer_than(self, chance: float) -> Marks:
        """The same with failing so many times as likely as makes the chance no better: waiting makes nobody surer."""
        found = copy(self)
        found.doubt = max(1.0, (1 - chance) / (1 - self._by_spread))
        return found

    def chance(self) -> float:
        """The chance that the bar is reached."""
        return self._doubted(self._by_spread)

    @cached_property
    def _by_spread(self) -> float:
        chance = sum(weight * self._passes(move) for move, weight in NODES) / ALL_NODES
        return chance + SURPRISE * (0.5 - chance)

    def _doubted(self, chance: float) -> float:
        return max(0.0, 1 - self.doubt * (1 - chance))

    def outlook(self, evidence: Evidence) -> Outlook:
        """The chance and the score with the ranges that the evidence leaves them."""
        chance, unlike = self.chance(), _unlike(evidence)
        return Outlook(
            chance=chance,
            low=min(chance, self._reached(BELOW, unlike)),
            high=max(chance, self._reached(1 - BELOW, unlike)),
            score=100 * self._score,
            score_low=100 * _logistic(self._middle - TAIL * self._apart),
            score_high=100 * _logistic(self._middle + TAIL * self._apart),
        )

    def _passes(self, move: float) -> float:
        """The chance where the score is so many standard deviations off what is expected."""
        level = _logistic(self._middle + move * self._spread)
        return _normal((level - self._bar) / sqrt(max(self._scatter * level * (1 - level), 1e-12)))

    def _reached(self, share: float, unlike: float) -> float:
        """The chance that this share of learners stay below, of whom the part `unlike` may have any chance at all."""
        low, high = -FAR, FAR
        for _ in range(HALVINGS):
            move = (low + high) / 2
            below = (1 - unlike) * _normal(move) + unlike * self._passes(move)
            low, high = (move, high) if below < share else (low, move)
        return self._doubted(self._passes((low + high) / 2))


def _unlike(evidence: Evidence) -> float:
    """The part of learners whom the evidence says nothing of."""
    missing = max(1 - evidence.answers / ENOUGH_ANSWERS, 1 - evidence.days / ENOUGH_DAYS)
    return max(SURPRISE, UNSAMPLED * missing)


def _concentration(marks: Sequence[float]) -> float:
    """The variance of a paper's score, as a part of all marks, for each unit of variance of one question."""
    return sum(mark * mark for mark in marks) / sum(marks) ** 2


def _bar(exam: Exam) -> float:
    """The score to reach as a part of all marks, less half of the smallest step a score can make."""
    return exam.pass_mark / 100 - min(exam.marks) / sum(exam.marks) / 2


def _fresh_by_answers(met: float, unmet: float | None) -> float:
    """How many questions have not been met, where only the answers can tell; if all were new, many times the met."""
    if unmet is None:
        return 1.0
    unmet = max(unmet, LEAST_UNMET)
    return met * unmet / (1 - unmet) if unmet < 0.95 else 20 * met


def _mean_guess(lots: Sequence[Lot], number: float) -> float:
    return sum(each * guess for each, _, _, guess in lots) / number if number else UNKNOWN_GUESS


def _topics(
    now: Standing, exam: Exam, today: Mapping[str, Expectation], then: Mapping[str, Expectation]
) -> tuple[TopicReadiness, ...]:
    rows = []
    for topic, weight in shares(exam.weights).items():
        met = int(sum(number for number, streak, *_ in now[topic] if streak != FRESH))
        stock = exam.bank.get(topic)
        rows.append(
            TopicReadiness(
                topic=topic,
                weight=weight,
                now=today[topic][1] / today[topic][0],
                on_day=then[topic][1] / then[topic][0],
                met=met,
                unmet=None if stock is None else max(0, stock.questions - met),
            )
        )
    return tuple(rows)


def _reasons(evidence: Evidence, exam: Exam) -> Iterable[Reason]:
    if evidence.answers < ENOUGH_ANSWERS:
        yield Reason.FEW_ANSWERS
    if evidence.days < ENOUGH_DAYS:
        yield Reason.FEW_DAYS
    if evidence.rested and min(evidence.rested.values()) > LONG_AGO_DAYS:
        yield Reason.LONG_AGO
    if sum(weight for topic, weight in shares(exam.weights).items() if topic not in evidence.rested) > MUCH:
        yield Reason.UNTOUCHED_TOPICS
    listed = sum(number for (topic, *_), number in evidence.groups.items() if topic in exam.weights)
    if listed < (1 - MUCH) * sum(evidence.groups.values()):
        yield Reason.UNLISTED_TOPICS
    if any(weight is None for weight in exam.weights.values()):
        yield Reason.WEIGHTS_UNKNOWN


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-value)) if value > -30 else exp(value)


def _normal(value: float) -> float:
    return (1 + erf(value / sqrt(2))) / 2
