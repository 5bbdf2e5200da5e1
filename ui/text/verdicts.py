"""A verdict in words: what is asked, what there is of it, since when or by when, why not, and what to do."""

from __future__ import annotations

from tracker.kernel.dates import days_after
from tracker.kernel.record import Record
from tracker.kernel.terms import Act
from tracker.overview.long_pole import long_pole
from ui.text.catalogue import ntr, ptr, tr
from ui.text.formats import span_words
from ui.text.labels import label, region_name
from ui.text.requirements import asked_words, inside, years_or_months

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tracker.overview.names import Names
    from tracker.requirements.model import Verdict

MET, WAITING, ACT, UNKNOWN, CLOSED = "met", "waiting", "act", "unknown", "closed"
"""How a requirement stands: met; met by waiting; an act is needed; a record is incomplete; no longer possible."""

DAYS_AS_DAYS = 60
"""Up to so many days a span is said in days."""


class Told(Record):
    """The words of one row. `doubt` says what could not be counted, `advice` what to do; both may be empty."""

    state: str
    asked: str
    have: str
    when: str
    advice: str = ""
    doubt: str = ""

    @property
    def sentence(self) -> str:
        """All of it in one go, for screen readers and tool tips."""
        parts = (self.asked, self.have, self.when, self.advice, self.doubt)
        return tr("; ").join(part for part in parts if part)


def tell(verdict: Verdict, names: Names, *, today: date) -> Told:
    """A requirement and how it stands today, in words."""
    state = state_of(verdict)
    return Told(
        state=state,
        asked=asked_words(verdict.kind, verdict.need, names),
        have=_have_words(verdict, today=today),
        when=_when_words(verdict),
        advice=advice(verdict) if state == ACT and not verdict.of else "",
        doubt=doubt(verdict),
    )


def state_of(verdict: Verdict) -> str:
    """One of the five ways a requirement stands; a whole stands as the leaf it hangs on."""
    if verdict.met:
        return MET
    if verdict.expected_on:
        return WAITING
    pole = long_pole(verdict) or verdict
    if pole.unknown:
        return UNKNOWN
    return ACT if pole.act else CLOSED


def _when_words(verdict: Verdict) -> str:
    """Since when, by when, or the act that is missing."""
    if verdict.met_on:
        return tr("since {day}").format(day=verdict.met_on)
    if verdict.expected_on:
        return ptr("requirement", "on {day}").format(day=verdict.expected_on)
    return _open_words(verdict)


def outcome(verdict: Verdict, *, today: date) -> str:
    """How a whole stands, in a few words."""
    if verdict.met_on:
        return tr("conditions met (since {day})").format(day=verdict.met_on)
    if verdict.expected_on:
        return tr("from {day} at the earliest, in {span}").format(
            day=verdict.expected_on, span=left_words(today, verdict.expected_on)
        )
    words = _open_words(verdict)
    return tr("still to do: {act}").format(act=inside(words)) if state_of(verdict) == ACT else inside(words)


def _open_words(verdict: Verdict) -> str:
    """Why no day can be named."""
    state = state_of(verdict)
    if state == ACT:
        return label((long_pole(verdict) or verdict).act)
    return tr("Cannot be told yet") if state == UNKNOWN else tr("No longer possible")


def left_words(today: date, day: date) -> str:
    """The time up to a day: in days while there are few, else in years, months and days."""
    days = (day - today).days
    if days <= DAYS_AS_DAYS:
        return ntr("{n} day", "{n} days", days).format(n=days)
    return span_words(today, day)


def _have_words(verdict: Verdict, *, today: date) -> str:
    """What there is of what is asked."""
    if verdict.of:
        met, count = verdict.have["met"], len(verdict.of)
        return tr("{met} of {count} met").format(met=met, count=count)
    return _HAVE[verdict.kind](verdict, today)


def doubt(verdict: Verdict) -> str:
    """That records with an empty field were not counted; nothing where none were, or where it makes no difference."""
    if verdict.met or not verdict.unknown:
        return ""
    count = len(verdict.unknown)
    return ntr(
        "{n} record lacks a detail and is not counted", "{n} records lack a detail and are not counted", count
    ).format(n=count)


