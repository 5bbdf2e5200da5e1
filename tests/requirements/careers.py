"""Random working lives and requirements: overlaps, gaps, leap days, revocations, re-issues, records with holes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.requirements.checklists import CHECKLISTS

OCCUPATIONS = ["4-11-01-01", "6-31-01-03", "6-18-01-01", None]
"""The first two are related; the last is a record whose occupation was left out."""
ROLES = ["reader", "leader", "technician", "head", "stranger", None]
LEVELS = ["apprentice", "level_5", "level_4", "level_3", "level_2", "level_1"]
TITLES = ["junior", "intermediate"]
SCOPES = ["same", "same_or_related", "any", "6-31-01-03"]
REGIONS = ["500116", "500000", "510100", "420607", None]

PACK: dict[str, Any] = {
    "occupation": [
        {"code": "4-11-01-01", "related": ["6-31-01-03"]},
        {"code": "6-31-01-03"},
        {"code": "6-18-01-01"},
    ],
    "role": [
        {"ladder": "station", "id": "reader"},
        {"ladder": "station", "id": "leader", "above": ["reader"]},
        {"ladder": "station", "id": "technician", "above": ["leader"]},
        {"ladder": "station", "id": "head", "above": ["leader"]},
        {"ladder": "workshop", "id": "leader"},
        {"ladder": "workshop", "id": "stranger", "above": ["leader"]},
    ],
    "checklist": CHECKLISTS,
}

TURNS = [
    date(2012, 2, 29),
    date(2015, 12, 31),
    date(2016, 2, 29),
    date(2016, 3, 1),
    date(2019, 2, 28),
    date(2020, 2, 29),
]
days = st.one_of(st.dates(date(2010, 1, 1), date(2022, 12, 31)), st.sampled_from(TURNS))
todays = st.one_of(st.dates(date(2014, 1, 1), date(2021, 12, 31)), st.sampled_from(TURNS))


def plain(fields: dict[str, Any]) -> dict[str, Any]:
    """A record as a career file has it: no empty fields, dates as text."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in fields.items()
        if value is not None
    }


@st.composite
def jobs(draw: st.DrawFn, most: int = 8) -> list[dict[str, Any]]:
    """Work intervals: each begins anywhere, or around the end of the one before."""
    found: list[dict[str, Any]] = []
    start = draw(days)
    for _ in range(draw(st.integers(0, most))):
        length = draw(st.one_of(st.integers(0, 40), st.integers(0, 1500), st.sampled_from([365, 366, 1460, 1461])))
        end = draw(st.sampled_from([start + timedelta(days=length)] * 9 + [None]))
        job = {"start": start, "end": end, "occupation": draw(st.sampled_from(OCCUPATIONS))}
        found.append(plain({**job, "role": draw(st.sampled_from(ROLES)), "region": draw(st.sampled_from(REGIONS))}))
        beside = (end or start) + timedelta(days=draw(st.integers(-3, 40)))
        start = draw(st.one_of(st.just(max(beside, date(2005, 1, 1))), days))
    return draw(st.permutations(found)) if found else found


@st.composite
def certificates(draw: st.DrawFn, most: int = 6) -> list[dict[str, Any]]:
    """Certificates of any kind, some revoked or run out, some issued again the day after, before or later."""
    found: list[dict[str, Any]] = []
    issued = draw(days)
    for _ in range(draw(st.integers(0, most))):
        kind = draw(st.sampled_from(["skill_level", "qualification", "special_operation", "professional_title"]))
        ladder = {"professional_title": TITLES, "special_operation": []}.get(kind, LEVELS)
        lasts = draw(st.one_of(st.none(), st.integers(0, 2500)))
        until = None if lasts is None else issued + timedelta(days=lasts)
        revoked = draw(st.one_of(st.none(), st.none(), st.integers(0, 2500)))
        found.append(
            plain(
                {
                    "kind": kind,
                    "level": draw(st.sampled_from([*ladder, None])),
                    "occupation": draw(st.sampled_from(OCCUPATIONS)),
                    "issuer_kind": draw(st.sampled_from(["government", "registered_body", "employer", None])),
                    "issuer_region": draw(st.sampled_from(REGIONS)),
                    "issued_on": issued,
                    "valid_until": until,
                    "revoked_on": None if revoked is None else issued + timedelta(days=revoked),
                    "last_review_on": draw(st.sampled_from([None, issued, issued + timedelta(days=lasts or 700)])),
                }
            )
        )
        issued = draw(st.one_of(st.just((until or issued) + timedelta(days=draw(st.integers(-2, 2)))), days))
    return found


