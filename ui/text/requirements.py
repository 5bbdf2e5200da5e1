"""What a requirement asks, in plain words: every leaf a pack can state, and the ways to combine them."""

from __future__ import annotations

from tracker.kernel.record import Record
from tracker.kernel.terms import LEVEL_KINDS, CertificateKind, Level
from tracker.requirements.leaves import Leaf
from ui.text.catalogue import ntr, tr
from ui.text.formats import percent
from ui.text.labels import label, one_of, region_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from tracker.overview.names import Names
    from tracker.requirements.tree import Requirement

    Need = Mapping[str, Any]


class AskedLine(Record):
    """One line of a requirement written out; `depth` is how far it is set in."""

    depth: int
    text: str


def asked_words(kind: str, need: Need, names: Names) -> str:
    """What a leaf or a combination asks, from its kind and the fields it was given."""
    return _WORDS[kind](need, names)


def written_out(requirement: Requirement, names: Names, depth: int = 0) -> Iterator[AskedLine]:
    """A requirement line by line, parts set in below what combines them; the outermost "all" needs no line."""
    if isinstance(requirement, Leaf):
        yield AskedLine(depth=depth, text=asked_words(requirement.name, requirement.need(), names))
        return
    parts = requirement.parts
    kind, count = _combination(requirement)
    whole = depth == 0 and kind == "all"
    if not whole:
        yield AskedLine(depth=depth, text=asked_words(kind, {"parts": count}, names))
    for part in parts:
        yield from written_out(part, names, depth if whole else depth + 1)


def _combination(requirement: Requirement) -> tuple[str, int]:
    """The kind of a combination, as verdicts name it, and how many of its parts it asks."""
    kind = {"AllOf": "all", "AnyOf": "any", "AtLeast": "at_least"}[type(requirement).__name__]
    return kind, getattr(requirement, "count", 1)


def years_or_months(need: Need) -> str:
    """The time a leaf asks: so many years, or months."""
    if need.get("months") is not None:
        return ntr("{n} month", "{n} months", need["months"]).format(n=need["months"])
    years = need.get("years") or 0
    return ntr("{n} year", "{n} years", years).format(n=years)


def _scope_words(named: str, names: Names) -> str:
    """Which occupations count."""
    return {
        "same": tr("this occupation"),
        "same_or_related": tr("this or a related occupation"),
        "any": tr("any occupation"),
    }.get(named) or names.occupation(named)


def inside(words: str) -> str:
    """A label as it stands in the middle of a sentence: with a small first letter, unless it is an abbreviation."""
    return words[:1].lower() + words[1:] if not words[:2].isupper() else words


def _holds(need: Need, names: Names) -> str:
    kinds, level, scope = tuple(need["kinds"]), need.get("level"), _scope_words(need["occupation"], names)
    if level is not None and set(kinds) == set(LEVEL_KINDS):
        return tr("Hold a valid certificate in {scope}: {level} or higher").format(scope=scope, level=label(level))
    if level is not None and kinds == (CertificateKind.PROFESSIONAL_TITLE,):
        return tr("Hold a {title} or higher, for {scope}").format(scope=scope, title=label(level))
    words = one_of([inside(label(kind)) for kind in kinds])
    if level is not None:
        return tr("Hold a valid {kinds} in {scope}: {level} or higher").format(
            kinds=words, scope=scope, level=label(level)
        )
    if need["occupation"] == "any":
        return tr("Hold a valid {kinds}").format(kinds=words)
    return tr("Hold a valid {kinds} in {scope}").format(kinds=words, scope=scope)


def _tenure(need: Need, names: Names) -> str:
    span, scope = years_or_months(need), _scope_words(need["occupation"], names)
    begins = [tr("the {level} certificate").format(level=label(need["since"]))] if need.get("since") else []
    begins += [tr("the {title}").format(title=label(need["since_title"]))] if need.get("since_title") else []
    if not begins:
        return tr("{span} of work in {scope} in all").format(span=span, scope=scope)
    return tr("{span} of work in {scope} after obtaining {begins}").format(
        span=span, scope=scope, begins=tr(" and ").join(begins)
    )


