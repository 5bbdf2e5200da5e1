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

from tests.worlds import demo_file, ladders
from tracker.catalog.load import load_pack
from tracker.catalog.repo import bodies
from tracker.catalog.writing import check_text, pack_text
from tracker.kernel.errors import NotFound, Refused, StorageProblem
from tracker.roles.drafts import (
    LadderDraft,
    PostDraft,
    export_ladder,
    faults_of,
    install_ladder,
    is_own,
    ladder_draft,
    ladder_text,
    new_ladder,
    new_post,
    preview,
    remove_ladder,
)
from tracker.roles.service import roles_of
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
    with Workspace.open(demo_file(file, "han-song")) as opened:
        yield opened


def test_written_installed_measured_and_drafted_again(work: Workspace) -> None:
    assert faults_of(DRAFT) == ()
    install_ladder(work.store, DRAFT, now=work.clock.now())
    reader = work.store.read()
    assert "our-workshop" in ladders(reader)
    found = {one.role.id: one for one in roles_of(reader, work.person().uid, today=TODAY, ladder="our-workshop")}
    assert found["fitter"].role.name == FITTER.name
    assert not found["fitter"].verdict.met
    assert found["fitter"].verdict.unknown, "no birth date is entered"
    again = ladder_draft(reader, "our-workshop", today=TODAY)
    assert again.ladder == "our-workshop"
    assert again.posts == (HELPER, FITTER)
    install_ladder(work.store, again.replace(posts=again.posts[:1]), now=work.clock.now())
    assert len(roles_of(work.store.read(), work.person().uid, today=TODAY, ladder="our-workshop")) == 1


@pytest.mark.parametrize("name", ["ours.toml", "ours.zip", "ours"])
def test_handed_on_as_a_file_an_archive_or_a_folder(name: str, tmp_path: Path) -> None:
    target = str(tmp_path / name)
    export_ladder(DRAFT, target)
    assert [entry.key for entry in load_pack(target).entries] == ["our-workshop/helper", "our-workshop/fitter"]


def test_a_faulty_one_is_not_handed_on(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        export_ladder(DRAFT.replace(posts=(FITTER,)), str(tmp_path / "ours.zip"))
    (tmp_path / "taken").write_text("")
    with pytest.raises(StorageProblem):
        export_ladder(DRAFT, str(tmp_path / "taken" / "ours"))
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_each_fault_names_its_post_and_field() -> None:
    faults = faults_of(DRAFT.replace(source="", posts=(HELPER.replace(name={}), FITTER.replace(above=("nobody",)))))
    assert [(fault.post, fault.problem.where, fault.problem.code) for fault in faults] == [
        (None, "source", "missing"),
        (0, "name", "missing"),
        (1, "above", "unknown_role"),
    ]


def test_every_change_is_a_later_version(work: Workspace) -> None:
    draft, versions = DRAFT, []
    for _change in range(3):
        install_ladder(work.store, draft, now=work.clock.now())
        draft = ladder_draft(work.store.read(), "our-workshop", today=TODAY)
        versions.append(draft.version)
    assert versions == ["2023.03.24", "2023.03.24-2", "2023.03.24-3"]
    assert ladder_draft(work.store.read(), "our-workshop", today=date(2024, 1, 1)).version == "2024.01.01"


def test_a_draft_is_measured_as_far_as_it_is_written(work: Workspace) -> None:
    reader, person = work.store.read(), work.person().uid
    lead = new_post().replace(name={"zh_CN": "班长"}, requires={"role": {"role": "team_leader", "years": 1}})
    unfinished = new_post().replace(above=(lead.id,), requires={"holds": {}})
    found = preview(reader, person, new_ladder(today=TODAY).replace(posts=(lead, unfinished)), today=TODAY)
    assert [one.verdict.met for one in found] == [True, True]
    assert found[1].role.requires is None
    circle = DRAFT.replace(posts=(HELPER.replace(above=("fitter",)), FITTER))
    assert len(preview(reader, person, circle, today=TODAY)) == 2


def test_a_post_taken_out_leaves_nobody_above_it() -> None:
    assert DRAFT.without("helper").posts == (FITTER.replace(above=()),)


def test_ones_own_is_taken_out_again(work: Workspace) -> None:
    install_ladder(work.store, DRAFT, now=work.clock.now())
    assert is_own(work.store.read(), "our-workshop")
    remove_ladder(work.store, "our-workshop")
    assert not is_own(work.store.read(), "our-workshop")
    assert "our-workshop" not in ladders(work.store.read())
    assert not is_own(work.store.read(), "rural-supply-station")


def test_begun_from_a_ladder_of_the_program_it_is_ones_own(work: Workspace) -> None:
    draft = ladder_draft(work.store.read(), "rural-supply-station", today=TODAY)
    assert draft.ladder.startswith("rural-supply-station-")
    assert faults_of(draft) == ()
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
        ({"version": "", "posts": (HELPER.replace(id=""), FITTER.replace(name={}))}, {"missing", "unknown_role"}),
        ({"posts": ()}, {"missing"}),
    ],
)
def test_everything_wrong_is_said_and_nothing_installed(
    work: Workspace, change: dict[str, Any], codes: set[str]
) -> None:
    draft = DRAFT.replace(**change)
    assert codes <= {fault.problem.code for fault in faults_of(draft)}
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
