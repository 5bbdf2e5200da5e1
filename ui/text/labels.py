"""The words for every code of the field: `label(Level.LEVEL_2)`, `choices(CertificateKind)`; and names out of packs."""

from __future__ import annotations

from functools import cache

from ui.text.catalogue import language, ptr, tr
from ui.text.labels_mentoring import WORDS as MENTORING
from ui.text.labels_paths import WORDS as PATHS
from ui.text.regions import codes_by_name, place_name, places_below

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tracker.certificates.model import Certificate
    from tracker.kernel.codes import Codes
    from tracker.overview.names import Names

    Words = dict[str, str]


def label(code: Codes | None) -> str:
    """What a person reads for a code; a dash for none. The class of the code says which list it is from."""
    return "–" if code is None else _WORDS[type(code).__name__]()[str(code)]


def choices(codes: type[Codes]) -> list[tuple[str, str]]:
    """Every code of a class with its words, in the order of the class, for a field to choose from."""
    words = _WORDS[codes.__name__]()
    return [(str(code), words[str(code)]) for code in codes]


def one_of(words: Iterable[str]) -> str:
    """Words of which any one will do: "a, b or c"."""
    *first, last = words
    return tr("{first} or {last}").format(first=tr(", ").join(first), last=last) if first else last


def name_in(names: Mapping[str, str] | None, fallback: str) -> str:
    """A pack's name in the language in use, else in any language, else `fallback`."""
    known = names or {}
    return known.get(language()) or next(iter(known.values()), fallback)


def certificate_name(certificate: Certificate, names: Names) -> str:
    """A certificate as its holder calls it: its title or occupation, with the level; else its kind."""
    named = certificate.title or names.occupation(certificate.occupation)
    level = label(certificate.level) if certificate.level else ""
    return " · ".join(filter(None, (named, level))) or label(certificate.kind)


def edition_name(edition: str) -> str:
    """An edition of the rules: the year it is named after, or its own name."""
    if edition.isdecimal():
        return tr("{year} edition").format(year=edition)
    return tr("edition “{name}”").format(name=edition)


def region_name(code: str | None) -> str:
    """A region of GB/T 2260: its province, city and county; `*` is the whole country, an unknown code is itself."""
    if not code:
        return "–"
    if code == "*":
        return ptr("region", "the whole country")
    province = _provinces(language()).get(code[:2])
    if province is None:
        return code
    if not code[2:].strip("0"):
        return province
    place = place_name(code)
    if not place:
        return tr("{province} ({code})").format(province=province, code=code)
    return tr("{province} {place}").format(province=province, place=place)


def region_codes() -> dict[str, str]:
    """The codes of regions by what a sheet may call them: in Chinese, or as they are called in the language in use."""
    return {**codes_by_name(), **{words: code for code, words in regions()}}


_REGIONS: dict[str, list[tuple[str, str]]] = {}
"""Three thousand names are put together once for each language."""


def provinces() -> list[tuple[str, str]]:
    """The first two digits of GB/T 2260 with the names of the provinces, for a field to choose from."""
    return list(_provinces(language()).items())


def regions() -> list[tuple[str, str]]:
    """Every region, provinces by two digits first, for a field that finds them by a part of their name."""
    if language() not in _REGIONS:
        names, words = _provinces(language()), tr("{province} {place}")
        _REGIONS[language()] = [
            *names.items(),
            *((code, words.format(province=names[code[:2]], place=place_name(code))) for code in places_below()),
        ]
    return _REGIONS[language()]


def channel_name(code: str) -> str:
    """The channel a post belongs to."""
    return {
        "entry": ptr("channel", "Entry posts"),
        "technical": ptr("channel", "Technical channel"),
        "management": ptr("channel", "Management channel"),
    }.get(code, code)


def opportunity_kind(code: str) -> str:
    """What sort of opportunity it is."""
    return {
        "competition": ptr("opportunity", "Competition"),
        "opening": ptr("opportunity", "Opening"),
        "course": ptr("opportunity", "Course"),
        "casual_work": ptr("opportunity", "Casual work"),
        "market": ptr("opportunity", "Job market"),
    }.get(code, code)


def section_name(code: str) -> str:
    """A section of the rules."""
    return {
        "route": ptr("section", "Ways up"),
        "review": ptr("section", "Reviews"),
        "agreement": ptr("section", "Recognition"),
        "benefit": ptr("section", "Benefits"),
        "role": ptr("section", "Posts"),
        "checklist": ptr("section", "Checklists"),
        "opportunity": ptr("section", "Opportunities"),
        "occupation": ptr("section", "Occupations"),
        "syllabus": ptr("section", "Exam contents"),
    }.get(code, code)


def _levels() -> Words:
    return {
        "apprentice": ptr("level", "Apprentice"),
        "level_5": ptr("level", "Junior worker (level 5)"),
        "level_4": ptr("level", "Intermediate worker (level 4)"),
        "level_3": ptr("level", "Senior worker (level 3)"),
        "level_2": ptr("level", "Technician (level 2)"),
        "level_1": ptr("level", "Senior technician (level 1)"),
        "special": ptr("level", "Special-grade technician"),
        "chief": ptr("level", "Chief technician"),
    }


