"""The packs and demo careers in seeds/: complete, sourced, marked, and never with a real person's number."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from tracker.catalog.load import load_pack

if TYPE_CHECKING:
    from collections.abc import Iterator

SEEDS = Path(__file__).parents[2] / "seeds"
PACKS = sorted(folder for folder in (SEEDS / "packs").iterdir() if folder.is_dir())
DEMOS = sorted((SEEDS / "demo").glob("*.json"))
SAMPLES = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in DEMOS}
CAREERS = [
    (sample["today"], career)
    for sample in SAMPLES.values()
    for career in (*([sample["career"]] if "career" in sample else []), *sample.get("apprentices", ()))
]

COMMON = {"source", "note", "in_force_from", "in_force_until", "name"}
FIELDS = {
    "occupation": {"code", "related", "editions"},
    "route": {"id", "edition", "occupations", "level", "requires"},
    "syllabus": {"occupation", "level", "component", "pass_mark", "topics"},
    "review": {"kinds", "valid_months", "every_months", "window_days"},
    "agreement": {"id", "parties", "kinds", "in_law"},
    "benefit": {"id", "regions", "requires", "amount", "claim_within", "shut_out_by"},
    "role": {"ladder", "id", "channel", "above", "grades", "requires"},
    "checklist": {"id", "occupation", "skills"},
    "opportunity": {"id", "kind", "regions", "opens_on", "closes_on", "requires"},
}
LEAVES = {
    "holds": {"kinds", "level", "occupation"},
    "tenure": {"years", "months", "occupation", "since", "since_title"},
    "education": {"stages", "major_matches"},
    "training": {"hours", "occupation", "level"},
    "award": {"tier", "rank", "prize"},
    "role": {"role", "years", "ladder"},
    "signoffs": {"checklist", "share", "stage"},
    "exam": {"component", "mark", "occupation", "level"},
    "age": {"min", "max"},
    "region": {"in"},
    "issuer": {"kinds", "occupation"},
}
SCOPES = {"same", "same_or_related", "any", "*"}
MARK = "unverified: "
DOUBT = ("未核实", "按常识", "凭记忆", "未查到文件", "起始日期未", "unverified")


def files_of(pack: Path) -> list[dict[str, Any]]:
    """The parsed files of a pack."""
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(pack.glob("*.toml"))]


def entries_of(pack: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every entry of a pack with its section."""
    for content in files_of(pack):
        for section, entries in content.items():
            if section != "pack":
                yield from ((section, entry) for entry in entries)


ENTRIES = [(pack.name, section, entry) for pack in PACKS for section, entry in entries_of(pack)]


def named(section: str) -> list[dict[str, Any]]:
    """Every entry of one section, over all packs."""
    return [entry for _, kind, entry in ENTRIES if kind == section]


