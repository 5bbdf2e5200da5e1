"""The exam to study for: its day, its components, and what each paper is made of."""

from __future__ import annotations

from datetime import date

from tracker.catalog import repo as catalog
from tracker.kernel.drafts import build, new_uid
from tracker.kernel.jsontext import from_json, to_json
from tracker.kernel.record import Record
from tracker.kernel.terms import Component, GoalKind, Level
from tracker.people.repo import GOALS, PEOPLE
from tracker.store import acts
from tracker.study import repo, scheduling
from tracker.study.banks.model import Kind
from tracker.study.kept import USUAL_CHANCE, Target, TargetPart, TargetTopic, TopicLink
from tracker.study.model import Calendar, MultipleRule, PaperShape, Section, weekly
from tracker.study.repo import answers, banks, log

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from tracker.catalog.model import Syllabus
    from tracker.store.session import Reader, Store
    from tracker.study.weight_table import WeightTable

PASS_MARK = 60.0
"""Every component of a level must reach 60 of 100, as the national standards have it."""

USUAL_MINUTES = 30
"""Minutes a day where the worker has said nothing: a lunch break and a little more."""


class PaperTopic(Record):
    """A topic of a paper: its key in all figures, its names by language, and its weight in percent where known."""

    key: str
    names: Mapping[str, str]
    weight: float | None


class PaperPart(Record):
    """A component as it will be tested.

    `origin` says where the topics are from: `typed` by the worker, the `syllabus` of a pack, or only the `banks`, where
    there is no syllabus or none of its topics is that of any question. Unless `weighted`, topics count equally.
    """

    component: Component
    pass_mark: float
    shape: PaperShape | None
    topics: tuple[PaperTopic, ...]
    origin: str
    source: str | None = None

    @property
    def weighted(self) -> bool:
        """Whether every topic has a weight, and not all of them zero."""
        return all(topic.weight is not None for topic in self.topics) and any(topic.weight for topic in self.topics)

    @property
    def weights(self) -> dict[str, float | None]:
        """Weights by key, as the rules take them: unknown where topics count equally."""
        weighted = self.weighted
        return {topic.key: topic.weight if weighted else None for topic in self.topics}


def targets(reader: Reader, person: str) -> tuple[Target, ...]:
    """A person's exams, the next one first."""
    return repo.TARGETS.select(reader, 'WHERE person = ? ORDER BY "on", id', (person,))


def target(reader: Reader, uid: str) -> Target:
    """One exam. Raises `NotFound`."""
    return repo.TARGETS.get(reader, uid)


def current(reader: Reader, person: str, *, today: date) -> Target | None:
    """The next exam from today on, else the last one past; else what the worker's goals name; None without any.

    A goal that names a level and a day stands for an exam of that level; its `uid` is the goal's.
    """
    mine = targets(reader, person)
    ahead = [one for one in mine if one.on >= today]
    if mine:
        return ahead[0] if ahead else mine[-1]
    goals = [goal for goal in GOALS.of_person(reader, person) if goal.kind is GoalKind.LEVEL and goal.level and goal.by]
    for goal in sorted(goals, key=lambda goal: (goal.by < today if goal.by else True, goal.by)):
        worker = PEOPLE.get(reader, person)
        return Target(
            uid=goal.uid,
            person=person,
            on=goal.by or today,
            occupation=goal.occupation or worker.occupation,
            level=goal.level,
            chance=USUAL_CHANCE,
        )
    return None


def last_review(reader: Reader, person: str, *, today: date) -> date | None:
    """The day before the exam ahead, when every question is due at the latest; None without an exam ahead."""
    ahead = current(reader, person, today=today)
    return scheduling.last_review(ahead.on) if ahead and ahead.on > today else None


def add_target(store: Store, person: str, values: Mapping[str, Any], components: Iterable[Component] = ()) -> str:
    """A new exam from a form's values with the components to pass; returns its uid. Raises `Refused`."""
    made = build(Target, {"chance": USUAL_CHANCE, **values, "uid": new_uid(), "person": person})
    with store.write("target.add", subject=made.uid) as writer:
        repo.TARGETS.insert(writer, made)
        for component in components:
            repo.PARTS.insert(writer, _new_part(made, component))
    return made.uid


