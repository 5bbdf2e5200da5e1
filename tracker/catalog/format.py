"""The pack format, section by section: which keys an entry may have and what each must be.

Used when a pack is checked or installed, never when rules are looked up; every fault is listed, none is fatal to
finding the next.
"""

from __future__ import annotations

from datetime import date, datetime

from tracker.kernel.money import parse_share
from tracker.kernel.problems import Problem
from tracker.kernel.terms import PROVINCES, CertificateKind, Component, Level, SkillStage, StationClass
from tracker.requirements.tree import LARGEST, read_requirement

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    Check = Callable[[Any, str, list[Problem]], None]

IMPOSSIBLE_DATE = "impossible_date"
"""The only key of the table that stands for a date which does not exist: no check lets such a table pass."""


def _fault(problems: list[Problem], code: str, where: str, value: Any, expected: Any = None) -> None:
    problems.append(Problem(code=code, where=where, value=value, expected=expected))


def text(value: Any, where: str, problems: list[Problem]) -> None:
    """A string with something in it."""
    if not isinstance(value, str) or not value.strip():
        _fault(problems, "wrong_type", where, value, "str")


def day(value: Any, where: str, problems: list[Problem]) -> None:
    """A date without a time."""
    if isinstance(value, dict) and IMPOSSIBLE_DATE in value:
        _fault(problems, "bad_date", where, value[IMPOSSIBLE_DATE])
    elif not isinstance(value, date) or isinstance(value, datetime):
        _fault(problems, "wrong_type", where, value, "date")


def _yes_or_no(value: Any, where: str, problems: list[Problem]) -> None:
    """True or false."""
    if type(value) is not bool:
        _fault(problems, "wrong_type", where, value, "bool")


def whole(least: int, most: int = LARGEST) -> Check:
    """A whole number within bounds."""

    def check(value: Any, where: str, problems: list[Problem]) -> None:
        if type(value) is not int:
            _fault(problems, "wrong_type", where, value, "int")
        elif not least <= value <= most:
            _fault(problems, "out_of_range", where, value, least if value < least else (least, most))

    return check


def mark(value: Any, where: str, problems: list[Problem]) -> None:
    """A number from 0 to 100."""
    if type(value) not in (int, float):
        _fault(problems, "wrong_type", where, value, "float")
    elif not 0 <= value <= 100:
        _fault(problems, "out_of_range", where, value, (0, 100))


def one_of(codes: Iterable[str]) -> Check:
    """One of the codes."""
    known = [str(code) for code in codes]

    def check(value: Any, where: str, problems: list[Problem]) -> None:
        if not isinstance(value, str) or value not in known:
            _fault(problems, "unknown_code", where, value, known)

    return check


def listed(item: Check, *, empty: bool = False, once: str | None = None) -> Check:
    """A list whose every item passes; not empty unless said; `once` names a field no two items may share."""

    def check(value: Any, where: str, problems: list[Problem]) -> None:
        if not isinstance(value, list) or (not value and not empty):
            _fault(problems, "not_list", where, value)
            return
        seen: set[str | date] = set()
        for at, one in enumerate(value):
            item(one, f"{where}[{at}]", problems)
            named = one.get(once) if once and isinstance(one, dict) else None
            if isinstance(named, (str, date)):
                if named in seen:
                    _fault(problems, "duplicate", f"{where}[{at}].{once}", named)
                seen.add(named)

    return check


