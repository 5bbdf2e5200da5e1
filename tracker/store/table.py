"""Records to rows and back: one small mapper for the seven types the file knows, and the statements around it."""

from __future__ import annotations

from datetime import date, datetime

from tracker.kernel.codes import Codes
from tracker.kernel.errors import NotFound
from tracker.kernel.jsontext import to_json
from tracker.kernel.record import Record, enums_named, type_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any, Generic, TypeVar

    from tracker.store.session import Reader, Writer

    R = TypeVar("R", bound=Record)
else:
    R = None

    class Generic:
        """Stands in for `typing.Generic`, whose import costs more than a query."""

        def __class_getitem__(cls, _item: object) -> type:
            return cls


_PLAIN: dict[str, Callable[[Any], Any] | None] = {
    "str": None,
    "int": None,
    "float": None,
    "bool": bool,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
}


def _from_row(record: type[Record], field: str) -> Callable[[Any], Any] | None:
    codes = {str(code): code for enum in enums_named(record, record._types[field]) for code in enum}
    return codes.__getitem__ if codes else _PLAIN[type_names(record._types[field])[0]]


def _to_row(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Codes):
        return str(value)
    return value


class Table(Generic[R]):
    """One table whose columns are the fields of one record type, each row found by its `uid`."""

    def __init__(self, name: str, record: type[R]) -> None:
        self.name = name
        self.record = record
        self.columns = ", ".join(f'{name}."{field}"' for field in record._fields)
        self._readers: list[tuple[str, Callable[[Any], Any] | None]] | None = None

    def select(self, reader: Reader, rest: str = "", parameters: Sequence[Any] = ()) -> tuple[R, ...]:
        """Records of `SELECT … FROM table <rest>`, by default in the order they were entered."""
        rows = reader.rows(f"SELECT {self.columns} FROM {self.name} {rest or 'ORDER BY id'}", parameters)
        try:
            return tuple(self.read_row(row) for row in rows)
        except (KeyError, ValueError):  # a code or a date that no row was ever given
            raise reader.damaged from None

    def of_person(self, reader: Reader, person: str) -> tuple[R, ...]:
        """One person's records, in the order they were entered."""
        return self.select(reader, "WHERE person = ? ORDER BY id", (person,))

    def of_people(self, reader: Reader, people: Iterable[str]) -> dict[str, list[R]]:
        """The records of several people by person, each in the order they were entered; none for whom has none."""
        found: dict[str, list[R]] = {}
        for record in self.select(
            reader, "WHERE person IN (SELECT value FROM json_each(?)) ORDER BY id", (to_json(list(people)),)
        ):
            found.setdefault(record.person, []).append(record)  # type: ignore[attr-defined]
        return found

    def of_uids(self, reader: Reader, uids: Iterable[str]) -> tuple[R, ...]:
        """The records that have one of these uids, in the order they were entered."""
        return self.select(reader, "WHERE uid IN (SELECT value FROM json_each(?)) ORDER BY id", (to_json(list(uids)),))

    def find(self, reader: Reader, uid: str) -> R | None:
        """The record of that uid, or None."""
        found = self.select(reader, "WHERE uid = ?", (uid,))
        return found[0] if found else None

    def get(self, reader: Reader, uid: str) -> R:
        """The record of that uid. Raises `NotFound`."""
        found = self.find(reader, uid)
        if found is None:
            raise NotFound(self.name, uid)
        return found

    def read_row(self, row: Sequence[Any]) -> R:
        """A record from the columns of one row, in the order of its fields."""
        if self._readers is None:
            self._readers = [(field, _from_row(self.record, field)) for field in self.record._fields]
        return self.record(
            **{
                field: value if value is None or convert is None else convert(value)
                for (field, convert), value in zip(self._readers, row, strict=True)
            }
        )

    def insert(self, writer: Writer, record: R) -> None:
        """Add a new record."""
        self.insert_many(writer, (record,))

    def insert_many(self, writer: Writer, records: Iterable[R]) -> None:
        """Add new records, many a statement."""
        fields = self.record._fields
        names = ", ".join(f'"{field}"' for field in fields)
        writer.insert(
            f"{self.name} ({names})", ([_to_row(getattr(record, field)) for field in fields] for record in records)
        )

    def update(self, writer: Writer, record: R) -> None:
        """Write a record's fields over the row with its uid. Raises `NotFound`."""
        sets = ", ".join(f'"{field}" = ?' for field in self.record._fields)
        values = [_to_row(getattr(record, field)) for field in self.record._fields]
        uid = record.as_dict()["uid"]
        if not writer.run(f"UPDATE {self.name} SET {sets} WHERE uid = ?", (*values, uid)):
            raise NotFound(self.name, uid)

    def delete(self, writer: Writer, uid: str) -> None:
        """Remove the row with this uid. Raises `NotFound`."""
        if not writer.run(f"DELETE FROM {self.name} WHERE uid = ?", (uid,)):
            raise NotFound(self.name, uid)


def has_any(reader: Reader, table: str, person: str) -> bool:
    """Whether a table has a row of a person; asked by name, before what its rows are made of is loaded for nothing."""
    return bool(reader.value(f"SELECT 1 FROM {table} WHERE person = ? LIMIT 1", (person,)))


def holders(reader: Reader, tables: Iterable[Table[Any]], uids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Which of these uids are in use: the table each is in and the person it belongs to."""
    parts = [
        f"SELECT uid, '{table.name}', {'person' if 'person' in table.record._fields else 'uid'} FROM {table.name} "
        "WHERE uid IN (SELECT value FROM json_each(?1))"
        for table in tables
    ]
    found = reader.rows(" UNION ALL ".join(parts), (to_json(list(uids)),))
    return {uid: (table, person) for uid, table, person in found}
