"""Tables in text files that are no CSV: HTML pages that systems call `.xls`, XML spreadsheets, lists in JSON."""

from __future__ import annotations

import json
import re
from itertools import pairwise, permutations

from tracker.kernel.patterns import regex
from tracker.study.banks.model import Role
from tracker.study.banks.package_xml import elements_in
from tracker.study.banks.problem import MAX_ELEMENTS, BankProblem
from tracker.study.banks.question.answers import item_text, letters_in
from tracker.study.banks.question.labels import LETTERS
from tracker.study.banks.question.wording import truth_of
from tracker.study.banks.tables.headers import role_of
from tracker.study.banks.tables.nested import DEEPEST, nested_records
from tracker.study.banks.tables.page import table_rows
from tracker.study.banks.tables.table import Table
from tracker.study.banks.texts import clean, number_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.study.banks.encoding import Text
    from tracker.study.banks.tables.block import Row

_PAGE = regex(r"<(?:html|table|\?xml[^>]*\?>\s*(?:<\?mso[^>]*\?>\s*)?<(?:ss:)?Workbook)[\s>]", re.IGNORECASE)
_SCRIPT = regex(
    r"^\s*(?:(?:export\s+)?(?:var|let|const)\s+\w+\s*(?::[^=\n]{1,60})?=|(?:module|window|self|globalThis)\.[\w$]+\s*="
    r"|export\s+default|return)\s*[\[{]",
    re.MULTILINE,
)
"""What stands before the list that a script holds."""

