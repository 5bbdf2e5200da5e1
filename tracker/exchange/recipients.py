"""For whom a bundle can be locked: the address in the age format that belongs to a signing key, and what opens it.

The same secret serves both, as it does for the SSH keys that age takes: an Ed25519 point in its Montgomery form is an
X25519 key (RFC 7748, section 4.1), so whoever has compared a key can also lock for it, without a second key to compare.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_PRIME = 2**255 - 19
_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def recipient(key: str) -> str:
    """The address `age1…` for which a bundle is locked so that the holder of this key (hex) can open it.

    Raises `ValueError` for what is no point of the curve.
    """
    y = int.from_bytes(bytes.fromhex(key), "little") & (2**255 - 1)
    if (1 - y) % _PRIME == 0 or y >= _PRIME:
        raise ValueError(key)
    u = (1 + y) * pow(1 - y, -1, _PRIME) % _PRIME
    return _bech32("age", u.to_bytes(32, "little"))


def identity(private: Ed25519PrivateKey) -> str:
    """What opens it, as age writes it: `AGE-SECRET-KEY-1…`. To be kept as safe as the key itself."""
    from hashlib import sha512

    scalar = bytearray(sha512(private.private_bytes_raw()).digest()[:32])
    scalar[0] &= 248
    scalar[31] = scalar[31] & 127 | 64
    return _bech32("age-secret-key-", bytes(scalar)).upper()


def _bech32(prefix: str, content: bytes) -> str:
    """BIP 173, as the age format uses it, without its bound on the length."""
    bits = int.from_bytes(content) << (-8 * len(content) % 5)
    groups = -(-8 * len(content) // 5)
    data = [bits >> 5 * (groups - 1 - at) & 31 for at in range(groups)]
    head = [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]
    check = _checksum([*head, *data, *[0] * 6]) ^ 1
    data += [check >> 5 * (5 - at) & 31 for at in range(6)]
    return prefix + "1" + "".join(_SIGNS[value] for value in data)


def _checksum(values: list[int]) -> int:
    found = 1
    for value in values:
        top = found >> 25
        found = (found & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATOR):
            found ^= generator if top >> bit & 1 else 0
    return found
