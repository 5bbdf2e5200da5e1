"""What was taken out of the banks: packed beside the list of removals, put back as it was, or dropped for good.

The journal keeps the list alone. Rows of questions and answers are many and have no place in it row by row: packed,
100,000 questions with 200,000 answers take 7 MB, a tenth of what they were, and nothing that reads questions has to
pass them over. A schema step that changes one of these tables has to drop what was packed before it, or pack it anew.
"""

from __future__ import annotations

import zlib

from tracker.kernel.jsontext import from_json, to_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from tracker.store.session import Reader, Writer
    from tracker.study.kept import Removal

_TABLES = ("bank", "question", "question_image", "answer", "memory")
"""In the order they go back in; what refers to a question comes after it."""

_SLICE = 5_000
"""How many rows one part has: packed and unpacked in some tens of milliseconds, in a few megabytes of memory."""

_FAST = 1
"""The level of compression that costs no more than writing the rows out."""


class BroughtBack:
    """What came back: of which banks, who had answered, and questions the file had again meanwhile.

    These are the `twins`, by the numbers of those removed; the answers went to them.
    """

    def __init__(self) -> None:
        self.banks: set[int] = set()
        self.people: set[int] = set()
        self.twins: dict[int, int] = {}
        self.answered_twins: set[tuple[int, int]] = set()


def take_out(writer: Writer, removal: Removal, watch: Callable[[], None] | None = None) -> list[int]:
    """Pack a bank or a question with pictures, answers and memories, and take them out; who had answered any.

    The bank of a lone question stays, and is packed with it: it may be gone when the question comes back. `watch` is
    called now and then and may raise.
    """
    whole = removal.question is None
    mine = f"SELECT id FROM question WHERE {'bank' if whole else 'id'} = ?1"
    given = (removal.bank if whole else removal.question,)
    answered = f"SELECT DISTINCT person FROM answer WHERE question IN ({mine})"
    people = [person for (person,) in writer.rows(answered, given)]
    chosen = {
        "memory": f"person IN ({answered}) AND question IN ({mine})",
        "answer": f"question IN ({mine})",
        "question_image": f"question IN ({mine})",
        "question": f"id IN ({mine})",
        "bank": "id = ?1" if whole else "id = (SELECT bank FROM question WHERE id = ?1)",
    }
    for table, where in chosen.items():
        _keep(
            writer, removal.uid, table, writer.stream(f"SELECT * FROM {table} WHERE {where} ORDER BY 1", given), watch
        )
    if not whole:
        del chosen["bank"]
    for table, where in chosen.items():
        writer.run(f"DELETE FROM {table} WHERE {where}", given)
    return people


def _keep(
    writer: Writer, uid: str, table: str, rows: Iterator[tuple[Any, ...]], watch: Callable[[], None] | None
) -> None:
    columns = [name for (name,) in writer.rows("SELECT name FROM pragma_table_info(?)", (table,))]
    for part in _slices(rows):
        if watch:
            watch()
        content = zlib.compress(to_json([columns, part], compact=True).encode(), _FAST)
        writer.run('INSERT INTO removed_part (removal, "table", content) VALUES (?, ?, ?)', (uid, table, content))


def _slices(rows: Iterable[Any]) -> Iterator[list[Any]]:
    from itertools import islice

    rows = iter(rows)
    while taken := list(islice(rows, _SLICE)):
        yield taken


def put_back(writer: Writer, uid: str) -> BroughtBack:
    """Unpack what a removal took out. A question that was brought in again meanwhile takes its answers over."""
    back = BroughtBack()
    for table in _TABLES:
        for columns, rows in _parts(writer, uid, table):
            _insert(writer, table, columns, _fitting(writer, table, columns, rows, back))
    writer.run("DELETE FROM removed_part WHERE removal = ?", (uid,))
    return back


def _parts(reader: Reader, uid: str, table: str) -> Iterator[tuple[list[str], list[list[Any]]]]:
    found = reader.rows('SELECT id FROM removed_part WHERE removal = ? AND "table" = ? ORDER BY id', (uid, table))
    for (part,) in found:
        content = reader.value("SELECT content FROM removed_part WHERE id = ?", (part,))
        try:
            columns, rows = from_json(zlib.decompress(content).decode())
        except (zlib.error, ValueError):
            raise reader.damaged from None
        yield columns, rows


def _insert(writer: Writer, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    listed, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    writer.run_many(f"INSERT INTO {table} ({listed}) VALUES ({marks})", rows)


def _fitting(
    writer: Writer, table: str, columns: list[str], rows: list[list[Any]], back: BroughtBack
) -> list[list[Any]]:
    """The rows that have a place in the file as it is now."""
    if table == "bank":
        there = {bank for (bank,) in writer.rows("SELECT id FROM bank")}
        return [row for row in rows if row[columns.index("id")] not in there]
    if table == "question":
        return _not_there(writer, columns, rows, back)
    asked = columns.index("question")
    if table != "answer":
        return [row for row in rows if row[asked] not in back.twins]
    number, person = columns.index("id"), columns.index("person")
    _make_room(writer, [row[number] for row in rows])
    for row in rows:
        back.people.add(row[person])
        if row[asked] in back.twins:
            row[asked] = back.twins[row[asked]]
            back.answered_twins.add((row[person], row[asked]))
    return rows


def _not_there(writer: Writer, columns: list[str], rows: list[list[Any]], back: BroughtBack) -> list[list[Any]]:
    number, bank, who = (columns.index(name) for name in ("id", "bank", "hash"))
    there = dict(
        writer.rows(
            "SELECT hash, id FROM question WHERE hash IN (SELECT value FROM json_each(?))",
            (to_json([row[who] for row in rows]),),
        )
    )
    back.banks.update(row[bank] for row in rows)
    back.twins.update((row[number], there[row[who]]) for row in rows if row[who] in there)
    return [row for row in rows if row[who] not in there]


def _make_room(writer: Writer, numbers: list[int]) -> None:
    """Count answers given since the removal on from behind those that come back: the order of a day is by number."""
    taken = writer.value("SELECT min(id) FROM answer WHERE id IN (SELECT value FROM json_each(?))", (to_json(numbers),))
    if taken is not None:
        last = max(numbers[-1], writer.value("SELECT max(id) FROM answer"))
        writer.run("UPDATE answer SET id = id + ? WHERE id >= ?", (last, taken))


def packed(reader: Reader) -> set[str]:
    """The removals of which something is packed."""
    return {uid for (uid,) in reader.rows("SELECT DISTINCT removal FROM removed_part")}


def beyond(reader: Reader, most: int) -> list[str]:
    """The oldest removals that are more than so many bytes together with all later ones; never the latest."""
    held, found = 0, []
    for uid, size in reader.rows(
        "SELECT removal, sum(length(content)) FROM removed_part GROUP BY removal ORDER BY max(id) DESC"
    ):
        if held and held + size > most:
            found.append(uid)
        held += size
    return found


def drop(writer: Writer, uid: str) -> None:
    """Let go of what a removal took out, and of the act in the history, which can be taken back no more."""
    writer.run("DELETE FROM removed_part WHERE removal = ?", (uid,))
    writer.run("DELETE FROM removal WHERE uid = ?", (uid,))
    writer.run(
        """DELETE FROM change_set WHERE id IN (SELECT change_set FROM change WHERE "table" = 'removal' AND uid = ?)""",
        (uid,),
    )
