"""The command line: which commands there are, what they take, and how a line of words is read.

Not argparse: with a single option it imports shutil and what that brings, two thirds of a bare interpreter start-up,
where a command may cost three; it takes shared options on one side of a sub-command only; and it complains in English.
"""

from __future__ import annotations

from datetime import date

from tracker.kernel.errors import TrackerError
from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options


class BadUsage(TrackerError):
    """A line of words that is no command.

    `code`: `unknown_command`, `unknown_option`, `missing_value`, `missing_argument`, `needless_argument`,
    `given_twice`, `bad_argument` (its `expected` is the argument's kind).
    """


class Argument(Record):
    """One thing a command takes: a word in its place, or, with a `flag`, an option.

    `kind`: text, path, whole, percent, date, month, level, region, answer (of a what-if), level_on and
    region_on (LEVEL@DATE and REGION@DATE), or switch (an option without a value). With `many` it may be given again and
    again, as a tuple.
    """

    name: str
    flag: str | None = None
    kind: str = "text"
    required: bool = False
    many: bool = False


class Command(Record):
    """A command: the function that answers it, as "module:name", imported when it is asked for."""

    run: str
    takes: tuple[Argument, ...] = ()


def word(name: str, kind: str = "text", *, required: bool = True, many: bool = False) -> Argument:
    """An argument that is known by its place; the last of them may be `many` words."""
    return Argument(name=name, kind=kind, required=required, many=many)


def option(flag: str, name: str = "", kind: str = "text", *, required: bool = False, many: bool = False) -> Argument:
    """An argument that follows its flag."""
    return Argument(name=name or flag[2:].replace("-", "_"), flag=flag, kind=kind, required=required, many=many)


SHARED = (
    option("--file", kind="path"),
    option("--today", kind="date"),
    option("--person"),
    option("--password-file", kind="path"),
    option("--json", kind="switch"),
    option("--help", kind="switch"),
)
"""What every command takes, before or after its name."""

_HERE = "tracker.commands."
_LEVEL = option("--level", kind="level")
_PASSPHRASE = option("--passphrase-file", kind="path")
_EVERYBODY = option("--everybody", kind="switch")
_KEY_PASSWORD = option("--key-password-file", kind="path")
_NEW_PASSWORD = option("--new-password-file", kind="path")
_REMOVE_COPIES = option("--remove-copies", kind="switch")

