"""The arithmetic said again, slowly: verdicts read off day by day from plain careers and packs.

Written from the rules as they are stated, sharing nothing with the program; the tests hold the engine against it.
A career is the plain content of a career file, a pack the plain content of a pack's TOML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from math import ceil
from typing import Any

DAY = timedelta(days=1)
NEVER = date.max
LEVELS = ["apprentice", "level_5", "level_4", "level_3", "level_2", "level_1", "special", "chief"]
TITLES = ["junior", "intermediate", "associate_senior", "senior"]
TIERS = ["national_1", "national_2", "provincial", "municipal", "county", "enterprise"]
PRIZES = ["first", "second", "third", "merit"]
STAGES = ["seen", "assisted", "supervised", "independent"]
LEVEL_KINDS = ["skill_level", "qualification"]


def on(text: str | None) -> date | None:
    """A day written as ISO text."""
    return date.fromisoformat(text) if text else None


def later(day: date, months: int) -> date:
    """Month by month to the right month, then the same day of it, or the first of the next if it has no such day."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    try:
        return date(year, month, day.day)
    except ValueError:
        return date(year, month + 1, 1)


def valid(certificate: dict[str, Any], day: date) -> bool:
    """issued_on ≤ day, day < revoked_on where set, day ≤ valid_until where set."""
    revoked, until = on(certificate.get("revoked_on")), on(certificate.get("valid_until"))
    issued = date.fromisoformat(certificate["issued_on"])
    return issued <= day and (revoked is None or day < revoked) and (until is None or day <= until)


def at_or_above(level: str | None, asked: str | None) -> bool:
    """Rank on the ladder both stand on."""
    if asked is None:
        return True
    for ladder in (LEVELS, TITLES):
        if level in ladder and asked in ladder:
            return ladder.index(level) >= ladder.index(asked)
    return False


