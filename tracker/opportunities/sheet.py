"""Opportunities out of a sheet (xlsx, xls, ods, csv): its rows become a pack, checked like any other."""

from __future__ import annotations

import os
from datetime import date, datetime
from itertools import pairwise

from tracker.catalog.writing import check_text, install_text, pack_text
from tracker.kernel.encodings import not_utf8
from tracker.kernel.errors import Refused
from tracker.kernel.files import read_bounded
from tracker.kernel.problems import Problem
from tracker.kernel.separated import FIELD_LIMIT, separated
from tracker.kernel.worksheets import cells_spanned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from tracker.catalog.load import LoadedPack
    from tracker.store.session import Store

MAX_BYTES = 16 * 1024 * 1024
"""A list of a year's opportunities of the whole country takes a tenth of that."""

MAX_UNPACKED = 64 * 1024 * 1024
MAX_CELLS = 1_000_000
"""The reader holds every cell up to the farthest one, so that a lone one in the last corner would fill the memory."""

COLUMNS = {
    "name": ("name", "名称", "机会", "项目"),
    "kind": ("kind", "类型", "类别"),
    "regions": ("region", "regions", "地区", "地区代码"),
    "opens_on": ("opens_on", "opens", "开始", "开始日期", "报名开始"),
    "closes_on": ("closes_on", "closes", "截止", "截止日期", "报名截止"),
    "level": ("level", "等级", "要求等级"),
    "occupation": ("occupation", "职业", "职业代码"),
    "source": ("source", "来源", "出处"),
    "note": ("note", "备注", "说明"),
}
"""What a column may be headed, by what it is."""

KINDS = {
    "competition": ("竞赛", "比赛", "大赛"),
    "opening": ("招聘", "竞聘", "岗位"),
    "course": ("培训", "课程"),
    "casual_work": ("零工", "临时工作"),
    "market": ("零工市场", "劳务市场", "招聘会"),
}

LEVELS = {
    "level_5": ("五级", "初级工", "5"),
    "level_4": ("四级", "中级工", "4"),
    "level_3": ("三级", "高级工", "3"),
    "level_2": ("二级", "技师", "2"),
    "level_1": ("一级", "高级技师", "1"),
}

LEVEL_KINDS = ["skill_level", "qualification"]

NOWHERE: Mapping[str, str] = {}
"""No names of regions: only codes are understood then."""


def read_sheet(path: str, *, today: date, places: Mapping[str, str] = NOWHERE) -> LoadedPack:
    """The pack a sheet makes, checked. Raises `Refused` with every problem, `StorageProblem`.

    `places` are codes of regions by the names a sheet may call them.
    """
    return check_text(_sheet_text(path, today=today, places=places), _pack_id(path))


def import_sheet(
    store: Store, path: str, *, today: date, now: datetime, places: Mapping[str, str] = NOWHERE
) -> LoadedPack:
    """Put a sheet's opportunities into the file in place of an earlier state of the same sheet.

    Raises `Refused` with every problem (nothing is taken in then), `StorageProblem`.
    """
    text = _sheet_text(path, today=today, places=places)
    return install_text(store, text, _pack_id(path), now=now, act="opportunities.import")


def fault_place(problem: Problem) -> tuple[int | None, str]:
    """The row of a sheet a problem is in, and the field; None where it is about the sheet as a whole."""
    for word, field in pairwise([*problem.where.split(" "), ""]):
        if word.startswith("row-") and word[4:].isdecimal():
            return int(word[4:]), field.partition("[")[0].partition(".")[0]
    return None, problem.where.rpartition(" ")[2]


def _sheet_text(path: str, *, today: date, places: Mapping[str, str] = NOWHERE) -> str:
    """The pack of a sheet as TOML. Raises `Refused` where it has no column of names, or no rows."""
    rows = _rows(path)
    name = os.path.basename(path)
    columns = _columns(rows[0]) if rows else {}
    if "name" not in columns or len(rows) < 2:
        raise Refused([Problem(code="missing", where=f"{name} name")], path=path)
    head = {
        "id": _pack_id(path),
        "title": {"zh_CN": os.path.splitext(name)[0]},
        "version": today.strftime("%Y.%m.%d"),
        "as_of": today,
        "source": name,
    }
    filled = ((number, dict(_cells(row, columns))) for number, row in enumerate(rows[1:], 2) if any(row))
    entries = (_entry(number, cells, name, places) for number, cells in filled)
    return pack_text(head, [("opportunity", entry) for entry in entries])


