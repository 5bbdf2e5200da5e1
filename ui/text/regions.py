"""What regions are called in the list of GB/T 2260, read when a city or a county is first asked for."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LIST = os.path.join(_ROOT, "seeds", "regions.tsv")
"""A code and a name on each line, with where they come from on the first."""

_READ: list[Mapping[str, str]] = []


_ENDINGS = ("特别行政区", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "省", "市")
"""What the official names of provinces end in, and people leave out."""


def place_name(code: str) -> str:
    """The city and the county of a code, or the city alone; nothing where the list does not have it."""
    names = _names()
    within = code.ljust(6, "0")
    own = names.get(within)
    if own is None:
        return ""
    city = "" if within.endswith("00") else names.get(f"{within[:4]}00", "")
    return city + own


def places_below() -> list[str]:
    """Every code below the provinces."""
    return [code for code in _names() if not code.endswith("0000")]


def codes_by_name() -> dict[str, str]:
    """Codes by what people write in Chinese: provinces, also without their ending; places with a name of their own."""
    named: dict[str, list[str]] = {}
    for code, name in _names().items():
        spoken = [name]
        if code.endswith("0000"):
            spoken += [name.removesuffix(ending) for ending in _ENDINGS if name.endswith(ending)][:1]
        for words in spoken:
            named.setdefault(words, []).append(code)
    return {words: codes[0] for words, codes in named.items() if len(codes) == 1}


def _names() -> Mapping[str, str]:
    if not _READ:
        with open(LIST, encoding="utf-8") as lines:
            lines.readline()
            fields = lines.read().replace("\n", "\t").split("\t")
        _READ.append(dict(zip(fields[::2], fields[1::2], strict=False)))
    return _READ[0]
