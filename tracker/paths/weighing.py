"""Options ranked by what the worker sets store by, and what exactly would turn the first two round.

A figure counts in points: so many of its own units are one point, times the worker's weight. Points are differences,
so no option's place depends on which others are looked at beside it.
"""

from __future__ import annotations

from fractions import Fraction

from tracker.kernel.record import Record
from tracker.paths.answers import Comparison, Flip, FlipKind, Rank, Swing
from tracker.paths.model import Criterion

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.paths.answers import Figure, OptionAnswer

    Scale = Mapping[Criterion, Fraction]

TOP = 10
"""The greatest weight."""

ONE_POINT = {
    Criterion.EARLIEST: -365,
    Criterion.GRADE: 1,
    Criterion.DISTANCE: -20_000,
    Criterion.RECOGNITION: 250,
    Criterion.BENEFITS: 1_000_000,
    Criterion.CHANCES: 100,
    Criterion.FAMILY: 1,
}
"""How much of a criterion's unit is one point, below zero where less is better: our choice, no rule's.

A year; a grade; 20 km; a quarter of the certificates; 10,000 yuan; a tenth of the candidates; a point of five. Of pay
it is a tenth of today's.
"""

_LEAST = {
    **dict.fromkeys((Criterion.EARLIEST, Criterion.PAY, Criterion.DISTANCE, Criterion.GRADE), 0),
    **dict.fromkeys((Criterion.RECOGNITION, Criterion.CHANCES), 0),
    Criterion.FAMILY: 1,
}
_MOST = {Criterion.RECOGNITION: 1000, Criterion.CHANCES: 1000, Criterion.FAMILY: 5}


def scale(answers: Sequence[OptionAnswer]) -> dict[Criterion, Fraction]:
    """One point of each criterion; of pay a tenth of today's, where that is unknown of the highest compared."""
    pays = [one.pay.today_fen for one in answers if one.pay.today_fen]
    pays = pays or [one.pay.high_fen for one in answers if one.pay.high_fen]
    return {
        **{key: Fraction(value) for key, value in ONE_POINT.items()},
        Criterion.PAY: Fraction(max(pays, default=10), 10),
    }


class Duel(Record):
    """The first two of a ranking: what is counted, with which weights, in which units; `lead` in points."""

    first: OptionAnswer
    second: OptionAnswer
    lead: Fraction
    counted: Sequence[Criterion]
    weights: Mapping[Criterion, int]
    units: Scale

    def ahead(self, criterion: Criterion) -> Fraction:
        """How many points of a criterion the first is ahead, without its weight."""
        return _middle(self.first, criterion, self.units) - _middle(self.second, criterion, self.units)


def compare(answers: Sequence[OptionAnswer], weights: Mapping[Criterion, int]) -> Comparison:
    """The options ranked; a criterion counts only where every option has its figure."""
    units = scale(answers)
    weighed = [criterion for criterion in Criterion if weights[criterion]]
    counted = [one for one in weighed if all(answer.figure(one) for answer in answers)]
    ranking = _ranking(answers, counted, weights, units)
    duel = None
    if len(ranking) > 1:
        first, second = (next(one for one in answers if one.option is rank.option) for rank in ranking[:2])
        lead = ranking[0].points - ranking[1].points
        duel = Duel(first=first, second=second, lead=lead, counted=counted, weights=weights, units=units)
    return Comparison(
        answers=tuple(answers),
        weights=tuple((criterion, weights[criterion]) for criterion in Criterion),
        ranking=ranking,
        left_out=tuple(criterion for criterion in weighed if criterion not in counted),
        lead=duel.lead if duel else None,
        certain=all(ranking[0].low > other.high for other in ranking[1:]),
        flips=(*_weight_flips(duel), *_figure_flips(duel)) if duel else (),
        swings=tuple(_swings(duel)) if duel else (),
    )


