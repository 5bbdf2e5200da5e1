"""A sign-off as an Open Badges 3.0 credential in a JSON Web Token, which any verifier can check offline.

Open Badges 3.0 (1EdTech), section 8.2: the token's payload is the credential with the claims iss, jti, nbf and sub,
its header carries the public key as `jwk`. Signed with EdDSA (RFC 8037) under the key that the sign-off is under.
"""

from __future__ import annotations

from tracker.exchange.keys import signer
from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem
from tracker.people.repo import PEOPLE, SIGNOFFS
from tracker.signed import repo
from tracker.signed.canonical import canonical
from tracker.signed.saying import from_seal
from tracker.signed.signatures import SignatureState, judge

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from tracker.people.model import Person, Signoff
    from tracker.store.session import Store

CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ED25519 = b"\xed\x01"


def badge(store: Store, uid: str, *, skill_name: str, today: date, password: bytes | None = None) -> str:
    """A sign-off given by this file's owner as a signed token; `skill_name` is what people call the skill.

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
    public = bytes.fromhex(own.key)
    did = did_key(public)
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": _base64(public)}
    header = {"alg": "EdDSA", "typ": "JWT", "kid": f"{did}#{did.removeprefix('did:key:')}", "jwk": jwk}
    said = ".".join(_base64(canonical(part)) for part in (header, _claims(signoff, worker, did, skill_name)))
    return f"{said}.{_base64(private.sign(said.encode()))}"


def _claims(signoff: Signoff, worker: Person, did: str, skill_name: str) -> dict[str, Any]:
    credential = _credential(signoff, worker, did, skill_name)
    seconds = (signoff.on - signoff.on.replace(year=1970, month=1, day=1)).days * 86_400
    return {
        **credential,
        "iss": did,
        "jti": credential["id"],
        "nbf": seconds,
        "sub": credential["credentialSubject"]["id"],
    }


def _credential(signoff: Signoff, worker: Person, did: str, skill_name: str) -> dict[str, Any]:
    stage = f"{skill_name}: {signoff.stage}"
    achievement = {
        "id": f"urn:career-tracker:skill:{signoff.skill}:{signoff.stage}",
        "type": ["Achievement"],
        "name": skill_name,
        "description": signoff.note or stage,
        "criteria": {"narrative": stage},
    }
    subject = {
        "id": f"urn:uuid:{worker.uid}",
        "type": ["AchievementSubject"],
        "identifier": [
            {"type": "IdentityObject", "hashed": False, "identityHash": worker.name, "identityType": "name"}
        ],
        "achievement": achievement,
    }
    return {
        "@context": list(CONTEXTS),
        "id": f"urn:uuid:{signoff.uid}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": skill_name,
        "issuer": {"id": did, "type": ["Profile"], "name": signoff.by},
        "validFrom": f"{signoff.on.isoformat()}T00:00:00Z",
        "credentialSubject": subject,
    }


def did_key(public: bytes) -> str:
    """An Ed25519 public key as a decentralised identifier that contains it (W3C did:key)."""
    number = int.from_bytes(_ED25519 + public)
    digits = ""
    while number:
        number, digit = divmod(number, 58)
        digits = _BASE58[digit] + digits
    return f"did:key:z{digits}"


def _base64(content: bytes) -> str:
    from base64 import urlsafe_b64encode

    return urlsafe_b64encode(content).rstrip(b"=").decode()
