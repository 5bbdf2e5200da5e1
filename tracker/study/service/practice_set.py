"""The project's own practice sets, and the year of made-up study a demo worker has had with one.

`python -m tracker.study.service.practice_set` draws that year anew and writes it into seeds/practice: the simulator is
far too slow for making a file, and nothing of it is left to chance that way.
"""

from __future__ import annotations

import csv
import os
from datetime import date, datetime

from tracker.kernel.changes import Area
from tracker.kernel.terms import Component
from tracker.study import repo
from tracker.study.banks.model import Kind, Question
from tracker.study.kept import DrillDone, StudySession, Target, TargetPart
from tracker.study.model import PaperShape, Section, guess_chance, weekly
from tracker.study.scheduling import last_review
from tracker.study.service.banks import NewBank, write_questions
from tracker.study.service.targets import calendar_text, shape_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from tracker.store.session import Store, Writer
    from tracker.study.model import Answer
    from tracker.study.service.banks import Stored

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
FOLDER = os.path.join(ROOT, "seeds", "practice")
SETS = {"electrical-safety": "电工安全常识练习题（本软件自编，以标准原文为准）"}
"""The practice sets by the name of their file, and what they are called as banks."""

DEMO_SET, DEMO_DAY, DEMO_SEED = "electrical-safety", date(2023, 3, 24), 8
DEMO_WEEK = weekly(25, 0, 25, 25, 0, 40, 0)
"""The minutes of the demo worker's week over the year, between shifts."""

LAST_WEEKS = weekly(25, 0, 25, 25, 20, 40, 0)
"""Those of the weeks before his exam, in which the Fridays are free as well."""

DEMO_SHAPE = PaperShape(
    sections=(Section(kind=Kind.TRUE_FALSE, count=50, marks=1), Section(kind=Kind.SINGLE, count=50, marks=1)),
    minutes=120,
    pass_mark=80,
)
MOCKS_ON = (date(2022, 12, 10), date(2023, 2, 11), date(2023, 3, 18))
SLIP = 0.08
"""How often in a mock exam what was known is missed."""


def questions(name: str) -> list[Question]:
    """The questions of a practice set, each with the standard its answer is from."""
    with open(os.path.join(FOLDER, f"{name}.csv"), encoding="utf-8", newline="") as file:
        return [_question(row) for row in csv.DictReader(file)]


def _question(row: Mapping[str, str]) -> Question:
    options = tuple(row[f"选项{letter}"] for letter in "ABCD" if row[f"选项{letter}"])
    return Question(
        kind=Kind.SINGLE if options else Kind.TRUE_FALSE,
        stem=row["题干"],
        options=options,
        answer=("ABCD".index(row["答案"]),) if options else row["答案"] == "对",
        explanation=row["解析"],
        topic=row["知识点"],
        source=row["依据"],
    )


def add_practice_set(store: Store, name: str, *, now: datetime) -> Stored:
    """Put one of the project's practice sets into the file as a bank."""
    with store.write("study.import", subject=name, journaled=False) as writer:
        stored = _write_set(writer, name, now)
        writer.touch(Area.STUDY)
    return stored


def _write_set(writer: Writer, name: str, now: datetime) -> Stored:
    bank = NewBank(name=SETS[name], format="csv", origin="practice_set")
    return write_questions(writer, questions(name), bank, now=now)


def fill_demo(writer: Writer, person: str, study: Mapping[str, Any]) -> None:
    """Give a demo worker the practice set, the exam, the diary and the year of answers that a demo's data names."""
    from tracker.study.repo import answers, banks
    from tracker.study.service.practice import scheduler

    made_at = datetime.fromisoformat(study["begun_at"])
    _write_set(writer, study["set"], made_at)
    number = repo.number_of(writer, person)
    target = _write_target(writer, person, study)
    _write_diary(writer, person, study)
    facts = banks.facts(writer)
    with open(os.path.join(FOLDER, study["answers"]), encoding="utf-8", newline="") as file:
        rows = [
            (int(question), *facts[int(question)], at, int(correct), int(rating), int(ms) if ms else None)
            for at, question, correct, ms, rating in list(csv.reader(file))[1:]
        ]
    answers.log(writer, number, rows)
    answers.rebuild(writer, number, scheduler(writer, number), last_review(target.on))
    for one in study["mocks"]:
        _write_mock(writer, number, target, one)


