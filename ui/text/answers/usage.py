"""What commands there are and what one takes."""

from __future__ import annotations

from tracker.cli import SHARED
from ui.text.catalogue import tr
from ui.text.columns import columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.cli import Argument, Command


def usage(name: str | None, commands: Mapping[str, Command]) -> str:
    """One command or a group with all they take, or every command with what it cannot do without."""
    shared = [(_argument_form(argument, optional=False), _shared()[argument.name]) for argument in SHARED]
    parts = _every(commands) if name is None else _named(name, commands)
    return "\n".join([*parts, "", tr("Before or after any of them:"), *columns(shared)])


def _every(commands: Mapping[str, Command]) -> list[str]:
    means = _meanings()
    return [
        tr("career-tracker: opens the window. With a command, it answers at the terminal:"),
        "",
        *columns([(form(name, command), means[name]) for name, command in commands.items()]),
        "",
        tr("What else a command takes: career-tracker COMMAND --help"),
    ]


def _named(name: str, commands: Mapping[str, Command]) -> list[str]:
    means = _meanings()
    shown = [known for known in commands if known == name or known.startswith(f"{name} ")]
    return [line for known in shown for line in (form(known, commands[known], full=True), f"    {means[known]}")]


def form(name: str, command: Command, *, full: bool = False) -> str:
    """How a command is written: `recognise CERTIFICATE --in REGION`; in full with what may be left out."""
    takes = (one for one in command.takes if full or one.required)
    return " ".join([name, *(_argument_form(argument, optional=not argument.required) for argument in takes)])


_FORMS = {
    "switch": "",
    "file": "FILE",
    "date": "YYYY-MM-DD",
    "whole": "N",
    "percent": "N",
    "level_on": "LEVEL@DATE",
    "region_on": "REGION@DATE",
}


def _argument_form(argument: Argument, *, optional: bool) -> str:
    """How one argument is written, in brackets where it may be left out."""
    value = _FORMS.get("file" if argument.flag and argument.kind == "path" else argument.kind, argument.name.upper())
    value += " …" if argument.many and not argument.flag else ""
    written = f"{argument.flag} {value}".strip() if argument.flag else value
    return f"[{written}]" if optional else written


def _shared() -> dict[str, str]:
    return {
        "file": tr("the career file; without it, your own"),
        "today": tr("answer as of this day"),
        "person": tr("whose record, by uid, in a file of many"),
        "password_file": tr("where the file’s password is written, if it has one"),
        "json": tr("answer as JSON"),
        "help": tr("say this"),
    }


def _meanings() -> dict[str, str]:
    return {
        **_between_people(),
        "new": tr("makes a file, empty or with a demo worker"),
        "next": tr("the next level, how far it is, and which rule says so"),
        "due": tr("what runs out, and when to act"),
        "recognise": tr("whether a certificate counts in a region"),
        "benefits": tr("what a level is worth; a price is in fen"),
        "roles": tr("the posts of a ladder and what each asks"),
        "opportunities": tr("contests, openings and courses"),
        "compare": tr("ways ahead side by side: options, posts (role@remote), regions, stay"),
        "what-if": tr("an answer (next, roles, benefits, recognition) as it would be"),
        "import": tr("career files into the file: one, or a folder of them"),
        "export": tr("a career file out of the file"),
        "packs install": tr("puts a knowledge pack into the file"),
        "packs check": tr("lists everything wrong with a pack"),
        "packs list": tr("the packs in the file"),
        "packs remove": tr("takes a pack out of the file"),
        "study import": tr("a question bank into the file: sheet, CSV, Word, text, Anki, GIFT"),
        "study import-answers": tr("past answers from a CSV: at, question, topic, correct, ms, rating"),
        "study status": tr("where study stands, topic by topic"),
        "study fit": tr("finds the days of review by your own answers"),
        "study readiness": tr("how likely a pass is on the day, with its range"),
        "study plan": tr("what to study this week, in minutes a day; the goal is in percent"),
        "study export": tr("the questions as .xlsx, .apkg (Anki) or .gift (Moodle)"),
        "check": tr("looks the file over; with --recount also every count of answers"),
        "backup": tr("copies the file, also while it is open"),
        "restore": tr("goes back to a copy"),
        "password set": tr("locks the file with a password"),
        "password change": tr("locks the file with another password"),
        "password remove": tr("lets the file be opened without a password"),
        "undo": tr("takes back the latest act"),
        "redo": tr("does again what was undone"),
        "history": tr("what was done to the file"),
        "agenda export": tr("every date as a calendar file with alarms"),
        "report review": tr("an apprentice’s month as a sheet to be signed (PDF)"),
        "report portfolio": tr("certificates, sign-offs and awards on a signed page (PDF, PNG)"),
        "report cohort": tr("all apprentices by skills on paper (PDF)"),
        "screens": tr("draws every page into a folder"),
    }


def _between_people() -> dict[str, str]:
    return {
        "cohort": tr("all apprentices: skills, who is stuck, who is ready when"),
        "bundle make": tr("a worker’s records as a signed bundle for a stick"),
        "bundle open": tr("takes in what may be believed of a bundle"),
        "bundle verify": tr("what may be believed of a bundle; changes nothing"),
        "key show": tr("your key and those you trust"),
        "key trust": tr("trusts a key that you compared in person"),
        "key revoke": tr("trusts a key no more"),
        "key new": tr("makes your next key; the one before vouches for it unless it is lost"),
        "key password": tr("guards your key with a password, or with none"),
        "key identity": tr("the secret that opens, with any age tool, what is locked for you"),
        "signoff give": tr("signs a skill of an apprentice off"),
        "signoff confirm": tr("signs practices of apprentices off"),
        "signoff return": tr("returns practices with a comment"),
        "signoff list": tr("sign-offs, and whether they are genuine"),
        "signoff export": tr("a sign-off as an Open Badges 3.0 credential, .json or .jwt"),
        "signoff verify": tr("whether an exported sign-off is genuine; without a network"),
    }