def table(required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    """A table with just these keys."""
    known = {**required, **(optional or {})}

    def check(value: Any, where: str, problems: list[Problem]) -> None:
        if not isinstance(value, dict):
            _fault(problems, "wrong_type", where, value, "table")
            return
        for key, one in value.items():
            if key in known:
                known[key](one, f"{where}.{key}" if where else key, problems)
            else:
                _fault(problems, "unknown_key", f"{where}.{key}" if where else key, key, sorted(known))
        for key in required:
            if key not in value:
                _fault(problems, "missing", f"{where}.{key}" if where else key, None)

    return check


def names(value: Any, where: str, problems: list[Problem]) -> None:
    """Names by language, one at least."""
    if not isinstance(value, dict) or not value:
        _fault(problems, "wrong_type", where, value, "names")
        return
    table({}, {"zh_CN": text, "en": text})(value, where, problems)


def requirement(value: Any, where: str, problems: list[Problem]) -> None:
    """A requirement tree."""
    read_requirement(value, problems, where)


def region(value: Any, where: str, problems: list[Problem]) -> None:
    """A region code of GB/T 2260, a prefix of one, or `*`; counties come and go, a province must be one there is."""
    code = isinstance(value, str) and value.isascii() and value.isdecimal() and 2 <= len(value) <= 6
    if not code and value != "*":
        _fault(problems, "wrong_type", where, value, "region")
    elif code and value[:2] not in PROVINCES:
        _fault(problems, "unknown_province", where, value)


def amount(value: Any, where: str, problems: list[Problem]) -> None:
    """`{ fixed_fen }`, or `{ share, of }` with an optional `cap_fen`."""
    if isinstance(value, dict) and "fixed_fen" in value:
        table({"fixed_fen": whole(0)})(value, where, problems)
    else:
        table({"share": share, "of": one_of(["price"])}, {"cap_fen": whole(0)})(value, where, problems)


def share(value: Any, where: str, problems: list[Problem]) -> None:
    """A decimal from 0 to 1, as text so that it stays exact."""
    try:
        parse_share(value if isinstance(value, str) else "")
    except ValueError:
        _fault(problems, "wrong_type", where, value, "share")


def topics(value: Any, where: str, problems: list[Problem]) -> None:
    """Rows with weights that make 100 together, or all without, while the official table is not known."""
    found = len(problems)
    listed(table({"id": text, "name": names}, {"weight": mark}), once="id")(value, where, problems)
    if len(problems) > found:
        return
    weights = [row["weight"] for row in value if "weight" in row]
    if weights and (len(weights) < len(value) or abs(sum(weights) - 100) > 1e-6):
        _fault(problems, "weights", where, sum(weights))


_COMMON: dict[str, Check] = {
    "source": text,
    "note": text,
    "in_force_from": day,
    "in_force_until": day,
    "name": names,
}
_CENTURY_DAYS, _CENTURY_MONTHS = 36525, 1200
_LEVEL = one_of(Level)
_KINDS = listed(one_of(CertificateKind))
_SKILL = table(
    {"id": text, "name": names, "stage": one_of(SkillStage)},
    {"observations": whole(1, 100), "lapses_months": whole(1, _CENTURY_MONTHS)},
)

PACK = table({"id": text, "title": names, "version": text, "as_of": day, "source": text})

SECTIONS: dict[str, Check] = {
    "occupation": table(
        {"code": text, "name": names},
        {
            **_COMMON,
            "related": listed(text, empty=True),
            "editions": listed(table({"edition": text, "from": day}), empty=True, once="from"),
        },
    ),
    "route": table(
        {"id": text, "edition": text, "occupations": listed(text), "level": _LEVEL, "requires": requirement}, _COMMON
    ),
    "syllabus": table(
        {"occupation": text, "component": one_of(Component), "topics": topics},
        {**_COMMON, "level": _LEVEL, "pass_mark": mark},
    ),
    "review": table(
        {"kinds": _KINDS},
        {
            **_COMMON,
            "every_months": whole(1, _CENTURY_MONTHS),
            "window_days": whole(0, _CENTURY_DAYS),
            "valid_months": whole(1, _CENTURY_MONTHS),
        },
    ),
    "agreement": table({"id": text, "parties": listed(region), "kinds": _KINDS}, {**_COMMON, "in_law": _yes_or_no}),
    "benefit": table(
        {"id": text, "regions": listed(region), "amount": amount},
        {
            **_COMMON,
            "requires": requirement,
            "claim_within": table({"months": whole(0, _CENTURY_MONTHS), "from": one_of(["issued_on"])}),
            "documents": listed(text),
            "shut_out_by": requirement,
        },
    ),
    "role": table(
        {"ladder": text, "id": text, "channel": one_of(["entry", "technical", "management"])},
        {
            **_COMMON,
            "above": listed(text, empty=True),
            "grades": table({}, dict.fromkeys(map(str, StationClass), whole(0))),
            "requires": requirement,
        },
    ),
    "checklist": table(
        {"id": text, "skills": listed(_SKILL, once="id")},
        {**_COMMON, "occupation": text},
    ),
    "opportunity": table(
        {"id": text, "kind": one_of(["competition", "opening", "course", "casual_work", "market"])},
        {**_COMMON, "regions": listed(region), "opens_on": day, "closes_on": day, "requires": requirement},
    ),
}


def key_of(section: str, entry: dict[str, Any]) -> str:
    """What makes an entry one of a kind in its section: a later pack's entry of the same key replaces it.

    Empty where the entry lacks what its key is made of.
    """
    if section == "review":
        kinds, since = entry.get("kinds"), entry.get("in_force_from", "")
        listed_kinds = [kind for kind in kinds if isinstance(kind, str)] if isinstance(kinds, list) else []
        return f"{'+'.join(listed_kinds)}@{since if isinstance(since, date) else ''}" if listed_kinds else ""
    if section == "syllabus":
        entry = {"level": "*", **entry}
    parts = [entry.get(part) for part in _KEYS.get(section, ("id",))]
    texts = [part for part in parts if isinstance(part, str)]
    return "/".join(texts) if len(texts) == len(parts) else ""


_KEYS = {"occupation": ("code",), "syllabus": ("occupation", "level", "component"), "role": ("ladder", "id")}
"""The fields an entry's key is made of; `id` where nothing is said."""


def check_entry(section: str, entry: Any) -> list[Problem]:
    """Everything wrong with one entry by itself."""
    problems: list[Problem] = []
    SECTIONS[section](entry, "", problems)
    if isinstance(entry, dict):
        for first, last in (("in_force_from", "in_force_until"), ("opens_on", "closes_on")):
            before, after = entry.get(first), entry.get(last)
            if type(before) is date and type(after) is date and before > after:
                _fault(problems, "ends_before", last, after, before)
    return problems


def check_together(entries: list[tuple[str, str, dict[str, Any]]]) -> list[tuple[int, Problem]]:
    """What only shows across entries: keys given twice, ladders that lead nowhere or in a circle.

    Takes (section, key, entry) of a whole pack, whatever else is wrong with them; answers the position of the entry at
    fault and the problem.
    """
    faults: list[tuple[int, Problem]] = []
    seen: set[tuple[str, str]] = set()
    for at, (section, key, _entry) in enumerate(entries):
        if key and (section, key) in seen:
            faults.append((at, Problem(code="duplicate", where="id", value=key)))
        seen.add((section, key))
    roles = [(at, key, entry) for at, (section, key, entry) in enumerate(entries) if section == "role" and key]
    above: dict[str, list[str]] = {}
    for _at, key, entry in roles:
        above.setdefault(key, []).extend(_lowers(entry))
    for at, key, entry in roles:
        faults += [
            (at, Problem(code="unknown_role", where="above", value=lower.partition("/")[2]))
            for lower in _lowers(entry)
            if lower not in above
        ]
        if _reaches(key, key, above):
            faults.append((at, Problem(code="circle", where="above", value=key)))
    return faults


def _lowers(role: dict[str, Any]) -> list[str]:
    """The keys of the roles another says it is above."""
    listed_lowers = role.get("above")
    if not isinstance(listed_lowers, list):
        return []
    return [f"{role['ladder']}/{lower}" for lower in listed_lowers if isinstance(lower, str)]


def _reaches(start: str, goal: str, above: dict[str, list[str]]) -> bool:
    todo, seen = list(above.get(start, ())), set[str]()
    while todo:
        role = todo.pop()
        if role == goal:
            return True
        if role not in seen:
            seen.add(role)
            todo += above.get(role, ())
    return False
