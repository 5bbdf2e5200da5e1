"""Where a worker stands, in words: what runs out, and what to do."""

from __future__ import annotations

from tracker.overview.long_pole import long_pole
from tracker.overview.standing import Step
from ui.text.agenda import deadline_words
from ui.text.catalogue import ptr, tr
from ui.text.labels import certificate_name, label
from ui.text.requirements import asked_words
from ui.text.verdicts import advice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.overview.names import Names
    from tracker.overview.next_level import NextLevel
    from tracker.overview.standing import Gap, Standing, ToDo


def to_do_words(todo: ToDo, standing: Standing, names: Names, *, today: date) -> tuple[str, str]:
    """What to do, and quietly below it why or by when."""
    if todo.item and todo.item.certificate:
        named = certificate_name(todo.item.certificate, names)
        what = tr("Have it reviewed: {certificate}") if todo.step is Step.REVIEW else tr("Renew: {certificate}")
        return what.format(certificate=named), deadline_words(todo.item, today=today)
    if todo.exam:
        return (
            tr("Enter the result of the exam"),
            tr("{level}, sat on {day}").format(level=label(todo.exam.level), day=todo.exam.on),
        )
    if todo.gap:
        return _gap_words(todo.gap, standing, names), tr("Until it is filled in, this record is not counted.")
    if todo.verdict and todo.step is Step.ACT:
        return asked_words(todo.verdict.kind, todo.verdict.need, names), advice(todo.verdict)
    return (
        tr("Register for the assessment: {level}").format(level=label(todo.level)),
        tr("The conditions are met. Ask the assessment body when it opens and which papers it wants."),
    )


def _gap_words(gap: Gap, standing: Standing, names: Names) -> str:
    """Which field of which record is empty."""
    return tr("Fill in “{field}”: {record}").format(field=_field(gap.field), record=_record(gap, standing, names))


def _field(name: str) -> str:
    return {
        "occupation": ptr("empty field", "Occupation"),
        "level": ptr("empty field", "Level"),
        "issuer_kind": ptr("empty field", "Kind of issuer"),
        "major_matches": ptr("empty field", "Whether the major matches"),
        "completed_on": ptr("empty field", "Completed on"),
        "birth_date": ptr("empty field", "Birth date"),
        "region": ptr("empty field", "Region"),
    }[name]


def _record(gap: Gap, standing: Standing, names: Names) -> str:
    facts = standing.facts
    for certificate in facts.certificates:
        if certificate.uid == gap.uid:
            return certificate_name(certificate, names)
    for job in facts.experience:
        if job.uid == gap.uid:
            named = " · ".join(filter(None, (job.employer, job.title))) or tr("Job")
            return tr("{job} (from {day})").format(job=named, day=job.start)
    for school in facts.education:
        if school.uid == gap.uid:
            return school.school or label(school.stage)
    for course in facts.training:
        if course.uid == gap.uid:
            return course.title
    return facts.person.name


def quiet_week(answer: NextLevel) -> str:
    """What is said where nothing needs doing."""
    whole = answer.applying.verdict if answer.applying else None
    if whole is None or answer.applying is None or whole.expected_on is None:
        return tr("Nothing needs doing this week.")
    pole = long_pole(answer.applying.routes[0].verdict)
    if pole is not None and pole.kind in ("tenure", "role"):
        return tr("Nothing needs doing this week. Keep working: on {day} the time is complete.").format(
            day=whole.expected_on
        )
    return tr("Nothing needs doing this week. On {day} it comes by itself.").format(day=whole.expected_on)
