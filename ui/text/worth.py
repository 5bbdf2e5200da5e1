"""What a level is worth, in words: benefits and their claims, recognition layer by layer, opportunities."""

from __future__ import annotations

from tracker.benefits.model import ClaimState, ClaimStep
from tracker.kernel.terms import Level
from tracker.overview.long_pole import long_pole
from tracker.recognition.model import CheckResult
from ui.text.catalogue import ntr, ptr, tr
from ui.text.entries import amount_words
from ui.text.formats import yuan
from ui.text.labels import label, region_name
from ui.text.requirements import asked_words, inside, written_out
from ui.text.rules import name_words
from ui.text.verdicts import ACT, left_words, outcome, state_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tracker.benefits.model import BenefitVerdict, Claim, RegionWorth
    from tracker.certificates.model import Certificate
    from tracker.opportunities.model import OpportunityEntry, OpportunityVerdict
    from tracker.overview.names import Names
    from tracker.recognition.model import (
        ByRule,
        InLaw,
        IssuerCheck,
        IssuerFacts,
        Practice,
        QueryChannel,
        RecognitionCell,
    )
    from tracker.requirements.model import Verdict


def first_line(
    found: Sequence[BenefitVerdict], ahead: Sequence[RegionWorth], level: Level | None, region: str | None
) -> str:
    """The most that can be claimed now; else what the nearest level brings; else that no benefit is known.

    What the worker's own region pays comes first; another region is named.
    """
    claimable = [one for one in found if one.state is ClaimState.OPEN and one.claim is None]
    if claimable:
        return _claimable(max(claimable, key=_most))
    if ahead:
        nearest = min(ahead, key=lambda one: (one.region != region, list(Level).index(one.level)))
        words = _ahead(nearest, level)
        if nearest.region == region:
            return words
        return tr("{region}: {words}").format(region=region_name(nearest.region), words=words)
    if region is None:
        return tr("Enter your region: then this line says what your level brings there")
    return tr("The installed rules name no benefit for you")


def _claimable(one: BenefitVerdict) -> str:
    words = tr("You can claim: {benefit}, {amount}").format(benefit=name_words(one.benefit), amount=worth_words(one))
    if one.claim_until is None:
        return words
    return tr("{all}, by {day}").format(all=words, day=one.claim_until)


def _ahead(nearest: RegionWorth, level: Level | None) -> str:
    """How many levels up, which benefit, how much."""
    ladder = list(Level)
    steps = ladder.index(nearest.level) - (ladder.index(level) if level else ladder.index(Level.LEVEL_5) - 1)
    best = max(nearest.gained, key=_most)
    most = best.amount_fen if best.amount_fen is not None else best.benefit.amount.cap_fen
    words = ntr("One level up brings: {benefit}", "{n} levels up bring: {benefit}", steps)
    said = words.format(n=steps, benefit=name_words(best.benefit))
    if most is None:
        return said
    amount = yuan(most) if best.amount_fen is not None else tr("at most {amount}").format(amount=yuan(most))
    return tr("{first}, {last}").format(first=said, last=amount)


def _most(one: BenefitVerdict) -> int:
    """What it may bring at most, in fen."""
    return one.amount_fen or one.benefit.amount.cap_fen or 0


def worth_words(one: BenefitVerdict) -> str:
    """The exact amount, or how it follows from a price that was not given."""
    return amount_words(one.benefit.amount) if one.amount_fen is None else yuan(one.amount_fen)


def regions_words(regions: Sequence[str]) -> str:
    """Where a benefit is given."""
    return tr(", ").join(map(region_name, regions))


def benefit_state(one: BenefitVerdict, *, today: date) -> tuple[str, str, str]:
    """A state that badges have, its icon, and its word."""
    if one.claim and one.claim.state is not ClaimStep.PREPARING:
        return claim_look(one.claim.state)
    if one.state is ClaimState.NOT_MET and one.verdict.expected_on and one.verdict.expected_on > today:
        return "info", "clock", tr("Comes with time")
    looks = {
        ClaimState.NOT_MET: ("quiet", "minus"),
        ClaimState.OPEN: ("good", "check"),
        ClaimState.CLOSED: ("quiet", "lock"),
        ClaimState.CLAIMED: ("info", "check"),
        ClaimState.SHUT_OUT: ("quiet", "cross"),
    }
    return *looks[one.state], label(one.state)


