"""`career-tracker`: runs a command and says its answer, or opens the window."""

from __future__ import annotations

import gc
import os
import sys

from tracker.cli import COMMANDS, Call, Command, function_of, option, parse, word
from tracker.commands.options import Options
from tracker.kernel.errors import TrackerError
from tracker.kernel.jsontext import to_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, NoReturn

    from tracker.commands.answer import Answer
    from tracker.kernel.password import Password

DRAWING = {
    "screens": Command(run="ui.screens:run", takes=(word("folder", "path"),)),
    "report review": Command(
        run="ui.report:review", takes=(option("--month", kind="month"), option("--out", kind="path", required=True))
    ),
    "report portfolio": Command(
        run="ui.report:portfolio",
        takes=(option("--out", kind="path", required=True), option("--key-password-file", kind="path")),
    ),
    "report cohort": Command(
        run="ui.report:cohort",
        takes=(option("--everybody", kind="switch"), option("--out", kind="path", required=True)),
    ),
}
"""Commands that draw: these alone import Qt."""

TELLING = {
    "agenda export": Command(
        run="ui.text.agenda:export", takes=(word("path", "path"), option("--within", kind="whole"))
    )
}
"""Commands whose very answer is made of words."""

EVERY = {**COMMANDS, **TELLING, **DRAWING}

WRONG = 2
STOPPED = 130


def main(words: Sequence[str] | None = None) -> int:
    """Run what the words ask; returns the exit code: 0, 1 for "no", 2 for bad usage or input, 130 when stopped."""
    _speak_utf8()
    try:
        return _run(parse(sys.argv[1:] if words is None else words, EVERY))
    except TrackerError as error:
        _complain(error)
        return WRONG
    except ImportError as error:
        if not (error.name or "").startswith("Qt"):  # a compiled module that cannot be loaded goes by its last name
            raise
        _complain(TrackerError("no_library", why=error.msg))
        return WRONG
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:  # whoever read the answer has seen enough
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - it stays open to the end
        return 0


def open_window() -> int:
    """Open the window, for a start without a terminal."""
    return main([])


def _run(call: Call) -> int:
    if call.given.get("help"):
        _speak_users_language()
        from ui.text.answers.usage import usage

        _say(usage(call.name, EVERY))
        return 0
    if call.name is None:
        gc.disable()  # nothing to collect yet; ui.shell.collecting takes over once the window is up
        from ui.display import need_display

        need_display()
        from ui.app import run

        return run(call.given["file"], today=call.given["today"], password=_password(call))
    command = EVERY[call.name]
    options = Options(call.given, _default_file, _progress(), _asking())
    answer = function_of(command)(options)
    _say(to_json(answer.data) if call.given["json"] else _words(command, answer, options))
    return answer.exit_code


def _password(call: Call) -> Password | None:
    """The password of the file that the window is to open, where one is given."""
    if not call.given["password_file"]:
        return None
    from tracker.commands.secret_file import password_in

    return password_in(call.given["password_file"])


def _say(text: str) -> None:
    print(text, flush=True)


def _words(command: Command, answer: Answer, options: Options) -> str:
    """The answer for a person, from the module of ui.text.answers that bears the name of the command's own."""
    _speak_users_language()
    module, function = command.run.rpartition(".")[2].split(":")
    tell = getattr(__import__(f"ui.text.answers.{module}", fromlist=[function]), function)
    return "\n".join(tell(answer, options))


def _complain(error: TrackerError) -> None:
    _speak_users_language()
    from ui.text.problems import lines

    if sys.stderr is not None:
        print("\n".join(lines(error)), file=sys.stderr, flush=True)


def _speak_users_language() -> None:
    from ui.text import set_language, system_language

    set_language(system_language())


def _speak_utf8() -> None:
    """Whatever the terminal's own encoding: names of people must not stop an answer.

    Windows has no streams at all where it starts a program without a terminal.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and (stream.encoding or "utf-8").lower() != "utf-8":  # one in memory has none
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


def _default_file() -> str:
    from ui.places import default_file

    return default_file()


def _progress() -> Any:
    """Shows how far long work is, where somebody sits at a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None

    def show(done: int, total: int, name: str) -> None:
        if done % 50 == 0 or done == total:
            print(
                f"\r\033[K{done}/{total} {name[:40]}",
                end="" if done < total else "\r\033[K",
                file=sys.stderr,
                flush=True,
            )

    return show


def _asking() -> Any:
    """Asks for a secret without showing it, where somebody sits at a terminal; None elsewhere."""
    if sys.stdin is None or sys.stderr is None or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None

    def ask(what: str) -> str:
        from getpass import getpass

        from ui.text.signatures import secret_words

        _speak_users_language()
        return getpass(f"{secret_words(what)}: ", stream=sys.stderr)

    return ask


def script() -> NoReturn:
    """The console script: ends without taking the interpreter apart, which costs a third of what starting it does."""
    gc.set_threshold(50_000)  # a short run is over before there is anything worth collecting
    code = main()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    script()