def _ranking(
    answers: Sequence[OptionAnswer], counted: Sequence[Criterion], weights: Mapping[Criterion, int], units: Scale
) -> tuple[Rank, ...]:
    worst = {one: min(_ends(answer, one, units)[0] for answer in answers) for one in counted}
    ranks = []
    for answer in answers:
        ends = {one: _ends(answer, one, units) for one in counted}
        parts = {one: weights[one] * (_middle(answer, one, units) - worst[one]) for one in counted}
        ranks.append(
            Rank(
                option=answer.option,
                points=sum(parts.values(), Fraction(0)),
                low=sum((weights[one] * (ends[one][0] - worst[one]) for one in counted), Fraction(0)),
                high=sum((weights[one] * (ends[one][1] - worst[one]) for one in counted), Fraction(0)),
                parts=tuple(parts.items()),
            )
        )
    return tuple(sorted(ranks, key=lambda rank: -rank.points))


def _figure(answer: OptionAnswer, criterion: Criterion) -> Figure:
    found = answer.figure(criterion)
    if found is None:
        raise LookupError(criterion)
    return found


def _middle(answer: OptionAnswer, criterion: Criterion, units: Scale) -> Fraction:
    return _figure(answer, criterion).middle / units[criterion]


def _ends(answer: OptionAnswer, criterion: Criterion, units: Scale) -> tuple[Fraction, Fraction]:
    """The worst and the best of a figure, in points."""
    figure = _figure(answer, criterion)
    one, other = figure.low / units[criterion], figure.high / units[criterion]
    return min(one, other), max(one, other)


def _weight_flips(duel: Duel) -> Iterator[Flip]:
    """Every weight that could turn the two round by itself, with the exact point."""
    for criterion in duel.counted:
        ahead, weight = duel.ahead(criterion), duel.weights[criterion]
        if ahead:
            at = weight - duel.lead / ahead
            yield Flip(
                kind=FlipKind.WEIGHT,
                criterion=criterion,
                option=None,
                now=Fraction(weight),
                at=at,
                upwards=ahead < 0,
                possible=at < TOP if ahead < 0 else at > 0,
            )


def _figure_flips(duel: Duel) -> Iterator[Flip]:
    """The same of every figure, and of one that is unknown while the other option's is known."""
    pair = ((duel.first, duel.second, -1), (duel.second, duel.first, 1))
    for criterion in (one for one in Criterion if duel.weights[one]):
        per_unit = duel.weights[criterion] / duel.units[criterion]
        for answer, other, sign in pair:
            figure, against = answer.figure(criterion), other.figure(criterion)
            base = figure if criterion in duel.counted else None if figure else against
            if base:
                yield _figure_flip(
                    answer, criterion, figure, base.middle + sign * duel.lead / per_unit, sign * per_unit
                )


def _figure_flip(
    answer: OptionAnswer, criterion: Criterion, figure: Figure | None, at: Fraction, slope: Fraction
) -> Flip:
    upwards = slope > 0
    if figure:
        bound: int | None = figure.high if upwards else figure.low
    else:
        bound = (_MOST if upwards else _LEAST).get(criterion)
    return Flip(
        kind=FlipKind.FIGURE,
        criterion=criterion,
        option=answer.option,
        now=figure.middle if figure else None,
        at=at,
        upwards=upwards,
        possible=bound is None or (at < bound if upwards else at > bound),
    )


def _swings(duel: Duel) -> Iterator[Swing]:
    """How far the lead reaches with each weight from 0 to 10, and with each figure from its worst to its best."""
    for criterion in duel.counted:
        ahead, weight = duel.ahead(criterion), duel.weights[criterion]
        rest = duel.lead - weight * ahead
        ends = (rest, rest + TOP * ahead)
        yield Swing(kind=FlipKind.WEIGHT, criterion=criterion, low=min(ends), high=max(ends))
        worst, best = _ends(duel.first, criterion, duel.units)
        other_worst, other_best = _ends(duel.second, criterion, duel.units)
        low, high = rest + weight * (worst - other_best), rest + weight * (best - other_worst)
        yield Swing(kind=FlipKind.FIGURE, criterion=criterion, low=low, high=high)
