"""Mock exams: composed from the banks, kept after each response, marked, and looked at again.

The rule of the clock: it runs while the paper is on the screen. Every response, flag and pause keeps the seconds used
with it, and the screen pauses every `KEPT_EVERY_SECONDS`; so after a power cut a paper goes on with every answer given
and at most that much time to the good.
"""

from __future__ import annotations

from datetime import date, datetime

from tracker.kernel import jsontext
from tracker.kernel.changes import Area
from tracker.kernel.errors import NotFound
from tracker.kernel.record import Record
from tracker.kernel.terms import Component
from tracker.study.banks.model import Kind
from tracker.study.mock import Sitting, TopicMarks, compose, from_json, respond, score, to_json
from tracker.study.mock import flag as flagged
from tracker.study.mock import judge as judged
from tracker.study.repo import answers, banks, log, number_of, papers, practice
from tracker.study.scheduling import Rating, last_review
from tracker.study.service import targets
from tracker.study.service.practice import scheduler

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.store.session import Reader, Store, Writer
    from tracker.study.banks.model import Question
    from tracker.study.kept import Target
    from tracker.study.mock import Paper, Response, Result
    from tracker.study.model import PaperShape
    from tracker.study.service.targets import PaperPart


KEPT_EVERY_SECONDS = 10


class Sat(Record):
    """What a mock exam that was handed in came to: `score` out of 100, and the marks of each topic."""

    id: int
    component: Component
    begun_at: datetime
    handed_in_at: datetime
    score: float
    passed: bool
    topics: tuple[TopicMarks, ...]
    unanswered: int
    unjudged: int
    """Answers in words that still wait for the worker's own marks."""


class Mock(Record):
    """A mock exam with its paper: under way, or with what it came to."""

    id: int
    target: str | None
    component: Component
    begun_at: datetime
    sitting: Sitting
    handed_in_at: datetime | None = None
    score: float | None = None
    passed: bool | None = None
    topics: tuple[TopicMarks, ...] = ()
    unanswered: int = 0
    unjudged: tuple[str, ...] = ()
    shares: tuple[tuple[str, float], ...] = ()
    """For each question the part of its marks that was reached."""


def begin(
    store: Store,
    person: str,
    component: Component = Component.THEORY,
    *,
    target: Target | None,
    at: datetime,
    seed: int,
    shape: PaperShape | None = None,
) -> Mock:
    """Compose a paper by the weights of the component and its usual shape, or the one given, and begin it.

    What the banks could not fill is in `sitting.paper.shortages`; a paper without items means that there are none.
    """
    reader = store.read()
    part = targets.paper(reader, target, component, person)
    sitting = Sitting(paper=draw(reader, person, part, shape=shape, seed=seed))
    with store.write("study.mock", journaled=False) as writer:
        number = papers.add(
            writer,
            number_of(writer, person),
            target.uid if target else None,
            component,
            at.isoformat(timespec="seconds"),
            to_json(sitting),
        )
        writer.touch(Area.STUDY)
    return mock(reader, number)


def draw(reader: Reader, person: str, part: PaperPart, *, seed: int, shape: PaperShape | None = None) -> Paper:
    """A paper composed from the banks; nothing is kept."""
    belong = targets.belongings(reader, person, part.component, part.topics)
    pool: dict[tuple[Kind, str], list[str]] = {}
    for topic, kind, numbers in practice.pool(reader, part.component):
        pool.setdefault((Kind(kind), belong.get(topic, topic)), []).extend(numbers)
    made = (shape or targets.usual_shape(part)).replace(pass_mark=part.pass_mark)
    return compose(pool, weights=part.weights, shape=made, seed=seed)


def stock(reader: Reader, component: Component) -> dict[Kind, int]:
    """How many questions of each type the banks have for a component's papers."""
    return {Kind(kind): number for kind, number in papers.stock(reader, component)}


