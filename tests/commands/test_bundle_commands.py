"""A worker and a mentor at their terminals: keys compared, a bundle there, a sign-off back, a badge out."""

from __future__ import annotations

import json
from pathlib import Path

import jwt
import pytest

from tests.commands.conftest import Run
from tests.exchange.age_format import locked
from tracker.kernel.record import Record


class Pair(Record):
    """The files of a worker and of a mentor who trust each other's keys, and the worker's uid."""

    worker: str
    mentor: str
    person: str


def new(run: Run, tmp_path: Path, name: str) -> str:
    file, career = str(tmp_path / f"{name}.db"), tmp_path / f"{name}.json"
    person = {"uid": f"00000000-0000-4000-8000-{len(name):012}", "name": name, "birth_date": "1990-01-02"}
    awards = [{"uid": f"a-{name}", "competition": "县赛", "tier": "county", "on": "2026-01-01"}]
    career.write_text(json.dumps({"format": "career-file", "version": 1, "person": person, "awards": awards}), "utf-8")
    assert run("new", file).code == 0
    assert run("import", str(career), "--file", file).code == 0
    return file


@pytest.fixture
def pair(run: Run, tmp_path: Path) -> Pair:
    files = new(run, tmp_path, "小李"), new(run, tmp_path, "韩师傅")
    keys = [run("key", "show", "--file", file, "--json").data["own"] for file in files]
    for file, key in zip(files, reversed(keys), strict=True):
        named = ("--name", key["name"], "--of", key["person"])
        assert run("key", "trust", key["key"], *named, "--file", file).code == 0
    return Pair(worker=files[0], mentor=files[1], person=keys[0]["person"])


def carry(run: Run, source: str, target: str, person: str, folder: Path) -> None:
    stick = str(folder / "stick.career")
    assert run("bundle", "make", "--for", person, "--out", stick, "--file", source).code == 0
    assert run("bundle", "open", stick, "--file", target).code == 0


def test_there_and_back(run: Run, pair: Pair, tmp_path: Path) -> None:
    stick = str(tmp_path / "stick.career")
    made = run("bundle", "make", "--for", pair.person, "--out", stick, "--file", pair.worker, "--json").data
    assert {record["kind"] for record in made["records"]} == {"person", "award"}
    assert made["at_home"] == {"person.private": 1}
    tried = run("bundle", "open", stick, "--dry-run", "--file", pair.mentor, "--json").data
    opened = run("bundle", "open", stick, "--file", pair.mentor, "--json").data
    assert opened["effects"] == tried["effects"]
    assert [effect["kind"] for effect in opened["effects"]] == ["person", "award"]
    given = ("pole-climbing", "independent", "--for", pair.person)
    assert run("signoff", "give", *given, "--file", pair.mentor).code == 0
    carry(run, pair.mentor, pair.worker, pair.person, tmp_path)
    (signoff,) = run("signoff", "list", "--file", pair.worker, "--json").data["signoffs"]
    assert (signoff["by"], signoff["state"]) == ("韩师傅", "valid")
    assert run("undo", "--file", pair.worker).code == 0
    assert run("signoff", "list", "--file", pair.worker, "--json").data == {"signoffs": [], "waiting": []}


def test_a_stranger_is_trusted_by_the_words_compared(run: Run, tmp_path: Path) -> None:
    worker, mentor, stick = new(run, tmp_path, "小李"), new(run, tmp_path, "韩师傅"), str(tmp_path / "stick.career")
    own = run("key", "show", "--file", worker, "--json").data["own"]
    run("bundle", "make", "--for", own["person"], "--out", stick, "--file", worker)
    seen = run("bundle", "verify", stick, "--file", mentor, "--json")
    assert (seen.code, seen.data["states"], seen.data["sender"]["known"]) == (1, {"unknown_key": 2}, False)
    assert seen.data["sender"]["words"] == own["words"]
    assert "do not trust it" in run("key", "trust", "扳手 钳子", "--from", stick, "--file", mentor).err
    assert run("key", "trust", own["words"]["zh_CN"], "--from", stick, "--file", mentor).code == 0
    assert run("bundle", "verify", stick, "--file", mentor).code == 0
    assert run("key", "revoke", own["fingerprint"], "--file", mentor, "--json").data["revoked_on"]
    assert run("bundle", "verify", stick, "--file", mentor, "--json").data["states"] == {"revoked": 2}


