"""Anki packages (.apkg), old and new, with their pictures: basic notes, clozes, and notes made for choice questions."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from functools import lru_cache

from tracker.kernel.patterns import regex
from tracker.study.banks.formats.anki_front import options_in_front, says_more, truth_and_remark, without_empty_options
from tracker.study.banks.formats.anki_note import NOTE_TYPE, pictures_in, question_of
from tracker.study.banks.markup import text_of_html
from tracker.study.banks.model import (
    Doubt,
    Image,
    Kind,
    Question,
    Role,
    RowReading,
    arranged,
    image_suffix,
    option_index,
    option_role,
)
from tracker.study.banks.package import open_zip, part_of
from tracker.study.banks.problem import MAX_PART_BYTES, MAX_ROWS, BankProblem
from tracker.study.banks.prose.drafts import Draft, Section, understood
from tracker.study.banks.prose.line_marks import segments
from tracker.study.banks.prose.signed_options import without_boxes
from tracker.study.banks.question.answers import options_of
from tracker.study.banks.question.inline import CLOZE
from tracker.study.banks.question.wording import kind_of
from tracker.study.banks.tables.headers import role_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Sequence
    from typing import Any

    from tracker.study.banks.model import Progress

_COLLECTIONS = ("collection.anki21b", "collection.anki21", "collection.anki2")
"""The newest first: newer packages carry an old collection that only says "please update"."""
_MAX_PICTURE = 16 * 1024 * 1024
_MAX_NOTE = 1024 * 1024
"""Bytes of the fields of one note."""

_MAX_NAMES = 16 * 1024 * 1024
"""Of the list of pictures."""

_SMALLEST = 512
"""Bytes of the smallest database there is."""

_ZSTD = b"\x28\xb5\x2f\xfd"
_COVER = "image-occlusion:"
"""What a cloze holds that covers a place of a picture: nothing that could be asked in words."""

_CHOICE_FIELD = regex(r"^q_?(\d)$", re.IGNORECASE)
_STEM_NAMES = ("front", "text", "question", "正面", "题目", "问题", "题干")
_ANSWER_NAMES = ("back", "背面", "answers", "答案")
_NAMED_LETTERS = regex(r"\s*(?:correct\s+)?answers?\s*[:：]\s*([A-H]{1,8})\b\W*", re.IGNORECASE)
_REMARK_NAMES = ("extra", "back extra", "extra 1", "remarks", "comments", "hint", "notes")
_SELECTS = {"0": Kind.MULTIPLE, "1": Kind.MULTIPLE, "2": Kind.SINGLE}
"""What 0 (statements to judge one by one), 1 and 2 mean in the QType field of the usual choice note type."""
_STEP = 256
_COUNT = regex(
    r"(?<!.)(?:\ufeff|<[^<>]*>|\s|&nbsp;)*[*＊]?\d{1,4}\s*(?:[、．:：。)）]|\.(?!\d)|\.(?=(?:19|20)\d\d\s*年))"
    r"(?:\ufeff|\s|&nbsp;)*"
)
_SAMPLE = 4096
_FEW, _MOST = 3, 0.6
"""Notes of a type that show how its questions are written."""


class Package:
    """An Anki package opened for reading."""

    def __init__(self, data: bytes) -> None:
        self._archive = open_zip(data)
        names = set(self._archive.namelist())
        collection = next((name for name in _COLLECTIONS if name in names), "")
        if not collection:
            raise BankProblem("unknown_format")
        self._media = _media(self._archive)
        self._notes = _open(_unpacked(part_of(self._archive, collection, MAX_PART_BYTES), MAX_PART_BYTES))

    def read(self, progress: Progress | None = None) -> Iterator[RowReading]:
        """The questions of the package, in the order their notes were made; `progress` may raise to stop."""
        try:
            types, decks = self._named()
            counted = self._counted(types)
            total, longest = self._notes.execute(
                "SELECT count(*), max(length(CAST(flds AS BLOB))) FROM notes"
            ).fetchone()
            if total > MAX_ROWS or (longest or 0) > _MAX_NOTE:
                raise BankProblem("too_large", rows=total, bytes=longest)
            rows = self._notes.execute(
                "SELECT n.mid, n.flds, n.tags, (SELECT min(c.did) FROM cards c WHERE c.nid = n.id)"
                " FROM notes n ORDER BY n.id"
            )
            for number, (note_type, fields, tags, deck) in enumerate(rows, 1):
                if progress is not None and number % _STEP == 0:
                    progress(number, total)
                name, names = types.get(note_type, ("", ()))
                parts = fields.split("\x1f")
                if note_type in counted:
                    place = _stem_place(names, len(parts))
                    parts[place] = _COUNT.sub("", parts[place], count=1)
                yield self._reading(number, name, names, parts, tags.split(), decks.get(deck, ""))
        except sqlite3.Error as error:
            raise BankProblem("broken") from error
        finally:
            self._notes.close()

    def _named(self) -> tuple[dict[int, tuple[str, tuple[str, ...]]], dict[int, str]]:
        """The note types and the decks. Raises `BankProblem` (`broken`) where what is kept of them is nonsense."""
        try:
            return self._types(), self._decks()
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise BankProblem("broken") from error

    def _types(self) -> dict[int, tuple[str, tuple[str, ...]]]:
        """Name and fields of each note type."""
        if _has_table(self._notes, "notetypes"):
            fields: dict[int, list[str]] = {}
            for note_type, name in self._notes.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
                fields.setdefault(note_type, []).append(name)
            names = self._notes.execute("SELECT id, name FROM notetypes")
            return {key: (name, tuple(fields.get(key, ()))) for key, name in names}
        return {
            key: (str(model.get("name", "")), tuple(str(field["name"]) for field in model["flds"]))
            for key, model in self._kept("models").items()
        }

    def _decks(self) -> dict[int, str]:
        if _has_table(self._notes, "decks"):
            return dict(self._notes.execute("SELECT id, replace(name, char(31), '::') FROM decks"))
        return {key: str(deck["name"]) for key, deck in self._kept("decks").items()}

    def _counted(self, types: dict[int, tuple[str, tuple[str, ...]]]) -> set[int]:
        """The note types whose questions carry numbers, most of them: `12. …`."""
        asked: Counter[int] = Counter()
        counted: Counter[int] = Counter()
        for note_type, fields in self._notes.execute("SELECT mid, flds FROM notes ORDER BY id LIMIT ?", (_SAMPLE,)):
            parts = fields.split("\x1f")
            stem = parts[_stem_place(types.get(note_type, ("", ()))[1], len(parts))]
            asked[note_type] += 1
            counted[note_type] += _COUNT.match(stem) is not None
        return {note_type for note_type, count in counted.items() if count > max(_FEW, _MOST * asked[note_type])}

    def _kept(self, column: str) -> dict[int, dict[str, Any]]:
        """What older packages keep in one cell: records in JSON, by their numbers or with them."""
        row = self._notes.execute(f"SELECT {column} FROM col").fetchone()  # noqa: S608  one of two names
        kept = json.loads(row[0] or "{}") if row else {}
        return {int(key if key.isdigit() else record["id"]): record for key, record in kept.items()}

    def _reading(
        self, row: int, name: str, names: tuple[str, ...], fields: list[str], tags: list[str], deck: str
    ) -> RowReading:
        if name.startswith(NOTE_TYPE):
            question = question_of(fields, self.picture)
            if question is not None:
                return RowReading(question=question, sheet=deck, row=row)
        topic = tags[0].replace("_", " ") if tags else ("" if deck == "Default" else deck.replace("::", "/"))
        if any(map(CLOZE.search, fields)):
            reading = _cloze(fields, topic, row)
        else:
            reading = self._plain(_roles(names, len(fields)), fields, topic, row)
        if reading.question is not None:
            reading = reading.replace(question=reading.question.replace(images=self._pictures(names, fields)))
        return reading.replace(sheet=deck)

    def _plain(self, roles: Sequence[str], fields: list[str], topic: str, row: int) -> RowReading:
        """A note that is no cloze, read as the lines of a text would be."""
        draft = Draft(row, Section(), topic=topic)
        texts, options, remark = _offered(roles, list(map(text_of_html, fields)))
        for role, text in zip(roles, texts, strict=False):
            if role == Role.STEM and text:
                draft.add("", text)
        for index, text in enumerate(options):
            draft.add("", f"{chr(ord('A') + index)}. {text}")
        for role, text in zip(roles, texts, strict=False):
            if role == Role.KIND and options:
                draft.kind = _SELECTS.get(text) or kind_of(text)
            elif role == Role.ANSWER:
                named = _NAMED_LETTERS.match(text) if options else None
                _add_answer(draft, f"{named[1]}\n解析：{text[named.end() :]}" if named else text)
            elif role in (Role.EXPLANATION, Role.TOPIC, Role.DIFFICULTY, Role.SOURCE) and text:
                draft.add(role, text)
        if remark:
            draft.add(Role.EXPLANATION, remark)
        reading = understood(draft)
        found = dict(zip(roles, texts, strict=False))
        stem, back = found.get(Role.STEM, ""), found.get(Role.ANSWER, "")
        if options or not (stem and back) or not says_more(reading.question, draft.text(Role.ANSWER), back):
            return reading
        explanation = "\n".join(filter(None, (found.get(Role.EXPLANATION, ""), remark)))
        card = Question(kind=Kind.SHORT_ANSWER, stem=stem, answer=(back,), explanation=explanation, topic=topic)
        return RowReading(question=card, row=row)

    def _pictures(self, names: tuple[str, ...], fields: list[str]) -> tuple[Image, ...]:
        roles = _roles(names, len(fields))
        images = []
        for role, field in zip(roles, fields, strict=False):
            for file in pictures_in(field):
                image = self.picture(file)
                if image is not None:
                    index = option_index(role)
                    place = "option" if index >= 0 else ("stem" if role == Role.STEM else "explanation")
                    images.append(image.replace(role=place, option=index))
        return arranged(images)

    def picture(self, name: str) -> Image | None:
        """A picture by the name that fields use for it."""
        part = self._media.get(name)
        data = _unpacked(part_of(self._archive, part, _MAX_PICTURE), _MAX_PICTURE) if part else b""
        return Image(data=data, suffix=image_suffix(data, name)) if data else None


def _open(data: bytes) -> sqlite3.Connection:
    if len(data) < _SMALLEST:
        raise BankProblem("broken")
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(_without_log(data))
        connection.create_collation(
            "unicase", lambda a, b: (a.casefold() > b.casefold()) - (a.casefold() < b.casefold())
        )
        connection.execute("PRAGMA trusted_schema = OFF")
        if not _has_table(connection, "notes") or not _has_table(connection, "cards"):
            raise BankProblem("broken")
    except (sqlite3.Error, OverflowError) as error:
        connection.close()
        raise BankProblem("broken") from error
    return connection


def _without_log(data: bytes) -> bytes:
    """The database marked as one without a write-ahead log: a database in memory can have none."""
    return data[:18] + b"\x01\x01" + data[20:] if data[18:20] == b"\x02\x02" else data


def _has_table(connection: sqlite3.Connection, name: str) -> bool:
    """Whether there is such a table; a view of that name, which could run for ever, is none."""
    found = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?", (name,))
    return bool(found.fetchone()[0])


def _unpacked(data: bytes, limit: int) -> bytes:
    """The data out of its Zstandard frame, if it is in one."""
    if not data.startswith(_ZSTD):
        return data
    from zstandard import ZstdDecompressor, ZstdError

    try:
        with ZstdDecompressor(max_window_size=1 << 27).stream_reader(data) as reader:
            plain = reader.read(limit + 1)
    except (ZstdError, MemoryError) as error:
        raise BankProblem("broken") from error
    if len(plain) > limit:
        raise BankProblem("unsafe", bytes=len(plain), limit=limit)
    return bytes(plain)


def _media(archive: zipfile.ZipFile) -> dict[str, str]:
    """The parts that hold pictures by the names that fields use: a JSON map, or in newer packages a list of entries."""
    data = _unpacked(part_of(archive, "media", _MAX_NAMES), _MAX_NAMES)
    if not data:
        return {}
    if data[:1] == b"{":
        try:
            named = json.loads(data)
        except (ValueError, RecursionError):
            return {}
        return {str(name): str(part) for part, name in named.items()} if isinstance(named, dict) else {}
    return {name: str(index) for index, name in enumerate(_entry_names(data))}


def _entry_names(data: bytes) -> Iterator[str]:
    """The names in a list of media entries: field 1 of the list holds entries, field 1 of an entry its name."""
    for field, entry in _messages(data):
        if field == 1:
            yield next((name.decode("utf-8", "replace") for inner, name in _messages(entry) if inner == 1), "")


def _messages(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The length-delimited fields of a protocol buffer; numbers are passed over."""
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        kind = key & 7
        if kind == 2:
            length, at = _varint(data, at)
            yield key >> 3, data[at : at + length]
            at += length
        elif kind == 0:
            _, at = _varint(data, at)
        else:
            at += {1: 8, 5: 4}.get(kind, len(data))


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(data):
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            break
    return value, at


