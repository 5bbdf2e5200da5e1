"""Checking an exported sign-off offline: what it says, under which key, and whether that key is known here."""

from __future__ import annotations

from tracker.exchange.badge import SUITE, hashes
from tracker.exchange.did import from_multibase, key_method, key_of
from tracker.exchange.parsing import parse
from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem
from tracker.kernel.record import Record
from tracker.signed.signatures import SignatureState, verify

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from tracker.signed.model import Key

MAX_BADGE = 1024 * 1024


class CheckedBadge(Record):
    """What a credential says, and what may be believed of it. `key` is the issuer's, in hex; empty where there is none.

    `revoked_on` is the day from which nothing new under the key counts here; no date in the credential proves that it
    was signed before.
    """

    state: SignatureState
    format: str
    key: str
    issuer: str
    worker: str
    skill: str
    stage: str
    on: str
    revoked_on: str = ""


def looks_like_badge(content: bytes) -> bool:
    """Whether a file may be an exported sign-off: a token, or JSON."""
    head = content[:64].lstrip()
    return head.startswith((b"{", b"eyJ"))


def check_badge(content: bytes, keys: Mapping[str, Key]) -> CheckedBadge:
    """Check a credential in either proof format against the keys this file knows. Raises `Refused`."""
    if len(content) > MAX_BADGE:
        raise Refused([Problem(code="too_large", value=len(content), expected=MAX_BADGE)])
    token = content.lstrip().startswith(b"eyJ")
    credential, key, genuine = _from_token(content) if token else _from_json(content)
    known = keys.get(key)
    state = SignatureState.VALID
    if not genuine:
        state = SignatureState.CHANGED
    elif key_of(str(_inside(credential, "issuer").get("id"))) != key:
        state = SignatureState.MIS_ATTRIBUTED
    elif known is None:
        state = SignatureState.UNKNOWN_KEY
    elif known.revoked_on:
        state = SignatureState.REVOKED
    return _told(credential, key, "jwt" if token else SUITE, state, known)


def _from_json(content: bytes) -> tuple[dict[str, Any], str, bool]:
    """A credential with an embedded proof, the key that the proof names, and whether that key signed it."""
    credential = _parsed(content)
    proof = _proof(credential.get("proof"))
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    unsecured = {name: value for name, value in credential.items() if name != "proof"}
    method = str(proof.get("verificationMethod"))
    did = method.partition("#")[0]
    key, signature = key_of(did) or "", from_multibase(str(proof.get("proofValue")))
    fits = (
        method == key_method(did)
        and proof.get("proofPurpose") == "assertionMethod"
        and options.get("@context", unsecured.get("@context")) == unsecured.get("@context")
    )
    try:
        genuine = fits and signature is not None and verify(key, signature.hex(), hashes(unsecured, options))
    except ValueError:
        genuine = False
    return unsecured, key, genuine


def _proof(found: Any) -> dict[str, Any]:
    """The proof of the kind we know, alone or in a set. Raises `Refused`."""
    for proof in found if isinstance(found, list) else [found]:
        if isinstance(proof, dict) and (proof.get("type"), proof.get("cryptosuite")) == ("DataIntegrityProof", SUITE):
            return proof
    raise Refused([Problem(code="no_proof", expected=SUITE)])


def _from_token(content: bytes) -> tuple[dict[str, Any], str, bool]:
    """A credential in a token, the key in the token's header, and whether that key signed it."""
    parts = content.strip().split(b".")
    if len(parts) != 3:
        raise Refused([Problem(code="no_badge")])
    header, claims = (_parsed(_base64(part)) for part in parts[:2])
    jwk = _inside(header, "jwk")
    key = _base64(str(jwk.get("x")).encode()).hex()
    fits = (header.get("alg"), jwk.get("kty"), jwk.get("crv")) == ("EdDSA", "OKP", "Ed25519") and (
        claims.get("iss") == _inside(claims, "issuer").get("id")
    )
    genuine = fits and verify(key, _base64(parts[2]).hex(), b".".join(parts[:2]))
    return claims, key, genuine


def _told(
    credential: Mapping[str, Any], key: str, written: str, state: SignatureState, known: Key | None
) -> CheckedBadge:
    subject = _inside(credential, "credentialSubject")
    achievement = _inside(subject, "achievement")
    names = [one.get("identityHash") for one in subject.get("identifier", ()) if isinstance(one, dict)]
    stage = str(achievement.get("id", "")).rpartition(":")[2]
    return CheckedBadge(
        state=state,
        format=written,
        key=key,
        issuer=str(_inside(credential, "issuer").get("name", "")),
        worker=str(names[0]) if names else "",
        skill=str(achievement.get("name", "")),
        stage=stage if stage in ("seen", "assisted", "supervised", "independent") else "",
        on=str(credential.get("validFrom", ""))[:10],
        revoked_on=known.revoked_on.isoformat() if known and known.revoked_on else "",
    )


def _parsed(content: bytes) -> dict[str, Any]:
    problems: list[Problem] = []
    found = parse(content, problems)
    if problems:
        raise Refused(problems)
    if not isinstance(found, dict):
        raise Refused([Problem(code="no_badge")])
    return found


def _inside(outer: Mapping[str, Any], name: str) -> dict[str, Any]:
    """An object in an object; an empty one where it is none."""
    found = outer.get(name)
    return found if isinstance(found, dict) else {}


def _base64(part: bytes) -> bytes:
    from base64 import urlsafe_b64decode

    try:
        return urlsafe_b64decode(part + b"=" * (-len(part) % 4))
    except ValueError:
        raise Refused([Problem(code="no_badge")]) from None
