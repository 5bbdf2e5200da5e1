"""Mock exams in words: the clock, marks, what a paper came to, and how it differs from the one before."""

from __future__ import annotations

from tracker.study.banks.model import CHOICE_KINDS
from ui.text.banks import kind_name
from ui.text.catalogue import ntr, tr
from ui.text.requirements import inside
from ui.text.study import answer_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.study.banks.model import Kind, Question
    from tracker.study.mock import Response
    from tracker.study.model import PaperShape
    from tracker.study.service.mocks import Mock, Sat


def clock_words(seconds: int) -> str:
    """Time that is left, as a clock shows it."""
    minutes, second = divmod(max(0, seconds), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02}:{second:02}"


def minutes_left_words(minutes: int) -> str:
    """Time that is left, as it is said."""
    return ntr("{n} minute left", "{n} minutes left", minutes).format(n=minutes)


def marks_words(marks: float, *, got: float | None = None) -> str:
    """How many marks there are, or how many of them were reached."""
    number = 1 if marks == 1 else 2
    if got is None:
        return ntr("{n} mark", "{n} marks", number).format(n=f"{marks:g}")
    return ntr("{got} of {n} mark", "{got} of {n} marks", number).format(got=f"{round(got, 2):g}", n=f"{marks:g}")


def response_words(question: Question, response: Response, order: Sequence[int] = ()) -> str:
    """What was answered, as the right answer would be written; an answer in words as it is."""
    if question.kind in CHOICE_KINDS or question.kind == "ordering" or isinstance(response, bool):
        return answer_words(question.replace(answer=response), order)
    given = response if isinstance(response, tuple) else ()
    return tr(", ").join(" – ".join(one) if isinstance(one, tuple) else str(one) for one in given)


def shape_words(shape: PaperShape) -> str:
    """How a paper is made up: its sections, marks, minutes and pass mark."""
    each = tr("{count} {kind} at {marks}")
    sections = tr(", ").join(
        each.format(count=one.count, kind=inside(kind_name(one.kind)), marks=marks_words(one.marks))
        for one in shape.sections
    )
    said = tr("{sections}: {total} in {minutes} minutes, pass mark {mark} of 100")
    words = said.format(
        sections=sections, total=marks_words(shape.total), minutes=shape.minutes, mark=f"{shape.pass_mark:g}"
    )
    if not any(one.kind == "multiple" for one in shape.sections):
        return words
    rule = tr("{words}; a multiple choice with some of the right options alone: {rule}")
    return rule.format(words=words, rule=multiple_rules()[shape.multiple])


def multiple_rules() -> dict[str, str]:
    """What a multiple choice is worth that is right as far as it goes, by the code of the rule."""
    return {
        "all_or_nothing": tr("no marks"),
        "half": tr("half of the marks"),
        "share": tr("the marks of those chosen"),
    }


def short_words(shape: PaperShape, stock: Mapping[Kind, int]) -> list[str]:
    """Of which types the banks have fewer questions than the paper asks for."""
    said = tr("{kind}: {wanted} wanted, {found} in the banks")
    return [
        said.format(kind=kind_name(one.kind), wanted=one.count, found=stock.get(one.kind, 0))
        for one in shape.sections
        if stock.get(one.kind, 0) < one.count
    ]


def outcome_line(mock: Mock) -> str:
    """What a paper came to, as the first line of its review."""
    score = f"{mock.score:g}"
    if mock.unjudged:
        waiting = len(mock.unjudged)
        return ntr(
            "{score} of 100 so far: {n} answer waits for your own mark",
            "{score} of 100 so far: {n} answers wait for your own marks",
            waiting,
        ).format(score=score, n=waiting)
    mark = f"{mock.sitting.paper.pass_mark:g}"
    said = tr("{score} of 100: passed (pass mark {mark})")
    if not mock.passed:
        said = tr("{score} of 100: not passed (pass mark {mark})")
    return said.format(score=score, mark=mark)


def sat_words(sat: Sat) -> str:
    """One line on a paper that was handed in."""
    parts = [tr("{score} of 100").format(score=f"{sat.score:g}")]
    if sat.unanswered:
        parts.append(ntr("{n} left open", "{n} left open", sat.unanswered).format(n=sat.unanswered))
    if sat.unjudged:
        waiting = ntr("{n} to be marked by you", "{n} to be marked by you", sat.unjudged)
        parts.append(waiting.format(n=sat.unjudged))
    return tr(" · ").join(parts)


def trend_line(history: Sequence[Sat]) -> str:
    """What the papers sat so far say together."""
    if not history:
        return tr("No mock exam yet: one shows where you stand under exam conditions.")
    last = history[-1]
    if len(history) == 1:
        return tr("One mock exam so far: {score} of 100").format(score=f"{last.score:g}")
    change = last.score - history[-2].score
    if change > 0:
        said = tr("Last mock exam {score} of 100, {n} more than the one before")
    elif change < 0:
        said = tr("Last mock exam {score} of 100, {n} less than the one before")
    else:
        said = tr("Last mock exam {score} of 100, as much as the one before")
    return said.format(score=f"{last.score:g}", n=f"{abs(change):.3g}")


def topic_path(shares: Sequence[float]) -> str:
    """The parts of a topic's marks on one paper after the other, in percent."""
    return tr("{path} %").format(path=" → ".join(str(round(100 * share)) for share in shares))


def change_words(share: float, before: float | None) -> str:
    """A part of the marks in percent, and what changed since the paper before."""
    now = round(100 * share)
    if before is None:
        return tr("{share} %").format(share=now)
    change = now - round(100 * before)
    if not change:
        return tr("{share} % (as on the paper before)").format(share=now)
    return tr("{share} % ({change} since the paper before)").format(share=now, change=f"{change:+d}".replace("-", "−"))
