"""Study in words: how likely a pass is, why a figure is unsure, and answers as a person reads them."""

from __future__ import annotations

from itertools import takewhile

from tracker.study.banks.model import CHOICE_KINDS
from ui.text.banks import kind_name
from ui.text.catalogue import ntr, ptr, tr
from ui.text.labels import label, name_in
from ui.text.requirements import inside

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.model import Question
    from tracker.study.kept import Asked
    from tracker.study.readiness import Readiness
    from tracker.study.service.progress import Outcome, Status
    from tracker.study.service.targets import PaperPart

_NO_BREAK = "\u00a0"

WIDE = 0.6
"""A range wider than this, in parts of one, answers no question."""


def first_line(status: Status, outcomes: Sequence[Outcome] | None) -> str:
    """The answer to "will I pass on the day?", or what is missing to answer it; no chance yet without outcomes."""
    if status.target is None or status.days_left is None:
        return tr("Set the exam; then this page says how likely you pass")
    if status.days_left < 0:
        return tr("The exam of {day} is over").format(day=status.target.on)
    days = exam_words(status.days_left)
    if outcomes is None and status.answers:
        return tr("{days}, chance of passing …").format(days=days)
    known = next((one for one in outcomes or () if one.readiness is not None), None)
    if known is None or known.readiness is None or not status.answers:
        return tr("{days}; answer some questions, then this page says how likely you pass").format(days=days)
    said = tr("{days}: {component} too early to say ({low}–{high} %)")
    if not unsure(known.readiness):
        said = tr("{days}, chance of passing {component} {chance} % ({low}–{high} %)")
    return said.format(days=days, component=inside(label(known.part.component)), **_chances(known.readiness))


def unsure(found: Readiness) -> bool:
    """Whether there is too little to go by, or the range it leaves says next to nothing."""
    return found.thin or found.high - found.low > WIDE


def exam_words(days: int) -> str:
    """How far off the exam is."""
    return ntr("{n} day to the exam", "{n} days to the exam", days).format(n=days) if days else tr("The exam is today")


def _chances(found: Readiness) -> dict[str, int]:
    return {name: whole(getattr(found, name)) for name in ("chance", "low", "high")}


def whole(share: float) -> int:
    """A chance in whole percent; never certain either way."""
    return min(99, max(1, round(100 * share)))


def chance_words(found: Readiness) -> str:
    """A chance with its 80 % range."""
    return tr("{chance} % (80 % range {low}–{high} %)").format(**_chances(found))


def score_words(outcome: Outcome) -> str:
    """The score to expect against the mark to reach."""
    assert outcome.readiness
    return tr("Expected score {score} ({low} to {high}), pass mark {mark}").format(
        score=round(outcome.readiness.score),
        low=round(outcome.readiness.score_low),
        high=round(outcome.readiness.score_high),
        mark=f"{outcome.part.pass_mark:g}",
    )


def why_unsure(found: Readiness) -> list[str]:
    """Why a figure deserves less trust, one sentence each."""
    said = [reasons()[reason] for reason in found.reasons]
    return said if found.thin or not unsure(found) else [tr("The evidence so far leaves the range wide."), *said]


def reasons() -> dict[str, str]:
    """Why a figure deserves less trust, by its code."""
    return {
        "few_answers": tr("Few answers so far: the range is wide."),
        "few_days": tr("Answers from few days so far: the range is wide."),
        "long_ago": tr("The last answers are long ago."),
        "untouched_topics": tr("Much of the paper is on topics not practised yet."),
        "unlisted_topics": tr("Many answers are on topics that the paper does not list."),
        "weights_unknown": tr("The weights of the topics are not known: they count equally. Type the booklet's table."),
    }


def topic_names(part: PaperPart) -> dict[str, str]:
    """The topics of a paper by key, in the language in use."""
    return {one.key: one.names.get("") or name_in(one.names, one.key) for one in part.topics}


def topic_name(name: str) -> str:
    """A topic of a bank; questions may have none."""
    return name or tr("no topic")


def truth(value: bool) -> str:
    """The answer of a true or false question."""
    return ptr("answer", "True") if value else ptr("answer", "False")


def answer_words(question: Question, order: Sequence[int] = ()) -> str:
    """The right answer; letters by the order in which the options are shown."""
    right = question.answer
    if right is None:
        return tr("not known; the bank has none to go by")
    if isinstance(right, bool):
        return truth(right)
    if question.kind == "ordering" or question.kind in CHOICE_KINDS:
        return _options_words(question, order or range(len(question.options)))
    return tr(", ").join(" – ".join(one) if isinstance(one, tuple) else str(one) for one in right)


def _options_words(question: Question, order: Sequence[int]) -> str:
    """Options by the letters they are shown with, those of a choice from A on; letters alone where they are missing."""
    answer = question.answer if isinstance(question.answer, tuple) else ()
    right = [one for one in answer if isinstance(one, int)]
    if right and max(right) >= len(question.options):
        return tr(", ").join(map(letter, right))
    shown = [(letter(order.index(one)), question.options[one]) for one in right]
    if question.kind != "ordering":
        shown.sort()
    return tr(", ").join(f"{sign}. {words}" for sign, words in shown)


def question_words(asked: Question) -> str:
    """A question in full, on as many lines as it needs."""
    options = [f"{letter(place)}.{_NO_BREAK}{option}" for place, option in enumerate(asked.options)]
    answer = tr("Answer: {answer}").format(answer=answer_words(asked))
    kind = tr("{kind} · {topic}").format(kind=kind_name(asked.kind), topic=topic_name(asked.topic))
    return "\n".join((kind, asked.stem, "   ".join(options), answer)).replace("\n\n", "\n")


def listed_words(stem: str, above: str = "") -> str:
    """A stem on one line of a list, without the lines it shares with the one above: several ask about one text."""
    lines = stem.split("\n")
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(lines, above.split("\n"), strict=False)))
    return " ".join(("…", *lines[shared:]) if 0 < shared < len(lines) else lines)


def standing_words(asked: Asked) -> str:
    """How often a question was answered, and how often wrongly."""
    if not asked.answers:
        return tr("not asked yet")
    answers = ntr("{n} answer", "{n} answers", asked.answers).format(n=asked.answers)
    return tr("{answers}, {wrong} wrong").format(answers=answers, wrong=asked.lapses) if asked.lapses else answers


def letter(place: int) -> str:
    """The letter of an option, A for the first."""
    return chr(ord("A") + place)
