"""What the journal's commands are called."""

from __future__ import annotations

from ui.text.catalogue import tr


def act_words(command: str) -> str:
    """A command of the journal in words; one this version does not know is shown as it is."""
    return {
        "import": tr("Import of a career file"),
        "person.add": tr("New worker"),
        "person.edit": tr("Change to the worker"),
        "person.delete": tr("Worker removed"),
        "certificate.add": tr("New certificate"),
        "certificate.edit": tr("Change to a certificate"),
        "certificate.renew": tr("Review of a certificate"),
        "certificate.revoke": tr("Revocation of a certificate"),
        "certificate.delete": tr("Certificate removed"),
        "acceptance.add": tr("New note on an employer"),
        "acceptance.edit": tr("Change to a note on an employer"),
        "acceptance.delete": tr("Note on an employer removed"),
        "attachment.add": tr("New attachment"),
        "attachment.delete": tr("Attachment removed"),
        "experience.add": tr("New job"),
        "experience.edit": tr("Change to a job"),
        "experience.delete": tr("Job removed"),
        "education.add": tr("New school"),
        "education.edit": tr("Change to a school"),
        "education.delete": tr("School removed"),
        "training.add": tr("New course"),
        "training.edit": tr("Change to a course"),
        "training.delete": tr("Course removed"),
        "award.add": tr("New award"),
        "award.edit": tr("Change to an award"),
        "award.delete": tr("Award removed"),
        "exam.add": tr("New exam"),
        "exam.edit": tr("Change to an exam"),
        "exam.delete": tr("Exam removed"),
        "income.add": tr("New income"),
        "income.edit": tr("Change to an income"),
        "income.delete": tr("Income removed"),
        "goal.add": tr("New goal"),
        "goal.edit": tr("Change to a goal"),
        "goal.delete": tr("Goal removed"),
    }.get(command, command)
