"""The mentor's own list is a pack: skills come in, change, go, and the pack can be handed on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tracker.catalog.load import load_pack
from tracker.catalog.own_skills import OwnSkill, own_pack_text, own_skills, put_own_skill, remove_own_skill
from tracker.kernel.clock import FixedClock
from tracker.kernel.errors import NotFound, Refused
from tracker.store.session import Store

CLOCK = FixedClock(date(2026, 11, 23))
NOW = CLOCK.now()


def test_a_list_of_ones_own(tmp_path: Path) -> None:
    store = Store.in_memory(CLOCK)
    assert own_skills(store.read()) == ()
    put_own_skill(store, {"name": "拉线制作", "stage": "independent", "observations": 3}, now=NOW)
    put_own_skill(store, {"name": "并沟线夹", "stage": "supervised", "lapses_months": 6}, now=NOW)
    put_own_skill(store, {"name": "拉线", "stage": "independent"}, "拉线制作", now=NOW)
    assert own_skills(store.read()) == (
        OwnSkill(name="拉线", stage="independent"),  # type: ignore[arg-type]
        OwnSkill(name="并沟线夹", stage="supervised", lapses_months=6),  # type: ignore[arg-type]
    )
    (tmp_path / "own.toml").write_text(own_pack_text(store.read(), now=NOW), encoding="utf-8")
    assert [entry.key for entry in load_pack(str(tmp_path)).entries] == ["own-skills"]
    remove_own_skill(store, "拉线", now=NOW)
    remove_own_skill(store, "并沟线夹", now=NOW)
    assert store.read().value("SELECT count(*) FROM pack") == 0


def test_what_cannot_be_in_the_list() -> None:
    store = Store.in_memory(CLOCK)
    put_own_skill(store, {"name": "拉线", "stage": "seen"}, now=NOW)
    with pytest.raises(Refused) as twice:
        put_own_skill(store, {"name": "拉线", "stage": "seen"}, now=NOW)
    assert [problem.code for problem in twice.value.problems] == ["duplicate"]
    with pytest.raises(Refused) as empty:
        put_own_skill(store, {"name": " "}, now=NOW)
    assert {problem.where for problem in empty.value.problems} == {"name", "stage"}
    with pytest.raises(NotFound):
        remove_own_skill(store, "没有", now=NOW)
