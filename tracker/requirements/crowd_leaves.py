"""Each kind of leaf measured for everybody at once, exactly as `leaves` measures it for one."""

from __future__ import annotations

import numpy as np

from tracker.kernel.record import Record
from tracker.kernel.terms import LEVEL_KINDS, RANK, Act, CertificateKind, Level
from tracker.people.model import Person
from tracker.requirements.columns import ACTS, NEVER, Column, by_act
from tracker.requirements.leaves import (
    Age,
    Award,
    Education,
    Exam,
    Holds,
    Issuer,
    Leaf,
    Region,
    Role,
    Signoffs,
    Tenure,
    Training,
    covers,
)
from tracker.requirements.model import Facts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from numpy.typing import NDArray

    from tracker.requirements.columns import Days, Flags
    from tracker.requirements.crowd import Crowd
    from tracker.requirements.model import Verdict

NOBODY = Facts(person=Person(uid="", name=""))
"""The facts of a person without any record."""

KINDS = {kind: number for number, kind in enumerate(CertificateKind, 1)}
_EPOCH = 719_163
"""The ordinal of the day numpy counts from."""

TITLES = 100
"""Title ranks are numbered from here on, skill levels below."""


def level_number(code: str | None) -> int:
    """A level or title rank as a number that keeps their order, 0 for none."""
    if code is None:
        return 0
    return RANK[code] + 1 + (0 if code in Level._value2member_map_ else TITLES)


def measure_leaf(crowd: Crowd, leaf: Leaf, ladder: str | None) -> Column:
    """A leaf for everybody."""
    return _MEASURES[type(leaf)](crowd, leaf, ladder)


def add_months(days: Days, months: int) -> Days:
    """`kernel.dates.add_months` for a column of days."""
    dates = (days - _EPOCH).astype("M8[D]")
    month = dates.astype("M8[M]")
    later = month + np.timedelta64(months, "M")
    moved = later.astype("M8[D]") + (dates - month.astype("M8[D]"))
    moved = np.where(moved.astype("M8[M]") == later, moved, (later + np.timedelta64(1, "M")).astype("M8[D]"))
    found: Days = np.minimum(moved.astype("M8[D]").astype(np.int64) + _EPOCH, NEVER)
    return found


def _holds(crowd: Crowd, leaf: Any, _ladder: str | None) -> Column:
    held = crowd.certificates
    kind, scope = _kinds(crowd, leaf.kinds), crowd.scope(leaf.occupation, held.occupation, held.person)
    level = _at_or_above(held.level, leaf.level)
    inside = kind if scope is None else kind & scope
    unknown = np.zeros_like(kind)
    if scope is not None:
        unknown |= kind & level & (held.occupation == 0)
    if leaf.level is not None:
        unknown |= inside & (held.level == 0)
    return by_act(_run(crowd, inside & level), Act.CERTIFICATE, crowd.anyone(held.person, unknown))


def _kinds(crowd: Crowd, kinds: tuple[CertificateKind, ...]) -> Flags:
    """Which certificates are of the kinds."""
    return crowd.keep(("kinds", *kinds), lambda: np.isin(crowd.certificates.kind, [KINDS[kind] for kind in kinds]))


def _at_or_above(level: Days, asked: str | None) -> Flags:
    """`terms.at_or_above` for a column of levels; true of all where nothing is asked."""
    least = level_number(asked)
    top = 2 * TITLES if least > TITLES else TITLES
    found: Flags = (level >= least) & ((level <= top) | (least == 0))
    return found


def _runs(person: Days, first: Days, last: Days) -> tuple[Days, Days, Days]:
    """Spans in the order of people and first days, with those that overlap or touch made one."""
    if not len(person):
        return person, first, last
    size = NEVER + 2
    reach = np.maximum.accumulate(person * size + last) - person * size
    new = np.ones(len(person), dtype=bool)
    new[1:] = (person[1:] != person[:-1]) | (first[1:] > reach[:-1] + 1)
    begins = np.flatnonzero(new)
    ends = np.append(begins[1:], len(person)) - 1
    return person[begins], first[begins], reach[ends]


def _run(crowd: Crowd, fits: Flags) -> Days:
    """`rules.run_of_validity` for everybody."""
    held = crowd.certificates
    fits = fits & (held.last >= held.issued)
    person, first, last = _runs(held.person[fits], held.issued[fits], held.last[fits])
    now = (first <= crowd.today) & (crowd.today <= last)
    found = crowd.blank()
    found[person[now]] = first[now]
    return found


def _earliest(crowd: Crowd, person: Days, days: Days) -> Days:
    """The first of everybody's days, of days in order."""
    found = crowd.blank()
    found[person[::-1]] = days[::-1]
    return found


