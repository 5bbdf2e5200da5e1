"""The model under readiness: what answers so far say about the chance of getting the next one right.

A logistic regression with a floor for guessing and an own level for each topic, fitted to one worker's answers:

    chance = guess + (1 − guess) · σ(level + lift of the topic + a · trace + b · lesson + c · rest + d · practice)

`trace` is a memory of the question that fades with a power of the days since its last answer (Wixted and Ebbesen,
1991) and the slower the oftener it was right; `lesson` is the same after a wrong answer, when the right one was
read; `rest` is the logarithm of the days the topic has rested, and `practice` that of the answers given on it: the
power law of practice (Newell and Rosenbloom, 1981). Models of this family, with counts of right and wrong tries by
topic and time windows, are Performance Factors Analysis (Pavlik, Cen and Koedinger, 2009) and DAS3H (Choffin,
Popineau, Bourda and Vie, 2019). Coefficients and lifts have normal priors, so little data says little and topics lean
on each other; the fit is the posterior's mode with its curvature (Laplace).

The priors were chosen on simulated learners of twelve families (items of item response theory with and without
memories, forgetting and daily form, knowledge tracing, diagnosis models with slips, half-lives, performance factors,
base-level activation, curves of practice, fixed skill) so that chances are calibrated over all together and none is
far off. What stays open is forgetting over a time much longer than any rest in the answers: no data of a learner
tells whether it is fast, so chances for a distant day are somewhat low for those who forget nothing, and high for
those who forget most. tests/study/learners has the learners the calibration is measured on.
"""

from __future__ import annotations

from math import exp, inf, log1p
from operator import mul

from tracker.study.evidence import FRESH, MIDDLE_ANSWERS, MIDDLE_DAYS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.study.evidence import Evidence

    Features = tuple[float, float, float, float, float]

PRIOR_MEAN = (-0.45, 1.0, 0.2, -0.28, 0.27)
PRIOR_SPREAD = (1.3, 3.0, 6.0, 0.34, 0.2)
"""Of the level, and of the coefficients of trace, lesson, rest and practice, in logits."""

LIFT_SPREAD = 0.7
"""Of a topic's lift over the worker's level, in logits."""

HOLDS_DAYS = (2.0, 6.0, 15.0, 40.0)
"""For 0, 1, 2, and 3 or more right answers running: the days over which the trace holds."""

FADING = 2.2
"""The power of the trace's fading."""

REST_DAYS = 20.0
"""The rest of a topic begins to tell after about this many days."""

PRACTICE_ANSWERS = 3.0
"""Practice begins to tell after about this many answers on a topic."""

LOWEST = (-inf, 0.0, 0.0, -inf, 0.0)
HIGHEST = (inf, inf, inf, 0.0, inf)
"""Having met a question or a topic never harms, and rest never helps, whatever chance made of the answers."""

GUESS_TRUST = 0.9
"""Wrong options attract: of those who do not know, somewhat fewer are right than blind choice would make."""

KEPT = 4
"""So many fitted models are kept."""

_FITTED: list[tuple[Evidence, Mastery]] = []

ROUNDS, CLOSE, LONGEST_STEP = 12, 0.01, 2.0
"""Newton's method stops when no number moves by more than CLOSE logits."""


def features(streak: int, gap: float, rest: float, practised: float) -> Features:
    """What the regression sees of an answer.

    That is the streak before it, the days since the question's last answer, those the topic has rested, and the
    answers given on the topic before.
    """
    resting, practice = log1p(rest / REST_DAYS), log1p(practised / PRACTICE_ANSWERS)
    if streak == FRESH:
        return 1.0, 0.0, 0.0, resting, practice
    held = float((1 + gap / HOLDS_DAYS[streak]) ** -FADING)
    return 1.0, held if streak else 0.0, 0.0 if streak else held, resting, practice


def _features_of(streak: int, gap: int, rest: int, practice: int) -> Features:
    """The same from the steps that stand for days and answers."""
    return features(streak, MIDDLE_DAYS[gap], MIDDLE_DAYS[rest], MIDDLE_ANSWERS[practice])


def fitted(evidence: Evidence) -> Mastery:
    """The model fitted to some evidence; the last few are kept, since readiness, plan and charts ask for the same."""
    for known, mastery in _FITTED:
        if known is evidence:
            return mastery
    mastery = Mastery(evidence)
    _FITTED[:] = [*_FITTED[-(KEPT - 1) :], (evidence, mastery)]
    return mastery


