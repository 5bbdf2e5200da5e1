"""What goes in comes out: export after import is the identity, a second import changes nothing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.conftest import FULL, career, data, everything
from tests.exchange.stations import CLOCK
from tracker.exchange.career_file import export_career, import_career, preview
from tracker.exchange.fields import fields_of
from tracker.exchange.sections import PERSON, SECTIONS
from tracker.exchange.writing import career_bytes, career_document
from tracker.kernel.record import enums_named
from tracker.kernel.terms import CertificateKind, Level, TitleRank
from tracker.people.repo import PEOPLE
from tracker.store import history
from tracker.store.session import Store

SEEDS = sorted((Path(__file__).parents[2] / "seeds" / "demo").glob("*.json"))


def exported(store: Store, uid: str = "p-1") -> dict[str, Any]:
    """The career file of a person in the store."""
    document: dict[str, Any] = json.loads(career_bytes(store.read(), PEOPLE.get(store.read(), uid)))
    return document


def test_every_field_there_is(store: Store) -> None:
    used = {section.name: {key for record in FULL[section.name] for key in record} for section in SECTIONS}
    asked = {section.name: set(fields_of(section.table.record, has_uid=section.has_uid)) for section in (*SECTIONS,)}
    assert used == asked
    report = import_career(store, data(FULL))
    assert report.unknown == ()
    assert (report.added, report.changed, report.unchanged) == (19, 0, 0)
    assert exported(store) == FULL


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_demo_workers(store: Store, seed: Path) -> None:
    sample = json.loads(seed.read_text("utf-8"))
    for career_file in (*([sample["career"]] if "career" in sample else []), *sample.get("apprentices", ())):
        report = import_career(store, data(career_file))
        assert report.unknown == ()
        assert exported(store, report.person) == career_file


def test_a_second_import_changes_nothing(store: Store) -> None:
    import_career(store, data(FULL))
    before = everything(store)
    again = import_career(store, data(FULL))
    assert (again.added, again.changed, again.unchanged) == (0, 0, 19)
    assert everything(store) == before
    assert len(history.acts(store.read())) == 1


def test_without_uids_the_same_file_is_the_same_records(store: Store) -> None:
    def bare(record: dict[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in record.items() if key not in ("uid", "certificate")}

    twice = [{"employer": "某厂", "start": "2020-01-01"}] * 2
    document = career(experience=[*twice, bare(FULL["experience"][0])], awards=[bare(FULL["awards"][0])])
    del document["person"]["uid"]
    first = import_career(store, data(document))
    assert (first.added, first.unchanged) == (5, 0)
    shuffled = json.dumps(document, sort_keys=True, indent=3).encode()
    again = import_career(store, shuffled)
    assert (again.person, again.added, again.changed, again.unchanged) == (first.person, 0, 0, 5)


def test_what_was_exported_matches_what_had_no_uids(store: Store) -> None:
    import_career(store, data(career(experience=[{"start": "2020-01-01"}] * 3)))
    again = import_career(store, data(exported(store)))
    assert (again.added, again.changed, again.unchanged) == (0, 0, 4)


def test_unknown_keys_stay_where_they_were(store: Store) -> None:
    document = career(
        certificates=[{"uid": "c-1", "kind": "other", "issued_on": "2020-01-01", "colour": {"rgb": [1, 2.5, None]}}],
        income=[{"month": "2022-07", "amount_fen": 1, "uid": "mine"}],
        hobbies=["钓鱼"],
    )
    document["person"]["extra"] = "really called extra"
    report = import_career(store, data(document))
    assert set(report.unknown) == {"certificates[0].colour", "income[0].uid", "hobbies", "person.extra"}
    assert exported(store) == document
    assert import_career(store, data(exported(store))).unchanged == 3


def test_the_files_record_replaces_the_stored_one_whole(store: Store) -> None:
    import_career(store, data(FULL))
    changed = career(
        awards=[{"uid": "a-1", "competition": "市赛", "tier": "municipal", "on": "2019-10-01"}],
        training=[{"uid": "t-3", "title": "新课"}],
    )
    assert (preview(store, data(changed)).added, preview(store, data(changed)).changed) == (1, 1)
    report = import_career(store, data(changed))
    assert {name: counts.as_dict() for name, counts in report.lists.items()} == {
        "person": {"added": 0, "changed": 0, "unchanged": 1},
        "awards": {"added": 0, "changed": 1, "unchanged": 0},
        "training": {"added": 1, "changed": 0, "unchanged": 0},
    }
    after = exported(store)
    assert after["awards"] == changed["awards"]
    assert after["training"] == FULL["training"] + changed["training"]
    assert after["certificates"] == FULL["certificates"]
    assert history.undo(store)
    assert exported(store) == FULL


def test_income_is_matched_by_month_and_order(store: Store) -> None:
    def amounts(*given: tuple[str, int]) -> bytes:
        return data(career(income=[{"month": month, "amount_fen": fen} for month, fen in given]))

    import_career(store, amounts(("2022-07", 1), ("2022-08", 2), ("2022-07", 3)))
    report = import_career(store, amounts(("2022-07", 1), ("2022-07", 4), ("2022-07", 5)))
    assert report.lists["income"].as_dict() == {"added": 1, "changed": 1, "unchanged": 1}
    assert [(one["month"], one["amount_fen"]) for one in exported(store)["income"]] == [
        ("2022-07", 1),
        ("2022-08", 2),
        ("2022-07", 4),
        ("2022-07", 5),
    ]
    first = store.read().value("SELECT uid FROM income ORDER BY id")
    with store.write("income.delete") as writer:
        writer.run("DELETE FROM income WHERE uid = ?", (first,))
    report = import_career(store, amounts(("2022-07", 4), ("2022-07", 5), ("2022-07", 6)))
    assert report.lists["income"].as_dict() == {"added": 1, "changed": 0, "unchanged": 2}


def test_export_writes_one_whole_file(store: Store, tmp_path: Path) -> None:
    import_career(store, data(FULL))
    target = tmp_path / "李工.json"
    target.write_text("older")
    size = export_career(store.read(), "p-1", str(target))
    assert target.stat().st_size == size
    assert json.loads(target.read_text("utf-8")) == FULL
    assert [path.name for path in tmp_path.iterdir()] == ["李工.json"]


texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)
needed = texts.filter(lambda text: bool(text.strip()))
days = st.dates(date(1950, 1, 1), date(2100, 12, 31)).map(str)
extras = st.dictionaries(
    st.from_regex(r"x_[a-z]{1,4}", fullmatch=True),
    st.recursive(st.none() | st.booleans() | st.integers() | texts, lambda inner: st.lists(inner, max_size=2)),
    max_size=2,
)
BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "region": st.sampled_from(["50", "500116", "420607"]),
    "issuer_region": st.sampled_from(["51", "820000"]),
    "month": days.map(lambda day: day[:7]),
    "amount_fen": st.integers(0, 2**53),
    "rank": st.integers(1, 999),
    "hours": st.floats(0, 1000) | st.integers(0, 1000),
    "theory": st.floats(0, 100) | st.integers(0, 100),
    "skills": st.floats(0, 100),
    "review": st.integers(0, 100),
    "rating": st.integers(1, 5),
    "practice": st.sampled_from(["q-1", "某条"]),
}
BY_TYPE = {"str": texts, "date": days, "bool": st.booleans()}


def values(record: Any, name: str) -> st.SearchStrategy[Any]:
    """Whatever fits a field, as the file has it."""
    if name in BY_NAME:
        return BY_NAME[name]
    codes = [str(code) for codes in enums_named(record, record._types[name]) for code in codes]
    if codes:
        return st.sampled_from(codes)
    plain = record._types[name].split(" ")[0]
    return needed if plain == "str" and name not in record._defaults else BY_TYPE[plain]


def sound(record: dict[str, Any]) -> dict[str, Any]:
    """A record whose fields do not contradict each other."""
    for first, later in (
        ("start", "end"),
        ("contract_start", "contract_end"),
        ("issued_on", "valid_until"),
        ("issued_on", "last_review_on"),
        ("issued_on", "revoked_on"),
    ):
        if record.get(first) and record.get(later):
            record[later] = max(record[first], record[later])
    if "kind" in record and record.get("level") and "issued_on" in record:
        ladder = TitleRank if record["kind"] == CertificateKind.PROFESSIONAL_TITLE else Level
        if record["level"] not in list(ladder):
            record["level"] = str(next(iter(ladder)))
    return record


@st.composite
def careers(draw: st.DrawFn) -> dict[str, Any]:
    """Any career file this version writes."""
    numbers = iter(range(10_000))

    def records(section: Any, **fixed: Any) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for name, field in fields_of(section.table.record, has_uid=section.has_uid).items():
            if name == "uid":
                made[name] = f"u-{next(numbers)}"
            elif name in fixed:
                made[name] = fixed[name]
            elif field.required or draw(st.booleans()):
                empty = not field.required and draw(st.integers(0, 9)) == 0
                made[name] = None if empty else draw(values(section.table.record, name))
        return sound(made | draw(extras))

    document: dict[str, Any] = {"format": "career-file", "version": 1, "person": records(PERSON)}
    for section in SECTIONS:
        if section.name == "acceptances":
            held = [one["uid"] for one in document.get("certificates", ())]
            count = draw(st.integers(0, 2)) if held else 0
            made = [records(section, certificate=draw(st.sampled_from(held))) for _ in range(count)]
        else:
            made = [records(section) for _ in range(draw(st.integers(0, 2)))]
        if made or draw(st.integers(0, 9)) == 0:
            document[section.name] = made
    return document | draw(extras)


@settings(max_examples=40)
@given(document=careers())
def test_any_career(document: dict[str, Any]) -> None:
    one, other = Store.in_memory(CLOCK), Store.in_memory(CLOCK)
    uid = document["person"]["uid"]
    import_career(one, data(document))
    first = career_document(one.read(), PEOPLE.get(one.read(), uid))
    assert first == document
    import_career(other, career_bytes(one.read(), PEOPLE.get(one.read(), uid)))
    assert everything(other) == everything(one)
    again = import_career(one, data(document))
    assert (again.added, again.changed) == (0, 0)
    one.close()
    other.close()
