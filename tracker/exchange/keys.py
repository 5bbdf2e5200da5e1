"""The keys of a file: its own, made when it is first needed, and those compared in person and trusted.

A person has one key at a time. The next one follows in three ways: made while the old one is at hand, the old one
vouches for it; made after the old one was lost or stolen, nobody does; and on the other side whoever trusts the next
key of a person lets nothing new count under the one before.
"""

from __future__ import annotations

from tracker.exchange.container import Sender
from tracker.exchange.locking import Keyring
from tracker.exchange.recipients import identity
from tracker.kernel.codes import Codes
from tracker.kernel.errors import NotFound, Refused
from tracker.kernel.problems import Problem
from tracker.people.genuine import checked_signoffs
from tracker.people.service import owner
from tracker.signed import repo
from tracker.signed.fingerprints import fingerprint, is_key, is_named, read_card
from tracker.signed.guarding import guard, is_guarded, unlock
from tracker.signed.model import Key
from tracker.signed.saying import from_seal
from tracker.signed.signatures import SignatureState, end_word, is_vouched, new_key, vouch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from tracker.people.model import Person
    from tracker.store.session import Reader, Store, Writer


class Acquaintance(Codes):
    """How this file knows a key: its own, trusted, vouched for by the trusted one before, revoked, or not at all.

    `OTHER` is a key nobody vouches for of a person whose other key is trusted: a new key after a loss, or somebody
    else's who calls himself so.
    """

    OWN = "own"
    TRUSTED = "trusted"
    VOUCHED = "vouched"
    OTHER = "other"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


def own_key(store: Store, *, today: date) -> Key:
    """The key this file signs with, made now where there is none. Raises `NotFound` in an empty file."""
    found = repo.own_key(store.read())
    if found:
        return found
    made = _made(owner(store.read()), today, None)
    with store.write("key.new", journaled=False) as writer:
        repo.put_key(writer, made)
    return made


def known_keys(reader: Reader) -> dict[str, Key]:
    """Every key the file knows, its own and those of others, by the key itself."""
    return repo.keys(reader)


def needs_password(reader: Reader) -> bool:
    """Whether signing asks for the key's password."""
    own = repo.own_key(reader)
    return own is not None and is_guarded(own.private or "")


def opens(reader: Reader, password: bytes) -> bool:
    """Whether this is the password of the file's key."""
    own = repo.own_key(reader)
    try:
        return own is not None and bool(unlock(own.private or "", password))
    except Refused:
        return False


def signer(store: Store, *, today: date, password: bytes | None = None) -> tuple[Key, Ed25519PrivateKey]:
    """The file's key with its private half, ready to sign. Raises `Refused` (`key_locked`, `wrong_password`)."""
    own = repo.own_key(store.read()) or own_key(store, today=today)
    return own, unlock(own.private or "", password)


def renew(store: Store, *, today: date, password: bytes | None = None, lost: bool = False) -> Key:
    """Make the next key of this file, sealed with `password`; the old one, opened with the same, vouches for it.

    Nobody vouches where the old one is `lost` (its password forgotten) or stolen; where it still opens it says itself
    that it is no more, which the next bundles carry. What was signed off under the old key stays as it was. Raises
    `Refused` (`key_locked`, `wrong_password`), `NotFound` in an empty file.
    """
    old = repo.own_key(store.read())
    made = _made(owner(store.read()), today, password)
    last_word = _last_word(old, password) if old and lost else None
    if old and not lost:
        word = vouch(unlock(old.private or "", password), made.key, made.person)
        made = made.replace(vouched_by=old.key, vouch=word)
    with store.write("key.new", journaled=False) as writer:
        if old:
            end(writer, old, today=today, word=last_word)
        repo.put_key(writer, made)
    return made


def set_password(store: Store, *, password: bytes | None, next_password: bytes | None) -> None:
    """Seal the file's keys with another password, or with none. Raises `Refused` (`key_locked`, `wrong_password`).

    An old key whose password was forgotten stays as it is.
    """
    own = repo.own_key(store.read())
    if own is None:
        raise Refused([Problem(code="no_own_key")])
    unlock(own.private or "", password)
    with store.write("key.password", journaled=False) as writer:
        for key, private in _unlocked(store.read(), password):
            repo.put_private(writer, key.replace(private=guard(private, next_password)))


def keyring(
    reader: Reader, *, password: Callable[[], bytes | None] = lambda: None, passphrase: str | None = None
) -> Keyring:
    """What this file has to open a locked bundle with.

    The keys are unlocked, and their password asked for, only where the bundle is locked for somebody's key.
    """

    def identities() -> Sequence[str]:
        secret = password()
        found = [identity(private) for _, private in _unlocked(reader, secret)]
        own = repo.own_key(reader)
        if own and not found:
            unlock(own.private or "", secret)
        return found

    return Keyring(passphrase=passphrase, identities=identities)


