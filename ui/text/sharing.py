"""Records that travel between files, in words: what each is, its fields one by one, and what a bundle would do."""

from __future__ import annotations

from tracker.exchange.sharing import KINDS
from tracker.kernel.record import Record, enums_named
from tracker.mentoring.rules import mock_results
from tracker.signed.saying import PRIVATE
from ui.text.catalogue import ntr, ptr, tr
from ui.text.formats import percent, yuan
from ui.text.labels import label, region_name
from ui.text.monthly import mock_line, study_said

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from tracker.overview.names import Names

    Body = Mapping[str, Any]

_HEADS = ("title", "name", "competition", "school", "skill", "amount_fen", "employer", "mentor", "occupation", "kind")
_DAYS = ("issued_on", "start", "on", "completed_on", "graduated_on", "month", "by", "added_at")
_LEFT_OUT = frozenset({"sha256", "subject", "certificate", "practice", "mentor_uid", "media_type", "size"})
"""Fields that mean something to the program alone."""


def headline(kind: str, body: Body, names: Names) -> str:
    """What a record is called in a list: its title, or the first thing known of it."""
    inside = _shown_fields(body)
    if kind == "study_report":
        return study_said(inside["minutes"], inside["answers"], inside["correct"])
    told = [_value_words(kind, name, inside[name], names) for name in _HEADS if inside.get(name)]
    return told[0] if told else day_of(body) or tr("no details")


def day_of(body: Body) -> str:
    """The day a record is listed under; nothing where it has none."""
    inside = _shown_fields(body)
    return next((str(inside[name])[:10] for name in _DAYS if inside.get(name)), "")


def fields_in_words(kind: str, body: Body, names: Names) -> list[tuple[str, str]]:
    """Every field that the other side would see, each with its name, in the order of the form."""
    called, inside = field_names(), _shown_fields(body)
    known = KINDS[kind.removesuffix(PRIVATE)].record._fields
    return [
        (called.get(name, name), _value_words(kind, name, inside[name], names))
        for name in sorted(inside, key=known.index)
        if name not in _LEFT_OUT
    ]


def _shown_fields(body: Body) -> Body:
    """The fields themselves, also of what is private in a record."""
    fields = body.get("fields")
    return fields if isinstance(fields, dict) else body


def _value_words(kind: str, name: str, value: Any, names: Names) -> str:
    """One value as a person says it."""
    record: type[Record] = KINDS[kind.removesuffix(PRIVATE)].record
    for codes in enums_named(record, record._types.get(name, "str")):
        if value in codes._value2member_map_:
            return label(codes(value))
    told = _TOLD.get(name)
    if told:
        return told(value, names)
    if isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    return f"{value:g}" if isinstance(value, float) else str(value)


_TOLD: dict[str, Callable[[Any, Names], str]] = {
    "amount_fen": lambda value, _names: yuan(value),
    "occupation": lambda value, names: names.occupation(value),
    "role": lambda value, names: names.role(value),
    "skill": lambda value, names: names.skill(value),
    "region": lambda value, _names: region_name(value),
    "issuer_region": lambda value, _names: region_name(value),
    "chance_permille": lambda value, _names: percent(value / 1000),
    "mocks": lambda value, _names: "\n".join(map(mock_line, mock_results(value))),
}


def field_names() -> dict[str, str]:
    """What the fields of records are called."""
    return {**_names_in_life(), **_names_in_papers(), **_names_in_mentoring()}


def _names_in_life() -> dict[str, str]:
    return {
        "amount_fen": tr("Amount in yuan"),
        "benefit": tr("Benefit"),
        "birth_date": tr("Date of birth"),
        "by": tr("By"),
        "competition": tr("Competition"),
        "completed_on": tr("Completed on"),
        "contract": tr("Contract"),
        "employer": tr("Employer"),
        "end": tr("Last day"),
        "event": tr("Event"),
        "graduated_on": tr("Graduated on"),
        "hours": tr("Class hours"),
        "major_matches": tr("Does the subject match the occupation?"),
        "month": tr("Month"),
        "name": tr("Name"),
        "note": tr("Note"),
        "occupation": tr("Occupation"),
        "on": tr("Day"),
        "prize": tr("Prize"),
        "provider": tr("Given by"),
        "rank": tr("Rank"),
        "region": tr("Region"),
        "role": tr("Post"),
        "school": tr("School"),
        "start": tr("First day"),
        "station_class": tr("Station class"),
        "tier": tr("Tier"),
        "title": tr("Title"),
    }


