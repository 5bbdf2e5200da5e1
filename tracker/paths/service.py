"""What a person does with ways ahead: lay them side by side, weigh them, choose one, keep what selections brought."""

from __future__ import annotations

from tracker.benefits.repo import CLAIMS
from tracker.catalog.repo import knowledge
from tracker.certificates.repo import ACCEPTANCES
from tracker.kernel.drafts import build, new_uid
from tracker.kernel.errors import NotFound, Refused
from tracker.kernel.problems import Problem
from tracker.kernel.terms import PROVINCES, GoalKind
from tracker.paths.model import Criterion, GoalStep, Option, OptionKind, StationClass, StepKind
from tracker.paths.repo import OPTIONS, PREFERENCES, SELECTIONS, STEPS
from tracker.paths.rules import Ground, answer, open_leaves, pay_today
from tracker.people.model import Goal
from tracker.people.repo import EXPERIENCE, GOALS, INCOME, PEOPLE
from tracker.recognition.model import Redo
from tracker.recognition.rules import redo
from tracker.requirements.repo import facts_of
from tracker.store import acts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from typing import Any

    from tracker.paths.answers import Comparison, OptionAnswer, Pass
    from tracker.paths.model import Selection
    from tracker.store.session import Reader, Store

STAY = "stay"
"""The option that is always there: everything as it is."""


def _ground_of(reader: Reader, person: str, *, today: date, price_fen: int | None) -> Ground:
    """All that a worker's options are answered from. Raises `NotFound`."""
    return Ground(
        facts=facts_of(reader, person),
        known=knowledge(reader),
        acceptances=ACCEPTANCES.of_person(reader, person),
        selections=SELECTIONS.of_person(reader, person),
        claims=CLAIMS.of_person(reader, person),
        pay_fen=pay_of(reader, person, today=today),
        price_fen=price_fen,
    )


def pay_of(reader: Reader, person: str, *, today: date) -> int | None:
    """A month's pay in fen by the worker's own record; None without any."""
    return pay_today(INCOME.of_person(reader, person), EXPERIENCE.of_person(reader, person), today=today)


def options_of(reader: Reader, person: str) -> tuple[Option, ...]:
    """A worker's options in the order they were entered."""
    return OPTIONS.of_person(reader, person)


def all_options(reader: Reader, person: str) -> tuple[Option, ...]:
    """Staying, made up unless it was entered with figures of its own, and every option entered."""
    entered = options_of(reader, person)
    stays = any(one.kind is OptionKind.STAY for one in entered)
    return entered if stays else (*options_named(reader, person, (STAY,)), *entered)


def option(reader: Reader, uid: str) -> Option:
    """One option. Raises `NotFound`."""
    return OPTIONS.get(reader, uid)


def options_named(reader: Reader, person: str, names: Sequence[str]) -> tuple[Option, ...]:
    """Options by uid or title; or made up for the moment: `stay`, a post (`ladder/role`, `role@remote`), a region code.

    Raises `NotFound`.
    """
    return tuple(_named(reader, person, name) for name in names)


def _named(reader: Reader, person: str, name: str) -> Option:
    stored = [one for one in options_of(reader, person) if name in (one.uid, one.title)]
    if stored:
        return stored[0]
    blank = {"uid": name, "person": person, "title": None}
    if name == STAY:
        return build(Option, {**blank, "kind": OptionKind.STAY})
    if name.isascii() and name.isdecimal() and 2 <= len(name) <= 6 and name[:2] in PROVINCES:
        return build(Option, {**blank, "kind": OptionKind.MOVE, "region": name.ljust(6, "0")})
    post, _, station = name.partition("@")
    ladder, _, role = post.rpartition("/")
    for known in knowledge(reader).roles:
        if known.id == role and ladder in ("", known.ladder) and station in ("", *StationClass):
            values = {"kind": OptionKind.POST, "ladder": known.ladder, "role": role, "station_class": station}
            return build(Option, {**blank, **values})
    raise NotFound("option", name)


def compare(
    reader: Reader,
    person: str,
    options: Sequence[Option],
    *,
    today: date,
    price_fen: int | None = None,
) -> Comparison:
    """Options side by side, ranked by the worker's weights, with what would turn the first two round.

    Raises `NotFound`, and `Refused` where there is nothing to compare.
    """
    from tracker.paths.weighing import compare as weigh

    if not options:
        raise Refused([Problem(code="missing", where="options")])
    found = answers(reader, person, options, today=today, price_fen=price_fen)
    return weigh(found, weights_of(reader, person))


def answers(
    reader: Reader, person: str, options: Sequence[Option], *, today: date, price_fen: int | None = None
) -> tuple[OptionAnswer, ...]:
    """What follows from each option, without weighing. Raises `NotFound`."""
    ground = _ground_of(reader, person, today=today, price_fen=price_fen)
    return tuple(answer(one, ground, today=today) for one in options)