class Mastery:
    """One worker's fitted model of one component."""

    def __init__(self, evidence: Evidence) -> None:
        counted = sorted(evidence.cells.items())
        self._counts = [(topic, guess * GUESS_TRUST, tries, right) for (topic, *_, guess), (tries, right) in counted]
        alike = {steps[1:5] for steps, _ in counted}
        seen_as = {steps: _features_of(*steps) for steps in alike}
        seen = [seen_as[steps[1:5]] for steps, _ in counted]
        self._columns = list(zip(*seen, strict=True)) or [()] * len(PRIOR_MEAN)
        self._squares = [
            [list(map(mul, one, other)) for other in self._columns[: place + 1]]
            for place, one in enumerate(self._columns)
        ]
        self._blocks = _blocks([topic for topic, *_ in self._counts])
        self.coefficients = list(PRIOR_MEAN)
        self.lifts = dict.fromkeys(self._blocks, 0.0)
        for _ in range(ROUNDS):
            if self._improve() < CLOSE:
                break

    def chance(self, topic: str, seen: Features, guess: float, learned: float = 0.0) -> tuple[float, float]:
        """The chance of a right answer, and its slope: by how much it grows per logit.

        `learned` are logits that study still to come will add.
        """
        known = _logistic(self.lifts.get(topic, 0.0) + learned + sum(map(mul, self.coefficients, seen)))
        floor = guess * GUESS_TRUST
        return floor + (1 - floor) * known, (1 - floor) * known * (1 - known)

    def variance(self, by_coefficient: Sequence[float], by_lift: Mapping[str, float]) -> float:
        """The variance of a quantity with these slopes, from what the fit leaves open."""
        coefficients, lifts = self._solve(by_coefficient, by_lift)
        unseen = sum(slope * slope for topic, slope in by_lift.items() if topic not in self.lifts)
        return (
            sum(a * b for a, b in zip(by_coefficient, coefficients, strict=True))
            + sum(by_lift.get(topic, 0.0) * move for topic, move in lifts.items())
            + unseen * LIFT_SPREAD**2
        )

    def _improve(self) -> float:
        """One step of Newton's method with expected curvature (Fisher scoring); how far the furthest number moved."""
        slopes, lift_slopes = self._weigh()
        moves, lift_moves = self._solve(slopes, lift_slopes)
        part = min(1.0, LONGEST_STEP / max(CLOSE, *map(abs, moves), *map(abs, lift_moves.values())))
        before = (*self.coefficients, *self.lifts.values())
        self.coefficients = [
            min(max(value + part * move, lowest), highest)
            for value, move, lowest, highest in zip(self.coefficients, moves, LOWEST, HIGHEST, strict=True)
        ]
        self.lifts = {topic: value + part * lift_moves[topic] for topic, value in self.lifts.items()}
        after = (*self.coefficients, *self.lifts.values())
        return max(abs(new - old) for new, old in zip(after, before, strict=True))

    def _weigh(self) -> tuple[list[float], dict[str, float]]:
        """The slope of the posterior at the present numbers; keeps its curvature for `_solve`."""
        pulls, curves = self._pulls()
        bent = [list(map(mul, curves, column)) for column in self._columns]
        self._joint = {topic: [sum(each[block]) for each in bent] for topic, block in self._blocks.items()}
        self._lift_curvature = {topic: joint[0] + LIFT_SPREAD**-2 for topic, joint in self._joint.items()}
        lower = [[sum(map(mul, curves, square)) for square in line] for line in self._squares]
        size = range(len(lower))
        self._curvature = [[lower[max(i, j)][min(i, j)] for j in size] for i in size]
        for i, spread in enumerate(PRIOR_SPREAD):
            self._curvature[i][i] += spread**-2
        slopes = [
            sum(map(mul, pulls, column)) + (mean - value) / spread**2
            for column, mean, value, spread in zip(
                self._columns, PRIOR_MEAN, self.coefficients, PRIOR_SPREAD, strict=True
            )
        ]
        return slopes, {
            topic: sum(pulls[block]) - self.lifts[topic] / LIFT_SPREAD**2 for topic, block in self._blocks.items()
        }

    def _pulls(self) -> tuple[list[float], list[float]]:
        """For each cell, the slope and the expected curvature of its likelihood by the logit."""
        level, trace, lesson, rest, practice = self.coefficients
        pulls, curves = [], []
        rows = zip(self._counts, *self._columns[1:], strict=True)
        for (topic, floor, tries, right), held, read, rested, practised in rows:
            remembered = trace * held + lesson * read
            known = _logistic(self.lifts[topic] + level + remembered + rest * rested + practice * practised)
            chance = floor + (1 - floor) * known
            turn = known / chance
            pulls.append((right - tries * chance) * turn)
            curves.append(tries * turn * turn * chance * (1 - chance))
        return pulls, curves

    def _solve(self, slopes: Sequence[float], lift_slopes: Mapping[str, float]) -> tuple[list[float], dict[str, float]]:
        """Curvature⁻¹ · slopes. Topics meet only in the coefficients, so each is eliminated by itself."""
        matrix = [line[:] for line in self._curvature]
        side = list(slopes)
        for topic, joint in self._joint.items():
            curvature, slope = self._lift_curvature[topic], lift_slopes.get(topic, 0.0)
            for i, value in enumerate(joint):
                part = value / curvature
                side[i] -= part * slope
                line = matrix[i]
                for j, other in enumerate(joint):
                    line[j] -= part * other
        moves = _eliminate(matrix, side)
        return moves, {
            topic: (lift_slopes.get(topic, 0.0) - sum(a * b for a, b in zip(joint, moves, strict=True)))
            / self._lift_curvature[topic]
            for topic, joint in self._joint.items()
        }


def _blocks(topics: Sequence[str]) -> dict[str, slice]:
    """Where each topic's rows stand among rows in the order of their topics."""
    found: dict[str, slice] = {}
    for row, topic in enumerate(topics):
        found[topic] = slice(found[topic].start if topic in found else row, row + 1)
    return found


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-value)) if value > -30 else exp(value)


def _eliminate(matrix: list[list[float]], side: list[float]) -> list[float]:
    """Solves a small positive definite system (Gauss); no pivots are needed for one."""
    size = len(side)
    for i in range(size):
        for j in range(i + 1, size):
            factor = matrix[j][i] / matrix[i][i]
            side[j] -= factor * side[i]
            for k in range(i, size):
                matrix[j][k] -= factor * matrix[i][k]
    found = [0.0] * size
    for i in reversed(range(size)):
        rest = sum(matrix[i][k] * found[k] for k in range(i + 1, size))
        found[i] = (side[i] - rest) / matrix[i][i]
    return found
