"""What mentor and apprentice do: pair, log a practice with photos, note reviews.

Answering a practice and signing a review are acts of `exchange.signing`: they need the file's key.
"""

from __future__ import annotations

from tracker.certificates.repo import ATTACHMENTS
from tracker.certificates.service import attach, attachments
from tracker.kernel.drafts import build, new_uid, problems_of
from tracker.kernel.errors import Refused
from tracker.mentoring import repo, rules
from tracker.mentoring.model import Mentorship, MonthlyReview, Practice
from tracker.people.genuine import signoffs_that_count
from tracker.people.model import Person
from tracker.people.repo import PEOPLE
from tracker.store import acts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from typing import Any

    from tracker.kernel.record import Record
    from tracker.mentoring.model import LogEntry
    from tracker.store.session import Reader, Store


# Mentorships


def add_apprentice(store: Store, mentor: Person, values: Mapping[str, Any]) -> str:
    """A new person with the mentorship of `mentor`, as one act; returns the person's uid. Raises `Refused`.

    For those who keep no file of their own: who does comes in with his bundle, under his own identifier.
    """
    given = {**values, "mentor": mentor.name, "mentor_uid": mentor.uid}
    person = _some(Person, given, uid=new_uid())
    pair = _some(Mentorship, given, uid=new_uid(), person=person["uid"])
    problems = [*problems_of(Person, person), *problems_of(Mentorship, pair)]
    if problems:
        raise Refused(problems)
    with store.write("mentorship.add", subject=pair["uid"]) as writer:
        PEOPLE.insert(writer, build(Person, person))
        repo.MENTORSHIPS.insert(writer, build(Mentorship, pair))
    return str(person["uid"])


def _some(record: type[Record], values: Mapping[str, Any], **more: str) -> dict[str, Any]:
    """Those of the values that are fields of a record."""
    return {name: value for name, value in {**values, **more}.items() if name in record._fields}


def add_mentorship(store: Store, person: str, values: Mapping[str, Any]) -> str:
    """A pair of mentor and apprentice from a form's values; returns its uid. Raises `Refused`."""
    return acts.add(store, repo.MENTORSHIPS, person, values)


def edit_mentorship(store: Store, uid: str, values: Mapping[str, Any]) -> None:
    """Change a mentorship, such as by the day it ends. Raises `Refused`, `NotFound`."""
    acts.edit(store, repo.MENTORSHIPS, uid, values)


def delete_mentorship(store: Store, uid: str) -> None:
    """Remove a mentorship entered by mistake. Raises `NotFound`."""
    acts.delete(store, repo.MENTORSHIPS, uid)


def mentorships(reader: Reader, person: str) -> tuple[Mentorship, ...]:
    """Who teaches or taught a worker, the latest first."""
    found = repo.MENTORSHIPS.of_person(reader, person)
    return tuple(sorted(found, key=lambda one: one.start, reverse=True))


# The log


def log_practice(
    store: Store,
    person: str,
    values: Mapping[str, Any],
    photos: Sequence[str] = (),
    *,
    today: date,
    now: datetime,
) -> str:
    """An entry of an apprentice's log with its photos, all of it or nothing; returns its uid.

    Raises `Refused`, also for photos that cannot be kept (see `certificates.service.attach`), and `StorageProblem`.
    """
    given = {**values, "uid": new_uid(), "person": person}
    problems = [*problems_of(Practice, given), *rules.practice_problems(values, today=today)]
    if problems:
        raise Refused(problems)
    practice = build(Practice, given)
    with store.write("practice.add", subject=practice.uid) as writer:
        repo.PRACTICES.insert(writer, practice)
        if photos:
            attach(store, person, practice.uid, photos, now=now)
    return practice.uid


def edit_practice(store: Store, uid: str, values: Mapping[str, Any], *, today: date) -> None:
    """Change an entry of the log. Raises `Refused`, `NotFound`."""
    problems = list(rules.practice_problems(values, today=today))
    if problems:
        raise Refused(problems)
    acts.edit(store, repo.PRACTICES, uid, values)


def delete_practice(store: Store, uid: str) -> None:
    """Remove an entry with its photos; undo brings all of it back. Raises `NotFound`."""
    with store.write("practice.delete", subject=uid) as writer:
        for photo in attachments(writer, uid):
            ATTACHMENTS.delete(writer, photo.uid)
        repo.PRACTICES.delete(writer, uid)


def practice(reader: Reader, uid: str) -> Practice:
    """One entry of a log. Raises `NotFound`."""
    return repo.PRACTICES.get(reader, uid)


def log(reader: Reader, person: str) -> tuple[LogEntry, ...]:
    """A worker's practices, the latest first, with the answers to them that may be believed."""
    return rules.log_of(repo.PRACTICES.of_person(reader, person), signoffs_that_count(reader, person))


# Reviews


def put_review(store: Store, person: str, month: str, mentor: str | None, values: Mapping[str, Any]) -> str:
    """What a mentor (without one, the worker) says of a month, in place of what was said before; returns the uid.

    A change takes the signature off. Raises `Refused`.
    """
    known = repo.review_of(store.read(), person, month, mentor)
    start = known.as_dict() if known else {"uid": new_uid(), "person": person, "month": month, "mentor_uid": mentor}
    review = build(MonthlyReview, {**start, **values, "signature": None})
    if known is None:
        with store.write("monthly_review.add", subject=review.uid) as writer:
            repo.REVIEWS.insert(writer, review)
    elif review != known.replace(signature=None):
        with store.write("monthly_review.edit", subject=review.uid) as writer:
            repo.REVIEWS.update(writer, review)
    return review.uid