def claim_look(step: ClaimStep) -> tuple[str, str, str]:
    """A step of a claim as the state, icon and word of a badge."""
    looks = {
        ClaimStep.PREPARING: ("due", "edit"),
        ClaimStep.HANDED_IN: ("info", "clock"),
        ClaimStep.PAID: ("good", "check"),
        ClaimStep.REFUSED: ("bad", "cross"),
        ClaimStep.MISSED: ("quiet", "lock"),
    }
    return *looks[step], label(step)


def missing_words(verdict: Verdict, names: Names, *, today: date) -> str:
    """How a requirement stands; where an act is missing, which certificate, course or post it is about."""
    pole = long_pole(verdict)
    if pole is None or state_of(verdict) != ACT:
        return outcome(verdict, today=today)
    return tr("still missing: {asked}").format(asked=inside(asked_words(pole.kind, pole.need, names)))


def window_words(one: BenefitVerdict, names: Names, *, today: date) -> str:
    """How it stands and until when it can be claimed."""
    stands = missing_words(one.verdict, names, today=today) if one.benefit.requires else tr("no conditions known")
    if one.claim_until is None or one.state in (ClaimState.CLAIMED, ClaimState.SHUT_OUT):
        return stands
    if one.claim_until < today:
        return tr("{first}; {last}").format(
            first=stands, last=tr("by the certificate’s day it had to be claimed by {day}").format(day=one.claim_until)
        )
    left = tr("to be claimed by {day}, {left} left").format(
        day=one.claim_until, left=left_words(today, one.claim_until)
    )
    return tr("{first}; {last}").format(first=stands, last=left)


def closed_words(one: BenefitVerdict, names: Names) -> str:
    """Why a benefit cannot be claimed: its window is over, or what its own rule names keeps it from being given."""
    if one.state is ClaimState.SHUT_OUT and one.benefit.shut_out_by is not None:
        asked = [line.text for line in written_out(one.benefit.shut_out_by, names)]
        return tr("not given to those who meet: {asked}").format(asked=tr("; ").join(map(inside, asked)))
    if one.claim_until is None:
        return ""
    return tr("by the certificate’s day it had to be claimed by {day}").format(day=one.claim_until)


def claim_words(claim: Claim) -> str:
    """What is known of a claim, day by day."""
    parts = [tr("begun on {day}").format(day=claim.decided_on)]
    if claim.handed_in_on:
        parts.append(tr("handed in on {day}").format(day=claim.handed_in_on))
    if claim.answered_on:
        parts.append(tr("answered on {day}").format(day=claim.answered_on))
    if claim.paid_fen is not None:
        parts.append(tr("{amount} paid").format(amount=yuan(claim.paid_fen)))
    return tr(", ").join(parts)


def law_words(answer: InLaw) -> str:
    """What the law of the whole country says, with since when."""
    if answer.statement is None:
        return tr("no statement known")
    if answer.statement.in_force_from is None:
        return label(answer.verdict)
    return tr("{answer}, since {day}").format(answer=label(answer.verdict), day=answer.statement.in_force_from)


def rule_words(answer: ByRule) -> str:
    """What agreements say: the agreement with since when, or the reason."""
    if answer.agreement:
        since = answer.agreement.in_force_from
        named = name_words(answer.agreement)
        return tr("{agreement}, since {day}").format(agreement=named, day=since) if since else named
    return label(answer.reason) if answer.reason else label(answer.verdict)


def practice_words(answer: Practice) -> str:
    """What employers there did so far."""
    accepted, refused = len(answer.accepted), len(answer.refused)
    if not accepted and not refused:
        return tr("no answer noted yet")
    said = (
        ntr("accepted {n} time", "accepted {n} times", accepted).format(n=accepted) if accepted else "",
        ntr("refused {n} time", "refused {n} times", refused).format(n=refused) if refused else "",
    )
    return tr(", ").join(filter(None, said))