def _issuer(crowd: Crowd, leaf: Any, _ladder: str | None) -> Column:
    held = crowd.certificates
    mine, scope = _kinds(crowd, LEVEL_KINDS), crowd.scope(leaf.occupation, held.occupation, held.person)
    mine = mine if scope is None else mine & scope
    fits = mine & np.isin(held.issuer_kind, [crowd.codes.get(kind, -1) for kind in leaf.kinds])
    return by_act(_run(crowd, fits), Act.CERTIFICATE, crowd.anyone(held.person, mine & (held.issuer_kind == 0)))


class Stretches(Record):
    """Work that counts, with what overlaps or touches made one: how far each stretch's clock has come before it.

    `final` are the last stretches of those who have any.
    """

    person: Days
    first: Days
    last: Days
    begins: Days
    final: Days


class Start(Record):
    """From when each one's work counts (0: all of it), who lacks the certificate for it, whose record is incomplete."""

    since: Days
    missing: Flags
    unknown: Flags


def _tenure(crowd: Crowd, leaf: Any, _ladder: str | None) -> Column:
    key = leaf.occupation, leaf.since, leaf.since_title
    start = crowd.keep(("start", *key), lambda: _start(crowd, *key))
    scope = crowd.scope(leaf.occupation, crowd.jobs.occupation, crowd.jobs.person)
    stretches = crowd.keep(("stretches", *key), lambda: _stretches(crowd, scope, start.since))
    months = leaf.months if leaf.months is not None else 12 * (leaf.years or 0)
    clocked = _clock(crowd, stretches, months, Act.WORK, start.unknown)
    missing = start.missing
    if not missing.any():
        return clocked
    return Column(
        met_on=np.where(missing, 0, clocked.met_on),
        expected_on=np.where(missing, 0, clocked.expected_on),
        progress=np.where(missing, 0.0, clocked.progress),
        act=np.where(missing, ACTS.index(Act.CERTIFICATE), clocked.act).astype(np.int8),
        unknown=start.unknown,
    )


def _start(crowd: Crowd, occupation: str, level: str | None, title: str | None) -> Start:
    """`leaves.certified_since` for everybody, of a level and of a title where they are asked."""
    jobs, held = crowd.jobs, crowd.certificates
    certified = crowd.scope(occupation, held.occupation, held.person)
    since, missing = crowd.blank(), np.zeros(len(crowd.people), dtype=bool)
    could = np.zeros(len(held.person), dtype=bool)
    for asked, kinds in ((level, LEVEL_KINDS), (title, (CertificateKind.PROFESSIONAL_TITLE,))):
        if asked is not None:
            enough, of_kind = _at_or_above(held.level, asked), _kinds(crowd, kinds)
            could |= enough & (held.occupation == 0) & (of_kind if kinds is LEVEL_KINDS else True)
            fits = enough & of_kind & (held.issued <= crowd.today)
            fits &= (held.revoked == 0) | (held.revoked > crowd.today)
            fits = fits if certified is None else fits & certified
            started = _earliest(crowd, held.person[fits], held.issued[fits])
            missing |= started == 0
            since = np.maximum(since, started)
    unknown = np.zeros(len(crowd.people), dtype=bool)
    if certified is not None:
        unknown = crowd.anyone(jobs.person, jobs.occupation == 0) | crowd.anyone(held.person, could)
    return Start(since=since, missing=missing, unknown=unknown)


def _stretches(crowd: Crowd, fits: Flags | None, since: Days) -> Stretches:
    """The stretches of the jobs that fit, clipped at `since`."""
    jobs = crowd.jobs
    begun = (jobs.start <= crowd.today) & (jobs.last >= since[jobs.person])
    begun = begun if fits is None else begun & fits
    person = jobs.person[begun]
    person, first, last = _runs(person, np.maximum(jobs.start[begun], since[person]), jobs.last[begun])
    days = last - first + 1
    worked = np.cumsum(days) - days
    new = np.ones(len(person), dtype=bool)
    new[1:] = person[1:] != person[:-1]
    before = worked - worked[np.flatnonzero(new)][np.cumsum(new) - 1] if len(person) else worked
    final = np.flatnonzero(np.append(new[1:], True)) if len(person) else np.zeros(0, dtype=np.int64)
    return Stretches(person=person, first=first, last=last, begins=first - before, final=final)


def _clock(crowd: Crowd, stretches: Stretches, months: int, act: Act, unknown: Flags) -> Column:
    """`rules.tenure_clock` for everybody."""
    person, last, begins, today = stretches.person, stretches.last, stretches.begins, crowd.today
    complete = np.maximum(add_months(begins, months), stretches.first)
    over = (complete <= last + 1) & (complete <= today)
    met_on = _earliest(crowd, person[over], complete[over])
    expected_on, progress = met_on.copy(), np.where(met_on > 0, 1.0, 0.0)
    waits = stretches.final[met_on[person[stretches.final]] == 0]
    who, last, complete, begins = person[waits], last[waits], complete[waits], begins[waits]
    goes_on = last >= today
    expected_on[who] = np.where(goes_on, complete, 0)
    until = np.where(goes_on, today, last + 1)
    progress[who] = np.clip((until - begins) / (complete - begins), 0.0, 1.0)
    return Column(
        met_on=met_on,
        expected_on=expected_on,
        progress=progress,
        act=np.where(expected_on > 0, 0, ACTS.index(act)).astype(np.int8),
        unknown=unknown,
    )


