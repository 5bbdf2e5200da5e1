"""A worker's certificates, genuine sign-offs and awards as one signed page, and the summary in its QR code.

The summary is everything the page says, short: canonical JSON, deflated, after the key and the signature, in Base45.
So whoever has the paper, a telephone and this program can check without a network that nobody touched the page, and
under whose key it was made.
"""

from __future__ import annotations

from tracker.certificates.repo import CERTIFICATES
from tracker.exchange.base45 import decode, encode
from tracker.exchange.keys import signer
from tracker.exchange.parsing import parse
from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem
from tracker.kernel.record import Record
from tracker.people.genuine import checked_signoffs
from tracker.people.repo import AWARDS, PEOPLE
from tracker.signed.canonical import canonical
from tracker.signed.signatures import SUMMARY, SignatureState, verify

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from typing import Any

    from tracker.certificates.model import Certificate
    from tracker.people.model import Award, Person, Signoff
    from tracker.signed.model import Key
    from tracker.store.session import Reader, Store

MARK = "CAREER1"
PIECE = 1_000
"""Signs in one QR code: about 105 squares across, which a telephone reads from paper 5 cm wide."""

MAX_SUMMARY = 64 * 1024
_KEY, _SIGNATURE = 32, 64


class Portfolio(Record):
    """What a page shows: whose it is, the records, the key that signed it, and the texts of its QR codes."""

    person: Person
    day: date
    certificates: tuple[Certificate, ...]
    signoffs: tuple[Signoff, ...]
    awards: tuple[Award, ...]
    key: str
    signed_by: str
    pieces: tuple[str, ...]


class CheckedSummary(Record):
    """What a summary says and what may be believed of it; each record as a list of short values."""

    state: SignatureState
    key: str
    name: str
    day: str
    signed_by: str
    certificates: tuple[tuple[str, ...], ...]
    signoffs: tuple[tuple[str, ...], ...]
    awards: tuple[tuple[str, ...], ...]


def portfolio(store: Store, person: str, *, today: date, password: bytes | None = None) -> Portfolio:
    """A worker's page, signed with this file's key. Raises `NotFound`, `Refused` (`key_locked`, `wrong_password`)."""
    reader = store.read()
    own, private = signer(store, today=today, password=password)
    worker = PEOPLE.get(reader, person)
    certificates, signoffs, awards = _shown(reader, person, today)
    said = {
        "n": worker.name,
        "d": today.isoformat(),
        "b": own.name,
        "c": [_short(one, ("title", "kind", "level", "number", "issued_on", "valid_until")) for one in certificates],
        "s": [_short(one, ("skill", "stage", "on", "by")) for one in signoffs],
        "a": [_short(one, ("competition", "tier", "prize", "on")) for one in awards],
    }
    content = canonical(said)
    signature = private.sign(SUMMARY + content)
    return Portfolio(
        person=worker,
        day=today,
        certificates=certificates,
        signoffs=signoffs,
        awards=awards,
        key=own.key,
        signed_by=own.name,
        pieces=_pieces(bytes.fromhex(own.key) + signature + _packed(content)),
    )


def check_summary(text: str, keys: Mapping[str, Key]) -> CheckedSummary:
    """Check what was scanned from a page, its codes in any order, a line each. Raises `Refused`."""
    content = _joined(text)
    key, signature = content[:_KEY].hex(), content[_KEY : _KEY + _SIGNATURE].hex()
    said = _unpacked(content[_KEY + _SIGNATURE :])
    known = keys.get(key)
    state = SignatureState.VALID
    if not verify(key, signature, SUMMARY + said):
        state = SignatureState.CHANGED
    elif known is None:
        state = SignatureState.UNKNOWN_KEY
    elif known.revoked_on:
        state = SignatureState.REVOKED
    return _told(said, state, key)


def found_in(content: bytes) -> str | None:
    """The summary in a file: a text with the codes as scanned, or a PDF of the page; None where there is none."""
    import re

    pattern = rf"{MARK}(?:-\d+-\d+)?:[0-9A-Z $%*+\-./:]+".encode()
    found = re.findall(pattern, content)
    return "\n".join(line.decode() for line in found) or None


def _shown(
    reader: Reader, person: str, today: date
) -> tuple[tuple[Certificate, ...], tuple[Signoff, ...], tuple[Award, ...]]:
    """Certificates not revoked, sign-offs that are genuine, and awards, each in the order of their days."""
    held = [one for one in CERTIFICATES.of_person(reader, person) if not one.revoked_on or one.revoked_on > today]
    checked = checked_signoffs(reader, person)
    signed = [one.signoff for one in checked if one.state is SignatureState.VALID and one.signoff.stage]
    return (
        tuple(sorted(held, key=lambda one: one.issued_on)),
        tuple(sorted(signed, key=lambda one: one.on)),
        tuple(sorted(AWARDS.of_person(reader, person), key=lambda one: one.on)),
    )


def _short(record: Any, fields: Iterable[str]) -> list[str]:
    """Some fields as text, empty where there is nothing."""
    values = (getattr(record, field) for field in fields)
    return [
        "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value) for value in values
    ]


def _packed(content: bytes) -> bytes:
    from zlib import compress

    return compress(content, 9)


def _unpacked(content: bytes) -> bytes:
    from zlib import decompressobj, error

    try:
        opened = decompressobj()
        found = opened.decompress(content, MAX_SUMMARY)
    except error:
        raise Refused([Problem(code="no_summary")]) from None
    if not opened.eof:
        raise Refused([Problem(code="no_summary")])
    return found


def _pieces(content: bytes) -> tuple[str, ...]:
    text = encode(content)
    count = -(-len(text) // PIECE)
    if count == 1:
        return (f"{MARK}:{text}",)
    return tuple(f"{MARK}-{at + 1}-{count}:{text[at * PIECE : (at + 1) * PIECE]}" for at in range(count))


def _joined(text: str) -> bytes:
    """The bytes of a summary from its codes. Raises `Refused`: `no_summary`, or `missing_piece` with those missing."""
    pieces: dict[int, str] = {}
    count = 1
    for line in filter(None, (line.strip("\r\n") for line in text.splitlines())):
        head, _, rest = line.partition(":")
        numbers = head.removeprefix(MARK).split("-")[1:] or ["1", "1"]
        if not head.startswith(MARK) or len(numbers) != 2 or not all(one.isdigit() and len(one) < 4 for one in numbers):
            raise Refused([Problem(code="no_summary")])
        count = int(numbers[1])
        pieces[int(numbers[0])] = rest
    missing = [number for number in range(1, count + 1) if number not in pieces]
    if missing:
        raise Refused([Problem(code="missing_piece", value=missing, expected=count)])
    try:
        content = decode("".join(pieces[number] for number in range(1, count + 1)))
    except ValueError:
        raise Refused([Problem(code="no_summary")]) from None
    return content


def _told(said: bytes, state: SignatureState, key: str) -> CheckedSummary:
    problems: list[Problem] = []
    found = parse(said, problems)
    if problems or not isinstance(found, dict):
        raise Refused([Problem(code="no_summary")])
    return CheckedSummary(
        state=state,
        key=key,
        name=str(found.get("n", "")),
        day=str(found.get("d", "")),
        signed_by=str(found.get("b", "")),
        certificates=_rows(found.get("c")),
        signoffs=_rows(found.get("s")),
        awards=_rows(found.get("a")),
    )


def _rows(listed: Any) -> tuple[tuple[str, ...], ...]:
    rows: Sequence[Any] = listed if isinstance(listed, list) else []
    return tuple(tuple(map(str, row)) for row in rows if isinstance(row, list))
