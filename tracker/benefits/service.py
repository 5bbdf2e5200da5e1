"""What each level is worth to a worker, region by region; and claims, from the first paper to the payment."""

from __future__ import annotations

from tracker.benefits.model import Claim, ClaimStep, Document
from tracker.benefits.repo import CLAIMS
from tracker.benefits.rules import measure_benefits
from tracker.catalog import repo as catalog
from tracker.kernel.errors import NotFound, Refused
from tracker.kernel.jsontext import from_json, to_json
from tracker.kernel.problems import Problem
from tracker.requirements.repo import facts_of
from tracker.store import acts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from typing import Any

    from tracker.benefits.model import BenefitVerdict
    from tracker.catalog.model import Benefit
    from tracker.requirements.model import Facts
    from tracker.store.session import Reader, Store


def benefits_of(
    reader: Reader, person: str, *, today: date, region: str | None = None, price_fen: int | None = None
) -> tuple[BenefitVerdict, ...]:
    """The benefits in force today in a region (without one: everywhere), measured for a worker. Raises `NotFound`.

    A benefit claimed under a rule that is in force no more comes last, measured by the copy the claim keeps.
    """
    return benefits_for(reader, facts_of(reader, person), today=today, region=region, price_fen=price_fen)


def benefits_for(
    reader: Reader, facts: Facts, *, today: date, region: str | None = None, price_fen: int | None = None
) -> tuple[BenefitVerdict, ...]:
    """The same for a worker whose facts are gathered already."""
    benefits, claims = catalog.benefits(reader, region), claims_of(reader, facts.person.uid)
    return measure_benefits(
        facts,
        catalog.around(reader, benefits=(*benefits, *_claimed_before(benefits, claims, today=today))),
        today=today,
        region=region,
        price_fen=price_fen,
        claims=claims,
    )


def _claimed_before(benefits: Iterable[Benefit], claims: Iterable[Claim], *, today: date) -> Iterator[Benefit]:
    """The rules of claims that no pack has in force today where one looks, as they were copied."""
    current = {one.id for one in benefits if one.in_force(today)}
    for uid, one in {one.benefit: one for one in claims}.items():
        kept = catalog.benefit_copy(from_json(one.rule)) if uid not in current else None
        if kept:
            yield kept.replace(in_force_from=None, in_force_until=None)


def claims_of(reader: Reader, person: str) -> tuple[Claim, ...]:
    """A worker's claims in the order they were begun."""
    return CLAIMS.of_person(reader, person)


def claim(reader: Reader, uid: str) -> Claim:
    """One claim. Raises `NotFound`."""
    return CLAIMS.get(reader, uid)


def documents_of(one: Claim) -> tuple[Document, ...]:
    """The papers the copied rule names, then those the worker added, each with whether it is at hand."""
    named = from_json(one.rule).get("documents", [])
    papers = {**dict.fromkeys(named, False), **_papers(one)}
    return tuple(Document(name=name, ready=ready, own=name not in named) for name, ready in papers.items())


def _papers(one: Claim) -> dict[str, bool]:
    """Of the papers touched so far, whether they are at hand. Files of earlier days list those at hand alone."""
    said = from_json(one.documents or "{}")
    return said if isinstance(said, dict) else dict.fromkeys(said, True)


def begin_claim(
    store: Store,
    person: str,
    benefit: str,
    *,
    today: date,
    region: str | None = None,
    price_fen: int | None = None,
) -> str:
    """Begin to claim a benefit, with a copy of its rule and the amount it gives today; returns the claim's uid.

    Raises `NotFound` for a benefit that is not in force today.
    """
    reader = store.read()
    found = {one.benefit.id: one for one in benefits_of(reader, person, today=today, price_fen=price_fen)}.get(benefit)
    rule = catalog.body_of(reader, "benefit", benefit)
    if found is None or rule is None:
        raise NotFound("benefit", benefit)
    return acts.add(
        store,
        CLAIMS,
        person,
        {
            "benefit": benefit,
            "rule": to_json(rule),
            "decided_on": today,
            "region": region,
            "state": ClaimStep.PREPARING,
            "claim_until": found.claim_until,
            "price_fen": price_fen,
            "amount_fen": found.amount_fen,
        },
    )


def edit_claim(store: Store, uid: str, values: Mapping[str, Any]) -> None:
    """Change some fields of a claim.

    Raises `NotFound`, and `Refused` where a day a step needs is missing: `handed_in_on` once handed in,
    `answered_on` once paid or refused; and where an answer is older than what it answers.
    """
    known = CLAIMS.get(store.read(), uid)
    changed = {**known.as_dict(), **values}
    step, handed_in, answered = changed["state"], changed["handed_in_on"], changed["answered_on"]
    problems = []
    if step in (ClaimStep.HANDED_IN, ClaimStep.PAID) and handed_in is None:
        problems.append(Problem(code="missing", where="handed_in_on"))
    if step in (ClaimStep.PAID, ClaimStep.REFUSED) and answered is None:
        problems.append(Problem(code="missing", where="answered_on"))
    if handed_in and answered and answered < handed_in:
        problems.append(
            Problem(code="ends_before", where="answered_on", value=answered.isoformat(), expected=handed_in.isoformat())
        )
    if problems:
        raise Refused(problems)
    acts.edit(store, CLAIMS, uid, values)


def tick_document(store: Store, uid: str, name: str, *, ready: bool) -> None:
    """Note that a paper for a claim is at hand, or is not; one the rule does not name is added. Raises `NotFound`."""
    _put_papers(store, uid, {**_papers(CLAIMS.get(store.read(), uid)), name: ready})


def drop_document(store: Store, uid: str, name: str) -> None:
    """Take a paper off the list that the worker added. Raises `NotFound`."""
    papers = _papers(CLAIMS.get(store.read(), uid))
    _put_papers(store, uid, {other: ready for other, ready in papers.items() if other != name})


def _put_papers(store: Store, uid: str, papers: Mapping[str, bool]) -> None:
    acts.edit(store, CLAIMS, uid, {"documents": to_json(papers)})


def delete_claim(store: Store, uid: str) -> None:
    """Remove a claim; undo brings it back. Raises `NotFound`."""
    acts.delete(store, CLAIMS, uid)
