"""Every kind of leaf a requirement can have: its fields and how it is measured. A new kind is added here alone."""

from __future__ import annotations

from tracker.kernel.dates import add_months
from tracker.kernel.money import parse_share
from tracker.kernel.problems import Problem
from tracker.kernel.record import Record
from tracker.kernel.terms import (
    LEVEL_KINDS,
    PROVINCES,
    RANK,
    Act,
    CertificateKind,
    Component,
    IssuerKind,
    Level,
    Prize,
    SchoolStage,
    SkillStage,
    Tier,
    TitleRank,
    at_or_above,
    position,
)
from tracker.requirements.model import Verdict
from tracker.requirements.rules import (
    run_of_sightings,
    run_of_validity,
    sightings,
    stage_since,
    tenure_clock,
    valid_on,
    work_span,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from typing import Any, ClassVar

    from tracker.certificates.model import Certificate
    from tracker.requirements.model import Bearings, Facts, SkillAsked


class Leaf(Record):
    """Base of the leaves. `name` is the word packs use; `fault()` finds what field types alone cannot."""

    name: ClassVar[str] = ""

    def fault(self) -> Problem | None:
        """What is wrong with the fields together, or None."""
        return None

    def measure(self, facts: Facts, bearings: Bearings, *, today: date) -> Verdict:
        """How this requirement stands for a worker today."""
        raise NotImplementedError

    def need(self) -> dict[str, Any]:
        """The fields given, as plain data."""
        return {field: value for field, value in self.as_dict().items() if value is not None}

    def verdict(
        self, met_on: date | None, act: Act, have: Mapping[str, Any], unknown: Sequence[str] = (), progress: float = 0.0
    ) -> Verdict:
        """A verdict that only an act can change."""
        return Verdict(
            kind=self.name,
            met=met_on is not None,
            met_on=met_on,
            expected_on=met_on,
            progress=1.0 if met_on else progress,
            have=have,
            need=self.need(),
            act=None if met_on else act,
            unknown=tuple(unknown),
        )


class Holds(Leaf):
    """A valid certificate of the kinds, at least at the level, in scope."""

    name = "holds"
    kinds: tuple[CertificateKind, ...]
    level: Level | TitleRank | None = None
    occupation: str = "same"

    def measure(self, facts: Facts, bearings: Bearings, *, today: date) -> Verdict:
        """Met since the first day of the unbroken run of validity up to today."""
        scope = bearings.scope(self.occupation)
        kind_fits = [held for held in facts.certificates if held.kind in self.kinds]
        fits = [held for held in kind_fits if _level_fits(held.level, self.level) and _in(scope, held.occupation)]
        unknown = [
            held.uid
            for held in kind_fits
            if (scope is not None and held.occupation is None and _level_fits(held.level, self.level))
            or (self.level is not None and held.level is None and _in(scope, held.occupation))
        ]
        met_on = run_of_validity(fits, today=today)
        valid = [held for held in fits if valid_on(held, today)]
        best = max(valid, key=lambda held: (RANK.get(held.level or "", -1), held.issued_on), default=None)
        have = {"certificate": best.uid, "level": best.level, "title": best.title} if best else {}
        return self.verdict(met_on, Act.CERTIFICATE, have, unknown)


class Tenure(Leaf):
    """Years or months of work in scope, in all, or only since a level or a title rank was certified."""

    name = "tenure"
    years: int | None = None
    months: int | None = None
    occupation: str = "same"
    since: Level | None = None
    since_title: TitleRank | None = None

    def fault(self) -> Problem | None:
        """Exactly one of years and months must be given."""
        return Problem(code="years_or_months") if (self.years is None) == (self.months is None) else None

    def measure(self, facts: Facts, bearings: Bearings, *, today: date) -> Verdict:
        """By the tenure clock; without the certificate the clock cannot start."""
        scope = bearings.scope(self.occupation)
        since, missing = None, False
        for level, kinds in ((self.since, LEVEL_KINDS), (self.since_title, (CertificateKind.PROFESSIONAL_TITLE,))):
            if level is not None:
                started = certified_since(facts.certificates, level, kinds, scope, today=today)
                missing = missing or started is None
                since = max(filter(None, (since, started)), default=None)
        unknown = [job.uid for job in facts.experience if scope is not None and job.occupation is None]
        unknown += [held.uid for held in facts.certificates if scope is not None and self._could_count(held)]
        if missing:
            return self.verdict(None, Act.CERTIFICATE, {}, unknown)
        spans = [work_span(job) for job in facts.experience if _in(scope, job.occupation)]
        months = self.months if self.months is not None else 12 * (self.years or 0)
        return _by_clock(self, spans, months, since, Act.WORK, unknown, today=today)

    def _could_count(self, held: Certificate) -> bool:
        """Whether a certificate would start the clock if it named an occupation."""
        return held.occupation is None and (
            (self.since is not None and held.kind in LEVEL_KINDS and at_or_above(held.level, self.since))
            or (self.since_title is not None and at_or_above(held.level, self.since_title))
        )


class Education(Leaf):
    """A graduation of one of the stages, in a matching major where that is asked."""

    name = "education"
    stages: tuple[SchoolStage, ...]
    major_matches: bool | None = None

    def measure(self, facts: Facts, bearings: Bearings, *, today: date) -> Verdict:
        """Met since the first such graduation."""
        schools = [school for school in facts.education if school.stage in self.stages]
        fits = [
            school for school in schools if self.major_matches is None or school.major_matches == self.major_matches
        ]
        done = [school for school in fits if school.graduated_on and school.graduated_on <= today]
        first = min(done, key=lambda school: school.graduated_on or today, default=None)
        unknown = [school.uid for school in schools if self.major_matches is not None and school.major_matches is None]
        have = {"stage": first.stage, "school": first.school} if first else {}
        return self.verdict(first.graduated_on if first else None, Act.EDUCATION, have, unknown)


class Training(Leaf):
    """So many class hours in all, or one completed course, for an occupation and level where these are named."""

    name = "training"
    hours: float | None = None
    occupation: str | None = None
    level: Level | None = None

    def measure(self, facts: Facts, bearings: Bearings, *, today: date) -> Verdict:
        """Met on the day the course was completed, or the hours were full."""
        scope = bearings.scope(self.occupation) if self.occupation else None
        fits = [
            course
            for course in facts.training
            if _in(scope, course.occupation) and (self.level is None or course.level == self.level)
        ]
        done = sorted(
            (course.completed_on, course.hours or 0.0)
            for course in fits
            if course.completed_on and course.completed_on <= today
        )
        total = sum(hours for _, hours in done)
        have = {"hours": total, "courses": len(done)}
        unknown = [course.uid for course in fits if course.completed_on is None]
        unknown += [course.uid for course in facts.training if scope is not None and course.occupation is None]
        if self.hours is None:
            return self.verdict(done[0][0] if done else None, Act.TRAINING, have, unknown)
        reached, met_on = 0.0, None
        for day, hours in done:
            reached += hours
            if met_on is None and round(reached, 6) >= self.hours:
                met_on = day
        return self.verdict(met_on, Act.TRAINING, have, unknown, _share(total, self.hours))


class Award(Leaf):
    """A placing in a competition of the tier or a better one, with a rank or prize at least as good."""

    name = "award"
    tier: Tier
    rank: int | None = None
    prize: Prize | None = None

    def measure(self, facts: Facts, bearings: Bearings, *, today: date) -> Verdict:
        """Met since the first such award."""
        tier_fits = [won for won in facts.awards if position(won.tier) <= position(self.tier) and won.on <= today]
        fits = [won for won in tier_fits if self._rank_fits(won.rank) and self._prize_fits(won.prize)]
        first = min(fits, key=lambda won: won.on, default=None)
        have = {"competition": first.competition, "tier": first.tier} if first else {}
        return self.verdict(first.on if first else None, Act.AWARD, have)

    def _rank_fits(self, rank: int | None) -> bool:
        return self.rank is None or (rank is not None and rank <= self.rank)

    def _prize_fits(self, prize: Prize | None) -> bool:
        return self.prize is None or (prize is not None and position(prize) <= position(self.prize))


class Role(Leaf):
    """Years in a role or in any role above it on its ladder, in any occupation; 0 asks that it was ever held."""

    name = "role"
    role: str
    years: int = 0
    ladder: str | None = None

    def measure(self, facts: Facts, bearings: Bearings, *, today: date) -> Verdict:
        """By the tenure clock over the jobs in those roles."""
        roles = self.at_or_above(bearings)
        jobs = [job for job in facts.experience if job.role in roles]
        if self.years:
            spans = [work_span(job) for job in jobs]
            return _by_clock(self, spans, 12 * self.years, None, Act.ROLE, (), today=today)
        first = min((job.start for job in jobs if job.start <= today), default=None)
        return self.verdict(first, Act.ROLE, {"since": first} if first else {})

    def at_or_above(self, bearings: Bearings) -> frozenset[str]:
        """The role and those above it: on the ladder named, else on the ladder asked about, else wherever it stands."""
        ladders = {ladder: above for (ladder, role), above in bearings.roles_from.items() if role == self.role}
        for ladder in (self.ladder, bearings.ladder):
            if ladder in ladders:
                return ladders[ladder]
        return frozenset((self.role,)).union(*ladders.values())


class Signoffs(Leaf):
    """A share of a checklist's skills signed off at a stage."""

    name = "signoffs"
    checklist: str
    share: str = "1.00"
    stage: SkillStage | None = None

    def fault(self) -> Problem | None:
        """The share is a decimal from 0 to 1."""
        try:
            parse_share(self.share)
        except ValueError:
            return Problem(code="share", where="share", value=self.share)
        return None

    def measure(self, facts: Facts, bearings: Bearings, *, today: date) -> Verdict:
        """Met on the day the last of the needed skills was signed off."""
        skills = bearings.checklists.get(self.checklist, {})
        numerator, denominator = parse_share(self.share)
        needed = -(-numerator * len(skills) // denominator)
        reached = sorted(filter(None, (self._reached(facts, skill, asked, today) for skill, asked in skills.items())))
        met_on = reached[needed - 1] if skills and 0 < needed <= len(reached) else None
        have = {"skills": len(reached), "of": len(skills), "needed": needed}
        return self.verdict(met_on, Act.SIGNOFF, have, (), _share(len(reached), needed))

    def _reached(self, facts: Facts, skill: str, asked: SkillAsked, today: date) -> date | None:
        full = position(SkillStage(asked.stage))
        stage = position(self.stage) if self.stage else full
        seen = sightings((signed for signed in facts.signoffs if signed.skill == skill), today=today)
        run = run_of_sightings(seen, asked.lapses_months, today=today)
        return stage_since(run, stage, asked.observations if stage >= full else 1)


class Exam(Leaf):
    """A part of an assessment passed at a mark, for an occupation and level where these are named."""

    name = "exam"
    component: Component
    mark: float = 60
    occupation: str = "same"
    level: Level | None = None

    def fault(self) -> Problem | None:
        """Nobody reaches more than 100."""
        return (
            Problem(code="out_of_range", where="mark", value=self.mark, expected=(0, 100)) if self.mark > 100 else None
        )

    def measure(self, facts: Facts, bearings: Bearings, *, today: date) -> Verdict:
        """Met since the first sitting that reached the mark."""
        scope = bearings.scope(self.occupation)
        sat = [
            (exam.on, mark)
            for exam in facts.exams
            if _in(scope, exam.occupation) and (self.level is None or exam.level == self.level) and exam.on <= today
            for mark in (getattr(exam, self.component),)
            if mark is not None
        ]
        best = max((mark for _, mark in sat), default=None)
        met_on = min((day for day, mark in sat if mark >= self.mark), default=None)
        have = {} if best is None else {"mark": best}
        return self.verdict(met_on, Act.EXAM, have, (), _share(best or 0, self.mark))


class Age(Leaf):
    """At least `min` years old and not yet older than `max` (the whole year of that age counts)."""

    name = "age"
    min: int | None = None
    max: int | None = None

    def fault(self) -> Problem | None:
        """One bound at least, and room between two."""
        if self.min is None and self.max is None:
            return Problem(code="min_or_max")
        if self.min is not None and self.max is not None and self.min > self.max:
            return Problem(code="out_of_range", where="max", value=self.max, expected=self.min)
        return None

    def measure(self, facts: Facts, bearings: Bearings, *, today: date) -> Verdict:
        """Grows towards `min` by itself; past `max` no act helps; without a birth date it is unknown."""
        born = facts.person.birth_date
        if born is None:
            return Verdict(kind=self.name, met=False, need=self.need(), unknown=(facts.person.uid,))
        first = add_months(born, 12 * (self.min or 0))
        past = self.max is not None and today >= add_months(born, 12 * (self.max + 1))
        met = first <= today and not past
        return Verdict(
            kind=self.name,
            met=met,
            met_on=first if met else None,
            expected_on=None if past else first,
            progress=1.0 if met else 0.0 if past else _share((today - born).days, (first - born).days),
            have={"birth_date": born},
            need=self.need(),
        )


class Region(Leaf):
    """The worker's region lies in one of those named."""

    name = "region"
    within: tuple[str, ...]

    def fault(self) -> Problem | None:
        """Where there is no such province nobody can live there; `*` is everywhere."""
        wrong = next((named for named in self.within if named != "*" and named[:2] not in PROVINCES), None)
        return Problem(code="unknown_province", where="in", value=wrong) if wrong else None

    def measure(self, facts: Facts, bearings: Bearings, *, today: date) -> Verdict:
        """Met as long as the worker's region fits; since when is taken from the job that runs there."""
        region = facts.person.region
        if region is None:
            return Verdict(kind=self.name, met=False, need=self.need(), unknown=(facts.person.uid,))
        inside = any(covers(named, region) for named in self.within)
        begun = (job.start for job in facts.experience if job.region == region and job.start <= today)
        since = min(begun, default=today) if inside else None
        return self.verdict(since, Act.MOVE, {"region": region})


class Issuer(Leaf):
    """A valid level certificate whose issuer is of one of the kinds."""

    name = "issuer"
    kinds: tuple[IssuerKind, ...]
    occupation: str = "same"

    def measure(self, facts: Facts, bearings: Bearings, *, today: date) -> Verdict:
        """Met since the first day of the unbroken run of validity of such certificates."""
        scope = bearings.scope(self.occupation)
        held = [one for one in facts.certificates if one.kind in LEVEL_KINDS and _in(scope, one.occupation)]
        fits = [one for one in held if one.issuer_kind in self.kinds]
        unknown = [one.uid for one in held if one.issuer_kind is None]
        return self.verdict(run_of_validity(fits, today=today), Act.CERTIFICATE, {"certificates": len(fits)}, unknown)


LEAVES: dict[str, type[Leaf]] = {
    leaf.name: leaf for leaf in (Holds, Tenure, Education, Training, Award, Role, Signoffs, Exam, Age, Region, Issuer)
}
"""The word packs use for each leaf."""


def certified_since(
    certificates: Sequence[Certificate],
    level: Level | TitleRank,
    kinds: Sequence[CertificateKind],
    scope: frozenset[str] | None,
    *,
    today: date,
) -> date | None:
    """The earliest issue, on or before today and not revoked by today, of that level or above; it may have expired."""
    return min(
        (
            held.issued_on
            for held in certificates
            if held.kind in kinds
            and at_or_above(held.level, level)
            and _in(scope, held.occupation)
            and held.issued_on <= today
            and (held.revoked_on is None or held.revoked_on > today)
        ),
        default=None,
    )


def covers(named: str, region: str) -> bool:
    """Whether a region code, a prefix of one, or `*` takes in another region: 50 and 500000 both take in 500116."""
    if len(named) == 6:
        named = named.removesuffix("00").removesuffix("00")
    return named == "*" or region.startswith(named)


def _by_clock(
    leaf: Leaf,
    spans: list[tuple[date, date]],
    months: int,
    since: date | None,
    act: Act,
    unknown: Sequence[str],
    *,
    today: date,
) -> Verdict:
    clock = tenure_clock(spans, months, since=since, today=today)
    return Verdict(
        kind=leaf.name,
        met=clock.met_on is not None,
        met_on=clock.met_on,
        expected_on=clock.expected_on,
        progress=clock.progress,
        have={"days": clock.done, "counted_from": clock.begins, "since": since},
        need=leaf.need(),
        act=None if clock.expected_on else act,
        unknown=tuple(unknown),
    )


def _in(scope: frozenset[str] | None, occupation: str | None) -> bool:
    return scope is None or occupation in scope


def _level_fits(level: str | None, asked: str | None) -> bool:
    return asked is None or at_or_above(level, asked)


def _share(part: float, whole: float) -> float:
    return min(1.0, max(0.0, part / whole)) if whole > 0 else 0.0
