"""Where a worker stands today: the next level, what runs out, the goals, and what is to be done about all of it."""

from __future__ import annotations

from tracker.certificates.rules import DueState
from tracker.kernel.codes import Codes
from tracker.kernel.record import Record
from tracker.kernel.terms import Act, ExamResult
from tracker.overview.agenda import ItemKind, agenda
from tracker.overview.goals import goals_of
from tracker.overview.long_pole import asked
from tracker.overview.next_level import next_level
from tracker.requirements.repo import facts_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tracker.certificates.model import Certificate
    from tracker.kernel.terms import Level
    from tracker.overview.agenda import AgendaItem
    from tracker.overview.goals import GoalStanding
    from tracker.overview.next_level import NextLevel
    from tracker.people.model import Exam
    from tracker.requirements.model import Facts, Verdict
    from tracker.store.session import Reader


class Gap(Record):
    """A field left empty that keeps a record from being counted."""

    table: str
    uid: str
    field: str


class Step(Codes):
    """What kind of thing is to be done."""

    REVIEW = "review"
    RENEW = "renew"
    RESULT = "result"
    APPLY = "apply"
    COMPLETE = "complete"
    ACT = "act"


class ToDo(Record):
    """One thing to do, with the record, date or requirement it follows from."""

    step: Step
    item: AgendaItem | None = None
    exam: Exam | None = None
    gap: Gap | None = None
    verdict: Verdict | None = None
    level: Level | None = None


class Standing(Record):
    """The answer of the start page."""

    facts: Facts
    next: NextLevel
    dates: tuple[AgendaItem, ...]
    """Everything with a date."""
    agenda: tuple[AgendaItem, ...]
    """What runs out: the dates of certificates."""
    goals: tuple[GoalStanding, ...]
    gaps: tuple[Gap, ...]
    to_do: tuple[ToDo, ...]


def standing(reader: Reader, person: str, *, today: date) -> Standing:
    """Everything the start page answers. Raises `NotFound`."""
    facts = facts_of(reader, person)
    answer = next_level(reader, person, today=today)
    every = agenda(reader, person, today=today)
    dates = running_out(every, facts.certificates)
    whole = answer.applying.verdict if answer.applying else None
    gaps = () if whole is None or whole.met else _gaps_of(facts, whole)
    return Standing(
        facts=facts,
        next=answer,
        dates=every,
        agenda=dates,
        goals=goals_of(reader, person, today=today, answer=answer),
        gaps=gaps,
        to_do=to_do(answer, dates, facts.exams, gaps, today=today),
    )


def running_out(items: Iterable[AgendaItem], certificates: Iterable[Certificate]) -> tuple[AgendaItem, ...]:
    """Dates of certificates, without those in whose place a later one of the same kind and name was issued."""
    latest: dict[tuple[object, ...], date] = {}
    for one in certificates:
        if one.revoked_on is None:
            named = _named(one)
            latest[named] = max(latest.get(named, one.issued_on), one.issued_on)
    return tuple(
        item
        for item in items
        if item.certificate and latest.get(_named(item.certificate)) == item.certificate.issued_on
    )


def _named(one: Certificate) -> tuple[object, ...]:
    return one.kind, one.title, one.occupation, one.level


_FIELDS = {
    "certificate": ("occupation", "level", "issuer_kind"),
    "experience": ("occupation",),
    "education": ("major_matches",),
    "training": ("completed_on", "occupation"),
    "person": ("birth_date", "region"),
}
"""The fields without which a record may not be counted, by its table."""


def _gaps_of(facts: Facts, verdict: Verdict) -> tuple[Gap, ...]:
    """The empty field behind each record that a verdict could not count."""
    known: dict[str, tuple[str, Record]] = {facts.person.uid: ("person", facts.person)}
    known |= {one.uid: ("certificate", one) for one in facts.certificates}
    known |= {one.uid: ("experience", one) for one in facts.experience}
    known |= {one.uid: ("education", one) for one in facts.education}
    known |= {one.uid: ("training", one) for one in facts.training}
    gaps = []
    for uid in verdict.unknown:
        table, one = known[uid]
        empty = [field for field in _FIELDS[table] if getattr(one, field) is None]
        gaps += [Gap(table=table, uid=uid, field=field) for field in empty[:1]]
    return tuple(gaps)


def to_do(
    answer: NextLevel, dates: Iterable[AgendaItem], exams: Iterable[Exam], gaps: Iterable[Gap], *, today: date
) -> tuple[ToDo, ...]:
    """What follows from the rules and the record, the most pressing first; waiting is nothing to do."""
    pressing = sorted(
        (item for item in dates if item.state in (DueState.OVERDUE, DueState.OPEN)), key=lambda item: item.due_on
    )
    steps = [ToDo(step=Step.REVIEW if item.kind is ItemKind.REVIEW else Step.RENEW, item=item) for item in pressing]
    waiting = [one for one in exams if one.result is ExamResult.PENDING and one.on < today]
    steps += [ToDo(step=Step.RESULT, exam=one) for one in waiting]
    if answer.applying is None or answer.applying.verdict is None:
        return tuple(steps)
    whole = answer.applying.verdict
    if whole.met:
        sat = any(one.occupation == answer.occupation and one.level == answer.target_level for one in waiting)
        return tuple(steps if sat else [*steps, ToDo(step=Step.APPLY, level=answer.target_level, verdict=whole)])
    steps += [ToDo(step=Step.COMPLETE, gap=gap) for gap in gaps]
    best = answer.applying.routes[0].verdict
    return (*steps, *(ToDo(step=Step.ACT, verdict=leaf) for leaf in acts_of(best)))


def acts_of(verdict: Verdict) -> list[Verdict]:
    """The leaves that surely need an act, whatever incomplete records may turn out to say.

    Time that waits for a certificate is left out where the certificate itself is asked too.
    """
    acts = [leaf for leaf in asked(verdict) if leaf.act and not leaf.unknown]
    certificate = any(leaf.kind == "holds" for leaf in acts)
    return [leaf for leaf in acts if not (certificate and leaf.kind == "tenure" and leaf.act is Act.CERTIFICATE)]
