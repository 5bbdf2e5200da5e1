"""Certificates across regions, what a move asks, and looks into official query channels."""

from __future__ import annotations

from datetime import date

from tracker.catalog.repo import agreements
from tracker.certificates.repo import ACCEPTANCES, ATTACHMENTS, CERTIFICATES
from tracker.recognition.model import ChannelAbout, Matrix, QueryChannel, Row, ToRedo
from tracker.recognition.repo import ISSUER_CHECKS, notes_of_others
from tracker.recognition.rules import alike, cell, redo
from tracker.store import acts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from tracker.recognition.model import IssuerCheck
    from tracker.store.session import Reader, Store

_GUIDE = "厦门市人事考试测评中心：职业技能等级证书指南，2025-02-28"

QUERY_CHANNELS = (
    QueryChannel(host="zscx.osta.org.cn", about=ChannelAbout.CERTIFICATE, verified_on=date(2025, 2, 28), source=_GUIDE),
    QueryChannel(host="pjjg.osta.org.cn", about=ChannelAbout.BODY, verified_on=date(2025, 2, 28), source=_GUIDE),
    QueryChannel(
        host="osta.org.cn/skillStandard", about=ChannelAbout.STANDARD, verified_on=date(2025, 2, 28), source=_GUIDE
    ),
)
"""The official look-ups for level certificates, the bodies that assess, and the standards."""


def matrix(reader: Reader, person: str, regions: Sequence[str], *, today: date, employer: str | None = None) -> Matrix:
    """Every certificate of a worker in every region, the three layers kept apart."""
    rules, answers = agreements(reader), ACCEPTANCES.of_person(reader, person)
    others = notes_of_others(reader, person)
    checked = {one.certificate: one for one in sorted(checks_of(reader, person), key=lambda one: one.checked_on)}
    return Matrix(
        regions=tuple(regions),
        employer=employer,
        rows=tuple(
            Row(
                certificate=held,
                cells=tuple(
                    cell(
                        held,
                        region,
                        agreements=rules,
                        acceptances=answers,
                        today=today,
                        employer=employer,
                        station=[note for other, note in others if alike(held, other)],
                    )
                    for region in regions
                ),
                checked=checked.get(held.uid),
            )
            for held in CERTIFICATES.of_person(reader, person)
        ),
    )


def to_redo(
    reader: Reader, person: str, region: str, *, today: date, employer: str | None = None
) -> tuple[ToRedo, ...]:
    """What each certificate asks of a worker who moves to a region on a day."""
    found = matrix(reader, person, (region,), today=today, employer=employer)
    return tuple(ToRedo(cell=row.cells[0], redo=redo(row.cells[0])) for row in found.rows)


def regions_of_interest(reader: Reader, person: str, *extra: str) -> tuple[str, ...]:
    """The provinces a worker has to do with: of the worker, jobs' answers, issuers and agreements, then `extra`."""
    from tracker.people.repo import EXPERIENCE, PEOPLE

    named = [
        PEOPLE.get(reader, person).region,
        *(job.region for job in EXPERIENCE.of_person(reader, person)),
        *(held.issuer_region for held in CERTIFICATES.of_person(reader, person)),
        *(answer.region for answer in ACCEPTANCES.of_person(reader, person)),
        *extra,
    ]
    provinces = {region[:2] for region in named if region}
    for agreement in agreements(reader):
        parties = {party[:2] for party in agreement.parties if party != "*"}
        if parties & provinces:
            named += sorted(f"{party}0000" for party in parties)
    return tuple(dict.fromkeys(f"{region[:2]}0000" for region in named if region))


def employers_of(reader: Reader, person: str) -> tuple[str, ...]:
    """The employers in a worker's acceptance log, in the order they were first noted."""
    answers = ACCEPTANCES.of_person(reader, person)
    return tuple(dict.fromkeys(one.employer for one in answers if one.employer))


def checks_of(reader: Reader, person: str) -> tuple[IssuerCheck, ...]:
    """Every look into a query channel, in the order they were noted."""
    return ISSUER_CHECKS.of_person(reader, person)


def check(reader: Reader, uid: str) -> IssuerCheck:
    """One look into a query channel. Raises `NotFound`."""
    return ISSUER_CHECKS.get(reader, uid)


def add_check(store: Store, person: str, values: Mapping[str, Any]) -> str:
    """Note what a query channel answered about a certificate; returns the uid, which a screenshot is attached to."""
    return acts.add(store, ISSUER_CHECKS, person, values)


def edit_check(store: Store, uid: str, values: Mapping[str, Any]) -> None:
    """Change a look into a query channel. Raises `Refused`, `NotFound`."""
    acts.edit(store, ISSUER_CHECKS, uid, values)


def delete_check(store: Store, uid: str) -> None:
    """Remove a look into a query channel with its screenshots; undo brings all of it back. Raises `NotFound`."""
    with store.write("issuer_check.delete", subject=uid) as writer:
        for one in ATTACHMENTS.select(writer, "WHERE subject = ? ORDER BY id", (uid,)):
            ATTACHMENTS.delete(writer, one.uid)
        ISSUER_CHECKS.delete(writer, uid)