def test_the_worker_chooses(run: Run, pair: Pair, tmp_path: Path) -> None:
    make = ("bundle", "make", "--for", pair.person, "--out", str(tmp_path / "b"), "--dry-run", "--file", pair.worker)
    assert "1990-01-02" not in run(*make).out
    assert "1990-01-02" in run(*make, "--include", "private").out
    assert "县赛" not in run(*make, "--leave-out", "award").out
    assert run(*make, "--leave-out", "awards").code == 2
    assert not (tmp_path / "b").exists()


def test_a_passphrase_from_a_file(run: Run, pair: Pair, tmp_path: Path) -> None:
    secret, stick = tmp_path / "secret", str(tmp_path / "stick.career")
    secret.write_text("登杆\n", "utf-8")
    lock = ("--passphrase-file", str(secret))
    assert run("bundle", "make", "--for", pair.person, "--out", stick, "--file", pair.worker, *lock).code == 0
    assert "passphrase" in run("bundle", "verify", stick, "--file", pair.mentor).err
    assert run("bundle", "make", "--for", pair.person, "--out", stick, "--file", pair.worker).code == 0
    Path(stick).write_bytes(locked(Path(stick).read_bytes(), "登杆"))
    assert run("bundle", "verify", stick, "--file", pair.mentor, *lock).code == 0


def test_locked_for_somebody_whose_key_was_compared(run: Run, pair: Pair, tmp_path: Path) -> None:
    stick, mentor = str(tmp_path / "stick.career"), run("key", "show", "--file", pair.mentor, "--json").data["own"]
    make = ("bundle", "make", "--for", pair.person, "--out", stick, "--file", pair.worker)
    for whom in (mentor["words"]["en"], mentor["fingerprint"], mentor["recipient"]):
        assert run(*make, "--lock-for", whom).code == 0
        assert run("bundle", "verify", stick, "--file", pair.mentor).code == 0
        assert "somebody else" in run("bundle", "verify", stick, "--file", pair.worker).err
    assert run(*make, "--lock-for", "nobody").code == 2
    assert "age format" in run(*make, "--lock-for", "age1x").err
    secret = tmp_path / "secret"
    secret.write_text("x", "utf-8")
    assert "not both" in run(*make, "--lock-for", mentor["recipient"], "--passphrase-file", str(secret)).err


def test_a_key_with_a_password(run: Run, pair: Pair, tmp_path: Path) -> None:
    secret, wrong, stick = tmp_path / "secret", tmp_path / "wrong", str(tmp_path / "stick.career")
    secret.write_text("登杆\n", "utf-8")
    wrong.write_text("x\n", "utf-8")
    here = ("--file", pair.mentor)
    carry(run, pair.worker, pair.mentor, pair.person, tmp_path)
    assert run("key", "password", "--new-password-file", str(secret), *here, "--json").data == {"guarded": True}
    give = ("signoff", "give", "pole-climbing", "seen", "--for", pair.person, *here)
    assert "guarded by a password" in run(*give).err
    assert "not the password" in run(*give, "--password-file", str(wrong)).err
    assert run(*give, "--password-file", str(secret)).code == 0
    unlock = ("--password-file", str(secret))
    assert run("bundle", "make", "--for", pair.person, "--out", stick, *here).code == 2
    assert run("bundle", "make", "--for", pair.person, "--out", stick, *here, *unlock).code == 0
    assert run("key", "identity", "--out", str(tmp_path / "id"), *here, *unlock).code == 0
    assert "AGE-SECRET-KEY-1" in (tmp_path / "id").read_text("utf-8")
    renewed = run("key", "new", *here, *unlock, "--json").data
    assert (renewed["guarded"], bool(renewed["vouched_by"])) == (True, True)
    assert run("key", "new", "--lost", *here, "--json").data["vouched_by"] is None
    assert run("key", "password", "--remove", *here, "--json").data == {"guarded": False}