def keep(store: Store, number: int, question: str, response: Response, *, seconds: int, position: int) -> Sitting:
    """Keep one response, or None to take it back, after so many seconds more; durable when this returns.

    Raises `NotFound`, also for a mock exam handed in.
    """
    sitting = respond(_sitting(store.read(), number), question, response, seconds=seconds).replace(position=position)
    _keep(store, number, sitting)
    return sitting


def flag(store: Store, number: int, question: str, *, on: bool, seconds: int, position: int) -> Sitting:
    """Note a question to come back to, or no longer; durable when this returns. Raises `NotFound`."""
    sitting = flagged(_sitting(store.read(), number), question, on=on, seconds=seconds).replace(position=position)
    _keep(store, number, sitting)
    return sitting


def pause(store: Store, number: int, *, seconds: int, position: int) -> Sitting:
    """Keep the time used and the place, without a response. Raises `NotFound`."""
    known = _sitting(store.read(), number)
    sitting = known.replace(seconds_used=known.seconds_used + seconds, position=position)
    _keep(store, number, sitting)
    return sitting


def _keep(store: Store, number: int, sitting: Sitting) -> None:
    with store.write("study.mock", subject=str(number), journaled=False) as writer:
        papers.keep(writer, number, to_json(sitting))


def _sitting(reader: Reader, number: int) -> Sitting:
    return from_json(papers.get(reader, number)[4])


def hand_in(
    store: Store,
    person: str,
    number: int,
    *,
    at: datetime,
    exam_on: date | None = None,
) -> Mock:
    """Score a mock exam; its answers count as answers from now on. Raises `NotFound`.

    A question of which all marks were reached counts as right; one passed over as wrong. Those behind the last
    response were not come to and say nothing of what is known, though the score goes without their marks. Where answers
    in words wait for the worker's marks, the score goes without them and nothing counts before `finish`.
    """
    reader = store.read()
    sitting = _sitting(reader, number).replace(handed_in=True)
    result = _scored(reader, sitting)
    _settle(store, person, number, (sitting.replace(final=not result.unjudged), result, at), exam_on)
    return mock(reader, number)


def judge(store: Store, number: int, question: str, share: float) -> Mock:
    """Keep the part of its marks that the worker gives his own answer; nothing after `finish`. Raises `NotFound`."""
    reader = store.read()
    known = mock(reader, number)
    if known.handed_in_at is None or known.sitting.final:
        raise NotFound("mock", str(number))
    sitting = judged(known.sitting, question, share)
    with store.write("study.mock", subject=str(number), journaled=False) as writer:
        put_result(writer, number, sitting, _scored(reader, sitting), known.handed_in_at)
        writer.touch(Area.STUDY)
    return mock(reader, number)


def finish(store: Store, person: str, number: int, *, exam_on: date | None = None) -> Mock:
    """End the marking: what is not judged earned nothing, and the answers count from now on. Raises `NotFound`."""
    reader = store.read()
    known = mock(reader, number)
    if known.handed_in_at is None:
        raise NotFound("mock", str(number))
    if not known.sitting.final:
        sitting = known.sitting.replace(final=True)
        _settle(store, person, number, (sitting, _scored(reader, sitting), known.handed_in_at), exam_on)
    return mock(reader, number)


def _scored(reader: Reader, sitting: Sitting) -> Result:
    """The result by the questions that are still in the file."""
    found = questions(reader, sitting)
    there = tuple(item for item in sitting.paper.items if item.question in found)
    return score(sitting.replace(paper=sitting.paper.replace(items=there)), found)


def _settle(
    store: Store, person: str, number: int, came_to: tuple[Sitting, Result, datetime], exam_on: date | None
) -> None:
    sitting, result, at = came_to
    if sitting.final:
        result = result.replace(unjudged=())
    with store.write("study.mock", subject=str(number), journaled=False) as writer:
        papers.get(writer, number)
        put_result(writer, number, sitting, result, at)
        if sitting.final:
            _log(writer, person, number, came_to, exam_on)
        writer.touch(Area.STUDY)


def put_result(writer: Writer, number: int, sitting: Sitting, result: Result, at: datetime) -> None:
    """Keep what a mock exam came to."""
    text = jsontext.to_json(result.as_dict(), plain=Record.as_dict)
    moment = at.isoformat(timespec="seconds")
    papers.put_result(writer, number, to_json(sitting), moment, (result.score, result.passed, text))