def _role(crowd: Crowd, leaf: Any, ladder: str | None) -> Column:
    jobs = crowd.jobs
    roles = leaf.at_or_above(crowd.bearings.replace(ladder=ladder))
    fits = np.isin(jobs.role, [crowd.codes[role] for role in roles if role in crowd.codes])
    known = np.zeros(len(crowd.people), dtype=bool)
    if leaf.years:
        return _clock(crowd, _stretches(crowd, fits, crowd.blank()), 12 * leaf.years, Act.ROLE, known)
    fits &= jobs.start <= crowd.today
    return by_act(_earliest(crowd, jobs.person[fits], jobs.start[fits]), Act.ROLE, known)


def _age(crowd: Crowd, leaf: Any, _ladder: str | None) -> Column:
    known = crowd.born > 0
    born = np.where(known, crowd.born, 1)
    first = add_months(born, 12 * (leaf.min or 0))
    past = np.zeros_like(known)
    if leaf.max is not None:
        past = crowd.today >= add_months(born, 12 * (leaf.max + 1))
    met = known & (first <= crowd.today) & ~past
    whole = np.maximum(first - born, 1)
    share = np.where(first > born, np.clip((crowd.today - born) / whole, 0.0, 1.0), 0.0)
    return Column(
        met_on=np.where(met, first, 0),
        expected_on=np.where(known & ~past, first, 0),
        progress=np.where(met, 1.0, np.where(past | ~known, 0.0, share)),
        act=np.zeros(len(born), dtype=np.int8),
        unknown=~known,
    )


def _region(crowd: Crowd, leaf: Any, _ladder: str | None) -> Column:
    jobs = crowd.jobs
    inside_codes = [
        number
        for number in set(crowd.region.tolist()) - {0}
        if any(covers(named, crowd.names[number]) for named in leaf.within)
    ]
    inside = np.isin(crowd.region, inside_codes)
    there = (jobs.region == crowd.region[jobs.person]) & (jobs.region > 0) & (jobs.start <= crowd.today)
    since = _earliest(crowd, jobs.person[there], jobs.start[there])
    met_on = np.where(inside, np.where(since > 0, since, crowd.today), 0)
    found = by_act(met_on, Act.MOVE, crowd.region == 0)
    return found.replace(act=np.where(crowd.region == 0, 0, found.act).astype(np.int8))


def _one_by_one(field: str) -> Callable[[Crowd, Any, str | None], Column]:
    """For records few people have: those are measured as always, all others share the answer to an empty record."""

    def measure(crowd: Crowd, leaf: Any, _ladder: str | None) -> Column:
        empty = leaf.measure(NOBODY, crowd.bearings, today=crowd.day)
        verdicts: dict[int, Verdict] = {}
        for at, facts in crowd.others[field].items():
            around = crowd.bearings_of(at)
            verdicts[at] = leaf.measure(facts, around, today=crowd.day)
        return _column(crowd, empty, verdicts)

    return measure


def _column(crowd: Crowd, empty: Verdict, verdicts: dict[int, Verdict]) -> Column:
    size = len(crowd.people)
    column: dict[str, NDArray[Any]] = {
        "met_on": np.full(size, _ordinal(empty.met_on), dtype=np.int64),
        "expected_on": np.full(size, _ordinal(empty.expected_on), dtype=np.int64),
        "progress": np.full(size, empty.progress),
        "act": np.full(size, ACTS.index(empty.act), dtype=np.int8),
        "unknown": np.full(size, bool(empty.unknown)),
    }
    for at, verdict in verdicts.items():
        column["met_on"][at] = _ordinal(verdict.met_on)
        column["expected_on"][at] = _ordinal(verdict.expected_on)
        column["progress"][at] = verdict.progress
        column["act"][at] = ACTS.index(verdict.act)
        column["unknown"][at] = bool(verdict.unknown)
    return Column(**column)


def _ordinal(day: Any) -> int:
    return day.toordinal() if day else 0


_MEASURES: dict[type[Leaf], Callable[[Crowd, Any, str | None], Column]] = {
    Holds: _holds,
    Issuer: _issuer,
    Tenure: _tenure,
    Role: _role,
    Age: _age,
    Region: _region,
    Education: _one_by_one("education"),
    Training: _one_by_one("training"),
    Award: _one_by_one("awards"),
    Exam: _one_by_one("exams"),
    Signoffs: _one_by_one("signoffs"),
}
