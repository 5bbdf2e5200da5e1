"""Bundles: what one side puts in, what the other would get, checking one, and taking one in as a single act."""

from __future__ import annotations

import json

from tracker.certificates.repo import blob, has_blob, keep_blob
from tracker.exchange import locking
from tracker.exchange.container import attachment, read_container, write_container
from tracker.exchange.keys import signer
from tracker.exchange.settling import settle
from tracker.exchange.sharing import KINDS, Choice, chosen, due, new_versions
from tracker.exchange.statements import read_statements
from tracker.kernel.errors import NotFound, Refused
from tracker.kernel.problems import Problem
from tracker.kernel.record import Record
from tracker.people.repo import PEOPLE
from tracker.signed import repo
from tracker.signed.canonical import canonical
from tracker.signed.saying import PRIVATE
from tracker.signed.signatures import SignatureState, judge, plain, sign
from tracker.signed.union import union
from tracker.store.files import make_whole, system_problem
from tracker.store.table import holders

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from typing import IO

    from tracker.exchange.container import Contents
    from tracker.exchange.settling import Effect
    from tracker.signed.model import Key, Statement
    from tracker.store.session import Reader, Store, Writer


class Preview(Record):
    """Exactly what the other side would see, and how many records of each kind stay at home."""

    records: tuple[Statement, ...]
    attachments: Mapping[str, int]
    at_home: Mapping[str, int]


class Verified(Record):
    """A bundle whose outside is in order: whose records, who sent it, and what may be believed of each record."""

    person: str
    name: str
    sender: Mapping[str, str]
    sender_known: bool
    states: tuple[tuple[Statement, SignatureState], ...]
    attachments: Mapping[str, int]

    def counts(self) -> dict[str, int]:
        """How many records there are in each state."""
        found: dict[str, int] = {}
        for _, state in self.states:
            found[state] = found.get(state, 0) + 1
        return found

    @property
    def doubtful(self) -> tuple[tuple[Statement, SignatureState], ...]:
        """The records that do not count, and why."""
        return tuple(pair for pair in self.states if pair[1] is not SignatureState.VALID)


class Opened(Record):
    """What taking a bundle in did, or would do."""

    verified: Verified
    effects: tuple[Effect, ...]


def preview(reader: Reader, person: str, choice: Choice) -> Preview:
    """What a bundle of one worker's records would have in it; nothing is signed or written. Raises `NotFound`."""
    held = {one.uid: one for one in repo.statements(reader, person)}
    own = repo.own_key(reader)
    fresh = _fresh(reader, person, held, own) if own else _first(reader, person, held)
    everything = tuple({**held, **{one.uid: one for one in fresh}}.values())
    return _preview(everything, choice)


def make(
    store: Store,
    person: str,
    path: str,
    choice: Choice,
    *,
    today: date,
    password: bytes | None = None,
    passphrase: str | None = None,
) -> Preview:
    """Write a bundle of one worker's records to `path`, signed; returns what is in it.

    Versions of what changed since the last bundle are counted up and kept, which is never undone: a version that
    went out stays said. Raises `NotFound`, `Refused` (`key_locked`), `StorageProblem`.
    """
    worker = PEOPLE.get(store.read(), person)
    own, private = signer(store, today=today, password=password)
    held = {one.uid: one for one in repo.statements(store.read(), person)}
    fresh = [sign(one, private) for one in _fresh(store.read(), person, held, own)]
    if fresh:
        with store.write("bundle.make", subject=person, journaled=False) as writer:
            repo.put_statements(writer, fresh)
    going = _preview(repo.statements(store.read(), person), choice)
    head = {
        "person": worker.uid,
        "name": worker.name,
        "sender": {"key": own.key, "name": own.name, "person": own.person},
    }

    def write(file: IO[bytes]) -> None:
        lines = (canonical(plain(one)) for one in going.records)
        write_container(file, head, lines, going.attachments, lambda sha: _scan(store.read(), sha), private)

    make_whole(path, lambda beside: locking.write(beside, write, passphrase))
    return going


def verify(reader: Reader, path: str, *, passphrase: str | None = None) -> Verified:
    """Check a bundle against the keys and records of this file, storing nothing. Raises `Refused`, `StorageProblem`."""
    with _open(path, passphrase) as file:
        return _verify(reader, read_container(file))


