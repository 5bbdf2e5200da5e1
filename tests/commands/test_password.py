"""The password of the file at the terminal: given in a file or typed, never a word of the line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tracker.commands.options import Options
from tracker.commands.password import change, set_first
from tracker.kernel.errors import Refused
from tracker.store.kind import is_locked

pytestmark = pytest.mark.usefixtures("quick_cipher")


@pytest.fixture
def secret(tmp_path: Path) -> str:
    """A file with a password, as a Windows editor writes it."""
    path = tmp_path / "secret.txt"
    path.write_bytes(b"\xef\xbb\xbfpole-climbing 7\r\n")
    return str(path)


def test_set_used_and_removed(demo: str, secret: str, tmp_path: Path, run: Run) -> None:
    here = ("--file", demo)
    copy = run("backup", *here, "--json").data["backup"]
    done = run("password", "set", "--new-password-file", secret, *here)
    assert done.code == 0
    assert copy in done.out
    assert "pole" not in done.out + done.err
    assert run("password", "set", "--new-password-file", secret, *here, "--password-file", secret).code == 2
    refused = run("next", *here)
    assert (refused.code, refused.out) == (2, "")
    assert "--password-file" in refused.err
    assert run("next", *here, "--password-file", secret, "--json").data["routes"]
    assert run("undo", *here, "--password-file", secret).code == 1
    other = tmp_path / "other.txt"
    other.write_text("no")
    assert "does not open" in run("next", *here, "--password-file", str(other)).err
    assert run("restore", copy, *here, "--json").data["locked"] is False
    assert "no password" in run("password", "remove", *here).err


def test_copies_without_a_password_go_when_asked(demo: str, secret: str, run: Run) -> None:
    copy = run("backup", "--file", demo, "--json").data["backup"]
    done = run("password", "set", "--new-password-file", secret, "--remove-copies", "--file", demo, "--json").data
    assert done["removed_copies"] == [copy]
    assert not os.path.exists(copy)
    removed = run("password", "remove", "--file", demo, "--password-file", secret, "--json").data
    assert removed["locked"] is False
    assert run("check", "--file", demo).code == 0


def test_typed(demo: str) -> None:
    def asked(*typed: str) -> Options:
        rest = iter(typed)
        given = dict.fromkeys(("file", "password_file", "new_password_file", "remove_copies"), None) | {"file": demo}
        return Options(given, lambda: demo, ask=lambda _what: next(rest))

    with pytest.raises(Refused):
        set_first(asked("one", "two"))
    assert not is_locked(demo)
    set_first(asked("one", "one"))
    change(asked("one", "two", "two"))
    assert is_locked(demo)
