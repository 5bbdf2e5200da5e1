"""The entries of the packs in the file, read as typed records; `installed` has the packs themselves."""

from __future__ import annotations

from datetime import date

from tracker.catalog.installed import RULEBOOKS, STANDS_BACK
from tracker.catalog.model import (
    Agreement,
    Amount,
    Benefit,
    Checklist,
    Edition,
    Knowledge,
    Occupation,
    Opportunity,
    Role,
    Route,
    Skill,
    Syllabus,
    Topic,
)
from tracker.certificates.model import Review
from tracker.kernel.entry import Entry
from tracker.kernel.jsontext import from_json
from tracker.kernel.terms import CertificateKind, Level
from tracker.requirements.leaves import Role as PostHeld
from tracker.requirements.leaves import Signoffs, covers
from tracker.requirements.tree import leaves_of, read_requirement

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any, Concatenate, ParamSpec, TypeVar

    P = ParamSpec("P")
    T = TypeVar("T")

    from tracker.kernel.problems import Problem
    from tracker.requirements.tree import Requirement
    from tracker.store.session import Reader

_READ: dict[tuple[Any, ...], Any] = {}
_READ_OF: list[object] = [None]


def _kept(read: Callable[Concatenate[Reader, P], T]) -> Callable[Concatenate[Reader, P], T]:
    """Read entries once as long as the same packs are installed: reading rules costs more than measuring by them."""

    def kept(reader: Reader, /, *args: P.args, **options: P.kwargs) -> T:
        installed = reader.rows("SELECT id, digest, origin, rulebook, installed_at FROM pack ORDER BY id")
        if _READ_OF[0] != installed:
            _READ.clear()
            _READ_OF[0] = installed
        given = args[:-1] if args[-1:] == (None,) else args  # nothing asked for in particular: as without
        key = (read.__name__, *given, *options.items())
        if key not in _READ:
            _READ[key] = read(reader, *args, **options)
        found: T = _READ[key]
        return found

    kept.__name__, kept.__doc__ = read.__name__, read.__doc__
    return kept


def _bodies(reader: Reader, section: str, level: str | None = None) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(pack, key, body) of the packs in force; of entries with one key the last installed, the user's own last."""
    latest: dict[str, tuple[str, str | None, str]] = {}
    for pack, key, of_level, body in reader.rows(
        "SELECT pack_entry.pack, pack_entry.key, pack_entry.level, pack_entry.body FROM pack_entry "
        "JOIN pack ON pack.id = pack_entry.pack WHERE section = ? "
        f"AND NOT ({STANDS_BACK}) ORDER BY pack.origin DESC, pack.installed_at, pack.id, pack_entry.position",
        (section,),
    ):
        latest.pop(key, None)
        latest[key] = (pack, of_level, body)
    asked = {key: (pack, body) for key, (pack, of_level, body) in latest.items() if level in (None, of_level)}
    try:  # all at once: half the time of each by itself
        bodies = from_json(f"[{','.join(body for _pack, body in asked.values())}]")
    except ValueError:
        raise reader.damaged from None
    for (key, (pack, _body)), read in zip(asked.items(), bodies, strict=True):
        yield pack, key, read


def _asking(
    reader: Reader, section: str, level: str | None = None, region: str | None = None
) -> Iterator[tuple[str, str, dict[str, Any], Requirement | None]]:
    """The same, of those for a region if one is given, with what each asks, None where it asks nothing.

    An entry that asks something this version of the program cannot read is left out: it must never count as met.
    """
    for pack, key, body in _bodies(reader, section, level):
        if region and not any(covers(named, region) for named in body["regions"]):
            continue
        problems: list[Problem] = []
        requires = _requirement(body, "requires", problems)
        _requirement(body, "shut_out_by", problems)
        if not problems:
            yield pack, key, body, requires


def _requirement(body: Mapping[str, Any], field: str, problems: list[Problem]) -> Requirement | None:
    return read_requirement(body[field], problems) if field in body else None