class Question:
    """A worker, the rules, an occupation asked about, a ladder asked about, and a day."""

    def __init__(
        self,
        career: dict[str, Any],
        pack: dict[str, Any],
        *,
        today: date,
        occupation: str | None = None,
        ladder: str | None = None,
    ) -> None:
        self.person = career["person"]
        self.career = career
        self.pack = pack
        self.today = today
        self.occupation = occupation
        self.ladder = ladder

    def records(self, of: str) -> list[dict[str, Any]]:
        """The records of one list."""
        return list(self.career.get(of, []))

    def in_scope(self, named: str, occupation: str | None) -> bool:
        """Whether a record's occupation counts in a scope; one without an occupation counts in `any` alone."""
        if named == "any":
            return True
        if occupation is None:
            return False
        asked = self.occupation if named in ("same", "same_or_related") else named
        if occupation == asked:
            return True
        return named == "same_or_related" and any(
            {one["code"], other} == {asked, occupation}
            for one in self.pack.get("occupation", [])
            for other in one.get("related", [])
        )

    def measure(self, requirement: dict[str, Any]) -> dict[str, Any]:
        """The verdict on a requirement as packs write it."""
        if "of" in requirement:
            requirement = {"at_least": {"n": requirement["at_least"], "of": requirement["of"]}}
        ((word, inside),) = requirement.items()
        if word in ("all", "any", "at_least"):
            parts = [self.measure(part) for part in (inside["of"] if word == "at_least" else inside)]
            return together(word, {"all": len(parts), "any": 1}.get(word) or inside["n"], parts)
        verdict: dict[str, Any] = getattr(self, word)(inside)
        return {"kind": word, **verdict}

    def holds(self, leaf: dict[str, Any]) -> dict[str, Any]:
        """Go back from today as long as some fitting certificate is valid."""
        fits = [
            held
            for held in self.records("certificates")
            if held["kind"] in leaf["kinds"]
            and at_or_above(held.get("level"), leaf.get("level"))
            and self.in_scope(leaf.get("occupation", "same"), held.get("occupation"))
        ]
        return held_since(fits, self.today)

    def issuer(self, leaf: dict[str, Any]) -> dict[str, Any]:
        """The same over level certificates of an issuer's kind."""
        fits = [
            held
            for held in self.records("certificates")
            if held["kind"] in LEVEL_KINDS
            and held.get("issuer_kind") in leaf["kinds"]
            and self.in_scope(leaf.get("occupation", "same"), held.get("occupation"))
        ]
        return held_since(fits, self.today)

    def certified(self, level: str, kinds: list[str], scope: str) -> date | None:
        """The earliest issue by today, not revoked by today, of that level or above."""
        issues = [
            date.fromisoformat(held["issued_on"])
            for held in self.records("certificates")
            if held["kind"] in kinds
            and at_or_above(held.get("level"), level)
            and self.in_scope(scope, held.get("occupation"))
            and not (held.get("revoked_on") and date.fromisoformat(held["revoked_on"]) <= self.today)
        ]
        return min((day for day in issues if day <= self.today), default=None)

    def tenure(self, leaf: dict[str, Any]) -> dict[str, Any]:
        """Days worked in scope, those before the certificate left out, then the clock."""
        scope = leaf.get("occupation", "same")
        jobs = [job for job in self.records("experience") if self.in_scope(scope, job.get("occupation"))]
        days = self.days_worked(jobs)
        for asked, kinds in (("since", LEVEL_KINDS), ("since_title", ["professional_title"])):
            if asked in leaf:
                since = self.certified(leaf[asked], kinds, scope)
                if since is None:
                    return unmet("certificate")
                days = {day for day in days if day >= since}
        return self.clock(days, leaf["months"] if "months" in leaf else 12 * leaf["years"], "work")

    def days_worked(self, jobs: Iterable[dict[str, Any]]) -> set[date]:
        """Every day of these jobs up to today; two jobs on a day are one day, and an end day is itself worked."""
        worked: set[date] = set()
        for job in jobs:
            day, last = date.fromisoformat(job["start"]), min(on(job.get("end")) or self.today, self.today)
            while day <= last:
                worked.add(day)
                day += DAY
        return worked

    def clock(self, days: set[date], months: int, act: str) -> dict[str, Any]:
        """Stretch by stretch: the clock of each starts as many days earlier as were worked before it."""
        before, verdict = 0, unmet(act)
        for start, end in stretches(days):
            begins = start - before * DAY
            complete = max(later(begins, months), start)
            if complete <= end + DAY and complete <= self.today:
                return met(complete)
            going_on = end == self.today
            until = self.today if going_on else end + DAY
            share = (until - begins).days / (complete - begins).days
            verdict = unmet(None if going_on else act, complete if going_on else None, min(1.0, max(0.0, share)))
            before += (end - start).days + 1
        return verdict

    def role(self, leaf: dict[str, Any]) -> dict[str, Any]:
        """Work in the role or any above it, in any occupation; no years asks that it was ever held."""
        roles = self.role_and_above(leaf["role"], leaf.get("ladder") or self.ladder)
        days = self.days_worked(job for job in self.records("experience") if job.get("role") in roles)
        if not leaf.get("years"):
            return met(min(days)) if days else unmet("role")
        return self.clock(days, 12 * leaf["years"], "role")

    def role_and_above(self, role: str, ladder: str | None) -> set[str]:
        """Climb until no role is added; on the ladder asked about if the role stands there, else wherever it stands."""
        posts = self.pack.get("role", [])
        standing = {post["ladder"] for post in posts if post["id"] == role}
        climbed = {role}
        for one in {ladder} if ladder in standing else standing:
            reached, size = {role}, 0
            while len(reached) > size:
                size = len(reached)
                reached |= {
                    post["id"] for post in posts if post["ladder"] == one and reached & {*post.get("above", [])}
                }
            climbed |= reached
        return climbed

    def education(self, leaf: dict[str, Any]) -> dict[str, Any]:
        """The first graduation that fits."""
        return first_of(
            (
                on(school.get("graduated_on"))
                for school in self.records("education")
                if school.get("stage") in leaf["stages"]
                and ("major_matches" not in leaf or school.get("major_matches") == leaf["major_matches"])
            ),
            self.today,
            "education",
        )

    def training(self, leaf: dict[str, Any]) -> dict[str, Any]:
        """One completed course, or enough hours of them together."""
        courses = [
            (date.fromisoformat(course["completed_on"]), course.get("hours", 0))
            for course in self.records("training")
            if course.get("completed_on")
            and ("occupation" not in leaf or self.in_scope(leaf["occupation"], course.get("occupation")))
            and ("level" not in leaf or course.get("level") == leaf["level"])
        ]
        done = [(day, hours) for day, hours in courses if day <= self.today]
        if "hours" not in leaf:
            return first_of((day for day, _ in done), self.today, "training")
        for day in sorted(day for day, _ in done):
            if sum(hours for other, hours in done if other <= day) >= leaf["hours"]:
                return met(day)
        return unmet("training", None, sum(hours for _, hours in done) / leaf["hours"])

    def award(self, leaf: dict[str, Any]) -> dict[str, Any]:
        """The first placing in the tier or a better one, with a rank and prize no worse than asked."""
        return first_of(
            (
                on(won["on"])
                for won in self.records("awards")
                if TIERS.index(won["tier"]) <= TIERS.index(leaf["tier"])
                and ("rank" not in leaf or won.get("rank", 10**9) <= leaf["rank"])
                and ("prize" not in leaf or won.get("prize") in PRIZES[: PRIZES.index(leaf["prize"]) + 1])
            ),
            self.today,
            "award",
        )

    def signoffs(self, leaf: dict[str, Any]) -> dict[str, Any]:
        """The day on which the share of the checklist was first full."""
        skills = next(one["skills"] for one in self.pack["checklist"] if one["id"] == leaf["checklist"])
        needed = ceil(Decimal(leaf.get("share", "1.00")) * len(skills))
        days = []
        for skill in skills:
            asked = STAGES.index(leaf.get("stage", skill["stage"]))
            signed = sorted(
                (date.fromisoformat(one["on"]), one["stage"])
                for one in self.records("signoffs")
                if one["skill"] == skill["id"] and one.get("stage") and one.get("answer") != "returned"
            )
            times = skill.get("observations", 1) if asked >= STAGES.index(skill["stage"]) else 1
            days += self.standing_day([one for one in signed if one[0] <= self.today], asked, times, skill)
        return met(sorted(days)[needed - 1]) if len(days) >= needed else unmet("signoff", None, len(days) / needed)

    def standing_day(self, signed: list[Any], asked: int, times: int, skill: dict[str, Any]) -> list[date]:
        """The day a stage was seen often enough with no gap since that lets it lapse, today the last gap."""
        months = skill.get("lapses_months")
        for at in range(len(signed)):
            rest = [one[0] for one in signed[at:]] + [self.today]
            unbroken = months is None or all(after <= later(before, months) for before, after in pairwise(rest))
            seen = [one[0] for one in signed[at:] if one[1] in STAGES[asked:]]
            if unbroken and len(seen) >= times:
                return [seen[times - 1]]
        return []

    def exam(self, leaf: dict[str, Any]) -> dict[str, Any]:
        """The first sitting that reached the mark; progress by the best mark."""
        sat = [
            (date.fromisoformat(exam["on"]), exam[leaf["component"]])
            for exam in self.records("exams")
            if exam.get(leaf["component"]) is not None
            and self.in_scope(leaf.get("occupation", "same"), exam["occupation"])
            and ("level" not in leaf or exam["level"] == leaf["level"])
            and date.fromisoformat(exam["on"]) <= self.today
        ]
        mark = leaf.get("mark", 60)
        verdict = first_of((day for day, reached in sat if reached >= mark), self.today, "exam")
        return verdict if verdict["met"] else unmet("exam", None, max((one for _, one in sat), default=0) / mark)

    def age(self, leaf: dict[str, Any]) -> dict[str, Any]:
        """By birthdays; past the last day of the highest age nothing helps."""
        born = on(self.person.get("birth_date"))
        if born is None:
            return unmet(None)
        if "max" in leaf and self.today >= later(born, 12 * (leaf["max"] + 1)):
            return unmet(None)
        old_enough = later(born, 12 * leaf.get("min", 0))
        if old_enough <= self.today:
            return met(old_enough)
        return unmet(None, old_enough, max(0.0, (self.today - born).days / (old_enough - born).days))

    def region(self, leaf: dict[str, Any]) -> dict[str, Any]:
        """The worker's region begins with one of those named; since the first job there, else since today."""
        here = self.person.get("region")
        if here is None or not any(here.startswith(named) for named in leaf["in"]):
            return unmet("move" if here else None)
        begun = [date.fromisoformat(job["start"]) for job in self.records("experience") if job.get("region") == here]
        return met(min((day for day in begun if day <= self.today), default=self.today))


