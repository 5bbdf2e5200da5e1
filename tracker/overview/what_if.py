"""What if: the answers as they would be, beside those of today. Nothing is written."""

from __future__ import annotations

from tracker.benefits.repo import CLAIMS
from tracker.benefits.rules import measure_benefits
from tracker.catalog.repo import knowledge
from tracker.certificates.repo import ACCEPTANCES
from tracker.kernel.record import Record
from tracker.overview.next_level import measure_next
from tracker.paths.what_if import suppose
from tracker.recognition.model import ToRedo
from tracker.recognition.rules import cell, redo
from tracker.requirements.repo import facts_of
from tracker.roles.rules import measure_roles

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.benefits.model import BenefitVerdict
    from tracker.overview.next_level import NextLevel
    from tracker.paths.answers import WhatIf
    from tracker.requirements.model import Facts
    from tracker.roles.model import RoleVerdict
    from tracker.store.session import Reader


class Outlook(Record):
    """Every answer on one day; `region` is where benefits and recognition are asked for."""

    day: date
    facts: Facts
    region: str | None
    next: NextLevel
    roles: tuple[RoleVerdict, ...]
    benefits: tuple[BenefitVerdict, ...]
    recognition: tuple[ToRedo, ...]


class WhatIfAnswer(Record):
    """The answers of today and those that would be."""

    what_if: WhatIf
    now: Outlook
    then: Outlook


def what_if(
    reader: Reader,
    person: str,
    supposed: WhatIf,
    *,
    today: date,
    region: str | None = None,
    price_fen: int | None = None,
) -> WhatIfAnswer:
    """All answers with and without what is supposed; the supposed ones for the last day it names. Raises `NotFound`."""
    facts, known = facts_of(reader, person), knowledge(reader)
    claims, acceptances = CLAIMS.of_person(reader, person), ACCEPTANCES.of_person(reader, person)

    def outlook(facts: Facts, day: date) -> Outlook:
        where = region or facts.person.region
        cells = (
            ()
            if where is None
            else tuple(
                cell(one, where, agreements=known.agreements, acceptances=acceptances, today=day)
                for one in facts.certificates
            )
        )
        return Outlook(
            day=day,
            facts=facts,
            region=where,
            next=measure_next(facts, known, today=day),
            roles=measure_roles(facts, known, today=day),
            benefits=measure_benefits(facts, known, today=day, region=where, price_fen=price_fen, claims=claims),
            recognition=tuple(ToRedo(cell=one, redo=redo(one)) for one in cells),
        )

    return WhatIfAnswer(
        what_if=supposed,
        now=outlook(facts, today),
        then=outlook(suppose(facts, supposed), supposed.as_of(today)),
    )
