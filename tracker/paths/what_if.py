"""What if: the records as they would be, for answers that are computed and never stored."""

from __future__ import annotations

from tracker.certificates.model import Certificate
from tracker.kernel.dates import DAY
from tracker.kernel.terms import CertificateKind
from tracker.people.model import Experience

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.paths.answers import Move, Pass, WhatIf
    from tracker.requirements.model import Facts

SUPPOSED = "what-if-"
"""How the uids of records begin that are only supposed."""


def suppose(facts: Facts, what_if: WhatIf) -> Facts:
    """The records as they would be if it came so.

    A pass is a skill level certificate issued where the worker lives by then. With a move the jobs that go on end the
    day before, and work in the same occupation goes on in the region without a gap; posts and employers stay behind.
    """
    acts: list[Pass | Move] = sorted((*what_if.moves, *what_if.passes), key=_day)
    for number, act in enumerate(acts):
        uid = f"{SUPPOSED}{number}"
        facts = _passed(facts, act, uid) if hasattr(act, "level") else _moved(facts, act, uid)  # type: ignore[arg-type]
    return facts


def _day(act: Pass | Move) -> date:
    return act.on


def _passed(facts: Facts, one: Pass, uid: str) -> Facts:
    certificate = Certificate(
        uid=uid,
        person=facts.person.uid,
        kind=CertificateKind.SKILL_LEVEL,
        occupation=one.occupation or facts.occupation,
        level=one.level,
        issuer_region=facts.person.region,
        issued_on=one.on,
    )
    return facts.replace(certificates=(*facts.certificates, certificate))


def _moved(facts: Facts, one: Move, uid: str) -> Facts:
    stay: list[Experience] = []
    begun: list[Experience] = []
    left: list[Experience] = []
    for job in facts.experience:
        if job.end is not None and job.end < one.on:
            stay.append(job)
        elif job.start >= one.on:
            stay.append(job.replace(region=one.region))
        else:
            left.append(job.replace(end=one.on - DAY))
            begun.append(
                Experience(
                    uid=f"{uid}-{len(begun)}",
                    person=job.person,
                    occupation=job.occupation,
                    region=one.region,
                    start=one.on,
                    end=job.end,
                )
            )
    return facts.replace(
        person=facts.person.replace(region=one.region, employer=None), experience=(*stay, *left, *begun)
    )
