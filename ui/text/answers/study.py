"""Study, at the terminal."""

from __future__ import annotations

from ui.text.answers.around import line
from ui.text.banks import doubt_words, kind_name, role_name
from ui.text.catalogue import ntr, ptr, tr
from ui.text.columns import columns
from ui.text.labels import label, name_in
from ui.text.plan import plan_words, way_out_words
from ui.text.study import reasons, whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options
    from tracker.study.service.targets import PaperPart

SHOWN = 20
"""How many doubtful rows are named; the rest are counted."""


def import_bank(answer: Answer, _options: Options) -> Iterator[str]:
    """How many questions of which type, how many were new, and the rows to look at."""
    data = answer.data
    if data["dry_run"]:
        yield tr("Tried only, nothing was changed. It would be:")
    yield ntr("{n} question", "{n} questions", data["questions"]).format(n=data["questions"])
    yield from columns([(kind_name(kind), str(number)) for kind, number in data["kinds"].items()], indent="  ")
    yield tr("New: {added}; already there or twice in the file: {merged}").format(**data)
    if data.get("differing"):
        number = len(data["differing"])
        yield ntr(
            "{n} question in the file has another answer there; the one kept was not changed.",
            "{n} questions in the file have other answers there; those kept were not changed.",
            number,
        ).format(n=number)
    for mapping in data["mappings"]:
        if not mapping["certain"]:
            yield tr("The columns were guessed: {columns}").format(
                columns=tr(", ").join(map(role_name, mapping["columns"]))
            )
    yield from _doubtful(answer)


def _doubtful(answer: Answer) -> Iterator[str]:
    rows = answer.found.doubtful
    if not rows:
        return
    yield ntr("{n} row to look at:", "{n} rows to look at:", len(rows)).format(n=len(rows))
    for row in rows[:SHOWN]:
        place = tr("row {row}").format(row=row.row)
        where = f"{row.sheet} {place}".strip()
        yield f"  {line(where, ' '.join(map(doubt_words, row.doubts)))}"
    if len(rows) > SHOWN:
        more = len(rows) - SHOWN
        yield ntr("… and {n} more", "… and {n} more", more).format(n=more)


def import_answers(answer: Answer, _options: Options) -> Iterator[str]:
    """How many answers were added."""
    if answer.data["dry_run"]:
        yield tr("Tried only, nothing was changed. It would be:")
    yield tr("Answers: {added} added, {known} there already").format(**answer.data)
    if answer.data["unknown_questions"]:
        number = answer.data["unknown_questions"]
        yield ntr(
            "{n} question is in no bank; its answers count for its topic.",
            "{n} questions are in no bank; their answers count for their topics.",
            number,
        ).format(n=number)


def fit(answer: Answer, _options: Options) -> Iterator[str]:
    """From how many answers the days of review are found now."""
    number = answer.data["answers"]
    yield ntr("Fitted to {n} answer of yours.", "Fitted to {n} answers of yours.", number).format(n=number)


def export(answer: Answer, _options: Options) -> Iterator[str]:
    """How many questions went where."""
    number = answer.data["questions"]
    yield ntr("{n} question written to {file}", "{n} questions written to {file}", number).format(
        n=number, file=answer.data["file"]
    )


def status(answer: Answer, _options: Options) -> Iterator[str]:
    """The exam, what waits, and each topic."""
    data = answer.data
    yield from _exam(data["target"], data["days_left"])
    yield tr("Questions: {questions} in the banks, {met} met, {new} new").format(**data)
    yield tr("Waiting: {due} due, {notebook} in the notebook of wrong answers").format(**data)
    yield tr("Answers: {answers} in all, {correct} right; today {answered_today}").format(**data)
    yield tr("Studied today: {minutes} min; days in a row: {days}").format(
        minutes=data["minutes_today"], days=data["days_in_a_row"]
    )
    rows = [
        (
            topic["topic"] or tr("no topic"),
            tr("{met} of {questions} met").format(**topic),
            tr("{due} due").format(**topic),
            _percent(topic["correct"] / topic["answers"]) if topic["answers"] else "–",
        )
        for topic in data["topics"]
    ]
    yield from columns(rows, indent="  ")


def _exam(target: Mapping[str, Any] | None, days_left: int | None) -> Iterator[str]:
    if target is None:
        yield tr("No exam has been set yet.")
        return
    days = days_left or 0
    left = ntr("{n} day left", "{n} days left", days).format(n=days) if days else tr("today")
    if days < 0:
        left = tr("past")
    yield line(target["title"] or tr("Exam"), tr("{day} ({left})").format(day=target["on"], left=left))


def readiness(answer: Answer, _options: Options) -> Iterator[str]:
    """The chance of each component with its range, what limits trust in it, and each topic."""
    data = answer.data
    yield from _over(data)
    yield tr("If nothing more is studied until {day}:").format(day=max(data["on"], data["today"]))
    for shown, outcome in zip(data["components"], answer.found, strict=True):
        found = outcome.readiness
        if found is None:
            yield line(label(outcome.part.component), tr("nothing to go by yet"))
            continue
        yield line(
            label(outcome.part.component),
            tr("chance of passing {chance} (80 % range {low} to {high})").format(
                chance=_chance(found.chance), low=_chance(found.low), high=_chance(found.high)
            ),
        )
        yield "  " + tr("Expected score {score} ({low} to {high}), pass mark {mark}").format(
            score=round(found.score),
            low=round(found.score_low),
            high=round(found.score_high),
            mark=f"{outcome.part.pass_mark:g}",
        )
        yield from (f"  ! {reasons()[reason]}" for reason in shown["reasons"])
        names = _names(outcome.part)
        yield from columns(
            [
                (
                    names.get(topic.topic) or topic.topic or tr("no topic"),
                    _percent(topic.weight),
                    tr("today {now}, on the day {then}").format(now=_percent(topic.now), then=_percent(topic.on_day)),
                )
                for topic in found.topics
            ],
            indent="  ",
        )


def plan(answer: Answer, _options: Options) -> Iterator[str]:
    """Minutes a day and this week's topics, or why the goal is out of reach and what would help."""
    yield from _over(answer.data)
    for planned in answer.found:
        part, found = planned.part, planned.plan
        yield label(part.component)
        if found is None:
            yield "  " + tr("nothing to go by yet")
            continue
        yield from (f"  {words}" for words in (plan_words(found), *way_out_words(found, planned.answers)))
        names = _names(part)
        yield from columns(
            [
                (
                    names.get(topic.topic) or topic.topic or tr("no topic"),
                    tr("{minutes} min").format(minutes=topic.minutes),
                    tr("{marks} marks an hour").format(marks=f"{topic.marks_an_hour:.1f}"),
                )
                for topic in found.topics
            ],
            indent="    ",
        )


def _over(data: Mapping[str, Any]) -> Iterator[str]:
    if data["on"] < data["today"]:
        yield tr("The exam of {day} is over").format(day=data["on"])


def _names(part: PaperPart) -> dict[str, str]:
    return {topic.key: topic.names.get("") or name_in(topic.names, topic.key) for topic in part.topics}


def _chance(chance: float) -> str:
    """A chance, which is never certain either way."""
    return ptr("share", "{n} %").format(n=whole(chance))


def _percent(share: float) -> str:
    return ptr("share", "{n} %").format(n=round(100 * share))
