"""Gathers the facts of one worker."""

from __future__ import annotations

from tracker.certificates.repo import CERTIFICATES
from tracker.people.genuine import signoffs_of_people, signoffs_that_count
from tracker.people.repo import AWARDS, EDUCATION, EXAMS, EXPERIENCE, PEOPLE, TRAINING
from tracker.requirements.model import Facts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.store.session import Reader


def facts_of(reader: Reader, person: str) -> Facts:
    """All records of one worker that requirements look at. Raises `NotFound`."""
    return Facts(
        person=PEOPLE.get(reader, person),
        certificates=CERTIFICATES.of_person(reader, person),
        experience=EXPERIENCE.of_person(reader, person),
        education=EDUCATION.of_person(reader, person),
        training=TRAINING.of_person(reader, person),
        awards=AWARDS.of_person(reader, person),
        exams=EXAMS.of_person(reader, person),
        signoffs=signoffs_that_count(reader, person),
    )


def facts_of_people(reader: Reader, people: Sequence[str]) -> dict[str, Facts]:
    """The same of several workers, by uid, with one query for each table; who is not in the file is left out."""
    certificates, experience = CERTIFICATES.of_people(reader, people), EXPERIENCE.of_people(reader, people)
    education, training = EDUCATION.of_people(reader, people), TRAINING.of_people(reader, people)
    awards, exams = AWARDS.of_people(reader, people), EXAMS.of_people(reader, people)
    signoffs = signoffs_of_people(reader, people)
    return {
        person.uid: Facts(
            person=person,
            certificates=tuple(certificates.get(person.uid, ())),
            experience=tuple(experience.get(person.uid, ())),
            education=tuple(education.get(person.uid, ())),
            training=tuple(training.get(person.uid, ())),
            awards=tuple(awards.get(person.uid, ())),
            exams=tuple(exams.get(person.uid, ())),
            signoffs=signoffs.get(person.uid, ()),
        )
        for person in PEOPLE.of_uids(reader, people)
    }