def _pack_id(path: str) -> str:
    stem = os.path.splitext(os.path.basename(path))[0]
    return "sheet-" + "".join(letter if letter.isalnum() else "-" for letter in stem).strip("-")


def _rows(path: str) -> list[list[Any]]:
    """The rows of the first sheet; a csv is read in UTF-8, else in GB 18030, which Chinese office programs write."""
    import io

    content = read_bounded(path, MAX_BYTES)
    name = os.path.basename(path)
    if path.lower().endswith(".csv"):
        return _csv_rows(content, name, path)
    from python_calamine import CalamineError, CalamineWorkbook

    if any(cells > MAX_CELLS for cells in _spanned(content)):
        raise Refused([Problem(code="far_cell", where=name)], path=path)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [list(row) for row in book.get_sheet_by_index(0).to_python(skip_empty_area=True)]
    except CalamineError as error:
        raise Refused([Problem(code="unreadable", where=name, value=str(error))], path=path) from None


def _spanned(content: bytes) -> Iterator[int]:
    """The cells each sheet of an .xlsx spans; nothing of other files and of broken ones: the reader tells those."""
    import io
    import zipfile

    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in archive.infolist():
                if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                    if part.file_size > MAX_UNPACKED:
                        yield part.file_size
                    else:
                        yield cells_spanned([archive.read(part)])
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError):
        return


def _csv_rows(content: bytes, name: str, path: str) -> list[list[Any]]:
    import csv
    import io

    def refused(problem: Problem) -> Refused:
        return Refused([problem.replace(where=name)], path=path)

    if b"\0" in content:
        raise refused(not_utf8(content))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        try:
            text = content.decode("gb18030")
        except UnicodeDecodeError:
            raise refused(not_utf8(content, error)) from None
    try:
        return list(separated(io.StringIO(text, newline="")))
    except csv.Error:
        raise refused(Problem(code="long_cell", expected=FIELD_LIMIT)) from None


def _columns(heads: Sequence[Any]) -> dict[str, int]:
    """Which column is what, by its head; the first of several."""
    found: dict[str, int] = {}
    for at, head in enumerate(heads):
        text = str(head).strip().lower()
        for field, names in COLUMNS.items():
            if text in names:
                found.setdefault(field, at)
    return found


def _cells(row: Sequence[Any], columns: dict[str, int]) -> Iterator[tuple[str, Any]]:
    for field, at in columns.items():
        value = row[at] if at < len(row) else ""
        if isinstance(value, str):
            value = value.strip()
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if value not in ("", None):
            yield field, value


def _entry(number: int, cells: dict[str, Any], name: str, places: Mapping[str, str]) -> dict[str, Any]:
    """A row as a pack's entry; what cannot be understood is left as it is, for the loader to complain of."""
    entry: dict[str, Any] = {
        "id": f"row-{number}",
        "name": {"zh_CN": str(cells.get("name", ""))},
        "kind": _code(cells.get("kind", ""), KINDS),
        "source": str(cells.get("source", name)),
    }
    if "regions" in cells:
        written = str(cells["regions"]).replace("，", ",").replace("、", ",").split(",")
        entry["regions"] = [places.get(one.strip(), one.strip()) for one in written]
    for field in ("opens_on", "closes_on"):
        if field in cells:
            entry[field] = _day(cells[field])
    if "note" in cells:
        entry["note"] = str(cells["note"])
    if "level" in cells:
        occupation = str(cells.get("occupation", "same"))
        holds = {"kinds": LEVEL_KINDS, "level": _code(cells["level"], LEVELS), "occupation": occupation}
        entry["requires"] = {"holds": holds}
    return entry


def _code(value: Any, known: Mapping[str, tuple[str, ...]]) -> str:
    return next((code for code, words in known.items() if str(value) in words), str(value))


def _day(value: Any) -> Any:
    """A day as a date, however it is written (2026-3-1, 2026/3/1, 2026年3月1日); else what was there."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value)
    for sign in ("年", "月", "/", "."):
        text = text.replace(sign, "-")
    try:
        year, month, day = (int(part) for part in text.replace("日", "").strip().split("-"))
        return date(year, month, day)
    except ValueError:
        return str(value)
