"""What no career file can be is refused whole, with every fault listed, and nothing is changed."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.conftest import FULL, career, data, everything
from tests.exchange.stations import CLOCK
from tracker.exchange.career_file import import_career, preview, read_bytes
from tracker.exchange.parsing import MAX_BYTES
from tracker.kernel.errors import Refused, StorageProblem
from tracker.kernel.problems import MOST
from tracker.store.session import Store

DEEP = 100_000


def faults(store: Store, content: bytes) -> set[tuple[str, str]]:
    """The (code, path) of everything wrong with a file; a dry run must find the same."""
    before = everything(store)
    with pytest.raises(Refused) as tried:
        preview(store, content)
    with pytest.raises(Refused) as caught:
        import_career(store, content)
    assert caught.value.problems == tried.value.problems
    assert everything(store) == before
    return {(problem.code, problem.where) for problem in caught.value.problems}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"   ", "empty_file"),
        (b'{"format": "career-file", "version": 1, "person": {"na', "cut_off"),
        (b'{"format": "career-file" "version": 1}', "not_json"),
        (b"<html>", "not_json"),
        ('{"姓名": "李工"}'.encode()[:-3], "cut_off"),
        (b"PK\x03\x04\x14\x00\x00\x00\x08\x00", "not_utf8"),
        (b"\x89PNG\r\n\x1a\n", "not_utf8"),
        (bytes(range(1, 256)), "not_text"),
        ('{"姓名": "李工"}'.encode("gb18030"), "not_utf8"),
        ('{"姓名": "李工"}'.encode("utf-16"), "not_utf8"),
        (b"\xff\xfe\xfd", "not_utf8"),
        (b"[" * DEEP, "too_deep"),
        (b'{"a":' * DEEP + b"1" + b"}" * DEEP, "too_deep"),
        (b" " * (MAX_BYTES + 1), "too_large"),
        (b"null", "wrong_type"),
        (b"[]", "wrong_type"),
        (b'"career-file"', "wrong_type"),
        (b"NaN", "wrong_type"),
        (b"{}", "wrong_format"),
        (b'{"format": "career-file"}', "unknown_version"),
        (b'{"format": "career-file", "version": 2}', "unknown_version"),
        (b'{"format": "career-file", "version": true}', "unknown_version"),
        (b'{"format": "career-file", "version": 1.0}', "unknown_version"),
        (b'{"format": "career-file", "version": "1"}', "unknown_version"),
        (b'{"format": "career-file", "version": ' + b"9" * 10_000 + b"}", "unknown_version"),
        (b'{"format": "Career-File", "version": 1}', "wrong_format"),
        (b'{"career": {}}', "wrong_format"),
        (b'{"format": "career-file", "version": 1}', "missing"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_not_a_career_file(store: Store, content: bytes, code: str) -> None:
    assert {found for found, _ in faults(store, content)} == {code}


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ('{"姓名": "李工"}'.encode("gb18030"), "GB18030"),
        ('{"姓名": 1}'.encode("utf-16-le"), "UTF-16"),
        ('{"name": 1}'.encode("utf-16-be"), "UTF-16"),
    ],
)
def test_says_which_encoding_it_looks_like(store: Store, content: bytes, encoding: str) -> None:
    with pytest.raises(Refused) as caught:
        preview(store, content)
    assert caught.value.problems[0].expected == encoding


def test_a_byte_order_mark_is_no_fault(store: Store) -> None:
    assert import_career(store, b"\xef\xbb\xbf" + data(FULL)).added == 19


CERTIFICATE = {"uid": "c-1", "kind": "skill_level", "level": "level_3", "issued_on": "2020-01-01"}
JOB = {"uid": "e-1", "start": "2020-01-01"}


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ({"certificates": {}}, {("wrong_type", "certificates")}),
        ({"certificates": "none"}, {("wrong_type", "certificates")}),
        ({"certificates": [None]}, {("wrong_type", "certificates[0]")}),
        ({"certificates": [[]]}, {("wrong_type", "certificates[0]")}),
        ({"certificates": [{}]}, {("missing", "certificates[0].kind"), ("missing", "certificates[0].issued_on")}),
        ({"certificates": [{**CERTIFICATE, "kind": None}]}, {("missing", "certificates[0].kind")}),
        ({"certificates": [{**CERTIFICATE, "kind": "skill"}]}, {("unknown_code", "certificates[0].kind")}),
        ({"certificates": [{**CERTIFICATE, "kind": 1}]}, {("unknown_code", "certificates[0].kind")}),
        ({"certificates": [{**CERTIFICATE, "kind": ["skill_level"]}]}, {("unknown_code", "certificates[0].kind")}),
        ({"certificates": [{**CERTIFICATE, "level": "senior"}]}, {("wrong_ladder", "certificates[0].level")}),
        (
            {"certificates": [{**CERTIFICATE, "kind": "professional_title"}]},
            {("wrong_ladder", "certificates[0].level")},
        ),
        ({"certificates": [{**CERTIFICATE, "title": 5}]}, {("wrong_type", "certificates[0].title")}),
        ({"certificates": [{**CERTIFICATE, "title": {"zh": "x"}}]}, {("wrong_type", "certificates[0].title")}),
        ({"certificates": [{**CERTIFICATE, "title": "a\0b"}]}, {("bad_text", "certificates[0].title")}),
        ({"certificates": [{**CERTIFICATE, "issuer_region": "5"}]}, {("bad_region", "certificates[0].issuer_region")}),
        (
            {"certificates": [{**CERTIFICATE, "issuer_region": "重庆"}]},
            {("bad_region", "certificates[0].issuer_region")},
        ),
        (
            {"certificates": [{**CERTIFICATE, "issuer_region": "１２"}]},
            {("bad_region", "certificates[0].issuer_region")},
        ),
        ({"certificates": [{**CERTIFICATE, "issued_on": "2023-02-29"}]}, {("bad_date", "certificates[0].issued_on")}),
        ({"certificates": [{**CERTIFICATE, "issued_on": "2023-2-9"}]}, {("bad_date", "certificates[0].issued_on")}),
        ({"certificates": [{**CERTIFICATE, "issued_on": "20230209"}]}, {("bad_date", "certificates[0].issued_on")}),
        ({"certificates": [{**CERTIFICATE, "issued_on": "2023-W05-1"}]}, {("bad_date", "certificates[0].issued_on")}),
        (
            {"certificates": [{**CERTIFICATE, "issued_on": "2023-02-09T00:00"}]},
            {("bad_date", "certificates[0].issued_on")},
        ),
        ({"certificates": [{**CERTIFICATE, "issued_on": "0000-01-01"}]}, {("bad_date", "certificates[0].issued_on")}),
        ({"certificates": [{**CERTIFICATE, "issued_on": 20230209}]}, {("wrong_type", "certificates[0].issued_on")}),
        ({"certificates": [{**CERTIFICATE, "issued_on": True}]}, {("wrong_type", "certificates[0].issued_on")}),
        (
            {"certificates": [{**CERTIFICATE, "valid_until": "2019-12-31"}]},
            {("before_issue", "certificates[0].valid_until")},
        ),
        (
            {"certificates": [{**CERTIFICATE, "last_review_on": "2019-12-31"}]},
            {("before_issue", "certificates[0].last_review_on")},
        ),
        (
            {"certificates": [{**CERTIFICATE, "revoked_on": "2019-12-31"}]},
            {("before_issue", "certificates[0].revoked_on")},
        ),
        ({"certificates": [CERTIFICATE, CERTIFICATE]}, {("duplicate_uid", "certificates[1].uid")}),
        (
            {"certificates": [CERTIFICATE], "experience": [{**JOB, "uid": "c-1"}]},
            {("duplicate_uid", "experience[0].uid")},
        ),
        ({"experience": [{**JOB, "uid": "p-1"}]}, {("duplicate_uid", "experience[0].uid")}),
        ({"experience": [{**JOB, "uid": ""}]}, {("bad_uid", "experience[0].uid")}),
        ({"experience": [{**JOB, "uid": "x" * 65}]}, {("bad_uid", "experience[0].uid")}),
        ({"experience": [{**JOB, "uid": "a\nb"}]}, {("bad_uid", "experience[0].uid")}),
        ({"experience": [{**JOB, "uid": 7}]}, {("wrong_type", "experience[0].uid")}),
        ({"experience": [{**JOB, "end": "2019-12-31"}]}, {("ends_before_start", "experience[0].end")}),
        ({"experience": [{**JOB, "station_class": "city"}]}, {("unknown_code", "experience[0].station_class")}),
        ({"education": [{"major_matches": 1}]}, {("wrong_type", "education[0].major_matches")}),
        ({"education": [{"major_matches": "true"}]}, {("wrong_type", "education[0].major_matches")}),
        ({"training": [{"title": " "}]}, {("missing", "training[0].title")}),
        ({"training": [{"title": "x", "hours": -1}]}, {("out_of_range", "training[0].hours")}),
        ({"training": [{"title": "x", "hours": "8"}]}, {("wrong_type", "training[0].hours")}),
        ({"training": [{"title": "x", "hours": True}]}, {("wrong_type", "training[0].hours")}),
        (
            {"awards": [{"competition": "x", "tier": "county", "on": "2020-01-01", "rank": 0}]},
            {("out_of_range", "awards[0].rank")},
        ),
        (
            {"awards": [{"competition": "x", "tier": "county", "on": "2020-01-01", "rank": 1.0}]},
            {("wrong_type", "awards[0].rank")},
        ),
        ({"income": [{"month": "2022-13", "amount_fen": 1}]}, {("bad_month", "income[0].month")}),
        ({"income": [{"month": "2022-1", "amount_fen": 1}]}, {("bad_month", "income[0].month")}),
        ({"income": [{"month": "2022-01-01", "amount_fen": 1}]}, {("bad_month", "income[0].month")}),
        ({"income": [{"month": 202201, "amount_fen": 1}]}, {("bad_month", "income[0].month")}),
        ({"income": [{"month": "2022-01", "amount_fen": -1}]}, {("out_of_range", "income[0].amount_fen")}),
        ({"income": [{"month": "2022-01", "amount_fen": 1.5}]}, {("wrong_type", "income[0].amount_fen")}),
        ({"income": [{"month": "2022-01", "amount_fen": 2**53 + 1}]}, {("out_of_range", "income[0].amount_fen")}),
        ({"income": [{"month": "2022-01", "amount_fen": False}]}, {("wrong_type", "income[0].amount_fen")}),
        ({"goals": [{"kind": "dream"}]}, {("unknown_code", "goals[0].kind")}),
        ({"signoffs": [{"skill": "x", "on": "2020-01-01", "by": 5}]}, {("wrong_type", "signoffs[0].by")}),
        ({"acceptances": [{"certificate": "c-9"}]}, {("unknown_certificate", "acceptances[0].certificate")}),
        (
            {"experience": [JOB], "acceptances": [{"uid": "o-9", "certificate": "e-1"}]},
            {("unknown_certificate", "acceptances[0].certificate")},
        ),
    ],
    ids=lambda value: json.dumps(value, ensure_ascii=False)[:60] if isinstance(value, dict) else "",
)
def test_faulty_records(store: Store, lists: dict[str, Any], expected: set[tuple[str, str]]) -> None:
    import_career(store, data(FULL))
    assert faults(store, data(career(**lists))) == expected


@pytest.mark.parametrize("mark", [-0.5, 100.5, True, "60", [], 1e300])
@pytest.mark.parametrize("part", ["theory", "skills", "review"])
def test_marks(store: Store, part: str, mark: Any) -> None:
    exam = {"occupation": "6-18-01-01", "level": "level_3", "on": "2020-01-01", part: mark}
    assert {where for _, where in faults(store, data(career(exams=[exam])))} == {f"exams[0].{part}"}


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ({}, {("missing", "person.name")}),
        ({"name": ""}, {("missing", "person.name")}),
        ({"name": None}, {("missing", "person.name")}),
        ({"name": ["李工"]}, {("wrong_type", "person.name")}),
        ({"name": "李工", "birth_date": "1990-02-30"}, {("bad_date", "person.birth_date")}),
        ({"name": "李工", "region": "5001161"}, {("bad_region", "person.region")}),
        ([], {("wrong_type", "person")}),
        (None, {("wrong_type", "person")}),
        ("李工", {("wrong_type", "person")}),
    ],
)
def test_faulty_person(store: Store, person: Any, expected: set[tuple[str, str]]) -> None:
    assert faults(store, data({**career(), "person": person})) == expected


def nested(depth: int) -> Any:
    """A list so many levels deep."""
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'{"a": 1, "a": 2}', {("duplicate_key", "person.x")}),
        (b'{"b": {"a": 1, "a": 1}}', {("duplicate_key", "person.x.b")}),
        (b"[NaN, 1]", {("not_finite", "person.x[0]")}),
        (b"-Infinity", {("not_finite", "person.x")}),
        (b"1e999", {("not_finite", "person.x")}),
        (b"9" * 5000, {("not_finite", "person.x")}),
        (rb'"\ud800"', {("bad_text", "person.x")}),
        (rb'{"\udc00": 1}', {("bad_text", "person.x.\udc00")}),
        (rb'["a\u0000b"]', {("bad_text", "person.x[0]")}),
        (json.dumps(nested(80)).encode(), {("too_deep", "person.x" + "[0]" * 65)}),
    ],
    ids=lambda value: str(value)[:30],
)
def test_unknown_keys_that_cannot_be_kept(store: Store, content: bytes, expected: set[tuple[str, str]]) -> None:
    whole = b'{"format": "career-file", "version": 1, "person": {"name": "x", "x": ' + content + b"}}"
    assert faults(store, whole) == expected


def test_known_keys_given_twice(store: Store) -> None:
    whole = b'{"format": "career-file", "version": 1, "person": {"name": "x", "name": "y"}, "goals": [], "goals": []}'
    assert faults(store, whole) == {("duplicate_key", "person"), ("duplicate_key", "")}


def test_very_many_keys_given_twice(store: Store) -> None:
    """In time: each key is counted once, not looked for among all the others."""
    started = time.perf_counter()
    pairs = ", ".join(f'"k{at}": 1, "k{at}": 2' for at in range(20_000))
    content = f'{{"format": "career-file", "version": 1, "person": {{"name": "x"}}, "z": {{{pairs}}}}}'
    with pytest.raises(Refused) as caught:
        preview(store, content.encode())
    assert [problem.value for problem in caught.value.problems[:2]] == ["k0", "k1"]
    assert time.perf_counter() - started < 5


def test_every_fault_at_once(store: Store) -> None:
    document = career(
        certificates=[{"kind": "x"}, {**CERTIFICATE, "issued_on": "never"}],
        experience=[{**JOB, "end": "2019-01-01", "region": "x"}],
        acceptances=[{"certificate": "c-1"}, {"certificate": "c-7"}],
        income=7,
    )
    document["person"]["birth_date"] = "?"
    del document["person"]["name"]
    assert faults(store, data(document)) == {
        ("missing", "person.name"),
        ("bad_date", "person.birth_date"),
        ("unknown_code", "certificates[0].kind"),
        ("missing", "certificates[0].issued_on"),
        ("bad_date", "certificates[1].issued_on"),
        ("ends_before_start", "experience[0].end"),
        ("bad_region", "experience[0].region"),
        ("wrong_type", "income"),
    }


def test_reference_faults_are_listed_with_the_others(store: Store) -> None:
    document = career(
        certificates=[{**CERTIFICATE, "issued_on": "never"}],
        acceptances=[{"certificate": "c-1"}, {"certificate": "c-7"}],
    )
    assert faults(store, data(document)) == {
        ("bad_date", "certificates[0].issued_on"),
        ("unknown_certificate", "acceptances[1].certificate"),
    }


def test_uids_of_others(store: Store) -> None:
    import_career(store, data(FULL))
    other = {**career(certificates=[CERTIFICATE], goals=[{"uid": "e-1"}]), "person": {"uid": "p-2", "name": "王工"}}
    assert faults(store, data(other)) == {
        ("uid_of_other_person", "certificates[0].uid"),
        ("uid_of_other_kind", "goals[0].uid"),
    }
    assert faults(store, data({**career(), "person": {"uid": "c-1", "name": "王工"}})) == {
        ("uid_of_other_kind", "person.uid")
    }
    theirs = {**career(acceptances=[{"certificate": "c-1"}]), "person": {"uid": "p-2", "name": "王工"}}
    assert faults(store, data(theirs)) == {("unknown_certificate", "acceptances[0].certificate")}
    own = career(acceptances=[{"certificate": "c-1"}])
    assert import_career(store, data(own)).added == 1


def test_large_and_deep_are_refused_at_once(store: Store, tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    started = time.process_time()
    with pytest.raises(Refused) as caught:
        read_bytes(str(large))
    assert caught.value.problems[0].code == "too_large"
    assert faults(store, b"[" * (MAX_BYTES - 1)) == {("too_deep", "")}
    assert time.process_time() - started < 3


def test_far_too_many_faults_are_not_all_gathered(store: Store) -> None:
    """As in a list of figures that came under the name of a career file."""
    started = time.perf_counter()
    found = faults(store, data(career(certificates=[1] * 500_000)))
    assert len(found) == MOST + 2
    assert ("many_more", "certificates") in found
    assert time.perf_counter() - started < 10


def test_what_cannot_be_read(tmp_path: Path) -> None:
    loop = tmp_path / "loop.json"
    loop.symlink_to(loop)
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    for path, code in (
        (tmp_path / "none.json", "missing"),
        (loop, "missing"),
        (tmp_path, "is_folder"),
        (tmp_path / ("x" * 300), "long_name"),
        (pipe, "no_regular_file"),
        (Path(os.devnull), "no_regular_file"),
    ):
        with pytest.raises(StorageProblem) as caught:
            read_bytes(str(path))
        assert caught.value.code == code


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)
lists = st.dictionaries(
    st.sampled_from([*FULL]),
    anything | st.lists(st.dictionaries(st.sampled_from(["uid", "kind", "on", "start", "month", "level"]), anything)),
)


@pytest.fixture(scope="module")
def empty() -> Iterator[Store]:
    """A store that is only looked at."""
    opened = Store.in_memory(CLOCK)
    yield opened
    opened.close()


@settings(max_examples=60)
@given(document=lists, content=st.binary(max_size=30))
def test_nothing_but_refused_comes_of_rubbish(empty: Store, document: dict[str, Any], content: bytes) -> None:
    def codes(attempt: bytes) -> list[str]:
        try:
            preview(empty, attempt)
        except Refused as error:
            return [problem.code for problem in error.problems]
        return ["sound"]

    assert codes(content)
    assert codes(json.dumps({**FULL, **document}).encode())