def _new_part(of: Target, component: Component) -> TargetPart:
    return TargetPart(uid=new_uid(), person=of.person, target=of.uid, component=component, pass_mark=PASS_MARK)


def edit_target(store: Store, uid: str, values: Mapping[str, Any]) -> None:
    """Change an exam. Raises `Refused`, `NotFound`."""
    acts.edit(store, repo.TARGETS, uid, values)


def save_target(
    store: Store, person: str, uid: str | None, values: Mapping[str, Any], marks: Mapping[Component, float | None]
) -> str:
    """An exam with its papers as one act: a new one without a uid. A component without a mark is not sat; its uid.

    Raises `Refused`, `NotFound`.
    """
    with store.write("target.edit" if uid else "target.add", subject=uid) as writer:
        if uid:
            edit_target(store, uid, values)
        saved = uid or add_target(store, person, values)
        known = {part.component: part for part in parts(store.read(), saved)}
        for component, mark in marks.items():
            part = known.get(component)
            if mark is None:
                if part:
                    remove_part(store, part.uid)
            elif part is None or part.pass_mark != mark:
                shape = _shape_of(part.shape) if part and part.shape else None
                set_part(store, saved, component, pass_mark=mark, shape=shape)
        on, number = target(store.read(), saved).on, repo.number_of(writer, person)
        if on.isoformat() > (log.last_day(writer, number) or ""):
            answers.nothing_later(writer, number, scheduling.last_review(on))
    return saved


def delete_target(store: Store, uid: str) -> None:
    """Remove an exam with its papers; undo brings them back. Raises `NotFound`."""
    acts.delete(store, repo.TARGETS, uid)


def set_part(
    store: Store, target: str, component: Component, *, pass_mark: float = PASS_MARK, shape: PaperShape | None = None
) -> None:
    """Say what one component's paper is like. Raises `NotFound`, and `Refused` for a mark not above 0 or over 100."""
    if not 0 < pass_mark <= 100:
        from tracker.kernel.errors import Refused
        from tracker.kernel.problems import Problem

        raise Refused([Problem(code="out_of_range", where="pass_mark", value=pass_mark, expected=(1, 100))])
    of = repo.TARGETS.get(store.read(), target)
    known = next((part for part in parts(store.read(), target) if part.component is component), None)
    made = (known or _new_part(of, component)).replace(pass_mark=pass_mark, shape=shape_text(shape) if shape else None)
    with store.write("target.part", subject=target) as writer:
        if known:
            repo.PARTS.update(writer, made)
        else:
            repo.PARTS.insert(writer, made)


def remove_part(store: Store, uid: str) -> None:
    """Take a component off an exam. Raises `NotFound`."""
    acts.delete(store, repo.PARTS, uid)


def parts(reader: Reader, target: str) -> tuple[TargetPart, ...]:
    """The components of an exam that the worker set."""
    return repo.PARTS.select(reader, "WHERE target = ? ORDER BY id", (target,))


def set_topics(
    store: Store, target: str, component: Component, rows: Sequence[tuple[str, str | None, float | None]]
) -> None:
    """The table of the booklet as the worker typed it: key, name and weight in percent of each topic, in its order.

    Keys of the syllabus keep its names; a topic of one's own has its name for a key. No rows: the syllabus again.
    Raises `NotFound`, and `Refused` for a weight out of 0 to 100, a topic without a key, or one that is there twice.
    """
    of = repo.TARGETS.get(store.read(), target)
    made = [_topic_row(of, component, place, *row) for place, row in enumerate(rows)]
    _refuse_repeated(made)
    with store.write("target.topics", subject=target) as writer:
        for known in typed_topics(writer, target, component):
            repo.TOPICS.delete(writer, known.uid)
        repo.TOPICS.insert_many(writer, made)


def read_weight_table(data: bytes) -> WeightTable:
    """The weight table in a sheet, a Word document or a text. Raises `BankProblem`, `no_weights` without any."""
    from tracker.study.banks.grids import grids
    from tracker.study.banks.problem import BankProblem
    from tracker.study.weight_table import read_weights

    table = read_weights(grids(data))
    if table is None:
        raise BankProblem("no_weights")
    return table


