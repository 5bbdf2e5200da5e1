"""Questions on their way into the file, a few hundred at a time; those that ask what is there already are set aside."""

from __future__ import annotations

from collections import Counter

from tracker.study.banks.model import Kind
from tracker.study.banks.tables.batch import Columns
from tracker.study.identity import identities, identity
from tracker.study.repo import banks as repo
from tracker.study.tally import choices

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from tracker.kernel.terms import Component
    from tracker.store.session import Writer
    from tracker.study.banks.model import Image, Question


class Taking:
    """What was added, what was merged into questions there, and the pictures; told when all rows were gone through."""

    def __init__(
        self, writer: Writer, bank: int, component: Component, watch: Callable[[int], None] | None, *, keep: bool
    ) -> None:
        self._topics = repo.Topics(writer, component)
        self._there = repo.identities(writer)
        self._first = repo.next_question(writer)
        self._bank = bank
        self._keep = keep
        self._watch = watch
        self._shapes: Counter[tuple[int, str, int]] = Counter()
        self._choices: dict[tuple[int, str, int], int] = {}
        self.added = 0
        self.merged: list[tuple[int, Question]] = []
        self.images: list[tuple[int, int, Image]] = []

    def new(self, parts: Iterable[Columns]) -> Iterator[tuple[Any, ...]]:
        """What is kept of the questions that are new, part by part, column by column."""
        done = 0
        for part in parts:
            if self._watch:
                self._watch(done)
            done += len(part)
            who = identities(part.stems, part.options)
            alone = set(who)
            if len(alone) < len(who) or not self._there.isdisjoint(alone):
                fresh, who = self._fresh(part, who)
            else:
                fresh = part
                self._there |= alone
            if who:
                yield self._columns(fresh, who)

    def _columns(self, part: Columns, who: Sequence[int]) -> tuple[Any, ...]:
        first = self._first + self.added
        self.added += len(who)
        topics = repo.each_once(part.topics, self._topics.number)
        kinds, options, answers = repo.texts_of(part)
        choices = self._choices_of(list(zip(topics, kinds, map(len, part.options), strict=True)))
        for place, images in part.images.items():
            self.images += ((first + place, position, image) for position, image in enumerate(images))
        return (
            range(first, first + len(who)),
            self._bank,
            who,
            topics,
            kinds,
            choices,
            part.stems,
            options,
            answers,
            part.explanations,
            part.difficulties if any(part.difficulties) else "",
            part.sources if any(part.sources) else "",
        )

    def _choices_of(self, shapes: Sequence[tuple[int, str, int]]) -> list[int]:
        """Among how many each question lets choose; questions of one topic, kind and number of options are counted."""
        counted = Counter(shapes)
        self._shapes.update(counted)
        for shape in counted.keys() - self._choices.keys():
            self._choices[shape] = choices(Kind(shape[1]), shape[2])
        return [self._choices[shape] for shape in shapes]

    def _fresh(self, part: Columns, who: Sequence[int]) -> tuple[Columns, list[int]]:
        """Those of a part that are new, and their identities; the others are merged, or become copies."""
        fresh: list[Question] = []
        found: list[int] = []
        for question, one in zip(part.questions(), who, strict=True):
            if one in self._there and not self._keep:
                self.merged.append((one, question))
                continue
            own = self._copy(question) if one in self._there else one
            self._there.add(own)
            fresh.append(question)
            found.append(own)
        return Columns.of(fresh), found

    def _copy(self, question: Question) -> int:
        copy = 1
        while (who := identity(question, copy)) in self._there:
            copy += 1
        return who

    def counts(self) -> dict[tuple[int, str], tuple[int, float]]:
        """How many questions were taken of each topic and kind, and the sum of their chances of being guessed."""
        found: dict[tuple[int, str], tuple[int, float]] = {}
        for shape, number in self._shapes.items():
            topic, kind, among = *shape[:2], self._choices[shape]
            so_far, guess = found.get((topic, kind), (0, 0.0))
            found[topic, kind] = so_far + number, guess + (number / among if among else 0.0)
        return found