def held_since(certificates: list[dict[str, Any]], today: date) -> dict[str, Any]:
    """The first day of the unbroken run of validity up to today."""
    day = today
    if not any(valid(one, day) for one in certificates):
        return unmet("certificate")
    while any(valid(one, day - DAY) for one in certificates):
        day -= DAY
    return met(day)


def stretches(days: set[date]) -> Iterator[tuple[date, date]]:
    """Days in a row, as the first and the last of each row."""
    for start in sorted(day for day in days if day - DAY not in days):
        end = start
        while end + DAY in days:
            end += DAY
        yield start, end


def first_of(days: Iterable[date | None], today: date, act: str) -> dict[str, Any]:
    """Met on the first of these days that has come."""
    come = [day for day in days if day and day <= today]
    return met(min(come)) if come else unmet(act)


def met(day: date) -> dict[str, Any]:
    """A verdict of something met."""
    return {"met": True, "met_on": day, "expected_on": day, "progress": 1.0, "act": None}


def unmet(act: str | None, expected_on: date | None = None, progress: float = 0.0) -> dict[str, Any]:
    """A verdict of something not met."""
    return {"met": False, "met_on": None, "expected_on": expected_on, "progress": progress, "act": act}


def together(word: str, count: int, parts: list[dict[str, Any]]) -> dict[str, Any]:
    """The count-th earliest days, where none comes after all days; the count-th greatest progress."""
    met_on = sorted(part["met_on"] or NEVER for part in parts)[count - 1]
    expected_on = sorted(part["expected_on"] or NEVER for part in parts)[count - 1]
    is_met = met_on != NEVER
    return {
        "kind": word,
        "met": is_met,
        "met_on": met_on if is_met else None,
        "expected_on": met_on if is_met else None if expected_on == NEVER else expected_on,
        "progress": sorted((part["progress"] for part in parts), reverse=True)[count - 1],
        "of": parts,
    }


def rounded_share(share: str, price_fen: int) -> int:
    """The share of a price, rounded half up to a whole fen."""
    return int((Decimal(share) * price_fen).quantize(Decimal(1), rounding=ROUND_HALF_UP))