COMMANDS: dict[str, Command] = {
    "new": Command(run=_HERE + "new:run", takes=(word("path", "path"), option("--demo"))),
    "next": Command(run=_HERE + "next_level:run", takes=(option("--occupation"), _LEVEL)),
    "due": Command(run=_HERE + "due:run", takes=(option("--within", kind="whole"),)),
    "recognise": Command(
        run=_HERE + "recognise:run", takes=(word("certificate"), option("--in", "region", "region", required=True))
    ),
    "benefits": Command(
        run=_HERE + "benefits:run",
        takes=(option("--in", "region", "region"), option("--price", kind="whole"), _EVERYBODY),
    ),
    "roles": Command(run=_HERE + "roles:run", takes=(option("--ladder"), _EVERYBODY)),
    "opportunities": Command(run=_HERE + "opportunities:run", takes=(_EVERYBODY,)),
    "compare": Command(
        run=_HERE + "compare:run", takes=(word("option", required=False, many=True), option("--price", kind="whole"))
    ),
    "what-if": Command(
        run=_HERE + "what_if:run",
        takes=(
            word("answer", "answer"),
            option("--pass", "passes", "level_on", many=True),
            option("--move", "moves", "region_on", many=True),
            option("--in", "region", "region"),
            option("--price", kind="whole"),
        ),
    ),
    "import": Command(
        run=_HERE + "import_career:run",
        takes=(
            word("path", "path"),
            option("--dry-run", kind="switch"),
            option("--skip-bad", kind="switch"),
        ),
    ),
    "export": Command(run=_HERE + "export_career:run", takes=(word("path", "path"),)),
    "packs install": Command(run=_HERE + "packs:install", takes=(word("path", "path"),)),
    "packs check": Command(run=_HERE + "packs:check", takes=(word("path", "path"),)),
    "packs list": Command(run=_HERE + "packs:list_packs"),
    "packs remove": Command(run=_HERE + "packs:remove", takes=(word("id"),)),
    "cohort": Command(run=_HERE + "cohort:run", takes=(option("--checklist"), _EVERYBODY)),
    "bundle make": Command(
        run=_HERE + "bundle:make",
        takes=(
            option("--for", "whose", required=True),
            option("--out", kind="path", required=True),
            option("--include"),
            option("--leave-out"),
            option("--dry-run", kind="switch"),
            option("--lock-for", many=True),
            _PASSPHRASE,
            _KEY_PASSWORD,
        ),
    ),
    "bundle open": Command(
        run=_HERE + "bundle:open_bundle",
        takes=(word("path", "path"), option("--dry-run", kind="switch"), _PASSPHRASE, _KEY_PASSWORD),
    ),
    "bundle verify": Command(run=_HERE + "bundle:verify", takes=(word("path", "path"), _PASSPHRASE, _KEY_PASSWORD)),
    "key show": Command(run=_HERE + "keys:show", takes=(option("--qr", kind="path"),)),
    "key trust": Command(
        run=_HERE + "keys:trust",
        takes=(word("key"), option("--from", "source", kind="path"), option("--name"), option("--of")),
    ),
    "key revoke": Command(run=_HERE + "keys:revoke", takes=(word("key"), _KEY_PASSWORD)),
    "key new": Command(run=_HERE + "keys:new", takes=(option("--lost", kind="switch"), _KEY_PASSWORD)),
    "key password": Command(
        run=_HERE + "keys:set_password",
        takes=(_KEY_PASSWORD, _NEW_PASSWORD, option("--remove", kind="switch")),
    ),
    "key identity": Command(
        run=_HERE + "keys:export_identity", takes=(option("--out", kind="path", required=True), _KEY_PASSWORD)
    ),
    "signoff give": Command(
        run=_HERE + "signoff:give",
        takes=(
            word("skill"),
            word("stage"),
            option("--for", "whose", required=True),
            option("--on", kind="date"),
            option("--note"),
            _KEY_PASSWORD,
        ),
    ),
    "signoff confirm": Command(
        run=_HERE + "signoff:confirm_practices",
        takes=(word("practice", many=True), option("--stage"), option("--note"), _KEY_PASSWORD),
    ),
    "signoff return": Command(
        run=_HERE + "signoff:return_practices",
        takes=(word("practice", many=True), option("--note", required=True), _KEY_PASSWORD),
    ),
    "signoff list": Command(run=_HERE + "signoff:list_signoffs"),
    "signoff export": Command(
        run=_HERE + "signoff:export",
        takes=(word("uid"), option("--out", kind="path", required=True), option("--name"), _KEY_PASSWORD),
    ),
    "signoff verify": Command(run=_HERE + "signoff:verify", takes=(word("path", "path"),)),
    "study import": Command(
        run=_HERE + "study:import_bank", takes=(word("path", "path"), option("--dry-run", kind="switch"))
    ),
    "study import-answers": Command(
        run=_HERE + "study:import_answers", takes=(word("path", "path"), option("--dry-run", kind="switch"))
    ),
    "study status": Command(run=_HERE + "study:status"),
    "study fit": Command(run=_HERE + "study:fit"),
    "study readiness": Command(run=_HERE + "study:readiness", takes=(option("--on", kind="date"),)),
    "study plan": Command(
        run=_HERE + "study:plan",
        takes=(option("--on", kind="date"), option("--minutes", kind="whole"), option("--goal", kind="percent")),
    ),
    "study export": Command(run=_HERE + "study:export", takes=(word("path", "path"), option("--bank", kind="whole"))),
    "check": Command(run=_HERE + "check:run", takes=(option("--recount", kind="switch"),)),
    "backup": Command(run=_HERE + "backup:run", takes=(word("path", "path", required=False),)),
    "restore": Command(run=_HERE + "restore:run", takes=(word("path", "path"),)),
    "password set": Command(run=_HERE + "password:set_first", takes=(_NEW_PASSWORD, _REMOVE_COPIES)),
    "password change": Command(run=_HERE + "password:change", takes=(_NEW_PASSWORD, _REMOVE_COPIES)),
    "password remove": Command(run=_HERE + "password:remove"),
    "undo": Command(run=_HERE + "undo:undo"),
    "redo": Command(run=_HERE + "undo:redo"),
    "history": Command(run=_HERE + "history:run", takes=(option("--limit", kind="whole"),)),
}


class Call(Record):
    """A line of words, understood. `name` is None where no command is named."""

    name: str | None
    given: Mapping[str, Any]


def parse(words: Sequence[str], commands: Mapping[str, Command] = COMMANDS) -> Call:
    """Understand a line of words. Raises `BadUsage`."""
    name: str | None = None
    takes: tuple[Argument, ...] = SHARED
    given: dict[str, Any] = {}
    in_place: list[str] = []
    rest = iter(words)
    for one in rest:
        if one == "--":
            in_place += rest
        elif one.startswith("-") and len(one) > 1:
            argument, value = _option(one, rest, takes)
            if argument.many:
                value = (*given.get(argument.name, ()), value)
            elif argument.name in given:
                raise BadUsage("given_twice", option=argument.flag)
            given[argument.name] = value
        elif name in commands:
            in_place.append(one)
        else:
            name = _command(name, one, commands)
            if name in commands:
                takes = (*SHARED, *commands[name].takes)
    if name is not None and name not in commands and not given.get("help"):
        raise BadUsage("missing_argument", command=name, argument="COMMAND")
    _place(name, in_place, takes, given)
    return Call(name=name, given={argument.name: given.get(argument.name) for argument in takes})


