"""Shorthand for tables: one job, one certificate, one question."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.requirements.checklists import CHECKLISTS
from tests.requirements.facts import bearings_of, facts_of
from tracker.requirements.model import Verdict
from tracker.requirements.tree import read_requirement

LATHE, POWER, ELECTRICIAN = "6-18-01-01", "4-11-01-01", "6-31-01-03"

PACK: dict[str, Any] = {
    "occupation": [{"code": POWER, "related": [ELECTRICIAN]}, {"code": ELECTRICIAN}, {"code": LATHE}],
    "role": [
        {"ladder": "station", "id": "reader"},
        {"ladder": "station", "id": "leader", "above": ["reader"]},
        {"ladder": "station", "id": "technician", "above": ["leader"]},
        {"ladder": "station", "id": "head", "above": ["leader"]},
        {"ladder": "workshop", "id": "hand"},
        {"ladder": "workshop", "id": "leader", "above": ["hand"]},
        {"ladder": "workshop", "id": "master", "above": ["leader"]},
    ],
    "checklist": CHECKLISTS,
}


def job(start: str, end: str | None = None, occupation: str | None = LATHE, **more: Any) -> dict[str, Any]:
    """Work from a day to a day, or going on."""
    return {"start": start, "end": end, "occupation": occupation, **more}


def certificate(
    issued: str, level: str | None = "level_4", occupation: str | None = LATHE, **more: Any
) -> dict[str, Any]:
    """A level certificate of that day."""
    return {"kind": "skill_level", "issued_on": issued, "level": level, "occupation": occupation, **more}


def ask(
    rule: dict[str, Any],
    today: str,
    *,
    occupation: str | None = LATHE,
    ladder: str | None = None,
    person: dict[str, Any] | None = None,
    **lists: list[dict[str, Any]],
) -> Verdict:
    """The verdict on a rule for a worker with these records."""
    problems: list[Any] = []
    read = read_requirement(rule, problems)
    assert not problems, problems
    assert read is not None
    facts = facts_of({"person": person or {}, **lists})
    return read.measure(facts, bearings_of(PACK, occupation, ladder), today=date.fromisoformat(today))


def days_of(verdict: Verdict) -> tuple[str | None, str | None]:
    """When it was met and when it is expected, as text."""
    met_on, expected_on = verdict.met_on, verdict.expected_on
    return met_on.isoformat() if met_on else None, expected_on.isoformat() if expected_on else None
