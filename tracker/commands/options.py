"""What a command is given, and the file it works on."""

from __future__ import annotations

from tracker.kernel.errors import StorageProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, TypeVar

    from tracker.kernel.password import Password
    from tracker.workspace import Workspace

    Answered = TypeVar("Answered")


class Options:
    """What a command is given: its arguments as attributes (None where left out), the file and the day.

    `progress(done, total, name)` is to be called during long work, where somebody watches; `ask` asks somebody at the
    terminal for a secret: `passphrase`, `password`, `new_password`, `new_password_again`, `key_password`,
    `new_key_password`.
    """

    def __init__(
        self,
        given: Mapping[str, Any],
        default_file: Callable[[], str],
        progress: Callable[[int, int, str], None] | None = None,
        ask: Callable[[str], str] | None = None,
    ) -> None:
        self._given = given
        self._default_file = default_file
        self.progress = progress
        self.ask = ask

    def __getattr__(self, name: str) -> Any:
        try:
            return self._given[name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def place(self) -> str:
        """The path of the career file: the one named, else the user's own."""
        return self.file or self._default_file()

    def workspace(self, *, write: bool = False) -> Workspace:
        """The file, open as of `--today`, showing `--person`; use it in a `with`.

        To read, it is opened so that nothing can change, unless an older schema or a crash must be dealt with first.
        """
        from tracker.kernel.clock import FixedClock
        from tracker.workspace import Workspace

        clock = FixedClock(self.today) if self.today else None

        def open_file(password: Password | None) -> Workspace:
            try:
                return Workspace.open(self.place, clock, read_only=not write, password=password)
            except StorageProblem as error:
                if error.code == "missing":
                    raise StorageProblem("no_career_file", path=self.place) from None
                if write or error.code not in ("older_read_only", "read_only", "no_permission"):
                    raise
                return Workspace.open(self.place, clock, password=password)

        work = self.with_password(open_file)
        work.shown = self.person
        return work

    def with_password(self, act: Callable[[Password | None], Answered]) -> Answered:
        """Do `act` with the file's password, where one is given, or needed and asked for; else with None."""
        if self.password_file:
            from tracker.commands.secret_file import password_in

            return act(password_in(self.password_file))
        try:
            return act(None)
        except StorageProblem as error:
            if error.code != "password_needed" or self.ask is None:
                raise
        from tracker.kernel.password import Password

        return act(Password(self.ask("password")))
