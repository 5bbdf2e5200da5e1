"""A ladder written in the app: what the loader says of it, and every ladder there is written and read back."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.catalog.load import load_pack
from tracker.catalog.repo import bodies
from tracker.catalog.writing import check_text, pack_text
from tracker.kernel.errors import NotFound, Refused
from tracker.roles.drafts import (
    LadderDraft,
    PostDraft,
    export_ladder,
    install_ladder,
    ladder_draft,
    ladder_text,
    problems_of,
)
from tracker.roles.service import ladders, roles_of
from tracker.workspace import Workspace

TODAY = date(2023, 3, 24)
PACKS = sorted(path for path in (Path(__file__).parents[2] / "seeds" / "packs").iterdir() if path.is_dir())
HELPER = PostDraft(id="helper", name={"zh_CN": "学徒", "en": "Helper"}, channel="entry")
FITTER = PostDraft(
    id="fitter",
    name={"zh_CN": "钳工“一班”\\\n第二行\x7f"},
    above=("helper",),
    grades={"rural": 9},
    requires={"any": [{"role": {"role": "helper", "years": 2}}, {"at_least": 1, "of": [{"age": {"min": 30}}]}]},
    source="本厂文件",
    in_force_from=date(2022, 1, 1),
)
DRAFT = LadderDraft(
    ladder="our-workshop",
    title={"zh_CN": "本厂岗位"},
    version="1",
    as_of=TODAY,
    source="本厂",
    posts=(HELPER, FITTER),
)


@pytest.fixture
def work(file: str) -> Iterator[Workspace]:
    with Workspace.create(file, "han-song") as opened:
        yield opened


def test_written_installed_measured_and_drafted_again(work: Workspace) -> None:
    assert problems_of(DRAFT) == ()
    install_ladder(work.store, DRAFT, now=work.clock.now())
    reader = work.store.read()
    assert "our-workshop" in ladders(reader)
    found = {one.role.id: one for one in roles_of(reader, work.person().uid, today=TODAY, ladder="our-workshop")}
    assert found["fitter"].role.name == FITTER.name
    assert not found["fitter"].verdict.met
    assert found["fitter"].verdict.unknown, "no birth date is entered"
    again = ladder_draft(reader, "our-workshop", today=TODAY)
    assert again.ladder == "our-workshop"
    assert again.posts == (HELPER, FITTER.replace(in_force_from="2022-01-01"))
    install_ladder(work.store, again.replace(posts=again.posts[:1]), now=work.clock.now())
    assert len(roles_of(work.store.read(), work.person().uid, today=TODAY, ladder="our-workshop")) == 1


def test_handed_on_as_a_file(work: Workspace, tmp_path: Path) -> None:
    target = str(tmp_path / "ours.toml")
    export_ladder(DRAFT, target)
    assert [entry.key for entry in load_pack(target).entries] == ["our-workshop/helper", "our-workshop/fitter"]


def test_begun_from_a_ladder_of_the_program_it_is_ones_own(work: Workspace) -> None:
    draft = ladder_draft(work.store.read(), "rural-supply-station", today=TODAY)
    assert draft.ladder == "rural-supply-station-own"
    assert problems_of(draft) == ()
    install_ladder(work.store, draft, now=work.clock.now())
    theirs = roles_of(work.store.read(), work.person().uid, today=TODAY, ladder="rural-supply-station")
    assert len(theirs) == len(draft.posts)
    with pytest.raises(NotFound):
        ladder_draft(work.store.read(), "none", today=TODAY)


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"posts": (HELPER.replace(above=("fitter",)), FITTER)}, {"circle"}),
        ({"posts": (HELPER.replace(above=("helper",)),)}, {"circle"}),
        ({"posts": (FITTER,)}, {"unknown_role"}),
        ({"posts": (HELPER, HELPER)}, {"duplicate"}),
        ({"posts": (HELPER.replace(requires={"wings": {}}),)}, {"unknown_leaf"}),
        ({"posts": (HELPER.replace(requires={"role": {"role": "helper", "years": -1}}),)}, {"out_of_range"}),
        ({"posts": (HELPER.replace(grades={"rural": -1}),)}, {"out_of_range"}),
        ({"posts": (HELPER.replace(channel="sideways"),)}, {"unknown_code"}),
        (
            {"posts": (HELPER.replace(in_force_from=date(2023, 1, 1), in_force_until=date(2022, 1, 1)),)},
            {"ends_before"},
        ),
        ({"version": "", "posts": (HELPER.replace(id=""), FITTER.replace(name={}))}, {"wrong_type", "unknown_role"}),
    ],
)
def test_everything_wrong_is_said_and_nothing_installed(
    work: Workspace, change: dict[str, Any], codes: set[str]
) -> None:
    draft = DRAFT.replace(**change)
    assert codes <= {problem.code for problem in problems_of(draft)}
    before = ladders(work.store.read())
    with pytest.raises(Refused):
        install_ladder(work.store, draft, now=work.clock.now())
    assert ladders(work.store.read()) == before


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.name)
def test_every_pack_of_the_program_is_written_as_it_was_read(pack: Path) -> None:
    loaded = load_pack(str(pack))
    text = pack_text(loaded.head, [(entry.section, entry.body) for entry in loaded.entries])
    assert check_text(text, "again") == loaded


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.dictionaries(texts, st.one_of(texts, st.integers(-(2**60), 2**60), st.booleans()), max_size=5))
def test_any_text_comes_back(table: dict[str, Any]) -> None:
    assert tomllib.loads(pack_text(table, []))["pack"] == table


def test_what_the_file_holds_is_what_was_written(work: Workspace) -> None:
    install_ladder(work.store, DRAFT, now=work.clock.now())
    body = next(body for _, key, body in bodies(work.store.read(), "role") if key == "our-workshop/fitter")
    assert tomllib.loads(ladder_text(DRAFT))["role"][1]["requires"] == body["requires"]
