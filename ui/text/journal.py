"""What the journal's commands are called."""

from __future__ import annotations

from ui.text.catalogue import tr


def act_words(command: str) -> str:
    """A command of the journal in words; one this version does not know is shown as it is."""
    known = {**_record_acts(), **_plan_acts(), **_study_acts(), **_mentor_acts(), **_rule_acts()}
    return known.get(command, command)


def _record_acts() -> dict[str, str]:
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
        "certificate.none": tr("Noted that there is no certificate yet"),
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
    }


def _study_acts() -> dict[str, str]:
    return {
        "target.add": tr("New exam to study for"),
        "target.edit": tr("Change to an exam to study for"),
        "target.delete": tr("Exam to study for removed"),
        "target.part": tr("Change to an exam paper"),
        "target.topics": tr("Weights of topics typed"),
        "target.link": tr("Chapters of the banks put to topics of the exam"),
        "target_part.delete": tr("Exam paper removed"),
        "study_session.add": tr("New study session"),
        "study_session.edit": tr("Change to a study session"),
        "study_session.delete": tr("Study session removed"),
        "bank.edit": tr("Question bank renamed"),
        "bank.delete": tr("Question bank removed"),
        "question.edit": tr("Question corrected"),
        "question.delete": tr("Question removed"),
        "mock.delete": tr("Mock exam removed"),
        "drill.add": tr("New drill"),
        "drill.edit": tr("Change to a drill"),
        "drill.delete": tr("Drill removed"),
    }


def _mentor_acts() -> dict[str, str]:
    return {
        "bundle.open": tr("Bundle taken in"),
        "person.same": tr("Two entries of one person put together"),
        "mentorship.add": tr("New mentorship"),
        "mentorship.edit": tr("Change to a mentorship"),
        "mentorship.delete": tr("Mentorship removed"),
        "practice.add": tr("New practice"),
        "practice.edit": tr("Change to a practice"),
        "practice.delete": tr("Practice removed"),
        "signoff.add": tr("New sign-off"),
        "signoff.return": tr("Practice returned"),
        "signoff.delete": tr("Sign-off taken back"),
        "monthly_review.add": tr("New monthly review"),
        "monthly_review.edit": tr("Change to a monthly review"),
        "monthly_review.delete": tr("Monthly review removed"),
        "monthly_review.sign": tr("Monthly review signed"),
    }


def _rule_acts() -> dict[str, str]:
    return {
        "packs.install": tr("Rule pack installed"),
        "packs.remove": tr("Rule pack taken out"),
        "packs.update": tr("The program's rules brought up to date"),
        "opportunities.import": tr("Sheet of opportunities taken in"),
        "ladder.edit": tr("Ladder saved"),
        "ladder.delete": tr("Ladder taken out"),
        "own_skill.add": tr("New skill of one's own list"),
        "own_skill.edit": tr("Change to a skill of one's own list"),
        "own_skill.delete": tr("Skill of one's own list removed"),
    }


def _plan_acts() -> dict[str, str]:
    return {
        "goal.add": tr("New goal"),
        "goal.edit": tr("Change to a goal"),
        "goal.delete": tr("Goal removed"),
        "option.add": tr("New option"),
        "option.edit": tr("Change to an option"),
        "option.delete": tr("Option removed"),
        "option.choose": tr("Option chosen"),
        "option.unchoose": tr("Option given up"),
        "goal_step.add": tr("New step to a goal"),
        "goal_step.edit": tr("Change to a step"),
        "goal_step.delete": tr("Step removed"),
        "goal_step.move": tr("Step put in another place"),
        "issuer_check.add": tr("New query of a certificate"),
        "issuer_check.edit": tr("Change to a query of a certificate"),
        "issuer_check.delete": tr("Query of a certificate removed"),
        "preference.add": tr("Change to what matters"),
        "preference.edit": tr("Change to what matters"),
        "selection.add": tr("New application"),
        "selection.edit": tr("Change to an application"),
        "selection.delete": tr("Application removed"),
        "claim.add": tr("New claim"),
        "claim.edit": tr("Change to a claim"),
        "claim.delete": tr("Claim removed"),
        "entry.add": tr("New application for an opportunity"),
        "entry.edit": tr("Change to an application for an opportunity"),
        "entry.delete": tr("Application for an opportunity removed"),
    }