def _education(need: Need, _names: Names) -> str:
    stages = one_of([inside(label(stage)) for stage in need["stages"]])
    major = need.get("major_matches")
    if major is None:
        return tr("Graduated from: {stages}").format(stages=stages)
    if major:
        return tr("Graduated in a matching or related major from: {stages}").format(stages=stages)
    return tr("Graduated in another major from: {stages}").format(stages=stages)


def _training(need: Need, names: Names) -> str:
    level, hours = need.get("level"), need.get("hours")
    scope = _scope_words(need["occupation"], names) if need.get("occupation") else ""
    if level is Level.APPRENTICE and hours is None:
        return tr("Apprenticeship completed: {scope}").format(scope=scope or _scope_words("any", names))
    about = _about(scope, label(level) if level else "")
    if hours is None:
        return tr("One training course completed{about}").format(about=about)
    return tr("{hours} class hours of training{about}").format(hours=f"{hours:g}", about=about)


def _about(scope: str, level: str) -> str:
    parts = [part for part in (scope, level) if part]
    return tr(" ({about})").format(about=tr(", ").join(parts)) if parts else ""


def _award(need: Need, _names: Names) -> str:
    tier = inside(label(need["tier"]))
    places = [tr("place {rank} or better").format(rank=need["rank"])] if need.get("rank") is not None else []
    places += [tr("{prize} or better").format(prize=inside(label(need["prize"])))] if need.get("prize") else []
    if not places:
        return tr("Placed in a competition: {tier} or higher").format(tier=tier)
    return tr("Placed in a competition: {tier} or higher, {places}").format(tier=tier, places=tr(" and ").join(places))


def _role(need: Need, names: Names) -> str:
    role = inside(names.role(need["role"], need.get("ladder")))
    if not need.get("years"):
        return tr("Have served as {role}, or in a post above it").format(role=role)
    return tr("{span} as {role}, or in posts above it").format(span=years_or_months(need), role=role)


def _signoffs(need: Need, names: Names) -> str:
    checklist, share = names.checklist(need["checklist"]), float(need["share"])
    stage = _about(inside(label(need["stage"])), "") if need.get("stage") else ""
    if share >= 1:
        return tr("All skills of “{checklist}” signed off by a mentor{stage}").format(checklist=checklist, stage=stage)
    return tr("{share} of the skills of “{checklist}” signed off by a mentor{stage}").format(
        share=percent(share), checklist=checklist, stage=stage
    )


def _exam(need: Need, names: Names) -> str:
    level = label(need["level"]) if need.get("level") else ""
    return tr("{component} exam with {mark} marks or more{about}").format(
        component=label(need["component"]),
        mark=f"{need['mark']:g}",
        about=_about(_scope_words(need["occupation"], names), level),
    )


def _age(need: Need, _names: Names) -> str:
    least, most = need.get("min"), need.get("max")
    if most is None:
        return tr("At least {least} years old").format(least=least)
    if least is None:
        return tr("At most {most} years old").format(most=most)
    return tr("From {least} to {most} years old").format(least=least, most=most)


def _region(need: Need, _names: Names) -> str:
    return tr("Based in {regions}").format(regions=one_of([region_name(code) for code in need["within"]]))


def _issuer(need: Need, names: Names) -> str:
    return tr("A valid level certificate in {scope} issued by: {issuers}").format(
        scope=_scope_words(need["occupation"], names),
        issuers=one_of([inside(label(kind)) for kind in need["kinds"]]),
    )


def _all(_need: Need, _names: Names) -> str:
    return tr("All of these")


def _any(_need: Need, _names: Names) -> str:
    return tr("Any one of these")


def _at_least(need: Need, _names: Names) -> str:
    return tr("At least {n} of these").format(n=need["parts"])


_WORDS: dict[str, Callable[[Need, Names], str]] = {
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
    "all": _all,
    "any": _any,
    "at_least": _at_least,
}
