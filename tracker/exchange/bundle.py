"""Bundles: what one side puts in, what the other would get, checking one, and taking one in as a single act."""

from __future__ import annotations

from tracker.certificates.repo import blob, has_blob, keep_blob
from tracker.exchange import locking
from tracker.exchange.container import Contents, attachments, read_container, write_container
from tracker.exchange.keys import acquaintance, end, sender_of, signer
from tracker.exchange.locking import NOTHING, OPEN, Keyring, Lock
from tracker.exchange.settling import reseal, settle
from tracker.exchange.sharing import KINDS, Choice, chosen, due, new_versions
from tracker.exchange.statements import MAX_SHOWN, read_statements
from tracker.kernel.errors import NotFound, Refused
from tracker.kernel.files import make_whole, system_problem
from tracker.kernel.jsontext import from_json
from tracker.kernel.problems import Problem
from tracker.kernel.record import Record
from tracker.people.repo import PEOPLE
from tracker.people.service import owner
from tracker.signed import repo
from tracker.signed.saying import PRIVATE
from tracker.signed.signatures import SignatureState, judge, line_of, sign
from tracker.signed.union import union
from tracker.store.table import holders

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from typing import IO

    from tracker.exchange.container import Sender
    from tracker.exchange.keys import Acquaintance
    from tracker.exchange.settling import Effect
    from tracker.signed.model import Key, Statement
    from tracker.store.session import Reader, Store, Writer

    Progress = Callable[[int, int, str], None]


class Survey(Record):
    """All there is to say of a worker, and of it what the file's owner has still to sign."""

    everything: tuple[Statement, ...]
    fresh: tuple[Statement, ...]


class Preview(Record):
    """Exactly what the other side would see, and how many records of each kind stay at home."""

    records: tuple[Statement, ...]
    attachments: Mapping[str, int]
    at_home: Mapping[str, int]


class Verified(Record):
    """A bundle whose outside is in order: whose records, who sent it, and what may be believed of each record.

    `ended` are keys this file believed so far, which the bundle shows to be no more by their own word.
    """

    person: str
    name: str
    sender: Sender
    acquaintance: Acquaintance
    states: tuple[tuple[Statement, SignatureState], ...]
    attachments: Mapping[str, int]
    ended: tuple[Key, ...] = ()

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


def survey(reader: Reader, person: str) -> Survey:
    """What there is to say of a worker; nothing is signed or written. Raises `NotFound`."""
    held = {one.uid: one for one in repo.statements(reader, person)}
    own = repo.own_key(reader)
    mine = {key.key: own is not None and key.key == own.key for key in repo.keys(reader).values() if key.private}
    me = own.person if own else owner(reader).uid
    said = due(reader, person, me, held)
    fresh = tuple(new_versions(said, held, person, mine if own else {**mine, "": True}))
    return Survey(everything=tuple({**held, **{one.uid: one for one in fresh}}.values()), fresh=fresh)


def pick(surveyed: Survey, choice: Choice) -> Preview:
    """What of it a bundle with this choice would have in it."""
    going = chosen(surveyed.everything, choice)
    scans = [from_json(one.body) for one in going if one.kind == "attachment" and one.body]
    taken = {one.uid for one in going}
    at_home: dict[str, int] = {}
    for one in surveyed.everything:
        if not one.deleted and one.uid not in taken:
            at_home[one.kind] = at_home.get(one.kind, 0) + 1
    return Preview(records=going, attachments={scan["sha256"]: scan["size"] for scan in scans}, at_home=at_home)


def preview(reader: Reader, person: str, choice: Choice) -> Preview:
    """What a bundle of one worker's records would have in it; nothing is signed or written. Raises `NotFound`."""
    return pick(survey(reader, person), choice)


def make(
    store: Store,
    person: str,
    path: str,
    choice: Choice,
    *,
    today: date,
    password: bytes | None = None,
    lock: Lock = OPEN,
    progress: Progress | None = None,
) -> Preview:
    """Write a bundle of one worker's records to `path`, signed; returns what is in it.

    Versions of what changed since the last bundle are counted up and kept, which is never undone: a version that
    went out stays said. Raises `NotFound`, `Refused` (`key_locked`, `wrong_password`), `StorageProblem`.
    """
    worker = PEOPLE.get(store.read(), person)
    own, private = signer(store, today=today, password=password)
    surveyed = survey(store.read(), person)
    fresh = {one.uid: sign(one, private) for one in surveyed.fresh}
    if fresh:
        with store.write("bundle.make", subject=person, journaled=False) as writer:
            repo.put_statements(writer, fresh.values())
            reseal(writer, fresh.values())
    signed = tuple(fresh.get(one.uid, one) for one in surveyed.everything)
    going = pick(surveyed.replace(everything=signed), choice)
    contents = Contents(
        person=worker.uid,
        name=worker.name,
        sender=sender_of(own),
        lines=tuple(map(line_of, going.records)),
        attachments=going.attachments,
        ended={one.key: one.ended for one in repo.keys(store.read()).values() if one.private and one.ended},
    )

    def write(file: IO[bytes]) -> None:
        write_container(file, contents, _scans(store.read(), going.attachments, progress), private)

    make_whole(path, lambda beside: locking.write(beside, write, lock))
    return going


