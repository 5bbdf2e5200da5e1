"""What an entry of a pack says, in short for a list and line by line for reading."""

from __future__ import annotations

from tracker.kernel.terms import Component, SkillStage, StationClass
from ui.text.catalogue import ntr, tr
from ui.text.formats import percent, yuan
from ui.text.labels import channel_name, edition_name, label, name_in, opportunity_kind, region_name
from ui.text.requirements import AskedLine, inside, written_out
from ui.text.rules import name_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from tracker.catalog.model import Agreement, Amount, Benefit, Checklist, Occupation, Opportunity, Role, Syllabus
    from tracker.certificates.model import Review
    from tracker.kernel.entry import Entry
    from tracker.overview.names import Names


def title(section: str, entry: Entry, names: Names) -> str:
    """An entry's name; what it is about where the pack gives it none."""
    if section == "syllabus" and not entry.name:
        return _examined(entry, names)
    return name_words(entry)


def summary(section: str, entry: Entry, names: Names) -> str:
    """What an entry says in one line."""
    return _SUMMARIES[section](entry, names)


def reading(section: str, entry: Entry, names: Names) -> list[AskedLine]:
    """What an entry says line by line."""
    lines = [AskedLine(depth=0, text=text) for text in _FACTS[section](entry, names) if text]
    requires = getattr(entry, "requires", None)
    if requires is not None:
        lines.append(AskedLine(depth=0, text=tr("Asks:")))
        lines += [line.replace(depth=line.depth + 1) for line in written_out(requires, names)]
    return lines


def _listed(words: Iterable[str]) -> str:
    return tr(", ").join(words)


def _months(count: int) -> str:
    return ntr("{n} month", "{n} months", count).format(n=count)


def _days(count: int) -> str:
    return ntr("{n} day", "{n} days", count).format(n=count)


def _review(entry: Review, _names: Names) -> str:
    if entry.every_months is None:
        return tr("{span} before the end").format(span=_days(entry.window_days))
    return tr("every {span}").format(span=_months(entry.every_months))


def _review_facts(entry: Review, _names: Names) -> list[str]:
    valid = entry.valid_months
    return [
        tr("For: {kinds}").format(kinds=_listed(label(kind) for kind in entry.kinds)),
        tr("Reviewed every {span}").format(span=_months(entry.every_months)) if entry.every_months else "",
        tr("Can be applied for {span} before").format(span=_days(entry.window_days)),
        tr("Valid for {span} where the certificate names no end").format(span=_months(valid)) if valid else "",
    ]


def _agreement(entry: Agreement, _names: Names) -> str:
    return _listed(map(region_name, entry.parties))


def _agreement_facts(entry: Agreement, _names: Names) -> list[str]:
    return [
        tr("Between: {regions}").format(regions=_listed(map(region_name, entry.parties))),
        tr("For: {kinds}").format(kinds=_listed(label(kind) for kind in entry.kinds)),
    ]


def amount_words(amount: Amount) -> str:
    """A fixed sum, or a share of a price with its cap."""
    if amount.fixed_fen is not None:
        return yuan(amount.fixed_fen)
    words = tr("{share} of the price").format(share=percent(float(amount.share or 0)))
    if amount.cap_fen is None:
        return words
    return tr("{share}, at most {most}").format(share=words, most=yuan(amount.cap_fen))


def _benefit(entry: Benefit, _names: Names) -> str:
    return amount_words(entry.amount)


def _benefit_facts(entry: Benefit, _names: Names) -> list[str]:
    months = entry.claim_months
    return [
        tr("Amount: {amount}").format(amount=amount_words(entry.amount)),
        tr("Where: {regions}").format(regions=_listed(map(region_name, entry.regions))),
        tr("To be claimed within {span} of the certificate's day").format(span=_months(months)) if months else "",
        tr("Papers: {papers}").format(papers=_listed(entry.documents)) if entry.documents else "",
    ]