def _title_ranks() -> Words:
    return {
        "junior": ptr("title rank", "junior title"),
        "intermediate": ptr("title rank", "intermediate title"),
        "associate_senior": ptr("title rank", "associate senior title"),
        "senior": ptr("title rank", "senior title"),
    }


def _certificate_kinds() -> Words:
    return {
        "skill_level": ptr("certificate", "Skill level certificate"),
        "qualification": ptr("certificate", "Vocational qualification certificate"),
        "special_operation": ptr("certificate", "Special operation certificate"),
        "special_equipment": ptr("certificate", "Special equipment operator certificate"),
        "specialised_ability": ptr("certificate", "Specialised ability certificate"),
        "professional_title": ptr("certificate", "Professional title"),
        "driving": ptr("certificate", "Driving licence"),
        "other": ptr("certificate", "Other certificate"),
    }


def _certificate_states() -> Words:
    return {
        "valid": ptr("certificate state", "Valid"),
        "due": ptr("certificate state", "Due soon"),
        "overdue": ptr("certificate state", "Review missed"),
        "expired": ptr("certificate state", "Expired"),
        "revoked": ptr("certificate state", "Revoked"),
        "not_yet": ptr("certificate state", "Not issued yet"),
    }


def _issuer_kinds() -> Words:
    return {
        "government": ptr("issuer", "Government body"),
        "registered_body": ptr("issuer", "Registered assessment body"),
        "employer": ptr("issuer", "Employer"),
        "school": ptr("issuer", "School"),
        "other": ptr("issuer", "Other issuer"),
    }


def _station_classes() -> Words:
    return {
        "suburban": ptr("station", "Suburban"),
        "rural": ptr("station", "Rural"),
        "remote": ptr("station", "Remote rural"),
    }


def _contracts() -> Words:
    return {
        "permanent": ptr("contract", "Permanent"),
        "fixed": ptr("contract", "Fixed term"),
        "casual": ptr("contract", "Casual"),
    }


def _school_stages() -> Words:
    return {
        "technical_school": ptr("school", "Technical school"),
        "senior_technical_school": ptr("school", "Senior technical school"),
        "technician_college": ptr("school", "Technician college"),
        "secondary_vocational": ptr("school", "Secondary vocational school"),
        "college": ptr("school", "College"),
        "university": ptr("school", "University"),
    }


def _tiers() -> Words:
    return {
        "national_1": ptr("competition", "National, class 1"),
        "national_2": ptr("competition", "National, class 2"),
        "provincial": ptr("competition", "Provincial"),
        "municipal": ptr("competition", "Municipal"),
        "county": ptr("competition", "County"),
        "enterprise": ptr("competition", "Enterprise"),
    }


def _prizes() -> Words:
    return {
        "first": ptr("prize", "First prize"),
        "second": ptr("prize", "Second prize"),
        "third": ptr("prize", "Third prize"),
        "merit": ptr("prize", "Merit prize"),
    }


def _exam_results() -> Words:
    return {
        "passed": ptr("exam", "Passed"),
        "failed": ptr("exam", "Failed"),
        "partial": ptr("exam", "Partly passed"),
        "pending": ptr("exam", "Result pending"),
    }


def _components() -> Words:
    return {
        "theory": ptr("exam", "Theory"),
        "skills": ptr("exam", "Practical skills"),
        "review": ptr("exam", "Overall review"),
    }


def _goal_kinds() -> Words:
    return {
        "level": ptr("goal", "Level"),
        "role": ptr("goal", "Post"),
        "benefit": ptr("goal", "Benefit"),
    }


def _skill_stages() -> Words:
    return {
        "seen": ptr("skill", "Watched"),
        "assisted": ptr("skill", "Assisted"),
        "supervised": ptr("skill", "Under supervision"),
        "independent": ptr("skill", "Independently"),
    }


def _acts() -> Words:
    return {
        "certificate": ptr("act", "Obtain a certificate"),
        "exam": ptr("act", "Pass an exam"),
        "award": ptr("act", "Win a competition award"),
        "training": ptr("act", "Complete training"),
        "education": ptr("act", "Graduate from a school"),
        "signoff": ptr("act", "Have skills signed off"),
        "role": ptr("act", "Serve in a post"),
        "work": ptr("act", "Gain working time"),
        "move": ptr("act", "Be in the region"),
    }


def _due_states() -> Words:
    return {
        "later": ptr("deadline", "Later"),
        "open": ptr("deadline", "Can be done now"),
        "overdue": ptr("deadline", "Overdue"),
        "expired": ptr("deadline", "Expired"),
    }


