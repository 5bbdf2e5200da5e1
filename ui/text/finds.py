"""What the search of the whole file finds, in words; and which codes somebody means who types a word."""

from __future__ import annotations

from tracker.kernel.terms import CertificateKind, ExamResult, GoalKind, Level, Prize, SchoolStage, Tier, TitleRank
from ui.text.catalogue import tr
from ui.text.labels import choices

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.names import Names
    from tracker.overview.search import Find


def find_words(find: Find, names: Names) -> str:
    """What a record is called: its own title, else what it is with its kind, occupation and level."""
    if find.table == "person":
        return find.person_name
    known = {**names.occupations, **_codes()}
    kinds = {"exam": tr("Exam"), "income": tr("Income"), "goal": tr("Goal")}
    said = [known[code] for code in find.codes if code in known]
    if find.title:
        return find.title
    return " · ".join(filter(None, (kinds.get(find.table), *said))) or find.person_name


def meant(word: str, names: Names) -> set[str]:
    """The codes of levels, kinds and occupations whose words have this one in them."""
    word = word.lower()
    return {code for code, words in {**names.occupations, **_codes()}.items() if word in words.lower() or word == code}


def _codes() -> dict[str, str]:
    lists = (CertificateKind, Level, TitleRank, SchoolStage, Tier, Prize, ExamResult, GoalKind)
    return {code: words for codes in lists for code, words in choices(codes)}
