"""From the lines of a bundle to statements: every fault is said with its line, and one fault refuses the whole."""

from __future__ import annotations

from tracker.exchange.fields import Unfit, uid
from tracker.exchange.parsing import parse
from tracker.exchange.sharing import fault
from tracker.kernel.errors import Refused
from tracker.kernel.jsontext import from_json
from tracker.kernel.problems import Problem
from tracker.signed.model import Statement
from tracker.signed.saying import PRIVATE, body_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

_TYPES = {"uid": str, "person": str, "kind": str, "author": str, "version": int, "deleted": bool, "signature": str}
_VERSIONS = (1, 2**31)
MAX_SHOWN = 100
"""How many faults are listed before the rest of a bundle is not even looked at."""


def read_statements(lines: Iterable[bytes], person: str, attachments: Mapping[str, int]) -> tuple[Statement, ...]:
    """The statements of a bundle about one worker, each record once. Raises `Refused`."""
    problems: list[Problem] = []
    read: dict[str, Statement] = {}
    for number, line in enumerate(lines, 1):
        where = f"records.jsonl:{number}"
        found = _statement(line, problems, where)
        if found and found.person != person:
            problems.append(Problem(code="uid_of_other_person", where=where, value=found.uid))
        elif found and found.uid in read:
            problems.append(Problem(code="duplicate", where=where, value=found.uid))
        elif found and not _fits(found, attachments):
            problems.append(Problem(code="wrong_hash", where=where))
        elif found:
            read[found.uid] = found
        if len(problems) >= MAX_SHOWN:
            break
    if problems:
        raise Refused(problems)
    return tuple(read.values())


def _fits(statement: Statement, attachments: Mapping[str, int]) -> bool:
    """Whether an attachment is as large as its record says, where the bundle has it."""
    if statement.kind != "attachment" or statement.body is None:
        return True
    body = from_json(statement.body)
    return bool(attachments.get(body["sha256"], body["size"]) == body["size"])


def _statement(line: bytes, problems: list[Problem], where: str) -> Statement | None:
    begun: list[Problem] = []
    raw: Any = parse(line, begun)
    if not begun:
        begun += _faults(raw)
    problems += (problem.at(where) for problem in begun)
    if begun:
        return None
    return Statement(**{**raw, "body": None if raw["deleted"] else body_text(raw["body"])})


def _faults(raw: Any) -> Iterable[Problem]:
    if not isinstance(raw, dict) or raw.keys() != {*_TYPES, "body"}:
        return [Problem(code="wrong_type", value=raw, expected="object").short()]
    wrong = [name for name, kind in _TYPES.items() if type(raw[name]) is not kind]
    if wrong:
        return [Problem(code="wrong_type", where=wrong[0], value=raw[wrong[0]]).short()]
    try:
        uid(raw["uid"])
    except Unfit as why:
        return [Problem(code=why.code, where="uid", value=raw["uid"]).short()]
    if not _VERSIONS[0] <= raw["version"] <= _VERSIONS[1]:
        return [Problem(code="out_of_range", where="version", value=raw["version"], expected=_VERSIONS).short()]
    return _body_faults(raw)


def _body_faults(raw: dict[str, Any]) -> Iterable[Problem]:
    if raw["kind"] == "person" and (raw["uid"] != raw["person"] or raw["deleted"]):
        return [Problem(code="uid_of_other_person", where="uid", value=raw["uid"])]
    if raw["deleted"]:
        known = fault(raw["kind"].removesuffix(PRIVATE), None)
        unknown = known is not None and known.code == "unknown_code"
        return [known] if unknown and known else []
    found = fault(raw["kind"], raw["body"])
    return [found] if found else []