def _agenda_kinds() -> Words:
    return {
        "review": ptr("agenda", "Review"),
        "expiry": ptr("agenda", "Expiry"),
        "goal": ptr("agenda", "Goal"),
        "claim": ptr("agenda", "Claim"),
        "opportunity": ptr("agenda", "Opportunity closes"),
        "exam": ptr("agenda", "Exam"),
        "step": ptr("agenda", "Step"),
        "agreed": ptr("agenda", "Agreed with the mentor"),
    }


def _claim_states() -> Words:
    return {
        "not_met": ptr("claim", "Not met yet"),
        "open": ptr("claim", "Can be claimed"),
        "closed": ptr("claim", "Claim lapsed"),
        "claimed": ptr("claim", "Claimed"),
        "shut_out": ptr("claim", "Excluded by its own rule"),
    }


def _claim_steps() -> Words:
    return {
        "preparing": ptr("claim step", "Preparing"),
        "handed_in": ptr("claim step", "Handed in"),
        "paid": ptr("claim step", "Paid"),
        "refused": ptr("claim step", "Refused"),
        "missed": ptr("claim step", "Missed"),
    }


def _recognition() -> Words:
    return {
        "recognised": ptr("recognition", "Recognised"),
        "not_recognised": ptr("recognition", "Not recognised"),
        "unknown": ptr("recognition", "Unknown"),
    }


def _reasons() -> Words:
    return {
        "not_valid": ptr("recognition", "Not valid on that day"),
        "own_region": ptr("recognition", "Issued in the same province"),
        "no_agreement": ptr("recognition", "No agreement known"),
        "no_issuer_region": ptr("recognition", "The issuer's region is not entered"),
    }


def _channels() -> Words:
    return {
        "certificate": ptr("channel about", "Level certificates"),
        "body": ptr("channel about", "Assessment bodies"),
        "standard": ptr("channel about", "Occupational standards"),
    }


def _check_results() -> Words:
    return {
        "confirmed": ptr("query", "Confirmed"),
        "differs": ptr("query", "Details differ"),
        "not_found": ptr("query", "Not found"),
        "no_answer": ptr("query", "No answer"),
    }


def _redo() -> Words:
    return {
        "renew": ptr("move", "Renew it"),
        "assess_again": ptr("move", "Be assessed again"),
        "ask": ptr("move", "Ask the employer"),
        "complete": ptr("move", "Enter where it was issued"),
        "nothing": ptr("move", "Nothing to redo"),
    }


_WORDS: dict[str, Callable[[], Words]] = {
    "Act": _acts,
    "CertificateKind": _certificate_kinds,
    "ChannelAbout": _channels,
    "CheckResult": _check_results,
    "ClaimState": _claim_states,
    "ClaimStep": _claim_steps,
    "Component": _components,
    "Contract": _contracts,
    "DueState": _due_states,
    "ExamResult": _exam_results,
    "GoalKind": _goal_kinds,
    "IssuerKind": _issuer_kinds,
    "ItemKind": _agenda_kinds,
    "Level": _levels,
    "Prize": _prizes,
    "Reason": _reasons,
    "Redo": _redo,
    "SchoolStage": _school_stages,
    "SkillStage": _skill_stages,
    "State": _certificate_states,
    "StationClass": _station_classes,
    "Tier": _tiers,
    "TitleRank": _title_ranks,
    "VerdictByRule": _recognition,
    **MENTORING,
    **PATHS,
}


@cache
def _provinces(_language: str) -> Words:
    """The first two digits of GB/T 2260; put together once for each language, since lists ask for one at a time."""
    return {
        "11": ptr("region", "Beijing"),
        "12": ptr("region", "Tianjin"),
        "13": ptr("region", "Hebei"),
        "14": ptr("region", "Shanxi"),
        "15": ptr("region", "Inner Mongolia"),
        "21": ptr("region", "Liaoning"),
        "22": ptr("region", "Jilin"),
        "23": ptr("region", "Heilongjiang"),
        "31": ptr("region", "Shanghai"),
        "32": ptr("region", "Jiangsu"),
        "33": ptr("region", "Zhejiang"),
        "34": ptr("region", "Anhui"),
        "35": ptr("region", "Fujian"),
        "36": ptr("region", "Jiangxi"),
        "37": ptr("region", "Shandong"),
        "41": ptr("region", "Henan"),
        "42": ptr("region", "Hubei"),
        "43": ptr("region", "Hunan"),
        "44": ptr("region", "Guangdong"),
        "45": ptr("region", "Guangxi"),
        "46": ptr("region", "Hainan"),
        "50": ptr("region", "Chongqing"),
        "51": ptr("region", "Sichuan"),
        "52": ptr("region", "Guizhou"),
        "53": ptr("region", "Yunnan"),
        "54": ptr("region", "Tibet"),
        "61": ptr("region", "Shaanxi"),
        "62": ptr("region", "Gansu"),
        "63": ptr("region", "Qinghai"),
        "64": ptr("region", "Ningxia"),
        "65": ptr("region", "Xinjiang"),
        "71": ptr("region", "Taiwan"),
        "81": ptr("region", "Hong Kong"),
        "82": ptr("region", "Macau"),
    }