def _unlocked(reader: Reader, password: bytes | None) -> list[tuple[Key, Ed25519PrivateKey]]:
    """The file's keys, old ones too, that this password opens."""
    found = []
    for key in repo.keys(reader).values():
        try:
            if key.private:
                found.append((key, unlock(key.private, password)))
        except Refused:
            continue
    return found


def trust(store: Store, named: str, *, name: str = "", person: str = "", today: date) -> Key:
    """Believe from now on that this key is this person's; `named` is its hex or its card.

    Any key trusted as this person's before counts for nothing new from now on. Raises `Refused` for what is no key,
    for one's own, and where the name or the person is missing.
    """
    card = read_card(named)
    key, name, person = (card.key, name or card.name, person or card.person) if card else (named.strip(), name, person)
    known = repo.keys(store.read())
    _check_key(key, known)
    missing = [Problem(code="missing", where=where) for where, given in (("name", name), ("of", person)) if not given]
    if missing:
        raise Refused(missing)
    trusted = Key(key=key, name=name, person=person, since=today)
    with store.write("key.trust", journaled=False) as writer:
        for other in known.values():
            if other.person == person and other.key != key and not other.private and not other.revoked_on:
                repo.revoke_key(writer, other.key, today)
        repo.put_key(writer, trusted)
    return trusted


def revoke(store: Store, named: str, *, today: date, password: bytes | None = None) -> Key:
    """Let nothing new count that a key signed; one's own next signature makes a new key. Raises `NotFound`.

    A key of one's own that `password` opens says so itself, and the next bundles carry it to everybody.
    """
    found = find(store.read(), named)
    word = found.ended or _last_word(found, password)
    if found.revoked_on and word == found.ended:
        return found
    with store.write("key.revoke", journaled=False) as writer:
        end(writer, found, today=today, word=word)
    return found.replace(revoked_on=found.revoked_on or today, ended=word)


def _last_word(key: Key, password: bytes | None) -> str | None:
    """The word of a key of one's own that it is no more; None where it is another's, or its password is not known."""
    try:
        return end_word(unlock(key.private, password)) if key.private else None
    except Refused:
        return None


def find(reader: Reader, named: str) -> Key:
    """A key by its hex, its fingerprint or its words. Raises `NotFound`."""
    for key in repo.keys(reader).values():
        if is_named(key.key, named):
            return key
    raise NotFound("key", named)


def acquaintance(sender: Sender, keys: Mapping[str, Key]) -> Acquaintance:
    """How this file knows the key a bundle was signed with."""
    known = keys.get(sender.key)
    if known:
        if known.over:
            return Acquaintance.REVOKED
        return Acquaintance.OWN if known.private else Acquaintance.TRUSTED
    before = keys.get(sender.vouched_by)
    vouched = before is not None and before.person == sender.person and not before.over and not before.private
    if vouched and is_vouched(sender.key, sender.person, sender.vouched_by, sender.vouch):
        return Acquaintance.VOUCHED
    others = [key for key in keys.values() if key.person == sender.person and not key.over]
    return Acquaintance.OTHER if others else Acquaintance.UNKNOWN


def sender_of(own: Key) -> Sender:
    """How this file's key introduces itself in a bundle."""
    return Sender(key=own.key, name=own.name, person=own.person, vouched_by=own.vouched_by or "", vouch=own.vouch or "")


def _made(me: Person, today: date, password: bytes | None) -> Key:
    public, private = new_key(password)
    return Key(key=public, name=me.name, person=me.uid, since=today, private=private)


def _check_key(key: str, known: Mapping[str, Key]) -> None:
    if not is_key(key):
        raise Refused([Problem(code="bad_key", value=key).short()])
    if key in known and known[key].private:
        raise Refused([Problem(code="own_key", value=fingerprint(key))])
    if key in known and known[key].ended:
        raise Refused([Problem(code="key_ended", value=fingerprint(key))])


def end(writer: Writer, key: Key, *, today: date, word: str | None = None) -> None:
    """Let a key count for nothing new, with its own word for it where there is one.

    What this file itself signed off with it is kept as said before that.
    """
    if key.private:
        said = (
            from_seal("signoff", one.signoff) for one in checked_signoffs(writer) if one.state is SignatureState.VALID
        )
        repo.keep_if_new(writer, [one for one in said if one and one.author == key.key])
    repo.revoke_key(writer, key.key, today, word)
