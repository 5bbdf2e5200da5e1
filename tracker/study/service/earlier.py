"""How banks were read before: column mappings and marks that a person confirmed, kept for files like those."""

from __future__ import annotations

from tracker.kernel.jsontext import from_json, to_json
from tracker.store import settings
from tracker.study.banks.model import AnswerStyle, ColumnMapping, TextMarks
from tracker.study.repo import banks as repo

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from tracker.store.session import Reader, Writer

_MARKS = "study.text_marks"
_MOST = 20
"""Texts in ways of their own are few; beyond that the oldest marks go."""


def mappings(reader: Reader) -> tuple[ColumnMapping, ...]:
    """The column mappings that were confirmed, the latest last."""
    return tuple(map(_mapping, repo.mappings(reader)))


def keep_mappings(writer: Writer, confirmed: Iterable[ColumnMapping], now: datetime) -> None:
    """Keep mappings for files of their shapes."""
    for mapping in confirmed:
        text = to_json({**mapping.as_dict(), "certain": True, "doubts": []}, compact=True)
        for shape in filter(None, (mapping.shape, mapping.guessed_shape)):
            repo.keep_mapping(writer, shape, text, now.isoformat())


def _mapping(text: str) -> ColumnMapping:
    plain = from_json(text)
    return ColumnMapping(
        **plain
        | {
            "roles": tuple(plain["roles"]),
            "header": tuple(plain["header"]),
            "answers": AnswerStyle(plain["answers"]),
            "kind_codes": tuple((code, kind) for code, kind in plain["kind_codes"]),
            "doubts": (),
        }
    )


def marks(reader: Reader) -> tuple[TextMarks, ...]:
    """What a person showed of running texts, the latest first."""
    return tuple(TextMarks(**one) for one in from_json(settings.get(reader, _MARKS) or "[]"))


def keep_marks(writer: Writer, shown: TextMarks) -> None:
    """Keep what a person showed of a text, for others that are not understood without."""
    others = (one for one in marks(writer) if one != shown)
    kept = [shown, *others][:_MOST]
    settings.put(writer, _MARKS, to_json([one.as_dict() for one in kept]))