def _names_in_papers() -> dict[str, str]:
    return {
        "accepted": tr("Accepted"),
        "added_at": tr("Added on"),
        "issued_on": tr("Issued on"),
        "issuer": tr("Issuer"),
        "issuer_kind": tr("Kind of issuer"),
        "issuer_region": tr("Region of issue"),
        "kind": tr("Kind"),
        "last_review_on": tr("Last review"),
        "level": tr("Level"),
        "number": tr("Number"),
        "result": tr("Result"),
        "review": tr("Overall review mark"),
        "revoked_on": tr("Revoked on"),
        "skills": tr("Practical mark"),
        "theory": tr("Theory mark"),
        "valid_until": tr("Valid until"),
    }


def _names_in_mentoring() -> dict[str, str]:
    return {
        "answer": tr("Answer"),
        "answers": tr("Answers"),
        "as_of": tr("As of"),
        "chance_permille": tr("Chance of passing"),
        "correct": tr("Right answers"),
        "exam_on": tr("Exam on"),
        "minutes": tr("Minutes of study"),
        "mocks": tr("Mock exams"),
        "contract_end": tr("Contract until"),
        "contract_start": tr("Contract from"),
        "done": tr("Done"),
        "goals": tr("Goals"),
        "mentor": tr("Mentor"),
        "paper_on": tr("Signed on paper on"),
        "place": tr("Place"),
        "rating": tr("Own mark, 1 to 5"),
        "skill": tr("Skill"),
        "stage": tr("Stage"),
        "steps": tr("Next steps"),
        "what": tr("What was done"),
    }


def kinds_name(kind: str) -> str:
    """A kind of record, in the plural, for a choice of what goes in."""
    return {
        "person": ptr("kinds", "Name and trade"),
        "certificate": ptr("kinds", "Certificates"),
        "experience": ptr("kinds", "Jobs"),
        "education": ptr("kinds", "Schools"),
        "training": ptr("kinds", "Courses"),
        "award": ptr("kinds", "Awards"),
        "exam": ptr("kinds", "Exams"),
        "acceptance": ptr("kinds", "Notes on employers"),
        "income": ptr("kinds", "Income"),
        "goal": ptr("kinds", "Goals"),
        "mentorship": ptr("kinds", "Mentors"),
        "practice": ptr("kinds", "Practice log"),
        "signoff": ptr("kinds", "Sign-offs"),
        "monthly_review": ptr("kinds", "Monthly reviews"),
        "study_report": ptr("kinds", "Study, month by month"),
        "attachment": ptr("kinds", "Photos and files"),
    }[kind]


def becomes_words(action: str) -> tuple[str, str, str]:
    """What becomes of a record: the words of its badge, the badge's state and its icon."""
    return {
        "added": (tr("New"), "good", "plus"),
        "changed": (tr("Changed"), "info", "edit"),
        "removed": (tr("Removed"), "bad", "minus"),
    }[action]


def changes_words(kind: str, before: Body, after: Body, names: Names) -> str:
    """What differs between two versions of a record, a field in each line."""
    called, dash = field_names(), "–"

    def said(body: Body, name: str) -> str:
        return _value_words(kind, name, body[name], names) if name in body else dash

    differing = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return "\n".join(
        tr("{field}: {before} → {after}").format(
            field=called.get(name, name), before=said(before, name), after=said(after, name)
        )
        for name in differing
    )


def effects_words(counts: Mapping[str, int]) -> str:
    """How many records would be added, changed and removed."""
    added, changed, removed = (counts.get(action, 0) for action in ("added", "changed", "removed"))
    parts = [
        words.format(n=count)
        for count, words in (
            (added, ntr("{n} record new", "{n} records new", added)),
            (changed, ntr("{n} changed", "{n} changed", changed)),
            (removed, ntr("{n} removed", "{n} removed", removed)),
        )
        if count
    ]
    return tr(", ").join(parts) if parts else tr("nothing new")