def verify(reader: Reader, path: str, *, keyring: Keyring = NOTHING) -> Verified:
    """Check a bundle against the keys and records of this file, storing nothing. Raises `Refused`, `StorageProblem`."""
    with _open(path, keyring) as file:
        return _verify(reader, read_container(file))


def open_bundle(
    store: Store,
    path: str,
    *,
    today: date,
    dry_run: bool = False,
    keyring: Keyring = NOTHING,
    progress: Progress | None = None,
) -> Opened:
    """Take in what may be believed of a bundle, as one act that can be undone; `dry_run` only says what it would do.

    A key that says itself that it is no more ends here too, which is never undone.
    Raises `Refused` where the bundle is damaged or a record was changed after its author signed it: nothing is kept.
    """
    with _open(path, keyring) as file:
        contents = read_container(file, progress)
        with store.write("bundle.open", subject=contents.person) as writer:
            verified = _verify(writer, contents)
            forged = [one for one, state in verified.states if state is SignatureState.CHANGED]
            if forged:
                raise Refused([Problem(code="record_changed", where=one.uid) for one in forged], path=path)
            for key in verified.ended:
                end(writer, key, today=today, word=contents.ended[key.key])
            effects = _take(writer, file, contents, verified)
            if dry_run:
                writer.take_back()
    return Opened(verified=verified, effects=effects)


def scan_of(reader: Reader, sha256: str) -> bytes | None:
    """The bytes of an attachment that would go in, to be looked at; None where the file has lost them."""
    return blob(reader, sha256)


def _scans(reader: Reader, listed: Mapping[str, int], progress: Progress | None) -> Iterator[tuple[str, bytes]]:
    """The attachments one by one, each with the SHA-256 it is kept under. Raises `NotFound`."""
    for done, sha256 in enumerate(listed):
        if progress:
            progress(done, len(listed), "")
        found = blob(reader, sha256)
        if found is None:
            raise NotFound("attachment", sha256)
        yield sha256, found


def _open(path: str, keyring: Keyring) -> IO[bytes]:
    try:
        return locking.open_file(path, keyring)
    except OSError as error:
        raise system_problem(error, path) from None


def _verify(reader: Reader, contents: Contents) -> Verified:
    """What may be believed of each record. Raises `Refused` where so many are forged that the rest says nothing."""
    statements = read_statements(contents.lines, contents.person, contents.attachments)
    held = {one.uid: one for one in repo.statements(reader, contents.person)}
    known = repo.keys(reader)
    keys = {**known, **{key: known[key].replace(ended=word) for key, word in contents.ended.items() if key in known}}
    rows = holders(reader, list(KINDS.values()), [one.uid for one in statements])
    states: list[tuple[Statement, SignatureState]] = []
    forged: list[Problem] = []
    for one in statements:
        state = judge(one, held.get(one.uid), keys)
        if state is SignatureState.CHANGED:
            forged.append(Problem(code="record_changed", where=one.uid))
            if len(forged) == MAX_SHOWN:
                raise Refused(forged)
        mine = (one.kind, contents.person)
        if state is SignatureState.VALID and rows.get(one.uid, mine) != mine:
            state = SignatureState.MIS_ATTRIBUTED
        states.append((one, state))
    return Verified(
        person=contents.person,
        name=contents.name,
        sender=contents.sender,
        acquaintance=acquaintance(contents.sender, keys),
        states=tuple(states),
        attachments=contents.attachments,
        ended=tuple(known[key] for key in contents.ended if key in known and not known[key].over),
    )


def _take(writer: Writer, file: IO[bytes], contents: Contents, verified: Verified) -> tuple[Effect, ...]:
    """Keep what is new of what may be believed, and let the records follow, also those that waited for it."""
    held = {one.uid: one for one in repo.statements(writer, contents.person)}
    valid = [one for one, state in verified.states if state is SignatureState.VALID]
    latest = union(held.values(), valid)
    taken = [one for one in valid if latest[one.author, one.uid] is one and one != held.get(one.uid)]
    scans = {from_json(one.body)["sha256"]: None for one in valid if one.kind == "attachment" and one.body}
    wanted = [sha256 for sha256 in scans if sha256 in contents.attachments and not has_blob(writer, sha256)]
    for sha256, content in attachments(file, wanted):
        keep_blob(writer, sha256, content)
    repo.put_statements(writer, taken)
    said = held | {one.uid: one for one in taken}
    mine = {key.key for key in repo.keys(writer).values() if key.private}
    fresh = {one.uid for one in taken}
    fresh |= {from_json(one.body)["of"] for one in taken if one.kind.endswith(PRIVATE) and one.body}
    return settle(writer, said, {uid for uid, one in said.items() if one.author not in mine or uid in fresh})