def _log(writer: Writer, of: str, number: int, came_to: tuple[Sitting, Result, datetime], exam_on: date | None) -> None:
    """The responses as answers that took equal parts of the time; their session is the mock's number below zero."""
    sitting, result, at = came_to
    person = number_of(writer, of)
    engine, latest = scheduler(writer, person), last_review(exam_on) if exam_on else None
    moment = at.isoformat(timespec="milliseconds")[:23]
    answered = {question for question, _ in sitting.responses}
    each = 1000 * sitting.seconds_used // max(1, len(answered))
    rows = []
    reached = max((place for place, (question, _) in enumerate(result.shares, 1) if question in answered), default=0)
    for question, share in result.shares[:reached]:
        facts = practice.facts(writer, int(question))
        if facts is not None:
            rating = Rating.GOOD if share >= 1 else Rating.AGAIN
            ms = each if question in answered else None
            rows.append((int(question), *facts, moment, int(share >= 1), int(rating), ms))
    if any(moment[:10] < log.counted_until(writer, person, question, topic) for question, topic, *_ in rows):
        answers.log(writer, person, rows, -number)
        answers.rebuild(writer, person, engine, latest)
        return
    for row in rows:
        answers.add(writer, person, row, -number, engine, latest)


def questions(reader: Reader, sitting: Sitting) -> dict[str, Question]:
    """The questions of a paper by their names on it, with pictures; those removed since are left out."""
    numbers = [int(item.question) for item in sitting.paper.items]
    pictured = banks.with_images(reader)
    return {
        str(one.id): one.question.replace(images=banks.images(reader, one.id)) if one.id in pictured else one.question
        for one in banks.asked_among(reader, 0, numbers)
    }


def mock(reader: Reader, number: int) -> Mock:
    """One mock exam. Raises `NotFound`."""
    return _mock(papers.get(reader, number))


def history(reader: Reader, person: str) -> tuple[Sat, ...]:
    """What a worker's mock exams came to, the first one first; papers are not read."""
    return tuple(map(_sat, papers.handed_in(reader, number_of(reader, person))))


def under_way(reader: Reader, person: str) -> Mock | None:
    """The mock exam to go on with, the latest one."""
    found = papers.under_way(reader, number_of(reader, person))
    return None if found is None else mock(reader, found)


def remove(store: Store, number: int) -> None:
    """Take a mock exam out; the answers that count stay. Raises `NotFound`."""
    with store.write("mock.delete", subject=str(number)) as writer:
        papers.remove(writer, number)


def _sat(row: tuple[Any, ...]) -> Sat:
    number, component, begun_at, handed_in_at, reached, passed, result = row
    plain = jsontext.from_json(result)
    return Sat(
        id=number,
        component=Component(component),
        begun_at=datetime.fromisoformat(begun_at),
        handed_in_at=datetime.fromisoformat(handed_in_at),
        score=reached,
        passed=bool(passed),
        topics=tuple(TopicMarks(**one) for one in plain["topics"]),
        unanswered=plain["unanswered"],
        unjudged=len(plain.get("unjudged", ())),
    )


def _mock(row: tuple[Any, ...]) -> Mock:
    number, target, component, begun_at, sitting, handed_in_at, reached, passed, result = row
    plain: dict[str, Any] = jsontext.from_json(result) if result else {}
    return Mock(
        id=number,
        target=target,
        component=Component(component),
        begun_at=datetime.fromisoformat(begun_at),
        sitting=from_json(sitting),
        handed_in_at=datetime.fromisoformat(handed_in_at) if handed_in_at else None,
        score=reached,
        passed=None if passed is None else bool(passed),
        topics=tuple(TopicMarks(**one) for one in plain.get("topics", ())),
        unanswered=plain.get("unanswered", 0),
        unjudged=tuple(plain.get("unjudged", ())),
        shares=tuple((question, share) for question, share in plain.get("shares", ())),
    )
