"""What the commands should answer, worked out slowly from a plain career and a plain pack."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.requirements.obvious import LEVEL_KINDS, LEVELS, Question, later, on, rounded_share, valid


def in_force(entry: dict[str, Any], today: date) -> bool:
    """Both ends are included; a missing end is open."""
    since, until = entry.get("in_force_from", date.min), entry.get("in_force_until", date.max)
    return bool(since <= today <= until)


def next_level(career: dict[str, Any], pack: dict[str, Any], today: date, occupation: str) -> dict[str, Any]:
    """The level above the one held, by the routes of the edition that applies."""
    held = [
        LEVELS.index(one["level"])
        for one in career["certificates"]
        if one["kind"] in LEVEL_KINDS and one.get("level") and one.get("occupation") == occupation and valid(one, today)
    ]
    current = LEVELS[max(held)] if held else None
    target = "level_5" if current is None else (*LEVELS, None)[LEVELS.index(current) + 1]
    edition, routes = routes_to(target, pack, today, occupation)
    question = Question(career, pack, today=today, occupation=occupation)
    verdicts = {route["id"]: question.measure(route["requires"]) for route in routes}
    answer = {"current_level": current, "target_level": target, "edition": edition, "routes": verdicts}
    if not verdicts:
        return {**answer, "met": None, "met_on": None, "expected_on": None}
    met = [one["met_on"] for one in verdicts.values() if one["met"]]
    hoped = [one["expected_on"] for one in verdicts.values() if one["expected_on"]]
    return {
        **answer,
        "met": bool(met),
        "met_on": min(met, default=None),
        "expected_on": min(met, default=min(hoped, default=None)),
    }


def routes_to(
    level: str | None, pack: dict[str, Any], today: date, occupation: str
) -> tuple[str | None, list[dict[str, Any]]]:
    """The edition that applies and its routes, those of the occupation itself before those for all."""
    found = [
        route
        for route in pack["route"]
        if route["level"] == level and in_force(route, today) and {occupation, "*"} & {*route["occupations"]}
    ]
    named = [
        (step["from"], step["edition"])
        for one in pack["occupation"]
        if one["code"] == occupation
        for step in one.get("editions", [])
        if step["from"] <= today
    ]
    if level is None:
        return None, []
    if named:
        edition = max(named)[1]
    elif found:
        edition = max(found, key=lambda route: route.get("in_force_from", date.min))["edition"]
    else:
        return None, []
    of_edition = [route for route in found if route["edition"] == edition]
    own = [route for route in of_edition if occupation in route["occupations"]]
    return edition, own or of_edition


def deadlines(career: dict[str, Any], pack: dict[str, Any], today: date) -> dict[str, dict[str, Any]]:
    """Reviews, and ends where no review is asked, of what is issued and not revoked; by uid."""
    found = {}
    for held in career["certificates"]:
        issued, revoked = date.fromisoformat(held["issued_on"]), on(held.get("revoked_on"))
        if issued > today or (revoked and revoked <= today):
            continue
        end, window = on(held.get("valid_until")), 60
        due = end
        rules = [rule for rule in pack["review"] if held["kind"] in rule["kinds"] and in_force(rule, today)]
        if rules:
            rule = max(rules, key=lambda one: one["in_force_from"])
            if end is None and "valid_months" in rule:
                end = later(issued, rule["valid_months"])
            due = later(on(held.get("last_review_on")) or issued, rule["every_months"])
            due, window = min(due, end or due), rule["window_days"]
        if due is None:
            continue
        opens = due - timedelta(days=window)
        state = "later" if today < opens else "open" if today <= due else "overdue"
        found[held["uid"]] = {
            "opens_on": opens,
            "due_on": due,
            "days_left": (due - today).days,
            "state": "expired" if end and today > end else state,
        }
    return found


def recognition(career: dict[str, Any], pack: dict[str, Any], uid: str, region: str, today: date) -> dict[str, Any]:
    """By rule, and what employers there did."""
    held = next(one for one in career["certificates"] if one["uid"] == uid)
    issuer = held.get("issuer_region")
    there = [
        one.get("accepted")
        for one in career["acceptances"]
        if one["certificate"] == uid
        and (one.get("region") or "")[:2] == region[:2]
        and (on(one.get("on")) or date.min) <= today
    ]
    practice = {"accepted": there.count(True), "refused": there.count(False)}
    return {**by_rule(held, issuer, pack, region, today), **practice}


def by_rule(held: dict[str, Any], issuer: str | None, pack: dict[str, Any], region: str, today: date) -> dict[str, Any]:
    """Validity, the issuer's own province, then the earliest agreement in force."""
    if not valid(held, today):
        return {"verdict": "not_recognised", "reason": "not_valid", "agreement": None}
    if issuer and issuer[:2] == region[:2]:
        return {"verdict": "recognised", "reason": "own_region", "agreement": None}
    agreements = [
        one
        for one in pack["agreement"]
        if in_force(one, today) and held["kind"] in one["kinds"] and covers(one, issuer) and covers(one, region)
    ]
    if agreements:
        first = min(agreements, key=lambda one: one.get("in_force_from", date.min))
        return {"verdict": "recognised", "reason": None, "agreement": first["id"]}
    if issuer is None:
        return {"verdict": "unknown", "reason": "no_issuer_region", "agreement": None}
    return {"verdict": "not_recognised", "reason": "no_agreement", "agreement": None}