_BARE_NAME = regex(r"[{,]\s*[A-Za-z_$][\w$]*\s*:")
_SCRIPT_SIGN = regex(
    r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|(?<![:\w])//[^\n]*|,(?=\s*[\]}])
    |(?<![\w$.])(?P<name>[A-Za-z_$][\w$]*)(?=\s*:)""",
    re.DOTALL | re.VERBOSE,
)
"""What differs from JSON in the objects of a script, and the texts in which nothing does."""

_ESCAPED_QUOTE = regex(r"\\(['\"`\\])")
_HEAD = 2000
_RECORD = regex(r"^[\s\[,]*\{", re.MULTILINE)
_RIGHT = regex(r"(?:is_?)?(?:right|correct|answer|true)(?:_?(?:answer|option))?", re.IGNORECASE)
_ASKS = regex(r"[?？]|[（(][\s　]*[)）]|___")
_BREAK = regex(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_FIRST = regex(r"\s*[（(]?A\s*[)）.．、:：]")
_WRONG = regex(r"wrong|incorrect|distractor", re.IGNORECASE)
_MOST = 0.8
_SHORT = {"q": "question", "o": "options", "a": "answer", "e": "explanation", "t": "type", "c": "chapter"}
_ENOUGH, _FEW = 5, 0.1
"""So many records make a list, of which this part may be damaged."""


def records_table(data: bytes, text: Text, head: str) -> Table | None:
    """The table of such a file; None for any other text. Raises `BankProblem` `too_large`."""
    start = head.lstrip()[:2000]
    if start[:1] == "<" and _PAGE.search(start):
        if elements_in(data) > MAX_ELEMENTS:
            raise BankProblem("too_large", elements=elements_in(data), limit=MAX_ELEMENTS)
        page = text.whole()
        return Table("", lambda: _without_prefixes(page), kind="html")
    script = _SCRIPT.search(start)
    if start[:1] in "[{":
        return _of_json(text.whole())
    if script is None:
        return None
    value = text.whole().lstrip()[script.end() - 1 :].rstrip().rstrip(";")
    return _of_json(value) or _of_json(_first_value(value))


def _first_value(text: str) -> str:
    """The object or the list that a script begins with, as JSON, without what comes behind it."""
    plain = _as_json(text)
    try:
        return plain[: json.JSONDecoder().raw_decode(plain)[1]]
    except (ValueError, RecursionError):
        return ""


def _without_prefixes(page: str) -> Iterator[Row]:
    return table_rows(re.sub(r"<(/?)ss:", r"<\1", page))


def _of_json(text: str) -> Table | None:
    try:
        values = _values(text)
        listed, nested = _records(values, DEEPEST), nested_records(values)
        found = nested if len(nested) >= len(listed) else listed
        records = list(map(_with_answer, _in_full(found)))
    except (ValueError, RecursionError):
        return None
    if not records:
        return None
    names = list(dict.fromkeys(name for record in records for name in record))
    rows = _with_lines([[_cell(record.get(name)) for name in names] for record in records])
    return Table("", lambda: ((number, list(cells)) for number, cells in enumerate([names, *rows], 1)), kind="json")


def _values(text: str) -> object:
    """The value of a JSON text, or the values of one that has a record on each line, or records beside each other."""
    try:
        return json.loads(text)
    except ValueError:
        if _BARE_NAME.search(text, 0, _HEAD):
            return _values(_as_json(text))
        try:
            return [json.loads(line) for line in text.splitlines() if line.strip()]
        except ValueError:
            return _one_by_one(text)


def _as_json(text: str) -> str:
    """The objects of a script as JSON: names and texts in double quotes, no comma behind the last."""
    return _SCRIPT_SIGN.sub(_json_sign, text)


def _json_sign(found: re.Match[str]) -> str:
    sign = found[0]
    if found["name"] or sign[0] == '"':
        return f'"{sign}"' if found["name"] else sign
    if sign[0] in "'`":
        return json.dumps(_ESCAPED_QUOTE.sub(r"\1", sign[1:-1]).replace("\\n", "\n"), ensure_ascii=False)
    return ""


def _one_by_one(text: str) -> list[object]:
    """The records of a text, whatever stands between them; of the few that are damaged all there is as the question."""
    read = json.JSONDecoder().raw_decode
    starts = [found.end() - 1 for found in _RECORD.finditer(text)]
    values: list[object] = []
    damaged: list[tuple[int, str]] = []
    end = 0
    for start, after in pairwise([*starts, len(text)]):
        if start < end:
            continue
        try:
            value, end = read(text, start)
            values.append(value)
        except ValueError:
            damaged.append((len(values) + len(damaged), text[start:after]))
    whole = next((value for value in values if isinstance(value, dict)), {})
    if len(values) < _ENOUGH or len(damaged) > _FEW * len(values):
        raise ValueError
    names = [name for name in whole if role_of(name) in (Role.STEM, Role.NUMBER)]
    for place, piece in damaged:
        values.insert(place, dict.fromkeys([*names, "text"], piece))
    return values


def _records(value: object, depth: int) -> list[dict[str, object]]:
    """The longest list of records anywhere in a JSON value."""
    if depth == 0:
        return []
    if isinstance(value, dict):
        inner = {name: _records(item, depth - 1) for name, item in value.items()}
        return max(inner.values(), key=len, default=[]) or _by_name(value)
    if not isinstance(value, list):
        return []
    own = [item for item in value if isinstance(item, dict) and len(item) > 1]
    return own or max((_records(item, depth - 1) for item in value[:100]), key=len, default=[])


def _by_name(value: dict[str, object]) -> list[dict[str, object]]:
    """The records of a map: of each question to its answer, or of its number or text to the record of it."""
    records = [item for item in value.values() if isinstance(item, dict)]
    if len(value) >= _ENOUGH and len(records) == len(value):
        answered = sum(any(role_of(name) == Role.ANSWER for name in record) for record in records)
        name = "id" if all(map(str.isdigit, value)) else "question"
        return (
            [{name: key, **item} for key, item in zip(value, records, strict=True)] if 2 * answered > len(value) else []
        )
    lists = [item for item in value.values() if isinstance(item, list)]
    if len(value) >= _ENOUGH and len(lists) == len(value) and (names := _names_in(lists)):
        pairs = zip(value, lists, strict=True)
        return [{"question": key, **dict(zip(names, item, strict=False))} for key, item in pairs]
    asked = sum(_ASKS.search(key) is not None or item in key.split("|")[1:] for key, item in value.items())
    if len(value) < _ENOUGH or 2 * asked < len(value) or not all(isinstance(item, str) for item in value.values()):
        return []
    return [{"question": key, "answer": item} for key, item in value.items()]


def _names_in(lists: Sequence[list[object]]) -> list[str]:
    """What stands at each place of lists: the options, and the answer that repeats a part of them; none where not."""
    size = min(map(len, lists))
    for options, answer in permutations(range(size), 2):
        both = [(item[options], item[answer]) for item in lists]
        repeated = sum(isinstance(a, str) and isinstance(b, str | list) and a != b and a in b for b, a in both)
        if repeated > _MOST * len(lists):
            return [{options: "options", answer: "answer"}.get(place, "") or f"{place}" for place in range(size)]
    return []


def _in_full(records: list[dict[str, object]]) -> list[dict[str, object]]:
    """Records with the names of their fields in full, where a file saved room: `q`, a list `o`, and `a`."""
    short = sum(isinstance(record.get("q"), str) and isinstance(record.get("o"), list) for record in records)
    if 2 * short < len(records):
        return records
    return [{_SHORT.get(name, name): item for name, item in record.items()} for record in records]


def _with_answer(record: dict[str, object]) -> dict[str, object]:
    """A record whose options say which of them are right, or are all wrong, with all its options and its answer."""
    listed = {name: item for name, item in record.items() if isinstance(item, list) and item}
    told = _letters_beside(record, listed)
    if told:
        return told
    scalar = (name for name in record if name not in listed and not name.endswith(("id", "Id")))
    answer = next((name for name in scalar if role_of(name) == Role.ANSWER), "")
    for name, items in listed.items():
        said = record.get(answer)
        if _WRONG.search(name) and isinstance(said, str):
            return {**{key: item for key, item in record.items() if key != name}, "options": [said, *items]}
        flags = [_flag(item) for item in items]
        if not answer and None not in flags:
            letters = "".join(letter for letter, flag in zip(LETTERS, flags, strict=False) if flag)
            rest = {key: item for key, item in record.items() if key != name}
            texts = [item[0] if isinstance(item, list) else item for item in items]
            return {**rest, "options": texts, "correct answer": letters}
    return record


def _letters_beside(record: dict[str, object], listed: dict[str, list[object]]) -> dict[str, object]:
    """A record whose list called `answers` holds the options, with letters in some other field; empty for any other."""
    for name, items in listed.items():
        first = items[0]
        if role_of(name) != Role.ANSWER or not isinstance(first, str):
            continue
        if not _FIRST.match(first) and truth_of(first) is None:
            continue
        for other, said in record.items():
            letters = letters_in(said) if isinstance(said, str) else None
            if letters is not None and letters[-1] < len(items):
                rest = {key: item for key, item in record.items() if key not in (name, other)}
                return {**rest, "options": items, "correct answer": said}
    return {}


def _flag(item: object) -> bool | None:
    """Whether an option says of itself that it is right; None where it does not say."""
    if isinstance(item, list) and len(item) == len(("text", "right")) and isinstance(item[1], bool):
        return item[1]
    if not isinstance(item, dict):
        return None
    return next((bool(said) for name, said in item.items() if _RIGHT.fullmatch(name) and said in (0, 1)), None)


def _with_lines(rows: list[list[str]]) -> list[list[str]]:
    """Cells with line ends for the breaks of a page, where at least half of the records have one."""
    if 2 * sum(any("<br" in cell for cell in row) for row in rows) < len(rows):
        return rows
    return [[clean(_BREAK.sub("\n", cell)) if "<br" in cell else cell for cell in row] for row in rows]


def _is_empty(value: object) -> bool:
    """Whether a list, or what stands under names, holds nothing."""
    return isinstance(value, list | dict) and not any(value.values() if isinstance(value, dict) else value)


def _cell(value: object) -> str:
    if value in (None, "[]", "{}") or _is_empty(value):
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        value = list(map(item_text, value))
    return clean(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