def all_practice_words(cell: RecognitionCell) -> str:
    """What employers there did with it, and what others in the file noted of certificates like it, kept apart."""
    own = practice_words(cell.practice)
    if not cell.station.accepted and not cell.station.refused:
        return own
    return tr("{own}; noted by others: {others}").format(own=own, others=practice_words(cell.station))


def issuer_line(certificate: Certificate, issuer: IssuerFacts | None) -> str:
    """Who issued a certificate, of what kind that is, and whether being registered follows from it."""
    kind = issuer.kind if issuer else certificate.issuer_kind
    registered = {
        True: tr("registered by its kind"),
        False: tr("not registered"),
        None: tr("look up whether it is registered"),
    }[issuer.registered if issuer else None]
    named = (certificate.issuer, label(kind) if kind else tr("kind of issuer not entered"), registered)
    return " · ".join(filter(None, named))


def channel_words(channel: QueryChannel) -> str:
    """An official place to look something up, and how fresh that knowledge is."""
    return tr("{about}: {host} (seen in a source of {day})").format(
        about=label(channel.about), host=channel.host, day=channel.verified_on
    )


def check_look(result: CheckResult) -> tuple[str, str]:
    """What a query answered as the state and icon of a badge."""
    return {
        CheckResult.CONFIRMED: ("good", "check"),
        CheckResult.DIFFERS: ("due", "warning"),
        CheckResult.NOT_FOUND: ("bad", "cross"),
        CheckResult.NO_ANSWER: ("quiet", "question"),
    }[result]


def check_words(check: IssuerCheck) -> str:
    """When and where something was looked up, with the note on it."""
    return " · ".join(filter(None, (check.checked_on.isoformat(), check.channel, check.note)))


def opportunity_state(one: OpportunityVerdict) -> tuple[str, str, str]:
    """A state that badges have, its icon, and its word."""
    if one.entered:
        result = one.entered.result
        return "info", "flag", label(result) if result else tr("Applied")
    if one.over:
        return "quiet", "lock", tr("Closed")
    if one.opens_in:
        return "info", "clock", tr("Not open yet")
    if one.verdict is None:
        return "quiet", "question", tr("Conditions not known")
    return ("good", "check", tr("You can enter")) if one.verdict.met else ("due", "clock", tr("Something is missing"))


def sheet_field(field: str) -> str:
    """A column of a sheet of opportunities."""
    return {
        "name": ptr("sheet", "Name"),
        "kind": ptr("sheet", "Kind"),
        "regions": ptr("sheet", "Region"),
        "opens_on": ptr("sheet", "Opens on"),
        "closes_on": ptr("sheet", "Closes on"),
        "requires": ptr("sheet", "Level"),
        "source": ptr("sheet", "Source"),
    }.get(field, field)


def opens_words(one: OpportunityVerdict) -> str:
    """From when on it can be entered; nothing where it can be already."""
    return tr("opens on {day}").format(day=one.opportunity.opens_on) if one.opens_in else ""


def closes_words(one: OpportunityVerdict) -> str:
    """How long it can still be entered."""
    if one.days_left is None:
        return tr("no closing day known")
    if one.days_left < 0:
        return tr("closed on {day}").format(day=one.opportunity.closes_on)
    if one.days_left == 0:
        return tr("closes today")
    return ntr("closes in {n} day, on {day}", "closes in {n} days, on {day}", one.days_left).format(
        n=one.days_left, day=one.opportunity.closes_on
    )


def entry_words(entry: OpportunityEntry) -> str:
    """What came of an entry."""
    parts = [tr("applied on {day}").format(day=entry.applied_on)]
    if entry.result:
        parts.append(label(entry.result))
    if entry.rank:
        parts.append(ptr("result", "place {n}").format(n=entry.rank))
    return tr(", ").join(parts)
