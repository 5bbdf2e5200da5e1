"""One person who is in the file twice: noted by hand, then come with a bundle of his own. The two become one."""

from __future__ import annotations

from datetime import date

from tracker.exchange.keys import signer
from tracker.kernel.drafts import new_uid
from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem
from tracker.mentoring.repo import MENTORSHIPS, REVIEWS
from tracker.people import repo as people
from tracker.people.genuine import checked_signoffs
from tracker.people.service import owner
from tracker.signed import repo
from tracker.signed.model import SEAL
from tracker.signed.saying import body_text, from_seal, parts, seal, unsigned
from tracker.signed.signatures import SignatureState, judge, sign
from tracker.study.repo import number_of
from tracker.study.repo.figures import totals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from tracker.people.model import Person
    from tracker.signed.model import Key
    from tracker.store.session import Reader, Store
    from tracker.store.table import Table

    Said = list[tuple[Table[Any], Any]]


def arrived(reader: Reader) -> tuple[Person, ...]:
    """Those who came with a bundle of their own, by name."""
    came = repo.people_who_spoke(reader) - _me(reader)
    return tuple(one for one in people.PEOPLE.select(reader, "ORDER BY name, id") if one.uid in came) if came else ()


def noted(reader: Reader) -> tuple[Person, ...]:
    """Those who were noted here by hand, by name: no word of their own is in the file."""
    others = repo.people_who_spoke(reader) | _me(reader)
    return tuple(one for one in people.PEOPLE.select(reader, "ORDER BY name, id") if one.uid not in others)


def is_noted(reader: Reader, person: str) -> bool:
    """Whether somebody was noted here by hand."""
    return repo.STATEMENTS.find(reader, person) is None and person not in _me(reader)


def _me(reader: Reader) -> set[str]:
    return {owner(reader).uid}


def noted_alike(reader: Reader, person: str) -> tuple[Person, ...]:
    """Those noted by hand who have the name of somebody who came. Raises `NotFound`."""
    name = _letters(people.PEOPLE.get(reader, person).name)
    return tuple(one for one in noted(reader) if one.uid != person and _letters(one.name) == name)


def _letters(name: str) -> str:
    return "".join(name.split()).casefold()


def put_together(store: Store, by_hand: str, person: str, *, today: date, password: bytes | None = None) -> None:
    """Give all that was noted of one person to another, who came with a bundle, as one act that can be undone.

    What the mentor signed is signed anew, since a signature names the person; what is not genuine is not. What the
    other says of himself stands. Raises `NotFound`, `key_locked` and `wrong_password` as `Refused`, and:
    `not_noted` where the first has spoken for himself, is the file's owner, or studied here; `word_of_others` where
    somebody else has signed a word on him, which cannot be given to another.
    """
    reader = store.read()
    people.PEOPLE.get(reader, person)
    _check(reader, by_hand, person)
    again = [*_signed_off(reader, by_hand), *_said(reader, by_hand)]
    own, private = signer(store, today=today, password=password) if again else (None, None)
    with store.write("person.same", subject=person) as writer:
        repo.forget_person(writer, by_hand)
        for table, record in again:
            table.delete(writer, record.uid)
            if own and private:
                table.insert(writer, _anew(table, record, person, own, private))
        people.hand_to(writer, by_hand, person)
        people.PEOPLE.delete(writer, by_hand)


def _check(reader: Reader, by_hand: str, person: str) -> None:
    known = {one.uid for one in noted(reader)}
    studied, _right = totals(reader, number_of(reader, by_hand), date.max)
    if by_hand not in known or by_hand == person or studied:
        raise Refused([Problem(code="not_noted")])
    mine = {key.key for key in repo.keys(reader).values() if key.private}
    seals = [from_seal(table.name, one) for table, one in _sealed(reader, by_hand)]
    authors = {one.author for one in (*repo.statements(reader, by_hand), *seals) if one}
    if authors - mine:
        raise Refused([Problem(code="word_of_others")])


def _sealed(reader: Reader, person: str) -> Said:
    """Sign-offs and reviews with a signature under them, genuine or not."""
    found: Said = [(table, one) for table in (people.SIGNOFFS, REVIEWS) for one in table.of_person(reader, person)]
    return [(table, one) for table, one in found if (one.signature or "").startswith(SEAL)]


def _signed_off(reader: Reader, person: str) -> Iterator[tuple[Table[Any], Any]]:
    """The genuine sign-offs; those that were changed are given on as they are, and count there as little."""
    for one in checked_signoffs(reader, person):
        if one.state is SignatureState.VALID:
            yield people.SIGNOFFS, one.signoff


def _said(reader: Reader, person: str) -> Iterator[tuple[Table[Any], Any]]:
    """The reviews genuinely signed, and the mentorships that went out: what others know is said anew, not changed."""
    held = {one.uid: one for one in repo.statements(reader, person)}
    for review in REVIEWS.of_person(reader, person):
        said = from_seal(REVIEWS.name, review)
        if said and judge(said, held.get(review.uid), repo.keys(reader)) is SignatureState.VALID:
            yield REVIEWS, review
    yield from ((MENTORSHIPS, pair) for pair in MENTORSHIPS.of_person(reader, person) if pair.uid in held)


def _anew(table: Table[Any], record: Any, person: str, own: Key, private: Ed25519PrivateKey) -> Any:
    """The same word on the other person, as a record of its own."""
    given = record.replace(uid=new_uid(), person=person)
    if table is MENTORSHIPS:
        return given
    body = body_text(parts(given)[0])
    return given.replace(signature=seal(sign(unsigned(given.uid, person, table.name, own.key, 1, body), private)))