def some(fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """A few records with these fields."""
    return st.lists(st.fixed_dictionaries(fields).map(plain), max_size=3)


occupations, levels, perhaps = st.sampled_from(OCCUPATIONS), st.sampled_from(LEVELS), st.one_of(st.none(), days)
marks = st.one_of(st.none(), st.integers(40, 90))
schools = some(
    {
        "stage": st.sampled_from(["technical_school", "technician_college", "university", None]),
        "major_matches": st.sampled_from([True, False, None]),
        "graduated_on": perhaps,
    }
)
courses = some(
    {
        "title": st.just("course"),
        "occupation": occupations,
        "level": levels,
        "hours": st.one_of(st.none(), st.integers(0, 60)),
        "completed_on": perhaps,
    }
)
awards = some(
    {
        "competition": st.just("c"),
        "tier": st.sampled_from(["national_1", "provincial", "county"]),
        "rank": st.one_of(st.none(), st.integers(1, 9)),
        "prize": st.sampled_from(["first", "third", None]),
        "on": days,
    }
)
exams = some(
    {"occupation": st.sampled_from(OCCUPATIONS[:3]), "level": levels, "on": days, "theory": marks, "skills": marks}
)
signoffs = some(
    {
        "skill": st.sampled_from(["pole", "meter", "aid", "other"]),
        "stage": st.sampled_from(["seen", "assisted", "independent", None]),
        "on": days,
        "answer": st.sampled_from([None, None, "confirmed", "returned"]),
    }
)
births = st.one_of(st.none(), st.dates(date(1960, 1, 1), date(2004, 2, 29)))


@st.composite
def careers(draw: st.DrawFn) -> dict[str, Any]:
    """A whole career file's content, without uids."""
    return {
        "person": plain({"region": draw(st.sampled_from(REGIONS)), "birth_date": draw(births)}),
        "experience": draw(jobs()),
        "certificates": draw(certificates()),
        "education": draw(schools),
        "training": draw(courses),
        "awards": draw(awards),
        "exams": draw(exams),
        "signoffs": draw(signoffs),
    }


scopes = st.sampled_from(SCOPES)
kinds = st.lists(
    st.sampled_from(["skill_level", "qualification", "special_operation", "professional_title"]),
    min_size=1,
    max_size=3,
    unique=True,
)


def leaf(
    name: str, required: dict[str, Any], optional: dict[str, Any] | None = None
) -> st.SearchStrategy[dict[str, Any]]:
    """A leaf as packs write it."""
    return st.fixed_dictionaries(required, optional=optional or {}).map(lambda fields: {name: fields})


spans = st.one_of(
    st.integers(0, 12).map(lambda years: {"years": years}), st.integers(0, 150).map(lambda months: {"months": months})
)


@st.composite
def tenures(draw: st.DrawFn) -> dict[str, Any]:
    """Years or months in a scope, with and without a beginning."""
    start = draw(st.sampled_from([{}, {}, {"since": draw(st.sampled_from(LEVELS))}, {"since_title": "junior"}]))
    return {"tenure": {**draw(spans), "occupation": draw(scopes), **start}}


leaves = st.one_of(
    leaf("holds", {"kinds": kinds}, {"level": st.sampled_from([*LEVELS, *TITLES]), "occupation": scopes}),
    tenures(),
    tenures(),
    leaf(
        "role",
        {"role": st.sampled_from(["reader", "leader", "head", "stranger", "nobody"])},
        {"years": st.integers(0, 8), "ladder": st.sampled_from(["station", "workshop"])},
    ),
    leaf("education", {"stages": st.just(["technical_school", "university"])}, {"major_matches": st.just(True)}),
    leaf("training", {}, {"hours": st.integers(1, 120), "occupation": scopes, "level": st.sampled_from(LEVELS)}),
    leaf(
        "award",
        {"tier": st.sampled_from(["national_2", "provincial", "enterprise"])},
        {"rank": st.integers(1, 6), "prize": st.sampled_from(["first", "merit"])},
    ),
    leaf(
        "signoffs",
        {"checklist": st.sampled_from(["basics", "kept"])},
        {"share": st.sampled_from(["0.50", "0.34", "1"]), "stage": st.sampled_from(["seen", "supervised"])},
    ),
    leaf(
        "exam",
        {"component": st.sampled_from(["theory", "skills"])},
        {"mark": st.integers(1, 80), "occupation": scopes, "level": st.sampled_from(LEVELS)},
    ),
    st.fixed_dictionaries({"min": st.integers(0, 50)}, optional={"max": st.integers(50, 60)}).map(
        lambda age: {"age": age}
    ),
    leaf("region", {"in": st.lists(st.sampled_from(["50", "5001", "420607"]), min_size=1, max_size=2)}),
    leaf("issuer", {"kinds": st.just(["government", "registered_body"])}, {"occupation": scopes}),
)


@st.composite
def at_least(draw: st.DrawFn, parts: st.SearchStrategy[dict[str, Any]]) -> dict[str, Any]:
    """So many of some parts."""
    of = draw(st.lists(parts, min_size=1, max_size=4))
    return {"at_least": {"n": draw(st.integers(1, len(of))), "of": of}}


def composites(parts: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Parts put together in any of the three ways."""
    lists = st.lists(parts, min_size=1, max_size=4)
    return st.one_of(lists.map(lambda of: {"all": of}), lists.map(lambda of: {"any": of}), at_least(parts))


requirements = st.recursive(leaves, composites, max_leaves=8)
