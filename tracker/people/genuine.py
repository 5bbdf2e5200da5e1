"""Which sign-offs are genuine: what the ruler counts and what pages mark is decided here alone."""

from __future__ import annotations

from tracker.kernel.record import Record
from tracker.people.model import Signoff
from tracker.people.repo import SIGNOFFS
from tracker.signed import repo
from tracker.signed.model import SEAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from tracker.signed.model import Key, Statement
    from tracker.signed.signatures import SignatureState
    from tracker.store.session import Reader


class CheckedSignoff(Record):
    """A sign-off and what its signature says; None where it has none, as one copied from paper."""

    signoff: Signoff
    state: SignatureState | None

    @property
    def counts(self) -> bool:
        """Whether the ruler takes it: genuine, or the worker's own note of a sign-off on paper."""
        return self.state is None or self.state.value == "valid"


def signoffs_that_count(reader: Reader, person: str | None = None) -> tuple[Signoff, ...]:
    """A worker's sign-offs, or everybody's, without those that were changed, forged, replayed or mis-attributed."""
    return tuple(one.signoff for one in checked_signoffs(reader, person) if one.counts)


def checked_signoffs(reader: Reader, person: str | None = None) -> tuple[CheckedSignoff, ...]:
    """A worker's sign-offs, or everybody's, in the order they came, each with what its signature says today.

    One that says word for word what was checked when it was taken in is not checked again: comparing takes a tenth of
    the time, and nothing of `cryptography` is loaded.
    """
    return _checked(reader, SIGNOFFS.of_person(reader, person) if person else SIGNOFFS.select(reader))


def signoffs_of_people(reader: Reader, people: Collection[str]) -> dict[str, tuple[Signoff, ...]]:
    """The sign-offs of several workers that count, by worker; SQL compares most with what was checked before."""
    found = SIGNOFFS.of_people(reader, people)
    same = repo.word_for_word(reader, SIGNOFFS, people)
    rest = [one for said in found.values() for one in said if one.uid not in same]
    counting = same | {one.signoff.uid for one in _checked(reader, rest) if one.counts}
    return {person: tuple(one for one in said if one.uid in counting) for person, said in found.items()}


def _checked(reader: Reader, found: Sequence[Signoff]) -> tuple[CheckedSignoff, ...]:
    if not found:
        return ()
    held = {one.uid: one for one in repo.STATEMENTS.of_uids(reader, [one.uid for one in found])}
    keys = repo.keys(reader) if held or any(one.signature for one in found) else {}
    return tuple(CheckedSignoff(signoff=one, state=_state(one, held.get(one.uid), keys)) for one in found)


def _state(signoff: Signoff, held: Statement | None, keys: Mapping[str, Key]) -> SignatureState | None:
    if not held and not (signoff.signature or "").startswith(SEAL):
        return None
    from tracker.signed.saying import from_seal, still_says
    from tracker.signed.signatures import SignatureState, judge

    if held and held.author in keys and still_says(signoff, held):
        return SignatureState.VALID
    said = from_seal("signoff", signoff)
    return judge(said, held, keys) if said else SignatureState.CHANGED