def _topic_row(
    of: Target, component: Component, place: int, key: str, name: str | None, weight: float | None
) -> TargetTopic:
    from tracker.kernel.errors import Refused
    from tracker.kernel.problems import Problem

    if not key.strip():
        raise Refused([Problem(code="missing", where=f"[{place}].topic")])
    if weight is not None and not 0 <= weight <= 100:
        raise Refused([Problem(code="out_of_range", where=key, value=weight, expected=(0, 100))])
    return TargetTopic(
        uid=new_uid(), person=of.person, target=of.uid, component=component, topic=key.strip(), name=name, weight=weight
    )


def _refuse_repeated(rows: Sequence[TargetTopic]) -> None:
    from tracker.kernel.errors import Refused
    from tracker.kernel.problems import Problem

    keys = [row.topic for row in rows]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise Refused([Problem(code="duplicate", where=key, value=key) for key in twice])


def typed_topics(reader: Reader, target: str, component: Component) -> tuple[TargetTopic, ...]:
    """The weight table the worker typed."""
    return repo.TOPICS.select(reader, "WHERE target = ? AND component = ? ORDER BY id", (target, component))


def syllabus(reader: Reader, occupation: str | None, level: Level | None, component: Component) -> Syllabus | None:
    """The syllabus of the packs in force; one that names no level stands for all levels."""
    found = [
        one
        for one in catalog.syllabuses(reader)
        if one.occupation == occupation and one.component == component and one.level in (None, level)
    ]
    return max(found, key=lambda one: one.level is not None, default=None)


def paper(reader: Reader, target: Target | None, component: Component, person: str) -> PaperPart:
    """What a component's paper is made of: typed topics first, else the syllabus, else the topics of the banks."""
    part = next((one for one in parts(reader, target.uid) if one.component is component), None) if target else None
    occupation = target.occupation if target else PEOPLE.get(reader, person).occupation
    plan = syllabus(reader, occupation, target.level if target else None, component)
    typed = typed_topics(reader, target.uid, component) if target else ()
    common: dict[str, Any] = {
        "component": component,
        "pass_mark": part.pass_mark if part else plan.pass_mark if plan else PASS_MARK,
        "shape": _shape_of(part.shape) if part and part.shape else None,
    }
    names = {topic.id: topic.name for topic in plan.topics} if plan else {}
    if typed:
        topics = tuple(
            PaperTopic(key=row.topic, names={"": row.name} if row.name else names.get(row.topic, {}), weight=row.weight)
            for row in typed
        )
        return PaperPart(**common, topics=topics, origin="typed")
    if plan:
        topics = tuple(PaperTopic(key=one.id, names=one.name, weight=one.weight) for one in plan.topics)
        if _any_known(reader, person, component, topics):
            return PaperPart(**common, topics=topics, origin="syllabus", source=plan.source)
    own = banks.topics(reader, component).values()
    topics = tuple(PaperTopic(key=name, names={"": name}, weight=None) for name in own)
    return PaperPart(**common, topics=topics, origin="banks")


def _any_known(reader: Reader, person: str, component: Component, topics: Sequence[PaperTopic]) -> bool:
    """Whether the file has a question of any of these topics, or none of any topic."""
    own = banks.topics(reader, component).values()
    return not own or not belongings(reader, person, component, topics).keys().isdisjoint(own)


def belongings(reader: Reader, person: str, component: Component, topics: Sequence[PaperTopic]) -> dict[str, str]:
    """To which topic of the paper each topic of the banks belongs: as the worker linked it, else by its name."""
    named, linked = _by_name(topics), _by_hand(reader, person, component, topics)
    found = {name: linked.get(name, named.get(bare(name))) for name in banks.topics(reader, component).values()}
    return {name: key for name, key in found.items() if key is not None}


def _by_name(topics: Sequence[PaperTopic]) -> dict[str, str]:
    return {bare(word): topic.key for topic in topics for word in (*topic.names.values(), topic.key)}