def test_a_key_as_a_card(run: Run, pair: Pair, tmp_path: Path) -> None:
    stranger = new(run, tmp_path, "新来的档案员")
    picture = tmp_path / "key.svg"
    card = run("key", "show", "--qr", str(picture), "--file", stranger, "--json").data["own"]["card"]
    assert picture.read_text("utf-8").startswith("<?xml")
    assert run("key", "show", "--qr", str(tmp_path / "key.gif"), "--file", stranger).code == 2
    trusted = run("key", "trust", card, "--file", pair.mentor, "--json").data
    assert trusted["name"] == "新来的档案员"
    assert run("key", "trust", trusted["key"], "--file", pair.mentor).code == 2


def test_a_badge_verifies_with_another_program(run: Run, pair: Pair, tmp_path: Path) -> None:
    carry(run, pair.worker, pair.mentor, pair.person, tmp_path)
    uid = run(
        "signoff", "give", "pole-climbing", "independent", "--for", pair.person, "--file", pair.mentor, "--json"
    ).data["uid"]
    badge = tmp_path / "badge.jwt"
    assert run("signoff", "export", uid, "--out", str(badge), "--name", "登杆", "--file", pair.mentor).code == 0
    token = badge.read_text("ascii")
    key = jwt.PyJWK(jwt.get_unverified_header(token)["jwk"])
    said = jwt.decode(token, key, algorithms=["EdDSA"], options={"require": ["iss", "jti", "nbf", "sub"]})
    assert said["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert said["credentialSubject"]["achievement"]["name"] == "登杆"
    assert (said["iss"], said["jti"], said["sub"]) == (
        said["issuer"]["id"],
        said["id"],
        said["credentialSubject"]["id"],
    )
    head, body, signature = token.split(".")
    with pytest.raises(jwt.InvalidSignatureError):
        jwt.decode(f"{head}.{body[:-4]}AAAA.{signature}", key, algorithms=["EdDSA"])
    carry(run, pair.mentor, pair.worker, pair.person, tmp_path)
    assert "present key" in run("signoff", "export", uid, "--out", str(badge), "--file", pair.worker).err


@pytest.mark.parametrize("language", ["en_GB.UTF-8", "zh_CN.UTF-8"])
def test_every_answer_is_said_in_words(
    run: Run, pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    carry(run, pair.worker, pair.mentor, pair.person, tmp_path)
    monkeypatch.setenv("LC_ALL", language)
    stick = str(tmp_path / "stick.career")
    for words in (
        ["bundle", "make", "--for", pair.person, "--out", stick],
        ["bundle", "make", "--for", pair.person, "--out", stick, "--dry-run"],
        ["bundle", "open", stick],
        ["bundle", "verify", stick],
        ["key", "show"],
        ["key", "new"],
        ["key", "new", "--lost"],
        ["key", "password", "--remove"],
        ["key", "identity", "--out", str(tmp_path / "id")],
        ["signoff", "give", "pole-climbing", "seen", "--for", pair.person],
        ["signoff", "list", "--person", pair.person],
    ):
        answer = run(*words, "--file", pair.mentor)
        assert (answer.code, answer.err) == (0, "")
        assert not {"{", "}", "None"} & set(answer.out.split())
        assert any("\u4e00" <= sign <= "\u9fff" for sign in answer.out) or language != "zh_CN.UTF-8"
