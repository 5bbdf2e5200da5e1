"""What questions of a text share, as its lines come in: the text they are about, or the options they choose among."""

from __future__ import annotations

from tracker.study.banks.prose.passages import passage_from
from tracker.study.banks.prose.pools import pool_from

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.prose.drafts import Draft
    from tracker.study.banks.prose.passages import Passage


class SharedParts:
    """All of them, and the one that the next question may belong to."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._all: list[Passage] = []
        self._last: Passage | None = None

    def found(self, index: int, draft: Draft | None) -> Passage | None:
        """What begins on a line behind the question that is open; options only where that wants none any more."""
        found = passage_from(self._lines, index)
        inside = self._last is not None and self._last.open
        if found is None and not inside and (draft is None or not draft.has_options or draft.closed):
            found = pool_from(self._lines, index)
        return found

    def begin(self, part: Passage) -> None:
        """The next questions may belong to this one."""
        self._last = part
        self._all.append(part)

    def takes(self, line: str) -> bool:
        """Whether a line is a further one of the last part."""
        return self._last is not None and self._last.takes(line)

    def give(self, draft: Draft | None) -> None:
        """Let a question that has its number have its share; the first that is about something else ends the part."""
        if draft is not None and self._last is not None and self._last.is_before(draft.number):
            self._last.give(draft)
        else:
            self.end()

    def end(self) -> None:
        """A new section asks about something else."""
        self._last = None

    def share_out(self) -> None:
        """Give all questions their own of what was said for several."""
        for part in self._all:
            part.share_out()
