"""`study`: question banks in and out, past answers in, where study stands, how likely a pass is, and what to do."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.commands.shapes import plain
from tracker.kernel.errors import NotFound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from typing import Any

    from tracker.commands.options import Options
    from tracker.study.banks.model import Progress, RowReading
    from tracker.study.banks.tables.batch import Batch, Columns
    from tracker.study.kept import Target
    from tracker.study.service.planning import Planned
    from tracker.study.service.progress import Outcome
    from tracker.study.service.targets import PaperPart


def import_bank(options: Options) -> Answer:
    """Every question that was understood; with `--dry-run` nothing is stored and each row is shown as understood."""
    return _try_bank(options) if options.dry_run else _store_bank(options)


def _store_bank(options: Options) -> Answer:
    import os

    from tracker.study.banks.reading import open_bank
    from tracker.study.service import banks, earlier

    data = banks.load_file(options.path)
    with options.workspace(write=True) as work:
        reader = work.store.read()
        bank = open_bank(data, options.path, mappings=earlier.mappings(reader), earlier_marks=earlier.marks(reader))
        tally = _Tally(explicit=bank.explicit)
        new = banks.NewBank(name=os.path.splitext(os.path.basename(options.path))[0], format=bank.format)
        parts = tally.parts(bank.batches(_progress(options)))
        stored = banks.store_parts(work.store, parts, bank=new, now=work.clock.now())
    counts = stored.as_dict() | {"differing": list(stored.differing)}
    return Answer(data={**_head(options, bank), **counts, **tally.data()}, found=tally)


def _try_bank(options: Options) -> Answer:
    from tracker.study.banks.tables.batch import Readings
    from tracker.study.service import banks

    data = banks.load_file(options.path)
    with options.workspace() as work:
        found = banks.preview_data(work.store.read(), data, options.path, progress=_progress(options))
    tally = _Tally()
    tally.take(Readings(found.reading.rows))
    rows = list(map(_row_data, found.reading.rows))
    draft = found.draft
    merged = sum(draft.in_file(at) or draft.copy_of(at) is not None for at in range(len(draft)))
    counts = {"bank": None, "added": tally.questions - merged, "merged": merged}
    return Answer(data={**_head(options, found.reading), **counts, **tally.data(), "rows": rows}, found=tally)


def _head(options: Options, bank: Any) -> dict[str, Any]:
    return {
        "file": options.path,
        "dry_run": bool(options.dry_run),
        "format": bank.format,
        "encoding": bank.encoding,
        "mappings": [
            {
                "sheet": one.sheet,
                "columns": list(one.roles),
                "header": list(one.header),
                "answers": str(one.answers),
                "certain": one.certain,
                "doubts": [doubt.code for doubt in one.doubts],
            }
            for one in bank.mappings
        ],
    }


def _progress(options: Options) -> Progress | None:
    show: Callable[[int, int, str], None] | None = options.progress
    return (lambda done, total: show(done, total, "")) if show else None


class _Tally:
    """What was read: questions by kind, and the rows to look at."""

    def __init__(self, *, explicit: bool = False) -> None:
        self.questions = 0
        self.kinds: dict[str, int] = {}
        self.doubtful: list[RowReading] = []
        self._explicit = explicit
        self._plain = 0

    def parts(self, batches: Iterable[Batch]) -> Iterator[Columns]:
        """The questions, counted as they pass. Raises `BankProblem` at the end where none was plainly a question."""
        from tracker.study.banks.problem import BankProblem

        for batch in batches:
            self.take(batch)
            yield batch.columns
        if not self._plain and not (self._explicit and self.questions):
            raise BankProblem("no_questions")

    def take(self, batch: Batch) -> None:
        """Count some rows."""
        columns = batch.columns
        self.doubtful += batch.doubtful
        self.questions += len(columns)
        self._plain += sum(answer is not None for answer in columns.answers) + sum(map(bool, columns.options))
        for kind in columns.kinds:
            self.kinds[kind] = self.kinds.get(kind, 0) + 1

    def data(self) -> dict[str, Any]:
        """The same as plain data."""
        return {
            "questions": self.questions,
            "kinds": {str(kind): number for kind, number in self.kinds.items()},
            "doubtful": [
                {
                    "sheet": row.sheet,
                    "row": row.row,
                    "doubts": [doubt.code for doubt in row.doubts],
                    "stem": row.question.stem if row.question else None,
                }
                for row in self.doubtful
            ],
        }


def _row_data(row: RowReading) -> dict[str, Any]:
    asked = row.question
    question = (
        None
        if asked is None
        else {
            "kind": str(asked.kind),
            "stem": asked.stem,
            "options": list(asked.options),
            "answer": plain(asked.answer),
            "explanation": asked.explanation,
            "topic": asked.topic,
            "difficulty": asked.difficulty,
            "source": asked.source,
            "images": len(asked.images),
        }
    )
    return {
        "sheet": row.sheet,
        "row": row.row,
        "question": question,
        "doubts": [{"code": doubt.code, **dict(doubt.params)} for doubt in row.doubts],
    }


def import_answers(options: Options) -> Answer:
    """Past answers from a CSV; those that are in the file already are left out."""
    from tracker.study.service.answers_file import import_answers as add

    with options.workspace(write=True) as work:
        report = add(
            work.store,
            work.person().uid,
            options.path,
            today=options.today,
            dry_run=bool(options.dry_run),
            progress=_progress(options),
        )
    return Answer(
        data={"file": options.path, "dry_run": bool(options.dry_run), **report.as_dict()},
        found=report,
    )


def export(options: Options) -> Answer:
    """All questions, or those of one bank, in the shape that the file's name asks for."""
    from tracker.study.service.banks import export_bank

    with options.workspace() as work:
        number = export_bank(work.store.read(), options.path, now=work.clock.now(), bank=options.bank)
    return Answer(data={"file": options.path, "questions": number})


