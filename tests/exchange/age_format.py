"""The age format with a passphrase, written anew by its specification (age-encryption.org/v1), at a cost of nothing.

Programs choose a cost of about a second, for locking and for each attempt to unlock; tests that are not about that
need not wait for it.
"""

from __future__ import annotations

import hmac
import os
from base64 import b64encode

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

WORK = 4
"""The cost, as a power of two."""

_CHUNK = 64 * 1024


def locked(content: bytes, passphrase: str) -> bytes:
    """What opens with the passphrase to that content."""
    salt, file_key, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapping = Scrypt(salt=b"age-encryption.org/v1/scrypt" + salt, length=32, n=2**WORK, r=8, p=1)
    body = ChaCha20Poly1305(wrapping.derive(passphrase.encode())).encrypt(bytes(12), file_key, None)
    head = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n---" % (_plain(salt), WORK, _plain(body))
    mac = hmac.digest(_derived(file_key, b"", b"header"), head, "sha256")
    payload = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    starts = range(0, max(len(content), 1), _CHUNK)
    chunks = [
        payload.encrypt(
            number.to_bytes(11, "big") + bytes([start == starts[-1]]), content[start : start + _CHUNK], None
        )
        for number, start in enumerate(starts)
    ]
    return b"".join([head, b" ", _plain(mac), b"\n", nonce, *chunks])


def _plain(content: bytes) -> bytes:
    return b64encode(content).rstrip(b"=")


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt or None, info=purpose).derive(key)
