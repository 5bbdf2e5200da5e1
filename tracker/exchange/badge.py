"""A sign-off as an Open Badges 3.0 credential (1EdTech) that any verifier can check offline, in either proof format.

As JSON it has an embedded proof, `eddsa-jcs-2022` of W3C's Data Integrity EdDSA Cryptosuites 1.0, section 3.3. As a
token it is a JSON Web Token by section 8.2 of Open Badges: the payload is the credential with the claims iss, jti,
nbf and sub, the header carries the public key as `jwk`. Both are signed with the key that the sign-off is under.
"""

from __future__ import annotations

from tracker.exchange.did import did_key, key_method, multibase
from tracker.exchange.keys import signer
from tracker.kernel.errors import Refused
from tracker.kernel.jsontext import to_lines
from tracker.kernel.problems import Problem
from tracker.people.repo import PEOPLE, SIGNOFFS
from tracker.signed import repo
from tracker.signed.canonical import canonical
from tracker.signed.saying import from_seal
from tracker.signed.signatures import SignatureState, judge

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from tracker.people.model import Person, Signoff
    from tracker.store.session import Store

CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
SUITE = "eddsa-jcs-2022"


def badge(
    store: Store,
    uid: str,
    *,
    skill_name: str,
    today: date,
    password: bytes | None = None,
    as_token: bool = False,
) -> str:
    """A sign-off given by this file's owner as a credential; `skill_name` is what people call the skill.

    Raises `NotFound`, and `Refused`: `not_own_signoff` for one that was not signed with the file's present key.
    """
    signoff = SIGNOFFS.get(store.read(), uid)
    own, private = signer(store, today=today, password=password)
    statement = from_seal("signoff", signoff)
    if statement is None or statement.author != own.key:
        raise Refused([Problem(code="not_own_signoff")])
    if judge(statement, None, repo.keys(store.read())) is not SignatureState.VALID:
        raise Refused([Problem(code="record_changed", where=uid)])
    worker = PEOPLE.get(store.read(), signoff.person)
    credential = _credential(signoff, worker, did_key(own.key), skill_name)
    if as_token:
        return _token(credential, signoff.on, own.key, private)
    return _text(with_proof(credential, own.key, private, today))


def save_badge(
    store: Store, uid: str, path: str, *, skill_name: str, today: date, password: bytes | None = None
) -> str:
    """Write the credential to `path`, as a token where the name ends in .jwt; returns the kind of its proof.

    Raises as `badge` does, and `StorageProblem`.
    """
    from tracker.kernel.files import write_whole

    token = path.lower().endswith(".jwt")
    made = badge(store, uid, skill_name=skill_name, today=today, password=password, as_token=token)
    write_whole(path, made.encode())
    return "vc+jwt" if token else SUITE


def with_proof(credential: Mapping[str, Any], key: str, private: Ed25519PrivateKey, day: date) -> dict[str, Any]:
    """The credential with its embedded proof, made on a day; a set of one, as the schema of Open Badges wants it."""
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": f"{day.isoformat()}T00:00:00Z",
        "verificationMethod": key_method(did_key(key)),
        "proofPurpose": "assertionMethod",
        "@context": credential["@context"],
    }
    return {**credential, "proof": [{**options, "proofValue": multibase(private.sign(hashes(credential, options)))}]}


def hashes(credential: Mapping[str, Any], options: Mapping[str, Any]) -> bytes:
    """What a proof signs: the hash of its options, then that of the credential, both in canonical form."""
    from hashlib import sha256

    return sha256(canonical(dict(options))).digest() + sha256(canonical(dict(credential))).digest()


def _token(credential: Mapping[str, Any], on: date, key: str, private: Ed25519PrivateKey) -> str:
    did = did_key(key)
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": _to_base64(bytes.fromhex(key))}
    header = {"alg": "EdDSA", "typ": "JWT", "kid": key_method(did), "jwk": jwk}
    claims = {
        **credential,
        "iss": did,
        "jti": credential["id"],
        "nbf": (on - on.replace(year=1970, month=1, day=1)).days * 86_400,
        "sub": credential["credentialSubject"]["id"],
    }
    said = ".".join(_to_base64(canonical(part)) for part in (header, claims))
    return f"{said}.{_to_base64(private.sign(said.encode()))}"


def _credential(signoff: Signoff, worker: Person, did: str, skill_name: str) -> dict[str, Any]:
    stage = f"{skill_name}: {signoff.stage}" if signoff.stage else skill_name
    achievement = {
        "id": _urn("skill", signoff.skill, str(signoff.stage or "")),
        "type": ["Achievement"],
        "achievementType": "Competency",
        "name": skill_name,
        "description": signoff.note or stage,
        "criteria": {"narrative": stage},
    }
    subject = {
        "id": _uid_urn(worker.uid),
        "type": ["AchievementSubject"],
        "identifier": [
            {"type": "IdentityObject", "hashed": False, "identityHash": worker.name, "identityType": "name"}
        ],
        "achievement": achievement,
    }
    return {
        "@context": list(CONTEXTS),
        "id": _uid_urn(signoff.uid),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": skill_name,
        "issuer": {"id": did, "type": ["Profile"], "name": signoff.by},
        "validFrom": f"{signoff.on.isoformat()}T00:00:00Z",
        "credentialSubject": subject,
    }


def _uid_urn(uid: str) -> str:
    """A record's identifier as a URI; ours are UUIDs, those of other programs may be any name."""
    import uuid

    try:
        return uuid.UUID(uid).urn
    except ValueError:
        return _urn("record", uid)


def _urn(*parts: str) -> str:
    from urllib.parse import quote

    return ":".join(("urn:career-tracker", *(quote(part, safe="-._~") for part in parts if part)))


def _text(credential: Mapping[str, Any]) -> str:
    return to_lines(credential) + "\n"


def _to_base64(content: bytes) -> str:
    """Base64 as tokens write it: for addresses, without padding."""
    from base64 import urlsafe_b64encode

    return urlsafe_b64encode(content).rstrip(b"=").decode()
