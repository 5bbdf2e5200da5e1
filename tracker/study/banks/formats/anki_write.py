"""Writing an Anki package that every version of Anki since 2.0 opens, with a note type of our own."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from hashlib import blake2b, sha1

from tracker.study.banks.formats.anki_note import FIELDS, NOTE_TYPE, fields_of
from tracker.study.banks.texts import question_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.study.banks.model import Image, Question

_MODEL_ID = 1_763_900_000_001
_FIRST_NOTE_ID = 1_763_900_000_000
_SCHEMA = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
    ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
    models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
    usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
    flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
    mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
    ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL,
    left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
    ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL,
    type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""
_FRONT = '<div class="question">{{Question}}</div>\n<div class="options">{{Options}}</div>'
_BACK = (
    '{{FrontSide}}\n<hr id="answer">\n<div class="answer">{{Answer}}</div>\n'
    '{{#Explanation}}<div class="explanation">{{Explanation}}</div>{{/Explanation}}\n'
    '{{#Source}}<div class="source">{{Source}}</div>{{/Source}}'
)
_STYLE = """.card { font-family: "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; font-size: 20px;
  line-height: 1.6; text-align: left; max-width: 40em; margin: 0 auto; }
.answer { font-weight: bold; }
.explanation, .source { margin-top: 0.8em; }
.source { font-size: 80%; opacity: 0.7; }
img { max-width: 100%; }"""


def write_apkg(questions: Iterable[Question], deck: str, *, at: int) -> bytes:
    """An Anki package with one note per question in the deck `deck`; `at` is the time of writing in seconds.

    Exporting again gives a question the same identity as long as its text and options stay, so that Anki updates
    notes instead of doubling them.
    """
    media: dict[bytes, str] = {}

    def file_of(image: Image) -> str:
        name = f"ct-{blake2b(image.data, digest_size=8).hexdigest()}.{image.suffix}"
        media.setdefault(image.data, name)
        return media[image.data]

    collection = _collection(questions, deck, at, file_of)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("collection.anki2", collection)
        archive.writestr("media", json.dumps({str(index): name for index, name in enumerate(media.values())}))
        for index, data in enumerate(media):
            archive.writestr(str(index), data, zipfile.ZIP_STORED)
    return packed.getvalue()


def _collection(questions: Iterable[Question], deck: str, at: int, file_of: object) -> bytes:
    deck_id = _FIRST_NOTE_ID + int.from_bytes(blake2b(deck.encode(), digest_size=4).digest(), "big")
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(_SCHEMA)
        connection.execute(
            "INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')",
            (
                at,
                at * 1000,
                at * 1000,
                json.dumps(_settings(deck_id)),
                json.dumps({str(_MODEL_ID): _model(deck_id, at)}),
                json.dumps({"1": _deck(1, "Default", at), str(deck_id): _deck(deck_id, deck, at)}),
                json.dumps({"1": _options(at)}),
            ),
        )
        for number, question in enumerate(questions, 1):
            _add(connection, question, number, deck_id, at, fields_of(question, file_of))  # type: ignore[arg-type]
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _add(
    connection: sqlite3.Connection, question: Question, number: int, deck_id: int, at: int, fields: list[str]
) -> None:
    key = "\x1f".join(
        (question.kind, *(part for parts in question_key(question) for part in parts), str(question.answer))
    )
    guid = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
    tag = "_".join(question.topic.split())
    checksum = int(sha1(fields[0].encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:8], 16)
    note = _FIRST_NOTE_ID + number
    connection.execute(
        "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')",
        (note, guid, _MODEL_ID, at, f" {tag} " if tag else "", "\x1f".join(fields), fields[0], checksum),
    )
    connection.execute(
        "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
        (note, note, deck_id, at, number),
    )


def _settings(deck_id: int) -> dict[str, object]:
    return {
        "nextPos": 1,
        "estTimes": True,
        "activeDecks": [deck_id],
        "sortType": "noteFld",
        "timeLim": 0,
        "sortBackwards": False,
        "addToCur": True,
        "curDeck": deck_id,
        "newSpread": 0,
        "dueCounts": True,
        "curModel": str(_MODEL_ID),
        "collapseTime": 1200,
    }


def _model(deck_id: int, at: int) -> dict[str, object]:
    fields = [
        {"name": name, "ord": place, "sticky": False, "rtl": False, "font": "Arial", "size": 20, "media": []}
        for place, name in enumerate(FIELDS)
    ]
    card = {"name": "Question", "ord": 0, "qfmt": _FRONT, "afmt": _BACK, "bqfmt": "", "bafmt": "", "did": None}
    return {
        "id": _MODEL_ID,
        "name": NOTE_TYPE,
        "type": 0,
        "mod": at,
        "usn": -1,
        "sortf": 0,
        "did": deck_id,
        "tmpls": [card],
        "flds": fields,
        "css": _STYLE,
        "latexPre": "\\documentclass{article}\\begin{document}",
        "latexPost": "\\end{document}",
        "tags": [],
        "vers": [],
        "req": [[0, "any", [0, 1]]],
    }


def _deck(deck_id: int, name: str, at: int) -> dict[str, object]:
    return {
        "id": deck_id,
        "name": name,
        "mod": at,
        "usn": -1,
        "desc": "",
        "dyn": 0,
        "conf": 1,
        "collapsed": False,
        "browserCollapsed": False,
        "extendNew": 10,
        "extendRev": 50,
        "newToday": [0, 0],
        "revToday": [0, 0],
        "lrnToday": [0, 0],
        "timeToday": [0, 0],
    }


def _options(at: int) -> dict[str, object]:
    return {
        "id": 1,
        "name": "Default",
        "mod": at,
        "usn": 0,
        "maxTaken": 60,
        "timer": 0,
        "autoplay": True,
        "replayq": True,
        "new": {
            "bury": True,
            "delays": [1, 10],
            "initialFactor": 2500,
            "ints": [1, 4, 7],
            "order": 1,
            "perDay": 20,
            "separate": True,
        },
        "rev": {"bury": True, "ease4": 1.3, "fuzz": 0.05, "ivlFct": 1, "maxIvl": 36500, "minSpace": 1, "perDay": 200},
        "lapse": {"delays": [10], "leechAction": 0, "leechFails": 8, "minInt": 1, "mult": 0},
    }
