"""Sign-offs as Open Badges: the proof against the standard's own example, and whatever is changed shows."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.stations import TODAY, carry, file_of, owner
from tracker.exchange import keys
from tracker.exchange.badge import badge, hashes
from tracker.exchange.badge_check import CheckedBadge, check_badge
from tracker.exchange.did import did_key, from_multibase, key_of, multibase
from tracker.exchange.signing import sign_off
from tracker.kernel.errors import Refused
from tracker.signed import repo
from tracker.signed.signatures import SignatureState, verify
from tracker.store.session import Store

# The example of W3C, Data Integrity EdDSA Cryptosuites 1.0, appendix A.4 (eddsa-jcs-2022).
CONTEXT = ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"]
DOCUMENT = {
    "@context": CONTEXT,
    "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
    "type": ["VerifiableCredential", "AlumniCredential"],
    "name": "Alumni Credential",
    "description": "A minimum viable example of an Alumni Credential.",
    "issuer": "https://vc.example/issuers/5678",
    "validFrom": "2023-01-01T00:00:00Z",
    "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
}
KEY = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
OPTIONS = {
    "type": "DataIntegrityProof",
    "cryptosuite": "eddsa-jcs-2022",
    "created": "2023-02-24T23:36:38Z",
    "verificationMethod": f"did:key:{KEY}#{KEY}",
    "proofPurpose": "assertionMethod",
    "@context": CONTEXT,
}
HASHES = (
    "66ab154f5c2890a140cb8388a22a160454f80575f6eae09e5a097cabe539a1db"
    "59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19"
)
PROOF = "z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX"


def test_the_example_of_the_standard() -> None:
    assert hashes(DOCUMENT, OPTIONS).hex() == HASHES
    key, signature = key_of(f"did:key:{KEY}"), from_multibase(PROOF)
    assert key is not None
    assert signature is not None
    assert verify(key, signature.hex(), bytes.fromhex(HASHES))
    assert (did_key(key), multibase(signature)) == (f"did:key:{KEY}", PROOF)


@pytest.mark.parametrize(
    "did", ["", "did:web:x", "did:key:", "did:key:z0", "did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme"]
)
def test_other_identifiers_have_no_key_of_ours(did: str) -> None:
    assert key_of(did) is None


@pytest.mark.parametrize("content", [b"", b"\0", b"\0\0x", bytes(range(40))])
def test_base58_there_and_back(content: bytes) -> None:
    assert from_multibase(multibase(content)) == content


@pytest.fixture
def mentor(mentor: Store, worker: Store, tmp_path: Path) -> Store:
    """A mentor who has the worker's records."""
    carry(worker, mentor, owner(worker), tmp_path)
    return mentor


def exported(mentor: Store, worker: Store, *, as_token: bool) -> str:
    values = {"skill": "登杆", "stage": "independent", "note": "好"}
    uid = sign_off(mentor, owner(worker), values, today=TODAY)
    return badge(mentor, uid, skill_name="登杆", today=TODAY, as_token=as_token)


def checked(store: Store, content: str) -> CheckedBadge:
    return check_badge(content.encode(), repo.keys(store.read()))


@pytest.mark.parametrize("as_token", [False, True])
def test_an_exported_signoff_is_checked_offline(mentor: Store, worker: Store, as_token: bool) -> None:
    found = checked(worker, exported(mentor, worker, as_token=as_token))
    assert (found.state, found.issuer, found.worker) == (SignatureState.VALID, "师傅", "学徒")
    assert (found.skill, found.stage, found.on) == ("登杆", "independent", TODAY.isoformat())
    assert checked(file_of("路人"), exported(mentor, worker, as_token=as_token)).state is SignatureState.UNKNOWN_KEY


def test_a_key_revoked_since_is_said(mentor: Store, worker: Store) -> None:
    made = exported(mentor, worker, as_token=False)
    keys.revoke(worker, keys.own_key(mentor, today=TODAY).key, today=TODAY)
    found = checked(worker, made)
    assert (found.state, found.revoked_on) == (SignatureState.REVOKED, TODAY.isoformat())


@pytest.mark.parametrize(
    "path",
    [
        ("name",),
        ("validFrom",),
        ("issuer", "name"),
        ("credentialSubject", "achievement", "name"),
        ("proof", 0, "created"),
        ("proof", 0, "proofPurpose"),
        ("proof", 0, "proofValue"),
        ("proof", 0, "verificationMethod"),
    ],
)
def test_whatever_is_changed_shows(mentor: Store, worker: Store, path: tuple[Any, ...]) -> None:
    document: Any = json.loads(exported(mentor, worker, as_token=False))
    place = document
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = "x"
    assert checked(worker, json.dumps(document)).state is SignatureState.CHANGED


def test_an_issuer_other_than_the_key_is_mis_attributed(mentor: Store, worker: Store) -> None:
    from tracker.exchange.badge import with_proof
    from tracker.signed.guarding import unlock

    document = json.loads(exported(mentor, worker, as_token=False))
    del document["proof"]
    own = keys.own_key(worker, today=TODAY)
    forged = with_proof(document, own.key, unlock(own.private or "", None), TODAY)
    assert checked(mentor, json.dumps(forged)).state is SignatureState.MIS_ATTRIBUTED


def test_a_token_changed_anywhere_shows(mentor: Store, worker: Store) -> None:
    head, body, signature = exported(mentor, worker, as_token=True).split(".")
    for token in (f"{head}.{body[:-4]}AAAA.{signature}", f"{head}.{body}.{signature[:-4]}AAAA"):
        with suppress(Refused):  # where what is left is no JSON
            assert checked(worker, token).state is SignatureState.CHANGED


@pytest.mark.parametrize("content", ["", "{}", "[]", "x", '{"proof": 1}', "eyJ", "eyJ.a.b", "e" * 2_000_000])
def test_what_is_no_credential_is_refused(worker: Store, content: str) -> None:
    with pytest.raises(Refused):
        checked(worker, content)


def test_identifiers_of_other_programs_become_addresses(mentor: Store, worker: Store) -> None:
    document = json.loads(exported(mentor, worker, as_token=False))
    assert (
        document["credentialSubject"]["achievement"]["id"] == "urn:career-tracker:skill:%E7%99%BB%E6%9D%86:independent"
    )
    assert document["id"].startswith("urn:uuid:")
