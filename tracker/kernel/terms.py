"""The field's own words as codes: levels, kinds, tiers. What a person reads for each is in ui/text/labels.py."""

from __future__ import annotations

from tracker.kernel.codes import Codes


class Level(Codes):
    """Skill levels of the eight-level system, lowest first; the official number runs the other way (五级 is low)."""

    APPRENTICE = "apprentice"
    LEVEL_5 = "level_5"
    LEVEL_4 = "level_4"
    LEVEL_3 = "level_3"
    LEVEL_2 = "level_2"
    LEVEL_1 = "level_1"
    SPECIAL = "special"
    CHIEF = "chief"


PROVINCES = frozenset(
    f"{region}{number}"
    for region, last in (("1", 5), ("2", 3), ("3", 7), ("4", 6), ("5", 4), ("6", 5), ("7", 1), ("8", 2))
    for number in range(0 if region == "5" else 1, last + 1)
)
"""The first two digits of every region code (GB/T 2260)."""

ABOVE_STANDARDS = (Level.SPECIAL, Level.CHIEF)
"""Levels no national standard has: a company evaluates and appoints (人社部发〔2022〕14号, "1+5+2")."""


class TitleRank(Codes):
    """Ranks of professional titles, lowest first."""

    JUNIOR = "junior"
    INTERMEDIATE = "intermediate"
    ASSOCIATE_SENIOR = "associate_senior"
    SENIOR = "senior"


RANK: dict[str, int] = {code: rank for ladder in (Level, TitleRank) for rank, code in enumerate(ladder)}
"""Position of a level or title rank on its own ladder; compare only codes of one ladder."""


def at_or_above(level: str | None, asked: str) -> bool:
    """Whether `level` is on the ladder of `asked` and not below it."""
    if level is None or (level in Level._value2member_map_) != (asked in Level._value2member_map_):
        return False
    return RANK[level] >= RANK[asked]


class CertificateKind(Codes):
    """What a certificate certifies."""

    SKILL_LEVEL = "skill_level"
    QUALIFICATION = "qualification"
    SPECIAL_OPERATION = "special_operation"
    SPECIAL_EQUIPMENT = "special_equipment"
    SPECIALISED_ABILITY = "specialised_ability"
    PROFESSIONAL_TITLE = "professional_title"
    DRIVING = "driving"
    OTHER = "other"


LEVEL_KINDS = (CertificateKind.SKILL_LEVEL, CertificateKind.QUALIFICATION)
"""The kinds that certify a skill level; the ministry gives both the same standing."""


class IssuerKind(Codes):
    """Who issues; `registered_body` is a third-party assessor on the public register."""

    GOVERNMENT = "government"
    REGISTERED_BODY = "registered_body"
    EMPLOYER = "employer"
    SCHOOL = "school"
    OTHER = "other"


class StationClass(Codes):
    """How far out a power supply station lies, nearest first."""

    SUBURBAN = "suburban"
    RURAL = "rural"
    REMOTE = "remote"


class Contract(Codes):
    """How one is employed."""

    PERMANENT = "permanent"
    FIXED = "fixed"
    CASUAL = "casual"


class SchoolStage(Codes):
    """The kinds of school whose graduation counts."""

    TECHNICAL_SCHOOL = "technical_school"
    SENIOR_TECHNICAL_SCHOOL = "senior_technical_school"
    TECHNICIAN_COLLEGE = "technician_college"
    SECONDARY_VOCATIONAL = "secondary_vocational"
    COLLEGE = "college"
    UNIVERSITY = "university"


class Tier(Codes):
    """Competition tiers, best first."""

    NATIONAL_1 = "national_1"
    NATIONAL_2 = "national_2"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    COUNTY = "county"
    ENTERPRISE = "enterprise"


class Prize(Codes):
    """Prizes, best first."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    MERIT = "merit"


class ExamResult(Codes):
    """How an assessment ended; `partial`: some components passed."""

    PASSED = "passed"
    FAILED = "failed"
    PARTIAL = "partial"
    PENDING = "pending"


class Component(Codes):
    """Parts of a level assessment; each is out of 100 and must be passed by itself."""

    THEORY = "theory"
    SKILLS = "skills"
    REVIEW = "review"


class GoalKind(Codes):
    """What one can aim at."""

    LEVEL = "level"
    ROLE = "role"
    BENEFIT = "benefit"


class SkillStage(Codes):
    """How far a practised skill has come, lowest first."""

    SEEN = "seen"
    ASSISTED = "assisted"
    SUPERVISED = "supervised"
    INDEPENDENT = "independent"


class PracticeAnswer(Codes):
    """What a mentor made of an apprentice's practice: it stands as a sign-off, or it came back with a comment."""

    CONFIRMED = "confirmed"
    RETURNED = "returned"


class Act(Codes):
    """What a person must do where waiting alone does not help."""

    CERTIFICATE = "certificate"
    EXAM = "exam"
    AWARD = "award"
    TRAINING = "training"
    EDUCATION = "education"
    SIGNOFF = "signoff"
    ROLE = "role"
    WORK = "work"
    MOVE = "move"


_PLACES: dict[type[Codes], dict[Codes, int]] = {}
"""The places of each class's codes, found once: everybody's skills ask for thousands."""


def position(code: Codes) -> int:
    """Where a code stands in the order its class declares."""
    codes = type(code)
    if codes not in _PLACES:
        _PLACES[codes] = {one: place for place, one in enumerate(codes)}
    return _PLACES[codes][code]