def fit(options: Options) -> Answer:
    """The days of review by the worker's own answers from now on."""
    from tracker.study.service import fitting

    show = options.progress
    watch = (lambda: show(0, 0, "")) if show else None
    with options.workspace(write=True) as work:
        number = fitting.fit(work.store, work.person().uid, now=work.clock.now(), watch=watch)
    return Answer(data={"answers": number})


def status(options: Options) -> Answer:
    """Where study stands."""
    from tracker.study.service import progress

    with options.workspace() as work:
        found = progress.status(work.store.read(), work.person().uid, today=work.today())
        today = work.today()
    counts = {name: value for name, value in found.as_dict().items() if name not in ("target", "topics")}
    return Answer(
        data={
            "today": plain(today),
            "target": _target_data(found.target),
            **counts,
            "topics": [plain(topic.as_dict()) for topic in found.topics],
        },
        found=found,
    )


def readiness(options: Options) -> Answer:
    """The chance of passing each component. Exit code 1 where one is below the chance aimed at."""
    from tracker.study.service import progress, targets

    with options.workspace() as work:
        reader, person, today = work.store.read(), work.person().uid, work.today()
        target = targets.current(reader, person, today=today)
        on = _day(options, target)
        outcomes = [
            progress.readiness(reader, person, component, target=target, on=on, today=today)
            for component in progress.components(reader, target)
        ]
    goal = target.chance if target else 0.8
    ready = all(one.readiness is not None and one.readiness.chance >= goal for one in outcomes)
    return Answer(
        data={
            "today": plain(today),
            "on": plain(on),
            "target": _target_data(target),
            "goal": goal,
            "ready": ready,
            "components": [_outcome_data(one) for one in outcomes],
        },
        exit_code=0 if ready else 1,
        found=outcomes,
    )


def _day(options: Options, target: Target | None) -> date:
    found: date | None = options.on or (target.on if target else None)
    if found is None:
        raise NotFound("exam_day", "")
    return found


def _outcome_data(outcome: Outcome) -> dict[str, Any]:
    found = outcome.readiness
    data: dict[str, Any] = _part_data(outcome.part)
    if found is None:
        return {**data, "chance": None, "range": None, "score": None, "score_range": None, "thin": True, "topics": []}
    return {
        **data,
        "chance": round(found.chance, 4),
        "range": [round(found.low, 4), round(found.high, 4)],
        "score": round(found.score, 1),
        "score_range": [round(found.score_low, 1), round(found.score_high, 1)],
        "answers": outcome.answers,
        "thin": found.thin,
        "reasons": [str(reason) for reason in found.reasons],
        "topics": [
            {name: round(value, 4) if isinstance(value, float) else value for name, value in topic.as_dict().items()}
            for topic in found.topics
        ],
    }


def _part_data(part: PaperPart) -> dict[str, Any]:
    return {
        "component": str(part.component),
        "pass_mark": part.pass_mark,
        "weights": part.origin,
        "weights_known": part.weighted,
        "source": part.source,
    }


def _target_data(target: Target | None) -> dict[str, Any] | None:
    if target is None:
        return None
    return {
        "uid": target.uid,
        "title": target.title,
        "occupation": target.occupation,
        "level": target.level,
        "on": plain(target.on),
        "chance": target.chance,
    }


def plan(options: Options) -> Answer:
    """What to study this week. Exit code 1 where the chance aimed at is out of reach."""
    from tracker.study.kept import USUAL_CHANCE, Target
    from tracker.study.service import planning, progress, targets

    with options.workspace() as work:
        reader, person, today = work.store.read(), work.person(), work.today()
        known = targets.current(reader, person.uid, today=today)
        on = _day(options, known)
        target = (
            known.replace(on=on)
            if known
            else Target(uid="", person=person.uid, on=on, occupation=person.occupation, chance=USUAL_CHANCE)
        )
        goal = options.goal / 100 if options.goal else target.chance
        planned = planning.plans(
            reader,
            person.uid,
            target,
            today=today,
            minutes=options.minutes,
            goal=goal,
            components=progress.components(reader, known),
        )
    reachable = all(one.plan is not None and one.plan.reachable for one in planned)
    return Answer(
        data={
            "today": plain(today),
            "on": plain(on),
            "target": _target_data(known),
            "goal": goal,
            "reachable": reachable,
            "components": [_plan_data(one) for one in planned],
        },
        exit_code=0 if reachable else 1,
        found=planned,
    )


def _plan_data(planned: Planned) -> dict[str, Any]:
    data, found = _part_data(planned.part), planned.plan
    if found is None:
        return {**data, "reachable": None, "minutes_a_day": None, "week": [], "topics": []}
    way_out = found.way_out
    return {
        **data,
        "reachable": found.reachable,
        "minutes_a_day": found.minutes_a_day,
        "chance_without": round(found.without.chance, 4),
        "chance": round(found.outlook.chance, 4),
        "range": [round(found.outlook.low, 4), round(found.outlook.high, 4)],
        "week": [{"on": plain(day.on), "minutes": day.minutes} for day in found.week],
        "topics": [
            {"topic": topic.topic, "minutes": topic.minutes, "marks_an_hour": round(topic.marks_an_hour, 2)}
            for topic in found.topics
        ],
        "way_out": plain(way_out.as_dict()) if way_out else None,
    }