def _tenure(verdict: Verdict, today: date) -> str:
    begins, days = verdict.have.get("counted_from"), verdict.have.get("days")
    span = years_or_months(verdict.need)
    if not begins or not days:
        return tr("nothing yet of {span}").format(span=span)
    done = span_words(begins, min(days_after(begins, days), today))
    return tr("{done} of {span}").format(done=done, span=span)


def _role(verdict: Verdict, today: date) -> str:
    if verdict.need.get("years"):
        return _tenure(verdict, today)
    return tr("served in it") if verdict.met else tr("not served in it yet")


def _holds(verdict: Verdict, _today: date) -> str:
    if not verdict.have:
        return tr("none valid today in your file")
    level = verdict.have.get("level")
    named = [verdict.have.get("title"), label(level) if level else None]
    return tr("you hold: {certificate}").format(
        certificate=" · ".join(part for part in named if part) or tr("a certificate without a title")
    )


def _education(verdict: Verdict, _today: date) -> str:
    if not verdict.have:
        return tr("none in your file")
    return str(verdict.have.get("school") or label(verdict.have["stage"]))


def _training(verdict: Verdict, _today: date) -> str:
    hours, courses = verdict.have["hours"], verdict.have["courses"]
    needed = verdict.need.get("hours")
    if needed is not None:
        return tr("{hours} of {needed} class hours").format(hours=f"{hours:g}", needed=f"{needed:g}")
    if not courses:
        return tr("none in your file")
    return ntr("{n} course completed", "{n} courses completed", courses).format(n=courses)


def _award(verdict: Verdict, _today: date) -> str:
    return str(verdict.have["competition"]) if verdict.have else tr("none in your file")


def _signoffs(verdict: Verdict, _today: date) -> str:
    return tr("{skills} of {needed} skills").format(skills=verdict.have["skills"], needed=verdict.have["needed"])


def _exam(verdict: Verdict, _today: date) -> str:
    if not verdict.have:
        return tr("not sat yet")
    return tr("best mark {mark} of {needed}").format(
        mark=f"{verdict.have['mark']:g}", needed=f"{verdict.need['mark']:g}"
    )


def _age(verdict: Verdict, today: date) -> str:
    born = verdict.have.get("birth_date")
    if born is None:
        return tr("birth date not entered")
    years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return tr("{years} years old today").format(years=years)


def _region(verdict: Verdict, _today: date) -> str:
    region = verdict.have.get("region")
    return tr("you are in {region}").format(region=region_name(region)) if region else tr("region not entered")


def _issuer(verdict: Verdict, _today: date) -> str:
    count = verdict.have["certificates"]
    return ntr("{n} such certificate", "{n} such certificates", count).format(n=count)


_HAVE: dict[str, Callable[[Verdict, date], str]] = {
    "holds": _holds,
    "tenure": _tenure,
    "education": _education,
    "training": _training,
    "award": _award,
    "role": _role,
    "signoffs": _signoffs,
    "exam": _exam,
    "age": _age,
    "region": _region,
    "issuer": _issuer,
}


def advice(verdict: Verdict) -> str:
    """What a person can do about a leaf that waiting does not meet; nothing where no act helps."""
    if verdict.act is None:
        return ""
    if verdict.kind == "tenure" and verdict.act is Act.CERTIFICATE:
        return tr("The time counts from the day of that certificate: obtain it first, or enter it if you hold it.")
    return {
        Act.CERTIFICATE: tr("Obtain it; if you hold it already, enter it."),
        Act.WORK: tr("No such job goes on now. Enter your present job; the time counts on from there."),
        Act.ROLE: tr("Enter the post in your work history once you serve in it."),
        Act.EDUCATION: tr("If you graduated there, enter the school."),
        Act.TRAINING: tr("Complete the training, then enter it."),
        Act.AWARD: tr("Enter the award once it is won."),
        Act.SIGNOFF: tr("Ask your mentor to sign the skills off."),
        Act.EXAM: tr("Enter the mark once the part is passed."),
        Act.MOVE: tr("This is for workers of that region only."),
    }[verdict.act]