def weights_of(reader: Reader, person: str) -> dict[Criterion, int]:
    """What the worker sets store by; a criterion never touched weighs 5 of 10."""
    default = 5
    said = {one.criterion: one.weight for one in PREFERENCES.of_person(reader, person)}
    return {criterion: said.get(criterion, default) for criterion in Criterion}


def set_weight(store: Store, person: str, criterion: Criterion, weight: int) -> None:
    """Say how much a criterion matters, 0 to 10. Raises `Refused`."""
    if not 0 <= weight <= 10:
        raise Refused([Problem(code="out_of_range", where="weight", value=weight, expected="0–10")])
    known = next((one for one in PREFERENCES.of_person(store.read(), person) if one.criterion is criterion), None)
    if known is None:
        acts.add(store, PREFERENCES, person, {"criterion": criterion, "weight": weight})
    else:
        acts.edit(store, PREFERENCES, known.uid, {"weight": weight})


def add_option(store: Store, person: str, values: Mapping[str, Any]) -> str:
    """A new option from a form's values; returns its uid. Raises `Refused`."""
    _check_option(values)
    return acts.add(store, OPTIONS, person, values)


def edit_option(store: Store, uid: str, values: Mapping[str, Any]) -> None:
    """Change some fields of an option. Raises `Refused`, `NotFound`."""
    _check_option({**OPTIONS.get(store.read(), uid).as_dict(), **values})
    acts.edit(store, OPTIONS, uid, values)


def delete_option(store: Store, uid: str) -> None:
    """Remove an option; a goal it became stays. Raises `NotFound`."""
    acts.delete(store, OPTIONS, uid)


_BOUNDS = {
    "pay_low_fen": 0,
    "pay_high_fen": 0,
    "pay_low_permille": -1000,
    "pay_high_permille": -1000,
    "distance_km": 0,
    "family_rating": 1,
    "candidates": 1,
    "posts": 1,
    "rank": 1,
}


def _check_option(values: Mapping[str, Any]) -> None:
    """A post names its role, a move its region; figures are possible, and no range is upside down."""
    problems = []
    needed = {OptionKind.POST: "role", OptionKind.MOVE: "region"}.get(values.get("kind"))  # type: ignore[arg-type]
    if needed and not values.get(needed):
        problems.append(Problem(code="missing", where=needed))
    for field, least in _BOUNDS.items():
        value = values.get(field)
        if value is not None and (value < least or (field == "family_rating" and value > 5)):
            problems.append(Problem(code="out_of_range", where=field, value=value, expected=least))
    for unit in ("fen", "permille"):
        low, high = values.get(f"pay_low_{unit}"), values.get(f"pay_high_{unit}")
        if high is not None and (low is None or high < low):
            problems.append(Problem(code="out_of_range", where=f"pay_high_{unit}", value=high, expected=low))
    if problems:
        raise Refused(problems)


def choose(store: Store, uid: str, *, today: date) -> str | None:
    """Make an option the worker's aim: a goal with its steps and dates. Returns the goal's uid, None for staying.

    Raises `NotFound`; an option already chosen keeps its goal.
    """
    chosen = OPTIONS.get(store.read(), uid)
    if chosen.goal:
        return chosen.goal
    with store.write("option.choose", subject=uid) as writer:
        found = answers(writer, chosen.person, (chosen,), today=today)[0]
        goal = None
        if chosen.kind is not OptionKind.STAY:
            goal = Goal(
                uid=new_uid(),
                person=chosen.person,
                kind=GoalKind.ROLE if chosen.role else None,
                role=chosen.role,
                by=chosen.start or found.earliest,
            )
            GOALS.insert(writer, goal)
            STEPS.insert_many(writer, _steps(found, goal))
        OPTIONS.update(writer, chosen.replace(chosen_on=today, goal=goal.uid if goal else None))
    return goal.uid if goal else None


def aim_at(store: Store, person: str, one: Pass) -> str:
    """Make a level that was supposed to be passed the worker's aim for that day; returns the goal's uid.

    An aim at the same level gets the day. Raises `NotFound`.
    """
    occupation = one.occupation or PEOPLE.get(store.read(), person).occupation
    for goal in GOALS.of_person(store.read(), person):
        if goal.level is one.level and goal.occupation in (None, occupation):
            acts.edit(store, GOALS, goal.uid, {"by": one.on})
            return goal.uid
    values = {"kind": GoalKind.LEVEL, "occupation": occupation, "level": one.level, "by": one.on}
    return acts.add(store, GOALS, person, values)


def unchoose(store: Store, uid: str) -> None:
    """Give an aim up again, with its goal and steps. Raises `NotFound`."""
    chosen = OPTIONS.get(store.read(), uid)
    with store.write("option.unchoose", subject=uid) as writer:
        OPTIONS.update(writer, chosen.replace(chosen_on=None, goal=None))
        if chosen.goal and GOALS.find(writer, chosen.goal):
            GOALS.delete(writer, chosen.goal)