def _common(pack: str, key: str, body: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "pack": pack,
        "key": key,
        "name": body.get("name"),
        "source": body.get("source"),
        "note": body.get("note"),
        "in_force_from": _day(body.get("in_force_from")),
        "in_force_until": _day(body.get("in_force_until")),
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _own(reader: Reader) -> frozenset[str]:
    """The packs the user brought."""
    return frozenset(pack for (pack,) in reader.rows("SELECT id FROM pack WHERE origin = 'own'"))


@_kept
def occupations(reader: Reader) -> tuple[Occupation, ...]:
    """Every occupation the packs in force declare.

    Which edition one follows is part of the national rules: beside a rulebook of the user's own, what the program says
    of that does not count.
    """
    own = _own(reader)
    ruled = bool(reader.value(f"SELECT count(*) {RULEBOOKS}"))
    return tuple(
        Occupation(
            **_common(pack, key, body),
            code=key,
            related=tuple(body.get("related", ())),
            editions=tuple(
                Edition(edition=one["edition"], since=date.fromisoformat(one["from"]))
                for one in body.get("editions", ())
                if pack in own or not ruled
            ),
        )
        for pack, key, body in _bodies(reader, "occupation")
    )


@_kept
def routes(reader: Reader, level: str | None = None) -> tuple[Route, ...]:
    """The routes to a level, or all."""
    return tuple(
        Route(
            **_common(pack, key, body),
            id=key,
            edition=body["edition"],
            occupations=tuple(body["occupations"]),
            level=Level(body["level"]),
            requires=requires,
        )
        for pack, key, body, requires in _asking(reader, "route", level)
        if requires is not None
    )


@_kept
def reviews(reader: Reader) -> tuple[Review, ...]:
    """The review rules."""
    own = _own(reader)
    return tuple(
        Review(
            **_common(pack, key, body),
            kinds=tuple(CertificateKind(kind) for kind in body["kinds"]),
            every_months=body.get("every_months"),
            window_days=body.get("window_days", 0),
            valid_months=body.get("valid_months"),
            own=pack in own,
        )
        for pack, key, body in _bodies(reader, "review")
    )


@_kept
def agreements(reader: Reader) -> tuple[Agreement, ...]:
    """The recognition agreements."""
    return tuple(
        Agreement(
            **_common(pack, key, body),
            id=key,
            parties=tuple(body["parties"]),
            kinds=tuple(CertificateKind(kind) for kind in body["kinds"]),
            in_law=body.get("in_law", False),
        )
        for pack, key, body in _bodies(reader, "agreement")
    )


@_kept
def benefits(reader: Reader, region: str | None = None) -> tuple[Benefit, ...]:
    """The benefits given in a region, or all."""
    entries = _asking(reader, "benefit", region=region)
    return tuple(_benefit(pack, key, body, requires) for pack, key, body, requires in entries)


def benefit_copy(body: Mapping[str, Any]) -> Benefit | None:
    """A benefit from a copy of its entry (see `body_of`); None where this version cannot read what it asks."""
    problems: list[Problem] = []
    requires = _requirement(body, "requires", problems)
    return None if problems else _benefit(body.get("pack", ""), body["id"], body, requires)


def _benefit(pack: str, key: str, body: Mapping[str, Any], requires: Requirement | None) -> Benefit:
    return Benefit(
        **_common(pack, key, body),
        id=key,
        regions=tuple(body["regions"]),
        requires=requires,
        amount=Amount(**body["amount"]),
        claim_months=body.get("claim_within", {}).get("months"),
        documents=tuple(body.get("documents", ())),
        shut_out_by=_requirement(body, "shut_out_by", []),
    )


@_kept
def roles(reader: Reader, ladder: str | None = None, *, asking: bool = True) -> tuple[Role, ...]:
    """The posts of one ladder, or of all; `asking=False` leaves out what they ask, where only their order matters."""
    entries = _asking(reader, "role") if asking else ((*entry, None) for entry in _bodies(reader, "role"))
    return tuple(
        Role(
            **_common(pack, key, body),
            ladder=body["ladder"],
            id=body["id"],
            channel=body["channel"],
            above=tuple(body.get("above", ())),
            grades=body.get("grades", {}),
            requires=requires,
        )
        for pack, key, body, requires in entries
        if ladder in (None, body["ladder"])
    )


@_kept
def checklists(reader: Reader) -> tuple[Checklist, ...]:
    """The skill checklists."""
    return tuple(
        Checklist(
            **_common(pack, key, body),
            id=key,
            occupation=body.get("occupation"),
            skills=tuple(Skill(**one) for one in body["skills"]),
        )
        for pack, key, body in _bodies(reader, "checklist")
    )


@_kept
def syllabuses(reader: Reader) -> tuple[Syllabus, ...]:
    """The syllabuses."""
    return tuple(
        Syllabus(
            **_common(pack, key, body),
            occupation=body["occupation"],
            level=Level(body["level"]) if "level" in body else None,
            component=body["component"],
            pass_mark=body.get("pass_mark", 60),
            topics=tuple(Topic(id=one["id"], name=one["name"], weight=one.get("weight")) for one in body["topics"]),
        )
        for pack, key, body in _bodies(reader, "syllabus")
    )


@_kept
def opportunities(reader: Reader) -> tuple[Opportunity, ...]:
    """The opportunities."""
    return tuple(
        _opportunity(pack, key, body, requires) for pack, key, body, requires in _asking(reader, "opportunity")
    )


def opportunity_of(pack: str, body: Mapping[str, Any]) -> Opportunity:
    """An opportunity from an entry that was checked but is not installed."""
    return _opportunity(pack, body["id"], body, _requirement(body, "requires", []))


def _opportunity(pack: str, key: str, body: Mapping[str, Any], requires: Requirement | None) -> Opportunity:
    return Opportunity(
        **_common(pack, key, body),
        id=key,
        kind=body["kind"],
        regions=tuple(body.get("regions", ())),
        opens_on=_day(body.get("opens_on")),
        closes_on=_day(body.get("closes_on")),
        requires=requires,
    )


def around(
    reader: Reader,
    *,
    routes: Iterable[Route] = (),
    benefits: Iterable[Benefit] = (),
    opportunities: Iterable[Opportunity] = (),
) -> Knowledge:
    """These rules with what else must be known to measure them: posts and checklists only where one asks for them."""
    known = Knowledge(
        occupations=occupations(reader),
        routes=tuple(routes),
        benefits=tuple(benefits),
        opportunities=tuple(opportunities),
    )
    asked: list[Requirement | None] = [route.requires for route in known.routes]
    asked += [one.requires for one in known.opportunities]
    for benefit in known.benefits:
        asked += (benefit.requires, benefit.shut_out_by)
    names = {leaf.name for requirement in asked if requirement for leaf in leaves_of(requirement)}
    return known.replace(
        roles=roles(reader, asking=False) if PostHeld.name in names else (),
        checklists=checklists(reader) if Signoffs.name in names else (),
    )


@_kept
def knowledge(reader: Reader) -> Knowledge:
    """Everything the packs in force say that people are measured by."""
    return Knowledge(
        occupations=occupations(reader),
        routes=routes(reader),
        agreements=agreements(reader),
        benefits=benefits(reader),
        roles=roles(reader),
        checklists=checklists(reader),
        opportunities=opportunities(reader),
    )


def bodies(reader: Reader, section: str) -> tuple[tuple[str, str, dict[str, Any]], ...]:
    """(pack, key, plain data) of every entry in force of a section: for writing them down again."""
    return tuple(_bodies(reader, section))


def body_of(reader: Reader, section: str, key: str) -> dict[str, Any] | None:
    """An entry in force as plain data, with the pack it is from: what is copied to what is decided by it."""
    for pack, found, body in _bodies(reader, section):
        if found == key:
            return {"pack": pack, **body}
    return None


def entries(reader: Reader, section: str) -> tuple[Entry, ...]:
    """The entries of any section, for pages that browse the rules."""
    read: dict[str, Callable[[Reader], tuple[Entry, ...]]] = {
        "occupation": occupations,
        "route": routes,
        "review": reviews,
        "agreement": agreements,
        "benefit": benefits,
        "role": roles,
        "checklist": checklists,
        "syllabus": syllabuses,
        "opportunity": opportunities,
    }
    return read[section](reader)


def section_of(reader: Reader, key: str) -> str | None:
    """The section of the packs in force that has an entry of that key; of several the first by name."""
    found: str | None = reader.value(
        "SELECT min(section) FROM pack_entry JOIN pack ON pack.id = pack_entry.pack "
        f"WHERE pack_entry.key = ? AND NOT ({STANDS_BACK})",
        (key,),
    )
    return found


def name_of(entry: Entry, language: str) -> str:
    """An entry's name in a language, else in any, else its key."""
    return name_in(entry.name, language, entry.key)


def name_in(names: Mapping[str, str] | None, language: str, fallback: str) -> str:
    """A name in a language, else in any, else what stands in for it."""
    known = names or {}
    return known.get(language) or next(iter(known.values()), fallback)
