"""What follows from an option: post, earliest day, pay, grade, recognition, benefits, chances; and the steps to it."""

from __future__ import annotations

from tracker.benefits.model import ClaimState
from tracker.benefits.rules import measure_benefits
from tracker.catalog.rules import bearings_of
from tracker.kernel.record import Record
from tracker.paths.answers import BenefitChange, Chances, Figure, Move, OptionAnswer, Pay, WhatIf, YearPay
from tracker.paths.model import Criterion, Option, OptionKind
from tracker.paths.what_if import suppose
from tracker.recognition.model import VerdictByRule
from tracker.recognition.rules import cell
from tracker.requirements.rules import valid_on
from tracker.roles.rules import measure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from tracker.benefits.model import Claim
    from tracker.catalog.model import Knowledge
    from tracker.certificates.model import Acceptance
    from tracker.paths.model import Selection
    from tracker.people.model import Experience, Income
    from tracker.recognition.model import RecognitionCell
    from tracker.requirements.model import Facts, Verdict
    from tracker.roles.model import RoleVerdict

PAY_MONTHS = 12
"""Today's pay is the mean of so many of the latest months recorded."""


class Ground(Record):
    """All that options are answered from."""

    facts: Facts
    known: Knowledge
    acceptances: tuple[Acceptance, ...] = ()
    selections: tuple[Selection, ...] = ()
    claims: tuple[Claim, ...] = ()
    pay_fen: int | None = None
    price_fen: int | None = None


def pay_today(income: Iterable[Income], jobs: Iterable[Experience] = (), *, today: date) -> int | None:
    """A month's pay in fen: the mean of the latest months recorded up to today's, rounded half up; None without any.

    Months before the latest job are left out as soon as one of it is recorded; the month of the change belongs to it.
    """
    months: dict[str, int] = {}
    for one in income:
        if one.month <= today.isoformat()[:7]:
            months[one.month] = months.get(one.month, 0) + one.amount_fen
    since = max((job.start.isoformat()[:7] for job in jobs if job.start <= today), default="")
    latest = [months[month] for month in sorted(months) if month >= since] or [months[one] for one in sorted(months)]
    latest = latest[-PAY_MONTHS:]
    return (2 * sum(latest) + len(latest)) // (2 * len(latest)) if latest else None


def answer(option: Option, ground: Ground, *, today: date) -> OptionAnswer:
    """Everything that follows from an option today."""
    post = _post(option, ground, today=today)
    verdict = post.verdict if post and post.role.requires else None
    asks_nothing = post is None or post.role.requires is None
    first = today if asks_nothing else verdict.expected_on if verdict else None
    earliest = None if first is None else max(first, today, option.start or today)
    low, high = _grades(option, ground, post, today=today)
    found = OptionAnswer(
        option=option,
        post=post,
        verdict=verdict,
        earliest=earliest,
        pay=_pay(option, ground),
        grade_low=low,
        grade_high=high,
        recognition=_recognition(option, ground, today=today),
        benefits=_benefits(option, ground, today=today),
        chances=_chances(option, ground),
        figures=(),
    )
    return found.replace(figures=tuple(_figures(found, today=today)))


def _post(option: Option, ground: Ground, *, today: date) -> RoleVerdict | None:
    roles = (role for role in ground.known.roles if role.id == option.role and option.ladder in (None, role.ladder))
    role = next(roles, None)
    if role is None:
        return None
    around = bearings_of(ground.known, ground.facts.occupation).replace(ladder=role.ladder)
    return measure(role, ground.facts, around, today=today)


def _pay(option: Option, ground: Ground) -> Pay:
    now = ground.pay_fen
    low: int | None
    high: int | None
    if option.pay_low_fen is not None:
        low, high = option.pay_low_fen, option.pay_high_fen
    elif option.pay_low_permille is not None and now is not None:
        low = _changed(now, option.pay_low_permille)
        high = None if option.pay_high_permille is None else _changed(now, option.pay_high_permille)
    else:
        low = high = now if option.kind is OptionKind.STAY else None
    return Pay(low_fen=low, high_fen=low if high is None else high, today_fen=now)


def _changed(amount_fen: int, permille: int) -> int:
    """An amount changed by per mille of itself, rounded half up."""
    return (amount_fen * (1000 + permille) * 2 + 1000) // 2000


def _grades(
    option: Option, ground: Ground, post: RoleVerdict | None, *, today: date
) -> tuple[int, int] | tuple[None, None]:
    """The job grade, or the lowest and highest where the class of the station is open."""
    grades = post.role.grades if post else {}
    station = option.station_class
    if post is None and option.kind is OptionKind.STAY:
        for job in ground.facts.experience:
            if job.start <= today <= (job.end or today):
                roles = [role for role in ground.known.roles if role.id == job.role and job.role]
                grades, station = (roles[0].grades if roles else {}), job.station_class
    if not grades:
        return None, None
    if station is not None:
        known = grades.get(station)
        return (known, known) if known is not None else (None, None)
    return min(grades.values()), max(grades.values())


