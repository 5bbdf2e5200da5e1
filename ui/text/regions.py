"""What cities and counties are called: the list of GB/T 2260 below the provinces, read when first asked for."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LIST = os.path.join(_ROOT, "seeds", "regions.tsv")
"""A code and a name on each line, with where they come from on the first."""

_READ: list[Mapping[str, str]] = []


def place_name(code: str) -> str:
    """The city and the county of a code, or the city alone; nothing where the list does not have it."""
    names = places_below()
    within = code.ljust(6, "0")
    own = names.get(within)
    if own is None:
        return ""
    city = "" if within.endswith("00") else names.get(f"{within[:4]}00", "")
    return city + own


def places_below() -> Mapping[str, str]:
    """Every code below the provinces with its own name."""
    if not _READ:
        with open(LIST, encoding="utf-8") as lines:
            _READ.append(dict(line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")))
    return _READ[0]