def open_bundle(store: Store, path: str, *, dry_run: bool = False, passphrase: str | None = None) -> Opened:
    """Take in what may be believed of a bundle, as one act that can be undone; `dry_run` only says what it would do.

    Raises `Refused` where the bundle is damaged or a record was changed after its author signed it: nothing is kept.
    """
    with _open(path, passphrase) as file:
        contents = read_container(file)
        with store.write("bundle.open", subject=contents.person) as writer:
            verified = _verify(writer, contents)
            forged = [one for one, state in verified.states if state is SignatureState.CHANGED]
            if forged:
                raise Refused([Problem(code="record_changed", where=one.uid) for one in forged], path=path)
            effects = _take(writer, file, contents, verified)
            if dry_run:
                writer.take_back()
    return Opened(verified=verified, effects=effects)


def _fresh(reader: Reader, person: str, held: Mapping[str, Statement], own: Key) -> Iterable[Statement]:
    mine = {key.key: key.key == own.key for key in repo.keys(reader).values() if key.private}
    return new_versions(due(reader, person, own.person, held), held, person, mine)


def _first(reader: Reader, person: str, held: Mapping[str, Statement]) -> Iterable[Statement]:
    """What would be said under a key that is still to be made."""
    from tracker.exchange.keys import owner

    return new_versions(due(reader, person, owner(reader).uid, held), held, person, {"": True})


def _preview(everything: Sequence[Statement], choice: Choice) -> Preview:
    going = chosen(everything, choice)
    scans = [json.loads(one.body) for one in going if one.kind == "attachment" and one.body]
    staying = {one.uid for one in everything if not one.deleted} - {one.uid for one in going}
    at_home: dict[str, int] = {}
    for one in everything:
        if one.uid in staying:
            at_home[one.kind] = at_home.get(one.kind, 0) + 1
    return Preview(records=going, attachments={scan["sha256"]: scan["size"] for scan in scans}, at_home=at_home)


def _scan(reader: Reader, sha256: str) -> bytes:
    found = blob(reader, sha256)
    if found is None:
        raise NotFound("attachment", sha256)
    return found


def _open(path: str, passphrase: str | None) -> IO[bytes]:
    try:
        return locking.open_file(path, passphrase)
    except OSError as error:
        raise system_problem(error, path) from None


def _verify(reader: Reader, contents: Contents) -> Verified:
    statements = read_statements(contents.lines, contents.person, contents.attachments)
    held = {one.uid: one for one in repo.statements(reader, contents.person)}
    keys = repo.keys(reader)
    rows = holders(reader, list(KINDS.values()), [one.uid for one in statements])
    states = []
    for one in statements:
        state = judge(one, held.get(one.uid), keys)
        mine = (one.kind, contents.person)
        if state is SignatureState.VALID and rows.get(one.uid, mine) != mine:
            state = SignatureState.MIS_ATTRIBUTED
        states.append((one, state))
    return Verified(
        person=contents.person,
        name=contents.name,
        sender=contents.sender,
        sender_known=contents.sender["key"] in keys and not keys[contents.sender["key"]].revoked_on,
        states=tuple(states),
        attachments=contents.attachments,
    )


def _take(writer: Writer, file: IO[bytes], contents: Contents, verified: Verified) -> tuple[Effect, ...]:
    """Keep what is new of what may be believed, and let the records follow, also those that waited for it."""
    held = {one.uid: one for one in repo.statements(writer, contents.person)}
    valid = [one for one, state in verified.states if state is SignatureState.VALID]
    latest = union(held.values(), valid)
    taken = [one for one in valid if latest[one.author, one.uid] is one and one != held.get(one.uid)]
    for one in valid:
        sha256 = json.loads(one.body)["sha256"] if one.kind == "attachment" and one.body else ""
        if sha256 in contents.attachments and not has_blob(writer, sha256):
            keep_blob(writer, sha256, attachment(file, sha256))
    repo.put_statements(writer, taken)
    said = held | {one.uid: one for one in taken}
    mine = {key.key for key in repo.keys(writer).values() if key.private}
    fresh = {one.uid for one in taken}
    fresh |= {json.loads(one.body)["of"] for one in taken if one.kind.endswith(PRIVATE) and one.body}
    return settle(writer, said, {uid for uid, one in said.items() if one.author not in mine or uid in fresh})