def leaves_of(requirement: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The leaves of a requirement: each node has one word, `at_least` also its `of`."""
    for word, inside in requirement.items():
        if word in ("all", "any", "of"):
            for part in inside:
                yield from leaves_of(part)
        elif word != "at_least":
            yield word, inside


def requirements() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every leaf of every entry that requires something."""
    for _, _, entry in ENTRIES:
        yield from leaves_of(entry.get("requires", {}))


def records_of(career: dict[str, Any]) -> list[dict[str, Any]]:
    """The records of all lists of a career."""
    return [record for records in career.values() if isinstance(records, list) for record in records]


def bilingual(entry: Any) -> Iterator[dict[str, str]]:
    """Every name and title anywhere inside an entry."""
    if isinstance(entry, dict):
        yield from (entry[key] for key in ("name", "title") if isinstance(entry.get(key), dict))
        for inside in entry.values():
            yield from bilingual(inside)
    elif isinstance(entry, list):
        for inside in entry:
            yield from bilingual(inside)


def test_the_packs_of_the_product_are_there() -> None:
    assert {pack.name for pack in PACKS} == {
        "cn-benefits",
        "cn-general",
        "cn-recognition",
        "grid-operator",
        "opportunities-2023",
        "rural-supply-station",
        "sichuan-power",
        "title-bridge",
        "workshop-lathe",
        "workshop-welder",
    }
    assert {path.stem for path in DEMOS} == {"han-song", "mentor", "wang-chuanjiang", "zhou-xuyang"}


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_one_file_of_a_pack_describes_it(pack: Path) -> None:
    described = [content["pack"] for content in files_of(pack) if "pack" in content]
    assert len(described) == 1
    assert set(described[0]) == {"id", "title", "version", "as_of", "source"}
    assert described[0]["id"] == pack.name
    assert isinstance(described[0]["as_of"], date)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_a_pack_installs(pack: Path) -> None:
    loaded = load_pack(str(pack))
    assert loaded.head["id"] == pack.name
    assert len(loaded.entries) == len(list(entries_of(pack)))
    assert loaded.rulebook == (pack.name == "cn-general")


def test_entries_have_only_keys_of_the_format_and_a_source() -> None:
    assert {section for _, section, _ in ENTRIES} == set(FIELDS)
    for pack, section, entry in ENTRIES:
        assert set(entry) <= FIELDS[section] | COMMON, (pack, entry)
        assert entry["source"].strip(), (pack, entry)
        assert not any(mark in entry["source"] for mark in ("http", "www.")), (pack, entry)


def test_identifiers_are_unique() -> None:
    keys = [
        (section, entry.get("ladder"), entry.get("id") or entry.get("code"))
        for _, section, entry in ENTRIES
        if section not in ("syllabus", "review")
    ]
    keys += [
        ("syllabus", entry["component"], f"{entry['occupation']}/{entry.get('level', '*')}")
        for entry in named("syllabus")
    ]
    keys += [("review", entry.get("in_force_from"), kind) for entry in named("review") for kind in entry["kinds"]]
    assert [key for key, times in Counter(keys).items() if times > 1] == []
    assert all(key[2] for key in keys)
    for listing in (entry.get("topics") or entry.get("skills") for _, _, entry in ENTRIES):
        identifiers = [item["id"] for item in listing or ()]
        assert len(set(identifiers)) == len(identifiers)


def test_editions_of_a_review_rule_follow_one_another_day_by_day() -> None:
    editions = sorted(
        (kind, entry.get("in_force_from") or date.min, entry.get("in_force_until") or date.max)
        for entry in named("review")
        for kind in entry["kinds"]
    )
    for (kind, _, until), (following, since, _) in pairwise(editions):
        assert kind != following or until.toordinal() + 1 == since.toordinal(), kind


def test_names_are_in_both_languages() -> None:
    contents = [content for pack in PACKS for content in files_of(pack)]
    names = [name for content in contents for name in bilingual(list(content.values()))]
    assert len(names) > 100
    assert all(set(name) == {"zh_CN", "en"} and all(text.strip() for text in name.values()) for name in names)


def test_doubt_is_marked_at_the_start_of_the_note() -> None:
    for pack, _, entry in ENTRIES:
        note = entry.get("note", "")
        marked = note.startswith(MARK) and len(note) > len(MARK)
        assert marked or not any(word in note for word in DOUBT), (pack, entry)
    assert any(entry.get("note", "").startswith(MARK) for _, _, entry in ENTRIES)


def test_requirements_use_the_leaves_of_the_format() -> None:
    leaves = list(requirements())
    assert {word for word, _ in leaves} >= {"holds", "tenure", "education", "training", "role", "age"}
    for word, fields in leaves:
        assert set(fields) <= LEAVES[word], (word, fields)


def test_every_occupation_code_is_declared() -> None:
    declared = {entry["code"] for entry in named("occupation")}
    used = {fields["occupation"] for _, fields in requirements() if "occupation" in fields}
    used |= {entry["occupation"] for section in ("syllabus", "checklist") for entry in named(section)}
    used |= {code for entry in named("route") for code in entry["occupations"]}
    used |= {code for entry in named("occupation") for code in entry.get("related", ())}
    for _today, career in CAREERS:
        used.add(career["person"]["occupation"])
        used |= {record["occupation"] for record in records_of(career) if "occupation" in record}
    assert used - SCOPES <= declared


def test_every_edition_an_occupation_follows_has_routes() -> None:
    offered = {(entry["edition"], entry["level"]) for entry in named("route")}
    levels = ("level_5", "level_4", "level_3", "level_2", "level_1")
    followed = {step["edition"] for entry in named("occupation") for step in entry.get("editions", ())}
    assert {(edition, level) for edition in followed for level in levels} <= offered


def test_a_ladder_stands_on_roles_it_names() -> None:
    roles = {(entry["ladder"], entry["id"]) for entry in named("role")}
    assert {ladder for ladder, _ in roles} == {
        "grid-operator",
        "rural-supply-station",
        "sichuan-power",
        "title-bridge",
        "workshop-lathe",
        "workshop-welder",
    }
    for entry in named("role"):
        below = [*entry.get("above", ())]
        below += [fields["role"] for word, fields in leaves_of(entry.get("requires", {})) if word == "role"]
        assert {(entry["ladder"], role) for role in below} <= roles


def test_weights_are_never_made_up() -> None:
    assert all("weight" not in topic for entry in named("syllabus") for topic in entry["topics"])


def test_what_is_not_known_of_a_contest_is_left_open_and_marked() -> None:
    contests = [entry for entry in named("opportunity") if entry["kind"] == "competition"]
    assert contests
    assert all(not {"opens_on", "closes_on", "requires"} & set(entry) for entry in contests)
    assert all(entry["note"].startswith(MARK) for entry in contests)


def test_a_demo_has_a_worker_of_its_own_or_names_another() -> None:
    for name, sample in SAMPLES.items():
        if name == "mentor":
            assert set(sample) == {"today", "worker", "apprentices"}
            assert sample["today"] == SAMPLES[sample["worker"]]["today"]
        else:
            assert set(sample) - {"paths", "study"} == {"today", "career"}


@pytest.mark.parametrize(
    ("day", "career"), CAREERS, ids=lambda one: one if isinstance(one, str) else one["person"]["name"]
)
def test_a_demo_worker_is_a_demo_throughout(day: str, career: dict[str, Any]) -> None:
    today = date.fromisoformat(day)
    assert (career["format"], career["version"]) == ("career-file", 1)
    assert career["person"]["note"].startswith("据报道：")
    assert "示例：" in career["person"]["note"]
    assert all(held["number"].startswith("DEMO") for held in career["certificates"])
    happened = [record.get("on") or record.get("issued_on") for record in records_of(career)]
    assert all(date.fromisoformat(day) <= today for day in happened if day)


def test_the_uids_of_demo_workers_are_uuids_and_their_own() -> None:
    uids = [
        uid
        for _today, career in CAREERS
        for uid in (career["person"]["uid"], *(record["uid"] for record in records_of(career) if "uid" in record))
    ]
    assert len(set(uids)) == len(uids)
    assert all(str(UUID(uid)) == uid for uid in uids)


def test_the_income_of_the_electrician_rose_by_nearly_a_quarter() -> None:
    income = json.loads((SEEDS / "demo" / "han-song.json").read_text(encoding="utf-8"))["career"]["income"]
    before = [month["amount_fen"] for month in income if month["month"] < "2022-08"]
    after = [month["amount_fen"] for month in income if month["month"] > "2022-08"]
    rise = (sum(after) / len(after)) / (sum(before) / len(before)) - 1
    assert 0.24 <= rise < 0.25


def test_the_signoffs_of_the_demo_name_skills_of_a_checklist() -> None:
    skills = {skill["id"] for entry in named("checklist") for skill in entry["skills"]}
    signoffs = [signoff for _today, career in CAREERS for signoff in career.get("signoffs", ())]
    assert signoffs
    others = {signoff["skill"] for signoff in signoffs if signoff["skill"] not in skills}
    assert others == {"电网数据监测系统"}  # reported, and on no checklist


def test_only_reported_people_have_names_in_the_mentors_file() -> None:
    names = [career["person"]["name"] for career in SAMPLES["mentor"]["apprentices"]]
    assert [name for name in names if "示例" not in name] == ["王伟", "周朝林"]


def test_what_the_mentors_file_answers_and_names_is_there() -> None:
    for career in SAMPLES["mentor"]["apprentices"]:
        logged = {one["uid"]: one for one in career["practices"]}
        for answer in career["signoffs"]:
            practice = logged.get(answer.get("practice", ""))
            assert ("practice" in answer) == (practice is not None)
            assert practice is None or (practice["skill"], practice["on"]) <= (answer["skill"], answer["on"])
