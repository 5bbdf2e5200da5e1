"""`python -m tracker`: the command line, just as the installed `career-tracker` runs it."""

from __future__ import annotations

if __name__ == "__main__":
    from ui.__main__ import script  # only when run: whoever imports the domain gets no window with it

    script()
