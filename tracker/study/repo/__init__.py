"""The tables of study a person edits; banks, answers, figures, papers and search have modules of their own."""

from __future__ import annotations

from tracker.kernel.errors import NotFound
from tracker.store.table import Table
from tracker.study.kept import DrillDone, Removal, StudySession, Target, TargetPart, TargetTopic, TopicLink

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.store.session import Reader

TARGETS = Table("target", Target)
PARTS = Table("target_part", TargetPart)
TOPICS = Table("target_topic", TargetTopic)
LINKS = Table("topic_link", TopicLink)
SESSIONS = Table("study_session", StudySession)
DRILLS = Table("drill", DrillDone)
REMOVALS = Table("removal", Removal)


def number_of(reader: Reader, person: str) -> int:
    """The row of a person. Raises `NotFound`.

    Answers name a person by it: they are not in the journal, so that a person's removal must not take them along, or
    taking the removal back would bring a record without them.
    """
    found: int | None = reader.value("SELECT id FROM person WHERE uid = ?", (person,))
    if found is None:
        raise NotFound("person", person)
    return found