def covers(agreement: dict[str, Any], region: str | None) -> bool:
    """A party is a prefix of the region, or the whole country."""
    return any(party == "*" or (region or "").startswith(party) for party in agreement["parties"])


def benefits(
    career: dict[str, Any], pack: dict[str, Any], region: str, price: int | None, today: date
) -> dict[str, dict[str, Any]]:
    """Amounts and last days to claim of the benefits in force in a region; by id."""
    found = {}
    for benefit in pack["benefit"]:
        here = any(named == "*" or region.startswith(named) for named in benefit["regions"])
        if not here or not in_force(benefit, today):
            continue
        verdict = Question(career, pack, today=today, occupation=career["person"]["occupation"]).measure(
            benefit["requires"]
        )
        until = claim_until(benefit, verdict)
        open_or_closed = "closed" if until and today > until else "open"
        found[benefit["id"]] = {
            "met": verdict["met"],
            "amount_fen": amount(benefit["amount"], price),
            "claim_until": until,
            "state": open_or_closed if verdict["met"] else "not_met",
        }
    return found


def amount(stated: dict[str, Any], price: int | None) -> int | None:
    """The sum, or the share of the price under its cap."""
    if "fixed_fen" in stated:
        return int(stated["fixed_fen"])
    if price is None:
        return None
    share = rounded_share(stated["share"], price)
    return min(share, stated["cap_fen"]) if "cap_fen" in stated else share


def claim_until(benefit: dict[str, Any], verdict: dict[str, Any]) -> date | None:
    """Months after the issue of the certificate by which it was met; where several had to be, the last of them."""
    if not verdict["met"] or "claim_within" not in benefit:
        return None
    parts = verdict.get("of", [verdict])
    return later(max(part["met_on"] for part in parts if part["kind"] == "holds"), benefit["claim_within"]["months"])


def opportunities(career: dict[str, Any], pack: dict[str, Any], today: date) -> dict[str, dict[str, Any]]:
    """What can be entered, by id; one that does not say what it asks is neither met nor not."""
    question = Question(career, pack, today=today, occupation=career["person"]["occupation"])
    return {
        one["id"]: question.measure(one["requires"]) if "requires" in one else {"met": None, "expected_on": None}
        for one in pack["opportunity"]
        if in_force(one, today)
    }


def passed(career: dict[str, Any], level: str, day: date) -> dict[str, Any]:
    """The career as it would be with a certificate of a level."""
    person = career["person"]
    gained = {"kind": "skill_level", "level": level, "occupation": person["occupation"], "issued_on": day.isoformat()}
    return {**career, "certificates": [*career["certificates"], gained]}


def roles(career: dict[str, Any], pack: dict[str, Any], today: date) -> dict[tuple[str, str], dict[str, Any]]:
    """Every post, by ladder and name; one that asks nothing is open to all."""
    found = {}
    for role in pack["role"]:
        question = Question(career, pack, today=today, occupation=career["person"]["occupation"], ladder=role["ladder"])
        asked = role.get("requires")
        found[role["ladder"], role["id"]] = (
            question.measure(asked) if asked else {"met": True, "met_on": today, "expected_on": today}
        )
    return found