@lru_cache
def _roles(names: tuple[str, ...], count: int) -> tuple[str, ...]:
    """What the fields of a note type hold, by their names; the first is the question, the second its answer."""
    roles = [_role(name) for name in names[:count]] + [""] * (count - len(names))
    if Role.STEM not in roles and roles:
        roles[0] = Role.STEM
    if Role.ANSWER not in roles and len(roles) > 1:
        free = [place for place, role in enumerate(roles) if not role]
        if free:
            roles[free[0]] = Role.ANSWER
    seen: set[str] = set()
    once = ("" if role in seen or seen.add(role) else role for role in roles)  # type: ignore[func-returns-value]
    return tuple(once)


def _add_answer(draft: Draft, text: str) -> None:
    """The back of a card, which may say more than the answer."""
    for line in text.split("\n"):
        for mark, piece in segments(line):
            draft.add(mark or draft.part or Role.ANSWER, piece)


def _stem_place(names: tuple[str, ...], count: int) -> int:
    """The field of a note that asks."""
    roles = _roles(names, count)
    return roles.index(Role.STEM) if Role.STEM in roles else 0


def _offered(roles: Sequence[str], texts: list[str]) -> tuple[list[str], Sequence[str], str]:
    """The texts of the fields, the options among them, and what the back says besides the options it repeats."""
    options, remark = _options(roles, texts), ""
    if Role.STEM not in roles or Role.ANSWER not in roles:
        return texts, options, remark
    stem, answer = roles.index(Role.STEM), roles.index(Role.ANSWER)
    texts[stem], texts[answer] = without_boxes(without_empty_options(texts[stem]), texts[answer])
    found = None if options else options_in_front(texts[stem], texts[answer])
    if found is not None:
        texts[stem], options, texts[answer], remark = found
    elif not options:
        texts[answer], remark = truth_and_remark(texts[answer])
    return texts, options, remark


