"""A chart as a file: PNG, SVG or PDF."""

from __future__ import annotations

import io
import os

import matplotlib as mpl

from tracker.kernel.errors import StorageProblem
from tracker.kernel.files import write_whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from matplotlib.figure import Figure

FORMATS = ("png", "svg", "pdf")
_RULES: dict[str, Any] = {
    "png": {},
    # Text stays text: an SVG is for going on with, in an office program or an editor. What must look the same on a
    # machine without the font is what PDF, with its letters inside, is for.
    "svg": {"svg.fonttype": "none", "svg.hashsalt": "career-tracker"},
    # Letters go in as outlines with their text (type 3): as type 42 the letters of the usual Chinese fonts, which are
    # OpenType with PostScript outlines, come out as others.
    "pdf": {"pdf.fonttype": 3},
}
_AUTHOR: dict[str, dict[str, Any]] = {
    "png": {"Software": "Career Tracker"},
    "svg": {"Creator": "Career Tracker", "Date": None},
    "pdf": {"Creator": "Career Tracker", "Producer": None, "CreationDate": None},
}


def export_figure(figure: Figure, path: str) -> None:
    """Write a figure as PNG, SVG or PDF, as the file's name asks for; whole, or not at all.

    Raises `ValueError` for any other name, and `StorageProblem` where the file cannot be written; what was there
    before is then still there.
    """
    kind = os.path.splitext(path)[1].lower().removeprefix(".")
    if kind not in FORMATS:
        raise ValueError(f"a chart is written as one of {FORMATS}, not {kind!r}")
    if not os.path.isdir(os.path.dirname(os.path.abspath(path))):
        raise StorageProblem("no_folder", path=path)
    made = io.BytesIO()
    with mpl.rc_context(_RULES[kind]):
        figure.savefig(made, format=kind, dpi="figure", metadata=_AUTHOR[kind])
    write_whole(path, made.getvalue())
