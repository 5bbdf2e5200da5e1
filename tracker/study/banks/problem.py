"""Files that cannot be taken at all, and the limits that keep a hostile one from hurting."""

from __future__ import annotations

from tracker.kernel.errors import TrackerError

MAX_FILE_BYTES = 128 * 1024 * 1024
"""No bank in circulation comes near; a larger file is something else."""

MAX_UNPACKED_BYTES = 256 * 1024 * 1024
"""The most that the parts of a packed file that are read may unpack to."""

MAX_CELLS = 4_000_000
"""Rows times columns of one sheet: a reader holds every cell of that rectangle, filled or not."""


class BankProblem(TrackerError):
    """A file that is refused whole.

    Codes: `empty`, `too_large`, `broken`, `password`, `macros`, `unknown_format`, `old_word` (save as .docx),
    `pdf`, `archive` (unpack first), `no_questions`, `no_weights` (in a weight table), `no_text` (a picture),
    `text_too_long` (in writing), `unsafe` (a bomb or a document type).
    """