def _by_hand(reader: Reader, person: str, component: Component, topics: Sequence[PaperTopic]) -> dict[str, str]:
    """What the worker linked, as far as the paper still has it."""
    there = {topic.key for topic in topics}
    return {one.topic: one.belongs_to for one in links(reader, person, component) if one.belongs_to in there}


def chapters(reader: Reader, person: str, part: PaperPart) -> dict[str, str | None]:
    """The topics of the banks that bear no name of the paper's, each with the topic the worker put it to, if any."""
    named, linked = _by_name(part.topics), _by_hand(reader, person, part.component, part.topics)
    own = banks.topics(reader, part.component).values()
    return {name: linked.get(name) for name in own if bare(name) not in named}


def bare(name: str) -> str:
    """A topic's name by its letters and digits alone: what two tables write alike."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def bank_weights(reader: Reader, person: str, part: PaperPart) -> dict[str, float]:
    """Weights for the topics of the banks, each topic of the paper's shared by the bank topics that belong to it."""
    from tracker.study.model import shares

    belong = belongings(reader, person, part.component, part.topics)
    counts: dict[str, int] = {}
    for key in belong.values():
        counts[key] = counts.get(key, 0) + 1
    parts_of_one = shares(part.weights)
    return {name: parts_of_one[key] / counts[key] for name, key in belong.items()}


def links(reader: Reader, person: str, component: Component) -> tuple[TopicLink, ...]:
    """The links between topics of banks and of papers that the worker made."""
    return repo.LINKS.select(reader, "WHERE person = ? AND component = ? ORDER BY id", (person, component))


def link_topics(store: Store, person: str, component: Component, belong: Mapping[str, str | None]) -> None:
    """Say to which topic of the paper some topics of the banks belong; None: by its name again."""
    known = {link.topic: link for link in links(store.read(), person, component)}
    with store.write("target.link", subject=person) as writer:
        for topic, key in belong.items():
            link = known.get(topic)
            if key == (link.belongs_to if link else None):
                continue
            if link:
                repo.LINKS.delete(writer, link.uid)
            if key is not None:
                made = TopicLink(uid=new_uid(), person=person, component=component, topic=topic, belongs_to=key)
                repo.LINKS.insert(writer, made)


def shape_text(shape: PaperShape) -> str:
    """A paper's shape as it is kept."""
    return to_json(
        {
            "sections": [[str(one.kind), one.count, one.marks] for one in shape.sections],
            "minutes": shape.minutes,
            "pass_mark": shape.pass_mark,
            "multiple": shape.multiple.value,
        }
    )


def _shape_of(text: str) -> PaperShape:
    """The shape that `shape_text` wrote."""
    plain = from_json(text)
    sections = tuple(Section(kind=Kind(kind), count=count, marks=marks) for kind, count, marks in plain["sections"])
    return PaperShape(
        sections=sections,
        minutes=plain["minutes"],
        pass_mark=plain["pass_mark"],
        multiple=MultipleRule(plain.get("multiple", MultipleRule.ALL_OR_NOTHING)),
    )


def usual_shape(part: PaperPart) -> PaperShape:
    """The shape of a paper: the worker's own, else a start to change."""
    from tracker.study.mock import THEORY_SHAPE

    return (part.shape or THEORY_SHAPE).replace(pass_mark=part.pass_mark)


def calendar_of(target: Target | None, minutes: int | None = None) -> Calendar:
    """The days and minutes there are for study; `minutes` a day instead of what was kept."""
    if minutes is not None or target is None or not target.calendar:
        return weekly(*[USUAL_MINUTES if minutes is None else minutes] * 7)
    plain = from_json(target.calendar)
    return Calendar(
        pattern=tuple(plain["pattern"]),
        starts_on=date.fromisoformat(plain["starts_on"]),
        exceptions=tuple((date.fromisoformat(day), number) for day, number in plain["exceptions"].items()),
    )


def calendar_text(calendar: Calendar) -> str:
    """A calendar as a target keeps it."""
    return to_json(
        {
            "pattern": list(calendar.pattern),
            "starts_on": calendar.starts_on.isoformat(),
            "exceptions": {day.isoformat(): minutes for day, minutes in calendar.exceptions},
        }
    )