def remove_goal(store: Store, uid: str) -> None:
    """Remove a goal with its steps; an option chosen for it is chosen no more. Raises `NotFound`."""
    person = GOALS.get(store.read(), uid).person
    with store.write("goal.delete", subject=uid) as writer:
        for one in options_of(writer, person):
            if one.goal == uid:
                OPTIONS.update(writer, one.replace(chosen_on=None, goal=None))
        GOALS.delete(writer, uid)


def _steps(found: OptionAnswer, goal: Goal) -> Iterator[GoalStep]:
    """What must be done, waited for and redone, then the first day."""
    own: dict[str, Any] = {"person": goal.person, "goal": goal.uid}
    for leaf in open_leaves(found.verdict) if found.verdict else ():
        kind = StepKind.WAIT if leaf.expected_on else StepKind.ACT
        day = leaf.expected_on or found.option.start
        yield GoalStep(uid=new_uid(), kind=kind, act=leaf.act, subject=leaf.kind, by=day, **own)
    for cell in found.recognition:
        if redo(cell) is not Redo.NOTHING:
            subject = cell.certificate.uid
            yield GoalStep(uid=new_uid(), kind=StepKind.REDO, subject=subject, by=found.option.start, **own)
    yield GoalStep(uid=new_uid(), kind=StepKind.BEGIN, by=goal.by, **own)


def steps_of(reader: Reader, goal: str) -> tuple[GoalStep, ...]:
    """The steps to a goal as the worker put them; those never put anywhere by their days, undated ones last."""
    found = STEPS.select(reader, "WHERE goal = ? ORDER BY id", (goal,))
    return tuple(sorted(found, key=lambda step: (step.position is None, step.position or 0, str(step.by or "9999"))))


def step(reader: Reader, uid: str) -> GoalStep:
    """One step. Raises `NotFound`."""
    return STEPS.get(reader, uid)


def add_step(store: Store, goal: str, values: Mapping[str, Any]) -> str:
    """A step of the worker's own (`title`, `by`), after the others where these were put in an order; returns its uid.

    Raises `Refused`, `NotFound`.
    """
    reader = store.read()
    person = GOALS.get(reader, goal).person
    places = [one.position for one in steps_of(reader, goal) if one.position]
    place = max(places) + 1 if places else None
    return acts.add(store, STEPS, person, {"kind": StepKind.OWN, **values, "goal": goal, "position": place})


def move_step(store: Store, uid: str, by: int) -> None:
    """Put a step one place earlier (-1) or later (1); at the ends nothing happens. Raises `NotFound`."""
    reader = store.read()
    order = list(steps_of(reader, STEPS.get(reader, uid).goal))
    at = next(place for place, one in enumerate(order) if one.uid == uid)
    if not 0 <= at + by < len(order):
        return
    order.insert(at + by, order.pop(at))
    with store.write("goal_step.move", subject=uid) as writer:
        for place, one in enumerate(order, start=1):
            if one.position != place:
                STEPS.update(writer, one.replace(position=place))


def edit_step(store: Store, uid: str, values: Mapping[str, Any]) -> None:
    """Change a step, or note the day it was done (`done_on`). Raises `Refused`, `NotFound`."""
    acts.edit(store, STEPS, uid, values)


def delete_step(store: Store, uid: str) -> None:
    """Remove a step. Raises `NotFound`."""
    acts.delete(store, STEPS, uid)


def selections_of(reader: Reader, person: str) -> tuple[Selection, ...]:
    """A worker's applications for posts, the latest first."""
    return tuple(sorted(SELECTIONS.of_person(reader, person), key=lambda one: one.on, reverse=True))


def add_selection(store: Store, person: str, values: Mapping[str, Any]) -> str:
    """A new application for a post; returns its uid. Raises `Refused`."""
    _check_selection(values)
    return acts.add(store, SELECTIONS, person, values)


def edit_selection(store: Store, uid: str, values: Mapping[str, Any]) -> None:
    """Change an application, or note its result. Raises `Refused`, `NotFound`."""
    _check_selection({**SELECTIONS.get(store.read(), uid).as_dict(), **values})
    acts.edit(store, SELECTIONS, uid, values)


def delete_selection(store: Store, uid: str) -> None:
    """Remove an application; undo brings it back. Raises `NotFound`."""
    acts.delete(store, SELECTIONS, uid)


def _check_selection(values: Mapping[str, Any]) -> None:
    problems = [
        Problem(code="out_of_range", where=field, value=values[field], expected=1)
        for field in ("candidates", "posts", "rank")
        if values.get(field) is not None and values[field] < 1
    ]
    rank, candidates = values.get("rank"), values.get("candidates")
    if rank is not None and candidates is not None and rank > candidates:
        problems.append(Problem(code="out_of_range", where="rank", value=rank, expected=candidates))
    if problems:
        raise Refused(problems)