def _write_target(writer: Writer, person: str, study: Mapping[str, Any]) -> Target:
    plain = study["target"]
    target = Target(
        uid=plain["uid"],
        person=person,
        on=date.fromisoformat(plain["on"]),
        title=plain["title"],
        chance=plain["chance"],
        calendar=calendar_text(LAST_WEEKS),
        note=plain["note"],
    )
    repo.TARGETS.insert(writer, target)
    part = TargetPart(
        uid=plain["part"],
        person=person,
        target=target.uid,
        component=Component.THEORY,
        pass_mark=DEMO_SHAPE.pass_mark,
        shape=shape_text(DEMO_SHAPE),
    )
    repo.PARTS.insert(writer, part)
    return target


def _write_diary(writer: Writer, person: str, study: Mapping[str, Any]) -> None:
    repo.SESSIONS.insert_many(
        writer,
        (
            StudySession(
                **plain
                | {
                    "person": person,
                    "on": date.fromisoformat(plain["on"]),
                    "component": Component(plain["component"]),
                    "timed": False,
                }
            )
            for plain in study["sessions"]
        ),
    )
    repo.DRILLS.insert_many(
        writer,
        (DrillDone(**plain | {"person": person, "on": date.fromisoformat(plain["on"])}) for plain in study["drills"]),
    )


def _write_mock(writer: Writer, person: int, target: Target, plain: Mapping[str, Any]) -> None:
    from tracker.study.mock import Sitting, score, to_json
    from tracker.study.repo import papers
    from tracker.study.service import mocks, targets

    part = targets.paper(writer, target, Component.THEORY, target.person)
    paper = mocks.draw(writer, target.person, part, seed=plain["seed"])
    asked = {str(number): one for number, one in enumerate(questions(DEMO_SET), 1)}
    wrong = set(plain["wrong"])
    responses = tuple(
        (item.question, _other(asked[item.question]) if int(item.question) in wrong else asked[item.question].answer)
        for item in paper.items
    )
    sitting = Sitting(paper=paper, responses=responses, seconds_used=plain["seconds"], handed_in=True, final=True)
    number = papers.add(writer, person, target.uid, Component.THEORY, plain["at"], to_json(sitting))
    mocks.put_result(writer, number, sitting, score(sitting, asked), datetime.fromisoformat(plain["at"]))


def _other(question: Question) -> Any:
    """A wrong answer."""
    if isinstance(question.answer, tuple):
        right = question.answer[0]
        return ((int(right) + 1) % len(question.options),) if isinstance(right, int) else ()
    return not question.answer


def draw_year() -> tuple[list[Answer], list[dict[str, Any]]]:
    """The demo worker's answers up to the day before the demo's own, and the mock exams sat on the way."""
    from random import Random

    from tracker.study.simulate import a_year, draw_item

    random = Random(DEMO_SEED)  # noqa: S311 - a demo, not a secret
    items = [
        draw_item(str(number), one.topic, guess_chance(one.kind, len(one.options)), random)
        for number, one in enumerate(questions(DEMO_SET), 1)
    ]
    ends_on = date.fromordinal(DEMO_DAY.toordinal() - 1)
    answers = a_year(items, random, ends_on=ends_on, calendar=DEMO_WEEK)
    return answers, [_draw_mock(answers, day, len(items), random) for day in MOCKS_ON]


def _draw_mock(answers: Sequence[Answer], day: date, number: int, random: Any) -> dict[str, Any]:
    """What was known at the last answer before the day is known in the mock exam as well, but for slips."""
    known = {answer.question: answer.correct for answer in answers if answer.at.date() < day}
    wrong = [one for one in range(1, number + 1) if random.random() < (SLIP if known.get(str(one)) else 0.6)]
    return {
        "at": f"{day.isoformat()}T20:15:00",
        "seed": day.toordinal(),
        "wrong": wrong,
        "seconds": random.randrange(2400, 4200),
    }


def main() -> None:
    """Write the year of answers, and print the mock exams for the demo's own file."""
    import json
    import sys

    answers, mocks = draw_year()
    with open(os.path.join(FOLDER, "han-song-answers.csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("at", "question", "correct", "ms", "rating"))
        writer.writerows(
            (
                answer.at.isoformat(timespec="milliseconds"),
                answer.question,
                int(answer.correct),
                answer.ms or "",
                answer.rating,
            )
            for answer in answers
        )
    json.dump({"answers": len(answers), "mocks": mocks}, sys.stdout)


if __name__ == "__main__":
    main()
