"""Daily practice: which question comes next, what an answer changes, and taking the last one back."""

from __future__ import annotations

from datetime import date, datetime

from tracker.kernel.changes import Area
from tracker.kernel.errors import NotFound
from tracker.kernel.jsontext import from_json, to_json
from tracker.kernel.record import Record
from tracker.store import settings
from tracker.study.mock import allocate
from tracker.study.repo import answers, figures, log, number_of
from tracker.study.repo import banks as questions
from tracker.study.repo import practice as repo
from tracker.study.scheduling import DEFAULT_PARAMETERS, Rating, Scheduler, last_review, rate
from tracker.study.service import targets

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.store.session import Reader, Store
    from tracker.study.kept import Asked

USUAL_MS = 20_000
"""What an answer takes before the file knows the worker."""

_SCHEDULERS: dict[tuple[float, ...], Scheduler] = {}


class Reply(Record):
    """An answer to log: `at` a moment in the time of the place, `session` the sitting it was given in."""

    question: int
    correct: bool
    at: datetime
    ms: int | None = None
    rating: Rating | None = None
    session: int | None = None


class Given(Record):
    """What became of an answer: the rating it earned, and when the question is due again."""

    question: int
    rating: Rating
    due: date


def scheduler(reader: Reader, person: int) -> Scheduler:
    """FSRS with the parameters found for a person, else with its own."""
    text = settings.get(reader, _parameters_of(person))
    parameters = tuple(from_json(text)) if text else DEFAULT_PARAMETERS
    return _SCHEDULERS.setdefault(parameters, Scheduler(parameters))


def keep_parameters(
    store: Store, person: str, parameters: Sequence[float], *, found: tuple[datetime, int] | None = None
) -> None:
    """Schedule by the worker's own parameters from now on (see `fitting`); memories are worked out anew.

    `found` says when they were and from how many answers; nothing is due after the exam that was ahead then. Raises
    `ValueError` for numbers FSRS cannot use.
    """
    Scheduler(parameters)
    with store.write("study.parameters", subject=person, journaled=False) as writer:
        number = number_of(writer, person)
        settings.put(writer, _parameters_of(number), to_json(list(parameters)))
        if found:
            settings.put(writer, _found_of(number), to_json([found[0].isoformat(), found[1]]))
        latest = targets.last_review(writer, person, today=found[0].date()) if found else None
        answers.rebuild(writer, number, scheduler(writer, number), latest)
        writer.touch(Area.STUDY)


def parameters_found(reader: Reader, person: str) -> tuple[datetime, int] | None:
    """When the worker's own parameters were found and from how many answers; None while FSRS's own hold."""
    text = settings.get(reader, _found_of(number_of(reader, person)))
    if not text:
        return None
    at, number = from_json(text)
    return datetime.fromisoformat(at), number


def _parameters_of(person: int) -> str:
    return f"study.parameters.{person}"


def _found_of(person: int) -> str:
    return f"study.fitted.{person}"


def histories(reader: Reader, person: str) -> list[list[tuple[date, Rating]]]:
    """All answers by question, as the optimiser takes them."""
    found: dict[int, list[tuple[date, Rating]]] = {}
    for question, _topic, _choices, at, _correct, rating, _ms in log.rows(reader, number_of(reader, person)):
        found.setdefault(question, []).append((date.fromisoformat(at[:10]), Rating(rating)))
    return list(found.values())


def next_questions(
    reader: Reader,
    person: str,
    *,
    today: date,
    count: int = 1,
    topic: str | None = None,
    weights: Mapping[str, float] | None = None,
    skip: Iterable[int] = (),
) -> tuple[Asked, ...]:
    """The questions to ask next, without pictures: those due, the longest overdue first, then new ones.

    Of one topic of the banks, or mixed: by `weights` of topics of the banks (see `targets.bank_weights`), else as due
    dates and banks have them. `skip` are questions already asked in this sitting.
    """
    number, left_out = number_of(reader, person), to_json(list(skip))
    known = questions.topics(reader)
    given: Mapping[str, int] = {}
    if topic is not None:
        known = {one: name for one, name in known.items() if name == topic}
        given = {topic: count}
    elif weights:
        there = set(known.values())
        given = allocate(count, {name: weight for name, weight in weights.items() if name in there})
    shares = {one: given.get(name, 0) for one, name in known.items()}
    chosen = _chosen(reader, number, shares, today, left_out, count)
    return questions.asked_among(reader, number, chosen)


