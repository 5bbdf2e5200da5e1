"""What every test starts from: no screen, no files of the person who runs it, English."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
gc.disable()  # on other threads it would take widgets apart, see ui.shell.collecting; `_own_world` collects
settings.register_profile("house", deadline=None)  # a busy machine is no defect
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _own_world(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    from ui.text import set_language

    for place in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(place, str(tmp_path_factory.getbasetemp() / place.lower()))
    set_language("en")
    yield
    set_language("en")
    if gc.get_count()[0] > 50_000:
        gc.collect()


@pytest.fixture
def quick_cipher(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretches passwords a little instead of 256,000 times, so that tests need not wait."""
    from tracker.store import cipher

    monkeypatch.setattr(cipher, "FORMAT", (*cipher.FORMAT, "PRAGMA cipher_default_kdf_iter = 1000"))


@pytest.fixture
def file(tmp_path: Path) -> str:
    """The path of a career file that does not exist yet."""
    return str(tmp_path / "career.db")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The application's own arguments: the style that looks the same everywhere."""
    return ["career-tracker", "-style", "Fusion"]
