"""What if: a table of dates around passes and moves, all answers anew, and not a byte of the file changed."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from tests.paths.conftest import TODAY
from tracker.kernel.terms import Level
from tracker.overview.what_if import what_if
from tracker.paths.answers import Move, Pass, WhatIf
from tracker.paths.what_if import suppose
from tracker.recognition.model import Redo
from tracker.requirements.repo import facts_of
from tracker.workspace import Workspace

JUNE, MARCH = date(2024, 6, 1), date(2024, 3, 1)


def digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def test_a_pass_moves_every_date(work: Workspace) -> None:
    supposed = WhatIf(passes=(Pass(level=Level.LEVEL_2, on=JUNE),))
    found = what_if(work.store.read(), work.person().uid, supposed, today=TODAY)
    assert (found.now.day, found.then.day) == (TODAY, JUNE)
    assert (found.now.next.target_level, found.then.next.target_level) == (Level.LEVEL_2, Level.LEVEL_1)
    assert found.now.next.applying is not None
    assert found.now.next.applying.verdict is not None
    assert found.now.next.applying.verdict.expected_on == date(2023, 11, 20)
    assert found.then.next.applying is not None
    assert found.then.next.applying.verdict is not None
    assert found.then.next.applying.verdict.expected_on == date(2028, 6, 1)


def test_nothing_is_written(work: Workspace, file: str) -> None:
    before = digest(file)
    supposed = WhatIf(passes=(Pass(level=Level.LEVEL_2, on=JUNE),), moves=(Move(region="510100", on=MARCH),))
    what_if(work.store.read(), work.person().uid, supposed, today=TODAY, price_fen=1)
    work.close()
    assert digest(file) == before


def test_a_move_keeps_the_years_of_work_but_not_the_post(work: Workspace) -> None:
    facts = facts_of(work.store.read(), work.person().uid)
    moved = suppose(facts, WhatIf(moves=(Move(region="510100", on=MARCH),)))
    going_on = [job for job in moved.experience if job.end is None]
    assert [(job.start, job.region, job.role) for job in going_on] == [(MARCH, "510100", None)]
    assert moved.person.region == "510100"
    found = what_if(work.store.read(), work.person().uid, WhatIf(moves=(Move(region="510100", on=MARCH),)), today=TODAY)
    assert found.then.next.applying is not None
    assert found.then.next.applying.verdict is not None
    assert found.then.next.applying.verdict.met_on == date(2023, 11, 20), "as if there had been no move"
    assert not [one for one in found.then.roles if one.held_since]


def test_a_certificate_earned_after_a_move_counts_where_it_was_earned(work: Workspace) -> None:
    both = WhatIf(passes=(Pass(level=Level.LEVEL_2, on=JUNE),), moves=(Move(region="510100", on=MARCH),))
    found = what_if(work.store.read(), work.person().uid, both, today=TODAY)
    redo = {one.cell.certificate.level: one.redo for one in found.then.recognition}
    assert redo[Level.LEVEL_2] is Redo.NOTHING
    assert redo[Level.LEVEL_3] is Redo.ASK


@pytest.mark.parametrize(
    ("on", "ends"),
    [
        (date(2022, 8, 3), None),
        (date(2022, 8, 4), date(2022, 8, 3)),
        (date(2024, 2, 29), date(2024, 2, 28)),
        (date(2024, 3, 1), date(2024, 2, 29)),
    ],
)
def test_the_job_left_ends_the_day_before(work: Workspace, on: date, ends: date | None) -> None:
    facts = facts_of(work.store.read(), work.person().uid)
    present = max(facts.experience, key=lambda job: job.start)
    moved = suppose(facts, WhatIf(moves=(Move(region="510100", on=on),)))
    after = next(job for job in moved.experience if job.uid == present.uid)
    assert (after.start, after.end) == (present.start, ends)
    assert after.region == ("510100" if ends is None else present.region)


def test_supposing_nothing_changes_nothing(work: Workspace) -> None:
    found = what_if(work.store.read(), work.person().uid, WhatIf(), today=TODAY)
    assert found.now == found.then