def _role(entry: Role, _names: Names) -> str:
    return channel_name(entry.channel)


def _role_facts(entry: Role, names: Names) -> list[str]:
    grades = [
        tr("{station} {grade}").format(station=label(StationClass(at)), grade=grade)
        for at, grade in entry.grades.items()
    ]
    below = [names.role(role, entry.ladder) for role in entry.above]
    return [
        channel_name(entry.channel),
        tr("One step above: {posts}").format(posts=_listed(below)) if below else "",
        tr("Job grade: {grades}").format(grades=_listed(grades)) if grades else "",
    ]


def _checklist(entry: Checklist, _names: Names) -> str:
    return ntr("{n} skill", "{n} skills", len(entry.skills)).format(n=len(entry.skills))


def _checklist_facts(entry: Checklist, names: Names) -> list[str]:
    skills = [
        tr("{skill} ({stage})").format(
            skill=name_in(skill.name, skill.id), stage=inside(label(SkillStage(skill.stage)))
        )
        for skill in entry.skills
    ]
    return [tr("For: {kinds}").format(kinds=names.occupation(entry.occupation)) if entry.occupation else "", *skills]


def _opportunity(entry: Opportunity, _names: Names) -> str:
    return _listed([opportunity_kind(entry.kind), *map(region_name, entry.regions)])


def _opportunity_facts(entry: Opportunity, _names: Names) -> list[str]:
    days = entry.opens_on or entry.closes_on
    return [
        opportunity_kind(entry.kind),
        tr("Where: {regions}").format(regions=_listed(map(region_name, entry.regions))) if entry.regions else "",
        tr("Registration: {opens} to {closes}").format(opens=entry.opens_on or "…", closes=entry.closes_on or "…")
        if days
        else "",
    ]


def _occupation(entry: Occupation, _names: Names) -> str:
    return entry.code


def _occupation_facts(entry: Occupation, names: Names) -> list[str]:
    editions = [
        tr("{edition} since {day}").format(edition=edition_name(one.edition), day=one.since) for one in entry.editions
    ]
    return [
        tr("Code: {code}").format(code=entry.code),
        tr("Follows the {editions}").format(editions=_listed(editions)) if editions else tr("No edition is named"),
        tr("Related occupations: {names}").format(names=_listed(map(names.occupation, entry.related)))
        if entry.related
        else "",
    ]


def _examined(entry: Any, names: Names) -> str:
    level = label(entry.level) if entry.level else tr("all levels")
    return _listed([names.occupation(entry.occupation), level, label(Component(entry.component))])


def _syllabus(entry: Syllabus, _names: Names) -> str:
    return ntr("{n} topic", "{n} topics", len(entry.topics)).format(n=len(entry.topics))


def _syllabus_facts(entry: Syllabus, names: Names) -> list[str]:
    topics = [
        name_in(topic.name, topic.id)
        if topic.weight is None
        else tr("{topic}: {weight} %").format(topic=name_in(topic.name, topic.id), weight=f"{topic.weight:g}")
        for topic in entry.topics
    ]
    return [
        _examined(entry, names) if entry.name else "",
        tr("Pass mark: {mark}").format(mark=f"{entry.pass_mark:g}"),
        *topics,
    ]


_SUMMARIES: dict[str, Callable[[Any, Names], str]] = {
    "review": _review,
    "agreement": _agreement,
    "benefit": _benefit,
    "role": _role,
    "checklist": _checklist,
    "opportunity": _opportunity,
    "occupation": _occupation,
    "syllabus": _syllabus,
}
_FACTS: dict[str, Callable[[Any, Names], list[str]]] = {
    "review": _review_facts,
    "agreement": _agreement_facts,
    "benefit": _benefit_facts,
    "role": _role_facts,
    "checklist": _checklist_facts,
    "opportunity": _opportunity_facts,
    "occupation": _occupation_facts,
    "syllabus": _syllabus_facts,
}
