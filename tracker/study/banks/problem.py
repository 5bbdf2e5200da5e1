"""Files that cannot be taken at all, and the limits that keep a hostile one from hurting."""

from __future__ import annotations

from tracker.kernel.errors import TrackerError

MAX_FILE_BYTES = 128 * 1024 * 1024
"""No bank in circulation comes near; a larger file is something else."""

MAX_UNPACKED_BYTES = 256 * 1024 * 1024
"""The most that the parts of a packed file that are read may unpack to."""

MAX_TEXT_BYTES = 64 * 1024 * 1024
"""The same for a text: 200,000 questions have room in it."""

MAX_ROWS = 1_000_000
"""Lines of a text, notes of a package."""

MAX_LINE_BYTES = 4 * 1024 * 1024
"""One line of a text that is no list of records: one rare sign in it makes it four times as large in memory."""

MAX_PART_BYTES = 96 * 1024 * 1024
"""One part that is held in memory as a whole: a document, the texts of a workbook, a collection."""

MAX_ELEMENTS = 800_000
"""Elements of a part that is read as a tree, of up to 300 bytes each."""

MAX_DEPTH = 200
"""How deep its elements may lie in one another."""

MAX_SHEET_ROWS = 400_000
"""Rows of one sheet that hold anything."""

MAX_CELLS = 4_000_000
"""Rows times columns of one sheet: a reader holds every cell of that rectangle, filled or not."""


class BankProblem(TrackerError):
    """A file that is refused whole.

    Codes: `empty`, `too_large`, `broken`, `password`, `macros`, `unknown_format`, `old_word` (before Word 97, or RTF),
    `pdf`, `archive` (unpack first), `no_questions`, `no_weights` (in a weight table), `no_text` (a picture),
    `text_too_long` (in writing), `unsafe` (a bomb or a document type).
    """