def _options(roles: Sequence[str], texts: Sequence[str]) -> Sequence[str]:
    """The options of a note: each in a field of its own, or all in one."""
    apart = [text for role, text in zip(roles, texts, strict=False) if option_index(role) >= 0 and text]
    together = [text for role, text in zip(roles, texts, strict=False) if role == Role.OPTIONS]
    return apart or (options_of(together[0]) if together else ())


def _role(name: str) -> str:
    plain = name.strip().casefold()
    choice = _CHOICE_FIELD.match(plain)
    if choice:
        return option_role(int(choice[1]) - 1)
    if plain in _STEM_NAMES:
        return Role.STEM
    if plain in _ANSWER_NAMES:
        return Role.ANSWER
    return Role.EXPLANATION if plain in _REMARK_NAMES else role_of(name)


def _cloze(fields: list[str], topic: str, row: int) -> RowReading:
    """A text with deletions: each becomes a blank, in order; what stands above it belongs to it."""
    place = next(at for at, field in enumerate(fields) if CLOZE.search(field))
    answers = tuple(text_of_html(found[0]) for found in CLOZE.findall(fields[place]))
    if all(answer.startswith(_COVER) for answer in answers):
        return RowReading(question=None, doubts=(Doubt(code="picture_left_out"),), row=row, text=answers[0])
    above = [*fields[:place], CLOZE.sub("____", fields[place])]
    stem = "\n".join(filter(None, map(text_of_html, above)))
    explanation = "\n".join(filter(None, map(text_of_html, fields[place + 1 :])))
    question = Question(kind=Kind.FILL_IN, stem=stem, answer=answers, explanation=explanation, topic=topic)
    return RowReading(question=question, row=row)
