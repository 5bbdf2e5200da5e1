"""The people of a file that holds many: a mentor's or an office's."""

from __future__ import annotations

from tracker.people import repo
from tracker.store.history import latest_change, people_changed

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


class Changed:
    """Whose records were changed since this was last asked; nobody where a change has no history, as of packs."""

    def __init__(self) -> None:
        self._seen: int | None = None

    def people(self, reader: Reader) -> frozenset[str]:
        """Uids; the first time nobody."""
        since, self._seen = self._seen, latest_change(reader)
        return frozenset() if since is None else people_changed(reader, since)