def _there(option: Option, ground: Ground) -> str | None:
    return option.region or ground.facts.person.region


def _recognition(option: Option, ground: Ground, *, today: date) -> tuple[RecognitionCell, ...]:
    region = _there(option, ground)
    if region is None:
        return ()
    return tuple(
        cell(
            held,
            region,
            agreements=ground.known.agreements,
            acceptances=ground.acceptances,
            today=today,
            employer=option.employer,
        )
        for held in ground.facts.certificates
        if valid_on(held, today)
    )


def _benefits(option: Option, ground: Ground, *, today: date) -> BenefitChange:
    """What can be claimed there and not here, and the other way round, on the first day there."""
    here, there = ground.facts.person.region, _there(option, ground)
    if here is None or there is None or there == here:
        return BenefitChange()
    day = max(today, option.start or today)
    moved = suppose(ground.facts, WhatIf(moves=(Move(region=there, on=day),)))
    found = [
        {
            one.benefit.id: one
            for one in measure_benefits(
                facts, ground.known, today=day, region=region, price_fen=ground.price_fen, claims=ground.claims
            )
            if one.state is ClaimState.OPEN
        }
        for facts, region in ((ground.facts, here), (moved, there))
    ]
    return BenefitChange(
        gained=tuple(one for key, one in found[1].items() if key not in found[0]),
        lost=tuple(one for key, one in found[0].items() if key not in found[1]),
    )


def _chances(option: Option, ground: Ground) -> Chances | None:
    """Of the option itself, else of the latest selection for such a post that says how many there were.

    Nobody else runs for one's own post: who stays has it.
    """
    if option.kind is OptionKind.STAY:
        return Chances(posts=1, candidates=1, rank=None)
    if option.candidates is not None or option.posts is not None:
        return Chances(posts=option.posts, candidates=option.candidates, rank=option.rank)
    past = [
        one
        for one in ground.selections
        if option.role and one.role == option.role and one.ladder in (None, option.ladder) and one.candidates
    ]
    if not past:
        return None
    last = max(past, key=lambda one: one.on)
    return Chances(posts=last.posts, candidates=last.candidates, rank=last.rank, selection=last)


def _figures(found: OptionAnswer, *, today: date) -> Iterator[Figure]:
    """The criteria of which the figure is known."""
    option, pay = found.option, found.pay
    counted = [one.by_rule.verdict is VerdictByRule.RECOGNISED for one in found.recognition]
    known: dict[Criterion, tuple[int | None, int | None]] = {
        Criterion.EARLIEST: (_days(found.earliest, today),) * 2,
        Criterion.PAY: (pay.low_fen, pay.high_fen),
        Criterion.GRADE: (found.grade_low, found.grade_high),
        Criterion.DISTANCE: (None if option.distance_km is None else round(option.distance_km * 1000),) * 2,
        Criterion.RECOGNITION: (1000 * sum(counted) // len(counted) if counted else None,) * 2,
        Criterion.BENEFITS: (found.benefits.net_fen,) * 2,
        Criterion.CHANCES: (found.chances.share_permille if found.chances else None,) * 2,
        Criterion.FAMILY: (option.family_rating,) * 2,
    }
    for criterion, (low, high) in known.items():
        if low is not None and high is not None:
            yield Figure(criterion=criterion, low=low, high=high)


def _days(day: date | None, today: date) -> int | None:
    return None if day is None else (day - today).days


def pay_by_year(found: OptionAnswer, *, today: date, years: int) -> tuple[YearPay, ...]:
    """What each calendar year brings from this month on, if pay stays as it is until the option begins, and then too.

    Whole months; the month an option begins in already counts with its pay. Nothing where pay or the day is unknown.
    """
    pay, begins = found.pay, found.earliest
    if pay.low_fen is None or pay.high_fen is None or begins is None:
        return ()
    if pay.today_fen is None and (begins.year, begins.month) > (today.year, today.month):
        return ()
    series = []
    for year in range(today.year, today.year + years):
        months = range(today.month if year == today.year else 1, 13)
        after = sum((year, month) >= (begins.year, begins.month) for month in months)
        before = (len(months) - after) * (pay.today_fen or 0)
        series.append(YearPay(year=year, low_fen=before + after * pay.low_fen, high_fen=before + after * pay.high_fen))
    return tuple(series)


def open_leaves(verdict: Verdict) -> list[Verdict]:
    """The requirements still open; of alternatives those of the one furthest along."""
    if verdict.met:
        return []
    if not verdict.of:
        return [verdict]
    unmet: Sequence[Verdict] = sorted((part for part in verdict.of if not part.met), key=lambda part: -part.progress)
    if verdict.kind == "any":
        unmet = unmet[:1]
    elif verdict.kind == "at_least":
        unmet = unmet[: verdict.need["parts"] - verdict.have["met"]]
    return [leaf for part in unmet for leaf in open_leaves(part)]
