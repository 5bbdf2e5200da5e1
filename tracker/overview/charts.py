"""The four charts of a worker, as series read from the file."""

from __future__ import annotations

from tracker.catalog.repo import reviews
from tracker.certificates.repo import CERTIFICATES
from tracker.kernel.record import Record
from tracker.overview.career import career_series
from tracker.overview.earnings import income_series
from tracker.overview.names import names
from tracker.overview.next_level import next_level
from tracker.overview.progress import progress_series
from tracker.overview.validity import validity_series
from tracker.people.repo import EXPERIENCE, INCOME

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.overview.series import CareerSeries, IncomeSeries, ProgressSeries, ValiditySeries
    from tracker.store.session import Reader


class Charts(Record):
    """What each chart shows."""

    progress: ProgressSeries
    career: CareerSeries
    validity: ValiditySeries
    income: IncomeSeries


def charts_of(reader: Reader, person: str, *, language: str, today: date) -> Charts:
    """The series of a worker's charts, with names in a language. Raises `NotFound`."""
    answer = next_level(reader, person, today=today)
    verdict = answer.applying.verdict if answer.applying else None
    certificates = CERTIFICATES.of_person(reader, person)
    experience = EXPERIENCE.of_person(reader, person)
    known = names(reader, language)
    return Charts(
        progress=progress_series(answer, names=known, today=today),
        career=career_series(
            experience,
            certificates,
            next_level=answer.target_level,
            next_on=verdict.expected_on if verdict else None,
            names=known,
            today=today,
        ),
        validity=validity_series(certificates, reviews(reader), names=known, today=today),
        income=income_series(INCOME.of_person(reader, person), experience, names=known, today=today),
    )