def _chosen(reader: Reader, person: int, shares: Mapping[int, int], today: date, skip: str, count: int) -> list[int]:
    """Due ones of each topic up to its share, due ones of any topic, then new ones in the same two rounds."""
    due = {topic: repo.due(reader, person, topic, today, skip, count) for topic in shares}
    chosen = [one for topic, share in shares.items() for one in due[topic][:share]]
    chosen += _in_turn([due[topic][share:] for topic, share in shares.items()], count - len(chosen))
    if len(chosen) >= count:
        return chosen[:count]
    new = {topic: repo.new(reader, person, topic, skip, count) for topic in shares}
    lacking = {topic: max(0, share - len(due[topic])) for topic, share in shares.items()}
    room = count - len(chosen)
    fresh = [one for topic, share in lacking.items() for one in new[topic][:share]][:room]
    return chosen + fresh + _in_turn([new[topic][lacking[topic] :] for topic in shares], room - len(fresh))


def _in_turn(lists: Sequence[Sequence[int]], count: int) -> list[int]:
    """The first of each, the second of each, …, so many in all."""
    found: list[int] = []
    place = 0
    while len(found) < count and any(place < len(one) for one in lists):
        found += [one[place] for one in lists if place < len(one)]
        place += 1
    return found[: max(0, count)]


def notebook(reader: Reader, person: str, *, count: int = 50, skip: Iterable[int] = ()) -> tuple[Asked, ...]:
    """The notebook: what was answered wrongly and not right twice running since, the longest rested first."""
    number = number_of(reader, person)
    found = repo.notebook(reader, number, list(questions.topics(reader)), to_json(list(skip)), count)
    return questions.asked_among(reader, number, found)


def _rating_for(reader: Reader, person: str, question: int, *, correct: bool, ms: int | None) -> Rating:
    """The rating an answer earns by its time, measured by the worker's usual one."""
    number = number_of(reader, person)
    usual = figures.pace(reader, number) or USUAL_MS
    return rate(correct=correct, ms=ms, usual_ms=usual, known=log.streak(reader, number, question) > 0)


def answer(store: Store, person: str, reply: Reply, *, exam_on: date | None = None) -> Given:
    """Log an answer with everything that follows from it, in one durable write.

    Without a rating it is the one the time earns. With an exam ahead nothing is due later than the day before it.
    Raises `NotFound`.
    """
    reader = store.read()
    facts = repo.facts(reader, reply.question)
    if facts is None:
        raise NotFound("question", str(reply.question))
    given = reply.rating or _rating_for(reader, person, reply.question, correct=reply.correct, ms=reply.ms)
    moment = reply.at.isoformat(timespec="milliseconds")[:23]
    row = (reply.question, *facts, moment, int(reply.correct), int(given), reply.ms)
    session, latest = reply.session, last_review(exam_on) if exam_on else None
    with store.write("study.answer", subject=str(reply.question), journaled=False) as writer:
        number = number_of(writer, person)
        engine = scheduler(writer, number)
        if row[3][:10] < log.counted_until(writer, number, row[0], row[1]):
            answers.log(writer, number, [row], session)
            answers.rebuild(writer, number, engine, latest)
        else:
            answers.add(writer, number, row, session, engine, latest)
        due = log.due(writer, number, reply.question)
        writer.touch(Area.STUDY)
    return Given(question=reply.question, rating=given, due=due)


def undo_answer(store: Store, person: str, *, session: int | None = None, exam_on: date | None = None) -> int | None:
    """Take back the answer logged last, with everything that followed from it; the question it was to.

    None where there is none, or where the last one is not of the session given. May be called again and again.
    """
    latest = last_review(exam_on) if exam_on else None
    with store.write("study.undo", journaled=False) as writer:
        number = number_of(writer, person)
        last = log.last_answer(writer, number)
        if last is None or (session is not None and last[3] != session):
            return None
        engine, day = scheduler(writer, number), log.counted_until(writer, number, last[0], last[1])
        question = answers.undo(writer, number, engine, latest)
        if last[2][:10] < day:
            answers.rebuild(writer, number, engine, latest)
        writer.touch(Area.STUDY)
    return question


def new_session(at: datetime) -> int:
    """A number for a sitting that begins, by which its answers are known and can be taken back."""
    return int(at.timestamp())
