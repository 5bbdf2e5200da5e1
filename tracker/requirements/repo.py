"""Gathers the facts of one worker."""

from __future__ import annotations

from tracker.certificates.repo import CERTIFICATES
from tracker.people.genuine import signoffs_that_count
from tracker.people.repo import AWARDS, EDUCATION, EXAMS, EXPERIENCE, PEOPLE, TRAINING
from tracker.requirements.model import Facts

TYPE_CHECKING = False
if TYPE_CHECKING:
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
