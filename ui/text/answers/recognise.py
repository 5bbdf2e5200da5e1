"""Recognition at the terminal: three answers, never made one."""

from __future__ import annotations

from ui.text.catalogue import ntr, tr
from ui.text.labels import label, name_in, region_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options
    from tracker.recognition.model import ByRule, InLaw, IssuerFacts, RecognitionCell


def run(answer: Answer, _options: Options) -> Iterator[str]:
    """In law, by rule, in practice, and who issued it."""
    found: RecognitionCell = answer.found
    accepted, refused = len(found.practice.accepted), len(found.practice.refused)
    yield region_name(answer.data["in"])
    yield tr("In law: {answer}").format(answer=_in_law(found.in_law))
    yield tr("By rule: {answer}").format(answer=_by_rule(found.by_rule))
    yield tr("In practice: {accepted}, {refused}").format(
        accepted=ntr("accepted {n} time", "accepted {n} times", accepted).format(n=accepted),
        refused=ntr("refused {n} time", "refused {n} times", refused).format(n=refused),
    )
    yield tr("Issuer: {issuer}").format(issuer=_issuer(found.issuer))


def _in_law(answer: InLaw) -> str:
    if answer.statement:
        return tr("{answer}: {agreement}, in force since {day} ({source})").format(
            answer=label(answer.verdict),
            agreement=name_in(answer.statement.name, answer.statement.id),
            day=answer.statement.in_force_from or "–",
            source=answer.statement.source or tr("no source given"),
        )
    reason = label(answer.reason) if answer.reason else tr("no statement is known")
    return tr("{answer}: {reason}").format(answer=label(answer.verdict), reason=reason)


def _by_rule(answer: ByRule) -> str:
    said = label(answer.verdict)
    if answer.agreement:
        named = name_in(answer.agreement.name, answer.agreement.id)
        return tr("{answer}: {agreement}, in force since {day} ({source})").format(
            answer=said,
            agreement=named,
            day=answer.agreement.in_force_from or "–",
            source=answer.agreement.source or tr("no source given"),
        )
    return tr("{answer}: {reason}").format(answer=said, reason=label(answer.reason)) if answer.reason else said


def _issuer(issuer: IssuerFacts) -> str:
    registered = {True: tr("registered"), False: tr("not registered"), None: tr("registration not known")}
    return tr("{issuer} ({registration})").format(issuer=label(issuer.kind), registration=registered[issuer.registered])
