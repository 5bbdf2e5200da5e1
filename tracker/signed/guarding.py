"""The private half of a key at rest: as PEM, or sealed with a password by scrypt and ChaCha20-Poly1305."""

from __future__ import annotations

from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_MARK = "career-private/1"
COST = 15
"""scrypt with n = 2**15 and r = 8: 32 MB and about a tenth of a second for every guess."""

_SALT, _NONCE = 16, 12


def is_guarded(private: str) -> bool:
    """Whether a password is needed to use this private half."""
    return private.startswith(_MARK)


def guard(key: Ed25519PrivateKey, password: bytes | None) -> str:
    """A private half as text to be kept, sealed where there is a password."""
    if not password:
        from cryptography.hazmat.primitives import serialization as to

        return key.private_bytes(to.Encoding.PEM, to.PrivateFormat.PKCS8, to.NoEncryption()).decode()
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    salt, nonce = _random(_SALT), _random(_NONCE)
    sealed = ChaCha20Poly1305(_stretch(password, salt)).encrypt(nonce, key.private_bytes_raw(), _MARK.encode())
    return f"{_MARK} {(salt + nonce + sealed).hex()}"


def unlock(private: str, password: bytes | None) -> Ed25519PrivateKey:
    """The private half, ready to sign. Raises `Refused` (`key_locked`) where the password is missing or wrong."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    if is_guarded(private):
        return Ed25519PrivateKey.from_private_bytes(_opened(private, password))
    try:
        found = load_pem_private_key(private.encode(), None)
    except (TypeError, ValueError):
        found = None
    if not isinstance(found, Ed25519PrivateKey):
        raise Refused([Problem(code="key_damaged")])
    return found


def _opened(private: str, password: bytes | None) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    if not password:
        raise Refused([Problem(code="key_locked")])
    try:
        kept = bytes.fromhex(private.removeprefix(_MARK))
        salt, nonce, sealed = kept[:_SALT], kept[_SALT : _SALT + _NONCE], kept[_SALT + _NONCE :]
        return ChaCha20Poly1305(_stretch(password, salt)).decrypt(nonce, sealed, _MARK.encode())
    except InvalidTag:
        raise Refused([Problem(code="wrong_password")]) from None
    except ValueError:
        raise Refused([Problem(code="key_damaged")]) from None


def _stretch(password: bytes, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt=salt, length=32, n=2**COST, r=8, p=1).derive(password)


def _random(length: int) -> bytes:
    import os

    return os.urandom(length)
