"""Where things of the user are kept on this computer."""

from __future__ import annotations

import os


def default_file() -> str:
    """The career file that is meant when none is named; its folder is made."""
    from platformdirs import user_data_dir

    folder = user_data_dir("CareerTracker", appauthor=False)
    os.makedirs(folder, exist_ok=True)
    return os.path.join(folder, "career.db")
