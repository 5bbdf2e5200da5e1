"""Verdicts and rules as the plain data that `--json` prints."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.kernel.entry import Entry
    from tracker.requirements.model import Verdict


def plain(value: Any) -> Any:
    """Any value as JSON has it: dates as ISO text, tuples as lists, codes as text."""
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple, frozenset)):
        return [plain(one) for one in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _verdict_data(verdict: Verdict) -> dict[str, Any]:
    """A verdict with its parts."""
    data = {
        "kind": verdict.kind,
        "met": verdict.met,
        "met_on": plain(verdict.met_on),
        "expected_on": plain(verdict.expected_on),
        "progress": verdict.progress,
        "have": plain(verdict.have),
        "need": plain(verdict.need),
        "act": verdict.act,
        "unknown": list(verdict.unknown),
    }
    if verdict.of:
        data["requirements"] = [_verdict_data(part) for part in verdict.of]
    return data


def top_data(verdict: Verdict) -> dict[str, Any]:
    """A whole requirement: how it stands, and its parts (a lone leaf is its own only part)."""
    whole = verdict.kind == "all" and verdict.of
    return {
        "met": verdict.met,
        "met_on": plain(verdict.met_on),
        "expected_on": plain(verdict.expected_on),
        "progress": verdict.progress,
        "act": verdict.act,
        "requirements": [_verdict_data(part) for part in (verdict.of if whole else (verdict,))],
    }


def missing(verdict: Verdict) -> list[dict[str, Any]]:
    """The leaves that keep a requirement from being met; of alternatives, those of the one furthest along."""
    if verdict.met:
        return []
    if not verdict.of:
        return [_verdict_data(verdict)]
    unmet = sorted((part for part in verdict.of if not part.met), key=lambda part: -part.progress)
    if verdict.kind == "any":
        unmet = unmet[:1]
    return [leaf for part in unmet for leaf in missing(part)]


def entry_data(entry: Entry) -> dict[str, Any]:
    """Where a rule comes from and how sure that is."""
    return {
        "name": plain(entry.name),
        "source": entry.source,
        "note": entry.note,
        "unverified": entry.unverified,
        "pack": entry.pack,
    }