def function_of(command: Command) -> Callable[[Options], Answer]:
    """The function that answers a command, with the module it is in imported now."""
    module, name = command.run.split(":")
    found: Callable[[Options], Answer] = getattr(__import__(module, fromlist=[name]), name)
    return found


def _command(group: str | None, then: str, commands: Mapping[str, Command]) -> str:
    """The command, or the group of commands, that the next word leads to."""
    name = f"{group} {then}" if group else then
    if name not in commands and not any(known.startswith(f"{name} ") for known in commands):
        raise BadUsage("unknown_command", command=name, known=sorted(commands))
    return name


def _option(written: str, rest: Iterator[str], takes: tuple[Argument, ...]) -> tuple[Argument, Any]:
    flag, equals, value = written.partition("=")
    flag = "--help" if flag == "-h" else flag
    argument = next((one for one in takes if one.flag == flag), None)
    if argument is None:
        raise BadUsage("unknown_option", option=flag, known=[one.flag for one in takes if one.flag])
    if argument.kind == "switch":
        if equals:
            raise BadUsage("needless_argument", value=value)
        return argument, True
    if not equals:
        value = next(rest, "")
        if not value or value.startswith("--"):
            raise BadUsage("missing_value", option=flag)
    return argument, _convert(argument, value)


def _place(name: str | None, in_place: list[str], takes: tuple[Argument, ...], given: dict[str, Any]) -> None:
    """Give the words in their places to the arguments without flags, and see that nothing is missing."""
    places = [argument for argument in takes if argument.flag is None]
    if places and places[-1].many:
        last, rest = places.pop(), in_place[len(places) :]
        del in_place[len(places) :]
        given |= {last.name: tuple(_convert(last, value) for value in rest)} if rest else {}
    if len(in_place) > len(places):
        raise BadUsage("needless_argument", value=in_place[len(places)])
    given |= {argument.name: _convert(argument, value) for argument, value in zip(places, in_place, strict=False)}
    for argument in takes:
        if argument.required and argument.name not in given and not given.get("help"):
            raise BadUsage("missing_argument", command=name, argument=argument.flag or argument.name.upper())


def _convert(argument: Argument, value: str) -> Any:
    read = _READ.get(argument.kind)
    try:
        return read(value) if read else value
    except ValueError:
        shown, known = argument.flag or argument.name, _known(argument.kind)
        raise BadUsage("bad_argument", argument=shown, value=value, expected=argument.kind, known=known) from None


def _known(kind: str) -> list[str]:
    """The words that would have done."""
    if kind == "answer":
        return list(ANSWERS)
    if kind in ("level", "level_on"):
        from tracker.kernel.terms import Level

        return list(Level)
    return []


def _whole(value: str) -> int:
    if not (value.isdecimal() and value.isascii() and len(value) <= 15):
        raise ValueError(value)
    return int(value)


def _percent(value: str) -> int:
    if not 1 <= _whole(value) <= 100:
        raise ValueError(value)
    return int(value)


def _date(value: str) -> date:
    day = date.fromisoformat(value)
    if day.isoformat() != value:
        raise ValueError(value)
    return day


def _level(value: str) -> str:
    from tracker.kernel.terms import Level

    return Level(value).value


def _month(value: str) -> str:
    _date(f"{value}-01")
    return value


def _region(value: str) -> str:
    from tracker.kernel.terms import PROVINCES

    if not (value.isdecimal() and value.isascii() and 2 <= len(value) <= 6 and value[:2] in PROVINCES):
        raise ValueError(value)
    return value


def _answer(value: str) -> str:
    if value not in ANSWERS:
        raise ValueError(value)
    return value


def _on_a_day(value: str, read: Callable[[str], str]) -> tuple[str, date]:
    what, _, day = value.partition("@")
    return read(what), _date(day)


ANSWERS = ("next", "roles", "benefits", "recognition")
"""What a what-if can be asked."""

_READ: dict[str, Callable[[str], Any]] = {
    "whole": _whole,
    "percent": _percent,
    "date": _date,
    "level": _level,
    "month": _month,
    "region": _region,
    "answer": _answer,
    "level_on": lambda value: _on_a_day(value, _level),
    "region_on": lambda value: _on_a_day(value, _region),
}
