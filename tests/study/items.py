"""Questions for made-up learners to practise."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from tracker.study.simulate import Item, draw_item


def draw_items(topics: Iterable[str], each: int, random: Random) -> list[Item]:
    """So many questions on each topic, some topics harder than others."""
    items = []
    for topic in topics:
        harder = random.gauss(0, 0.3)
        items += [
            draw_item(f"{topic}/{number}", topic, random.choice((0.25, 0.25, 0.5)), random, harder)
            for number in range(each)
        ]
    return items
