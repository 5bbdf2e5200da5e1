"""The people of a file that holds many: a mentor's or an office's."""

from __future__ import annotations

from tracker.people import repo

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.people.model import Person
    from tracker.store.session import Reader


def people_in_file(reader: Reader) -> int:
    """How many people the file holds."""
    return repo.count_people(reader)


def find_people(reader: Reader, text: str, *, limit: int) -> tuple[Person, ...]:
    """People whose name or employer has every word of `text`, by name; at most `limit` of them."""
    return repo.people_named(reader, text, limit)
