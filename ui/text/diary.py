"""The diary of study in words: how long, what, and how well."""

from __future__ import annotations

from tracker.study.kept import Day, DrillDone
from ui.text.catalogue import ntr, ptr, tr
from ui.text.labels import label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.study.service.diary import Entry


def time_words(minutes: int) -> str:
    """Minutes of study as a person says them."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return tr("{n} min").format(n=rest)
    return tr("{hours} h {minutes} min").format(hours=hours, minutes=rest) if rest else tr("{n} h").format(n=hours)


def form_words(entry: Entry) -> str:
    """What kind of study a line is."""
    of = entry.of
    if isinstance(of, Day):
        return tr("Practice in the app")
    if isinstance(of, DrillDone):
        return tr("Exercise")
    return tr("Study, timed") if of.timed else ptr("diary", "Study")


def subject_words(entry: Entry) -> str:
    """What was studied."""
    of = entry.of
    if isinstance(of, Day):
        return ntr("{n} question answered", "{n} questions answered", of.answers).format(n=of.answers)
    if isinstance(of, DrillDone):
        return tr("{task} · {topic}").format(task=of.task, topic=of.topic) if of.topic else of.task
    part = label(of.component)
    return tr("{component} · {topic}").format(component=part, topic=of.topic) if of.topic else part


def outcome_words(entry: Entry) -> str:
    """How well it went, where that is known, and the note."""
    of = entry.of
    if isinstance(of, Day):
        return tr("{share} % right").format(share=round(100 * of.correct / of.answers))
    said = [*_drill_words(of)] if isinstance(of, DrillDone) else []
    return tr(", ").join([*said, *([of.note] if of.note else [])])


def _drill_words(done: DrillDone) -> list[str]:
    said = [ntr("{n} time", "{n} times", done.repeats).format(n=done.repeats)]
    if done.self_rating:
        said.append(tr("own mark {mark} of 5").format(mark=done.self_rating))
    if done.mentor_rating:
        said.append(tr("mentor’s mark {mark} of 5").format(mark=done.mentor_rating))
    return said
