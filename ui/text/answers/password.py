"""The password of the file, at the terminal."""

from __future__ import annotations

from ui.text.catalogue import ntr, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options


def set_first(answer: Answer, _options: Options) -> Iterator[str]:
    """That it is locked, what that means, and which copies are not."""
    yield tr("{file} is locked now. Nobody can open it without the password, or bring back a forgotten one.").format(
        file=answer.data["file"]
    )
    if readable := answer.data["readable_copies"]:
        yield ntr("{n} copy has no password:", "{n} copies have no password:", len(readable)).format(n=len(readable))
        yield from (f"  {copy}" for copy in readable)
        yield tr("Remove them with --remove-copies, or keep them in a safe place.")
    if removed := len(answer.data["removed_copies"]):
        yield ntr(
            "{n} copy without a password was removed.", "{n} copies without a password were removed.", removed
        ).format(n=removed)
    yield from _locked_copies(answer)


change = set_first


def remove(answer: Answer, _options: Options) -> Iterator[str]:
    """That anybody can open it, and which copies still need the password."""
    yield tr("{file} can be opened without a password now.").format(file=answer.data["file"])
    yield from _locked_copies(answer)


def _locked_copies(answer: Answer) -> Iterator[str]:
    if older := len(answer.data["locked_copies"]):
        yield ntr(
            "{n} copy still needs the password it was made with.",
            "{n} copies still need the password they were made with.",
            older,
        ).format(n=older)
