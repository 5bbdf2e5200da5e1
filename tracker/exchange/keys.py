"""The keys of a file: its own, made when it is first needed, and those compared in person and trusted."""

from __future__ import annotations

from tracker.kernel.errors import NotFound, Refused
from tracker.kernel.problems import Problem
from tracker.people.repo import PEOPLE
from tracker.signed import repo
from tracker.signed.model import Key
from tracker.signed.signatures import fingerprint, new_key, private_key, spoken
from tracker.store import settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from tracker.people.model import Person
    from tracker.store.session import Reader, Store


def owner(reader: Reader) -> Person:
    """Whose file it is: who signs. Raises `NotFound` in an empty file."""
    uid = settings.get(reader, settings.OWNER)
    found = PEOPLE.find(reader, uid) if uid else next(iter(PEOPLE.select(reader, "ORDER BY id LIMIT 1")), None)
    if found is None:
        raise NotFound("person", uid or "")
    return found


def own_key(store: Store, *, today: date, password: bytes | None = None) -> Key:
    """The key this file signs with, made now where there is none. Raises `NotFound` in an empty file."""
    found = repo.own_key(store.read())
    if found:
        return found
    me = owner(store.read())
    public, pem = new_key(password)
    made = Key(key=public, name=me.name, person=me.uid, since=today, private=pem)
    with store.write("key.new", journaled=False) as writer:
        repo.put_key(writer, made)
    return made


def signer(store: Store, *, today: date, password: bytes | None = None) -> tuple[Key, Ed25519PrivateKey]:
    """The file's key with its private half, ready to sign. Raises `Refused` (`key_locked`), `NotFound`."""
    own = own_key(store, today=today, password=password)
    return own, private_key(own.private or "", password)


def trust(store: Store, key: str, *, name: str, person: str, today: date) -> Key:
    """Believe from now on that this key (hex) is this person's. Raises `Refused` for what is no key or one's own."""
    if len(key) != 64 or set(key) - set("0123456789abcdef"):
        raise Refused([Problem(code="bad_key", value=key).short()])
    known = repo.keys(store.read()).get(key)
    if known and known.private:
        raise Refused([Problem(code="own_key", value=fingerprint(key))])
    trusted = Key(key=key, name=name, person=person, since=today)
    with store.write("key.trust", journaled=False) as writer:
        repo.put_key(writer, trusted)
    return trusted


def revoke(store: Store, named: str, *, today: date) -> Key:
    """Let nothing new count that a key signed; one's own next signature makes a new key. Raises `NotFound`."""
    found = find(store.read(), named)
    if found.revoked_on:
        return found
    with store.write("key.revoke", journaled=False) as writer:
        repo.revoke_key(writer, found.key, today)
    return found.replace(revoked_on=today)


def find(reader: Reader, named: str) -> Key:
    """A key by its hex, its fingerprint or its words. Raises `NotFound`."""
    for key in repo.keys(reader).values():
        if is_named(key.key, named):
            return key
    raise NotFound("key", named)


def is_named(key: str, named: str) -> bool:
    """Whether a key is meant by this hex, fingerprint (spaced or not) or words."""
    plain = named.strip().lower()
    return plain in (key, spoken(key)) or plain.replace(" ", "") == fingerprint(key).replace(" ", "")
